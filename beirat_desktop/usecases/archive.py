"""The archive: every paper that was ever issued, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.store.unit import Store, Unit


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

    def pdf(self, key: str) -> bytes:
        """The bytes as they were issued."""
        with self._store.reading() as unit:
            return unit.blob(unit.issued_papers.get(key).sha512)
