"""The files that belong to a paper or an initiative."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN
from beirat_desktop.desktop.widgets.button_verbs import button_verbs
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.question import LineQuestion
from beirat_desktop.desktop.widgets.scroll import scrolling
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.german.attachments import size_words

COLUMNS = (
    Column("Titel", lambda row: row.title or row.file_name, stretch=True),
    Column("Datei", lambda row: row.file_name, width=260),
    Column(
        "Größe",
        lambda row: size_words(row.size) if row.sha512 else "im Netz",
        sort=lambda row: row.size,
        number=True,
        width=100,
    ),
    Column("Öffentlich", lambda row: "ja" if row.public else "nein", width=100),
)
_NONE, _HOW = "Keine Anlagen", "Dateien hierher ziehen oder auswählen, bis 50 MB."
_CHANGING = ("add", "rename", "public", "up", "down", "remove")


class FilesTab(QWidget):
    """Takes dropped files, lists what is there.

    Signals:
        add_wanted: the paths (Path) of the files to attach.
        rename_wanted: id and the new title.
        public_wanted: id, and whether it may leave the house.
        remove_wanted, open_wanted: id.
        export_wanted: id and the file (Path) to write.
        order_wanted: the ids in their new order.
    """

    add_wanted = Signal(object)
    rename_wanted = Signal(str, str)
    public_wanted = Signal(str, bool)
    remove_wanted = Signal(str)
    open_wanted = Signal(str)
    export_wanted = Signal(str, object)
    order_wanted = Signal(object)

    def __init__(self, state: State, key: str, parent: QWidget | None = None) -> None:
        """key: where its columns are remembered."""
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.writable = True
        self._files: tuple[Attachment, ...] = ()
        self.model = RowsModel(COLUMNS, self)
        self.empty = empty = EmptyState(_NONE, _HOW, "paperclip", self)
        empty_button = empty.add_button("Datei auswählen …", self._on_add)
        self.table = Table(self.model, "Anlagen", state=state, key=key, empty=empty, parent=self)
        self.table.opened.connect(self.open_wanted)
        self.table.remove_wanted.connect(self.remove_wanted)
        self.table.rename_wanted.connect(self._on_rename)
        self.table.chosen.connect(lambda _key: self._enable())
        self.buttons: dict[str, QPushButton] = {}
        row = FlowLayout(spacing=8)
        for name, text, slot in (
            ("add", "Hinzufügen …", self._on_add),
            ("open", "Öffnen", lambda: self.open_wanted.emit(self.table.current_id)),
            ("save", "Speichern unter …", self._on_export),
            ("rename", "Umbenennen …", lambda: self._on_rename(self.table.current_id)),
            ("public", "Nicht öffentlich", self._on_public),
            ("up", "Nach oben", lambda: self._move(-1)),
            ("down", "Nach unten", lambda: self._move(1)),
            ("remove", "Entfernen", lambda: self.remove_wanted.emit(self.table.current_id)),
        ):
            button = QPushButton(text, self)
            button.clicked.connect(lambda _on=False, slot=slot: slot())
            self.buttons[name] = button
            row.addWidget(button)
        self._changing = [empty_button, *(self.buttons[name] for name in _CHANGING)]
        needs("attachments.add", self.buttons["add"], empty_button)
        needs("attachments.edit", self.buttons["rename"], self.buttons["public"])
        needs("attachments.move", self.buttons["up"], self.buttons["down"])
        needs("attachments.remove", self.buttons["remove"])
        # The table itself offers what has a key of its own.
        self.table.verbs = button_verbs([self.buttons[name] for name in ("save", "public", "up", "down")], self)
        self.hint_label = QLabel(
            "Anlagen werden in die Datei des Beirates übernommen; das Original wird nicht mehr gebraucht. Eine neue "
            "Anlage ist nicht öffentlich und geht erst mit hinaus, wenn sie hier auf „Öffentlich“ gestellt wird."
        )
        self.hint_label.setProperty("role", "muted")
        self.hint_label.setWordWrap(True)
        column = scrolling(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint_label)
        self._enable()

    def show_files(self, files: Sequence[Attachment], *, writable: bool = True) -> None:
        """Show these files; where they are another's to change, they can be opened and saved."""
        if writable != self.writable:
            self.writable = writable
            self._let_change()
        if tuple(files) != self._files or not self.model.looked_up:
            self._files = tuple(files)
            self.model.show(files)
        self._enable()

    def _let_change(self) -> None:
        for button in self._changing:
            button.setVisible(self.writable)
        self.hint_label.setVisible(self.writable)
        self.empty.say(_NONE, _HOW if self.writable else "")
        self.setAcceptDrops(self.writable)
        for asked, passed_on in (
            (self.table.remove_wanted, self.remove_wanted),
            (self.table.rename_wanted, self._on_rename),
        ):
            if self.writable:
                asked.connect(passed_on)
            else:
                asked.disconnect(passed_on)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add_wanted.emit(dropped(event.mimeData().urls()))

    def _current(self) -> Attachment | None:
        return next((file for file in self._files if file.id == self.table.current_id), None)

    def _enable(self) -> None:
        current = self._current()
        for name, button in self.buttons.items():
            if name != "add":
                button.setEnabled(current is not None)
        if current is not None:
            self.buttons["public"].setText("Nicht öffentlich" if current.public else "Öffentlich")
            place = self._files.index(current)
            self.buttons["up"].setEnabled(place > 0)
            self.buttons["down"].setEnabled(place < len(self._files) - 1)

    def _on_add(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Anlagen auswählen")
        if names:
            self.add_wanted.emit([Path(name) for name in names])

    def _on_export(self) -> None:
        current = self._current()
        if current is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(self, "Anlage speichern", str(Path(folder) / current.file_name))
        if name:
            self.export_wanted.emit(current.id, Path(name))

    def _on_rename(self, key: str) -> None:
        current = next((file for file in self._files if file.id == key), None)
        if current is None:
            return
        words = current.title or current.file_name
        asked = LineQuestion("Anlage umbenennen", "Titel", "Umbenennen", self, words=words)
        if asked.exec():
            self.rename_wanted.emit(key, asked.words)

    def _on_public(self) -> None:
        current = self._current()
        if current is not None:
            self.public_wanted.emit(current.id, not current.public)

    def _move(self, step: int) -> None:
        keys = [file.id for file in self._files]
        place = keys.index(self.table.current_id)
        keys[place], keys[place + step] = keys[place + step], keys[place]
        self.order_wanted.emit(keys)


def dropped(urls: Sequence[QUrl]) -> list[Path]:
    """The local files among what was dropped."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
