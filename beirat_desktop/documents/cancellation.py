"""The letter that calls a meeting off to which the members were invited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from beirat_desktop.documents.invitation import MeetingLetter, meeting_document, meeting_end, meeting_table
from beirat_desktop.documents.model import Document, Paragraph, Part, Style
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.text import SOFT_BREAK
from beirat_desktop.german.dates import clock, short_date
from beirat_desktop.german.unbroken import printed_date


@dataclass(frozen=True, slots=True)
class Cancellation:
    """What the letter says; invited_on: the day of the invitation that ends, None where only guests had one.

    reason: for the members; empty for all others. moved_to: the day and hour it was to be held on instead, to which
    nobody was invited yet.
    """

    letter: MeetingLetter
    invited_on: date | None
    reason: str
    moved_to: datetime | None = None


def cancellation(contents: Cancellation, *, publication: Publication | None = None) -> Document:
    """The paper."""
    contents = published(contents, publication)
    meeting = contents.letter
    day = short_date(meeting.start.date())
    why = contents.reason.strip().rstrip(".")
    held = f" vom {short_date(contents.invited_on)}" if contents.invited_on is not None else ""
    parts: list[Part] = [
        Paragraph(meeting.salutation),
        Paragraph(f"die {meeting.name} {meeting.of} findet nicht statt:"),
        meeting_table(meeting),
        *((Paragraph(_also(contents.moved_to)),) if contents.moved_to is not None else ()),
        *((Paragraph(f"Grund: {why}.", Style.BOLD),) if why else ()),
        Paragraph(
            f"Die Einladung{held} ist damit aufgehoben. Die Punkte der Tagesordnung "
            "kommen in einer späteren Sitzung wieder auf, zu der gesondert eingeladen wird."
        ),
        meeting_end(meeting, ()),
    ]
    return meeting_document(
        f"Absage der {meeting.name} am {day}", f"Absage der {meeting.name}{SOFT_BREAK}{meeting.of}", meeting, parts
    )


def _also(start: datetime) -> str:
    return f"Sie war auf {printed_date(start.date())}, {clock(start)}\u00a0Uhr, verlegt; auch dieser Termin entfällt."
