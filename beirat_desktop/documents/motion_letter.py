"""The letter in which a faction moves something, and the same sheet for templates, reports and statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time

from beirat_desktop.documents.changes import change_parts
from beirat_desktop.documents.letter_end import letter_end
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
    Tied,
    Together,
    Words,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import SECTIONS, Paper, PaperState, PaperType
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Letterhead
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.text import SOFT_BREAK
from beirat_desktop.german.committees import within
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.factions import many, of_factions, the_factions
from beirat_desktop.german.papers import (
    AMENDMENT,
    PAPER_TYPES,
    PRESENTED,
    external_number,
    paper_kind,
    responsible_line,
    section_heading,
)
from beirat_desktop.german.roles import EVERYBODY, addressed_chair, letter_salutation, person_salutation
from beirat_desktop.german.unbroken import unbroken


@dataclass(frozen=True, slots=True)
class MotionLetter:
    """What the letter is made of. factions: the mover first; chair: the person in the committee's chair.

    signer: who signs for the first faction or the office; joint_signers: for each of the others, by its id.
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
    joint_signers: Mapping[str, Person] = field(default_factory=dict)

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
        title=f"{paper_kind(paper)} {paper.number}: {paper.title}".replace(" :", ":"),
        author=head.lines[0],
        letter=Letter(
            return_line=head.return_line,
            address=_address(contents),
            subject=_subject(contents),
            letterhead=_lines(contents, head),
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


def _lines(contents: MotionLetter, head: Head) -> tuple[str, ...]:
    """The letterhead; where several factions share one, the name of none goes over two lines."""
    if len(contents.factions) < 2:
        return head.lines
    return (" · ".join(map(unbroken, _names(contents))), *head.lines[1:])


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
        return (" · ".join(_names(contents)), _within(contents))
    if contents.organization is not None:
        return (contents.body.name, contents.organization.name)
    return (contents.committee.name, contents.body.name)


def _own(contents: MotionLetter) -> bool:
    """Whether the committee itself is the sender: nobody else is known who brings the paper in."""
    return not contents.factions and contents.organization is None


def _address(contents: MotionLetter) -> tuple[str, ...]:
    if contents.paper.addressee.strip():
        return tuple(line for line in contents.paper.addressee.splitlines() if line.strip())[:6]
    address = contents.committee.place.address
    if not address.lines:
        address = contents.body.office_address
    building = address.building or contents.committee.place.building
    # Nobody writes to themselves: what a committee brings in goes to its members.
    whom = (contents.committee.name, _chair(contents.chair))
    if _own(contents):
        whom = ("An die Mitglieder", contents.committee.of)
    lines = [*whom, building, address.street]
    return tuple(filter(None, [*lines, f"{address.postcode} {address.town}".strip()]))[:6]


def _chair(person: Person | None) -> str:
    return addressed_chair(person.name, person.form_of_address) if person is not None else "Vorsitz"


def _information(contents: MotionLetter) -> tuple[tuple[str, str], ...]:
    paper = contents.paper
    rows = []
    kind = paper_kind(paper)
    if paper.number:
        rows.append((f"{kind} Nr.", paper.number))
    if paper.external_number and paper.paper_type is not PaperType.MOTION:
        theirs = PAPER_TYPES[paper.external_kind]
        label = "Nummer der Stadt" if paper.number and theirs == kind else f"{theirs} Nr."
        rows.append((label, external_number(paper, contents.body.paper_prefix)))
    town = contents.body.short_name or contents.body.name
    if paper.dated is not None:
        rows.append(("", f"{town}, den {short_date(paper.dated)}"))
    return tuple(rows)


def _subject(contents: MotionLetter) -> Words:
    paper = contents.paper
    kind = PAPER_TYPES[paper.paper_type]
    if paper.paper_type is not PaperType.MOTION:
        return paper.title or kind
    if contents.amends is not None:
        number = f" {contents.amends.number}" if contents.amends.number else ""
        kind = f"{AMENDMENT} zum {kind}{number}"
    mover = f" {of_factions(_names(contents), printed=True)} {_within(contents)}" if contents.factions else ""
    meeting = f" für die Sitzung am\u00a0{short_date(contents.meeting.day)}" if contents.meeting else ""
    return f"{kind}{mover}{meeting}{SOFT_BREAK}{paper.title}" if paper.title else f"{kind}{mover}{meeting}"


def _salutation(contents: MotionLetter) -> str:
    own = contents.paper.addressee.strip()
    if own:
        return letter_salutation(own.splitlines())
    if contents.chair is None or _own(contents):
        return EVERYBODY
    return person_salutation(contents.chair)


def _opening(contents: MotionLetter) -> str:
    names = _names(contents)
    if contents.opening:
        return contents.opening
    kind = AMENDMENT if contents.amends is not None else "Antrag"
    if not names:
        return f"hiermit legen wir den folgenden {kind} für {_of_meeting(contents)} vor:"
    verb = "stellen" if many(names) else "stellt"
    movers = f"{the_factions(names, printed=True)} {_within(contents)}"
    return f"{movers} {verb} für {_of_meeting(contents)} den folgenden {kind}:"


def _within(contents: MotionLetter) -> str:
    return within(contents.committee.the)


def _of_meeting(contents: MotionLetter) -> str:
    if contents.meeting is None:
        return "die nächste Sitzung"
    return f"die Sitzung am\u00a0{short_date(contents.meeting.day)}"


def _parts(contents: MotionLetter) -> list[Part]:
    paper = contents.paper
    parts: list[Part] = [Paragraph(_salutation(contents))]
    if paper.paper_type is PaperType.MOTION:
        parts += [Paragraph(_opening(contents)), Paragraph(f"{contents.committee.the} möge beschließen:")]
        parts.append(_proposal(paper))
    else:
        parts.append(Paragraph(PRESENTED[paper.paper_type]))
        if not paper.proposal.empty:
            parts += [Heading(2, section_heading(paper, "proposal"), Style.HEADING_3), _proposal(paper)]
    for name in SECTIONS[1:]:
        text, label = getattr(paper, name), section_heading(paper, name)
        if text.empty:
            continue
        # That it is a report has just been said, unless what it proposes stands between.
        if label != PAPER_TYPES[paper.paper_type] or not paper.proposal.empty:
            parts.append(Heading(2, label, Style.HEADING_3))
        parts.append(Text(text, anchor=name))
    if named := responsible_line(paper):
        parts.append(Paragraph(named, anchor="responsible"))
    if contents.amends is not None and not paper.proposal.empty:
        lead = f"Gegenüber dem Antrag{f' {contents.amends.number}' if contents.amends.number else ''}:"
        changes = change_parts(contents.amends.proposal, paper.proposal, lead)
        parts += [Heading(2, "Was sich ändert", Style.HEADING_3), *changes] if changes else []
    return [*parts, _closing(contents), *_enclosures(contents)]


def _enclosures(contents: MotionLetter) -> list[Part]:
    """What comes with it, on the page of the signature: a page with enclosures alone could belong to any letter."""
    if not contents.attachments:
        return []
    titles = tuple(Item(f"{n}.", (Paragraph(t, tight=True),)) for n, t in enumerate(contents.attachments, 1))
    heading = Heading(2, "Anlagen" if len(titles) > 1 else "Anlage", Style.HEADING_3)
    return [Tied((Together((heading, List(titles))),))]


def _proposal(paper: Paper) -> Part:
    if paper.proposal.empty:
        return Paragraph("[Beschlussvorschlag fehlt noch]", Style.INDENTED_BOLD, "proposal")
    return Text(paper.proposal, Style.INDENTED_BOLD, anchor="proposal")


def _closing(contents: MotionLetter) -> Part:
    greeting = Paragraph(contents.closing or "Mit freundlichen Grüßen", Style.CLOSING)
    if len(contents.factions) > 1:
        return Tied((Together((greeting, *_joint_signatures(contents))),))
    name = contents.signer.name if contents.signer is not None else ""
    role = signer_role(contents)
    signature = Signature((Signer(name or role, role if name else ""),), anchor="signer_id")
    return letter_end(greeting, signature)


def _joint_signatures(contents: MotionLetter) -> list[Part]:
    """A line for the chair of each faction that moves (VV zu § 34 GemO), two beside each other."""
    signers = []
    for number, faction in enumerate(contents.factions):
        person = contents.joint_signers.get(faction.id) if number else contents.signer
        role = "" if number == 0 and not contents.signer_is_chair else f"{_chair_of_faction(person)}{SOFT_BREAK}"
        signers.append(Signer(person.name if person is not None else "", f"{role}{faction.name}"))
    pairs = [tuple(signers[at : at + 2]) for at in range(0, len(signers), 2)]
    return [Signature(pair, line=True, anchor="signer_id") for pair in pairs]


def signer_role(contents: MotionLetter) -> str:
    """As what the signer signs."""
    if not contents.factions:
        return contents.organization.name if contents.organization else contents.committee.name
    return _chair_of_faction(contents.signer) if contents.signer_is_chair else contents.factions[0].name


def _chair_of_faction(person: Person | None) -> str:
    chair = {"Frau": "Fraktionsvorsitzende", "Herr": "Fraktionsvorsitzender"}
    return chair.get(person.form_of_address if person is not None else "", "Fraktionsvorsitz")
