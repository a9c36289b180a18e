"""Moving, numbering and freezing the items of an agenda: pure functions over all items of one meeting.

Each returns the items in the order in which it got them, so that a caller saves only those that differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.agenda import AgendaItem, ItemKind, ItemState
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.profiles import ItemNumbering

DEEPEST = 3
"""Items, sub-items and their sub-items: 2, 2.1, 2.1.1."""

Items = tuple[AgendaItem, ...]


def siblings(items: Iterable[AgendaItem], parent_id: str | None, public: bool) -> Items:
    """The items beside each other under one parent in one part, in their order."""
    return tuple(
        sorted(
            (item for item in items if item.parent_id == parent_id and item.public == public),
            key=lambda item: item.position,
        )
    )


def in_order(items: Sequence[AgendaItem]) -> Items:
    """All items as they are called: the public part, then the other, each with its sub-items after it.

    Nothing is lost on the way: an item whose parent is missing or in the other part stands at the top.
    """
    known = {item.id: item for item in items}
    by_parent: dict[tuple[str | None, bool], list[AgendaItem]] = {}
    for item in sorted(items, key=lambda item: item.position):
        parent = known.get(item.parent_id or "")
        key = parent.id if parent is not None and parent.public == item.public else None
        by_parent.setdefault((key, item.public), []).append(item)
    found: dict[str, AgendaItem] = {}

    for public in (True, False):
        stack = by_parent.get((None, public), [])[::-1]
        while stack:
            item = stack.pop()
            found[item.id] = item
            stack += by_parent.get((item.id, public), [])[::-1]
        for item in items:  # what hangs on itself in a circle is reached by no walk from the top
            if item.public == public and item.id not in found:
                found[item.id] = item
    return tuple(found.values())


def branch(items: Sequence[AgendaItem], item_id: str) -> frozenset[str]:
    """The item and all below it, by id."""
    found = {item_id}
    while more := {item.id for item in items if item.parent_id in found} - found:
        found |= more
    return frozenset(found)


def depth(items: Sequence[AgendaItem], item_id: str | None) -> int:
    """How deep an item stands; 1 at the top, 0 for None."""
    parents = {item.id: item.parent_id for item in items}
    steps, seen = 0, set[str]()
    while item_id is not None and item_id in parents and item_id not in seen:
        seen.add(item_id)
        item_id = parents[item_id]
        steps += 1
    return steps


def move(items: Items, item_id: str, parent_id: str | None, position: int, *, public: bool) -> Items:
    """Put an item, with all below it, at a place under a parent in one part.

    position counts among the new siblings without the item itself; beyond the end means last. An item that was
    already numbered and goes into the other part loses its number and gets one of that part with the supplement.
    """
    moved = _one(items, item_id)
    below = branch(items, item_id)
    if parent_id in below:
        raise Refused("agenda.cycle", title=moved.title)
    if parent_id is not None:
        public = _one(items, parent_id).public
    height = max(depth(items, one) for one in below) - depth(items, item_id) + 1
    if depth(items, parent_id) + height > DEEPEST:
        raise Refused("agenda.too_deep", title=moved.title, deepest=DEEPEST)
    changed = {item.id: item for item in items}
    for one in below:
        item = changed[one]
        changed[one] = replace(item, public=public, number=item.number if item.public == public else "")
    changed[item_id] = replace(changed[item_id], parent_id=parent_id)
    others = [item for item in siblings(items, parent_id, public) if item.id != item_id]
    others.insert(max(position, 0), changed[item_id])
    _count(changed, others)
    if (moved.parent_id, moved.public) != (parent_id, public):
        _count(changed, [i for i in siblings(items, moved.parent_id, moved.public) if i.id != item_id])
    return tuple(changed[item.id] for item in items)


def places_left(items: Items, item_id: str) -> tuple[int, ...]:
    """Where an item of a running meeting can be called instead, as positions that move() takes, the end last.

    Nothing is called before the opening or before an item that was dealt with; where it stands it need not be moved to.
    """
    item = _one(items, item_id)
    row = siblings(items, item.parent_id, item.public)
    here = row.index(item)
    others = row[:here] + row[here + 1 :]
    left = [
        place
        for place, one in enumerate(others)
        if one.outcome is None and one.state is not ItemState.DONE and one.kind is not ItemKind.OPENING
    ]
    left.append(len(others))
    stays = next(place for place in left if place >= here)
    return tuple(place for place in left if place != stays)


def insert(items: Items, item: AgendaItem, position: int | None = None) -> Items:
    """Add an item to its part and parent; without a position before the closing standing items."""
    if item.parent_id is not None:
        item = replace(item, public=_one(items, item.parent_id).public)
    place = default_position(items, item.parent_id, item.public) if position is None else position
    return move((*items, replace(item, position=len(items))), item.id, item.parent_id, place, public=item.public)


def default_position(items: Items, parent_id: str | None, public: bool) -> int:
    """Where a new item goes: before the announcements and miscellaneous that close a part."""
    beside = siblings(items, parent_id, public)
    place = len(beside)
    while place and beside[place - 1].kind in (ItemKind.ANNOUNCEMENTS, ItemKind.MISCELLANEOUS):
        place -= 1
    return place


def remove(items: Items, item_id: str) -> Items:
    """The agenda without an item and all below it; its siblings close up. For agendas not yet sent."""
    gone = _one(items, item_id)
    below = branch(items, item_id)
    changed = {item.id: item for item in items if item.id not in below}
    _count(changed, [item for item in siblings(items, gone.parent_id, gone.public) if item.id != item_id])
    return tuple(changed[item.id] for item in items if item.id in changed)


def take_off(items: Items, item_id: str, supplement: int) -> Items:
    """Mark an item of a sent agenda, and all below it, as taken off by a supplement; its number stays its own."""
    below = branch(items, _one(items, item_id).id)
    return tuple(
        replace(item, removed_by=supplement) if item.id in below and item.removed_by is None else item for item in items
    )


def numbers(items: Sequence[AgendaItem], style: ItemNumbering) -> dict[str, str]:
    """The number of every item by id, in calling order.

    What was sent keeps its number. New items of a sent agenda take the next free number among their siblings.
    Numbers run on through the non-public part, except where the parts have letters of their own.
    """
    ordered = [item for item in in_order(items) if item.removed_by is None or item.number]
    known = {item.id for item in ordered}
    given = {item.id: _digits(item.number) for item in ordered if item.number}
    last: dict[tuple[str | None, bool], int] = {}

    def counter(item: AgendaItem) -> tuple[str | None, bool]:
        parent = item.parent_id if item.parent_id in known else None
        return parent, item.public if style is ItemNumbering.PARTS else True

    for item in ordered:
        if item.id in given:
            own = int(given[item.id].rpartition(".")[2] or 0)
            last[counter(item)] = max(last.get(counter(item), 0), own)
    used = {item.number for item in ordered}
    found: dict[str, str] = {}
    for item in ordered:
        found[item.id] = item.number
        while not found[item.id]:
            key = counter(item)
            last[key] = last.get(key, 0) + 1
            above = given.get(key[0] or "", "")
            given[item.id] = f"{above}.{last[key]}" if above else str(last[key])
            number = _styled(given[item.id], style, public=item.public)
            found[item.id] = "" if number in used else number
        used.add(found[item.id])
    return found


def numbered(items: Sequence[AgendaItem], style: ItemNumbering) -> Items:
    """The items with the number each bears on the screen, also where no invitation has frozen it."""
    if all(item.number for item in items):
        return tuple(items)
    given = numbers(items, style)
    return tuple(item if item.number else replace(item, number=given.get(item.id, "")) for item in items)


def bare_number(number: str) -> str:
    """The digits of a number in any style: 2.1 of „Ö 2.1“."""
    return _digits(number)


def freeze(items: Items, style: ItemNumbering, supplement: int = 0, told_on: date | None = None) -> Items:
    """The agenda as it is sent: every item keeps its number and title from now on, and the day the members had it."""
    final = numbers(items, style)
    return tuple(
        replace(
            item,
            number=final[item.id],
            sent_title=item.title,
            supplement=item.supplement if item.number else supplement,
            told_on=item.told_on if item.number else told_on,
        )
        if item.id in final and item.removed_by is None
        else item
        for item in items
    )


class ItemChange(StrEnum):
    """What a supplement does to an item."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class SupplementEntry:
    """One line of a supplement; before is the title the members hold, where it changed."""

    change: ItemChange
    item: AgendaItem
    before: str = ""


