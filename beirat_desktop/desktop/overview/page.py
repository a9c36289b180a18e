"""The page the program opens with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.overview.next_card import NextCard
from beirat_desktop.desktop.overview.words import (
    ENTRY_COLUMNS,
    due_columns,
    due_entry,
    greeting,
    guest_entry,
    meeting_head,
    paper_entry,
    station,
)
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.line_map import LineMap
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.users import Desk
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import long_date, short_date

if TYPE_CHECKING:
    from beirat_desktop.usecases.office import Office
    from beirat_desktop.usecases.overview import Morning, PaperRow

TABS = {
    "motions": "agenda",
    "agenda": "agenda",
    "invitation": "invitation",
    "notice": "invitation",
    "meeting": "live",
    "minutes": "minutes",
    "excerpts": "excerpts",
}
"""In which tab of a meeting the work of a step is done."""
_BESIDE = 620
"""So wide a page, in pixels at 100 %, has room for three cards side by side."""


class OverviewPage(Page):
    """The next meeting with its steps, what came in, deadlines, guests.

    It can stand before the record is open, with the motions of a first look; then attach() gives it the record.

    Signals:
        begin_wanted: the key of a place where something new is to be begun.
    """

    begin_wanted = Signal(str)

    help_page = "uebersicht"

    def __init__(self, workplace: Workplace | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office: Office | None = None
        self._opens: Callable[[str], bool] | None = None
        self._morning: Morning | None = None
        self._at_a_faction = False
        self.meeting_card = Card("Nächste Sitzung")
        self.line = LineMap()
        self.line.setAccessibleName("Schritte der nächsten Sitzung")
        self.line.activated.connect(lambda _number, step: self._open_meeting(TABS.get(step, "")))
        self.no_meeting = EmptyState("Noch keine Sitzung geplant.", icon_name="calendar-days")
        self.plan_button = self.no_meeting.add_button("+ Sitzung", self._plan)
        self.meeting_card.add(self.line)
        self.meeting_card.add(self.no_meeting)
        self.next_card = NextCard(self)
        self.next_card.navigate.connect(self.navigate)
        self.next_card.hide()
        self.incoming, self.incoming_card = self._list("Eingang")
        self.deadlines, self.deadlines_card = self._list("Fristen")
        self.guests, self.guests_card = self._list("Gäste")
        self.no_incoming = self._empty(
            self.incoming_card, "Kein neuer Antrag.", "+ Antrag", self._new_paper, "papers.add"
        )
        self.no_deadlines = self._empty(self.deadlines_card, "In den nächsten zwei Monaten ist nichts fällig.")
        self.no_guests = self._empty(
            self.guests_card, "Kein Gast eingeplant.", "+ Gast", self._new_guest, "speakers.suggest"
        )
        self._lay_out()
        self._actions = (
            self.action("+ Antrag", self._new_paper, name="Antrag anlegen"),
            self.action("+ Sitzung", self._plan, name="Sitzung planen", shortcut="Ctrl+N", primary=True),
        )
        new_paper, plan = self._actions
        needs("papers.add", new_paper)
        needs("meetings.plan", plan, self.plan_button)
        if workplace is not None:
            self.attach(workplace)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards too narrow for the words in them stand below one another."""
        super().resizeEvent(event)
        wide = QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(wide if self.width() >= px(_BESIDE) else QBoxLayout.Direction.TopToBottom)

    def title(self) -> str:
        return greeting(self._now())

    def subtitle(self) -> str:
        return long_date(self._now().date())

    def page_actions(self) -> Sequence[QAction]:
        return self._actions[:1] if self._at_a_faction else self._actions

    def open(self, record: str) -> None:
        if self._morning is None:
            self.reload()

    def attach(self, workplace: Workplace) -> None:
        """Go on with the record that is open now."""
        self._office, self._opens = workplace.office, workplace.opens
        self.watch(
            workplace, "committees", "factions", "organizations", "persons", "memberships", "meetings", "papers",
            "agenda_items", "consultations", "speakers", "minutes", "excerpts", "follow_ups", "deadlines",
            "resident_questions", "users", "deliveries", "issued_papers",
        )  # fmt: skip

    def show_first(self, rows: Sequence[PaperRow]) -> None:
        """Show what came in, until the record is open and tells the rest."""
        self.line.show_stations([])  # its room stays, so that nothing moves when it comes
        for empty in (self.no_meeting, self.no_incoming, self.no_deadlines, self.no_guests):
            empty.hide()
        self.incoming.show_entries([paper_entry(row, self._now().date()) for row in rows])

    def reload(self) -> None:
        if self._office is None:
            return
        morning = self._morning = self._office.overview.morning()
        user = self._office.users.current()
        self._at_a_faction = user is not None and user.desk is Desk.FACTION  # who plans no meeting
        title, note = meeting_head(morning)
        self.meeting_card.set_title(title)
        self.meeting_card.set_note(note)
        self.line.setVisible(morning.meeting is not None)
        self.no_meeting.setVisible(morning.meeting is None)
        self.plan_button.setVisible(not self._at_a_faction)
        if morning.last is not None:
            self.no_meeting.say("Noch keine Sitzung geplant.", f"Die letzte war am {short_date(morning.last.day)}.")
        self.line.show_stations([station(step) for step in morning.steps])
        acts = morning.acts if self._office.users.may("invitations.send") else ()  # all of them the office's
        self.next_card.show_acts(acts, morning.today)
        new = morning.new_papers
        self.incoming_card.set_note(counted(new, "neuer Antrag", "neue Anträge") if new else "")
        overdue = sum(1 for due in morning.deadlines if due.due < morning.today)
        self.deadlines_card.set_note(f"{overdue} überfällig" if overdue else "")
        for entries, empty, shown in (
            (self.incoming, self.no_incoming, [paper_entry(row, morning.today) for row in morning.incoming]),
            (self.deadlines, self.no_deadlines, [due_entry(due, morning.today) for due in morning.deadlines]),
            (self.guests, self.no_guests, [guest_entry(row) for row in morning.guests]),
        ):
            entries.show_entries([self._leading(one) for one in shown])
            entries.setVisible(bool(shown))
            empty.setVisible(not shown)
        self.header_changed.emit()

    def _leading(self, entry: Entry) -> Entry:
        """The entry, which leads nowhere where no place of this desk opens what it tells of."""
        return entry if self._opens is None or self._opens(entry.noun) else replace(entry, noun="")

    def listed(self) -> Shown | None:
        """The deadlines, or what came in or the guests where the keyboard is there."""
        morning = self._morning
        if morning is None:
            return None
        for entries, total in ((self.incoming, morning.new_papers), (self.guests, None)):
            if entries.isAncestorOf(self.focusWidget()):
                return _entries_shown(entries, total)
        columns = tuple((column, column.width) for column in due_columns(morning.today))
        until = (f"fällig bis {short_date(morning.until)}",)
        return Shown("Fristen", columns, lambda: morning.deadlines, until) if morning.deadlines else None

    def focus_first(self) -> None:
        """Where no meeting is planned yet, planning one is what comes next."""
        usual = (one for one in (self.line, self.plan_button) if one.isVisible())
        next(usual, self.incoming).setFocus()

    def _now(self) -> datetime:
        return self._office.now if self._office is not None else datetime.now()

    def _list(self, title: str) -> tuple[EntryList, Card]:
        card = Card(title)
        entries = EntryList(title)
        entries.navigate.connect(self.navigate)
        card.add(entries)
        return entries, card

    def _empty(self, card: Card, text: str, button: str = "", slot: object = None, right: str = "") -> EmptyState:
        empty = EmptyState(text)
        if button and callable(slot):
            needs(right, empty.add_button(button, slot))
        card.add(empty)
        card.body.addStretch(1)
        return empty

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(MARGIN), px(GAP), px(MARGIN), px(GAP))
        column.setSpacing(px(GAP))
        column.addWidget(self.meeting_card)
        column.addWidget(self.next_card)
        row = self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(px(GAP))
        for card in (self.incoming_card, self.deadlines_card, self.guests_card):
            row.addWidget(card, 1)
        column.addLayout(row, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inside, self))

    def _open_meeting(self, tab: str = "") -> None:
        if self._morning is not None and self._morning.meeting is not None:
            self.navigate.emit("meeting", f"{self._morning.meeting.id}:{tab}".rstrip(":"))

    def _plan(self) -> None:
        self.begin_wanted.emit("meetings")

    def _new_paper(self) -> None:
        self.begin_wanted.emit("papers")

    def _new_guest(self) -> None:
        self.begin_wanted.emit("speakers")


def _entries_shown(entries: EntryList, total: int | None) -> Shown:
    shown = tuple(row.entry for row in entries.rows)
    columns = tuple((column, column.width) for column in ENTRY_COLUMNS)
    return Shown(entries.accessibleName(), columns, lambda: shown, total=total)
