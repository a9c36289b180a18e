"""The supplement to an agenda that was sent: what changed, then the agenda as it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from beirat_desktop.documents.agenda_list import PrintedItem, agenda_list, agenda_parts
from beirat_desktop.documents.invitation import (
    MeetingLetter,
    meeting_document,
    meeting_end,
    meeting_table,
)
from beirat_desktop.documents.model import Document, Heading, Paragraph, Part, Style
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.text import SOFT_BREAK
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.unbroken import unbroken_towns


@dataclass(frozen=True, slots=True)
class SupplementContents:
    """What the supplement says.

    facts: what changed of the meeting itself, as word, what holds now, and what was announced before. changes: the
    items with their marks; public and closed: the whole agenda now.
    """

    letter: MeetingLetter
    number: int
    facts: tuple[tuple[str, str, str], ...]
    changes: tuple[PrintedItem, ...]
    public: tuple[PrintedItem, ...]
    closed: tuple[PrintedItem, ...] = ()
    enclosures: tuple[str, ...] = ()


def supplement(contents: SupplementContents, *, publication: Publication | None = None) -> Document:
    """The paper."""
    contents = published(contents, publication)
    if publication is not None:  # what comes with the letter goes to the members alone
        contents = replace(contents, enclosures=())
    meeting, number = contents.letter, contents.number
    to = "Einladung zur" if contents.facts else "Tagesordnung der"
    title = f"{number}. Nachtrag zur {to} {meeting.name}"
    subject = f"{title}{SOFT_BREAK}{meeting.of}"
    changed = "die Einladung" if contents.facts else "die Tagesordnung, zu der Sie eingeladen wurden,"
    opening = f"{changed} wird wie folgt geändert ({number}. Nachtrag):"
    parts: list[Part] = [
        Paragraph(meeting.salutation),
        Paragraph(opening),
        Heading(2, "Änderungen"),
        *changed_facts(contents.facts),
        *((agenda_list(contents.changes),) if contents.changes else ()),
        Heading(2, "Sitzung"),
        meeting_table(meeting),
        Heading(2, "Tagesordnung in der neuen Fassung" if contents.changes else "Tagesordnung"),
        *agenda_parts(contents.public, contents.closed),
        meeting_end(meeting, contents.enclosures),
    ]
    return meeting_document(f"{title} am {short_date(meeting.start.date())}", subject, meeting, parts)


def changed_facts(facts: tuple[tuple[str, str, str], ...]) -> Iterator[Part]:
    """What changed of the meeting itself: the word for it, what holds now, what was announced before."""
    for word, now, before in facts:
        yield Paragraph(unbroken_towns(f"{word}: {now}"), Style.BOLD, "meeting", tight=True)
        yield Paragraph(unbroken_towns(f"bisher: {before}"), Style.SUBLINE)
