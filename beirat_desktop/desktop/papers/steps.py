"""The steps of a paper: each asks what it must, does it, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.changes import Changes
from beirat_desktop.desktop.messages import Notice, confirm, trouble_box
from beirat_desktop.desktop.papers.dialogs import NumberQuestion, Question, ReasonQuestion, SubmitQuestion
from beirat_desktop.desktop.papers.source_dialog import SourceQuestion
from beirat_desktop.desktop.papers.words import checklist, meeting_words
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import refusal
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.papers import PAPER_TYPES
from beirat_desktop.german.record import trouble
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.papers import PaperDetail
from beirat_desktop.usecases.trouble import Missing, RecordTrouble


class PaperSteps(QObject):
    """What can be done with the paper that is shown; detail tells which one that is.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about a refusal.
        went: noun and id of a record to go to next.
        reference_ready: the section and the RichText to write into it.
    """

    message = Signal(str)
    notice = Signal(object)
    went = Signal(str, str)
    reference_ready = Signal(str, object)

    def __init__(
        self,
        office: Office,
        changes: Changes,
        background: Background,
        detail: Callable[[], PaperDetail | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._changes = changes
        self._background = background
        self._detail = detail
        self._window = parent

    # --- its life ---

    def submit(self) -> None:
        """Ask for the day it came in and for a reason where something is open; then hand it in."""
        detail = self._fresh()
        if detail is None:
            return
        paper = detail.paper
        checks = [check for check in checklist(detail) if check.rule and check.tone is not Tone.NEUTRAL]
        aim = meeting_words(detail.meeting) if detail.meeting else ""
        kind = PAPER_TYPES[paper.paper_type]
        question = SubmitQuestion(kind, aim, [check.text for check in checks], self._office.today, self._window)

        def hand_in() -> None:
            received = datetime.combine(question.received, time())
            self._office.papers.submit(paper.id, received=received, reason=question.reason)

        if self._ask(question, hand_in):
            self.message.emit(f"{kind} eingereicht, Eingang {short_date(question.received)}.")

    def admit(self) -> None:
        """Let it on to an agenda."""
        self._act("Zugelassen.", self._office.papers.admit)

    def refuse(self) -> None:
        """Ask for the reason, then do not let it on."""
        detail = self._fresh()
        if detail is None:
            return
        question = ReasonQuestion(
            "Antrag nicht zulassen?",
            f"„{detail.paper.title}“ kommt nicht auf die Tagesordnung. Das ist zu begründen (VV zu § 34 GemO).",
            "Antrag nicht zulassen",
            self._window,
        )
        if self._ask(question, lambda: self._office.papers.refuse(detail.paper.id, question.reason)):
            self.message.emit("Antrag nicht zugelassen.")

    def withdraw(self) -> None:
        """Ask, then keep that its mover took it back."""
        detail = self._fresh()
        if detail is None:
            return
        text = f"„{detail.paper.title}“ wird nicht weiter behandelt. Der Wortlaut bleibt in der Akte."
        if confirm(self._window, "Antrag zurückziehen?", text, "Antrag zurückziehen"):
            self._act("Antrag zurückgezogen.", self._office.papers.withdraw)

    def reopen(self) -> None:
        """One step back."""
        self._act("Antrag wieder geöffnet.", self._office.papers.reopen)

    def give_number(self) -> None:
        """Offer the next number, take it or another one."""
        detail = self._fresh()
        if detail is None:
            return
        suggestion = self._try(self._office.papers.next_number, detail.paper.id)
        if suggestion is None:
            return
        question = NumberQuestion(suggestion, self._window)
        if self._ask(question, lambda: self._office.papers.give_number(detail.paper.id, question.number)):
            self.message.emit(f"Nummer {self._office.papers.get(detail.paper.id).number} vergeben.")

    def override(self, rule: str) -> None:
        """Ask why a finding is passed over."""
        detail = self._fresh()
        if detail is None:
            return
        text = next((check.text for check in checklist(detail) if check.rule == rule), "")
        question = ReasonQuestion("Hinweis übergehen?", text, "Mit Begründung übergehen", self._window)
        self._ask(question, lambda: self._office.overrides.add(rule, "papers", detail.paper.id, question.reason))

    # --- other papers made from it ---

    def duplicate(self) -> None:
        """Begin a copy and go there."""
        self._go_to_new(self._office.papers.duplicate)

    def amend(self) -> None:
        """Begin an amendment and go there."""
        self._go_to_new(self._office.papers.amend)

    def delete(self, key: str = "") -> None:
        """Ask, then throw a draft away."""
        detail = self._fresh()
        key = key or (detail.paper.id if detail else "")
        if not key:
            return
        paper = self._try(self._office.papers.get, key)
        if paper is None:
            return
        title = paper.title or "ohne Titel"
        text = f"„{title}“ wird mit Anlagen und Fassungen gelöscht. Rückgängig machen geht bis zum Beenden."
        if not confirm(self._window, "Entwurf löschen?", text, "Entwurf löschen", danger=True):
            return
        if self._try(self._done, self._office.papers.delete, key):
            self.went.emit("papers", "")
            self._changes.changed("papers", "attachments")
            self.message.emit(f"Entwurf „{title}“ gelöscht.")

    # --- its letter ---

    def save_pdf(self) -> None:
        """Write the letter to a file of the user's choice."""
        detail = self._fresh()
        if detail is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        offered = str(Path(folder) / self._office.paper_letters.file_name(detail.paper))
        name, _ = QFileDialog.getSaveFileName(self._window, "Schreiben als PDF speichern", offered, "PDF (*.pdf)")
        if name:
            file = Path(name)
            done = partial(self._said, f"Gespeichert: {file.name}")
            self._background.run(done, self._failed, self._office.paper_letters.save_pdf, detail.paper.id, file)

    def issue(self) -> None:
        """Ask, then keep the letter in the archive as it goes out now."""
        detail = self._fresh()
        if detail is None:
            return
        text = (
            "Das Schreiben wird in der Ablage so festgehalten, wie es jetzt aussieht. Das lässt sich nicht rückgängig "
        )
        text += "machen; spätere Änderungen ergeben eine neue Ausgabe."
        if confirm(self._window, "Antragsschreiben ausgeben?", text, "Schreiben ausgeben und ablegen"):
            issued = self._try(self._office.paper_letters.issue_letter, detail.paper.id)
            if issued is not None:
                self._changes.changed("archive")
                self.message.emit(f"{issued.issue}. Ausgabe liegt in der Ablage.")

    # --- files, versions, references ---

    def add_files(self, files: Sequence[Path]) -> None:
        """Take files in; each that cannot be taken gets its sentence."""
        detail = self._fresh()
        for file in files if detail is not None else ():
            done = partial(self._changed_and_said, f"„{file.name}“ angehängt.")
            self._background.run(
                done, self._failed, self._office.attachments.add, file, paper_id=detail.paper.id if detail else None
            )

    def file_action(self, action: Callable[..., object], *args: Any) -> None:
        """Rename, move, publish or remove a file."""
        if self._try(self._done, action, *args):
            self._changes.attachments.emit()

    def export_file(self, key: str, file: Path) -> None:
        """Write an attached file to the disk."""
        done = partial(self._said, f"Gespeichert: {file.name}")
        self._background.run(done, self._failed, self._office.attachments.export, key, file)

    def open_file(self, key: str) -> None:
        """Show an attached file in the program the system has for it; the record's copy stays as it is."""
        detail = self._detail()
        name = next((file.file_name for file in detail.attachments if file.id == key), "") if detail else ""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation))
        file = folder / f"{key[:8]}-{Path(name).name}"
        if name and self._try(self._done, self._office.attachments.export, key, file):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    def keep_version(self) -> None:
        """Ask for a name and keep what the paper says now."""
        label, good = QInputDialog.getText(self._window, "Fassung festhalten", "Bezeichnung (kann leer bleiben)")
        if good:
            self._act("Fassung festgehalten.", self._office.papers.keep_version, label)

    def restore_version(self, key: str) -> None:
        """Ask, then bring a version back."""
        text = "Der jetzige Wortlaut wird vorher als eigene Fassung festgehalten; nichts geht verloren."
        if not confirm(self._window, "Fassung wiederherstellen?", text, "Diese Fassung wiederherstellen"):
            return
        if self._try(self._done, self._office.papers.restore, key):
            self._changes.papers.emit()
            self.message.emit("Fassung wiederhergestellt.")

    def cite(self, section: str) -> None:
        """Ask for a source, keep the reference, and hand over the words to insert."""
        detail = self._fresh()
        if detail is None:
            return
        key = detail.paper.id
        question = SourceQuestion(partial(self._office.citations.sources, but=key), self._window)
        if self._ask(question, lambda: self._office.citations.add(key, section, **question.fields())):
            self.reference_ready.emit(section, RichText.of(question.words()))
            self._changes.citations.emit()

    def check_citation(self, key: str, checked: bool) -> None:
        """Keep whether a reference was compared with its source."""
        self._try(self._office.citations.check, key, checked)
        self._changes.citations.emit()

    def remove_citation(self, key: str) -> None:
        """Take a reference off."""
        self._try(self._done, self._office.citations.remove, key)
        self._changes.citations.emit()

    # --- how ---

    def _fresh(self) -> PaperDetail | None:
        detail = self._detail()
        fresh: PaperDetail | None = None
        if detail is not None:
            fresh = self._try(self._office.papers.detail, detail.paper.id)
        return fresh

    def _act(self, sentence: str, action: Callable[..., object], *args: Any) -> None:
        detail = self._fresh()
        if detail is not None and self._try(self._done, action, detail.paper.id, *args):
            self._changes.papers.emit()
            self.message.emit(sentence)

    def _go_to_new(self, action: Callable[[str], Any]) -> None:
        detail = self._fresh()
        made = self._try(action, detail.paper.id) if detail is not None else None
        if made is not None:
            self._changes.papers.emit()
            self.went.emit("paper", made.id)

    def _ask(self, question: Question, action: Callable[[], object]) -> bool:
        """Ask until the answer is accepted by the rules or the user gives up."""
        while question.exec():
            try:
                action()
            except Refused as error:
                question.say(refusal(error))
                continue
            except (Missing, RecordTrouble) as error:
                self._tell(error)
                return False
            self._changes.papers.emit()
            return True
        return False

    def _try(self, action: Callable[..., Any], *args: Any) -> Any:
        try:
            return action(*args)
        except (Refused, Missing, RecordTrouble) as error:
            self._tell(error)
            return None

    @staticmethod
    def _done(action: Callable[..., object], *args: Any) -> bool:
        action(*args)
        return True

    def _said(self, sentence: str, _result: object) -> None:
        self.message.emit(sentence)

    def _changed_and_said(self, sentence: str, _result: object) -> None:
        self._changes.attachments.emit()
        self.message.emit(sentence)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused | Missing | RecordTrouble):
            raise error
        self._tell(error)

    def _tell(self, error: Refused | Missing | RecordTrouble) -> None:
        if isinstance(error, Refused):
            self.notice.emit(Notice(refusal(error), Tone.AMBER))
        elif isinstance(error, Missing):
            self.notice.emit(Notice("Das gibt es nicht mehr, es wurde anderswo gelöscht.", Tone.AMBER))
            self._changes.papers.emit()
        else:
            trouble_box(self._window, *trouble(error.kind, error.file, error.facts))
