"""The kinds of papers one can choose from, each with what was issued of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import px, tokens
from beirat_desktop.desktop.widgets.chip import chip_size
from beirat_desktop.desktop.widgets.clearing import take_out
from beirat_desktop.desktop.widgets.entries import Entry, EntryRow


class KindRow(EntryRow):
    """An entry that stays chosen until another one is.

    Signals:
        stepped: an arrow key asks for the row so many further down.
    """

    stepped = Signal(int)
    sub_most = 12
    """Whole in the narrowest list: it says what one chooses from."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(entry, 0, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def minimumSizeHint(self) -> QSize:
        """So wide that its chip is not cut."""
        least = super().minimumSizeHint()
        chip = chip_size(self.entry.word).width() + px(8) if self.entry.word else 0
        return least.expandedTo(QSize(chip, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens().color("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-px(2), 1, 0, -2), 6, 6)
            painter.setBrush(tokens().color("accent"))
            painter.drawRect(QRectF(0, 4, px(2), self.height() - 9))
            painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class KindList(QWidget):
    """Arrow keys choose; Tab goes past the list.

    Signals:
        chosen: the id of the entry.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[KindRow] = []

    @property
    def current_id(self) -> str:
        """What is chosen, "" before anything is shown."""
        return next((row.entry.id for row in self.rows if row.isChecked()), "")

    def show_entries(self, entries: Sequence[Entry], current: str) -> None:
        """Replace all; the keyboard stays where it was."""
        if [row.entry for row in self.rows] == list(entries):
            self.choose(current)
            return
        focused = any(row.hasFocus() for row in self.rows)
        take_out(self._column, *self.rows)
        self.rows = [KindRow(entry, self) for entry in entries]
        for row in self.rows:
            row.clicked.connect(self._on_clicked)
            row.stepped.connect(self._on_stepped)
            self._column.addWidget(row)
        self.choose(current)
        if focused:
            self.focus_current()

    def choose(self, key: str) -> None:
        """Mark one, without telling."""
        for row in self.rows:
            if row.entry.id == key:
                row.setChecked(True)

    def focus_current(self) -> None:
        """Put the keyboard to the chosen row."""
        for row in self.rows:
            if row.isChecked():
                row.setFocus()

    def _on_stepped(self, step: int) -> None:
        row = self.sender()
        if isinstance(row, KindRow):
            number = max(0, min(self.rows.index(row) + step, len(self.rows) - 1))
            self.rows[number].setFocus()
            self.rows[number].click()

    def _on_clicked(self) -> None:
        self.chosen.emit(self.current_id)
