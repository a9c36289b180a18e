"""What the meeting decides about its agenda, done: each step asks for the counts and ends in one use case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.live.asking import (
    ask_admission,
    ask_part,
    ask_referral,
    ask_removal,
    ask_reordering,
    ask_together,
    ask_urgent,
)
from beirat_desktop.desktop.live.item_desk import ItemDesk
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.votes import Effect, Vote, effect
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.resolutions import Desk, DeskItem
from beirat_desktop.usecases.office import Office


class AgendaSteps(QObject):
    """Stands between the desk and the office, for the item that is shown. flush: saves what is typed beside it.

    Signals:
        record_wanted: a Decision on the item shown.
        voted: the DeskItem that was voted on, the Decision, and whether the meeting may go on from there.
        next_wanted: on to the next item.
        reason_wanted: the Decision that needs one.
        added: id of the item that came onto the agenda, "" where it did not.
        notice, message: as a page has them.
    """

    record_wanted = Signal(object)
    voted = Signal(object, object, bool)
    next_wanted = Signal()
    reason_wanted = Signal(object)
    added = Signal(str)
    notice = Signal(object)
    message = Signal(str)

    def __init__(self, office: Office, desk: ItemDesk, flush: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._office, self._desk, self._flush, self._window = office, desk, flush, window
        self._agenda: Desk | None = None
        self._row: DeskItem | None = None
        self._sheet: AttendanceSheet | None = None
        buttons = desk.buttons
        buttons.refer_wanted.connect(self.refer)
        buttons.remove_wanted.connect(self.remove)
        buttons.late_wanted.connect(self.admit)
        buttons.reorder_wanted.connect(self._reorder)
        buttons.part_wanted.connect(self._part)
        buttons.together_wanted.connect(self._together)
        desk.refer_wanted.connect(self.refer)

    def show(self, agenda: Desk | None, row: DeskItem | None, sheet: AttendanceSheet) -> None:
        """What is on the desk from here on."""
        self._agenda, self._row, self._sheet = agenda, row, sheet

    def refer(self) -> None:
        """Another body is to deal with it first."""
        if not self._desk.asks_somebody():
            return
        own = self._sheet.committee.id if self._sheet is not None else ""
        decision = ask_referral(self._office, own, self._desk.typed_vote, self._window)
        if decision is not None:
            self.record_wanted.emit(decision)

    def remove(self) -> None:
        """Off the agenda, by a vote."""
        row, sheet = self._row, self._sitting()
        vote = ask_removal(self._office, row, sheet.quorum.present, self._window) if row and sheet else None
        if row is not None and vote is not None:
            self._say(row, vote)
            if effect(vote) is Effect.CARRIED:
                self.next_wanted.emit()

    def admit(self) -> None:
        """An item that came too late is dealt with, by two thirds of those present."""
        row, sheet = self._row, self._sheet
        if row is None or sheet is None or not self._desk.late:
            self.message.emit("Dieser Punkt kam nicht verspätet auf die Tagesordnung, oder er ist schon zugelassen")
            return
        sitting = self._sitting()
        vote = ask_admission(self._office, row, sitting.quorum.present, self._window) if sitting else None
        if vote is None:
            return
        self._say(row, vote)
        if effect(vote) is not Effect.CARRIED:
            words = "Nicht zugelassen: zwei Drittel der Anwesenden sind nötig (§ 34 GemO). Der Punkt bleibt liegen."
            self.notice.emit(Notice(words))

    def add_urgent(self) -> None:
        """One more item, by two thirds of those present."""
        sheet = self._sitting()
        if sheet is None:
            return
        voted, item = ask_urgent(self._office, sheet.meeting.id, sheet.quorum.present, self._window)
        if voted:
            self.added.emit(item.id if item is not None else "")
        if voted and item is None:
            self.notice.emit(Notice("Nicht aufgenommen: zwei Drittel der Anwesenden sind nötig (§ 34 GemO)."))

    def _reorder(self) -> None:
        row, sheet, agenda = self._row, self._sitting(), self._agenda
        if row is not None and sheet is not None and agenda is not None:
            try:
                vote = ask_reordering(self._office, row, agenda, sheet.quorum.present, self._window)
            except Refused as error:
                self.notice.emit(notice_of(error))
                return
            if vote is not None:
                self._say(row, vote)

    def _part(self) -> None:
        row, sheet = self._row, self._sitting()
        vote = ask_part(self._office, row, sheet.quorum.present, self._window) if row and sheet else None
        if row is not None and vote is not None:
            self._say(row, vote)

    def _together(self) -> None:
        """One vote on several items."""
        row, agenda, decision = self._row, self._agenda, self._desk.decision()
        if row is None or agenda is None:
            return
        if decision is None or not decision.vote.counted or self._desk.recorded is not None:
            self.notice.emit(Notice("Bitte zuerst die Stimmen eintragen, die für alle Punkte gelten."))
            return
        self._flush()
        chosen = ask_together(row, agenda, self._window)
        if not chosen:
            return
        try:
            self._office.resolutions.record_together(chosen, decision)
        except Refused as error:
            if error.rule in ("resolution.needs_reason", "reason.no_word"):
                self.reason_wanted.emit(decision)
            self.notice.emit(notice_of(error))
            return
        self.voted.emit(row, decision, True)

    def _sitting(self) -> AttendanceSheet | None:
        """Who is there to vote on the agenda; closed, or without anybody, that is said before counts are typed."""
        sheet = self._sheet
        if sheet is not None and sheet.meeting.state is MeetingState.CLOSED:
            self.notice.emit(notice_of(Refused("vote.meeting_closed")))
            return None
        return sheet if self._desk.asks_somebody() else None

    def _say(self, row: DeskItem, vote: Vote) -> None:
        self.voted.emit(row, Decision(vote=vote), False)
