"""The agenda of a meeting: what waits for it, what stands on it, and every change to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.decisions import ON_THE_MATTER
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.pool import PoolEntry, PoolKind
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.meetings.agenda_stations import check_unscheduled, release, schedule
from beirat_desktop.usecases.meetings.agenda_view import AgendaView, agenda_view, missing_standing
from beirat_desktop.usecases.meetings.meetings import Meetings
from beirat_desktop.usecases.meetings.pool import pool_entries

EDITABLE = frozenset({"subline", "presenter", "minutes", "public_title", "closed_reason", "internal_note", "kind"})


class Agenda:
    """Agendas and what waits for them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def items(self, meeting_id: str) -> tuple[AgendaItem, ...]:
        """All items in the order they are called, those taken off by a supplement too."""
        with self._store.reading() as unit:
            return tree.in_order(_items(unit, meeting_id))

    def numbers(self, meeting_id: str) -> dict[str, str]:
        """The number of every item by id."""
        with self._store.reading() as unit:
            committee = committee_of(unit, unit.meetings.get(meeting_id))
            return tree.numbers(_items(unit, meeting_id), committee.profile.item_numbering)

    def view(self, meeting_id: str) -> AgendaView:
        """What the agenda's screen shows."""
        with self._store.reading() as unit:
            return agenda_view(unit, unit.meetings.get(meeting_id))

    def pool(self, meeting_id: str) -> tuple[PoolEntry, ...]:
        """What waits for an agenda and could come on this one."""
        with self._store.reading() as unit:
            return pool_entries(unit, unit.meetings.get(meeting_id))

    def add(
        self,
        meeting_id: str,
        entry: PoolEntry,
        parent_id: str | None = None,
        position: int | None = None,
        *,
        public: bool | None = None,
    ) -> AgendaItem:
        """Put something from the pool on the agenda."""
        place: dict[str, Any] = {"parent_id": parent_id, "position": position, "public": public}
        if entry.kind is PoolKind.POSTPONED:
            return self.add_postponed(meeting_id, entry.key, **place)
        if entry.kind is PoolKind.SPEAKER:
            return self.add_speaker(meeting_id, entry.key, **place)
        return self.add_paper(meeting_id, entry.key, **place)

    def add_paper(
        self,
        meeting_id: str,
        paper_id: str,
        parent_id: str | None = None,
        position: int | None = None,
        *,
        public: bool | None = None,
        second_call_of: str | None = None,
    ) -> AgendaItem:
        """Put a paper on the agenda; its station in this committee is noted, and the paper's state follows.

        second_call_of: the item of an earlier meeting, left for lack of quorum, that is called once more.
        """
        with self._store.unit("agenda.add") as unit:
            meeting = _open_meeting(unit, meeting_id)
            paper = unit.papers.get(paper_id)
            check_unscheduled(unit, meeting, paper)
            item = AgendaItem(
                meeting_id,
                paper.title,
                parent_id=parent_id,
                public=paper.public if public is None else public,
                paper_id=paper_id,
                second_call_of=second_call_of,
            )
            placed = self._insert(unit, meeting, item, position)
            schedule(unit, meeting, paper, placed)
            return placed

    def add_item(
        self,
        meeting_id: str,
        title: str,
        *,
        kind: ItemKind = ItemKind.REGULAR,
        parent_id: str | None = None,
        position: int | None = None,
        public: bool = True,
        minutes: int = 0,
    ) -> AgendaItem:
        """Put an item without a paper on the agenda."""
        if not title.strip():
            raise Refused("agenda.title_empty")
        with self._store.unit("agenda.add") as unit:
            meeting = _open_meeting(unit, meeting_id)
            item = AgendaItem(meeting_id, title.strip(), parent_id=parent_id, public=public, kind=kind, minutes=minutes)
            return self._insert(unit, meeting, item, position)

    def add_standing(self, meeting_id: str) -> tuple[AgendaItem, ...]:
        """Put the standing items that are missing back in their places."""
        with self._store.unit("agenda.add_standing") as unit:
            meeting = _open_meeting(unit, meeting_id)
            committee = committee_of(unit, meeting)
            added = []
            for standing in missing_standing(committee, _items(unit, meeting_id)):
                item = AgendaItem(meeting_id, standing.title, public=standing.public, kind=ItemKind(standing.kind))
                before = [other for other in committee.profile.standing_items if not other.at_end]
                position = len(_items(unit, meeting_id)) if standing.at_end else before.index(standing)
                added.append(self._insert(unit, meeting, item, position))
            return tuple(added)

    def add_postponed(
        self,
        meeting_id: str,
        item_id: str,
        parent_id: str | None = None,
        position: int | None = None,
        *,
        public: bool | None = None,
        again: bool = False,
    ) -> AgendaItem:
        """Take up an item that an earlier meeting put off; again: as the second call of it (§ 39 GemO)."""
        with self._store.unit("agenda.add") as unit:
            earlier = unit.agenda_items.get(item_id)
            if earlier.outcome is None and earlier.left_without_quorum:
                release(unit, earlier)  # nothing came out: paper and guest wait for this agenda
            shown = earlier.public if public is None else public
            if earlier.paper_id is not None:
                return self.add_paper(
                    meeting_id,
                    earlier.paper_id,
                    parent_id,
                    position,
                    public=shown,
                    second_call_of=item_id if again else None,
                )
            meeting = _open_meeting(unit, meeting_id)
            item = AgendaItem(
                meeting_id,
                earlier.title,
                parent_id=parent_id,
                public=shown,
                public_title=earlier.public_title,
                closed_reason=earlier.closed_reason,
                kind=earlier.kind,
                subline=earlier.subline,
                presenter=earlier.presenter,
                minutes=earlier.minutes,
                second_call_of=item_id if again else None,
            )
            return self._insert(unit, meeting, item, position)

    def call_again(self, meeting_id: str, start: datetime, place: Place | None = None) -> Meeting:
        """Plan a second meeting on the items this one left for lack of quorum; for them three suffice (§ 39 GemO)."""
        with self._store.unit("agenda.call_again") as unit:
            first = unit.meetings.get(meeting_id)
            left = self.left_without_quorum(meeting_id)
            if not left:
                raise Refused("agenda.no_first_call", day=first.day)
            again = Meetings(self._store).plan(first.committee_id, start, place or first.place)
            for item in left:
                self.add_postponed(again.id, item.id, again=True)
            return again

    def left_without_quorum(self, meeting_id: str) -> tuple[AgendaItem, ...]:
        """The items a meeting left because too few were there, that were not called a second time yet."""
        with self._store.reading() as unit:
            left = [item for item in tree.in_order(_items(unit, meeting_id)) if item.left_without_quorum]
            again = unit.agenda_items.where(second_call_of=[item.id for item in left], removed_by=None)
            meetings = by_id(unit.meetings.where(id=[item.meeting_id for item in again]))
            called = {
                item.second_call_of for item in again if meetings[item.meeting_id].state is not MeetingState.CANCELLED
            }
            return tuple(item for item in left if item.id not in called)

    def add_speaker(
        self,
        meeting_id: str,
        speaker_id: str,
        parent_id: str | None = None,
        position: int | None = None,
        *,
        public: bool | None = None,
    ) -> AgendaItem:
        """Give a guest an item of their own."""
        with self._store.unit("agenda.add") as unit:
            meeting = _open_meeting(unit, meeting_id)
            speaker: Speaker = unit.speakers.get(speaker_id)
            item = AgendaItem(
                meeting_id,
                speaker.topic,
                parent_id=parent_id,
                public=public is not False,
                minutes=speaker.duration,
            )
            placed = self._insert(unit, meeting, item, position)
            unit.speakers.save(replace(speaker, meeting_id=meeting_id, agenda_item_id=placed.id))
            return placed

    def move(self, item_id: str, parent_id: str | None, position: int, *, public: bool) -> AgendaItem:
        """Put an item with its sub-items at another place; position counts without the item itself."""
        with self._store.reading() as unit:
            before = unit.agenda_items.get(item_id).parent_id
        same = before == parent_id
        action = "agenda.move" if same else "agenda.nest" if parent_id is not None else "agenda.lift"
        return self._change(
            action, item_id, lambda items: tree.move(items, item_id, parent_id, position, public=public)
        )

    def rename(self, item_id: str, title: str) -> AgendaItem:
        """Give an item another title, just as it was typed."""
        if not title.strip():
            raise Refused("agenda.title_empty")
        return self._change(
            "agenda.rename",
            item_id,
            lambda items: tuple(replace(i, title=title) if i.id == item_id else i for i in items),
            merge=True,
            words_only=True,
        )

    def edit(self, item_id: str, **fields: Any) -> AgendaItem:
        """Change subline, presenter, minutes, public title, reason, kind or internal note."""
        unknown = fields.keys() - EDITABLE
        if unknown:
            raise TypeError(f"not editable: {', '.join(sorted(unknown))}")
        if fields.get("kind", ItemKind.ELECTION) is not ItemKind.ELECTION:
            with self._store.reading() as unit:
                if unit.elections.count(agenda_item_id=item_id):
                    raise Refused("election.under_item", title=unit.agenda_items.get(item_id).title)
        if "kind" in fields:
            with self._store.reading() as unit:
                item = unit.agenda_items.get(item_id)
                voted = any(vote.kind in ON_THE_MATTER for vote in unit.votes.where(agenda_item_id=item_id))
                if voted and fields["kind"] is not item.kind:
                    raise Refused("agenda.kind_voted", title=item.title)
        return self._change(
            "agenda.edit",
            item_id,
            lambda items: tuple(replace(i, **fields) if i.id == item_id else i for i in items),
            merge=True,
            words_only=True,
        )

    def close(self, item_id: str, reason: str = "", public_title: str = "") -> AgendaItem:
        """Deal with an item in the part that is not public; reason and public title may follow later."""
        return self._change("agenda.close", item_id, lambda items: _closed(items, item_id, reason, public_title))

    def open(self, item_id: str) -> AgendaItem:
        """Deal with an item in public."""
        return self._change("agenda.open", item_id, lambda items: _to_part(items, item_id, public=True))

    def remove(self, item_id: str) -> None:
        """Take an item off. What was announced to the members stays, marked as taken off by the next supplement."""
        with self._store.reading() as unit:
            name = self._name(unit, unit.agenda_items.get(item_id))
        with self._store.unit(f"agenda.remove:{name}") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = _open_meeting(unit, item.meeting_id)
            items = _items(unit, item.meeting_id)
            gone = [other for other in items if other.id in tree.branch(items, item_id)]
            for other in gone:
                release(unit, other)
            marked = items
            if meeting.invitation_sent_on is not None:
                marked = tree.take_off(items, item_id, meeting.supplements + 1)
            never_sent = [other for other in gone if not other.number or meeting.invitation_sent_on is None]
            left = marked
            for other in never_sent:
                if any(other.id == one.id for one in left):
                    left = tree.remove(left, other.id)
            staying = {one.id for one in left}
            _save(unit, items, left)
            for other in reversed(tree.in_order(items)):
                if other.id not in staying:
                    unit.agenda_items.delete(other.id)

    def restore(self, item_id: str) -> AgendaItem:
        """Put back an item, with all below it, whose removal was not announced to the members yet."""
        with self._store.reading() as unit:
            name = self._name(unit, unit.agenda_items.get(item_id))
        with self._store.unit(f"agenda.restore:{name}") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = _open_meeting(unit, item.meeting_id)
            if item.removed_by is not None and item.removed_by <= meeting.supplements:
                raise Refused("agenda.removal_sent", title=item.title)
            items = _items(unit, item.meeting_id)
            below = tree.branch(items, item_id)
            for one in items:
                if one.id in below and one.removed_by is not None:
                    _restore(unit, meeting, one)
            return unit.agenda_items.get(item_id)

    def _change(
        self,
        action: str,
        item_id: str,
        change: Callable[[tree.Items], tree.Items],
        *,
        merge: bool = False,
        words_only: bool = False,
    ) -> AgendaItem:
        with self._store.reading() as unit:
            name = self._name(unit, unit.agenda_items.get(item_id))
        with self._store.unit(f"{action}:{name}", merge=merge) as unit:
            item = unit.agenda_items.get(item_id)
            (_editable_meeting if words_only else _open_meeting)(unit, item.meeting_id)
            items = _items(unit, item.meeting_id)
            _save(unit, items, change(items))
            return unit.agenda_items.get(item_id)

    def _name(self, unit: Unit, item: AgendaItem) -> str:
        committee = committee_of(unit, unit.meetings.get(item.meeting_id))
        number = tree.numbers(_items(unit, item.meeting_id), committee.profile.item_numbering).get(item.id, "")
        return f"TOP {number.rstrip('.')}" if number[:1].isdigit() else number

    def _insert(self, unit: Unit, meeting: Meeting, item: AgendaItem, position: int | None) -> AgendaItem:
        if item.second_call_of is not None:
            first = unit.agenda_items.get(item.second_call_of)
            if first.id not in {one.id for one in self.left_without_quorum(first.meeting_id)}:
                raise Refused("agenda.no_first_call", day=unit.meetings.get(first.meeting_id).day)
        items = _items(unit, meeting.id)
        _save(unit, items, tree.insert(items, item, position))
        return unit.agenda_items.get(item.id)


