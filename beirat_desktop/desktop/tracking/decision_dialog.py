"""What another body decided: date, item, Vorlage, wording and result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.tracking.dialogs import Choices
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.german import finding
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.german.papers import PAPER_TYPES
from beirat_desktop.german.votes import result_words
from beirat_desktop.usecases.tracking.consultations import Station, StationDecision
from beirat_desktop.usecases.tracking.tracking import Described

_OUTCOMES = (
    Outcome.ADOPTED,
    Outcome.ADOPTED_CHANGED,
    Outcome.REJECTED,
    Outcome.REFERRED,
    Outcome.REFERRED_BACK,
    Outcome.NOTED,
    Outcome.RECOMMENDED,
    Outcome.POSTPONED,
    Outcome.REMOVED,
    Outcome.WITHDRAWN,
    Outcome.NO_RESOLUTION,
)
_COUNTS = ("Ja", "Nein", "Enthaltungen")


class DecisionDialog(Question):
    """Date, item, Vorlage, wording and result at a station outside the house."""

    def __init__(
        self,
        place: str,
        committees: Choices,
        check: Callable[[StationDecision], Sequence[Finding]] = lambda _decision: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Entscheidung eintragen · {place}", "Entscheidung eintragen", parent)
        self._check = check
        self.day_field = DateField("Datum", optional=False)
        self.item_edit = QLineEdit(self)
        self.item_edit.setPlaceholderText("TOP 9")
        self.number_edit = QLineEdit(self)
        self.number_edit.setPlaceholderText("20113004")
        self.outcome_box = ChoiceBox(self)
        for outcome in _OUTCOMES:
            self.outcome_box.addItem(OUTCOMES[outcome], outcome)
        self.target_box = ChoiceBox(self)
        self.target_box.setEditable(True)
        for key, name in committees:
            self.target_box.addItem(name, key)
        self.target_box.setCurrentIndex(-1)
        self.count_fields = [NumberField(name, parent=self) for name in _COUNTS]
        self.stated_edit = QLineEdit(self)
        self.stated_edit.setPlaceholderText("mit deutlicher Mehrheit")
        self.wording_edit = RichEditor("Wortlaut", self, min_lines=4, max_lines=8)
        self.result_label = QLabel(self)
        self.result_label.setWordWrap(True)
        self.result_label.setProperty("role", "heading")
        self._add_head()
        self.form.add_row(
            ("Datum", self.day_field, 2), ("TOP dort", self.item_edit, 2), ("Vorlage", self.number_edit, 2)
        )
        self.form.add("Ergebnis", self.outcome_box)
        self.target_field = self.form.add("An", self.target_box)
        cells = [(name, field, 1) for name, field in zip(_COUNTS, self.count_fields, strict=True)]
        self.form.add_row(*cells, ("oder in Worten der Quelle", self.stated_edit, 3))
        self.form.add(
            "Wortlaut", self.wording_edit, "So, wie es dort beschlossen wurde; er bleibt neben dem des Beirates."
        )
        self.form.add_widget(self.result_label)
        self.outcome_box.currentIndexChanged.connect(lambda _row: self._look())
        self.stated_edit.textChanged.connect(lambda _text: self._look())
        self.day_field.edited.connect(lambda _day: self._look())
        for field in self.count_fields:
            field.edited.connect(self._look)
        self._look()

    def _add_head(self) -> None:
        """What is asked before the day; a station that is known has nothing more to say."""

    def show_station(self, station: Station, proposal: RichText, today: date) -> None:
        """Fill in what is known; the wording begins with what was proposed, and what is not decided yet is today's."""
        consultation, vote = station.consultation, station.vote
        self.day_field.set_value(consultation.decided_on or today)
        self.item_edit.setText(consultation.item_number)
        self.number_edit.setText(consultation.external_number)
        self.outcome_box.setCurrentIndex(max(self.outcome_box.findData(consultation.outcome), 0))
        self.target_box.setEditText(consultation.outcome_target)
        self.wording_edit.set_value(proposal if consultation.wording.empty else consultation.wording)
        if vote is not None:
            for field, count in zip(self.count_fields, (vote.yes, vote.no, vote.abstentions), strict=True):
                field.show_value(count)
            self.stated_edit.setText(vote.stated)
        self._look()

    @property
    def decision(self) -> StationDecision | None:
        """What was entered, or None while the date is missing."""
        day = self.day_field.value()
        if day is None:
            return None
        outcome = Outcome(self.outcome_box.currentData())
        target = self.target_box.currentText().strip() if self._asks_target() else ""
        row = self.target_box.findText(target, Qt.MatchFlag.MatchFixedString) if target else -1
        return StationDecision(
            outcome,
            day,
            self.wording_edit.value(),
            self.item_edit.text().strip(),
            self.number_edit.text().strip(),
            self._vote(),
            target,
            self.target_box.itemData(row) if row >= 0 else None,
        )

    def _vote(self) -> Vote | None:
        yes, no, abstentions = (field.value() for field in self.count_fields)
        stated = self.stated_edit.text().strip()
        if not (yes or no or abstentions or stated):
            return None
        return Vote("", VoteForm.OPEN, yes, no, abstentions, stated=stated)

    def _asks_target(self) -> bool:
        return self.outcome_box.currentData() in (Outcome.REFERRED, Outcome.RECOMMENDED)

    def _look(self) -> None:
        self.target_field.setVisible(self._asks_target())
        decision = self.decision
        self.go_button.setEnabled(decision is not None)
        self.go_button.setToolTip("" if decision else "Das Datum fehlt noch")
        vote = self._vote()
        found = self._check(decision) if decision is not None else ()
        against = [finding(one).sentence for one in found if one.severity is not Severity.INFO]
        sentences = [unbroken_numbers(f"⚠ {one}") for one in against]
        words = result_words(vote) if vote is not None else ""
        said = "\n".join([*([f"Ergebnis: {words}"] if words else []), *sentences])
        if said != self.result_label.text():
            self.result_label.setText(said)
            announce(said, self)


