"""Lists of papers: pages, ids in an order, and the papers somebody waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, func, select, tuple_, type_coerce

from beirat_desktop.domain.history import Change
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.searching import NOTHING, Question
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.store.paper_row import PaperRow
from beirat_desktop.store.periods import PAPER_DAY, label_on, today
from beirat_desktop.store.prepared import Prepared, driver_rows, spelled_out
from beirat_desktop.store.search import found_ids, matching
from beirat_desktop.store.tables import changes, factions, meetings, organizations, papers
from beirat_desktop.store.unit import Unit


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which papers a list shows; empty fields leave all. since and until hold for the day on the letter."""

    types: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    committee_id: str | None = None
    faction_id: str | None = None
    meeting_id: str | None = None
    since: date | None = None
    until: date | None = None
    words: Question = NOTHING


NO_FILTER = PaperFilter()
_MANY = 1_000
_SENDER = func.coalesce(
    label_on(factions, PAPER_DAY),
    func.nullif(organizations.c.short_name, ""),
    organizations.c.name,
    "",
)
SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "dated": (papers.c.dated, papers.c.id),
    "received": (papers.c.received, papers.c.id),
    "number": (papers.c.number, papers.c.id),
    "title": (papers.c.title, papers.c.id),
    "sender": (_SENDER, papers.c.dated, papers.c.id),
    "meeting": (meetings.c.start, papers.c.number, papers.c.id),
    "state": (papers.c.state, papers.c.dated, papers.c.id),
}
"""What a list can be ordered by."""
_JOINED = (
    papers.outerjoin(factions, factions.c.id == papers.c.faction_id)
    .outerjoin(organizations, organizations.c.id == papers.c.organization_id)
    .outerjoin(meetings, meetings.c.id == papers.c.meeting_id)
)
_ROW = select(
    papers.c.id,
    papers.c.number,
    papers.c.title,
    type_coerce(papers.c.paper_type, Text),
    type_coerce(papers.c.state, Text),
    _SENDER,
    type_coerce(papers.c.dated, Text),
    type_coerce(papers.c.received, Text),
    type_coerce(meetings.c.start, Text),
    meetings.c.number,
    type_coerce(papers.c.joint_faction_ids, Text) != "[]",
    papers.c.amends_id.is_not(None),
).select_from(_JOINED)
_NEWEST = (papers.c.dated.desc(), papers.c.id.desc())


def amendments_among(unit: Unit, ids: Sequence[str]) -> frozenset[str]:
    """Those of these papers that amend another one."""
    if not ids:
        return frozenset()
    # Asked with every letter of a search, and Core takes longer to write a list of ids than the engine to answer.
    marks = ", ".join("?" * len(ids))
    query = f"SELECT id FROM papers WHERE amends_id IS NOT NULL AND id IN ({marks})"
    return frozenset(key for (key,) in driver_rows(unit.connection, query, tuple(ids)))


def paper_page(
    unit: Unit, limit: int, after: PaperRow | None = None, chosen: PaperFilter = NO_FILTER
) -> list[PaperRow]:
    """The newest papers, or those that come after a row; those without a day stand last."""
    found: list[PaperRow] = []
    if after is None or after.dated is not None:
        found = _part(unit, limit, after, chosen, dated=True)
        after = None
    if len(found) < limit:
        found += _part(unit, limit - len(found), after, chosen, dated=False)
    return found


def paper_ids(
    unit: Unit, chosen: PaperFilter = NO_FILTER, sort: str = "dated", *, descending: bool = True
) -> list[str]:
    """The ids of all papers of a filter in their order."""
    among, chosen = _among(unit, chosen)
    source = _JOINED if sort in ("sender", "meeting") else papers
    if sort == "title":
        # SQLite sorts by code point, which puts Ä behind Z.
        query: Any = select(papers.c.id, papers.c.title)
        titles = unit.connection.execute(_filtered(unit, query, chosen))
        ordered = [key for _, key in sorted(((sort_key(title), key) for key, title in titles), reverse=descending)]
        return ordered if among is None else [key for key in ordered if key in among]
    order = [column.desc() if descending else column.asc() for column in SORTS[sort]]
    query = _filtered(unit, select(papers.c.id).select_from(source), chosen).order_by(*order)
    # Straight from the driver: a row of SQLAlchemy's around each of 100,000 ids takes longer than finding them.
    cursor: Any = unit.connection.execute(query, today(unit)).cursor
    keys = [key for (key,) in cursor.fetchall()]
    return keys if among is None else [key for key in keys if key in among]


def paper_rows(unit: Unit, keys: Sequence[str]) -> list[PaperRow]:
    """The rows of some papers in the order of their ids; those that are gone are left out."""
    found = {row.id: row for row in _rows(unit, _ROW.where(papers.c.id.in_(keys)))}
    return [found[key] for key in keys if key in found]


