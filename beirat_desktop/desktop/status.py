"""The line at the bottom: which record, whether all is saved, what was just done, which term."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from beirat_desktop.desktop.messages import Saving, saving_text
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import MARGIN
from beirat_desktop.desktop.widgets.labels import ElidedLabel

_MESSAGE_MS = 8_000
"""A sentence that was just told outlasts the saving of what it tells."""


class StatusLine(QWidget):
    """Says in words what goes on; never asks and never steals the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.record_label = ElidedLabel(self, role="muted")
        self.saving_label = ElidedLabel(self, role="muted")
        self.message_label = ElidedLabel(self, role="muted")
        self.term_label = QLabel(self)
        self.term_label.setProperty("role", "muted")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 5, MARGIN, 5)
        row.setSpacing(18)
        row.addWidget(self.record_label)
        row.addWidget(self.saving_label)
        row.addWidget(self.message_label, 1)
        row.addWidget(self.term_label)
        self._now = QTimer(self)
        self._now.setSingleShot(True)
        self._now.setInterval(0)
        self._fresh = QTimer(self)
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(_MESSAGE_MS)

    def add_work(self, bar: QWidget) -> None:
        """Show how far work has come that belongs to no page."""
        self._row.addWidget(bar)

    def tell(self, message: str) -> None:
        """Show a sentence; it stays until something newer happens, however slowly somebody reads."""
        self.message_label.setText(message)
        announce(message, self)
        self._fresh.start()
        self._now.start()

    def leave(self) -> None:
        """Another page, tab or banner is shown: what was told before it goes, but for what led there."""
        if not self._now.isActive():
            self.message_label.clear()

    def outdate(self) -> None:
        """Something else was done: what Strg+Z takes back is that now, and any other sentence was read meanwhile."""
        if "Strg+Z" in self.message_label.whole_text or not self._fresh.isActive():
            self.message_label.clear()

    def show_saving(self, state: Saving, trouble: str = "") -> None:
        said = saving_text(state, trouble)
        if state is Saving.FAILED and self.saving_label.whole_text != said:
            announce(said, self, assertive=True)
        if self.saving_label.whole_text != said and not self._fresh.isActive():
            self.message_label.clear()
        self.saving_label.setText(said)
        role = "error" if state is Saving.FAILED else "muted"
        if self.saving_label.property("role") != role:
            self.saving_label.setProperty("role", role)
            self.style().polish(self.saving_label)
