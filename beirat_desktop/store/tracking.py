"""Rows of the tracking page: a page of papers, then all that hangs on them, by columns only.

Each query walks an index and fetches one page, so the first screen costs the same for 1,000 papers and 100,000.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, literal, or_, select, tuple_, union, union_all
from sqlalchemy.sql.elements import ColumnElement

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.votes import Vote
from beirat_desktop.store.tables import (
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


def parts(unit: Unit, ids: Collection[str]) -> Parts:
    """All that hangs on these papers."""
    keys = list(ids)
    resolved = tuple(_resolutions(unit, resolutions.c.paper_id.in_(keys)))
    return Parts(
        tuple(_consultations(unit, consultations.c.paper_id.in_(keys))),
        resolved,
        tuple(_follow_ups(unit, follow_ups.c.paper_id.in_(keys))),
        tuple(_speakers(unit, speakers.c.paper_id.in_(keys))),
        _votes(unit, [resolution.id for resolution in resolved]) if resolved else {},
    )


def loose_tasks(unit: Unit, limit: int) -> tuple[list[FollowUp], list[Resolution]]:
    """Tasks that hang on no paper and are not yet noted, with the resolutions they follow from."""
    tasks = list(_follow_ups(unit, and_(follow_ups.c.paper_id.is_(None), follow_ups.c.noted_on.is_(None)), limit))
    keys = [task.resolution_id for task in tasks if task.resolution_id]
    return tasks, list(_resolutions(unit, resolutions.c.id.in_(keys))) if keys else []


def committee_values(unit: Unit) -> dict[str, Committee]:
    """Every committee with its name and kind."""
    columns = (committees.c.body_id, committees.c.name, committees.c.short_name, committees.c.kind, committees.c.id)
    return {
        row.id: Committee(row.body_id, row.name, row.short_name, row.kind, id=row.id)
        for row in unit.connection.execute(select(*columns))
    }


def names(unit: Unit, people: Collection[str]) -> dict[str, str]:
    """The short names of factions and organisations, and of the given persons, by id."""
    labels = union_all(
        select(factions.c.id, func.coalesce(func.nullif(factions.c.short_name, ""), factions.c.name)),
        select(organizations.c.id, func.coalesce(func.nullif(organizations.c.short_name, ""), organizations.c.name)),
    )
    found = {row[0]: row[1] for row in unit.connection.execute(labels)}
    if people:
        query = select(persons.c.id, persons.c.given_name, persons.c.family_name).where(persons.c.id.in_(list(people)))
        found |= {row[0]: f"{row[1]} {row[2]}".strip() for row in unit.connection.execute(query)}
    return found


_PAPER = (
    papers.c.id,
    papers.c.title,
    papers.c.paper_type,
    papers.c.committee_id,
    papers.c.state,
    papers.c.number,
    papers.c.external_number,
    papers.c.faction_id,
    papers.c.organization_id,
    papers.c.dated,
    papers.c.received,
    papers.c.target,
    papers.c.guest_topic,
    papers.c.refusal_reason,
    papers.c.public,
)


def _paper(row: Any) -> Paper:
    return Paper(
        row.title,
        row.paper_type,
        row.committee_id,
        row.state,
        row.number,
        row.external_number,
        row.faction_id,
        organization_id=row.organization_id,
        dated=row.dated,
        received=row.received,
        target=row.target,
        guest_topic=row.guest_topic,
        refusal_reason=row.refusal_reason,
        public=row.public,
        id=row.id,
    )


def _page(unit: Unit, narrowing: Narrowing, after: Cursor | None, limit: int) -> list[Paper]:
    conditions = _conditions(narrowing)
    if after is not None:
        conditions.append(tuple_(papers.c.dated, papers.c.id) < tuple_(literal(after[0]), literal(after[1])))
    # One walk down the index per state, each of one page: a single walk over all states would pass
    # over every finished paper on its way to the open ones.
    walks = [
        select(*_PAPER)
        .where(papers.c.state == state, *conditions)
        .order_by(papers.c.dated.desc(), papers.c.id.desc())
        .limit(limit)
        .subquery()
        for state in narrowing.states
    ]
    found = [_paper(row) for row in unit.connection.execute(union_all(*(select(walk) for walk in walks)))]
    found.sort(key=lambda paper: (paper.dated or date.min, paper.id), reverse=True)
    return found[:limit]


def _undated(unit: Unit, narrowing: Narrowing, below: str | None, limit: int) -> list[Paper]:
    conditions = [*_conditions(narrowing), papers.c.dated.is_(None), papers.c.state.in_(narrowing.states)]
    if below is not None:
        conditions.append(papers.c.id < below)
    query = select(*_PAPER).where(*conditions).order_by(papers.c.id.desc()).limit(limit)
    return [_paper(row) for row in unit.connection.execute(query)]


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


def _consultations(unit: Unit, condition: ColumnElement[bool]) -> Iterable[Consultation]:
    c = consultations.c
    columns = (
        c.paper_id,
        c.committee_id,
        c.position,
        c.role,
        c.state,
        c.meeting_id,
        c.agenda_item_id,
        c.outcome,
        c.outcome_target,
        c.decided_on,
        c.item_number,
        c.external_number,
        c.requested_on,
        c.due,
        c.note,
        c.id,
    )
    for row in unit.connection.execute(select(*columns).where(condition)):
        yield Consultation(**row._asdict())


def _resolutions(unit: Unit, condition: ColumnElement[bool]) -> Iterable[Resolution]:
    c = resolutions.c
    columns = (
        c.committee_id,
        c.decided_on,
        c.outcome,
        c.outcome_target,
        c.number,
        c.agenda_item_id,
        c.consultation_id,
        c.paper_id,
        c.position,
        c.id,
    )
    for row in unit.connection.execute(select(*columns).where(condition)):
        yield Resolution(
            row.committee_id,
            row.decided_on,
            outcome=row.outcome,
            outcome_target=row.outcome_target,
            number=row.number,
            agenda_item_id=row.agenda_item_id,
            consultation_id=row.consultation_id,
            paper_id=row.paper_id,
            position=row.position,
            id=row.id,
        )


def _votes(unit: Unit, keys: list[str]) -> dict[str, Vote]:
    c = votes.c
    columns = (c.resolution_id, c.form, c.yes, c.no, c.abstentions, c.invalid, c.stated)
    query = select(*columns).where(c.resolution_id.in_(keys))
    return {row.resolution_id: Vote(**row._asdict()) for row in unit.connection.execute(query)}


def _follow_ups(unit: Unit, condition: ColumnElement[bool], limit: int | None = None) -> Iterable[FollowUp]:
    columns = [column for column in follow_ups.c if column.name not in ("created", "modified")]
    query = select(*columns).where(condition).limit(limit)
    for row in unit.connection.execute(query):
        yield FollowUp(*row)


def _speakers(unit: Unit, condition: ColumnElement[bool]) -> Iterable[Speaker]:
    c = speakers.c
    columns = (
        c.topic,
        c.person_id,
        c.organization_id,
        c.paper_id,
        c.resolution_id,
        c.meeting_id,
        c.agenda_item_id,
        c.state,
        c.asked_on,
        c.answered_on,
        c.id,
    )
    for row in unit.connection.execute(select(*columns).where(condition)):
        yield Speaker(*row[:8], asked_on=row.asked_on, answered_on=row.answered_on, id=row.id)
