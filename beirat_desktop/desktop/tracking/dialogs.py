"""The questions of the register: what another body decided, what was reported, who has a task."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.theme import MARGIN, font, px, tokens
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.consultations import Consultation, ConsultationRole, Outcome
from beirat_desktop.domain.differences import Kind
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.german import finding
from beirat_desktop.german.consultations import CONSULTATION_ROLES, OUTCOMES
from beirat_desktop.german.votes import result_words
from beirat_desktop.usecases.consultations import Comparison, Station, StationDecision

Choices = Sequence[tuple[str, str]]
"""Id and name."""
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


class Sheet(QDialog):
    """A form with a button that names what happens, and a line for what a rule says against it."""

    def __init__(self, title: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = Form(self)
        self.refusal_label = QLabel(self)
        self.refusal_label.setWordWrap(True)
        self.refusal_label.setProperty("role", "error")
        self.refusal_label.hide()
        self.buttons = QDialogButtonBox(self)
        self.go_button = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_button.setDefault(True)
        self.go_button.setProperty("primary", True)
        # The hint is taken before the style makes the text heavier.
        self.go_button.setMinimumWidth(QFontMetrics(font(semibold=True)).horizontalAdvance(button) + px(40))
        stay = self.buttons.addButton("Abbrechen", QDialogButtonBox.ButtonRole.RejectRole)
        stay.setAutoDefault(False)  # Enter in a field never means cancel
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(14)
        column.addWidget(self.form)
        column.addWidget(self.refusal_label)
        column.addWidget(self.buttons)
        self.setMinimumWidth(px(520))

    def say(self, sentence: str) -> None:
        """Why it was refused; the dialog stays."""
        self.refusal_label.setText(sentence)
        self.refusal_label.setVisible(bool(sentence))


class DecisionDialog(Sheet):
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
        self.outcome_box = QComboBox(self)
        for outcome in _OUTCOMES:
            self.outcome_box.addItem(OUTCOMES[outcome], outcome)
        self.target_box = QComboBox(self)
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
        self.form.add_row(
            ("Datum", self.day_field, 2), ("TOP dort", self.item_edit, 2), ("Vorlage", self.number_edit, 2)
        )
        self.form.add("Ergebnis", self.outcome_box)
        self.target_field = self.form.add("An", self.target_box)
        cells = [(name, field, 1) for name, field in zip(_COUNTS, self.count_fields, strict=True)]
        self.form.add_row(*cells, ("oder in Worten der Quelle", self.stated_edit, 3))
        self.form.add(
            "Wortlaut", self.wording_edit, "So, wie es dort beschlossen wurde; er bleibt neben dem des Beirats."
        )
        self.form.add_widget(self.result_label)
        self.outcome_box.currentIndexChanged.connect(lambda _row: self._look())
        self.stated_edit.textChanged.connect(lambda _text: self._look())
        self.day_field.edited.connect(lambda _day: self._look())
        for field in self.count_fields:
            field.edited.connect(self._look)
        self._look()

    def show_station(self, station: Station, proposal: RichText) -> None:
        """Fill in what is known; the wording begins with what was proposed."""
        consultation, vote = station.consultation, station.vote
        self.day_field.set_value(consultation.decided_on)
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
        sentences = [f"⚠ {finding(one).sentence}" for one in found if one.severity is not Severity.INFO]
        words = result_words(vote) if vote is not None else ""
        self.result_label.setText("\n".join([*([f"Ergebnis: {words}"] if words else []), *sentences]))


class MatterDialog(DecisionDialog):
    """A matter nobody here moved: what another body dealt with that concerns the Beirat."""

    def __init__(self, committees: Choices, parent: QWidget | None = None) -> None:
        super().__init__("Vorgang ohne Antrag", committees, parent=parent)
        self.title_edit = QLineEdit(self)
        self.committee_box = QComboBox(self)
        for key, name in committees:
            self.committee_box.addItem(name, key)
        self.form.add("Bezeichnung", self.title_edit)
        self.form.add("Gremium", self.committee_box)
        self.outcome_box.setCurrentIndex(self.outcome_box.findData(Outcome.NOTED))

    @property
    def committee_id(self) -> str:
        return str(self.committee_box.currentData() or "")


class StationDialog(Sheet):
    """A station that is planned: where, in which role, asked when, due when."""

    def __init__(self, committees: Choices, station: Consultation | None = None, parent: QWidget | None = None) -> None:
        super().__init__("Station", "Übernehmen" if station else "Station hinzufügen", parent)
        self.committee_box = QComboBox(self)
        for key, name in committees:
            self.committee_box.addItem(name, key)
        self.role_box = QComboBox(self)
        for role, words in CONSULTATION_ROLES.items():
            self.role_box.addItem(words, role)
        self.requested_field = DateField("angefragt am")
        self.due_field = DateField("Antwort fällig am")
        self.note_edit = QLineEdit(self)
        self.form.add_row(("Gremium", self.committee_box, 3), ("Rolle", self.role_box, 2))
        self.form.add_row(("angefragt am", self.requested_field, 1), ("Antwort fällig am", self.due_field, 1))
        self.form.add("Vermerk", self.note_edit, "Zum Beispiel, wer den Beirat dort vertritt (§ 56 GemO).")
        if station is not None:
            self.committee_box.setCurrentIndex(self.committee_box.findData(station.committee_id))
            self.role_box.setCurrentIndex(self.role_box.findData(station.role))
            self.requested_field.set_value(station.requested_on)
            self.due_field.set_value(station.due)
            self.note_edit.setText(station.note)

    @property
    def committee_id(self) -> str:
        return str(self.committee_box.currentData() or "")

    @property
    def role(self) -> ConsultationRole:
        return ConsultationRole(self.role_box.currentData())


class TaskDialog(Sheet):
    """Who carries out what, until when."""

    def __init__(self, offices: Choices, task: FollowUp | None = None, parent: QWidget | None = None) -> None:
        super().__init__("Aufgabe", "Übernehmen" if task else "Aufgabe anlegen", parent)
        self.title_edit = QLineEdit(self)
        self.office_box = QComboBox(self)
        self.office_box.setEditable(True)
        self.office_box.addItem("", None)
        for key, name in offices:
            self.office_box.addItem(name, key)
        self.due_field = DateField("fällig am")
        self.step_edit = QLineEdit(self)
        self.step_field = DateField("bis")
        self.delay_edit = QLineEdit(self)
        self.form.add("Was zu tun ist", self.title_edit)
        self.form.add_row(("Zuständige Stelle", self.office_box, 3), ("fällig am", self.due_field, 2))
        self.form.add_row(("nächster Schritt", self.step_edit, 3), ("bis", self.step_field, 2))
        self.form.add("Grund einer Verzögerung", self.delay_edit)
        if task is not None:
            self.title_edit.setText(task.title)
            self.office_box.setCurrentIndex(max(self.office_box.findData(task.organization_id), 0))
            self.due_field.set_value(task.due)
            self.step_edit.setText(task.next_step)
            self.step_field.set_value(task.next_step_on)
            self.delay_edit.setText(task.delay_reason)

    @property
    def office_id(self) -> str | None:
        """The office chosen, None for one that is not known yet or none at all."""
        row = self.office_box.findText(self.office_name, Qt.MatchFlag.MatchFixedString)
        return self.office_box.itemData(row) if row >= 0 else None

    @property
    def office_name(self) -> str:
        return self.office_box.currentText().strip()


class ReportDialog(Sheet):
    """What was reported on a task, and whether it is carried out now."""

    def __init__(self, title: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(f"Bericht · {title}", "Bericht eintragen", parent)
        self.day_field = DateField("berichtet am", optional=False)
        self.day_field.set_value(today)
        self.text_edit = RichEditor("Bericht", self, min_lines=4, max_lines=10)
        self.form.add("berichtet am", self.day_field)
        self.form.add("Bericht", self.text_edit, "Die erste Zeile wird zum Sachstand in der Liste.")


class DayDialog(Sheet):
    """On which day something was done."""

    def __init__(self, title: str, label: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(title, label, parent)
        self.day_field = DateField("am", optional=False)
        self.day_field.set_value(today)
        self.form.add("am", self.day_field)


class CompareDialog(QDialog):
    """The wordings of two stations side by side; what went is struck out, what came is underlined."""

    def __init__(self, comparisons: Sequence[Comparison], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Wortlaut vergleichen")
        self._comparisons = comparisons
        self.pair_box = QComboBox(self)
        self.pair_box.setAccessibleName("Welche Fassungen")
        for one in comparisons:
            self.pair_box.addItem(f"{_name(one.before)}  →  {_name(one.after)}")
        self.pair_box.currentIndexChanged.connect(self._show)
        self.note_label = QLabel(self)
        self.note_label.setProperty("role", "muted")
        self.before_view, self.after_view = QTextBrowser(self), QTextBrowser(self)
        self.before_view.setAccessibleName("Frühere Fassung")
        self.after_view.setAccessibleName("Spätere Fassung")
        side_by_side = QHBoxLayout()
        side_by_side.addWidget(self.before_view, 1)
        side_by_side.addWidget(self.after_view, 1)
        buttons = QDialogButtonBox(self)
        buttons.addButton("Schließen", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.pair_box)
        column.addLayout(side_by_side, 1)
        column.addWidget(self.note_label)
        column.addWidget(buttons)
        self.resize(px(820), px(460))
        if comparisons:
            self.pair_box.setCurrentIndex(len(comparisons) - 1)
            self._show(len(comparisons) - 1)

    def _show(self, number: int) -> None:
        chosen = self._comparisons[number]
        self.before_view.setHtml(_marked(chosen, Kind.REMOVED))
        self.after_view.setHtml(_marked(chosen, Kind.ADDED))
        self.note_label.setText(
            "Beide Fassungen stimmen überein."
            if chosen.same
            else "Durchgestrichen: nur links. Unterstrichen: nur rechts."
        )


def _name(station: Station | None) -> str:
    return station.committee.label if station is not None else "Antrag"


def _marked(comparison: Comparison, kind: Kind) -> str:
    """One side: what both have, and what only this side has."""
    ink = tokens().color("red" if kind is Kind.REMOVED else "green").name()
    line = "line-through" if kind is Kind.REMOVED else "underline"
    parts = []
    for stretch in comparison.stretches:
        text = escape(stretch.text).replace("\n", "<br>")
        if stretch.kind is Kind.SAME:
            parts.append(text)
        elif stretch.kind is kind:
            parts.append(f'<span style="color:{ink}; text-decoration:{line}">{text}</span>')
    return f"<p>{''.join(parts)}</p>"
