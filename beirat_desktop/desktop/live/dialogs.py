"""The questions the desk asks: where to, who, how many, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import DateField, MomentField
from beirat_desktop.desktop.widgets.question import Question, ReasonQuestion, about_reason
from beirat_desktop.domain.attendance import ExclusionReason
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.german import norm
from beirat_desktop.german.attendance import EXCLUSION_REASONS
from beirat_desktop.german.dates import hour_on


class ReferDialog(Question):
    """To which committee, or to whom else, an item is referred."""

    def __init__(self, committees: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__("Verweisen", "Verweisen", parent)
        self.target_box = ChoiceBox(self)
        self.target_box.setEditable(True)
        for key, label in committees:
            self.target_box.addItem(label, key)
        self.target_box.setCurrentIndex(-1)
        self.target_box.editTextChanged.connect(lambda text: self.go_button.setEnabled(bool(text.strip())))
        typed = self.target_box.lineEdit()
        if typed is not None:
            typed.returnPressed.connect(self._on_return)
        self.form.add("An", self.target_box, "Ein Gremium aus der Liste bekommt eine Station in der Beratungsfolge.")
        self.go_button.setEnabled(False)

    def _on_return(self) -> None:
        """The box would take the first Enter for the end of the name, and only a second one for the answer."""
        if self.isVisible() and self.go_button.isEnabled():
            self._on_go()

    @property
    def committee_id(self) -> str | None:
        row = self.target_box.findText(self.target_box.currentText(), Qt.MatchFlag.MatchFixedString)
        return self.target_box.itemData(row) if row >= 0 else None

    @property
    def target(self) -> str:
        return self.target_box.currentText().strip()


class ExcludeDialog(Question):
    """Who steps aside for an item, why, since when and how far."""

    def __init__(
        self,
        members: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        began: datetime = datetime.min,
        now: datetime | None = None,
        chosen: str = "",
    ) -> None:
        super().__init__("Befangen bei diesem Punkt", "Ausschließen", parent)
        self.member_box = ChoiceBox(self)
        for key, name in members:
            self.member_box.addItem(name, key)
        self.member_box.setPlaceholderText("Mitglied wählen")
        self.member_box.setCurrentIndex(self.member_box.findData(chosen))
        self.kind_box = ChoiceBox(self)
        for kind in ExclusionReason:
            self.kind_box.addItem(EXCLUSION_REASONS[kind], kind)
        self.reason_edit = QLineEdit(self)
        self.said_field = MomentField("Gesagt um", self)
        self.said_field.set_began(began)
        self.said_field.set_value(now)
        self.left_box = QCheckBox("hat den Raum verlassen, nicht nur den Sitzungstisch", self)
        self.left_box.setChecked(True)
        self.form.add("Mitglied", self.member_box)
        self.form.add_row(("Grund nach § 22 GemO", self.kind_box, 2), ("gesagt um", self.said_field, 1))
        self.form.add("In Worten", self.reason_edit, "Zum Beispiel: Vorstand des Vereins, der gefördert werden soll.")
        self.form.add_widget(self.left_box)
        self.setToolTip(f"§ 22 GemO: {norm('§ 22 GemO')}")

    @property
    def person_id(self) -> str:
        return str(self.member_box.currentData() or "")

    def complaint(self) -> str:
        if not self.person_id:
            return self.at(self.member_box, "Bitte auswählen, wer bei diesem Punkt nicht mitwirkt.")
        return self.at(self.reason_edit, about_reason(self.reason_edit.text(), ""))

    @property
    def kind(self) -> ExclusionReason:
        return ExclusionReason(self.kind_box.currentData())


class CloseDialog(Question):
    """When the meeting ended; below it, what is still open and who will be noted as absent."""

    def __init__(self, text: str, meeting: Meeting, end: datetime | None, parent: QWidget | None = None) -> None:
        super().__init__("Sitzung schließen", "Sitzung schließen", parent)
        self.text = text
        self._meeting = meeting
        self.end_field = MomentField("Ende", self)
        self.end_field.set_began(meeting.began)
        self.end_field.set_value(end)
        self.form.add("Ende", self.end_field)
        self.tell_below(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make_room()  # for all the names

    def complaint(self) -> str:
        end, began = self.end_field.value(), self._meeting.began
        if end is None:
            return self.at(self.end_field, "Bitte eintragen, wann die Sitzung geschlossen wurde.")
        early = f"Das Ende liegt vor dem Beginn um {hour_on(began, self._meeting.day)}."
        return self.at(self.end_field, early if end < began else "")


class ResidentDialog(Question):
    """What a resident asks, who it is, and what is answered."""

    def __init__(
        self, known: ResidentQuestion | None = None, due: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("Einwohnerfrage", "Übernehmen", parent)
        self.name_edit = QLineEdit(self)
        self.named_box = QCheckBox("darf in öffentlichen Papieren genannt werden", self)
        self.question_edit, self.answer_edit = QPlainTextEdit(self), QPlainTextEdit(self)
        for edit in (self.question_edit, self.answer_edit):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(px(72))
        self.follows_box = QCheckBox("Eine Antwort folgt schriftlich", self)
        self.due_field, self.written_field = DateField("Bis wann", self), DateField("Beantwortet am", self)
        self.remove_box = QCheckBox("Aus Versehen eingetragen: entfernen", self)
        self.form.add("Wer fragt (freiwillig)", self.name_edit, "Ohne Einwilligung nur intern genannt.")
        self.form.add_widget(self.named_box)
        self.form.add("Frage", self.question_edit)
        self.form.add("Antwort", self.answer_edit)
        self.form.add_widget(self.follows_box)
        self.due_part, self.written_part = self.form.add_row(
            ("schriftlich bis", self.due_field, 1), ("schriftlich beantwortet am", self.written_field, 1)
        )
        self.form.add_widget(self.remove_box)
        self.remove_box.setVisible(known is not None)
        if known is not None:
            self.name_edit.setText(known.asked_by)
            self.named_box.setChecked(known.may_be_named)
            self.question_edit.setPlainText(known.question)
            self.answer_edit.setPlainText(known.answer)
            self.follows_box.setChecked(known.answer_follows)
            self.written_field.set_value(known.written_on)
        self.due_field.set_value(due)
        self.follows_box.toggled.connect(lambda _on: self._look())
        self._look()

    def _look(self) -> None:
        for part in (self.due_part, self.written_part):
            part.setVisible(self.follows_box.isChecked())
        self.make_room()

    @property
    def values(self) -> dict[str, Any]:
        """What was entered."""
        follows = self.follows_box.isChecked()
        return {
            "question": self.question_edit.toPlainText(),
            "answer": self.answer_edit.toPlainText(),
            "asked_by": self.name_edit.text(),
            "may_be_named": self.named_box.isChecked(),
            "answer_follows": follows,
            "due": self.due_field.value() if follows else None,
            "written_on": self.written_field.value() if follows else None,
        }

    def complaint(self) -> str:
        asked = self.question_edit.toPlainText().strip()
        said = asked or self.remove_box.isChecked()
        return self.at(self.question_edit, "" if said else "Bitte eintragen, wonach gefragt wurde.")


class TogetherDialog(Question):
    """Which items one vote is taken on together; each keeps its own wording and its own result."""

    def __init__(self, here: str, others: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        text = f"Die eingetragenen Stimmen gelten für {here} und:"
        super().__init__("Gemeinsam abstimmen", "Für alle festhalten", parent, text=text)
        self.boxes: dict[str, QCheckBox] = {}
        for key, name in others:
            box = QCheckBox(name, self)
            self.boxes[key] = box
            self.form.add_widget(box)

    @property
    def chosen(self) -> list[str]:
        """The other items, in their order."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def complaint(self) -> str:
        first = next(iter(self.boxes.values()), None)
        return self.at(first, "" if self.chosen else "Bitte mindestens einen weiteren Punkt wählen.")


