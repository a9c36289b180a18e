"""The letter that goes with the excerpts to one recipient, and the list of who got which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from beirat_desktop.documents.letter_end import letter_end
from beirat_desktop.documents.letterhead import letter_head
from beirat_desktop.documents.model import (
    Borders,
    Cell,
    Column,
    Content,
    Document,
    Heading,
    Letter,
    Paragraph,
    Part,
    Signature,
    Signer,
    Style,
    Table,
)
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.roles import letter_salutation
from beirat_desktop.german.unbroken import printed_date


@dataclass(frozen=True, slots=True)
class ForwardedLine:
    """One excerpt of a letter in words. wish: what the recipient is asked; item: "TOP 4".

    replaces: number and day of the issue the same recipient has and that says something else than today.
    """

    number: str
    issue: int
    item: str
    title: str
    wish: str
    public: bool = True
    replaces: tuple[int, date] | None = None


@dataclass(frozen=True, slots=True)
class ExcerptLetter:
    """What the letter says; address: the lines below the recipient's name."""

    body: Body
    committee: Committee
    meeting: Meeting
    recipient: str
    lines: tuple[ForwardedLine, ...]
    dated: date
    place: str
    signer_name: str
    signer_role: str
    closing: str
    address: tuple[str, ...] = ()
    reminder: date | None = None
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class DistributionList:
    """Who got which excerpts of a meeting; entries: the recipient, and what went there."""

    committee: Committee
    meeting: Meeting
    dated: date
    entries: tuple[tuple[str, tuple[ForwardedLine, ...]], ...]
    reminder: date | None = None


def excerpt_letter(contents: ExcerptLetter) -> Document:
    """The letter, with the excerpts as its enclosures."""
    committee, body, meeting = contents.committee, contents.body, contents.meeting
    office = body.office_address
    town = f"{office.postcode} {office.town}".strip()
    head = letter_head(
        committee.letterhead,
        contents.logo,
        lines=(body.name, committee.name),
        return_line=" · ".join(filter(None, (committee.label, office.street, town))),
    )
    many = len(contents.lines) > 1
    subject = f"{'Auszüge' if many else 'Auszug'} aus der Niederschrift vom {short_date(meeting.day)}"
    return Document(
        title=f"{subject}, {contents.recipient}",
        author=committee.name,
        letter=Letter(
            return_line=head.return_line,
            address=(contents.recipient, *contents.address)[:6],
            subject=subject,
            letterhead=head.lines,
            logo=head.logo,
            information=(*head.information, ("", f"{contents.place}, den {short_date(contents.dated)}")),
        ),
        parts=tuple(_letter_parts(contents)),
        header=subject,
        footer=head.footer,
        created=datetime.combine(contents.dated, time()),
    )


def _letter_parts(contents: ExcerptLetter) -> list[Part]:
    count = counted(len(contents.lines), "Auszug", "Auszüge")
    parts: list[Part] = [
        Paragraph(letter_salutation((contents.recipient, *contents.address))),
        Paragraph(
            f"aus der Niederschrift über die Sitzung {contents.committee.of} am {printed_date(contents.meeting.day)} "
            f"erhalten Sie {count}:"
        ),
        _table(contents.lines, "Auszüge, die diesem Schreiben beiliegen"),
    ]
    for line in contents.lines:
        if line.replaces is not None:
            issue, day = line.replaces
            said = f"Die {issue}. Ausfertigung des Auszugs {line.number} vom {short_date(day)} ist damit überholt."
            parts.append(Paragraph(said))
    if any(not line.public for line in contents.lines):
        parts.append(
            Paragraph("Was als nichtöffentlich bezeichnet ist, bitten wir vertraulich zu behandeln (§\u00a020 GemO).")
        )
    if contents.reminder is not None:
        until = short_date(contents.reminder)
        parts.append(Paragraph(f"Für eine Rückmeldung bis zum {until} danken wir Ihnen."))
    signer = (
        Signer(contents.signer_name, contents.signer_role) if contents.signer_name else Signer(contents.signer_role)
    )
    parts.append(letter_end(Paragraph(contents.closing, Style.CLOSING), Signature((signer,))))
    return parts


def distribution_list(contents: DistributionList) -> Document:
    """The list: for the office's own file, since it names what is not public too."""
    day = short_date(contents.meeting.day)
    parts: list[Part] = [
        Heading(1, "Verteiler"),
        Paragraph(f"Auszüge aus der Niederschrift über die Sitzung {contents.committee.of} am {day}", Style.BOLD),
        Paragraph(_summary(contents)),
    ]
    for recipient, lines in contents.entries:
        name = recipient or "Ohne Empfänger"
        parts += [Heading(2, name), _table(lines, f"Auszüge an: {name}")]
    title = f"Verteiler der Auszüge aus der Niederschrift vom {day}"
    return Document(
        title=title,
        author=contents.committee.name,
        parts=tuple(parts),
        header=title,
        created=datetime.combine(contents.dated, time()),
    )


def _summary(contents: DistributionList) -> str:
    recipients = counted(sum(bool(name) for name, _ in contents.entries), "Empfänger", "Empfänger")
    excerpts = counted(sum(len(lines) for _, lines in contents.entries), "Auszug", "Auszüge")
    again = f" Wiedervorlage am {short_date(contents.reminder)}." if contents.reminder is not None else ""
    return f"Ausgegeben am {short_date(contents.dated)}: {excerpts} an {recipients}.{again}"


def _table(lines: Sequence[ForwardedLine], summary: str) -> Table:
    return Table(
        (Column(width=24), Column(width=18), Column(weight=2), Column(weight=1)),
        tuple(_row(line) for line in lines),
        header=(("Auszug", "TOP", "Gegenstand", "Bitte"),),
        row_headers=True,
        summary=summary,
        borders=Borders.GRID,
    )


def _row(line: ForwardedLine) -> tuple[Content, ...]:
    number = [Paragraph(line.number, Style.CELL, tight=True)]
    if line.issue > 1:
        number.append(Paragraph(f"{line.issue}. Ausfertigung", Style.CELL_SMALL, tight=True))
    title = [Paragraph(line.title, Style.CELL, tight=True)]
    if not line.public:
        title.append(Paragraph("nichtöffentlich", Style.CELL_SMALL, tight=True))
    return Cell(tuple(number)), line.item.removeprefix("TOP "), Cell(tuple(title)), line.wish
