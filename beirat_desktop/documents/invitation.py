"""The invitation to a meeting with its agenda: a letter to the members."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from beirat_desktop.documents.agenda_list import PrintedItem, agenda_parts
from beirat_desktop.documents.letter_end import letter_end
from beirat_desktop.documents.letterhead import letter_head
from beirat_desktop.documents.model import (
    Borders,
    Cell,
    Column,
    Document,
    Heading,
    Letter,
    Paragraph,
    Part,
    Signature,
    Signer,
    Style,
    Table,
    Text,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.places import Letterhead, Place
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.text import SOFT_BREAK, RichText
from beirat_desktop.german.dates import clock, short_date
from beirat_desktop.german.unbroken import printed_date, unbroken_towns

SALUTATION = "Sehr geehrte Damen und Herren,"
CLOSING = "Mit freundlichen Grüßen"
DRAFT = "ENTWURF"


@dataclass(frozen=True, slots=True)
class MeetingLetter:
    """What every letter about a meeting says of it.

    name: „12. Sitzung“; of: „des Beirates für …“; dated: the day on the letter. inviter: name and role of who
    invites. draft: not sent yet, so it bears a watermark. closing: the greeting at the end. address: the lines of one
    reader, where it goes to one and not to all members alike.
    """

    letterhead: Letterhead
    committee: str
    name: str
    of: str
    start: datetime
    place: Place
    town: str
    dated: date
    inviter: tuple[str, str] = ("", "")
    draft: bool = False
    created: datetime | None = None
    closing: str = CLOSING
    logo: bytes = b""
    address: tuple[str, ...] = ()
    salutation: str = SALUTATION


@dataclass(frozen=True, slots=True)
class InvitationContents:
    """What the invitation says. notices: why the period is short, that three members suffice."""

    letter: MeetingLetter
    greeting: RichText
    public: tuple[PrintedItem, ...]
    closed: tuple[PrintedItem, ...] = ()
    notices: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()


def invitation(contents: InvitationContents, *, publication: Publication | None = None) -> Document:
    """The paper. Who it is addressed to reads their own name and address, also where the public may not."""
    to = contents.letter
    contents = published(contents, publication)
    if to.address:
        contents = replace(contents, letter=replace(contents.letter, address=to.address, salutation=to.salutation))
    elif publication is not None:  # what comes with it goes to the members alone
        contents = replace(contents, enclosures=())
    meeting = contents.letter
    subject = f"Einladung zur {meeting.name}{SOFT_BREAK}{meeting.of}"
    parts: list[Part] = [Paragraph(contents.letter.salutation), Text(contents.greeting, anchor="greeting")]
    parts += [meeting_table(meeting)]
    parts += [Paragraph(notice, Style.BOLD, "notices") for notice in contents.notices]
    parts += [Heading(2, "Tagesordnung"), *agenda_parts(contents.public, contents.closed)]
    parts.append(meeting_end(meeting, contents.enclosures))
    return meeting_document(
        f"Einladung zur {meeting.name} am {short_date(meeting.start.date())}", subject, meeting, parts
    )


def meeting_table(meeting: MeetingLetter) -> Table:
    """Day, hour and place, one below the other."""
    place = meeting.place
    rows = [("Tag", printed_date(meeting.start.date())), ("Beginn", f"{clock(meeting.start)}\u00a0Uhr")]
    where = ", ".join(part for part in (place.room, place.building) if part)
    rows += [("Ort", where)] if where else []
    address = unbroken_towns(", ".join(place.address.lines))
    rows += [("Anschrift", address)] if address else []
    return Table(
        (Column(width=24), Column()),
        tuple((_cell(label), _cell(words)) for label, words in rows),
        row_headers=True,
        summary="Tag, Beginn und Ort der Sitzung",
        borders=Borders.NONE,
    )


def _cell(words: str) -> Cell:
    return Cell((Paragraph(words, Style.BODY, "meeting", tight=True),))


def meeting_end(meeting: MeetingLetter, enclosures: tuple[str, ...]) -> Part:
    """The close of a letter, who signs, and what comes with it."""
    signature = Signature((Signer(*meeting.inviter),), anchor="inviter")
    return letter_end(Paragraph(meeting.closing, Style.CLOSING), signature, enclosures, "enclosures")


def meeting_document(title: str, subject: str, meeting: MeetingLetter, parts: list[Part]) -> Document:
    """A letter to the members about a meeting."""
    head = letter_head(meeting.letterhead, meeting.logo)
    return Document(
        title=title,
        author=meeting.committee,
        letter=Letter(
            return_line=head.return_line,
            address=meeting.address or ("An die Mitglieder", meeting.of),
            subject=subject,
            letterhead=head.lines,
            logo=head.logo,
            information=(*head.information, ("", f"{meeting.town}, den {short_date(meeting.dated)}")),
            subject_anchor="subject",
        ),
        parts=tuple(parts),
        header=title,
        footer=head.footer,
        watermark=DRAFT if meeting.draft else "",
        created=meeting.created,
    )
