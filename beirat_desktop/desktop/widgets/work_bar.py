"""How far long work has come, where it was begun, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from beirat_desktop.desktop.progress import Progress
from beirat_desktop.desktop.speaking import announce

_LOOK_MS = 100


class WorkBar(QWidget):
    """Hidden until there is work to watch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Fortschritt")
        self.cancel_button = QPushButton("Abbrechen", self)
        self.cancel_button.clicked.connect(self._on_cancel)
        self._progress: Progress | None = None
        self._quarter_said = 0
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._on_look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.label)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.hide()

    def watch(self, title: str, progress: Progress) -> None:
        """Show work until end() is called."""
        self._progress = progress
        self._quarter_said = 0
        self.label.setText(title)
        self.cancel_button.setEnabled(True)
        self._on_look()
        self._look.start()
        self.show()
        announce(f"{title} …", self)

    def end(self) -> None:
        """The work is over."""
        self._look.stop()
        self._progress = None
        self.hide()

    def _on_look(self) -> None:
        if self._progress is not None:
            self.bar.setRange(0, self._progress.total)
            self.bar.setValue(self._progress.done)
            self._tell()

    def _tell(self) -> None:
        """Each quarter that is done; more would talk over everything else."""
        if self._progress is None or not self._progress.total:
            return
        quarter = 4 * self._progress.done // self._progress.total
        if quarter > self._quarter_said:
            self._quarter_said = quarter
            announce(f"{quarter * 25} Prozent", self)

    def _on_cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancelled = True
            self.cancel_button.setEnabled(False)
