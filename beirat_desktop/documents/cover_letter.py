"""The letter that brings papers of a meeting to one member, with the list of what lies in the envelope."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.documents.invitation import MeetingLetter, meeting_document, meeting_end, meeting_table
from beirat_desktop.documents.model import Document, Paragraph, Part
from beirat_desktop.documents.supplement import changed_facts
from beirat_desktop.domain.text import SOFT_BREAK
from beirat_desktop.german.dates import short_date


@dataclass(frozen=True, slots=True)
class CoverLetter:
    """What the letter says; paper: what it brings („1. Nachtrag zur Einladung“). enclosures: that and all else.

    told: what is said before changes, which name of the meeting what the paper no longer says right: word, now, before.
    """

    letter: MeetingLetter
    paper: str
    enclosures: tuple[str, ...]
    told: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()


def cover_letter(contents: CoverLetter) -> Document:
    """The paper."""
    meeting = contents.letter
    subject = f"{contents.paper} zur {meeting.name}{SOFT_BREAK}{meeting.of}"
    parts: list[Part] = [
        Paragraph(meeting.salutation),
        Paragraph(f"hiermit erhalten Sie: {contents.paper} zur {meeting.name} {meeting.of}."),
        meeting_table(meeting),
        *((Paragraph(contents.told),) if contents.told else ()),
        *changed_facts(contents.changes),
        meeting_end(meeting, contents.enclosures),
    ]
    title = f"{contents.paper} zur {meeting.name} am {short_date(meeting.start.date())}"
    return meeting_document(title, subject, meeting, parts)
