"""The attendance list of a meeting as one reads it: who is expected, and what is noted of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from beirat_desktop.domain.agenda import AgendaItem, ItemState, invited_again
from beirat_desktop.domain.attendance import GROUPS_BY_ROLE, Attendance, AttendanceGroup, Exclusion
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.quorum import Quorum, entitled, quorum_at, voter_counts
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, factions_in, persons_on, today

_RANKS = tuple(GROUPS_BY_ROLE)


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One line of the attendance list: the person, and what the membership of that day says."""

    attendance: Attendance
    person: Person
    faction: str = ""
    role: Role | None = None
    faction_id: str | None = None

    @property
    def here(self) -> bool:
        """Whether the person is in the room now."""
        return self.attendance.present_at(None)


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """A meeting's attendance list, in the order of the minutes: chair first, then by name within the groups."""

    meeting: Meeting
    committee: Committee
    rows: tuple[AttendanceRow, ...]
    quorum: Quorum
    today: date

    @property
    def led(self) -> bool:
        """Whether whoever presides is in the room."""
        return any(row.here and row.person.id == self.meeting.presides for row in self.rows)

    @property
    def next_to_preside(self) -> tuple[Person, ...]:
        """Who may take the chair when whoever presides has gone: chair and deputies who are there, else the members."""
        there = [row for row in self.voting if row.here and row.attendance.counts]
        officers = [row for row in there if row.role in (Role.CHAIR, Role.DEPUTY)]
        officers.sort(key=lambda row: row.role is not Role.CHAIR)
        return tuple(row.person for row in officers or there)

    @property
    def voting(self) -> tuple[AttendanceRow, ...]:
        """Those with a vote, who stands in for a member among them."""
        return tuple(row for row in self.rows if row.attendance.voting)

    @property
    def entitled(self) -> int:
        """How many may vote in all: a seat counts once, a vacant one not at all."""
        return len(entitled(row.attendance for row in self.rows))

    def quorum_at(self, item: AgendaItem, exclusions: Iterable[Exclusion]) -> Quorum:
        """The quorum for one item, where members are excluded or it is called the second time."""
        everybody = [row.attendance for row in self.rows]
        again = invited_again(item)
        return quorum_at(self.committee.statutory_seats, everybody, tuple(exclusions), item.id, second_call=again)

    def voters(self, item: AgendaItem, exclusions: Sequence[Exclusion]) -> tuple[int, int]:
        """How many voting members are in the room now, and how many of them are excluded from the item."""
        return voter_counts([row.attendance for row in self.rows], exclusions, item.id)


def sheet(unit: Unit, meeting_id: str) -> AttendanceSheet:
    """The list as it stands; before the meeting is opened it names the members who are expected."""
    meeting = unit.meetings.get(meeting_id)
    committee = committee_of(unit, meeting)
    members = members_on(unit, meeting)
    recorded = unit.attendances.where(meeting_id=meeting_id)
    known = {attendance.person_id for attendance in recorded}
    if meeting.state in (MeetingState.PLANNED, MeetingState.INVITED):
        recorded += [expected_of(meeting, m) for m in members.values() if m.person_id not in known]
    persons = by_id(persons_on(unit, meeting.day, id={a.person_id for a in recorded}))
    factions = by_id(factions_in(unit, meeting.day, committee.id))
    rows = []
    for attendance in recorded:
        member = members.get(attendance.person_id)
        faction = factions.get(member.faction_id or "") if member else None
        rows.append(
            AttendanceRow(
                attendance,
                persons[attendance.person_id],
                faction.label if faction else "",
                member.role if member else None,
                member.faction_id if member else None,
            )
        )
    order = list(AttendanceGroup)
    rows.sort(key=lambda row: (order.index(row.attendance.group), sort_key(row.person.sorted_name)))
    items = unit.agenda_items.where(meeting_id=meeting_id)
    floor = next((item for item in items if item.state is ItemState.CURRENT), None)
    again = floor is not None and invited_again(floor)
    state = quorum_at(committee.statutory_seats, recorded, second_call=again)
    return AttendanceSheet(meeting, committee, tuple(rows), state, today(unit))


def members_on(unit: Unit, meeting: Meeting) -> dict[str, Membership]:
    """Who is a member on the day, by person; the highest role where somebody has two."""
    covering = [
        member
        for member in unit.memberships.where(committee_id=meeting.committee_id)
        if member.substitute_for_id is None and member.covers(meeting.day)
    ]
    covering.sort(key=lambda member: _RANKS.index(member.role))
    found: dict[str, Membership] = {}
    for member in covering:
        found.setdefault(member.person_id, member)
    return found


def expected_of(meeting: Meeting, member: Membership) -> Attendance:
    """The line of a member of whom nothing is known yet."""
    voting = member.voting and member.role in (Role.CHAIR, Role.DEPUTY, Role.MEMBER)
    return Attendance(
        meeting.id,
        member.person_id,
        GROUPS_BY_ROLE[member.role],
        voting=voting,
    )


def list_members(unit: Unit, meeting: Meeting) -> dict[str, Membership]:
    """See that all members of the day stand in the list; who they are."""
    members = members_on(unit, meeting)
    listed = {attendance.person_id for attendance in unit.attendances.where(meeting_id=meeting.id)}
    for person_id, member in members.items():
        if person_id not in listed:
            unit.attendances.save(expected_of(meeting, member))
    return members
