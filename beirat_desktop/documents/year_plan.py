"""The year plan of all bodies: meetings, public and school holidays, and what lies badly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from beirat_desktop.documents.model import Column, Document, Heading, Paragraph, Part, Style, Table
from beirat_desktop.domain.year_plan import SchoolHolidays
from beirat_desktop.german.dates import WEEKDAYS, clock, short_date, weekday_date
from beirat_desktop.german.year_plan import school_source, until_known


@dataclass(frozen=True, slots=True)
class YearLine:
    """One meeting in words; notes: what speaks against its day."""

    start: datetime
    body: str
    name: str
    place: str
    state: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearPaper:
    """What the plan says. known: days on which a body met whose meeting is not in the record.

    school_known: whether the school holidays of all the year are known.
    """

    year: int
    author: str
    made: date
    lines: tuple[YearLine, ...]
    known: tuple[tuple[date, str], ...]
    holidays: tuple[tuple[date, str], ...]
    school: tuple[SchoolHolidays, ...]
    school_known: bool = True


def year_plan_paper(contents: YearPaper) -> Document:
    """The paper, read across the page."""
    title = f"Jahresplan {contents.year}"
    parts: list[Part] = [Heading(1, title, Style.TITLE), Heading(2, "Sitzungen")]
    rows = tuple(
        (
            weekday_date(line.start.date()),
            f"{clock(line.start)} Uhr",
            line.body,
            line.name,
            line.place or "–",
            line.state,
            " ".join(line.notes) or "–",
        )
        for line in contents.lines
    )
    if rows:
        parts.append(
            Table(
                tuple(Column(weight=weight) for weight in (11, 8, 13, 12, 16, 9, 31)),
                rows,
                header=(("Tag", "Beginn", "Gremium", "Sitzung", "Ort", "Stand", "Hinweise"),),
                row_headers=True,
                summary=f"Sitzungen aller Gremien im Jahr {contents.year} in der Reihenfolge der Tage",
            )
        )
    else:
        parts.append(Paragraph("In diesem Jahr ist keine Sitzung geplant."))
    if contents.known:
        parts += [
            Heading(2, "Tage anderer Gremien"),
            Paragraph("Aus dem, was sie beschlossen haben; ihre Sitzungen stehen nicht in der Akte.", Style.SMALL),
            Table(
                (Column(weight=1), Column(weight=4)),
                tuple((weekday_date(day), body) for day, body in contents.known),
                header=(("Tag", "Gremium"),),
                row_headers=True,
                summary="Tage, an denen andere Gremien beschlossen haben",
            ),
        ]
    parts += [
        Heading(2, "Feiertage in Rheinland-Pfalz"),
        Table(
            (Column(weight=1), Column(weight=1), Column(weight=3)),
            tuple((short_date(day), WEEKDAYS[day.weekday()], name) for day, name in contents.holidays),
            header=(("Tag", "Wochentag", "Feiertag"),),
            row_headers=True,
            summary=f"Gesetzliche Feiertage im Jahr {contents.year}",
        ),
        Heading(2, "Schulferien in Rheinland-Pfalz"),
    ]
    if contents.school:
        parts.append(
            Table(
                (Column(weight=2), Column(weight=1), Column(weight=1)),
                tuple((one.name, short_date(one.first), short_date(one.last)) for one in contents.school),
                header=(("Ferien", "erster Tag", "letzter Tag"),),
                row_headers=True,
                summary=f"Schulferien, die im Jahr {contents.year} liegen",
            )
        )
    parts += [Paragraph(line, Style.SMALL) for line in school_source(contents.school)]
    if not contents.school_known:
        parts.append(Paragraph(until_known(contents.year), Style.SMALL))
    parts.append(Paragraph(f"Stand {short_date(contents.made)}. Nur für den Dienstgebrauch.", Style.SMALL))
    return Document(title=title, author=contents.author, parts=tuple(parts), header=title, landscape=True)
