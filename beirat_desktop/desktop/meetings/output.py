"""The paper of a tab on its way to a printer or into a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.printing import PrinterTrouble, PrintJob, ask_printer
from beirat_desktop.desktop.progress import Cancelled
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.preview import Reader
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german.files import word_saved
from beirat_desktop.usecases.files import write_file


class Output(QObject):
    """Prints and saves what a preview shows.

    Signals:
        message, notice: as a page's.
    """

    message = Signal(str)
    notice = Signal(object)

    def __init__(self, background: Background, reader: Reader, window: QWidget) -> None:
        super().__init__(window)
        self._background = background
        self._reader = reader
        self._window = window
        self._job: PrintJob | None = None

    def print_paper(self, pdf: bytes, title: str) -> None:
        """Ask for a printer, then print in the background."""
        printer = ask_printer(self._window, title)
        if printer is None:
            return
        self._job = PrintJob(self._background, self._reader, printer, [pdf], self)
        self._job.finished.connect(lambda _count: self.message.emit(f"{title}: gedruckt"))
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def save_paper(self, pdf: bytes, file_name: str) -> None:
        """Write it to a file of the user's choice."""
        if (file := self._write(pdf, file_name, "Als PDF speichern", "PDF (*.pdf)")) is not None:
            self.message.emit(f"Gespeichert: {file.name}")

    def save_word(self, docx: bytes, file_name: str) -> None:
        """Write a copy to edit to a file of the user's choice."""
        if (file := self._write(docx, file_name, "Als Word-Kopie speichern", "Word (*.docx)")) is not None:
            self.message.emit(word_saved(file.name))

    def _write(self, content: bytes, name: str, title: str, kind: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(Path(folder) / name), kind)
        if not chosen:
            return None
        try:
            write_file(Path(chosen), content)
        except Refused as error:
            self.notice.emit(notice_of(error))
            return None
        return Path(chosen)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, PrinterTrouble):
            self.notice.emit(Notice(f"Der Drucker „{error}“ nimmt nichts an.", Tone.AMBER))
        elif not isinstance(error, Cancelled):
            raise error
