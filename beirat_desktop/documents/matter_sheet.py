"""The way of a matter over the years (Der Weg des Vorgangs), and the list of all that are open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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
    Text,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date

_NUMBERED = re.compile(r"\b(Vorlage|Antrag|Beschluss|TOP) (\d)")


@dataclass(frozen=True, slots=True)
class WayLine:
    """One stop in words. when: its day as it is known, or that it is still open; wording: what was asked or resolved.

    year: of the stop, empty for what is still ahead.
    """

    when: str
    where: str
    said: tuple[str, ...] = ()
    wording: RichText = RichText()
    year: str = ""
    public: bool = True


@dataclass(frozen=True, slots=True)
class MatterSheet:
    """What the sheet says. stands: where the matter stands, in a sentence; papers: what it is made of."""

    author: str
    as_of: date
    title: str
    papers: tuple[str, ...]
    stands: str
    lines: tuple[WayLine, ...]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One open matter in words. way: what was reached so far."""

    number: str
    title: str
    about: str
    way: tuple[str, ...]
    waits_for: str = ""
    since: date | None = None
    due: date | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """Everything that is open on one day."""

    author: str
    of: str
    as_of: date
    lines: tuple[OpenLine, ...]


def matter_sheet(contents: MatterSheet, *, draft: bool = False, publication: Publication | None = None) -> Document:
    """All stations in the order of their days, with what was resolved at each, and how."""
    contents = published(contents, publication)
    title = f"Der Weg des Vorgangs: {contents.title}"
    facts = [_unbroken(" · ".join(contents.papers))] if len(contents.papers) > 1 else []
    parts: list[Part] = [
        Heading(1, "Der Weg des Vorgangs"),
        Paragraph(contents.title, Style.BOLD, tight=bool(facts)),
        *(Paragraph(fact, Style.SMALL) for fact in facts),
        Paragraph(contents.stands),
        Table(
            (Column(width=23), Column(width=41), Column()),
            tuple(_rows(contents.lines)),
            header=(("Wann", "Wo", "Was"),),
            row_headers=True,
            summary="Die Stationen des Vorgangs in der Reihenfolge der Zeit, mit Ergebnis und Wortlaut",
            borders=Borders.ROWS,
        ),
    ]
    return Document(
        title=title,
        author=contents.author,
        subject="Der Weg des Vorgangs",
        parts=tuple(parts),
        header=title,
        footer=(f"{contents.author} · Stand {short_date(contents.as_of)}",),
        watermark="Entwurf" if draft else "",
    )


def _rows(lines: tuple[WayLine, ...]) -> list[tuple[Content, ...]]:
    rows: list[tuple[Content, ...]] = []
    year = ""
    for line in lines:
        when = [Paragraph(line.when, Style.CELL, tight=True)]
        if line.year and line.year != year:
            # In the row itself, so that it never stands alone at the end of a page.
            year = line.year
            when.insert(0, Paragraph(year, Style.CELL_BOLD, tight=True))
        where = Paragraph(_unbroken(line.where), Style.CELL_BOLD, tight=True)
        rows.append((Cell(tuple(when)), Cell((where,)), _said(line)))
    return rows


def _said(line: WayLine) -> Cell:
    parts: list[Paragraph | Text] = [Paragraph(_unbroken(words), Style.CELL, tight=True) for words in line.said]
    if not line.wording.empty:
        parts.append(Text(line.wording, Style.CELL_SMALL))
    return Cell(tuple(parts) or (Paragraph("", Style.CELL, tight=True),))


def _unbroken(words: str) -> str:
    """A number stays on the line of the word before it."""
    return _NUMBERED.sub("\\1\u00a0\\2", words)


def open_matters(contents: OpenMatters, *, draft: bool = False, publication: Publication | None = None) -> Document:
    """One row for each open matter: what was reached, who is waited for, since when and until when."""
    contents = published(contents, publication)
    title = f"Offene Vorgänge, Stand {short_date(contents.as_of)}"
    late = sum(line.overdue for line in contents.lines)
    count = counted(len(contents.lines), "Vorgang ist", "Vorgänge sind")
    said = f"{count} offen, davon {late or 'keiner'} überfällig." if contents.lines else "Kein Vorgang ist offen."
    parts: list[Part] = [
        Heading(1, "Offene Vorgänge"),
        Paragraph(f"{contents.author}, Stand {short_date(contents.as_of)}", Style.BOLD),
        Paragraph(said),
    ]
    if contents.lines:
        parts.append(
            Table(
                (Column(weight=5), Column(weight=6), Column(weight=3), Column(width=21), Column(width=27)),
                tuple(_open_row(line) for line in contents.lines),
                header=(("Vorgang", "Bisheriger Weg", "wartet auf", "seit", "Frist"),),
                row_headers=True,
                summary="Alle offenen Vorgänge: bisheriger Weg, auf wen gewartet wird, seit wann und bis wann",
                borders=Borders.ROWS,
            )
        )
    return Document(
        title=title,
        author=contents.author,
        subject="Offene Vorgänge",
        parts=tuple(parts),
        header=title,
        watermark="Entwurf" if draft else "",
        landscape=True,
    )


def _open_row(line: OpenLine) -> tuple[Content, ...]:
    about = " · ".join(part for part in (line.number, line.about) if part)
    named = [Paragraph(line.title, Style.CELL_BOLD, tight=True)]
    if about:
        named.append(Paragraph(about, Style.CELL_SMALL, tight=True))
    way = Cell(tuple(Paragraph(stop, Style.CELL_SMALL, tight=True) for stop in line.way)) if line.way else ""
    due = short_date(line.due) if line.due is not None else ""
    return (
        Cell(tuple(named)),
        way,
        line.waits_for,
        short_date(line.since) if line.since is not None else "",
        f"{due}, überfällig" if line.overdue and due else "überfällig" if line.overdue else due,
    )
