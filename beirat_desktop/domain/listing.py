"""A list as it is shown, on its way out of the program: to a spreadsheet, onto paper, onto the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Value = str | int | float | date | datetime | None
"""What one cell holds; dates and numbers stay what they are, so that a spreadsheet can order and add them."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula and carry out."""


class ListKind(StrEnum):
    """As what a list goes out."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column by its head. width: as on the screen, from which paper and sheet take their proportions."""

    head: str
    number: bool = False
    width: int = 120


@dataclass(frozen=True, slots=True)
class Listing:
    """The columns and rows as they are shown. notes: what somebody must know who sees nothing but the list.

    groups: headings with the number of rows that stand below each, in their order; empty where the rows are one list.
    """

    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()


def harmless(text: str) -> str:
    """The text so that no spreadsheet carries it out: what looks like a formula gets the apostrophe that marks text."""
    return f"'{text}" if text.startswith(FORMULA) else text


def cell_text(value: Value) -> str:
    """A cell as text, written as a German spreadsheet reads it back: 24.05.2012, 24.05.2012 17:00, 3,5."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return harmless(value) if isinstance(value, str) else str(value)


def clipboard_text(listing: Listing) -> str:
    """Tab-separated lines with the head first, as every spreadsheet takes them from the clipboard."""
    lines = [[column.head for column in listing.columns], *([cell_text(cell) for cell in row] for row in listing.rows)]
    return "".join("\t".join(_pasted(" ".join(cell.split())) for cell in line) + "\n" for line in lines)


def _pasted(cell: str) -> str:
    """A cell that begins with a quotation mark would swallow the cells and rows up to the next one."""
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell
