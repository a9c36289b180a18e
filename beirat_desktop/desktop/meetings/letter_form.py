"""What the invitation says beside its agenda: greeting, place, enclosures, notices; what is typed is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from beirat_desktop.desktop.demand_field import LABEL as DEMANDED
from beirat_desktop.desktop.demand_field import DemandField
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.read_only import only_read
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.notices import notice_that_holds
from beirat_desktop.german import norm
from beirat_desktop.usecases.office import Office

_PLACE = ("room", "building")
_ADDRESS = ("street", "postcode", "town")
_PLACE_LABELS = ("Raum", "Gebäude", "Straße", "PLZ", "Ort")


class LetterForm(Card):
    """The fields of the letter.

    Signals:
        saved: something was saved.
    """

    saved = Signal()

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__("Was in der Einladung steht", parent=parent)
        self._office = office
        self.greeting_editor = RichEditor("Anschreiben", self, min_lines=2, max_lines=8)
        self.enclosures_edit = QPlainTextEdit(self)
        self.enclosures_edit.setTabChangesFocus(True)
        self.enclosures_edit.setFixedHeight(px(72))
        self.enclosures_edit.setPlaceholderText("eine Anlage je Zeile")
        self.place_edits = {name: QLineEdit(self) for name in (*_PLACE, *_ADDRESS)}
        self.name_edit = QLineEdit(self)
        self.name_edit.setPlaceholderText("leer: laufende Nummer")
        self.chair_box = ChoiceBox(self)
        self.urgent_box = QCheckBox("Dringend: mit verkürzter Frist einberufen", self)
        self.urgent_box.setToolTip(norm("§ 34 GemO"))
        self.urgency_edit = QLineEdit(self)
        self.demand_field = DemandField(office.demands, "meetings", self)
        self.demand_field.saved.connect(self.saved)
        self.notice_field = DateField("Bekannt gemacht am")
        self._lay_out()
        self.autosave = Autosave(drafts, self)
        self._bind()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting; once it was invited to, only the place can still be changed."""
        self.autosave.begin(f"meetings/{meeting.id}")
        show = self.autosave.show
        show("greeting", meeting.greeting)
        typed = self.enclosures_edit.toPlainText()
        # A line just begun is no change, and must not be taken away.
        show("enclosures", typed if _lines(typed) == meeting.enclosures else "\n".join(meeting.enclosures))
        self._fill_chairs(meeting)
        show("name", meeting.name)
        show("chair", meeting.chair_id or "")
        for name in _PLACE:
            show(name, getattr(meeting.place, name))
        for name in _ADDRESS:
            show(name, getattr(meeting.place.address, name))
        for name in ("urgent", "urgency_reason"):
            show(name, getattr(meeting, name))
        show("notice", notice_that_holds(meeting))
        self.demand_field.show_record(meeting.id)
        # Whoever invites in the usual words writes nothing here.
        self.greeting_editor.set_placeholder(self._office.invitations.contents(meeting.id).greeting.plain)
        self.form.setEnabled(meeting.state in (MeetingState.PLANNED, MeetingState.INVITED))
        # Once it was sent the letter says what it said; of its words only the place can be announced anew.
        for widget in self._fixed_once_sent:
            widget.setEnabled(meeting.state is MeetingState.PLANNED)
        self.place_label.setVisible(meeting.state is MeetingState.INVITED)
        self.urgency_field.setVisible(meeting.urgent)
        if not self._office.users.may("meetings.edit"):
            only_read(self.greeting_editor, self.enclosures_edit, *self.place_edits.values(), self.name_edit)
            only_read(self.chair_box, self.urgent_box, self.urgency_edit)
        if not self._office.users.may("invitations.notice"):
            only_read(self.notice_field)

    def focus_anchor(self, anchor: str) -> None:
        """Put the keyboard into the field a place of the letter came from."""
        fields: dict[str, QWidget] = {
            "greeting": self.greeting_editor.text_edit,
            "enclosures": self.enclosures_edit,
            "meeting": self.place_edits["room"],
            "notices": self.urgency_edit,
            "inviter": self.chair_box,
            "subject": self.name_edit,
        }
        if anchor in fields:
            fields[anchor].setFocus()

    def _fill_chairs(self, meeting: Meeting) -> None:
        members = self._office.invitations.recipients(meeting.id)
        entries = [("Vorsitz dieses Tages", ""), *((one.person.sorted_name, one.person.id) for one in members)]
        if meeting.chair_id is not None and meeting.chair_id not in {key for _name, key in entries}:
            entries.append(("nicht mehr Mitglied", meeting.chair_id))
        if entries != [(self.chair_box.itemText(row), self.chair_box.itemData(row)) for row in range(len(entries))]:
            self.chair_box.blockSignals(True)
            self.chair_box.clear()
            for name, key in entries:
                self.chair_box.addItem(name, key)
            self.chair_box.setCurrentIndex(max(self.chair_box.findData(meeting.chair_id or ""), 0))
            self.chair_box.blockSignals(False)

    def _lay_out(self) -> None:
        self.form = Form(self)
        edits = self.place_edits
        self.form.add_row(("Name der Sitzung", self.name_edit, 1), ("Es lädt ein", self.chair_box, 1))
        self.form.add("Anschreiben", self.greeting_editor)
        self.form.add_row(("Raum", edits["room"], 1), ("Gebäude", edits["building"], 1))
        self.form.add_row(("Straße", edits["street"], 3), ("PLZ", edits["postcode"], 2), ("Ort", edits["town"], 3))
        self.place_label = QLabel("Ein anderer Raum oder Ort geht den Mitgliedern als Nachtrag zu.", self)
        self.place_label.setProperty("role", "muted")
        self.place_label.setWordWrap(True)
        self.form.add_widget(self.place_label)
        self.form.add("Anlagen", self.enclosures_edit)
        demanded = self.form.add(DEMANDED, self.demand_field)
        self.form.add_widget(self.urgent_box)
        self.urgency_field = self.form.add("Grund der Dringlichkeit", self.urgency_edit)
        self.add(self.form)
        places = {self.form.fields[label] for label in _PLACE_LABELS}
        self._fixed_once_sent = [
            *(field for field in self.form.fields.values() if field not in {*places, demanded}),
            self.urgent_box,
        ]

    def _bind(self) -> None:
        bind = self.autosave.bind
        bind("greeting", self.greeting_editor, self._saves(lambda _meeting, value: {"greeting": value}))
        bind("enclosures", self.enclosures_edit, self._saves(lambda _meeting, text: {"enclosures": _lines(text)}))
        for name in _PLACE:
            bind(name, self.place_edits[name], self._saves(_place_of(name)))
        for name in _ADDRESS:
            bind(name, self.place_edits[name], self._saves(_address_of(name)))
        bind("name", self.name_edit, self._saves(lambda _meeting, text: {"name": text}))
        bind("chair", self.chair_box, self._saves(lambda _meeting, key: {"chair_id": key or None}))
        bind("urgent", self.urgent_box, self._saves(lambda _meeting, on: {"urgent": on}))
        bind("urgency_reason", self.urgency_edit, self._saves(lambda _meeting, text: {"urgency_reason": text}))
        bind("notice", self.notice_field, self._publish)

    def _saves(self, fields: Callable[[Meeting, Any], dict[str, Any]]) -> Callable[[str, Any], None]:
        def save(record: str, value: Any) -> None:
            key = record.partition("/")[2]
            self._office.meetings.edit(key, **fields(self._office.meetings.get(key), value))
            self.saved.emit()

        return save

    def _publish(self, record: str, day: date | None) -> None:
        self._office.invitations.publish_notice(record.partition("/")[2], day)
        self.saved.emit()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _place_of(name: str) -> Callable[[Meeting, Any], dict[str, Any]]:
    def fields(meeting: Meeting, text: Any) -> dict[str, Any]:
        changed: dict[str, Any] = {name: text}
        return {"place": replace(meeting.place, **changed)}

    return fields


def _address_of(name: str) -> Callable[[Meeting, Any], dict[str, Any]]:
    def fields(meeting: Meeting, text: Any) -> dict[str, Any]:
        changed: dict[str, Any] = {name: text}
        return {"place": replace(meeting.place, address=replace(meeting.place.address, **changed))}

    return fields
