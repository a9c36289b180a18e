"""A typeface of its own for a widget, whatever becomes of the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget


class _Lettering(QObject):
    """Gives a widget its typeface back when the colours change.

    Qt keeps the typeface that a widget had when a style sheet first reached it, and puts that back with every other
    sheet; what was set in between would be lost.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.face = QFont()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and watched is self._widget:
            self._widget.setFont(self.face)
        return super().eventFilter(watched, event)


def letter(widget: QWidget, face: QFont) -> None:
    """Show the widget's words in this typeface from now on."""
    held = next((one for one in widget.children() if isinstance(one, _Lettering)), None) or _Lettering(widget)
    held.face = QFont(face)
    widget.setFont(held.face)
