"""Planning or moving a meeting: the days that follow from it stand beside the form as one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.meetings.words import DATE_NORMS
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.clearing import clear
from beirat_desktop.desktop.widgets.dates import DateField, TimeField
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.question import Question, about_reason
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.deadlines import SessionDates
from beirat_desktop.domain.meeting_days import Outlook
from beirat_desktop.domain.places import Address, Place
from beirat_desktop.german import finding, norm, refusal
from beirat_desktop.german.dates import parse_time, weekday_date
from beirat_desktop.german.meetings import SESSION_DATES

_BESIDE = 780
"""Pixels at 100 % that the fields and the days need side by side."""


class PlanDialog(Question):
    """Asks for committee, day, hour and place; with a meeting's start it asks for a new day only.

    Signals:
        start_changed: committee's id and the start; answer with show_outlook().
    """

    help_page = "so-geht-sitzung-planen"

    start_changed = Signal(str, object)

    def __init__(
        self,
        committees: Sequence[Committee],
        *,
        places: Mapping[str, Place] | None = None,
        moving: datetime | None = None,
        committee_id: str = "",
        proposed: datetime | None = None,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        title = title or ("Sitzung verlegen" if moving else "Sitzung planen")
        super().__init__(title, title, parent)
        self._refusal = ""
        self._places = places or {}
        self._needs_reason = False
        self.committee_box = ChoiceBox(self)
        self._committees = {committee.id: committee for committee in committees}
        for committee in committees:
            self.committee_box.addItem(committee.name, committee.id)
        self.committee_box.setCurrentIndex(max(self.committee_box.findData(committee_id), 0))
        self.day_field = DateField("Tag", optional=False)
        self.time_field = TimeField("Beginn", optional=False)
        self.name_edit = QLineEdit(self)
        self.building_edit, self.room_edit = QLineEdit(self), QLineEdit(self)
        self.street_edit, self.town_edit = QLineEdit(self), QLineEdit(self)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(72))
        self._build_form(moving)
        self._build_beside()
        self.day_field.setFocus()  # the body is nearly always the one that is chosen already
        start = moving or proposed
        if start is not None:
            self.day_field.set_value(start.date())
            self.time_field.set_value(start.time())
        if not moving:
            self._on_committee()
        for signal in (self.day_field.edited, self.time_field.edited):
            signal.connect(lambda _value: self._ask())
        self.committee_box.currentIndexChanged.connect(self._on_committee)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    @property
    def committee_id(self) -> str:
        """The committee chosen."""
        return str(self.committee_box.currentData())

    @property
    def start(self) -> datetime | None:
        """Day and hour, once both are there."""
        day, hour = self.day_field.value(), self.time_field.value()
        return datetime.combine(day, hour) if day is not None and hour is not None else None

    @property
    def place(self) -> Place:
        """Where it is held."""
        usual = self._usual_place.address
        postcode, _, town = self.town_edit.text().strip().partition(" ")
        if not postcode[:1].isdigit():
            postcode, town = "", self.town_edit.text().strip()
        address = Address(self.street_edit.text().strip(), postcode, town, usual.building)
        return Place(self.building_edit.text().strip(), self.room_edit.text().strip(), address)

    @property
    def _usual_place(self) -> Place:
        return self._places.get(self.committee_id, self._committees[self.committee_id].place)

    @property
    def name(self) -> str:
        """A name instead of the number, such as „Sondersitzung“."""
        return self.name_edit.text().strip()

    @property
    def reason(self) -> str:
        """Why a meeting that was invited to is moved."""
        return self.reason_edit.toPlainText().strip()

    def show_outlook(self, outlook: Outlook) -> None:
        """Say what would follow: the number, the days, and what speaks against it."""
        self._refusal = refusal(outlook.refusal) if outlook.refusal else ""
        self.say(self._refusal)
        self._needs_reason = outlook.invites_anew
        self.reason_field.setVisible(outlook.invites_anew)
        number = f"{outlook.number}. Sitzung der Wahlperiode" if outlook.number else "Termine"
        self.dates_card.set_title(number)
        self._show_dates(outlook.dates)
        advices = [] if outlook.refusal else [finding(found) for found in outlook.findings]
        said = "\n".join(f"{advice.sentence} {advice.mend}" for advice in advices)
        self.findings_label.setText(unbroken_numbers(said))
        self.findings_label.setVisible(bool(advices))
        self.make_room()

    def complaint(self) -> str:
        if self.day_field.value() is None:
            return self.at(self.day_field, "Bitte den Tag der Sitzung eintragen.")
        if self.time_field.value() is None:
            return self.at(self.time_field, "Bitte die Uhrzeit eintragen, zum Beispiel 17:00.")
        missing = "Es wurde schon eingeladen. Bitte den Grund der Verlegung eintragen."
        against = about_reason(self.reason, missing) if self._needs_reason else ""
        return self.at(self.reason_edit, against) or self.at(self.day_field, self._refusal)

    def _build_form(self, moving: datetime | None) -> None:
        if moving is None:
            self.form.add("Gremium", self.committee_box)
        else:
            self.committee_box.hide()
        self.form.add_row(("Tag", self.day_field, 3), ("Beginn", self.time_field, 2))
        if moving is None:
            self.name_edit.setPlaceholderText("leer: laufende Nummer")
            self.form.add("Name", self.name_edit)
            self.form.add_row(("Gebäude", self.building_edit, 1), ("Raum", self.room_edit, 1))
            self.form.add_row(("Straße", self.street_edit, 4), ("Postleitzahl und Ort", self.town_edit, 5))
        else:
            for edit in (self.name_edit, self.building_edit, self.room_edit, self.street_edit, self.town_edit):
                edit.hide()
        self.reason_field = self.form.add(
            "Grund der Verlegung",
            self.reason_edit,
            "Die Einladung gilt nicht mehr und ist mit neuer Frist zu wiederholen.",
        )
        self.reason_field.hide()

    def _build_beside(self) -> None:
        self.dates_card = Card("Termine", parent=self)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(14)
        self.grid.setColumnStretch(0, 1)
        self.dates_card.add_layout(self.grid)
        self.findings_label = QLabel(self)
        self.findings_label.setProperty("role", "warning")
        self.findings_label.setWordWrap(True)
        self.findings_label.hide()
        self.dates_card.add(self.findings_label)
        self.dates_card.body.addStretch(1)
        self.dates_card.setMinimumWidth(px(340))
        self.body.takeWidget()
        both = QWidget(self)
        # Both side by side where the screen has room for it, or the days below the fields.
        beside = self.room().width() >= px(_BESIDE)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom, both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        left = QVBoxLayout()
        left.addWidget(self.scrolled)
        left.addStretch(1)
        row.addLayout(left, 1)
        row.addWidget(self.dates_card, 1)
        self.body.hold(both)
        self.scrolled.show()
        self.setMinimumWidth(px(_BESIDE if beside else 480))

    def _show_dates(self, dates: SessionDates) -> None:
        clear(self.grid)
        rows = [(field.name, getattr(dates, field.name)) for field in fields(dates)]
        for row, (name, day) in enumerate(sorted(rows, key=lambda one: one[1])):
            label, value = QLabel(SESSION_DATES[name], self), QLabel(weekday_date(day), self)
            label.setWordWrap(True)
            label.setProperty("role", "heading" if name == "meeting" else "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            if name == "meeting":
                value.setProperty("role", "heading")
            law = DATE_NORMS.get(name.removeprefix("urgent_"), "")
            for widget in (label, value):
                widget.setToolTip(f"{law}: {norm(law)}" if law else "")
            self.grid.addWidget(label, row, 0)
            self.grid.addWidget(value, row, 1)

    def _on_committee(self) -> None:
        committee = self._committees[self.committee_id]
        place = self._usual_place
        self.building_edit.setText(place.building)
        self.room_edit.setText(place.room)
        self.street_edit.setText(place.address.street)
        self.town_edit.setText(f"{place.address.postcode} {place.address.town}".strip())
        self.town_edit.setCursorPosition(0)
        if self.time_field.value() is None:
            self.time_field.set_value(_usual(committee))
        self._ask()

    def _ask(self) -> None:
        if self.start is not None:
            self.start_changed.emit(self.committee_id, self.start)


def _usual(committee: Committee) -> time:
    return parse_time(committee.meeting_time or "17:00")


class YearPlanDialog(Question):
    """The proposed dates of the next year, each to be changed or left out."""

    help_page = "so-geht-sitzung-planen"

    def __init__(self, committee: str, starts: Sequence[datetime], parent: QWidget | None = None) -> None:
        text = "Vorgeschlagen ist der Rhythmus der bisherigen Sitzungen, sonst eine im Vierteljahr, ohne Feiertage. "
        text += "Ein geleertes Feld lässt den Termin weg."
        super().__init__(f"Jahresplan · {committee}", "Sitzungen planen", parent, text=text)
        self.rows: list[tuple[DateField, TimeField]] = []
        for number, start in enumerate(starts, 1):
            day, hour = DateField(f"{number}. Termin"), TimeField(f"{number}. Beginn", optional=False)
            day.set_value(start.date())
            hour.set_value(start.time())
            self.rows.append((day, hour))
            self.form.add_row((f"{number}. Termin", day, 3), ("Beginn", hour, 2))
            day.edited.connect(lambda _day: self._name_button())
        self._name_button()

    @property
    def starts(self) -> list[datetime]:
        """The dates that are left."""
        return [datetime.combine(d, hour.value() or time(17)) for day, hour in self.rows if (d := day.value())]

    def complaint(self) -> str:
        return "" if self.starts else "Es ist kein Termin mehr übrig."

    def _name_button(self) -> None:
        count = len(self.starts)
        self.go_button.setText("1 Sitzung planen" if count == 1 else f"{count} Sitzungen planen")
