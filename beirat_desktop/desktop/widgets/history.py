"""Who changed what in a record, and when."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.history import Change
from beirat_desktop.german.actions import action
from beirat_desktop.german.counts import listed
from beirat_desktop.german.dates import moment_words


class HistoryTab(QWidget):
    """Lists who changed what. labels: what the fields of the record itself are called."""

    def __init__(self, state: State, noun: str, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self._labels = labels
        columns = (
            Column("Wann", lambda row: moment_words(row.changed), sort=lambda row: row.changed, width=180),
            Column("Wer", lambda row: row.changed_by or "unbekannt", width=180),
            Column("Was", lambda row: action(row.action), width=240),
            Column("Felder", self._fields, stretch=True),
        )
        self.model = RowsModel(columns, self)
        empty = EmptyState("Noch nichts geändert", icon_name="history", parent=self)
        self.table = Table(self.model, "Verlauf", state=state, key=f"{noun}/history", empty=empty, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(self.table)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these changes, the latest first."""
        self.model.show(changes)

    def _fields(self, change: Change) -> str:
        """The German names of the fields a change touched; for a file or reference, what it is called."""
        if change.noun != self._noun:
            named = {name: after or before for name, before, after in change.fields}
            said = [json.loads(named[name]) for name in ("title", "file_name", "source", "quote") if named.get(name)]
            return next((str(words) for words in said if words), "")
        if change.fields and all(before == "" for _, before, _ in change.fields):
            return "angelegt"
        labels = [self._labels[name] for name, _, _ in change.fields if name in self._labels]
        return listed(list(dict.fromkeys(labels)))
