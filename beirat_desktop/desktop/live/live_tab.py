"""«Sitzung führen»: agenda, the item on the floor, and who is in the room, side by side."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.correcting import refusal_notice
from beirat_desktop.desktop.drafts import Draft
from beirat_desktop.desktop.live.agenda_steps import AgendaSteps
from beirat_desktop.desktop.live.asking import (
    ask_again,
    ask_ballots,
    ask_exclusion,
    ask_faction_counts,
    ask_other_outcome,
    ask_question,
)
from beirat_desktop.desktop.live.desk_lists import attendance_shown, votes_shown
from beirat_desktop.desktop.live.dialogs import CallsDialog
from beirat_desktop.desktop.live.election_steps import ElectionSteps
from beirat_desktop.desktop.live.hall_window import HallWindow
from beirat_desktop.desktop.live.item_buttons import QUICK
from beirat_desktop.desktop.live.item_desk import ItemDesk
from beirat_desktop.desktop.live.keys import DESK_KEYS, KEYS
from beirat_desktop.desktop.live.lists import LineList
from beirat_desktop.desktop.live.tab import MeetingTab
from beirat_desktop.desktop.live.words import (
    agenda_lines,
    guest_step,
    guest_words,
    person_line,
    plan_words,
    quorum_tip,
    recorded_words,
)
from beirat_desktop.desktop.messages import Notice, Saving
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.agenda import ItemKind, ItemState
from beirat_desktop.domain.attendance import AttendanceState, exclusion_findings
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.holding import Stage
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import finding
from beirat_desktop.german.text_blocks import TEXT_BLOCKS
from beirat_desktop.german.votes import line
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.attendances import interrupted
from beirat_desktop.usecases.live.resolutions import Desk, DeskItem

_FOLDED_BELOW = 1100
_ALONE_BELOW = 640
"""Where the width is less (in pixels at 100 %), the item stands alone, without the agenda beside it."""
_MINUTE_MS = 20_000
"""So often the running time is looked at; shown to the minute."""
_EMPTY = "Die Tagesordnung ist leer"
_EMPTY_BEFORE = "Die Punkte werden unter „Tagesordnung“ eingetragen und hier aufgerufen."
_EMPTY_RUNNING = "Die Sitzung läuft: Ein Punkt kommt nur noch durch eine Abstimmung hinzu („Dringlicher Punkt …“)."
_HELD = (
    "Die Niederschrift ist unterschrieben; Beratung, Erklärungen und Beschlüsse stehen fest. Geändert wird nur nach "
    "Rücknahme der Unterschriften oder durch eine Berichtigung unter „Niederschrift“."
)
NOTHING = {
    ItemKind.QUESTION_TIME: "desk.no_questions",
    ItemKind.OBJECTIONS: "desk.no_objections",
    ItemKind.ANNOUNCEMENTS: "desk.no_news",
    ItemKind.MISCELLANEOUS: "desk.nothing",
}
"""What the minutes say where nothing was brought forward."""
RECORDABLE = (MeetingState.RUNNING, MeetingState.CLOSED)
BLOCK_KEYS = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""One each: a key that two entries of a menu have goes from one to the other and takes none."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the desk shows beside an item; appointed: by item, when a guest is to speak and for how many minutes.

    now: as far as the meeting may be going on.
    """

    called: Sequence[Finding] = ()
    signed: bool = False
    guests: Sequence[tuple[Speaker, str]] = ()
    questions: Sequence[ResidentQuestion] | None = None
    appointed: Mapping[str, tuple[time, int]] = field(default_factory=dict)
    now: datetime | None = None


