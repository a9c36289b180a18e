"""Lists of issued papers: ids of a filter in an order, and the rows of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Text, func, select, type_coerce

from beirat_desktop.domain.searching import NOTHING, Question
from beirat_desktop.store.search import matching
from beirat_desktop.store.tables import issued_papers as issued
from beirat_desktop.store.tables import search_docs
from beirat_desktop.store.unit import Unit


class ArchiveRow(NamedTuple):
    """An issued paper as a list shows it; issued is an ISO text, kind the value of its enumeration.

    about and detail describe the record it was made from: its title, and its number or day.
    """

    id: str
    kind: str
    number: str
    issue: int
    issued: str
    recipient: str
    file_name: str
    size: int
    publication: bool
    noun: str
    object_id: str
    about: str
    detail: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ArchiveFilter:
    """Which issued papers a list shows; empty fields leave all."""

    kind: str = ""
    year: int | None = None
    words: Question = NOTHING


NO_FILTER = ArchiveFilter()
SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "issued": (issued.c.issued, issued.c.id),
    "kind": (issued.c.kind, issued.c.issued, issued.c.id),
    "number": (issued.c.number, issued.c.issue, issued.c.id),
    "issue": (issued.c.issue, issued.c.issued, issued.c.id),
    "recipient": (issued.c.recipient, issued.c.issued, issued.c.id),
    "about": (search_docs.c.folded_title, issued.c.issued, issued.c.id),
    "size": (issued.c.size, issued.c.id),
}
"""What a list can be ordered by."""
_JOINED = issued.outerjoin(search_docs, search_docs.c.object_id == issued.c.object_id)
_ROW = select(
    issued.c.id,
    type_coerce(issued.c.kind, Text),
    issued.c.number,
    issued.c.issue,
    type_coerce(issued.c.issued, Text),
    issued.c.recipient,
    issued.c.file_name,
    issued.c.size,
    issued.c.publication,
    issued.c.noun,
    issued.c.object_id,
    func.coalesce(search_docs.c.title, ""),
    func.coalesce(search_docs.c.detail, ""),
    issued.c.withdrawn.is_not(None),
).select_from(_JOINED)


def archive_ids(
    unit: Unit, chosen: ArchiveFilter = NO_FILTER, sort: str = "issued", *, descending: bool = True
) -> list[str]:
    """The ids of all issued papers of a filter in their order."""
    order = [column.desc() if descending else column.asc() for column in SORTS[sort]]
    query: Select[Any] = select(issued.c.id).select_from(_JOINED if sort == "about" else issued)
    return list(unit.connection.execute(_filtered(unit, query, chosen).order_by(*order)).scalars())


def archive_rows(unit: Unit, keys: Sequence[str]) -> list[ArchiveRow]:
    """The rows of some issued papers in the order of their ids."""
    found = {row.id: row for row in map(ArchiveRow._make, unit.connection.execute(_ROW.where(issued.c.id.in_(keys))))}
    return [found[key] for key in keys]


def archive_years(unit: Unit) -> list[int]:
    """The years in which something was issued, the latest first."""
    year = func.substr(type_coerce(issued.c.issued, Text), 1, 4)
    query: Select[Any] = select(year).distinct().order_by(year.desc())
    return [int(found) for found in unit.connection.execute(query).scalars()]


def _filtered(unit: Unit, query: Select[Any], chosen: ArchiveFilter) -> Select[Any]:
    if chosen.kind:
        query = query.where(type_coerce(issued.c.kind, Text) == chosen.kind)
    if chosen.year is not None:
        day = type_coerce(issued.c.issued, Text)
        query = query.where(day >= f"{chosen.year:04}-01-01", day < f"{chosen.year + 1:04}-01-01")
    if chosen.words.nothing:
        return query
    return query.where(matching(unit.connection, chosen.words, "issued_papers", "issued_papers.id"))
