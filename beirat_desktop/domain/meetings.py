"""Meetings. Never called session: that word is SQLAlchemy's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.moments import check_follows
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.text import RichText


class MeetingState(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"
    INVITED = "invited"
    RUNNING = "running"
    CLOSED = "closed"
    CANCELLED = "cancelled"


LONG_AFTER = timedelta(hours=1)
"""Nobody who closed a meeting by mistake notices that only then."""
TRANSITIONS: Mapping[MeetingState, frozenset[MeetingState]] = {
    MeetingState.PLANNED: frozenset({MeetingState.INVITED, MeetingState.RUNNING, MeetingState.CANCELLED}),
    MeetingState.INVITED: frozenset({MeetingState.PLANNED, MeetingState.RUNNING, MeetingState.CANCELLED}),
    MeetingState.RUNNING: frozenset({MeetingState.CLOSED}),
    MeetingState.CLOSED: frozenset({MeetingState.RUNNING}),
    MeetingState.CANCELLED: frozenset(),
}
"""Which state may follow which. Invited leads back to planned when the meeting is put on another day."""
CANCELLABLE = frozenset(state for state, after in TRANSITIONS.items() if MeetingState.CANCELLED in after)
"""What can still be called off."""


@dataclass(frozen=True, slots=True)
class Presiding:
    """Who takes the chair during a meeting, from when, and at which item. corrected: why it was entered anew."""

    since: datetime
    person_id: str
    agenda_item_id: str | None = None
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """The invitation that no longer holds because the meeting was put on another day: what it said, and why."""

    start: datetime
    place: Place
    sent_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of one committee.

    start: local time, without zone. opened and closed: when the chair really opened and closed it; ended_before:
    the end as it stood when the meeting was opened again. chair_id: who presides from the opening on and signs;
    presiding: who took over since. secretary_id: who takes the minutes, and need not attend.
    invitation_received_on: the day by which every member has the invitation; invitation_sent_on freezes
    the item numbers. sent_start and sent_place: as the members last got them, so that a supplement can show
    what changed. supplements: how many were sent; notice_covers: how many of them the public notice takes in;
    public_supplement: the last one that changed something the public is told, 0 for none.
    replaced: the invitation to another day that went out before, which the next one has to take back.
    cancelled_reason: why it was called off.
    demand_faction_id, demand_members: which faction, or how many members, demanded it (§ 34 GemO).
    """

    committee_id: str
    term_id: str | None
    start: datetime
    number: int | None = None
    name: str = ""
    place: Place = Place()
    state: MeetingState = MeetingState.PLANNED
    invitation_sent_on: date | None = None
    invitation_received_on: date | None = None
    notice_published_on: date | None = None
    supplements: int = 0
    notice_covers: int = 0
    public_supplement: int = 0
    sent_start: datetime | None = None
    sent_place: Place | None = None
    urgent: bool = False
    urgency_reason: str = ""
    chair_id: str | None = None
    secretary_id: str | None = None
    presiding: tuple[Presiding, ...] = ()
    opened: datetime | None = None
    closed: datetime | None = None
    ended_before: datetime | None = None
    interruptions: tuple[tuple[datetime, datetime | None], ...] = ()
    greeting: RichText = RichText()
    enclosures: tuple[str, ...] = ()
    note: str = ""
    demand_faction_id: str | None = None
    demand_members: int = 0
    replaced: Replaced | None = None
    cancelled_reason: str = ""
    id: str = field(default_factory=new_id)

    def to(self, state: MeetingState) -> Meeting:
        """The meeting in its next state."""
        if state not in TRANSITIONS[self.state]:
            raise Refused("meeting.step", state=self.state, target=state)
        return replace(self, state=state)

    @property
    def day(self) -> date:
        """The calendar day."""
        return self.start.date()

    @property
    def began(self) -> datetime:
        """When it began, or is to begin."""
        return self.opened or self.start

    def presides_at(self, moment: datetime) -> str | None:
        """Who presides at that moment."""
        since = [one.person_id for one in self.presiding if one.since <= moment]
        return since[-1] if since else self.chair_id

    @property
    def presides(self) -> str | None:
        """Who presides now, or did last."""
        return self.presiding[-1].person_id if self.presiding else self.chair_id

    def end_moved(self, before: datetime, after: datetime) -> Meeting:
        """What was interrupted when the meeting ended is so still when the time of the end is corrected."""
        if not self.interruptions or self.interruptions[-1][1] != before:
            return self
        began = self.interruptions[-1][0]
        check_follows(after, began)
        return replace(self, interruptions=(*self.interruptions[:-1], (began, after)))

    def went_on(self, ended: datetime, again: datetime) -> Meeting:
        """Opened again long after its end, as on the next morning, it was interrupted and did not sit meanwhile.

        ended: when it was closed; again: when something happened in it for the first time since. What went on soon
        was closed too early.
        """
        told = any(begin < again and ended < (end or again) for begin, end in self.interruptions)
        if told or again - ended < LONG_AFTER:
            return self
        return replace(self, interruptions=(*self.interruptions, (ended, again)))

    def correct_presiding(self, number: int, person_id: str, since: datetime, reason: str) -> Meeting:
        """Somebody else took the chair, or at another time; number: which of the changes, from 0."""
        if not 0 <= number < len(self.presiding):
            raise Refused("meeting.nobody_took_over")
        if not given(reason):
            raise Refused("meeting.presiding_reason_missing")
        after = replace(self.presiding[number], person_id=person_id, since=since, corrected=given(reason))
        changes = (*self.presiding[:number], after, *self.presiding[number + 1 :])
        for earlier, later in pairwise((self.began, *(one.since for one in changes))):
            check_follows(later, earlier)
        return replace(self, presiding=changes)
