"""The letter in which a faction moves something, and the same sheet for templates, reports and statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from beirat_desktop.documents.letterhead import Head, letter_head
from beirat_desktop.documents.model import (
    AssociatedFile,
    Document,
    Heading,
    Item,
    Letter,
    List,
    Paragraph,
    Part,
    Signature,
    Signer,
    Style,
    Text,
    Together,
    Words,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Paper, PaperState, PaperType
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Letterhead
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.text import SOFT_BREAK
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.factions import of_factions, the_factions
from beirat_desktop.german.papers import PAPER_SECTIONS, PAPER_TYPES


@dataclass(frozen=True, slots=True)
class MotionLetter:
    """What the letter is made of. factions: the mover first; chair: the person in the committee's chair.

    opening and closing: the office's own words for the first sentence and the greeting, or empty. logo: that of
    the letterhead. files: the paper as data; its publication version carries none, for it is read and not taken in.
    """

    paper: Paper
    body: Body
    committee: Committee
    factions: tuple[Faction, ...] = ()
    organization: Organization | None = None
    meeting: Meeting | None = None
    chair: Person | None = None
    signer: Person | None = None
    signer_is_chair: bool = True
    amends: Paper | None = None
    attachments: tuple[str, ...] = ()
    opening: str = ""
    closing: str = ""
    files: tuple[AssociatedFile, ...] = ()
    logo: bytes = b""

    @property
    def letterhead(self) -> Letterhead:
        """The mover's own; several factions share but the first one's return line."""
        if len(self.factions) == 1:
            return self.factions[0].letterhead
        if self.factions:
            return Letterhead(return_line=self.factions[0].letterhead.return_line)
        return self.committee.letterhead if self.organization is None else Letterhead()


def motion_letter(contents: MotionLetter, *, publication: Publication | None = None) -> Document:
    """The letter; a draft says so across the page. Anchors are the names of the paper's fields."""
    if publication is not None:
        publication.require(contents.paper, contents.paper.title)
    files = contents.files if publication is None else ()
    contents = published(contents, publication)
    paper = contents.paper
    head = _head(contents)
    return Document(
        title=f"{PAPER_TYPES[paper.paper_type]} {paper.number}: {paper.title}".replace(" :", ":"),
        author=head.lines[0],
        letter=Letter(
            return_line=head.return_line,
            address=_address(contents),
            subject=_subject(contents),
            letterhead=head.lines,
            logo=head.logo,
            information=(*head.information, *_information(contents)),
            letterhead_anchor="faction_id",
            address_anchor="addressee",
            information_anchor="dated",
            subject_anchor="title",
        ),
        parts=tuple(_parts(contents)),
        footer=head.footer,
        watermark="Entwurf" if paper.state is PaperState.DRAFT else "",
        files=files,
        created=datetime.combine(paper.dated, time()) if files and paper.dated is not None else None,
    )


def _names(contents: MotionLetter) -> tuple[str, ...]:
    return tuple(faction.name for faction in contents.factions)


def _head(contents: MotionLetter) -> Head:
    usual = _sender(contents)
    sender = contents.letterhead.lines or usual
    address = contents.body.office_address
    line = " · ".join(filter(None, (sender[0], address.street, f"{address.postcode} {address.town}".strip())))
    return letter_head(contents.letterhead, contents.logo, lines=usual, return_line=line)


def _sender(contents: MotionLetter) -> tuple[str, ...]:
    if contents.factions:
        return (" · ".join(_names(contents)), contents.committee.name)
    if contents.organization is not None:
        return (contents.body.name, contents.organization.name)
    return (contents.committee.name, contents.body.name)


def _address(contents: MotionLetter) -> tuple[str, ...]:
    if contents.paper.addressee.strip():
        return tuple(line for line in contents.paper.addressee.splitlines() if line.strip())[:6]
    address = contents.committee.place.address
    if not address.lines:
        address = contents.body.office_address
    building = address.building or contents.committee.place.building
    lines = [contents.committee.name, _chair(contents.chair), building, address.street]
    return tuple(filter(None, [*lines, f"{address.postcode} {address.town}".strip()]))[:6]


def _chair(person: Person | None) -> str:
    if person is None:
        return "Vorsitz"
    words = {"Frau": "Vorsitzende Frau", "Herr": "Vorsitzender Herr"}.get(person.form_of_address, "Vorsitz:")
    return f"{words} {person.name}"


