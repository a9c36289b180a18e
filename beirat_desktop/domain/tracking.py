"""The line a matter travels: received, its stations, carried out or heard, done; and who waits for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import (
    PASSED_ON,
    UNFAVOURABLE,
    Consultation,
    ConsultationState,
    Outcome,
)
from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.initiatives import Initiative, InitiativeState
from beirat_desktop.domain.papers import CLOSED, NEEDS_PROPOSAL, Paper, PaperState, Target
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState


class StopKind(StrEnum):
    """What happens at a stop."""

    RECEIVED = "received"
    STATION = "station"
    CARRYING_OUT = "carrying_out"
    GUEST = "guest"
    INITIATIVE = "initiative"
    DONE = "done"


class StopState(StrEnum):
    """How far a matter is at a stop. MISSED: a day has passed, a guest declined, a motion was not admitted."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"
    MISSED = "missed"


class Stop(NamedTuple):
    """One stop on the line; a tuple, since a page makes some fifty and frozen fields take long to fill.

    noun and object_id: the record behind it ("consultations", "follow_ups", "speakers", "papers"), empty where
    nothing is recorded yet. waits_id: for which faction, committee, office or person a stop that is
    current or missed waits, and since when. note: text from the record.
    paper_id: on the line of several papers, whose stop it is, and over, whether nobody waits for that paper any more;
    when: of an initiative, as it is known.
    """

    kind: StopKind
    state: StopState = StopState.AHEAD
    day: date | None = None
    committee_id: str | None = None
    outcome: Outcome | None = None
    outcome_target: str = ""
    item_number: str = ""
    note: str = ""
    due: date | None = None
    since: date | None = None
    waits_id: str | None = None
    noun: str = ""
    object_id: str = ""
    resolution_id: str | None = None
    paper_id: str = ""
    over: bool = False
    when: PartialDate | None = None

    @property
    def open(self) -> bool:
        """Whether somebody is waited for here."""
        return not self.over and self.state in (StopState.CURRENT, StopState.MISSED)


def line(
    paper: Paper | None,
    consultations: Iterable[Consultation],
    resolutions: Iterable[Resolution],
    follow_ups: Iterable[FollowUp],
    speakers: Iterable[Speaker],
    committees: Mapping[str, Committee],
    today: date,
    days: Mapping[str, date] = MappingProxyType({}),
) -> tuple[Stop, ...]:
    """The stops of one matter; paper is None for a resolution that came without one.

    All other values are those of the matter. days: of the meetings that guests are asked to and of those that put
    the matter off, by the meeting's id. A station that must follow but is not yet planned (the Stadtrat, for what is
    asked of it) is shown ahead.
    """
    resolved = tuple(sorted(resolutions, key=lambda r: (r.decided_on, r.position)))
    stops = [] if paper is None else [_received(paper)]
    if paper is not None and paper.state is PaperState.REFUSED:
        return tuple(stops)
    stations = _stations(paper, consultations, resolved, committees, today, days)
    if paper is not None:
        stops = [_before(stations, stops[0], paper)]
    if paper is not None and paper.state in (PaperState.DONE, PaperState.WITHDRAWN):
        stations = [stop for stop in stations if stop.state is StopState.DONE]
    stops += _with_current(stations, started=paper is None or paper.state is not PaperState.DRAFT)
    last = next((stop for stop in reversed(stations) if stop.state is StopState.DONE), None)
    settled = all(stop.state is StopState.DONE for stop in stations)
    if not (settled and last is not None and last.outcome in UNFAVOURABLE):
        guests = _guests(paper, tuple(speakers), days, settled=settled, resolved=last is not None)
        stops += _after(paper, guests, tuple(follow_ups), today, settled=settled, last=last)
    stops.append(_end(paper, stops))
    return _with_since(stops)


