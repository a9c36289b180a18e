"""Who was there, from when to when, and who had to step aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from itertools import pairwise

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.persons import Membership, Role
from beirat_desktop.domain.sorting import sort_key


class AttendanceState(StrEnum):
    """How a person took part. EXPECTED means nobody has said yet."""

    EXPECTED = "expected"
    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"


HERE = frozenset({AttendanceState.PRESENT, AttendanceState.REMOTE})


class AttendanceGroup(StrEnum):
    """Under which heading the minutes name a person."""

    CHAIR = "chair"
    VOTING = "voting"
    ADVISORY = "advisory"
    ADMINISTRATION = "administration"
    GUEST = "guest"
    PRESS = "press"
    SECRETARY = "secretary"


@dataclass(frozen=True, slots=True)
class Stay:
    """A span in the room; an open end means still there."""

    arrived: time
    left: time | None = None

    def covers(self, moment: time) -> bool:
        """Whether the person was in the room at that moment; the minute of leaving no longer counts."""
        return self.arrived <= moment and (self.left is None or moment < self.left)


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at one meeting.

    function: what a person who is no member is called in the minutes ("Abteilung Integration").
    waived: the member appeared or waived beforehand, which heals a breach of form or period (§ 34 GemO).
    """

    meeting_id: str
    person_id: str
    group: AttendanceGroup = AttendanceGroup.VOTING
    state: AttendanceState = AttendanceState.EXPECTED
    voting: bool = True
    stays: tuple[Stay, ...] = ()
    substitute_for_id: str | None = None
    function: str = ""
    waived: bool = False
    id: str = field(default_factory=new_id)

    def present_at(self, moment: time | None) -> bool:
        """Whether the person is there at that moment; None asks about now, the latest stay."""
        if self.state not in HERE:
            return False
        if moment is None:
            return not self.stays or self.stays[-1].left is None
        return not self.stays or any(stay.covers(moment) for stay in self.stays)

    def arrive(self, moment: time, *, remote: bool = False) -> Attendance:
        """The person comes, or comes back; nothing changes for one who is there."""
        if self.present_at(None):
            return self
        stays = self.stays if self.state in HERE else ()
        left = stays[-1].left if stays else None
        if left is not None and moment < left:
            raise Refused("attendance.arrives_before_leaving", left=left, arrived=moment)
        # Back within the same minute: the leaving was a slip of the key.
        stays = (*stays[:-1], Stay(stays[-1].arrived)) if left == moment else (*stays, Stay(moment))
        return replace(self, state=AttendanceState.REMOTE if remote else AttendanceState.PRESENT, stays=stays)

    def leave(self, moment: time, opened: time) -> Attendance:
        """The person goes, and from that minute on no longer counts; without times they were there when it opened."""
        if not self.present_at(None):
            return self
        stays = self.stays or (Stay(opened),)
        arrived = stays[-1].arrived
        if moment < arrived:
            raise Refused("attendance.leaves_before_arriving", arrived=arrived, left=moment)
        if moment == arrived:  # gone within the minute of coming: the coming was a slip of the key
            return replace(self, state=self.state if stays[:-1] else AttendanceState.EXPECTED, stays=stays[:-1])
        return replace(self, stays=(*stays[:-1], replace(stays[-1], left=moment)))

    def with_stays(self, stays: tuple[Stay, ...]) -> Attendance:
        """Times corrected by hand; none means the whole meeting."""
        for stay in stays:
            if stay.left is not None and stay.left <= stay.arrived:
                raise Refused("attendance.leaves_before_arriving", arrived=stay.arrived, left=stay.left)
        for earlier, later in pairwise(stays):
            if earlier.left is None or later.arrived < earlier.left:
                raise Refused("attendance.arrives_before_leaving", left=earlier.left, arrived=later.arrived)
        return replace(self, stays=stays)

    def stay_away(self, *, excused: bool) -> Attendance:
        """The person does not come, with or without excuse; earlier times fall away."""
        return replace(self, state=AttendanceState.EXCUSED if excused else AttendanceState.ABSENT, stays=())

    def whole(self, opened: time | None, closed: time | None) -> bool:
        """Whether the person was there all the time, so that the minutes name no times."""
        if not self.stays:
            return True
        first, last = self.stays[0], self.stays[-1]
        came_late = opened is not None and first.arrived > opened
        went_early = last.left is not None and (closed is None or last.left < closed)
        return len(self.stays) == 1 and not came_late and not went_early


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A member who may not take part in one item (§ 22 GemO)."""

    agenda_item_id: str
    person_id: str
    reason: str = ""
    left_room: bool = False
    id: str = field(default_factory=new_id)


GROUPS_BY_ROLE: Mapping[Role, AttendanceGroup] = {
    Role.CHAIR: AttendanceGroup.CHAIR,
    Role.DEPUTY: AttendanceGroup.VOTING,
    Role.MEMBER: AttendanceGroup.VOTING,
    Role.ADVISORY: AttendanceGroup.ADVISORY,
    Role.SECRETARY: AttendanceGroup.SECRETARY,
}


def expected(meeting_id: str, memberships: Iterable[Membership], day: date) -> tuple[Attendance, ...]:
    """The list of everybody who belongs to the committee on that day, before anybody has come.

    Who stands in for another is not on it until they come.
    """
    return tuple(
        Attendance(meeting_id, m.person_id, GROUPS_BY_ROLE[m.role], voting=m.voting)
        for m in memberships
        if m.covers(day) and m.substitute_for_id is None
    )


@dataclass(frozen=True, slots=True)
class Roll:
    """The attendance as the minutes have it: groups of those present, then excused and absent (§ 41 GemO)."""

    present: tuple[tuple[AttendanceGroup, tuple[Attendance, ...]], ...]
    excused: tuple[Attendance, ...]
    absent: tuple[Attendance, ...]


def roll(attendances: Iterable[Attendance], names: Mapping[str, str]) -> Roll:
    """Group the attendance for the minutes; names: id and name, family name first."""
    ordered = sorted(attendances, key=lambda a: sort_key(names.get(a.person_id, "")))
    here = [a for a in ordered if a.state in HERE]
    groups = ((group, tuple(a for a in here if a.group is group)) for group in AttendanceGroup)
    return Roll(
        tuple((group, people) for group, people in groups if people),
        tuple(a for a in ordered if a.state is AttendanceState.EXCUSED),
        tuple(a for a in ordered if a.state is AttendanceState.ABSENT and a.group is not AttendanceGroup.GUEST),
    )


def not_healed(attendances: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """The voting members towards whom a breach of form or period still counts: not there, and nothing waived (§ 34)."""
    return tuple(a for a in attendances if a.voting and not a.waived and a.state not in HERE)


def attendance_findings(attendances: Iterable[Attendance], *, over: bool) -> tuple[Finding, ...]:
    """Who is missing from the list once a meeting is over, and times that do not fit together."""
    found = []
    open_ones = 0
    for attendance in attendances:
        open_ones += attendance.state is AttendanceState.EXPECTED
        times = [moment for stay in attendance.stays for moment in (stay.arrived, stay.left) if moment is not None]
        if times != sorted(times):
            found.append(Finding("attendance.times_cross", "§ 41 GemO").about("attendances", attendance.id))
    if over and open_ones:
        found.append(Finding("attendance.open", "§ 41 GemO", facts={"count": open_ones}))
    return tuple(found)
