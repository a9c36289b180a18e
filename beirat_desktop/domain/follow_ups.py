"""Carrying out what was resolved: the Beschlusskontrolle."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, about
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.reasons import explains
from beirat_desktop.domain.text import RichText


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who carries out a resolution, until when, and how far it is.

    Done means carried out, not resolved: carried_out_on. A done row leaves the list once the body has noted
    it: noted_on, under noted_item_id. agenda_item_id: the item under which it was promised, where nothing was resolved.
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
    agenda_item_id: str | None = None
    id: str = field(default_factory=new_id)

    def carry_out(self, day: date) -> FollowUp:
        """Carried out on that day."""
        return replace(self, carried_out_on=day)

    def note(self, day: date, agenda_item_id: str | None = None) -> FollowUp:
        """The body has noted that it was carried out; the row leaves the list."""
        if self.carried_out_on is None:
            raise Refused("follow_up.not_carried_out", title=self.title)
        return replace(self, noted_on=day, noted_item_id=agenda_item_id)

    @property
    def on_list(self) -> bool:
        """Whether the row still stands on the list of what is to be carried out."""
        return self.noted_on is None

    def overdue(self, today: date) -> bool:
        """Whether it should have been carried out by now."""
        return self.carried_out_on is None and self.due is not None and self.due < today


def follow_up_findings(follow_up: FollowUp, today: date) -> tuple[Finding, ...]:
    """What is missing from a row of the Beschlusskontrolle."""
    found = []
    facts: dict[str, object] = {"title": follow_up.title, "due": follow_up.due}
    if follow_up.carried_out_on is None:
        if follow_up.organization_id is None:
            found.append(Finding("follow_up.organization_missing", facts=facts))
        if follow_up.due is None:
            found.append(Finding("follow_up.due_missing", facts=facts))
        elif follow_up.overdue(today) and explains(follow_up.delay_reason):
            found.append(Finding("follow_up.overdue", facts=facts))
        elif follow_up.overdue(today):
            found.append(Finding("follow_up.overdue_without_reason", facts=facts))
    return about(found, "follow_ups", follow_up.id)


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
