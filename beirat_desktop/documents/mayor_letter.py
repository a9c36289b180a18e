"""The letter that asks the Oberbürgermeister to put a resolution of the Beirat before the Stadtrat (§ 56 GemO)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from beirat_desktop.documents.council_paper import Referral
from beirat_desktop.documents.letter_end import letter_end
from beirat_desktop.documents.letterhead import letter_head
from beirat_desktop.documents.model import (
    Document,
    Letter,
    Paragraph,
    Part,
    Signature,
    Signer,
    Style,
    Text,
)
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import SOFT_BREAK
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.consultations import referred_to
from beirat_desktop.german.counts import listed
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.roles import addressed_mayor, mayor_salutation, role_title
from beirat_desktop.german.unbroken import printed_date, unbroken, unbroken_counts
from beirat_desktop.german.votes import count_line, line


@dataclass(frozen=True, slots=True)
class MayorLetter:
    """What the letter says. preparing: the committees that deal with it before the Stadtrat; due: when an answer is
    asked for. request and closing: the office's own words, or the usual ones. referral: that the Beirat
    sent the matter on instead of resolving; resolution then bears the wording that was moved.
    """

    body: Body
    committee: Committee
    paper: Paper
    resolution: Resolution
    dated: date
    request: str
    closing: str
    vote: Vote | None = None
    item_number: str = ""
    preparing: tuple[str, ...] = ()
    due: date | None = None
    signer: Person | None = None
    enclosures: tuple[str, ...] = ()
    logo: bytes = b""
    referral: Referral | None = None


def mayor_letter(contents: MayorLetter, *, draft: bool = False) -> Document:
    """The letter, signed by the chair."""
    committee, body = contents.committee, contents.body
    office = body.office_address
    town = f"{office.postcode} {office.town}".strip()
    head = letter_head(
        committee.letterhead,
        contents.logo,
        lines=(body.name, committee.name),
        return_line=" · ".join(filter(None, (committee.label, office.street, town))),
        information=_contact(body),
    )
    return Document(
        title=f"Antrag nach § 56 GemO: {contents.paper.title}",
        author=committee.name,
        letter=Letter(
            return_line=head.return_line,
            address=_address(contents),
            subject=f"Antrag nach § 56 GemO auf Vorlage an den Stadtrat{SOFT_BREAK}{contents.paper.title}",
            letterhead=head.lines,
            logo=head.logo,
            information=(
                *head.information,
                *((("Unser Zeichen", contents.paper.number),) if contents.paper.number else ()),
                ("", f"{office.town or body.short_name or body.name}, den {short_date(contents.dated)}"),
            ),
            address_anchor="mayor",
            subject_anchor="title",
        ),
        parts=tuple(_parts(contents)),
        header=f"Antrag nach § 56 GemO: {contents.paper.title}",
        footer=head.footer,
        watermark="Entwurf" if draft else "",
        created=datetime.combine(contents.dated, time()),
    )


def _address(contents: MayorLetter) -> tuple[str, ...]:
    body = contents.body
    return (body.name, *addressed_mayor(body.mayor or "Oberbürgermeisteramt"), *body.office_address.lines)


def _contact(body: Body) -> tuple[tuple[str, str], ...]:
    office = body.office_contact
    return tuple(row for row in (("Telefon", office.phone), ("E-Mail", office.email)) if row[1])


def _parts(contents: MayorLetter) -> list[Part]:
    resolution = contents.resolution
    parts: list[Part] = [
        Paragraph(mayor_salutation(contents.body.mayor)),
        Paragraph(_decided(contents)),
        Text(resolution.text if not resolution.text.empty else contents.paper.proposal, Style.INDENTED_BOLD, "text"),
    ]
    if contents.vote is not None:
        voted = f"Abstimmung: {line(contents.vote)}"
        if contents.referral is not None:  # what was carried is no resolution on the words above
            voted = f"Abstimmung über die Verweisung: {count_line(contents.vote)}"
        parts.append(Paragraph(unbroken_counts(voted)))
    parts.append(Paragraph(contents.request, anchor="request"))
    if contents.preparing:
        before = listed(contents.preparing)
        parts.append(Paragraph(f"Zuvor soll die Angelegenheit im {before} beraten werden.", anchor="stations"))
    parts.append(
        Paragraph(
            f"{_chair(contents.signer)} oder eine Stellvertretung nimmt an der Sitzung mit beratender Stimme teil "
            "(§\u00a056 Abs.\u00a06 GemO). Bitte teilen Sie uns den Termin der Beratung mit."
        )
    )
    if contents.due is not None:
        parts.append(Paragraph(f"Für eine Antwort bis zum {short_date(contents.due)} danken wir Ihnen.", anchor="due"))
    parts.append(_end(contents))
    return parts


def _decided(contents: MayorLetter) -> str:
    resolution, committee, referral = contents.resolution, contents.committee, contents.referral
    the = committee.the[:1].lower() + committee.the[1:]
    under = f" unter {unbroken(contents.item_number)}" if contents.item_number else ""
    if referral is not None:
        day = printed_date(referral.decided_on)
        sent = referred_to(referral.target)
        return f"{the} hat den folgenden Antrag in der Sitzung am {day}{under} {sent}, ohne selbst zu beschließen:"
    number = f" (Beschluss {resolution.number})" if resolution.number else ""
    day = printed_date(resolution.decided_on)
    return f"{the} hat in der Sitzung am {day}{under} den folgenden Beschluss gefasst{number}:"


def _chair(chair: Person | None) -> str:
    known = {"Frau": "Die Vorsitzende", "Herr": "Der Vorsitzende"}
    return f"{known.get(chair.form_of_address if chair else '', 'Die oder der Vorsitzende')} des Beirates"


def _end(contents: MayorLetter) -> Part:
    signer = contents.signer
    role = role_title(Role.CHAIR, signer.form_of_address if signer else "")
    signature = Signer(signer.name, role) if signer is not None else Signer(role)
    greeting = Paragraph(contents.closing, Style.CLOSING)
    return letter_end(greeting, Signature((signature,), anchor="signer"), contents.enclosures)
