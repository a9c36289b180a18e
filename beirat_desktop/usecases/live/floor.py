"""What is on the floor of a meeting, and the moments at which it came there and went."""

from __future__ import annotations

from datetime import datetime

from beirat_desktop.domain.agenda import AgendaItem, ItemState
from beirat_desktop.domain.calls import ItemCalls
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit


def calls_under(unit: Unit, meeting_id: str) -> list[ItemCalls]:
    """When the items of a meeting were called; of those of a meeting written up later, nothing."""
    items = unit.agenda_items.where(meeting_id=meeting_id)
    return unit.item_calls.where(agenda_item_id=[item.id for item in items])


def calls_of(unit: Unit, item_id: str) -> ItemCalls:
    """When an item was called, empty where it never was or nobody knows."""
    found = unit.item_calls.where(agenda_item_id=item_id)
    return found[0] if found else ItemCalls(item_id)


def on_floor(unit: Unit, meeting: Meeting) -> AgendaItem | None:
    """The item that was called last and not left since, also when something came out already."""
    items = by_id(unit.agenda_items.where(meeting_id=meeting.id))
    current = [item for item in items.values() if item.state is ItemState.CURRENT]
    called = [one for one in unit.item_calls.where(agenda_item_id=list(items)) if one.on_floor]
    called.sort(key=lambda one: one.calls[-1].called)
    return current[0] if current else items[called[-1].agenda_item_id] if called else None


def call(unit: Unit, meeting: Meeting, item: AgendaItem, moment: datetime | None) -> None:
    """Put an item on the floor and leave what was there; moment: None where nobody knows the minute any more."""
    leave(unit, meeting, moment, but=item.id)
    unit.agenda_items.save(item.call())
    if moment is not None:
        unit.item_calls.save(calls_of(unit, item.id).call(moment))


def leave(unit: Unit, meeting: Meeting, moment: datetime | None, *, but: str = "") -> None:
    """Leave the floor, but for one item; those that were only looked at are as if never called."""
    items = by_id(unit.agenda_items.where(meeting_id=meeting.id))
    for item in items.values():
        if item.state is ItemState.CURRENT and item.id != but:
            items[item.id] = unit.agenda_items.save(
                item.leave(asked=bool(unit.resident_questions.count(agenda_item_id=item.id)))
            )
    if moment is None:
        return
    for calls in unit.item_calls.where(agenda_item_id=[key for key in items if key != but]):
        if calls.on_floor:
            _keep(unit, calls.leave(moment, dealt_with=_dealt_with(unit, items[calls.agenda_item_id])))


def close(unit: Unit, meeting: Meeting, moment: datetime) -> None:
    """The meeting ends: what is on the floor is done and left."""
    items = by_id(unit.agenda_items.where(meeting_id=meeting.id))
    for calls in unit.item_calls.where(agenda_item_id=list(items)):
        item = items[calls.agenda_item_id]
        if calls.on_floor and (item.outcome is not None or item.state is ItemState.CURRENT):
            unit.item_calls.save(calls.leave(moment))


def called_since(unit: Unit, meeting: Meeting, moment: datetime) -> bool:
    """Whether an item was called at that moment or later."""
    return any(call.called >= moment for calls in calls_under(unit, meeting.id) for call in calls.calls)


def _dealt_with(unit: Unit, item: AgendaItem) -> bool:
    return item.state is ItemState.DONE or bool(unit.votes.count(agenda_item_id=item.id))


def _keep(unit: Unit, calls: ItemCalls) -> None:
    if calls.calls or calls.corrections:
        unit.item_calls.save(calls)
    else:
        unit.item_calls.delete(calls.id)
