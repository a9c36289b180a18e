"""Attendance and motions of a period in numbers, for the office and the body itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beirat_desktop.documents.model import Align, Borders, Column, Document, Heading, Paragraph, Part, Style, Table
from beirat_desktop.domain.statistics import Presence
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """What the report says. members: name, faction, numbers; motions: the faction and how many went how, by columns.

    together: the same of all, where a joint motion counts once.
    """

    committee: str
    of: str
    since: date | None
    until: date
    as_of: date
    meetings: int
    members: tuple[tuple[str, str, Presence], ...]
    factions: tuple[tuple[str, Presence], ...]
    columns: tuple[str, ...]
    motions: tuple[tuple[str, tuple[int, ...]], ...]
    together: tuple[int, ...]


def statistics_report(contents: StatisticsReport, *, draft: bool = False) -> Document:
    """The report; it names who was missing and stays with those it is about."""
    since = f"vom {short_date(contents.since)} " if contents.since else ""
    title = f"Anwesenheit und Anträge {contents.of}"
    parts: list[Part] = [
        Heading(1, "Anwesenheit und Anträge"),
        Paragraph(f"{contents.committee}, {since}bis {short_date(contents.until)}", Style.BOLD, tight=True),
        Paragraph(f"Stand {short_date(contents.as_of)}: {counted(contents.meetings, 'Sitzung', 'Sitzungen')}"),
        Heading(2, "Mitglieder"),
        _presences("Mitglied", [(name, faction, numbers) for name, faction, numbers in contents.members]),
        Paragraph(
            "Gezählt sind die stimmberechtigten Mitglieder des jeweiligen Tages. „Offen“: Zu diesen Sitzungen ist "
            "nichts eingetragen. Unterbrechungen zählen nicht zur Zeit.",
            Style.SMALL,
        ),
        Heading(2, "Fraktionen"),
        _presences("Fraktion", [(name, "", numbers) for name, numbers in _with_sum(contents.factions)]),
        Heading(2, "Anträge nach Fraktion und Ergebnis"),
        _motions(contents),
    ]
    if contents.motions:
        words = "Ein gemeinsamer Antrag steht bei jeder Fraktion, die ihn gestellt hat; zusammen zählt er einmal."
        parts.append(Paragraph(words, Style.SMALL))
    return Document(
        title=f"{title}, {since}bis {short_date(contents.until)}",
        author=contents.committee,
        parts=tuple(parts),
        header=title,
        watermark="Entwurf" if draft else "",
        landscape=True,
    )


TOGETHER = "zusammen"


def _with_sum(factions: tuple[tuple[str, Presence], ...]) -> list[tuple[str, Presence]]:
    """The factions and, where there are several, all of them together."""
    together = sum((numbers for _name, numbers in factions), Presence())
    return [*factions, *([(TOGETHER, together)] if len(factions) > 1 else [])]


def hours(minutes: int) -> str:
    """12:05 hours."""
    return f"{minutes // 60}:{minutes % 60:02}"


def share(presence: Presence) -> str:
    """How many of the meetings of which something is known one came to: 87 %."""
    return "–" if presence.share is None else f"{presence.share}\u00a0%"


_WIDTHS = (19, 21, 25, 20, 18, 15, 18, 20)
"""In millimetres, from "erwartet" to "Stunden": as wide as their heads, so that no name of a faction is torn."""


def _presences(head: str, rows: list[tuple[str, str, Presence]]) -> Part:
    if not rows:
        return Paragraph("Keine Einträge.")
    faction = head == "Mitglied"
    heads = (head, *(("Fraktion",) if faction else ()), "erwartet", "anwesend", "entschuldigt", "vertreten")
    return Table(
        (
            Column(weight=2),
            *((Column(weight=1),) if faction else ()),
            *(Column(width=width, align=Align.RIGHT) for width in _WIDTHS),
        ),
        tuple(
            (
                name,
                *((group,) if faction else ()),
                *(str(n) for n in (one.expected, one.present, one.excused, one.substituted)),
                *(str(n) for n in (one.absent, one.open)),
                share(one),
                hours(one.minutes),
            )
            for name, group, one in rows
        ),
        header=((*heads, "gefehlt", "offen", "Anteil", "Stunden"),),
        row_headers=True,
        summary=f"Anwesenheit nach {head}: erwartet bis offen in Sitzungen, Anteil in Prozent, Zeit in Stunden",
        borders=Borders.GRID,
    )


def _motions(contents: StatisticsReport) -> Part:
    if not contents.motions:
        return Paragraph("In dieser Zeit wurde kein Antrag gestellt.")
    rows = [*contents.motions, *([(TOGETHER, contents.together)] if len(contents.motions) > 1 else [])]
    return Table(
        (Column(weight=2), *(Column(width=32, align=Align.RIGHT) for _ in (*contents.columns, ""))),
        tuple((name, *(str(n) for n in counts), str(sum(counts))) for name, counts in rows),
        header=(("Fraktion", *contents.columns, TOGETHER),),
        row_headers=True,
        summary="Anträge nach Fraktion und Ergebnis, zuletzt alle zusammen",
        borders=Borders.GRID,
    )
