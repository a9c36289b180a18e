"""The votes on the item so far, and those still to come."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from beirat_desktop.desktop.live.lists import LineList
from beirat_desktop.desktop.live.words import vote_lines
from beirat_desktop.desktop.theme import px
from beirat_desktop.usecases.live.resolutions import DeskItem

_VOTES_HIGH = 114
"""Pixels for the list of votes at 100 %: three lines, then it scrolls; room is short below and above it."""


class VoteList(LineList):
    """As high as its lines, up to three; where the counts and what they come to need the room, less, but one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Abstimmungen", lead_width=px(20), parent=parent)
        self._whole = self._least = self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._whole)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_last()

    def show_votes(self, row: DeskItem | None, *, compact: bool, tight: bool) -> None:
        """Show the votes on an item; where room is short one line of them, where it is shortest none."""
        lines = vote_lines(row) if row is not None else []
        self.show_lines(lines)
        self.setVisible(bool(lines) and not tight)
        rows = [self.sizeHintForRow(number) for number in range(len(lines))]
        most = _VOTES_HIGH / 3 if compact else _VOTES_HIGH
        frame = 2 * self.frameWidth()
        self._whole, self._least = (min(high, px(most)) + frame for high in (sum(rows), max(rows, default=0)))
        self.updateGeometry()
        self._at = min(len(row.votes) if row is not None else 0, len(lines) - 1)
        self._show_last()

    def _show_last(self) -> None:
        """The last vote and the next one are in view."""
        self.scrollTo(self.lines.index(self._at), LineList.ScrollHint.PositionAtBottom)
