"""What a pasted list of members would bring: its people, new factions, and lines that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.member_list import MemberEntry
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.persons import MANNERS, ROLES, line_problem
from beirat_desktop.usecases.members.persons import Pasted

SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    entry: MemberEntry
    troubled: bool


_COLUMNS = (
    Column("Zeile", lambda r: str(r.entry.line), lambda r: r.entry.line, number=True, width=58),
    Column("Name", lambda r: r.entry.name, stretch=True),
    Column("Fraktion", lambda r: r.entry.faction or "ohne", width=90),
    Column("Funktion", lambda r: ROLES[r.entry.role], width=116),
    Column("Art", lambda r: MANNERS[r.entry.manner], width=78),
    Column(
        "",
        lambda r: "prüfen" if r.troubled else "neu",
        tone=lambda r: Tone.RED if r.troubled else Tone.GREEN,
        width=74,
    ),
)


class MemberPreview(QWidget):
    """A table of the lines, the troubled ones first, and a sentence above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary_label = QLabel(self)
        self.summary_label.setWordWrap(True)
        self.summary_label.setProperty("role", "muted")
        self.problems_label = QLabel(self)
        self.problems_label.setWordWrap(True)
        self.problems_label.setProperty("role", "error")
        self.model = RowsModel(_COLUMNS, self)
        self._empty = EmptyState("Noch nichts eingefügt", "Was übernommen wird, steht dann hier.", "users")
        self.table = Table(self.model, "Was übernommen wird", empty=self._empty)
        self.table.setProperty("framed", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.problems_label)
        column.addWidget(self.summary_label)
        column.addWidget(self.table, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Before anything was pasted."""
        self.model.show([])
        self.summary_label.clear()
        self.summary_label.hide()
        self.problems_label.clear()
        self.problems_label.hide()

    def show_pasted(self, pasted: Pasted) -> None:
        """What would happen."""
        troubled = {problem.line for problem in pasted.problems}
        self.model.show([_Line(f"line {e.line}", e, e.line in troubled) for e in pasted.entries])
        parts = [counted(len(pasted.entries), "Mitglied", "Mitglieder") + " gelesen"]
        if pasted.new_factions:
            parts.append(f"neu angelegt: Fraktion {listed(pasted.new_factions)}")
        if pasted.known_persons:
            parts.append(f"schon bekannt: {listed(pasted.known_persons)}")
        if pasted.read.ignored:
            parts.append(f"nicht übernommen: Spalte {listed(pasted.read.ignored)}")
        words = [f"Zeile {p.line}: {line_problem(p)}" if p.line else line_problem(p) for p in pasted.problems]
        if len(words) > SHOWN:
            words[SHOWN:] = [f"und {len(words) - SHOWN} weitere Zeilen"]
        self.problems_label.setText("\n".join(words))
        self.problems_label.setVisible(bool(words))
        self.summary_label.setText(" · ".join(parts))
        self.summary_label.show()
