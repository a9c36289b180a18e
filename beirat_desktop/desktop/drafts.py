"""Texts that are not in the record yet, or could not be saved there, wait in a file of their own."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

from beirat_desktop import private
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run

Value = str | RichText


@dataclass(frozen=True, slots=True)
class Draft:
    """A text of one field of one record, and when it was typed."""

    record: str
    field: str
    value: Value
    at: datetime


class Journal(Protocol):
    """Lines that are kept elsewhere than in a file that anybody can read."""

    def lines(self) -> list[str]:
        """All of them, in their order."""

    def append(self, line: str, *, to_disk: bool) -> None:
        """Add one."""

    def rewrite(self, lines: Sequence[str]) -> None:
        """Begin anew with these."""

    def close(self) -> None:
        """Let go of them."""

    def remove(self) -> None:
        """Remove them from the disk, once closed."""


class Drafts:
    """A draft goes when its field is saved or the user discards it.

    The file is a journal: each change is a line at its end, the lines of before are not touched. Who is killed in the
    middle of a line loses that line alone.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / "drafts.json"
        self._drafts: dict[tuple[str, str], Draft] | None = None
        self._length = 0
        self.journal: Journal | None = None
        """Where they are kept now, None for the file of this workplace."""

    def use(self, journal: Journal | None) -> None:
        """Keep drafts there from now on, None for the file of this workplace; each holds its own."""
        if self.journal is not None:
            self.journal.close()
        self.journal, self._drafts, self._length = journal, None, 0

    def keep(self, draft: Draft) -> None:
        """Keep what could not be saved; it is on the disk when this returns."""
        self._read()[draft.record, draft.field] = draft
        self._append(_line(draft), to_disk=True)

    def ahead(self, draft: Draft, *, to_disk: bool = False) -> None:
        """Keep what was typed before it is saved: it outlives the program.

        to_disk: and the power, in a moment; nobody waits for the disk.
        """
        self._read()[draft.record, draft.field] = draft
        self._append(_line(draft), to_disk=to_disk and self.journal is not None)
        if to_disk and self.journal is None:
            Thread(target=_to_disk, args=(os.open(self.file, os.O_RDWR),), name="drafts").start()

    def drop(self, record: str, field: str) -> None:
        if self._read().pop((record, field), None) is None:
            return
        if not self._drafts or self._length > _LONGEST:
            self._rewrite()
        else:
            self._append(json.dumps({"record": record, "field": field, "dropped": True}), to_disk=False)

    def take_over(self, waiting: Sequence[Draft], former: Journal | None) -> None:
        """Keep here what waits in the journal of before, None for the file of this workplace, and leave none of it."""
        for draft in waiting:
            self.keep(draft)
        if former is not None:
            former.remove()
            return
        plain = Drafts(self.file.parent)
        for draft in waiting:
            plain.drop(draft.record, draft.field)
        # What was saved or discarded stands in its lines, too.
        if plain.file.exists():
            plain._rewrite()

    def of(self, record: str) -> tuple[Draft, ...]:
        return tuple(draft for draft in self._read().values() if draft.record == record)

    def all(self) -> tuple[Draft, ...]:
        return tuple(self._read().values())

    def _read(self) -> dict[tuple[str, str], Draft]:
        if self._drafts is None and self.journal is not None:
            lines = self.journal.lines()
            self._drafts, _ = _load("\n".join(lines))
            self._length = sum(map(len, lines))
        if self._drafts is None:
            text = self.file.read_text(encoding="utf-8", errors="replace") if self.file.exists() else ""
            self._drafts, whole = _load(text)
            if not whole:
                # Somebody may still read a text out of it.
                self.file.replace(self.file.with_suffix(".damaged"))
                self._rewrite()
            elif self.file.exists():
                self._length = self.file.stat().st_size
        return self._drafts

    def _append(self, line: str, *, to_disk: bool) -> None:
        if self.journal is not None:
            self.journal.append(line, to_disk=to_disk)
            self._length += len(line)
            return
        private.make_folder(self.file.parent)
        private.make_file(self.file)
        with self.file.open("a", encoding="utf-8") as stream:
            self._length += stream.write(f"{line}\n")
            stream.flush()
            if to_disk:
                os.fsync(stream.fileno())

    def _rewrite(self) -> None:
        """Begin the journal anew with what still waits."""
        waiting = [_line(one) for one in self._read().values()]
        if self.journal is not None:
            self.journal.rewrite(waiting)
            self._length = sum(map(len, waiting))
            return
        lines = "".join(f"{line}\n" for line in waiting)
        beside = self.file.with_suffix(".new")
        private.write(beside, b"")
        with beside.open("w", encoding="utf-8") as stream:
            self._length = stream.write(lines)
            stream.flush()
            if lines:
                os.fsync(stream.fileno())
        beside.replace(self.file)


def _to_disk(handle: int) -> None:
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_LONGEST = 1_000_000
"""Bytes after which the journal is written anew, less what was dropped."""


def _line(draft: Draft) -> str:
    shape = {"record": draft.record, "field": draft.field, "at": draft.at.isoformat(), "value": _shape(draft.value)}
    return json.dumps(shape, ensure_ascii=False)


def _load(text: str) -> tuple[dict[tuple[str, str], Draft], bool]:
    """The drafts that wait, and whether every line could be read; what was read of a damaged file still counts."""
    found: dict[tuple[str, str], Draft] = {}
    whole = True
    for line in text.split("\n"):
        if not line:
            continue
        try:
            entry = json.loads(line)
            for shape in entry if isinstance(entry, list) else [entry]:  # a list: as it was written before
                key = shape["record"], shape["field"]
                if shape.get("dropped"):
                    found.pop(key, None)
                else:
                    found[key] = Draft(*key, _value(shape["value"]), datetime.fromisoformat(shape["at"]))
        except (ValueError, KeyError, TypeError):
            whole = False
    return found, whole


def _shape(value: Value) -> Any:
    return value if isinstance(value, str) else asdict(value)


def _value(shape: Any) -> Value:
    if isinstance(shape, str):
        return shape
    return RichText(
        tuple(
            Block(**{**block, "kind": BlockKind(block["kind"]), "runs": tuple(Run(**run) for run in block["runs"])})
            for block in shape["blocks"]
        )
    )
