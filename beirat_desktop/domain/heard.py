"""What a mail says about coming, before somebody looked at it: passages, and what they amount to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.persons import Person


class Doubt(StrEnum):
    """Why an answer is not taken from a mail, and somebody has to say what it means."""

    NOTHING = "nothing"
    SEVERAL = "several"
    HEDGED = "hedged"
    FOR_OTHERS = "for_others"
    OTHER_DAY = "other_day"


class Known(StrEnum):
    """By what the sender of a mail was found."""

    ADDRESS = "address"
    NAME = "name"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause that says something about coming: from and to which letter of the mail. doubt: why it does not count."""

    start: int
    end: int
    answer: Coming
    doubt: Doubt | None = None
    comes_at: time | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a mail, as far as it says: mailbox and name."""

    address: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A mail as it was read. own: the letters its sender wrote, from and to; all else is quoted or its head.

    answer: None where the passages do not settle it; then doubt says why. person_id: the member it is of, found by
    known; substitute_id: who comes instead, where one is named.
    """

    own: tuple[tuple[int, int], ...]
    passages: tuple[Passage, ...]
    answer: Coming | None
    doubt: Doubt | None = None
    comes_at: time | None = None
    person_id: str | None = None
    known: Known | None = None
    substitute_id: str | None = None


def settled(passages: Sequence[Passage]) -> tuple[Coming | None, Doubt | None]:
    """What the passages amount to, or why they settle nothing: a doubtful one outweighs all that are clear.

    Who comes later comes; who sends somebody does not come.
    """
    if not passages:
        return None, Doubt.NOTHING
    for one in passages:
        if one.doubt is not None:
            return None, one.doubt
    said = {one.answer for one in passages}
    if said == {Coming.LATE, Coming.YES}:
        said = {Coming.LATE}
    if said == {Coming.SUBSTITUTE, Coming.NO}:
        said = {Coming.SUBSTITUTE}
    return (said.pop(), None) if len(said) == 1 else (None, Doubt.SEVERAL)


def sender_among(members: Iterable[Person], sender: Sender, words: str) -> tuple[Person | None, Known | None]:
    """Which member wrote a mail: by the mailbox, else the name beside it, else a name below; nobody where two fit."""
    members = list(members)
    if sender.address:
        found = [one for one in members if one.contact.email.casefold() == sender.address.casefold()]
        named = [one for one in found if _named(one, sender.name)] or found
        if len(named) == 1:
            return named[0], Known.ADDRESS
    if sender.name:
        found = [one for one in members if _named(one, sender.name)]
        return (found[0], Known.NAME) if len(found) == 1 else (None, None)
    found = [one for one in members if _named(one, words)]
    return (found[0], Known.SIGNATURE) if len(found) == 1 else (None, None)


def named_in(persons: Iterable[Person], words: str) -> Person | None:
    """The only one whose full name stands in these words, else whose family name does."""
    persons = list(persons)
    whole = [one for one in persons if _named(one, words)]
    found = whole or [one for one in persons if _has(words, one.family_name)]
    return found[0] if len(found) == 1 else None


def _named(person: Person, words: str) -> bool:
    return _has(words, person.given_name) and _has(words, person.family_name)


def _has(words: str, name: str) -> bool:
    """Whether all words of a name stand there as words."""
    there = set(_words(words))
    wanted = _words(name)
    return bool(wanted) and there.issuperset(wanted)


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()
