"""Papers that were drawn for a folder before: what is to be drawn from the same again is read there."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from beirat_desktop import __version__, documents, paths
from beirat_desktop.documents.model import Document
from beirat_desktop.domain.website import SiteFile
from beirat_desktop.usecases.publications.rendering import draw


class Drawings:
    """Draws only what does not lie in the folder as it would be drawn: a file that anybody changed is drawn anew.

    What was drawn from what is kept at this workplace, not in the folder, where others may write.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._by_source = {source: (path, sum_) for path, (source, sum_) in _known(folder).items()}
        self._sources: dict[str, str] = {}

    def pdf(self, document: Document) -> bytes:
        """The paper as it would be drawn now. Refuses letters that cannot be printed."""
        source = _sum(engine() + repr(document).encode("utf-8", "surrogatepass"))
        pdf = self._there(*self._by_source.get(source, ("", ""))) or draw(document).pdf
        self._sources[_sum(pdf)] = source
        return pdf

    def keep(self, files: Iterable[SiteFile]) -> None:
        """Note what these files, which lie in the folder now, were drawn from."""
        sums = {file.path: _sum(file.content) for file in files if not file.address}
        told = {path: (self._sources[key], key) for path, key in sums.items() if key in self._sources}
        with suppress(OSError):  # what is not noted is drawn again
            _place(self._folder).write_bytes(json.dumps(told).encode())

    def _there(self, path: str, sum_: str) -> bytes:
        if not path:
            return b""
        try:
            content = (self._folder / path).read_bytes()
        except OSError:
            return b""
        return content if _sum(content) == sum_ else b""


def _place(folder: Path) -> Path:
    name = _sum(str(folder.resolve()).encode("utf-8", "surrogateescape"))
    notes = paths.state_folder() / "drawn"
    notes.mkdir(exist_ok=True)
    return notes / f"{name}.json"


def _known(folder: Path) -> Mapping[str, tuple[str, str]]:
    """Of the files of a folder by path: the sum of what each was drawn from, and of its bytes (SHA-256)."""
    try:
        data: Any = json.loads(_place(folder).read_bytes())
        return {path: (source, sum_) for path, (source, sum_) in data.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}  # never published from here, or damaged: all of it is drawn


@lru_cache(maxsize=1)
def engine() -> bytes:
    """What tells one engine from the next: its source, or in a build, which has none, the program itself."""
    folder = Path(documents.__file__).parent
    sources = sorted(folder.rglob("*.py"))
    told = hashlib.sha256(__version__.encode())
    for file in sources:
        told.update(file.read_bytes())
    if not sources:
        program = Path(sys.executable).stat()
        told.update(f"{program.st_size} {program.st_mtime_ns}".encode())
    return told.digest()


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
