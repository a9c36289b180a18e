"""A vote entered member by member: J, N, E and the next one is at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.votes import Ballot, FactionCount
from beirat_desktop.german.votes import BALLOTS, faction_lines
from beirat_desktop.usecases.live.attendance_sheets import AttendanceRow

_KEYS = {
    Qt.Key.Key_J: Ballot.YES,
    Qt.Key.Key_N: Ballot.NO,
    Qt.Key.Key_E: Ballot.ABSTENTION,
    Qt.Key.Key_U: Ballot.INVALID,
    Qt.Key.Key_O: Ballot.NOT_VOTING,
}


class _Members(QTableWidget):
    """A key sets the vote of the member at hand and goes on to the next."""

    def __init__(self, parent: BallotsDialog) -> None:
        super().__init__(0, 3, parent)
        self._dialog = parent
        self.setAccessibleName("Stimmen der Mitglieder")
        self.setHorizontalHeaderLabels(["Mitglied", "Fraktion", "Stimme"])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ballot = _KEYS.get(Qt.Key(event.key()))
        row = self.currentRow()
        if ballot is None or row < 0 or event.modifiers():
            super().keyPressEvent(event)
            return
        self._dialog.say_ballot(row, ballot)
        self.setCurrentCell(min(row + 1, self.rowCount() - 1), 0)


class BallotsDialog(Question):
    """Who voted how; the counts, also those of the factions, follow from it."""

    def __init__(
        self, voters: Sequence[AttendanceRow], known: Mapping[str, Ballot], parent: QWidget | None = None
    ) -> None:
        super().__init__("Stimmen einzeln", "Stimmen übernehmen", parent)
        self._voters = tuple(voters)
        self._said: dict[str, Ballot | None] = {row.person.id: known.get(row.person.id) for row in self._voters}
        self.table = _Members(self)
        self.table.setRowCount(len(self._voters))
        for number, row in enumerate(self._voters):
            for column, text in enumerate((row.person.sorted_name, row.faction, "")):
                self.table.setItem(number, column, QTableWidgetItem(text))
        self.counts_label = QLabel(self)
        self.counts_label.setProperty("role", "heading")
        self.counts_label.setWordWrap(True)
        self.form.add("J Ja · N Nein · E Enthaltung · U ungültig · O ohne Stimme", self.table)
        self.form.add_widget(self.counts_label)
        self.factions_label = QLabel(self)
        self.factions_label.setProperty("role", "muted")
        self.factions_label.setWordWrap(True)
        self.form.add_widget(self.factions_label)
        self.let_give_way(self.table, px(320))
        self._show()
        if self._voters:
            self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    def say_ballot(self, row: int, ballot: Ballot) -> None:
        """Note how a member voted."""
        self._said[self._voters[row].person.id] = ballot
        self._show()

    @property
    def ballots(self) -> tuple[tuple[str, Ballot], ...]:
        return tuple((key, ballot) for key, ballot in self._said.items() if ballot is not None)

    def complaint(self) -> str:
        open_ones = [row.person.sorted_name for row in self._voters if self._said[row.person.id] is None]
        if not open_ones:
            return ""
        self.table.setCurrentCell(next(n for n, row in enumerate(self._voters) if self._said[row.person.id] is None), 0)
        return self.at(self.table, f"Noch ohne Stimme: {'; '.join(open_ones)}. Wer nicht mitstimmt, bekommt O.")

    @property
    def factions(self) -> tuple[FactionCount, ...]:
        """How each faction voted, in the order of its first member."""
        found: dict[str, Counter[Ballot | None]] = {}
        for row in self._voters:
            if row.faction_id:
                found.setdefault(row.faction_id, Counter())[self._said[row.person.id]] += 1
        return tuple(
            FactionCount(key, said[Ballot.YES], said[Ballot.NO], said[Ballot.ABSTENTION]) for key, said in found.items()
        )

    def _show(self) -> None:
        said = Counter(self._said.values())
        for number, row in enumerate(self._voters):
            item = self.table.item(number, 2)
            if item is not None:
                ballot = self._said[row.person.id]
                item.setText(BALLOTS[ballot] if ballot is not None else "")
        words = [f"{BALLOTS[one]} {said[one]}" for one in Ballot if said[one]]
        words += [f"offen {said[None]}"] if said[None] else []
        self.counts_label.setText(" · ".join(words))
        names = {row.faction_id: row.faction for row in self._voters if row.faction_id}
        self.factions_label.setText(" · ".join(faction_lines(self.factions, names)))
