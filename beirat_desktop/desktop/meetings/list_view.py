"""All meetings of a term, and what to do when there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.meetings.view_switch import LIST, ViewSwitch
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.german import word
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import clock, long_date, short_date, weekday_date
from beirat_desktop.usecases.meetings.meetings import MeetingRow
from beirat_desktop.usecases.office import Office


def row_name(row: MeetingRow) -> str:
    """12. Sitzung, or its own name."""
    return row.name or (f"{row.number}. Sitzung" if row.number is not None else "Sitzung")


def deletable(row: MeetingRow) -> bool:
    """Whether it can be removed, as far as a list knows: nobody was told of it, and no motion waits for it."""
    return row.state is MeetingState.PLANNED and not row.papers


COLUMNS = (
    Column("Sitzung", row_name, sort=lambda row: row.number or 0, width=150),
    Column("Tag", lambda row: weekday_date(row.start.date()), sort=lambda row: row.start, width=140),
    Column("Beginn", lambda row: clock(row.start), width=80),
    Column("Ort", lambda row: ", ".join(p for p in (row.place.room, row.place.building) if p) or "–", stretch=True),
    Column("Punkte", lambda row: str(row.items), sort=lambda row: row.items, number=True, width=80),
    Column("Anträge", lambda row: str(row.papers), sort=lambda row: row.papers, number=True, width=85),
    Column(
        "Eingeladen",
        lambda row: short_date(row.invitation_sent_on) if row.invitation_sent_on else "–",
        sort=lambda row: row.invitation_sent_on.isoformat() if row.invitation_sent_on else "",
        width=110,
    ),
    Column("Stand", lambda row: word(row.state), tone=lambda row: states.tone(row.state), width=130),
)


class MeetingList(QWidget):
    """The meetings of one committee and term.

    Signals:
        opened: the id of the meeting to open.
        remove_wanted: the id of the meeting to delete.
        plan_wanted, year_plan_wanted: a button of the empty list was pressed.
        count_changed: .count says something else now.
    """

    opened = Signal(str)
    remove_wanted = Signal(str)
    plan_wanted = Signal()
    year_plan_wanted = Signal()
    count_changed = Signal()

    def __init__(self, office: Office, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._meetings = office.meetings
        self._state = state
        self.committee_box = ChoiceBox(self)
        name_box(self.committee_box, "Gremium")
        self.term_box = ChoiceBox(self)
        name_box(self.term_box, "Wahlperiode")
        for box in (self.committee_box, self.term_box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.count = ""
        """How many meetings are shown, for the header."""
        self.model = RowsModel(COLUMNS, self)
        self.empty = EmptyState("Noch keine Sitzung geplant.", icon_name="calendar-days", parent=self)
        self.year_plan_button = self.empty.add_button("Jahresplan …", self.year_plan_wanted.emit)
        self.plan_button = self.empty.add_button("+ Sitzung", self.plan_wanted.emit)
        self.table = Table(
            self.model, "Sitzungen", state=state, key="meetings", empty=self.empty, multiple=True, parent=self
        )
        self.table.filters = (self.committee_box.currentText, self.term_box)
        self.table.opened.connect(self.opened)
        self.table.remove_wanted.connect(self.remove_wanted)
        removes = office.users.may("meetings.delete")
        self.table.removable = lambda key: removes and deletable(self.model.value(self.model.row_of(key)))
        self.committee_box.currentIndexChanged.connect(self._on_choice)
        self.term_box.currentIndexChanged.connect(self._on_choice)
        boxes = QHBoxLayout()
        boxes.setSpacing(8)
        for widget in (self.committee_box, self.term_box):
            boxes.addWidget(widget)
        boxes.addStretch(1)
        self.switch = ViewSwitch(self)
        self.switch.show_view(LIST)
        self._above = QHBoxLayout()
        self._above.setSpacing(8)
        self._above.addLayout(boxes)
        self._above.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(12)
        column.addLayout(self._above)
        column.addWidget(self.table, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # something else is chosen, or the text has another size
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """The ways of looking stand below what is chosen where larger text leaves no room for both."""
        parts = (self.committee_box, self.term_box, self.switch)
        fits = sum(one.sizeHint().width() + 8 for one in parts) <= self.width() - 2 * MARGIN
        self._above.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self._above.setAlignment(self.switch, Qt.AlignmentFlag.AlignLeft if not fits else Qt.AlignmentFlag(0))

    @property
    def committee_id(self) -> str:
        """The committee whose meetings are shown; "" in an empty record."""
        return str(self.committee_box.currentData() or "")

    def reload(self) -> None:
        """Fetch the list again; the selection stays."""
        self._fill()
        rows = self._meetings.rows(self.committee_id, self.term_box.currentData() or None) if self.committee_id else []
        self.model.show(rows)
        coming = self._meetings.next(self.committee_id) if self.committee_id else None
        if coming is not None and not self.table.current_id:
            self.table.choose(coming.id)
        before, self.count = self.count, counted(len(rows), "Sitzung", "Sitzungen") if rows else ""
        if self.count != before:
            self.count_changed.emit()
        last = self._meetings.last(self.committee_id) if self.committee_id else None
        self.empty.say(
            "Noch keine Sitzung geplant.",
            f"Die letzte war am {long_date(last.day)}."
            if last
            else "Übernehmen Sie den Jahresplan oder legen Sie eine einzelne Sitzung an.",
        )

    def show_term(self, term_id: str) -> None:
        """Show the meetings of a term."""
        self.term_box.setCurrentIndex(max(self.term_box.findData(term_id), 0))
        self.reload()

    def _fill(self) -> None:
        committees = [(committee.name, committee.id) for committee in self._meetings.committees()]
        terms = [("Alle Wahlperioden", "")]
        terms += [(f"Wahlperiode {term.name}", term.id) for term in self._meetings.terms()]
        current = next((term.id for term in self._meetings.terms() if term.covers(self._office.today)), "")
        for box, key, entries, usual in (
            (self.committee_box, "meetings/committee", committees, ""),
            (self.term_box, "meetings/term", terms, current),
        ):
            shown = [(box.itemText(row), box.itemData(row)) for row in range(box.count())]
            if shown == entries:
                continue
            wanted = box.currentData() if box.count() else (self._state.text(key) or usual)
            box.blockSignals(True)
            box.clear()
            for label, value in entries:
                box.addItem(label, value)
            box.setCurrentIndex(max(box.findData(wanted), 0))
            box.blockSignals(False)
        self.committee_box.setVisible(bool(committees))
        self.term_box.setVisible(len(terms) > 1)

    def _on_choice(self) -> None:
        self._state.set_text("meetings/committee", str(self.committee_box.currentData() or ""))
        self._state.set_text("meetings/term", str(self.term_box.currentData() or ""))
        self.reload()
