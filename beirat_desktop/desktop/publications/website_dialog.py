"""Veröffentlichen …: what everybody may have, into a folder for the web; first a look at what would change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from beirat_desktop.desktop.refusals import CANNOT, sentence
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.why import permit
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.website import Changes
from beirat_desktop.german.publications import cut_line, left_out_words, published_words

FOLDER = "publish/folder"
"""Where the folder is remembered."""
LOOK_FIRST = "zuerst ansehen, was sich ändert"


class WebsiteDialog(Question):
    """Nothing is written before somebody has seen what would change.

    Signals:
        message: a German sentence for the status line.
    """

    help_page = "schriftstuecke"

    message = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        text = (
            "Sitzungen, Anträge und Beschlüsse, wie jeder sie lesen darf, als Ordner für eine Seite im Netz: lesbare "
            "Seiten, die Fassungen zur Veröffentlichung als PDF, Kalender, Feed und offene Daten (OParl 1.1). Den "
            "Ordner bringt anschließend die Betreuung der Internetseite dorthin."
        )
        super().__init__("Veröffentlichen", "Veröffentlichen", parent, text=text)
        self._office = workplace.office
        self._state = workplace.state
        self._background = workplace.background
        self.folder_edit = QLineEdit(self)
        self.folder_edit.setAccessibleName("Ordner")
        self.folder_edit.setReadOnly(True)
        self.folder_edit.setPlaceholderText("Noch keiner gewählt")
        self.folder_button = QPushButton("Ordner wählen …", self)
        self.folder_button.setAutoDefault(False)
        self.folder_button.clicked.connect(self._choose)
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.folder_edit, 1)
        line.addWidget(self.folder_button)
        row.setFocusProxy(self.folder_button)
        self.form.add("Ordner", row)
        self.address_edit = QLineEdit(self)
        self.address_edit.setPlaceholderText("https://beirat.beispielstadt.de")
        self.address_edit.textEdited.connect(self._forget)
        self.form.add(
            "Adresse im Netz", self.address_edit, "Steht in allen Daten; sie bleibt, wie sie beim ersten Mal ist."
        )
        self.changes_list = QListWidget(self)
        self.changes_list.setAccessibleName("Was sich im Ordner ändert")
        self.changes_list.setMinimumHeight(px(200))
        self.summary_label = QLabel("", self)
        self.summary_label.setWordWrap(True)
        self.form.add_widget(self.summary_label)
        self.form.add_widget(self.changes_list, 1)
        self.look_button = QPushButton("Ansehen, was sich ändert", self)
        self.look_button.setAutoDefault(False)
        self.look_button.clicked.connect(self.look)
        self.first_button = self.look_button
        self.buttons.addButton(self.look_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.folder: Path | None = None
        self._forget()
        self.setMinimumWidth(px(720))
        folder = self._state.path(FOLDER)
        if folder is not None and folder.is_dir():
            self.take_folder(folder)

    def take_folder(self, folder: Path) -> None:
        """Publish there; one that was published into before brings its address along."""
        self.folder = folder
        self.folder_edit.setText(str(folder))
        self._forget()
        try:
            known = self._office.website.address_of(folder)
        except Refused as error:
            self.say(sentence(error))
            return
        if known:
            self.address_edit.setText(known)
        self.address_edit.setReadOnly(bool(known))

    def look(self) -> None:
        """Show what would change; only then it can be published."""
        if self.folder is None:
            self.say("Bitte zuerst den Ordner wählen.")
            return
        self._work("Die Seiten entstehen …")
        website = self._office.website
        self._background.run(self._on_looked, self._on_failed, website.look, self.folder, self.address_edit.text())

    def _on_go(self) -> None:
        if self.folder is not None:
            self._work("Wird veröffentlicht …")
            website = self._office.website
            publish = website.publish
            self._background.run(self._on_published, self._on_failed, publish, self.folder, self.address_edit.text())

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Ordner zum Veröffentlichen", self.folder_edit.text())
        if name:
            self.take_folder(Path(name))

    def _forget(self) -> None:
        """What was looked at holds no more."""
        self.say("")
        self.changes_list.clear()
        self.changes_list.hide()
        self.summary_label.setText("Noch nicht angesehen.")
        permit(self.go_button, False, LOOK_FIRST)

    def _work(self, said: str) -> None:
        self.say("")
        self.summary_label.setText(said)
        announce(said, self)
        self.setFocus()  # else Qt hands the keyboard to „Abbrechen“, and another Enter would put all of it away
        for button in (self.look_button, self.go_button, self.folder_button):
            button.setEnabled(False)

    def _on_looked(self, changes: Changes) -> None:
        self._free(looked=changes.any)
        (self.go_button if changes.any else self.look_button).setFocus()
        self.changes_list.clear()
        for sign, files in (("neu", changes.added), ("geändert", changes.changed), ("entfernt", changes.removed)):
            self.changes_list.addItems([f"{sign}: {path}" for path in files])
        self.changes_list.addItems([f"nicht zu lesen: {cut_line(cut)}" for cut in changes.cuts])
        self.changes_list.setVisible(self.changes_list.count() > 0)
        said = published_words(changes)
        if changes.left_out:
            said += f" {left_out_words(changes)}"
        self.summary_label.setText(said)
        announce(said, self)

    def _on_published(self, changes: Changes) -> None:
        self._free(looked=False)
        if self.folder is not None:
            self._state.set_path(FOLDER, self.folder)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder / "index.html")))
        self.message.emit(f"Veröffentlicht: {published_words(changes)}")
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._free(looked=False)
        self.look_button.setFocus()
        self.summary_label.setText("Noch nicht angesehen.")
        if not isinstance(error, CANNOT):
            raise error
        self.say(sentence(error))

    def _free(self, *, looked: bool) -> None:
        self.look_button.setEnabled(True)
        self.folder_button.setEnabled(True)
        permit(self.go_button, looked, LOOK_FIRST)
