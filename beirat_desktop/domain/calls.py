"""When items were on the floor: called, left, and taken up again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.reasons import given


@dataclass(frozen=True, slots=True)
class Call:
    """A span on the floor. left: None while it is there; in a closed meeting: nobody knows the minute."""

    called: datetime
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallsCorrection:
    """The calls as they stood before they were corrected; when, and why."""

    corrected: datetime
    before: tuple[Call, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ItemCalls:
    """The calls of one item in turn. Of a meeting written up on another day nobody knows them, and there are none."""

    agenda_item_id: str
    calls: tuple[Call, ...] = ()
    corrections: tuple[CallsCorrection, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def on_floor(self) -> bool:
        """Whether the item was called and not left since."""
        return bool(self.calls) and self.calls[-1].left is None

    def call(self, moment: datetime) -> ItemCalls:
        """The item is called, or taken up again; nothing changes for one on the floor."""
        if self.on_floor:
            return self
        if self.calls and self.calls[-1].left == moment:  # back within the same minute: it never was left
            return replace(self, calls=(*self.calls[:-1], Call(self.calls[-1].called)))
        return replace(self, calls=(*self.calls, Call(moment)))

    def leave(self, moment: datetime, *, dealt_with: bool = True) -> ItemCalls:
        """Another item is called. What was on the floor for no minute and not dealt with was called by mistake."""
        if not self.on_floor:
            return self
        last = self.calls[-1]
        ended = () if last.called == moment and not dealt_with else (replace(last, left=moment),)
        return replace(self, calls=(*self.calls[:-1], *ended))

    def correct(self, calls: tuple[Call, ...], reason: str, now: datetime) -> ItemCalls:
        """Times entered by hand. Where they change what stood there, that is kept with the reason."""
        check_order(calls)
        if calls == self.calls:
            return self
        if not self.calls:
            return replace(self, calls=calls)
        if not given(reason):
            raise Refused("calls.reason_missing")
        kept = CallsCorrection(now, self.calls, given(reason))
        return replace(self, calls=calls, corrections=(*self.corrections, kept))

    def beginning_moved(self, before: datetime, after: datetime) -> ItemCalls:
        """What was called with the opening is so still when its time is corrected."""
        if not self.calls or self.calls[0].called != before:
            return self
        moved = (replace(self.calls[0], called=after), *self.calls[1:])
        check_order(moved)
        return replace(self, calls=moved)

    def end_moved(self, before: datetime, after: datetime) -> ItemCalls:
        """What was left with the end of the meeting is so still when the time of that is corrected."""
        if not self.calls or self.calls[-1].left != before:
            return self
        moved = (*self.calls[:-1], replace(self.calls[-1], left=after))
        check_order(moved)
        return replace(self, calls=moved)


def check_order(calls: Sequence[Call]) -> None:
    """Nothing is left before it was called, nor called again before it was left."""
    for one in calls:
        if one.left is not None and one.left < one.called:
            raise Refused("calls.left_before_called", called=one.called, left=one.left)
    for earlier, later in pairwise(calls):
        if earlier.left is None:
            raise Refused("calls.never_left", called=later.called)
        if later.called < earlier.left:
            raise Refused("calls.called_before_left", left=earlier.left, called=later.called)


def in_turn(calls: Iterable[ItemCalls]) -> tuple[tuple[str, Call], ...]:
    """Every call of a meeting with the id of its item, as they followed each other."""
    found = [(one.agenda_item_id, call) for one in calls for call in one.calls]
    return tuple(sorted(found, key=lambda each: (each[1].called, each[1].left or datetime.max)))


def calls_findings(calls: Iterable[ItemCalls], titles: Mapping[str, str]) -> tuple[Finding, ...]:
    """Two items on the floor at the same time, or one left before it was called: the clock went wrong, or a finger."""
    found = {}
    turns = [(key, call) for key, call in in_turn(calls) if key in titles]
    for key, call in turns:
        if call.left is not None and call.left < call.called:
            found[key] = Finding("calls.times_cross", "§ 41 GemO", facts={"title": titles[key]})
    for (_, earlier), (key, later) in pairwise(turns):
        if earlier.left is not None and earlier.called < later.called < earlier.left:
            found[key] = Finding("calls.times_cross", "§ 41 GemO", facts={"title": titles[key]})
    return tuple(one.about("agenda_items", key) for key, one in found.items())
