"""Aus einem Ratsinformationssystem einlesen …: a look at what it tells, then a new record of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from beirat_desktop import paths
from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.progress import Cancelled, Progress
from beirat_desktop.desktop.refusals import CANNOT, sentence
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.why import permit
from beirat_desktop.german import finding
from beirat_desktop.german.counts import counted
from beirat_desktop.german.oparl import counts_words, rest_words
from beirat_desktop.usecases.record.oparl import Look

_ASKED_MS = 300
"""So often the window looks how many pages were read."""
LOOK_FIRST = "zuerst ansehen, was darin steht"


class OparlDialog(Question):
    """Nothing is taken before somebody has seen what there is.

    Signals:
        made: the path (Path) of the new record, and how many entries it holds.
    """

    help_page = "so-geht-akte-anlegen"

    made = Signal(object, int)

    def __init__(
        self,
        look: Callable[..., Look],
        make: Callable[[Look, Path], dict[str, int]],
        background: Background,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """look and make: as Oparl.look_apart and Oparl.make; folder: where the new record is offered to lie."""
        text = (
            "Liest, was ein Ratsinformationssystem als offene Daten (OParl 1.0 oder 1.1) anbietet: Gremien, "
            "Fraktionen, Mitglieder, Sitzungen, Vorlagen und Beschlüsse. Daraus wird eine eigene, neue Akte; die "
            "offene bleibt, wie sie ist."
        )
        super().__init__("Aus einem Ratsinformationssystem einlesen", "Neue Akte anlegen …", parent, text=text)
        self._look_at = look
        self._make_of = make
        self._background = background
        self._folder = folder
        self._look: Look | None = None
        self._target = folder
        self._progress = Progress()
        self.source_edit = QLineEdit(self)
        self.source_edit.setPlaceholderText("https://ris.beispielstadt.de/oparl/system")
        self.source_edit.textChanged.connect(self._forget)
        self.folder_button = QPushButton("Ordner wählen …", self)
        self.folder_button.clicked.connect(self._choose_folder)
        self.file_button = QPushButton("Datei wählen …", self)
        self.file_button.clicked.connect(self._choose_file)
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.source_edit, 1)
        for button in (self.folder_button, self.file_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        row.setFocusProxy(self.source_edit)
        self.source_edit.setAccessibleName("Adresse, Ordner oder Datei")  # its row has the label
        self.form.add("Adresse, Ordner oder Datei", row)
        self.body_edit = QLineEdit(self)
        self.body_edit.textChanged.connect(self._forget)
        self.form.add("Körperschaft", self.body_edit, "Ihr Name; nur nötig, wo ein System mehrere führt.")
        self.files_check = QCheckBox("Dateien mitholen", self)
        self.files_check.toggled.connect(self._forget)
        hint = "Nur bei einer Adresse; eine nach der anderen, was lange dauern kann. Ohne Haken bleiben es Verweise."
        self.form.add("", self.files_check, hint)
        self.summary_label = QLabel("", self)
        self.summary_label.setWordWrap(True)
        self.form.add_widget(self.summary_label)
        self.findings_list = QListWidget(self)
        self.findings_list.setWordWrap(True)
        self.findings_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.findings_list.setAccessibleName("Was dabei auffällt")
        self.findings_list.setMinimumHeight(px(200))
        self.form.add_widget(self.findings_list, 1)
        self.look_button = QPushButton("Ansehen, was darin steht", self)
        self.look_button.setAutoDefault(False)
        self.look_button.clicked.connect(self.look)
        self.first_button = self.look_button
        self.buttons.addButton(self.look_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._timer = QTimer(self)
        self._timer.setInterval(_ASKED_MS)
        self._timer.timeout.connect(self._tell_progress)
        self.rejected.connect(self._stop)
        self._forget()
        self.setMinimumWidth(px(760))

    def look(self) -> None:
        """Show what the source holds; only then a record can be made of it."""
        source = self.source_edit.text().strip()
        if not source:
            self.say("Bitte zuerst eine Adresse, einen Ordner oder eine Datei angeben.")
            return
        pages_folder = paths.data_folder() / "oparl" / hashlib.sha256(source.encode()).hexdigest()[:16]
        self._progress = Progress()
        self._work("Wird gelesen …")
        self._background.run(
            self._on_looked,
            self._on_failed,
            self._look_at,
            source,
            pages_folder,
            body=self.body_edit.text().strip(),
            said=partial(_show_progress, self._progress),
            files=self.files_check.isChecked(),
        )

    def make(self, target: Path) -> None:
        """Make the new record there."""
        if self._look is not None:
            self._work("Die neue Akte entsteht …")
            self._target = target
            self._background.run(self._on_made, self._on_failed, self._make_of, self._look, target)

    def _on_go(self) -> None:
        if self._look is None:
            return
        offered = str(self._folder / "ratsinformation.db")
        target, _ = QFileDialog.getSaveFileName(self, "Neue Akte anlegen", offered, "Akten (*.db)")
        if target:
            self.make(Path(target))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Ordner mit OParl", self.source_edit.text())
        if name:
            self.source_edit.setText(name)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Datei mit OParl", self.source_edit.text(), "OParl (*.json)")
        if name:
            self.source_edit.setText(name)

    def _forget(self) -> None:
        """What was looked at holds no more."""
        self._look = None
        self.say("")
        self.findings_list.clear()
        self.findings_list.hide()
        self.summary_label.setText("Noch nicht angesehen.")
        permit(self.go_button, False, LOOK_FIRST)

    def _work(self, said: str) -> None:
        self.say("")
        self.summary_label.setText(said)
        announce(said, self)
        self.setFocus()  # else Qt hands the keyboard to „Abbrechen“, and another Enter would put all of it away
        self._enable(free=False)
        self._timer.start()

    def _tell_progress(self) -> None:
        if self._progress.done:
            self.summary_label.setText(
                f"Wird gelesen … {counted(self._progress.done, 'Seite oder Datei', 'Seiten und Dateien')}"
            )

    def _stop(self) -> None:
        self._progress.cancelled = True

    def _on_looked(self, look: Look) -> None:
        self._look = look
        self._enable(free=True)
        said = f"{look.intake.body}: {counts_words(look.intake)}."
        self.summary_label.setText(said)
        self.findings_list.clear()
        sentences = [" ".join(finding(found)) for found in look.intake.findings]
        self.findings_list.addItems([*sentences, *filter(None, (rest_words(look.intake),))])
        self.findings_list.setVisible(self.findings_list.count() > 0)
        self.go_button.setFocus()
        announce(said, self)

    def _on_made(self, counts: dict[str, int]) -> None:
        self._timer.stop()
        self.made.emit(self._target, sum(counts.values()))
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        looked = self._look
        self._enable(free=True)
        self.summary_label.setText("Noch nicht angesehen." if looked is None else "")
        self.source_edit.setFocus()
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, CANNOT):
            raise error
        self.say(sentence(error))

    def _enable(self, *, free: bool) -> None:
        self._timer.stop()
        for widget in (
            *(self.source_edit, self.body_edit, self.files_check),
            *(self.folder_button, self.file_button, self.look_button),
        ):
            widget.setEnabled(free)
        permit(self.go_button, free and self._look is not None, LOOK_FIRST)


def _show_progress(progress: Progress, count: int, _page: str) -> None:
    progress.step(count, 0)
