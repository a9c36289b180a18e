"""One person: names, contact data, and where they have been a member."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.allowing import allowed, needs
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.members.contacts import CONTACT, contact_value, with_contact
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.clearing import clear
from beirat_desktop.desktop.widgets.form import Field, Form
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.places import Channel, Contact
from beirat_desktop.german import word
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.persons import MANNERS, ROLES

Line = tuple[Membership, Committee, Faction | None]
Save = Callable[[str, str, Any], object]
"""Called with the person's id, the field and its value."""


class PersonEditor(QScrollArea):
    """Keeps what is typed; a membership is changed by its menu.

    Signals:
        change_wanted: a membership's id and what to do: "faction", "role", "end", "remove", "correct".
        contact_removal_wanted: the person's id.
        remove_wanted, rename_wanted, extract_wanted, keep_wanted: the person's id.
    """

    change_wanted = Signal(str, str)
    contact_removal_wanted = Signal(str)
    remove_wanted = Signal(str)
    rename_wanted = Signal(str)
    extract_wanted = Signal(str)
    keep_wanted = Signal(str)

    def __init__(self, drafts: Drafts, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._save = save
        self._person: Person | None = None
        self.autosave = Autosave(drafts, self)
        self.autosave.refused.connect(self._on_refused)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields: dict[str, Field] = {}
        self.edits: dict[str, QLineEdit] = {}
        self.address_box = ChoiceBox(self)
        offer(self.address_box, [("–", ""), ("Frau", "Frau"), ("Herr", "Herr")])
        for name in ("title", "given_name", "family_name", *CONTACT):
            self.edits[name] = QLineEdit(self)
        self.edits["postcode"].setMinimumWidth(px(84))
        self.channel_box = ChoiceBox(self)
        self.channel_box.setToolTip("Auf welchem Weg Einladungen und Niederschriften zugestellt werden")
        offer(self.channel_box, [(word(channel), channel) for channel in Channel])
        self.organization_box = ChoiceBox(self)
        self.remove_contact_button = QPushButton("Kontaktdaten löschen …", self)
        self.remove_contact_button.setToolTip(
            "Entfernt Anschrift, E-Mail und Telefon endgültig, auch aus dem Verlauf. Dass die Person Mitglied war oder "
            "gesprochen hat, bleibt."
        )
        self.remove_contact_button.clicked.connect(lambda: self._emit(self.contact_removal_wanted))
        self.extract_button = QPushButton("Auskunft …", self)
        self.extract_button.setToolTip(
            "Alles, was die Akte über die Person enthält, als PDF und JSON für sie selbst (Art. 15 und 20 DSGVO)"
        )
        self.extract_button.clicked.connect(lambda: self._emit(self.extract_wanted))
        self.review_label = QLabel(self)
        self.review_label.setProperty("role", "muted")
        self.review_label.setWordWrap(True)
        self.keep_button = QPushButton("Weiter nötig …", self)
        self.keep_button.setToolTip("Die Kontaktdaten werden noch gebraucht; später wird wieder gefragt")
        self.keep_button.clicked.connect(lambda: self._emit(self.keep_wanted))
        needs("persons.keep_contact", self.keep_button)
        needs("persons.extract", self.extract_button)
        needs("persons.remove_contact", self.remove_contact_button)
        self.rename_button = QPushButton("Name geändert …", self)
        self.rename_button.setToolTip(
            "Für einen neuen Namen ab einem Tag, etwa nach einer Heirat: Was davor war, behält den früheren. "
            "Tippfehler einfach im Feld verbessern; das gilt überall, nur Unterschriebenes und Ausgegebenes bleibt."
        )
        self.rename_button.clicked.connect(lambda: self._emit(self.rename_wanted))
        self.former_label = QLabel(self)
        self.former_label.setProperty("role", "muted")
        self.former_label.setWordWrap(True)
        self.remove_button = QPushButton("Person entfernen …", self)
        self.remove_button.setProperty("danger", True)
        self.remove_button.clicked.connect(lambda: self._emit(self.remove_wanted))
        needs("persons.edit", self.rename_button)
        needs("persons.remove", self.remove_button)
        self._memberships = QVBoxLayout()
        self._memberships.setSpacing(0)
        self._lay_out()
        self._bind_all()

    def show_person(
        self,
        person: Person,
        lines: Sequence[Line],
        organizations: Sequence[Organization],
        former: Sequence[str] = (),
        review: date | None = None,
    ) -> None:
        """Show somebody; what is being typed stays. former: the names before, in words.

        review: the day on which to ask whether the contact data are still needed.
        """
        self.review_label.setText(review_words(review) if review else "")
        self.review_label.setVisible(review is not None)
        self.keep_button.setVisible(review is not None and allowed(self.keep_button))
        self.former_label.setText("\n".join(former))
        self.former_label.setVisible(bool(former))
        self._person = person
        self.card.set_title(person.name)
        self.autosave.begin(person.id)
        self.autosave.show("form_of_address", person.form_of_address)
        choices = [("–", None), *((organization.name, organization.id) for organization in organizations)]
        offer(self.organization_box, choices, person.organization_id)
        self.autosave.show("organization_id", person.organization_id)
        for name in self.edits:
            self.autosave.show(name, _value(person, name))
        self.autosave.show("channel", person.contact.channel)
        self.remove_contact_button.setEnabled(person.contact != Contact())
        self.remove_button.setVisible(not lines)
        self._show_lines(lines)

    def flush(self) -> None:
        """Keep what is still being typed."""
        self.autosave.flush()

    def _lay_out(self) -> None:
        self.card = Card(parent=self)
        names = Form(self.card)
        made = [
            *names.add_row(("Anrede", self.address_box, 1), ("Titel", self.edits["title"], 1)),
            *names.add_row(("Vorname", self.edits["given_name"], 1), ("Familienname", self.edits["family_name"], 1)),
        ]
        self.fields = dict(zip(("form_of_address", "title", "given_name", "family_name"), made, strict=True))
        self.fields["organization_id"] = names.add("Stelle oder Organisation", self.organization_box)
        section = QLabel("Mitgliedschaften", self.card)
        section.setProperty("role", "section")
        contact = Form(self.card)
        self.fields["street"] = contact.add("Straße", self.edits["street"])
        row = contact.add_row(("PLZ", self.edits["postcode"], 1), ("Ort", self.edits["town"], 3))
        self.fields["postcode"], self.fields["town"] = row
        self.fields["email"] = contact.add("E-Mail", self.edits["email"])
        self.fields["phone"] = contact.add("Telefon", self.edits["phone"])
        self.fields["channel"] = contact.add("Papiere kommen per", self.channel_box)
        private = QLabel("Kontakt (verlässt das Haus nicht)", self.card)
        private.setProperty("role", "section")
        self.card.add(names)
        renamed = QHBoxLayout()
        renamed.addWidget(self.rename_button)
        renamed.addWidget(self.former_label, 1)
        self.card.add_layout(renamed)
        self.card.body.addSpacing(8)
        self.card.add(section)
        self.card.add_layout(self._memberships)
        self.card.body.addSpacing(8)
        self.card.add(private)
        self.card.add(contact)
        review = QVBoxLayout()
        review.addWidget(self.review_label)
        review.addWidget(self.keep_button)
        self.card.add_layout(review)
        buttons = QVBoxLayout()
        for button in (self.extract_button, self.remove_contact_button, self.remove_button):
            buttons.addWidget(button)
        self.card.add_layout(buttons)
        self.card.body.addStretch(1)
        holder = QWidget(self)
        holder.setObjectName("plain")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, GAP // 2, 0)
        column.addWidget(self.card)
        self.setWidget(holder)

    def _bind_all(self) -> None:
        self.autosave.bind("form_of_address", self.address_box, self._keep("form_of_address"))
        self.autosave.bind("organization_id", self.organization_box, self._keep("organization_id"))
        self.autosave.bind("channel", self.channel_box, self._keep("channel"))
        for name, edit in self.edits.items():
            self.autosave.bind(name, edit, self._keep(name))

    def _keep(self, name: str) -> Callable[[str, Any], object]:
        def keep(record: str, value: Any) -> None:
            if name in CONTACT or name == "channel":
                if self._person is None or self._person.id != record:
                    return
                contact = with_contact(self._person.contact, name, value)
                self._save(record, "contact", contact)
                self._person = replace(self._person, contact=contact)
                self.remove_contact_button.setEnabled(contact != Contact())
            else:
                self._save(record, name, value)

        return keep

    def _show_lines(self, lines: Sequence[Line]) -> None:
        clear(self._memberships)
        if not lines:
            none = QLabel("In keinem Gremium Mitglied.", self.card)
            none.setProperty("role", "muted")
            self._memberships.addWidget(none)
        for membership, committee, faction in lines:
            self._memberships.addWidget(self._line(membership, committee, faction))

    def _line(self, membership: Membership, committee: Committee, faction: Faction | None) -> QWidget:
        holder = QWidget(self.card)
        kind = ROLES[membership.role] + ("" if membership.voting else ", ohne Stimmrecht")
        where = faction.label if faction is not None else "ohne Fraktion"
        if membership.faction_chair:
            where += " (Fraktionsvorsitz)"
        words = QLabel(f"{committee.label} · {kind} · {where}, {MANNERS[membership.manner]}", holder)
        words.setWordWrap(True)
        period = QLabel(period_words(membership), holder)
        period.setProperty("role", "muted")
        more = QToolButton(holder)
        more.setProperty("kind", "tool")
        more.setIcon(icon("ellipsis"))
        more.setAccessibleName(f"Mitgliedschaft im {committee.label} ändern")
        more.setToolTip("Mitgliedschaft ändern")
        menu = Menu(more)
        for label, what in (
            ("Fraktion wechseln …", "faction"),
            ("Funktion ändern …", "role"),
            ("Mitglied scheidet aus …", "leave"),
            ("Mitgliedschaft beenden …", "end"),
            ("Angaben berichtigen …", "correct"),
            ("Mitgliedschaft entfernen …", "remove"),
        ):
            menu.addAction(label, partial(self.change_wanted.emit, membership.id, what))
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(words)
        text.addWidget(period)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 6, 0, 6)
        row.addLayout(text, 1)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _on_refused(self, name: str, sentence: str) -> None:
        field = self.fields.get(name)
        if field is None:
            return
        if sentence:
            field.warn(sentence, role="error")
        else:
            field.clear_warning()

    def _emit(self, signal: Any) -> None:
        if self._person is not None:
            signal.emit(self._person.id)


def review_words(day: date) -> str:
    """When the contact data are to be looked at again."""
    return f"Ob die Kontaktdaten noch nötig sind, ist am {short_date(day)} zu prüfen (Art. 5 DSGVO)."


def period_words(membership: Membership) -> str:
    """«seit 01.11.2009» or «01.11.2009 bis 31.10.2014»."""
    start = None if membership.start is None else short_date(membership.start)
    end = None if membership.end is None else short_date(membership.end)
    if start and end:
        return f"{start} bis {end}"
    return f"seit {start}" if start else f"bis {end}" if end else "ohne Zeitangabe"


def _value(person: Person, name: str) -> str:
    return contact_value(person.contact, name) if name in CONTACT else str(getattr(person, name))
