"""All initiatives: filters, a table, and the same as bars over the years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.initiatives.timeline import Timeline
from beirat_desktop.desktop.initiatives.words import indented, partners_tip, whole_tip
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.widgets.tabs import Tabs
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.initiatives import InitiativeKind, InitiativeState, words_of
from beirat_desktop.german import word
from beirat_desktop.german.counts import counted
from beirat_desktop.german.initiatives import INITIATIVE_KINDS, when_words
from beirat_desktop.usecases.initiatives.details import InitiativeRow

_STATES: tuple[tuple[str, str, InitiativeState | None], ...] = (
    ("all", "Alle", None),
    ("running", "Laufend", InitiativeState.RUNNING),
    ("ahead", "Geplant", InitiativeState.AHEAD),
    ("over", "Abgeschlossen", InitiativeState.OVER),
    ("undated", "Ohne Zeitangabe", InitiativeState.UNDATED),
)

_ROOM = {3: 920, 4: 1100}
"""Columns that go where the list is narrower."""


class InitiativeList(QWidget):
    """Shows the initiatives of the chosen filters.

    Signals:
        opened: the id of the initiative to open.
        remove_wanted: the id of the initiative to remove.
        add_wanted: one is to be begun.
        counted: count_words says how many there are now.
    """

    opened = Signal(str)
    remove_wanted = Signal(str)
    add_wanted = Signal()
    counted = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._all: Sequence[InitiativeRow] = ()
        self._today = date.min
        self.count_words = ""
        self.tabs = Tabs((("list", "Liste"), ("timeline", "Zeitleiste")), "Ansicht der Vorhaben", self)
        self.search_edit = SearchEdit("In Vorhaben suchen", self)
        self.search_edit.setPlaceholderText("Wort, Stelle, Person, Jahr")
        self.search_edit.setFixedWidth(px(290))
        self.kind_box = ChoiceBox(self)
        name_box(self.kind_box, "Art")
        self.kind_box.setToolTip("Nach Art filtern")
        self.kind_box.addItem("Art: alle", "")
        for kind in InitiativeKind:
            self.kind_box.addItem(INITIATIVE_KINDS[kind], kind.value)
        self.state_buttons: dict[str, QPushButton] = {}
        columns = (
            Column("Vorhaben", indented, sort=lambda row: row.name, stretch=True, tip=whole_tip),
            Column("Art", lambda row: INITIATIVE_KINDS[row.kind], width=185),
            Column(
                "Zeitraum",
                lambda row: when_words(row.initiative, self._today),
                sort=lambda row: (row.start or row.end).first if row.start or row.end else None,
                width=180,
            ),
            Column("Zuständig", lambda row: row.office, width=165, tip=lambda row: row.office),
            Column("Beteiligte", lambda row: ", ".join(row.partners), width=170, tip=partners_tip),
            Column("Stand", lambda row: word(row.state), tone=lambda row: states.tone(row.state), width=130),
        )
        self.model = RowsModel(columns, self)
        self.empty = EmptyState("", "", "flag", self)
        self.add_button = self.empty.add_button("+ Vorhaben", self.add_wanted.emit)
        self.clear_button = self.empty.add_button("Filter aufheben", self.clear_filters)
        self.table = Table(self.model, "Vorhaben", state=state, key="initiatives", empty=self.empty, parent=self)
        self.timeline = Timeline(self)
        self.timeline_card = Card(parent=self)
        scroll = Scroll(self.timeline, self)
        self.timeline.reached.connect(lambda down: scroll.ensureVisible(0, down, 0, px(40)))
        self.timeline_card.add(scroll, 1)
        legend = QLabel("Blass ist, was nur ungefähr bekannt ist oder noch aussteht; Punkte sind Schritte.", self)
        legend.setProperty("role", "muted")
        legend.setWordWrap(True)
        self.timeline_card.add(legend)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.timeline_card)
        self._lay_out()
        self.table.filters = (self._state_word, self.search_edit, self.kind_box)
        self.table.opened.connect(self.opened)
        self.table.remove_wanted.connect(self.remove_wanted)
        self.timeline.opened.connect(self.opened)
        self.search_edit.textChanged.connect(self._show)
        self.kind_box.currentIndexChanged.connect(self._show)
        self.tabs.chosen.connect(self._on_tab)
        self.tabs.choose(state.text("initiatives/view", "list"))

    def show_rows(self, rows: Sequence[InitiativeRow], today: date) -> None:
        """Show what the filters leave of them."""
        self._all, self._today = rows, today
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name is never squeezed for what also stands in its tip."""
        super().resizeEvent(event)
        for column, needed in _ROOM.items():
            self.table.give_way(column, hidden=self.width() < px(needed))

    def _state_word(self) -> str:
        return next(
            (label for key, label, state in _STATES if state is not None and self.state_buttons[key].isChecked()), ""
        )

    def clear_filters(self) -> None:
        """Show everything."""
        self.search_edit.clear()
        self.kind_box.setCurrentIndex(0)
        self.state_buttons["all"].click()

    def focus_first(self) -> None:
        """Put the keyboard where the initiatives are."""
        (self.table if self.tabs.current == "list" or not self.model.rowCount() else self.timeline).setFocus()

    def _show(self) -> None:
        chosen = next((key for key, button in self.state_buttons.items() if button.isChecked()), "all")
        wanted = next(state for key, _label, state in _STATES if key == chosen)
        words = fold(self.search_edit.text()).split()
        kind = self.kind_box.currentData()
        of_kind = [row for row in self._all if (not kind or row.kind == kind) and _says(row, words)]
        shown = [row for row in of_kind if wanted is None or row.state is wanted]
        for key, label, state in _STATES:
            count = sum(state is None or row.state is state for row in of_kind)
            self.state_buttons[key].setText(f"{label}  {count}" if count else label)
        self.model.show(shown)
        self.timeline.show_rows(shown, self._today)
        self._say(narrowed=bool(words or kind or wanted is not None))
        # The empty state says what to do next, and stands over the table.
        self._stack.setCurrentIndex(0 if not shown or self.tabs.current == "list" else 1)
        self.count_words = f"{counted(len(shown), 'Vorhaben', 'Vorhaben')}"
        self.counted.emit()

    def _say(self, *, narrowed: bool) -> None:
        self.add_button.setVisible(not narrowed)
        self.clear_button.setVisible(narrowed)
        if narrowed:
            self.empty.say("Nichts gefunden", "Mit diesen Filtern gibt es kein Vorhaben.")
        else:
            self.empty.say(
                "Noch kein Vorhaben",
                "Hier stehen Programme, Modellprojekte, Strategien, Erklärungen, Vereinbarungen und Veranstaltungen: "
                "wer beteiligt ist, worauf sie beruhen und was daraus wurde.",
            )

    def _on_tab(self, key: str) -> None:
        self._state.set_text("initiatives/view", key)
        self._show()

    def _lay_out(self) -> None:
        filters = FlowLayout(spacing=8)
        for key, label, _state in _STATES:
            button = QPushButton(label, self)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setProperty("kind", "chip")
            button.setChecked(key == "all")
            button.clicked.connect(self._show)
            self.state_buttons[key] = button
            filters.addWidget(button)
        boxes = FlowLayout(spacing=8)
        boxes.addWidget(self.search_edit)
        boxes.addWidget(self.kind_box)
        inside = QVBoxLayout()
        inside.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        inside.setSpacing(12)
        inside.addLayout(filters)
        inside.addLayout(boxes)
        inside.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addLayout(inside, 1)


def _says(row: InitiativeRow, words: Sequence[str]) -> bool:
    said = fold(" ".join((words_of(row.initiative), row.office, *row.partners, INITIATIVE_KINDS[row.kind])))
    return all(word in said for word in words)
