"""The step of the assistant that takes the members: from a table, by hand, or both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.first_run.steps import Step, at
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.column_choice import ColumnChoice
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.member_preview import MemberPreview, problem_line
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.domain.member_list import Choices
from beirat_desktop.domain.persons import Role
from beirat_desktop.german.persons import ROLES, line_problem
from beirat_desktop.usecases.members.pasting import Pasted

Preview = Callable[[str, list[str], Choices], Pasted]
_MARKS = ("\t", ";", ",")


class MembersStep(Step):
    """The members: pasted, typed, or both; what is typed by hand is added to the list."""

    title = "Die Mitglieder"
    lead = (
        "Aus einer Tabelle mit Kopfzeile (Vorname, Name, Fraktion, Funktion …) kopieren und einfügen, oder unten von "
        "Hand hinzufügen. Das geht auch später unter Gremien & Personen."
    )

    def __init__(
        self,
        preview: Preview,
        factions: Callable[[], list[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = preview
        self._factions = factions
        self.pasted: Pasted | None = None
        self.text_edit = QPlainTextEdit(self)
        self.text_edit.setAccessibleName("Liste der Mitglieder")
        self.text_edit.setPlaceholderText("Hier einfügen (Strg+V)")
        self.text_edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text_edit.setTabChangesFocus(True)
        self.columns = ColumnChoice(self)
        self.columns.changed.connect(self._on_text)
        self.columns_label = QLabel("Spalten der Liste", self)
        self.columns_scroll = Scroll(self.columns, self)
        self.columns_scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.preview = MemberPreview(self)
        self.given_edit, self.family_edit = QLineEdit(self), QLineEdit(self)
        self.faction_box, self.role_box = ChoiceBox(self), ChoiceBox(self)
        offer(self.role_box, [(ROLES[role], role.value) for role in Role], Role.MEMBER.value)
        self.add_button = QPushButton("Hinzufügen", self)
        self.add_button.setAccessibleName("Mitglied hinzufügen")
        self.add_button.clicked.connect(self._add)
        left = QVBoxLayout()
        left.addWidget(self.text_edit, 1)
        left.addWidget(self.columns_label)
        left.addWidget(self.columns_scroll, 1)
        both = QHBoxLayout()
        both.addLayout(left, 2)
        both.addWidget(self.preview, 3)
        by_hand = Form(self)
        by_hand.add_row(
            ("Vorname", self.given_edit, 2),
            ("Familienname", self.family_edit, 2),
            ("Fraktion", self.faction_box, 2),
            ("Funktion", self.role_box, 2),
            (" ", self.add_button, 1),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(both, 1)
        column.addWidget(by_hand)
        self.text_edit.textChanged.connect(self._on_text)
        self._on_text()

    def entered(self) -> None:
        offer(self.faction_box, [*((name, name) for name in self._factions()), ("ohne", "")])
        self._on_text()

    def trouble(self) -> str:
        if self.family_edit.text().strip():
            self._add()  # typed, and Weiter pressed without Hinzufügen
        elif self.given_edit.text().strip():
            return at(self.family_edit, "Bitte den Familiennamen ergänzen oder den Vornamen löschen.")
        if self.pasted is not None and self.pasted.problems:
            first = self.pasted.problems[0]
            if not first.line:
                return at(self.text_edit, line_problem(first))
            # With the first reason, which stands beside the list: whoever hears the sentence does not see it.
            reason = problem_line(first)
            return at(self.text_edit, f"Einige Zeilen sind noch nicht lesbar. {reason} Bitte berichtigen oder löschen.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a name adds the member; Strg+Enter goes on to the next step, as everywhere."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        goes_on = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and not goes_on and self.focusWidget() in (self.given_edit, self.family_edit):
            self._add()
        else:
            super().keyPressEvent(event)

    def _on_text(self) -> None:
        text = self.text_edit.toPlainText()
        if not text.strip():
            self.pasted = None
            self.columns.clear()
            self.preview.show_nothing()
        else:
            self.pasted = self._read(text, self._factions(), self.columns.choices())
            self.columns.show_list(self.pasted.read)
            self.preview.show_pasted(self.pasted, text)
        read = self.pasted.read if self.pasted is not None else None
        left_open = read is not None and bool(read.headings) and "Name" not in read.assigned
        open_too = bool(self.columns.function_boxes) or (read is not None and bool(read.ignored))
        for widget in (self.columns_label, self.columns_scroll):
            widget.setVisible(left_open or open_too)

    def _add(self) -> None:
        """A line more, in the columns that the list has; those it has not yet come behind them."""
        family, given = self.family_edit.text().strip(), self.given_edit.text().strip()
        if not family:
            self.family_edit.setFocus()
            return
        cells = {
            "Name": family,
            "Vorname": given,
            "Fraktion": str(self.faction_box.currentData() or ""),
            "Funktion": self.role_box.currentText(),
        }
        if self.pasted is None:
            headings, columns, rows = tuple(cells), tuple(cells), ["\t".join(cells)]
        else:
            read = self.pasted.read
            headings, columns, rows = (
                read.headings,
                read.assigned,
                self.text_edit.toPlainText().rstrip("\n").split("\n"),
            )
        found = _head_line(rows, headings)
        if found is None or "Name" not in columns:
            self.text_edit.setFocus()  # what is wrong with the list stands beside it
            return
        top, mark = found
        if "Vorname" not in columns:
            cells["Name"] = f"{given} {family}".strip()
            del cells["Vorname"]
        more = [column for column in cells if column not in columns]
        rows[top] = mark.join((rows[top], *more))
        row = mark.join(cells.get(column, "") for column in (*columns, *more))
        self.text_edit.setPlainText("\n".join((*rows, row, "")))
        self.given_edit.clear()
        self.family_edit.clear()
        # Or the next one would preside as well.
        self.role_box.setCurrentIndex(self.role_box.findData(Role.MEMBER.value))
        self.given_edit.setFocus()


def _head_line(rows: list[str], headings: tuple[str, ...]) -> tuple[int, str] | None:
    """Where the headings stand, and what parts the cells."""
    for place, row in enumerate(rows):
        for mark in _MARKS:
            if tuple(" ".join(cell.strip(' "').split()) for cell in row.split(mark)) == headings:
                return place, mark
    return None
