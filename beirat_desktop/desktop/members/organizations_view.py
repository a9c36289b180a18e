"""Offices of the administration and outside organisations, with their contact data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.members.contacts import CONTACT, contact_value, with_contact
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, Tone, px
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.form import Field, Form
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.german.initiatives import INITIATIVE_KINDS
from beirat_desktop.german.persons import ORGANIZATION_KINDS

Save = Callable[[str, str, Any], object]
COLUMNS = (
    Column("Name", lambda o: o.name, stretch=True),
    Column("Kurzname", lambda o: o.short_name, width=110),
    Column(
        "Art",
        lambda o: ORGANIZATION_KINDS[o.kind],
        tone=lambda o: Tone.BLUE if o.kind is OrganizationKind.ADMINISTRATION else Tone.NEUTRAL,
        width=110,
    ),
)


class OrganizationsView(QWidget):
    """A table, and beside it the fields of the one that is chosen.

    Signals:
        chosen: the id the selection moved to.
        remove_wanted: the id of an organisation.
        navigate: noun and id of a record to go to.
    """

    chosen = Signal(str)
    remove_wanted = Signal(str)
    navigate = Signal(str, str)

    def __init__(
        self,
        drafts: Drafts,
        save: Save,
        initiatives: Callable[[str], Sequence[Initiative]],
        state: State,
        parent: QWidget | None = None,
    ) -> None:
        """initiatives: those in which an organisation stands, by its id."""
        super().__init__(parent)
        self._save = save
        self._initiatives = initiatives
        self._shown: Organization | None = None
        self._all: Sequence[Organization] = ()
        self.wanted = ""
        """The one to move to when they are shown next."""
        self.autosave = Autosave(drafts, self)
        self.autosave.refused.connect(self._on_refused)
        self.model = RowsModel(COLUMNS, self)
        self.empty = EmptyState(
            "Noch keine Stellen und Organisationen",
            "Hier stehen Ämter, die Beschlüsse umsetzen, und Organisationen, aus denen Gäste kommen.",
            "building-2",
        )
        self.table = Table(self.model, "Stellen und Organisationen", state=state, key="organizations", empty=self.empty)
        self.table.chosen.connect(self._on_chosen)
        self.table.remove_wanted.connect(self.remove_wanted)
        self.kind_box = ChoiceBox(self)
        offer(self.kind_box, [(word, kind) for kind, word in ORGANIZATION_KINDS.items()])
        self.parent_box = ChoiceBox(self)
        self.edits = {name: QLineEdit(self) for name in ("name", "short_name", *CONTACT)}
        self.edits["postcode"].setMinimumWidth(px(84))
        self.remove_button = QPushButton("Entfernen …", self)
        self.remove_button.setProperty("danger", True)
        needs("organizations.remove", self.remove_button)
        self.remove_button.clicked.connect(lambda: self._shown and self.remove_wanted.emit(self._shown.id))
        self.initiatives = EntryList("Vorhaben", self)
        self.initiatives.navigate.connect(self.navigate)
        self.initiatives_label = QLabel("Vorhaben", self)
        self.initiatives_label.setProperty("role", "field")
        self.fields: dict[str, Field] = {}
        self._lay_out()
        self.autosave.bind("kind", self.kind_box, lambda key, value: save(key, "kind", OrganizationKind(value)))
        self.autosave.bind("parent_id", self.parent_box, lambda key, value: save(key, "parent_id", value))
        for name, edit in self.edits.items():
            self.autosave.bind(name, edit, self._keep(name))

    def show_organizations(self, organizations: Sequence[Organization]) -> None:
        """Show them; what is being typed stays."""
        self._all = organizations
        chosen, self.wanted = self.wanted or self.table.current_id, ""
        self.model.show(list(organizations))
        if chosen:
            self.table.choose(chosen)
        elif organizations:
            self.table.choose(organizations[0].id)
        self._show_current()

    def _lay_out(self) -> None:
        left = Card("Stellen und Organisationen", parent=self)
        left.add(self.table, 1)
        self.card = Card(parent=self)
        form = Form(self.card)
        self.fields["name"] = form.add("Name", self.edits["name"])
        self.fields["short_name"], self.fields["kind"] = form.add_row(
            ("Kurzname", self.edits["short_name"], 1), ("Art", self.kind_box, 1)
        )
        self.fields["parent_id"] = form.add("Gehört zu", self.parent_box)
        self.fields["street"] = form.add("Straße", self.edits["street"])
        form.add_row(("PLZ", self.edits["postcode"], 1), ("Ort", self.edits["town"], 3))
        form.add_row(("E-Mail", self.edits["email"], 1), ("Telefon", self.edits["phone"], 1))
        form.add_widget(self.initiatives_label)
        form.add_widget(self.initiatives)
        form.add_stretch()
        self.card.add(Scroll(form, self.card), 1)
        self.card.body.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(left, 3)
        row.addWidget(self.card, 2)

    def _on_chosen(self, key: str) -> None:
        self._show_current()
        self.chosen.emit(key)

    def _show_current(self) -> None:
        key = self.table.current_id
        shown = next((each for each in self._all if each.id == key), None)
        self.card.setVisible(shown is not None)
        self._shown = shown
        if shown is None:
            return
        self.autosave.begin(shown.id)
        self.card.set_title(shown.label)
        above = [(each.name, each.id) for each in self._all if each.id != shown.id]
        offer(self.parent_box, [("–", None), *above], shown.parent_id)
        self.autosave.show("kind", shown.kind.value)
        self.autosave.show("parent_id", shown.parent_id)
        for name in self.edits:
            self.autosave.show(name, _value(shown, name))
        entries = [
            Entry(one.name, INITIATIVE_KINDS[one.kind], noun="initiative", id=one.id)
            for one in self._initiatives(shown.id)
        ]
        self.initiatives.show_entries(entries)
        self.initiatives_label.setVisible(bool(entries))

    def _keep(self, name: str) -> Callable[[str, Any], object]:
        def keep(key: str, value: str) -> None:
            shown = self._shown
            if name not in CONTACT or shown is None or shown.id != key:
                self._save(key, name, value)
                return
            contact = with_contact(shown.contact, name, value)
            self._save(key, "contact", contact)
            self._shown = replace(shown, contact=contact)

        return keep

    def _on_refused(self, name: str, sentence: str) -> None:
        field = self.fields.get(name)
        if field is None:
            return
        if sentence:
            field.warn(sentence, role="error")
        else:
            field.clear_warning()


def _value(organization: Organization, name: str) -> str:
    return contact_value(organization.contact, name) if name in CONTACT else str(getattr(organization, name))
