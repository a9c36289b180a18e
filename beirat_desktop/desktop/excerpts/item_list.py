"""The items of a meeting with boxes to tick, their results, and what was issued of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from beirat_desktop.desktop.excerpts.words import OUTDATED, issue_line, result_chip
from beirat_desktop.desktop.theme import BODY, SMALL, Tone, font, px, tokens
from beirat_desktop.desktop.widgets.chip import chip_size, paint_bar, paint_chip
from beirat_desktop.desktop.widgets.lines import broken, lines_high, paint_lines
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.usecases.excerpts.excerpts import ExcerptRow

_ROOT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.TextFlag.TextWordWrap)


class ItemsModel(QAbstractListModel):
    """Rows that can be ticked.

    Signals:
        ticked: other items are ticked than before.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ExcerptRow, ...] = ()
        self._ticked: set[str] = set()

    def show(self, rows: Sequence[ExcerptRow]) -> None:
        """Show the items; ticks stay, also of those that are not shown for a while."""
        fresh = tuple(rows)
        if [row.item.id for row in fresh] == [row.item.id for row in self.rows]:
            self.rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self.rows = fresh
        self.endResetModel()

    @property
    def chosen(self) -> tuple[ExcerptRow, ...]:
        """The ticked items, in the order of the agenda."""
        return tuple(row for row in self.rows if row.item.id in self._ticked)

    def tick(self, keys: Collection[str]) -> None:
        """Tick exactly these."""
        self._ticked = set(keys)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.item.title
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.item.id in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            word = OUTDATED if row.outdated else ""
            parts = (row.number, row.item.title, issue_line(row), result_chip(row)[0].replace("–", ""), word)
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole and row.outdated:
            return "Was beschlossen wurde, lautet heute anders als im ausgegebenen Auszug."
        return None

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self.rows[index.row()].item.id
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._ticked.add if on else self._ticked.discard)(key)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags


class _Delegate(QStyledItemDelegate):
    """Box, number, title with a small line below, chips at the right."""

    def __init__(self, view: ItemList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: ExcerptRow = index.data(_ROW)
        width = max(self._view.viewport().width(), px(240))
        title = self._title(row, width)
        text = title.height() + lines_high(_issued(row, title.width()), font(SMALL))
        chips = _chips(row)
        high = chip_size("").height() + px(4)
        if self._below(width):
            return QSize(width, text + (high if row.outcome is not None else 0) + px(18))
        return QSize(width, max(text, high * len(chips)) + px(18))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ExcerptRow = index.data(_ROW)
        colours = tokens()
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("accent_soft"))
            painter.drawRoundedRect(box, px(6), px(6))
            paint_bar(painter, QRectF(box))
        else:
            painter.setPen(QPen(colours.color("line"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), px(6), px(6))
        self._paint_box(painter, box, index)
        title = self._title(row, box.width()).translated(box.left(), box.top() + px(8))
        painter.setFont(font(BODY, semibold=True, tabular=True))
        painter.setPen(colours.color("muted"))
        painter.drawText(
            QRect(box.left() + px(36), box.top(), self._view.number_width, box.height()),
            Qt.AlignmentFlag.AlignVCenter,
            row.number,
        )
        painter.setFont(font(BODY))
        painter.setPen(colours.color("text"))
        painter.drawText(title, _WRAP, unbroken_numbers(row.item.title))
        painter.setFont(font(SMALL))
        painter.setPen(colours.color("muted"))
        paint_lines(painter, QPointF(title.left(), title.bottom() + 1), _issued(row, title.width()))
        self._paint_chips(painter, row, box)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        wanted = event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        if wanted and event.position().x() <= option.rect.left() + px(36):  # type: ignore[attr-defined]
            self._view.toggle(index)
            return True
        return False

    def _paint_box(self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        option = QStyleOptionViewItem()
        side = px(18)
        option.rect = QRect(box.left() + px(8), box.center().y() - side // 2, side, side)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        option.state = QStyle.StateFlag.State_Enabled
        option.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        kind = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view.style().drawPrimitive(kind, option, painter, self._view)

    def _paint_chips(self, painter: QPainter, row: ExcerptRow, box: QRect) -> None:
        chips = _chips(row)
        if self._below(box.width()):
            left = float(box.left() + self._text_left)
            top = float(box.bottom() - chip_size("").height() - px(7))
            for word, tone in chips if row.outcome is not None else ():
                size = chip_size(word)
                paint_chip(painter, QRectF(QPointF(left, top), size), word, tone)
                left += size.width() + px(6)
            return
        high = sum(chip_size(word).height() for word, _ in chips) + px(4) * (len(chips) - 1)
        top = float(box.center().y() - high / 2)
        for word, tone in chips:
            size = chip_size(word)
            paint_chip(painter, QRectF(QPointF(box.right() - size.width() - px(6), top), size), word, tone)
            top += size.height() + px(4)

    @property
    def _text_left(self) -> int:
        return px(36) + self._view.number_width + px(8)

    def _below(self, width: int) -> bool:
        """Whether the chips stand below the title, for want of room beside it."""
        return width < px(460)

    def _title(self, row: ExcerptRow, width: int) -> QRect:
        beside = max(chip_size(word).width() for word, _ in _chips(row)) + px(20)
        room = max(width - self._text_left - (px(8) if self._below(width) else beside), px(80))
        box = QFontMetrics(font(BODY)).boundingRect(0, 0, room, 10_000, _WRAP, unbroken_numbers(row.item.title))
        return QRect(self._text_left, 0, room, box.height())


class ItemList(QListView):
    """Space ticks, arrow keys move, a click on the box ticks too.

    Signals:
        chosen: the id of the item the keyboard is at.
        opened: Enter or a double click.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("marks", "row")
        self._model = model
        self.setAccessibleName("Tagesordnungspunkte")
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda index, _before: self._tell(self.chosen, index))
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index))

    @property
    def number_width(self) -> int:
        """Room for the longest number."""
        metrics = QFontMetrics(font(BODY, semibold=True, tabular=True))
        return max((metrics.horizontalAdvance(row.number) for row in self._model.rows), default=0) + px(2)

    @property
    def current_id(self) -> str:
        index = self.currentIndex()
        return self._model.rows[index.row()].item.id if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Put the keyboard to an item."""
        for number, row in enumerate(self._model.rows):
            if row.item.id == key:
                self.setCurrentIndex(self._model.index(number))

    def toggle(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Tick, or take the tick off."""
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        self._model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.toggle(index)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._tell(self.opened, index)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _tell(self, signal: Any, index: QModelIndex) -> None:
        if index.isValid():
            signal.emit(self._model.rows[index.row()].item.id)


def _issued(row: ExcerptRow, width: int) -> list[str]:
    return broken(issue_line(row), font(SMALL), width)


def _chips(row: ExcerptRow) -> list[tuple[str, Tone]]:
    chips = [result_chip(row)]
    if row.outdated:
        chips.append((OUTDATED, Tone.AMBER))
    return chips
