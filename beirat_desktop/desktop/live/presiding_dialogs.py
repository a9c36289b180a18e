"""Who takes the chair where nobody of the office does, and that corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import (
    QLineEdit,
    QWidget,
)

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import MomentField
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.german.dates import clock_on


class PresidesDialog(Question):
    """Who presides where neither the chair nor a deputy is there."""

    def __init__(self, rule: str, people: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        text = f"Vorsitz und Stellvertretung sind nicht da. Die Sitzung leitet dann: {rule}."
        super().__init__("Wer leitet die Sitzung?", "Übernimmt den Vorsitz", parent, text=text)
        self.text = text
        self.person_box = ChoiceBox(self)
        for key, name in people:
            self.person_box.addItem(name, key)
        self.person_box.setCurrentIndex(-1)
        self.form.add("Person", self.person_box)

    @property
    def person_id(self) -> str:
        """Who was chosen."""
        return str(self.person_box.currentData() or "")

    def complaint(self) -> str:
        return self.at(self.person_box, "" if self.person_id else "Bitte auswählen, wer die Sitzung leitet.")


class PresidingDialog(Question):
    """Who really took the chair, and when."""

    def __init__(
        self, meeting: Meeting, names: Mapping[str, str], people: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__("Wechsel des Vorsitzes berichtigen", "Berichtigen", parent)
        self._meeting = meeting
        self.change_box, self.person_box = ChoiceBox(self), ChoiceBox(self)
        for one in meeting.presiding:
            self.change_box.addItem(f"{clock_on(one.since, meeting.day)} · {names.get(one.person_id, '')}")
        for key, name in people:
            self.person_box.addItem(name, key)
        self.since_field = MomentField("Ab", self)
        self.since_field.set_began(meeting.began)
        self.reason_edit = QLineEdit(self)
        self.lead(self.reason_edit)
        self.form.add("Eingetragen ist", self.change_box)
        self.form.add_row(("Den Vorsitz übernahm", self.person_box, 2), ("um", self.since_field, 1))
        self.form.add("Grund der Berichtigung", self.reason_edit)
        self.change_box.currentIndexChanged.connect(self._show)
        self.change_box.setCurrentIndex(len(meeting.presiding) - 1)
        self._show(self.change_box.currentIndex())

    def _show(self, number: int) -> None:
        one = self._meeting.presiding[number]
        self.person_box.setCurrentIndex(self.person_box.findData(one.person_id))
        self.since_field.set_value(one.since)

    @property
    def person_id(self) -> str:
        """Who took the chair."""
        return str(self.person_box.currentData() or "")

    def complaint(self) -> str:
        said = self.since_field.value() is not None
        return self.at(self.since_field, "" if said else "Bitte eintragen, seit wann.")