def _items(unit: Unit, meeting_id: str) -> tree.Items:
    return tuple(unit.agenda_items.where(meeting_id=meeting_id))


def _save(unit: Unit, before: tree.Items, after: tree.Items) -> None:
    known = {item.id: item for item in before}
    for item in after:
        if known.get(item.id) != item:
            unit.agenda_items.save(item)


def _open_meeting(unit: Unit, meeting_id: str) -> Meeting:
    """The meeting, refused where its agenda no longer changes without a vote."""
    meeting = _editable_meeting(unit, meeting_id)
    if meeting.state is MeetingState.RUNNING:
        raise Refused("agenda.meeting_running")
    return meeting


def _editable_meeting(unit: Unit, meeting_id: str) -> Meeting:
    meeting = unit.meetings.get(meeting_id)
    if meeting.state is MeetingState.CLOSED:
        raise Refused("agenda.meeting_closed", day=meeting.day)
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("meeting.cancelled", day=meeting.day)
    return meeting


def _closed(items: tree.Items, item_id: str, reason: str, public_title: str) -> tree.Items:
    return tuple(
        replace(item, closed_reason=reason or item.closed_reason, public_title=public_title or item.public_title)
        if item.id == item_id
        else item
        for item in _to_part(items, item_id, public=False)
    )


def _to_part(items: tree.Items, item_id: str, *, public: bool) -> tree.Items:
    item = next(one for one in items if one.id == item_id)
    if item.public == public:
        return items
    return tree.move(items, item_id, None, tree.default_position(items, None, public), public=public)


def _restore(unit: Unit, meeting: Meeting, item: AgendaItem) -> None:
    back = unit.agenda_items.save(replace(item, removed_by=None))
    if item.paper_id is not None:
        paper = unit.papers.get(item.paper_id)
        check_unscheduled(unit, meeting, paper)
        schedule(unit, meeting, paper, back)
