"""What can be done with a finished paper on any page: save it, look at it, print it, mail it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.handed_out import hand_out
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.printing import PrinterTrouble, PrintJob, ask_printer, open_in_viewer
from beirat_desktop.desktop.progress import Cancelled
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.preview import Reader
from beirat_desktop.desktop.widgets.work_bar import WorkBar
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german.counts import counted
from beirat_desktop.german.files import draft_handed_words, word_saved
from beirat_desktop.usecases.files import write_file


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A paper: what its file is called, and how its bytes are made; make is called in the background."""

    file_name: str
    make: Callable[[], bytes]


class PaperActions(QObject):
    """Does it, and says what came of it; put work where its progress is to be seen.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about what did not work.
    """

    message = Signal(str)
    notice = Signal(object)

    def __init__(self, background: Background, reader: Reader, parent: QWidget) -> None:
        super().__init__(parent)
        self._background = background
        self._reader = reader
        self._window = parent
        self._job: PrintJob | None = None
        self.work = WorkBar(parent)

    def save(self, papers: Sequence[Outgoing], saved: Callable[[], object] = lambda: None) -> None:
        """Write one to a file, several to a folder of the user's choice; saved is called once they lie there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if len(papers) == 1:
            offered = str(Path(folder) / papers[0].file_name)
            name, _ = QFileDialog.getSaveFileName(self._window, "Als PDF speichern", offered, "PDF (*.pdf)")
            files = [Path(name)] if name else []
        else:
            name = QFileDialog.getExistingDirectory(self._window, "Ordner für die Schriftstücke", folder)
            files = _distinct(Path(name), papers) if name else []
        if files:
            makes = [paper.make for paper in papers]
            self._background.run(partial(self._on_saved, files, saved), self._on_failed, _save, makes, files)

    def view(self, paper: Outgoing) -> None:
        """Show it in the program the system has for PDF."""
        self._background.run(partial(self._on_view, paper.file_name), self._on_failed, paper.make)

    def print(self, papers: Sequence[Outgoing], title: str, printed: Callable[[], object] = lambda: None) -> None:
        """Ask for the printer, then print one after the other; printed is called once all lie in the printer."""
        self._background.run(
            partial(self._on_printable, title, printed), self._on_failed, _all, [paper.make for paper in papers]
        )

    def mail(self, make: Callable[[], bytes], name: str) -> None:
        """Open a draft in the mail program."""
        self._background.run(partial(self._on_draft, name), self._on_failed, make)

    def save_mail(self, make: Callable[[], bytes], name: str) -> None:
        """Write a draft to a file of the user's choice."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        offered = str(Path(folder) / _mail_name(name))
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Mail-Entwurf speichern", offered, "E-Mail (*.eml)")
        if chosen:
            files = [Path(chosen)]
            self._background.run(partial(self._on_saved, files, lambda: None), self._on_failed, _save, [make], files)

    def save_word(self, make: Callable[[], bytes], name: str) -> None:
        """Write a copy to edit to a file of the user's choice."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        offered = str(Path(folder) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Als Word-Kopie speichern", offered, "Word (*.docx)")
        if chosen:
            files = [Path(chosen)]
            self._background.run(partial(self._on_copied, files[0]), self._on_failed, _save, [make], files)

    def _on_copied(self, file: Path, _done: object) -> None:
        self.message.emit(word_saved(file.name))

    def _on_saved(self, files: Sequence[Path], saved: Callable[[], object], _done: object) -> None:
        if len(files) == 1:
            self.message.emit(f"Gespeichert: {files[0].name}")
        else:
            self.message.emit(f"{counted(len(files), 'Datei', 'Dateien')} gespeichert in {files[0].parent}")
        saved()

    def _on_view(self, name: str, pdf: bytes) -> None:
        try:
            open_in_viewer(pdf, name)
        except Refused as error:
            self._on_failed(error)

    def _on_printable(self, title: str, printed: Callable[[], object], papers: list[bytes]) -> None:
        printer = ask_printer(self._window, title)
        if printer is None:
            return
        self._job = PrintJob(self._background, self._reader, printer, papers, self)
        self._job.finished.connect(partial(self._on_printed, printed))
        self._job.failed.connect(self._on_failed)
        self.work.watch(f"{title}: wird gedruckt", self._job.progress)
        self._job.start()

    def _on_printed(self, printed: Callable[[], object], count: int) -> None:
        self.work.end()
        self.message.emit(f"{counted(count, 'Schriftstück', 'Schriftstücke')} gedruckt.")
        if count:
            printed()

    def _on_draft(self, name: str, draft: bytes) -> None:
        try:
            file, taken = hand_out(draft, _mail_name(name))
        except Refused as error:
            self._on_failed(error)
            return
        if taken:
            self.message.emit(draft_handed_words(str(file.parent)))
        else:
            text = "Auf diesem PC öffnet kein Mailprogramm Entwürfe (.eml). Der Entwurf lässt sich speichern."
            save = partial(self.save_mail, partial(_same, draft), name)
            self.notice.emit(Notice(text, Tone.AMBER, "Entwurf speichern …", save))

    def _on_failed(self, error: Exception) -> None:
        self.work.end()
        if isinstance(error, Cancelled):
            self.message.emit("Druck abgebrochen.")
        elif isinstance(error, PrinterTrouble):
            text = f"Der Drucker „{error}“ nimmt nichts an. Bitte prüfen oder einen anderen wählen."
            self.notice.emit(Notice(text, Tone.AMBER))
        else:
            self.notice.emit(notice_of(error))


def _distinct(folder: Path, papers: Sequence[Outgoing]) -> list[Path]:
    """A file for each; the second of a name gets a number, as do those that would replace a file."""
    files: list[Path] = []
    for paper in papers:
        first = folder / Path(paper.file_name).name
        file, number = first, 2
        while file in files or file.exists():
            file, number = first.with_stem(f"{first.stem} ({number})"), number + 1
        files.append(file)
    return files


def _mail_name(name: str) -> str:
    return Path(name).with_suffix(".eml").name


def _all(makes: Sequence[Callable[[], bytes]]) -> list[bytes]:
    return [make() for make in makes]


def _save(makes: Sequence[Callable[[], bytes]], files: Sequence[Path]) -> None:
    for make, file in zip(makes, files, strict=True):
        write_file(file, make())


def _same(content: bytes) -> bytes:
    return content
