"""Columns side by side, each a list of entries; arrow keys go on in all four directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.clearing import take_out
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.scroll import Scroll

_LEAST, _EMPTY, _WIDEST, _GAP, _MARGIN, _BAR, _NOTE = 132, 84, 260, 5, 6, 12, 14
"""How wide a column is at least, and one in which nothing stands; how wide the longest word makes it at most.

All columns of a faction fit beside one another on 1280 pixels."""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column's key and title, how many belong to it (perhaps more than are shown), and what it shows."""

    key: str
    title: str
    count: int
    entries: tuple[Entry, ...]


class _Column(Card):
    def __init__(self, key: str, least: int, parent: QWidget | None) -> None:
        super().__init__(parent=parent)
        self.key = key
        self._least = least
        self.entries = EntryList("", self)
        self.more_label = QLabel(self)
        self.more_label.setProperty("role", "muted")
        self.more_label.setWordWrap(True)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.entries)
        column.addWidget(self.more_label)
        column.addStretch(1)
        self.area = Scroll(inside, self)
        self.add(self.area, 1)
        around = self.layout()
        if around is not None:
            around.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))

    def show_column(self, shown: BoardColumn) -> None:
        self.set_title(shown.title)
        self.set_note(str(shown.count))
        self.setAccessibleName(f"{shown.title}, {shown.count}")
        self.entries.setAccessibleName(shown.title)
        self.entries.show_entries(shown.entries)
        # No wider than the narrowest column has room for beside its bar, or their right edge would be cut.
        around = px(2 * _MARGIN) + 2 + self.area.verticalScrollBar().sizeHint().width()
        for row in self.entries.rows:
            row.setMinimumWidth(px(self._least) - around)
        more = shown.count - len(shown.entries)
        self.more_label.setText(f"und {more} ältere")
        self.more_label.setVisible(more > 0)
        # A word that is longer than the column would be cut: it is then as wide as the word, within reason.
        word = max((row.widest_word + px(_BAR) for row in self.entries.rows), default=0)
        self.title_label.ensurePolished()
        title = self.title_label.fontMetrics().horizontalAdvance(shown.title)
        title += self.note_label.fontMetrics().horizontalAdvance(str(shown.count)) + px(_NOTE)
        wide = min(max(word, title) + px(2 * _MARGIN) + 2, px(_WIDEST))
        self.setMinimumWidth(max(px(self._least if shown.entries else _EMPTY), wide))


class Board(QScrollArea):
    """Scrolls sideways where the columns do not fit.

    Signals:
        navigate: noun and id of the entry that was opened.
    """

    navigate = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None, *, least: int = _LEAST) -> None:
        """least: how wide a column in which something stands is at least, in pixels at 100 %."""
        super().__init__(parent)
        self._least = least
        self.columns: list[_Column] = []
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self)
        inner.setObjectName("plain")
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(_GAP))
        self.setWidget(inner)

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Show these; a column that stays keeps its place and the keyboard in it."""
        if [one.key for one in self.columns] != [one.key for one in columns]:
            take_out(self._row, *self.columns)
            self.columns = [_Column(one.key, self._least, self.widget()) for one in columns]
            for made in self.columns:
                made.entries.navigate.connect(self.navigate)
                self._row.addWidget(made, 1)
                made.show()  # at once, or a window that is activated now takes the keyboard from a hidden entry
        for made, shown in zip(self.columns, columns, strict=True):
            made.show_column(shown)
            self._row.setStretchFactor(made, 2 if shown.entries else 1)

    def focus_first(self) -> None:
        """Put the keyboard on the first entry there is."""
        rows = [row for column in self.columns for row in column.entries.rows]
        if rows:
            rows[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        here = next(
            ((n, m) for n, one in enumerate(self.columns) for m, row in enumerate(one.entries.rows) if row.hasFocus()),
            None,
        )
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        number = here[0] + step
        while 0 <= number < len(self.columns):
            if rows := self.columns[number].entries.rows:
                target = rows[min(here[1], len(rows) - 1)]
                target.setFocus()
                self.ensureWidgetVisible(self.columns[number])
                return
            number += step
