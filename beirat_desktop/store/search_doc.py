"""What the search knows of one record, and the words it is told by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from beirat_desktop.domain import searching
from beirat_desktop.domain.searching import (
    code,
    day_word,
    numbered_code,
    plain_words,
    record_code,
    without_zeros,
)
from beirat_desktop.store.search_links import Links, MeetingFields, PaperFields

TITLE = 120
"""Of a text without a title of its own, so many letters are shown."""


class Doc(NamedTuple):
    """What the search knows of one record.

    detail: its number or moment (ISO), as plain text. day: when it was, for the order. kind: what kind of paper a paper
    or a file that went out is. head: what tells it (number, title, kind, body, people, days), as it is searched; text:
    all other words of it, as they were written.
    """

    title: str
    head: str
    text: str = ""
    number: str = ""
    detail: str = ""
    day: date | None = None
    kind: str = ""
    committee_id: str | None = None
    paper_id: str | None = None
    meeting_id: str | None = None
    item_id: str | None = None


def head_words(*parts: str | date | None) -> str:
    """Words folded, codes and days as they are; whatever is empty is left out."""
    found = []
    for part in parts:
        if isinstance(part, date):
            found.append(day_word(part))
        elif part:
            found.append(part if part[-1:] == " " and part[:1] in "#@" else plain_words(part).lstrip())
    return " " + "".join(found) if found else ""


def joined(*parts: str) -> str:
    """Words as they were written, a line each."""
    return "\n".join(part for part in parts if part)


def called(*names: str) -> str:
    """By these words a person, a body, a faction or an office is meant in what belongs to them."""
    return "".join(f"{searching.CALLED}{word} " for word in plain_words(" ".join(names)).split())


def whose(*keys: str | None) -> str:
    """The records it belongs to, by id."""
    return "".join(record_code(key) for key in keys if key)


def non_public(*, public: bool) -> str:
    """That it is not public, if so."""
    return "" if public else code("non_public")


def of_meeting(meeting: MeetingFields) -> str:
    """Whose meeting it is, and which, in what belongs to it."""
    return whose(meeting.committee_id) + numbered_code("meeting", str(meeting.number or ""))


def of_paper(paper: PaperFields) -> str:
    """What a paper is called, and whose it is, in what belongs to it."""
    if paper.paper_type is None:
        return ""
    words = plain_words(f"{paper.number} {paper.external_number} {paper.title}").lstrip()
    return f"{code(paper.paper_type)}{movers(paper.faction_id, *paper.joint_faction_ids)}{words}"


def movers(*faction_ids: str | None) -> str:
    """Which factions moved it, in what belongs to it."""
    theirs = whose(*faction_ids)
    return f"{code('factions')}{theirs}" if theirs else ""


def plain_number(number: str) -> str:
    """2012/3 beside 2012/03; nothing where that is the same."""
    said = without_zeros(number)
    return said if said != number else ""


Entries = dict[str, Callable[[Links, Any], Doc | None]]
"""By noun: what is searched of one record of it; None where nothing is."""
