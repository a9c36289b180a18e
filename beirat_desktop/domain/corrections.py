"""Corrections of what a meeting's record holds: each an act of its own, kept beside what it corrects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.reasons import given


class CorrectionKind(StrEnum):
    """What kind of act it was.

    MISTAKE: a vote or a round of an election that was entered by mistake was taken out while the meeting went on.
    AMENDED: put right between closing and signing. SIGNATURES: the signatures were taken back.
    CORRECTION: put right after the minutes or an excerpt went out. OBJECTION: somebody objected to the minutes,
    and the body decided (§ 41 GemO).
    """

    MISTAKE = "mistake"
    AMENDED = "amended"
    SIGNATURES = "signatures"
    CORRECTION = "correction"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong, what is right, why, who did it and when; for an objection also where it was decided.

    accepted: whether the body followed the objection; one it did not follow changes nothing and is kept all the same.
    raised_by: who objected.
    """

    meeting_id: str
    kind: CorrectionKind
    made_on: date
    made_by: str
    reason: str = ""
    wrong: str = ""
    right: str = ""
    agenda_item_id: str | None = None
    decided_at_id: str | None = None
    raised_by: str = ""
    accepted: bool = True
    public: bool = True
    id: str = field(default_factory=new_id)

    @property
    def reaches_readers(self) -> bool:
        """Whether those who have the minutes must be told: the corrected issue prints it."""
        return self.kind in AFTER_ISSUE and self.accepted


_REASONS = " · "
AFTER_ISSUE = frozenset({CorrectionKind.CORRECTION, CorrectionKind.OBJECTION})


def each_once(acts: Iterable[Correction]) -> tuple[Correction, ...]:
    """The acts as they are told: what was begun or decided, and the change that carried it out, are one.

    It keeps its first day and maker, and each reason that was given.
    """
    found: dict[object, Correction] = {}
    for act in acts:
        same = (act.kind, act.wrong, act.right, act.agenda_item_id, act.raised_by, act.decided_at_id, act.accepted)
        key: object = same if act.kind in AFTER_ISSUE else act.id
        first = found.get(key)
        if first is None:
            found[key] = act
        elif act.reason not in ("", *first.reason.split(_REASONS)):
            reason = _REASONS.join(filter(None, (first.reason, act.reason)))
            found[key] = replace(first, reason=reason)
    return tuple(found.values())


def check_complete(correction: Correction) -> None:
    """An act says enough to be understood in twenty years, or is refused."""
    objection = correction.kind is CorrectionKind.OBJECTION
    if not objection and not given(correction.reason):
        raise Refused("correction.reason_missing")
    if correction.kind in AFTER_ISSUE and not correction.wrong.strip():
        raise Refused("correction.wrong_missing")
    if correction.kind in AFTER_ISSUE and correction.accepted and not correction.right.strip():
        raise Refused("correction.right_missing")
    if objection and correction.decided_at_id is None:
        raise Refused("correction.decision_missing")
