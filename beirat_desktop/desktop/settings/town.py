"""The town, its office, the Oberbürgermeister, and the legislative terms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.settings.term_dialog import CloseTermDialog, TermDialog
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.button_verbs import button_verbs
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.memberships import ASKS_WHY
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.office import Office

_TERMS = (
    Column("Wahlperiode", lambda t: t.name, stretch=True),
    Column("Nummer", lambda t: "" if t.number is None else str(t.number), number=True, width=90),
    Column("Beginn", lambda t: short_date(t.start), lambda t: t.start, width=120),
    Column("Ende", lambda t: short_date(t.end) if t.end else "offen", width=120),
)
_PLAIN = ("name", "short_name", "mayor", "website", "paper_prefix", "office")
_ADDRESS = ("building", "street", "postcode", "town")
_CONTACT = ("email", "phone")


class TownSection(Section):
    """Names and addresses as they stand on letters."""

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(office, drafts, parent)
        self._body = Body("")
        self.edits = {name: QLineEdit(self) for name in (*_PLAIN, *_ADDRESS, *_CONTACT)}
        edit = self.edits
        town = Form(self)
        self.fields["name"], _ = town.add_row(("Name der Stadt", edit["name"], 2), ("Kurzname", edit["short_name"], 1))
        town.add("Oberbürgermeister/in", edit["mayor"], "Name und Amt, wie sie in der Anschrift stehen")
        town.add_row(("Internet", edit["website"], 2), ("Kürzel vor Vorlagennummern", edit["paper_prefix"], 1))
        edit["paper_prefix"].setPlaceholderText("KSD")
        self.add_card("Stadt").add(town)
        office_form = Form(self)
        office_form.add("Name der Geschäftsstelle", edit["office"])
        office_form.add_row(("Gebäude", edit["building"], 1), ("Straße", edit["street"], 1))
        office_form.add_row(("PLZ", edit["postcode"], 1), ("Ort", edit["town"], 3))
        office_form.add_row(("E-Mail", edit["email"], 1), ("Telefon", edit["phone"], 1))
        self.add_card("Geschäftsstelle", "Steht als Absender und Kontakt auf Einladungen und Schreiben.").add(
            office_form
        )
        card = self.add_card("Wahlperioden", "Die Sitzungen werden in jeder Wahlperiode neu gezählt.")
        self.model = RowsModel(_TERMS, self)
        self.terms = Table(self.model, "Wahlperioden", empty=EmptyState("Noch keine Wahlperiode"))
        self.terms.setMinimumHeight(px(160))
        self.terms.opened.connect(self._edit_term)
        self.add_term_button = QPushButton("Nächste Wahlperiode …", self)
        self.add_term_button.clicked.connect(self._add_term)
        self.edit_term_button = QPushButton("Ändern …", self)
        self.edit_term_button.clicked.connect(lambda: self._edit_term(self.terms.current_id))
        self.close_term_button = QPushButton("Wahlperiode abschließen …", self)
        self.close_term_button.clicked.connect(lambda: self._close_term(self.terms.current_id))
        self.terms.verbs = button_verbs([self.close_term_button], self)
        row = QHBoxLayout()
        row.addWidget(self.add_term_button)
        row.addWidget(self.edit_term_button)
        row.addWidget(self.close_term_button)
        row.addStretch(1)
        card.add(self.terms)
        card.add_layout(row)
        self.column.addStretch(1)
        for name, widget in self.edits.items():
            self.bind(name, widget, self._keep)

    def reload(self) -> None:
        body = self.office.committees.body()
        if body is None:
            return
        self._body = body
        self.autosave.begin(body.id)
        for name in self.edits:
            self.autosave.show(name, str(getattr(_holder(body, name), name)))
        chosen = self.terms.current_id
        terms = self.office.committees.terms()
        self.model.show(terms)
        self.terms.choose(chosen or (terms[0].id if terms else ""))

    def _keep(self, _record: str, name: str, value: str) -> None:
        changed: dict[str, Any] = {name: value}
        if name in _ADDRESS:
            changed = {"office_address": replace(self._body.office_address, **changed)}
        elif name in _CONTACT:
            changed = {"office_contact": replace(self._body.office_contact, **changed)}
        self._body = self.office.committees.edit_body(**changed)

    def _add_term(self) -> None:
        proposed = self.office.committees.next_term()

        def act(dialog: TermDialog) -> str:
            term = dialog.term
            if term is None:
                return dialog.at(dialog.start_field, TermDialog.INCOMPLETE)
            return self.act(lambda: self.office.committees.add_term(term.name, term.start, term.end, term.number))

        TermDialog("Wahlperiode anlegen", proposed, act, self).open()

    def _edit_term(self, key: str) -> None:
        found = next((term for term in self.office.committees.terms() if term.id == key), None)
        if found is None:
            return

        def act(dialog: TermDialog) -> str:
            term = dialog.term
            if term is None:
                return dialog.at(dialog.start_field, TermDialog.INCOMPLETE)
            return self.act(lambda: self._change_term(term))

        TermDialog("Wahlperiode ändern", found, act, self).open()

    def _close_term(self, key: str) -> None:
        found = next((term for term in self.office.committees.terms() if term.id == key), None)
        if found is None:
            return
        last_day = found.end or self.office.today

        def act(dialog: CloseTermDialog) -> str:
            last = dialog.last_field.value()
            if last is None:
                return dialog.at(dialog.last_field, "Bitte den letzten Tag angeben, zum Beispiel 31.10.2014.")
            ended: list[int] = []

            def close() -> None:
                try:
                    ended.append(self.office.persons.close_term(key, last, dialog.why_edit.text()))
                except Refused as error:
                    if error.rule in ASKS_WHY:
                        dialog.ask_why()
                    raise

            self.act(close)
            self.message.emit(f"{counted(ended[0], 'Mitgliedschaft', 'Mitgliedschaften')} beendet")
            return ""

        CloseTermDialog(found, last_day, act, self).open()

    def _change_term(self, term: LegislativeTerm) -> None:
        fields = {"name": term.name, "start": term.start, "end": term.end, "number": term.number}
        self.office.committees.edit_term(term.id, **fields)


def _holder(body: Body, name: str) -> Any:
    if name in _ADDRESS:
        return body.office_address
    return body.office_contact if name in _CONTACT else body
