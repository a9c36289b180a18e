"""The questions of the register: which station comes next, what was reported, who has a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.domain.consultations import Consultation, ConsultationRole
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.initiatives import Relation
from beirat_desktop.german.consultations import CONSULTATION_ROLES
from beirat_desktop.usecases.tracking.joinings import Candidate

_RELATIONS = {
    Relation.RESTS_ON: "ist Grundlage des Vorhabens",
    Relation.LED_TO: "ging aus dem Vorhaben hervor",
}
_PAUSE_MS = 200
Choices = Sequence[tuple[str, str]]
"""Id and name."""


class StationDialog(Question):
    """A station that is planned: where, in which role, asked when, due when.

    roles: what each committee is usually asked for, which is preset until somebody says otherwise. members: who can
    speak for the Beirat there (§ 56 (6) GemO).
    """

    def __init__(
        self,
        committees: Choices,
        station: Consultation | None = None,
        roles: Mapping[str, ConsultationRole] = MappingProxyType({}),
        members: Choices = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Station", "Übernehmen" if station else "Station hinzufügen", parent)
        self.committee_box = ChoiceBox(self)
        for key, name in committees:
            self.committee_box.addItem(name, key)
        self.role_box = ChoiceBox(self)
        for role, words in CONSULTATION_ROLES.items():
            self.role_box.addItem(words, role)
        self._roles = roles
        self.committee_box.currentIndexChanged.connect(lambda _row: self._preset_role())
        self._preset_role()
        self.requested_field = DateField("Angefragt am")
        self.due_field = DateField("Antwort fällig am")
        self.representative_box = ChoiceBox(self)
        offer(self.representative_box, [("niemand bestimmt", None), *((name, key) for key, name in members)])
        self.note_edit = QLineEdit(self)
        self.form.add_row(("Gremium", self.committee_box, 3), ("Rolle", self.role_box, 2))
        self.form.add_row(("Angefragt am", self.requested_field, 1), ("Antwort fällig am", self.due_field, 1))
        self.form.add(
            "Den Beirat vertritt dort", self.representative_box, "Vorsitz oder Stellvertretung (§ 56 Abs. 6 GemO)."
        )
        self.form.add("Vermerk", self.note_edit)
        if station is not None:
            self.committee_box.setCurrentIndex(self.committee_box.findData(station.committee_id))
            self.committee_box.setEnabled(not station.has_happened)
            self.role_box.setCurrentIndex(self.role_box.findData(station.role))
            self.requested_field.set_value(station.requested_on)
            self.due_field.set_value(station.due)
            self.representative_box.setCurrentIndex(max(self.representative_box.findData(station.representative_id), 0))
            self.note_edit.setText(station.note)

    def _preset_role(self) -> None:
        usual = self._roles.get(self.committee_id)
        if usual is not None:
            self.role_box.setCurrentIndex(self.role_box.findData(usual))

    @property
    def committee_id(self) -> str:
        return str(self.committee_box.currentData() or "")

    @property
    def role(self) -> ConsultationRole:
        return ConsultationRole(self.role_box.currentData())


class InitiativeDialog(Question):
    """Which initiative a matter belongs to, and how."""

    def __init__(self, initiatives: Choices, parent: QWidget | None = None) -> None:
        super().__init__("Mit Vorhaben verknüpfen", "Verknüpfen", parent)
        self.initiative_box = ChoiceBox(self)
        for key, name in initiatives:
            self.initiative_box.addItem(name, key)
        self.relation_box = ChoiceBox(self)
        for relation, words in _RELATIONS.items():
            self.relation_box.addItem(words, relation.value)
        self.form.add("Der Vorgang", self.relation_box)
        self.form.add("Vorhaben", self.initiative_box)

    @property
    def initiative_id(self) -> str:
        return str(self.initiative_box.currentData() or "")

    @property
    def relation(self) -> Relation:
        return Relation(self.relation_box.currentData())

    def complaint(self) -> str:
        return "" if self.initiative_id else "Noch ist kein Vorhaben angelegt. Bitte zuerst unter „Vorhaben“ anlegen."


class JoinDialog(Question):
    """Which other matter belongs to this one; what cites or amends what stands first."""

    def __init__(self, search: Callable[[str], list[Candidate]], title: str, parent: QWidget | None = None) -> None:
        super().__init__("Vorgänge verbinden", "Verbinden", parent, text="Beide stehen danach als ein Vorgang da.")
        self._search = search
        self.search_edit = SearchEdit("Vorgang suchen", self)
        self.search_edit.setPlaceholderText("Titel, Nummer, Wortlaut")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Gefundene Vorgänge")
        self.list.setWordWrap(True)
        self.let_give_way(self.list, px(220))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title_edit = QLineEdit(title, self)
        self.form.add("Suchen", self.search_edit)
        self.form.add_widget(self.list, 1)
        self.form.add("Bezeichnung des Vorgangs", self.title_edit)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.search_edit.textEdited.connect(lambda _text: self._pause.start())
        self.list.itemActivated.connect(lambda _item: self.go_button.click())
        self.look()
        self.search_edit.setFocus()

    def look(self) -> None:
        """Show what is found."""
        self.list.clear()
        for one in self._search(self.search_edit.text()):
            item = QListWidgetItem("\n".join(filter(None, (one.name, one.title, one.why))), self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.paper_id)
        if self.list.count():
            self.list.setCurrentRow(0)

    @property
    def paper_id(self) -> str:
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def complaint(self) -> str:
        return self.at(self.search_edit, "" if self.paper_id else "Bitte einen Vorgang wählen.")


class TitleDialog(Question):
    """How a matter of several papers is called."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("Vorgang umbenennen", "Umbenennen", parent)
        self.title_edit = QLineEdit(title, self)
        self.form.add("Bezeichnung des Vorgangs", self.title_edit)


