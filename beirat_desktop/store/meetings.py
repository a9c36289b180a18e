"""Lists of meetings, and what waits for an agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, Text, and_, exists, func, not_, or_, select, type_coerce

from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import ConsultationState, Outcome
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.store.periods import PAPER_DAY, TODAY, label_on, part_on, today
from beirat_desktop.store.tables import (
    agenda_items,
    committees,
    consultations,
    factions,
    meetings,
    organizations,
    papers,
    persons,
    speakers,
)
from beirat_desktop.store.unit import Unit


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """What a list of meetings shows."""

    id: str
    committee_id: str
    term_id: str | None
    number: int | None
    name: str
    start: datetime
    place: Place
    state: MeetingState
    invitation_sent_on: date | None
    items: int
    papers: int


def meeting_rows(unit: Unit, committee_id: str | None = None, term_id: str | None = None) -> list[MeetingRow]:
    """Meetings of a committee and a term, the latest first."""
    standing = and_(agenda_items.c.meeting_id == meetings.c.id, agenda_items.c.removed_by.is_(None))
    count = select(func.count()).select_from(agenda_items).where(standing)
    query = select(
        meetings.c.id,
        meetings.c.committee_id,
        meetings.c.term_id,
        meetings.c.number,
        meetings.c.name,
        meetings.c.start,
        meetings.c.place,
        meetings.c.state,
        meetings.c.invitation_sent_on,
        count.scalar_subquery(),
        count.where(agenda_items.c.paper_id.is_not(None)).scalar_subquery(),
    ).order_by(meetings.c.start.desc())
    if committee_id is not None:
        query = query.where(meetings.c.committee_id == committee_id)
    if term_id is not None:
        query = query.where(meetings.c.term_id == term_id)
    return [MeetingRow(*row) for row in unit.connection.execute(query)]


def meetings_between(unit: Unit, first: datetime, last: datetime) -> list[Meeting]:
    """The meetings of all committees that begin in that time, both ends included, in order."""
    query = select(meetings.c.id).where(meetings.c.start >= first, meetings.c.start <= last)
    found = unit.meetings.where(id=list(unit.connection.execute(query).scalars()))
    return sorted(found, key=lambda one: one.start)


def days_of_decisions(unit: Unit, first: date, last: date) -> list[tuple[str, date]]:
    """Which bodies decided on which day of that time, where their meeting is not in the record."""
    query = (
        select(consultations.c.committee_id, consultations.c.decided_on)
        .where(consultations.c.meeting_id.is_(None), consultations.c.decided_on.between(first, last))
        .distinct()
        .order_by(consultations.c.decided_on, consultations.c.committee_id)
    )
    return [(committee_id, day) for committee_id, day in unit.connection.execute(query)]


def meeting_before(unit: Unit, committee_id: str, start: datetime, skip: str = "") -> Meeting | None:
    """The committee's last meeting before a moment that was not cancelled."""
    query = _standing(committee_id, skip).where(meetings.c.start < start).order_by(meetings.c.start.desc())
    return unit.meetings.find(unit.connection.execute(query.limit(1)).scalar())


def meeting_after(unit: Unit, committee_id: str, start: datetime, skip: str = "") -> Meeting | None:
    """The committee's first meeting from a moment on that was not cancelled."""
    query = _standing(committee_id, skip).where(meetings.c.start >= start).order_by(meetings.c.start)
    return unit.meetings.find(unit.connection.execute(query.limit(1)).scalar())


def sitting_days(unit: Unit, today: date, *, ahead: bool, limit: int = 40) -> list[tuple[str, date]]:
    """Which bodies meet from today on, or met until today, the nearest days first; without what was cancelled.

    A meeting of today lies ahead until it is closed.
    """
    midnight = datetime.combine(today, time())
    over = meetings.c.state == MeetingState.CLOSED
    query = select(meetings.c.committee_id, meetings.c.start).where(meetings.c.state != MeetingState.CANCELLED)
    if ahead:
        query = query.where(meetings.c.start >= midnight, not_(over)).order_by(meetings.c.start, meetings.c.id)
    else:
        until = or_(meetings.c.start < midnight, and_(meetings.c.start < midnight + timedelta(1), over))
        query = query.where(until).order_by(meetings.c.start.desc(), meetings.c.id)
    return [(committee_id, start.date()) for committee_id, start in unit.connection.execute(query.limit(limit))]


def starts(unit: Unit, committee_id: str, skip: str = "") -> list[datetime]:
    """When the committee meets and met, cancelled meetings left out, in order."""
    query = _standing(committee_id, skip).with_only_columns(meetings.c.start).order_by(meetings.c.start)
    return list(unit.connection.execute(query).scalars())


def highest_number(unit: Unit, committee_id: str, term_id: str | None) -> int:
    """The highest number of a meeting within the term; 0 where there is none."""
    query = select(func.max(meetings.c.number)).where(
        meetings.c.committee_id == committee_id, meetings.c.term_id == term_id
    )
    return unit.connection.execute(query).scalar() or 0


def _standing(committee_id: str, skip: str) -> Select[str]:
    return select(meetings.c.id).where(
        meetings.c.committee_id == committee_id,
        meetings.c.state != MeetingState.CANCELLED,
        meetings.c.id != skip,
    )


@dataclass(frozen=True, slots=True)
class WaitingPaper:
    """A paper that stands on no agenda yet."""

    id: str
    title: str
    number: str
    paper_type: PaperType
    faction: str
    meeting_id: str | None
    dated: date | None
    public: bool
    amends_id: str | None


