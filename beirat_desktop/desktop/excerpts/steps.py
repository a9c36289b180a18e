"""What is done with chosen excerpts: issuing, printing, saving, opening."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.excerpts.batch_dialog import BatchDialog, IssueQuestion
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.printing import PrinterTrouble, PrintJob, ask_printer, open_in_viewer
from beirat_desktop.desktop.progress import Cancelled, Progress
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.work_bar import WorkBar
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.forwarding import closed_beside_public
from beirat_desktop.german import refusal
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.usecases.excerpts.excerpts import ExcerptRow, ExcerptTerms, IssuedExcerpts
from beirat_desktop.usecases.excerpts.forwarding import Batch
from beirat_desktop.usecases.office import Office

_FOLDER = "excerpts/folder"
Chosen = Callable[[], Sequence[ExcerptRow]]


class ExcerptSteps(QObject):
    """Acts on the rows that chosen tells; long work is shown in the bar.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about a refusal, or about what was issued.
        begun, ended: issuing begins and is over.
        issued: an IssuedExcerpts.
        all_wanted: every public item that has a result is to be ticked.
    """

    message = Signal(str)
    notice = Signal(object)
    begun = Signal()
    ended = Signal()
    issued = Signal(object)
    all_wanted = Signal()

    def __init__(
        self,
        office: Office,
        background: Background,
        state: State,
        bar: WorkBar,
        chosen: Chosen,
        terms: Callable[[], ExcerptTerms],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._office = office
        self._background = background
        self._state = state
        self._bar = bar
        self._chosen = chosen
        self._terms = terms
        self._window = window
        self._job: PrintJob | None = None
        self._printing = ""

    def issue_chosen(self) -> None:
        """Ask, then issue what is ticked."""
        self.issue(self._chosen())

    def issue(self, rows: Sequence[ExcerptRow]) -> None:
        """Ask, then issue these."""
        good = [row for row in rows if row.issuable]
        if not good:
            self._ask_to_tick()
            return
        what = counted(len(good), "Auszug", "Auszüge")
        against = self._office.excerpts.findings([row.item.id for row in good])
        closed = closed_beside_public([row.item for row in good])
        together, reason = False, ""
        if against or closed:
            text = _consequence(rows, good)
            question = IssueQuestion(f"{what} ausgeben?", f"{what} ausgeben", text, against, self._window)
            question.show_closed([row for row in good if row.item in closed])
            if question.exec() != QDialog.DialogCode.Accepted:
                return
            together, reason = question.together, question.reason
        elif not confirm(
            self._window, f"{what} ausgeben?", _consequence(rows, good), f"{what} ausgeben", page="so-geht-auszuege"
        ):
            return
        progress = Progress()
        self._bar.watch(f"{counted(len(good), 'Auszug wird', 'Auszüge werden')} ausgegeben", progress)
        self.begun.emit()
        keys = [row.item.id for row in rows]
        work = partial(self._office.excerpts.issue_all, together=together, reason=reason)
        self._background.run(self._on_issued, self._on_failed, work, keys, self._terms(), progress.step)

    def renew(self, row: ExcerptRow) -> None:
        """Issue anew what holds no more, to whoever got it."""
        if any(one.recipient for one in row.stale):
            self._issue_by_recipient([row])
        else:
            self.issue([row])

    def _ask_to_tick(self) -> None:
        text = "Bitte zuerst Punkte mit einem Ergebnis ankreuzen."
        self.notice.emit(Notice(text, Tone.AMBER, "Alle öffentlichen", self.all_wanted.emit))

    def issue_by_recipient(self) -> None:
        """Ask who gets what is ticked, then issue it all with a letter to each and the list of who got which."""
        self._issue_by_recipient(self._chosen())

    def _issue_by_recipient(self, rows: Sequence[ExcerptRow]) -> None:
        good = [row for row in rows if row.issuable]
        if not good:
            self._ask_to_tick()
            return
        meeting_id = good[0].item.meeting_id
        forwarding = self._office.forwarding
        usual = forwarding.usual_recipients(meeting_id)
        against = self._office.excerpts.findings([row.item.id for row in good])
        dialog = BatchDialog(good, usual, forwarding.known_recipients(), against, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        progress = Progress()
        self._bar.watch(f"{counted(len(good), 'Auszug wird', 'Auszüge werden')} ausgegeben", progress)
        self.begun.emit()
        work = partial(forwarding.issue, together=dialog.together, reason=dialog.reason)
        self._background.run(
            self._on_sent_on, self._on_failed, work, meeting_id, dialog.groups, self._terms(), progress.step
        )

    def _print_run(self, papers: Sequence[str], title: str) -> None:
        """Print papers of the archive, one after the other."""
        printer = ask_printer(self._window, title)
        if printer is not None:
            self._start(self._office.forwarding.print_run(papers), printer, title)

    def _start(self, papers: Sequence[bytes], printer: QPrinter, title: str) -> None:
        self._job = PrintJob(self._background, self._office.reader, printer, papers, self)
        self._job.finished.connect(self._on_printed)
        self._job.failed.connect(self._on_failed)
        self._printing = title
        self._bar.watch(f"{title}: Druck läuft", self._job.progress)
        self._job.start()

    def print_chosen(self) -> None:
        """Print the latest issue of what is ticked, one after the other."""
        self._print(self._issued_keys())

    def _print(self, keys: Sequence[str]) -> None:
        printer = ask_printer(self._window, counted(len(keys), "Auszug", "Auszüge")) if keys else None
        if printer is None:
            return
        title = counted(len(keys), "Auszug", "Auszüge")
        self._start([self._office.excerpts.pdf(key) for key in keys], printer, title)

    def save_chosen(self) -> None:
        """Write the latest issue of what is ticked into a folder of the user's choice."""
        keys = self._issued_keys()
        if not keys:
            return
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._state.text(_FOLDER, usual)
        name = QFileDialog.getExistingDirectory(self._window, "Ordner für die Auszüge", folder)
        if name:
            self._state.set_text(_FOLDER, name)
            self._background.run(self._on_saved, self._on_failed, self._office.excerpts.save_pdfs, keys, Path(name))

    def open(self, key: str) -> None:
        """Show an issue in the system's viewer."""
        try:
            open_in_viewer(self._office.excerpts.pdf(key), self._office.excerpts.file_name(key))
        except Refused as error:
            self.notice.emit(Notice(refusal(error), Tone.AMBER))

    def _issued_keys(self) -> list[str]:
        """The latest issues of what is ticked; says what is missing where there is none."""
        rows = self._chosen()
        keys = [row.latest.id for row in rows if row.latest is not None]
        if not rows:
            self._ask_to_tick()
        elif not keys:
            text = "Von den angekreuzten Punkten ist noch kein Auszug ausgegeben."
            self.notice.emit(Notice(text, Tone.AMBER, "Jetzt ausgeben …", self.issue_chosen))
        elif len(keys) < len(rows):
            self.message.emit(f"{len(rows) - len(keys)} der angekreuzten Punkte haben noch keinen Auszug.")
        return keys

    def _on_issued(self, came: IssuedExcerpts) -> None:
        self._end()
        self.issued.emit(came)
        said = f"{counted(len(came.issued), 'Auszug', 'Auszüge')} ausgegeben"
        if came.skipped:
            names = listed([f"{item.number} {item.title}".strip() for item in came.skipped])
            said += f", {len(came.skipped)} übersprungen (noch kein Ergebnis: {names})"
        keys = [excerpt.id for excerpt in came.issued]
        self.notice.emit(Notice(f"{said}.", Tone.GREEN, "Drucken …", partial(self._print, keys)))

    def _on_sent_on(self, batch: Batch) -> None:
        self._end()
        self.issued.emit(IssuedExcerpts(batch.excerpts, ()))
        recipients = sum(one.letter is not None for one in batch.dispatches)
        said = f"{counted(len(batch.excerpts), 'Auszug', 'Auszüge')} an {recipients} Empfänger"
        text = f"{said} ausgegeben. Begleitschreiben, Auszüge und Verteiler liegen in der Ablage."
        self.notice.emit(Notice(text, Tone.GREEN, "Alles drucken …", partial(self._print_run, batch.papers, said)))

    def _on_printed(self, _count: int) -> None:
        self._end()
        self.message.emit(f"{self._printing} gedruckt.")

    def _on_saved(self, files: list[Path]) -> None:
        self.message.emit(f"{counted(len(files), 'Datei', 'Dateien')} gespeichert in {files[0].parent}")

    def _on_failed(self, error: Exception) -> None:
        printing = self._job is not None
        self._end()
        if isinstance(error, Cancelled):
            self.message.emit("Druck abgebrochen." if printing else "Abgebrochen. Nichts wurde ausgegeben.")
        elif isinstance(error, PrinterTrouble):
            text = f"Der Drucker „{error}“ nimmt nichts an. Die Auszüge liegen in der Ablage."
            self.notice.emit(Notice(text, Tone.AMBER, "Als PDF …", self.save_chosen))
        elif isinstance(error, Refused):
            self.notice.emit(Notice(refusal(error), Tone.AMBER))
        else:
            raise error

    def _end(self) -> None:
        self._bar.end()
        self._job = None
        self.ended.emit()


def _consequence(rows: Sequence[ExcerptRow], good: Sequence[ExcerptRow]) -> str:
    """What issuing does, and what is left out."""
    sentences = [
        "Jeder erhält seine Nummer und wird so abgelegt, wie er hinausgeht. Das lässt sich nicht rückgängig machen."
    ]
    again = sum(row.latest is not None for row in good)
    if again:
        sentences.append(f"Schon einmal ausgegeben: {again}. Davon entsteht eine weitere Ausfertigung.")
    left = [f"{row.number} {row.item.title}".strip() for row in rows if not row.issuable]
    if left:
        sentences.append(f"Noch ohne Ergebnis und deshalb übersprungen: {listed(left)}.")
    return "\n\n".join(sentences)
