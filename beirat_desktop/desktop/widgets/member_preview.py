"""What a pasted list of members would bring: its people, new factions, and lines that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.member_list import LineProblem, MemberEntry
from beirat_desktop.german import finding
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.persons import MANNERS, ROLES, line_note, line_problem
from beirat_desktop.usecases.members.pasting import Pasted

SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    entry: MemberEntry
    troubled: bool
    noted: bool = False


def _split(entry: MemberEntry) -> str:
    """Which part of the name is what, and what else is taken."""
    contact, days = entry.contact, [short_date(day) if day else "" for day in (entry.start, entry.end)]
    parts = (
        *(("Anrede", entry.form_of_address), ("Titel", entry.title), ("Vorname", entry.given_name)),
        *(("Familienname", entry.family_name), ("Anschrift", ", ".join(contact.address.lines))),
        *(("E-Mail", contact.email), ("Telefon", contact.phone), ("seit", days[0]), ("bis", days[1])),
    )
    return "\n".join(f"{name}: {text}" for name, text in parts if text)


_COLUMNS = (
    Column("Zeile", lambda r: str(r.entry.line), lambda r: r.entry.line, number=True, width=58),
    Column("Name", lambda r: r.entry.name, stretch=True, tip=lambda r: _split(r.entry)),
    Column("Fraktion", lambda r: r.entry.faction or "ohne", width=86),
    Column("Funktion", lambda r: ROLES[r.entry.role], width=104),
    Column("Stimme", lambda r: "ja" if r.entry.voting else "nein", width=70),
    Column("Art", lambda r: MANNERS[r.entry.manner], width=78),
    Column(
        "",
        lambda r: "prüfen" if r.troubled else "ansehen" if r.noted else "neu",
        tone=lambda r: Tone.RED if r.troubled else Tone.AMBER if r.noted else Tone.GREEN,
        width=74,
    ),
)


def problem_line(problem: LineProblem) -> str:
    """What is wrong with a line, and which it is."""
    words = line_problem(problem)
    return f"Zeile {problem.line}: {words}" if problem.line else words


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
        self.notes_label = QLabel(self)
        self.notes_label.setWordWrap(True)
        self.notes_label.setProperty("role", "warning")
        self.model = RowsModel(_COLUMNS, self)
        self._empty = EmptyState("Noch nichts eingefügt", "Was übernommen wird, steht dann hier.", "users")
        self.table = Table(self.model, "Was übernommen wird", empty=self._empty)
        self.table.setProperty("framed", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.problems_label)
        column.addWidget(self.notes_label)
        column.addWidget(self.summary_label)
        column.addWidget(self.table, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Before anything was pasted."""
        self.model.show([])
        self.summary_label.clear()
        self.summary_label.hide()
        for label in (self.problems_label, self.notes_label):
            label.clear()
            label.hide()

    def show_pasted(self, pasted: Pasted, text: str) -> None:
        """What would happen with that text; while its first line is typed nothing is wrong with it yet."""
        troubled = {problem.line for problem in pasted.problems}
        noted = {note.line for note in pasted.read.notes}
        lines = [_Line(f"line {e.line}", e, e.line in troubled, e.line in noted) for e in pasted.entries]
        self.model.show(sorted(lines, key=lambda line: (not line.troubled, not line.noted)))
        parts = [counted(len(pasted.entries), "Mitglied", "Mitglieder") + " gelesen"]
        if pasted.new_factions:
            parts.append(f"neu angelegt: Fraktion {listed(pasted.new_factions)}")
        if pasted.known_persons:
            parts.append(f"schon bekannt: {listed(pasted.known_persons)}")
        if pasted.read.ignored:
            parts.append(f"nicht übernommen: Spalte {listed(pasted.read.ignored)}")
        problems = [problem_line(one) for one in pasted.problems]
        notes = [" ".join(finding(one)) for one in pasted.findings]
        notes += [
            f"Zeile {note.line}: {line_note(note)}" if note.line else line_note(note) for note in pasted.read.notes
        ]
        role = "error" if "\n" in text.strip() else "muted"
        if self.problems_label.property("role") != role:
            self.problems_label.setProperty("role", role)
            self.problems_label.style().polish(self.problems_label)
        for label, words in ((self.problems_label, problems), (self.notes_label, notes)):
            if len(words) > SHOWN:
                words[SHOWN:] = [f"und {len(words) - SHOWN} weitere Hinweise"]
            label.setText("\n".join(words))
            label.setVisible(bool(words))
        self.summary_label.setText(" · ".join(parts))
        self.summary_label.show()
