"""The line: what has been, what is now and what lies ahead, as stations of a line map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
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
from beirat_desktop.desktop.theme import BODY, SMALL, font, px, tokens


class Stage(StrEnum):
    """Where a station stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    MISSED = "missed"


STAGE_WORDS = {Stage.DONE: "erledigt", Stage.NOW: "jetzt", Stage.AHEAD: "steht aus", Stage.MISSED: "überfällig"}
_ROW_MOST = 8
"""A line of more stops is broken into rows where it is too narrow for them."""
_STEP_TIGHT = 56
"""Pixels a stop needs at the least where all stand in one row, every second one's words below the others'."""
_STEP_LEAST = 126
_BESIDE = 8
"""Between the words of two stops."""
_INK = {Stage.DONE: "green", Stage.NOW: "accent", Stage.AHEAD: "field_line", Stage.MISSED: "red"}


@dataclass(frozen=True, slots=True)
class Station:
    """One stop; key comes back when it is opened, tip tells who waits for whom since when.

    word replaces what a screen reader hears of the stage, such as «abgelehnt» for a missed one. year stands above a
    stop of another year than the one before it, where a line goes over years.
    """

    label: str
    stage: Stage
    sub: str = ""
    tip: str = ""
    key: str = ""
    word: str = ""
    year: str = ""

    @property
    def spoken(self) -> str:
        stage = self.word or STAGE_WORDS[self.stage]
        return ", ".join(part for part in dict.fromkeys((self.year, self.label, self.sub, stage)) if part)


