"""Who was there, from when to when, and who had to step aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from beirat_desktop.domain.identity import new_id


class AttendanceState(StrEnum):
    """How a person took part. EXPECTED means nobody has said yet."""

    EXPECTED = "expected"
    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"


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
        if self.state not in (AttendanceState.PRESENT, AttendanceState.REMOTE):
            return False
        if moment is None:
            return not self.stays or self.stays[-1].left is None
        return not self.stays or any(stay.covers(moment) for stay in self.stays)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A member who may not take part in one item (§ 22 GemO)."""

    agenda_item_id: str
    person_id: str
    reason: str = ""
    left_room: bool = False
    id: str = field(default_factory=new_id)
