"""Reports over many matters: Beschlusskontrolle, a faction's motions, the year of a committee."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from beirat_desktop.documents.annual_report import AnnualReport, CouncilWay, FactionYear, MeetingYear, annual_report
from beirat_desktop.documents.faction_report import FactionReport, MotionFate, faction_report
from beirat_desktop.documents.follow_up_report import FollowUpLine, FollowUpReport, follow_up_report
from beirat_desktop.domain.attendance import HERE
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import Consultation, Outcome
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.papers import Paper, PaperState, PaperType
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.statistics import sat
from beirat_desktop.domain.told import AnswerKind
from beirat_desktop.domain.tracking import Stop, StopKind
from beirat_desktop.german.answers import answer_line, carried_out_words, result_words
from beirat_desktop.german.committees import within
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.factions import of_factions, with_factions
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.papers import PAPER_STATES, called
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import (
    committee_on,
    committees_on,
    faction_on,
    factions_on,
    find_faction,
    paper_day,
    paper_prefix,
)
from beirat_desktop.usecases.publications.orders import Made, Order
from beirat_desktop.usecases.tracking.council_papers import station_result
from beirat_desktop.usecases.tracking.tracking import Matter, Tracking

ADOPTED, REJECTED, ELSEWHERE, ENDED, OPEN = "angenommen", "abgelehnt", "vertagt, verwiesen", "sonst erledigt", "offen"
GROUPS: Mapping[Outcome, str] = {
    Outcome.ADOPTED: ADOPTED,
    Outcome.ADOPTED_CHANGED: ADOPTED,
    Outcome.RECOMMENDED: ADOPTED,
    Outcome.REJECTED: REJECTED,
    Outcome.POSTPONED: ELSEWHERE,
    Outcome.REFERRED: ELSEWHERE,
    Outcome.REFERRED_BACK: ELSEWHERE,
}
"""Under which word of the year an outcome is counted; all others are „sonst erledigt“."""
FINAL = frozenset({Outcome.ADOPTED, Outcome.ADOPTED_CHANGED, Outcome.REJECTED, Outcome.NOTED})


def make_follow_up_report(order: Order) -> Made:
    """What is to be carried out, and what the body noted in its last meeting."""
    unit = order.unit
    committee = committee_on(unit, order.key, order.today)
    held = unit.meetings.where(committee_id=committee.id, state=MeetingState.CLOSED)
    last = max((meeting.day for meeting in held), default=order.today)
    lines = _follow_up_lines(unit, committee.id, order.today, last)
    contents = FollowUpReport(committee.name, committee.of, order.today, lines)
    document = follow_up_report(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Beschlusskontrolle", order.today.isoformat()), short_date(order.today))


def make_faction_report(order: Order) -> Made:
    """What became of a faction's motions, moved or dealt with in one year or in the term that runs."""
    contents = faction_fates(order)
    document = faction_report(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Fraktionsbericht", contents.faction.name, order.today.isoformat()), short_date(order.today))


def faction_fates(order: Order) -> FactionReport:
    """What the report says; the desk of the faction shows the same."""
    unit = order.unit
    since, until = period_of(order)
    faction = faction_on(unit, order.key, min(until, order.today))
    committee = committee_on(unit, faction.committee_id, min(until, order.today))
    moved = [
        paper
        for paper in unit.papers.where(paper_type=PaperType.MOTION)
        if faction.id in (paper.faction_id, *paper.joint_faction_ids) and paper.state is not PaperState.DRAFT
    ]
    dealt_with = _dealt_with(unit, {paper.id for paper in moved})
    motions = [
        paper
        for paper in moved
        if any(within_period(day, since, until) for day in (moved_on(paper), *dealt_with[paper.id]))
    ]
    motions.sort(key=lambda paper: (moved_on(paper) or date.min, paper.number))
    tracking = Tracking(order.store)
    return FactionReport(
        faction,
        within(committee.the),
        order.today,
        tuple(_fate(tracking.matter(paper.id), order, faction) for paper in motions),
        since,
        until if order.year else None,
    )


def make_annual_report(order: Order) -> Made:
    """The year of a committee; the last whole one where none is named."""
    unit = order.unit
    year = order.year or order.today.year - 1
    end = _end_of_year(year, order.today)
    committee = committee_on(unit, order.key, end)
    held = unit.meetings.where(committee_id=committee.id, state=MeetingState.CLOSED)
    meetings = sorted((m for m in held if m.day.year == year), key=lambda m: m.start)
    contents = AnnualReport(
        unit.bodies.get(committee.body_id).name,
        committee.name,
        committee.of,
        year,
        order.today,
        committee.statutory_seats,
        tuple(_meeting_year(unit, meeting) for meeting in meetings),
        (ADOPTED, REJECTED, ELSEWHERE, ENDED, OPEN),
        _faction_years(unit, committee.id, year, end),
        _ways(unit, year),
        _results(unit, meetings),
        _facts(unit, meetings, year),
    )
    document = annual_report(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Jahresbericht", str(year)), str(year))


def _follow_up_lines(unit: Unit, committee_id: str, today: date, noted_since: date) -> tuple[FollowUpLine, ...]:
    tasks = [t for t in unit.follow_ups.all() if t.noted_on is None or t.noted_on >= noted_since]
    papers = by_id(unit.papers.where(id={t.paper_id for t in tasks if t.paper_id}))
    resolutions = by_id(unit.resolutions.where(id={t.resolution_id for t in tasks if t.resolution_id}))
    offices = by_id(unit.organizations.where(id={t.organization_id for t in tasks if t.organization_id}))
    prefix = paper_prefix(unit)
    reports = unit.status_reports.where(follow_up_id={t.id for t in tasks})
    latest = {report.follow_up_id: report for report in sorted(reports, key=lambda report: report.reported_on)}
    meetings = by_id(unit.meetings.where(id={r.meeting_id for r in latest.values() if r.meeting_id}))
    items = by_id(unit.agenda_items.where(id={r.agenda_item_id for r in latest.values() if r.agenda_item_id}))
    lines = []
    for task in sorted(tasks, key=lambda t: (t.due or date.max, sort_key(t.title))):
        paper, resolution = papers.get(task.paper_id or ""), resolutions.get(task.resolution_id or "")
        source = []
        if resolution is not None:
            other = (
                ""
                if resolution.committee_id == committee_id
                else committee_on(unit, resolution.committee_id, resolution.decided_on).of
            )
            what = " ".join(filter(None, ("Beschluss", resolution.number, other)))
            source.append(f"{what} vom {short_date(resolution.decided_on)}")
        if paper is not None:
            movers = of_factions(movers_of(unit, paper))
            source.append(" ".join(filter(None, (*called(paper, prefix), movers))))
        report = latest.get(task.id)
        meeting = meetings.get(report.meeting_id or "") if report else None
        item = items.get(report.agenda_item_id or "") if report else None
        parts = [short_date(report.reported_on)] if report else []
        parts += [meeting_name(meeting)] if meeting else []
        parts += [item.number] if item and item.number else []
        office = offices.get(task.organization_id or "")
        lines.append(
            FollowUpLine(
                task.title or (paper.title if paper else ""),
                tuple(source),
                office.name if office else "",
                task.due,
                task.overdue(today),
                task.status,
                ", ".join(parts),
                task.next_step,
                task.next_step_on,
                task.delay_reason,
                task.carried_out_on,
                task.noted_on,
                task.public and (paper is None or paper.public) and (resolution is None or resolution.public),
            )
        )
    return tuple(lines)


def period_of(order: Order) -> tuple[date | None, date]:
    """The first and the last day of the year that was asked for, else of the term that runs, up to today."""
    return period(order.unit, order.year)


def period(unit: Unit, year: int | None) -> tuple[date | None, date]:
    """The first and the last day of a year, or of the term that runs, up to today."""
    today = unit.now.date()
    if year:
        return date(year, 1, 1), date(year, 12, 31)
    term = next((term for term in unit.terms.all() if term.covers(today)), None)
    return (term.start if term is not None else None), today


def moved_on(paper: Paper) -> date | None:
    """The day on the letter, else the day it came in."""
    return paper.dated or (paper.received.date() if paper.received else None)


def within_period(day: date | None, since: date | None, until: date) -> bool:
    """Whether a day that is known lies in the period, both ends included."""
    return day is not None and (since is None or since <= day) and day <= until


def _dealt_with(unit: Unit, papers: set[str]) -> Mapping[str, list[date]]:
    """On which days some body dealt with the papers, by the paper's id."""
    days: dict[str, list[date]] = defaultdict(list)
    for one in unit.consultations.where(paper_id=papers):
        day = _day(unit, one)
        if one.outcome is not None and day is not None:
            days[one.paper_id].append(day)
    return days


def _day(unit: Unit, one: Consultation) -> date | None:
    meeting = unit.meetings.find(one.meeting_id)
    return one.decided_on or (meeting.day if meeting is not None else None)


def movers_of(unit: Unit, paper: Paper, but: str = "") -> list[str]:
    """The names of the movers on the day of the paper."""
    day = paper_day(unit, paper)
    keys = [key for key in (paper.faction_id, *paper.joint_faction_ids) if key and key != but]
    return [faction.name for key in keys if (faction := find_faction(unit, key, day)) is not None]


def _end_of_year(year: int, today: date) -> date:
    """The day whose names and seats the report of a year gives: its last one, today while it runs."""
    return min(date(year, 12, 31), max(today, date(year, 1, 1)))


def _fate(matter: Matter, order: Order, faction: Faction) -> MotionFate:
    unit, paper = order.unit, matter.paper
    own, other = [], []
    result = ""
    for station in matter.stations:
        one = station.consultation
        day = _day(unit, one)
        words = f"{short_date(day)}: {station_result(station)}" if day else station_result(station)
        if station.committee.kind is CommitteeKind.BEIRAT:
            own.append(words)
            result = OUTCOMES[one.outcome] if one.outcome else result
        else:
            other.append(f"{station.committee.label}, {words}")
    last = paper.told[-1] if paper.told and not own and not other and order.publication is None else None
    for told in last.results if last is not None else ():
        if told.council:
            other.append(f"{told.committee}, {result_words(told)}")
        else:
            own.append(result_words(told))
            result = OUTCOMES[told.outcome] if told.outcome else "nichtöffentlich beraten"
    if paper.state in (PaperState.REFUSED, PaperState.WITHDRAWN):
        result = PAPER_STATES[paper.state]
    return MotionFate(
        paper.number,
        moved_on(paper),
        paper.title if paper.public else f"{paper.title} (nichtöffentlich)",
        tuple(own),
        tuple(other),
        _now(matter, order),
        {"empfohlen": "angenommen"}.get(result, result) or "noch nicht beraten",
        paper.public and paper.state is not PaperState.SUBMITTED,
        with_factions(movers_of(unit, paper, faction.id)),
        tuple(answer_line(one) for one in paper.told) if order.publication is None else (),
        paper.id,
    )


def _now(matter: Matter, order: Order) -> str:
    stop = matter.waiting
    paper = matter.paper if order.publication is None else order.publication.paper(matter.paper) or matter.paper
    if paper.state in (PaperState.REFUSED, PaperState.WITHDRAWN):
        return ": ".join(filter(None, (PAPER_STATES[paper.state], paper.refused_for)))
    if paper.asked:
        return f"Rückfrage der Geschäftsstelle: {paper.asked}"
    if paper.told and paper.told[-1].kind is AnswerKind.DECIDED and not matter.stations:
        carried = ". ".join(carried_out_words(paper.told[-1]))
        return carried or ("erledigt" if paper.state is PaperState.DONE else "beraten")
    done = [task.follow_up.carried_out_on for task in matter.tasks if task.follow_up.carried_out_on]
    if stop is None:
        return f"umgesetzt am {short_date(max(done))}" if done else "erledigt"
    who = _awaited_guest(order.unit, stop) if stop.kind is StopKind.GUEST else matter.names.get(stop.waits_id or "", "")
    due = min((one.due for one in matter.stops if one.open and one.due and one.due < order.today), default=None)
    tasks = [task.follow_up for task in matter.tasks if order.publication is None or task.follow_up.public]
    status = next((task.status for task in tasks if task.status), "")
    parts = (
        f"zuständig: {who}" if who else "in Arbeit",
        f"seit {short_date(stop.since)}" if stop.since else "",
        f"überfällig (Frist {short_date(due)})" if due else "",
    )
    waits = ", ".join(filter(None, parts))
    return f"{waits}. {status}" if status else waits


def _awaited_guest(unit: Unit, stop: Stop) -> str:
    """For whom a stop with a guest waits: the office, since a private person is responsible for nothing."""
    guest = unit.speakers.find(stop.object_id)
    organization = unit.organizations.find(guest.organization_id) if guest is not None else None
    return organization.label if organization is not None else "Gast"


def _meeting_year(unit: Unit, meeting: Meeting) -> MeetingYear:
    came = {a.seat for a in unit.attendances.where(meeting_id=meeting.id) if a.voting and a.state in HERE}
    items = {item.id for item in unit.agenda_items.where(meeting_id=meeting.id)}
    resolutions = sum(resolution.decided for resolution in unit.resolutions.where(agenda_item_id=items))
    minutes = sat(meeting) if meeting.opened is not None else 0
    return MeetingYear(meeting_name(meeting), meeting.day, len(came), minutes, resolutions)


def _faction_years(unit: Unit, committee_id: str, year: int, end: date) -> tuple[FactionYear, ...]:
    motions = [
        paper
        for paper in unit.papers.where(paper_type=PaperType.MOTION)
        if paper.committee_id in (committee_id, None) and paper.state is not PaperState.DRAFT
        if (moved_on(paper) or date.min).year == year
    ]
    stations = unit.consultations.where(paper_id={paper.id for paper in motions}, committee_id=committee_id)
    outcomes: dict[str, Outcome] = {}
    for station in sorted(stations, key=lambda station: station.position):
        if station.outcome is not None:
            outcomes[station.paper_id] = station.outcome
    counts: dict[str, Counter[str]] = {}
    for paper in motions:
        counts.setdefault(paper.faction_id or "", Counter())[group_of(paper, outcomes.get(paper.id))] += 1
    factions = by_id(factions_on(unit, end, id=set(counts) - {""}))
    order = [key for key in factions if key in counts] + [key for key in counts if key not in factions]
    columns = (ADOPTED, REJECTED, ELSEWHERE, ENDED, OPEN)
    return tuple(
        FactionYear(
            factions[key].label if key in factions else "ohne Fraktion",
            tuple(counts[key][column] for column in columns),
        )
        for key in order
    )


def group_of(paper: Paper, outcome: Outcome | None) -> str:
    """Under which word a motion is counted; outcome: the last one at the committee."""
    if paper.state in (PaperState.REFUSED, PaperState.WITHDRAWN):
        return ENDED
    return OPEN if outcome is None else GROUPS.get(outcome, ENDED)


def _ways(unit: Unit, year: int) -> tuple[CouncilWay, ...]:
    councils = {committee.id for committee in committees_on(unit, date(year, 12, 31), kind=CommitteeKind.COUNCIL)}
    decided: list[Consultation] = [
        one
        for one in unit.consultations.where(committee_id=councils)
        if one.decided_on is not None and one.decided_on.year == year and one.outcome in FINAL
    ]
    papers = by_id(unit.papers.where(id={one.paper_id for one in decided}))
    ways = []
    for one in sorted(decided, key=lambda one: one.decided_on or date.min):
        paper = papers[one.paper_id]
        moved = moved_on(paper)
        if moved is not None and one.decided_on is not None and one.outcome is not None and moved <= one.decided_on:
            result = OUTCOMES[one.outcome]
            ways.append(CouncilWay(paper.number, paper.title, moved, one.decided_on, result, paper.public))
    return tuple(ways)


def _results(unit: Unit, meetings: Iterable[Meeting]) -> tuple[tuple[str, int], ...]:
    items = {item.id for item in unit.agenda_items.where(meeting_id={meeting.id for meeting in meetings})}
    decided = [resolution for resolution in unit.resolutions.where(agenda_item_id=items) if resolution.decided]
    counts = Counter(GROUPS.get(resolution.outcome, ENDED) for resolution in decided)
    return tuple((group, counts[group]) for group in (ADOPTED, REJECTED, ELSEWHERE, ENDED))


def _facts(unit: Unit, meetings: Iterable[Meeting], year: int) -> tuple[tuple[str, int], ...]:
    held = {meeting.id for meeting in meetings}
    heard = (SpeakerState.HEARD, SpeakerState.THANKED)
    tasks = unit.follow_ups.all()
    end = date(year, 12, 31)
    return (
        ("Gäste gehört", len(unit.speakers.where(meeting_id=held, state=heard))),
        ("Auszüge ausgefertigt", sum(one.issued_on.year == year for one in unit.excerpts.all())),
        ("Beschlüsse ausgeführt", sum(t.carried_out_on is not None and t.carried_out_on.year == year for t in tasks)),
        (
            "Beschlüsse mit Frist bis Jahresende, die noch nicht ausgeführt waren",
            sum(
                t.due is not None and t.due <= end and (t.carried_out_on is None or t.carried_out_on > end)
                for t in tasks
            ),
        ),
    )
