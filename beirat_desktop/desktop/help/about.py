"""„Über Beirat Desktop“: version, parts with their licences, where things lie, and a report for whoever helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.messages import trouble_box
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.dialog import Dialog
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.tabs import PlainTabs
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.parts import Part
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.where import Where


class AboutDialog(Dialog):
    """places: what it is called and where it lies; report makes the text for whoever helps, when it is asked for."""

    help_page = "hilfe-holen"

    def __init__(
        self,
        version: str,
        places: Sequence[tuple[str, Where]],
        parts: Sequence[Part],
        report: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._report = report
        self.setWindowTitle("Über Beirat Desktop")
        self.resize(px(820), px(560))
        title = QLabel("Beirat Desktop", self)
        title.setProperty("role", "title")
        lead = QLabel(f"Version {version} · Sitzungen, Anträge und Beschlüsse des Beirates · EUPL-1.2", self)
        lead.setProperty("role", "muted")
        lead.setWordWrap(True)
        self.tabs = PlainTabs("Über das Programm", self)
        self.tabs.addTab(self._places(places), "Wo was liegt")
        self.tabs.addTab(self._licences(), "Lizenzen")
        self.tabs.addTab(self._help(), "Bericht für Hilfe")
        close = QPushButton("Schließen", self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        column.setSpacing(GAP // 2)
        for widget in (title, lead):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)

    def _places(self, places: Sequence[tuple[str, Where]]) -> QWidget:
        made = QWidget(self)
        grid = QGridLayout(made)
        grid.setContentsMargins(GAP, GAP, GAP, GAP)
        for row, (word, place) in enumerate(places):
            field = QLineEdit(str(place), made)
            field.setReadOnly(True)
            field.setCursorPosition(0)
            field.setAccessibleName(word)
            show = QPushButton("Ordner zeigen", made)
            show.setAccessibleName(f"{word}: Ordner zeigen")
            show.setAutoDefault(False)
            grid.addWidget(QLabel(word, made), 2 * row, 0)
            grid.addWidget(field, 2 * row + 1, 0)
            if isinstance(place, Path):
                folder = place if place.is_dir() else place.parent
                show.clicked.connect(lambda _=False, at=folder: QDesktopServices.openUrl(QUrl.fromLocalFile(str(at))))
                grid.addWidget(show, 2 * row + 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(2 * len(places), 1)
        return Scroll(made, self)

    def _licences(self) -> QWidget:
        self.parts_list = QListWidget(self)
        self.parts_list.setAccessibleName("Bestandteile")
        self.parts_list.setWordWrap(True)  # also makes each row as high as its two lines
        self.parts_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts_list.addItems([f"{part.name} {part.version}\n{part.licence}" for part in self._parts])
        self.licence_text = QPlainTextEdit(self)
        self.licence_text.setReadOnly(True)
        self.licence_text.setAccessibleName("Text der Lizenz")
        self.parts_list.currentRowChanged.connect(self._show_licence)
        made = Splitter(self)
        made.addWidget(self.parts_list)
        made.addWidget(self.licence_text)
        made.setSizes([px(300), px(480)])
        self.parts_list.setCurrentRow(0)
        return made

    def _show_licence(self, row: int) -> None:
        part = self._parts[row]
        missing = f"{part.name} steht unter {part.licence}. Den Text bringt dieser Bestandteil nicht mit."
        self.licence_text.setPlainText(part.text or missing)

    def _help(self) -> QWidget:
        made = QWidget(self)
        said = QLabel(
            "Der Bericht nennt Versionen, Bildschirme, wie groß die Akte ist und die letzten Zeilen des Protokolls. Er"
            " enthält keine Namen, keine Inhalte und keine Ordner. Bitte lesen, bevor Sie ihn weitergeben.",
            made,
        )
        said.setWordWrap(True)
        self.make_button = QPushButton("Bericht für Hilfe zusammenstellen", made)
        self.copy_button = QPushButton("Text kopieren", made)
        self.save_button = QPushButton("Speichern …", made)
        self.report_text = QPlainTextEdit(made)
        self.report_text.setReadOnly(True)
        self.report_text.setAccessibleName("Bericht für Hilfe")
        self.make_button.clicked.connect(self.make_report)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._ask_and_save)
        row = FlowLayout()
        row.addWidget(self.make_button)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(False)
            row.addWidget(button)
        for button in (self.make_button, self.copy_button, self.save_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(made)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(said)
        column.addLayout(row)
        column.addWidget(self.report_text, 1)
        return made

    def show_report(self) -> None:
        """Put the report together and open its page."""
        self.tabs.setCurrentIndex(self.tabs.count() - 1)
        self.make_report()

    def make_report(self) -> None:
        """Put the report together and show it, to be read before it goes anywhere."""
        self.report_text.setPlainText(self._report())
        for button in (self.copy_button, self.save_button):
            button.setEnabled(True)

    def save(self, file: Path) -> None:
        """Write the report that is shown."""
        try:
            write_file(file, f"{self.report_text.toPlainText()}\n".encode())
        except Refused as error:
            safe = "Der Text steht noch im Fenster und lässt sich auch kopieren."
            trouble_box(self, "Der Bericht ließ sich nicht speichern.", safe, refusal(error))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report_text.toPlainText())
        self.copy_button.setText("Text kopiert")

    def _ask_and_save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Bericht speichern", "bericht.txt", "Text (*.txt)")
        if chosen:
            self.save(Path(chosen))
