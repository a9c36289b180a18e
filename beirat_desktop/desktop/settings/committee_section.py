"""A part of the settings that each committee has of its own, with the day from which a change holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.theme import Tone, px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box, offer
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.german.committees import former_committee
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.office import Office


class CommitteeSection(Section):
    """Above the cards stands whose settings they are, and from when changes hold. Override show_committee()."""

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(office, drafts, parent)
        self.committee_box = ChoiceBox(self)
        name_box(self.committee_box, "Gremium")
        self.committee_box.setMinimumWidth(px(120))
        self.committee_box.currentIndexChanged.connect(self._on_committee)
        self.since_field = DateField("Änderungen gelten ab", self, optional=False)
        self.since_field.setFixedWidth(self.since_field.narrowest())
        self.since_field.setToolTip("Sitzungen und Schriftstücke davor behalten, was an ihrem Tag galt.")
        self.since_field.edited.connect(lambda _day: self._show())
        self.mistake_check = QCheckBox("war ein Tippfehler", self)
        self.mistake_check.setToolTip("Berichtigt, was an diesem Tag eingetragen ist, für die ganze Zeit davor mit.")
        self.former_label = QLabel(self)
        self.former_label.setProperty("role", "muted")
        # Lines that do not wrap keep their height in a page that scrolls, and none makes the page wider.
        self.former_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = FlowLayout(spacing=12)
        row.addWidget(self._named("Gremium", self.committee_box))
        row.addWidget(self._named("Änderungen gelten ab", self.since_field))
        row.addWidget(self.mistake_check)
        self.column.addLayout(row)
        self.column.addWidget(self.former_label)
        self._shown = ""
        self._likely: date | None = None

    def _named(self, words: str, field: QWidget) -> QWidget:
        """What stays together when the row breaks."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(words, holder)
        label.setBuddy(field)
        for widget in (label, field):
            row.addWidget(widget)
        return holder

    @property
    def committee_id(self) -> str:
        """Whose settings are shown."""
        return str(self.committee_box.currentData() or "")

    @property
    def day(self) -> date:
        """The day whose settings are shown, and from which a change holds."""
        return self.since_field.value() or self.office.committees.likely_day(self.committee_id)

    @property
    def when(self) -> dict[str, Any]:
        """From when a change holds, in the words of the use cases."""
        return {"since": self.day, "mistake": self.mistake_check.isChecked()}

    def reload(self) -> None:
        offer(self.committee_box, [(c.name, c.id) for c in self.office.committees.all()])
        self._on_committee()

    def show_committee(self, committee: Committee) -> None:
        """Show the settings of one committee."""
        raise NotImplementedError

    def keep(self, change: Callable[[str], object]) -> None:
        """Make a change, given "" or the reason; where it needs one because minutes are signed, offer to ask for it."""
        try:
            change("")
        except Refused as error:
            if error.overridable:
                ask = partial(self._ask_reason, refusal(error), change)
                self.notice.emit(Notice(refusal(error), Tone.AMBER, "Mit Grund berichtigen …", ask))
            raise
        self.show_what_holds()

    def keep_at_once(self, change: Callable[[str], object]) -> bool:
        """The same for what is no field of its own: every refusal goes to the banner; True when it is done."""
        try:
            self.keep(change)
        except Refused as error:
            if not error.overridable:
                self.notice.emit(Notice(refusal(error), Tone.AMBER))
            return False
        self.reload()
        return True

    def _ask_reason(self, sentence: str, change: Callable[[str], object]) -> None:
        question = ReasonQuestion("Hinter unterschriebenen Niederschriften berichtigen?", sentence, "Berichtigen", self)
        question.accepted.connect(partial(self._correct, question, change))
        question.open()

    def _correct(self, question: ReasonQuestion, change: Callable[[str], object]) -> None:
        if self.do(lambda: change(question.reason)):
            self.autosave.flush()
            self.show_what_holds()

    def show_what_holds(self) -> None:
        """Say from when what was just kept holds, and show what held before."""
        self._show_former()
        mistake = self.mistake_check.isChecked()
        words = (
            "Berichtigt, auch für die Zeit davor"
            if mistake
            else f"Gilt ab {short_date(self.day)}; davor bleibt es, wie es war"
        )
        held = self.office.committees.held_since(self.committee_id, None if mistake else self.day)
        if held:
            # What was signed keeps its bytes; drafts and checks follow the day.
            meetings = counted(held, "schon gehaltene Sitzung", "schon gehaltene Sitzungen")
            words += f". Betrifft {meetings}; Unterschriebenes bleibt"
        self.message.emit(words)

    def _on_committee(self) -> None:
        if not self.committee_id:
            return
        likely = self.office.committees.likely_day(self.committee_id)
        untouched = self.since_field.value() == self._likely  # the program may be open overnight
        if self.committee_id != self._shown:
            self.mistake_check.setChecked(False)
            untouched = True
        if untouched:
            self.since_field.set_value(likely)
        self._shown, self._likely = self.committee_id, likely
        self._show()

    def _show(self) -> None:
        if self.committee_id:
            self.autosave.begin(self.committee_id)
            self.show_committee(self.office.committees.get(self.committee_id, self.day))
            self._show_former()

    def _show_former(self) -> None:
        lines = former_committee(self.office.committees.states(self.committee_id))
        self.former_label.setText("\n".join(lines))
        self.former_label.setToolTip("\n".join(lines))
        self.former_label.setVisible(bool(lines))
