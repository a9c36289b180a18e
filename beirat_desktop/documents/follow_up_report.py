"""The Beschlusskontrolle: what was resolved, who carries it out, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.publication import Publication
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One task in words. source: the resolution and the paper it comes from."""

    title: str
    source: tuple[str, ...] = ()
    office: str = ""
    due: date | None = None
    overdue: bool = False
    status: str = ""
    last_report: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    delay_reason: str = ""
    carried_out_on: date | None = None
    noted_on: date | None = None
    public: bool = True


@dataclass(frozen=True, slots=True)
class FollowUpReport:
    """What the report says of a committee on one day."""

    committee: str
    of: str
    as_of: date
    lines: tuple[FollowUpLine, ...]


def follow_up_report(
    contents: FollowUpReport, *, draft: bool = False, publication: Publication | None = None
) -> Document:
    """The report in its public and its non-public part; a publication has but the public one."""
    if publication is not None:
        contents = replace(contents, lines=tuple(line for line in contents.lines if line.public))
    contents = published(contents, publication)
    public = tuple(line for line in contents.lines if line.public)
    closed = tuple(line for line in contents.lines if not line.public)
    parts: list[Part] = [
        Heading(1, "Beschlusskontrolle"),
        Paragraph(f"{contents.committee}, Stand {short_date(contents.as_of)}", Style.BOLD),
        Paragraph(_summary(contents.lines)),
    ]
    if closed:
        parts += [Heading(2, "Öffentlicher Teil"), _table(public, "Öffentlicher Teil")]
        parts += [Heading(2, "Nichtöffentlicher Teil"), _table(closed, "Nichtöffentlicher Teil")]
    elif public:
        parts.append(_table(public, "Beschlüsse und ihre Umsetzung"))
    title = f"Beschlusskontrolle {contents.of}, Stand {short_date(contents.as_of)}"
    return Document(
        title=title,
        author=contents.committee,
        parts=tuple(parts),
        header=title,
        watermark="Entwurf" if draft else "",
        landscape=True,
    )


def _summary(lines: tuple[FollowUpLine, ...]) -> str:
    if not lines:
        return "Es ist kein Beschluss umzusetzen, den das Gremium nicht schon als erledigt zur Kenntnis genommen hat."
    done = sum(line.carried_out_on is not None and line.noted_on is None for line in lines)
    late = sum(line.overdue for line in lines)
    carried_out = f"{done or 'keiner'} ausgeführt"
    if any(line.carried_out_on is not None for line in lines):
        carried_out += " und noch nicht zur Kenntnis genommen"
    return (
        f"{counted(len(lines), 'Beschluss steht', 'Beschlüsse stehen')} auf der Liste, davon {carried_out}, "
        f"{late or 'keiner'} überfällig. Erledigt heißt ausgeführt, nicht beschlossen."
    )


def _table(lines: tuple[FollowUpLine, ...], label: str) -> Part:
    if not lines:
        return Paragraph("Keine Einträge.")
    return Table(
        (
            # "Antrag 2026/07 der Internationalen Liste" on one line.
            Column(width=59),
            Column(width=36),
            Column(width=20),
            Column(weight=1.5),
            Column(width=21),
            Column(weight=1),
            Column(width=26),
            Column(width=23),
        ),
        tuple(_row(line) for line in lines),
        header=(
            (
                "Beschluss",
                "Zuständig",
                "Frist",
                "Sachstand",
                "Letzter Bericht",
                "Nächster Schritt",
                "Grund der Verzögerung",
                "Ausgeführt, Kenntnis",
            ),
        ),
        row_headers=True,
        summary=f"{label}: Beschluss, Zuständigkeit, Frist, Sachstand, Berichte, nächster Schritt, Verzögerung, Ende",
        borders=Borders.GRID,
    )


def _row(line: FollowUpLine) -> tuple[Content, ...]:
    what = [Paragraph(line.title, Style.CELL_BOLD, tight=True)]
    what += [Paragraph(source, Style.CELL_SMALL, tight=True) for source in line.source]
    due = [Paragraph(short_date(line.due), Style.CELL, tight=True)] if line.due else []
    if line.overdue:
        due.append(Paragraph("überfällig", Style.CELL_BOLD, tight=True))
    step = [Paragraph(line.next_step, Style.CELL, tight=True)] if line.next_step else []
    if line.next_step_on is not None:
        step.append(Paragraph(f"bis {short_date(line.next_step_on)}", Style.CELL, tight=True))
    done = [Paragraph(short_date(day), Style.CELL, tight=True) for day in (line.carried_out_on, line.noted_on) if day]
    return (
        Cell(tuple(what)),
        line.office,
        Cell(tuple(due)) if due else "",
        line.status,
        line.last_report,
        Cell(tuple(step)) if step else "",
        line.delay_reason,
        Cell(tuple(done)) if done else "",
    )
