"""The matters as lines: number, state and title at the left, the way at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import px, tokens
from beirat_desktop.desktop.tracking.words import called, chip, stations, waits_words
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.clearing import take_out
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.line_map import LineMap
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.tracking.tracking import TrackingRow

_ANY = (1 << 24) - 1
"""What Qt takes for a width without bound."""
_WORDS_WIDTH = 250
_BEFORE_END = 300
MOST_ALIGNED = 6
"""Lines of up to so many stops share their columns; a longer one stands by itself, or all would be narrow."""
_WINDOW_REASONS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class _Matters(QWidget):
    spoken_role = QAccessible.Role.List


class MatterRow(QWidget):
    """One matter; its line holds the keyboard.

    Signals:
        chosen: the key of the matter.
        station_opened: key of the matter, "noun:id" of the stop.
    """

    spoken_role = QAccessible.Role.ListItem
    chosen = Signal(str)
    station_opened = Signal(str, str)

    def __init__(
        self,
        row: TrackingRow,
        names: Mapping[str, str],
        votes: Mapping[str, Vote],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._selected = False
        number = QLabel(called(row), self)
        number.setProperty("role", "heading")
        head = FlowLayout(spacing=8)
        head.addWidget(number)
        head.addWidget(Chip(*chip(row), parent=self))
        title = QLabel(unbroken_numbers(row.title), self)
        title.setWordWrap(True)
        said = " · ".join(part for part in (row.faction, row.elsewhere, _joined(row)) if part)
        about = QLabel(unbroken_numbers(said), self)
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        about.setVisible(bool(about.text()))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(head)
        words.addWidget(title)
        words.addWidget(about)
        waits = QLabel(unbroken_numbers(waits_words(row)), self)
        waits.setWordWrap(True)
        waits.setProperty("role", "error" if row.overdue else "muted")
        waits.setVisible(bool(waits.text()))
        words.addWidget(waits)
        words.addStretch(1)
        left = QWidget(self)
        left.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        left.setMinimumWidth(px(_WORDS_WIDTH * 0.6))
        left.setMaximumWidth(px(_WORDS_WIDTH))
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{called(row)} {row.title}, {chip(row)[0]}")
        self.line = LineMap(stations(row.stops, names, votes, today), self)
        self.line.setAccessibleName(f"{called(row)} {row.title}. {self.line.accessibleName()}")
        self.line.activated.connect(self._on_activated)
        self.line.installEventFilter(self)
        self.set_stop(False)
        self._left = left
        across = self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        across.setContentsMargins(px(10), px(10), px(6), px(10))
        across.setSpacing(px(14))
        across.addWidget(left, 2)
        across.addWidget(self.line, 3, Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:
        margins = self._across.contentsMargins()
        wide = max(self._left.minimumWidth(), self.line.minimumSizeHint().width()) + margins.left() + margins.right()
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line stands below the words where it has no room beside them."""
        super().resizeEvent(event)
        margins = self._across.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._across.spacing()
        beside = room >= self._left.minimumWidth() + self.line.one_row()
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._across.direction() != wanted:
            self._across.setDirection(wanted)
            self._left.setMaximumWidth(px(_WORDS_WIDTH) if beside else _ANY)
            self.updateGeometry()

    def set_selected(self, selected: bool) -> None:
        self._selected = selected
        self.update()

    def set_stop(self, stop: bool) -> None:
        """Whether the Tab key halts here; of all rows it does at one."""
        policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        self.line.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A window that comes to the front must not change what is chosen.
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() not in _WINDOW_REASONS:
            self.chosen.emit(self.row.key)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus()
        self.chosen.emit(self.row.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = tokens()
        if self._selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("band"))
            painter.drawRoundedRect(self.rect(), px(6), px(6))
            painter.setBrush(colours.color("accent"))
            painter.drawRoundedRect(0, px(8), px(3), self.height() - px(16), 2, 2)
        painter.setPen(QPen(colours.color("line"), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _on_activated(self, _number: int, key: str) -> None:
        self.chosen.emit(self.row.key)
        if key:
            self.station_opened.emit(self.row.key, key)


def _joined(row: TrackingRow) -> str:
    return f"{len(row.paper_ids)} Papiere" if len(row.paper_ids) > 1 else ""


class MatterList(QScrollArea):
    """Matters below one another, more of them as one scrolls; arrow keys go from one to the next.

    Signals:
        chosen: the key of a matter.
        station_opened: key of the matter, "noun:id" of the stop.
        more_wanted: the end is near.
    """

    chosen = Signal(str)
    station_opened = Signal(str, str)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[MatterRow] = []
        self.group_labels: list[QLabel] = []
        self._headings: Mapping[str, str] = {}
        self.current_key = ""
        self._sought = ""
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inner = _Matters(self)
        inner.setAccessibleName("Vorgänge")
        inner.setObjectName("plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, px(6), 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def show_rows(
        self,
        rows: Sequence[TrackingRow],
        names: Mapping[str, str],
        votes: Mapping[str, Vote],
        today: date,
        headings: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Show these in place of what is shown; place and choice stay where they can.

        headings: what stands above those that wait for somebody, by whom; empty where the rows are one list.
        """
        place = self.verticalScrollBar().value()
        self._headings = headings
        for gone in self.rows:  # the keyboard goes from the one that is taken out to the next, which nobody chose
            gone.blockSignals(True)
        take_out(self._column, *self.rows, *self.group_labels)
        self.rows, self.group_labels = [], []
        self.add_rows(rows, names, votes, today)
        self.verticalScrollBar().setValue(place)
        self.horizontalScrollBar().setValue(0)

    def add_rows(
        self, rows: Sequence[TrackingRow], names: Mapping[str, str], votes: Mapping[str, Vote], today: date
    ) -> None:
        """Show more at the end."""
        for row in rows:
            if self._headings and (not self.rows or self.rows[-1].row.waits_for != row.waits_for):
                self._add_heading(self._headings.get(row.waits_for, ""))
            made = MatterRow(row, names, votes, today, self.widget())
            made.chosen.connect(self.choose)
            made.station_opened.connect(self.station_opened)
            made.set_selected(row.key == self.current_key)
            self._column.insertWidget(self._column.count() - 1, made)
            self.rows.append(made)
        counts = [len(made.line.stations) for made in self.rows]
        most = max((count for count in counts if count <= MOST_ALIGNED), default=0)
        for made in self.rows:
            made.line.set_columns(most)
        for made in self.rows:
            made.show()  # at once, or a window that is activated now takes the keyboard from a hidden line
        self._mark_stop()

    def _add_heading(self, text: str) -> None:
        label = QLabel(text, self.widget())
        label.setProperty("role", "section")
        label.setContentsMargins(px(10), px(12), 0, px(4))
        self._column.insertWidget(self._column.count() - 1, label)
        self.group_labels.append(label)

    def choose(self, key: str) -> None:
        """Mark a matter and tell of it."""
        if key == self.current_key:
            return
        self.current_key = key
        if key != self._sought:
            self._sought = ""
        for made in self.rows:
            made.set_selected(made.row.key == key)
            if made.row.key == key:
                self.ensureWidgetVisible(made, 0, px(20))
                self.horizontalScrollBar().setValue(0)
        self._mark_stop()
        self.chosen.emit(key)

    def seek(self, key: str) -> None:
        """Mark a matter that was asked for from elsewhere, and bring it into view once the rows have their place."""
        self._sought = key
        self.choose(key)
        self._bring()

    def _bring(self) -> None:
        made = next((one for one in self.rows if one.row.key == self._sought), None)
        if made is not None and self.isVisible() and made.height() > 0:
            self.ensureWidgetVisible(made, 0, px(20))
            self.horizontalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring()

    def focus_current(self) -> None:
        """Put the keyboard on the chosen matter, else the first."""
        number = self._number()
        self._bring()
        if self.rows:
            self.rows[max(number, 0)].line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}
        key = Qt.Key(event.key())
        if key in steps and self.rows:
            number = max(0, min(len(self.rows) - 1, self._number() + steps[key]))
            self.rows[number].line.setFocus()
            if number >= len(self.rows) - 2:
                self.more_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _mark_stop(self) -> None:
        """The Tab key halts at the chosen row, else at the first; arrow keys go on from there."""
        stop = max(self._number(), 0)
        for number, made in enumerate(self.rows):
            made.set_stop(number == stop)

    def _number(self) -> int:
        keys = [made.row.key for made in self.rows]
        return keys.index(self.current_key) if self.current_key in keys else -1

    def _on_range(self, _least: int, most: int) -> None:
        """A tall window has room for more than came at first."""
        self._bring()
        if self.isVisible() and self.rows and most < px(_BEFORE_END):
            self.more_wanted.emit()

    def _on_scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - px(_BEFORE_END):
            self.more_wanted.emit()
