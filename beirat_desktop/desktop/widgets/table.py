"""A table as all pages have it: tall rows, no grid, remembered columns, and words where it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from beirat_desktop.desktop.state import State, scale_columns
from beirat_desktop.desktop.theme import Tone, factor, font, px, tokens
from beirat_desktop.desktop.widgets.chip import chip_size, paint_bar, paint_chip
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.listing import Filter, Shown, said_by
from beirat_desktop.desktop.widgets.models import RowsModel, TableModel, ToneRole
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.listing import clipboard_text

LIST_MENU = "list_menu"
"""What the window calls its menu of what can be done with a list; a table shows the same one."""
LIST_ACTIONS = (
    ("copy", "Zeilen kopieren", "Liste: Zeilen kopieren"),
    ("xlsx", "Als Excel-Tabelle speichern …", "Liste als Excel-Tabelle speichern"),
    ("csv", "Als CSV speichern …", "Liste als CSV speichern"),
    ("pdf", "Als PDF speichern …", "Liste als PDF speichern"),
    ("print", "Drucken …", "Liste drucken"),
)
"""What can be done with a list that is shown: how the window's signal says it, in the menu, and in Strg+K."""
_ROW = 40
_TYPING_MS = 1_000
_LOOKED_THROUGH = 2_000


class _Delegate(QStyledItemDelegate):
    """Chips for states, and a frame around the row the keyboard is at."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = QStyleOptionViewItem(option)
        shown.state &= ~QStyle.StateFlag.State_HasFocus
        tone = index.data(ToneRole)
        # Qt hands an enumeration of strings on as its string.
        if tone is None:
            super().paint(painter, shown, index)
        else:
            word = str(index.data() or "")
            self.initStyleOption(shown, index)
            shown.text = ""
            table = self.parent()
            if isinstance(table, QWidget):
                table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, table)
            if word:
                box, size = QRectF(option.rect), chip_size(word)
                wide = min(size.width(), box.width() - px(10))
                chip = QRectF(box.left() + px(8), box.center().y() - size.height() / 2, wide, size.height())
                paint_chip(painter, chip, word, Tone(tone))
        table = self.parent()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen and isinstance(table, Table) and table.horizontalHeader().visualIndex(index.column()) == 0:
            paint_bar(painter, QRectF(option.rect))
        if isinstance(table, Table) and table.hasFocus() and index.row() == table.currentIndex().row():
            self._frame(painter, QRectF(option.rect), index.column(), table.horizontalHeader())

    def _frame(self, painter: QPainter, box: QRectF, column: int, head: QHeaderView) -> None:
        """This cell's share of the frame around the row."""
        place, last = head.visualIndex(column), head.count() - 1
        left, right = place == 0, place == last
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(tokens().color("accent"), 2))
        # What lies outside the cell is cut off, so that only the row's ends are closed.
        painter.drawRect(box.adjusted(1 if left else -4, 1, -1 if right else 4, -1))
        painter.restore()


