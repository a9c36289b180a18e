"""How numbers of motions, resolutions and excerpts are formed, with an example as one types."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.settings.committee_section import CommitteeSection
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box, offer
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.profiles import NumberPattern, SerialScope
from beirat_desktop.german import refusal
from beirat_desktop.german.numbers import SERIAL_SCOPES, shown_pattern, stored_pattern
from beirat_desktop.german.papers import PAPER_TYPES
from beirat_desktop.usecases.office import Office

KINDS = {
    **{kind.value: PAPER_TYPES[kind] for kind in PaperType},
    "resolution": "Beschluss",
    "excerpt": "Auszug",
}


class NumbersSection(CommitteeSection):
    """A pattern that could give a number twice is refused, with the reason below it."""

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(office, drafts, parent)
        self.patterns: dict[str, QLineEdit] = {}
        self.scopes: dict[str, QComboBox] = {}
        self.examples: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for column, head in enumerate(("", "Muster", "Zählung", "Beispiel")):
            label = QLabel(head, self)
            label.setProperty("role", "field")
            grid.addWidget(label, 0, column)
        for row, (kind, name) in enumerate(KINDS.items(), start=1):
            self._add_row(grid, row, kind, name)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 1)
        holder = QWidget(self)
        holder.setLayout(grid)
        self.add_card(
            "Nummern",
            "{Jahr} ist das Jahr, {Jahr:2} nur seine letzten beiden Stellen, {Wahlperiode} ihre Nummer, {Nummer} die "
            "laufende Nummer und {Nummer:4} dieselbe mit vier Stellen. Vergebene Nummern ändern sich nicht.",
        ).add(holder)
        self.column.addStretch(1)

    def show_committee(self, committee: Committee) -> None:
        for kind in KINDS:
            pattern = committee.profile.number_pattern(kind)
            self.autosave.show(f"{kind} pattern", shown_pattern(pattern.pattern))
            self.autosave.show(f"{kind} scope", pattern.scope.value)
            self._show_example(kind)

    def _add_row(self, grid: QGridLayout, row: int, kind: str, name: str) -> None:
        label = QLabel(name, self)
        edit = self.patterns[kind] = QLineEdit(self)
        edit.setAccessibleName(f"Muster für {name}")
        edit.setMinimumWidth(px(140))
        box = self.scopes[kind] = ChoiceBox(self)
        name_box(box, f"Zählung für {name}")
        offer(box, [(SERIAL_SCOPES[scope], scope) for scope in SerialScope])
        example = self.examples[kind] = QLabel(self)
        example.setWordWrap(True)
        label.setBuddy(edit)
        for column, widget in enumerate((label, edit, box, example)):
            grid.addWidget(widget, row, column)
        edit.textChanged.connect(lambda _text: self._show_example(kind))
        box.currentIndexChanged.connect(lambda _index: self._show_example(kind))
        for part, widget in (("pattern", edit), ("scope", box)):
            self.bind(f"{kind} {part}", widget, lambda key, _name, _value: self._keep(key, kind))

    def _pattern(self, kind: str) -> NumberPattern:
        return NumberPattern(
            kind, stored_pattern(self.patterns[kind].text().strip()), SerialScope(self.scopes[kind].currentData())
        )

    def _show_example(self, kind: str) -> None:
        label = self.examples[kind]
        try:
            text, role = self.office.settings.example(self._pattern(kind)), "good"
        except Refused as error:
            text, role = shown_pattern(refusal(error)), "error"
        label.setProperty("role", role)
        label.style().polish(label)
        label.setText(text)

    def _keep(self, key: str, kind: str) -> None:
        pattern, when = self._pattern(kind), self.when
        self.keep(lambda reason: self.office.settings.set_pattern(key, pattern, **when, reason=reason))

    def _on_refused(self, name: str, sentence: str) -> None:
        """The reason stands in the row already."""
