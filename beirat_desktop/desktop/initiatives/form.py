"""The form of an initiative: shows one and keeps what is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.initiatives.fields import InitiativeFields
from beirat_desktop.desktop.initiatives.words import stations
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.entries import Entry
from beirat_desktop.desktop.widgets.rows import Rows
from beirat_desktop.domain.initiatives import InitiativeKind, Relation
from beirat_desktop.german.initiatives import INITIATIVE_KINDS, when_words
from beirat_desktop.usecases.initiatives.details import InitiativeChoices, InitiativeDetail

Save = Callable[[str, str, Any], object]


class InitiativeForm(InitiativeFields):
    """Shows one initiative and keeps what is typed."""

    def __init__(self, drafts: Drafts, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.autosave = Autosave(drafts, self)
        for name, widget in self.widgets.items():
            if name == "kind":
                self.autosave.bind(name, widget, lambda key, value: save(key, "kind", InitiativeKind(value)))
            else:
                self.autosave.bind(name, widget, lambda key, value, name=name: save(key, name, value))  # type: ignore[misc]
        self.autosave.refused.connect(self._on_refused)

    def show_detail(self, detail: InitiativeDetail, choices: InitiativeChoices, today: date) -> None:
        """Show an initiative; what the user is typing stays as typed."""
        one = detail.initiative
        self.autosave.begin(one.id)
        if self.known.stringList() != list(choices.organizations):
            self.known.setStringList(list(choices.organizations))
        self.partner_rows.complete(choices.organizations)
        offer(self.parent_box, [("kein anderes Vorhaben", None), *choices.parents], one.parent_id)
        # Which organisation it is, the record finds by the name; here the name alone is typed.
        partners = tuple(
            replace(partner, name=detail.partner_name(partner), organization_id=None) for partner in one.partners
        )
        values = {"kind": one.kind.value, "office": detail.office, "partners": partners}
        for name in self.widgets:
            self.autosave.show(name, values.get(name, getattr(one, name)))
        self.line.show_stations(stations(one, today))
        self.line.setVisible(bool(self.line.stations))
        self.works.show_works(detail.works)
        self._show_around(detail, today)

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field; anchors of the sheet have the fields' names."""
        widget = self.widgets.get(name)
        if isinstance(widget, Rows):
            widget.focus_first()
        elif widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif name in ("grounds", "later"):
            self.works.focus_relation(Relation.RESTS_ON if name == "grounds" else Relation.LED_TO)
        elif name == "parts":
            self.part_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_around(self, detail: InitiativeDetail, today: date) -> None:
        parent = detail.parent
        above = [] if parent is None else [Entry(parent.name, "Teil von", noun="initiative", id=parent.id, sign="↑")]
        self.above.show_entries(above)
        self.parts.show_entries(
            [
                Entry(
                    row.name,
                    " · ".join(filter(None, (INITIATIVE_KINDS[row.kind], when_words(row.initiative, today)))),
                    *states.chip(row.state),
                    "initiative",
                    row.id,
                )
                for row in detail.parts
            ]
        )
        known = [Entry(one.name, noun="organization", id=one.id) for one in detail.organizations.values()]
        self.known_offices.show_entries(known)
        self.known_label.setVisible(bool(known))

    def _on_refused(self, name: str, sentence: str) -> None:
        widget, field = self.widgets[name], self.fields.get(name)
        if isinstance(widget, Rows):
            widget.warn(sentence)
        elif field is not None and sentence:
            field.warn(sentence, role="error")
        elif field is not None:
            field.clear_warning()
