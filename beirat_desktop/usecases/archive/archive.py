"""The archive: every paper that was ever issued, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.store.archive import (
    NO_FILTER,
    ArchiveFilter,
    ArchiveRow,
    archive_ids,
    archive_rows,
    archive_years,
)
from beirat_desktop.store.errors import Missing
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.files import write_file

__all__ = ["Archive", "ArchiveEntry", "ArchiveFilter", "ArchiveRow", "issue"]


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """An issued paper with the place its record is opened at: noun and id, empty where it is gone."""

    paper: IssuedPaper
    row: ArchiveRow
    place: tuple[str, str]


@dataclass(frozen=True, slots=True)
class StoredPdf:
    """The bytes as a preview wants them; nothing on their pages leads to a field."""

    pdf: bytes
    anchors: dict[str, tuple[()]]


def issue(
    unit: Unit,
    kind: IssuedKind,
    noun: str,
    object_id: str,
    pdf: bytes,
    *,
    file_name: str,
    number: str = "",
    recipient: str = "",
    publication: bool = False,
) -> IssuedPaper:
    """Keep a paper that leaves the house, in the caller's unit: no record of sending without its bytes.

    The issue counts up for the same object and kind. Once the unit is done the caller closes the way back with
    store.forget_undo().
    """
    earlier = unit.issued_papers.where(noun=noun, object_id=object_id, kind=kind)
    return unit.issued_papers.save(
        IssuedPaper(
            kind,
            noun,
            object_id,
            max((paper.issue for paper in earlier), default=0) + 1,
            unit.now.replace(tzinfo=None),
            unit.user,
            file_name,
            unit.keep_blob(pdf),
            len(pdf),
            number,
            recipient,
            publication,
        )
    )


class Archive:
    """What was issued, and its bytes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def issues(self, noun: str, object_id: str, kinds: Sequence[IssuedKind] = tuple(IssuedKind)) -> list[IssuedPaper]:
        """Everything issued for one record, the latest first."""
        with self._store.reading() as unit:
            return unit.issued_papers.where(noun=noun, object_id=object_id, kind=kinds)[::-1]

    def all(self) -> list[IssuedPaper]:
        """Everything that was ever issued, in the order it left."""
        with self._store.reading() as unit:
            return unit.issued_papers.all()

    def get(self, key: str) -> IssuedPaper:
        """One issue; raises Missing."""
        with self._store.reading() as unit:
            return unit.issued_papers.get(key)

    def ids(self, chosen: ArchiveFilter = NO_FILTER, sort: str = "issued", *, descending: bool = True) -> list[str]:
        """The ids of all issued papers of a filter, in order; sort is a key of store.archive.SORTS."""
        with self._store.reading() as unit:
            return archive_ids(unit, chosen, sort, descending=descending)

    def rows(self, keys: Sequence[str]) -> list[ArchiveRow]:
        """The rows of these, in their order."""
        with self._store.reading() as unit:
            return archive_rows(unit, keys)

    def years(self) -> list[int]:
        """The years in which something was issued, the latest first."""
        with self._store.reading() as unit:
            return archive_years(unit)

    def entry(self, key: str) -> ArchiveEntry:
        """One issue with what its record is called; raises Missing."""
        with self._store.reading() as unit:
            paper = unit.issued_papers.get(key)
            return ArchiveEntry(paper, archive_rows(unit, [key])[0], _place(unit, paper))

    def pdf(self, key: str) -> bytes:
        """The bytes as they were issued."""
        with self._store.reading() as unit:
            paper = unit.issued_papers.get(key)
            try:
                return unit.blob(paper.sha512)
            except Missing:
                raise Refused("archive.bytes_gone", name=paper.file_name) from None

    def shown(self, key: str) -> StoredPdf:
        """The bytes for a preview; those that are others now than on the day of issue are not shown as a paper."""
        if not self.check(key):
            raise Refused("archive.bytes_changed", name=self.get(key).file_name)
        return StoredPdf(self.pdf(key), {})

    def save_pdf(self, key: str, file: Path) -> None:
        """Write the bytes to a file of the user's choice."""
        write_file(file, self.pdf(key))

    def check(self, key: str) -> bool:
        """Whether the bytes are still those that were issued: their SHA-512 is computed anew."""
        return hashlib.sha512(self.pdf(key)).hexdigest() == self.get(key).sha512


def _place(unit: Unit, paper: IssuedPaper) -> tuple[str, str]:
    if paper.noun == "agenda_items":
        item = unit.agenda_items.find(paper.object_id)
        return ("meeting", item.meeting_id) if item is not None else ("", "")
    if unit.nouns(paper.noun).find(paper.object_id) is None:
        return "", ""
    # A place is named by one record of its noun: papers are opened at "paper".
    return paper.noun.removesuffix("s"), paper.object_id
