"""The matters as a table: what its columns say."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.tracking import words
from beirat_desktop.desktop.tracking.printed import everything
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.tracking.tracking import Filter, TrackingRow

_BEFORE_END = 200


@dataclass(frozen=True, slots=True)
class ListRow:
    """A matter as the table shows it."""

    id: str
    row: TrackingRow


def _since(line: ListRow) -> str:
    here = line.row.waiting
    return short_date(here.since) if here is not None and here.since is not None else ""


def _due(line: ListRow) -> str:
    here = line.row.waiting
    return short_date(here.due) if here is not None and here.due is not None else ""


COLUMNS = (
    Column("Nummer", lambda line: words.called(line.row), sort=lambda line: line.row.number, width=96),
    Column("Titel", lambda line: line.row.title, width=260, stretch=True),
    Column("Stand", lambda line: words.chip(line.row)[0], width=144, tone=lambda line: words.chip(line.row)[1]),
    Column("Fraktion", lambda line: line.row.faction, width=84),
    Column("wartet auf", lambda line: line.row.waits_for, width=112),
    Column("Frist", _due, sort=lambda line: line.row.waiting.due if line.row.waiting else None, width=106),
    Column("seit", _since, sort=lambda line: line.row.waiting.since if line.row.waiting else None, width=106),
)
FIRST_TO_GO = (6, 3, 0, 4)
"""Columns that give way where the table would scroll sideways: what is beside the list tells them as well."""


class NearEnd(QObject):
    """Watches for the end of what was fetched, scrolled to or not reached by a window with room for more rows.

    Signals:
        reached: more rows are wanted.
    """

    reached = Signal()

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self._soon = QTimer(self)  # rows that come in move the bar several times
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        bar = table.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged, table.model().modelReset):
            moved.connect(lambda *_said: self._soon.start())
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        bar = self._table.verticalScrollBar()
        if self._table.isVisible() and bar.value() >= bar.maximum() - px(_BEFORE_END):
            self.reached.emit()


def all_rows(office: Office, chosen: Filter) -> list[ListRow]:
    """Every matter of a selection, however far down."""
    return [ListRow(row.key, row) for row in everything(office, chosen).rows]
