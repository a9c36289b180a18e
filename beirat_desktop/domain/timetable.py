"""When each item of a meeting will be called, from its beginning and the minutes planned for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from beirat_desktop.domain.agenda import AgendaItem, ItemKind

USUAL_MINUTES: Mapping[ItemKind, int] = {
    ItemKind.OPENING: 5,
    ItemKind.QUESTION_TIME: 10,
    ItemKind.OBJECTIONS: 3,
    ItemKind.REGULAR: 10,
    ItemKind.ELECTION: 15,
    ItemKind.ANNOUNCEMENTS: 5,
    ItemKind.MISCELLANEOUS: 5,
}
"""What an item takes where nobody planned its minutes."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An item's time. estimated: nobody planned the minutes; appointed: the time given to a guest."""

    item: AgendaItem
    begin: datetime
    end: datetime
    estimated: bool = False
    appointed: time | None = None

    @property
    def late(self) -> bool:
        """Whether a guest would be waiting by then."""
        return self.appointed is not None and self.begin.time() > self.appointed


def timetable(
    items: Iterable[AgendaItem], start: datetime, appointed: Mapping[str, tuple[time, int]] | None = None
) -> tuple[Slot, ...]:
    """One slot after the other, the items in calling order.

    appointed: by item the time given to a guest and for how many minutes; an item waits for its guest, and comes
    late rather than overlap. An item that only holds others together takes no time of its own.
    """
    guests = appointed or {}
    ordered = tuple(items)
    parents = {item.parent_id for item in ordered}
    now = start
    slots = []
    for item in ordered:
        given, guest_minutes = guests.get(item.id, (None, 0))
        minutes = item.minutes or guest_minutes
        estimated = not minutes
        if estimated:
            minutes = 0 if item.id in parents else USUAL_MINUTES[item.kind]
        if given is not None:
            now = max(now, now.replace(hour=given.hour, minute=given.minute))
        end = now + timedelta(minutes=minutes)
        slots.append(Slot(item, now, end, estimated and minutes > 0, given))
        now = end
    return tuple(slots)
