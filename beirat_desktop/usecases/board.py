"""A faction's own motions by how far they have come, and until when the next may be handed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from beirat_desktop.domain.board import Reached, reached
from beirat_desktop.domain.bodies import ReadRegister
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.papers import Paper, PaperType
from beirat_desktop.store.rights import READS_REGISTER, may
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committees_on, faction_on
from beirat_desktop.usecases.meetings.meetings import Meetings
from beirat_desktop.usecases.papers.details import MeetingChoice, meeting_choices

_AHEAD = {MeetingState.PLANNED, MeetingState.INVITED}
_LATER = 2
"""So many meetings after the next are named."""


@dataclass(frozen=True, slots=True)
class MotionCard:
    """A motion as the board shows it. joint: whether other factions move it too; since: the last day known of it."""

    paper: Paper
    joint: bool
    since: date | None


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A meeting of the Beirat as a faction sees it. closes_on: until when motions come in for it; own: the titles of
    the faction's motions that are meant for it or stand on its agenda."""

    meeting: Meeting
    closes_on: date
    own: tuple[str, ...]

    @property
    def id(self) -> str:
        """The meeting's."""
        return self.meeting.id


@dataclass(frozen=True, slots=True)
class FactionBoard:
    """A faction's motions, the latest first, and the next meeting with the day until which motions may come in.

    later: the meetings after that one. register: the office's, read last; at_home: whether one is read here at all.
    """

    faction: str
    columns: Mapping[Reached, tuple[MotionCard, ...]]
    meeting_day: date | None
    closes_on: date | None
    today: date
    later: tuple[MeetingChoice, ...] = ()
    register: ReadRegister | None = None
    at_home: bool = False


class Boards:
    """Looks over the record; changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def days(self, faction_id: str) -> list[MeetingDay]:
        """The meetings of the faction's committee, the latest first; at home those the office's register tells."""
        with self._store.reading() as unit:
            committee_id = faction_on(unit, faction_id, unit.now.date()).committee_id
            own = {paper.id: paper for paper in _own(unit, faction_id)}
            meant: dict[str, set[str]] = defaultdict(set)
            for paper in own.values():
                if paper.meeting_id is not None:
                    meant[paper.meeting_id].add(paper.id)
            for station in unit.consultations.where(paper_id=set(own), committee_id=committee_id):
                if station.meeting_id is not None:
                    meant[station.meeting_id].add(station.paper_id)
            choices = meeting_choices(unit, committee_id, unit.meetings.where(committee_id=committee_id))
            return [
                MeetingDay(
                    one.meeting, one.deadline, tuple(sorted(own[key].title for key in meant.get(one.meeting.id, ())))
                )
                for one in sorted(choices, key=lambda one: one.meeting.start, reverse=True)
            ]

    def of(self, faction_id: str) -> FactionBoard:
        """The board of a faction: what it moves alone, and what it moves with others."""
        meetings = Meetings(self._store)
        with self._store.reading() as unit:
            today = unit.now.date()
            papers = _own(unit, faction_id)
            keys = {paper.id for paper in papers}
            stations, tasks = defaultdict(list), defaultdict(list)
            for station in unit.consultations.where(paper_id=keys):
                stations[station.paper_id].append(station)
            for task in unit.follow_ups.where(paper_id=keys):
                tasks[task.paper_id].append(task)
            councils = {one.id for one in committees_on(unit, today, kind=CommitteeKind.COUNCIL)}
            columns: dict[Reached, list[MotionCard]] = {one: [] for one in Reached}
            for paper in papers:
                came = paper.received.date() if paper.received is not None else paper.dated
                days = [came, *(one.decided_on for one in stations[paper.id])]
                since = max((day for day in days if day is not None), default=None)
                column = columns[reached(paper, stations[paper.id], tasks[paper.id], councils)]
                column.append(MotionCard(paper, bool(paper.joint_faction_ids), since))
            faction = faction_on(unit, faction_id, today)
            meeting = meetings.next(faction.committee_id)
            closes = None
            if meeting is not None:
                closes = next((one.due for one in meetings.dates(meeting.id) if one.name == "motions"), None)
            ordered = {
                key: tuple(sorted(some, key=lambda one: (one.since or date.min, one.paper.id), reverse=True))
                for key, some in columns.items()
            }
            planned = unit.meetings.where(committee_id=faction.committee_id, state=_AHEAD)
            ahead = sorted(
                (one for one in planned if meeting is not None and one.start > meeting.start), key=lambda one: one.start
            )
            return FactionBoard(
                faction.name,
                ordered,
                meeting.day if meeting is not None else None,
                closes,
                today,
                tuple(meeting_choices(unit, faction.committee_id, ahead[:_LATER])),
                next((body.register for body in unit.bodies.all()), None),
                may(unit, READS_REGISTER),
            )


def _own(unit: Unit, faction_id: str) -> list[Paper]:
    """What the faction moves alone, and what it moves with others."""
    return [
        paper
        for paper in unit.papers.where(paper_type=PaperType.MOTION)
        if faction_id in (paper.faction_id, *paper.joint_faction_ids)
    ]
