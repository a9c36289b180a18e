"""A table as all pages have it: tall rows, no grid, remembered columns, and words where it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QMetaMethod,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.list_actions import LIST_MENU
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.state import FITTING, State, is_chosen, scale_columns
from beirat_desktop.desktop.theme import Tone, factor, font, px, tokens
from beirat_desktop.desktop.widgets.chip import chip_size, paint_bar, paint_chip
from beirat_desktop.desktop.widgets.column_widths import ColumnWidths
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.listing import Filter, Shown, said_by
from beirat_desktop.desktop.widgets.models import RowsModel, TableModel, ToneRole
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.listing import clipboard_text

NO_PAPER = "Zu dieser Zeile gibt es kein Schriftstück."
_ROW = 40
_TYPING_MS = 1_000
_LOOKED_THROUGH = 2_000
_ANY = (1 << 24) - 1
"""What Qt takes for a height without bound."""


class _Delegate(QStyledItemDelegate):
    """Chips for states, and a frame around the row the keyboard is at."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = unbroken_numbers(option.text)
        table = self.parent()
        # Figures of one width stand below one another; names and telephone numbers they tear apart ("0621 504 - 0").
        if isinstance(table, Table) and option.text and not any(one.isalpha() or one == "-" for one in option.text):
            option.font = table.figures

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

    def helpEvent(
        self,
        event: QHelpEvent | None,
        view: QAbstractItemView | None,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Words that the cell cuts are told whole, where the column has nothing to tell of its own."""
        if event is None or view is None or event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)  # type: ignore[arg-type]
        told = index.data(Qt.ItemDataRole.ToolTipRole) or (self.cut(option, index) and str(index.data() or ""))
        QToolTip.showText(event.globalPos(), told or "", view, option.rect)
        return True

    def cut(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the cell has no room for all its words."""
        word = str(index.data() or "")
        if index.data(ToneRole) is not None:
            return chip_size(word).width() > option.rect.width() - px(10)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        parent = self.parent()
        view = parent if isinstance(parent, QWidget) else None
        style = QApplication.style() if view is None else view.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, view).size()
        side = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, shown, view) + 1
        metrics = QFontMetrics(shown.font)
        words = metrics.boundingRect(0, 0, room.width() - 2 * side, _ANY, Qt.TextFlag.TextWordWrap, shown.text)
        return words.width() > room.width() - 2 * side or words.height() > room.height()

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
    where the table fetches more only as it is scrolled. verbs: what else can be done with what is chosen now, for the
    context menu.

    Signals:
        opened: the id of the record to open.
        chosen: the id of the record the selection moved to, "" for none.
        remove_wanted, rename_wanted, look_wanted: the id of the record, by Entf, F2 and Space.
    """

    opened = Signal(str)
    chosen = Signal(str)
    remove_wanted = Signal(str)
    rename_wanted = Signal(str)
    look_wanted = Signal(str)

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
        self._chosen_ids: Sequence[str] = ()
        self._scrolled = 0
        self.filters: Sequence[Filter] = ()
        self.whole: Callable[[], Callable[[], Sequence[Any]]] | None = None
        self.verbs: Callable[[], Sequence[QAction]] = tuple
        self.removable: Callable[[str], bool] = lambda _record: True
        """Whether that record can be taken away by who works here; where not, neither its menu nor Entf offers it."""
        self.remove_words = "Entfernen …"
        """What its menu calls what Entf does; a verb of the same words does it where several are chosen."""
        self.setAccessibleName(name)
        self.setModel(model)
        self.widths = ColumnWidths(self, model, lambda: self.figures)
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        mode = QTableView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if multiple else mode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)  # a row is high enough for two lines, so a title is cut only behind the second
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
        before = [head.sectionSize(number) for number in range(head.count())]
        if state is not None:
            state.table(key or name, self)
        # Widths that somebody chose stay as they are.
        self.widths.fit = before == [head.sectionSize(number) for number in range(head.count())]
        head.sectionResized.connect(self._on_resized)
        head.sortIndicatorChanged.connect(model.mark_sorted)
        head.sortIndicatorChanged.connect(lambda *_: self.widths.share())
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        if empty is not None:
            empty.setParent(self)
            empty.changed.connect(self._place_empty)
            self._place_empty()

    def sizeHint(self) -> QSize:
        """A few rows; what Qt would say does not grow with the text."""
        return QSize(px(256), px(192))

    def give_way(self, column: int, *, hidden: bool) -> None:
        """Show the column where the window has room for it."""
        self.widths.give_way(column, hidden=hidden)

    def hide_column(self, column: int) -> None:
        """Leave out what tells nothing here, also on paper and in files."""
        self.widths.gave_way.pop(column, None)
        self.setColumnHidden(column, True)

    @property
    def current_id(self) -> str:
        """The id of the record the selection is at, "" for none."""
        index = self.currentIndex()
        return self._model.id_of(index.row()) if index.isValid() else ""

    def selected_ids(self) -> list[str]:
        return [self._model.id_of(index.row()) for index in self.selectionModel().selectedRows()]

    def shown(self, *, chosen: bool = False) -> Shown:
        """The columns in their order on the screen with all rows as they are sorted, or the chosen rows alone.

        Also those that only gave way to a narrow window: paper and files have room for them.
        """
        head = self.horizontalHeader()
        held = (n for n in range(head.count()) if not head.isSectionHidden(n) or n in self.widths.gave_way)
        places = sorted(held, key=head.visualIndex)
        sizes = {n: head.sectionSize(n) or self.widths.gave_way.get(n, 0) for n in places}
        wide = {n: round(sizes[n] / factor()) or self._model.columns[n].width for n in places}
        columns = tuple((self._model.columns[n], wide[n]) for n in places)
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
        if not self._model.rowCount():
            super().contextMenuEvent(event)
            return
        self.setFocus()
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.context_menu().popup(at)
        event.accept()

    def context_menu(self) -> QMenu:
        """What can be done with the chosen rows, then with the whole list."""
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        record = self.current_id
        chosen = self.selectionModel().selectedRows()
        one = bool(record) and len(chosen) == 1
        for text, key, signal, offered in (
            ("Öffnen", Qt.Key.Key_Return, self.opened, one),
            ("Ansehen", Qt.Key.Key_Space, self.look_wanted, one),
            ("Umbenennen", Qt.Key.Key_F2, self.rename_wanted, one),
        ):
            if offered and self._listened_to(signal):
                self._add_to(menu, text, key, signal, record)
        removes = one and self._listened_to(self.remove_wanted) and self.removable(record)
        for action in self.verbs() if chosen else ():
            if not (removes and action.text() == self.remove_words):  # below, with its key
                menu.addAction(action)
        if removes:
            self._add_to(menu, self.remove_words, Qt.Key.Key_Delete, self.remove_wanted, record)
        whole = self.window().findChild(QMenu, LIST_MENU)
        if whole is not None:
            menu.addSeparator()
            menu.addActions(whole.actions())
        return menu

    def _listened_to(self, signal: Any) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(signal))

    def _add_to(self, menu: QMenu, text: str, key: Qt.Key, signal: Any, record: str) -> None:
        """The key is shown only: it is the table's own already."""
        menu.addAction(f"{text}\t{shown_keys(QKeySequence(key))}", lambda: signal.emit(record))

    def choose(self, record: str) -> None:
        """Move the selection to a record, if it is shown."""
        row = self._model.row_of(record)
        if row >= 0:
            self._go_to(row)

    def step(self, by: int) -> bool:
        """Choose the row so many further on; False where there is none."""
        row = self.currentIndex().row() + by
        if not 0 <= row < self._model.rowCount():
            return False
        self._go_to(row, max(self.currentIndex().column(), 0))
        return True

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
        elif event.key() == Qt.Key.Key_Space and record and self._looks(event):
            if self._listened_to(self.look_wanted):
                self.look_wanted.emit(record)
            else:
                self._say_no_paper()
        elif event.key() == Qt.Key.Key_Delete and record:
            if self.removable(record):
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

    def _looks(self, event: QKeyEvent) -> bool:
        """Whether Space shows the paper; between letters that find a row it is one of them."""
        searching = bool(self._typed) and self._since.isValid() and self._since.elapsed() <= _TYPING_MS
        return not event.modifiers() and not searching

    def _say_no_paper(self) -> None:
        at = self.visualRect(self.currentIndex()).bottomLeft()
        QToolTip.showText(self.viewport().mapToGlobal(at), NO_PAPER, self)
        announce(NO_PAPER, self)

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
        self.widths.make_room()
        self.widths.share()
        self._place_empty()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()
            if factor() != self._factor:
                head = self.horizontalHeader()
                head.setProperty(FITTING, True)
                grown = factor() / self._factor
                scale_columns(head, grown)
                self.widths.grow(grown)
                head.setProperty(FITTING, False)
                self._factor = factor()
                self.widths.make_room()
                self.widths.share()

    def _size(self) -> None:
        self.setFont(font())
        self.figures = font(tabular=True)
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
        chosen = self.selected_ids() if self.selectionMode() == QTableView.SelectionMode.ExtendedSelection else []
        self._chosen_ids = chosen if len(chosen) > 1 else []
        self._scrolled = self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        """Lists keep their place: the same record stays chosen, the view does not jump."""
        row = self._model.row_of(self._chosen_id) if self._chosen_id else -1
        if row >= 0:
            self._go_to(row)
            self.verticalScrollBar().setValue(self._scrolled)
        elif self._chosen_id:
            self.chosen.emit("")
        self._choose_also(self._chosen_ids)
        if self.widths.fit:  # what somebody drags wider drives no other column away
            self.widths.make_room()
        self.widths.share()
        self._place_empty()

    def _on_resized(self, section: int, before: int, now: int) -> None:
        if is_chosen(self.horizontalHeader(), section, before, now):
            self.widths.fit = False

    def _choose_also(self, records: Sequence[str]) -> None:
        how = QItemSelectionModel.SelectionFlag
        for row in map(self._model.row_of, records):
            if row >= 0:
                self.selectionModel().select(self._model.index(row, 0), how.Select | how.Rows)

    def _place_empty(self) -> None:
        bare = self._model.rowCount() == 0
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if bare else policy.ScrollBarAsNeeded)
        if self.property("bare") is not bare:
            self.setProperty("bare", bare)
            self.style().unpolish(self)
            self.style().polish(self)
        if self._empty is not None:
            shown = bare and self._model.looked_up
            self._empty.setVisible(shown)
            head = self.horizontalHeader().height() if self.horizontalHeader().isVisible() else 0
            # Before it is seen it is as narrow as anything new, and the page would stay as high as that.
            needed = self._empty.needs(self.width() if self.isVisible() else _ANY)
            self.setMinimumHeight(needed + head if shown else 0)
            self._empty.fit(self.width(), self.height() - head)
            self._empty.setGeometry(0, head, self.width(), self.height() - head)
