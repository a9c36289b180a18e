"""The form of a guest: shows one, keeps what is typed, says what is missing beside what it concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.speakers.fields import PERSON, SpeakerFields
from beirat_desktop.desktop.speakers.words import meeting_label
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.dates import DateField, TimeField
from beirat_desktop.desktop.widgets.form import value_of
from beirat_desktop.desktop.widgets.read_only import only_read
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.german import finding, norm
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.meetings.demands import Demands
from beirat_desktop.usecases.speakers.details import SpeakerChoices, SpeakerDetail

# Where in the form a finding stands.
PLACES = {
    "speaker.resolution_missing": "resolution_id",
    "speaker.item_missing": "agenda_item_id",
    "speaker.consent_missing": "consent_on",
    "speaker.review_due": "review_on",
    "speaker.slots_overlap": "starts",
}
Save = Callable[[str, str, Any], object]


class SpeakerForm(SpeakerFields):
    """Shows one guest and keeps what is typed.

    Signals:
        typed: the guest stands otherwise in the form, and is not saved yet.
        override_wanted: the rule to pass over.
    """

    typed = Signal()
    override_wanted = Signal(str)

    def __init__(
        self,
        demands: Demands,
        drafts: Drafts,
        save: Save,
        parent: QWidget | None = None,
        *,
        opens: Callable[[str], bool],
    ) -> None:
        """opens: whether a place of this desk shows records of a noun; to others nothing leads."""
        super().__init__(demands, parent)
        self._opens = opens
        self._detail: SpeakerDetail | None = None
        self.autosave = Autosave(drafts, self)
        for name, widget in self.widgets.items():
            self.autosave.bind(name, widget, lambda key, value, name=name: save(key, name, value))  # type: ignore[misc]
            self._tell(widget)
        self.autosave.refused.connect(self._on_refused)

    def show_detail(self, detail: SpeakerDetail, choices: SpeakerChoices) -> None:
        """Show a guest; what the user is typing stays as typed."""
        self._detail = detail
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
        self.demand_field.show_record(detail.speaker.id)
        self._show_person(detail)
        self._show_links(detail)
        self._show_findings(detail.findings)
        if not detail.writable:
            only_read(*self.widgets.values())

    def speaker(self) -> Speaker | None:
        """The guest as they stand in the form."""
        if self._detail is None:
            return None
        own = {one.name for one in fields(Speaker)}
        values = {name: value_of(widget) for name, widget in self.widgets.items() if name in own}
        return replace(self._detail.speaker, **values)

    def person(self) -> Person | None:
        """Who it is as it stands in the form; None where no name stands."""
        values = {name: value_of(self.widgets[name]) for name in PERSON}
        if not values["family_name"] and not values["given_name"]:
            return None
        texts = {name: edit.text() for name, edit in self.contact_edits.items()}
        address = Address(texts["street"], texts["postcode"], texts["town"])
        before = self._detail.person if self._detail is not None else None
        known = before.contact if before is not None else Contact()
        contact = replace(known, address=address, email=texts["email"], phone=texts["phone"])
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
        if self.known_names.stringList() != list(choices.organizations):
            self.known_names.setStringList(list(choices.organizations))

    def _show_person(self, detail: SpeakerDetail) -> None:
        for name in PERSON:
            self.widgets[name].setEnabled(not detail.shared)
        for edit in self.contact_edits.values():
            edit.setEnabled(detail.person is not None)
        if detail.shared:
            self.person_note.setText("Diese Person kommt auch anderswo vor; der Name wird dort geändert.")
        elif detail.person is None:
            self.person_note.setText("Kontaktdaten lassen sich eintragen, sobald ein Name steht.")
        self.person_note.setVisible(detail.writable and (detail.shared or detail.person is None))
        has_contact = detail.person is not None and detail.person.contact != Contact()
        self.contact_button.setVisible(has_contact and detail.writable)
        self.item_button.setVisible(detail.meeting is not None and detail.item is None)
        self.person_button.setVisible(detail.writable)
        self.item_box.setEnabled(detail.meeting is not None)

    def _show_links(self, detail: SpeakerDetail) -> None:
        paper, resolution, person, meeting = detail.paper, detail.resolution, detail.person, detail.meeting
        targets = (
            ("Zum Antrag", paper.number or paper.title, "paper", paper.id) if paper else None,
            ("Zum Beschluss", _resolution(resolution), "matter", resolution.id) if resolution else None,
            ("Zur Person", person.name, "person", person.id) if person and person.name else None,
            ("Zur Sitzung", meeting_label(meeting), "meeting", meeting.id) if meeting else None,
        )
        for link, target in zip(self.links, targets, strict=True):
            leads = target is not None and self._opens(target[2])
            link.setVisible(leads)
            if leads and target is not None:
                words, label, noun, key = target
                link.lead_to(words, noun, key)
                link.setToolTip(label)

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
        if one.rule == "speaker.review_due" and self._detail is not None and self._detail.writable:
            return "Kontaktdaten löschen …", self.contact_removal_wanted.emit
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
