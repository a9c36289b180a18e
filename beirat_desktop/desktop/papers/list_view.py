"""All papers: filters as chips, a search field, and the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.models import Column, LazyModel
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.searching import NOTHING
from beirat_desktop.german import word
from beirat_desktop.german.counts import counted, grouped
from beirat_desktop.german.factions import moved_by
from beirat_desktop.german.papers import AMENDMENT, PAPER_TYPES, PAPER_TYPES_PLURAL, number_words
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.papers.papers import PaperFilter, PaperRow

_STATES: tuple[tuple[str, str, tuple[PaperState, ...]], ...] = (
    ("all", "Alle", ()),
    ("drafts", "Entwürfe", (PaperState.DRAFT,)),
    ("new", states.label(PaperState.SUBMITTED), (PaperState.SUBMITTED,)),
    ("admitted", states.label(PaperState.ADMITTED), (PaperState.ADMITTED,)),
    ("agenda", states.label(PaperState.ON_AGENDA), (PaperState.ON_AGENDA,)),
    ("debated", states.label(PaperState.DEBATED), (PaperState.DEBATED,)),
    ("done", states.label(PaperState.DONE), (PaperState.DONE,)),
    ("closed", "Nicht behandelt", (PaperState.REFUSED, PaperState.WITHDRAWN)),
)
_SORTS = ("number", "title", "sender", "received", "meeting", "state")


def german_day(iso: str | None) -> str:
    """24.05.2012 from the record's own form."""
    return f"{iso[8:10]}.{iso[5:7]}.{iso[:4]}" if iso else ""


def _meeting(row: PaperRow) -> str:
    number = f"{row.meeting_number}. Sitzung, " if row.meeting_number else ""
    return f"{number}{german_day(row.meeting)}" if row.meeting else ""


COLUMNS = (
    Column("Nummer", lambda row: number_words(row.number), width=100),
    Column(
        "Titel",
        lambda row: row.title or "(noch ohne Titel)",
        stretch=True,
        tip=lambda row: f"{AMENDMENT if row.amends else PAPER_TYPES[PaperType(row.paper_type)]}: {row.title}",
    ),
    Column("Fraktion, Amt", lambda row: moved_by(row.sender, joint=row.joint), width=130),
    Column("Eingang", lambda row: german_day(row.received or row.dated), width=100),
    Column("für Sitzung", lambda row: german_day(row.meeting), tip=_meeting, width=110),
    Column(
        "Stand", lambda row: word(PaperState(row.state)), tone=lambda row: states.tone(PaperState(row.state)), width=150
    ),
)


