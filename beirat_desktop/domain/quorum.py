"""The quorum (§ 39 GemO) in its three forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
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


def voters_present(attendances: Iterable[Attendance], moment: time | None = None) -> tuple[Attendance, ...]:
    """The voting members in the room at that moment; None asks about now."""
    return tuple(a for a in attendances if a.voting and a.present_at(moment))


def excluded_present(
    attendances: Iterable[Attendance],
    exclusions: Iterable[Exclusion],
    item_id: str,
    moment: time | None = None,
) -> tuple[Attendance, ...]:
    """The voting members who are there but must step aside for this item (§ 22 GemO)."""
    aside = {exclusion.person_id for exclusion in exclusions if exclusion.agenda_item_id == item_id}
    return tuple(a for a in voters_present(attendances, moment) if a.person_id in aside)


def quorum_at(
    seats: int,
    attendances: Iterable[Attendance],
    exclusions: Iterable[Exclusion] = (),
    item_id: str = "",
    *,
    moment: time | None = None,
    second_call: bool = False,
) -> Quorum:
    """The quorum for one item at one moment, from who is in the room and who must step aside."""
    everybody = tuple(attendances)
    return quorum(
        seats,
        len(voters_present(everybody, moment)),
        excluded=len(excluded_present(everybody, exclusions, item_id, moment)),
        second_call=second_call,
    )


def quorum_findings(state: Quorum) -> tuple[Finding, ...]:
    """What is wrong with the quorum, if anything."""
    if state.reached:
        return ()
    facts = {"needed": state.needed, "present": state.present, "rule": state.rule}
    return (Finding("quorum.missing", NORM, Severity.ERROR, facts),)
