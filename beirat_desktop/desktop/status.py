"""The line at the bottom: which record, whether all is saved, what was just done, which term."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from beirat_desktop.desktop.messages import Saving, saving_text
from beirat_desktop.desktop.progress import Progress
from beirat_desktop.desktop.theme import MARGIN
from beirat_desktop.desktop.widgets.labels import ElidedLabel

_MESSAGE_MS = 8_000


class StatusLine(QWidget):
    """Says in words what goes on; never asks and never steals the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.record_label = ElidedLabel(self, role="muted")
        self.saving_label = self._label()
        self.message_label = ElidedLabel(self, role="muted")
        self.term_label = self._label()
        self._work_label = self._label()
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Fortschritt")
        self._cancel = QPushButton("Abbrechen", self)
        self._cancel.clicked.connect(self._on_cancel)
        self._progress: Progress | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 5, MARGIN, 5)
        row.setSpacing(18)
        row.addWidget(self.record_label)
        row.addWidget(self.saving_label)
        row.addWidget(self.message_label, 1)
        for widget in (self._work_label, self._bar, self._cancel):
            row.addWidget(widget)
            widget.hide()
        row.addWidget(self.term_label)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_MESSAGE_MS)
        self._fade.timeout.connect(self.message_label.clear)
        self._look = QTimer(self)
        self._look.setInterval(100)
        self._look.timeout.connect(self._on_look)

    def tell(self, message: str) -> None:
        """Show a sentence for a while."""
        self.message_label.setText(message)
        self._fade.start()

    def show_saving(self, state: Saving, trouble: str = "") -> None:
        self.saving_label.setText(saving_text(state, trouble))
        role = "error" if state is Saving.FAILED else "muted"
        if self.saving_label.property("role") != role:
            self.saving_label.setProperty("role", role)
            self.style().polish(self.saving_label)

    def show_progress(self, title: str, progress: Progress) -> None:
        """Watch long work until end_progress(); the user may cancel it."""
        self._progress = progress
        self._work_label.setText(title)
        self._on_look()
        for widget in (self._work_label, self._bar, self._cancel):
            widget.show()
        self._cancel.setEnabled(True)
        self._look.start()

    def end_progress(self) -> None:
        self._look.stop()
        self._progress = None
        for widget in (self._work_label, self._bar, self._cancel):
            widget.hide()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "muted")
        return label

    def _on_look(self) -> None:
        if self._progress is not None:
            self._bar.setRange(0, self._progress.total)
            self._bar.setValue(self._progress.done)

    def _on_cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancelled = True
            self._cancel.setEnabled(False)
