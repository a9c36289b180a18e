"""Guests who speak before the council."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise
from typing import Any

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity, about
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.moments import check_follows


class SpeakerState(StrEnum):
    """From suggested to thanked."""

    SUGGESTED = "suggested"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    INVITED = "invited"
    HEARD = "heard"
    THANKED = "thanked"


TRANSITIONS: Mapping[SpeakerState, frozenset[SpeakerState]] = {
    SpeakerState.SUGGESTED: frozenset({SpeakerState.ASKED}),
    SpeakerState.ASKED: frozenset({SpeakerState.ACCEPTED, SpeakerState.DECLINED, SpeakerState.SUGGESTED}),
    SpeakerState.ACCEPTED: frozenset(
        {SpeakerState.INVITED, SpeakerState.HEARD, SpeakerState.DECLINED, SpeakerState.ASKED}
    ),
    SpeakerState.DECLINED: frozenset({SpeakerState.ASKED}),
    SpeakerState.INVITED: frozenset({SpeakerState.HEARD, SpeakerState.DECLINED, SpeakerState.ACCEPTED}),
    SpeakerState.HEARD: frozenset({SpeakerState.THANKED, SpeakerState.INVITED, SpeakerState.ACCEPTED}),
    SpeakerState.THANKED: frozenset({SpeakerState.HEARD}),
}
"""Which state may follow which; each step but the first can be taken back. Nobody needs a letter to be heard."""


BEFORE: Mapping[SpeakerState, tuple[SpeakerState, str]] = {
    SpeakerState.ASKED: (SpeakerState.SUGGESTED, "asked_on"),
    SpeakerState.ACCEPTED: (SpeakerState.ASKED, "answered_on"),
    SpeakerState.DECLINED: (SpeakerState.ASKED, "answered_on"),
    SpeakerState.INVITED: (SpeakerState.ACCEPTED, "invited_on"),
    SpeakerState.HEARD: (SpeakerState.INVITED, ""),
    SpeakerState.THANKED: (SpeakerState.HEARD, "thanked_on"),
}
"""For each state the one before, and the day that goes with the step back."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A guest, what about, when, and on whose request.

    Guests are heard by resolution of the body (§ 35 (2) GemO): resolution_id; paper_id is the motion that
    asked. name_public: the guest agreed to be named in papers that leave the house; consent_on when; review_on:
    when the contact data are to be looked at again or removed. duration: of the talk with its
    discussion, in minutes. demand_faction_id, demand_members: which faction, or how many members, demanded the
    hearing (§ 35 GemO). heard_from, heard_until: when the guest really had the floor.
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
    duration: int = 20
    by_video: bool = False
    purpose: str = ""
    name_public: bool = False
    consent_on: date | None = None
    review_on: date | None = None
    asked_on: date | None = None
    answered_on: date | None = None
    invited_on: date | None = None
    thanked_on: date | None = None
    heard_from: datetime | None = None
    heard_until: datetime | None = None
    note: str = ""
    demand_faction_id: str | None = None
    demand_members: int = 0
    id: str = field(default_factory=new_id)

    def to(self, state: SpeakerState) -> Speaker:
        """The guest in the next state."""
        if state not in TRANSITIONS[self.state]:
            raise Refused("speaker.step", topic=self.topic, state=self.state, target=state)
        return replace(self, state=state)

    def ask(self, day: date) -> Speaker:
        """Asked whether they would come; somebody must have been named."""
        if self.person_id is None and self.organization_id is None:
            raise Refused("speaker.nobody", topic=self.topic)
        return replace(self.to(SpeakerState.ASKED), asked_on=day, answered_on=None)

    def answer(self, day: date, *, accepted: bool) -> Speaker:
        """Said yes or no; an invited guest may still decline."""
        return replace(self.to(SpeakerState.ACCEPTED if accepted else SpeakerState.DECLINED), answered_on=day)

    def invite(self, day: date) -> Speaker:
        """Invited by letter, to a meeting."""
        if self.meeting_id is None:
            raise Refused("speaker.meeting_missing", topic=self.topic)
        return replace(self.to(SpeakerState.INVITED), invited_on=day)

    def hear(self) -> Speaker:
        """Spoke in the meeting."""
        if self.meeting_id is None:
            raise Refused("speaker.meeting_missing", topic=self.topic)
        return self.to(SpeakerState.HEARD)

    def come(self, day: date) -> Speaker:
        """Stands at the door, whatever was asked and answered before."""
        asked = self.ask(day) if self.state in (SpeakerState.SUGGESTED, SpeakerState.DECLINED) else self
        return asked.answer(day, accepted=True) if asked.state is SpeakerState.ASKED else asked

    def take_floor(self, moment: datetime | None) -> Speaker:
        """Begins to speak; whoever speaks once more was heard since the first time. None where nobody noted when."""
        heard = self if self.state is SpeakerState.HEARD else self.hear()
        return replace(heard, heard_from=self.heard_from or moment, heard_until=None)

    def leave_floor(self, moment: datetime | None) -> Speaker:
        """Has spoken; never before the beginning."""
        if self.state is not SpeakerState.HEARD:
            raise Refused("speaker.not_speaking", topic=self.topic)
        if moment is not None and self.heard_from is not None:
            check_follows(moment, self.heard_from)
        return replace(self, heard_until=moment)

    @property
    def speaking(self) -> bool:
        """Whether the guest has the floor."""
        return self.heard_from is not None and self.heard_until is None

    def thank(self, day: date) -> Speaker:
        """Thanked by letter."""
        return replace(self.to(SpeakerState.THANKED), thanked_on=day)

    def step_back(self) -> Speaker:
        """In the state before, without the day of the step that was taken back."""
        before = BEFORE.get(self.state)
        if before is None:
            raise Refused("speaker.first_step", topic=self.topic)
        state, day = before
        cleared: dict[str, Any] = {day: None} if day else {}
        if self.state is SpeakerState.HEARD:
            cleared = {"heard_from": None, "heard_until": None}
            if self.invited_on is None:
                state = SpeakerState.ACCEPTED
        return replace(self.to(state), **cleared)

    @property
    def span(self) -> tuple[int, int] | None:
        """The time slot in minutes since midnight, where its beginning is set."""
        if self.starts is None:
            return None
        begins = self.starts.hour * 60 + self.starts.minute
        return begins, begins + self.duration


