"""Counts of a vote the meeting takes on its agenda."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.shares import two_thirds
from beirat_desktop.domain.votes import Vote


class VotesDialog(Question):
    """With how many votes an item is added or taken off, two thirds of those present being needed (§ 34 GemO)."""

    def __init__(self, title: str, button: str, present: int, parent: QWidget | None = None) -> None:
        super().__init__(title, button, parent)
        self.paper_box = ChoiceBox(self)
        self.paper_box.addItem("ohne Antrag", None)
        self.paper_box.currentIndexChanged.connect(lambda _row: self._enable())
        self.paper_field = self.form.add("Antrag aus dem Vorrat", self.paper_box)
        self.paper_field.hide()
        self.title_edit = QLineEdit(self)
        self.title_field = self.form.add("Titel des Punktes", self.title_edit)
        self.urgent_box = QCheckBox("Die Dringlichkeit wurde festgestellt", self)
        self.urgent_box.setChecked(True)
        self.yes_field = NumberField("Ja-Stimmen", max(present, 0), self)
        self.yes_field.show_value(present)
        self.no_field = NumberField("Nein-Stimmen", max(present, 0), self)
        self.abstentions_field = NumberField("Enthaltungen", max(present, 0), self)
        self.place_box = ChoiceBox(self)
        self.place_field = self.form.add("Aufrufen vor", self.place_box)
        self.place_field.hide()
        self.why_edit = QLineEdit(self)
        self.why_field = self.form.add("Grund", self.why_edit, "Er wird nur im nichtöffentlichen Teil genannt.")
        self.why_field.hide()
        self.public_title_edit = QLineEdit(self)
        self.public_title_field = self.form.add(
            "Allgemeine Bezeichnung", self.public_title_edit, "So steht der Punkt in öffentlichen Papieren."
        )
        self.public_title_field.hide()
        self.reason_edit = QLineEdit(self)
        self.form.add_widget(self.urgent_box)
        self.form.add_row(
            ("Ja-Stimmen", self.yes_field, 1),
            ("Nein-Stimmen", self.no_field, 1),
            ("Enthaltungen", self.abstentions_field, 1),
        )
        self.needed_label = QLabel(_needed(present), self)
        self.needed_label.setProperty("role", "muted")
        self.needed_label.setWordWrap(True)
        self.form.add_widget(self.needed_label)
        self.reason_field = self.form.add("Grund, um es trotzdem festzuhalten", self.reason_edit)
        self.reason_field.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from count to count, as at the desk; from the last one it answers."""
        fields: dict[QWidget | None, NumberField] = {
            self.yes_field: self.no_field,
            self.no_field: self.abstentions_field,
        }
        after = fields.get(self.focusWidget())
        if after is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            after.setFocus()
        else:
            super().keyPressEvent(event)

    def ask_reason(self, sentence: str) -> None:
        """The rule says no; a reason would pass it over."""
        self.say(sentence)
        self.reason_field.show()
        self.reason_edit.setFocus()

    @property
    def counts(self) -> Vote:
        """What was counted."""
        return Vote(yes=self.yes_field.value(), no=self.no_field.value(), abstentions=self.abstentions_field.value())

    @property
    def paper_id(self) -> str | None:
        """The waiting paper that is added, or None for an item without one."""
        return self.paper_box.currentData()  # type: ignore[no-any-return]

    def _enable(self) -> None:
        """A title is needed where no paper brings one along."""
        self.title_field.setVisible(self.paper_id is None)
        self.go_button.setEnabled(self.paper_id is not None or bool(self.title_edit.text().strip()))

    @classmethod
    def to_remove(cls, number: str, present: int, parent: QWidget | None = None) -> VotesDialog:
        """Take an item off."""
        made = cls(f"{number} absetzen", "Absetzen", present, parent)
        made.title_field.hide()
        made.urgent_box.hide()
        made.yes_field.setFocus()
        return made

    @classmethod
    def to_admit(cls, number: str, present: int, parent: QWidget | None = None) -> VotesDialog:
        """Deal with an item of which the members were told too late."""
        made = cls(f"{number} trotz Verspätung behandeln", "Zulassen", present, parent)
        made.title_field.hide()
        made.yes_field.setFocus()
        return made

    @classmethod
    def to_reorder(
        cls, number: str, present: int, places: Sequence[tuple[int, str]], parent: QWidget | None = None
    ) -> VotesDialog:
        """Call an item before another one."""
        made = cls(f"{number} an anderer Stelle aufrufen", "Reihenfolge ändern", present, parent)
        made._plain("Es genügen mehr Ja- als Nein-Stimmen.")
        for position, name in places:
            made.place_box.addItem(name, position)
        made.place_field.show()
        return made

    @classmethod
    def to_change_part(cls, number: str, present: int, *, public: bool, parent: QWidget | None = None) -> VotesDialog:
        """Deal with an item in public, or not."""
        title = "öffentlich behandeln" if public else "nichtöffentlich behandeln"
        made = cls(f"{number} {title}", title[:1].upper() + title[1:], present, parent)
        made._plain("Darüber wird hinter verschlossenen Türen abgestimmt (§ 35 GemO); es genügen mehr Ja als Nein.")
        made.why_field.setVisible(not public)
        made.public_title_field.setVisible(not public)
        if not public:
            made.why_edit.setFocus()  # it is asked first, and the counts say what is likely
        return made

    def _plain(self, needed: str) -> None:
        self.title_field.hide()
        self.urgent_box.hide()
        self.needed_label.setText(needed)
        self.yes_field.setFocus()

    @classmethod
    def to_add(
        cls, present: int, waiting: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> VotesDialog:
        """Add an urgent item, of a paper that waits or without one."""
        made = cls("Dringlichen Punkt aufnehmen", "Aufnehmen", present, parent)
        for key, title in waiting:
            made.paper_box.addItem(title, key)
        made.paper_field.setVisible(bool(waiting))
        made.title_edit.textChanged.connect(lambda _text: made._enable())
        made._enable()
        return made


def _needed(present: int) -> str:
    if not present:
        return "Nötig sind zwei Drittel der Anwesenden (§ 34 GemO); noch ist niemand als anwesend eingetragen."
    return f"Nötig: {two_thirds(present)} von {present} (§ 34 GemO)."
