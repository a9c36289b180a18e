"""What both tabs of a running meeting share: the strip above, and the steps of the meeting itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from beirat_desktop.desktop.correcting import refusal_notice
from beirat_desktop.desktop.live.dialogs import CloseDialog
from beirat_desktop.desktop.live.lost_quorum import LostQuorumQuestion, Way
from beirat_desktop.desktop.live.meeting_bar import MeetingBar
from beirat_desktop.desktop.live.person_dialog import PersonDialog
from beirat_desktop.desktop.live.presiding_dialogs import PresidesDialog, PresidingDialog
from beirat_desktop.desktop.live.times_dialogs import SpansDialog, TimesDialog
from beirat_desktop.desktop.live.words import whose_coming
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.refusals import ask_until, notice_of
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.attendance import AttendanceState, Declared
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Severity
from beirat_desktop.domain.holding import WAYS, Stage
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.german import finding, refusal
from beirat_desktop.german.attendance import uncounted_words
from beirat_desktop.german.dates import hour_on
from beirat_desktop.usecases.live.attendance_sheets import AttendanceRow, AttendanceSheet
from beirat_desktop.usecases.live.course import interrupted
from beirat_desktop.usecases.minutes.corrections import Correcting

_NOBODY = "Ohne Anwesende eröffnen?"
_NOBODY_WHY = (
    "Noch ist niemand als anwesend eingetragen; so ist das Gremium nicht beschlussfähig. Wer da ist, lässt sich auch "
    "nach der Eröffnung eintragen."
)
_ALL_THE_SAME = "Ohne Anwesende eröffnen"
_LOST = "Nicht mehr beschlussfähig: {0.present} von {0.needed} nötigen Mitgliedern sind da. Bis dahin kein Beschluss."
_NOT_LOST = "Dieser Weg gilt, wenn eine laufende Sitzung nicht mehr beschlussfähig ist"
_STANDS_AGAINST = "Sitzung trotzdem eröffnen?"


class MeetingTab(Page):
    """A tab of the meeting page; open_meeting() says which meeting it shows.

    Signals:
        again_wanted: what was left for lack of quorum is to be dealt with in a second meeting.
    """

    again_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office = workplace.office
        self._office = office
        self._meeting = ""
        self._sheet: AttendanceSheet | None = None
        self._refused: Notice | None = None
        self.notice.connect(self._hear)
        self.bar = MeetingBar(self)
        self.bar.open_wanted.connect(self._on_open)
        self.bar.interrupt_wanted.connect(lambda: self._do(office.course.interrupt, self._meeting))
        self.bar.resume_wanted.connect(lambda: self._do(office.course.resume, self._meeting))
        self.bar.close_wanted.connect(self._on_close)
        self._step_command = self.action("", self.bar.step_button.click)
        self._pause_command = self.action("", self.bar.pause_button.click)
        self.bar.reopen_wanted.connect(self._on_reopen)

    def title(self) -> str:
        return "Sitzung führen"

    def open_meeting(self, meeting_id: str) -> None:
        """Show that meeting."""
        self.flush()
        self._meeting = meeting_id
        self.reload()

    def in_session(self) -> bool:
        return self._sheet is not None and self._sheet.meeting.state is MeetingState.RUNNING

    def toggle(self, person_id: str) -> None:
        """Somebody comes or goes."""
        self._do(self._office.attendances.toggle, self._meeting, person_id)

    def ask_times(self, person_id: str) -> None:
        """Correct when somebody came and went."""
        row = self._row(person_id)
        if row is None or self._sheet is None or self.stands():
            return
        dialog = TimesDialog(row.person.name, row.attendance, self._sheet.meeting, self)
        keep = partial(self._office.attendances.set_stays, self._meeting, person_id)
        if self.ask_spans(dialog, lambda reason: keep(dialog.stays, reason)):
            self.done()

    def ask_spans(self, dialog: SpansDialog, keep: Callable[[str], object]) -> bool:
        """Ask until the times were kept or given up; what changes asks for a reason, what holds for a correction."""
        while dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                keep(dialog.reason)
            except Refused as error:
                if error.rule in WAYS:
                    self._correct(error, partial(keep, dialog.reason), dialog.reason)
                    return False
                dialog.say(refusal(error))
                if error.rule.endswith((".reason_missing", ".voted_meanwhile")):
                    dialog.ask_reason()
                continue
            return True
        return False

    def ask_person(self) -> None:
        """Add somebody who is no member."""
        if self.stands():
            return
        known = [(person.id, person.sorted_name) for person in self._office.persons.all()]
        sheet = self._sheet
        rows = sheet.voting if sheet is not None and sheet.committee.profile.substitutes else ()
        away = [
            (row.person.id, row.person.sorted_name)
            for row in rows
            if not row.here and row.attendance.substitute_for_id is None
        ]
        items, chosen = self._items_for_guests()
        makes = self._office.users.may("persons.add")
        dialog = PersonDialog(known, away, self, items=items, chosen=chosen, makes=makes)

        def add() -> None:
            if dialog.item_id:
                self._office.speakers.come(
                    dialog.item_id,
                    person_id=dialog.person_id,
                    family_name=dialog.family_name,
                    given_name=dialog.given_name,
                    organization=dialog.function,
                )
                return
            attendances, seat = self._office.attendances, dialog.substitute_for_id
            if dialog.person_id is not None:
                attendances.add_person(
                    self._meeting, dialog.person_id, dialog.group, dialog.function, substitute_for_id=seat
                )
                return
            name = (dialog.family_name, dialog.given_name)
            attendances.add_new_person(self._meeting, *name, dialog.group, dialog.function, substitute_for_id=seat)

        if ask_until(dialog, add):
            self.done()

    def _items_for_guests(self) -> tuple[list[tuple[str, str]], str]:
        """The items a guest may speak under, and the one that is at hand; none while no meeting is on."""
        return [], ""

    def take_back(self, person_id: str) -> None:
        """The latest coming of a person was entered by mistake; after a vote it asks why."""
        self.take_back_all([person_id])

    def take_back_all(self, person_ids: Sequence[str]) -> None:
        """The same for several, who are asked about once."""
        work = partial(self._office.attendances.take_back_all, self._meeting, person_ids)
        try:
            work()
        except Refused as error:
            if error.rule != "attendance.voted_meanwhile":
                self._correct(error, work)
                return
            whose = whose_coming([self._office.persons.get(key).name for key in person_ids])
            question = ReasonQuestion(f"{whose} zurücknehmen?", refusal(error), "Zurücknehmen", self)
            if question.exec() == QDialog.DialogCode.Accepted:
                self._do(work, question.reason, reason=question.reason)
            return
        self.done()

    def preside(self, person_id: str) -> None:
        """The person takes the chair, now and at the item on the floor."""
        self._do(self._office.course.preside, self._meeting, person_id)

    def correct_presiding(self) -> None:
        """Who took the chair, or when, was entered wrongly."""
        sheet = self._sheet
        if sheet is None or not sheet.meeting.presiding:
            self.refuse(notice_of(Refused("meeting.nobody_took_over")))
            return
        if self.stands():
            return
        names = {person.id: person.name for person in self._office.persons.all()}
        listed = [(row.person.id, row.person.sorted_name) for row in sheet.rows]
        known = {key for key, _name in listed}
        listed += [
            (one.person_id, names[one.person_id]) for one in sheet.meeting.presiding if one.person_id not in known
        ]
        dialog = PresidingDialog(sheet.meeting, names, listed, self)
        while dialog.exec() == QDialog.DialogCode.Accepted:
            since = dialog.since_field.value()
            if since is None:
                continue
            work = partial(
                self._office.course.correct_presiding,
                self._meeting,
                dialog.change_box.currentIndex(),
                dialog.person_id,
                since,
                dialog.reason_edit.text().strip(),
            )
            try:
                work()
            except Refused as error:
                if error.rule in WAYS:
                    self._correct(error, work, dialog.reason_edit.text().strip())
                    return
                dialog.say(refusal(error))
                continue
            self.done()
            return

    def _ask_who_presides(self) -> None:
        """Chair and deputies did not come: propose as the rules of the committee say, and let choose."""
        people = self._office.course.may_preside(self._meeting)
        if people:
            self._choose_who_presides(people)

    def _choose_who_presides(self, people: Sequence[Person]) -> None:
        if self._sheet is None:
            return
        rule = self._sheet.committee.profile.presides_then
        dialog = PresidesDialog(rule, [(one.id, one.sorted_name) for one in people], self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.preside(dialog.person_id)

    def mark(self, person_id: str, state: AttendanceState) -> None:
        """Say how a person takes part."""
        if self._do(self._office.attendances.mark, self._meeting, [person_id], state):
            self.say_uncounted([person_id])

    def say_uncounted(self, person_ids: Sequence[str]) -> None:
        """Say of whom takes part by video against the rules that they do not count."""
        rows = self._office.attendances.sheet(self._meeting).rows
        names = [
            row.person.name
            for row in rows
            if row.person.id in person_ids and row.attendance.declared is Declared.WATCHING
        ]
        if names:
            self.notice.emit(Notice(uncounted_words(names), Tone.AMBER))

    def _row(self, person_id: str) -> AttendanceRow | None:
        rows = self._sheet.rows if self._sheet is not None else ()
        return next((row for row in rows if row.attendance.person_id == person_id), None)

    def _do(self, work: Callable[..., object], *args: object, reason: str = "") -> bool:
        """Call a use case and show what came of it; a rule's refusal becomes a sentence in the banner.

        reason: what was asked before; where it comes to a correction it is not asked again.
        """
        try:
            work(*args)
        except Refused as error:
            self._correct(error, partial(work, *args), reason)
            return False
        self.done()
        return True

    def done(self) -> None:
        """Something worked: what was refused before it is over, and the meeting is shown as it is now."""
        if self._refused is not None:
            self.notice.emit(Notice(""))
        self.reload()

    def refuse(self, notice: Notice) -> None:
        """Say why something does not go; it is over once something else worked."""
        self._refused = notice
        self.notice.emit(notice)

    def _hear(self, notice: Notice) -> None:
        """What is said on the page now."""
        if notice is not self._refused:
            self._refused = None

    def stands(self) -> bool:
        """Whether nothing of the meeting changes under its signatures, which is said before anything is asked."""
        signed = self._office.corrections.stage(self._meeting) is Stage.SIGNED
        if signed:
            self.refuse(notice_of(Refused("holding.signed")))
        return signed

    def _correct(self, error: Refused, work: Callable[[], object], reason: str = "") -> None:
        """Say what was refused; where a correction is the way, lead to it, at once with a reason that was given."""
        said = Correcting(reason) if reason else None
        self.refuse(refusal_notice(error, self._office, self._meeting, work, self, self.done, said=said))

    def _take_sheet(self, sheet: AttendanceSheet) -> None:
        """The sheet that is shown from now on; when a running meeting lost its quorum since the last one, ask."""
        before, self._sheet = self._sheet, sheet
        if before is None or before.meeting.id != sheet.meeting.id or interrupted(sheet.meeting):
            return
        if not before.meeting.state is sheet.meeting.state is MeetingState.RUNNING:
            return
        unled = before.led and not sheet.led and before.meeting.presides == sheet.meeting.presides
        if before.quorum.reached and not sheet.quorum.reached:
            words = f"{_LOST.format(sheet.quorum)} {_unled_words(sheet) if unled else ''}".strip()
            self.notice.emit(Notice(words, Tone.RED, "Wie weiter …", self.ask_how_to_go_on))
        elif unled:
            self._tell_unled(sheet)
        elif sheet.quorum.reached and not before.quorum.reached:
            self.notice.emit(Notice(""))

    def _tell_unled(self, sheet: AttendanceSheet) -> None:
        """Whoever presided has gone: propose who takes the chair, or ask."""
        people = sheet.next_to_preside
        offices = {row.person.id for row in sheet.rows if row.role in (Role.CHAIR, Role.DEPUTY)}
        if people and people[0].id in offices:
            button, act = f"{people[0].name} übernimmt den Vorsitz", partial(self.preside, people[0].id)
        else:
            button, act = "Wer leitet weiter? …", partial(self._choose_who_presides, people)
        self.notice.emit(Notice(_unled_words(sheet), Tone.AMBER, button, act))

    def ask_how_to_go_on(self) -> None:
        """Too few are left: wait, close, or close and call the members a second time."""
        sheet = self._sheet
        if sheet is None or sheet.meeting.state is not MeetingState.RUNNING or sheet.quorum.reached:
            self.message.emit(_NOT_LOST)
            return
        dialog = LostQuorumQuestion(sheet.quorum, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self.notice.emit(Notice(""))
        if dialog.way is Way.WAIT:
            self._do(self._office.course.interrupt, self._meeting)
            return
        self._on_close()
        if (
            dialog.way is Way.CALL_AGAIN
            and self._sheet is not None
            and self._sheet.meeting.state is MeetingState.CLOSED
        ):
            self.again_wanted.emit()

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()

    def command_actions(self) -> Sequence[QAction]:
        """The steps of the strip, as Strg+K calls them."""
        shown = ((self._step_command, self.bar.step_button), (self._pause_command, self.bar.pause_button))
        for action, button in shown:
            words = button.text().removesuffix(" …")
            action.setProperty("command", words if "Sitzung" in words else f"Sitzung {words[:1].lower()}{words[1:]}")
        return [action for action, button in shown if not button.isHidden()]

    def _on_open(self) -> None:
        if not self._may_open():
            return
        # The button that opened offers to close now; a second Enter is not meant for that.
        if self._do(self._office.course.open, self._meeting):
            self._ask_who_presides()
            self.focus_first()

    def _may_open(self) -> bool:
        """Ask where something stands against opening now; nothing of it bars the chair."""
        found = self._office.course.opening_findings(self._meeting)
        pressing = [one for one in found if one.severity is not Severity.INFO]
        if self._sheet is not None and not self._sheet.quorum.present:
            others = [f"• {finding(one).sentence}" for one in pressing if one.rule != "quorum.missing"]
            return confirm(
                self,
                _NOBODY,
                "\n\n".join([_NOBODY_WHY, *others]),
                _ALL_THE_SAME,
                page="so-geht-sitzung-leiten",
                against=True,
            )
        if not pressing:
            return True
        words = [f"• {advice.sentence} {advice.mend}" for advice in map(finding, pressing)]
        return confirm(
            self, _STANDS_AGAINST, "\n\n".join(words), "Trotzdem eröffnen", page="so-geht-sitzung-leiten", against=True
        )

    def _on_close(self) -> None:
        self.flush()
        if self._sheet is None:
            return
        found = [finding(one).sentence for one in self._office.course.closing_findings(self._meeting)]
        found += self.unrecorded_words()
        text = "\n".join(found) or "Alle Punkte sind behandelt."
        dialog = CloseDialog(text, self._sheet.meeting, self._office.course.likely_end(self._meeting), self)
        if found:
            dialog.speak_against()
        if ask_until(dialog, lambda: self._office.course.close(self._meeting, dialog.end_field.value())):
            self.notice.emit(Notice(""))  # what was said of the running meeting, such as its quorum, is over
            self.reload()

    def unrecorded_words(self) -> list[str]:
        """What was typed for votes and would not be in the minutes, a sentence each."""
        return []

    def _on_reopen(self) -> None:
        meeting = self._sheet.meeting if self._sheet is not None else None
        if meeting is None or meeting.closed is None:
            return
        reopen = partial(self._office.course.reopen, self._meeting)
        try:
            self._office.course.check_reopening(self._meeting)
        except Refused as error:
            self._correct(error, reopen)
            return
        text = (
            f"Sie endete um {hour_on(meeting.closed, meeting.day)}. Das Ende bleibt vorgemerkt und wird beim Schließen "
            "wieder vorgeschlagen."
        )
        if confirm(self, "Sitzung wieder öffnen?", text, "Wieder öffnen", page="so-geht-sitzung-leiten"):
            self._do(reopen)


def _unled_words(sheet: AttendanceSheet) -> str:
    gone = next(row.person.name for row in sheet.rows if row.person.id == sheet.meeting.presides)
    return f"{gone} leitet die Sitzung und ist gegangen. Zuerst muss jemand den Vorsitz übernehmen."
