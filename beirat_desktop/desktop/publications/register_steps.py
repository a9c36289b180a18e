"""Register für die Fraktionen …: what a faction may have of the record, as one file of the user's choice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from beirat_desktop.desktop.cuts import agree_on_cuts_of_register
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.german.registers import SAVED

FOLDER = "register/folder"
"""Where the last one went."""


class RegisterSteps(QObject):
    """Asks for the file and writes it in the background.

    Signals:
        notice: a Notice about what was written, or what hindered it.
    """

    notice = Signal(object)

    def __init__(self, workplace: Callable[[], Workplace], parent: QWidget) -> None:
        """workplace: that of the record open now."""
        super().__init__(parent)
        self._workplace = workplace
        self._window = parent

    def save(self) -> None:
        """Write the register of this moment."""
        workplace = self._workplace()
        office, state = workplace.office, workplace.state
        try:
            name = office.registers.file_name()
            if not agree_on_cuts_of_register(office.registers, self._window):
                return
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        folder = state.path(FOLDER) or Path.home()
        kinds = "Register für die Fraktionen (*.beirat-register)"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window.window(), "Register für die Fraktionen", str(folder / name), kinds
        )
        if chosen:
            file = Path(chosen)
            state.set_path(FOLDER, file.parent)
            workplace.background.run(partial(self._on_saved, file), self._on_failed, office.registers.save, file)

    def _on_saved(self, file: Path, _result: None) -> None:
        self.notice.emit(Notice(SAVED.format(name=file.name), Tone.GREEN))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CANNOT):
            raise error
        self.notice.emit(notice_of(error))
