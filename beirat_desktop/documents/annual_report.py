"""The year of a committee in numbers: meetings, attendance, motions, and how long a motion takes to the Stadtrat."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from beirat_desktop.documents.model import (
    Align,
    Bars,
    Borders,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Series,
    Style,
    Table,
    Together,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.publication import Publication
from beirat_desktop.german.counts import counted, decimal
from beirat_desktop.german.dates import short_date

MOST_BARS = 16
"""More, each with a label of three lines, would not fit under each other on a page, nor days beside each other."""
LONGEST_LABEL = 60
"""Characters of which three lines beside a bar are made."""


@dataclass(frozen=True, slots=True)
class MeetingYear:
    """One meeting: who was there at its fullest, how long it took (0: not known), what it resolved."""

    name: str
    day: date
    present: int
    minutes: int
    resolutions: int


@dataclass(frozen=True, slots=True)
class FactionYear:
    """How many motions a faction brought, by outcome in the order of AnnualReport.outcomes."""

    faction: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CouncilWay:
    """A motion that the Stadtrat decided in the year."""

    number: str
    title: str
    moved: date
    decided: date
    result: str
    public: bool = True

    @property
    def days(self) -> int:
        """From the motion to the decision."""
        return (self.decided - self.moved).days


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """What the report says. seats: the statutory ones; results: how many resolutions ended how.

    facts: label and number of what else is counted.
    """

    body: str
    committee: str
    of: str
    year: int
    as_of: date
    seats: int
    meetings: tuple[MeetingYear, ...] = ()
    outcomes: tuple[str, ...] = ()
    factions: tuple[FactionYear, ...] = ()
    ways: tuple[CouncilWay, ...] = ()
    results: tuple[tuple[str, int], ...] = ()
    facts: tuple[tuple[str, int], ...] = ()


def annual_report(contents: AnnualReport, *, draft: bool = False, publication: Publication | None = None) -> Document:
    """The report; every chart has its numbers in a table beside it."""
    contents = published(contents, publication)
    parts: list[Part] = [
        Paragraph(contents.body, Style.BOLD, tight=True),
        Paragraph(contents.committee),
        Heading(1, f"Jahresbericht {contents.year}"),
        Paragraph(f"Stand {short_date(contents.as_of)}"),
        Paragraph(_summary(contents)),
        *_meetings(contents),
        *_results(contents),
        *_motions(contents),
        *_ways(contents),
    ]
    if contents.facts:
        parts += _together(
            Heading(2, "Weitere Zahlen"),
            Table(
                (Column(), Column(width=25, align=Align.RIGHT)),
                tuple((label, str(number)) for label, number in contents.facts),
                row_headers=True,
                summary="Weitere Zahlen des Jahres",
                borders=Borders.ROWS,
            ),
        )
    title = f"Jahresbericht {contents.year} {contents.of}"
    return Document(
        title=title,
        author=contents.committee,
        parts=tuple(parts),
        header=title,
        watermark="Entwurf" if draft else "",
    )


def _summary(contents: AnnualReport) -> str:
    if not contents.meetings:
        return f"Im Jahr {contents.year} hat keine Sitzung stattgefunden."
    motions = sum(sum(faction.counts) for faction in contents.factions)
    resolved = sum(meeting.resolutions for meeting in contents.meetings)
    mean = sum(meeting.present for meeting in contents.meetings) / len(contents.meetings)
    seats = f"; das Gremium hat {counted(contents.seats, 'Sitz', 'Sitze')}" if contents.seats else ""
    return (
        f"{counted(len(contents.meetings), 'Sitzung', 'Sitzungen')}, {counted(motions, 'Antrag', 'Anträge')}, "
        f"{counted(resolved, 'Beschluss', 'Beschlüsse')}. Im Durchschnitt waren {decimal(mean)} stimmberechtigte "
        f"Mitglieder anwesend{seats}."
    )


def _meetings(contents: AnnualReport) -> list[Part]:
    meetings = contents.meetings
    if not meetings:
        return []
    return _together(
        Heading(2, "Sitzungen und Anwesenheit"),
        _attendance_bars(meetings),
        Table(
            (
                Column(),
                Column(width=26),
                Column(width=26, align=Align.RIGHT),
                Column(width=24, align=Align.RIGHT),
                Column(width=26, align=Align.RIGHT),
            ),
            tuple(
                (
                    meeting.name,
                    short_date(meeting.day),
                    str(meeting.present),
                    _duration(meeting.minutes),
                    str(meeting.resolutions),
                )
                for meeting in meetings
            ),
            header=(("Sitzung", "Tag", "Anwesende", "Dauer", "Beschlüsse"),),
            row_headers=True,
            summary="Sitzungen des Jahres mit Anwesenden, Dauer und Beschlüssen",
        ),
    )


def _attendance_bars(meetings: tuple[MeetingYear, ...]) -> Bars:
    """A bar for each meeting; for more than a page can hold, one for the mean of each month."""
    about, named = "Stimmberechtigte Anwesende je Sitzung", "Anwesende"
    shown = [(f"{meeting.day:%d.%m.}", float(meeting.present)) for meeting in meetings]
    said = ", ".join(f"{short_date(meeting.day)}: {meeting.present}" for meeting in meetings)
    if len(meetings) > MOST_BARS:
        about, named = f"{about}, im Durchschnitt des Monats", "Anwesende im Durchschnitt"
        months: dict[str, list[int]] = {}
        for meeting in meetings:
            months.setdefault(f"{meeting.day:%m/%Y}", []).append(meeting.present)
        shown = [(month, sum(present) / len(present)) for month, present in months.items()]
        said = ", ".join(f"{month}: {decimal(mean)}" for month, mean in shown)
    series = Series(named, tuple(value for _, value in shown))
    return Bars(tuple(label for label, _ in shown), (series,), f"{about}. {said}.", upright=True)


def _results(contents: AnnualReport) -> list[Part]:
    results = contents.results
    if not any(count for _, count in results):
        return []
    said = ", ".join(f"{count} {word}" for word, count in results)
    return _together(
        Heading(2, "Beschlüsse nach Ergebnis"),
        Bars(
            tuple(word for word, _ in results),
            (Series("Beschlüsse", tuple(float(count) for _, count in results)),),
            f"Beschlüsse nach Ergebnis: {said}.",
        ),
        Table(
            (Column(), Column(width=25, align=Align.RIGHT)),
            tuple((word, str(count)) for word, count in results),
            header=(("Ergebnis", "Beschlüsse"),),
            row_headers=True,
            summary="Beschlüsse des Jahres nach Ergebnis",
        ),
    )


def _motions(contents: AnnualReport) -> list[Part]:
    factions = contents.factions
    if not factions:
        return []
    said = "; ".join(
        f"{faction.faction}: "
        + ", ".join(f"{n} {word}" for n, word in zip(faction.counts, contents.outcomes, strict=True) if n)
        for faction in factions
    )
    whole = FactionYear("zusammen", tuple(map(sum, zip(*(faction.counts for faction in factions), strict=True))))
    return _together(
        Heading(2, "Anträge nach Fraktion und Ergebnis"),
        Bars(
            tuple(faction.faction for faction in factions),
            tuple(
                Series(word, tuple(float(faction.counts[index]) for faction in factions))
                for index, word in enumerate(contents.outcomes)
            ),
            f"Anträge nach Fraktion und Ergebnis. {said}.",
        ),
        Table(
            (
                Column(),
                *(Column(width=_width(word), align=Align.RIGHT) for word in contents.outcomes),
                Column(width=_width("gesamt"), align=Align.RIGHT),
            ),
            tuple(
                (faction.faction, *(str(count) for count in faction.counts), str(sum(faction.counts)))
                for faction in (*factions, *([whole] if len(factions) > 1 else []))
            ),
            header=(("Fraktion", *contents.outcomes, "gesamt"),),
            row_headers=True,
            summary="Anträge nach Fraktion und Ergebnis",
        ),
    )


def _ways(contents: AnnualReport) -> list[Part]:
    ways = contents.ways
    if not ways:
        return []
    mean = sum(way.days for way in ways) / len(ways)
    return _together(
        Heading(2, "Vom Antrag zur Entscheidung des Stadtrates"),
        Paragraph(
            f"{counted(len(ways), 'Antrag wurde', 'Anträge wurden')} im Stadtrat entschieden, im Durchschnitt "
            f"{decimal(mean)} Tage nach dem Antrag."
        ),
        _way_bars(ways),
        Table(
            (Column(weight=2.2), Column(width=24), Column(width=24), Column(width=16, align=Align.RIGHT), Column()),
            tuple(
                (
                    f"{way.number} {way.title}".strip(),
                    short_date(way.moved),
                    short_date(way.decided),
                    str(way.days),
                    way.result,
                )
                for way in ways
            ),
            header=(("Antrag", "gestellt", "entschieden", "Tage", "Ergebnis"),),
            row_headers=True,
            summary="Anträge, die der Stadtrat entschieden hat, mit der Zeit vom Antrag bis zur Entscheidung",
        ),
    )


def _way_bars(ways: tuple[CouncilWay, ...]) -> Bars:
    """A bar for each motion; for more than a page can hold, one for each month's length."""
    about = "vom Antrag bis zur Entscheidung des Stadtrates"
    if len(ways) <= MOST_BARS:
        said = "; ".join(f"{way.number or way.title}: {way.days} Tage" for way in ways)
        # The table has the whole title.
        labels = tuple(shorten(f"{way.number} {way.title}", LONGEST_LABEL, placeholder=" …") for way in ways)
        return Bars(labels, (Series("Tage", tuple(float(way.days) for way in ways)),), f"Tage {about}. {said}.")
    spans = Counter(min(way.days // 30, 12) for way in ways)
    named = {span: f"{span * 30} bis {span * 30 + 29} Tage" if span < 12 else "360 Tage und mehr" for span in spans}
    order = sorted(spans)
    said = "; ".join(f"{named[span]}: {counted(spans[span], 'Antrag', 'Anträge')}" for span in order)
    values = tuple(float(spans[span]) for span in order)
    return Bars(tuple(named[span] for span in order), (Series("Anträge", values),), f"Dauer {about}. {said}.")


def _duration(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02} Std." if minutes else "–"


def _width(words: str) -> float:
    """Room for the longest word in the head of a column, in millimetres."""
    return 4 + 2.1 * max(map(len, words.split()), default=0)


def _together(*parts: Part) -> list[Part]:
    """A heading with its chart and the numbers to it, on one page where that can be."""
    return [Together(parts)]
