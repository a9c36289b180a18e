"""Rows of the tracking page: a page of papers, then all that hangs on them, by columns only.

Each query walks an index and fetches one page, so the first screen costs the same for 1,000 papers and 100,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    CompoundSelect,
    Select,
    Table,
    bindparam,
    func,
    literal,
    or_,
    select,
    tuple_,
    union,
    union_all,
)
from sqlalchemy.sql.elements import ColumnElement

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.votes import Vote
from beirat_desktop.store.prepared import Prepared
from beirat_desktop.store.tables import (
    TABLES,
    committees,
    consultations,
    factions,
    follow_ups,
    organizations,
    papers,
    persons,
    resolutions,
    speakers,
    votes,
)
from beirat_desktop.store.unit import Unit

OPEN_STATES = (PaperState.SUBMITTED, PaperState.ADMITTED, PaperState.ON_AGENDA, PaperState.DEBATED)
CLOSED_STATES = (PaperState.DONE, PaperState.WITHDRAWN, PaperState.REFUSED)
_AHEAD = (ConsultationState.PLANNED, ConsultationState.ON_AGENDA, ConsultationState.POSTPONED)
LOOSE_MOST = 50
_SIZES = (16, 64)
V = TypeVar("V")

Cursor = tuple[date | None, str]
"""The day and id of the last paper of a page."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which papers to show. words: part of title or number; waits_id: a committee or office somebody waits for."""

    states: tuple[PaperState, ...] = OPEN_STATES
    faction_id: str | None = None
    overdue_on: date | None = None
    waits_id: str | None = None
    found: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on the papers of one page; values carry only what a line needs.

    votes: the vote on each resolution, by the resolution's id.
    """

    consultations: tuple[Consultation, ...]
    resolutions: tuple[Resolution, ...]
    follow_ups: tuple[FollowUp, ...]
    speakers: tuple[Speaker, ...]
    votes: dict[str, Vote]


def paper_page(unit: Unit, narrowing: Narrowing, after: Cursor | None, limit: int) -> list[Paper]:
    """The next papers, the latest first; undated ones come last."""
    dated = _page(unit, narrowing, after, limit) if after is None or after[0] is not None else []
    missing = limit - len(dated)
    if missing and after is not None:
        key = after[1] if after[0] is None else None
        return dated + _undated(unit, narrowing, key, missing)
    return dated


def count_papers(unit: Unit, narrowing: Narrowing) -> int:
    """How many papers there are to show."""
    query = (
        select(func.count()).select_from(papers).where(*_conditions(narrowing), papers.c.state.in_(narrowing.states))
    )
    return int(unit.connection.execute(query).scalar_one())


def awaited_offices(unit: Unit) -> list[str]:
    """The offices that have a task not yet carried out."""
    query = select(follow_ups.c.organization_id).where(
        follow_ups.c.carried_out_on.is_(None), follow_ups.c.organization_id.is_not(None)
    )
    return list(unit.connection.execute(query.distinct()).scalars())


def parts(unit: Unit, ids: Sequence[str]) -> Parts:
    """All that hangs on these papers."""
    resolved, votes_found = _resolved(unit, "paper_id", ids)
    return Parts(
        _values(unit, Consultation, consultations, _CONSULTATION, ids),
        resolved,
        _values(unit, FollowUp, follow_ups, _FOLLOW_UP, ids),
        _values(unit, Speaker, speakers, _SPEAKER, ids),
        votes_found,
    )


def loose_tasks(unit: Unit) -> tuple[tuple[FollowUp, ...], tuple[Resolution, ...]]:
    """Tasks that hang on no paper and are not yet noted, with the resolutions they follow from."""
    tasks = tuple(FollowUp(**dict(zip(_FOLLOW_UP, row, strict=True))) for row in _LOOSE.rows(unit.connection))
    keys = [task.resolution_id for task in tasks if task.resolution_id]
    return tasks, _resolved(unit, "id", keys)[0]


def committee_values(unit: Unit) -> dict[str, Committee]:
    """Every committee with its name and kind."""
    rows = _COMMITTEES.rows(unit.connection)
    return {key: Committee(body, name, short, kind, id=key) for body, name, short, kind, key in rows}


def names(unit: Unit, people: Sequence[str]) -> dict[str, str]:
    """The short names of factions and organisations, and of the given persons, by id."""
    found: dict[str, str] = dict(_NAMES.rows(unit.connection))
    if people:
        query = select(persons.c.id, persons.c.given_name, persons.c.family_name).where(persons.c.id.in_(people))
        found |= {row[0]: f"{row[1]} {row[2]}".strip() for row in unit.connection.execute(query)}
    return found


_PAPER = (
    "id",
    "title",
    "paper_type",
    "committee_id",
    "state",
    "number",
    "external_number",
    "faction_id",
    "organization_id",
    "dated",
    "received",
    "target",
    "guest_topic",
    "refusal_reason",
    "public",
)
_PAPER_COLUMNS = tuple(papers.c[name] for name in _PAPER)


def _papers(rows: Iterable[Sequence[Any]]) -> list[Paper]:
    return [Paper(**dict(zip(_PAPER, row, strict=True))) for row in rows]


def _page(unit: Unit, narrowing: Narrowing, after: Cursor | None, limit: int) -> list[Paper]:
    conditions = _conditions(narrowing)
    if after is not None:
        conditions.append(tuple_(papers.c.dated, papers.c.id) < tuple_(literal(after[0]), literal(after[1])))
    if conditions:
        rows: Iterable[Sequence[Any]] = unit.connection.execute(_walks(narrowing.states, limit, conditions))
    else:
        rows = _first_page(narrowing.states, limit).rows(unit.connection)
    found = _papers(rows)
    found.sort(key=lambda paper: (paper.dated or date.min, paper.id), reverse=True)
    return found[:limit]


@cache
def _first_page(states: tuple[PaperState, ...], limit: int) -> Prepared:
    return Prepared(_walks(states, limit, []))


def _walks(states: tuple[PaperState, ...], limit: int, conditions: list[ColumnElement[bool]]) -> CompoundSelect[Any]:
    """One walk down the index per state, each of one page.

    A single walk over all states would pass over every finished paper on its way to the open ones.
    """
    walks = [
        select(*_PAPER_COLUMNS)
        .where(papers.c.state == state, *conditions)
        .order_by(papers.c.dated.desc(), papers.c.id.desc())
        .limit(limit)
        .subquery()
        for state in states
    ]
    return union_all(*(select(walk) for walk in walks))


def _undated(unit: Unit, narrowing: Narrowing, below: str | None, limit: int) -> list[Paper]:
    conditions = [*_conditions(narrowing), papers.c.dated.is_(None), papers.c.state.in_(narrowing.states)]
    if below is not None:
        conditions.append(papers.c.id < below)
    query = select(*_PAPER_COLUMNS).where(*conditions).order_by(papers.c.id.desc()).limit(limit)
    return _papers(unit.connection.execute(query))


def _conditions(narrowing: Narrowing) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if narrowing.faction_id is not None:
        found.append(papers.c.faction_id == narrowing.faction_id)
    if narrowing.overdue_on is not None:
        found.append(papers.c.id.in_(_overdue(narrowing.overdue_on)))
    if narrowing.waits_id is not None:
        found.append(papers.c.id.in_(_waiting_for(narrowing.waits_id)))
    if narrowing.found is not None:
        found.append(papers.c.id.in_(narrowing.found))
    return found


def _overdue(today: date) -> Select[Any]:
    late = union(
        select(consultations.c.paper_id).where(consultations.c.state.in_(_AHEAD), consultations.c.due < today),
        select(follow_ups.c.paper_id).where(
            follow_ups.c.due < today, follow_ups.c.carried_out_on.is_(None), follow_ups.c.paper_id.is_not(None)
        ),
    ).subquery()
    return select(late.c.paper_id)


def _waiting_for(key: str) -> Select[Any]:
    asked = union(
        select(consultations.c.paper_id).where(
            consultations.c.committee_id == key,
            consultations.c.state.in_(_AHEAD),
            or_(consultations.c.requested_on.is_not(None), consultations.c.agenda_item_id.is_not(None)),
        ),
        select(follow_ups.c.paper_id).where(
            follow_ups.c.organization_id == key,
            follow_ups.c.carried_out_on.is_(None),
            follow_ups.c.paper_id.is_not(None),
        ),
    ).subquery()
    return select(asked.c.paper_id)


_CONSULTATION = (
    "paper_id",
    "committee_id",
    "position",
    "role",
    "state",
    "meeting_id",
    "agenda_item_id",
    "outcome",
    "outcome_target",
    "decided_on",
    "item_number",
    "external_number",
    "requested_on",
    "due",
    "note",
    "id",
)
_RESOLUTION = (
    "committee_id",
    "decided_on",
    "outcome",
    "outcome_target",
    "number",
    "agenda_item_id",
    "consultation_id",
    "paper_id",
    "position",
    "id",
)
_VOTE = ("resolution_id", "form", "yes", "no", "abstentions", "invalid", "stated")
_FOLLOW_UP = tuple(column.name for column in follow_ups.c if column.name not in ("created", "modified"))
_SPEAKER = (
    "topic",
    "person_id",
    "organization_id",
    "paper_id",
    "resolution_id",
    "meeting_id",
    "agenda_item_id",
    "state",
    "asked_on",
    "answered_on",
    "id",
)
_LOOSE = Prepared(
    select(*(follow_ups.c[name] for name in _FOLLOW_UP))
    .where(follow_ups.c.paper_id.is_(None), follow_ups.c.noted_on.is_(None))
    .limit(LOOSE_MOST)
)
_COMMITTEES = Prepared(
    select(committees.c.body_id, committees.c.name, committees.c.short_name, committees.c.kind, committees.c.id)
)
_NAMES = Prepared(
    union_all(
        select(factions.c.id, func.coalesce(func.nullif(factions.c.short_name, ""), factions.c.name)),
        select(organizations.c.id, func.coalesce(func.nullif(organizations.c.short_name, ""), organizations.c.name)),
    )
)


def _values(unit: Unit, kind: type[V], table: Table, fields: tuple[str, ...], ids: Sequence[str]) -> tuple[V, ...]:
    rows = _by_keys(unit, table, "paper_id", fields, ids)
    return tuple(kind(**dict(zip(fields, row, strict=True))) for row in rows)


def _resolved(unit: Unit, link: str, keys: Sequence[str]) -> tuple[tuple[Resolution, ...], dict[str, Vote]]:
    """Resolutions with their votes, in one query."""
    found, given = [], {}
    for row in _by_keys(unit, resolutions, link, _RESOLUTION, keys):
        found.append(Resolution(**dict(zip(_RESOLUTION, row[: len(_RESOLUTION)], strict=True))))
        vote = row[len(_RESOLUTION) :]
        if vote[0] is not None:
            given[found[-1].id] = Vote(**dict(zip(_VOTE, vote, strict=True)))
    return tuple(found), given


def _by_keys(unit: Unit, table: Table, link: str, fields: tuple[str, ...], keys: Sequence[str]) -> list[Any]:
    """Rows that hang on any of the keys; the list is filled up to a few sizes, so that a query is compiled once."""
    if not keys:
        return []
    size = next((size for size in _SIZES if size >= len(keys)), len(keys))
    filled = [*keys, *[keys[-1]] * (size - len(keys))]
    values = {f"key_{number}": key for number, key in enumerate(filled)}
    return _query(table.name, link, fields, size).rows(unit.connection, **values)


@cache
def _query(noun: str, link: str, fields: tuple[str, ...], size: int) -> Prepared:
    table = TABLES[noun]
    columns = [table.c[name] for name in fields]
    keys: list[Any] = [bindparam(f"key_{number}", required=True) for number in range(size)]
    if noun != "resolutions":
        return Prepared(select(*columns).where(table.c[link].in_(keys)))
    both = table.outerjoin(votes, votes.c.resolution_id == table.c.id)
    return Prepared(
        select(*columns, *(votes.c[name] for name in _VOTE)).select_from(both).where(table.c[link].in_(keys))
    )
