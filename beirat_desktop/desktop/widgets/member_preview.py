"""What a pasted list of members would bring: its people, new factions, and lines that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.persons import MANNERS, ROLES, line_problem
from beirat_desktop.usecases.persons import Pasted


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    line: int
    name: str
    faction: str
    role: str
    problem: str


_COLUMNS = (
    Column("Zeile", lambda r: str(r.line) if r.line else "", lambda r: r.line, number=True, width=62),
    Column("Name", lambda r: r.problem or r.name, stretch=True, tip=lambda r: r.problem or r.name),
    Column("Fraktion", lambda r: r.faction, width=100),
    Column("Funktion", lambda r: r.role, width=150),
    Column(
        "",
        lambda r: "nicht lesbar" if r.problem else "neu",
        tone=lambda r: Tone.RED if r.problem else Tone.GREEN,
        width=110,
    ),
)


class MemberPreview(QWidget):
    """A table of the lines, the troubled ones first, and a sentence above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary_label = QLabel(self)
        self.summary_label.setWordWrap(True)
        self.model = RowsModel(_COLUMNS, self)
        self._empty = EmptyState("Noch nichts eingefügt", "Was übernommen wird, steht dann hier.", "users")
        self.table = Table(self.model, "Was übernommen wird", empty=self._empty)
        self.table.setProperty("framed", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary_label)
        column.addWidget(self.table, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Before anything was pasted."""
        self.model.show([])
        self.summary_label.clear()
        self.summary_label.hide()

    def show_pasted(self, pasted: Pasted) -> None:
        """What would happen."""
        bad = [
            _Line(f"problem {n}", problem.line, "", "", "", line_problem(problem))
            for n, problem in enumerate(pasted.problems)
        ]
        good = [
            _Line(f"line {e.line}", e.line, e.name, e.faction, f"{ROLES[e.role]}, {MANNERS[e.manner]}", "")
            for e in pasted.entries
        ]
        self.model.show([*bad, *good])
        parts = [counted(len(good), "Mitglied", "Mitglieder") + " gelesen"]
        if pasted.problems:
            parts.append(counted(len(bad), "Hinweis", "Hinweise") + "; bitte in der Liste berichtigen")
        if pasted.new_factions:
            parts.append(f"neu angelegt: Fraktion {listed(pasted.new_factions)}")
        if pasted.known_persons:
            parts.append(f"schon bekannt: {listed(pasted.known_persons)}")
        if pasted.read.ignored:
            parts.append(f"nicht übernommen: Spalte {listed(pasted.read.ignored)}")
        self.summary_label.setProperty("role", "error" if pasted.problems else "muted")
        self.summary_label.style().polish(self.summary_label)
        self.summary_label.setText(" · ".join(parts))
        self.summary_label.show()
