"""What can be done with the files of a record on any page: taking them in, handing them out, naming them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.handed_out import place, show
from beirat_desktop.desktop.quick_look import Looking
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.widgets.files import FilesTab
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import is_address
from beirat_desktop.usecases.trouble import Missing


class FileActions(QObject):
    """Serves one list of files; owner tells whose they are, as Attachments.of and add take it, empty for nobody's.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about what did not work.
    """

    message = Signal(str)
    notice = Signal(object)

    def __init__(self, workplace: Workplace, owner: Callable[[], Mapping[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._office = workplace.office
        self._files = workplace.office.attachments
        self._changes = workplace.changes
        self._background = workplace.background
        self._owner = owner

    def serve(self, files: FilesTab) -> None:
        """Do what is asked for there."""
        files.add_wanted.connect(self.add_files)
        files.open_wanted.connect(self._open)
        Looking(files.table, self._background, self._office, "attachment")
        files.export_wanted.connect(self._export)
        files.rename_wanted.connect(lambda key, title: self._try(self._files.rename, key, title))
        files.public_wanted.connect(lambda key, public: self._try(self._files.set_public, key, public))
        files.remove_wanted.connect(lambda key: self._try(self._files.remove, key))
        files.order_wanted.connect(lambda keys: self._try(self._files.move, keys))

    def add_files(self, files: Sequence[Path]) -> None:
        """Take files in; each that cannot be taken gets its sentence."""
        owner = dict(self._owner())
        for file in files if owner else ():
            done = partial(self._said, f"„{file.name}“ angehängt, nicht öffentlich.")
            self._background.run(done, self._tell, partial(self._files.add, file, **owner))

    def _export(self, key: str, file: Path) -> None:
        self._background.run(
            partial(self._said, f"Gespeichert: {file.name}"), self._tell, self._files.export, key, file
        )

    def _open(self, key: str) -> None:
        """Show it in the program the system has for it; the record's copy stays as it is, a link is followed."""
        found = next((file for file in self._files.of(**self._owner()) if file.id == key), None)
        if found is None:
            return
        if not found.sha512 and is_address(found.address):
            if not QDesktopServices.openUrl(QUrl(found.address)):
                self._tell(Refused("file.no_browser", address=found.address))
            return
        file = place(f"{key[:8]}-{Path(found.file_name).name}")
        if self._try(self._files.export, key, file) and not show(file):
            self._tell(Refused("file.no_viewer", name=file.name, folder=str(file.parent)))

    def _try(self, action: Callable[..., object], *args: object) -> bool:
        try:
            action(*args)
        except CANNOT as error:
            self._tell(error)
            return False
        return True

    def _said(self, sentence: str, _result: object) -> None:
        self.message.emit(sentence)

    def _tell(self, error: Exception) -> None:
        self.notice.emit(notice_of(error))
        if isinstance(error, Missing):
            self._changes.everything.emit()
