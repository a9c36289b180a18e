"""What follows for a paper from what a committee did with it: further stations, tasks, guests, its own state.

Values in, values out: what hangs on the paper goes in, what is to be kept and to be removed comes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from beirat_desktop.domain.asking import asks_others
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import (
    ADOPTING,
    PASSED_ON,
    Consultation,
    ConsultationRole,
    ConsultationState,
    Outcome,
)
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import NEEDS_PROPOSAL, Paper, PaperState, Target
from beirat_desktop.domain.readiness import stations_after
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState

AWAITED = (ConsultationState.PLANNED, ConsultationState.POSTPONED)


@dataclass(frozen=True, slots=True)
class Event:
    """One outcome at one station; None: it was entered by mistake, and the matter is open again.

    before, before_on: what stood there until it was corrected, and of which day. referred_to: the committee of the
    record it was referred to; somebody else is named on the station alone.
    """

    committee: Committee
    station: Consultation
    outcome: Outcome | None
    decided_on: date
    resolution: Resolution | None = None
    referred_to: Committee | None = None
    before: Outcome | None = None
    before_on: date | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A paper and all that hangs on it. council: the Stadtrat of the town; home: the committee the paper lies before.

    reported: ids of the tasks somebody has reported on. responsible_id: the organization the paper names as
    responsible, where the record knows it.
    """

    paper: Paper
    stations: tuple[Consultation, ...] = ()
    tasks: tuple[FollowUp, ...] = ()
    reported: frozenset[str] = frozenset()
    guests: tuple[Speaker, ...] = ()
    council: Committee | None = None
    home: Committee | None = None
    responsible_id: str | None = None


@dataclass(frozen=True, slots=True)
class Consequences:
    """What is kept and what is removed."""

    paper: Paper
    stations: tuple[Consultation, ...] = ()
    tasks: tuple[FollowUp, ...] = ()
    guests: tuple[Speaker, ...] = ()
    removed_stations: tuple[Consultation, ...] = ()
    removed_tasks: tuple[FollowUp, ...] = ()
    removed_guests: tuple[Speaker, ...] = ()


def consequences(matter: Matter, event: Event) -> Consequences:
    """Bring the paper and what hangs on it in line with the outcome; doing it again adds nothing twice.

    Where a later station has the matter on its agenda or dealt with it, what is put right here moves nothing any more.
    """
    if event.before is not None and _gone_on(matter, event.station):
        kept = next((one for one in matter.stations if one.id == event.station.id), None)
        return Consequences(matter.paper, () if kept == event.station else (event.station,))
    work = _Work(matter, event, {station.id: station for station in matter.stations})
    work.stations[event.station.id] = event.station
    if event.before in PASSED_ON:
        work.retract_stations()
    if event.outcome in ADOPTING:
        state = work.adopted()
    else:
        work.retract()
        state = work.otherwise()
    paper = matter.paper.through(state)
    if state is PaperState.ADMITTED:
        paper = paper.take_off_agenda()
    before = {station.id: station for station in matter.stations}
    return Consequences(
        paper,
        tuple(one for key, one in work.stations.items() if before.get(key) != one),
        tuple(work.tasks),
        tuple(work.guests),
        tuple(one for key, one in before.items() if key not in work.stations),
        tuple(work.removed_tasks),
        tuple(work.removed_guests),
    )


def _gone_on(matter: Matter, station: Consultation) -> bool:
    later = [one for one in matter.stations if one.position > station.position]
    return any(one.outcome is not None or one.agenda_item_id is not None for one in later)


def awaited_station(
    paper: Paper,
    stations: Iterable[Consultation],
    committee: Committee,
    *,
    after: int | None = None,
    requested_on: date | None = None,
) -> Consultation:
    """The paper's awaited station at that committee; a new one behind the others where there is none yet."""
    known = sorted(stations, key=lambda station: station.position)
    beyond = -1 if after is None else after
    for station in known:
        if station.committee_id == committee.id and station.position > beyond and station.state in AWAITED:
            return replace(station, requested_on=requested_on or station.requested_on)
    position = max((station.position for station in known), default=-1) + 1
    return Consultation(paper.id, committee.id, position, usual_role(paper, committee), requested_on=requested_on)


