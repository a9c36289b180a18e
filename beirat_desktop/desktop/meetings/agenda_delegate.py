"""How the rows of an agenda are painted: grip, number, title, small line, chip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from beirat_desktop.desktop.meetings.agenda_model import AgendaModel, Node, NodeRole
from beirat_desktop.desktop.meetings.words import detail_of
from beirat_desktop.desktop.theme import BODY, SMALL, font, px, tokens
from beirat_desktop.desktop.widgets.chip import chip_size, paint_chip
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.usecases.meetings.agenda_view import AgendaLine

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap)
_CHIP_BESIDE = 150
"""Room a title must keep for the chip to stand beside it; else it goes below."""


@dataclass(frozen=True, slots=True)
class _Places:
    title: QRect
    detail: QRect
    chip: QRectF
    first: int
    height: int


class AgendaView(Protocol):
    """What the delegate asks of its view."""

    model_of: AgendaModel
    number_width: int

    def indentation(self) -> int: ...
    def row_width(self, index: Index) -> int: ...


class AgendaDelegate(QStyledItemDelegate):
    """Paints parts as small headings and items as in a printed agenda; titles wrap."""

    def __init__(self, view: AgendaView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NodeRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        if node.line is None:
            painter.setFont(font(SMALL, semibold=True))
            painter.setPen(colours.color("muted"))
            box = option.rect.adjusted(px(4), 0, 0, -px(6))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, str(index.data()).upper())
            if not node.below and index.flags() & Qt.ItemFlag.ItemIsDropEnabled:
                painter.setFont(font(SMALL))
                hint = "Punkte hierher ziehen"
                painter.drawText(
                    box.adjusted(0, 0, -px(6), 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, hint
                )
        else:
            self._paint_item(painter, option, node.line)
        painter.restore()

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, line: AgendaLine) -> None:
        colours, rect = tokens(), self._row(option.rect)
        box = QRectF(rect)
        # The tree paints the selection into the indentation too; a row is one piece here.
        painter.fillRect(QRectF(0, box.top(), box.right() + 1, box.height()), colours.color("card"))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colours.color("band" if selected else "hover"))
            painter.drawRoundedRect(box.adjusted(0, 0, 0, -1), 6, 6)
        if selected:
            painter.setBrush(colours.color("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 2, 3, box.height() - 5), 1.5, 1.5)
        painter.setPen(QPen(colours.color("line"), 1))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        if self._view.model_of.flags(self._view.model_of.index_of(line.item.id)) & Qt.ItemFlag.ItemIsDragEnabled:
            self._paint_grip(painter, box)
        places = self._places(rect, line)
        painter.setFont(font(BODY, semibold=True, tabular=True))
        painter.setPen(colours.color("muted"))
        number = QRect(rect.left() + px(26), places.title.top(), self._view.number_width, places.first)
        painter.drawText(number, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, line.number)
        removed = line.item.removed_by is not None
        title_font = font(BODY)
        title_font.setStrikeOut(removed)
        painter.setFont(title_font)
        painter.setPen(colours.color("muted" if removed else "text"))
        painter.drawText(places.title, _WRAP, unbroken_numbers(line.item.title))
        painter.setFont(font(SMALL))
        painter.setPen(colours.color("muted"))
        painter.drawText(places.detail, _WRAP, unbroken_numbers(detail_of(line)))
        chip = self._view.model_of.chip(line)
        if chip is not None:
            paint_chip(painter, places.chip, *chip)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 6, 6)

    def _paint_grip(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().color("field_line"))
        for column in (0, 1):
            for row in (-1, 0, 1):
                dot = QPointF(box.left() + px(9) + column * px(6), box.center().y() + row * px(5))
                painter.drawEllipse(dot, 1.3, 1.3)

    def _row(self, rect: QRect) -> QRect:
        """The row without the indentation below its part, which says nothing."""
        return rect.adjusted(-self._view.indentation(), 0, 0, 0)

    def _places(self, rect: QRect, line: AgendaLine) -> _Places:
        """Where title, detail and chip of a row stand."""
        chip, detail = self._view.model_of.chip(line), detail_of(line)
        size = chip_size(chip[0]) if chip else QSize()
        left = rect.left() + px(26) + self._view.number_width
        room = rect.right() - left - px(6)
        metrics, small = QFontMetrics(font(BODY)), QFontMetrics(font(SMALL))
        longest = max((metrics.horizontalAdvance(word) for word in line.item.title.split()), default=0)
        narrow = room - size.width() - px(10)
        beside = chip is not None and narrow >= max(px(_CHIP_BESIDE), longest + 2)
        width = max(narrow if beside else room, px(60))
        high = metrics.boundingRect(0, 0, width, 10_000, _WRAP, unbroken_numbers(line.item.title) or " ").height()
        title = QRect(left, rect.top() + px(8), width, high)
        low = small.boundingRect(0, 0, width, 10_000, _WRAP, unbroken_numbers(detail)).height() if detail else 0
        below = QRect(left, title.bottom() + 1, width, low)
        bottom = below.bottom() + 1
        if chip is not None and not beside:
            bottom += px(4) + size.height()
        height = max(bottom - rect.top() + px(9), px(38))
        if beside:
            top = rect.top() + (height - size.height()) / 2
            where = QRectF(rect.right() - size.width() - px(4), top, size.width(), size.height())
        else:
            where = QRectF(left, bottom - size.height(), min(size.width(), room), size.height())
        return _Places(title, below, where, metrics.height(), height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        node: Node = index.data(NodeRole)
        width = self._view.row_width(index)
        if node.line is None:
            return QSize(width, QFontMetrics(font(SMALL)).height() + px(18 if node.public else 28))
        return QSize(width, self._places(self._row(QRect(0, 0, width, 0)), node.line).height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("Titel des Tagesordnungspunkts")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NodeRole)
        if node.line is not None:
            box = self._places(self._row(option.rect), node.line).title
            height = editor.sizeHint().height()
            top = option.rect.center().y() - height // 2
            editor.setGeometry(QRect(box.left() - px(9), top, option.rect.right() - box.left() + px(9), height))