class TaskDialog(Question):
    """Who carries out what, until when. named: the office that the motion names, offered while there is none."""

    def __init__(
        self, offices: Choices, task: FollowUp | None = None, parent: QWidget | None = None, *, named: str = ""
    ) -> None:
        super().__init__("Aufgabe", "Übernehmen" if task else "Aufgabe anlegen", parent)
        self.title_edit = QLineEdit(self)
        self.office_box = ChoiceBox(self)
        self.office_box.setEditable(True)
        self.office_box.addItem("", None)
        for key, name in offices:
            self.office_box.addItem(name, key)
        self.due_field = DateField("Fällig am")
        self.step_edit = QLineEdit(self)
        self.step_field = DateField("Bis")
        self.delay_edit = QLineEdit(self)
        self.form.add("Was zu tun ist", self.title_edit)
        self.form.add_row(("Zuständige Stelle", self.office_box, 3), ("Fällig am", self.due_field, 2))
        self.form.add_row(("Nächster Schritt", self.step_edit, 3), ("Bis", self.step_field, 2))
        self.form.add("Grund einer Verzögerung", self.delay_edit)
        if task is not None:
            self.title_edit.setText(task.title)
            self.office_box.setCurrentIndex(max(self.office_box.findData(task.organization_id), 0))
            self.due_field.set_value(task.due)
            self.step_edit.setText(task.next_step)
            self.step_field.set_value(task.next_step_on)
            self.delay_edit.setText(task.delay_reason)
        if named and (task is None or task.organization_id is None):
            self.office_box.setEditText(named)

    @property
    def office_id(self) -> str | None:
        """The office chosen, None for one that is not known yet or none at all."""
        row = self.office_box.findText(self.office_name, Qt.MatchFlag.MatchFixedString)
        return self.office_box.itemData(row) if row >= 0 else None

    @property
    def office_name(self) -> str:
        return self.office_box.currentText().strip()


class ReportDialog(Question):
    """What was reported on a task, and whether it is carried out now."""

    def __init__(self, title: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(f"Bericht · {title}", "Bericht eintragen", parent)
        self.day_field = DateField("Berichtet am", optional=False)
        self.day_field.set_value(today)
        self.text_edit = RichEditor("Bericht", self, min_lines=4, max_lines=10)
        self.lead(self.text_edit, "follow_up.report_empty")
        self.form.add("Berichtet am", self.day_field)
        self.form.add("Bericht", self.text_edit, "Die erste Zeile wird zum Sachstand in der Liste.")


class DayDialog(Question):
    """On which day something was done."""

    def __init__(self, title: str, label: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(title, label, parent)
        self.day_field = DateField("Am", optional=False)
        self.day_field.set_value(today)
        self.form.add("Am", self.day_field)
