"""A field for words that narrow a list, with a sign at its end that empties it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import px

_SIDE, _ICON, _EDGE = 24, 14, 4


class SearchEdit(QLineEdit):
    """As QLineEdit; the sign grows with the text, which Qt's own does not, and Esc does the same."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """name: what a screen reader calls it."""
        super().__init__(parent)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.clear_button.size()
        self.clear_button.move(self.width() - side.width() - _EDGE, (self.height() - side.height()) // 2)
