"""What follows for a paper from what a committee did with it: further stations, tasks, guests, its own state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import Consultation, ConsultationRole, ConsultationState, Outcome
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import Paper, PaperState, Target
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.votes import ADOPTING
from beirat_desktop.store.unit import Unit

AWAITED = (ConsultationState.PLANNED, ConsultationState.POSTPONED)
BACK_TO_POOL = frozenset({Outcome.POSTPONED, Outcome.REMOVED})


@dataclass(frozen=True, slots=True)
class Outcomes:
    """One outcome at one station, with all that hangs on it; before: what stood there until it was corrected."""

    paper: Paper
    committee: Committee
    consultation: Consultation
    outcome: Outcome
    decided_on: date
    resolution: Resolution | None = None
    referred_to: str | None = None
    before: Outcome | None = None


def follow(unit: Unit, what: Outcomes) -> None:
    """Bring the paper and what hangs on it in line with the outcome; doing it again adds nothing twice."""
    if what.before is Outcome.REFERRED:
        _retract_stations(unit, what)
    if what.outcome in ADOPTING:
        state = _adopted(unit, what)
    else:
        _retract(unit, what)
        state = _otherwise(unit, what)
    paper = unit.papers.get(what.paper.id)
    pooled = state is PaperState.ADMITTED
    unit.papers.save(replace(paper, state=state, meeting_id=None if pooled else paper.meeting_id))


def council(unit: Unit, committee: Committee) -> Committee | None:
    """The Stadtrat of the same town."""
    found = unit.committees.where(body_id=committee.body_id, kind=CommitteeKind.COUNCIL)
    return found[0] if found else None


def add_station(
    unit: Unit, paper: Paper, committee: Committee, *, after: int | None = None, requested_on: date | None = None
) -> Consultation:
    """The paper's awaited station at that committee, added behind the others where there is none yet."""
    stations = unit.consultations.where(paper_id=paper.id)
    beyond = -1 if after is None else after
    for station in sorted(stations, key=lambda station: station.position):
        if station.committee_id == committee.id and station.position > beyond and station.state in AWAITED:
            return unit.consultations.save(replace(station, requested_on=requested_on or station.requested_on))
    deciding = committee.kind is CommitteeKind.COUNCIL or paper.target is not Target.COUNCIL
    role = ConsultationRole.DECISION if deciding else ConsultationRole.PREPARATION
    if committee.kind is CommitteeKind.BEIRAT and paper.target is Target.COUNCIL:
        role = ConsultationRole.RECOMMENDATION
    position = max((station.position for station in stations), default=-1) + 1
    return unit.consultations.save(Consultation(paper.id, committee.id, position, role, requested_on=requested_on))


def _adopted(unit: Unit, what: Outcomes) -> PaperState:
    paper, kind = what.paper, what.committee.kind
    upcoming = _upcoming(unit, what)
    to_council = paper.target is Target.COUNCIL
    prepares = kind is CommitteeKind.COMMITTEE and (to_council or bool(upcoming))
    if prepares or (kind is CommitteeKind.BEIRAT and to_council):
        _send_on(unit, what, upcoming)
    elif kind is CommitteeKind.BEIRAT and paper.guest_topic.strip():
        _suggest_guest(unit, what)
    elif kind is CommitteeKind.BEIRAT and paper.target is Target.OWN:
        return PaperState.DONE
    else:
        _task(unit, what)
    return PaperState.DEBATED


