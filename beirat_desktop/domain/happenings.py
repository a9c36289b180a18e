"""What happened beside the matter itself: who came and went, and breaks; under which item, before which of its votes.

Nothing here is kept: it is read from the stays, the calls of the items and the moments of the votes.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from beirat_desktop.domain.attendance import MEMBERS, Attendance
from beirat_desktop.domain.calls import Call, ItemCalls, in_turn
from beirat_desktop.domain.meetings import Meeting, MeetingState


class HappeningKind(StrEnum):
    """What the minutes tell at the item that was on the floor."""

    COMES = "comes"
    RETURNS = "returns"
    LEAVES = "leaves"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Act:
    """A vote or a round of an election: when it was taken, None where nobody knows, and who was there."""

    moment: datetime | None
    present_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """Some came or went in the same minute, or a break began; until: its end.

    acts: how many had been taken under the item, of all.
    """

    kind: HappeningKind
    moment: datetime
    agenda_item_id: str
    person_ids: tuple[str, ...] = ()
    until: datetime | None = None
    acts: int = 0
    of: int = 0


def item_at(calls: Iterable[ItemCalls], moment: datetime, *, over: bool) -> str | None:
    """What was on the floor at that moment, the later one at the minute of a change; else what was there last."""
    there = _there(in_turn(calls), moment, over)
    return there[-1] if there else None


def happenings(
    meeting: Meeting,
    attendances: Iterable[Attendance],
    calls: Iterable[ItemCalls],
    acts: Mapping[str, Sequence[Act]],
    without_quorum: Container[str] = (),
) -> tuple[Happening, ...]:
    """Everything that can be told at an item, in turn; without the moments of the items nothing.

    acts: by item, its votes and rounds as they were taken. without_quorum: the items that were left for lack of it;
    who goes in that minute goes before the first of them. Who was there all the time is not told of; those who come
    or go together are told of together.
    """
    turns = in_turn(calls)
    over = meeting.state is MeetingState.CLOSED
    found = []
    for kind, moment, who, until in (*_comings(meeting, attendances), *_breaks(meeting)):
        there = _there(turns, moment, over)
        if not there:
            continue
        proved = [key for key in there if _proves(kind, moment, who, acts.get(key, ()))]
        lost = [key for key in there if kind is HappeningKind.LEAVES and key in without_quorum]
        here = (*proved, *lost, there[-1])[0]
        own = acts.get(here, ())
        taken = [number for number, act in enumerate(own, 1) if _before(act, kind, moment, who)]
        keys = (who.person_id,) if who is not None else ()
        found.append(Happening(kind, moment, here, keys, until, max(taken, default=0), len(own)))
    return tuple(sorted(_together(found), key=lambda one: one.moment))


def _together(found: Iterable[Happening]) -> Iterable[Happening]:
    """One for all to whom the same happened in the same minute, before or after the same vote."""
    same: dict[Happening, list[str]] = {}
    for one in found:
        same.setdefault(replace(one, person_ids=()), []).extend(one.person_ids)
    return [replace(one, person_ids=tuple(keys)) for one, keys in same.items()]


_Event = tuple[HappeningKind, datetime, Attendance | None, datetime | None]


def _comings(meeting: Meeting, attendances: Iterable[Attendance]) -> Iterator[_Event]:
    if meeting.opened is None:
        return
    for one in attendances:
        if one.group not in MEMBERS:
            continue
        for number, stay in enumerate(one.stays):
            if stay.arrived > meeting.opened:
                yield HappeningKind.RETURNS if number else HappeningKind.COMES, stay.arrived, one, None
            if stay.left is not None and (meeting.closed is None or stay.left < meeting.closed):
                yield HappeningKind.LEAVES, stay.left, one, None


def _breaks(meeting: Meeting) -> Iterator[_Event]:
    for begin, end in meeting.interruptions:
        yield HappeningKind.BREAK, begin, None, end


def _there(turns: Sequence[tuple[str, Call]], moment: datetime, over: bool) -> list[str]:
    """The items on the floor in that minute; between two items the one before."""
    begun = [(key, call) for key, call in turns if call.called <= moment]
    there = [
        key
        for key, call in begun
        if (call.left is None and not over) or (call.left is not None and moment <= call.left)
    ]
    return there or [key for key, _ in begun[-1:]]


def _proves(kind: HappeningKind, moment: datetime, who: Attendance | None, acts: Sequence[Act]) -> bool:
    """Whether a vote in that minute shows that the person came or went before it."""
    if who is None or not who.voting:
        return False
    gone = kind is HappeningKind.LEAVES
    return any(act.moment == moment and gone is (who.person_id not in act.present_ids) for act in acts)


def _before(act: Act, kind: HappeningKind, moment: datetime, who: Attendance | None) -> bool:
    """Whether the act was taken before; in the same minute who was there at it tells."""
    if act.moment is None or act.moment != moment:
        return act.moment is not None and act.moment < moment
    if who is None:
        return True
    there = who.person_id in act.present_ids
    return who.voting and (there if kind is HappeningKind.LEAVES else not there)
