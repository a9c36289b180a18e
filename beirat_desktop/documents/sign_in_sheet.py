"""The sheet on which those who come sign, filled in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from beirat_desktop.documents.model import (
    Borders,
    Cell,
    Column,
    Content,
    Document,
    Heading,
    Paragraph,
    Part,
    Style,
    Table,
)
from beirat_desktop.domain.places import Place
from beirat_desktop.german.dates import clock, long_date, short_date

HEADER = ("Nr.", "Name", "Fraktion", "Unterschrift", "von", "bis")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """Somebody who is expected; note: „Vorsitz“, „i. V. für …“, or the office of a guest."""

    name: str
    faction: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """What the sheet says. groups: heading and who is expected, in the order of the minutes; guests: who is invited."""

    committee: str
    of: str
    name: str
    start: datetime
    place: Place
    groups: tuple[tuple[str, tuple[SheetLine, ...]], ...]
    guests: tuple[SheetLine, ...] = ()
    spare_lines: int = 4
    """Empty lines at the end, for whoever comes besides."""


def sign_in_sheet(contents: SignInSheet, *, draft: bool = False) -> Document:
    """The sheet; its rows are high enough to sign in, its header comes again on every page."""
    day = contents.start.date()
    where = ", ".join(filter(None, (contents.place.room, contents.place.building)))
    parts: list[Part] = [
        Heading(1, "Anwesenheitsliste"),
        Paragraph(f"{contents.name} {contents.of}", Style.BOLD, tight=True),
        Paragraph(f"{long_date(day)}, {clock(contents.start)} Uhr{f', {where}' if where else ''}"),
    ]
    number = 0
    for label, lines in contents.groups:
        rows = []
        for line in lines:
            number += 1
            rows.append(_row(str(number), line))
        parts += [Heading(2, label), _table(rows, label)]
    others = [_row(str(number + at), guest) for at, guest in enumerate(contents.guests, 1)]
    others += [("", "", "", "", "", "")] * contents.spare_lines
    if others:
        parts += [Heading(2, "Weitere Anwesende"), _table(others, "Weitere Anwesende, auch von Hand einzutragen")]
    return Document(
        title=f"Anwesenheitsliste der {contents.name} {contents.of} am {short_date(day)}",
        author=contents.committee,
        parts=tuple(parts),
        header=f"Anwesenheitsliste {contents.of}, {short_date(day)}",
        watermark="Entwurf" if draft else "",
    )


def _row(number: str, line: SheetLine) -> tuple[Content, ...]:
    name: Content = line.name
    if line.note:
        name = Cell((Paragraph(line.name, Style.CELL, tight=True), Paragraph(line.note, Style.CELL_SMALL, tight=True)))
    return number, name, line.faction, "", "", ""


def _table(rows: list[tuple[Content, ...]], label: str) -> Table:
    return Table(
        (
            Column(width=10),
            Column(weight=1.3),
            Column(width=37),
            Column(weight=1.2),
            Column(width=16),
            Column(width=16),
        ),
        tuple(rows),
        header=(HEADER,),
        summary=f"{label}: Name, Fraktion und Platz für Unterschrift und Zeiten",
        borders=Borders.GRID,
        row_height=9,
    )
