"""A small picture beside words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import px


class Sign(QLabel):
    """Asks for its colour and size when it is painted, so that it follows light, dark and the size of letters."""

    def __init__(self, name: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, token)

    def sizeHint(self) -> QSize:
        return QSize(px(16), px(16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.contentsRect())
