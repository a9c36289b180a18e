"""Who came to the meetings of a period, and how long: by member and by faction, each as of the day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from beirat_desktop.domain.attendance import Attendance, AttendanceState
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.moments import lasted
from beirat_desktop.domain.persons import Membership


@dataclass(frozen=True, slots=True)
class Presence:
    """Of so many meetings one was expected at: how many one came to, was excused from, missed; minutes in the room.

    open: nothing was entered of these. substituted: another came instead. planned_minutes: how long those meetings
    took, breaks left out.
    """

    expected: int = 0
    present: int = 0
    excused: int = 0
    absent: int = 0
    open: int = 0
    substituted: int = 0
    minutes: int = 0
    planned_minutes: int = 0

    def __add__(self, other: Presence) -> Presence:
        return Presence(
            self.expected + other.expected,
            self.present + other.present,
            self.excused + other.excused,
            self.absent + other.absent,
            self.open + other.open,
            self.substituted + other.substituted,
            self.minutes + other.minutes,
            self.planned_minutes + other.planned_minutes,
        )

    @property
    def share(self) -> int | None:
        """How many in a hundred of the meetings of which something is known one came to; halves go up.

        None where nothing is known.
        """
        known = self.expected - self.open
        return (200 * self.present + known) // (2 * known) if known else None


@dataclass(frozen=True, slots=True)
class AttendanceStatistics:
    """By the id of the person, and by the id of the faction the member sat for on that day (None: for none).

    each: what came of each meeting, by the ids of person and meeting.
    """

    by_person: Mapping[str, Presence]
    by_faction: Mapping[str | None, Presence]
    each: Mapping[tuple[str, str], Presence]


def attendance_statistics(
    meetings: Iterable[Meeting], attendances: Iterable[Attendance], memberships: Collection[Membership]
) -> AttendanceStatistics:
    """Count the members of each meeting's own day; substitutes are told at nobody's seat and left out."""
    there = {(one.meeting_id, one.person_id): one for one in attendances if one.substitute_for_id is None}
    by_person: dict[str, Presence] = {}
    by_faction: dict[str | None, Presence] = {}
    each: dict[tuple[str, str], Presence] = {}
    for meeting in meetings:
        seats = {
            one.person_id: one
            for one in memberships
            if one.substitute_for_id is None
            and one.committee_id == meeting.committee_id
            and one.voting
            and one.covers(meeting.day)
        }
        for person_id, membership in seats.items():
            presence = _presence(meeting, there.get((meeting.id, person_id)))
            each[person_id, meeting.id] = presence
            by_person[person_id] = by_person.get(person_id, Presence()) + presence
            faction = membership.faction_id
            by_faction[faction] = by_faction.get(faction, Presence()) + presence
    return AttendanceStatistics(by_person, by_faction, each)


def _presence(meeting: Meeting, attendance: Attendance | None) -> Presence:
    counted = Presence(expected=1, planned_minutes=sat(meeting))
    if attendance is None or attendance.state is AttendanceState.EXPECTED:
        return replace(counted, open=1)
    if attendance.stays and attendance.counts:
        return replace(counted, present=1, minutes=_stayed(meeting, attendance))
    if attendance.state is AttendanceState.SUBSTITUTED:
        return replace(counted, substituted=1)
    return replace(counted, excused=1) if attendance.state is AttendanceState.EXCUSED else replace(counted, absent=1)


def sat(meeting: Meeting) -> int:
    """How many minutes a meeting sat, without its breaks; 0 while it is not closed."""
    if meeting.closed is None:
        return 0
    return _minutes(meeting, meeting.began, meeting.closed)


def _stayed(meeting: Meeting, attendance: Attendance) -> int:
    if meeting.closed is None:
        return 0
    return sum(_minutes(meeting, stay.arrived, stay.left or meeting.closed) for stay in attendance.stays)


def _minutes(meeting: Meeting, begin: datetime, end: datetime) -> int:
    """Minutes of a span that lie in the meeting and in none of its breaks."""
    if meeting.closed is None:
        return 0
    begin, end = max(begin, meeting.began), min(end, meeting.closed)
    whole = max(lasted(begin, end).total_seconds(), 0.0)
    for pause, again in meeting.interruptions:
        inside = lasted(max(pause, begin), min(again or meeting.closed, end)).total_seconds()
        whole -= max(inside, 0.0)
    return int(max(whole, 0.0) // 60)