def paper_counts(unit: Unit, chosen: PaperFilter = NO_FILTER) -> dict[str, int]:
    """How many papers there are in each state."""
    state = type_coerce(papers.c.state, Text)
    among, chosen = _among(unit, chosen)
    if among is not None:
        every: Any = unit.connection.execute(_filtered(unit, select(papers.c.id, state), chosen)).cursor
        return Counter(one for key, one in every.fetchall() if key in among)
    counting: Any = select(state, func.count()).select_from(papers)
    query = _filtered(unit, counting, chosen).group_by(state)
    return {row[0]: row[1] for row in unit.connection.execute(query)}


def _among(unit: Unit, chosen: PaperFilter) -> tuple[set[str] | None, PaperFilter]:
    """What the words find, where that is much, and the filter without them.

    SQLite takes longer to put many ids into a set of its own, and to look each up, than it needs to find them.
    """
    if chosen.words.nothing:
        return None, chosen
    found = found_ids(unit.connection, chosen.words, "papers")
    return (None, chosen) if len(found) < _MANY else (found, replace(chosen, words=NOTHING))


def last_changed(unit: Unit, key: str) -> datetime | None:
    """When a paper was changed last, None where nothing is known of it."""
    query = select(func.max(changes.c.changed)).where(changes.c.noun == "papers", changes.c.object_id == key)
    found: datetime | None = unit.connection.execute(query).scalar()
    return found


def record_changes(unit: Unit, noun: str, key: str) -> list[Change]:
    """What was changed in a record, its files and its references, also in those that are gone; the latest first."""
    belongs = select(changes.c.object_id).where(
        changes.c.noun.in_(("attachments", "citations")), type_coerce(changes.c.fields, Text).contains(f'"{key}')
    )
    parts = list(unit.connection.execute(belongs.distinct()).scalars())
    return unit.changes.where(noun=(noun, "attachments", "citations"), object_id=(key, *parts))[::-1]


def _rows(unit: Unit, query: Select[Any]) -> list[PaperRow]:
    return list(map(PaperRow._make, unit.connection.execute(query, today(unit)).all()))


def _part(unit: Unit, limit: int, after: PaperRow | None, chosen: PaperFilter, *, dated: bool) -> list[PaperRow]:
    values: dict[str, Any] = today(unit)
    if after is not None:
        values |= {"after_day": after.dated, "after_id": after.id} if dated else {"after_id": after.id}
    if chosen == NO_FILTER:
        rows = _unfiltered(limit, dated=dated, below=after is not None).rows(unit.connection, **values)
    else:
        query = _filtered(unit, _ordered(limit, dated=dated, below=after is not None), chosen)
        rows = [tuple(row) for row in unit.connection.execute(query, values)]
    return list(map(PaperRow._make, rows))


@lru_cache(64)
def _unfiltered(most: int, *, dated: bool, below: bool) -> Prepared:
    return Prepared(_ordered(most, dated=dated, below=below))


def _ordered(most: int, *, dated: bool, below: bool) -> Select[Any]:
    """Papers with a day or without one; below: those after a row in this order."""
    after_id = bindparam("after_id", type_=Text, required=True)
    if dated:
        query = _ROW.where(papers.c.dated.is_not(None)).order_by(*_NEWEST)
        place = tuple_(type_coerce(papers.c.dated, Text), papers.c.id)
        beyond = place < tuple_(bindparam("after_day", type_=Text, required=True), after_id)
    else:
        query = _ROW.where(papers.c.dated.is_(None)).order_by(papers.c.id.desc())
        beyond = papers.c.id < after_id
    return (query.where(beyond) if below else query).limit(spelled_out(most))


def _filtered(unit: Unit, query: Select[Any], chosen: PaperFilter) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.types:
        conditions.append(papers.c.paper_type.in_(chosen.types))
    if chosen.states:
        conditions.append(papers.c.state.in_(chosen.states))
    for column in ("committee_id", "faction_id", "meeting_id"):
        if (wanted := getattr(chosen, column)) is not None:
            conditions.append(papers.c[column] == wanted)
    if chosen.since is not None:
        conditions.append(papers.c.dated >= chosen.since)
    if chosen.until is not None:
        conditions.append(papers.c.dated <= chosen.until)
    query = query.where(and_(True, *conditions))
    if chosen.words.nothing:
        return query
    return query.where(matching(unit.connection, chosen.words, "papers", "papers.id"))


def motion_titles(unit: Unit, *, but: str = "") -> list[tuple[str, str]]:
    """Id and title of every motion that was ever handed in, the newest first; but leaves one out.

    Not the papers themselves: they are looked for at every pause while a title is typed, and their texts are long.
    """
    query = (
        select(papers.c.id, papers.c.title)
        .where(papers.c.paper_type == PaperType.MOTION, papers.c.state != PaperState.DRAFT, papers.c.id != but)
        .order_by(papers.c.dated.desc(), papers.c.id)
    )
    return [(row.id, row.title) for row in unit.connection.execute(query)]