class PaperList(QWidget):
    """Shows all papers of the chosen filters.

    Signals:
        opened: the id of the paper to open.
        chosen: the id of the paper the selection is at, "" for none.
        remove_wanted: the id of a draft to throw away.
        add_wanted: a new motion is to be begun.
        counted: count_words says how many there are now.
    """

    opened = Signal(str)
    chosen = Signal(str)
    remove_wanted = Signal(str)
    add_wanted = Signal()
    counted = Signal()

    def __init__(self, office: Office, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._state = state
        self._order = ("dated", True)
        self.search = SearchEdit("In Anträgen suchen", self)
        self.search.setPlaceholderText("Wort oder Nummer")
        self.search.setFixedWidth(px(230))
        self.search.textChanged.connect(self._on_filter)
        self.state_buttons: dict[str, QPushButton] = {}
        self.type_box = self._box("Art", "papers/type")
        self.faction_box = self._box("Fraktion", "papers/faction")
        self.meeting_box = self._box("Sitzung", "papers/meeting")
        self.term_box = self._box("Wahlperiode", "papers/term")
        self.count_words = ""
        self.model = LazyModel(COLUMNS, partial(_load, office), self)
        self.empty = EmptyState(
            "Noch kein Antrag", "Hier stehen alle Anträge, Vorlagen und Berichte.", "file-text", self
        )
        self.add_button = self.empty.add_button("+ Antrag", self.add_wanted.emit)
        self.clear_button = self.empty.add_button("Filter aufheben", self.clear_filters)
        self.table = Table(
            self.model, "Anträge", state=state, key="papers", empty=self.empty, multiple=True, parent=self
        )
        self.table.filters = (
            self._state_word,
            self.search,
            self.type_box,
            self.faction_box,
            self.meeting_box,
            self.term_box,
        )
        self.model.order_wanted.connect(self._on_order)
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self.chosen)
        self.table.remove_wanted.connect(self.remove_wanted)
        removes = office.users.may("papers.delete")
        self.table.removable = lambda key: removes and self._is_draft(key)
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.reload)

    def reload(self) -> None:
        """Fetch the list again; the selection stays at its paper."""
        self._soon.stop()
        self._fill_boxes()
        self._offer_drafts()
        chosen = self.filter()
        ids = self._office.papers.ids(chosen, self._order[0], descending=self._order[1])
        self._say_counts(len(ids))
        self.model.show(ids)

    def _offer_drafts(self) -> None:
        """Nothing would ever stand there for who sees no drafts; the next who works here may see some."""
        sees = self._office.users.sees_drafts
        self.state_buttons["drafts"].setVisible(sees)
        if not sees and self.state_buttons["drafts"].isChecked():
            self.state_buttons["all"].setChecked(True)

    def _is_draft(self, key: str) -> bool:
        """Whether it can be thrown away: nobody has handed it in."""
        row: PaperRow | None = self.model.value(self.model.row_of(key))
        return row is not None and row.state == PaperState.DRAFT and not row.received

    def filter(self) -> PaperFilter:
        """What is chosen."""
        chosen = next(kinds for key, _, kinds in _STATES if key == self._chosen_state())
        since, until = self.term_box.currentData() or (None, None)
        return PaperFilter(
            types=(self.type_box.currentData(),) if self.type_box.currentData() else (),
            states=tuple(state.value for state in chosen),
            faction_id=self.faction_box.currentData(),
            meeting_id=self.meeting_box.currentData(),
            since=since,
            until=until,
            words=self._office.search.asked(self.search.text()),
        )

    def _state_word(self) -> str:
        chosen = self._chosen_state()
        return "" if chosen == "all" else next(word for key, word, _ in _STATES if key == chosen)

    def clear_filters(self) -> None:
        """Show everything."""
        self.search.clear()
        for box in (self.type_box, self.faction_box, self.meeting_box, self.term_box):
            box.setCurrentIndex(0)
        self.state_buttons["all"].click()

    def _say_counts(self, shown: int) -> None:
        narrowed = self.filter()
        counts = self._office.papers.counts(replace(narrowed, states=(), words=NOTHING))
        for key, label, kinds in _STATES:
            number = sum(counts.get(state.value, 0) for state in kinds) if kinds else sum(counts.values())
            self.state_buttons[key].setText(f"{label}  {grouped(number)}" if number else label)
        self.count_words = counted(shown, "Eintrag", "Einträge")
        self.counted.emit()
        # A faction's desk begins with its own chosen; with no paper at all no filter is what is in the way.
        nothing = narrowed == PaperFilter() or not (shown or any(self._office.papers.counts(PaperFilter()).values()))
        self.add_button.setVisible(nothing)
        self.clear_button.setVisible(not nothing)
        if nothing:
            self.empty.say("Noch kein Antrag", "Hier stehen alle Anträge, Vorlagen und Berichte.")
        else:
            self.empty.say("Nichts gefunden", "Mit diesen Filtern gibt es keinen Antrag.")

    def _on_filter(self) -> None:
        for box, key in (
            (self.type_box, "papers/type"),
            (self.faction_box, "papers/faction"),
            (self.meeting_box, "papers/meeting"),
            (self.term_box, "papers/term"),
        ):
            self._state.set_text(key, box.currentText() if box.currentIndex() > 0 else "")
        self._state.set_text("papers/state", self._chosen_state())
        self._soon.start()

    def _on_order(self, column: int, order: Qt.SortOrder) -> None:
        self._order = (_SORTS[column], order == Qt.SortOrder.DescendingOrder)
        self._soon.start()

    def _chosen_state(self) -> str:
        return next((key for key, button in self.state_buttons.items() if button.isChecked()), "all")

    def _box(self, name: str, key: str) -> QComboBox:
        box = ChoiceBox(self)
        name_box(box, name)
        box.setToolTip(f"Nach {name} filtern")
        box.addItem(f"{name}: alle", None)
        box.setProperty("remembered", self._state.text(key))
        box.currentIndexChanged.connect(self._on_filter)
        return box

    def _fill_boxes(self) -> None:
        choices = self._office.papers.filter_choices()
        today = self._office.today
        if self.faction_box.count() == 1 and choices.own_faction is not None:
            # The desk of a faction begins with its own papers.
            own = next(faction.label for faction in choices.factions if faction.id == choices.own_faction)
            self.faction_box.setProperty("remembered", own)
        meetings = [
            (f"{m.number}. Sitzung, {m.day:%d.%m.%Y}" if m.number else f"{m.day:%d.%m.%Y}", m.id)
            for m in choices.meetings
        ]
        terms = [(term.name, (term.start, term.end or date.max)) for term in choices.terms if term.start <= today]
        types = [(PAPER_TYPES_PLURAL[kind], kind.value) for kind in PaperType]
        factions = [(faction.label, faction.id) for faction in choices.factions]
        for box, name, entries in (
            (self.type_box, "Art", types),
            (self.faction_box, "Fraktion", factions),
            (self.meeting_box, "Sitzung", meetings),
            (self.term_box, "Wahlperiode", terms),
        ):
            wanted = [(f"{name}: alle", None), *entries]
            if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] == wanted:
                continue
            remembered = str(box.property("remembered") or "") or (box.currentText() if box.currentIndex() > 0 else "")
            box.setProperty("remembered", "")
            box.blockSignals(True)
            box.clear()
            for label, value in wanted:
                box.addItem(label, value)
            box.setCurrentIndex(max(box.findText(remembered), 0) if remembered else 0)
            box.blockSignals(False)

    def _lay_out(self) -> None:
        chips = FlowLayout(spacing=8)
        remembered = self._state.text("papers/state", "all")
        for key, label, _ in _STATES:
            button = QPushButton(label, self)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setProperty("kind", "chip")
            button.setChecked(key == remembered)
            button.clicked.connect(self._on_filter)
            self.state_buttons[key] = button
            chips.addWidget(button)
        if not any(button.isChecked() for button in self.state_buttons.values()):
            self.state_buttons["all"].setChecked(True)
        boxes = FlowLayout(spacing=8)
        boxes.addWidget(self.search)
        for box in (self.type_box, self.faction_box, self.meeting_box, self.term_box):
            boxes.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(12)
        column.addLayout(chips)
        column.addLayout(boxes)
        column.addWidget(self.table, 1)


def _load(office: Office, keys: Sequence[str]) -> list[PaperRow]:
    found = {row.id: row for row in office.papers.rows(keys)}
    # Another workplace may have thrown a draft away since the ids were fetched.
    gone = PaperRow("", "", "(nicht mehr da)", "motion", "withdrawn", "", None, None, None, None)
    return [found.get(key, gone) for key in keys]
