"""The small questions around a membership: who, as what, from when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.form import Field, Form
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
        self.person_box = ChoiceBox(self)
        offer(self.person_box, [("Neue Person", None), *((p.sorted_name, p.id) for p in persons)])
        self.address_box = ChoiceBox(self)
        offer(self.address_box, [("–", ""), ("Frau", "Frau"), ("Herr", "Herr")])
        self.title_edit = QLineEdit(self)
        self.given_edit = QLineEdit(self)
        self.family_edit = QLineEdit(self)
        self.lead(self.family_edit, "person.name_missing")
        self.role_box = ChoiceBox(self)
        offer(self.role_box, [(ROLES[role], role) for role in Role], Role.MEMBER)
        self.faction_box = ChoiceBox(self)
        offer(self.faction_box, faction_choices(factions))
        self.manner_box = ChoiceBox(self)
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
        self.why = WhyField(self)
        self.choice_box = ChoiceBox(self)
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
        self.why.put_into(self.form)


class LeaveDialog(AskDialog):
    """A member leaves: the last day, why, and who follows from when; the seat may stay vacant."""

    help_page = "so-geht-nachruecken"

    WHYS = ("Verzicht", "Wegzug", "Verlust der Wählbarkeit", "Tod")
    NEW, NOBODY = "new", "nobody"

    def __init__(
        self,
        name: str,
        last_day: date,
        follow: Callable[[date], Sequence[tuple[str, str, bool]]],
        act: Callable[[LeaveDialog], str],
        parent: QWidget | None = None,
    ) -> None:
        """follow: who may follow after a last day, as label, person's id and whether they have a claim to the seat."""
        super().__init__(f"{name} scheidet aus", "Ausscheiden eintragen", lambda: act(self), parent)
        self._follow = follow
        self._follows_on_typed = False
        self.why = WhyField(self)
        self.last_field = DateField("Letzter Tag", optional=False)
        self.last_field.set_value(last_day)
        self.cause_box = ChoiceBox(self)
        self.cause_box.setEditable(True)
        self.cause_box.addItems(self.WHYS)
        self.cause_box.setCurrentIndex(-1)
        self.successor_box = ChoiceBox(self)
        self.given_edit, self.family_edit = QLineEdit(self), QLineEdit(self)
        self.lead(self.family_edit, "person.name_missing")
        self.lead(self.cause_box, "membership.leave_reason_missing")
        self.follows_field = DateField("Nachfolge ab", optional=False)
        self.form.add_row(("Letzter Tag", self.last_field, 1), ("Grund", self.cause_box, 1))
        self.form.add(
            "Es folgt nach",
            self.successor_box,
            "Auf demselben Sitz; wer von der Nachrückliste kommt, für deren Fraktion. Steht dort niemand mehr, ist "
            "niemand vorgeschlagen.",
        )
        self._names = self.form.add_row(("Vorname", self.given_edit, 1), ("Familienname", self.family_edit, 1))
        self._follows = self.form.add("Nachfolge ab", self.follows_field)
        self.why.put_into(self.form)
        self.last_field.edited.connect(lambda _day: self._on_last_day())
        self.follows_field.edited.connect(self._on_follows)
        self.successor_box.currentIndexChanged.connect(self._on_successor)
        self._on_last_day()

    @property
    def successor(self) -> str:
        """The id of who follows, NEW or NOBODY."""
        return str(self.successor_box.currentData())

    def _on_last_day(self) -> None:
        last = self.last_field.value()
        if last is None:
            return
        if not self._follows_on_typed:
            self.follows_field.set_value(last + timedelta(days=1))
        known = self._follow(last)
        # Nobody is proposed only because of the alphabet.
        first = [(label, key) for label, key, claims in known if claims]
        others = [(label, key) for label, key, claims in known if not claims]
        vacant = ("niemand, der Sitz bleibt frei", self.NOBODY)
        offer(self.successor_box, [*first, vacant, ("Neue Person …", self.NEW), *others])
        self._on_successor()

    def _on_follows(self) -> None:
        self._follows_on_typed = True

    def _on_successor(self) -> None:
        for field in self._names:
            field.setVisible(self.successor == self.NEW)
        self._follows.setVisible(self.successor != self.NOBODY)


class WhyField:
    """A field for the reason that comes in sight when a rule asks for it."""

    def __init__(self, parent: QWidget) -> None:
        self.edit = QLineEdit(parent)
        self._field: Field | None = None

    def put_into(self, form: Form) -> None:
        """Add it below the other fields, hidden."""
        self._field = form.add("Begründung", self.edit, "Sie bleibt in der Akte.")
        self._field.hide()

    def ask(self) -> None:
        """Bring it in sight."""
        if self._field is not None:
            self._field.show()
            self.edit.setFocus()

    @property
    def text(self) -> str:
        """What was typed; "" while nobody asked for it."""
        return self.edit.text().strip()


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
        self.manner_box = ChoiceBox(self)
        offer(self.manner_box, [(MANNERS[manner], manner) for manner in Manner], membership.manner)
        self.substitute_box = ChoiceBox(self)
        others = [(p.sorted_name, p.id) for p in persons if p.id != membership.person_id]
        offer(self.substitute_box, [("niemanden", None), *others], membership.substitute_for_id)
        self.why = WhyField(self)
        self.start_field, self.end_field = DateField("Mitglied seit"), DateField("Bis")
        self.start_field.set_value(membership.start)
        self.end_field.set_value(membership.end)
        self.voting_check = QCheckBox("stimmberechtigt", self)
        self.voting_check.setChecked(membership.voting)
        self.chair_check = QCheckBox("Vorsitz der Fraktion", self)
        self.chair_check.setChecked(membership.faction_chair)
        self.chair_check.setEnabled(membership.faction_id is not None)
        self.form.add_row(("Mitglied seit", self.start_field, 1), ("Bis", self.end_field, 1))
        self.form.add_row(("Gewählt oder berufen", self.manner_box, 1), ("Vertritt", self.substitute_box, 1))
        self.confidential_check = QCheckBox("erhält nichtöffentliche Unterlagen", self)
        self.confidential_check.setToolTip("Wer stimmberechtigt ist, erhält sie immer; beratende Mitglieder nur damit.")
        advisory = membership.role is Role.ADVISORY
        self.confidential_check.setChecked(membership.confidential or not advisory)
        self.confidential_check.setEnabled(advisory)
        self.form.add_widget(self.voting_check)
        self.form.add_widget(self.chair_check)
        self.form.add_widget(self.confidential_check)
        self.why.put_into(self.form)


