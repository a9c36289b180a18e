"""The fields of a guest: topic, who it is, when, and what data protection asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.speakers.words import meeting_label
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.dates import DateField, TimeField
from beirat_desktop.desktop.widgets.form import Field, Form
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.german import finding, norm
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.speaker_details import SpeakerChoices, SpeakerDetail

PERSON = ("form_of_address", "title", "given_name", "family_name")
CONTACT = ("street", "postcode", "town", "email", "phone")
FORMS = (("ohne Anrede", ""), ("Frau", "Frau"), ("Herr", "Herr"))
# Where in the form a finding stands.
PLACES = {
    "speaker.resolution_missing": "resolution_id",
    "speaker.item_missing": "agenda_item_id",
    "speaker.consent_missing": "consent_on",
    "speaker.review_due": "review_on",
    "speaker.slots_overlap": "starts",
}
Save = Callable[[str, str, Any], object]


class SpeakerForm(QWidget):
    """Shows one guest and keeps what is typed.

    Signals:
        typed: the guest as they stand in the form, before they are kept.
        person_wanted: another person is to be chosen.
        contact_removal_wanted: the contact data are to go.
        item_wanted: the guest is to get an agenda item of their own.
        override_wanted: the rule to pass over.
        navigate: noun and id.
    """

    typed = Signal()
    person_wanted = Signal()
    contact_removal_wanted = Signal()
    item_wanted = Signal()
    override_wanted = Signal(str)
    navigate = Signal(str, str)

    def __init__(self, drafts: Drafts, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: SpeakerDetail | None = None
        self.autosave = Autosave(drafts, self)
        self.topic_edit = QLineEdit(self)
        self.topic_edit.setPlaceholderText("Worüber soll der Gast sprechen?")
        self.paper_box, self.resolution_box = QComboBox(self), QComboBox(self)
        self.form_box = QComboBox(self)
        for label, value in FORMS:
            self.form_box.addItem(label, value)
        self.title_edit, self.given_edit, self.family_edit = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.organization_edit = QLineEdit(self)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self.organization_edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.organization_edit.setCompleter(completer)
        self.contact_edits = {name: QLineEdit(self) for name in CONTACT}
        self.meeting_box, self.item_box = QComboBox(self), QComboBox(self)
        self.starts_field = TimeField("Beginn")
        self.minutes_spin = QSpinBox(self)
        self.minutes_spin.setRange(5, 480)
        self.minutes_spin.setSingleStep(5)
        self.minutes_spin.setSuffix(" Min.")
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
        self.contact_button = self._link("Kontaktdaten entfernen …", self.contact_removal_wanted.emit)
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
            "minutes": self.minutes_spin,
            "by_video": self.video_check,
            "purpose": self.purpose_edit,
            "name_public": self.public_check,
            "consent_on": self.consent_field,
            "review_on": self.review_field,
            "note": self.note_edit,
        }
        for name, widget in self.widgets.items():
            self.autosave.bind(name, widget, lambda key, value, name=name: save(key, name, value))  # type: ignore[misc]
            self._tell(widget)
        self.autosave.refused.connect(self._on_refused)

    def show_detail(self, detail: SpeakerDetail, choices: SpeakerChoices) -> None:
        """Show a guest; what the user is typing stays as typed."""
        before, self._detail = self._detail, detail
        if before is not None and before.speaker.id != detail.speaker.id:
            self.autosave.flush()
        self._offer(choices)
        self.autosave.begin(detail.speaker.id)
        person = detail.person or Person("")
        address = person.contact.address
        values = {
            **{name: getattr(person, name) for name in PERSON},
            "organization": detail.organization.name if detail.organization is not None else "",
            **{name: getattr(address, name, "") for name in ("street", "postcode", "town")},
            "email": person.contact.email,
            "phone": person.contact.phone,
        }
        for name in self.widgets:
            self.autosave.show(name, values[name] if name in values else getattr(detail.speaker, name))
        self._show_person(detail)
        self._show_links(detail)
        self._show_findings(detail.findings)

    def speaker(self) -> Speaker | None:
        """The guest as they stand in the form."""
        if self._detail is None:
            return None
        own = {one.name for one in fields(Speaker)}
        values = {name: _value(widget) for name, widget in self.widgets.items() if name in own}
        return replace(self._detail.speaker, **values)

    def person(self) -> Person | None:
        """Who it is as it stands in the form; None where no name stands."""
        values = {name: _value(self.widgets[name]) for name in PERSON}
        if not values["family_name"] and not values["given_name"]:
            return None
        texts = {name: edit.text() for name, edit in self.contact_edits.items()}
        address = Address(texts["street"], texts["postcode"], texts["town"])
        before = self._detail.person if self._detail is not None else None
        contact = Contact(address, texts["email"], texts["phone"])
        return replace(before or Person(""), **values, contact=contact)

    @property
    def organization(self) -> str:
        return self.organization_edit.text()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field; anchors of the letter have the fields' names."""
        widget = self.widgets.get(name)
        if widget is not None:
            widget.setFocus()

    def _offer(self, choices: SpeakerChoices) -> None:
        _fill(self.meeting_box, [("noch offen", None), *((meeting_label(m), m.id) for m in choices.meetings)])
        items = [(f"{number} {item.title}".strip(), item.id) for item, number in choices.items]
        _fill(self.item_box, [("ohne TOP", None), *items])
        _fill(self.paper_box, [("ohne Antrag", None), *((label, key) for key, label in choices.papers)])
        _fill(
            self.resolution_box,
            [("noch kein Beschluss", None), *((_resolution(one), one.id) for one in choices.resolutions)],
        )
        if self._known.stringList() != list(choices.organizations):
            self._known.setStringList(list(choices.organizations))

    def _show_person(self, detail: SpeakerDetail) -> None:
        for name in PERSON:
            self.widgets[name].setEnabled(not detail.shared)
        for edit in self.contact_edits.values():
            edit.setEnabled(detail.person is not None)
        if detail.shared:
            self.person_note.setText("Diese Person kommt auch anderswo vor; der Name wird dort geändert.")
        elif detail.person is None:
            self.person_note.setText("Kontaktdaten lassen sich eintragen, sobald ein Name steht.")
        self.person_note.setVisible(detail.shared or detail.person is None)
        has_contact = detail.person is not None and detail.person.contact != Contact()
        self.contact_button.setVisible(has_contact)
        self.item_button.setVisible(detail.meeting is not None and detail.item is None)
        self.item_box.setEnabled(detail.meeting is not None)

    def _show_links(self, detail: SpeakerDetail) -> None:
        targets = (
            (detail.paper.number or detail.paper.title, "paper", detail.paper.id) if detail.paper else None,
            (_resolution(detail.resolution), "paper", detail.resolution.paper_id)
            if detail.resolution and detail.resolution.paper_id
            else None,
            (detail.person.name, "person", detail.person.id) if detail.person and detail.person.name else None,
            (meeting_label(detail.meeting), "meeting", detail.meeting.id) if detail.meeting else None,
        )
        for link, target in zip(self.links, targets, strict=True):
            link.setVisible(target is not None)
            if target is not None:
                label, noun, key = target
                words = {"paper": "Zum Antrag", "person": "Zur Person", "meeting": "Zur Sitzung"}[noun]
                link.lead_to(words, noun, key or "")
                link.setToolTip(label)
        self.links[1].setVisible(False if targets[0] is not None else targets[1] is not None)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        for name in PLACES.values():
            self.fields[name].clear_warning()
        for one in findings:
            advice = finding(one)
            tip = f"{one.norm}: {norm(one.norm)} {advice.mend}" if one.norm else advice.mend
            mend_text, mend = self._mending(one)
            role = "warning" if one.severity is not Severity.ERROR else "error"
            self.fields[PLACES[one.rule]].warn(advice.sentence, tip, mend_text, mend, role=role)

    def _mending(self, one: Finding) -> tuple[str, Callable[[], object]]:
        if one.rule == "speaker.review_due":
            return "Kontaktdaten entfernen …", self.contact_removal_wanted.emit
        if one.rule == "speaker.item_missing":
            return "Eigenen TOP für den Gast anlegen", self.item_wanted.emit
        return "Mit Begründung übergehen …", lambda: self.override_wanted.emit(one.rule)

    def _on_refused(self, name: str, sentence: str) -> None:
        field = self.fields.get(name)
        if field is not None and sentence:
            field.warn(sentence, role="error")
        elif field is not None and field.warning_label.property("role") == "error":
            field.clear_warning()

    def _tell(self, widget: QWidget) -> None:
        if isinstance(widget, QLineEdit) and not isinstance(widget, DateField | TimeField):
            widget.textChanged.connect(lambda _text: self.typed.emit())
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(lambda _index: self.typed.emit())
        elif isinstance(widget, QCheckBox):
            widget.toggled.connect(lambda _on: self.typed.emit())
        elif isinstance(widget, QSpinBox):
            widget.valueChanged.connect(lambda _number: self.typed.emit())
        elif isinstance(widget, DateField | TimeField):
            widget.edited.connect(lambda _value: self.typed.emit())

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
        row[1].label.setToolTip(f"§ 35 GemO: {norm('§ 35 GemO')}")
        return self._card("Thema und Anlass", form, self.links[0], self.links[1])

    def _guest_card(self) -> Card:
        form = Form(self)
        row = form.add_row(
            ("Anrede", self.form_box, 2),
            ("Titel", self.title_edit, 1),
            ("Vorname", self.given_edit, 3),
            ("Nachname", self.family_edit, 3),
        )
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
            ("Beginn", self.starts_field, 1), ("Dauer", self.minutes_spin, 1), ("Teilnahme", self.video_check, 2)
        )
        names = ("meeting_id", "agenda_item_id", "starts", "minutes", "by_video")
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
            line = QHBoxLayout()
            line.setSpacing(12)
            for widget in below:
                line.addWidget(widget)
            line.addStretch(1)
            card.add_layout(line)
        return card

    def _link(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: slot())
        return button


def _resolution(resolution: Resolution) -> str:
    first = resolution.text.plain.split("\n")[0]
    head = " ".join(part for part in (resolution.number, f"vom {short_date(resolution.decided_on)}") if part)
    return f"{head}: {first[:60]}" if first else head


def _fill(box: QComboBox, entries: Sequence[tuple[str, Any]]) -> None:
    """Offer other entries without telling anybody; nothing is touched where they are the same."""
    if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] == list(entries):
        return
    chosen = box.currentData()
    blocker = QSignalBlocker(box)
    box.clear()
    for label, value in entries:
        box.addItem(label, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    blocker.unblock()


def _value(widget: QWidget) -> Any:
    if isinstance(widget, DateField | TimeField):
        return widget.value()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentData()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QSpinBox):
        return widget.value()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    raise TypeError(type(widget))
