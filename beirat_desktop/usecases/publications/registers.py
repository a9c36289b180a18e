"""The register of resolutions of a term, and what a period comes to in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from beirat_desktop.documents.resolution_register import RegisterLine, ResolutionRegister, resolution_register
from beirat_desktop.documents.statistics_report import StatisticsReport, statistics_report
from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.agenda_tree import bare_number
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import outcome_since
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.papers import Paper, PaperState, PaperType
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.statistics import AttendanceStatistics, attendance_statistics
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.consultations import OUTCOMES, outcome_words
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.votes import line as vote_line
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import (
    committee_of,
    committee_on,
    committees_on,
    factions_on,
    paper_prefix,
    persons_on,
)
from beirat_desktop.usecases.meetings.sublines import paper_line
from beirat_desktop.usecases.publications.orders import Made, Order
from beirat_desktop.usecases.publications.reports import (
    ADOPTED,
    ELSEWHERE,
    ENDED,
    OPEN,
    REJECTED,
    group_of,
    moved_on,
    movers_of,
    period_of,
    within_period,
)

COLUMNS = (ADOPTED, REJECTED, ELSEWHERE, ENDED, OPEN)


@dataclass(frozen=True, slots=True)
class PeriodStatistics:
    """A period in numbers: attendance by the ids of persons and factions, motions by faction (None: of none).

    since: None where no term tells; held: the meetings counted, the latest first; moved: the motions behind each
    number, by faction and what became of them. names: persons and factions by their id; faction_of: the faction a
    person sat for last.
    """

    since: date | None
    until: date
    held: tuple[Meeting, ...]
    attendance: AttendanceStatistics
    moved: Mapping[tuple[str | None, str], tuple[Paper, ...]]
    names: Mapping[str, str]
    faction_of: Mapping[str, str | None]

    @property
    def meetings(self) -> int:
        """How many meetings were held."""
        return len(self.held)

    @property
    def motions(self) -> Mapping[str | None, Counter[str]]:
        """How many motions of a faction went how."""
        counts: dict[str | None, Counter[str]] = {}
        for (mover, group), papers in self.moved.items():
            counts.setdefault(mover, Counter())[group] = len(papers)
        return counts

    @property
    def together(self) -> Counter[str]:
        """How many motions went how, a joint one counted once."""
        ways = {(group, paper.id) for (_mover, group), papers in self.moved.items() for paper in papers}
        return Counter(group for group, _key in ways)

    def meetings_of(self, person_id: str, what: str) -> list[Meeting]:
        """The meetings behind a number of a member; what: a field of Presence."""
        each = self.attendance.each
        return [one for one in self.held if getattr(each.get((person_id, one.id)), what, 0)]


class Statistics:
    """Looks over the record; changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, committee_id: str, since: date | None, until: date) -> PeriodStatistics:
        """What came of the meetings and motions of a committee from one day to another, both included."""
        with self._store.reading() as unit:
            return period_statistics(unit, committee_id, since, until)


