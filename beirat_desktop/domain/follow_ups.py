"""Carrying out what was resolved: the Beschlusskontrolle."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.text import RichText


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who carries out a resolution, until when, and how far it is.

    Done means carried out, not resolved: carried_out_on. A done row leaves the list once the body has noted
    it: noted_on, under noted_item_id.
    """

    paper_id: str | None = None
    resolution_id: str | None = None
    title: str = ""
    organization_id: str | None = None
    due: date | None = None
    status: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    delay_reason: str = ""
    carried_out_on: date | None = None
    noted_on: date | None = None
    noted_item_id: str | None = None
    public: bool = True
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What was reported on a follow-up, when, and in which meeting it was noted."""

    follow_up_id: str
    reported_on: date
    text: RichText = RichText()
    organization_id: str | None = None
    paper_id: str | None = None
    meeting_id: str | None = None
    agenda_item_id: str | None = None
    id: str = field(default_factory=new_id)