def merged(
    ways: Iterable[tuple[Paper, Sequence[Stop]]], initiatives: Iterable[Initiative], today: date
) -> tuple[Stop, ...]:
    """One line of several papers that are one matter, with the initiatives they belong to.

    What was reached stands in the order of its days, then what somebody is waited for, then what is ahead; the matter
    is done when all its papers are, and an initiative that began later stands after that.
    """
    reached: list[tuple[date, Stop]] = []
    still: list[Stop] = []
    ends: list[Stop] = []
    for paper, stops in ways:
        over = paper.state in CLOSED
        latest = date.min
        for stop in stops:
            if stop.kind is StopKind.DONE:
                ends.append(stop)
                continue
            own = stop._replace(paper_id=paper.id, over=over)
            latest = max(latest, stop.day or latest)
            if stop.state is StopState.DONE or over:
                reached.append((stop.day or latest, own))
            else:
                still.append(own)
        if paper.state is PaperState.REFUSED:  # its line ends where it came in
            ends.append(Stop(StopKind.DONE, StopState.DONE))
    for one in initiatives:
        stop = _begun(one, today)
        if stop.state is StopState.DONE:
            reached.append((stop.day or date.min, stop))
        else:
            still.append(stop)
    still.sort(key=lambda stop: (not stop.open, stop.day or date.max))
    done = all(end.state is StopState.DONE for end in ends)
    last = max((end.day for end in ends if end.day is not None), default=None) if done else None
    end = Stop(StopKind.DONE, StopState.DONE if done else StopState.AHEAD, last)
    if last is not None:
        reached.append((last, end))
    else:
        still.append(end)
    reached.sort(key=lambda entry: entry[0])
    return (*(stop for _day, stop in reached), *still)


def _begun(initiative: Initiative, today: date) -> Stop:
    """An initiative stands where it began; known by its year alone, after all that is known of that year."""
    when = initiative.start or initiative.end
    ahead = initiative.state(today) is InitiativeState.AHEAD
    return Stop(
        StopKind.INITIATIVE,
        StopState.AHEAD if ahead else StopState.DONE,
        when.last if when is not None else None,
        note=initiative.name,
        noun="initiatives",
        object_id=initiative.id,
        when=when,
    )


def waiting(stops: Sequence[Stop]) -> Stop | None:
    """Where the matter stands: the first stop at which somebody is waited for."""
    return next((stop for stop in stops if stop.open), None)


def overdue(stops: Sequence[Stop], today: date) -> bool:
    """Whether a day has passed at some open stop."""
    return any(stop.open and stop.due is not None and stop.due < today for stop in stops)


def _received(paper: Paper) -> Stop:
    arrived = paper.received.date() if paper.received is not None else paper.dated
    stop = Stop(StopKind.RECEIVED, StopState.DONE, arrived, noun="papers", object_id=paper.id)
    if paper.state is PaperState.DRAFT:
        return stop._replace(state=StopState.CURRENT, waits_id=paper.faction_id)
    if paper.state is PaperState.REFUSED:
        return stop._replace(state=StopState.MISSED, note=paper.refused_for)
    return stop


def _before(stations: Iterable[Stop], received: Stop, paper: Paper) -> Stop:
    """A paper that was entered only after somebody had dealt with it came on the day of its letter."""
    first = min((one.day for one in stations if one.day is not None), default=date.max)
    late = received.day is not None and received.day > first
    return received._replace(day=paper.dated) if late and paper.dated is not None else received


def _stations(
    paper: Paper | None,
    consultations: Iterable[Consultation],
    resolved: Sequence[Resolution],
    committees: Mapping[str, Committee],
    today: date,
    days: Mapping[str, date],
) -> list[Stop]:
    ordered = sorted(consultations, key=lambda c: (c.position, c.decided_on or date.max))
    stops = [_station(c, resolved, today, days) for c in ordered]
    if not stops:
        stops = _assumed_stations(paper, resolved)
    elif paper is not None and paper.paper_type in NEEDS_PROPOSAL:
        stops = _home_first(paper, stops, resolved)
    last = stops[-1].outcome if stops else None
    asked = paper is not None and paper.target is Target.COUNCIL and last not in UNFAVOURABLE
    asked = asked and paper is not None and paper.amends_id is None  # what amends goes on with what it amends
    council = next((c.id for c in committees.values() if c.kind is CommitteeKind.COUNCIL), None) if asked else None
    if council is not None and all(stop.committee_id != council for stop in stops):
        stops.append(_stop_at(council))
    elif last in PASSED_ON:  # to a body for which no station is planned yet
        back = paper.committee_id if paper is not None and last is Outcome.REFERRED_BACK else None
        stops.append(_stop_at(back)._replace(note=stops[-1].outcome_target))
    return stops


