"""The fields of a guest and how they stand on their cards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.demand_field import LABEL as DEMANDED
from beirat_desktop.desktop.demand_field import DemandField
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import DateField, TimeField
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.form import Field, Form
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.german import norm
from beirat_desktop.usecases.meetings.demands import Demands

PERSON = ("form_of_address", "title", "given_name", "family_name")
CONTACT = ("street", "postcode", "town", "email", "phone")
FORMS = (("ohne Anrede", ""), ("Frau", "Frau"), ("Herr", "Herr"))


class SpeakerFields(QWidget):
    """widgets holds every field by the name of what it keeps, fields its label and warning.

    Signals:
        person_wanted: another person is to be chosen.
        contact_removal_wanted: the contact data are to go.
        item_wanted: the guest is to get an agenda item of their own.
        navigate: noun and id.
    """

    person_wanted = Signal()
    contact_removal_wanted = Signal()
    item_wanted = Signal()
    navigate = Signal(str, str)

    def __init__(self, demands: Demands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.demand_field = DemandField(demands, "speakers", self)
        self.topic_edit = QLineEdit(self)
        self.topic_edit.setPlaceholderText("Worüber soll der Gast sprechen?")
        self.paper_box, self.resolution_box = ChoiceBox(self), ChoiceBox(self)
        self.form_box = ChoiceBox(self)
        for label, value in FORMS:
            self.form_box.addItem(label, value)
        self.title_edit, self.given_edit, self.family_edit = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.organization_edit = QLineEdit(self)
        self.known_names = QStringListModel(self)
        completer = QCompleter(self.known_names, self.organization_edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.organization_edit.setCompleter(completer)
        self.contact_edits = {name: QLineEdit(self) for name in CONTACT}
        self.meeting_box, self.item_box = ChoiceBox(self), ChoiceBox(self)
        self.starts_field = TimeField("Beginn")
        self.duration_spin = QSpinBox(self)
        self.duration_spin.setRange(5, 480)
        self.duration_spin.setSingleStep(5)
        self.duration_spin.setSuffix(" Min.")
        self.video_check = QCheckBox("spricht per Video", self)
        self.video_check.setToolTip(f"§ 35 GemO: {norm('§ 35 GemO')}")
        self.purpose_edit = QLineEdit(self)
        self.purpose_edit.setPlaceholderText("Wofür die Kontaktdaten gebraucht werden")
        self.public_check = QCheckBox("Name darf in Bekanntmachungen stehen", self)
        self.consent_field = DateField("Einwilligung vom")
        self.review_field = DateField("Kontaktdaten prüfen am")
        self.note_edit = QPlainTextEdit(self)
        self.note_edit.setTabChangesFocus(True)
        self.note_edit.setFixedHeight(px(72))
        self.person_button = self._link("Bekannte Person wählen …", self.person_wanted.emit)
        self.contact_button = self._link("Kontaktdaten löschen …", self.contact_removal_wanted.emit)
        self.item_button = self._link("Eigenen TOP für den Gast anlegen", self.item_wanted.emit)
        self.person_note = QLabel(self)
        self.person_note.setProperty("role", "muted")
        self.person_note.setWordWrap(True)
        self.links = [LinkLabel("", "", "", self, small=True) for _ in range(4)]
        for link in self.links:
            link.navigate.connect(self.navigate)
        self.fields: dict[str, Field] = {}
        self._lay_out()
        self.widgets: dict[str, QWidget] = {
            "topic": self.topic_edit,
            "paper_id": self.paper_box,
            "resolution_id": self.resolution_box,
            "form_of_address": self.form_box,
            "title": self.title_edit,
            "given_name": self.given_edit,
            "family_name": self.family_edit,
            "organization": self.organization_edit,
            **self.contact_edits,
            "meeting_id": self.meeting_box,
            "agenda_item_id": self.item_box,
            "starts": self.starts_field,
            "duration": self.duration_spin,
            "by_video": self.video_check,
            "purpose": self.purpose_edit,
            "name_public": self.public_check,
            "consent_on": self.consent_field,
            "review_on": self.review_field,
            "note": self.note_edit,
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (self._topic_card(), self._guest_card(), self._time_card(), self._privacy_card()):
            column.addWidget(card)
        column.addStretch(1)

    def _topic_card(self) -> Card:
        form = Form(self)
        self.fields["topic"] = form.add("Thema", self.topic_edit)
        row = form.add_row(("Auf Antrag", self.paper_box, 1), ("Beschluss zur Anhörung", self.resolution_box, 1))
        self.fields |= dict(zip(("paper_id", "resolution_id"), row, strict=True))
        form.add(DEMANDED, self.demand_field)
        row[1].label.setToolTip(f"§ 35 GemO: {norm('§ 35 GemO')}")
        return self._card("Thema und Anlass", form, self.links[0], self.links[1])

    def _guest_card(self) -> Card:
        form = Form(self)
        row = form.add_row(("Anrede", self.form_box, 1), ("Titel", self.title_edit, 1))
        row += form.add_row(("Vorname", self.given_edit, 1), ("Nachname", self.family_edit, 1))
        self.fields |= dict(zip(PERSON, row, strict=True))
        self.fields["organization"] = form.add("Organisation", self.organization_edit)
        form.add_widget(self.person_note)
        edits = self.contact_edits
        row = form.add_row(("Straße", edits["street"], 4), ("PLZ", edits["postcode"], 1), ("Ort", edits["town"], 3))
        row += form.add_row(("E-Mail", edits["email"], 4), ("Telefon", edits["phone"], 4))
        self.fields |= dict(zip(CONTACT, row, strict=True))
        return self._card("Gast", form, self.person_button, self.links[2], self.contact_button)

    def _time_card(self) -> Card:
        form = Form(self)
        row = form.add_row(("Sitzung", self.meeting_box, 1), ("Tagesordnungspunkt", self.item_box, 1))
        row += form.add_row(
            ("Beginn", self.starts_field, 1), ("Dauer", self.duration_spin, 1), ("Teilnahme", self.video_check, 2)
        )
        names = ("meeting_id", "agenda_item_id", "starts", "duration", "by_video")
        self.fields |= dict(zip(names, row, strict=True))
        return self._card("Sitzung und Zeit", form, self.links[3], self.item_button)

    def _privacy_card(self) -> Card:
        form = Form(self)
        row = form.add_row(("Veröffentlichung", self.public_check, 2), ("Einwilligung vom", self.consent_field, 1))
        row += form.add_row(("Zweck", self.purpose_edit, 2), ("Kontaktdaten prüfen am", self.review_field, 1))
        self.fields |= dict(zip(("name_public", "consent_on", "purpose", "review_on"), row, strict=True))
        self.fields["note"] = form.add("Interne Notiz, steht in keinem Papier", self.note_edit)
        return self._card("Datenschutz und Notiz", form)

    def _card(self, title: str, form: Form, *below: QWidget) -> Card:
        card = Card(title, parent=self)
        card.add(form)
        if below:
            line = FlowLayout(spacing=12)  # cut words lead nowhere
            for widget in below:
                line.addWidget(widget)
            card.add_layout(line)
        return card

    def _link(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: slot())
        return button
