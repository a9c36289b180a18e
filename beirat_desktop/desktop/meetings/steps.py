"""Planning, moving, calling off and deleting meetings: each asks, acts, and says what came of it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.cuts import agree_on_cuts
from beirat_desktop.desktop.meetings.plan_dialog import PlanDialog, YearPlanDialog
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.refusals import CANNOT, ask_until, notice_of
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import clock, long_date, short_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.usecases.office import Office

_NO_COMMITTEE = Notice("Bitte zuerst unter Gremien & Personen ein Gremium anlegen.", Tone.AMBER)


class MeetingSteps(QObject):
    """What is done with a meeting as a whole.

    Signals:
        navigate, message, notice: as a page's.
    """

    navigate = Signal(str, str)
    message = Signal(str)
    notice = Signal(object)

    def __init__(self, office: Office, window: QWidget) -> None:
        super().__init__(window)
        self._office = office
        self._window = window

    def plan(self, committee_id: str, day: date | None = None) -> None:
        """Plan a meeting, on that day or the next that fits, and show it."""
        committees = self._office.meetings.committees()
        if not committees:
            self.notice.emit(_NO_COMMITTEE)
            return
        chosen = committee_id or committees[0].id
        proposed = self._office.meetings.year_plan(chosen)[0]
        dialog = PlanDialog(
            committees,
            places={committee.id: self._office.meetings.usual_place(committee.id) for committee in committees},
            committee_id=chosen,
            proposed=proposed if day is None else datetime.combine(day, proposed.time()),
            parent=self._window,
        )
        dialog.start_changed.connect(
            lambda committee, start: dialog.show_outlook(self._office.meetings.outlook(committee, start))
        )
        planned: list[Meeting] = []

        def act() -> None:
            start = dialog.start
            assert start is not None
            planned.append(self._office.meetings.plan(dialog.committee_id, start, dialog.place, name=dialog.name))

        if ask_until(dialog, act):
            self.navigate.emit("meeting", planned[0].id)

    def plan_year(self, committee_id: str) -> list[Meeting]:
        """Plan the meetings of the next year at once; what was planned."""
        committees = self._office.meetings.committees()
        committee = next((one for one in committees if one.id == committee_id), committees[0] if committees else None)
        if committee is None:
            self.notice.emit(_NO_COMMITTEE)
            return []
        dialog = YearPlanDialog(committee.name, self._office.meetings.year_plan(committee.id), self._window)
        planned: list[Meeting] = []
        if ask_until(
            dialog, lambda: planned.extend(self._office.meetings.adopt_year_plan(committee.id, dialog.starts))
        ):
            self.message.emit(f"{counted(len(planned), 'Sitzung', 'Sitzungen')} geplant")
        return planned

    def move(self, meeting: Meeting, day: date | None = None) -> None:
        """Put a meeting on another day; one to which it was dragged is filled in, at the hour it has."""
        dialog = PlanDialog(
            self._office.meetings.committees(),
            moving=meeting.start if day is None else datetime.combine(day, meeting.start.time()),
            committee_id=meeting.committee_id,
            parent=self._window,
        )

        def look(committee: str, start: datetime) -> None:
            dialog.show_outlook(self._office.meetings.outlook(committee, start, meeting.id))

        def act() -> None:
            start = dialog.start
            assert start is not None
            self._office.meetings.move(meeting.id, start, reason=dialog.reason)

        dialog.start_changed.connect(look)
        if ask_until(dialog, act):
            moved = self._office.meetings.get(meeting.id)
            text = f"Verlegt auf {long_date(moved.day)}, {clock(moved.start)} Uhr"
            if self._office.invitations.changes(moved.id):
                text += "; die Mitglieder erfahren es durch den Nachtrag unter „Einladung“"
            self.message.emit(text)

    def call_again(self, meeting: Meeting) -> None:
        """Plan a second meeting on what this one put off for lack of quorum; where that is nothing, no day is asked."""
        if not self._office.agenda.left_without_quorum(meeting.id):
            self.notice.emit(notice_of(Refused("agenda.no_first_call", day=meeting.day)))
            return
        dialog = PlanDialog(
            [one for one in self._office.meetings.committees() if one.id == meeting.committee_id],
            places={meeting.committee_id: meeting.place},
            proposed=self._office.meetings.second_start(meeting.id),
            title="Zum zweiten Mal einberufen",
            parent=self._window,
        )
        dialog.start_changed.connect(
            lambda committee, start: dialog.show_outlook(self._office.meetings.outlook(committee, start))
        )
        planned: list[Meeting] = []

        def act() -> None:
            start = dialog.start
            assert start is not None
            planned.append(self._office.agenda.call_again(meeting.id, start, dialog.place))

        if ask_until(dialog, act):
            self.message.emit("Was liegen blieb, steht auf der neuen Tagesordnung; hierfür genügen 3 Mitglieder")
            self.navigate.emit("meeting", planned[0].id)

    def cancel(self, meeting: Meeting) -> None:
        """Call a meeting off."""
        text = "Anträge und Gäste warten danach wieder auf eine Sitzung."
        if meeting.invitation_sent_on is not None:
            text += " Die Mitglieder haben die Einladung schon: Die Absage an sie steht danach unter „Zustellung“."
        dialog = ReasonQuestion(f"{meeting_name(meeting)} absagen?", text, "Sitzung absagen", self._window)
        if not agree_on_cuts(self._office, IssuedKind.CANCELLATION, meeting.id, self._window):
            return
        if ask_until(dialog, lambda: self._office.invitations.cancel(meeting.id, dialog.reason)):
            self.navigate.emit("meeting", f"{meeting.id}:dispatch" if meeting.invitation_sent_on else meeting.id)

    def delete(self, meeting_id: str) -> bool:
        """Delete a meeting nothing hangs on; whether it is gone."""
        try:
            meeting = self._office.meetings.get(meeting_id)
            title = f"{meeting_name(meeting)} am {short_date(meeting.day)} löschen?"
            text = "Die Tagesordnung ohne Anträge geht mit. Strg+Z nimmt es zurück."
            if not confirm(self._window, title, text, "Sitzung löschen", page="so-geht-sitzung-planen", danger=True):
                return False
            self._office.meetings.delete(meeting_id)
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return False
        return True