def _stop_at(committee_id: str | None, state: StopState = StopState.AHEAD) -> Stop:
    return Stop(StopKind.STATION, state, committee_id=committee_id, waits_id=committee_id)


def _station(consultation: Consultation, resolved: Sequence[Resolution], today: date, days: Mapping[str, date]) -> Stop:
    own = next(
        (
            r
            for r in reversed(resolved)
            if consultation.id == r.consultation_id
            or (consultation.agenda_item_id is not None and consultation.agenda_item_id == r.agenda_item_id)
        ),
        None,
    )
    state, outcome = StopState.AHEAD, consultation.outcome
    put_off = _put_off_on(consultation, days)
    day = consultation.decided_on or put_off
    if consultation.state is ConsultationState.DONE:
        state = StopState.DONE
        if own is not None:
            day, outcome = day or own.decided_on, outcome or own.outcome
    elif consultation.overdue(today):
        state = StopState.MISSED
    elif consultation.state is not ConsultationState.PLANNED:
        state = StopState.CURRENT
    return Stop(
        StopKind.STATION,
        state,
        day,
        consultation.committee_id,
        outcome,
        consultation.outcome_target,
        consultation.item_number,
        consultation.note,
        consultation.due,
        max((known for known in (consultation.requested_on, put_off) if known is not None), default=None),
        consultation.committee_id,
        "consultations",
        consultation.id,
        own.id if own is not None else None,
    )


def _put_off_on(consultation: Consultation, days: Mapping[str, date]) -> date | None:
    """The day on which a station put off or removed what it still has before it; it waits since then."""
    put_off = consultation.state is ConsultationState.POSTPONED and consultation.outcome is not None
    return days.get(consultation.meeting_id or "") if put_off else None


def _assumed_stations(paper: Paper | None, resolved: Sequence[Resolution]) -> list[Stop]:
    """Stations of a matter for which none were recorded: from its resolutions, else the paper's own committee."""
    stops = [
        _stop_at(r.committee_id)._replace(
            state=StopState.DONE,
            day=r.decided_on,
            outcome=r.outcome,
            outcome_target=r.outcome_target,
            noun="resolutions",
            object_id=r.id,
            resolution_id=r.id,
        )
        for r in resolved
    ]
    if stops or paper is None or paper.committee_id is None:
        return stops
    over = paper.state in (PaperState.DEBATED, PaperState.DONE)
    return [_stop_at(paper.committee_id, StopState.DONE if over else StopState.AHEAD)]


def _home_first(paper: Paper, stops: list[Stop], resolved: Sequence[Resolution]) -> list[Stop]:
    """The committee a motion was moved in stands before what is planned elsewhere, until it has dealt with it."""
    home = paper.committee_id
    if home is None or any(stop.committee_id == home and stop.state is StopState.DONE for stop in stops):
        return stops
    ahead = next((stop for stop in stops if stop.committee_id == home), None)
    if ahead is None:
        own = [one for one in resolved if one.committee_id == home]
        if not own and any(stop.state is StopState.DONE for stop in stops):
            return stops  # it is known from another body's record alone
        ahead, *_ = _assumed_stations(paper, own)
    others = [stop for stop in stops if stop is not ahead]
    decided = sum(stop.state is StopState.DONE for stop in others)
    return [*others[:decided], ahead, *others[decided:]]


def _with_current(stations: Sequence[Stop], *, started: bool) -> list[Stop]:
    """Ring the first station not yet over, where none is rung and the matter has begun."""
    stops = list(stations)
    if started and not any(stop.open for stop in stops):
        for index, stop in enumerate(stops):
            if stop.state is StopState.AHEAD:
                stops[index] = stop._replace(state=StopState.CURRENT)
                break
    return stops