class MatterDialog(DecisionDialog):
    """A matter nobody here moved: what another body dealt with that concerns the Beirat."""

    def __init__(self, committees: Choices, parent: QWidget | None = None) -> None:
        self._committees = committees
        super().__init__("Vorgang ohne Antrag", committees, parent=parent)
        # Wide rather than high: all of it stands on a screen of 720 lines.
        self.setMinimumWidth(px(720))
        self.wording_edit.set_lines(2, 8)
        self.wording_edit.hide_tools()
        self.outcome_box.setCurrentIndex(self.outcome_box.findData(Outcome.NOTED))
        self.title_edit.textChanged.connect(lambda _text: self._look())

    def _add_head(self) -> None:
        """First what it is and who dealt with it."""
        self.title_edit = QLineEdit(self)
        self.title_edit.setPlaceholderText("Worum geht es?")
        self.committee_box = ChoiceBox(self)
        for key, name in self._committees:
            self.committee_box.addItem(name, key)
        self.type_box, self.kind_box = ChoiceBox(self), ChoiceBox(self)
        for kind in (PaperType.REPORT, PaperType.TEMPLATE, PaperType.MOTION, PaperType.STATEMENT):
            self.type_box.addItem(PAPER_TYPES[kind], kind)
        for kind in (PaperType.TEMPLATE, PaperType.MOTION, PaperType.REPORT):
            self.kind_box.addItem(PAPER_TYPES[kind], kind)
        self.text_edit = RichEditor("Text", self, min_lines=2, max_lines=8)
        self.text_edit.set_placeholder("der Bericht oder Sachverhalt; leer, wenn er nicht vorliegt")
        self.form.add("Bezeichnung", self.title_edit)
        self.form.add_row(
            ("Gremium", self.committee_box, 3), ("Art", self.type_box, 2), ("Nummer gilt als", self.kind_box, 2)
        )
        self.form.add("Text", self.text_edit)

    @property
    def described(self) -> Described:
        """What was typed about the paper itself."""
        return Described(
            PaperType(self.type_box.currentData()), PaperType(self.kind_box.currentData()), self.text_edit.value()
        )

    def _look(self) -> None:
        super()._look()
        if not self.title_edit.text().strip():
            self.go_button.setEnabled(False)
            self.go_button.setToolTip("Die Bezeichnung fehlt noch")

    @property
    def committee_id(self) -> str:
        return str(self.committee_box.currentData() or "")
