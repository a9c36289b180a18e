"""What goes out of the paper that is shown: its mails or their drafts, its letters, reminders, the calendar file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.dispatch.drafts import offer_drafts
from beirat_desktop.desktop.dispatch.questions import SendMailsQuestion, ServerQuestion
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.progress import Cancelled, Progress
from beirat_desktop.desktop.refusals import ask_until, attempt, notice_of
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.why import permit
from beirat_desktop.desktop.widgets.work_bar import WorkBar
from beirat_desktop.domain.places import Channel
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dispatch import (
    apart_words,
    folder_words,
    maybe_taken_words,
    no_mail_words,
    no_reminder_words,
    sent_words,
)
from beirat_desktop.german.mail import MAYBE_TAKEN
from beirat_desktop.usecases.dispatch.dispatch import Apart, DeliveryRow, PrintRun
from beirat_desktop.usecases.dispatch.replies import ReplySheet
from beirat_desktop.usecases.dispatch.sending import Sent
from beirat_desktop.usecases.office import Office


class Post(QObject):
    """Sends, prints and saves, asks before and tells what came of it; show() says of which paper.

    Its buttons and actions stand where the list of deliveries puts them.

    Signals:
        message, notice: as a page's.
        server_entered: mails go by another server from now on.
    """

    message = Signal(str)
    notice = Signal(object)
    server_entered = Signal()

    def __init__(
        self, office: Office, background: Background, papers: PaperActions, work: WorkBar, window: QWidget
    ) -> None:
        """work: where one sees how far the mails are."""
        super().__init__(window)
        self._office, self._background, self._papers, self._work_bar = office, background, papers, work
        self._window = window
        self._meeting = self._issue = self._paper = ""
        self.send_button = QPushButton(window)
        self.send_button.setProperty("primary", True)
        self.send_button.clicked.connect(self.send_mails)
        self.print_button = QPushButton(window)
        menu = Menu(window)
        menu.addAction("Drucken …", self.print_letters)
        menu.addAction("Als PDF speichern …", self.save_letters)
        menu.addAction("Ansehen", self.view_letters)
        self.print_button.setMenu(menu)
        self.drafts_action = self._action("Mail-Entwürfe speichern …", lambda: self.save_mails(again=True))
        self.remind_action = self._action("Erinnerungen als Entwürfe …", self.remind)
        self.calendar_action = self._action("Kalenderdatei der Sitzung …", self.save_calendar)
        self.server_action = self._action("Mailserver …", self.ask_server)
        for action in (self.calendar_action, self.remind_action):
            action.setProperty("command", action.text().removesuffix(" …"))
        self.server_action.setProperty("command", "Mailserver eintragen")
        needs("deliveries.mail", self.send_button, self.drafts_action, self.remind_action)
        needs("deliveries.print", self.print_button)
        needs("bodies.edit", self.server_action)

    def show(self, sheet: ReplySheet, issue_id: str, paper: str, rows: Sequence[DeliveryRow]) -> None:
        """Be about that paper of that meeting, and the deliveries of it.

        paper: its words in the list of papers. issue_id: empty while none went out.
        """
        self._meeting, self._issue, self._paper = sheet.meeting.id, issue_id, paper
        standing = [row.delivery for row in rows if row.delivery.stands]
        self._letters = sum(one.channel is Channel.LETTER for one in standing)
        self._no_mailbox = [row.name for row in rows if any(one.rule == "delivery.no_mailbox" for one in row.findings)]
        waiting = sum(one.channel is Channel.MAIL and one.left is None for one in standing)
        self._mails = waiting - len(self._no_mailbox)
        self._to_remind, self._not_reminded = len(sheet.to_remind), sheet.without_mailbox
        self._maybe_taken = [
            row.name for row in rows if row.delivery in standing and row.delivery.trouble == MAYBE_TAKEN
        ]

    def show_buttons(self) -> None:
        """Say on the buttons how much there is of what."""
        mails = counted(self._mails, "Mail", "Mails")
        sends = bool(self._office.sending.server().host)
        self.send_button.setText(f"{mails} senden …" if sends else f"{mails} als Entwürfe …")
        self.send_button.setVisible(bool(self._mails))
        self.print_button.setText(counted(self._letters, "Brief", "Briefe"))
        self.print_button.setVisible(bool(self._letters))
        permit(self.drafts_action, bool(self._issue), "noch nichts versandt")
        some = f" ({self._to_remind - len(self._not_reminded)} von {self._to_remind})" if self._not_reminded else ""
        self.remind_action.setText(f"Erinnerungen als Entwürfe{some} …")

    def send_mails(self) -> None:
        """Send by the server of the office; without one, save drafts."""
        server = self._office.sending.server()
        if not server.host:
            self.save_mails()
            return
        many = counted(self._mails, "Mail", "Mails")
        known = self._office.sending.stored_password()
        question = SendMailsQuestion(
            f"{many} senden?",
            f"{many} senden",
            f"Über {server.host}, eine nach der anderen. Jede bringt „{self._paper}“ mit."
            f"{maybe_taken_words(self._maybe_taken)}{self._not_mailed(chr(10) * 2)}",
            known,
            self._window,
            asks=bool(server.user),
        )
        if ask_until(question, lambda: None):
            password = question.password_edit.text()
            keep = question.keep_box.isChecked()
            if known and not keep:
                self._office.sending.keep_password("")
            done = partial(self._on_mailed, password if keep and password != known else "", self._no_mailbox)
            self._work("Mails werden gesendet", self._office.sending.send, done, self._issue, password)

    def save_mails(self, *, again: bool = False) -> None:
        """Write a draft for each person into a folder."""
        folder = self._folder(folder_words("die Mail-Entwürfe", len(self._no_mailbox)))
        if folder is not None:
            work = partial(self._office.dispatch.save_mails, again=again)
            done = partial(self._on_drafts, folder, self._not_mailed())
            self._work("Entwürfe werden geschrieben", work, done, self._issue, folder)

    def print_letters(self) -> None:
        """Print the letters with all that they name, on both sides if the printer can."""
        drawn: list[PrintRun] = []
        self._papers.print([self._run(drawn)], "Briefe", lambda: self._on_letters_out(drawn[-1]))

    def save_letters(self) -> None:
        """Save the letters with all that they name as one PDF."""
        drawn: list[PrintRun] = []
        self._papers.save([self._run(drawn)], lambda: self._on_letters_out(drawn[-1]))

    def _on_letters_out(self, run: PrintRun) -> None:
        if attempt(self.notice.emit, self._office.dispatch.note_printed, run):
            self._ask_apart()

    def view_letters(self) -> None:
        """Look at the letters in the system's viewer."""
        self._papers.view(self._run([]))

    def _ask_apart(self) -> None:
        self._background.run(self._on_apart, self._on_failed, self._office.dispatch.apart, self._issue)

    def _on_apart(self, things: tuple[Apart, ...]) -> None:
        if not things:
            return
        self.notice.emit(Notice(apart_words([(one.name, one.copies) for one in things]), Tone.AMBER))

    def ask_server(self) -> None:
        """Enter the mail server."""
        sending = self._office.sending
        question = ServerQuestion(sending.server(), sending.usual_sender(), self._window)
        if ask_until(question, lambda: sending.set_server(**question.fields())):
            self.message.emit("Mailserver eingetragen")
            self.server_entered.emit()

    def save_calendar(self) -> None:
        """Save the meeting as a calendar file."""
        name, content = self._office.calendars.meeting(self._meeting)
        self._save_file(name, content, "Kalender (*.ics)")

    def _save_file(self, name: str, content: bytes, kind: str) -> None:
        """Ask where a file goes, and write it."""
        offered = str(Path(_documents()) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Speichern", offered, kind)
        if chosen and attempt(self.notice.emit, self._office.mail.save, content, Path(chosen)):
            self.message.emit(f"Gespeichert: {Path(chosen).name}")

    def remind(self) -> None:
        """Write reminders as drafts into a folder."""
        without = self._not_reminded
        folder = self._folder(folder_words("die Erinnerungen", len(without)))
        if folder is not None:
            files = attempt(self.notice.emit, self._office.replies.save_reminders, self._meeting, folder)
            if files:
                self._on_drafts(folder, no_reminder_words(without) if without else "", files)

    def _run(self, drawn: list[PrintRun]) -> Outgoing:
        """The letters as they would go out. Making them adds to drawn and notes nothing: a printer may not be chosen, a
        file not be written."""
        office, issue = self._office, self._issue

        def make() -> bytes:
            drawn.append(office.dispatch.draw_letters(issue))
            return drawn[-1].pdf

        return Outgoing(f"Briefe-{office.archive.get(issue).file_name}", make)

    def _folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window, title, _documents())
        return Path(name) if name else None

    def _work(self, title: str, work: Callable[..., Any], done: Callable[[Any], object], *args: object) -> None:
        progress = Progress()
        self._work_bar.watch(title, progress)
        self._background.run(partial(self._on_worked, done), self._on_failed, work, *args, progress.step)

    def _on_worked(self, done: Callable[[Any], object], result: object) -> None:
        self._work_bar.end()
        done(result)

    def _not_mailed(self, before: str = "") -> str:
        """Who gets none of the mails, behind before; empty where all do."""
        return before + no_mail_words(self._no_mailbox) if self._no_mailbox else ""

    def _on_mailed(self, to_keep: str, without: list[str], result: Sent) -> None:
        """Say what came of it. to_keep: the password the system is to keep, now that the server knows it; without: who
        has no mailbox.
        """
        kept = not to_keep or self._office.sending.keep_password(to_keep)
        said = sent_words(result.sent, result.failed, without, kept=kept)
        if result.failed or without or not kept:
            self.notice.emit(Notice(said, Tone.AMBER))
        else:
            self.message.emit(said)

    def _on_drafts(self, folder: Path, without: str, files: list[Path]) -> None:
        offer_drafts(self.notice.emit, folder, files, without)

    def _on_failed(self, error: Exception) -> None:
        self._work_bar.end()
        if isinstance(error, Cancelled):
            self.message.emit("Abgebrochen; was schon hinausging, steht in der Liste.")
        else:
            self.notice.emit(notice_of(error))

    def _action(self, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: act())
        return action


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
