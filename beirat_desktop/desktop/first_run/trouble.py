"""Says why a record could not be opened, and offers every way on there is."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QPushButton, QWidget

from beirat_desktop.desktop.widgets.dialog import Box
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.record import Trouble
from beirat_desktop.usecases.record.backups import Backup

_KEPT_FREE = 560
"""Pixels of the screen beside the row of buttons: Qt keeps 480 free of any message, the rest is its margins."""


class Way(StrEnum):
    """How to go on."""

    AGAIN = "again"
    COPY = "copy"
    OTHER = "other"
    NEW = "new"
    QUIT = "quit"


class TroubleDialog(Box):
    """After exec, way says what was chosen."""

    help_page = "hilfe-holen"

    def __init__(self, said: Trouble, copy: Backup | None, *, again: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = Way.QUIT
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle("Die Akte konnte nicht geöffnet werden")
        self.setText(said.happened)
        self.setInformativeText(f"{said.safe}\n\n{said.now}")
        self._ways: dict[QPushButton, Way] = {}
        if copy is not None:
            self._add(f"Sicherung vom {short_date(copy.day)} verwenden", Way.COPY)
        if again:
            self._add("Noch einmal versuchen", Way.AGAIN)
        self._add("Andere Akte öffnen …", Way.OTHER)
        self._add("Neu anfangen …", Way.NEW)
        leave = self.addButton("Beenden", QMessageBox.ButtonRole.RejectRole)
        self._ways[leave] = Way.QUIT
        usual = next(iter(self._ways))
        self.make_usual(usual)
        self.setEscapeButton(leave)
        self.buttonClicked.connect(lambda button: setattr(self, "way", self._ways.get(button, Way.QUIT)))

    def showEvent(self, event: QShowEvent) -> None:
        """Put the ways below one another where their row is wider than a message gets, rather than cut their words."""
        row = self.findChild(QDialogButtonBox)
        if row is not None and row.sizeHint().width() > self.screen().availableSize().width() - _KEPT_FREE:
            row.setOrientation(Qt.Orientation.Vertical)
        super().showEvent(event)

    def _add(self, text: str, way: Way) -> None:
        self._ways[self.addButton(text, QMessageBox.ButtonRole.AcceptRole)] = way
