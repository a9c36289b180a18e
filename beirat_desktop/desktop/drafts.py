"""Texts that could not be saved in the record wait in a file of their own."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from beirat_desktop.domain.text import Block, BlockKind, RichText, Run

Value = str | RichText


@dataclass(frozen=True, slots=True)
class Draft:
    """A text of one field of one record, and when it could not be saved."""

    record: str
    field: str
    value: Value
    at: datetime


class Drafts:
    """Written only in trouble; a draft goes when its field is saved or the user discards it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "drafts.json"
        self._drafts: dict[tuple[str, str], Draft] | None = None

    def keep(self, draft: Draft) -> None:
        self._read()[draft.record, draft.field] = draft
        self._write()

    def drop(self, record: str, field: str) -> None:
        if self._read().pop((record, field), None) is not None:
            self._write()

    def of(self, record: str) -> tuple[Draft, ...]:
        return tuple(draft for draft in self._read().values() if draft.record == record)

    def all(self) -> tuple[Draft, ...]:
        return tuple(self._read().values())

    def _read(self) -> dict[tuple[str, str], Draft]:
        if self._drafts is None:
            self._drafts = {(one.record, one.field): one for one in _load(self.file)}
        return self._drafts

    def _write(self) -> None:
        shapes = [
            {"record": one.record, "field": one.field, "at": one.at.isoformat(), "value": _shape(one.value)}
            for one in self._read().values()
        ]
        beside = self.file.with_suffix(".new")
        with beside.open("w", encoding="utf-8") as stream:
            json.dump(shapes, stream, ensure_ascii=False)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(self.file)


def _load(file: Path) -> list[Draft]:
    if not file.exists():
        return []
    try:
        shapes = json.loads(file.read_text(encoding="utf-8"))
        return [
            Draft(one["record"], one["field"], _value(one["value"]), datetime.fromisoformat(one["at"]))
            for one in shapes
        ]
    except (ValueError, KeyError, TypeError):
        # A damaged file is put aside: somebody may still read a text out of it.
        file.replace(file.with_suffix(".damaged"))
        return []


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
