"""A field for words that narrow a list, with a sign at its end that empties it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolButton, QWidget

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import px

_SIDE, _ICON, _EDGE = 24, 14, 4
_INSIDE = 2
"""Pixels that Qt keeps free before and behind the words."""
_SHORT = "Suchen"


class SearchEdit(QLineEdit):
    """As QLineEdit; the sign grows with the text, which Qt's own does not, and Esc does the same.

    What it looks through stands in it; where that has no room, a short word does, and the tip says the whole.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """name: what a screen reader calls it."""
        super().__init__(parent)
        self._whole = ""
        self.setAccessibleName(name)
        self.clear_button = QToolButton(self)
        self.clear_button.setProperty("kind", "clear")
        self.clear_button.setIcon(icon("x"))
        self.clear_button.setIconSize(QSize(px(_ICON), px(_ICON)))
        self.clear_button.setFixedSize(px(_SIDE), px(_SIDE))
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setAccessibleName("Suche leeren")
        self.clear_button.setToolTip("Suche leeren (Esc)")
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        self.textChanged.connect(lambda text: self.clear_button.setVisible(bool(text)))
        self.setTextMargins(0, 0, px(_SIDE), 0)

    def setPlaceholderText(self, text: str) -> None:
        self._whole = text
        super().setPlaceholderText(text)

    def minimumSizeHint(self) -> QSize:
        """Room for the short word at the least; what is typed scrolls."""
        least = super().minimumSizeHint()
        return QSize(max(least.width(), self.width() - self._room() + self._short_needs()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        side = self.clear_button.size()
        self.clear_button.move(self.width() - side.width() - _EDGE, (self.height() - side.height()) // 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "clear_button"):
            self._fit()

    def _room(self) -> int:
        """Pixels that words have."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self).width()
        return room - self.textMargins().right() - 2 * _INSIDE

    def _short_needs(self) -> int:
        return self.fontMetrics().horizontalAdvance(_SHORT) if self._whole else 0

    def _fit(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self._whole) <= self._room()
        shown = self._whole if fits else _SHORT
        if shown != self.placeholderText():
            super().setPlaceholderText(shown)
        if self.toolTip() in ("", self._whole):
            self.setToolTip("" if fits else self._whole)
