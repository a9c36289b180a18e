"""The meetings of all bodies as a month or as a year, with the chosen day beside."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.meetings.day_panel import ClashList, DayPanel
from beirat_desktop.desktop.meetings.holidays_dialog import HolidaysDialog
from beirat_desktop.desktop.meetings.month_grid import MonthGrid
from beirat_desktop.desktop.meetings.view_switch import YEAR, ViewSwitch
from beirat_desktop.desktop.meetings.year_strip import YearStrip
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.refusals import CANNOT, ask_until, notice_of
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.domain.deadlines import after_months
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.german import finding, refusal, word
from beirat_desktop.german.dates import MONTHS, clock, weekday_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.year_plan import school_source, until_known
from beirat_desktop.usecases.meetings.school_holidays import add_holidays
from beirat_desktop.usecases.meetings.year_plans import YearPlan
from beirat_desktop.usecases.office import Office

_DAY_WIDTH = 200
"""Pixels in which each day of the year finds room for its name on two lines."""


class YearView(QWidget):
    """A month or a year, whichever was chosen.

    Signals:
        opened: the id of the meeting to open.
        move_wanted: the id of the meeting to put on another day, and that day, None where it is still to be chosen.
        plan_wanted: the day on which a meeting is to be planned.
        notice: a Notice for the banner.
    """

    opened = Signal(str)
    move_wanted = Signal(str, object)
    plan_wanted = Signal(object)
    notice = Signal(object)

    def __init__(self, office: Office, state: State, *, may: bool = True, parent: QWidget | None = None) -> None:
        """may: whether this desk plans and moves meetings."""
        super().__init__(parent)
        self._office = office
        self._may = may
        self._plan: YearPlan | None = None
        self._said_unread = ""
        self.day = office.today
        self.chosen_id = ""
        self.switch = ViewSwitch(self)
        self.before_button, self.after_button = self._arrow("chevron-left"), self._arrow("chevron-right")
        self.today_button = QPushButton("Heute", self)
        self.today_button.clicked.connect(lambda: self.show_day(self._office.today))
        self.before_button.clicked.connect(lambda: self._turn(-1))
        self.after_button.clicked.connect(lambda: self._turn(1))
        self.period_label = QLabel(self)
        self.period_label.setProperty("role", "title")
        self.month, self.year = MonthGrid("Monat", self), YearStrip("Jahr", self)
        self.stack = QStackedWidget(self)
        for grid in (self.month, self.year):
            self.stack.addWidget(grid)
            grid.day_chosen.connect(self.show_day)
            grid.meeting_chosen.connect(self.choose)
            grid.opened.connect(self.opened)
            grid.dropped.connect(self._on_dropped)
        self.legend_label = QLabel(self)
        self.source_label = QLabel(self)
        for label in (self.legend_label, self.source_label):
            label.setWordWrap(True)
            label.setProperty("role", "muted")
        self.holidays_button = QPushButton("Schulferien ergänzen …", self)
        self.holidays_button.setProperty("kind", "link")
        self.holidays_button.clicked.connect(self._add_holidays)
        self.panel, self.clashes = DayPanel(self), ClashList(self)
        self.panel.setMinimumWidth(px(_DAY_WIDTH))
        self.panel.meeting_chosen.connect(self.choose)
        self.panel.opened.connect(self.opened)
        self.panel.move_wanted.connect(lambda key: self.move_wanted.emit(key, None))
        self.panel.plan_wanted.connect(lambda: self.plan_wanted.emit(self.day))
        self.clashes.meeting_chosen.connect(self._on_clash)
        self._later = QTimer(self)  # once all that the day brought has its place
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._see_day)
        self._lay_out(state)

    def _arrow(self, name: str) -> QPushButton:
        made = QPushButton(icon(name), "", self)
        made.setAccessibleName("Früher" if name == "chevron-left" else "Später")
        made.setToolTip(f"{made.accessibleName()} – {'Bild↑' if name == 'chevron-left' else 'Bild↓'} in den Tagen")
        return made

    def _lay_out(self, state: State) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.before_button, self.today_button, self.after_button, self.period_label):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.switch)
        card = Card(parent=self)
        card.add(self.stack, 1)
        card.add(self.legend_label)
        below = QHBoxLayout()
        below.addWidget(self.source_label, 1)
        below.addWidget(self.holidays_button)
        card.add_layout(below)
        self._of_day = QWidget(self)
        column = QVBoxLayout(self._of_day)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.panel)
        column.addWidget(self.clashes)
        column.addStretch(1)
        self._whole = QWidget(self)
        self._stacked = QVBoxLayout(self._whole)
        self._stacked.setContentsMargins(0, 0, 0, 0)
        self._stacked.setSpacing(GAP)
        self._stacked.addWidget(card, 1)
        self.splitter = Splitter(self)
        self.days = Scroll(self._whole, self)
        self.beside = Scroll(self._of_day, self)
        self.splitter.addWidget(self.days)
        self.splitter.addWidget(self.beside)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([px(860), px(320)])
        state.splitter("year_plan", self.splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addWidget(self.splitter, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the day holds stands beside the days, or below them where there is no room beside."""
        super().resizeEvent(event)
        apart = self.beside.widget() is not None
        needed = self.days.minimumWidth() + self.beside.minimumWidth() + self.splitter.handleWidth()
        if apart and self.splitter.width() < needed:
            self._stacked.addWidget(self.beside.takeWidget())
            self.beside.hide()
            self._of_day.show()
        elif not apart and self.splitter.width() >= needed:
            self._stacked.removeWidget(self._of_day)
            self.beside.setWidget(self._of_day)
            self.beside.show()
            self._of_day.show()
        self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def _see_day(self) -> None:
        for grid in (self.month, self.year):
            if grid.isVisible() and (box := grid.box_of(self.day)) is not None:
                place = grid.mapTo(self._whole, box.center().toPoint())
                self.days.ensureVisible(place.x(), place.y(), 0, round(box.height()))

    @property
    def shown_year(self) -> int:
        """The year that is shown, or in which the shown month lies."""
        return self.day.year

    def show_view(self, key: str) -> None:
        """Show the month or the year."""
        self.switch.show_view(key)
        self.stack.setCurrentWidget(self.year if key == YEAR else self.month)
        self._show()

    def reload(self) -> None:
        """Fetch the year again; day and meeting stay chosen."""
        self._plan = self._office.year_plans.of_year(self.day.year)
        unread = refusal(self._plan.unread) if self._plan.unread is not None else ""
        if unread and unread != self._said_unread:
            self.notice.emit(Notice(unread, Tone.AMBER))
        self._said_unread = unread
        meetings = self._plan.on(self.day)
        if self.chosen_id not in [one.id for one in meetings]:
            moved = next((one for one in self._plan.meetings if one.id == self.chosen_id), None)
            if moved is not None:
                self.day = moved.day
            else:
                self.chosen_id = meetings[0].id if meetings else ""
        self.clashes.show_plan(self._plan)
        said = school_source(self._plan.school)
        if not self._plan.school_known:
            said.append(until_known(self._plan.year))
        self.source_label.setText(" ".join(said))
        self._show()

    def show_day(self, day: date) -> None:
        """Go to a day and choose its first meeting."""
        if self._plan is None or day.year != self._plan.year:
            self.day, self.chosen_id = day, ""
            self.reload()
            return
        self.day = day
        meetings = self._plan.on(day)
        self.chosen_id = meetings[0].id if meetings else ""
        self._show()

    def choose(self, meeting_id: str) -> None:
        """Choose a meeting and go to its day."""
        if self._plan is None:
            return
        self.chosen_id = meeting_id
        self.day = next((one.day for one in self._plan.meetings if one.id == meeting_id), self.day)
        if self.day.year != self._plan.year:
            self.reload()
        else:
            self._show()

    def focus_first(self) -> None:
        """Put the keyboard into the days."""
        (self.year if self.stack.currentWidget() is self.year else self.month).setFocus()

    def listed(self) -> Shown | None:
        """The meetings of the month or year that is shown, each with what speaks against its day."""
        plan = self._plan
        if plan is None:
            return None
        months = self.stack.currentWidget() is self.month
        rows = [one for one in plan.meetings if one.day.year == plan.year]
        shown = [one for one in rows if not months or one.day.month == self.day.month]
        columns = tuple((column, column.width) for column in _columns(plan))
        return Shown(f"Sitzungen {self.period_label.text()}", columns, lambda: shown) if shown else None

    def _on_clash(self, meeting_id: str) -> None:
        self.choose(meeting_id)
        (self.panel.move_button if self.panel.move_button.isVisible() else self.panel.open_button).setFocus()

    def _on_dropped(self, meeting_id: str, day: date) -> None:
        if not self._may:
            return
        try:
            self._office.year_plans.check_dragged(meeting_id)
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        self.move_wanted.emit(meeting_id, day)

    def _turn(self, step: int) -> None:
        self.show_day(after_months(self.day, step * 12 if self.stack.currentWidget() is self.year else step))

    def _add_holidays(self) -> None:
        dialog = HolidaysDialog(self)

        def add() -> None:
            add_holidays(
                dialog.first_field.value(),
                dialog.last_field.value(),
                dialog.name_edit.text(),
                dialog.source_edit.text(),
            )

        if ask_until(dialog, add):
            self.reload()

    def _show(self) -> None:
        plan = self._plan
        if plan is None:
            return
        months = self.stack.currentWidget() is self.month
        self.period_label.setText(f"{MONTHS[self.day.month - 1]} {self.day.year}" if months else str(self.day.year))
        for grid in (self.month, self.year):
            grid.show_plan(plan, self.day, self.chosen_id)
        self._later.start()
        self.legend_label.setText(self.year.legend())
        self.legend_label.setVisible(not months)
        chosen = self._chosen(plan)
        dates = self._office.meetings.dates(chosen.id) if chosen is not None else ()
        self.panel.show_day(plan, self.day, chosen, dates, may=self._may)

    def _chosen(self, plan: YearPlan) -> Meeting | None:
        return next((one for one in plan.on(self.day) if one.id == self.chosen_id), None)


def _columns(plan: YearPlan) -> tuple[Column, ...]:
    def against(meeting: Meeting) -> str:
        return " ".join(finding(clash.finding).sentence for clash in plan.against(meeting.id))

    return (
        Column("Tag", lambda one: weekday_date(one.day), lambda one: one.start, width=140),
        Column("Beginn", lambda one: clock(one.start), width=70),
        Column("Gremium", lambda one: plan.bodies.get(one.committee_id, ""), width=200),
        Column("Sitzung", meeting_name, width=150),
        Column("Ort", lambda one: ", ".join(filter(None, (one.place.room, one.place.building))), stretch=True),
        Column("Stand", lambda one: word(one.state), width=110),
        Column("Hinweise", against, width=240),
    )