class LiveTab(MeetingTab):
    """The desk from which a meeting is led."""

    help_page = "sitzung-fuehren"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        office, state, drafts = workplace.office, workplace.state, workplace.drafts
        self._desk: Desk | None = None
        self._item = ""
        self._beside = _Beside()
        self._narrow = self._alone = self._agenda_shown = False
        self._state, self._drafts = state, drafts
        self._hall: HallWindow | None = None
        # Each part is made where it stands: one that is moved goes through the style sheet again with all it holds.
        self.splitter = Splitter(self)
        self._agenda_card = Card("Tagesordnung", parent=self.splitter)
        self._desk_card = Card(parent=self.splitter)
        self.people_card = Card("Anwesenheit", parent=self.splitter)
        self.agenda_list = LineList("Tagesordnung", lead_width=px(36), parent=self._agenda_card)
        self.agenda_list.chosen.connect(self._on_chosen)
        self.agenda_list.opened.connect(self._on_called)
        self.desk = ItemDesk(office.resolutions.findings, office.elections.findings, self._desk_card)
        self.election_steps = ElectionSteps(office, self.desk.election, self._do_election, self)
        self.people_list = LineList("Anwesenheit", columns=True, parent=self.people_card)
        self.people_list.toggled.connect(self.toggle)
        self.people_list.opened.connect(self.ask_times)
        self.people_list.menu_wanted.connect(self._on_person_menu)
        self.autosave = Autosave(drafts, self, ahead=True)
        self.autosave.bind("course", self.desk.course_edit, self._keep_course)
        self.autosave.bind("statements", self.desk.statements_edit, self._keep_statements)
        self.autosave.bind("text", self.desk.text_edit, self._keep_text)
        self.autosave.saving.connect(self.saving)
        self.autosave.notice.connect(self.notice)
        self.agenda_steps = AgendaSteps(office, self.desk, self.flush, self)
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
            "ballots": self._on_ballots,
            "factions": self._on_faction_counts,
            "refer": lambda: self._if_votable(steps.refer),
            "exclude": lambda: self._if_votable(self._on_exclude),
            "remove": steps.remove,
            "late": steps.admit,
            "findings": desk.turn_called,
            "more": desk.buttons.more_button.showMenu,
            "nothing": self._on_nothing,
            "times": self._on_calls,
            "next": self._on_next,
            "previous": self._on_previous,
            "course": desk.course_edit.setFocus,
            "statement": lambda: desk.begin_statement(self._block("desk.statement")),
            "question": self._on_question_key,
            "blocks": self._show_blocks,
            "attendance": self._to_people,
            "everybody": self.all_button.click,
            "person": self.ask_person,
            "guest": self._on_guest,
            "urgent": steps.add_urgent,
            "hall": self._turn_hall,
            "lost": self.ask_how_to_go_on,
            "pause": self.bar.pause_button.click,
            "step": self.bar.step_button.click,
        }
        slots |= {name: partial(self._quick, outcome) for name, outcome in QUICK.items()}
        self.keys = {one.name: self.action(one.label, slots[one.name], tip=one.tip) for one in DESK_KEYS}
        for one in DESK_KEYS:
            action = self.keys[one.name]
            action.setShortcut(QKeySequence(one.keys))
            action.setToolTip(one.told)
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
        menu = QMenu(self)
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
        self.desk.record_wanted.connect(self._on_record)
        self.desk.typed.connect(self._on_typed)
        self.desk.guest_wanted.connect(self._turn_guest)
        self.desk.next_wanted.connect(self._on_next)
        self.desk.question_wanted.connect(self._ask_question)
        self.desk.buttons.nothing_wanted.connect(self._on_nothing)
        self.desk.buttons.exclude_wanted.connect(self._on_exclude)
        self.desk.buttons.ballots_wanted.connect(self._on_ballots)
        self.desk.buttons.kind_wanted.connect(self._on_kind)
        self.desk.readmit_wanted.connect(
            lambda person_id: self._do(self._office.resolutions.readmit, self._item, person_id)
        )

    def _connect_steps(self) -> None:
        steps = self.agenda_steps
        steps.record_wanted.connect(self._on_record)
        steps.voted.connect(lambda row, decision, advance: self._told(row, decision, advance=advance))
        steps.next_wanted.connect(self._on_next)
        steps.reason_wanted.connect(self._ask_reason)
        steps.added.connect(self._on_added)
        steps.notice.connect(self.notice)
        steps.message.connect(self.message)

    def _lay_out(self, state: State) -> None:
        agenda_card, desk_card = self._agenda_card, self._desk_card
        agenda_card.add(self.agenda_list, 1)
        self.urgent_button = QPushButton("Dringlicher Punkt …", self)
        self.urgent_button.setToolTip(KEYS["urgent"].told)
        self.urgent_button.clicked.connect(self.agenda_steps.add_urgent)
        self.item_button = QPushButton("Zum Punkt", self)
        self.item_button.hide()
        under = QHBoxLayout()
        under.addWidget(self.urgent_button, 1)
        under.addWidget(self.item_button)
        agenda_card.add_layout(under)
        desk_card.add(self.desk, 1)
        self.empty = EmptyState(_EMPTY, icon_name="list-ordered", parent=self)
        self.empty.add_button("Zur Tagesordnung", lambda: self.navigate.emit("meeting", f"{self._meeting}:agenda"))
        desk_card.add(self.empty, 1)
        self.empty.hide()
        self.people_card.add(self.people_list, 1)
        self.all_button = QPushButton("Alle anwesend", self)
        self.all_button.setToolTip(KEYS["everybody"].told)
        self.all_button.clicked.connect(lambda: self._do(self._office.attendances.mark_all_present, self._meeting))
        self.person_button = QPushButton("Gast …", self)
        self.person_button.setToolTip(KEYS["person"].told)
        self.person_button.clicked.connect(self.ask_person)
        below = QHBoxLayout()
        below.addWidget(self.all_button, 1)
        below.addWidget(self.person_button)
        self.people_card.add_layout(below)
        for card, share in ((agenda_card, 2), (desk_card, 5), (self.people_card, 3)):
            self.splitter.addWidget(card)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.splitter.setSizes([px(276), px(535), px(334)])
        state.splitter("live", self.splitter)
        self.people_button = QPushButton("Anwesenheit", self)
        self.people_button.setCheckable(True)
        self.people_button.setToolTip(KEYS["attendance"].told)
        self.people_button.toggled.connect(self._fold)
        self.people_button.hide()
        self.agenda_button = QPushButton("Tagesordnung", self)
        self.agenda_button.setToolTip("Alle Punkte statt des Punktes, der behandelt wird")
        self.agenda_button.clicked.connect(lambda: self._turn_agenda(shown=True))
        self.agenda_button.hide()
        self.desk.add_to_foot(self.agenda_button)
        for turned in (self.item_button.clicked, self.agenda_list.clicked, self.agenda_list.opened):
            turned.connect(lambda _which: self._turn_agenda(shown=False))
        self.hall_button = QPushButton("Saalanzeige", self)
        self.hall_button.setToolTip(KEYS["hall"].told)
        self.hall_button.setCheckable(True)
        self.hall_button.clicked.connect(self._turn_hall)
        self.bar.add_button(self.hall_button)
        self.bar.add_button(self.people_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, alone = self.width() < px(_FOLDED_BELOW), self.width() < px(_ALONE_BELOW)
        if (narrow, alone) != (self._narrow, self._alone):
            self._narrow, self._alone = narrow, alone
            self.people_button.setChecked(False)
            self._agenda_shown = False
            self._fold()

    def _turn_agenda(self, *, shown: bool) -> None:
        """Where both have no room: the agenda instead of the item, until one is chosen."""
        if shown != self._agenda_shown:
            self._agenda_shown = shown
            self._fold()
            if self._alone:
                (self.agenda_list if shown else self.desk.course_edit).setFocus()

    def _fold(self) -> None:
        """Where room is short, the agenda or the attendance stands beside the item, or instead of it."""
        people, agenda = self.people_button.isChecked(), self._agenda_shown
        self.people_button.setVisible(self._narrow)
        self.agenda_button.setVisible(self._alone)
        self.item_button.setVisible(self._alone)
        self.hall_button.setVisible(not self._narrow)
        self.people_card.setVisible(not self._narrow or people)
        self._agenda_card.setVisible(agenda and not people if self._alone else not self._narrow or not people)
        self._desk_card.setVisible(not self._alone or not (people or agenda))
        self.bar.fold(self._narrow)

    def open_meeting(self, meeting_id: str) -> None:
        if meeting_id != self._meeting:
            self._close_hall()
            # Where a killed program left off; else where the meeting is.
            was = self._state.text("desk/meeting") == meeting_id
            self._item = self._state.text("desk/item") if was else ""
        super().open_meeting(meeting_id)

    def focus_first(self) -> None:
        opened = self._sheet is not None and self._sheet.meeting.state in RECORDABLE
        if opened or not self.people_card.isVisible():
            self.desk.course_edit.setFocus()
        else:
            self.people_list.setFocus()  # who is present is entered first

    def flush(self) -> None:
        self.autosave.flush()

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
            self._beside = self._look_beside(sheet)
        self._take_sheet(sheet)

    def _look_beside(self, sheet: AttendanceSheet) -> _Beside:
        office, row = self._office, self._shown
        if row is None:
            return _Beside()
        asks = row.item.kind is ItemKind.QUESTION_TIME
        return _Beside(
            self._called(row, sheet),
            office.corrections.stage(self._meeting) >= Stage.SIGNED,
            office.speakers.at_item(row.item.id),
            office.questions.of_item(row.item.id) if asks else None,
            office.speakers.appointed(self._meeting),
            office.attendances.now(self._meeting),
        )

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
        excluded = frozenset(one.person_id for one in row.exclusions) if row else frozenset()
        state = sheet.quorum_at(row.item, row.exclusions) if row is not None else sheet.quorum
        self.bar.show_sheet(sheet, state)
        self.people_list.show_lines([person_line(one, sheet, excluded) for one in sheet.rows])
        self.people_card.set_note(f"{sheet.quorum.present} / {sheet.entitled}")
        self.people_card.note_label.setToolTip(quorum_tip(state))
        running = sheet.meeting.state in RECORDABLE
        self.urgent_button.setVisible(sheet.meeting.state is MeetingState.RUNNING)
        self.desk.setVisible(row is not None)
        self.empty.setVisible(row is None)
        self._remember(sheet)
        if sheet.meeting.state is MeetingState.CLOSED:
            self._close_hall()
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
        held = _HELD if self._beside.signed else ""
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
            called=self._beside.called,
        )
        day = sheet.meeting.day
        guests = [(one.id, guest_words(one, name, day), guest_step(one)) for one, name in self._beside.guests]
        self.desk.show_guests(guests)
        self.desk.show_questions(self._beside.questions)
        self._show_plan(self._beside.now)
        if anew and not held:
            if self.autosave.take_up():
                self.message.emit("Der zuletzt getippte Text ist wieder da")
            self._take_up(row)
        self._show_hall()

    def _called(self, row: DeskItem, sheet: AttendanceSheet) -> Sequence[Finding]:
        """What the rules say of what is on the floor; before the opening, of the meeting."""
        if sheet.meeting.state in (MeetingState.PLANNED, MeetingState.INVITED):
            told = self._office.attendances.opening_findings(self._meeting)
            # While nobody has come yet it goes without saying that they are too few.
            return [one for one in told if sheet.quorum.present or one.rule != "quorum.missing"]
        if sheet.meeting.state is MeetingState.RUNNING and row.item.outcome is None:
            return self._office.resolutions.called_findings(row.item.id)
        return ()

    def _do_election(self, work: Callable[..., object], *args: object, **fields: object) -> bool:
        """Call a use case of elections; what was typed beside it is kept before, what was said against it is over."""
        self.flush()
        done = self._do(partial(work, *args, **fields))
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
        typed, wording = self.desk.draft()
        if not typed:
            self._forget_typed(row.item.id)
            return
        now = datetime.now()
        shape = json.dumps({"votes": len(row.votes), "fields": typed})
        try:
            self._drafts.ahead(Draft(row.item.id, "vote", shape, now))
            if not wording.empty:
                self._drafts.ahead(Draft(row.item.id, "wording", wording, now))
        except OSError:
            self.saving.emit(Saving.FAILED, "der Datenträger antwortet nicht")
        self._show_hall()

    def _forget_typed(self, item_id: str) -> None:
        for name in ("vote", "wording"):
            self._drafts.drop(item_id, name)

    def _take_up(self, row: DeskItem) -> None:
        """What was typed for a vote before the program or the item was left stands in the fields again."""
        typed = {draft.field: draft.value for draft in self._drafts.of(row.item.id)}
        shape, wording = typed.get("vote"), typed.get("wording")
        if not isinstance(shape, str):
            return
        known = json.loads(shape)
        if known["votes"] != len(row.votes):
            self._forget_typed(row.item.id)  # it was recorded, or something else was
            return
        self.desk.take_up(known["fields"], wording if isinstance(wording, RichText) else RichText())
        self.message.emit("Was für die Abstimmung eingetragen war, steht wieder in den Feldern")

    def _quick(self, outcome: Outcome) -> None:
        button = self.desk.buttons.quick_buttons[outcome]
        if button.isEnabled() and self.recordable and self.desk.may_become(outcome):
            self.desk.quick(outcome)

    @property
    def recordable(self) -> bool:
        """Whether outcomes can be entered."""
        return self._sheet is not None and self._sheet.meeting.state in RECORDABLE

    def _if_votable(self, step: Callable[[], object]) -> None:
        if self.desk.may_decide and self.recordable:
            step()

    def _to_people(self) -> None:
        """To the attendance list, and back from it."""
        if self.people_list.hasFocus():
            self.people_button.setChecked(False)
            self.desk.course_edit.setFocus()
            return
        if self._narrow:
            self.people_button.setChecked(True)
        self.people_list.setFocus()

    def _block(self, key: str) -> str:
        """A sentence that is always the same, as the office words it."""
        return self._office.settings.text_blocks().get(key) or TEXT_BLOCKS[key].usual

    def _write(self, words: str) -> None:
        """Write a sentence into the course, on a line of its own."""
        edit = self.desk.course_edit.text_edit
        if edit.isReadOnly():
            return
        edit.setFocus()
        if edit.textCursor().block().text().strip():
            edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
            edit.insertPlainText("\n")
        self.desk.course_edit.insert_text(RichText.of(words))

    def _show_blocks(self) -> None:
        """The sentences to choose from; a digit takes one, or a letter from the eleventh on."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for mark, key in zip(BLOCK_KEYS, (key for key in TEXT_BLOCKS if key.startswith("desk.")), strict=False):
            words = self._block(key)
            action = menu.addAction(f"&{mark}  {TEXT_BLOCKS[key].place}", partial(self._write, words))
            action.setToolTip(words)
        menu.setToolTipsVisible(True)
        edit = self.desk.course_edit
        menu.popup(edit.mapToGlobal(edit.rect().bottomLeft()))
        self.blocks_menu = menu

    # --- the guest of the item, and the second screen ---

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
            self._show_plan(self._office.attendances.now(self._meeting))

    def _show_plan(self, now: datetime | None) -> None:
        if self._desk is not None and self._item and self.isVisible():
            self.desk.show_plan(plan_words(self._desk, self._item, self._beside.appointed, now))

    def _turn_hall(self) -> None:
        """Show the second screen, or put it away."""
        if self._hall is not None:
            self._close_hall()
            return
        self._hall = HallWindow(self)
        self._hall.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._hall.destroyed.connect(self._on_hall_closed)
        self._show_hall()
        self._hall.show_to_room(self.screen())
        self.hall_button.setChecked(True)
        self.activateWindow()

    def _show_hall(self) -> None:
        if self._hall is None:
            return
        row = self._shown
        on_floor = row is not None and row.item.state is ItemState.CURRENT
        wording = self.desk.voted_wording if on_floor and not self.desk.voted_wording.empty else None
        self._hall.show_projection(self._office.hall.view(self._meeting, wording))

    def _close_hall(self) -> None:
        if self._hall is not None:
            self._hall.close()
        self._on_hall_closed()

    def _on_hall_closed(self) -> None:
        self._hall = None
        self.hall_button.setChecked(False)

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

    def _on_record(self, decision: Decision) -> None:
        row = self._shown
        if row is None or self._sheet is None:
            return
        self.flush()
        again, running = self.desk.recorded, self._sheet.meeting.state is MeetingState.RUNNING
        if again is not None and decision.vote.id == again.id:
            asked = ask_again(decision, again, running=running, parent=self)
            if asked is None:
                return
            decision = asked
        advance = row.item.outcome is None
        try:
            self._office.resolutions.record(row.item.id, decision, advance=advance)
        except Refused as error:
            if error.rule == "resolution.needs_reason":
                self._ask_reason(decision)
            elif error.rule == "resolution.already_decided" and not decision.votes and row.vote is not None:
                asked = ask_other_outcome(decision, line(row.vote), self)
                if asked is not None:
                    self._on_record(asked)
                return
            work = partial(self._office.resolutions.record, row.item.id, decision)
            notice = refusal_notice(error, self._office, self._meeting, work, self, self.reload, item_id=row.item.id)
            self.notice.emit(notice)
            return
        self._told(row, decision, advance=advance)

    def _told(self, row: DeskItem, decision: Decision, *, advance: bool) -> None:
        """Say what became of it, and go on where the item is done."""
        self.notice.emit(Notice(""))  # what was said against it is over
        self._forget_typed(row.item.id)
        self._fetch(row.item.id if advance else "")
        after = next((one for one in self._desk.items if one.item.id == row.item.id), row) if self._desk else row
        done = advance and after.item.outcome is not None
        self._show()
        if done:
            self._keep_focus()
        # A screen reader breaks off what it says when the keyboard goes elsewhere, so the result comes after that.
        words = recorded_words(after, decision)
        self.message.emit(f"{row.number or row.item.title}: {words} – festgehalten (Strg+Z nimmt zurück)")

    def _ask_reason(self, decision: Decision) -> None:
        self.desk.findings.show_findings(self._office.resolutions.findings(self._item, decision))
        self.desk.findings.reason_edit.setFocus()

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

    def _on_nothing(self) -> None:
        """Under a formal item nobody brings anything forward; what was typed there says more."""
        row, sheet = self._shown, self._sheet
        if row is None or sheet is None or sheet.meeting.state is not MeetingState.RUNNING:
            return
        self.flush()
        try:
            words = self._block(NOTHING.get(row.item.kind, "desk.nothing"))
            following = self._office.resolutions.finish(self._item, words)
        except Refused as error:
            self.notice.emit(notice_of(error))
            return
        self._item = following or self._item
        self.reload()
        self._keep_focus()

    def _on_question_key(self) -> None:
        """A resident asks; under other items a sentence goes into the course."""
        row = self._shown
        if row is not None and row.item.kind is ItemKind.QUESTION_TIME:
            self._ask_question("")
        else:
            self._write(self._block("desk.question"))

    def _ask_question(self, question_id: str) -> None:
        """Note what a resident asks, or look at it again."""
        self.flush()
        work = ask_question(self._office, self._item, question_id, self)
        if work is not None:
            self._do(work)

    def _on_calls(self) -> None:
        """Correct when the item was called and left."""
        row, sheet = self._shown, self._sheet
        if row is None or sheet is None:
            return
        calls = self._office.resolutions.calls(self._item).calls
        dialog = CallsDialog(row.number or row.item.title, calls, sheet.meeting, self)
        if self._ask_spans(dialog, lambda reason: self._office.resolutions.set_calls(self._item, dialog.calls, reason)):
            self.reload()

    def _on_previous(self) -> None:
        rows = [row.item.id for row in self._desk.items] if self._desk is not None else []
        if self._item in rows and rows.index(self._item):
            self._on_chosen(rows[rows.index(self._item) - 1])

    def _keep_focus(self) -> None:
        """The field that had the keyboard may be gone with the item before; counting begins with the first number."""
        focused = self.window().focusWidget()
        if focused in self.desk.votes.fields.values() and focused is not None and focused.isVisible():
            self.desk.votes.fields["yes"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(focused, QAbstractButton) or focused is None or not self.isAncestorOf(focused):
            # Where a field went, Qt goes on to the next button, and a blank would postpone the item.
            self.desk.course_edit.setFocus()

    def _on_added(self, item_id: str) -> None:
        """An urgent item was voted on; what came onto the agenda is shown."""
        self._item = item_id or self._item
        self.reload()

    def _on_exclude(self) -> None:
        row, sheet = self._shown, self._sheet
        if row is not None and sheet is not None:
            self._ask_exclusion(row, sheet)

    def _on_ballots(self) -> None:
        row, sheet = self._shown, self._sheet
        if row is not None and sheet is not None and self.desk.may_vote:
            ask_ballots(row, sheet, self.desk.votes, self)

    def _on_faction_counts(self) -> None:
        row, sheet = self._shown, self._sheet
        if row is not None and sheet is not None and self.desk.may_vote:
            ask_faction_counts(row, sheet, self.desk.votes, self)

    def _on_person_menu(self, person_id: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for text, state in (
            ("anwesend von Anfang an", AttendanceState.PRESENT),
            ("zugeschaltet", AttendanceState.REMOTE),
            ("entschuldigt", AttendanceState.EXCUSED),
            ("fehlt", AttendanceState.ABSENT),
            ("noch offen", AttendanceState.EXPECTED),
        ):
            menu.addAction(text, partial(self.mark, person_id, state))
        menu.addSeparator()
        menu.addAction("Kommt oder geht jetzt (Leertaste)", lambda: self.toggle(person_id))
        menu.addAction("Zeiten … (Eingabe)", lambda: self.ask_times(person_id))
        menu.addAction("Ankunft zurücknehmen (Versehen)", lambda: self.take_back(person_id))
        menu.addAction("Übernimmt den Vorsitz", lambda: self.preside(person_id))
        menu.addAction("Wechsel des Vorsitzes berichtigen …", self.correct_presiding)
        menu.addAction("Befangen bei diesem Punkt …", lambda: self._exclude(person_id))
        menu.popup(at)

    def _exclude(self, person_id: str) -> None:
        row, sheet = self._shown, self._sheet
        if row is not None and sheet is not None:
            self._ask_exclusion(row, sheet, person_id)

    def _ask_exclusion(self, row: DeskItem, sheet: AttendanceSheet, chosen: str = "") -> None:
        try:
            excluded = ask_exclusion(self._office, row, sheet, self, chosen)
        except Refused as error:
            self.notice.emit(notice_of(error))
            return
        if excluded is None:
            return
        self.reload()
        for flawed in exclusion_findings([excluded], [row.item]):
            self.notice.emit(Notice(" ".join(finding(flawed)), Tone.RED))