def waiting_papers(unit: Unit, committee_id: str) -> list[WaitingPaper]:
    """Submitted and admitted papers of a committee that were never on one of its agendas, the oldest first."""
    scheduled = exists().where(
        consultations.c.paper_id == papers.c.id,
        consultations.c.committee_id == committee_id,
        consultations.c.state != ConsultationState.PLANNED,
    )
    query = (
        select(
            papers.c.id,
            papers.c.title,
            papers.c.number,
            papers.c.paper_type,
            func.coalesce(label_on(factions, PAPER_DAY), ""),
            papers.c.meeting_id,
            papers.c.dated,
            papers.c.public,
            papers.c.amends_id,
        )
        .outerjoin(factions, factions.c.id == papers.c.faction_id)
        .where(
            papers.c.committee_id == committee_id,
            papers.c.state.in_([PaperState.SUBMITTED, PaperState.ADMITTED]),
            ~scheduled,
        )
        .order_by(papers.c.dated, papers.c.number)
    )
    return [WaitingPaper(*row) for row in unit.connection.execute(query, today(unit))]


@dataclass(frozen=True, slots=True)
class PostponedItem:
    """An item that an earlier meeting put off."""

    id: str
    title: str
    paper_id: str | None
    meeting_number: int | None
    meeting_start: datetime
    public: bool


def postponed_items(unit: Unit, committee_id: str, since: datetime, before: datetime) -> list[PostponedItem]:
    """Items put off, or left for lack of quorum, by meetings of that time that came on no later agenda."""
    later, later_items = meetings.alias("later"), agenda_items.alias("later_items")
    same = or_(
        and_(agenda_items.c.paper_id.is_not(None), later_items.c.paper_id == agenda_items.c.paper_id),
        and_(agenda_items.c.paper_id.is_(None), later_items.c.title == agenda_items.c.title),
    )
    taken_up = exists().where(
        later_items.c.meeting_id == later.c.id,
        later.c.committee_id == committee_id,
        later.c.start > meetings.c.start,
        later.c.state != MeetingState.CANCELLED,
        later_items.c.removed_by.is_(None),
        same,
    )
    query = (
        select(
            agenda_items.c.id,
            agenda_items.c.title,
            agenda_items.c.paper_id,
            meetings.c.number,
            meetings.c.start,
            agenda_items.c.public,
        )
        .join(meetings, meetings.c.id == agenda_items.c.meeting_id)
        .where(
            meetings.c.committee_id == committee_id,
            meetings.c.start >= since,
            meetings.c.start < before,
            or_(agenda_items.c.outcome == Outcome.POSTPONED, agenda_items.c.left_without_quorum),
            ~taken_up,
        )
        .order_by(meetings.c.start, agenda_items.c.position)
    )
    return [PostponedItem(*row) for row in unit.connection.execute(query)]


@dataclass(frozen=True, slots=True)
class ReturnedPaper:
    """A paper another body has decided on that has not come back to this committee."""

    paper_id: str
    title: str
    number: str
    committee: str
    decided_on: date | None
    outcome: Outcome | None


def returned_papers(unit: Unit, committee_id: str, since: date) -> list[ReturnedPaper]:
    """Decisions of other bodies on the committee's papers, from a day on, that stood on no agenda of its own since."""
    returned = consultations.alias("returned")
    query = (
        select(
            papers.c.id,
            papers.c.title,
            papers.c.number,
            label_on(committees, type_coerce(consultations.c.decided_on, Text)),
            consultations.c.decided_on,
            consultations.c.outcome,
        )
        .join(papers, papers.c.id == consultations.c.paper_id)
        .join(committees, committees.c.id == consultations.c.committee_id)
        .where(
            papers.c.committee_id == committee_id,
            consultations.c.committee_id != committee_id,
            committees.c.kind == CommitteeKind.COUNCIL,
            consultations.c.state == ConsultationState.DONE,
            consultations.c.decided_on >= since,
            ~exists().where(
                returned.c.paper_id == papers.c.id,
                returned.c.committee_id == committee_id,
                returned.c.position > consultations.c.position,
                returned.c.state != ConsultationState.PLANNED,
            ),
        )
        .order_by(consultations.c.decided_on)
    )
    return [ReturnedPaper(*row) for row in unit.connection.execute(query)]


@dataclass(frozen=True, slots=True)
class WaitingSpeaker:
    """A guest who agreed to come and stands at no item."""

    id: str
    topic: str
    family_name: str
    given_name: str
    organization: str
    state: SpeakerState
    duration: int


def waiting_speakers(unit: Unit, meeting_id: str) -> list[WaitingSpeaker]:
    """Guests who agreed to come to this meeting, or to any, and stand at no item yet."""
    query = (
        select(
            speakers.c.id,
            speakers.c.topic,
            func.coalesce(part_on(persons, TODAY, "family_name"), ""),
            func.coalesce(part_on(persons, TODAY, "given_name"), ""),
            func.coalesce(func.nullif(organizations.c.short_name, ""), organizations.c.name, ""),
            speakers.c.state,
            speakers.c.duration,
        )
        .outerjoin(persons, persons.c.id == speakers.c.person_id)
        .outerjoin(organizations, organizations.c.id == speakers.c.organization_id)
        .where(
            speakers.c.agenda_item_id.is_(None),
            speakers.c.state.in_([SpeakerState.ACCEPTED, SpeakerState.INVITED]),
            or_(speakers.c.meeting_id == meeting_id, speakers.c.meeting_id.is_(None)),
        )
    )
    return [WaitingSpeaker(*row) for row in unit.connection.execute(query, today(unit))]
