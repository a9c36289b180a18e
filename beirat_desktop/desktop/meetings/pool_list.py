"""What waits for an agenda, to be dragged onto it; Enter or double click puts it there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.meetings.agenda_model import POOL_MIME
from beirat_desktop.desktop.theme import BODY, SMALL, font, px, tokens
from beirat_desktop.desktop.widgets.chip import paint_bar
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.pool import PoolEntry

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
EntryRole = int(Qt.ItemDataRole.UserRole) + 1
_WRAP = int(Qt.TextFlag.TextWordWrap)


class PoolModel(QAbstractListModel):
    """The entries in their order; each is dragged by its key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[PoolEntry, ...] = ()

    def show(self, entries: Sequence[PoolEntry]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, key: str) -> PoolEntry | None:
        """The entry with that key."""
        return next((entry for entry in self._entries if entry.key == key), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            meant = "für diese Sitzung" if entry.meant else ""
            return ", ".join(part for part in (entry.label, entry.title, entry.detail, meant) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [POOL_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        if indexes:
            entry = self._entries[indexes[0].row()]
            made.setData(POOL_MIME, QByteArray(entry.key.encode()))
            made.setText(entry.title)
        return made


class _PoolDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: PoolEntry = index.data(EntryRole)
        colours, box = tokens(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("band" if selected else "hover"))
            painter.drawRoundedRect(box.adjusted(0, 0, 0, -1), 6, 6)
        if selected:
            paint_bar(painter, box)
        painter.setPen(QPen(colours.color("line"), 1))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        title, below = _boxes(option.rect, entry)
        painter.setFont(font(BODY, semibold=entry.meant))
        painter.setPen(colours.color("text"))
        painter.drawText(title, _WRAP, unbroken_numbers(entry.title))
        painter.setFont(font(SMALL))
        painter.setPen(colours.color("muted"))
        painter.drawText(below, _WRAP, unbroken_numbers(_below(entry)))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 6, 6)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else px(200)
        _title, below = _boxes(QRect(0, 0, width, 0), index.data(EntryRole))
        return QSize(width, below.bottom() + px(9))


def _below(entry: PoolEntry) -> str:
    meant = "für diese Sitzung" if entry.meant else ""
    return " · ".join(part for part in (entry.label, entry.detail, meant) if part)


def _boxes(rect: QRect, entry: PoolEntry) -> tuple[QRect, QRect]:
    width = max(rect.width() - px(8), px(80))
    high = (
        QFontMetrics(font(BODY, semibold=entry.meant))
        .boundingRect(0, 0, width, 10_000, _WRAP, unbroken_numbers(entry.title))
        .height()
    )
    low = QFontMetrics(font(SMALL)).boundingRect(0, 0, width, 10_000, _WRAP, unbroken_numbers(_below(entry))).height()
    title = QRect(rect.left() + px(4), rect.top() + px(7), width, high)
    return title, QRect(title.left(), title.bottom() + 1, width, low)


class PoolList(QListView):
    """The list of what waits.

    Signals:
        taken: the key of the entry to put on the agenda.
    """

    taken = Signal(str)

    def __init__(self, model: PoolModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Noch nicht eingeplant")
        self.setToolTip("Auf die Tagesordnung ziehen, oder Enter")
        self.setModel(model)
        self.setItemDelegate(_PoolDelegate(self))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self._on_open)
        self._row = -1
        model.modelAboutToBeReset.connect(self._before_reset)
        model.modelReset.connect(self._after_reset)

    def _before_reset(self) -> None:
        self._row = self.currentIndex().row()

    def _after_reset(self) -> None:
        """The next one takes the place of what was taken, so that Enter goes on with it.

        Where none was chosen, Qt chooses the first as the keyboard comes; told to choose none, it never would.
        """
        row = min(self._row, self.model().rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with an entry; the key is shown only, the list listens to it already."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            super().contextMenuEvent(event)
            return
        self.setCurrentIndex(index)
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        taking = f"Auf die Tagesordnung setzen\t{shown_keys(QKeySequence(Qt.Key.Key_Return))}"
        menu.addAction(taking, partial(self._on_open, QPersistentModelIndex(index)))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center() if by_key else event.pos()))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_open(self, index: Index) -> None:
        if index.isValid():
            self.taken.emit(index.data(EntryRole).key)
