"""The meeting's tab „Zustellung“: who got which paper how and when, who comes, and whether it is enough."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.dispatch.drafts import offer_drafts
from beirat_desktop.desktop.dispatch.mail_answer import MailAnswerQuestion
from beirat_desktop.desktop.dispatch.questions import (
    AppearedQuestion,
    LateQuestion,
    ReceiptQuestion,
    SendMailsQuestion,
    ServerQuestion,
    SubstituteQuestion,
)
from beirat_desktop.desktop.dispatch.rows import COLUMNS, SENT_COLUMNS, Line, found_sentences, lines
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.progress import Cancelled, Progress
from beirat_desktop.desktop.refusals import CANNOT, ask_until, notice_of
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone
from beirat_desktop.desktop.widgets.button_verbs import button_verbs
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.models import RowsModel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.desktop.widgets.scroll import scrolling
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.widgets.why import permit
from beirat_desktop.desktop.widgets.work_bar import WorkBar
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.places import Channel
from beirat_desktop.german import norm, word
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.dispatch import (
    BY_MAIL,
    apart_words,
    folder_words,
    forecast_words,
    maybe_taken_words,
    no_mail_words,
    no_reminder_words,
    sent_words,
    waived_words,
)
from beirat_desktop.german.mail import MAYBE_TAKEN
from beirat_desktop.usecases.dispatch.dispatch import Apart, PrintRun
from beirat_desktop.usecases.dispatch.sending import Sent
from beirat_desktop.usecases.texts import MAILS

NOBODY, NOTHING_SENT = "zuerst Personen wählen", "ihnen ging noch nichts zu"
_NAMED = 5
"""So many whose answer is open are named; all of them stand in the tooltip and in the list."""
_REACH_MOST = 3
"""So many who cannot be reached are named."""


class DispatchTab(Page):
    """open_meeting() says which meeting it shows."""

    help_page = "zustellung"
    reads_mails = True

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._background = workplace.office, workplace.background
        self._meeting = ""
        self._state = MeetingState.PLANNED
        self.papers = PaperActions(workplace.background, workplace.office.reader, self)
        self.papers.message.connect(self.message)
        self.papers.notice.connect(self.notice)
        self.work = WorkBar(self)
        self.paper_box = ChoiceBox(self)
        name_box(self.paper_box, "Papier")
        self.paper_box.setToolTip("Das Papier, dessen Zustellung gezeigt wird")
        self.paper_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.paper_box.setMinimumContentsLength(16)
        self.paper_box.activated.connect(lambda _row: self.reload())
        self.model = RowsModel(COLUMNS, self)
        empty = EmptyState("Noch keine Mitglieder", "Sie stehen unter Gremien & Personen.", "users")
        self.table = Table(
            self.model, "Zustellung", state=workplace.state, key="dispatch", empty=empty, multiple=True, parent=self
        )
        self.table.chosen.connect(lambda _key: self._show_buttons())
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._show_buttons())
        self.forecast_label = QLabel(self)
        self.forecast_label.setWordWrap(True)
        self.reach_label = QLabel(self)
        self.reach_label.setWordWrap(True)
        self.reach_label.setProperty("role", "warning")
        self._make_buttons()
        self._lay_out()
        self.setAcceptDrops(True)
        self.watch(
            workplace, "bodies", "committees", "factions", "persons", "memberships", "meetings", "attendances",
            "deliveries", "replies", "issued_papers", "users",
        )  # fmt: skip

    def title(self) -> str:
        return "Zustellung"

    def open_meeting(self, meeting_id: str) -> None:
        """Show that meeting's deliveries, those of its latest paper first."""
        if meeting_id != self._meeting:
            self._meeting = meeting_id
            self.paper_box.clear()
        self.reload()

    @property
    def issue_id(self) -> str:
        """The paper that is shown; empty while none went out."""
        return str(self.paper_box.currentData() or "")

    @property
    def _open(self) -> bool:
        """Whether an answer still counts."""
        return self._state in (MeetingState.PLANNED, MeetingState.INVITED)

    def reload(self) -> None:
        if not self._meeting:
            return
        self._show_papers()
        sheet = self._office.replies.sheet(self._meeting)
        self._state = sheet.meeting.state
        rows = self._office.dispatch.rows(self._meeting, self.issue_id) if self.issue_id else ()
        open_ = self._open
        self.model.show(lines(rows, sheet.rows, over=not open_))
        for number, column in enumerate(COLUMNS):
            if column in SENT_COLUMNS:
                self.table.setColumnHidden(number, not rows)
        self.forecast_label.setVisible(open_ and bool(sheet.rows))
        self.forecast_label.setText(unbroken_numbers(forecast_words(sheet.forecast, sheet.open_names, _NAMED)))
        self.forecast_label.setToolTip("\n".join(sheet.open_names))
        self.forecast_label.setProperty("role", "good" if not sheet.forecast.missing else "warning")
        self.forecast_label.style().polish(self.forecast_label)
        late = [one for row in rows for one in row.findings]
        found = late or (list(self._office.dispatch.reach(self._meeting)) if open_ and not rows else [])
        sentences = found_sentences(found, _REACH_MOST)
        self.reach_label.setText(unbroken_numbers("\n".join(sentences)))
        self.reach_label.setVisible(bool(sentences))
        standing = [row.delivery for row in rows if row.delivery.stands]
        self._letters = sum(one.channel is Channel.LETTER for one in standing)
        self._no_mailbox = [row.name for row in rows if any(one.rule == "delivery.no_mailbox" for one in row.findings)]
        waiting = sum(one.channel is Channel.MAIL and one.left is None for one in standing)
        self._mails = waiting - len(self._no_mailbox)
        self._to_remind, self._not_reminded = len(sheet.to_remind), sheet.without_mailbox
        self._maybe_taken = [
            row.name for row in rows if row.delivery in standing and row.delivery.trouble == MAYBE_TAKEN
        ]
        self._show_buttons()

    def focus_first(self) -> None:
        self.table.setFocus()

    def command_actions(self) -> list[QAction]:
        return [
            self.calendar_action, self.mail_action, self.read_action, self.phone_action, self.remind_action,
            self.server_action,
        ]  # fmt: skip

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        # Files come with their addresses as text.
        if self._open and (_answers_in(event) or (data.hasText() and not data.hasUrls())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if files := _answers_in(event):
            self.read_replies(files)
        else:
            self.ask_mail(event.mimeData().text())

    def ask_mail(self, mail: str = "") -> None:
        """Read an answer in a mail with somebody who looks, and enter what they say."""
        replies = self._office.replies
        sheet = self._do(replies.sheet, self._meeting)
        if not sheet:
            return
        listed = {row.person.id for row in sheet.rows}
        others = [one for one in self._office.persons.all() if one.id not in listed]
        question = MailAnswerQuestion(sheet.rows, others, partial(replies.hear, self._meeting), mail, self)

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

    def read_replies(self, files: list[Path]) -> None:
        """Enter the answers that calendars sent, and ask about those in words; what is none is told by its name."""
        taken = 0
        for file in files:
            try:
                self._office.replies.read_calendar(file)
                taken += 1
            except Refused as error:
                if error.rule == "reply.no_calendar" and file.suffix.lower() in MAILS:
                    if mail := self._do(self._office.replies.mail_text, file):
                        self.ask_mail(mail)
                else:
                    self.notice.emit(notice_of(error))
            except CANNOT as error:
                self.notice.emit(notice_of(error))
        if taken:
            self.message.emit(f"{counted(taken, 'Antwort', 'Antworten')} eingelesen")

    # --- what is done with the paper as a whole ---

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
            f"Über {server.host}, eine nach der anderen. Jede bringt „{self.paper_box.currentText()}“ mit."
            f"{maybe_taken_words(self._maybe_taken)}{self._not_mailed(chr(10) * 2)}",
            known,
            self,
            asks=bool(server.user),
        )
        if ask_until(question, lambda: None):
            password = question.password_edit.text()
            keep = question.keep_box.isChecked()
            if known and not keep:
                self._office.sending.keep_password("")
            done = partial(self._on_mailed, password if keep and password != known else "", self._no_mailbox)
            self._work("Mails werden gesendet", self._office.sending.send, done, self.issue_id, password)

    def save_mails(self, *, again: bool = False) -> None:
        """Write a draft for each person into a folder."""
        folder = self._folder(folder_words("die Mail-Entwürfe", len(self._no_mailbox)))
        if folder is not None:
            work = partial(self._office.dispatch.save_mails, again=again)
            done = partial(self._on_drafts, folder, self._not_mailed())
            self._work("Entwürfe werden geschrieben", work, done, self.issue_id, folder)

    def print_letters(self) -> None:
        """Print the letters with all that they name, on both sides if the printer can."""
        drawn: list[PrintRun] = []
        self.papers.print([self._run(drawn)], "Briefe", lambda: self._on_letters_out(drawn[-1]))

    def save_letters(self) -> None:
        """Save the letters with all that they name as one PDF."""
        drawn: list[PrintRun] = []
        self.papers.save([self._run(drawn)], lambda: self._on_letters_out(drawn[-1]))

    def _on_letters_out(self, run: PrintRun) -> None:
        if self._do(self._office.dispatch.note_printed, run):
            self._ask_apart()

    def view_letters(self) -> None:
        """Look at the letters in the system's viewer."""
        self.papers.view(self._run([]))

    def _ask_apart(self) -> None:
        self._background.run(self._on_apart, self._on_failed, self._office.dispatch.apart, self.issue_id)

    def _on_apart(self, things: tuple[Apart, ...]) -> None:
        if not things:
            return
        self.notice.emit(Notice(apart_words([(one.name, one.copies) for one in things]), Tone.AMBER))

    def ask_server(self) -> None:
        """Enter the mail server."""
        sending = self._office.sending
        question = ServerQuestion(sending.server(), sending.usual_sender(), self)
        if ask_until(question, lambda: sending.set_server(**question.fields())):
            self.message.emit("Mailserver eingetragen")
            self.reload()

    def save_calendar(self) -> None:
        """Save the meeting as a calendar file."""
        name, content = self._office.calendars.meeting(self._meeting)
        self.papers_file(name, content, "Kalender (*.ics)")

    def papers_file(self, name: str, content: bytes, kind: str) -> None:
        """Ask where a file goes, and write it."""
        offered = str(Path(_documents()) / name)
        chosen, _ = QFileDialog.getSaveFileName(self, "Speichern", offered, kind)
        if chosen and self._do(self._office.mail.save, content, Path(chosen)):
            self.message.emit(f"Gespeichert: {Path(chosen).name}")

    def choose_replies(self) -> None:
        """Ask for the files of answers."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self, "Antworten einlesen", _documents(), "Antworten (*.ics *.eml *.msg)"
        )
        if chosen:
            self.read_replies([Path(name) for name in chosen])

    def phone_list(self) -> None:
        """Look at the list of whom to call."""
        work = partial(self._office.replies.phone_list, self._meeting)
        self.papers.view(Outgoing(f"Telefonliste-{self._meeting_day()}.pdf", lambda: work()[0]))

    def remind(self) -> None:
        """Write reminders as drafts into a folder."""
        without = self._not_reminded
        folder = self._folder(folder_words("die Erinnerungen", len(without)))
        if folder is not None:
            files = self._do(self._office.replies.save_reminders, self._meeting, folder)
            if files:
                self._on_drafts(folder, no_reminder_words(without) if without else "", files)

    # --- what is done with the persons that are chosen ---

    def answer(self, said: Coming) -> None:
        """Enter what those who are chosen said."""
        for line in self._chosen():
            if line.reply is None:
                continue
            enter = partial(self._office.replies.enter, self._meeting, line.person_id, said)
            name = line.reply.person.name
            if said is Coming.LATE:
                known = line.reply.reply.comes_at if line.reply.reply is not None else None
                late = LateQuestion(name, known, self)
                ask_until(late, lambda: enter(comes_at=late.time_field.value(), note=late.note_edit.text()))  # noqa: B023
            elif said is Coming.SUBSTITUTE:
                listed = {one.person_id for one in self._lines()}
                others = [one for one in self._office.persons.all() if one.id not in listed]
                instead = SubstituteQuestion(name, others, self)
                ask_until(instead, lambda: enter(substitute_id=instead.person_id))  # noqa: B023
            elif not self._do(enter):
                break

    def ask_receipt(self) -> None:
        """Ask when the paper was received."""
        for line in self._delivered():
            delivery = line.delivery.delivery  # type: ignore[union-attr]
            asked = ReceiptQuestion if delivery.person_id is not None else AppearedQuestion
            question = asked(line.name, delivery.received_on, delivery.note, self)
            keep = partial(self._office.dispatch.set_receipt, delivery.id)
            if not ask_until(question, lambda: keep(question.day_field.value(), question.note_edit.text())):  # noqa: B023
                break

    def waive(self) -> None:
        """Note that those who are chosen waive form and period; where all of them did, that they do not after all."""
        chosen = [line for line in self._chosen() if line.reply is not None]
        sheet = self._office.attendances.sheet(self._meeting)
        known = {row.person.id for row in sheet.rows if row.attendance.waived}
        waives = any(line.person_id not in known for line in chosen)
        said = [
            line.name
            for line in chosen
            if (line.person_id in known) is not waives
            and self._do(self._office.attendances.waive, self._meeting, line.person_id, waives)
        ]
        if said:
            self.message.emit(waived_words(said, waives=waives))

    def set_channel(self, channel: Channel) -> None:
        """Another way for this paper; while nothing went out, the way of those who are chosen from now on."""
        if not self.issue_id:
            self._do(self._office.dispatch.choose_channel, [line.person_id for line in self._chosen()], channel)
        for line in self._delivered():
            self._do(self._office.dispatch.set_channel, line.delivery.delivery.id, channel)  # type: ignore[union-attr]

    def take_back(self) -> None:
        """Ask why the deliveries that are chosen were entered by mistake."""
        chosen = self._delivered()
        if not chosen:
            return
        who = chosen[0].name if len(chosen) == 1 else f"{len(chosen)} Personen"
        text = "Für das, was in Wahrheit nicht zugestellt wurde. Der Eintrag bleibt mit dem Grund in der Liste."
        question = ReasonQuestion(f"Zustellung an {who} zurücknehmen?", text, "Zurücknehmen", self)

        def act() -> None:
            for line in chosen:
                self._office.dispatch.take_back(line.delivery.delivery.id, question.reason)  # type: ignore[union-attr]

        ask_until(question, act)

    def _make_buttons(self) -> None:
        self.send_button = QPushButton(self)
        self.send_button.setProperty("primary", True)
        self.send_button.clicked.connect(self.send_mails)
        self.print_button = QPushButton(self)
        menu = Menu(self)
        menu.addAction("Drucken …", self.print_letters)
        menu.addAction("Als PDF speichern …", self.save_letters)
        menu.addAction("Ansehen", self.view_letters)
        self.print_button.setMenu(menu)
        self.more_button = QPushButton("Mehr", self)
        more = Menu(self)
        self.drafts_action = more.addAction("Mail-Entwürfe speichern …", lambda: self.save_mails(again=True))
        more.addSeparator()
        self.mail_action = more.addAction("Antwort aus einer Mail …", self.ask_mail)
        self.read_action = more.addAction("Antworten einlesen (.ics, .eml, .msg) …", self.choose_replies)
        self.phone_action = more.addAction("Telefonliste ansehen", self.phone_list)
        self.remind_action = more.addAction("Erinnerungen als Entwürfe …", self.remind)
        more.addSeparator()
        self.calendar_action = more.addAction("Kalenderdatei der Sitzung …", self.save_calendar)
        self.server_action = more.addAction("Mailserver …", self.ask_server)
        for action in (self.calendar_action, self.mail_action, self.read_action, self.phone_action, self.remind_action):
            action.setProperty("command", action.text().removesuffix(" …"))
        self.server_action.setProperty("command", "Mailserver eintragen")
        self.more_button.setMenu(more)
        self.answer_buttons = {
            said: self._button(label, partial(self.answer, said))
            for said, label in (
                (Coming.YES, "Kommt"),
                (Coming.LATE, "Kommt später …"),
                (Coming.SUBSTITUTE, "Vertretung …"),
                (Coming.NO, "Kommt nicht"),
                (Coming.OPEN, "Antwort offen"),
            )
        }
        self.receipt_button = self._button("Zugang …", self.ask_receipt)
        self.waive_button = self._button("Verzicht", self.waive)
        self.waive_button.setToolTip(f"Verzicht auf Form und Frist der Einladung\n\n§ 34 GemO: {norm('§ 34 GemO')}")
        self.channel_button = QPushButton("Weg", self)
        self.channel_button.setToolTip(
            "Vor dem Versand: wie die gewählten Personen ihre Papiere bekommen. Danach: nur für dieses Papier."
        )
        ways = Menu(self)
        for channel in Channel:
            ways.addAction(word(channel), partial(self.set_channel, channel))
        self.channel_button.setMenu(ways)
        self.back_button = self._button("Zurücknehmen …", self.take_back)
        # The list is to call those by whose answer is to be entered.
        needs("replies.enter", *self.answer_buttons.values(), self.waive_button, self.mail_action, self.phone_action)
        needs("replies.calendar", self.read_action)
        needs("deliveries.receipt", self.receipt_button)
        needs("deliveries.edit", self.channel_button)
        needs("deliveries.withdraw", self.back_button)
        needs("deliveries.mail", self.send_button, self.drafts_action, self.remind_action)
        needs("deliveries.print", self.print_button)
        needs("bodies.edit", self.server_action)

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        made = QPushButton(text, self)
        made.clicked.connect(lambda: slot())
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.paper_box, 1)
        for button in (self.send_button, self.print_button, self.more_button):
            top.addWidget(button)
        chosen = FlowLayout(spacing=8)
        buttons = (
            *self.answer_buttons.values(),
            self.receipt_button,
            self.waive_button,
            self.channel_button,
            self.back_button,
        )
        for button in buttons:
            chosen.addWidget(button)
        self.table.verbs = button_verbs(buttons, self)
        card = Card(parent=self)
        card.add_layout(top)
        card.add(self.work)
        card.add(self.papers.work)
        card.add(self.forecast_label)
        card.add(self.reach_label)
        card.add_layout(chosen)
        card.add(self.table, 1)
        column = scrolling(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(card)

    def _show_papers(self) -> None:
        chosen, known = self.issue_id, {self.paper_box.itemData(row) for row in range(self.paper_box.count())}
        papers = self._office.dispatch.papers(self._meeting)
        if papers and papers[0].id not in known:
            chosen = papers[0].id  # what has just gone out is what is to be printed and sent now
        self.paper_box.clear()
        for paper in papers:
            back = ", zurückgenommen" if paper.withdrawn is not None else ""
            name = paper.file_name.removesuffix(".pdf")
            self.paper_box.addItem(f"{name} vom {short_date(paper.issued.date())}{back}", paper.id)
        if not self.paper_box.count():
            self.paper_box.addItem("Noch nichts versandt", "")
        self.paper_box.setEnabled(bool(self.paper_box.itemData(0)))
        self.paper_box.setCurrentIndex(max(self.paper_box.findData(chosen), 0))

    def _show_buttons(self) -> None:
        chosen = self._chosen()
        open_ = self._open
        for button in self.answer_buttons.values():
            permit(button, any(line.reply is not None for line in chosen), NOBODY)
            button.setVisible(open_)
        permit(self.waive_button, any(line.reply is not None for line in chosen), NOBODY)
        for button in (self.receipt_button, self.back_button):
            permit(button, bool(self._delivered()), NOTHING_SENT if chosen else NOBODY)
            button.setVisible(bool(self.issue_id))
        reached = self._delivered() if self.issue_id else chosen
        permit(self.channel_button, bool(reached), NOTHING_SENT if chosen else NOBODY)
        mails = counted(self._mails, "Mail", "Mails")
        sends = bool(self._office.sending.server().host)
        self.send_button.setText(f"{mails} senden …" if sends else f"{mails} als Entwürfe …")
        self.send_button.setVisible(bool(self._mails))
        self.print_button.setText(counted(self._letters, "Brief", "Briefe"))
        self.print_button.setVisible(bool(self._letters))
        permit(self.drafts_action, bool(self.issue_id), "noch nichts versandt")
        for action in (self.mail_action, self.read_action, self.remind_action):
            permit(action, open_, "es wird keine Antwort mehr erwartet")
        some = f" ({self._to_remind - len(self._not_reminded)} von {self._to_remind})" if self._not_reminded else ""
        self.remind_action.setText(f"Erinnerungen als Entwürfe{some} …")

    def _lines(self) -> list[Line]:
        return [self.model.value(row) for row in range(self.model.rowCount())]

    def _chosen(self) -> list[Line]:
        keys = set(self.table.selected_ids())
        return [line for line in self._lines() if line.id in keys]

    def _delivered(self) -> list[Line]:
        return [line for line in self._chosen() if line.delivery is not None and line.delivery.delivery.stands]

    def _run(self, drawn: list[PrintRun]) -> Outgoing:
        """The letters as they would go out. Making them adds to drawn and notes nothing: a printer may not be chosen, a
        file not be written."""
        office, issue = self._office, self.issue_id

        def make() -> bytes:
            drawn.append(office.dispatch.draw_letters(issue))
            return drawn[-1].pdf

        return Outgoing(f"Briefe-{office.archive.get(issue).file_name}", make)

    def _meeting_day(self) -> str:
        return self._office.meetings.get(self._meeting).day.isoformat()

    def _folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self, title, _documents())
        return Path(name) if name else None

    def _work(self, title: str, work: Callable[..., Any], done: Callable[[Any], object], *args: object) -> None:
        progress = Progress()
        self.work.watch(title, progress)
        self._background.run(partial(self._on_worked, done), self._on_failed, work, *args, progress.step)

    def _on_worked(self, done: Callable[[Any], object], result: object) -> None:
        self.work.end()
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
        self.work.end()
        if isinstance(error, Cancelled):
            self.message.emit("Abgebrochen; was schon hinausging, steht in der Liste.")
        else:
            self.notice.emit(notice_of(error))

    def _do(self, act: Callable[..., Any], *args: Any) -> Any:
        try:
            return act(*args) or True
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return None


def _answers_in(event: QDropEvent) -> list[Path]:
    """The files among what is dragged that may be an answer."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in (*MAILS, ".ics")]


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
