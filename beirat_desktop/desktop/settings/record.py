"""Where the record lies, the daily copy, and restoring from one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from beirat_desktop import private
from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.copies import BACKUP_FOLDER
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.messages import Notice, confirm, details_box
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.settings.whole_record import WholeRecord
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Tone, px
from beirat_desktop.desktop.widgets.button_verbs import button_verbs
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.widgets.why import permit
from beirat_desktop.domain.findings import Finding
from beirat_desktop.german import finding
from beirat_desktop.german import record as words
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record import record
from beirat_desktop.usecases.record.backups import DAILY, MONTHLY, Backup, Backups
from beirat_desktop.usecases.trouble import RecordTrouble

_COLUMNS = (
    Column("Tag", lambda b: short_date(b.day), lambda b: b.day, width=130),
    Column("Gesichert um", lambda b: f"{b.made:%H:%M} Uhr", lambda b: b.made, width=130),
    Column("Größe", lambda b: _size(b.size), lambda b: b.size, number=True, width=110),
    Column("Datei", lambda b: b.path.name, stretch=True, tip=lambda b: str(b.path)),
)


class RecordSection(Section):
    """Copies are made and checked in the background.

    Signals:
        restore_wanted: the path of the copy to put back; the window closes the record for it.
        copied: a copy was made.
        lock_wanted: the record is to get a password, or another.
    """

    restore_wanted = Signal(object)
    copied = Signal()
    lock_wanted = Signal()

    def __init__(
        self, office: Office, drafts: Drafts, background: Background, state: State, parent: QWidget | None = None
    ) -> None:
        super().__init__(office, drafts, parent)
        self._background = background
        self._state = state
        card = self.add_card("Akte", "Eine einzige Datei enthält alles; sie wird bei jeder Änderung gespeichert.")
        self.path_edit = QLineEdit(str(office.file), card)
        self.path_edit.setReadOnly(True)
        self.path_edit.setAccessibleName("Ort der Akte")
        self.check_button = QPushButton("Akte prüfen", card)
        self.check_button.setToolTip(
            "Liest die ganze Datei: ob sie unbeschädigt ist, jeder Verweis ein Ziel hat und der Verlauf lückenlos ist."
        )
        self.check_button.clicked.connect(self._check)
        self.lock_button = QPushButton("Passwort der Akte …", card)
        self.lock_button.setToolTip("Verschlüsselt die Akte und ihre Sicherungen, oder ändert das Passwort.")
        self.lock_button.clicked.connect(self.lock_wanted)
        self.lock_button.setVisible(isinstance(office.file, Path))
        self.network_label = QLabel(words.NETWORK_SHARE, card)
        self.network_label.setProperty("role", "warning")
        self.network_label.setWordWrap(True)
        self.network_label.setVisible(record.on_network(office.file))
        needs("record.lock", self.lock_button)
        row = QHBoxLayout()
        row.addWidget(self.path_edit, 1)
        row.addWidget(self.lock_button)
        row.addWidget(self.check_button)
        card.add_layout(row)
        card.add(self.network_label)
        self._add_copies()
        self.whole = WholeRecord(self, office, background)

    @property
    def folder(self) -> Path | None:
        """The folder of the copies, None while none was chosen."""
        return self._state.path(BACKUP_FOLDER)

    def reload(self) -> None:
        folder = self.folder
        self.folder_edit.setText(str(folder or ""))
        copies = [] if folder is None else Backups(self.office.file, folder).all()
        self.model.show(copies)
        permit(self.make_button, folder is not None, "zuerst einen Ordner wählen")
        permit(self.restore_button, bool(copies), "noch keine Sicherung")
        if copies:
            self.table.choose(str(copies[0].path))
            self.empty.hide()
        elif folder is None:
            self.empty.say("Noch kein Ordner für die Sicherung", "Am besten auf einem anderen Laufwerk oder Server.")
        else:
            self.empty.say("Noch keine Sicherung", "Die erste entsteht beim nächsten Start oder mit „Jetzt sichern“.")

    def _add_copies(self) -> None:
        card = self.add_card(
            "Tägliche Sicherung",
            f"Einmal am Tag wird die Akte kopiert und die Kopie geprüft. Aufgehoben werden die letzten {DAILY} Tage "
            f"und aus {MONTHLY} Monaten je eine.",
            1,
        )
        self.folder_edit = QLineEdit(card)
        self.folder_edit.setReadOnly(True)
        self.folder_edit.setPlaceholderText("Ordner wählen")
        self.folder_edit.setAccessibleName("Ordner der Sicherung")
        self.folder_button = QPushButton("Ordner wählen …", card)
        self.folder_button.clicked.connect(self._choose_folder)
        self.make_button = QPushButton("Jetzt sichern", card)
        self.make_button.clicked.connect(self._make)
        self.restore_button = QPushButton("Sicherung zurückspielen …", card)
        self.restore_button.clicked.connect(self._restore)
        needs("record.restore", self.restore_button)
        self.model = RowsModel(_COLUMNS, self)
        self.empty = EmptyState("Noch keine Sicherung", icon_name="database")
        self.table = Table(self.model, "Sicherungen", empty=self.empty)
        self.table.setMinimumHeight(px(220))
        self.table.verbs = button_verbs([self.restore_button], self)
        row = QHBoxLayout()
        row.addWidget(self.folder_edit, 1)
        row.addWidget(self.folder_button)
        below = QHBoxLayout()
        below.addWidget(self.make_button)
        below.addWidget(self.restore_button)
        below.addStretch(1)
        card.add_layout(row)
        card.add(self.table, 1)
        card.add_layout(below)

    def choose_folder(self, folder: Path) -> None:
        """Keep the copies there from now on, and make the first."""
        if not folder.exists():
            private.make_folder(folder)
        self._state.set_path(BACKUP_FOLDER, folder)
        self.reload()
        self._make()

    def _choose_folder(self) -> None:
        start = str(self.folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self, "Ordner für die Sicherung", start)
        if chosen:
            self.choose_folder(Path(chosen))

    def _make(self) -> None:
        folder = self.folder
        if folder is None:
            return
        self.make_button.setEnabled(False)
        copies = Backups(self.office.file, folder)
        self._background.run(self._on_made, self._on_failed, copies.make, self.office.today)

    def _on_made(self, made: Backup) -> None:
        self.message.emit(f"Gesichert und geprüft: {made.path.name}")
        self.copied.emit()
        self.reload()

    def _check(self) -> None:
        self.check_button.setEnabled(False)
        self._background.run(self._on_whole, self._on_failed, record.look_through, self.office)

    def _on_whole(self, found: tuple[Finding, ...]) -> None:
        self.check_button.setEnabled(True)
        if not found:
            self.message.emit("Die Akte ist unbeschädigt, ihr Verlauf lückenlos.")
            return
        sentences = [" ".join(finding(one)) for one in found]
        show = partial(details_box, self, "Was die Prüfung fand", sentences)
        said = f"Die Datei ist unbeschädigt, aber: {counted(len(found), 'Hinweis', 'Hinweise')}."
        self.notice.emit(Notice(said, action_text="Ansehen …", action=show))

    def _on_failed(self, error: Exception) -> None:
        self.check_button.setEnabled(True)
        self.reload()
        if not isinstance(error, RecordTrouble):
            raise error
        said = words.trouble(error.kind, error.file, error.facts)
        self.notice.emit(Notice(" ".join(said), Tone.RED))

    def _restore(self) -> None:
        key = self.table.current_id
        if not key:
            return
        copy = next(each for each in Backups(self.office.file, Path(key).parent).all() if each.id == key)
        text = (
            "Die Sicherung wird geprüft und an die Stelle der Akte gesetzt. Der jetzige Stand bleibt daneben als "
            "eigene Datei erhalten. Danach öffnet sich die Akte neu."
        )
        title = f"Stand vom {short_date(copy.day)} zurückspielen?"
        if confirm(self, title, text, "Sicherung zurückspielen", page="so-geht-sichern", danger=True):
            self.restore_wanted.emit(copy.path)


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
