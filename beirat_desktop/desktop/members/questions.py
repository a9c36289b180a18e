"""The questions asked before a membership, faction or organisation changes, and what is done then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeAlias

from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.members.dialogs import (
    ChangeDialog,
    CorrectDialog,
    LeaveDialog,
    ListDialog,
    MemberDialog,
    NamesDialog,
    PersonNameDialog,
    WhyField,
    faction_choices,
)
from beirat_desktop.desktop.members.paste_dialog import PasteDialog
from beirat_desktop.desktop.messages import confirm
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.member_list import Choices
from beirat_desktop.domain.memberships import ASKS_WHY, Claim
from beirat_desktop.domain.organizations import OrganizationKind
from beirat_desktop.domain.persons import Manner, Membership, Person, Role
from beirat_desktop.german import refusal
from beirat_desktop.german.committees import former_faction
from beirat_desktop.german.persons import CLAIMS, ORGANIZATION_KINDS, ROLES, former_person
from beirat_desktop.usecases.members.pasting import Pasted
from beirat_desktop.usecases.office import Office

Attempt: TypeAlias = Callable[[Callable[[], object]], str]
"""Does something and shows what came of it; "" when it is done. A rule may refuse, which the dialog says."""


class Questions:
    """Opens the dialogs of the page; each keeps what was entered when a rule refuses."""

    def __init__(self, office: Office, attempt: Attempt, refused: Callable[[str], object], parent: QWidget) -> None:
        """refused shows what a rule said against something that no dialog asked for."""
        self._office = office
        self._attempt = attempt
        self._refused = refused
        self._parent = parent

    def add_member(self, committee_id: str, faction_id: str, added: Callable[[str], object]) -> None:
        """Ask for a new member; added gets the person's id."""
        committee = self._office.committees.get(committee_id)

        def act(dialog: MemberDialog) -> str:
            return self._attempt(lambda: added(self._keep_member(committee_id, dialog)))

        factions = self._office.committees.factions_to_choose(committee.id, self._office.today)
        persons = self._office.persons
        dialog = MemberDialog(committee.label, persons.all(), factions, persons.named, act, self._parent)
        dialog.start_field.set_value(self._likely_start(committee_id))
        if faction_id:
            dialog.faction_box.setCurrentIndex(dialog.faction_box.findData(faction_id))
        dialog.open()

    def paste(self, committee_id: str, pasted: Callable[[int], object]) -> None:
        """Ask for a list of members; pasted gets how many were taken over."""
        committee = self._office.committees.get(committee_id)
        persons = self._office.persons

        def act(text: str, since: date | None, choices: Choices) -> str:
            return self._attempt(lambda: pasted(persons.paste(committee.id, text, since, choices)))

        def preview(text: str, since: date | None, choices: Choices) -> Pasted:
            return persons.preview_paste(committee.id, text, since, choices)

        start = self._likely_start(committee_id)
        PasteDialog(committee.label, start, preview, act, persons.table, self._parent).open()

    def change(self, membership: Membership, what: str) -> None:
        """Ask for what is to change: "faction", "role", "leave", "end", "remove", "correct"."""
        person = self._office.persons.get(membership.person_id)
        {
            "faction": self._move,
            "role": self._change_role,
            "leave": self._leave,
            "end": self._end,
            "remove": self._remove,
            "correct": self._correct,
        }[what](membership, person)

    def add_person(self, added: Callable[[str], object]) -> None:
        """Ask for a person who is in no committee."""

        def act(dialog: NamesDialog) -> str:
            names = (dialog.name_edit.text(), dialog.short_edit.text())
            return self._attempt(lambda: added(self._office.persons.add(*names).id))

        labels = ("Familienname", "Vorname")
        NamesDialog("Person anlegen", "Person anlegen", act, labels=labels, parent=self._parent).open()

    def rename_person(self, person_id: str) -> None:
        """Ask what somebody is called from a day on."""
        persons = self._office.persons
        person = persons.get(person_id)

        def act(dialog: PersonNameDialog) -> str:
            since = dialog.start_field.value()
            if since is None:
                return dialog.at(dialog.start_field, "Bitte angeben, ab wann der Name gilt, zum Beispiel 24.05.2012.")
            return self._attempt(lambda: persons.edit(person_id, since=since, **dialog.names))

        dialog = PersonNameDialog(person, former_person(persons.states(person_id)), act, self._parent)
        dialog.start_field.set_value(self._office.today)
        dialog.open()

    def add_organization(self, added: Callable[[str], object]) -> None:
        """Ask for an office or an outside organisation."""

        def act(dialog: NamesDialog) -> str:
            kind = OrganizationKind(dialog.choice_box.currentData())
            name, short = dialog.name_edit.text(), dialog.short_edit.text()
            return self._attempt(lambda: added(self._office.organizations.add(name, kind, short_name=short).id))

        title = "Organisation anlegen"
        kinds = [(word, kind) for kind, word in ORGANIZATION_KINDS.items()]
        NamesDialog(title, title, act, choices=kinds, label="Art", parent=self._parent).open()

    def add_committee(self) -> None:
        """Ask for another committee of the town."""

        def act(dialog: NamesDialog) -> str:
            name, short = dialog.name_edit.text(), dialog.short_edit.text()
            return self._attempt(lambda: self._office.committees.add(name, short_name=short))

        NamesDialog("Gremium anlegen", "Gremium anlegen", act, parent=self._parent).open()

    def add_faction(self, committee_id: str) -> None:
        """Ask for a new faction or list."""

        def act(dialog: NamesDialog) -> str:
            words = (dialog.name_edit.text(), dialog.short_edit.text(), dialog.start_field.value())
            return self._attempt(lambda: self._office.committees.add_faction(committee_id, *words))

        dialog = NamesDialog("Fraktion anlegen", "Fraktion anlegen", act, with_day=True, parent=self._parent)
        dialog.start_field.set_value(self._likely_start(committee_id))
        dialog.open()

    def end_all(self, committee_id: str, ended: Callable[[int], object]) -> None:
        """Ask for the day on which everybody's membership ends; ended gets how many they were."""
        committee = self._office.committees.get(committee_id)
        term = self._office.committees.term_on(self._office.today)
        self._ask_day(
            f"{committee.label}: alle Mitgliedschaften beenden",
            "Alle Mitgliedschaften beenden",
            "Letzter Tag",
            term.end if term is not None else self._office.today,
            lambda day, _, why: ended(self._office.persons.end_all(committee_id, day, why)),
            explanation="Für das Ende der Wahlperiode. Die neuen Mitglieder kommen danach als Liste oder einzeln.",
        )

    def rename_faction(self, faction: Faction) -> None:
        """Ask for other names."""

        def act(dialog: NamesDialog) -> str:
            name, short = dialog.name_edit.text(), dialog.short_edit.text()
            since, mistake = dialog.start_field.value(), dialog.mistake_check.isChecked()
            if since is None and not mistake:
                return dialog.at(dialog.start_field, "Bitte angeben, ab wann der Name gilt, zum Beispiel 24.05.2012.")
            return self._attempt(
                lambda: committees.edit_faction(
                    faction.id, since=None if mistake else since, mistake=mistake, name=name, short_name=short
                )
            )

        committees = self._office.committees
        former = former_faction(committees.faction_states(faction.id))
        dialog = NamesDialog(
            "Fraktion umbenennen",
            "Umbenennen",
            act,
            with_day=True,
            day_label="Gilt ab",
            former=former,
            parent=self._parent,
        )
        dialog.start_field.set_value(committees.likely_day(faction.committee_id))
        dialog.name_edit.setText(faction.name)
        dialog.short_edit.setText(faction.short_name)
        dialog.open()

    def successors(self, faction: Faction) -> None:
        """Ask who follows when a member of the faction leaves."""

        def act(dialog: ListDialog) -> str:
            return self._attempt(lambda: self._office.committees.set_successors(faction.id, dialog.names))

        ListDialog(faction.name, self._office.committees.successors(faction.id), act, self._parent).open()

    def end_faction(self, faction: Faction) -> None:
        """Ask for a faction's last day."""
        self._ask_day(
            f"{faction.name} beenden",
            "Fraktion beenden",
            "Letzter Tag",
            self._office.today - timedelta(days=1),
            lambda day, _chosen, why: self._office.committees.end_faction(faction.id, day, why),
            explanation="Ihre Mitglieder bleiben Mitglieder des Gremiums, vom nächsten Tag an ohne Fraktion.",
        )

    def _keep_member(self, committee_id: str, dialog: MemberDialog) -> str:
        office = self._office
        with office.store.unit("memberships.add"):
            key = dialog.person_id
            if key is None:
                key = office.persons.add(
                    dialog.family_edit.text(),
                    dialog.given_edit.text(),
                    form_of_address=dialog.address_box.currentData(),
                    title=dialog.title_edit.text(),
                ).id
            office.persons.add_membership(
                key,
                committee_id,
                Role(dialog.role_box.currentData()),
                manner=Manner(dialog.manner_box.currentData()),
                voting=dialog.voting_check.isChecked(),
                faction_id=dialog.faction_box.currentData(),
                start=dialog.start_field.value(),
            )
        return key

    def _move(self, membership: Membership, person: Person) -> None:
        factions = self._office.committees.factions_to_choose(membership.committee_id, self._office.today)
        self._ask_day(
            f"{person.name}: Fraktion wechseln",
            "Fraktion wechseln",
            "Ab dem Tag",
            self._office.committees.likely_day(membership.committee_id),
            lambda day, chosen, why: self._office.persons.move_faction(membership.id, chosen, day, why),
            label="Neue Fraktion",
            choices=faction_choices(factions),
            chosen=membership.faction_id,
            explanation="Die Zeit davor bleibt, wie sie war.",
        )

    def _change_role(self, membership: Membership, person: Person) -> None:
        self._ask_day(
            f"{person.name}: Funktion ändern",
            "Funktion ändern",
            "Ab dem Tag",
            self._office.committees.likely_day(membership.committee_id),
            lambda day, chosen, why: self._office.persons.change_role(membership.id, Role(chosen), day, why),
            label="Neue Funktion",
            choices=[(ROLES[role], role) for role in Role],
            chosen=membership.role,
            explanation="Die Zeit davor bleibt, wie sie war.",
        )

    def _end(self, membership: Membership, person: Person) -> None:
        self._ask_day(
            f"Mitgliedschaft von {person.name} beenden",
            "Mitgliedschaft beenden",
            "Letzter Tag",
            self._office.today,
            lambda day, _, why: self._office.persons.end_membership(membership.id, day, why),
            explanation="Bis zu diesem Tag bleibt alles, wie es war.",
        )

    def _leave(self, membership: Membership, person: Person) -> None:
        office = self._office

        def act(dialog: LeaveDialog) -> str:
            last, follows_on = dialog.last_field.value(), dialog.follows_field.value()
            if last is None or (follows_on is None and dialog.successor != LeaveDialog.NOBODY):
                empty = dialog.last_field if last is None else dialog.follows_field
                return dialog.at(empty, "Bitte die Tage angeben, zum Beispiel 24.05.2012.")
            if dialog.successor == LeaveDialog.NEW:
                known = office.persons.named(dialog.family_edit.text(), dialog.given_edit.text())
                if known:
                    there = f"{known[0].name} ist schon eingetragen. Bitte unter „Es folgt nach“ wählen."
                    return dialog.at(dialog.successor_box, there)
            return self._asking(dialog.why, lambda: self._keep_leaving(membership.id, dialog, last, follows_on))

        def follow(last: date) -> list[tuple[str, str, bool]]:
            return [
                (
                    one.sorted_name + (f" ({CLAIMS[claim]})" if claim is not Claim.NONE else ""),
                    one.id,
                    claim is not Claim.NONE,
                )
                for one, claim in office.persons.successors(membership.id, last)
            ]

        LeaveDialog(person.name, office.today, follow, act, self._parent).open()

    def _keep_leaving(self, membership_id: str, dialog: LeaveDialog, last: date, follows_on: date | None) -> None:
        office = self._office
        with office.store.unit("memberships.leave"):
            successor: str | None = dialog.successor
            if successor == LeaveDialog.NOBODY:
                successor = None
            elif successor == LeaveDialog.NEW:
                successor = office.persons.add(dialog.family_edit.text(), dialog.given_edit.text()).id
            why = dialog.cause_box.currentText()
            office.persons.leave(membership_id, last, why, successor, follows_on=follows_on, reason=dialog.why.text)

    def _asking(self, why: WhyField, act: Callable[[], object]) -> str:
        """Do it; where a rule asks for a reason, the field for it comes in sight."""

        def noticing() -> None:
            try:
                act()
            except Refused as error:
                if error.rule in ASKS_WHY:
                    why.ask()
                raise

        return self._attempt(noticing)

    def _correct(self, membership: Membership, person: Person) -> None:
        def act(dialog: CorrectDialog) -> str:
            return self._asking(
                dialog.why,
                lambda: self._office.persons.edit_membership(
                    membership.id,
                    reason=dialog.why.text,
                    manner=Manner(dialog.manner_box.currentData()),
                    voting=dialog.voting_check.isChecked(),
                    confidential=dialog.confidential_check.isEnabled() and dialog.confidential_check.isChecked(),
                    faction_chair=dialog.chair_check.isChecked(),
                    substitute_for_id=dialog.substitute_box.currentData(),
                    start=dialog.start_field.value(),
                    end=dialog.end_field.value(),
                ),
            )

        CorrectDialog(person.name, membership, self._office.persons.all(), act, self._parent).open()

    def _remove(self, membership: Membership, person: Person) -> None:
        title = f"Mitgliedschaft von {person.name} entfernen?"
        text = "Nur für irrtümlich Eingetragenes. Wer ausscheidet, dessen Mitgliedschaft wird beendet."
        if confirm(self._parent, title, text, "Mitgliedschaft entfernen", page="gremien-und-personen", danger=True):
            try:
                self._attempt(lambda: self._office.persons.remove_membership(membership.id))
            except Refused as error:
                self._refused(refusal(error))

    def _ask_day(
        self,
        title: str,
        button: str,
        day_label: str,
        day: date | None,
        act: Callable[[date, Any, str], object],
        **options: Any,
    ) -> None:
        def go(dialog: ChangeDialog) -> str:
            chosen = dialog.day_field.value()
            if chosen is None:
                return dialog.at(dialog.day_field, "Bitte einen Tag angeben, zum Beispiel 24.05.2012.")
            return self._asking(dialog.why, lambda: act(chosen, dialog.choice_box.currentData(), dialog.why.text))

        ChangeDialog(title, button, day_label, day, go, **options, parent=self._parent).open()

    def _likely_start(self, committee_id: str) -> date:
        """Today, after a meeting of today tomorrow; the term's beginning while a committee has no members yet."""
        today = self._office.committees.likely_day(committee_id)
        term = self._office.committees.term_on(today)
        if term is None or self._office.persons.members(committee_id, today):
            return today
        return term.start
