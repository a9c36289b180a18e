"""What was published into a folder before: what would come out the same again is read there.

Each paper is noted with what it was drawn from, and the folder as a whole with the state of the record, the program
and the day; of every file the sum of its bytes, so that a file that anybody changed is made anew. The notes are kept at
this workplace, not in the folder, where others may write; what was cut is never among them, as it is to stay in the
record alone.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import beirat_desktop
from beirat_desktop import __version__, paths
from beirat_desktop.documents.model import Document
from beirat_desktop.domain.website import Changes
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.publications.rendering import draw

_SEEN_ONLY = ("desktop", "cli")
"""The packages of which nothing gets into what is published."""

MOST_KEPT = 64 * 2**20
"""So many bytes of papers wait in memory from the look until they are written."""


class Drawings:
    """Draws only what does not lie in the folder as it would be drawn, and was not drawn to be looked at before.

    looked_at: by its source, what was drawn then; kept: the same of this time, as far as it may stay in memory.
    """

    def __init__(self, folder: Path, looked_at: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self._folder = folder
        self._looked_at = looked_at
        self.kept: dict[str, bytes] = {}
        self._room = MOST_KEPT
        self._note = _note(folder)
        self._by_source = {source: (path, sum_) for path, (source, sum_) in self._note.drawn.items()}
        self._sources: dict[str, str] = {}

    def unchanged(self, state: str) -> Changes | None:
        """That nothing changes, where all lies in the folder as it was made from that state; None otherwise.

        What is cut from it is not told again: it was, when it went public.
        """
        note = self._note
        if not note.state or note.state != state:
            return None
        if any(self._there(path, sum_) is None for path, sum_ in note.sums.items()):
            return None
        return Changes(same=len(note.sums), left_out=note.left_out)

    def pdf(self, document: Document) -> bytes:
        """The paper as it would be drawn now. Refuses letters that cannot be printed."""
        source = _sum(program() + repr(document).encode("utf-8", "surrogatepass"))
        pdf = self._there(*self._by_source.get(source, ("", "")))
        if pdf is None:
            pdf = self._looked_at.get(source) or draw(document).pdf
            self._room -= len(pdf)
            if self._room >= 0:
                self.kept[source] = pdf
        self._sources[_sum(pdf)] = source
        return pdf

    def keep(self, state: str, files: Mapping[str, bytes], changes: Changes) -> None:
        """Note what these files, which lie in the folder now by their paths, were made from."""
        sums = {path: _sum(content) for path, content in files.items()}
        note = {
            "drawn": {path: (self._sources[key], key) for path, key in sums.items() if key in self._sources},
            "state": state,
            "sums": sums,
            "left_out": changes.left_out,
        }
        with suppress(OSError):  # what is not noted is made again
            _place(self._folder).write_bytes(json.dumps(note).encode())

    def _there(self, path: str, sum_: str) -> bytes | None:
        if not path:
            return None
        try:
            content = (self._folder / path).read_bytes()
        except OSError:
            return None
        return content if _sum(content) == sum_ else None


def state_of(unit: Unit, address: str, day: date) -> str:
    """A checksum of all that a publication is made from: record, reader, program, address, day."""
    return _sum(program() + "\n".join((unit.state(), unit.user, address, day.isoformat())).encode())


class _Note(NamedTuple):
    """drawn: by path, the sum of what a paper was drawn from and of its bytes; sums: of every file by its path."""

    drawn: Mapping[str, tuple[str, str]] = MappingProxyType({})
    state: str = ""
    sums: Mapping[str, str] = MappingProxyType({})
    left_out: tuple[str, ...] = ()


def _place(folder: Path) -> Path:
    name = _sum(str(folder.resolve()).encode("utf-8", "surrogateescape"))
    notes = paths.state_folder() / "drawn"
    notes.mkdir(exist_ok=True)
    return notes / f"{name}.json"


def _note(folder: Path) -> _Note:
    try:
        data: Any = json.loads(_place(folder).read_bytes())
        return _Note(
            {path: (source, sum_) for path, (source, sum_) in data["drawn"].items()},
            str(data["state"]),
            {path: str(sum_) for path, sum_ in data["sums"].items()},
            tuple(data["left_out"]),
        )
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return _Note()  # never published from here, or damaged: all of it is made


@lru_cache(maxsize=1)
def program() -> bytes:
    """What tells one program from the next: its source, or in a build, which has none, the program itself."""
    folder = Path(beirat_desktop.__file__).parent
    told = hashlib.sha256(f"{__version__} {sys.version}".encode())
    sources = [one for one in sorted(folder.rglob("*.py")) if one.relative_to(folder).parts[0] not in _SEEN_ONLY]
    for file in sources:
        told.update(file.read_bytes())
    of_the_house = paths.resources()
    kept = [
        file for name in ("fonts", "icc", ".") for file in sorted((of_the_house / name).iterdir()) if file.is_file()
    ]
    for file in [*kept, *([] if sources else [Path(sys.executable)])]:
        there = file.stat()
        told.update(f"{file.name} {there.st_size} {there.st_mtime_ns}".encode())
    return told.digest()


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
