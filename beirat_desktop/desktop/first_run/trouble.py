"""Says why a record could not be opened, and offers every way on there is."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QPushButton, QWidget

from beirat_desktop.desktop.theme import MARGIN
from beirat_desktop.desktop.widgets.letters import Letters
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.record import Trouble
from beirat_desktop.usecases.record.backups import Backup


class Way(StrEnum):
    """How to go on."""

    AGAIN = "again"
    COPY = "copy"
    OTHER = "other"
    NEW = "new"
    QUIT = "quit"


class TroubleDialog(QMessageBox):
    """After exec, way says what was chosen."""

    def __init__(self, said: Trouble, copy: Backup | None, *, again: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = Way.QUIT
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle("Die Akte konnte nicht geöffnet werden")
        self.setText(said.happened)
        self.setInformativeText(f"{said.safe}\n\n{said.now}")
        Letters(self)
        self._ways: dict[QPushButton, Way] = {}
        if copy is not None:
            self._add(f"Sicherung vom {short_date(copy.day)} verwenden", Way.COPY)
        if again:
            self._add("Noch einmal versuchen", Way.AGAIN)
        self._add("Andere Akte öffnen …", Way.OTHER)
        self._add("Neu anfangen …", Way.NEW)
        leave = self.addButton("Beenden", QMessageBox.ButtonRole.RejectRole)
        self._ways[leave] = Way.QUIT
        self.setDefaultButton(next(iter(self._ways)))
        self.setEscapeButton(leave)
        self.buttonClicked.connect(lambda button: setattr(self, "way", self._ways.get(button, Way.QUIT)))

    def showEvent(self, event: QShowEvent) -> None:
        row = self.findChild(QDialogButtonBox)
        if row is not None and row.sizeHint().width() + 2 * MARGIN > self.screen().availableSize().width():
            row.setOrientation(Qt.Orientation.Vertical)
        super().showEvent(event)

    def _add(self, text: str, way: Way) -> None:
        self._ways[self.addButton(text, QMessageBox.ButtonRole.AcceptRole)] = way
