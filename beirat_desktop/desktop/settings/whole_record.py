"""The whole record as one JSON file, out and in; what comes in becomes a record of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.german.counts import counted
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.record import make_from
from beirat_desktop.usecases.where import Where

_JSON = "Akte als JSON (*.json)"


class WholeRecord(QObject):
    """A card with three buttons; reading and writing are done in the background.

    Signals:
        made: the path of a record that was made of a file, to be opened.
    """

    made = Signal(object)

    def __init__(self, section: Section, office: Office, background: Background) -> None:
        super().__init__(section)
        self._section = section
        self._office = office
        self._background = background
        card = section.add_card(
            "Austausch",
            "Die ganze Akte als eine lesbare Datei (JSON), mit allem, auch Persönlichem und Nichtöffentlichem. "
            "Eingelesen wird sie immer als eigene, neue Akte; die offene bleibt, wie sie ist.",
        )
        self.export_button = QPushButton("Akte ausgeben …", card)
        self.export_button.clicked.connect(self._choose_target)
        needs("exchange.export", self.export_button)
        self.import_button = QPushButton("Akte aus Datei einlesen …", card)
        self.import_button.clicked.connect(self._choose_source)
        self.oparl_button = QPushButton("Aus einem Ratsinformationssystem einlesen …", card)
        self.oparl_button.setToolTip("Offene Daten nach OParl 1.0 oder 1.1: eine Adresse, ein Ordner oder eine Datei.")
        self.oparl_button.clicked.connect(self.open_oparl)
        row = FlowLayout(spacing=8)
        for button in (self.export_button, self.import_button, self.oparl_button):
            row.addWidget(button)
        card.add_layout(row)

    def export(self, file: Path) -> None:
        """Write everything to a file."""
        self._enable(False)
        self._background.run(self._on_exported, self._on_failed, _export, self._office, file)

    def import_(self, source: Path, target: Path) -> None:
        """Make a record of a file."""
        self._enable(False)
        self._background.run(self._on_imported, self._on_failed, _import, source, target)

    def open_oparl(self) -> None:
        """Ask what another council information system tells; the dialog stays open until it is taken."""
        from beirat_desktop.desktop.settings.oparl_dialog import OparlDialog

        self.oparl_dialog = OparlDialog(
            self._office.oparl.look_apart,
            self._office.oparl.make,
            self._background,
            _folder(self._office.file),
            self._section,
        )
        self.oparl_dialog.made.connect(lambda file, count: self._on_imported((file, count)))
        self.oparl_dialog.open()

    def _choose_target(self) -> None:
        text = (
            "Die Datei enthält auch Anschriften und nichtöffentliche Beratungen. Bitte nur dort ablegen, wo die Akte "
            "selbst liegen dürfte."
        )
        if not confirm(self._section, "Die ganze Akte ausgeben?", text, "Ausgeben …", page="datenschutz"):
            return
        offered = str(_folder(self._office.file) / f"{self._office.file.stem}.json")
        name, _ = QFileDialog.getSaveFileName(self._section, "Akte ausgeben", offered, _JSON)
        if name:
            self.export(Path(name))

    def _choose_source(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        source, _ = QFileDialog.getOpenFileName(self._section, "Akte aus Datei einlesen", folder, _JSON)
        if not source:
            return
        offered = str(_folder(self._office.file) / f"{Path(source).stem}.db")
        target, _ = QFileDialog.getSaveFileName(self._section, "Neue Akte anlegen", offered, "Akten (*.db)")
        if target:
            self.import_(Path(source), Path(target))

    def _on_exported(self, file: Path) -> None:
        self._enable(True)
        self._section.message.emit(f"Die Akte liegt als {file.name} in {file.parent}.")

    def _on_imported(self, done: tuple[Path, int]) -> None:
        self._enable(True)
        file, count = done
        said = f"{counted(count, 'Eintrag', 'Einträge')} eingelesen. Die neue Akte heißt {file.name}."
        self._section.notice.emit(Notice(said, Tone.GREEN, "Neue Akte öffnen", lambda: self.made.emit(file)))

    def _on_failed(self, error: Exception) -> None:
        self._enable(True)
        self._section.notice.emit(notice_of(error))

    def _enable(self, free: bool) -> None:
        for button in (self.export_button, self.import_button):
            button.setEnabled(free)


def _export(office: Office, file: Path) -> Path:
    write_file(file, office.exchange.export(), closed=True)
    return file


def _import(source: Path, target: Path) -> tuple[Path, int]:
    return target, sum(make_from(source, target).values())


def _folder(lies: Where) -> Path:
    """Where files are offered to lie: beside the record, or for one on a server with the documents."""
    if isinstance(lies, Path):
        return lies.parent
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