class LineMap(QWidget):
    """Painted, so that it scales with the text and follows light and dark; compact draws smaller stations.

    Signals:
        activated: number and key of the station that was opened by click, Enter or Space.
    """

    activated = Signal(int, str)
    spoken_role = QAccessible.Role.Graphic

    def __init__(
        self, stations: Sequence[Station] = (), parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self._stations: tuple[Station, ...] = ()
        self._current = 0
        self._pressed: int | None = None
        self._compact = compact
        self._columns = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.show_stations(stations)

    @property
    def stations(self) -> tuple[Station, ...]:
        return self._stations

    @property
    def current(self) -> int:
        """The station the keyboard is at."""
        return self._current

    def set_columns(self, count: int) -> None:
        """Stand as a line of that many stops would, so that lines below one another share their columns."""
        if count != self._columns:
            self._columns = count
            self.updateGeometry()
            self.update()

    def show_stations(self, stations: Sequence[Station]) -> None:
        self._stations = tuple(stations)
        now = [number for number, one in enumerate(self._stations) if one.stage in (Stage.NOW, Stage.MISSED)]
        self._current = now[0] if now else 0
        self.setAccessibleName("Verlauf: " + "; ".join(one.spoken for one in self._stations))
        self._say_current()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(min(self._count(), _ROW_MOST) * px(110), self._high())

    def minimumSizeHint(self) -> QSize:
        count = self._count()
        return QSize(min(count * px(_STEP_TIGHT), px(_STEP_LEAST)), self._high())

    def one_row(self) -> int:
        """Pixels of width below which the line is broken into rows."""
        return self._count() * px(_STEP_TIGHT)

    def _high(self) -> int:
        return self._row_high() * -(-max(len(self._stations), 1) // self._in_row())

    def _row_high(self) -> int:
        words = self._words_high() * (2 if self._staggered() else 1)
        return 2 * self._radius() + px(10) + words + self._years_high()

    def _years_high(self) -> int:
        return QFontMetrics(font(SMALL)).height() if any(one.year for one in self._stations) else 0

    def _count(self) -> int:
        """How many stops there is room for; a line that is broken into rows keeps to itself."""
        own = len(self._stations)
        return max(own, self._columns) if own <= _ROW_MOST else own

    def _in_row(self) -> int:
        """How many stops stand side by side."""
        count = max(self._count(), 1)
        if count <= _ROW_MOST and self.width() >= self.one_row() and (self._columns or not self._cut_in_one_row()):
            return count
        easy = self.width() // px(_STEP_LEAST)
        # Before each stands alone, as far below the one before as a row is high, they come as near as their words let.
        return max(min(count, easy if easy > 1 else self.width() // self._words_wide()), 1)

    def _cut_in_one_row(self) -> bool:
        """Whether a day or the like has no room at the end of the row; a whole sentence is cut anywhere."""
        last, room = self._stations[-1:], self.width() / max(self._count(), 1) - px(6)
        labels, subs = QFontMetrics(font(SMALL, semibold=True)), QFontMetrics(font(SMALL))
        words = [labels.horizontalAdvance(one.label) for one in last]
        words += [subs.horizontalAdvance(one.sub) for one in last]
        return any(room < wide <= px(_STEP_LEAST) for wide in words)

    def _words_wide(self) -> int:
        """What the longest words of a stop take, and a little beside them."""
        labels, subs = QFontMetrics(font(SMALL, semibold=True)), QFontMetrics(font(SMALL))
        wide = [labels.horizontalAdvance(one.label) for one in self._stations]
        wide += [subs.horizontalAdvance(one.sub) for one in self._stations]
        return max(max(wide, default=0) + px(_BESIDE), px(_STEP_TIGHT))

    def _step(self) -> float:
        return self.width() / self._in_row()

    def _words_high(self) -> int:
        """The label and the smaller line below it."""
        return QFontMetrics(font(self._label_size())).height() + QFontMetrics(font(SMALL)).height()

    def _label_size(self) -> int:
        return SMALL if self._compact or not self._fits(BODY) else BODY

    def _staggered(self) -> bool:
        """Where words would run into their neighbours every second one stands lower."""
        return not self._fits(SMALL)

    def _fits(self, size: int) -> bool:
        step = self._step() - px(_BESIDE)
        labels, subs = QFontMetrics(font(size, semibold=True)), QFontMetrics(font(SMALL))
        return all(
            labels.horizontalAdvance(one.label) <= step and subs.horizontalAdvance(one.sub) <= step
            for one in self._stations
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def _radius(self) -> int:
        return px(8 if self._compact else 10)

    def _center(self, number: int) -> QPointF:
        # The labels stand under their stations from the left, so the first needs little room before it.
        row, place = divmod(number, self._in_row())
        top = row * self._row_high() + self._years_high()
        return QPointF(self._radius() + px(14) + place * self._step(), top + self._radius() + px(2))

    def _at(self, point: QPointF) -> int | None:
        row, place = int(point.y() // self._row_high()), int(point.x() // self._step())
        number, last = row * self._in_row() + place, len(self._stations) - 1
        if number > last >= row * self._in_row():
            number = last  # whose words have all the room behind them
        return number if 0 <= number <= last else None

    def _told(self, number: int) -> str:
        """What a hand that rests at a stop is told, with what is cut of its words."""
        station, room = self._stations[number], self.words_room(number) - px(6)
        labels, subs = QFontMetrics(font(self._label_size(), semibold=True)), QFontMetrics(font(SMALL))
        cut = labels.horizontalAdvance(station.label) > room or subs.horizontalAdvance(station.sub) > room
        return "\n\n".join(filter(None, (station.spoken if cut or not station.tip else "", station.tip)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(len(self._stations) - 1):
            self._paint_track(painter, number)
        for number, station in enumerate(self._stations):
            self._paint_station(painter, number, station)

    def _paint_track(self, painter: QPainter, number: int) -> None:
        """The stretch between two stations has the colour of where it leads, as far as one has come."""
        ahead = self._stations[number + 1].stage
        token = "track" if ahead is Stage.AHEAD else _INK[ahead]
        pen = QPen(tokens().color(token), px(3))
        if ahead is Stage.AHEAD:
            # Told apart from the way already gone also without colour.
            pen.setDashPattern([1.0, 1.4])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        gap = QPointF(self._radius(), 0)
        here, there = self._center(number), self._center(number + 1)
        if here.y() == there.y():
            painter.drawLine(here + gap, there - gap)
        else:  # on to the next row
            painter.drawLine(here + gap, QPointF(self.width(), here.y()))
            painter.drawLine(QPointF(0, there.y()), there - gap)

    def _paint_station(self, painter: QPainter, number: int, station: Station) -> None:
        colours = tokens()
        center, radius = self._center(number), self._radius()
        ink = colours.color(_INK[station.stage])
        filled = station.stage in (Stage.DONE, Stage.MISSED)
        painter.setPen(QPen(ink, px(3)))
        painter.setBrush(ink if filled else colours.color("card"))
        painter.drawEllipse(center, radius - px(1.5), radius - px(1.5))
        if station.stage is Stage.NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(center, radius * 0.3, radius * 0.3)
        elif filled:
            self._paint_sign(painter, center, radius, station.stage)
        if self.hasFocus() and number == self._current:
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(center, radius + px(2), radius + px(2))
        self._paint_words(painter, number, station)

    def _paint_sign(self, painter: QPainter, center: QPointF, radius: float, stage: Stage) -> None:
        """A tick or an exclamation mark, so that the colour need not be seen."""
        painter.setPen(
            QPen(
                tokens().color("card"), px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            )
        )
        x, y, s = center.x(), center.y(), radius * 0.42
        if stage is Stage.DONE:
            painter.drawPolyline([QPointF(x - s, y), QPointF(x - s * 0.25, y + s * 0.75), QPointF(x + s, y - s * 0.7)])
        else:
            painter.drawLine(QPointF(x, y - s * 1.05), QPointF(x, y + s * 0.2))
            painter.drawPoint(QPointF(x, y + s * 1.05))

    def words_room(self, number: int) -> float:
        """Pixels for the words of a station: up to the next that stands as high; the last has all behind it."""
        place = number % self._in_row()
        if number + 1 == len(self._stations):
            return self.width() - place * self._step()
        return self._step() * (2 if self._staggered() and place + 1 < self._in_row() else 1)

    def _paint_words(self, painter: QPainter, number: int, station: Station) -> None:
        colours = tokens()
        step = self._step()
        row, place = divmod(number, self._in_row())
        left = place * step + px(2)
        top = row * self._row_high()
        if station.year:
            painter.setFont(font(SMALL, semibold=True))
            painter.setPen(colours.color("muted"))
            painter.drawText(QRectF(left, top, step, self._years_high()), station.year)
        top += self._years_high() + 2 * self._radius() + px(6)
        room = self.words_room(number)
        if self._staggered():
            top += self._words_high() * (place % 2)
        for text, size, token in (
            (station.label, self._label_size(), "text"),
            (station.sub, SMALL, "red" if station.stage is Stage.MISSED else "muted"),
        ):
            painter.setFont(font(size, semibold=size != SMALL and station.stage is Stage.NOW))
            metrics = painter.fontMetrics()
            painter.setPen(colours.color(token))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room - px(6)))
            painter.drawText(QRectF(left, top, room - px(4), metrics.height()), shown)
            top += metrics.height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._stations) - 1
        moves = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._current = max(0, min(last, moves[key]))
            self._say_current()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._stations:
            self.activated.emit(self._current, self._stations[self._current].key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Whoever pressed the wrong one lets go elsewhere, and nothing happens.
        number, self._pressed = self._pressed, None
        if number is not None and number == self._at(event.position()):
            self._current = number
            self._say_current()
            self.update()
            self.activated.emit(number, self._stations[number].key)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(QPointF(event.pos()))
            if number is not None:
                QToolTip.showText(event.globalPos(), self._told(number), self)
                return True
        return super().event(event)

    def _say_current(self) -> None:
        if self._stations:
            station = self._stations[self._current]
            words = ". ".join(part for part in (station.spoken, station.tip) if part)
            self.setAccessibleDescription(words)
            if self.hasFocus():
                announce(words, self)
