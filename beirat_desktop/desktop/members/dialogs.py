"""The small questions around a membership: who, as what, from when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.persons import Manner, Membership, Person, Role
from beirat_desktop.german.persons import MANNERS, ROLES

NO_FACTION = "ohne Fraktion"


def faction_choices(factions: Sequence[Faction]) -> list[tuple[str, str | None]]:
    """The factions to choose from, and none."""
    return [*((faction.name, faction.id) for faction in factions), (NO_FACTION, None)]


class MemberDialog(AskDialog):
    """A new member: somebody known, or a new person."""

    def __init__(
        self,
        committee: str,
        persons: Sequence[Person],
        factions: Sequence[Faction],
        named: Callable[[str, str], Sequence[Person]],
        act: Callable[[MemberDialog], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Mitglied aufnehmen – {committee}", "Mitglied aufnehmen", lambda: act(self), parent)
        self.person_box = QComboBox(self)
        offer(self.person_box, [("Neue Person", None), *((p.sorted_name, p.id) for p in persons)])
        self.address_box = QComboBox(self)
        offer(self.address_box, [("–", ""), ("Frau", "Frau"), ("Herr", "Herr")])
        self.title_edit = QLineEdit(self)
        self.given_edit = QLineEdit(self)
        self.family_edit = QLineEdit(self)
        self.role_box = QComboBox(self)
        offer(self.role_box, [(ROLES[role], role) for role in Role], Role.MEMBER)
        self.faction_box = QComboBox(self)
        offer(self.faction_box, faction_choices(factions))
        self.manner_box = QComboBox(self)
        offer(self.manner_box, [(MANNERS[manner], manner) for manner in Manner])
        self.voting_check = QCheckBox("stimmberechtigt", self)
        self.voting_check.setChecked(True)
        self.start_field = DateField("Mitglied seit")
        self.form.add("Person", self.person_box)
        self._names = [
            *self.form.add_row(("Anrede", self.address_box, 1), ("Titel", self.title_edit, 1)),
            *self.form.add_row(("Vorname", self.given_edit, 1), ("Familienname", self.family_edit, 1)),
        ]
        self.form.add_row(("Funktion", self.role_box, 1), ("Fraktion", self.faction_box, 1))
        self.form.add_row(("Gewählt oder berufen", self.manner_box, 1), ("Mitglied seit", self.start_field, 1))
        self.form.add_widget(self.voting_check)
        self._named = named
        self.person_box.currentIndexChanged.connect(self._on_person)
        for edit in (self.given_edit, self.family_edit):
            edit.textChanged.connect(self._on_name)
        self.role_box.currentIndexChanged.connect(self._on_role)
        self.family_edit.setFocus()

    @property
    def person_id(self) -> str | None:
        """Who is known already, or None for a new person."""
        chosen: str | None = self.person_box.currentData()
        return chosen

    def _on_person(self) -> None:
        for field in self._names:
            field.setVisible(self.person_id is None)

    def _on_name(self) -> None:
        """Nobody is entered twice unawares."""
        known = self._named(self.family_edit.text(), self.given_edit.text())
        field = self._names[-1]
        if not known:
            field.clear_warning()
            return
        key = known[0].id
        field.warn(
            f"{known[0].name} ist schon eingetragen.",
            mend_text="Diese Person nehmen",
            mend=lambda: self.person_box.setCurrentIndex(self.person_box.findData(key)),
        )

    def _on_role(self) -> None:
        self.voting_check.setChecked(self.role_box.currentData() not in (Role.ADVISORY, Role.SECRETARY))


class ChangeDialog(AskDialog):
    """A change from a day on, or the end of something: a day and, where it is a change, to what."""

    def __init__(
        self,
        title: str,
        button: str,
        day_label: str,
        day: date | None,
        act: Callable[[ChangeDialog], str],
        *,
        label: str = "",
        choices: Sequence[tuple[str, Any]] = (),
        chosen: Any = None,
        explanation: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, button, lambda: act(self), parent)
        self.choice_box = QComboBox(self)
        self.day_field = DateField(day_label, optional=False)
        self.day_field.set_value(day)
        if label:
            offer(self.choice_box, choices, chosen)
            self.form.add(label, self.choice_box)
        else:
            self.choice_box.hide()
        self.form.add(day_label, self.day_field)
        if explanation:
            words = QLabel(explanation, self)
            words.setProperty("role", "muted")
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.form.add_widget(words)


class CorrectDialog(AskDialog):
    """All that can be wrong in a membership that was entered."""

    def __init__(
        self,
        name: str,
        membership: Membership,
        persons: Sequence[Person],
        act: Callable[[CorrectDialog], str],
        parent: QWidget | None = None,
    ) -> None:
        title = "Angaben berichtigen"
        super().__init__(f"{name}: {title}", title, lambda: act(self), parent)
        self.manner_box = QComboBox(self)
        offer(self.manner_box, [(MANNERS[manner], manner) for manner in Manner], membership.manner)
        self.substitute_box = QComboBox(self)
        others = [(p.sorted_name, p.id) for p in persons if p.id != membership.person_id]
        offer(self.substitute_box, [("niemanden", None), *others], membership.substitute_for_id)
        self.start_field, self.end_field = DateField("Mitglied seit"), DateField("bis")
        self.start_field.set_value(membership.start)
        self.end_field.set_value(membership.end)
        self.voting_check = QCheckBox("stimmberechtigt", self)
        self.voting_check.setChecked(membership.voting)
        self.chair_check = QCheckBox("Vorsitz der Fraktion", self)
        self.chair_check.setChecked(membership.faction_chair)
        self.chair_check.setEnabled(membership.faction_id is not None)
        self.form.add_row(("Mitglied seit", self.start_field, 1), ("bis", self.end_field, 1))
        self.form.add_row(("Gewählt oder berufen", self.manner_box, 1), ("Vertritt", self.substitute_box, 1))
        self.form.add_widget(self.voting_check)
        self.form.add_widget(self.chair_check)


class NamesDialog(AskDialog):
    """Name and short name of a faction, committee or organisation, and since when."""

    def __init__(
        self,
        title: str,
        button: str,
        act: Callable[[NamesDialog], str],
        *,
        with_day: bool = False,
        choices: Sequence[tuple[str, Any]] = (),
        label: str = "",
        labels: tuple[str, str] = ("Name", "Kurzname"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, button, lambda: act(self), parent)
        self.name_edit = QLineEdit(self)
        self.short_edit = QLineEdit(self)
        self.choice_box = QComboBox(self)
        self.start_field = DateField("Seit")
        for words, edit in zip(labels, (self.name_edit, self.short_edit), strict=True):
            self.form.add(words, edit)
        self.choice_box.setVisible(bool(label))
        if label:
            offer(self.choice_box, choices)
            self.form.add(label, self.choice_box)
        self.start_field.setVisible(with_day)
        if with_day:
            self.form.add("Seit", self.start_field)
        self.name_edit.setFocus()
