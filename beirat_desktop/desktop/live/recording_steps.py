"""A vote or an outcome, recorded: a rule that asks for a reason or a repeated vote asks first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.correcting import refusal_notice
from beirat_desktop.desktop.live.asking import ask_again, ask_meaning, ask_other_outcome
from beirat_desktop.desktop.live.item_desk import ItemDesk
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.domain.decisions import Decision, turns_counts
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.votes import count_line, line
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.resolutions import DeskItem
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.office import Office


class RecordingSteps(QObject):
    """Stands between the desk and the office, for the item that is shown.

    flush: saves what is typed beside it. reload: shows the meeting as it is now.

    Signals:
        recorded: the DeskItem, the Decision, and whether the meeting may go on from there.
        notice: as a page has it.
    """

    recorded = Signal(object, object, bool)
    notice = Signal(object)

    def __init__(
        self,
        office: Office,
        desk: ItemDesk,
        window: QWidget,
        *,
        flush: Callable[[], None],
        reload: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._office, self._desk, self._window = office, desk, window
        self._flush, self._reload = flush, reload
        self._row: DeskItem | None = None
        self._sheet: AttendanceSheet | None = None
        self._said: Notice | None = None
        desk.record_wanted.connect(self.record)

    def show(self, row: DeskItem | None, sheet: AttendanceSheet) -> None:
        """What is on the desk from here on."""
        item_id = row.item.id if row is not None else ""
        before = self._row.item.id if self._row is not None else ""
        self._row, self._sheet = row, sheet
        if item_id != before and self._said is not None:
            self.notice.emit(Notice(""))

    def hear(self, notice: Notice) -> None:
        """What is said on the page now; only what was said here against the item goes with it."""
        if notice is not self._said:
            self._said = None

    def record(self, decision: Decision) -> None:
        """Keep what was decided on the item shown."""
        row = self._row
        if row is None or self._sheet is None:
            return
        self._flush()
        if turns_counts(decision):
            told = ask_meaning(decision, self._window)
            if told is None:
                return
            decision = told
        again, running = self._desk.recorded, self._sheet.meeting.state is MeetingState.RUNNING
        if again is not None and decision.vote.id == again.id:
            asked = ask_again(decision, again, running=running, parent=self._window)
            if asked is None:
                return
            decision = asked
        advance = row.item.outcome is None
        try:
            self._office.resolutions.record(row.item.id, decision, advance=advance)
        except Refused as error:
            if error.rule == "resolution.needs_reason":
                self.ask_reason(decision)
            elif error.rule == "reason.no_word":
                self._desk.findings.reason_edit.setFocus()
            elif error.rule == "resolution.text_missing":
                self._desk.text_edit.text_edit.setFocus()
            elif error.rule == "resolution.already_decided" and not decision.votes and row.vote is not None:
                asked = ask_other_outcome(decision, line(row.vote), self._window)
                if asked is not None:
                    self.record(asked)
                return
            work = partial(self._office.resolutions.record, row.item.id, decision)
            meeting_id = self._sheet.meeting.id
            said = _said(decision, again)
            notice = refusal_notice(
                error, self._office, meeting_id, work, self._window, self._reload, item_id=row.item.id, said=said
            )
            self._said = notice
            self.notice.emit(notice)
            return
        self.recorded.emit(row, decision, advance)

    def ask_reason(self, decision: Decision) -> None:
        """Say what a reason is needed for, and let it be typed."""
        row = self._row
        if row is not None:
            self._desk.findings.show_findings(self._office.resolutions.findings(row.item.id, decision))
            self._desk.findings.reason_edit.setFocus()


def _said(decision: Decision, recorded: Vote | None) -> Correcting:
    """What was answered of a decision already, as a correction says it."""
    reason = decision.why or decision.reason
    if recorded is None or decision.corrects_id is None:
        return Correcting(reason)
    return Correcting(reason, count_line(recorded), count_line(decision.vote))