class ListDialog(AskDialog):
    """Who follows when a member of a faction leaves: a person a line, in order."""

    help_page = "so-geht-nachruecken"

    def __init__(
        self, faction: str, persons: Sequence[Person], act: Callable[[ListDialog], str], parent: QWidget | None = None
    ) -> None:
        title = f"{faction}: Nachrückliste"
        super().__init__(title, "Liste speichern", lambda: act(self), parent)
        self.lines_edit = QPlainTextEdit("\n".join(person.sorted_name for person in persons), self)
        self.lines_edit.setTabChangesFocus(True)
        hint = "Eine Person je Zeile: Familienname, Vorname. Die oberste rückt als Nächste nach."
        self.form.add("Reihenfolge", self.lines_edit, hint, stretch=1)

    @property
    def names(self) -> list[tuple[str, str]]:
        """Family and given name of each line."""
        pairs = [line.partition(",") for line in self.lines_edit.toPlainText().splitlines() if line.strip()]
        return [(family.strip(), given.strip()) for family, _, given in pairs]


NAMELESS = (
    "person.name_missing",
    "organization.name_missing",
    "organization.name_taken",
    "committee.name_missing",
    "committee.name_taken",
    "faction.name_missing",
    "faction.name_taken",
)
"""What rules say of the name that was entered, or was not."""


class NamesDialog(AskDialog):
    """Name and short name of a faction, committee or organisation, and since when.

    former: how it was called before, for a change of what is there; a mistake is mended without a day.
    """

    def __init__(
        self,
        title: str,
        button: str,
        act: Callable[[NamesDialog], str],
        *,
        with_day: bool = False,
        day_label: str = "Seit",
        former: Sequence[str] | None = None,
        choices: Sequence[tuple[str, Any]] = (),
        label: str = "",
        labels: tuple[str, str] = ("Name", "Kurzname"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, button, lambda: act(self), parent)
        self.name_edit = QLineEdit(self)
        self.short_edit = QLineEdit(self)
        self.lead(self.name_edit, *NAMELESS)
        self.choice_box = ChoiceBox(self)
        self.start_field = DateField(day_label, self)
        for words, edit in zip(labels, (self.name_edit, self.short_edit), strict=True):
            self.form.add(words, edit)
        self.choice_box.setVisible(bool(label))
        if label:
            offer(self.choice_box, choices)
            self.form.add(label, self.choice_box)
        self.start_field.setVisible(with_day)
        self.mistake_check = QCheckBox("war ein Tippfehler", self)
        self.mistake_check.setVisible(former is not None)
        if with_day:
            self.form.add(day_label, self.start_field)
        if former is not None:
            self.form.add_widget(self.mistake_check)
            self.mistake_check.toggled.connect(self.start_field.setDisabled)
            shown = QLabel("\n".join(former), self)
            shown.setProperty("role", "muted")
            shown.setWordWrap(True)
            shown.setVisible(bool(former))
            self.form.add_widget(shown)
        self.name_edit.setFocus()


class PersonNameDialog(AskDialog):
    """What somebody is called from a day on; former: what they were called before, in words."""

    def __init__(
        self,
        person: Person,
        former: Sequence[str],
        act: Callable[[PersonNameDialog], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"{person.name}: Name geändert", "Namen ändern", lambda: act(self), parent)
        self.family_edit = QLineEdit(person.family_name, self)
        self.lead(self.family_edit, "person.name_missing")
        self.given_edit = QLineEdit(person.given_name, self)
        self.title_edit = QLineEdit(person.title, self)
        self.start_field = DateField("Gilt ab", self, optional=False)
        self.form.add("Familienname", self.family_edit)
        self.form.add("Vorname", self.given_edit)
        self.form.add("Titel", self.title_edit)
        self.form.add("Gilt ab", self.start_field, "Sitzungen und Schriftstücke davor behalten den früheren Namen.")
        if former:
            shown = QLabel("\n".join(former), self)
            shown.setProperty("role", "muted")
            shown.setWordWrap(True)
            self.form.add_widget(shown)

    @property
    def names(self) -> dict[str, str]:
        """What was typed, by the fields of a person."""
        return {
            "family_name": self.family_edit.text(),
            "given_name": self.given_edit.text(),
            "title": self.title_edit.text(),
        }
