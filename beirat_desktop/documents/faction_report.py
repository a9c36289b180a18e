"""What became of a faction's motions: „Was wurde aus unseren Anträgen?“"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from beirat_desktop.documents.model import (
    Align,
    Bars,
    Borders,
    Cell,
    Column,
    Content,
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
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.publication import Publication
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date


@dataclass(frozen=True, slots=True)
class MotionFate:
    """One motion's way in words. result: the group it is counted in (angenommen, abgelehnt, …).

    partners: with whom it was moved; public: whether it may go public, which what is only submitted may not.
    answers: what the office told of it, where the report is made at the desk of the faction. id: of the paper.
    """

    number: str
    dated: date | None
    title: str
    beirat: tuple[str, ...] = ()
    council: tuple[str, ...] = ()
    now: str = ""
    result: str = "noch nicht beraten"
    public: bool = True
    partners: str = ""
    answers: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class FactionReport:
    """What the report says; since and until are the first and last day it looks at. within: „im Beirat …“."""

    faction: Faction
    within: str
    as_of: date
    motions: tuple[MotionFate, ...]
    since: date | None = None
    until: date | None = None


def faction_report(contents: FactionReport, *, draft: bool = False, publication: Publication | None = None) -> Document:
    """The report, for the faction's own members and their voters."""
    if publication is not None:
        contents = replace(contents, motions=tuple(motion for motion in contents.motions if motion.public))
    contents = published(contents, publication)
    faction = contents.faction
    parts: list[Part] = [
        Paragraph(faction.letterhead.lines[0] if faction.letterhead.lines else faction.name, Style.BOLD, tight=True),
        Paragraph(contents.within),
        Heading(1, "Was wurde aus unseren Anträgen?"),
        Paragraph(f"{_period(contents)}Stand {short_date(contents.as_of)}"),
    ]
    if contents.motions:
        counts = Counter(motion.result for motion in contents.motions).most_common()
        numbers = ", ".join(f"{count} {result}" for result, count in counts)
        parts += [
            Paragraph(f"{counted(len(contents.motions), 'Antrag', 'Anträge')}: {numbers}."),
            Together(
                (
                    Bars(
                        tuple(result for result, _ in counts),
                        (Series("Anträge", tuple(float(count) for _, count in counts)),),
                        f"Anträge der Fraktion nach Ergebnis: {numbers}.",
                    ),
                    Table(
                        (Column(width=70), Column(width=25, align=Align.RIGHT)),
                        tuple((result, str(count)) for result, count in counts),
                        header=(("Ergebnis", "Anträge"),),
                        row_headers=True,
                        summary="Anträge der Fraktion nach Ergebnis",
                    ),
                )
            ),
            Heading(2, "Die Anträge im Einzelnen"),
            _table(contents.motions),
        ]
    else:
        parts.append(Paragraph("Aus dieser Zeit sind keine Anträge zu berichten."))
    return Document(
        title=f"Was wurde aus unseren Anträgen? {faction.name}, Stand {short_date(contents.as_of)}",
        author=faction.name,
        parts=tuple(parts),
        header=f"{faction.name}: Was wurde aus unseren Anträgen?",
        watermark="Entwurf" if draft else "",
        landscape=True,
    )


def _period(contents: FactionReport) -> str:
    if contents.since and contents.until:
        return f"Gestellt oder beraten vom {short_date(contents.since)} bis {short_date(contents.until)}, "
    return f"Gestellt oder beraten seit {short_date(contents.since)}, " if contents.since else ""


def _table(motions: tuple[MotionFate, ...]) -> Table:
    """With a column for the answers only where there are any: the office does not keep what it told."""
    answered = any(motion.answers for motion in motions)
    more = (Column(weight=2.0),) if answered else ()
    return Table(
        (
            Column(width=22),
            Column(width=21),
            Column(weight=2.4),
            *more,
            Column(weight=1.6),
            Column(weight=1.8),
            Column(weight=1.8),
        ),
        tuple(
            (
                motion.number,
                short_date(motion.dated) if motion.dated else "",
                _what(motion),
                *((_stack(motion.answers),) if answered else ()),
                _stack(motion.beirat),
                _stack(motion.council),
                motion.now,
            )
            for motion in motions
        ),
        header=(
            (
                *("Nummer", "Datum", "Antrag"),
                *(("Antwort der Geschäftsstelle",) if answered else ()),
                *("Beirat", "Weitere Gremien", "Heute"),
            ),
        ),
        row_headers=True,
        summary="Anträge der Fraktion mit dem Ergebnis in Beirat und anderen Gremien und ihrem heutigen Stand",
        borders=Borders.GRID,
    )


def _what(motion: MotionFate) -> Content:
    parts = [Paragraph(motion.title, Style.CELL_BOLD, tight=True)]
    if motion.partners:
        parts.append(Paragraph(motion.partners, Style.CELL_SMALL, tight=True))
    return Cell(tuple(parts))


def _stack(words: tuple[str, ...]) -> Content:
    return Cell(tuple(Paragraph(one, Style.CELL, tight=True) for one in words)) if words else ""
