"""A log that helps support and holds no personal data: names of actions, kinds of errors, places in the code."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from beirat_desktop import private

_NAME = "beirat"
LOG_NAME = "beirat.log"
_OLD_FILES = 3
_BYTES = 500_000
_LIBRARY = Path(logging.__file__).parents[1]
_PACKAGE = Path(__file__).resolve().parents[2]


def open_log(folder: Path) -> Path:
    """Write to beirat.log in that folder from now on; returns the file."""
    file = folder / LOG_NAME
    handler = _OwnFile(file, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger(_NAME)
    close_log()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return file


def close_log() -> None:
    """Let go of the file."""
    logger = logging.getLogger(_NAME)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def trouble(name: str, error: BaseException) -> None:
    """Note that something failed: kind and place, never the values it failed on."""
    logging.getLogger(_NAME).error("%s\n%s", name, places(error))


def crashed(places: Sequence[str]) -> None:
    """Note that the program before this one did not end in order, and where it was."""
    logging.getLogger(_NAME).error("%s", "\n".join(("crashed", *places)))


def places(error: BaseException) -> str:
    """The kind of an error and the places it passed, without its message, which may hold a name."""
    lines = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__qualname__)
        lines += [f"  {short(frame.filename)}:{frame.lineno} {frame.name}" for frame in _frames(seen.__traceback__)]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def _frames(trace: TracebackType | None) -> traceback.StackSummary:
    return traceback.extract_tb(trace)


def short(file: str) -> str:
    """A file of the code, without the folders it lies in, which may be called after somebody."""
    path = Path(file)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE).as_posix()
    library = path.is_relative_to(_LIBRARY) or "site-packages" in path.parts
    return "/".join(path.parts[-2 if library else -1 :])


class _OwnFile(RotatingFileHandler):
    """Nobody else may read it, nor the ones before it."""

    def _open(self) -> TextIOWrapper:
        private.make_file(Path(self.baseFilename))
        private.close(Path(self.baseFilename))
        return super()._open()


class _Formatter(logging.Formatter):
    """Never writes an exception's message, also when a logger is called with exc_info."""

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return places(error) if isinstance(error, BaseException) else ""