def supplement_entries(items: Sequence[AgendaItem], supplement: int) -> tuple[SupplementEntry, ...]:
    """What the agenda says today that was not announced to the members; supplement is the one now being prepared."""
    return tuple(_entries(in_order(items), supplement))


def _entries(ordered: Items, supplement: int) -> Iterator[SupplementEntry]:
    for item in ordered:
        if item.removed_by is not None:
            if item.removed_by == supplement and item.number:
                yield SupplementEntry(ItemChange.REMOVED, item)
        elif not item.number:
            yield SupplementEntry(ItemChange.ADDED, item)
        elif item.sent_title and item.sent_title != item.title:
            yield SupplementEntry(ItemChange.CHANGED, item, item.sent_title)


def _styled(digits: str, style: ItemNumbering, *, public: bool) -> str:
    if style is ItemNumbering.PARTS:
        return f"{'Ö' if public else 'N'} {digits}"
    if style is ItemNumbering.TOP:
        return f"TOP {digits}"
    return digits if "." in digits else f"{digits}."


def _digits(number: str) -> str:
    match = re.search(r"\d+(?:\.\d+)*", number)
    return match[0] if match else ""


def _one(items: Sequence[AgendaItem], item_id: str) -> AgendaItem:
    found = next((item for item in items if item.id == item_id), None)
    if found is None:
        raise Refused("agenda.item_gone")
    return found


def _count(changed: dict[str, AgendaItem], ordered: Iterable[AgendaItem]) -> None:
    """Number positions from 0."""
    for position, item in enumerate(ordered):
        if item.id in changed:
            changed[item.id] = replace(changed[item.id], position=position)
