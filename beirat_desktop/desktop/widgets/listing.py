"""What a table shows, as a list that can leave the program: columns, order and filter as on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.domain.listing import ListColumn, Listing, Value
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import MONTHS

Filter: TypeAlias = QLineEdit | QComboBox | QAbstractButton | Callable[[], str]
"""Something that leaves rows out: a search, a choice, a button that is pressed, or words about it."""

_WHOLE = re.compile(r"-?\d{1,15}")
_DECIMAL = re.compile(r"-?\d{1,12},\d{1,6}")
_WEEKDAY = r"(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)\.?,? +"
_MONTH = "|".join(MONTHS)
_DAY = rf"(?:{_WEEKDAY})?\d{{1,2}}\. ?(?:\d{{1,2}}\.|(?:{_MONTH})) ?\d{{2,4}}"
_WRITTEN_DAY = re.compile(r"\d{2}\.\d{2}\.\d{4}")
_ONLY_DAY = re.compile(_DAY)
_ONLY_MOMENT = re.compile(rf"{_DAY},?(?: um)? +\d{{1,2}}[:.]\d{{2}}(?: Uhr)?")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a table shows at this moment: columns with their widths, what filters say, how many rows without them.

    rows may be called on the worker, and so may listing().
    """

    title: str
    columns: tuple[tuple[Column, int], ...]
    rows: Callable[[], Sequence[Any]]
    filters: tuple[str, ...] = ()
    total: int | None = None

    def listing(self) -> Listing:
        """The list with typed cells."""
        rows = tuple(tuple(typed(column, row) for column, _ in self.columns) for row in self.rows())
        heads = tuple(ListColumn(column.head, column.number, width) for column, width in self.columns)
        return Listing(self.title, heads, rows, left_out(self.filters, len(rows), self.total))


def typed(column: Column, row: Any) -> Value:
    """What a cell holds: a date where it shows nothing but one, a number where it shows nothing but one, else text."""
    text = column.text(row)
    if column.sort is not None and isinstance(value := column.sort(row), date):
        if isinstance(value, datetime) and _ONLY_MOMENT.fullmatch(text):
            return value.replace(tzinfo=None, second=0, microsecond=0)
        if _ONLY_DAY.fullmatch(text):
            return value.date() if isinstance(value, datetime) else value
    if _WRITTEN_DAY.fullmatch(text):
        with suppress(ValueError):
            return datetime.strptime(text, "%d.%m.%Y").date()
    if column.number:
        if _WHOLE.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text.replace(",", "."))
    return text


def left_out(words: Sequence[str], shown: int, total: int | None) -> tuple[str, ...]:
    """One line that says by what rows are left out, and how many where that is known; none where nothing is."""
    fewer = total is not None and total > shown
    if not words and not fewer:
        return ()
    counts = f"{shown} von {total} Einträgen" if fewer else counted(shown, "Eintrag", "Einträge")
    chosen = " – ".join(filter(None, (counts, "; ".join(words))))
    return (f"Auswahl: {chosen}. Alles andere ist hier nicht aufgeführt.",)


def said_by(filters: Iterable[Filter]) -> tuple[str, ...]:
    """What each of them leaves of the rows, in words; those that leave everything say nothing."""
    return tuple(said for one in filters if (said := _filter_words(one)))


def _filter_words(one: Filter) -> str:
    if isinstance(one, QLineEdit):
        return f"Suche „{one.text().strip()}“" if one.text().strip() else ""
    if isinstance(one, QComboBox):
        if one.currentIndex() <= 0:
            return ""
        return f"{one.accessibleName()}: {one.currentText()}" if one.accessibleName() else one.currentText()
    if isinstance(one, QAbstractButton):
        return " ".join(one.text().replace("&", "").split()) if one.isChecked() else ""
    return one()
