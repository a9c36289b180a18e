"""Somebody comes who is no member: a guest, the press, the administration, a substitute."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QWidget,
)

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.attendance import AttendanceGroup
from beirat_desktop.german.attendance import ATTENDANCE_GROUPS

OTHERS = (AttendanceGroup.ADMINISTRATION, AttendanceGroup.GUEST, AttendanceGroup.PRESS, AttendanceGroup.SECRETARY)


class PersonDialog(Question):
    """Somebody who is no member: known to the record, or new; a stand-in votes for the member who is away.

    items: id and name of the items a guest may speak under; chosen: the one on the floor. makes: whether somebody
    new may be entered here.
    """

    def __init__(
        self,
        people: Sequence[tuple[str, str]],
        away: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        items: Sequence[tuple[str, str]] = (),
        chosen: str = "",
        makes: bool = True,
    ) -> None:
        super().__init__("Person aufnehmen", "Aufnehmen", parent)
        self._makes = makes
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
        self.form.add("Name", self.name_edit, "Wer noch nicht in der Akte steht, wird angelegt." if makes else "")
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
        self.office_field.setVisible(guest and self._makes)
        self.item_field.setVisible(guest)

    def complaint(self) -> str:
        if self._makes or self.person_id is not None:
            return ""
        return self.at(self.name_edit, "Steht noch nicht in der Akte. Neue Personen trägt die Geschäftsstelle ein.")

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
