"""What lists of agenda items and waiting papers say beside their titles."""

from __future__ import annotations

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.domain.meeting_dates import MeetingDate
from beirat_desktop.german import word
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.meetings import SESSION_DATES
from beirat_desktop.german.minutes import was_words
from beirat_desktop.german.papers import AMENDMENT
from beirat_desktop.usecases.meetings.agenda_view import AgendaLine

DATE_NORMS = {
    "motions": "§ 34 GemO",
    "dispatch": "§ 34 GemO",
    "receipt": "§ 34 GemO",
    "notice": "§ 34 GemO",
    "minutes_due": "§ 41 GemO",
}


def chip_of(line: AgendaLine, *, sent: bool) -> tuple[str, Tone] | None:
    """The one word at the right of an item: what is new to the members goes before what the item is."""
    item = line.item
    if item.removed_by is not None:
        return "entfällt", Tone.RED
    if sent and not item.number:
        return "neu", Tone.AMBER
    if sent and item.sent_title and item.sent_title != item.title:
        return "geändert", Tone.AMBER
    if not item.public:
        return "nichtöffentlich", Tone.AMBER
    if line.paper_type is not None:
        return AMENDMENT if line.amends else word(line.paper_type), Tone.BLUE
    if line.speaker is not None:
        return "Gast", Tone.GREEN
    return None


def detail_of(line: AgendaLine) -> str:
    """The small line below a title."""
    item = line.item
    parts = [was_words(line.was), line.subline]
    if line.speaker is not None:
        parts.append(word(line.speaker))
    if item.minutes:
        parts.append(f"{item.minutes} Min.")
    if not item.public:
        parts.append(f"öffentlich: {item.public_title}" if item.public_title else "öffentliche Bezeichnung fehlt")
    return " · ".join(part for part in parts if part)


def spoken(line: AgendaLine, *, sent: bool) -> str:
    """What a screen reader says of an item."""
    chip = chip_of(line, sent=sent)
    parts = (line.number, line.item.title, detail_of(line), chip[0] if chip else "")
    return ", ".join(part for part in parts if part)


def agenda_columns(*, sent: bool) -> tuple[Column, ...]:
    """An agenda as a list that leaves the screen; sent: the members hold it already."""

    def chip(line: AgendaLine) -> str:
        shown = chip_of(line, sent=sent)
        return shown[0] if shown else ""

    return (
        Column("TOP", lambda line: line.number, width=60),
        Column("Titel", lambda line: line.item.title, width=300),
        Column("Teil", lambda line: "öffentlich" if line.item.public else "nichtöffentlich", width=110),
        Column("Dazu", lambda line: line.subline, width=220),
        Column("Stand", chip, width=100),
        Column("Minuten", lambda line: str(line.item.minutes or ""), number=True, width=70),
    )


def date_words(one: MeetingDate) -> str:
    """Erledigt am 14.05.2012, überfällig, in the words of a line."""
    if one.done_on is not None:
        return f"am {short_date(one.done_on)}"
    return word(one.state)


def date_label(name: str) -> str:
    """Antragsschluss, Niederschrift spätestens …"""
    return SESSION_DATES[name]
