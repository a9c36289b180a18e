"""The quorum (§ 39 GemO) in its three forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from beirat_desktop.domain.attendance import Attendance, Exclusion
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.shares import majority, third

SECOND_CALL_MEMBERS = 3
NORM = "§ 39 GemO"


class QuorumRule(StrEnum):
    """Which form of the quorum holds."""

    MAJORITY = "majority"
    SECOND_CALL = "second_call"
    EXCLUSION = "exclusion"


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many are needed and how many are there. present leaves out who is excluded for the item."""

    needed: int
    present: int
    rule: QuorumRule

    @property
    def reached(self) -> bool:
        """Whether the committee can resolve."""
        return self.present >= self.needed


def needed(seats: int, rule: QuorumRule) -> int:
    """How many members must be there; the easier forms never ask for more than the ordinary one."""
    ordinary = majority(seats)
    if rule is QuorumRule.SECOND_CALL:
        return min(SECOND_CALL_MEMBERS, ordinary)
    if rule is QuorumRule.EXCLUSION:
        return min(max(third(seats), 1), ordinary)
    return ordinary


def quorum(seats: int, present: int, *, excluded: int = 0, second_call: bool = False) -> Quorum:
    """The quorum of a committee with so many statutory seats (§ 39 GemO).

    present counts all voting members in the room; those excluded under § 22 GemO are taken off here, and
    lower what is needed to a third. In a second call three suffice.
    """
    if second_call:
        rule = QuorumRule.SECOND_CALL
    elif excluded:
        rule = QuorumRule.EXCLUSION
    else:
        rule = QuorumRule.MAJORITY
    return Quorum(needed(seats, rule), max(present - excluded, 0), rule)


def entitled(attendances: Iterable[Attendance]) -> tuple[str, ...]:
    """The seats with a vote at a meeting, each by the person it belongs to; a vacant seat is none of them.

    This is the number of those "stimmberechtigt"; the quorum goes by the statutory seats.
    """
    return tuple(dict.fromkeys(a.seat for a in attendances if a.voting))


def voters_present(attendances: Iterable[Attendance], moment: datetime | None = None) -> tuple[Attendance, ...]:
    """Who gives a vote in the room at that moment, one to a seat; None asks about now."""
    found: dict[str, Attendance] = {}
    for attendance in attendances:
        if not attendance.counts or not attendance.present_at(moment):
            continue
        # Where both are noted as there, the member is the one who counts.
        if attendance.substitute_for_id is None or attendance.seat not in found:
            found[attendance.seat] = attendance
    return tuple(found.values())


def excluded_present(
    attendances: Iterable[Attendance],
    exclusions: Iterable[Exclusion],
    item_id: str,
    moment: datetime | None = None,
) -> tuple[Attendance, ...]:
    """The voting members who came but must step aside for this item (§ 22 GemO).

    Leaving the room because of it is not leaving the meeting: who was there when the exclusion was said still
    counts among them, unless a substitute has taken the seat since, which is counted once.
    """
    aside = {one.person_id: one for one in exclusions if one.agenda_item_id == item_id}
    if not aside:
        return ()
    everybody = tuple(attendances)
    found = {a.person_id: a for a in voters_present(everybody, moment) if a.person_id in aside}
    for attendance in everybody:
        exclusion = aside.get(attendance.person_id)
        if exclusion is not None and attendance.counts and _there_when_said(attendance, exclusion, moment):
            found.setdefault(attendance.person_id, attendance)
    taken = {a.seat for a in voters_present(everybody, moment) if a.person_id not in aside}
    return tuple(one for one in found.values() if one.seat not in taken)


def _there_when_said(attendance: Attendance, exclusion: Exclusion, moment: datetime | None) -> bool:
    if exclusion.said is None:
        return bool(attendance.stays) and (moment is None or attendance.stays[0].arrived <= moment)
    return attendance.present_at(exclusion.said) and (moment is None or exclusion.said <= moment)


def may_vote(
    attendances: Iterable[Attendance],
    exclusions: Iterable[Exclusion] = (),
    item_id: str = "",
    moment: datetime | None = None,
) -> tuple[Attendance, ...]:
    """Who may vote at that moment, on that item where one is named: in the room, one to a seat, not excluded."""
    aside = {exclusion.person_id for exclusion in exclusions if exclusion.agenda_item_id == item_id}
    return tuple(a for a in voters_present(attendances, moment) if a.person_id not in aside)


def voter_counts(
    attendances: Iterable[Attendance], exclusions: Iterable[Exclusion] = (), item_id: str = ""
) -> tuple[int, int]:
    """How many voting members are in the room now, and how many of them are excluded from the item."""
    everybody, listed = tuple(attendances), tuple(exclusions)
    aside = len(excluded_present(everybody, listed, item_id))
    return len(may_vote(everybody, listed, item_id)) + aside, aside


def quorum_at(
    seats: int,
    attendances: Iterable[Attendance],
    exclusions: Iterable[Exclusion] = (),
    item_id: str = "",
    *,
    moment: datetime | None = None,
    second_call: bool = False,
) -> Quorum:
    """The quorum for one item at one moment, from who is in the room and who must step aside."""
    everybody, aside = tuple(attendances), tuple(exclusions)
    excluded = len(excluded_present(everybody, aside, item_id, moment))
    voting = len(may_vote(everybody, aside, item_id, moment))
    return quorum(seats, voting + excluded, excluded=excluded, second_call=second_call)


def quorum_findings(state: Quorum) -> tuple[Finding, ...]:
    """What is wrong with the quorum, if anything."""
    if state.reached:
        return ()
    facts = {"needed": state.needed, "present": state.present, "rule": state.rule}
    return (Finding("quorum.missing", NORM, Severity.ERROR, facts),)
