"""The tab „Einladung“: what the letter says, its days, sending it and the supplements that follow."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop import states
from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.cuts import agree_on_cuts
from beirat_desktop.desktop.meetings.dialogs import SendQuestion
from beirat_desktop.desktop.meetings.letter_form import LetterForm
from beirat_desktop.desktop.meetings.words import DATE_NORMS, date_label, date_words
from beirat_desktop.desktop.messages import Notice, Saving, confirm
from beirat_desktop.desktop.refusals import CANNOT, notice_of, sentence
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.clearing import clear
from beirat_desktop.desktop.widgets.form import Field
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.withdrawing import ask_withdrawal
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.supplements import Unannounced
from beirat_desktop.german import finding, norm
from beirat_desktop.german.archive import ISSUED_KINDS, withdrawn_words
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import clock, long_date, short_date, weekday_date
from beirat_desktop.german.invitations import CHANGE_MARKS, NOTICE_AGAIN, fact_changes
from beirat_desktop.german.meetings import meeting_name

_LATE = ("meeting.notice_too_short", "meeting.urgent_notice_too_short")
_FOLD_BELOW = 900


class InvitationTab(QWidget):
    """The form at the left, the letter at the right.

    Signals:
        navigate, message, notice, saving: as a page's.
    """

    help_page = "einladung"

    navigate = Signal(str, str)
    message = Signal(str)
    notice = Signal(object)
    saving = Signal(Saving, str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state, drafts = workplace.office, workplace.background, workplace.state, workplace.drafts
        self._office = office
        self._meeting_id = ""
        self._meeting: Meeting | None = None
        self._shown_issue = ""
        self.preview = Preview(background, office.reader, "Einladung", self)
        self.send_card = Card("Versand", parent=self)
        self.status_label = QLabel(self)
        self.status_label.setWordWrap(True)
        self.findings_label = QLabel(self)
        self.findings_label.setWordWrap(True)
        self.findings_label.setProperty("role", "warning")
        self.changes_label = QLabel(self)
        self.changes_label.setWordWrap(True)
        self.send_button = QPushButton(self)
        self.issues_box = QVBoxLayout()
        self.issues_box.setSpacing(2)
        self.dates_card = Card("Termine", parent=self)
        self.grid = QGridLayout()
        self.letter = LetterForm(office, drafts, self)
        self._build()
        self._lay_out(state)
        self._bind()

    def open_meeting(self, meeting_id: str) -> None:
        """Show the invitation of a meeting."""
        if meeting_id != self._meeting_id:
            self.flush()
            self._meeting_id = meeting_id
            self._shown_issue = ""
            self.preview.clear("Die Vorschau entsteht …")
        self.reload()

    def reload(self) -> None:
        """Fetch again what is shown."""
        if not self._meeting_id:
            return
        meeting = self._office.meetings.get(self._meeting_id)
        self._meeting = meeting
        self.letter.show_meeting(meeting)
        self._show_dates()
        self._show_sending(meeting)
        self._draw()

    def flush(self) -> None:
        """Keep what is still being typed."""
        self.letter.autosave.flush()

    def paper(self) -> tuple[bytes, str]:
        """The paper that is shown, and the name of its file."""
        if self._shown_issue:
            shown = self._office.archive.get(self._shown_issue)
            return self._office.archive.pdf(shown.id), shown.file_name
        return self._office.invitations.paper(self._meeting_id, notice=self.view_button.isChecked())

    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back sees what goes out next, not what was looked at before."""
        super().hideEvent(event)
        if (self.view_button.isChecked() or self._shown_issue) and not event.spontaneous():
            self.view_button.setChecked(False)
            self._shown_issue = ""
            self._draw()

    def focus_first(self) -> None:
        """The letter's own words come first."""
        self.letter.focus_anchor("greeting")

    def send(self) -> None:
        """Send what is due: the invitation, or the supplement."""
        self.flush()
        meeting = self._office.meetings.get(self._meeting_id)
        if meeting.invitation_sent_on is None:
            self._send_invitation(meeting)
        elif self._office.invitations.changes(meeting.id):
            self._send_supplement(meeting)
        else:
            self.message.emit("Seit dem Versand hat sich nichts geändert")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "splitter"):
            self._fold()

    def _build(self) -> None:
        self.grid.setHorizontalSpacing(12)
        self.grid.setColumnStretch(0, 1)
        self.dates_card.add_layout(self.grid)
        self.notice_row = Field("Öffentlich bekannt gemacht am", self.letter.notice_field, parent=self)
        self.dates_card.add(self.notice_row)
        for widget in (self.status_label, self.findings_label, self.changes_label):
            self.send_card.add(widget)
        self.send_card.body.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.send_card.add_layout(self.issues_box)
        self.send_button.clicked.connect(self.send)
        self.view_button = QPushButton("Bekanntmachung ansehen", self)
        self.view_button.setCheckable(True)
        self.view_button.setToolTip("Zeigt rechts die Bekanntmachung statt der Einladung")
        self.view_button.clicked.connect(self._on_view)
        self.notice_button = QPushButton("Bekanntmachung ausgeben …", self)
        self.notice_button.clicked.connect(self._issue_notice)
        needs("invitations.send", self.send_button)
        needs("invitations.issue_notice", self.notice_button)
        row = QHBoxLayout()
        row.addWidget(self.view_button)
        row.addWidget(self.notice_button)
        row.addStretch(1)
        self.dates_card.add_layout(row)

    def _lay_out(self, state: State) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(GAP)
        for card in (self.send_card, self.dates_card, self.letter):
            column.addWidget(card)
        column.addStretch(1)
        self.splitter = Splitter(self)
        self.splitter.addWidget(Scroll(inside, self))
        self.splitter.addWidget(self.preview)
        self.preview.setMinimumWidth(px(260))
        self.splitter.setSizes([px(560), px(520)])
        state.splitter("invitation", self.splitter)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        row.addWidget(self.splitter)

    def _bind(self) -> None:
        self.letter.autosave.saving.connect(self.saving)
        self.letter.autosave.notice.connect(self.notice)
        self.letter.saved.connect(self._on_saved)
        self.letter.autosave.refused.connect(self._on_refused)
        self.preview.anchor_clicked.connect(self.letter.focus_anchor)
        self.preview.failed.connect(self._on_failed)

    def _on_refused(self, name: str, sentence: str) -> None:
        """What a rule says against the day stands at its field; the letter's own are free text."""
        if name == "notice" and sentence:
            self.notice_row.warn(sentence, role="error")
        elif name == "notice":
            self.notice_row.clear_warning()

    def _on_saved(self) -> None:
        self.reload()

    def _show_dates(self) -> None:
        clear(self.grid)
        for row, one in enumerate(self._office.meetings.dates(self._meeting_id)):
            label, day = QLabel(date_label(one.name), self), QLabel(weekday_date(one.due), self)
            label.setWordWrap(True)
            chip = Chip(date_words(one), states.tone(one.state), self)
            law = DATE_NORMS.get(one.name, "")
            for widget in (label, day, chip):
                widget.setToolTip(f"{law}: {norm(law)}" if law else "")
            day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.grid.addWidget(label, row, 0)
            self.grid.addWidget(day, row, 1)
            self.grid.addWidget(chip, row, 2, Qt.AlignmentFlag.AlignLeft)

    def _show_sending(self, meeting: Meeting) -> None:
        members = len(self._office.invitations.recipients(meeting.id))
        changed = self._office.invitations.changes(meeting.id)
        sent = meeting.invitation_sent_on
        if sent is None:
            self.status_label.setText("Noch nicht versandt. Mit dem Versand stehen die Nummern fest.")
            whom = f" an {counted(members, 'Mitglied', 'Mitglieder')}" if members else ""
            self.send_button.setText(f"Einladung{whom} versenden …")
        else:
            received = meeting.invitation_received_on or sent
            who = f"an {counted(members, 'Mitglied', 'Mitglieder')}"
            self.status_label.setText(f"Versandt am {short_date(sent)} {who}, Zugang bis {short_date(received)}.")
            self.send_button.setText(f"{meeting.supplements + 1}. Nachtrag versenden …")
        open_ = meeting.state in (MeetingState.PLANNED, MeetingState.INVITED)
        self.send_button.setEnabled(members > 0)
        self.send_button.setToolTip(
            "" if members else "Noch ist niemand einzuladen. Bitte unter „Gremien & Personen“ Mitglieder eintragen."
        )
        self.send_button.setVisible(open_ and (sent is None or bool(changed)))
        self.changes_label.setVisible(sent is not None)
        self.changes_label.setText(_change_words(meeting, changed))
        findings: tuple[Finding, ...] = ()
        if open_:
            found = (
                *self._office.invitations.findings(meeting.id),
                *self._office.invitations.notice_findings(meeting.id),
            )
            findings = tuple({(one.rule, one.object_id): one for one in found}.values())
        self._show_findings(findings)
        clear(self.issues_box)
        for issue in self._office.invitations.issued(meeting.id):
            back = " · zurückgenommen" if issue.withdrawn is not None else ""
            when = f"{short_date(issue.issued.date())}, {clock(issue.issued)}"
            link = QPushButton(f"{issue.file_name} · {when}{back}", self)
            link.setProperty("kind", "link")
            link.setToolTip(withdrawn_words(issue) or "Zeigt das Papier, wie es das Haus verlassen hat")
            link.clicked.connect(partial(self._show_issue, issue.id))
            self.issues_box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        last = next((one for one in self._office.invitations.issued(meeting.id) if one.withdrawn is None), None)
        if last is not None and open_ and self._office.users.may("archive.withdraw"):
            back_button = QPushButton("Letzten Versand zurücknehmen …", self)
            back_button.setToolTip(f"Nimmt „{last.file_name}“ zurück, wenn es in Wahrheit nicht hinausging")
            back_button.clicked.connect(
                lambda: ask_withdrawal(self._office, last.id, self, self.message.emit, self.notice.emit)
            )
            self.issues_box.addWidget(back_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        advices = [finding(found) for found in findings]
        said = "\n".join(f"{advice.sentence} {advice.mend}" for advice in advices)
        self.findings_label.setText(unbroken_numbers(said))
        self.findings_label.setToolTip("\n".join(f"{f.norm}: {norm(f.norm)}" for f in findings if f.norm))
        self.findings_label.setVisible(bool(advices))

    def _send_invitation(self, meeting: Meeting) -> None:
        today = self._office.today
        members = len(self._office.invitations.recipients(meeting.id))
        button = f"Einladung an {counted(members, 'Mitglied', 'Mitglieder')} versenden"
        dialog = SendQuestion(
            f"{meeting_name(meeting)} am {long_date(meeting.day)}",
            button,
            today,
            partial(self._office.invitations.expected_receipt, meeting.id),
            self,
        )

        def say(sent_on: date, received_on: date) -> None:
            found = self._office.invitations.findings(meeting.id, sent_on, received_on)
            dialog.show_findings(found, needs_reason=any(one.rule in _LATE for one in found))

        dialog.days_changed.connect(say)
        say(today, dialog.received_on)
        while dialog.exec():
            if self._office.invitations.goes_public(meeting.id) and not self._agree_on_cuts(IssuedKind.INVITATION):
                break
            try:
                self._office.invitations.send(
                    meeting.id, sent_on=dialog.sent_on, received_on=dialog.received_on, reason=dialog.reason
                )
            except CANNOT as error:
                dialog.say(sentence(error))
                continue
            self._on_members_sent(f"Einladung an {counted(members, 'Mitglied', 'Mitglieder')} versandt")
            break

    def _send_supplement(self, meeting: Meeting) -> None:
        members = counted(len(self._office.invitations.recipients(meeting.id)), "Mitglied", "Mitglieder")
        number = meeting.supplements + 1
        text = _change_words(meeting, self._office.invitations.changes(meeting.id))
        if not confirm(
            self, f"{number}. Nachtrag versenden?", text, f"Nachtrag an {members} versenden", page="so-geht-nachtrag"
        ):
            return
        if not self._agree_on_cuts(IssuedKind.SUPPLEMENT):
            return
        try:
            self._office.invitations.send_supplement(meeting.id)
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        self._on_members_sent(f"{number}. Nachtrag an {members} versandt")

    def _issue_notice(self) -> None:
        self.flush()
        text = (
            "Sie enthält nichtöffentliche Punkte nur unter ihrer öffentlichen Bezeichnung und nennt Gäste nur "
            "mit ihrer Einwilligung."
        )
        if not confirm(
            self, "Bekanntmachung ausgeben?", text, "Bekanntmachung ausgeben", page="so-geht-bekanntmachung"
        ):
            return
        if not self._agree_on_cuts(IssuedKind.PUBLIC_NOTICE):
            return
        try:
            issued = self._office.invitations.issue_notice(self._meeting_id)
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        self._on_sent("Bekanntmachung ausgegeben")
        self._show_issue(issued.id)

    def _agree_on_cuts(self, kind: IssuedKind) -> bool:
        try:
            return agree_on_cuts(self._office, kind, self._meeting_id, self)
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return False

    def _on_sent(self, text: str) -> None:
        self._shown_issue = ""
        self.reload()
        self.message.emit(text)

    def _on_members_sent(self, text: str) -> None:
        """The paper is kept; letters and mails are made of it one tab further."""
        self._on_sent(text)
        go = partial(self.navigate.emit, "meeting", f"{self._meeting_id}:dispatch")
        said = "Briefe und Mails an jedes Mitglied entstehen unter „Zustellung“."
        self.notice.emit(Notice(said, Tone.GREEN, "Zur Zustellung", go))

    def _on_view(self) -> None:
        self._shown_issue = ""
        self._draw()

    def _show_issue(self, issue_id: str) -> None:
        self._shown_issue = issue_id
        self.view_button.setChecked(False)
        self._draw()

    def _draw(self) -> None:
        if self.preview.isHidden():
            return
        self.preview.set_name(self._paper_name())
        if self._shown_issue:
            self.preview.request(self._office.invitations.sent_paper, self._shown_issue)
        elif self.view_button.isChecked():
            self.preview.request(self._office.invitations.draw_notice, self._meeting_id)
        else:
            self.preview.request(self._office.invitations.draw_current, self._meeting_id)

    def _paper_name(self) -> str:
        if self._shown_issue:
            return ISSUED_KINDS[self._office.archive.get(self._shown_issue).kind]
        if self.view_button.isChecked():
            return ISSUED_KINDS[IssuedKind.PUBLIC_NOTICE]
        if self._office.invitations.changes(self._meeting_id):
            return ISSUED_KINDS[IssuedKind.SUPPLEMENT]
        last = self._office.invitations.last_sent(self._meeting_id)
        return ISSUED_KINDS[last.kind if last else IssuedKind.INVITATION]

    def _fold(self) -> None:
        shown = self.width() >= px(_FOLD_BELOW)
        if shown == self.preview.isHidden():
            self.preview.setVisible(shown)
            if self._meeting_id:
                self._draw()

    def _on_failed(self, error: Exception) -> None:
        self.preview.clear(sentence(error))


def _change_words(meeting: Meeting, changed: Unannounced) -> str:
    if not changed:
        return "Seit dem Versand hat sich nichts geändert."
    lines = [f"• {word}: {now} (bisher {before})" for word, now, before in fact_changes(meeting, changed.facts)]
    for one in changed.items:
        lines.append(f"• {CHANGE_MARKS[one.change]}: {one.item.number} {one.item.title}".replace("  ", " "))
    if meeting.notice_published_on is not None:
        lines.append(NOTICE_AGAIN)
    return "Seit dem Versand geändert:\n" + "\n".join(lines)
