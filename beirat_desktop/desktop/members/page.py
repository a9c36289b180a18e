"""Committees with members and factions, all persons, organisations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.copies import copies_of
from beirat_desktop.desktop.forgetting import ForgetDialog, KeepDialog, RemovePersonDialog
from beirat_desktop.desktop.members.committee_view import CommitteeView, seats_words
from beirat_desktop.desktop.members.organizations_view import OrganizationsView
from beirat_desktop.desktop.members.person_editor import PersonEditor
from beirat_desktop.desktop.members.persons_view import PersonsView
from beirat_desktop.desktop.members.places import ORGANIZATIONS, PERSONS, Places
from beirat_desktop.desktop.members.questions import Questions
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.why import permit
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.deadlines import after_months
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.file_names import mended_name
from beirat_desktop.domain.persons import PersonCard
from beirat_desktop.german import refusal
from beirat_desktop.german.counts import counted, listed
from beirat_desktop.german.persons import former_person
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.members.personal_data import PersonalFiles


class MembersPage(Page):
    """At the left what there is, in the middle who belongs to it, at the right the person."""

    help_page = "gremien-und-personen"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, state, drafts = workplace.office, workplace.state, workplace.drafts
        self._office = office
        self._state = state
        self._background = workplace.background
        self._person = ""
        self.tree = Places(self)
        # Each part is made where it stands: one that is moved goes through the style sheet again with all it holds.
        self.splitter = Splitter(self)
        self._left = Card(parent=self.splitter)
        self.stack = QStackedWidget(self.splitter)
        self.tree.setProperty("marks", "row")
        self.tree.chosen.connect(self._on_place)
        self._seats = ""
        self.committee = CommitteeView(state, office.today, self.stack)
        self.committee.chosen.connect(self._on_member)
        self.committee.day_changed.connect(self._show_members)
        self.committee.remove_wanted.connect(lambda key: self._change(key, "remove"))
        self.persons = PersonsView(state, self.stack)
        self.persons.chosen.connect(self._show_person)
        self.organizations = OrganizationsView(
            drafts, self._save_organization, lambda key: office.initiatives.of_organization(key), state, self.stack
        )
        self.organizations.navigate.connect(self.navigate)
        self.organizations.remove_wanted.connect(self._remove_organization)
        self.person = PersonEditor(drafts, self._save_person, self.splitter)
        self.person.change_wanted.connect(self._change)
        self.person.contact_removal_wanted.connect(self._remove_contact)
        self.person.remove_wanted.connect(self._remove_person)
        self.person.extract_wanted.connect(self._choose_extract)
        self.person.keep_wanted.connect(self._keep_contact)
        self.person.rename_wanted.connect(self._rename_person)
        for autosave in (self.person.autosave, self.organizations.autosave):
            autosave.saving.connect(self.saving)
            autosave.notice.connect(self.notice)
        self._questions = Questions(office, self._act, self._warn, self)
        self._make_actions()
        needs("memberships.paste", self.committee.empty.add_button("Liste einfügen …", self._paste_action.trigger))
        needs("memberships.add", self.committee.empty.add_button("+ Mitglied", self._add_action.trigger))
        self._lay_out(state)
        self.watch(
            workplace, "committees", "factions", "persons", "memberships", "organizations", "terms",
            "initiatives", "deadlines", "speakers", "meetings",
        )  # fmt: skip

    def title(self) -> str:
        return "Gremien & Personen"

    def subtitle(self) -> str:
        return self._seats

    def page_actions(self) -> Sequence[QAction]:
        if self._place == ORGANIZATIONS:
            return (self._new_organization,)
        if self._place == PERSONS:
            return (self._cards_action, self._new_person)
        return (self._committee_action, self._paste_action, self._add_action) if self._place else ()

    def open(self, record: str) -> None:
        """Show a person, committee, faction or organisation by its id."""
        if not self.tree.topLevelItemCount():
            self.reload()
        if not record:
            return
        if self.tree.go(record):
            return
        if any(each.id == record for each in self._office.organizations.all()):
            self.tree.go(ORGANIZATIONS)
            self.organizations.table.choose(record)
            return
        self.tree.go(PERSONS)
        self.persons.table.choose(record)
        self._show_person(record)

    def reload(self) -> None:
        self._fill_tree()
        self._show_place()

    def flush(self) -> None:
        self.person.flush()
        self.organizations.autosave.flush()

    def focus_first(self) -> None:
        self.tree.setFocus()

    def _make_actions(self) -> None:
        ask = self._questions
        self._add_action = self.action(
            "+ Mitglied",
            lambda: ask.add_member(self._place, self._faction, self._remember),
            name="Mitglied aufnehmen",
            primary=True,
            shortcut="Ctrl+N",
        )
        self._paste_action = self.action(
            "Liste einfügen …",
            lambda: ask.paste(self._place, self._on_pasted),
            name="Mitgliederliste einfügen",
            tip="Mitglieder aus einer Tabelle",
        )
        menu = Menu(self)
        menu.addAction("Fraktion anlegen …", lambda: ask.add_faction(self._place))
        self._rename_faction_action = menu.addAction(
            "Fraktion umbenennen …", lambda: ask.rename_faction(self._chosen_faction())
        )
        self._successors_action = menu.addAction("Nachrückliste …", lambda: ask.successors(self._chosen_faction()))
        self._end_faction_action = menu.addAction("Fraktion beenden …", lambda: ask.end_faction(self._chosen_faction()))
        menu.addSeparator()
        menu.addAction("Alle Mitgliedschaften beenden …", lambda: ask.end_all(self._place, self._on_ended))
        menu.addAction("Gremium anlegen …", ask.add_committee)
        self._committee_action = self.action("Gremium", lambda: None, menu=menu)
        needs("memberships.add", self._add_action)
        needs("memberships.paste", self._paste_action)
        needs("committees.edit", self._committee_action)
        self._new_person = self.action(
            "+ Person",
            lambda: ask.add_person(self._remember),
            name="Person anlegen",
            primary=True,
            shortcut="Ctrl+N",
        )
        cards = Menu(self)
        cards.addAction("Visitenkarte einlesen …", self._take_vcard)
        self._vcard_action = cards.addAction("Visitenkarte speichern …", self._save_vcard)
        cards.aboutToShow.connect(lambda: permit(self._vcard_action, bool(self._person), "zuerst eine Person wählen"))
        self._cards_action = self.action(
            "Visitenkarte", lambda: None, menu=cards, name="Visitenkarte einlesen, speichern"
        )
        self._new_organization = self.action(
            "+ Organisation",
            lambda: ask.add_organization(self._remember_organization),
            name="Organisation anlegen",
            primary=True,
            shortcut="Ctrl+N",
        )
        needs("persons.add", self._new_person)
        needs("persons.vcard", self._cards_action)
        needs("organizations.add", self._new_organization)
        self._only_here()

    def _lay_out(self, state: State) -> None:
        left = self._left
        for widget, share in ((left, 2), (self.stack, 6), (self.person, 3)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        left.add(self.tree, 1)
        for view in (self.committee, self.persons, self.organizations):
            self.stack.addWidget(view)
        self.splitter.setSizes([px(256), px(624), px(330)])
        state.splitter("members", self.splitter)
        self.person.setMinimumWidth(px(300))
        self.stack.setMinimumWidth(px(380))
        left.setMinimumWidth(px(150))
        self.person.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(self.splitter)

    @property
    def _place(self) -> str:
        return self.tree.place

    @property
    def _faction(self) -> str:
        return self.tree.faction

    def _fill_tree(self) -> None:
        committees = self._office.committees.all()
        self.tree.fill(committees, {c.id: self._office.committees.factions(c.id) for c in committees})

    def _on_place(self) -> None:
        self.flush()
        self._person = ""
        self._show_place()

    def _show_place(self) -> None:
        self._seats = ""
        for action in (self._rename_faction_action, self._end_faction_action, self._successors_action):
            permit(action, bool(self._faction), "zuerst links eine Fraktion wählen")
        if self._place == ORGANIZATIONS:
            self.stack.setCurrentWidget(self.organizations)
            self.organizations.show_organizations(self._office.organizations.all())
        elif self._place == PERSONS:
            self.stack.setCurrentWidget(self.persons)
            self.persons.show_persons(self._office.persons.all())
        elif self._place:
            self.stack.setCurrentWidget(self.committee)
            self._seats = seats_words(self._office.committees.seats(self._place, self._office.today))
            self._show_members()
        self._show_person(self._person)
        self._only_here()
        self.header_changed.emit()

    def _show_members(self) -> None:
        day = self.committee.day
        members = self._office.persons.members(self._place, day)
        if self._faction:
            members = [m for m in members if m.membership.faction_id == self._faction]
        on = day or self._office.today
        self.committee.show_members(
            self.tree.name,
            members,
            self._office.committees.seats(self._place, on),
            self._office.committees.findings(self._place, on),
        )

    def _on_member(self, key: str) -> None:
        members = self._office.persons.members(self._place, None) if key else []
        self._show_person(next((m.person.id for m in members if m.id == key), ""))

    def _show_person(self, key: str) -> None:
        person = self._office.persons.find(key) if key else None
        self._person = "" if person is None else key
        if person is None:
            self.person.hide()
            return
        persons = self._office.persons
        self.person.show_person(
            person,
            persons.committees_of(key),
            self._office.organizations.all(),
            former_person(persons.states(key)),
            persons.review_day(key),
        )
        self.person.show()

    def _rename_person(self, key: str) -> None:
        self.person.flush()
        self._questions.rename_person(key)

    def _save_person(self, key: str, name: str, value: Any) -> None:
        self._office.persons.edit(key, **{name: value})

    def _save_organization(self, key: str, name: str, value: Any) -> None:
        self._office.organizations.edit(key, **{name: value})

    def _act(self, act: Callable[[], object]) -> str:
        """Do it and show what came of it; "" for a dialog, which says itself what a rule has against it."""
        act()
        self.reload()
        return ""

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            self._act(act)
        except Refused as error:
            self._warn(refusal(error))
            return False
        return True

    def _warn(self, sentence: str) -> None:
        self.notice.emit(Notice(sentence, Tone.AMBER))

    def _remember(self, person: str) -> None:
        self._person = person

    def _remember_organization(self, organization: str) -> None:
        self.organizations.wanted = organization

    def take_vcard(self, file: Path) -> None:
        """Take persons in from a vCard."""
        taken: list[PersonCard] = []
        if self._do(lambda: taken.extend(self._office.persons.take_vcard(file))):
            self._remember(taken[0].person.id)
            self.message.emit(f"{listed([one.person.name for one in taken])} übernommen")
            left = [f"„{one.suffix}“ bei {one.person.name}" for one in taken if one.suffix]
            if left:
                self._warn(f"Ohne Feld in der Akte und nicht übernommen: {listed(left)}.")

    def _take_vcard(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Visitenkarte einlesen", "", "Visitenkarten (*.vcf)")
        if name:
            self.take_vcard(Path(name))

    def _save_vcard(self) -> None:
        if not self._person:
            return
        person = self._office.persons.get(self._person)
        offered = mended_name(f"{person.given_name} {person.family_name}.vcf".strip())
        name, _ = QFileDialog.getSaveFileName(self, "Visitenkarte speichern", offered, "Visitenkarten (*.vcf)")
        if name and self._do(lambda: write_file(Path(name), self._office.persons.vcard(person.id))):
            self.message.emit(f"Gespeichert: {Path(name).name}")

    def _keep_contact(self, key: str) -> None:
        def act(day: date) -> str:
            return self._act(lambda: self._office.persons.keep_contact(key, day))

        KeepDialog(self._office.persons.get(key).name, after_months(self._office.today, 12), act, self).open()

    def _choose_extract(self, key: str) -> None:
        self.person.flush()
        folder = QFileDialog.getExistingDirectory(self, "Ordner für die Auskunft")
        if folder:
            self.write_extract(key, Path(folder))

    def write_extract(self, key: str, folder: Path) -> None:
        """Write all that the record holds on a person into a folder, as a paper and as data."""
        copies = copies_of(self._state, self._office)
        days = [copy.day for copy in copies.all()] if copies else []
        aside = [file.name for file in copies.set_aside()] if copies else []
        self._background.run(
            partial(self._keep_extract, folder), self._on_trouble, self._office.personal_data.files, key, days, aside
        )

    def _keep_extract(self, folder: Path, files: PersonalFiles) -> None:
        try:
            for ending, content in (("pdf", files.pdf), ("json", files.data)):
                write_file(folder / f"{files.name}.{ending}", content, closed=True)
        except CANNOT as error:
            self._on_trouble(error)
            return
        self.message.emit(f"Gespeichert: {files.name}.pdf und .json")

    def _on_trouble(self, error: Exception) -> None:
        self.notice.emit(notice_of(error))

    def _on_pasted(self, count: int) -> None:
        self.message.emit(f"{counted(count, 'Mitglied', 'Mitglieder')} aufgenommen")

    def _on_ended(self, count: int) -> None:
        self.message.emit(f"{counted(count, 'Mitgliedschaft', 'Mitgliedschaften')} beendet")

    def _chosen_faction(self) -> Faction:
        return next(f for f in self._office.committees.factions(self._place) if f.id == self._faction)

    def _change(self, key: str, what: str) -> None:
        self.person.flush()
        self._questions.change(self._office.persons.membership(key), what)

    def _only_here(self) -> None:
        """Ctrl+N means what the place shows."""
        shown = self.page_actions()
        for each in (self._add_action, self._new_person, self._new_organization):
            each.setEnabled(each in shown)

    def _remove_contact(self, key: str) -> None:
        name = self._office.persons.get(key).name
        text = (
            "Anschrift, E-Mail und Telefon werden endgültig entfernt, auch aus dem Verlauf. Mitgliedschaften und "
            "Wortbeiträge bleiben. Das lässt sich nicht rückgängig machen."
        )

        def act(day: date | None) -> str:
            self.person.flush()
            return self._act(lambda: self._office.persons.remove_contact(key, copies_go=day))

        ForgetDialog(f"Kontaktdaten von {name} löschen?", text, self._office, self._state, act, self).open()

    def _remove_person(self, key: str) -> None:
        name = self._office.persons.get(key).name

        def act(for_good: bool, day: date | None) -> str:
            persons = self._office.persons
            shown, self._person = self._person, ""
            try:
                return self._act(lambda: persons.forget(key, copies_go=day) if for_good else persons.remove(key))
            except Refused:
                self._person = shown
                raise

        RemovePersonDialog(name, self._office, self._state, act, self).open()

    def _remove_organization(self, key: str) -> None:
        name = self._office.organizations.get(key).name
        if confirm(
            self,
            f"{name} entfernen?",
            "Das lässt sich rückgängig machen.",
            "Entfernen",
            page="gremien-und-personen",
            danger=True,
        ):
            self._do(lambda: self._office.organizations.remove(key))
