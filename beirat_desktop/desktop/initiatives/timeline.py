"""Initiatives as bars over the years, with their milestones; what is only partly known is paler."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from beirat_desktop.desktop.initiatives.words import indented
from beirat_desktop.desktop.theme import SMALL, font, px, tokens
from beirat_desktop.domain.initiatives import POINTED, InitiativeState
from beirat_desktop.german.dates import partial_words
from beirat_desktop.german.initiatives import INITIATIVE_KINDS, INITIATIVE_STATES, when_words
from beirat_desktop.usecases.initiatives.details import InitiativeRow

_INK = {
    InitiativeState.UNDATED: "neutral",
    InitiativeState.AHEAD: "blue",
    InitiativeState.RUNNING: "green",
    InitiativeState.OVER: "neutral",
}
_NAMES_KEEP = 0.45
"""The share of the width that names take at the most."""


class Timeline(QWidget):
    """One row for each initiative; ↑ and ↓ go through them, Enter opens.

    Signals:
        opened: the id of the initiative to open.
        reached: how far down the row is that the keyboard came to.
    """

    opened = Signal(str)
    reached = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[InitiativeRow, ...] = ()
        self._longest = 0
        self._today = date.min
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def current_id(self) -> str:
        """The initiative the keyboard is at, "" for none."""
        return self._rows[self._current].id if self._rows else ""

    def show_rows(self, rows: Sequence[InitiativeRow], today: date) -> None:
        """Show them in their order; the keyboard stays at its initiative."""
        before = self.current_id
        self._rows, self._today = tuple(rows), today
        metrics = QFontMetrics(font())
        self._longest = max((metrics.horizontalAdvance(indented(row)) for row in rows), default=0) + px(16)
        self._current = next((number for number, row in enumerate(rows) if row.id == before), 0)
        self._say()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(700), self._head() + len(self._rows) * self._row() + px(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(420), self.sizeHint().height())

    def spoken(self, row: InitiativeRow) -> str:
        """What a screen reader hears of a row."""
        steps = [
            ": ".join(filter(None, (partial_words(one.when) if one.when else "", one.title))) for one in row.milestones
        ]
        known = (row.name, INITIATIVE_KINDS[row.kind], when_words(row.initiative, self._today))
        return ", ".join(filter(None, (*known, INITIATIVE_STATES[row.state], *steps)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._rows) - 1
        steps = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows:
            self.opened.emit(self.current_id)
        elif Qt.Key(key) in steps and self._rows:
            self._go(max(0, min(steps[Qt.Key(key)], last)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position())
        if at is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._go(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._row_at(event.position()) is not None:
            self.opened.emit(self.current_id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._rows:
            return
        self._paint_years(painter)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, number, row)
        if self._years()[0] <= self._today.year < self._years()[1]:
            painter.setPen(QPen(tokens().color("accent"), 1.5, Qt.PenStyle.DashLine))
            at = self._x(self._today)
            painter.drawLine(QPointF(at, self._head() - px(6)), QPointF(at, self.height() - px(6)))

    # --- where things stand ---

    def _head(self) -> int:
        return px(34)

    def _row(self) -> int:
        return px(40)

    def _names(self) -> int:
        """The width of the names: whole, where years keep more than half of the room."""
        return max(px(170), min(self._longest, round(self.width() * _NAMES_KEEP)))

    def _years(self) -> tuple[int, int]:
        """The first year that is shown and the one after the last."""
        found = [self._today.year]
        for row in self._rows:
            dates = (row.start, row.end, *(one.when for one in row.milestones))
            found += [known.year for known in dates if known is not None]
        return min(found), max(found) + 1

    def _x(self, day: date) -> float:
        first, end = self._years()
        begin = date(first, 1, 1).toordinal()
        share = (day.toordinal() - begin) / (date(end, 1, 1).toordinal() - begin)
        left = self._names() + px(12)
        return left + share * (self.width() - left - px(16))

    def _y(self, number: int) -> float:
        return self._head() + (number + 0.5) * self._row()

    def _row_at(self, place: QPointF) -> int | None:
        number = int((place.y() - self._head()) // self._row())
        return number if 0 <= number < len(self._rows) else None

    # --- painting ---

    def _paint_years(self, painter: QPainter) -> None:
        colours = tokens()
        first, end = self._years()
        metrics = QFontMetrics(font(SMALL))
        a_year = (self._x(date(end, 1, 1)) - self._x(date(first, 1, 1))) / (end - first)
        step = next(one for one in (1, 2, 5, 10, 20, 50, 500) if a_year * one > metrics.horizontalAdvance("0000") * 1.4)
        painter.setFont(font(SMALL))
        for year in range(first, end):
            at = self._x(date(year, 1, 1))
            painter.setPen(QPen(colours.color("line"), 1))
            painter.drawLine(QPointF(at, self._head() - px(6)), QPointF(at, self.height() - px(6)))
            if (year - first) % step == 0:
                painter.setPen(colours.color("muted"))
                painter.drawText(QPointF(at + px(3), self._head() - px(12)), str(year))

    def _paint_row(self, painter: QPainter, number: int, row: InitiativeRow) -> None:
        colours = tokens()
        top = self._head() + number * self._row()
        box = QRectF(0, top, self.width(), self._row())
        if number == self._current and self.hasFocus():
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(colours.color("text"))
        painter.setFont(font())
        metrics = QFontMetrics(font())
        names = QRectF(px(8), top, self._names() - px(8), self._row())
        shown = metrics.elidedText(indented(row), Qt.TextElideMode.ElideRight, int(names.width()))
        painter.drawText(names, int(Qt.AlignmentFlag.AlignVCenter), shown)
        self._paint_bar(painter, number, row)
        for one in row.milestones:
            if one.when is not None and not (row.kind in POINTED and one.when == row.start):
                painter.setPen(QPen(colours.color("card"), 1.5))
                painter.setBrush(colours.color(_INK[row.state]))
                middle = date.fromordinal((one.when.first.toordinal() + one.when.last.toordinal()) // 2)
                painter.drawEllipse(QPointF(self._x(middle), self._y(number)), px(5), px(5))

    def _paint_bar(self, painter: QPainter, number: int, row: InitiativeRow) -> None:
        colours = tokens()
        ink, y = colours.color(_INK[row.state]), self._y(number)
        painter.setPen(Qt.PenStyle.NoPen)
        known = row.start or row.end
        if known is None:
            painter.setPen(colours.color("muted"))
            painter.setFont(font(SMALL))
            left = QRectF(self._x(date(self._years()[0], 1, 1)), y - px(10), px(200), px(20))
            painter.drawText(left, int(Qt.AlignmentFlag.AlignVCenter), INITIATIVE_STATES[row.state])
            return
        if row.kind in POINTED and row.end in (None, row.start):
            at, half = self._x(known.first), px(8)
            diamond = QPainterPath(QPointF(at, y - half))
            for corner in (QPointF(at + half, y), QPointF(at, y + half), QPointF(at - half, y)):
                diamond.lineTo(corner)
            painter.fillPath(diamond, ink)
            return
        first, end = self._years()
        outer = row.start.first if row.start else date(first, 1, 1)
        until = row.end.last if row.end else date(end - 1, 12, 31)
        pale = tokens().color(f"{_INK[row.state]}_soft")
        painter.setPen(QPen(ink, 1))
        painter.setBrush(pale)
        painter.drawRoundedRect(QRectF(QPointF(self._x(outer), y - px(6)), QPointF(self._x(until), y + px(6))), 6, 6)
        sure = row.start.last if row.start else outer
        sure_end = row.end.first if row.end else min(until, self._today)
        if sure_end > sure:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            bar = QRectF(QPointF(self._x(sure), y - px(3)), QPointF(self._x(sure_end), y + px(3)))
            painter.drawRoundedRect(bar, 3, 3)

    # --- what is said ---

    def _tip(self, place: QPointF) -> str:
        number = self._row_at(place)
        if number is None:
            return ""
        row = self._rows[number]
        for one in row.milestones:
            if one.when is not None and self._x(one.when.first) - px(8) <= place.x() <= self._x(one.when.last) + px(8):
                return ", ".join(filter(None, (f"{partial_words(one.when)}: {one.title}", one.place)))
        return self.spoken(row)

    def _go(self, number: int) -> None:
        self._current = number
        self._say()
        self.update()
        self.reached.emit(int(self._y(number)))

    def _say(self) -> None:
        self.setAccessibleName(f"Zeitleiste: {len(self._rows)} Vorhaben")
        self.setAccessibleDescription(self.spoken(self._rows[self._current]) if self._rows else "")
