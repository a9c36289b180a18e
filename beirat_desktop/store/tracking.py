"""Rows of the tracking page: a page of papers, then all that hangs on them, by columns only.

Of papers that are one matter, the latest that fits stands for all.

Each query walks an index and fetches one page, so the first screen costs the same for 1,000 papers and 100,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Select,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
    union,
    union_all,
)
from sqlalchemy.sql.elements import ColumnElement

from beirat_desktop.domain.consultations import ConsultationState
from beirat_desktop.domain.papers import CLOSED, Paper, PaperState
from beirat_desktop.domain.searching import NOTHING, Question
from beirat_desktop.store.prepared import Prepared, spelled_out
from beirat_desktop.store.search import matching
from beirat_desktop.store.tables import consultations, follow_ups, joinings, papers
from beirat_desktop.store.unit import Unit

OPEN_STATES = (PaperState.SUBMITTED, PaperState.ADMITTED, PaperState.ON_AGENDA, PaperState.DEBATED)
_AHEAD = (ConsultationState.PLANNED, ConsultationState.ON_AGENDA, ConsultationState.POSTPONED)

Cursor = tuple[date | None, str]
"""The day and id of the last paper of a page."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which papers to show. words: what they say; waits_id: a committee or office somebody waits for.

    closed: papers the public may not read of; None where the house looks.
    """

    states: tuple[PaperState, ...] = OPEN_STATES
    faction_id: str | None = None
    overdue_on: date | None = None
    waits_id: str | None = None
    words: Question = NOTHING
    closed: frozenset[str] | None = None


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
        select(func.count())
        .select_from(papers)
        .where(*_conditions(unit, narrowing), _stand_for(unit, narrowing), papers.c.state.in_(narrowing.states))
    )
    return int(unit.connection.execute(query).scalar_one())


def awaited_offices(unit: Unit) -> list[str]:
    """The offices that have a task not yet carried out."""
    query = select(follow_ups.c.organization_id).where(
        follow_ups.c.carried_out_on.is_(None), follow_ups.c.organization_id.is_not(None)
    )
    return list(unit.connection.execute(query.distinct()).scalars())


_PAPER = (
    "id",
    "title",
    "paper_type",
    "committee_id",
    "state",
    "number",
    "external_number",
    "external_kind",
    "faction_id",
    "organization_id",
    "dated",
    "received",
    "target",
    "guest_topic",
    "guest_meeting_id",
    "refusal_reason",
    "refusal_norm",
    "public",
    "amends_id",
)
_PAPER_COLUMNS = tuple(papers.c[name] for name in _PAPER)


def papers_of(unit: Unit, keys: Iterable[str]) -> list[Paper]:
    """These papers, by the same columns."""
    wanted = sorted(set(keys))
    return _papers(unit.connection.execute(select(*_PAPER_COLUMNS).where(papers.c.id.in_(wanted)))) if wanted else []


def _papers(rows: Iterable[Sequence[Any]]) -> list[Paper]:
    return [Paper(**dict(zip(_PAPER, row, strict=True))) for row in rows]


def _page(unit: Unit, narrowing: Narrowing, after: Cursor | None, limit: int) -> list[Paper]:
    conditions = _conditions(unit, narrowing)
    if after is not None:
        conditions.append(tuple_(papers.c.dated, papers.c.id) < tuple_(literal(after[0]), literal(after[1])))
    rows: Iterable[Sequence[Any]]
    if not narrowing.words.nothing:
        # What the words find is looked up once, not for each state.
        conditions += [papers.c.state.in_(narrowing.states), _stand_for(unit, narrowing)]
        query = select(*_PAPER_COLUMNS).where(*conditions)
        rows = unit.connection.execute(
            query.order_by(papers.c.dated.desc(), papers.c.id.desc()).limit(spelled_out(limit))
        )
    elif conditions:
        walks = _walks(narrowing.states, limit, [*conditions, _stand_for(unit, narrowing)])
        rows = unit.connection.execute(walks)
    else:
        rows = _first_page(narrowing.states, limit).rows(unit.connection)
    return _papers(rows)


@cache
def _first_page(states: tuple[PaperState, ...], limit: int) -> Prepared:
    return Prepared(_walks(states, limit, [_stand_for(None, Narrowing(states))]))


def _walks(states: tuple[PaperState, ...], limit: int, conditions: list[ColumnElement[bool]]) -> Select[Any]:
    """One walk down the index per state, each of one page.

    A single walk over all states would pass over every finished paper on its way to the open ones.
    """
    walks = [
        select(*_PAPER_COLUMNS)
        .where(papers.c.state == state, *conditions)
        .order_by(papers.c.dated.desc(), papers.c.id.desc())
        .limit(spelled_out(limit))
        .subquery()
        for state in states
    ]
    both = union_all(*(select(walk) for walk in walks)).subquery()
    return select(both).order_by(both.c.dated.desc(), both.c.id.desc()).limit(spelled_out(limit))


def _undated(unit: Unit, narrowing: Narrowing, below: str | None, limit: int) -> list[Paper]:
    conditions = [
        *_conditions(unit, narrowing),
        _stand_for(unit, narrowing),
        papers.c.dated.is_(None),
        papers.c.state.in_(narrowing.states),
    ]
    if below is not None:
        conditions.append(papers.c.id < below)
    query = select(*_PAPER_COLUMNS).where(*conditions).order_by(papers.c.id.desc()).limit(spelled_out(limit))
    return _papers(unit.connection.execute(query))


def _conditions(unit: Unit | None, narrowing: Narrowing) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if narrowing.faction_id is not None:
        found.append(papers.c.faction_id == narrowing.faction_id)
    if narrowing.overdue_on is not None:
        found.append(papers.c.id.in_(_overdue(narrowing.overdue_on)))
    if narrowing.waits_id is not None:
        found.append(papers.c.id.in_(_waiting_for(narrowing.waits_id)))
    if unit is not None and not narrowing.words.nothing:
        found.append(matching(unit.connection, narrowing.words, "papers", "papers.id"))
    if narrowing.closed is not None:
        found.append(papers.c.id.not_in(narrowing.closed))
    return found


def _stand_for(unit: Unit | None, narrowing: Narrowing) -> ColumnElement[bool]:
    """A paper of a joined matter is shown where it is the latest of those that fit, and done when all of them are."""
    each = func.json_each(joinings.c.paper_ids).table_valued("value", name="each")
    members = joinings.join(each, true()).join(papers, papers.c.id == each.c.value)
    latest_first = (papers.c.dated.desc(), papers.c.id.desc())
    fitting = (
        select(papers.c.id, func.row_number().over(partition_by=joinings.c.id, order_by=latest_first).label("place"))
        .select_from(members)
        .where(or_(*(papers.c.state == state for state in narrowing.states)), *_conditions(unit, narrowing))
        .subquery()
    )
    hidden: Select[Any] | CompoundSelect[Any] = select(fitting.c.id).where(fitting.c.place > 1)
    if set(narrowing.states) <= set(CLOSED):
        still = select(joinings.c.id).select_from(members).where(or_(*(papers.c.state == s for s in OPEN_STATES)))
        hidden = union_all(
            hidden, select(each.c.value).select_from(joinings.join(each, true())).where(joinings.c.id.in_(still))
        )
    return papers.c.id.not_in(hidden)


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
