"""The meeting's tab „Zustellung“: who got which paper how and when, who comes, and whether it is enough."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.dispatch.incoming import IncomingReplies, answers_in
from beirat_desktop.desktop.dispatch.post import Post
from beirat_desktop.desktop.dispatch.questions import (
    AppearedQuestion,
    LateQuestion,
    ReceiptQuestion,
    SubstituteQuestion,
)
from beirat_desktop.desktop.dispatch.rows import COLUMNS, SENT_COLUMNS, Line, found_sentences, lines
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.paper_actions import PaperActions
from beirat_desktop.desktop.refusals import ask_until, attempt
from beirat_desktop.desktop.theme import GAP, MARGIN
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
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.places import Channel
from beirat_desktop.german import norm, word
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.dispatch import (
    forecast_words,
    waived_words,
)

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
        self.post.show(sheet, self.issue_id, self.paper_box.currentText(), rows)
        self.replies.show(self._meeting)
        self._show_buttons()

    def focus_first(self) -> None:
        self.table.setFocus()

    def command_actions(self) -> list[QAction]:
        post, replies = self.post, self.replies
        return [
            post.calendar_action, replies.mail_action, replies.read_action, replies.phone_action, post.remind_action,
            post.server_action,
        ]  # fmt: skip

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        # Files come with their addresses as text.
        if self._open and (answers_in(event) or (data.hasText() and not data.hasUrls())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if files := answers_in(event):
            self.replies.read(files)
        else:
            self.replies.ask_mail(event.mimeData().text())

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
            elif not attempt(self.notice.emit, enter):
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
            and attempt(self.notice.emit, self._office.attendances.waive, self._meeting, line.person_id, waives)
        ]
        if said:
            self.message.emit(waived_words(said, waives=waives))

    def set_channel(self, channel: Channel) -> None:
        """Another way for this paper; while nothing went out, the way of those who are chosen from now on."""
        if not self.issue_id:
            attempt(
                self.notice.emit,
                self._office.dispatch.choose_channel,
                [line.person_id for line in self._chosen()],
                channel,
            )
        for line in self._delivered():
            attempt(self.notice.emit, self._office.dispatch.set_channel, line.delivery.delivery.id, channel)  # type: ignore[union-attr]

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
        self.post = Post(self._office, self._background, self.papers, self.work, self)
        self.post.server_entered.connect(self.reload)
        self.replies = IncomingReplies(self._office, self.papers, self)
        for made in (self.post, self.replies):
            made.message.connect(self.message)
            made.notice.connect(self.notice)
        self.more_button = QPushButton("Mehr", self)
        more = Menu(self)
        more.addAction(self.post.drafts_action)
        more.addSeparator()
        more.addActions([self.replies.mail_action, self.replies.read_action, self.replies.phone_action])
        more.addAction(self.post.remind_action)
        more.addSeparator()
        more.addActions([self.post.calendar_action, self.post.server_action])
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
        needs("replies.enter", *self.answer_buttons.values(), self.waive_button)
        needs("deliveries.receipt", self.receipt_button)
        needs("deliveries.edit", self.channel_button)
        needs("deliveries.withdraw", self.back_button)

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        made = QPushButton(text, self)
        made.clicked.connect(lambda: slot())
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.paper_box, 1)
        for button in (self.post.send_button, self.post.print_button, self.more_button):
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
        self.post.show_buttons()
        for action in (self.replies.mail_action, self.replies.read_action, self.post.remind_action):
            permit(action, open_, "es wird keine Antwort mehr erwartet")

    def _lines(self) -> list[Line]:
        return [self.model.value(row) for row in range(self.model.rowCount())]

    def _chosen(self) -> list[Line]:
        keys = set(self.table.selected_ids())
        return [line for line in self._lines() if line.id in keys]

    def _delivered(self) -> list[Line]:
        return [line for line in self._chosen() if line.delivery is not None and line.delivery.delivery.stands]
