"""Bars of figures below one another, parted by filling and word, so that they are read in grey too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import SMALL, font, px, tokens

_FILLS = (
    ("accent", Qt.BrushStyle.SolidPattern),
    ("accent", Qt.BrushStyle.BDiagPattern),
    ("accent_soft", Qt.BrushStyle.SolidPattern),
    ("accent", Qt.BrushStyle.Dense5Pattern),
    ("accent", Qt.BrushStyle.CrossPattern),
    ("accent", Qt.BrushStyle.HorPattern),
    ("accent", Qt.BrushStyle.FDiagPattern),
    ("accent", Qt.BrushStyle.Dense7Pattern),
)
"""Told apart by pattern, not by colour; the part's word stands in the legend."""
_ROW, _BAR, _LEAST = 30, 20, 210
_LABEL_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a bar: of which bar, of which part, how long, and what it says."""

    id: str
    bar: str
    part: str
    value: int


class BarChart(QWidget):
    """Painted; arrow keys go from piece to piece. The table beside it says the same.

    Signals:
        chosen: the id of the piece that was clicked or gone to.
    """

    chosen = Signal(str)
    spoken_role = QAccessible.Role.Graphic

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bits: tuple[Bit, ...] = ()
        self._bars: tuple[str, ...] = ()
        self._parts: tuple[str, ...] = ()
        self._current = 0
        self._pressed: int | None = None
        self.setAccessibleName(f"{name}, als Balken; die Tabelle daneben sagt dasselbe")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bits(self) -> tuple[Bit, ...]:
        return self._bits

    def show_bits(self, bits: Sequence[Bit], parts: Sequence[str]) -> None:
        """Show other bars, each parted in that order."""
        self._bars = tuple(dict.fromkeys(bit.bar for bit in bits))
        self._bits = tuple(sorted(bits, key=lambda bit: (self._bars.index(bit.bar), parts.index(bit.part))))
        self._parts = tuple(parts)
        self._current = 0
        self._say()
        self.updateGeometry()
        self.update()

    def choose(self, key: str) -> None:
        """Mark a piece that was chosen elsewhere; nothing is told."""
        number = next((number for number, bit in enumerate(self._bits) if bit.id == key), None)
        if number is not None and number != self._current:
            self._current = number
            self._say()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(_LEAST), self._legend_high(max(self.width(), px(_LEAST))) + len(self._bars) * px(_ROW) + px(4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def rect_of(self, number: int) -> QRectF:
        """Where a piece is drawn."""
        bit = self._bits[number]
        left, wide = self._label_wide() + px(8), self.width() - self._label_wide() - px(52)
        longest = max((self._total(bar) for bar in self._bars), default=0) or 1
        before = sum(one.value for one in self._bits[:number] if one.bar == bit.bar)
        top = self._legend_high(self.width()) + self._bars.index(bit.bar) * px(_ROW) + px(_ROW - _BAR) / 2
        return QRectF(left + wide * before / longest, top, wide * bit.value / longest, px(_BAR))

    def _total(self, bar: str) -> int:
        return sum(bit.value for bit in self._bits if bit.bar == bar)

    def _label_wide(self) -> int:
        metrics = QFontMetrics(font(SMALL, tabular=True))
        widest = max((metrics.horizontalAdvance(bar) for bar in self._bars), default=0)
        return min(widest + px(8), int(self.width() * _LABEL_SHARE))

    def _legend(self, width: int) -> list[tuple[QPointF, int, str]]:
        """Place, number of the filling and word of each part; none where there is only one."""
        if len(self._parts) < 2:
            return []
        metrics = QFontMetrics(font(SMALL))
        found, left, top = [], 0.0, 0.0
        for number, part in enumerate(self._parts):
            needs = px(18) + metrics.horizontalAdvance(part) + px(14)
            if left and left + needs > width:
                left, top = 0.0, top + metrics.height() + px(4)
            found.append((QPointF(left, top), number, part))
            left += needs
        return found

    def _legend_high(self, width: int) -> int:
        legend = self._legend(width)
        return int(legend[-1][0].y()) + QFontMetrics(font(SMALL)).height() + px(8) if legend else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, small = tokens(), font(SMALL, tabular=True)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        for place, number, part in self._legend(self.width()):
            box = QRectF(place.x(), place.y() + (metrics.height() - px(12)) / 2, px(12), px(12))
            self._fill(painter, box, number)
            painter.setPen(colours.color("text"))
            painter.drawText(QPointF(place.x() + px(18), place.y() + metrics.ascent()), part)
        legend = self._legend_high(self.width())
        for row, bar in enumerate(self._bars):
            box = QRectF(0, legend + row * px(_ROW), self._label_wide(), px(_ROW))
            painter.setPen(colours.color("text"))
            shown = metrics.elidedText(bar, Qt.TextElideMode.ElideRight, self._label_wide())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
        ends: dict[str, QRectF] = {}
        for number, bit in enumerate(self._bits):
            box = self.rect_of(number)
            ends[bit.bar] = box
            self._fill(painter, box, self._parts.index(bit.part))
            if len(self._parts) > 1:
                self._number(painter, box, str(bit.value))
            if number == self._current and self.hasFocus():
                painter.setPen(QPen(colours.color("text"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(-2, -2, 2, 2))
        painter.setPen(colours.color("text"))
        for bar, box in ends.items():
            painter.drawText(
                QRectF(box.right() + px(6), box.top(), px(46), box.height()),
                int(Qt.AlignmentFlag.AlignVCenter),
                str(self._total(bar)),
            )

    def _fill(self, painter: QPainter, box: QRectF, number: int) -> None:
        colours = tokens()
        token, pattern = _FILLS[number % len(_FILLS)]
        painter.setPen(QPen(colours.color("accent"), 1))
        painter.setBrush(QBrush(colours.color("card")))
        painter.drawRect(box)
        painter.setBrush(QBrush(colours.color(token), pattern))
        painter.drawRect(box)

    def _number(self, painter: QPainter, box: QRectF, text: str) -> None:
        """On a plate of the ground, or no pattern would let it be read; left out where there is no room."""
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(text) + px(6)
        if wide + px(4) > box.width():
            return
        plate = QRectF(box.center().x() - wide / 2, box.top() + px(2), wide, box.height() - px(4))
        painter.fillRect(plate, tokens().color("card"))
        painter.setPen(tokens().color("text"))
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if not self._bits:
            super().keyPressEvent(event)
        elif key in steps:
            self._go(max(0, min(len(self._bits) - 1, self._current + steps[key])))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar = self._bars.index(self._bits[self._current].bar) + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= bar < len(self._bars):
                self._go(next(n for n, bit in enumerate(self._bits) if bit.bar == self._bars[bar]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Whoever pressed the wrong one lets go elsewhere, and nothing happens.
        number, self._pressed = self._pressed, None
        if number is not None and number == self._at(event.position()):
            self._go(number)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(QPointF(event.pos()))
            if number is not None:
                QToolTip.showText(event.globalPos(), self._words(number), self)
                return True
            bar = self._named_at(QPointF(event.pos()))
            if bar:
                QToolTip.showText(event.globalPos(), bar, self)
                return True
        return super().event(event)

    def _at(self, place: QPointF) -> int | None:
        return next((n for n in range(len(self._bits)) if self.rect_of(n).contains(place)), None)

    def _named_at(self, place: QPointF) -> str:
        """The bar whose name stands there, for it may be cut."""
        row = int((place.y() - self._legend_high(self.width())) // px(_ROW))
        return self._bars[row] if place.x() < self._label_wide() and 0 <= row < len(self._bars) else ""

    def _go(self, number: int) -> None:
        self._current = number
        self._say()
        if self.hasFocus():
            announce(self._words(number), self)
        self.update()
        self.chosen.emit(self._bits[number].id)

    def _words(self, number: int) -> str:
        bit = self._bits[number]
        return f"{bit.bar}, {bit.part}: {bit.value}"

    def _say(self) -> None:
        self.setAccessibleDescription(self._words(self._current) if self._bits else "")
