"""A committee's names, seats and place, and the rules it may set for itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.messages import confirm
from beirat_desktop.desktop.settings.committee_section import CommitteeSection
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.form import Field, Form
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.profiles import (
    MINIMUM_NOTICE_DAYS,
    MINIMUM_URGENT_DAYS,
    ExcerptContent,
    ItemNumbering,
    VoteBlock,
)
from beirat_desktop.german import norm, word
from beirat_desktop.usecases.office import Office

_NAMES = ("name", "short_name", "definite", "genitive", "meeting_time")
_PLACE = ("building", "room")
_ADDRESS = ("street", "postcode", "town")
_NORMS = {
    "notice_days": "§ 34 GemO",
    "urgent_notice_days": "§ 34 GemO",
    "motion_deadline_days": "§ 34 GemO",
    "repeat_bar_months": "§ 34 GemO",
    "hearing_bar_months": "§ 35 GemO",
    "minutes_due_months": "§ 41 GemO",
    "review_months": "Art. 5 DSGVO",
    "appointed_seats": "§ 56 GemO",
    "statutory_seats": "§ 29 GemO",
}
_DEADLINES = {
    "notice_days": ("Ladungsfrist", " volle Tage| voller Tag", f"gesetzlich mindestens {MINIMUM_NOTICE_DAYS}"),
    "urgent_notice_days": (
        "Ladungsfrist bei Dringlichkeit",
        " volle Tage| voller Tag",
        f"mindestens {MINIMUM_URGENT_DAYS}",
    ),
    "postal_days": ("Postweg der Einladung", " Tage| Tag", "zwischen Versand und Zugang"),
    "motion_deadline_days": ("Antragsschluss", " Tage vorher| Tag vorher", "eigene Regel des Gremiums"),
    "minutes_due_months": ("Niederschrift fertig in", " Monaten| Monat", "an jedes Mitglied"),
    "repeat_bar_months": ("Sperre für denselben Gegenstand", " Monate| Monat", "auf Verlangen eines Viertels"),
    "hearing_bar_months": ("Sperre für dieselbe Anhörung", " Monate| Monat", ""),
    "review_months": ("Kontaktdaten prüfen nach", " Monaten| Monat", "eigene Regel des Hauses"),
}
UNTIL_DISPATCH = -1


def _count_in(box: QSpinBox, many: str, one: str, number: int) -> None:
    box.setSuffix(one if number == 1 else many)


class RulesSection(CommitteeSection):
    """What is marked with a norm cannot fall below it; the reason stands beside the field."""

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(office, drafts, parent)
        self.edits = {name: QLineEdit(self) for name in (*_NAMES, *_PLACE, *_ADDRESS)}
        self.seats_box, self.appointed_box = QSpinBox(self), QSpinBox(self)
        for box in (self.seats_box, self.appointed_box):
            box.setRange(0, 200)
        self.spins = {name: QSpinBox(self) for name in _DEADLINES}
        self.question_check = QCheckBox("Die Einwohnerfragestunde steht am Anfang der Tagesordnung", self)
        self.substitutes_check = QCheckBox("Ein Mitglied, das fehlt, kann eine Vertretung schicken", self)
        self.video_check = QCheckBox("Wer per Video teilnimmt, gilt als anwesend (§ 35a GemO)", self)
        self.subline_check = QCheckBox("Ein Auszug nennt auch die Zeile unter dem Titel des Punktes", self)
        self.numbering_box = ChoiceBox(self)
        offer(self.numbering_box, [(word(each), each) for each in ItemNumbering])
        self.vote_box = ChoiceBox(self)
        offer(self.vote_box, [(word(each), each) for each in VoteBlock])
        self.content_box = ChoiceBox(self)
        offer(self.content_box, [(word(each), each) for each in ExcerptContent])
        self.excerpt_edit, self.minutes_edit = QLineEdit(self), QLineEdit(self)
        self.presides_edit = QLineEdit(self)
        self._add_committee_card()
        self._add_rules_card()
        self._bind_all()
        self.column.addStretch(1)

    def norm_of(self, name: str) -> str:
        section = _NORMS.get(name, "")
        return f"{section}: {norm(section)}" if section else ""

    def show_committee(self, committee: Committee) -> None:
        for name in self.edits:
            self.autosave.show(name, str(getattr(_holder(committee, name), name)))
        self.autosave.show("statutory_seats", committee.statutory_seats)
        self.autosave.show("appointed_seats", committee.appointed_seats)
        profile = committee.profile
        for name in self.spins:
            value = getattr(profile, name)
            self.autosave.show(name, UNTIL_DISPATCH if value is None else value)
        self.autosave.show("question_time_first", profile.question_time_first)
        self.autosave.show("substitutes", profile.substitutes)
        self.autosave.show("video", profile.video)
        self.autosave.show("item_numbering", profile.item_numbering.value)
        self.autosave.show("vote_block", profile.vote_block.value)
        self.autosave.show("excerpt_content", profile.excerpt_content.value)
        self.autosave.show("excerpt_subline", profile.excerpt_subline)
        self.autosave.show("excerpt_heading", profile.excerpt_heading)
        self.autosave.show("presides_then", profile.presides_then)
        self.autosave.show("minutes_item_title", profile.minutes_item_title)

    def _add_committee_card(self) -> None:
        edit, form = self.edits, Form(self)
        self.fields["name"], _ = form.add_row(("Name", edit["name"], 2), ("Kurzname", edit["short_name"], 1))
        form.add_row(
            ("Am Satzanfang („Der Beirat …“)", edit["definite"], 1),
            ("Nach „Sitzung“ („des Beirates …“)", edit["genitive"], 1),
        )
        self.fields["statutory_seats"], self.fields["appointed_seats"], _ = form.add_row(
            ("Sitze nach der Satzung", self.seats_box, 1),
            ("davon berufen", self.appointed_box, 1),
            ("Übliche Uhrzeit", edit["meeting_time"], 1),
        )
        form.add_row(("Gebäude", edit["building"], 1), ("Raum", edit["room"], 1))
        form.add_row(("Straße", edit["street"], 3), ("PLZ", edit["postcode"], 1), ("Ort", edit["town"], 2))
        self.add_card("Gremium").add(form)

    def _add_rules_card(self) -> None:
        form = Form(self)
        cells: list[tuple[str, QWidget, int]] = []
        for name, (label, suffix, hint) in _DEADLINES.items():
            box = self.spins[name]
            box.setRange(0, 60)
            many, _, one = suffix.partition("|")
            box.valueChanged.connect(partial(_count_in, box, many, one))
            _count_in(box, many, one, box.value())
            box.setToolTip(self.norm_of(name) or hint)
            cells.append((label, box, 1))
        deadline = self.spins["motion_deadline_days"]
        deadline.setMinimum(UNTIL_DISPATCH)
        deadline.setSpecialValueText("bis zum Versand der Einladung")
        names = list(_DEADLINES)
        for start in range(0, len(cells), 2):
            made: list[Field] = form.add_row(*cells[start : start + 2])
            self.fields.update(zip(names[start : start + 2], made, strict=True))
        form.add_row(("Nummern der Tagesordnung", self.numbering_box, 1), ("Abstimmung im Auszug", self.vote_box, 1))
        form.add_row(("Ein Auszug erzählt", self.content_box, 1), ("Überschrift im Auszug", self.excerpt_edit, 1))
        form.add_row(
            ("TOP zur Niederschrift", self.minutes_edit, 1),
            ("Sind Vorsitz und Stellvertretung nicht da, leitet", self.presides_edit, 1),
        )
        for check in (self.subline_check, self.question_check, self.substitutes_check, self.video_check):
            form.add_widget(check)
        card = self.add_card(
            "Fristen und Regeln",
            "Was die Geschäftsordnung des Gremiums anders regelt als das Gesetz. Gesetzliche Mindestfristen lassen "
            "sich verlängern, aber nicht verkürzen.",
        )
        self.reset_button = QPushButton("Auf die gesetzlichen Werte zurücksetzen …", self)
        self.reset_button.clicked.connect(self._reset)
        row = QHBoxLayout()
        row.addWidget(self.reset_button)
        row.addStretch(1)
        card.add(form)
        card.add_layout(row)

    def _bind_all(self) -> None:
        for name in _NAMES:
            self.bind(name, self.edits[name], self._edit)
        for name in (*_PLACE, *_ADDRESS):
            self.bind(name, self.edits[name], self._place)
        for name, box in (("statutory_seats", self.seats_box), ("appointed_seats", self.appointed_box)):
            self.bind(name, box, self._edit)
        for name, spin in self.spins.items():
            self.bind(name, spin, self._rule)
        for name, widget in (
            ("question_time_first", self.question_check),
            ("substitutes", self.substitutes_check),
            ("video", self.video_check),
            ("item_numbering", self.numbering_box),
            ("vote_block", self.vote_box),
            ("excerpt_content", self.content_box),
            ("excerpt_subline", self.subline_check),
            ("excerpt_heading", self.excerpt_edit),
            ("minutes_item_title", self.minutes_edit),
            ("presides_then", self.presides_edit),
        ):
            self.bind(name, widget, self._rule)

    def _edit(self, key: str, name: str, value: Any) -> None:
        if name == "meeting_time":
            self.office.committees.edit(key, meeting_time=value)
            return
        when = self.when
        self.keep(lambda reason: self.office.committees.edit(key, **when, reason=reason, **{name: value}))

    def _place(self, key: str, name: str, value: str) -> None:
        place = self.office.committees.get(key, self.day).place
        changed: dict[str, Any] = {name: value}
        if name in _ADDRESS:
            changed = {"address": replace(place.address, **changed)}
        self.office.committees.edit(key, place=replace(place, **changed))

    def _rule(self, key: str, name: str, value: Any) -> None:
        if name == "motion_deadline_days" and value == UNTIL_DISPATCH:
            value = None
        # A box of choices hands an enumeration back as its plain text.
        kinds = {"item_numbering": ItemNumbering, "vote_block": VoteBlock, "excerpt_content": ExcerptContent}
        value = kinds.get(name, lambda same: same)(value)
        when = self.when
        self.keep(lambda reason: self.office.settings.edit_profile(key, **when, reason=reason, **{name: value}))

    def _reset(self) -> None:
        text = "Fristen, Nummern und feste Tagesordnungspunkte gelten wieder wie im Gesetz und wie bei neuen Akten."
        if confirm(self, "Regeln zurücksetzen?", text, "Zurücksetzen", page="einstellungen"):
            key, when = self.committee_id, self.when
            self.keep_at_once(lambda reason: self.office.settings.reset_profile(key, **when, reason=reason))


def _holder(committee: Committee, name: str) -> Any:
    if name in _ADDRESS:
        return committee.place.address
    return committee.place if name in _PLACE else committee
