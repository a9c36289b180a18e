"""From dropped or chosen files to papers: each is looked at, asked about, and taken in or explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.printing import open_in_viewer
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.submissions.answer_dialog import AnswerDialog
from beirat_desktop.desktop.submissions.dialog import ArrivalDialog
from beirat_desktop.desktop.submissions.letter_dialog import LetterDialog
from beirat_desktop.desktop.submissions.register_dialog import RegisterDialog
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.foreign_motion import Section
from beirat_desktop.german import refusal
from beirat_desktop.german.papers import paper_kind
from beirat_desktop.usecases.files import read_file
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.registers import RegisterArrival, Taken
from beirat_desktop.usecases.submissions.answers import AnswerArrival
from beirat_desktop.usecases.submissions.foreign import Letter
from beirat_desktop.usecases.submissions.submissions import Arrival, Standing
from beirat_desktop.usecases.texts import MAILS, READ
from beirat_desktop.usecases.trouble import RecordTrouble

TakeFiles = Callable[[Sequence[Path]], object]


class Intake(QObject):
    """Takes files in, one dialog after the other.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about a file that is no motion.
        went: noun and id of the record to go to.
    """

    message = Signal(str)
    notice = Signal(object)
    went = Signal(str, str)

    def __init__(
        self,
        office: Callable[[], Office],
        background: Background,
        attach: Callable[[], TakeFiles | None],
        parent: QWidget,
    ) -> None:
        """office: that of the record open now; attach: how the open page takes files, None where it does not."""
        super().__init__(parent)
        self._office = office
        self._background = background
        self._attach = attach
        self._window = parent
        self._waiting: list[Path] = []
        self._foreign: list[tuple[Path, str]] = []

    def choose(self) -> None:
        """Ask for files."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = "Anträge (*.pdf *.docx *.odt *.eml *.msg *.json);;Alle Dateien (*)"
        names, _ = QFileDialog.getOpenFileNames(self._window, "Antrag einlesen", folder, kinds)
        if names:
            self.take([Path(name) for name in names])

    def choose_register(self) -> None:
        """Ask for a register of the office."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = "Register der Geschäftsstelle (*.beirat-register);;Alle Dateien (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, "Register öffnen", folder, kinds)
        if name:
            self.take([Path(name)])

    def take(self, files: Sequence[Path]) -> None:
        """Look at these files, one after the other."""
        idle = not self._waiting
        self._waiting += files
        if idle:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._tell_foreign()
            return
        file = self._waiting[0]
        self._background.run(self._on_looked, partial(self._on_failed, file), _look, self._office(), file)

    def _on_looked(self, came: Arrival | AnswerArrival | RegisterArrival | Letter) -> None:
        try:
            self._ask_about(came)
        finally:  # whatever went wrong with one, the next has its turn
            self._done_with_first()

    def _ask_about(self, came: Arrival | AnswerArrival | RegisterArrival | Letter) -> None:
        if isinstance(came, RegisterArrival):
            self._ask_register(came)
        elif isinstance(came, Letter):
            self._ask_letter(came)
        elif isinstance(came, AnswerArrival):
            self._ask_answer(came)
        else:
            self._ask(came)

    def _on_failed(self, file: Path, error: Exception) -> None:
        if isinstance(error, Refused):
            self._foreign.append((file, refusal(error)))
            self._done_with_first()
            return
        # What hinders one will hinder the next.
        self._waiting.clear()
        self.notice.emit(notice_of(error))

    def _done_with_first(self) -> None:
        self._waiting.pop(0)
        self._next()

    def _ask(self, arrival: Arrival) -> None:
        view = partial(self._view, arrival) if arrival.pdf else None
        dialog = ArrivalDialog(arrival, partial(self._accept, arrival), self._window, view)
        if not dialog.exec():
            self.message.emit(f"„{arrival.paper.title}“ wurde nicht übernommen.")
            return
        if arrival.standing is not Standing.SAME:
            self.message.emit(f"{paper_kind(arrival.paper)} „{arrival.paper.title}“ übernommen.")
        self.went.emit("paper", arrival.paper.id)

    def _ask_register(self, arrival: RegisterArrival) -> None:
        if RegisterDialog(arrival, self._window).exec():
            accept = self._office().registers.accept
            self._background.run(self._on_register, self._on_register_failed, accept, arrival)
        else:
            self.message.emit("Das Register wurde nicht übernommen.")

    def _on_register(self, taken: Taken) -> None:
        self.notice.emit(Notice(taken.sentence, Tone.AMBER if taken.kept else Tone.GREEN))

    def _on_register_failed(self, error: Exception) -> None:
        self.notice.emit(notice_of(error))

    def _ask_answer(self, arrival: AnswerArrival) -> None:
        dialog = AnswerDialog(arrival.answer, arrival.paper.title, partial(self._accept_answer, arrival), self._window)
        if dialog.exec():
            self.message.emit(f"Antwort zu „{arrival.answer.title}“ übernommen.")
            self.went.emit("paper", arrival.answer.paper_id)
        else:
            self.message.emit(f"Die Antwort zu „{arrival.answer.title}“ wurde nicht übernommen.")

    def _accept_answer(self, arrival: AnswerArrival) -> str:
        try:
            self._office().answers.accept(arrival)
        except RecordTrouble as error:
            return notice_of(error).text
        return ""

    def _view(self, arrival: Arrival) -> None:
        try:
            open_in_viewer(arrival.pdf, arrival.file_name)
        except Refused as error:
            self.notice.emit(notice_of(error))

    def _accept(
        self,
        arrival: Arrival,
        faction_id: str | None,
        meeting_id: str | None,
        reason: str,
        parts: frozenset[str] | None,
    ) -> str:
        if arrival.standing is Standing.SAME:
            return ""
        try:
            self._office().submissions.accept(
                arrival, faction_id=faction_id, meeting_id=meeting_id, reason=reason, parts=parts
            )
        except RecordTrouble as error:
            return notice_of(error).text
        return ""

    def _ask_letter(self, letter: Letter) -> None:
        made: list[str] = []

        def accept(dialog: LetterDialog) -> str:
            try:
                paper = self._office().foreign_motions.accept(
                    letter,
                    dialog.title_edit.text(),
                    dialog.text_of(Section.PROPOSAL),
                    dialog.text_of(Section.RATIONALE),
                    explanation=dialog.text_of(Section.EXPLANATION),
                    financial_impact=dialog.text_of(Section.FINANCIAL_IMPACT),
                    faction_id=dialog.faction_box.currentData(),
                    meeting_id=dialog.meeting_box.currentData(),
                )
            except RecordTrouble as error:
                return notice_of(error).text
            made.append(paper.id)
            self.message.emit(f"Antrag „{paper.title}“ übernommen, die Datei liegt bei den Anlagen.")
            return ""

        dialog = LetterDialog(letter, accept, self._background, self._office().reader, self._window)
        if dialog.exec():
            self.went.emit("paper", made[0])
        else:
            self.message.emit(f"„{letter.file_name}“ wurde nicht übernommen.")

    def _tell_foreign(self) -> None:
        if not self._foreign:
            return
        files = [file for file, _ in self._foreign]
        sentence = self._foreign[0][1]
        if len(files) > 1:
            sentence += f" Ebenso wenig einzulesen: {', '.join(file.name for file in files[1:])}."
        self._foreign = []
        attach = self._attach()
        if attach is None:
            self.notice.emit(Notice(sentence, Tone.AMBER))
        else:
            text = "An diesen Antrag anhängen"
            self.notice.emit(Notice(sentence, Tone.AMBER, text, partial(attach, files)))


def _look(office: Office, file: Path) -> Arrival | AnswerArrival | RegisterArrival | Letter:
    """What a file would bring: a motion of this program, an answer to one, the office's register, or else a letter."""
    if office.registers.is_one(file):
        return office.registers.look(file)
    if file.suffix.casefold() not in MAILS:
        return _look_into(office, read_file(file), file.name)
    name, content, others = office.foreign_motions.in_mail(file)
    came = _look_into(office, content, name)
    if others and isinstance(came, Arrival | Letter):
        more = Finding("letter.more_in_mail", severity=Severity.INFO, facts={"names": others})
        return replace(came, findings=(*came.findings, more))
    return came


def _look_into(office: Office, content: bytes, name: str) -> Arrival | AnswerArrival | Letter:
    if Path(name).suffix.casefold() in (*READ, *MAILS):
        return office.foreign_motions.look_into(content, name)
    try:
        return office.submissions.look_into(content, name)
    except Refused as error:
        if error.rule == "answer.is_one":
            return office.answers.look_into(content, name)
        if error.rule != "submission.no_data":
            raise
        return office.foreign_motions.look_into(content, name)
