"""All guests: those to come first, then the past."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.speakers.words import row_meeting, row_meeting_tip, row_name, row_slot
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.german import word
from beirat_desktop.german.counts import counted
from beirat_desktop.usecases.speakers.details import SpeakerRow

COLUMNS = (
    Column("Name", row_name, width=190),
    Column("Organisation", lambda row: row.organization if row.name else "", width=130, tip=lambda r: r.organization),
    Column("Thema", lambda row: row.topic, stretch=True, tip=lambda row: row.topic),
    Column("Sitzung, TOP", row_meeting, sort=lambda row: row.start or "9999", width=130, tip=row_meeting_tip),
    Column("Uhrzeit", row_slot, sort=lambda row: str(row.starts or ""), width=115),
    Column("Stand", lambda row: word(row.state), tone=lambda row: states.tone(row.state), width=120),
)


class SpeakerList(QWidget):
    """The table of guests.

    Signals:
        opened: the id of the guest to open.
        remove_wanted: the id of the guest to take off.
        add_wanted: a guest is to be suggested.
    """

    opened = Signal(str)
    remove_wanted = Signal(str)
    add_wanted = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search_edit = SearchEdit("Gäste eingrenzen", self)
        self.search_edit.setPlaceholderText("Name, Organisation oder Thema")
        self.search_edit.setFixedWidth(px(280))
        self.count_label = QLabel(self)
        self.count_label.setProperty("role", "muted")
        self.model = RowsModel(COLUMNS, self)
        self.empty = EmptyState(
            "Noch kein Gast",
            "Gäste werden auf Beschluss gehört. Sie entstehen aus einem Antrag oder werden hier vorgeschlagen.",
            "mic",
            self,
        )
        self.empty.add_button("+ Gast", self.add_wanted.emit)
        self.table = Table(self.model, "Gäste", state=state, key="speakers", empty=self.empty, parent=self)
        self.table.filters = (self.search_edit,)
        self.table.opened.connect(self.opened)
        self.table.remove_wanted.connect(self.remove_wanted)
        self.search_edit.textChanged.connect(self._on_search)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.search_edit)
        line.addStretch(1)
        line.addWidget(self.count_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def show_rows(self, rows: Sequence[SpeakerRow]) -> None:
        """Show the guests as they are ordered."""
        self.model.show(rows)
        ahead = sum(not row.over for row in rows)
        all_of_them = counted(len(rows), "Gast", "Gäste")
        self.count_label.setText(f"{all_of_them}, davon {ahead} noch zu hören" if ahead else all_of_them)
        self.search_edit.setEnabled(bool(rows))

    def _on_search(self, words: str) -> None:
        self.model.set_filter(words)
        if words:
            self.empty.say("Nichts gefunden", "Zu diesen Worten gibt es keinen Gast.")
        else:
            self.empty.say("Noch kein Gast", "Gäste werden auf Beschluss gehört und hier vorgeschlagen.")
