"""The letters to a guest: the one that invites and the one that thanks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from beirat_desktop.documents.letter_end import letter_end
from beirat_desktop.documents.letterhead import letter_head
from beirat_desktop.documents.model import (
    Document,
    Item,
    Letter,
    List,
    Paragraph,
    Part,
    Signature,
    Signer,
    Space,
    Style,
)
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.text import inside_marks
from beirat_desktop.german.dates import clock, short_date
from beirat_desktop.german.roles import EVERYBODY, addressed, person_salutation, role_title
from beirat_desktop.german.text_blocks import TEXT_BLOCKS
from beirat_desktop.german.unbroken import NO_BREAK_SPACE, printed_date, unbroken_towns


@dataclass(frozen=True, slots=True)
class SpeakerLetter:
    """What a letter to a guest is made of; signer is the chair, thanks the office's words at the end of the thanks."""

    body: Body
    committee: Committee
    meeting: Meeting
    speaker: Speaker
    dated: date
    person: Person | None = None
    organization: Organization | None = None
    item: AgendaItem | None = None
    paper: Paper | None = None
    resolution: Resolution | None = None
    signer: Person | None = None
    thanks: str = TEXT_BLOCKS["speaker_letter.thanks"].usual
    logo: bytes = b""

    @property
    def name(self) -> str:
        """Whom the letter is for."""
        if self.person is not None:
            return self.person.name
        return self.organization.name if self.organization is not None else ""


def speaker_letter(contents: SpeakerLetter, *, draft: bool = False) -> Document:
    """The letter that invites a guest, with topic, item, time slot, place and contact."""
    meeting = contents.meeting
    subject = f"Einladung zur Sitzung {contents.committee.of} am {short_date(meeting.day)}"
    return _letter(contents, subject, _invitation(contents), draft=draft)


def thanks_letter(contents: SpeakerLetter, *, draft: bool = False) -> Document:
    """The letter that thanks a guest who spoke."""
    meeting = contents.meeting
    subject = f"Ihr Beitrag in der Sitzung {contents.committee.of} am {short_date(meeting.day)}"
    parts = [
        Paragraph(_salutation(contents.person)),
        Paragraph(
            f"im Namen {contents.committee.of} danke ich Ihnen herzlich für Ihren Beitrag "
            f"„{inside_marks(contents.speaker.topic)}“ in unserer Sitzung am {printed_date(meeting.day)}."
        ),
        Paragraph(contents.thanks),
    ]
    return _letter(contents, subject, parts, draft=draft)


def _letter(contents: SpeakerLetter, subject: str, parts: list[Paragraph] | list[Part], *, draft: bool) -> Document:
    committee, body = contents.committee, contents.body
    address = body.office_address
    own_line = " · ".join(filter(None, (committee.label, address.street, f"{address.postcode} {address.town}".strip())))
    head = letter_head(
        committee.letterhead,
        contents.logo,
        lines=(body.name, committee.name),
        return_line=own_line,
        information=_contact(body),
    )
    town = body.office_address.town or body.short_name or body.name
    signer = contents.signer
    role = role_title(Role.CHAIR, signer.form_of_address if signer else "")
    return Document(
        title=subject,
        author=committee.name,
        letter=Letter(
            return_line=head.return_line,
            address=_address(contents),
            subject=subject,
            letterhead=head.lines,
            logo=head.logo,
            information=(*head.information, ("", f"{town}, den {short_date(contents.dated)}")),
            address_anchor="family_name",
            subject_anchor="meeting_id",
        ),
        parts=(
            *parts,
            letter_end(
                Paragraph("Mit freundlichen Grüßen", Style.CLOSING),
                Signature((Signer(signer.name if signer else role, role if signer else ""),)),
            ),
        ),
        footer=head.footer,
        watermark="Entwurf" if draft else "",
    )


def _contact(body: Body) -> tuple[tuple[str, str], ...]:
    office = body.office_contact
    rows = (("Auskunft", body.office), ("Telefon", office.phone), ("E-Mail", office.email))
    return tuple(row for row in rows if row[1])


def _address(contents: SpeakerLetter) -> tuple[str, ...]:
    person, organization = contents.person, contents.organization
    lines = []
    if organization is not None:
        lines.append(organization.name)
    if person is not None:
        lines.append(" ".join(filter(None, (addressed(person.form_of_address), person.name))))
    own = person.contact.address if person is not None else None
    address = own if own is not None and own.lines else (organization.contact.address if organization else None)
    return (*lines, *(address.lines if address is not None else ()))[:6]


def _salutation(person: Person | None) -> str:
    return person_salutation(person) if person is not None else EVERYBODY


def _invitation(contents: SpeakerLetter) -> list[Part]:
    meeting, speaker = contents.meeting, contents.speaker
    parts: list[Part] = [Paragraph(_salutation(contents.person))]
    parts.append(Paragraph(f"{_because(contents)} lade ich Sie herzlich ein, in unserer Sitzung zu sprechen:"))
    place = meeting.place if meeting.place.building or meeting.place.room else contents.committee.place
    where = unbroken_towns(", ".join(filter(None, (place.building, place.room, *place.address.lines))))
    rows = [
        ("Thema", speaker.topic, "topic"),
        ("Sitzung", f"{printed_date(meeting.day)}, Beginn {clock(meeting.start)}{NO_BREAK_SPACE}Uhr", "meeting_id"),
        ("Ort", where or "wird noch mitgeteilt", "meeting_id"),
    ]
    if contents.item is not None:
        # The title stands once; the number of an item is known as soon as the agenda is sent.
        title = contents.item.title if contents.item.title != speaker.topic else ""
        if item_words := " ".join(filter(None, (contents.item.number, title))):
            rows.append(("Tagesordnung", item_words, "agenda_item_id"))
    rows.append(("Zeit", _slot(contents), "starts"))
    items = tuple(Item(label, (Paragraph(text, tight=True, anchor=anchor),)) for label, text, anchor in rows)
    parts += [List(items, label_width=32, label_style=Style.BOLD), Space()]
    if speaker.by_video:
        parts.append(
            Paragraph(
                "Sie nehmen per Video teil. Die Zugangsdaten erhalten Sie rechtzeitig vor der Sitzung.",
                anchor="by_video",
            )
        )
    parts.append(
        Paragraph(
            "Bitte teilen Sie uns kurz mit, ob Sie kommen können und welche Technik Sie brauchen. Die Sitzung ist "
            + (
                "öffentlich; Ihr Name erscheint in der Bekanntmachung nur, wenn Sie dem zustimmen."
                if contents.item is None or contents.item.public
                else "in diesem Punkt nichtöffentlich."
            )
        )
    )
    return parts


def _because(contents: SpeakerLetter) -> str:
    if contents.resolution is not None:
        return (
            f"{_within_sentence(contents.committee.the)} hat am {short_date(contents.resolution.decided_on)} "
            "beschlossen, Sie zu hören. "
            "Daher"
        )
    if contents.paper is not None:
        return f"auf den Antrag „{inside_marks(contents.paper.title)}“ hin"
    return "gern"


def _within_sentence(the: str) -> str:
    return the[:1].lower() + the[1:]


def _slot(contents: SpeakerLetter) -> str:
    speaker = contents.speaker
    if speaker.starts is None:
        return f"etwa {speaker.duration} Minuten"
    begin = contents.meeting.start.replace(hour=speaker.starts.hour, minute=speaker.starts.minute)
    end = begin + timedelta(minutes=speaker.duration)
    return f"{clock(begin)} bis {clock(end)} Uhr ({speaker.duration} Minuten, mit Aussprache)"
