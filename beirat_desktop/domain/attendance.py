"""Who was there, from when to when, and who had to step aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import combinations, pairwise

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.sorting import sort_key


class Declared(StrEnum):
    """What was said of a person's coming, beforehand or afterwards; it says nothing of who was really there.

    WATCHING: by video, where the rules of the committee do not let that count (§ 35a GemO).
    """

    NOTHING = "nothing"
    EXCUSED = "excused"
    ABSENT = "absent"
    SUBSTITUTE = "substitute"
    REMOTE = "remote"
    WATCHING = "watching"


BY_VIDEO = frozenset({Declared.REMOTE, Declared.WATCHING})


class AttendanceState(StrEnum):
    """How a person took part, from what was declared and from the stays. EXPECTED means nobody has said yet."""

    EXPECTED = "expected"
    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"
    SUBSTITUTED = "substituted"


HERE = frozenset({AttendanceState.PRESENT, AttendanceState.REMOTE})
_AWAY = {
    Declared.NOTHING: AttendanceState.EXPECTED,
    Declared.REMOTE: AttendanceState.EXPECTED,
    Declared.WATCHING: AttendanceState.EXPECTED,
    Declared.EXCUSED: AttendanceState.EXCUSED,
    Declared.ABSENT: AttendanceState.ABSENT,
    Declared.SUBSTITUTE: AttendanceState.SUBSTITUTED,
}


class AttendanceGroup(StrEnum):
    """Under which heading the minutes name a person."""

    CHAIR = "chair"
    VOTING = "voting"
    ADVISORY = "advisory"
    ADMINISTRATION = "administration"
    GUEST = "guest"
    PRESS = "press"
    SECRETARY = "secretary"


MEMBERS = frozenset(
    {AttendanceGroup.CHAIR, AttendanceGroup.VOTING, AttendanceGroup.ADVISORY, AttendanceGroup.SECRETARY}
)
"""Whose absence the minutes tell; a guest who did not come is not missing."""
DEBATING = frozenset({AttendanceGroup.CHAIR, AttendanceGroup.VOTING, AttendanceGroup.ADVISORY})
"""Who debates as a member of the body, with a vote or without, and may have to step aside (§ 22 GemO)."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A span in the room; an open end means still there, or there until the end."""

    arrived: datetime
    left: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Whether the person was in the room at that moment; the minute of leaving no longer counts."""
        return self.arrived <= moment and (self.left is None or moment < self.left)

    def overlaps(self, other: Stay) -> bool:
        """Whether both were in the room at some moment."""
        return (self.left is None or other.arrived < self.left) and (other.left is None or self.arrived < other.left)


@dataclass(frozen=True, slots=True)
class Correction:
    """Stays as they stood before they were corrected, or taken back as entered by mistake; when, and why."""

    corrected: datetime
    before: tuple[Stay, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at one meeting: what was declared, and when the person was there. Neither ever erases the other.

    voting: has a vote, or gives that of the seat whose member is away. substitute_for_id: the person whose seat
    that is; a substitute has none of their own. function: what a person who is no member is called in the minutes
    ("Abteilung Integration"). waived: the member appeared or waived beforehand, which heals a breach of form or
    period (§ 34 GemO).
    """

    meeting_id: str
    person_id: str
    group: AttendanceGroup = AttendanceGroup.VOTING
    declared: Declared = Declared.NOTHING
    voting: bool = True
    stays: tuple[Stay, ...] = ()
    substitute_for_id: str | None = None
    function: str = ""
    waived: bool = False
    corrections: tuple[Correction, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def state(self) -> AttendanceState:
        """How the person took part: whoever was there for a while was there, whatever was declared."""
        if not self.stays:
            return _AWAY[self.declared]
        return AttendanceState.REMOTE if self.declared in BY_VIDEO else AttendanceState.PRESENT

    @property
    def counts(self) -> bool:
        """Whether the person, while there, makes up the quorum and may vote: not by video against the rules."""
        return self.voting and self.declared is not Declared.WATCHING

    @property
    def seat(self) -> str:
        """The person to whom the seat belongs: a member and who stands in for them have one between them."""
        return self.substitute_for_id or self.person_id

    def present_at(self, moment: datetime | None) -> bool:
        """Whether the person is there at that moment; None asks about now, the latest stay."""
        if moment is None:
            return bool(self.stays) and self.stays[-1].left is None
        return any(stay.covers(moment) for stay in self.stays)

    def declare(self, declared: Declared) -> Attendance:
        """Say how the person means to take part, or why not; stays remain."""
        return replace(self, declared=declared)

    def come_in(self, moment: datetime, reason: str, now: datetime) -> Attendance:
        """Comes into the room after watching; what was watched never counted and is kept among the corrections."""
        kept = Correction(now, self.stays, reason)
        return replace(self, declared=Declared.NOTHING, stays=(Stay(moment),), corrections=(*self.corrections, kept))

    def arrive(self, moment: datetime) -> Attendance:
        """The person comes, or comes back; nothing changes for one who is there."""
        if self.present_at(None):
            return self
        left = self.stays[-1].left if self.stays else None
        if left is not None and moment < left:
            raise Refused("attendance.arrives_before_leaving", left=left, arrived=moment)
        # Back within the same minute: the person never was away.
        stays = (*self.stays[:-1], Stay(self.stays[-1].arrived)) if left == moment else (*self.stays, Stay(moment))
        return replace(self, stays=stays)

    def leave(self, moment: datetime) -> Attendance:
        """The person goes, and from that minute on no longer counts; nothing changes for one who is away."""
        if not self.present_at(None):
            return self
        arrived = self.stays[-1].arrived
        if moment < arrived:
            raise Refused("attendance.leaves_before_arriving", arrived=arrived, left=moment)
        if moment == arrived:
            raise Refused("attendance.just_arrived", arrived=arrived)
        return replace(self, stays=(*self.stays[:-1], replace(self.stays[-1], left=moment)))

    def correct(self, stays: tuple[Stay, ...], reason: str, now: datetime) -> Attendance:
        """Times entered by hand. Where they change what stood there, that is kept with the reason; as is one given."""
        check_order(stays)
        if not stays:
            raise Refused("attendance.no_times")
        if stays == self.stays:
            return self
        if _goes_on(self.stays, stays) and not given(reason):
            return replace(self, stays=stays)
        if not given(reason):
            raise Refused("attendance.reason_missing")
        return replace(self, stays=stays, corrections=(*self.corrections, Correction(now, self.stays, given(reason))))

    def take_back(self, reason: str, now: datetime) -> Attendance:
        """The latest stay was entered by mistake; it is kept among the corrections."""
        if not self.stays:
            raise Refused("attendance.nothing_to_take_back")
        return replace(
            self,
            stays=self.stays[:-1],
            corrections=(*self.corrections, Correction(now, self.stays, given(reason))),
        )

    def beginning_moved(self, before: datetime, after: datetime) -> Attendance:
        """Who was there from the beginning is so still when its time is corrected."""
        if not self.stays or self.stays[0].arrived != before:
            return self
        first = replace(self.stays[0], arrived=after)
        check_order((first, *self.stays[1:]))
        return replace(self, stays=(first, *self.stays[1:]))

    def whole(self, opened: datetime | None, closed: datetime | None) -> bool:
        """Whether the person was there all the time, so that the minutes name no times."""
        if len(self.stays) != 1:
            return False
        stay = self.stays[0]
        came_late = opened is not None and stay.arrived > opened
        went_early = stay.left is not None and (closed is None or stay.left < closed)
        return not came_late and not went_early


def _goes_on(before: tuple[Stay, ...], after: tuple[Stay, ...]) -> bool:
    """Whether nothing is changed but an open stay ended, or another begun."""
    if not before:
        return True
    last, place = before[-1], len(before) - 1
    same = len(after) > place and after[:place] == before[:place] and after[place].arrived == last.arrived
    return same and last.left in (None, after[place].left)


def check_order(stays: tuple[Stay, ...]) -> None:
    """Nobody goes before they came, nor comes before they went."""
    for stay in stays:
        if stay.left is not None and stay.left <= stay.arrived:
            raise Refused("attendance.leaves_before_arriving", arrived=stay.arrived, left=stay.left)
    for earlier, later in pairwise(stays):
        if earlier.left is None:
            raise Refused("attendance.arrives_before_leaving_unknown", arrived=later.arrived)
        if later.arrived < earlier.left:
            raise Refused("attendance.arrives_before_leaving", left=earlier.left, arrived=later.arrived)


class ExclusionReason(StrEnum):
    """Why somebody must step aside (§ 22 GemO). STATED: none of the kinds is known, only what was said."""

    STATED = "stated"
    ADVANTAGE = "advantage"
    RELATIVES = "relatives"
    REPRESENTED = "represented"
    EMPLOYER = "employer"
    ADVISED = "advised"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A member who may not take part in one item (§ 22 GemO).

    reason: what was said, in words. said: when. left_room: the room was left, not only the table. after_vote: it
    was noted when the vote had been taken, so that the member may have taken part in it.
    """

    agenda_item_id: str
    person_id: str
    reason: str = ""
    left_room: bool = False
    kind: ExclusionReason = ExclusionReason.STATED
    said: datetime | None = None
    after_vote: bool = False
    id: str = field(default_factory=new_id)


def without_vote(exclusions: Iterable[Exclusion], attendances: Iterable[Attendance]) -> tuple[Exclusion, ...]:
    """The exclusions of those who would only have debated: they change neither a count nor the quorum."""
    advising = {one.person_id for one in attendances if not one.voting}
    return tuple(one for one in exclusions if one.person_id in advising)


def exclusion_findings(exclusions: Iterable[Exclusion], items: Iterable[AgendaItem]) -> tuple[Finding, ...]:
    """Votes that an excluded member may have taken part in, and that are flawed by it (§ 22 GemO)."""
    named = {item.id: item for item in items}
    return tuple(
        Finding(
            "exclusion.after_vote",
            "§ 22 GemO",
            Severity.ERROR,
            {"number": named[one.agenda_item_id].number, "title": named[one.agenda_item_id].title},
        ).about("agenda_items", one.agenda_item_id)
        for one in exclusions
        if one.after_vote and one.agenda_item_id in named
    )


def seats_twice(attendances: Iterable[Attendance]) -> tuple[tuple[Attendance, Attendance], ...]:
    """Those who were in the room together with whom they share a seat with, which votes once only."""
    by_seat: dict[str, list[Attendance]] = {}
    for attendance in attendances:
        if attendance.counts:
            by_seat.setdefault(attendance.seat, []).append(attendance)
    return tuple(
        (one, other)
        for sharing in by_seat.values()
        for one, other in combinations(sharing, 2)
        if any(stay.overlaps(theirs) for stay in one.stays for theirs in other.stays)
    )


GROUPS_BY_ROLE: Mapping[Role, AttendanceGroup] = {
    Role.CHAIR: AttendanceGroup.CHAIR,
    Role.DEPUTY: AttendanceGroup.VOTING,
    Role.MEMBER: AttendanceGroup.VOTING,
    Role.ADVISORY: AttendanceGroup.ADVISORY,
    Role.SECRETARY: AttendanceGroup.SECRETARY,
}


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
    missing = [a for a in ordered if a.group in MEMBERS]
    groups = ((group, tuple(a for a in here if a.group is group)) for group in AttendanceGroup)
    return Roll(
        tuple((group, people) for group, people in groups if people),
        tuple(a for a in missing if a.state in (AttendanceState.EXCUSED, AttendanceState.SUBSTITUTED)),
        tuple(a for a in missing if a.state is AttendanceState.ABSENT),
    )


def not_healed(attendances: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """The voting members towards whom a breach of form or period still counts: not there, and nothing waived (§ 34)."""
    return tuple(a for a in attendances if a.voting and not a.waived and not (a.state in HERE and a.counts))


def attendance_findings(attendances: Iterable[Attendance], *, over: bool) -> tuple[Finding, ...]:
    """Who is missing from the list once a meeting is over, times that do not fit together, seats taken twice."""
    everybody = tuple(attendances)
    found = []
    for attendance in everybody:
        times = [moment for stay in attendance.stays for moment in (stay.arrived, stay.left) if moment is not None]
        if times != sorted(times):
            found.append(Finding("attendance.times_cross", "§ 41 GemO").about("attendances", attendance.id))
    for one, _other in seats_twice(everybody):
        found.append(Finding("attendance.seat_twice", "§ 29 GemO", Severity.ERROR).about("attendances", one.id))
    open_ones = sum(attendance.state is AttendanceState.EXPECTED for attendance in everybody)
    if over and open_ones:
        found.append(Finding("attendance.open", "§ 41 GemO", facts={"count": open_ones}))
    return tuple(found)
