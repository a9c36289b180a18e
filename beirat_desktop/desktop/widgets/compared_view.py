"""Two wordings compared as one text, shown from the first place where they differ."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.differences import PLACE
from beirat_desktop.desktop.widgets.text_view import TextView


class ComparedView(TextView):
    """Keeps the first difference in sight, whatever size it is given, until somebody scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follows = False
        self.verticalScrollBar().actionTriggered.connect(self._let_go)

    def show_compared(self, html: str) -> None:
        self.setHtml(html)
        self._follows = True
        self._go()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._go()

    def _go(self) -> None:
        if self._follows and self.isVisible():
            self.scrollToAnchor(PLACE)

    def _let_go(self) -> None:
        self._follows = False
