"""Beside the calendar: the chosen day, the deadlines of its meeting, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.meetings.day_grid import day_words, meeting_line
from beirat_desktop.desktop.meetings.words import date_words
from beirat_desktop.desktop.theme import Tone, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.clearing import clear
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.meeting_dates import MeetingDate
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.german import finding
from beirat_desktop.german.dates import WEEKDAYS, weekday_date, written_date
from beirat_desktop.german.meetings import SESSION_DATES, meeting_name
from beirat_desktop.usecases.meetings.year_plans import YearPlan

_AROUND = ("motions", "dispatch", "receipt", "notice", "minutes_due")


class DayPanel(Card):
    """Tells of one day.

    Signals:
        meeting_chosen, opened, move_wanted: the id of a meeting of the day.
        plan_wanted: nothing; a meeting is to be planned on that day.
    """

    meeting_chosen = Signal(str)
    opened = Signal(str)
    move_wanted = Signal(str)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._meeting: Meeting | None = None
        self.words_label = QLabel(self)
        self.words_label.setWordWrap(True)
        self.words_label.setProperty("role", "muted")
        self.meetings = EntryList("Sitzungen des Tages", self)
        self.meetings.navigate.connect(lambda _noun, key: self.meeting_chosen.emit(key))
        self.dates_label = QLabel("Fristen", self)
        self.dates_label.setProperty("role", "section")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(0, 1)
        self.against_label = QLabel(self)
        self.against_label.setWordWrap(True)
        self.against_label.setProperty("role", "warning")
        self.open_button = QPushButton("Öffnen", self)
        self.move_button = QPushButton("Verlegen …", self)
        self.plan_button = QPushButton("Sitzung an diesem Tag …", self)
        self.open_button.clicked.connect(lambda: self.opened.emit(self._id))
        self.move_button.clicked.connect(lambda: self.move_wanted.emit(self._id))
        self.plan_button.clicked.connect(self.plan_wanted)
        needs("meetings.move", self.move_button)
        needs("meetings.plan", self.plan_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open_button, self.move_button, self.plan_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.add(self.words_label)
        self.add(self.meetings)
        self.add(self.against_label)
        self.add(self.dates_label)
        self.add_layout(self._grid)
        self.add_layout(buttons)

    @property
    def _id(self) -> str:
        return self._meeting.id if self._meeting is not None else ""

    def show_day(
        self, plan: YearPlan, day: date, chosen: Meeting | None, dates: Sequence[MeetingDate], *, may: bool
    ) -> None:
        """Tell of the day and of its chosen meeting, with the days around that. may: whether this desk moves it."""
        self._meeting = chosen
        self.set_title(f"{WEEKDAYS[day.weekday()][:2]}, {written_date(day)}")
        said = day_words(plan, day)
        meetings = plan.on(day)
        if not meetings:
            said.append("Keine Sitzung.")
        self.words_label.setText("\n".join(said))
        self.words_label.setVisible(bool(said))
        self.meetings.show_entries([_entry(plan, one, chosen) for one in meetings])
        self.meetings.setVisible(bool(meetings))
        found = [] if chosen is None else [finding(one.finding) for one in plan.against(chosen.id)]
        self.against_label.setText(unbroken_numbers("\n".join(f"{one.sentence} {one.mend}" for one in found)))
        self.against_label.setVisible(bool(found))
        self._show_dates(dates if chosen is not None and chosen.state is not MeetingState.CANCELLED else ())
        self.open_button.setVisible(chosen is not None)
        changeable = chosen is not None and chosen.state in (MeetingState.PLANNED, MeetingState.INVITED)
        self.move_button.setVisible(changeable and may)
        self.plan_button.setVisible(not meetings and may and day >= plan.today)

    def _show_dates(self, dates: Sequence[MeetingDate]) -> None:
        clear(self._grid)
        shown = [one for one in dates if one.name in _AROUND]
        self.dates_label.setVisible(bool(shown))
        for row, one in enumerate(shown):
            label, value = QLabel(SESSION_DATES[one.name], self), QLabel(weekday_date(one.due), self)
            state = QLabel(date_words(one), self)
            label.setWordWrap(True)
            label.setProperty("role", "muted")
            state.setProperty("role", _ROLES[states.tone(one.state)])
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label, row, 0, top)
            self._grid.addWidget(_pair(value, state, self), row, 1, top)


def _pair(above: QLabel, below: QLabel, parent: QWidget) -> QWidget:
    made = QWidget(parent)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(above)
    column.addWidget(below)
    return made


def _entry(plan: YearPlan, meeting: Meeting, chosen: Meeting | None) -> Entry:
    place = ", ".join(part for part in (meeting.place.room, meeting.place.building) if part)
    shown = "gewählt" if chosen is not None and len(plan.on(meeting.day)) > 1 and chosen.id == meeting.id else ""
    sub = " · ".join(part for part in (shown, place) if part)
    return Entry(meeting_line(plan, meeting), sub, *states.chip(meeting.state), "meetings", meeting.id)


class ClashList(Card):
    """All that lies badly in a year, each a sentence; opening one shows its meeting, ready to be moved.

    Signals:
        meeting_chosen: the id of the meeting.
    """

    meeting_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Was schlecht liegt", parent=parent)
        self.entries = EntryList("Was schlecht liegt", self)
        self.entries.navigate.connect(lambda _noun, key: self.meeting_chosen.emit(key))
        self.none_label = QLabel(self)
        self.none_label.setProperty("role", "muted")
        self.none_label.setWordWrap(True)
        self.add(self.entries)
        self.add(self.none_label)

    def show_plan(self, plan: YearPlan) -> None:
        """List what speaks against meetings of the year; those held are past mending."""
        by_id = {one.id: one for one in plan.meetings}
        open_ = [one for one in plan.clashes if by_id[one.meeting_id].day >= plan.today]
        entries = []
        for clash in open_:
            meeting, said = by_id[clash.meeting_id], finding(clash.finding)
            title = f"{plan.bodies.get(meeting.committee_id, '')}, {meeting_name(meeting)}: {said.sentence}"
            entries.append(Entry(title, said.mend, noun="meetings", id=meeting.id))
        self.entries.show_entries(entries)
        self.entries.setVisible(bool(entries))
        self.set_note(str(len(entries)) if entries else "")
        past = len(plan.clashes) - len(open_)
        nothing = f"Im Jahr {plan.year} liegt ab heute nichts schlecht." if not entries else ""
        held = f"Vergangene Sitzungen mit Hinweisen: {past}." if past else ""
        self.none_label.setText(" ".join(part for part in (nothing, held) if part))
        self.none_label.setVisible(bool(self.none_label.text()))


_ROLES = {
    Tone.GREEN: "good",
    Tone.RED: "error",
    Tone.AMBER: "warning",
    Tone.BLUE: "muted",
    Tone.NEUTRAL: "muted",
}
