"""The stations of a paper and what came out at each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.text import RichText


class ConsultationRole(StrEnum):
    """What a committee is to do with a paper."""

    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    PREPARATION = "preparation"
    INFORMATION = "information"
    HEARING = "hearing"


class ConsultationState(StrEnum):
    """Where a paper stands at one station."""

    PLANNED = "planned"
    ON_AGENDA = "on_agenda"
    POSTPONED = "postponed"
    DONE = "done"


class Outcome(StrEnum):
    """What a committee did with an item."""

    ADOPTED = "adopted"
    ADOPTED_CHANGED = "adopted_changed"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    REFERRED = "referred"
    REFERRED_BACK = "referred_back"
    NOTED = "noted"
    RECOMMENDED = "recommended"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    NO_RESOLUTION = "no_resolution"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Consultation:
    """One station of a paper, in one committee.

    meeting_id and agenda_item_id where the record holds them; decided_on and item_number where another
    body's meeting is known only by its date and item ("TOP 9"). wording: as decided at this station.
    outcome_target: to whom it was referred or recommended. due: when an answer is expected.
    representative_id: who speaks for the Beirat there (§ 56 (6) GemO).
    """

    paper_id: str
    committee_id: str
    position: int = 0
    role: ConsultationRole = ConsultationRole.DECISION
    state: ConsultationState = ConsultationState.PLANNED
    meeting_id: str | None = None
    agenda_item_id: str | None = None
    outcome: Outcome | None = None
    outcome_target: str = ""
    decided_on: date | None = None
    item_number: str = ""
    external_number: str = ""
    wording: RichText = RichText()
    requested_on: date | None = None
    due: date | None = None
    representative_id: str | None = None
    note: str = ""
    id: str = field(default_factory=new_id)
