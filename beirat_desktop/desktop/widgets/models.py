"""Rows of frozen values as Qt tables: all at once, or ids with pages fetched as they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.folding import fold

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ToneRole = int(Qt.ItemDataRole.UserRole) + 1
IdRole = int(Qt.ItemDataRole.UserRole) + 2

_PAGE = 128
_PAGES_KEPT = 24
_AT_ONCE = 2_000
"""Rows fetched with one question where all are wanted."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its German head and what it shows of a row.

    sort is what it is ordered by where the text would order wrongly (dates, numbers); numbers stand right and
    tabular; tone makes the text a chip; stretch gives it the free width.
    """

    head: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    number: bool = False
    tone: Callable[[Any], Tone | None] | None = None
    width: int = 120
    stretch: bool = False
    tip: Callable[[Any], str] | None = None


class TableModel(QAbstractTableModel):
    """What both models share: columns and roles."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.looked_up = False
        """Whether it was ever told what there is; until then no rows do not mean that there are none."""

    def value(self, row: int) -> Any:
        """The value behind a row."""
        raise NotImplementedError

    def id_of(self, row: int) -> str:
        """The id of the record behind a row."""
        raise NotImplementedError

    def row_of(self, record: str) -> int:
        """The row of a record, -1 when it is not shown."""
        raise NotImplementedError

    def rows(self) -> Callable[[], Sequence[Any]]:
        """What gives all values as they are shown now; it knows no widget and may be called on another thread."""
        raise NotImplementedError

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self.value(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == ToneRole:
            return column.tone(self.value(index.row())) if column.tone else None
        if role == IdRole:
            return self.id_of(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(self.value(index.row())) if column.tip else None
        return None

    def mark_sorted(self, column: int, order: Qt.SortOrder) -> None:
        """Say at the head of that column that rows stand in its order; -1 for none."""
        self._sorted = (column, order)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            at, order = self._sorted
            up = order is Qt.SortOrder.AscendingOrder
            if section != at:
                return column.head
            # Behind its word: a sign at the edge seems to belong to the next column.
            shown = role == Qt.ItemDataRole.DisplayRole
            return f"{column.head} {'↑' if up else '↓'}" if shown else f"{column.head}, {'auf' if up else 'ab'}steigend"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class RowsModel(TableModel):
    """For lists that fit in memory; rows have an attribute id. Sorts as German does and filters by words."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._all: list[Any] = []
        self._rows: list[Any] = []
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._words: tuple[str, ...] = ()
        self._sum: Any = None

    def show(self, rows: Sequence[Any], together: Any = None) -> None:
        """Show these rows; together: one that adds them up and stands last in any order, as long as none is hidden."""
        self.looked_up = True
        self._all = list(rows)
        self._sum = together
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word occurs somewhere."""
        words = tuple(fold(text).split())
        if words != self._words:
            self._words = words
            self._arrange()

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    def value(self, row: int) -> Any:
        return self._rows[row]

    def rows(self) -> Callable[[], Sequence[Any]]:
        rows = list(self._rows)
        return lambda: rows

    def id_of(self, row: int) -> str:
        return str(self._rows[row].id)

    def row_of(self, record: str) -> int:
        return next((number for number, row in enumerate(self._rows) if row.id == record), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 gives back the order the rows came in."""
        wanted = (column, order) if 0 <= column < len(self.columns) else None
        if wanted != self._order:
            self._order = wanted
            self._arrange()

    def arranging(self) -> Callable[[Sequence[Any]], list[Any]]:
        """What filters and orders other rows as these are now; it knows no widget and may be called on the worker."""
        words, order, columns = self._words, self._order, self.columns
        # A collator is no good for two threads at once.
        return lambda rows: _arranged(rows, columns, words, order, _new_collator())

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = _arranged(self._all, self.columns, self._words, self._order, _collator())
        if self._sum is not None and not self._words:
            self._rows.append(self._sum)
        self.endResetModel()


def _arranged(
    rows: Sequence[Any],
    columns: Sequence[Column],
    words: Sequence[str],
    order: tuple[int, Qt.SortOrder] | None,
    collator: QCollator,
) -> list[Any]:
    def fits(row: Any) -> bool:
        text = fold(" ".join(column.text(row) for column in columns))
        return all(word in text for word in words)

    fitting = [row for row in rows if fits(row)] if words else list(rows)
    if order is not None:
        number, way = order
        fitting.sort(key=_key(columns[number], collator), reverse=way == Qt.SortOrder.DescendingOrder)
    return fitting


def _key(column: Column, collator: QCollator) -> Callable[[Any], Any]:
    if column.sort is None:
        return lambda row: collator.sortKey(column.text(row))
    by = column.sort

    def key(row: Any) -> tuple[bool, Any]:
        value = by(row)
        # What has no date or number yet stands together at the end.
        return (value is None, collator.sortKey(value) if isinstance(value, str) else value)

    return key


class LazyModel(TableModel):
    """For lists of up to 100,000: all ids, and the rows in pages of 128, of which the last ones looked at stay.

    load gets the ids of one page and returns their rows in the same order; it is also called on the worker, so it
    holds no widget.

    Signals:
        order_wanted: column and Qt.SortOrder; the page answers with show() of the ids in that order.
    """

    order_wanted = Signal(int, Qt.SortOrder)

    def __init__(
        self,
        columns: Sequence[Column],
        load: Callable[[Sequence[Any]], Sequence[Any]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._load = load
        self._ids: Sequence[Any] = ()
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def show(self, ids: Sequence[Any]) -> None:
        """Show these records in this order."""
        self.looked_up = True
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def value(self, row: int) -> Any:
        number, place = divmod(row, _PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._load(self._ids[number * _PAGE : (number + 1) * _PAGE])
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place]

    def rows(self) -> Callable[[], Sequence[Any]]:
        load, ids = self._load, list(self._ids)
        starts = range(0, len(ids), _AT_ONCE)
        return lambda: [row for start in starts for row in load(ids[start : start + _AT_ONCE])]

    def id_of(self, row: int) -> str:
        return str(self._ids[row])

    def row_of(self, record: str) -> int:
        return next((number for number, one in enumerate(self._ids) if str(one) == record), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self.order_wanted.emit(column, order)


@cache
def _collator() -> QCollator:
    return _new_collator()


def _new_collator() -> QCollator:
    made = QCollator(QLocale("de_DE"))
    made.setNumericMode(True)
    return made
