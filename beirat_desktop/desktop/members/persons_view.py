"""Everybody the record knows, by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.persons import Person

COLUMNS = (
    Column("Name", lambda p: p.sorted_name, stretch=True),
    Column("Anrede", lambda p: p.form_of_address, width=90),
    Column("Ort", lambda p: p.contact.address.town, width=160),
    Column("Telefon", lambda p: p.contact.phone, width=140),
)


class PersonsView(QWidget):
    """A table with a filter.

    Signals:
        chosen: the id of the person the selection moved to.
    """

    chosen = Signal(str)

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter_edit = SearchEdit("Personen filtern", self)
        self.filter_edit.setPlaceholderText("Namen filtern")
        self.model = RowsModel(COLUMNS, self)
        empty = EmptyState("Noch keine Personen", "Mitglieder und Gäste erscheinen hier von selbst.", "user")
        self.table = Table(self.model, "Personen", state=state, key="persons", empty=empty)
        self.table.filters = (self.filter_edit,)
        self.table.chosen.connect(self.chosen)
        self.filter_edit.textChanged.connect(self.model.set_filter)
        card = Card("Alle Personen", parent=self)
        card.add(self.filter_edit)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_persons(self, persons: Sequence[Person]) -> None:
        """Show them; the selection stays where it was."""
        chosen = self.table.current_id
        self.model.show(list(persons))
        if chosen:
            self.table.choose(chosen)
