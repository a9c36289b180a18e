"""«Sitzung führen»: agenda, the item on the floor, and who is in the room, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.live.agenda_steps import AgendaSteps
from beirat_desktop.desktop.live.beside import Beside, look_beside
from beirat_desktop.desktop.live.desk_lists import attendance_shown, votes_shown
from beirat_desktop.desktop.live.desk_sentences import DeskSentences
from beirat_desktop.desktop.live.election_steps import ElectionSteps
from beirat_desktop.desktop.live.hall_window import Hall
from beirat_desktop.desktop.live.item_buttons import QUICK
from beirat_desktop.desktop.live.item_steps import ItemSteps, correctable
from beirat_desktop.desktop.live.keys import DESK_KEYS, KEYS
from beirat_desktop.desktop.live.recording_steps import RecordingSteps
from beirat_desktop.desktop.live.tab import MeetingTab
from beirat_desktop.desktop.live.three_cards import ThreeCards
from beirat_desktop.desktop.live.unrecorded_vote import UnrecordedVote
from beirat_desktop.desktop.live.words import (
    agenda_lines,
    guest_step,
    guest_words,
    last_words,
    plan_words,
    recorded_words,
)
from beirat_desktop.desktop.messages import Notice, Saving
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.agenda import ItemKind, ItemState
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import Stage
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.projection import Projection
from beirat_desktop.domain.text import RichText
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.course import interrupted
from beirat_desktop.usecases.live.resolutions import Desk, DeskItem

_MINUTE_MS = 20_000
"""So often the running time is looked at; shown to the minute."""
_EMPTY = "Die Tagesordnung ist leer"
_EMPTY_BEFORE = "Die Punkte werden unter „Tagesordnung“ eingetragen und hier aufgerufen."
_EMPTY_RUNNING = "Die Sitzung läuft: Ein Punkt kommt nur noch durch eine Abstimmung hinzu („Dringlicher Punkt …“)."
_HELD = (
    "Die Niederschrift ist unterschrieben; Beratung, Erklärungen und Beschlüsse stehen fest. Geändert wird nur nach "
    "Rücknahme der Unterschriften unter „Niederschrift“."
)
_SENT = "Die Niederschrift ist versandt. Was hier steht, ändert nur eine Berichtigung mit Grund."
_WORDED = "Über den Beschlusstext ist abgestimmt; ihn ändert nur eine Berichtigung mit Grund."
NOTHING = {
    ItemKind.QUESTION_TIME: "desk.no_questions",
    ItemKind.OBJECTIONS: "desk.no_objections",
    ItemKind.ANNOUNCEMENTS: "desk.no_news",
    ItemKind.MISCELLANEOUS: "desk.nothing",
}
"""What the minutes say where nothing was brought forward."""
RECORDABLE = (MeetingState.RUNNING, MeetingState.CLOSED)


class LiveTab(MeetingTab):
    """The desk from which a meeting is led."""

    help_page = "sitzung-fuehren"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        office, state, drafts = workplace.office, workplace.state, workplace.drafts
        self._desk: Desk | None = None
        self._item = ""
        self._beside = Beside()
        self._state = state
        self.hall = Hall(self, self._projection)
        self.cards = ThreeCards(office, self)
        self.people_card = self.cards.people_card
        self.agenda_list = self.cards.agenda_list
        self.agenda_list.chosen.connect(self._on_chosen)
        self.agenda_list.opened.connect(self._on_called)
        self.desk = self.cards.desk
        self.election_steps = ElectionSteps(office, self.desk.election, self._do_election, self)
        self.people_list = self.people_card.people_list
        self.unrecorded = UnrecordedVote(drafts, self.desk)
        self.sentences = DeskSentences(office, self.desk.course_edit)
        self.autosave = Autosave(drafts, self, ahead=True)
        self.autosave.bind("course", self.desk.course_edit, self._keep_course)
        self.autosave.bind("statements", self.desk.statements_edit, self._keep_statements)
        self.autosave.bind("text", self.desk.text_edit, self._keep_text)
        self.autosave.saving.connect(self.saving)
        self.autosave.notice.connect(self.notice)
        self.agenda_steps = AgendaSteps(office, self.desk, self.flush, self)
        self.item_steps = ItemSteps(office, self.desk, self._do, self)
        self.recording = RecordingSteps(office, self.desk, self, flush=self.flush, reload=self.reload)
        self._connect_desk()
        self._connect_steps()
        self._lay_out(state)
        self._make_actions()
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE_MS)
        self._clock.timeout.connect(self._on_minute)
        self._clock.start()
        self.watch(
            workplace, "factions", "persons", "memberships", "meetings", "papers", "agenda_items", "item_calls",
            "attendances", "exclusions", "resolutions", "votes", "elections", "election_rounds", "speakers",
            "minutes", "resident_questions", "deadlines", "text_blocks",
        )  # fmt: skip

    def _make_actions(self) -> None:
        """One action for each key of the desk."""
        desk, steps = self.desk, self.agenda_steps
        slots: dict[str, Callable[[], object]] = {
            "unanimous": desk.set_unanimous,
            "counts": desk.begin_counts,
            "record": desk.record,
            "amendment": desk.begin_amendment,
            "point": desk.begin_point,
            "kind": desk.choose_kind,
            "mover": desk.begin_mover,
            "ballots": self.item_steps.enter_ballots,
            "factions": self.item_steps.enter_faction_counts,
            "refer": lambda: self._if_votable(steps.refer),
            "exclude": lambda: self._if_votable(self.item_steps.exclude),
            "remove": steps.remove,
            "late": steps.admit,
            "together": desk.buttons.together_wanted.emit,
            "reorder": desk.buttons.reorder_wanted.emit,
            "part": desk.buttons.part_wanted.emit,
            "findings": desk.turn_called,
            "more": desk.buttons.more_button.showMenu,
            "nothing": self._on_nothing,
            "times": self.item_steps.correct_calls,
            "next": self._on_next,
            "previous": self._on_previous,
            "course": desk.course_edit.setFocus,
            "statement": lambda: desk.begin_statement(self.sentences.words("desk.statement")),
            "question": self._on_question_key,
            "blocks": self.sentences.show_menu,
            "attendance": self.cards.turn_people,
            "everybody": self.people_card.all_button.click,
            "person": self.ask_person,
            "guest": self._on_guest,
            "urgent": steps.add_urgent,
            "hall": self.hall.turn,
            "lost": self.ask_how_to_go_on,
            "pause": self.bar.pause_button.click,
            "step": self.bar.step_button.click,
        }
        slots |= {name: partial(self._quick, outcome) for name, outcome in QUICK.items()}
        for one in DESK_KEYS:
            slot = slots[one.name]
            slots[one.name] = partial(self._if_begun, slot) if one.records else slot
        self.keys = {one.name: self.action(one.label, slots[one.name], tip=one.tip) for one in DESK_KEYS}
        for one in DESK_KEYS:
            action = self.keys[one.name]
            action.setShortcut(QKeySequence(one.keys))
            action.setAutoRepeat(False)
            action.setToolTip(one.tooltip)
            self.addAction(action)
        more = (
            "factions",
            "unanimous",
            "noted",
            "postponed",
            "refer",
            "exclude",
            "withdrawn",
            "remove",
            "times",
            "late",
            "next",
        )
        desk.buttons.add_actions([self.keys[name] for name in more])
        self.keys["record"].setShortcuts([QKeySequence(KEYS["record"].keys), QKeySequence("Ctrl+Enter")])

    def command_actions(self) -> Sequence[QAction]:
        """What Strg+K can do at the desk; the steps of the meeting under their own names."""
        own = [action for name, action in self.keys.items() if name not in ("pause", "step")]
        return [*super().command_actions(), *own]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Every action of the desk, with its key."""
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        group = DESK_KEYS[0].group
        for one in DESK_KEYS:
            if one.group != group:
                menu.addSeparator()
                group = one.group
            menu.addAction(self.keys[one.name])
        menu.popup(event.globalPos())

    def _connect_desk(self) -> None:
        self.desk.navigate.connect(self.navigate)
        self.desk.typed.connect(self._on_typed)
        self.desk.guests.wanted.connect(self._turn_guest)
        self.desk.next_wanted.connect(self._on_next)
        self.desk.buttons.nothing_wanted.connect(self._on_nothing)
        self.desk.buttons.kind_wanted.connect(self._on_kind)

    def _connect_steps(self) -> None:
        steps = self.agenda_steps
        steps.record_wanted.connect(self.recording.record)
        steps.voted.connect(lambda row, decision, advance: self._show_recorded(row, decision, advance=advance))
        steps.next_wanted.connect(self._on_next)
        steps.reason_wanted.connect(self.recording.ask_reason)
        steps.added.connect(self._on_added)
        steps.notice.connect(self.refuse)
        steps.message.connect(self.message)
        self.item_steps.notice.connect(self.notice)
        self.recording.notice.connect(self.notice)
        self.notice.connect(self.recording.hear)
        self.recording.recorded.connect(
            lambda row, decision, advance: self._show_recorded(row, decision, advance=advance)
        )

    def _lay_out(self, state: State) -> None:
        cards = self.cards
        cards.lay_out(state)
        cards.urgent_button.clicked.connect(self.agenda_steps.add_urgent)
        self.empty = EmptyState(_EMPTY, icon_name="list-ordered", parent=self)
        self.empty.add_button("Zur Tagesordnung", lambda: self.navigate.emit("meeting", f"{self._meeting}:agenda"))
        cards.desk_card.add(self.empty, 1)
        self.empty.hide()
        self.people_card.all_wanted.connect(lambda: self._do(self._office.attendances.mark_all_present, self._meeting))
        self.people_card.exclude_wanted.connect(self.item_steps.exclude)
        self.bar.add_button(self.hall.button)
        self.bar.add_button(cards.people_button)
        cards.folded.connect(self._on_folded)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(cards, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cards.fit(self.width())

    def _on_folded(self, narrow: bool) -> None:
        self.hall.button.setVisible(not narrow)
        self.bar.fold(narrow)

    def open_meeting(self, meeting_id: str) -> None:
        if meeting_id != self._meeting:
            self.hall.close()
            # Where a killed program left off; else where the meeting is.
            was = self._state.text("desk/meeting") == meeting_id
            self._item = self._state.text("desk/item") if was else ""
        super().open_meeting(meeting_id)

    def choose(self, item_id: str) -> None:
        """Show an item; where it is not called now, that stays so."""
        self._on_chosen(item_id)

    def focus_first(self) -> None:
        opened = self._sheet is not None and self._sheet.meeting.state in RECORDABLE
        if opened or not self.people_card.isVisible():
            self.desk.course_edit.setFocus()
        else:
            self.people_list.setFocus()  # who is present is entered first

    def flush(self) -> None:
        self.autosave.flush()

    def done(self) -> None:
        self.desk.foot.forget()  # why a key did nothing is over too
        super().done()

    def reload(self) -> None:
        if self._meeting:
            self._fetch()
            self._show()

    def _fetch(self, over: str = "") -> None:
        """Read what is shown. over: an item that may be done now; then the one that was called after it is shown."""
        self.fetched()
        was_called = self._shown is not None and self._shown.item.state is ItemState.CURRENT
        with self._office.looking():
            desk = self._desk = self._office.resolutions.desk(self._meeting)
            sheet = self._office.attendances.sheet(self._meeting)
            called, shown = desk.current, self._shown
            if called and was_called and shown and shown.item.state is ItemState.OPEN:
                self._item = called.item.id  # after undoing, the desk goes back with the meeting
            if called and any(row.item.id == over and row.item.outcome is not None for row in desk.items):
                self._item = called.item.id
            if shown is None:
                first = called or next((row for row in desk.items if row.item.outcome is None), None)
                first = first or (desk.items[0] if desk.items else None)
                self._item = first.item.id if first else ""
            self._beside = look_beside(self._office, self._shown, sheet)
        self._take_sheet(sheet)

    def _show(self) -> None:
        if self._desk is not None:
            self.agenda_list.show_lines(agenda_lines(self._desk), self._item)
        focused = self.window().focusWidget()
        self._show_item()
        if isinstance(focused, QAbstractButton) and self.desk.isAncestorOf(focused):
            self._stay_at(focused)

    def _stay_at(self, button: QAbstractButton) -> None:
        """Where a button was made anew, the keyboard stays at it; where it went, Qt would go on to one that decides."""
        if button is self.window().focusWidget():
            return
        shown = (one for one in self.desk.findChildren(QAbstractButton) if one.isVisible())
        same = next((one for one in shown if one.text() == button.text()), None)
        (same or self.desk.course_edit).setFocus()

    def listed(self) -> Shown | None:
        """The votes so far, or who is in the room where the keyboard is there or nothing was voted on yet."""
        votes = votes_shown(self._desk) if self._desk is not None else None
        if votes is not None and not self.people_card.isAncestorOf(self.focusWidget()):
            return votes
        return attendance_shown(self._sheet) if self._sheet is not None else None

    @property
    def _shown(self) -> DeskItem | None:
        rows = self._desk.items if self._desk is not None else ()
        return next((row for row in rows if row.item.id == self._item), None)

    def _show_item(self) -> None:
        row, sheet = self._shown, self._sheet
        if sheet is None:
            return
        self.agenda_steps.show(self._desk, row, sheet)
        self.item_steps.show(row, sheet)
        self.recording.show(row, sheet)
        excluded = frozenset(one.person_id for one in row.exclusions) if row else frozenset()
        state = sheet.quorum_at(row.item, row.exclusions) if row is not None else sheet.quorum
        self.bar.show_sheet(sheet, state)
        self.people_card.show_sheet(sheet, state, excluded)
        running = sheet.meeting.state in RECORDABLE
        self.cards.urgent_button.setVisible(sheet.meeting.state is MeetingState.RUNNING)
        self.desk.setVisible(row is not None)
        self.empty.setVisible(row is None)
        self._remember(sheet)
        if sheet.meeting.state is MeetingState.CLOSED:
            self.hall.close()
        if row is None:
            self.desk.show_nothing()
            begun = sheet.meeting.state is MeetingState.RUNNING
            self.empty.say(_EMPTY, _EMPTY_RUNNING if begun else _EMPTY_BEFORE)
            return
        self.autosave.begin(row.item.id)
        self.autosave.show("course", row.item.course)
        self.autosave.show("statements", row.item.statements)
        self.autosave.show("text", row.text)
        names = {one.attendance.person_id: one.person.sorted_name for one in sheet.rows}
        self.election_steps.show(row, sheet)
        present, aside = sheet.voters(row.item, row.exclusions)
        needed = state.needed if sheet.committee.statutory_seats else None
        held = _HELD if self._beside.stage is Stage.SIGNED else ""
        sent = _SENT if self._beside.stage is Stage.ISSUED else ""
        on_break = sheet.meeting.state is MeetingState.RUNNING and interrupted(sheet.meeting)
        anew = self.desk.show_item(
            row,
            present,
            aside,
            names,
            needed=needed,
            running=running,
            on_break=on_break,
            held=held,
            sent=sent,
            worded=_WORDED if self._beside.stage is Stage.CLOSED and correctable(row) else "",
            called=self._beside.called,
        )
        day = sheet.meeting.day
        guests = [(one.id, guest_words(one, name, day), guest_step(one)) for one, name in self._beside.guests]
        self.desk.guests.show_guests(guests)
        self.desk.questions.show_questions(self._beside.questions)
        self._show_plan(self._beside.now)
        if anew and not held and not sent:
            if self.autosave.take_up():
                self.message.emit("Der zuletzt getippte Text ist wieder da")
            if self.unrecorded.take_up(row):
                self.message.emit("Was für die Abstimmung eingetragen war, steht wieder in den Feldern")
        self.hall.show()

    def _do_election(self, work: Callable[..., object], *args: object, said: str = "", **fields: object) -> bool:
        """Call a use case of elections; what was typed beside it is kept before, what was said against it is over."""
        self.flush()
        done = self._do(partial(work, *args, **fields), reason=said)
        if done:
            self.notice.emit(Notice(""))
        return done

    def _on_kind(self) -> None:
        if self._shown is not None:
            self.election_steps.toggle_kind(self._shown)

    def _on_chosen(self, item_id: str) -> None:
        if item_id == self._item:
            return
        self.flush()
        self._item = item_id
        self.reload()
        self._keep_focus()

    def _on_called(self, item_id: str) -> None:
        """Enter or a double click calls the item."""
        if self._sheet is not None and self._sheet.meeting.state is MeetingState.RUNNING:
            self._do(self._office.resolutions.begin, item_id)
        self.desk.course_edit.setFocus()

    def _keep_course(self, item_id: str, text: RichText) -> None:
        self._office.resolutions.edit(item_id, course=text)

    def _keep_statements(self, item_id: str, text: RichText) -> None:
        self._office.resolutions.edit(item_id, statements=text)

    def _keep_text(self, item_id: str, text: RichText) -> None:
        self._office.resolutions.edit_text(item_id, text)

    def _on_typed(self) -> None:
        """Write ahead what is typed for a vote, at every key."""
        row = self._shown
        if row is None:
            return
        try:
            self.unrecorded.write_ahead(row)
        except OSError:
            self.saving.emit(Saving.FAILED, "der Datenträger antwortet nicht")
        self.hall.show()

    def _quick(self, outcome: Outcome) -> None:
        button = self.desk.buttons.quick_buttons[outcome]
        if button.isEnabled() and self.recordable and self.desk.may_become(outcome):
            self.desk.quick(outcome)
        else:
            self.desk.tell_barred(outcome)

    @property
    def recordable(self) -> bool:
        """Whether outcomes can be entered."""
        return self._sheet is not None and self._sheet.meeting.state in RECORDABLE

    def _if_begun(self, act: Callable[[], object]) -> None:
        """What happens in a meeting is recorded once it was opened; before, only why not is said."""
        if self._sheet is None or self.recordable:
            act()
        else:
            self.refuse(notice_of(Refused("meeting.not_running")))

    def _if_votable(self, step: Callable[[], object]) -> None:
        if self.desk.may_decide and self.recordable:
            step()
        else:
            self.desk.tell_barred()

    def _items_for_guests(self) -> tuple[list[tuple[str, str]], str]:
        rows = self._desk.items if self._desk is not None and self.in_session() else ()
        return [(row.item.id, f"{row.number} {row.item.title}".strip()) for row in rows], self._item

    def _on_guest(self) -> None:
        """The guest of the item begins, or has spoken; the next one who has not."""
        guests = [guest for guest, _name in self._office.speakers.at_item(self._item)] if self._item else []
        chosen = next((one for one in guests if one.speaking), None)
        chosen = chosen or next((one for one in guests if one.heard_from is None), None)
        if chosen is not None:
            self._turn_guest(chosen.id)
        else:
            self.message.emit("Unter diesem Punkt ist kein Gast vorgesehen, der noch zu hören wäre")

    def _turn_guest(self, speaker_id: str) -> None:
        speakers = self._office.speakers
        self._do(speakers.leave_floor if speakers.get(speaker_id).speaking else speakers.take_floor, speaker_id)

    def _on_minute(self) -> None:
        if self._desk is not None and self._item and self.isVisible():
            self._show_plan(self._office.course.now(self._meeting))

    def _show_plan(self, now: datetime | None) -> None:
        if self._desk is not None and self._item and self.isVisible():
            self.desk.show_plan(plan_words(self._desk, self._item, self._beside.appointed, now))

    def _projection(self) -> Projection:
        """What the room reads."""
        row = self._shown
        on_floor = row is not None and row.item.state is ItemState.CURRENT
        wording = self.desk.voted_wording if on_floor and not self.desk.voted_wording.empty else None
        return self._office.hall.view(self._meeting, wording)

    def _remember(self, sheet: AttendanceSheet) -> None:
        """Where to come back to when the program is killed."""
        running = sheet.meeting.state is MeetingState.RUNNING
        wanted = (self._meeting, self._item) if running else ("", "")
        if not running and self._state.text("desk/meeting") not in ("", self._meeting):
            return
        if (self._state.text("desk/meeting"), self._state.text("desk/item")) != wanted:
            self._state.set_text("desk/meeting", wanted[0])
            self._state.set_text("desk/item", wanted[1])
            self._state.sync()

    def unrecorded_words(self) -> list[str]:
        rows = [row for row in self._desk.items if self.unrecorded.waits_at(row)] if self._desk is not None else []
        return [
            f"{row.number or row.item.title}: Stimmen sind eingetragen und noch nicht festgehalten." for row in rows
        ]

    def _show_recorded(self, row: DeskItem, decision: Decision, *, advance: bool) -> None:
        """Say what became of it, and go on where the item is done."""
        self.notice.emit(Notice(""))  # what was said against it is over
        self.unrecorded.forget(row.item.id)
        self._fetch(row.item.id if advance else "")
        after = next((one for one in self._desk.items if one.item.id == row.item.id), row) if self._desk else row
        done = advance and after.item.outcome is not None
        self._show()
        if done or self.window().focusWidget() in self.desk.votes.fields.values():
            self._keep_focus()  # the next vote of the item is counted from its first number too
        # A screen reader breaks off what it says when the keyboard goes elsewhere, so the result comes after that.
        words = recorded_words(after, decision)
        self.message.emit(f"{row.number or row.item.title}: {words} – festgehalten (Strg+Z nimmt zurück)")

    def _on_next(self) -> None:
        rows = [row.item.id for row in self._desk.items] if self._desk is not None else []
        if self._item not in rows:
            return
        following: str | None = None
        if self._sheet is not None and self._sheet.meeting.state is MeetingState.RUNNING:
            following = self._office.resolutions.advance(self._item)
        elif self._item != rows[-1]:
            following = rows[rows.index(self._item) + 1]
        self._item = following or self._item
        self.reload()
        self._keep_focus()
        if following is None:
            self._tell_last()

    def _on_nothing(self) -> None:
        """Under a formal item nobody brings anything forward; what was typed there says more."""
        row, sheet = self._shown, self._sheet
        if row is None or sheet is None or sheet.meeting.state is not MeetingState.RUNNING:
            return
        self.flush()
        try:
            words = self.sentences.words(NOTHING.get(row.item.kind, "desk.nothing"))
            following = self._office.resolutions.finish(self._item, words)
        except Refused as error:
            self.refuse(notice_of(error))
            return
        self._item = following or self._item
        self.done()
        self._keep_focus()
        if following is None:
            self._tell_last()

    def _tell_last(self) -> None:
        """No item follows: the key that leads on says so, and what is left to be done."""
        if self._desk is not None:
            self.message.emit(last_words(self._desk))

    def _on_question_key(self) -> None:
        """A resident asks; under other items a sentence goes into the course."""
        row = self._shown
        if row is not None and row.item.kind is ItemKind.QUESTION_TIME:
            self.item_steps.ask_question()
        else:
            self.sentences.write(self.sentences.words("desk.question"))

    def _on_previous(self) -> None:
        rows = [row.item.id for row in self._desk.items] if self._desk is not None else []
        if self._item in rows and rows.index(self._item):
            self._on_chosen(rows[rows.index(self._item) - 1])
        elif self._item in rows:
            self.message.emit("Davor steht kein Punkt: Das ist der erste der Tagesordnung.")

    def _keep_focus(self) -> None:
        """Another item is shown: what is typed on is its debate, and counting begins with the first number.

        A wording or a statement that was begun belonged to the item before; its field may be gone, too.
        """
        focused = self.window().focusWidget()
        if focused in self.desk.votes.fields.values() and focused is not None and focused.isVisible():
            self.desk.votes.fields["yes"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif (
            isinstance(focused, QAbstractButton)
            or focused is None
            or self.desk.isAncestorOf(focused)
            or not self.isAncestorOf(focused)
        ):
            # Where a field went, Qt goes on to the next button, and a blank would postpone the item.
            self.desk.course_edit.setFocus()

    def _on_added(self, item_id: str) -> None:
        """An urgent item was voted on; what came onto the agenda is shown."""
        self._item = item_id or self._item
        self.reload()
