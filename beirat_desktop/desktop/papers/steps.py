"""The steps of a paper: each asks what it must, does it, and says what came of it."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from beirat_desktop.desktop.messages import confirm
from beirat_desktop.desktop.papers.dialogs import (
    AgainQuestion,
    NumberQuestion,
    RefusalQuestion,
    SubmitQuestion,
    TargetQuestion,
)
from beirat_desktop.desktop.papers.source_dialog import SourceQuestion
from beirat_desktop.desktop.papers.steps_base import Steps
from beirat_desktop.desktop.papers.words import changed_since_submission, checklist, meeting_words
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.question import LineQuestion, ReasonQuestion
from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.quotations import Quotation
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.papers import paper_kind
from beirat_desktop.usecases.papers.citations import QuotedWork, Source


class PaperSteps(Steps):
    """What can be done with a paper.

    Signals:
        reference_ready: the section, the RichText to write into it, and the place behind which; None: at the cursor.
    """

    reference_ready = Signal(str, object, object)

    # --- its life ---

    def submit(self, *, at_home: bool = False) -> bool:
        """Ask for the day it came in and for a reason where something is open; then hand it in, and say if it is.

        at_home: a faction hands it in at its own desk, and its letter goes to the office.
        """
        detail = self._fresh()
        if detail is None:
            return False
        paper = detail.paper
        checks = [check for check in checklist(detail) if check.rule and check.tone is not Tone.NEUTRAL]
        aim = meeting_words(detail.meeting) if detail.meeting else ""
        kind = paper_kind(paper)
        to = self._office.mail.taken_in_at(paper.id) if at_home else None
        question = SubmitQuestion(kind, aim, [check.text for check in checks], self._office.today, to, self._window)

        def hand_in() -> None:
            received = datetime.combine(question.received, time())
            self._office.papers.submit(paper.id, received=received, reason=question.reason)

        done = self._ask(question, hand_in)
        if done:
            day = short_date(question.received)
            self.message.emit(f"{kind} am {day} eingereicht." if at_home else f"{kind} eingereicht, Eingang {day}.")
        return done

    def hand_in_again(self) -> bool:
        """Say what handing in once more does; say if it is wanted."""
        detail = self._fresh()
        if detail is None:
            return False
        kind, to = paper_kind(detail.paper), self._office.mail.taken_in_at(detail.paper.id)
        question = AgainQuestion(kind, to, changed_since_submission(detail), self._window)
        return question.exec() == QDialog.DialogCode.Accepted

    def admit(self) -> None:
        """Let it on to an agenda; ask first who acts, where its wording asks somebody and that is not said."""
        detail = self._fresh()
        if detail is None or not any(one.rule == "paper.asks_others" for one in detail.findings):
            self._act("Zugelassen.", self._office.papers.admit)
            return
        question = TargetQuestion(detail.paper.title, self._window)

        def admit() -> None:
            self._office.papers.admit(detail.paper.id, target=question.target, reason=question.reason)

        if self._ask(question, admit):
            self.message.emit("Zugelassen.")

    def refuse(self) -> None:
        """Ask for the reason and the norm, then do not let it on."""
        detail = self._fresh()
        if detail is None:
            return
        question = RefusalQuestion(detail.paper.title, self._window)
        if self._ask(question, lambda: self._office.papers.refuse(detail.paper.id, question.reason, question.norm)):
            self.message.emit("Antrag nicht zugelassen.")

    def ask_back(self) -> None:
        """Ask what is to be asked, keep it, then offer the answer to its mover as a file."""
        detail = self._fresh()
        if detail is None:
            return
        question = ReasonQuestion(
            "Zum Antrag zurückfragen?",
            f"„{detail.paper.title}“ bleibt eingereicht. Die Frage steht in der Antwort, die an die Fraktion geht.",
            "Zurückfragen",
            self._window,
            wanted="Frage",
        )
        if self._ask(question, lambda: self._office.papers.ask_back(detail.paper.id, question.reason)):
            self.message.emit("Rückfrage festgehalten.")
            self.save_answer()

    def save_answer(self) -> None:
        """Write what the office answers, as a letter that the faction opens in the program."""
        detail = self._fresh()
        if detail is None:
            return
        offered = self._try(self._office.answers.file_name, detail.paper.id)
        pdf = self._try(self._office.answers.pdf, detail.paper.id)
        if pdf is None or offered is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Antwort als PDF speichern", str(Path(folder) / offered), "PDF (*.pdf)"
        )
        if name and self._try(self._done, self._office.answers.save, detail.paper.id, Path(name)):
            self.message.emit(f"Gespeichert: {Path(name).name}")

    def withdraw(self) -> None:
        """Ask, then keep that its mover took it back."""
        detail = self._fresh()
        if detail is None:
            return
        text = f"„{detail.paper.title}“ wird nicht weiter behandelt. Der Wortlaut bleibt in der Akte."
        if confirm(self._window, "Antrag zurückziehen?", text, "Antrag zurückziehen", page="antraege"):
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
        question = NumberQuestion(suggestion, detail.paper.number, self._window)
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
        if not confirm(self._window, "Entwurf löschen?", text, "Entwurf löschen", page="antraege", danger=True):
            return
        if self._try(self._done, self._office.papers.delete, key):
            self.went.emit("papers", "")
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
        if confirm(self._window, "Antragsschreiben ausgeben?", text, "Schreiben ausgeben und ablegen", page="antraege"):
            issued = self._try(self._office.paper_letters.issue_letter, detail.paper.id)
            if issued is not None:
                self.message.emit(f"{issued.issue}. Ausgabe liegt in der Ablage.")

    # --- versions, references ---

    def keep_version(self) -> None:
        """Ask for a name and keep what the paper says now."""
        asked = LineQuestion(
            "Fassung festhalten", "Bezeichnung", "Fassung festhalten", self._window, hint="Kann leer bleiben."
        )
        if asked.exec():
            self._act("Fassung festgehalten.", self._office.papers.keep_version, asked.words)

    def restore_version(self, key: str) -> None:
        """Ask, then bring a version back."""
        text = "Der jetzige Wortlaut wird vorher als eigene Fassung festgehalten; nichts geht verloren."
        if not confirm(
            self._window, "Fassung wiederherstellen?", text, "Diese Fassung wiederherstellen", page="antraege"
        ):
            return
        if self._try(self._done, self._office.papers.restore, key):
            self.message.emit("Fassung wiederhergestellt.")

    def cite(self, section: str, passage: Quotation | None = None, citation: Citation | None = None) -> None:
        """Ask for a source, keep the reference, and hand over the words to insert.

        passage: words that stand in the text and stay; citation: what gave them their source until now.
        """
        detail = self._fresh()
        if detail is None:
            return
        key = detail.paper.id
        question = SourceQuestion(partial(self._office.citations.sources, but=key), self._window, passage=passage)

        def keep() -> None:
            if citation is not None:
                self._office.citations.edit(citation.id, **question.fields())
            else:
                self._office.citations.add(key, section, **question.fields())

        if self._ask(question, keep) and question.words():
            behind = passage.behind if passage is not None else None
            self.reference_ready.emit(section, RichText.of(question.words()), behind)

    def give_source(self, one: QuotedWork) -> None:
        """Ask for the source of a quotation found in the text."""
        quote = one.quote
        self.cite(quote.section, quote.quotation, quote.citation)

    def take_source(self, one: QuotedWork, source: Source) -> None:
        """Give a quotation the source that was proposed; the text stays as it is."""
        detail = self._fresh()
        if detail is None:
            return
        add = partial(self._office.citations.add, quote=one.quote.words, **source.fields)
        if self._try(add, detail.paper.id, one.quote.section):
            self.message.emit(f"Quelle angegeben: {source.name}.")

    def check_citation(self, key: str, checked: bool, words: str) -> None:
        """Keep whether a reference was compared with its source."""
        self._try(partial(self._office.citations.check, words=words), key, checked)

    def remove_citation(self, key: str) -> None:
        """Take a reference off."""
        self._try(self._done, self._office.citations.remove, key)