class MeaningQuestion(Question):
    """Counts were typed for the resolution, and then something else was to become of the item: what were they?"""

    def __init__(self, counts: str, became: str, procedure: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Was wurde ausgezählt?",
            "Festhalten",
            parent,
            text=f"Eingetragen ist {counts}, zum Beschluss. Jetzt soll „{became}“ festgehalten werden.",
        )
        self.procedure_button = QRadioButton(f"Die Zahlen gelten der &Abstimmung darüber ({procedure})", self)
        self.drop_button = QRadioButton("Darüber wurde nicht abgestimmt; die Zahlen &verwerfen", self)
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for button in (self.procedure_button, self.drop_button):
            column.addWidget(button)
        self.form.add("Die Zahlen", box)

    def complaint(self) -> str:
        chosen = self.procedure_button.isChecked() or self.drop_button.isChecked()
        return self.at(self.procedure_button, "" if chosen else "Bitte wählen, was mit den Zahlen wird.")


class AgainDialog(ReasonQuestion):
    """Something else was entered for a vote that is recorded: was voted again, or is a typing error corrected?"""

    heading = "Schon abgestimmt"
    repeated = "Es wurde noch einmal abgestimmt; beide Abstimmungen bleiben stehen"

    def __init__(self, recorded: str, *, running: bool, parent: QWidget | None = None) -> None:
        super().__init__(self.heading, f"Festgehalten ist: {recorded}.", "Festhalten", parent)
        self.repeat_button = QRadioButton(self.repeated, self)
        self.correct_button = QRadioButton("Ein Tippfehler wird berichtigt", self)
        self.repeat_button.setChecked(running)
        self.correct_button.setChecked(not running)
        self.repeat_button.setEnabled(running)
        self.form.add_widget(self.repeat_button)
        self.form.add_widget(self.correct_button)

    @property
    def repeats(self) -> bool:
        """Whether a vote was taken once more."""
        return self.repeat_button.isChecked()