def make_register(order: Order) -> Made:
    """Every resolution of the Beirat in one term."""
    unit = order.unit
    term = unit.terms.get(order.key)
    boards = committees_on(
        unit, min(order.today, term.end or order.today), body_id=term.body_id, kind=CommitteeKind.BEIRAT
    )
    if not boards:
        raise Refused("report.no_committee")
    decided = [one for one in unit.resolutions.where(committee_id={board.id for board in boards}) if one.decided]
    items = by_id(unit.agenda_items.where(id={one.agenda_item_id for one in decided if one.agenda_item_id}))
    meetings = by_id(unit.meetings.where(id={item.meeting_id for item in items.values()}))

    def of_term(one: Resolution) -> bool:
        """A meeting stays one of its term, also where the term was found to have ended before."""
        item = items.get(one.agenda_item_id or "")
        held_in = meetings[item.meeting_id].term_id if item is not None else None
        return held_in == term.id if held_in is not None else term.covers(one.decided_on)

    passed = [one for one in decided if of_term(one)]
    others = _other_bodies(unit, {board.id for board in boards}, term, order.today)
    contents = ResolutionRegister(boards[0].name, boards[0].of, term.name, order.today, _lines(unit, passed), others)
    document = resolution_register(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Beschlussbuch", term.name), short_date(order.today))


def _other_bodies(unit: Unit, own: set[str], term: LegislativeTerm, today: date) -> tuple[str, ...]:
    """The other committees that decided on something in a term, by name."""
    decided = [(one.committee_id, one.decided_on) for one in unit.consultations.all() if one.outcome is not None]
    decided += [(one.committee_id, one.decided_on) for one in unit.resolutions.all() if one.decided]
    keys = {key for key, day in decided if key not in own and day is not None and term.covers(day)}
    return tuple(sorted((committee_on(unit, key, today).label for key in keys), key=sort_key))


def make_statistics(order: Order) -> Made:
    """The numbers of a year or of the term that runs."""
    unit = order.unit
    since, until = period_of(order)
    committee = committee_on(unit, order.key, min(until, order.today))
    found = period_statistics(unit, committee.id, since, until)
    attendance = found.attendance
    people = sorted(attendance.by_person, key=lambda key: sort_key(found.names[key]))
    factions = sorted(attendance.by_faction, key=lambda key: (key is None, sort_key(_faction(found, key))))
    movers = sorted(found.motions, key=lambda key: (key is None, sort_key(_faction(found, key))))
    contents = StatisticsReport(
        committee.name,
        committee.of,
        since,
        until,
        order.today,
        found.meetings,
        tuple((found.names[key], _faction(found, found.faction_of[key]), attendance.by_person[key]) for key in people),
        tuple((_faction(found, key), attendance.by_faction[key]) for key in factions),
        COLUMNS,
        tuple((_faction(found, key), tuple(found.motions[key][column] for column in COLUMNS)) for key in movers),
        tuple(found.together[column] for column in COLUMNS),
    )
    name = ("Anwesenheit und Anträge", str(order.year or order.today.isoformat()))
    return Made(statistics_report(contents, draft=order.draft), name, short_date(order.today))


def period_statistics(unit: Unit, committee_id: str, since: date | None, until: date) -> PeriodStatistics:
    """Count the meetings that were held and the motions that were moved in a period."""
    held = unit.meetings.where(committee_id=committee_id, state=MeetingState.CLOSED)
    meetings = [meeting for meeting in held if within_period(meeting.day, since, until)]
    memberships = unit.memberships.where(committee_id=committee_id)
    attendances = unit.attendances.where(meeting_id={meeting.id for meeting in meetings})
    found = attendance_statistics(meetings, attendances, memberships)
    seated = [m for m in memberships if m.voting and m.substitute_for_id is None]
    seated.sort(key=lambda m: m.start or date.min)
    faction_of = {m.person_id: m.faction_id for m in seated if m.start is None or m.start <= until}
    names = {key: person.sorted_name for key, person in by_id(persons_on(unit, until, id=set(found.by_person))).items()}
    names |= {key: faction.label for key, faction in by_id(factions_on(unit, until)).items()}
    latest = tuple(sorted(meetings, key=lambda meeting: meeting.start, reverse=True))
    moved = _moved(unit, committee_id, since, until)
    return PeriodStatistics(since, until, latest, found, moved, names, faction_of)


def _moved(
    unit: Unit, committee_id: str, since: date | None, until: date
) -> dict[tuple[str | None, str], tuple[Paper, ...]]:
    """The motions by who moved them and what became of them; a joint one stands with each of its factions."""
    motions = [
        paper
        for paper in unit.papers.where(paper_type=PaperType.MOTION)
        if paper.committee_id in (committee_id, None)
        and paper.state is not PaperState.DRAFT
        and within_period(moved_on(paper), since, until)
    ]
    stations = unit.consultations.where(paper_id={paper.id for paper in motions}, committee_id=committee_id)
    outcomes = {
        one.paper_id: one.outcome
        for one in sorted(stations, key=lambda station: station.position)
        if one.outcome is not None
    }
    found: dict[tuple[str | None, str], tuple[Paper, ...]] = {}
    for paper in motions:
        movers: tuple[str | None, ...] = tuple(filter(None, (paper.faction_id, *paper.joint_faction_ids))) or (None,)
        for mover in dict.fromkeys(movers):
            key = (mover, group_of(paper, outcomes.get(paper.id)))
            found[key] = (*found.get(key, ()), paper)
    return found


def _faction(found: PeriodStatistics, key: str | None) -> str:
    return found.names.get(key or "", "ohne Fraktion")


def _lines(unit: Unit, passed: list[Resolution]) -> tuple[RegisterLine, ...]:
    items = by_id(unit.agenda_items.where(id={one.agenda_item_id for one in passed if one.agenda_item_id}))
    meetings = by_id(unit.meetings.where(id={item.meeting_id for item in items.values()}))
    keys = {one.paper_id for one in passed} | {item.paper_id for item in items.values()}
    papers = by_id(unit.papers.where(id=keys - {None}))
    votes = {vote.resolution_id: vote for vote in unit.votes.where(resolution_id={one.id for one in passed})}
    prefix = paper_prefix(unit)
    numbers, places = {}, {}
    for meeting in meetings.values():
        ordered = tree.in_order(unit.agenda_items.where(meeting_id=meeting.id))
        numbers.update(tree.numbers(ordered, committee_of(unit, meeting).profile.item_numbering))
        places.update({item.id: (meeting.start, place) for place, item in enumerate(ordered)})

    def place(one: Resolution) -> tuple[object, ...]:
        at = places.get(one.agenda_item_id or "")
        return (one.decided_on, at is None, at or (), one.position, one.number)

    lines = []
    for one in sorted(passed, key=place):
        item = items.get(one.agenda_item_id or "")
        paper = papers.get(one.paper_id or (item.paper_id if item is not None else None) or "")
        movers = tuple(movers_of(unit, paper)) if paper is not None else ()
        number = bare_number(item.number or numbers.get(item.id, "")) if item is not None else ""
        lines.append(
            RegisterLine(
                one.number,
                one.decided_on,
                f"TOP {number}" if number else "",
                item.title if item is not None else paper.title if paper is not None else "",
                one.text,
                _result(one, votes.get(one.id)) + _since(item, one),
                movers,
                paper_line(paper, prefix, movers) if paper is not None else "",
                one.public and (item is None or item.public) and (paper is None or paper.public),
            )
        )
    return tuple(lines)


def _since(item: AgendaItem | None, one: Resolution) -> str:
    """Vertagt after it was resolved on: the register does not tell a resolution as if nothing had come after it."""
    since = outcome_since(item, (one,)) if item is not None else None
    return "" if item is None or since is None else f"; danach {outcome_words(since, item.outcome_target)}"


def _result(one: Resolution, vote: Vote | None) -> str:
    if vote is None:
        words = outcome_words(one.outcome, one.outcome_target)
        return f"{words[:1].upper()}{words[1:]}."
    changed = f" ({OUTCOMES[one.outcome]})" if one.outcome is Outcome.ADOPTED_CHANGED else ""
    return f"{vote_line(vote)}{changed}"