def _after(
    paper: Paper | None,
    guests: list[Stop],
    follow_ups: tuple[FollowUp, ...],
    today: date,
    *,
    settled: bool,
    last: Stop | None,
) -> list[Stop]:
    stops = [*guests, *(_carrying_out(follow_up, today, settled=settled) for follow_up in follow_ups)]
    if stops or paper is None or paper.target is Target.OWN:
        return stops
    if last is not None and settled and last.outcome is Outcome.NOTED:
        return stops
    over = paper.state in (PaperState.DONE, PaperState.WITHDRAWN)
    if not over:
        stops.append(Stop(StopKind.CARRYING_OUT, StopState.CURRENT if settled and last else StopState.AHEAD))
    return stops


def _guests(
    paper: Paper | None, speakers: tuple[Speaker, ...], days: Mapping[str, date], *, settled: bool, resolved: bool
) -> list[Stop]:
    stops = [_guest(speaker, paper, days, settled=settled) for speaker in speakers]
    if not stops and paper is not None and paper.guest_topic:
        state = StopState.CURRENT if settled and resolved else StopState.AHEAD
        stops.append(Stop(StopKind.GUEST, state, days.get(paper.guest_meeting_id or ""), note=paper.guest_topic))
    return sorted(stops, key=lambda stop: stop.day or date.max)


def hearing_day(speaker: Speaker, days: Mapping[str, date]) -> date | None:
    """When a guest had the floor, else the day of the meeting the guest is asked to; days by the meeting's id."""
    return speaker.heard_from.date() if speaker.heard_from is not None else days.get(speaker.meeting_id or "")


def _guest(speaker: Speaker, paper: Paper | None, days: Mapping[str, date], *, settled: bool) -> Stop:
    state = StopState.CURRENT if settled or speaker.state is not SpeakerState.SUGGESTED else StopState.AHEAD
    if speaker.state in (SpeakerState.HEARD, SpeakerState.THANKED):
        state = StopState.DONE
    elif speaker.state is SpeakerState.DECLINED:
        state = StopState.MISSED
    day = hearing_day(speaker, days)
    if speaker.state is SpeakerState.DECLINED:
        day = speaker.answered_on
    return Stop(
        StopKind.GUEST,
        state,
        day,
        note=speaker.topic or (paper.guest_topic if paper is not None else ""),
        since=speaker.asked_on,
        waits_id=speaker.person_id or speaker.organization_id,
        noun="speakers",
        object_id=speaker.id,
    )


def _carrying_out(follow_up: FollowUp, today: date, *, settled: bool) -> Stop:
    if follow_up.carried_out_on is not None:
        state = StopState.DONE
    elif follow_up.due is not None and follow_up.due < today:
        state = StopState.MISSED
    else:
        state = StopState.CURRENT if settled else StopState.AHEAD
    return Stop(
        StopKind.CARRYING_OUT,
        state,
        follow_up.carried_out_on,
        note=follow_up.status or follow_up.title,
        due=follow_up.due,
        waits_id=follow_up.organization_id,
        noun="follow_ups",
        object_id=follow_up.id,
    )


def _end(paper: Paper | None, before: Sequence[Stop]) -> Stop:
    over = paper is not None and paper.state in (PaperState.DONE, PaperState.WITHDRAWN)
    withdrawn = paper is not None and paper.state is PaperState.WITHDRAWN
    if over or (before and all(stop.state is StopState.DONE for stop in before)):
        latest = max((s.day for s in before if s.day is not None and s.state is StopState.DONE), default=None)
        return Stop(StopKind.DONE, StopState.DONE, latest, outcome=Outcome.WITHDRAWN if withdrawn else None)
    return Stop(StopKind.DONE)


def _with_since(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """An open stop waits since it was asked, else since the latest day before it."""
    latest: date | None = None
    found = []
    for stop in stops:
        since = (stop.since or latest) if stop.open else None
        found.append(stop if stop.since is since else stop._replace(since=since))
        if stop.day is not None and stop.state is StopState.DONE and (latest is None or stop.day > latest):
            latest = stop.day
    return tuple(found)