def usual_role(paper: Paper, committee: Committee) -> ConsultationRole:
    """What a committee is to do with a paper, unless somebody says otherwise (§ 56 GemO).

    The Beirat recommends to others, and decides only what is its own.
    """
    if paper.paper_type not in NEEDS_PROPOSAL:
        return ConsultationRole.INFORMATION
    if committee.kind is CommitteeKind.BEIRAT:
        return ConsultationRole.DECISION if paper.target is Target.OWN else ConsultationRole.RECOMMENDATION
    prepares = committee.kind is CommitteeKind.COMMITTEE and paper.target is Target.COUNCIL
    return ConsultationRole.PREPARATION if prepares else ConsultationRole.DECISION


@dataclass(slots=True)
class _Work:
    """The matter while it is brought in line."""

    matter: Matter
    event: Event
    stations: dict[str, Consultation]
    tasks: list[FollowUp] = field(default_factory=list)
    guests: list[Speaker] = field(default_factory=list)
    removed_tasks: list[FollowUp] = field(default_factory=list)
    removed_guests: list[Speaker] = field(default_factory=list)

    @property
    def paper(self) -> Paper:
        return self.matter.paper

    def adopted(self) -> PaperState:
        kind, upcoming = self.event.committee.kind, self.upcoming()
        prepares = kind is CommitteeKind.COMMITTEE and (self.paper.target is Target.COUNCIL or bool(upcoming))
        if prepares or stations_after(kind, self.paper.target):
            self.send_on(upcoming)
        elif kind is CommitteeKind.BEIRAT and self.paper.guest_topic.strip():
            self.suggest_guest()
        elif self.recommended_to is not None:
            self.retract()
            self.await_at(self.recommended_to)
        elif kind is CommitteeKind.BEIRAT and self.paper.target is Target.OWN and not self.asks_others:
            return PaperState.DONE
        else:
            self.add_task()
        return PaperState.DEBATED

    @property
    def recommended_to(self) -> Committee | None:
        """The committee something was recommended to, which now decides on it: nobody has to carry it out before."""
        to = self.event.referred_to
        return to if self.event.outcome is Outcome.RECOMMENDED and to != self.event.committee else None

    @property
    def asks_others(self) -> bool:
        resolved = self.event.resolution
        return asks_others(resolved.text if resolved is not None else self.paper.proposal)

    def otherwise(self) -> PaperState:
        own = self.event.committee.kind is CommitteeKind.BEIRAT
        match self.event.outcome:
            case None:
                return PaperState.ON_AGENDA
            case Outcome.REFERRED:
                target = self.event.referred_to
                if target is not None:
                    self.await_at(target)
                home = target is not None and target.id == self.paper.committee_id
                return PaperState.ADMITTED if home else PaperState.DEBATED
            case Outcome.REFERRED_BACK:
                return self.refer_back()
            case Outcome.POSTPONED | Outcome.REMOVED:
                return PaperState.ADMITTED if own else PaperState.DEBATED
            case Outcome.WITHDRAWN:
                return PaperState.WITHDRAWN
            case Outcome.SUSPENDED:
                return PaperState.DEBATED
            case Outcome.NOTED:
                upcoming = self.upcoming()
                if upcoming:
                    self.request(upcoming[0])
                return PaperState.DEBATED if upcoming else PaperState.DONE
            case _:
                if self.event.committee.kind is CommitteeKind.COMMITTEE and self.paper.target is Target.COUNCIL:
                    # A committee only prepares: the Stadtrat still decides, whatever it was advised.
                    self.send_on(self.upcoming())
                    return PaperState.DEBATED
                return PaperState.DONE

    def refer_back(self) -> PaperState:
        home = self.matter.home
        if self.event.committee.kind is CommitteeKind.BEIRAT or home is None:
            return PaperState.SUBMITTED
        self.await_at(home)
        return PaperState.ADMITTED

    def upcoming(self) -> list[Consultation]:
        here = self.event.station.position
        later = (one for one in self.stations.values() if one.state in AWAITED and one.position > here)
        return sorted(later, key=lambda station: station.position)

    def await_at(self, committee: Committee, *, requested: bool = True) -> Consultation:
        day = self.event.decided_on if requested else None
        here = self.event.station.position
        station = awaited_station(self.paper, self.stations.values(), committee, after=here, requested_on=day)
        self.stations[station.id] = station
        return station

    def send_on(self, upcoming: list[Consultation]) -> None:
        """The next station is asked now; the Stadtrat stands at the end of the way in any case."""
        last = self.matter.council
        if last is not None and not any(station.committee_id == last.id for station in upcoming):
            upcoming = [*upcoming, self.await_at(last, requested=False)]
        if upcoming:
            self.request(upcoming[0])

    def request(self, station: Consultation) -> None:
        if station.requested_on is None:
            self.stations[station.id] = replace(station, requested_on=self.event.decided_on)

    def add_task(self) -> None:
        resolution = self.event.resolution
        if resolution is not None and not any(task.resolution_id == resolution.id for task in self.matter.tasks):
            task = FollowUp(self.paper.id, resolution.id, title=self.paper.title, public=resolution.public)
            asked = self.paper.target is Target.ADMINISTRATION
            self.tasks.append(replace(task, organization_id=self.matter.responsible_id) if asked else task)

    def suggest_guest(self) -> None:
        resolution = self.event.resolution
        if resolution is None or any(guest.resolution_id == resolution.id for guest in self.matter.guests):
            return
        waiting = [one for one in self.matter.guests if one.paper_id == self.paper.id and one.resolution_id is None]
        if waiting:
            self.guests.append(replace(waiting[0], resolution_id=resolution.id))
            return
        self.guests.append(
            Speaker(
                self.paper.guest_topic,
                paper_id=self.paper.id,
                resolution_id=resolution.id,
                meeting_id=self.paper.guest_meeting_id,
            )
        )

    def retract(self) -> None:
        """After a correction: take back what followed from the adoption, unless somebody has gone on with it."""
        resolution = self.event.resolution
        if resolution is not None:
            tasks = [task for task in self.matter.tasks if task.resolution_id == resolution.id]
            self.removed_tasks += [
                task for task in tasks if self.untouched(task) and task.id not in self.matter.reported
            ]
            self.removed_guests += [
                guest
                for guest in self.matter.guests
                if guest.resolution_id == resolution.id
                and guest.state is SpeakerState.SUGGESTED
                and guest.person_id is None
                and guest.organization_id is None
            ]
        self.retract_stations()

    def untouched(self, task: FollowUp) -> bool:
        """Whether nobody has gone on with a task; that the paper named who is responsible was nobody's work on it."""
        named = task.organization_id is not None and task.organization_id == self.matter.responsible_id
        return untouched(replace(task, organization_id=None) if named else task)

    def retract_stations(self) -> None:
        """Stations that were asked with this outcome, and of which nobody has noted anything since."""
        for station in self.upcoming():
            asked = Consultation(
                station.paper_id,
                station.committee_id,
                station.position,
                station.role,
                requested_on=self.event.before_on or self.event.decided_on,
                id=station.id,
            )
            if station == asked:
                del self.stations[station.id]


def untouched(task: FollowUp) -> bool:
    """Whether nobody has gone on with a task since the vote made it."""
    return task == FollowUp(task.paper_id, task.resolution_id, task.title, public=task.public, id=task.id)
