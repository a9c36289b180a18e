"""Answers to an invitation as they come in: from a mail, from files, by telephone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.dispatch.mail_answer import MailAnswerQuestion
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.refusals import CANNOT, ask_until, attempt, notice_of
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dispatch import BY_MAIL
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.texts import MAILS


class IncomingReplies(QObject):
    """Reads them with somebody who looks, enters them and tells what was entered; show() says for which meeting.

    Its actions stand where the list of deliveries puts them.

    Signals:
        message, notice: as a page's.
    """

    message = Signal(str)
    notice = Signal(object)

    def __init__(self, office: Office, papers: PaperActions, window: QWidget) -> None:
        super().__init__(window)
        self._office, self._papers, self._window = office, papers, window
        self._meeting = ""
        self.mail_action = QAction("Antwort aus einer Mail …", self)
        self.mail_action.triggered.connect(lambda: self.ask_mail())
        self.read_action = QAction("Antworten einlesen (.ics, .eml, .msg) …", self)
        self.read_action.triggered.connect(lambda: self.choose())
        self.phone_action = QAction("Telefonliste ansehen", self)
        self.phone_action.triggered.connect(lambda: self.phone_list())
        for action in (self.mail_action, self.read_action, self.phone_action):
            action.setProperty("command", action.text().removesuffix(" …"))
        # The list is to call those by whose answer is to be entered.
        needs("replies.enter", self.mail_action, self.phone_action)
        needs("replies.calendar", self.read_action)

    def show(self, meeting_id: str) -> None:
        """Be about the answers to that meeting."""
        self._meeting = meeting_id

    def ask_mail(self, mail: str = "") -> None:
        """Read an answer in a mail with somebody who looks, and enter what they say."""
        replies = self._office.replies
        sheet = attempt(self.notice.emit, replies.sheet, self._meeting)
        if not sheet:
            return
        listed = {row.person.id for row in sheet.rows}
        others = [one for one in self._office.persons.all() if one.id not in listed]
        question = MailAnswerQuestion(sheet.rows, others, partial(replies.hear, self._meeting), mail, self._window)

        def enter() -> None:
            assert question.answer is not None
            replies.enter(
                self._meeting,
                question.person_id,
                question.answer,
                said_by=BY_MAIL,
                comes_at=question.comes_at,
                substitute_id=question.substitute_id,
                note=question.note,
            )

        if ask_until(question, enter):
            self.message.emit(f"Eingetragen: {question.said}")

    def read(self, files: list[Path]) -> None:
        """Enter the answers that calendars sent, and ask about those in words; what is none is told by its name."""
        taken = 0
        for file in files:
            try:
                self._office.replies.read_calendar(file)
                taken += 1
            except Refused as error:
                if error.rule == "reply.no_calendar" and file.suffix.lower() in MAILS:
                    if mail := attempt(self.notice.emit, self._office.replies.mail_text, file):
                        self.ask_mail(mail)
                else:
                    self.notice.emit(notice_of(error))
            except CANNOT as error:
                self.notice.emit(notice_of(error))
        if taken:
            self.message.emit(f"{counted(taken, 'Antwort', 'Antworten')} eingelesen")

    def choose(self) -> None:
        """Ask for the files of answers."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Antworten einlesen", folder, "Antworten (*.ics *.eml *.msg)"
        )
        if chosen:
            self.read([Path(name) for name in chosen])

    def phone_list(self) -> None:
        """Look at the list of whom to call."""
        work = partial(self._office.replies.phone_list, self._meeting)
        day = self._office.meetings.get(self._meeting).day.isoformat()
        self._papers.view(Outgoing(f"Telefonliste-{day}.pdf", lambda: work()[0]))


def answers_in(event: QDropEvent) -> list[Path]:
    """The files among what is dragged that may be an answer."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in (*MAILS, ".ics")]
