"""The members of a committee on a day, its seats, and what does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Tone, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.memberships import Seats
from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.german import finding, norm
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.persons import MANNERS, ROLES
from beirat_desktop.usecases.members.persons import Member

_TONES = {Role.CHAIR: Tone.BLUE, Role.DEPUTY: Tone.BLUE}


def _day(value: date | None) -> str:
    return "" if value is None else short_date(value)


COLUMNS = (
    Column("Name", lambda m: m.person.sorted_name, stretch=True),
    Column(
        "Funktion",
        lambda m: ROLES[m.membership.role],
        lambda m: list(Role).index(m.membership.role),
        tone=lambda m: _TONES.get(m.membership.role),
        width=130,
    ),
    Column("Fraktion", lambda m: m.faction.label if m.faction else "ohne", width=140),
    Column(
        "Art",
        lambda m: MANNERS[m.membership.manner] + ("" if m.membership.voting else ", ohne Stimme"),
        width=84,
        tip=lambda m: "stimmberechtigt" if m.membership.voting else "nicht stimmberechtigt",
    ),
    Column("seit", lambda m: _day(m.membership.start), lambda m: m.membership.start or date.min, width=106),
    Column("bis", lambda m: _day(m.membership.end), lambda m: m.membership.end or date.max, width=106),
)
_END = len(COLUMNS) - 1
_ONE_DAY = {2: 450, 3: 590, 4: 690}
_ALL_TIMES = {2: 690, 3: 790, 4: 480, _END: 480}
"""How wide the view must be for a column to be shown; a name must never be cut down to its first letters."""


class CommitteeView(QWidget):
    """A card with the seats and a table of the members.

    Signals:
        chosen: the id of the membership the selection moved to.
        day_changed: the members of another day, or of all times (None), are wanted.
        remove_wanted: the id of a membership.
    """

    chosen = Signal(str)
    day_changed = Signal()
    remove_wanted = Signal(str)

    def __init__(self, state: State, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.card = Card(parent=self)
        self.seats_label = QLabel(self.card)
        self.seats_label.setWordWrap(True)
        self.findings_label = QLabel(self.card)
        self.findings_label.setWordWrap(True)
        self.filter_edit = SearchEdit("Mitglieder filtern", self.card)
        self.filter_edit.setPlaceholderText("Namen, Fraktion, Funktion filtern")
        self.day_field = DateField("Stand am", self.card, optional=False)
        self.day_field.set_value(today)
        self.day_field.setFixedWidth(self.day_field.narrowest())
        self.all_check = QCheckBox("auch frühere und künftige", self.card)
        self.model = RowsModel(COLUMNS, self)
        self.empty = EmptyState("Noch keine Mitglieder", "Einzeln aufnehmen oder eine Liste einfügen.", "users")
        self.table = Table(self.model, "Mitglieder", state=state, key="members", empty=self.empty)
        self.table.filters = (self._day_words, self.filter_edit)
        self.table.chosen.connect(self.chosen)
        self.table.remove_wanted.connect(self.remove_wanted)
        self.filter_edit.textChanged.connect(self.model.set_filter)
        self.day_field.edited.connect(lambda _day: self.day_changed.emit())
        self.all_check.toggled.connect(self._on_all)
        label = QLabel("Stand am", self.card)
        label.setProperty("role", "muted")
        label.setBuddy(self.day_field)
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self.seats_label, 1)
        upper.addWidget(label)
        upper.addWidget(self.day_field)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addWidget(self.filter_edit, 1)
        lower.addWidget(self.all_check)
        self.card.add_layout(upper)
        self.card.add(self.findings_label)
        self.card.add_layout(lower)
        self.card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    @property
    def day(self) -> date | None:
        """The day whose members are shown, None for all times."""
        return None if self.all_check.isChecked() else self.day_field.value()

    def _day_words(self) -> str:
        day = self.day
        return f"{self._title}, {'auch frühere und künftige' if day is None else f'Stand {short_date(day)}'}"

    def show_members(self, title: str, members: Sequence[Member], seats: Seats, found: Sequence[Finding]) -> None:
        """Show them; the selection stays where it was."""
        chosen = self.table.current_id
        self._title = title
        self.card.set_title(title)
        self.model.show(list(members))
        self._fit()
        if chosen:
            self.table.choose(chosen)
        self.seats_label.setText(seats_words(seats))
        self._show_findings(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What the person's own pane says as well leaves a narrow table first; the end is only of use for all times."""
        needs = _ALL_TIMES if self.day is None else _ONE_DAY
        for column in range(2, len(COLUMNS)):
            if column in needs:
                self.table.give_way(column, hidden=self.width() < px(needs[column]))
            else:
                self.table.hide_column(column)

    def _show_findings(self, found: Sequence[Finding]) -> None:
        shown = [each for each in found if each.severity is not Severity.INFO]
        self.findings_label.setVisible(bool(shown))
        self.findings_label.setProperty("role", "error" if _worst(shown) is Severity.ERROR else "warning")
        self.findings_label.style().polish(self.findings_label)
        advice = [finding(each) for each in shown]
        self.findings_label.setText(unbroken_numbers("\n".join(f"{each.sentence} {each.mend}" for each in advice)))
        self.findings_label.setToolTip("\n".join(f"{each.norm}: {norm(each.norm)}" for each in shown if each.norm))

    def _on_all(self, checked: bool) -> None:
        self.day_field.setEnabled(not checked)
        self.day_changed.emit()


def _worst(found: Sequence[Finding]) -> Any:
    return next((each.severity for each in found if each.severity is Severity.ERROR), None)


def seats_words(seats: Seats) -> str:
    """«31 von 33 Sitzen besetzt · 11 von 11 berufen»."""
    if not seats.statutory:
        return counted(seats.filled, "stimmberechtigtes Mitglied", "stimmberechtigte Mitglieder")
    words = f"{seats.filled} von {seats.statutory} Sitzen besetzt"
    if seats.appointable or seats.appointed:
        words += f" · {seats.appointed} von {seats.appointable} {MANNERS[Manner.APPOINTED]}"
    return words
