"""The director's script of a meeting (Regiebuch): what comes when, who speaks, what is voted on; for the house."""

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


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """An item with its time. say, then: what the chair says when it is called and at its end.

    vote: what is to be decided and how; notes: for the house.
    """

    key: str
    number: str
    title: str
    begin: datetime
    end: datetime
    estimated: bool
    subline: str = ""
    say: str = ""
    speakers: tuple[str, ...] = ()
    vote: str = ""
    notes: tuple[str, ...] = ()
    then: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """What the script says. facts: label and text of what the chair must have at hand (quorum, majorities)."""

    committee: str
    of: str
    name: str
    start: datetime
    place: Place
    facts: tuple[tuple[str, str], ...]
    public: tuple[ScriptLine, ...]
    closed: tuple[ScriptLine, ...] = ()


def script(contents: Script, *, draft: bool = False) -> Document:
    """The script, across the sheet so that all columns stand side by side."""
    day = contents.start.date()
    where = ", ".join(filter(None, (contents.place.room, contents.place.building)))
    lines = (*contents.public, *contents.closed)
    end = f", Ende etwa {clock(lines[-1].end)} Uhr" if lines else ""
    parts: list[Part] = [
        Heading(1, "Regiebuch"),
        Paragraph(f"{contents.name} {contents.of}", Style.BOLD, tight=True),
        Paragraph(f"{long_date(day)}, Beginn {clock(contents.start)} Uhr{end}{f', {where}' if where else ''}"),
        Heading(2, "Auf einen Blick"),
        Table(
            (Column(width=48), Column()),
            tuple((label, text) for label, text in contents.facts),
            row_headers=True,
            summary="Beschlussfähigkeit, Mehrheiten und wer was macht",
            borders=Borders.ROWS,
        ),
    ]
    if contents.public:
        parts += [Heading(2, "Öffentlicher Teil"), _table(contents.public, "Öffentlicher Teil")]
    if contents.closed:
        parts += [
            Heading(2, "Nichtöffentlicher Teil"),
            Paragraph("Vorher: Öffentlichkeit und Presse verlassen den Saal; ausgeschlossene Mitglieder ebenso."),
            _table(contents.closed, "Nichtöffentlicher Teil"),
        ]
    if any(line.estimated for line in lines):
        parts.append(Paragraph("* geschätzt: für diesen Punkt ist noch keine Dauer geplant.", Style.SMALL))
    return Document(
        title=f"Regiebuch der {contents.name} {contents.of} am {short_date(day)}",
        author=contents.committee,
        parts=tuple(parts),
        header=f"Regiebuch {contents.of}, {short_date(day)} – nur für den internen Gebrauch",
        watermark="Entwurf" if draft else "",
        landscape=True,
    )


def _table(lines: tuple[ScriptLine, ...], label: str) -> Table:
    return Table(
        (
            Column(width=25),
            Column(width=16),
            Column(weight=3),
            Column(weight=1.5),
            Column(weight=1.6),
            Column(weight=1.5),
        ),
        tuple(_row(line) for line in lines),
        header=(("Zeit", "TOP", "Punkt und Worte der Leitung", "Wer spricht", "Abstimmung", "Notizen"),),
        summary=f"{label}: Zeiten, Punkte, wer spricht, was abgestimmt wird, Notizen",
        borders=Borders.GRID,
    )


def _row(line: ScriptLine) -> tuple[Content, ...]:
    span = f"{clock(line.begin)}–{clock(line.end)}" if line.end > line.begin else clock(line.begin)
    words = [Paragraph(line.title, Style.CELL_BOLD, f"item:{line.key}", tight=True)]
    if line.subline:
        words.append(Paragraph(line.subline, Style.CELL_SMALL, tight=True))
    words += [Paragraph(f"„{said}“", Style.CELL, tight=True) for said in (line.say, line.then) if said]
    return (
        f"{span}{' *' if line.estimated else ''}",
        line.number,
        Cell(tuple(words)),
        _stack(line.speakers),
        line.vote,
        _stack(line.notes),
    )


def _stack(words: tuple[str, ...]) -> Content:
    return Cell(tuple(Paragraph(one, Style.CELL, tight=True) for one in words)) if words else ""