def _information(contents: MotionLetter) -> tuple[tuple[str, str], ...]:
    paper = contents.paper
    rows = []
    if paper.number:
        rows.append((f"{PAPER_TYPES[paper.paper_type]} Nr.", paper.number))
    town = contents.body.short_name or contents.body.name
    if paper.dated is not None:
        rows.append(("", f"{town}, den {short_date(paper.dated)}"))
    return tuple(rows)


def _subject(contents: MotionLetter) -> Words:
    paper = contents.paper
    kind = PAPER_TYPES[paper.paper_type]
    if contents.amends is not None:
        number = f" {contents.amends.number}" if contents.amends.number else ""
        kind = f"Änderungsantrag zum {kind}{number}"
    mover = f" {of_factions(_names(contents))}" if contents.factions else ""
    meeting = f" für die Sitzung am {short_date(contents.meeting.day)}" if contents.meeting else ""
    return f"{kind}{mover}{meeting}{SOFT_BREAK}{paper.title}" if paper.title else f"{kind}{mover}{meeting}"


def _salutation(chair: Person | None) -> str:
    known = {"Frau": "Sehr geehrte Frau Vorsitzende,", "Herr": "Sehr geehrter Herr Vorsitzender,"}
    return known.get(chair.form_of_address if chair else "", "Sehr geehrte Damen und Herren,")


def _opening(contents: MotionLetter) -> str:
    names = _names(contents)
    if contents.opening:
        return contents.opening
    if not names:
        return f"hiermit legen wir den folgenden Antrag für {_of_meeting(contents)} vor:"
    several = len(names) > 1
    verb = "stellen" if several else "stellt"
    kind = "Änderungsantrag" if contents.amends is not None else "Antrag"
    return f"{the_factions(names)} {verb} für {_of_meeting(contents)} den folgenden {kind}:"


def _of_meeting(contents: MotionLetter) -> str:
    if contents.meeting is None:
        return "die nächste Sitzung"
    return f"die Sitzung am {short_date(contents.meeting.day)}"


def _parts(contents: MotionLetter) -> list[Part]:
    paper = contents.paper
    labels = PAPER_SECTIONS[paper.paper_type]
    parts: list[Part] = []
    if paper.paper_type is PaperType.MOTION:
        parts += [Paragraph(_salutation(contents.chair)), Paragraph(_opening(contents))]
        parts.append(Paragraph(f"{contents.committee.the} möge beschließen:"))
        parts.append(Text(paper.proposal, Style.INDENTED_BOLD, anchor="proposal"))
    elif not paper.proposal.empty:
        parts.append(Heading(2, labels[0], Style.HEADING_3))
        parts.append(Text(paper.proposal, Style.INDENTED_BOLD, anchor="proposal"))
    for name, label in zip(("explanation", "rationale"), labels[1:], strict=True):
        text = getattr(paper, name)
        if not text.empty:
            parts += [Heading(2, label, Style.HEADING_3), Text(text, anchor=name)]
    parts.append(_closing(contents))
    if contents.attachments:
        titles = tuple(Item(f"{n}.", (Paragraph(t, tight=True),)) for n, t in enumerate(contents.attachments, 1))
        parts += [Heading(2, "Anlagen" if len(titles) > 1 else "Anlage", Style.HEADING_3), List(titles)]
    return parts


def _closing(contents: MotionLetter) -> Part:
    signer = contents.signer
    name = signer.name if signer is not None else ""
    motion = contents.paper.paper_type is PaperType.MOTION
    role = signer_role(contents)
    signature = Signature((Signer(name or role, role if name else ""),), anchor="signer_id")
    if not motion:
        return Together((signature,)) if name else Paragraph("")
    greeting = contents.closing or "Mit freundlichen Grüßen"
    return Together((Paragraph(greeting), signature))


def signer_role(contents: MotionLetter) -> str:
    """As what the signer signs."""
    if not contents.factions:
        return contents.organization.name if contents.organization else ""
    if not contents.signer_is_chair:
        return contents.factions[0].name
    chair = {"Frau": "Fraktionsvorsitzende", "Herr": "Fraktionsvorsitzender"}
    return chair.get(contents.signer.form_of_address if contents.signer else "", "Fraktionsvorsitz")
