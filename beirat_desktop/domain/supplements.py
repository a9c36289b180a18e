"""What a supplement has to announce: all that changed since the members were invited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.agenda_tree import SupplementEntry
from beirat_desktop.domain.meetings import Meeting


class MeetingFact(StrEnum):
    """What a supplement can say anew of the meeting itself."""

    START = "start"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Unannounced:
    """Facts of the meeting and items of its agenda that were not announced yet; false where there is nothing."""

    facts: tuple[MeetingFact, ...] = ()
    items: tuple[SupplementEntry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.facts or self.items)


def announced_in_public(changes: Unannounced) -> bool:
    """Whether the public notice says any of it, so that it is no longer complete: hour, place, or a public item."""
    return bool(changes.facts) or any(one.item.public for one in changes.items)


def invites_anew(meeting: Meeting, start: datetime) -> bool:
    """Whether holding the meeting then makes its invitation void: the period runs to the day (§ 34 GemO)."""
    return meeting.invitation_sent_on is not None and start.date() != meeting.day


def unannounced(meeting: Meeting, items: Sequence[AgendaItem]) -> Unannounced:
    """What the next supplement would say; nothing before the invitation is sent.

    Hour and place may change by a supplement; another day is a new invitation, see invites_anew().
    """
    if meeting.invitation_sent_on is None:
        return Unannounced()
    facts = []
    if meeting.sent_start is not None and meeting.sent_start != meeting.start:
        facts.append(MeetingFact.START)
    if meeting.sent_place is not None and meeting.sent_place != meeting.place:
        facts.append(MeetingFact.PLACE)
    return Unannounced(tuple(facts), tree.supplement_entries(items, meeting.supplements + 1))