class Table(QTableView):
    """Enter and double click open, typing finds, Entf removes, Strg+C copies rows, columns keep their widths.

    filters: what leaves rows out, so that a list that goes out can say so. whole: what gives all rows on the worker,
    where the table fetches more only as it is scrolled.

    Signals:
        opened: the id of the record to open.
        chosen: the id of the record the selection moved to, "" for none.
        remove_wanted, rename_wanted: the id of the record, by Entf and F2.
    """

    opened = Signal(str)
    chosen = Signal(str)
    remove_wanted = Signal(str)
    rename_wanted = Signal(str)

    def __init__(
        self,
        model: TableModel,
        name: str,
        *,
        state: State | None = None,
        key: str = "",
        empty: EmptyState | None = None,
        multiple: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._empty = empty
        self._typed = ""
        self._factor = factor()
        self._since = QElapsedTimer()
        self._since.start()
        self._chosen_id = ""
        self._scrolled = 0
        self.filters: Sequence[Filter] = ()
        self.whole: Callable[[], Callable[[], Sequence[Any]]] | None = None
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        mode = QTableView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if multiple else mode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setMinimumSectionSize(px(48))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._size()
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, px(column.width))
            if column.stretch:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)
        if state is not None:
            state.table(key or name, self)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        if empty is not None:
            empty.setParent(self)
            self._place_empty()

    @property
    def current_id(self) -> str:
        """The id of the record the selection is at, "" for none."""
        index = self.currentIndex()
        return self._model.id_of(index.row()) if index.isValid() else ""

    def selected_ids(self) -> list[str]:
        return [self._model.id_of(index.row()) for index in self.selectionModel().selectedRows()]

    def shown(self, *, chosen: bool = False) -> Shown:
        """The columns in their order on the screen with all rows as they are sorted, or the chosen rows alone."""
        head = self.horizontalHeader()
        places = sorted((n for n in range(head.count()) if not head.isSectionHidden(n)), key=head.visualIndex)
        columns = tuple((self._model.columns[n], round(head.sectionSize(n) / factor())) for n in places)
        if chosen:
            values = [self._model.value(row) for row in sorted({one.row() for one in self.selectedIndexes()})]
            return Shown(self.accessibleName(), columns, lambda: values)
        total = self._model.total if isinstance(self._model, RowsModel) else None
        rows = self._model.rows()
        if self.whole is not None and isinstance(self._model, RowsModel):
            fetch, arrange = self.whole(), self._model.arranging()
            return Shown(self.accessibleName(), columns, lambda: arrange(fetch()), said_by(self.filters))
        return Shown(self.accessibleName(), columns, rows, said_by(self.filters), total)

    def copy_rows(self) -> int:
        """Put the chosen rows on the clipboard with the head above, all rows where none is chosen; returns how many."""
        listing = self.shown(chosen=bool(self.selectionModel().selectedRows())).listing()
        QGuiApplication.clipboard().setText(clipboard_text(listing))
        return len(listing.rows)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.window().findChild(QMenu, LIST_MENU)
        if menu is None or not self._model.rowCount():
            super().contextMenuEvent(event)
            return
        self.setFocus()
        menu.popup(event.globalPos())
        event.accept()

    def choose(self, record: str) -> None:
        """Move the selection to a record, if it is shown."""
        row = self._model.row_of(record)
        if row >= 0:
            self._go_to(row)

    def _go_to(self, row: int, column: int = 0) -> None:
        """Choose the row alone, whatever keys are held down: Qt's own takes a chosen one back while Ctrl is."""
        how = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._model.index(row, column), how.ClearAndSelect | how.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self.current_id
        if event.matches(QKeySequence.StandardKey.Copy):
            # Qt's own copies one cell.
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and record:
            self.remove_wanted.emit(record)
        elif event.key() == Qt.Key.Key_F2 and record:
            self.rename_wanted.emit(record)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            # Rows are chosen whole, so these go to the first and the last of them and not along the cells.
            last = self._model.rowCount() - 1
            row = 0 if event.key() == Qt.Key.Key_Home else last
            self._go_to(row, max(self.currentIndex().column(), 0))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find rows by what is typed within a second, anywhere in any column."""
        if self._since.restart() > _TYPING_MS:
            self._typed = ""
        self._typed += fold(search)
        rows = self._model.rowCount()
        start = max(self.currentIndex().row(), 0) + (1 if len(self._typed) == 1 else 0)
        for step in range(min(rows, _LOOKED_THROUGH)):
            row = (start + step) % rows
            if self._typed in fold(" ".join(column.text(self._model.value(row)) for column in self._model.columns)):
                self._go_to(row, max(self.currentIndex().column(), 0))
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()
            if factor() != self._factor:
                scale_columns(self.horizontalHeader(), factor() / self._factor)
                self._factor = factor()

    def _size(self) -> None:
        self.setFont(font(tabular=True))
        self.verticalHeader().setDefaultSectionSize(px(_ROW))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.id_of(index.row()))

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        # Qt draws anew the two cells; the frame is around their rows.
        self.viewport().update()
        self.chosen.emit(self._model.id_of(index.row()) if index.isValid() else "")

    def _on_about_to_reset(self) -> None:
        self._chosen_id = self.current_id
        self._scrolled = self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        """Lists keep their place: the same record stays chosen, the view does not jump."""
        row = self._model.row_of(self._chosen_id) if self._chosen_id else -1
        if row >= 0:
            self._go_to(row)
            self.verticalScrollBar().setValue(self._scrolled)
        elif self._chosen_id:
            self.chosen.emit("")
        self._place_empty()

    def _place_empty(self) -> None:
        if self._empty is not None:
            shown = self._model.rowCount() == 0
            self._empty.setVisible(shown)
            head = self.horizontalHeader().height() if self.horizontalHeader().isVisible() else 0
            self.setMinimumHeight(self._empty.minimumSizeHint().height() + head if shown else 0)
            self._empty.setGeometry(0, head, self.width(), self.height() - head)
