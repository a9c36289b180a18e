"""«Sitzungen»: the days of the Beirat, to look at; a faction at home knows them from the office's register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.german import word
from beirat_desktop.german.dates import clock, short_date, weekday_date
from beirat_desktop.german.meetings import meeting_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beirat_desktop.usecases.board import MeetingDay

TITLE = "Sitzungen"


def _place(row: MeetingDay) -> str:
    place = row.meeting.place
    return ", ".join(filter(None, (place.room, place.building)))


COLUMNS = (
    Column("Sitzung", lambda row: meeting_name(row.meeting), lambda row: row.meeting.start, width=130),
    Column("Tag", lambda row: weekday_date(row.meeting.day), lambda row: row.meeting.start, width=140),
    Column("Beginn", lambda row: clock(row.meeting.start), width=80),
    Column("Antragsschluss", lambda row: short_date(row.closes_on), lambda row: row.closes_on, width=130),
    Column(
        "Unsere Anträge",
        lambda row: " · ".join(row.own) or "–",
        lambda row: len(row.own),
        width=200,
        tip=lambda row: "\n".join(row.own),
    ),
    Column("Stand", lambda row: word(row.meeting.state), tone=lambda row: states.tone(row.meeting.state), width=120),
    Column("Ort", _place, stretch=True, tip=_place),
)


class DaysView(QWidget):
    """The meetings as a table, the latest first; nothing of them can be changed here."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(COLUMNS, self)
        self.empty = EmptyState(
            "Noch ist keine Sitzung bekannt.",
            "Die Termine stehen im Register der Geschäftsstelle; ein neues ersetzt das alte.",
            parent=self,
        )
        self.table = Table(self.model, TITLE, state=workplace.state, key="days", empty=self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)

    def show_days(self, days: Sequence[MeetingDay]) -> None:
        """Replace all; the choice stays where it was."""
        self.model.show(days)