def _otherwise(unit: Unit, what: Outcomes) -> PaperState:
    own = what.committee.kind is CommitteeKind.BEIRAT
    match what.outcome:
        case Outcome.REFERRED:
            if what.referred_to is not None:
                target = unit.committees.get(what.referred_to)
                add_station(unit, what.paper, target, after=what.consultation.position, requested_on=what.decided_on)
            return PaperState.ADMITTED if what.referred_to == what.paper.committee_id else PaperState.DEBATED
        case Outcome.REFERRED_BACK:
            return _refer_back(unit, what)
        case Outcome.POSTPONED | Outcome.REMOVED:
            return PaperState.ADMITTED if own else PaperState.DEBATED
        case Outcome.WITHDRAWN:
            return PaperState.WITHDRAWN
        case Outcome.SUSPENDED:
            return PaperState.DEBATED
        case Outcome.NOTED:
            upcoming = _upcoming(unit, what)
            if upcoming:
                _request(unit, upcoming[0], what.decided_on)
            return PaperState.DEBATED if upcoming else PaperState.DONE
        case _:
            if what.committee.kind is CommitteeKind.COMMITTEE and what.paper.target is Target.COUNCIL:
                # A committee only prepares: the Stadtrat still decides, whatever it was advised.
                _send_on(unit, what, _upcoming(unit, what))
                return PaperState.DEBATED
            return PaperState.DONE


def _refer_back(unit: Unit, what: Outcomes) -> PaperState:
    if what.committee.kind is CommitteeKind.BEIRAT or what.paper.committee_id is None:
        return PaperState.SUBMITTED
    home = unit.committees.get(what.paper.committee_id)
    add_station(unit, what.paper, home, after=what.consultation.position, requested_on=what.decided_on)
    return PaperState.ADMITTED


def _upcoming(unit: Unit, what: Outcomes) -> list[Consultation]:
    stations = unit.consultations.where(paper_id=what.paper.id, state=AWAITED)
    later = [station for station in stations if station.position > what.consultation.position]
    return sorted(later, key=lambda station: station.position)


def _send_on(unit: Unit, what: Outcomes, upcoming: list[Consultation]) -> None:
    """The next station is asked now; the Stadtrat stands at the end of the way in any case."""
    last = council(unit, what.committee)
    if last is not None and not any(station.committee_id == last.id for station in upcoming):
        upcoming = [*upcoming, add_station(unit, what.paper, last, after=what.consultation.position)]
    if upcoming:
        _request(unit, upcoming[0], what.decided_on)


def _request(unit: Unit, station: Consultation, day: date) -> None:
    if station.requested_on is None:
        unit.consultations.save(replace(station, requested_on=day))


def _task(unit: Unit, what: Outcomes) -> None:
    if what.resolution is None or unit.follow_ups.count(resolution_id=what.resolution.id):
        return
    unit.follow_ups.save(
        FollowUp(what.paper.id, what.resolution.id, title=what.paper.title, public=what.resolution.public)
    )


def _suggest_guest(unit: Unit, what: Outcomes) -> None:
    if what.resolution is None or unit.speakers.count(resolution_id=what.resolution.id):
        return
    waiting = unit.speakers.where(paper_id=what.paper.id, resolution_id=None)
    if waiting:
        unit.speakers.save(replace(waiting[0], resolution_id=what.resolution.id))
        return
    unit.speakers.save(
        Speaker(
            what.paper.guest_topic,
            paper_id=what.paper.id,
            resolution_id=what.resolution.id,
            meeting_id=what.paper.guest_meeting_id,
        )
    )


def _retract(unit: Unit, what: Outcomes) -> None:
    """After a correction: take back what followed from the adoption, unless somebody has gone on with it."""
    if what.resolution is not None:
        for task in unit.follow_ups.where(resolution_id=what.resolution.id):
            untouched = FollowUp(task.paper_id, task.resolution_id, task.title, public=task.public, id=task.id)
            if task == untouched and not unit.status_reports.count(follow_up_id=task.id):
                unit.follow_ups.delete(task.id)
        for guest in unit.speakers.where(resolution_id=what.resolution.id, state=SpeakerState.SUGGESTED):
            if guest.person_id is None and guest.organization_id is None:
                unit.speakers.delete(guest.id)
    _retract_stations(unit, what)


def _retract_stations(unit: Unit, what: Outcomes) -> None:
    """Stations that were asked with this outcome, and of which nobody has noted anything since."""
    for station in _upcoming(unit, what):
        asked = Consultation(
            station.paper_id, station.committee_id, station.position, station.role, requested_on=what.decided_on
        )
        if station == replace(asked, id=station.id):
            unit.consultations.delete(station.id)
