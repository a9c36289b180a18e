"""What the other part of an agenda says of an item that a vote has moved out of it (§ 35 GemO): its old number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.agenda_tree import bare_number
from beirat_desktop.domain.votes import Effect, Vote, VoteKind, effect
from beirat_desktop.domain.voting import in_turn


@dataclass(frozen=True, slots=True)
class LeftNumber:
    """A number of one part whose item was dealt with in the other. public: of the public part."""

    number: str
    public: bool
    dealt_with: bool

    @property
    def place(self) -> tuple[int, ...]:
        """Where it stands among the numbers of its part."""
        return place_of(self.number)


def place_of(number: str) -> tuple[int, ...]:
    """A number as it sorts: 2.10 comes after 2.9."""
    return tuple(int(part) for part in bare_number(number).split(".") if part.isdigit())


def number_before(votes: Iterable[Vote], *, public: bool) -> str:
    """The number an item had in one part before a vote moved it out; "" where none did or nobody kept it."""
    kind = VoteKind.MADE_CLOSED if public else VoteKind.MADE_PUBLIC
    found = [one.subject for one in in_turn(votes) if one.kind is kind and effect(one) is Effect.CARRIED]
    return found[-1] if found else ""


def left_numbers(items: Iterable[AgendaItem], votes: Iterable[Vote]) -> tuple[LeftNumber, ...]:
    """The numbers that are missing from each part because their item stands in the other one, in their order."""
    taken = list(votes)
    found = []
    for item in items:
        own = (one for one in taken if one.agenda_item_id == item.id)
        number = number_before(own, public=not item.public)
        if number:
            found.append(LeftNumber(number, not item.public, item.dealt_with))
    return tuple(sorted(found, key=lambda one: one.place))


def filled_up(items: Iterable[AgendaItem], left: Iterable[LeftNumber]) -> list[AgendaItem | LeftNumber]:
    """One part of an agenda as it is read: a number whose item went into the other part stands in its place."""
    waiting, made = list(left), list[AgendaItem | LeftNumber]()
    for item in items:
        while waiting and waiting[0].place < place_of(item.number):
            made.append(waiting.pop(0))
        made.append(item)
    return [*made, *waiting]