def speaker_findings(speaker: Speaker, today: date) -> tuple[Finding, ...]:
    """What is missing before a guest is heard, and what data protection asks for."""
    found = []
    facts: dict[str, object] = {"topic": speaker.topic}
    bound = speaker.state in (SpeakerState.INVITED, SpeakerState.HEARD, SpeakerState.THANKED)
    if bound and speaker.resolution_id is None:
        found.append(Finding("speaker.resolution_missing", "§ 35 GemO", facts=facts))
    if bound and speaker.agenda_item_id is None:
        found.append(Finding("speaker.item_missing", facts=facts))
    if speaker.name_public and speaker.consent_on is None:
        found.append(Finding("speaker.consent_missing", "Art. 6 DSGVO", facts=facts))
    if speaker.review_on is not None and speaker.review_on <= today:
        found.append(Finding("speaker.review_due", "Art. 5 DSGVO", Severity.INFO, {**facts, "due": speaker.review_on}))
    return about(found, "speakers", speaker.id)


def unheard_findings(speaker: Speaker) -> tuple[Finding, ...]:
    """Of a meeting that is over: a guest who was to come, and nobody entered whether they spoke (§ 41 GemO)."""
    if speaker.state not in (SpeakerState.ACCEPTED, SpeakerState.INVITED):
        return ()
    return about([Finding("speaker.heard_open", "§ 41 GemO", facts={"topic": speaker.topic})], "speakers", speaker.id)


def slot_findings(speakers: Iterable[Speaker]) -> tuple[Finding, ...]:
    """Guests of one meeting whose time slots overlap."""
    timed = sorted(
        ((s.span, s.id, s) for s in speakers if s.span is not None and s.state is not SpeakerState.DECLINED),
        key=lambda slot: slot[:2],
    )
    found = []
    for (before, _, first), (after, _, second) in pairwise(timed):
        if after[0] < before[1]:
            facts = {"first": first.topic, "second": second.topic}
            found.append(Finding("speaker.slots_overlap", facts=facts).about("speakers", second.id))
    return tuple(found)
