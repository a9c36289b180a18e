"""Whom to call before a meeting: who has not answered first, with number and what was said so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from beirat_desktop.documents.model import Column, Document, Heading, Paragraph, Part, Style, Table
from beirat_desktop.german.dates import clock
from beirat_desktop.german.unbroken import printed_date


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """One member in words."""

    name: str
    faction: str
    phone: str
    answer: str


@dataclass(frozen=True, slots=True)
class PhoneList:
    """What the list says; forecast: whether enough come."""

    committee: str
    of: str
    name: str
    start: datetime
    forecast: str
    lines: tuple[PhoneLine, ...]


def phone_list(contents: PhoneList) -> Document:
    """The paper; for the office alone."""
    title = f"Telefonliste zur {contents.name} {contents.of}"
    rows = tuple((line.name, line.faction, line.phone or "–", line.answer) for line in contents.lines)
    parts: list[Part] = [
        Heading(1, title, Style.TITLE),
        Paragraph(f"{printed_date(contents.start.date())}, {clock(contents.start)}\u00a0Uhr"),
        Paragraph(contents.forecast),
        Table(
            (Column(weight=3), Column(weight=2), Column(weight=2), Column(weight=3)),
            rows,
            header=(("Mitglied", "Fraktion", "Telefon", "Antwort"),),
            row_headers=True,
            summary="Mitglieder mit Telefon und Antwort; wer noch nicht geantwortet hat, steht oben",
        ),
        Paragraph("Nur für die Geschäftsstelle: enthält private Telefonnummern.", Style.SMALL),
    ]
    return Document(title=title, author=contents.committee, parts=tuple(parts), header=title)
