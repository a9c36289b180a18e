"""A list as it is shown, on paper: one table whose head comes again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from beirat_desktop.documents.model import Align, Column, Document, Heading, Paragraph, Part, Style, Table
from beirat_desktop.domain.listing import Listing, Value
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date

MOST_UPRIGHT = 5
"""Columns; more are read across the page."""


def list_paper(listing: Listing, author: str, made: datetime) -> Document:
    """The list with what it leaves out, and when it was made."""
    count = counted(len(listing.rows), "Eintrag", "Einträge")
    parts: list[Part] = [Heading(1, listing.title), *(Paragraph(note, Style.SMALL) for note in listing.notes)]
    place = 0
    for heading, size in listing.groups or (("", len(listing.rows)),):
        rows = listing.rows[place : place + size]
        place += size
        if heading:
            parts.append(Heading(2, heading))
        if rows:
            parts.append(_table(listing, rows, heading or f"{listing.title}, {count}"))
    stand = f"Stand {short_date(made.date())}, {count}. Nur für den Dienstgebrauch."
    return Document(
        title=listing.title,
        author=author,
        parts=(*parts, Paragraph(stand, Style.SMALL)),
        header=listing.title,
        landscape=len(listing.columns) > MOST_UPRIGHT,
        created=made,
    )


def _table(listing: Listing, rows: Sequence[tuple[Value, ...]], summary: str) -> Table:
    return Table(
        columns=tuple(
            Column(weight=max(column.width, 60), align=Align.RIGHT if column.number else Align.LEFT)
            for column in listing.columns
        ),
        header=(tuple(column.head for column in listing.columns),),
        rows=tuple(tuple(_words(cell) for cell in row) for row in rows),
        summary=summary,
    )


def _words(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{short_date(value.date())}, {value:%H:%M}"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return "" if value is None else str(value)
