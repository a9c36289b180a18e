"""Guests who speak before the council."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from beirat_desktop.domain.identity import new_id


class SpeakerState(StrEnum):
    """From suggested to thanked."""

    SUGGESTED = "suggested"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    INVITED = "invited"
    HEARD = "heard"
    THANKED = "thanked"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A guest, what about, when, and on whose request.

    Guests are heard by resolution of the body (§ 35 (2) GemO): resolution_id; paper_id is the motion that
    asked. name_public: the guest agreed to be named in papers that leave the house; consent_on when; review_on:
    when the contact data are to be looked at again or removed.
    """

    topic: str
    person_id: str | None = None
    organization_id: str | None = None
    paper_id: str | None = None
    resolution_id: str | None = None
    meeting_id: str | None = None
    agenda_item_id: str | None = None
    state: SpeakerState = SpeakerState.SUGGESTED
    starts: time | None = None
    minutes: int = 20
    by_video: bool = False
    purpose: str = ""
    name_public: bool = False
    consent_on: date | None = None
    review_on: date | None = None
    asked_on: date | None = None
    answered_on: date | None = None
    invited_on: date | None = None
    thanked_on: date | None = None
    note: str = ""
    id: str = field(default_factory=new_id)
