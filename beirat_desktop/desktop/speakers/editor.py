"""One guest: how far it is, the next step, the fields, and the letter beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.emphasis import emphasize
from beirat_desktop.desktop.speakers.fields import CONTACT, PERSON
from beirat_desktop.desktop.speakers.form import SpeakerForm
from beirat_desktop.desktop.speakers.words import state_line
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.form import Field
from beirat_desktop.desktop.widgets.line_map import LineMap
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.german import refusal
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.speakers.details import SpeakerDetail

_LETTER_FROM = 760
"""Room for form and letter side by side; with less the letter goes."""
STEPS: dict[SpeakerState, tuple[tuple[str, str], ...]] = {
    SpeakerState.SUGGESTED: (("ask", "Als angefragt eintragen"),),
    SpeakerState.ASKED: (("accept", "Zusage eintragen"), ("decline", "Absage eintragen")),
    SpeakerState.ACCEPTED: (
        ("invite", "Einladung versenden …"),
        ("hear", "Als gehört eintragen"),
        ("decline", "Absage eintragen"),
    ),
    SpeakerState.INVITED: (("hear", "Als gehört eintragen"), ("decline", "Absage eintragen")),
    SpeakerState.DECLINED: (("ask", "Erneut anfragen"),),
    SpeakerState.HEARD: (("thank", "Dankschreiben versenden …"),),
    SpeakerState.THANKED: (),
}
"""For each state the steps from it, the usual one first."""
DATED = ("ask", "accept", "decline")
"""Steps that may have happened on another day than they are entered; a letter goes out on its own day."""
_LETTER_NAMES = {IssuedKind.SPEAKER_LETTER: "Einladung", IssuedKind.THANKS_LETTER: "Dankschreiben"}


class SpeakerEditor(QWidget):
    """Shows one guest and keeps what is typed; steps are asked for by signals.

    Signals:
        step_wanted: ask, accept, decline, invite, hear, thank or step_back.
        letter_wanted: the id of a stored letter to open.
        trouble: a German sentence about a letter that could not be made.
        shown: a guest was shown or fetched again.
    """

    step_wanted = Signal(str)
    letter_wanted = Signal(str)
    trouble = Signal(str)
    shown = Signal()

    def __init__(self, workplace: Workplace, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office, background, state, drafts = workplace.office, workplace.background, workplace.state, workplace.drafts
        self._office = office
        self.detail: SpeakerDetail | None = None
        self.line = LineMap((), self)
        self.step_buttons: list[QPushButton] = []
        self._buttons = FlowLayout(spacing=8)
        self.day_field = DateField("Tag des Schritts")
        self.day_box = Field("Am", self.day_field, parent=self)
        self.day_box.setMaximumWidth(px(180))
        self.state_card = Card("Stand", parent=self)
        self.state_card.add(self.line)
        self.state_card.add(self.day_box)
        self.state_card.add_layout(self._buttons)
        self.letters = EntryList("Abgelegte Schreiben", self)
        self.letters.navigate.connect(lambda _noun, one: self.letter_wanted.emit(one))
        self.letter_card = Card("Abgelegte Schreiben", parent=self)
        self.letter_card.add(self.letters)
        self.form = SpeakerForm(office.demands, drafts, self._save, self, opens=workplace.opens)
        self.form.typed.connect(self.request_letter)
        self.preview = Preview(background, office.reader, "Schreiben", self)
        self.preview.setMinimumWidth(px(260))
        self.preview.anchor_clicked.connect(self.form.focus_field)
        self.preview.failed.connect(self._on_letter_failed)
        self._lay_out(state, key)

    def show_speaker(self, key: str) -> None:
        """Show a guest; raises Missing."""
        if self.detail is not None and self.detail.speaker.id != key:
            self.form.autosave.flush()
            self.preview.clear("Die Vorschau entsteht …")
        self.day_field.set_value(self._office.today)
        self._show(self._office.speakers.detail(key))

    def reload(self) -> None:
        """Fetch the guest again; what is being typed stays. Raises Missing."""
        if self.detail is not None:
            self._show(self._office.speakers.detail(self.detail.speaker.id))

    def request_letter(self) -> None:
        """Make the next letter anew from what stands in the form."""
        speaker = self.form.speaker()
        if speaker is None or not self.preview.isVisibleTo(self):
            return
        if speaker.meeting_id is None:
            self.preview.clear("Das Schreiben entsteht, sobald eine Sitzung gewählt ist.")
            return
        self.preview.request(self._office.speakers.preview, speaker, self.form.person(), self.form.organization)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() >= px(_LETTER_FROM)
        if room == self.preview.isHidden():
            self.preview.setVisible(room)
            self.request_letter()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left.minimumWidth(), px(200))

    def _show(self, detail: SpeakerDetail) -> None:
        self.detail = detail
        self.form.show_detail(detail, self._office.speakers.choices(detail.speaker.id))
        state = detail.speaker.state
        heard = state in (SpeakerState.HEARD, SpeakerState.THANKED) and detail.meeting is not None
        self.line.show_stations(state_line(detail.speaker, detail.meeting.day if heard and detail.meeting else None))
        self._show_steps(state, early=detail.meeting is not None and detail.meeting.day > self._office.today)
        self._show_letters(detail.letters)
        self.request_letter()
        self.shown.emit()

    def _show_steps(self, state: SpeakerState, *, early: bool) -> None:
        """early: the meeting is still to come, and nobody was heard there."""
        steps = list(STEPS[state])
        if state is not SpeakerState.SUGGESTED:
            steps.append(("step_back", "Schritt zurück"))
        steps = [(name, label) for name, label in steps if self._office.users.may(f"speakers.{name}")]
        self.day_box.setVisible(any(name in DATED for name, _ in steps))
        wanted = [label for _, label in steps]
        if [button.text() for button in self.step_buttons] == wanted:
            self._emphasize_first(steps, early)
            return
        stepped = self.window().focusWidget() in self.step_buttons
        self._buttons.clear()
        self.step_buttons = []
        for name, label in steps:
            button = QPushButton(label, self)
            button.clicked.connect(lambda _on=False, name=name: self.step_wanted.emit(name))
            self.step_buttons.append(button)
            self._buttons.addWidget(button)
        self._emphasize_first(steps, early)
        if stepped and self.step_buttons:
            self.step_buttons[0].show()
            self.step_buttons[0].setFocus()  # from step to step; the next field is not what was asked for

    def _emphasize_first(self, steps: Sequence[tuple[str, str]], early: bool) -> None:
        if steps:
            name, _label = steps[0]
            emphasize(self.step_buttons[0], name != "step_back" and not (early and name == "hear"))

    def _show_letters(self, letters: Sequence[IssuedPaper]) -> None:
        self.letter_card.setVisible(bool(letters))
        self.letters.show_entries(
            [
                Entry(
                    f"{_LETTER_NAMES[one.kind]} vom {short_date(one.issued.date())}",
                    f"{one.issue}. Ausgabe · {one.file_name}",
                    "öffnen",
                    states.tone(SpeakerState.INVITED),
                    "letter",
                    one.id,
                )
                for one in letters
            ]
        )

    def _save(self, key: str, name: str, value: Any) -> None:
        speakers = self._office.speakers
        if name in PERSON:
            speakers.edit_person(key, **{name: value})
        elif name in CONTACT:
            # An empty form before there is a name is nothing to keep.
            if value or (self.detail is not None and self.detail.person is not None):
                speakers.edit_contact(key, **{name: value})
        elif name == "organization":
            speakers.edit_organization(key, value)
        elif name == "meeting_id":
            speakers.schedule(key, value)
        elif name == "agenda_item_id":
            meeting = self.detail.speaker.meeting_id if self.detail is not None else None
            speakers.schedule(key, meeting, value)
        else:
            speakers.edit(key, **{name: value})

    def _on_letter_failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.trouble.emit(refusal(error))

    def _lay_out(self, state: State, key: str) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.state_card, self.form, self.letter_card):
            column.addWidget(widget)
        self._left = Scroll(inside, self)
        split = Splitter(self)
        split.addWidget(self._left)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 6)
        split.setStretchFactor(1, 5)
        split.setSizes([px(560), px(470)])
        state.splitter(key, split)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(split)
