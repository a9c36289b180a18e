"""The fields of an initiative and how they stand on their cards."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.initiatives.works import WorksCard
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import PartialDateField
from beirat_desktop.desktop.widgets.entries import EntryList
from beirat_desktop.desktop.widgets.form import Field, Form
from beirat_desktop.desktop.widgets.line_map import LineMap
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.desktop.widgets.rows import Cell, Rows
from beirat_desktop.domain.initiatives import Deliverable, InitiativeKind, Milestone, Partner, PartnerKind, WebLink
from beirat_desktop.german.initiatives import INITIATIVE_KINDS, PARTNER_KINDS

_PARTNER = (
    (
        Cell("kind", "Rolle", "choice", share=1, choices=tuple((PARTNER_KINDS[one], one) for one in PartnerKind)),
        Cell("name", "Stelle oder Organisation", share=1, known=True),
    ),
    (
        Cell("person", "Person", share=3),
        Cell("function", "Funktion", share=3),
        Cell("role", "Anmerkung, zum Beispiel Schirmherrschaft", share=3),
    ),
)
_MILESTONE = ((Cell("when", "Wann", "partial", width=120), Cell("title", "Was", share=2), Cell("place", "Wo")),)
_DELIVERABLE = ((Cell("title", "Was vorliegt", share=3), Cell("when", "Wann", "partial", width=120)),)
_LINK = (
    (Cell("address", "https://…", share=4), Cell("title", "Titel der Seite", share=3)),
    (Cell("read_on", "gelesen am", "day", width=150), Cell("public", "darf im öffentlichen Blatt stehen", "check")),
)


class InitiativeFields(QWidget):
    """widgets holds every field by the name of what it keeps, fields the label and warning of the plain ones.

    Signals:
        part_wanted: a part of it is to be begun.
        navigate: noun and id.
    """

    part_wanted = Signal()
    navigate = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_edit = QLineEdit(self)
        self.kind_box, self.parent_box = ChoiceBox(self), ChoiceBox(self)
        for kind in InitiativeKind:
            self.kind_box.addItem(INITIATIVE_KINDS[kind], kind.value)
        self.start_field, self.end_field = PartialDateField("Von"), PartialDateField("Bis")
        self.office_edit = QLineEdit(self)
        self.office_edit.setPlaceholderText("Amt, Abteilung oder Organisation")
        self.known = QStringListModel(self)
        completer = QCompleter(self.known, self.office_edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.office_edit.setCompleter(completer)
        self.description_edit = RichEditor("Worum es geht", self, min_lines=5, max_lines=24)
        self.outcome_edit = RichEditor("Was daraus wurde", self, min_lines=3)
        self.partner_rows = Rows(Partner, _PARTNER, "Beteiligte", "Beteiligte hinzufügen", self)
        self.milestone_rows = Rows(Milestone, _MILESTONE, "Schritt", "Schritt hinzufügen", self)
        self.deliverable_rows = Rows(Deliverable, _DELIVERABLE, "Ergebnis", "Ergebnis hinzufügen", self)
        self.link_rows = Rows(WebLink, _LINK, "Seite im Netz", "Seite im Netz hinzufügen", self)
        self.note_edit = QPlainTextEdit(self)
        self.note_edit.setTabChangesFocus(True)
        self.note_edit.setFixedHeight(px(72))
        self.line = LineMap((), self)
        self.works = WorksCard(self)
        self.works.navigate.connect(self.navigate)
        self.above = EntryList("Teil von", self)
        self.parts = EntryList("Teile", self)
        self.known_offices = EntryList("Beteiligte in der Akte", self)
        self.known_label = QLabel("Davon in der Akte unter „Gremien & Personen“:", self)
        self.known_label.setProperty("role", "muted")
        self.known_label.setWordWrap(True)
        for entries in (self.above, self.parts, self.known_offices):
            entries.navigate.connect(self.navigate)
        self.part_button = QPushButton("Teil anlegen …", self)
        self.part_button.setProperty("kind", "link")
        self.part_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.part_button.clicked.connect(self.part_wanted)
        self.fields: dict[str, Field] = {}
        self._lay_out()
        self.widgets: dict[str, QWidget] = {
            "name": self.name_edit,
            "kind": self.kind_box,
            "parent_id": self.parent_box,
            "start": self.start_field,
            "end": self.end_field,
            "office": self.office_edit,
            "description": self.description_edit,
            "partners": self.partner_rows,
            "milestones": self.milestone_rows,
            "deliverables": self.deliverable_rows,
            "outcome": self.outcome_edit,
            "links": self.link_rows,
            "note": self.note_edit,
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (
            self._head_card(),
            self._card("Worum es geht", self.description_edit),
            self._card("Beteiligte", self.partner_rows, self.known_label, self.known_offices),
            self._card("Schritte", self.line, self.milestone_rows),
            self._card("Ergebnisse", self.deliverable_rows),
            self._card("Was daraus wurde", self.outcome_edit),
            self.works,
            self._parts_card(),
            self._card("Im Netz", self.link_rows),
            self._note_card(),
        ):
            column.addWidget(card)
        column.addStretch(1)

    def _head_card(self) -> Card:
        form = Form(self)
        self.fields["name"] = form.add("Name", self.name_edit)
        self.fields["kind"], self.fields["parent_id"] = form.add_row(
            ("Art", self.kind_box, 1), ("Teil von", self.parent_box, 1)
        )
        self.fields["start"], self.fields["end"], self.fields["office"] = form.add_row(
            ("Von", self.start_field, 1), ("Bis", self.end_field, 1), ("Zuständige Stelle", self.office_edit, 2)
        )
        card = Card("Vorhaben", parent=self)
        card.add(form)
        return card

    def _parts_card(self) -> Card:
        card = self._card("Zusammenhang", self.above, self.parts)
        card.body.addWidget(self.part_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _note_card(self) -> Card:
        form = Form(self)
        self.fields["note"] = form.add("Interne Notiz, steht nicht im öffentlichen Blatt", self.note_edit)
        card = Card(parent=self)
        card.add(form)
        return card

    def _card(self, title: str, *inside: QWidget) -> Card:
        card = Card(title, parent=self)
        for widget in inside:
            card.add(widget)
        return card
