"""The questions the desk asks: where to, who, how many, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import DateField, MomentField
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.desktop.widgets.question import Question, ReasonQuestion
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, ExclusionReason, Stay
from beirat_desktop.domain.calls import Call
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.shares import two_thirds
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german import norm
from beirat_desktop.german.attendance import ATTENDANCE_GROUPS, EXCLUSION_REASONS
from beirat_desktop.german.dates import clock_on

OTHERS = (AttendanceGroup.ADMINISTRATION, AttendanceGroup.GUEST, AttendanceGroup.PRESS, AttendanceGroup.SECRETARY)


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
        return "" if self.person_id else "Bitte auswählen, wer bei diesem Punkt nicht mitwirkt."

    @property
    def kind(self) -> ExclusionReason:
        return ExclusionReason(self.kind_box.currentData())


class CloseDialog(Question):
    """When the meeting ended; above it, what is still open and who will be noted as absent."""

    def __init__(self, text: str, meeting: Meeting, end: datetime | None, parent: QWidget | None = None) -> None:
        super().__init__("Sitzung schließen", "Sitzung schließen", parent, text=text)
        self.text = text
        self.end_field = MomentField("Ende", self)
        self.end_field.set_began(meeting.began)
        self.end_field.set_value(end)
        self.form.add("Ende", self.end_field)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make_room()  # for all the names

    def complaint(self) -> str:
        return "" if self.end_field.value() is not None else "Bitte eintragen, wann die Sitzung geschlossen wurde."


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
        following: dict[QWidget, NumberField] = {self.yes_field: self.no_field, self.no_field: self.abstentions_field}
        after = following.get(self.focusWidget())
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
        return "" if asked or self.remove_box.isChecked() else "Bitte eintragen, wonach gefragt wurde."


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
        return "" if self.person_id else "Bitte auswählen, wer die Sitzung leitet."


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
        return "" if self.since_field.value() is not None else "Bitte eintragen, seit wann."


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
        return "" if self.chosen else "Bitte mindestens einen weiteren Punkt wählen."


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


def _needed(present: int) -> str:
    if not present:
        return "Nötig sind zwei Drittel der Anwesenden (§ 34 GemO); noch ist niemand als anwesend eingetragen."
    return f"Nötig: {two_thirds(present)} von {present} (§ 34 GemO)."


class PersonDialog(Question):
    """Somebody who is no member: known to the record, or new; a stand-in votes for the member who is away.

    items: id and name of the items a guest may speak under; chosen: the one on the floor.
    """

    def __init__(
        self,
        people: Sequence[tuple[str, str]],
        away: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        items: Sequence[tuple[str, str]] = (),
        chosen: str = "",
    ) -> None:
        super().__init__("Person aufnehmen", "Aufnehmen", parent)
        self._known = {name.casefold(): key for key, name in people}
        names = [name for _key, name in people]
        self.name_edit = QLineEdit(self)
        self.name_edit.setPlaceholderText("Nachname, Vorname")
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name_edit.setCompleter(completer)
        self.group_box = ChoiceBox(self)
        for group in OTHERS:
            self.group_box.addItem(ATTENDANCE_GROUPS[group], group)
        self.away_box = ChoiceBox(self)
        for key, name in away:
            self.away_box.addItem(name, key)
        if away:
            self.group_box.addItem("Vertretung eines Mitglieds", AttendanceGroup.VOTING)
        self.group_box.currentIndexChanged.connect(lambda _row: self._look())
        self.function_edit = QLineEdit(self)
        self.office_edit = QLineEdit(self)
        self.item_box = ChoiceBox(self)
        self.item_box.addItem("hört nur zu", "")
        for key, name in items:
            self.item_box.addItem(name, key)
        self.item_box.setCurrentIndex(max(self.item_box.findData(chosen), 0))
        self.form.add("Name", self.name_edit, "Wer noch nicht in der Akte steht, wird angelegt.")
        self.form.add("Gruppe in der Niederschrift", self.group_box)
        self.away_field = self.form.add("in Vertretung für", self.away_box)
        self.function_field = self.form.add("Funktion", self.function_edit, "Zum Beispiel: Abteilung Integration.")
        self.office_field = self.form.add("Einrichtung", self.office_edit)
        self.item_field = self.form.add("Spricht zu", self.item_box)
        if items:
            self.group_box.setCurrentIndex(self.group_box.findData(AttendanceGroup.GUEST))
        self._look()
        self.name_edit.textChanged.connect(lambda text: self.go_button.setEnabled(bool(text.strip())))
        self.go_button.setEnabled(False)

    def _look(self) -> None:
        stands_in = self.group is AttendanceGroup.VOTING
        guest = self.group is AttendanceGroup.GUEST and self.item_box.count() > 1
        self.away_field.setVisible(stands_in)
        self.function_field.setVisible(not stands_in and not guest)
        self.office_field.setVisible(guest)
        self.item_field.setVisible(guest)

    @property
    def item_id(self) -> str:
        """The item a guest is to speak under; empty for one who only listens, and for everybody else."""
        return str(self.item_box.currentData()) if self.group is AttendanceGroup.GUEST else ""

    @property
    def function(self) -> str:
        """What the minutes call the person, of a guest where they come from."""
        here = (
            self.office_edit if self.group is AttendanceGroup.GUEST and self.office_edit.text() else self.function_edit
        )
        return here.text().strip()

    @property
    def substitute_for_id(self) -> str | None:
        """For whom the person stands in."""
        return self.away_box.currentData() if self.group is AttendanceGroup.VOTING else None

    @property
    def person_id(self) -> str | None:
        """The person known under that name, or None for a new one."""
        return self._known.get(self.name_edit.text().strip().casefold())

    @property
    def family_name(self) -> str:
        return self.name_edit.text().partition(",")[0].strip()

    @property
    def given_name(self) -> str:
        return self.name_edit.text().partition(",")[2].strip()

    @property
    def group(self) -> AttendanceGroup:
        return AttendanceGroup(self.group_box.currentData())


@dataclass(slots=True)
class _Row:
    arrived: MomentField
    left: MomentField


class SpansDialog(Question):
    """From when to when, one line for each time and one more; what changes is asked a reason for."""

    def __init__(
        self,
        name: str,
        spans: Sequence[tuple[datetime | None, datetime | None]],
        words: tuple[str, str],
        meeting: Meeting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Zeiten · {name}", "Übernehmen", parent)
        self._rows: list[_Row] = []
        for number in range(max(2, len(spans) + 1)):
            begin, end = spans[number] if number < len(spans) else (None, None)
            labels = [f"Wieder {word} um" if number else f"{word.capitalize()} um" for word in words]
            row = _Row(*(MomentField(f"{label} ({number + 1})") for label in labels))
            for field, moment in ((row.arrived, begin), (row.left, end)):
                field.set_began(meeting.began)
                field.set_value(moment)
            self.form.add_row((labels[0], row.arrived, 1), (labels[1], row.left, 1))
            self._rows.append(row)
        self.reason_edit = QLineEdit(self)
        self.reason_field = self.form.add("Grund der Berichtigung", self.reason_edit)
        self.reason_field.hide()

    def ask_reason(self) -> None:
        """What stood there changes, so that a reason is needed."""
        self.reason_field.show()
        self.reason_edit.setFocus()

    @property
    def reason(self) -> str:
        return self.reason_edit.text().strip()

    @property
    def spans(self) -> list[tuple[datetime, datetime | None]]:
        """What was entered; a line without a beginning is left out."""
        entered = [(row.arrived.value(), row.left.value()) for row in self._rows]
        return [(begin, end) for begin, end in entered if begin is not None]


class TimesDialog(SpansDialog):
    """When a person came and went."""

    def __init__(self, name: str, attendance: Attendance, meeting: Meeting, parent: QWidget | None = None) -> None:
        known: list[tuple[datetime | None, datetime | None]] = [(one.arrived, one.left) for one in attendance.stays]
        super().__init__(name, known or [(meeting.opened, None)], ("kam", "ging"), meeting, parent)

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The stays that were entered."""
        return tuple(Stay(arrived, left) for arrived, left in self.spans)


class CallsDialog(SpansDialog):
    """When an item was called and left."""

    def __init__(self, name: str, calls: Sequence[Call], meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(name, [(one.called, one.left) for one in calls], ("aufgerufen", "verlassen"), meeting, parent)

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls that were entered."""
        return tuple(Call(called, left) for called, left in self.spans)
