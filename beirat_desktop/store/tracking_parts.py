"""All that hangs on a page of papers, by columns only, and the names of everybody on their lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Table, bindparam, func, select, union_all

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.periods import as_of
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.votes import Vote
from beirat_desktop.store.periods import TODAY, label_on, name_on, short_name_on, today
from beirat_desktop.store.prepared import Prepared, spelled_out
from beirat_desktop.store.tables import (
    TABLES,
    committees,
    consultations,
    factions,
    follow_ups,
    meetings,
    organizations,
    persons,
    resolutions,
    speakers,
    votes,
)
from beirat_desktop.store.unit import Unit

LOOSE_MOST = 50
_SIZES = (16, 64)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on the papers of one page; values carry only what a line needs.

    votes: the vote on each resolution, by the resolution's id. days: those of meeting_days.
    """

    consultations: tuple[Consultation, ...]
    resolutions: tuple[Resolution, ...]
    follow_ups: tuple[FollowUp, ...]
    speakers: tuple[Speaker, ...]
    votes: dict[str, Vote]
    days: dict[str, date]


def parts(unit: Unit, of: Sequence[Paper]) -> Parts:
    """All that hangs on these papers."""
    ids = [paper.id for paper in of]
    resolved, votes_found = _resolved(unit, "paper_id", ids)
    guests = _values(unit, Speaker, speakers, _SPEAKER, ids)
    stations = _values(unit, Consultation, consultations, _CONSULTATION, ids)
    return Parts(
        stations,
        resolved,
        _values(unit, FollowUp, follow_ups, _FOLLOW_UP, ids),
        guests,
        votes_found,
        meeting_days(unit, of, guests, stations),
    )


def meeting_days(
    unit: Unit, of: Iterable[Paper], guests: Iterable[Speaker], stations: Iterable[Consultation]
) -> dict[str, date]:
    """The days of the meetings that a line tells, by the meeting's id.

    Those these guests are asked to, those motions ask for one, and those that put something off.
    """
    keys = {guest.meeting_id for guest in guests} | {paper.guest_meeting_id for paper in of}
    keys |= {one.meeting_id for one in stations if one.state is ConsultationState.POSTPONED}
    found = _by_keys(unit, meetings, "id", ("id", "start"), sorted(key for key in keys if key is not None))
    return {key: start.date() for key, start in found}


def loose_tasks(unit: Unit) -> tuple[tuple[FollowUp, ...], tuple[Resolution, ...]]:
    """Tasks that hang on no paper and are not yet noted, with the resolutions they follow from."""
    tasks = tuple(FollowUp(**dict(zip(_FOLLOW_UP, row, strict=True))) for row in _LOOSE.rows(unit.connection))
    keys = [task.resolution_id for task in tasks if task.resolution_id]
    return tasks, _resolved(unit, "id", keys)[0]


def committee_values(unit: Unit) -> dict[str, Committee]:
    """Every committee with its name of today and its kind."""
    rows = _COMMITTEES.rows(unit.connection, **today(unit))
    return {key: Committee(body, name, short, kind, id=key) for body, name, short, kind, key in rows}


def names(unit: Unit, people: Sequence[str]) -> dict[str, str]:
    """The short names of today of factions and organisations, and of the given persons, by id."""
    found: dict[str, str] = dict(_NAMES.rows(unit.connection, **today(unit)))
    for key, given_name, family_name, earlier in _by_keys(unit, persons, "id", _PERSON, people):
        found[key] = f"{given_name} {family_name}".strip()
        if earlier:  # almost nobody has a former name, or one to come
            person = as_of(unit.persons.get(key), unit.now.date())
            found[key] = f"{person.given_name} {person.family_name}".strip()
    return found


_PERSON = ("id", "given_name", "family_name", "earlier")


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
    "public",
    "id",
)
_VOTE = (
    *("resolution_id", "form", "yes", "no", "abstentions", "invalid", "not_voting", "excluded", "present", "stated"),
    *("kind", "excluded_ids", "needed"),
)
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
    "heard_from",
    "id",
)
_LOOSE = Prepared(
    select(*(follow_ups.c[name] for name in _FOLLOW_UP))
    .where(follow_ups.c.paper_id.is_(None), follow_ups.c.noted_on.is_(None))
    .limit(spelled_out(LOOSE_MOST))
)
_COMMITTEES = Prepared(
    select(
        committees.c.body_id,
        name_on(committees, TODAY),
        short_name_on(committees, TODAY),
        committees.c.kind,
        committees.c.id,
    )
)
_NAMES = Prepared(
    union_all(
        select(factions.c.id, label_on(factions, TODAY)),
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
    return _query(table.name, link, fields, size).rows(
        unit.connection, **dict(zip(_key_names(size), filled, strict=True))
    )


@cache
def _key_names(size: int) -> tuple[str, ...]:
    return tuple(f"key_{number}" for number in range(size))


@cache
def _query(noun: str, link: str, fields: tuple[str, ...], size: int) -> Prepared:
    table = TABLES[noun]
    columns = [table.c[name] for name in fields]
    keys: list[Any] = [bindparam(name, required=True) for name in _key_names(size)]
    if noun != "resolutions":
        return Prepared(select(*columns).where(table.c[link].in_(keys)))
    both = table.outerjoin(votes, votes.c.resolution_id == table.c.id)
    return Prepared(
        select(*columns, *(votes.c[name] for name in _VOTE)).select_from(both).where(table.c[link].in_(keys))
    )
