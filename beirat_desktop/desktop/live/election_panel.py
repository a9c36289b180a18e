"""An election on the desk: who stands, what was held, the counts of the next round in large figures, the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.live.lists import Line, LineList
from beirat_desktop.desktop.live.vote_panel import CountField
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import LARGE, Tone, font, px, tokens
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.form import Field
from beirat_desktop.desktop.widgets.lettering import letter
from beirat_desktop.domain.elections import (
    LOTS,
    Candidate,
    Counted,
    ElectionRound,
    Post,
    RoundKind,
    Step,
    Tally,
    counting,
    elected_in,
    round_flaws,
)
from beirat_desktop.german.elections import (
    ROUNDS,
    answer_words,
    candidate_words,
    count_line,
    form_words,
    lot_words,
    office_words,
    result_words,
    standing_words,
    step_words,
)
from beirat_desktop.usecases.live.elections import ElectionView

_ROUNDS_HIGH = 150
"""Pixels for the list of rounds at 100 %, then it scrolls."""


class ElectionPanel(QWidget):
    """Shows the elections of one item, one at a time; what is entered goes out as signals.

    Signals:
        edited: a number is another now, or another election or round is shown.
        add_wanted, edit_wanted: a dialog about the election is asked for; remove_wanted: it was begun by mistake.
        propose_wanted: a name and who proposes; strike_wanted: id of a person proposed.
        hold_wanted: what was counted; lot_wanted: the lot is to be drawn.
        again_wanted: a recorded round and what was counted, to repeat or correct it.
        answer_wanted: id of a person and whether they accept; preside_wanted: id of who takes the chair.
        take_back_wanted: id of a person whose answer was entered by mistake.
    """

    edited = Signal()
    add_wanted = Signal()
    edit_wanted = Signal()
    remove_wanted = Signal()
    propose_wanted = Signal(str, str)
    strike_wanted = Signal(str)
    hold_wanted = Signal(object)
    lot_wanted = Signal()
    again_wanted = Signal(object, object)
    answer_wanted = Signal(str, bool)
    take_back_wanted = Signal(str)
    preside_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: tuple[ElectionView, ...] = ()
        self._shown = ""
        self._round: ElectionRound | None = None
        self._people: list[str] = []
        self._present, self._needed = 0, 0
        self._presides: str | None = None
        self._compact = self._tight = False
        self.fields: dict[str, CountField] = {}
        self.election_box = ChoiceBox(self)
        name_box(self.election_box, "Wahl")
        self.election_box.activated.connect(lambda _row: self._show(str(self.election_box.currentData())))
        self.title_label = QLabel(self)
        self.title_label.setProperty("role", "heading")
        self.title_label.setWordWrap(True)
        self.form_label = QLabel(self)
        self.form_label.setProperty("role", "muted")
        self.form_label.setWordWrap(True)
        self.edit_button = self._button("Ändern …", self.edit_wanted, "Amt, Zahl der Plätze, geheim oder offen")
        self.remove_button = self._button("Entfernen", self.remove_wanted, "Die Wahl wurde aus Versehen angelegt")
        self.add_button = self._button("Wahl anlegen …", self.add_wanted, "Amt und Zahl der Plätze festlegen")
        self.name_edit = QLineEdit(self)
        self.name_edit.setMinimumWidth(px(190))
        self.name_edit.setPlaceholderText("Nachname, Vorname")
        self.by_edit = QLineEdit(self)
        self.by_edit.setMinimumWidth(px(150))
        self.by_edit.setPlaceholderText("zum Beispiel der SPD-Fraktion")
        self.name_edit.returnPressed.connect(self._on_name)
        self.by_edit.returnPressed.connect(self._propose)
        self.proposing = QWidget(self)
        row = QHBoxLayout(self.proposing)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Field("Vorgeschlagen wird", self.name_edit, parent=self), 1)
        row.addWidget(Field("von (Eingabe fügt hinzu)", self.by_edit, parent=self), 1)
        self.candidates = QWidget(self)
        self._candidates_row = FlowLayout(self.candidates, spacing=8)
        self.round_list = LineList("Wahlgänge", lead_width=px(20), parent=self)
        self.round_list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.round_list.opened.connect(self._on_round)
        self.next_label = QLabel(self)
        self.next_label.setWordWrap(True)
        self.counts = QWidget(self)
        self._counts_row = FlowLayout(self.counts, spacing=10)
        self.result_label = QLabel(self)
        letter(self.result_label, font(LARGE, semibold=True))
        self.result_label.setWordWrap(True)
        self.sum_label = QLabel(self)
        self.sum_label.setWordWrap(True)
        self.answers = QWidget(self)
        self._answers_row = FlowLayout(self.answers, spacing=8)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title_label, 1)
        head.addWidget(self.election_box)
        head.addWidget(self.edit_button)
        head.addWidget(self.remove_button)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (
            self.form_label,
            self.proposing,
            self.candidates,
            self.round_list,
            self.next_label,
            self.counts,
            self.result_label,
            self.sum_label,
            self.answers,
        ):
            column.addWidget(widget)

    def _button(self, text: str, signal: object, tip: str) -> QPushButton:
        made = QPushButton(text, self)
        made.setToolTip(tip)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return made

    def fit(self, *, compact: bool, tight: bool) -> None:
        """Where room is short: smaller figures, the last round alone, and who stands only until it is counted.

        tight: not even for the last round.
        """
        self._compact, self._tight = compact, tight
        for field in self.fields.values():
            field.fit(compact=compact)
        if self._views:
            self._fill()

    def hold(self, held: bool) -> None:
        """Once the minutes are signed nothing is elected any more; who was not there may still answer."""
        for widget in (
            *(self.add_button, self.edit_button, self.remove_button),
            *(self.proposing, self.candidates, self.round_list, self.counts),
        ):
            widget.setEnabled(not held)

    def set_people(self, names: Sequence[str]) -> None:
        """Who may be proposed, as lists name them."""
        if list(names) == self._people:
            return  # the list of names may be open just now
        self._people = list(names)
        completer = QCompleter(self._people, self.name_edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name_edit.setCompleter(completer)

    def show_elections(
        self, views: Sequence[ElectionView], *, present: int, needed: int, presides: str | None, shown: str = ""
    ) -> None:
        """Show the elections of an item; what was typed stays while the same step is to be counted."""
        before, held = self._asked, self.view.rounds if self.view is not None else ()
        self._views = tuple(views)
        self._present, self._needed, self._presides = present, needed, presides
        keys = [view.election.id for view in views]
        if shown or self._shown not in keys:
            self._shown = shown or next(
                (one.election.id for one in views if one.standing.next is not None), keys[0] if keys else ""
            )
        if self.view is None or self.view.rounds != held:
            self._round = None
        self._fill()
        if self._asked != before:
            self._make_fields()
        self._say()

    @property
    def view(self) -> ElectionView | None:
        """The election that is shown."""
        return next((one for one in self._views if one.election.id == self._shown), None)

    @property
    def pending(self) -> bool:
        """Whether there is something to record: counts were entered, or the lot is to be drawn."""
        step = self._step
        if self._round is not None:
            return self._changed
        return step is not None and (step.kind in LOTS or any(field.value() for field in self.fields.values()))

    @property
    def typed(self) -> tuple[str, Counted] | None:
        """The election and the counts of its next round, once some are entered."""
        begun = self._round is None and self._step is not None and any(one.value() for one in self.fields.values())
        return (self._shown, self.counted()) if begun else None

    @property
    def record_words(self) -> str:
        """What recording means now."""
        step = self._step
        if self._round is not None:
            return "Noch einmal festhalten …"
        if step is not None and step.kind in LOTS:
            return "Los ziehen …"
        return "Wahlgang festhalten"

    def record(self) -> None:
        """Ask for what is shown to be kept."""
        step = self._step
        if self._round is not None:
            self.again_wanted.emit(self._round, self.counted())
        elif step is not None and step.kind in LOTS:
            self.lot_wanted.emit()
        elif step is not None:
            self.hold_wanted.emit(self.counted())

    def counted(self) -> Counted:
        """What stands in the fields."""
        values = {name: field.value() for name, field in self.fields.items()}
        rest = {name: values.pop(name, 0) for name in ("no", "invalid", "blank", "papers")}
        return Counted(values, **rest)

    @property
    def _step(self) -> Step | None:
        return self.view.standing.next if self.view is not None else None

    @property
    def _asked(self) -> object:
        """For what the fields were made; while it is the same, what was typed stays."""
        one = self._round
        return one if one is not None else (self._shown, self._step, len(self.view.rounds) if self.view else 0)

    @property
    def _changed(self) -> bool:
        one = self._round
        return one is not None and one.count(self.counted()) != one

    def _show(self, election_id: str) -> None:
        self._shown, self._round = election_id, None
        self._fill()
        self._make_fields()
        self._say()
        self.edited.emit()

    def _fill(self) -> None:
        view = self.view
        self.add_button.setText("Weitere Wahl …" if view is not None else "Wahl anlegen …")
        self.election_box.setVisible(len(self._views) > 1)
        self.election_box.clear()
        for one in self._views:
            self.election_box.addItem(office_words(one.election), one.election.id)
        self.election_box.setCurrentIndex(self.election_box.findData(self._shown))
        for widget in (self.form_label, self.candidates, self.round_list, self.next_label):
            widget.setVisible(view is not None)
        step = self._step
        open_now = view is not None and (step is None or step.kind is RoundKind.FIRST) and view.standing.open > 0
        self.proposing.setVisible(open_now)
        self.counts.setVisible(step is not None and step.kind not in LOTS)
        self._candidates_row.clear()
        self._answers_row.clear()
        self.edit_button.setVisible(view is not None and not view.rounds)
        self.remove_button.setVisible(view is not None and not view.rounds)
        if view is None:
            self.answers.hide()
            self.title_label.setText("Hier wird gewählt. Zuerst festlegen, wofür.")
            return
        election, names = view.election, view.names
        self.title_label.setText(f"Wahl: {office_words(election)}")
        self.form_label.setText(form_words(election))
        for candidate in election.candidates:
            self._candidates_row.addWidget(self._candidate(candidate, names))
        self.candidates.setVisible(bool(election.candidates) and not (self._compact and view.rounds))
        self.form_label.setVisible(not self._compact)
        lines = _lines(view)
        self.round_list.show_lines(lines)
        self.round_list.setVisible(bool(lines) and not self._tight)
        self._fit_rounds()
        # One who is elected stands in large words below.
        several = election.places > 1 or view.standing.failed or not election.candidates
        said = standing_words(election, view.standing, names) if several else ""
        words = " · ".join(filter(None, (said, step_words(step, names) if step is not None else "")))
        self.next_label.setText(words)
        self.next_label.setVisible(bool(words))
        self._show_answers(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rounds()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "result_label"):
            self._say()

    def _fit_rounds(self) -> None:
        """As high as the rounds need at this width, the last one in view; where room is short it stands alone."""
        rows = [self.round_list.sizeHintForRow(row) for row in range(self.round_list.lines.rowCount())]
        high = rows[-1] if self._compact and rows else min(sum(rows), px(_ROUNDS_HIGH))
        self.round_list.setFixedHeight(high + 2 * self.round_list.frameWidth())
        self.round_list.scrollToBottom()

    def _candidate(self, candidate: Candidate, names: Mapping[str, str]) -> QPushButton:
        name = names.get(candidate.person_id, "")
        by = f" ({candidate.proposed_by})" if candidate.proposed_by else ""
        made = QPushButton(f"{name}{by}{' – verzichtet' if candidate.withdrawn else '  ×'}", self.candidates)
        words = candidate_words(candidate, name)
        made.setToolTip(f"{words}\nAnklicken: Vorschlag entfernen; wer schon zur Wahl stand, verzichtet")
        made.setAccessibleName(f"Vorschlag {name} entfernen")
        made.setEnabled(not candidate.withdrawn)
        made.clicked.connect(lambda: self.strike_wanted.emit(candidate.person_id))
        return made

    def _show_answers(self, view: ElectionView) -> None:
        election = view.election
        for key in view.standing.elected:
            name, answer = view.names.get(key, ""), election.answer_of(key)
            if answer is None:
                for words, accepted in (("nimmt die Wahl an", True), ("nimmt nicht an", False)):
                    self._answer(f"{name} {words}", partial(self.answer_wanted.emit, key, accepted), primary=accepted)
                continue
            at_once = answer.accepted and answer.day is None  # who answers later presides in the next meeting
            if at_once and election.post is Post.CHAIR and key != self._presides:
                self._answer(f"{name} übernimmt jetzt den Vorsitz", partial(self.preside_wanted.emit, key))
            made = self._answer(f"{answer_words(answer, name)}  ×", partial(self.take_back_wanted.emit, key))
            made.setToolTip("Anklicken, wenn die Antwort ein Versehen war; der Grund bleibt in der Akte")
            made.setAccessibleName(f"Antwort von {name} zurücknehmen")
        self.answers.setVisible(self._answers_row.count() > 0)

    def _answer(self, words: str, act: partial[None], *, primary: bool = False) -> QPushButton:
        made = QPushButton(words, self.answers)
        made.setProperty("primary", primary)
        made.clicked.connect(lambda: act())
        self._answers_row.addWidget(made)
        made.show()
        return made

    def _make_fields(self) -> None:
        """A field for each who stands, then no where one stands alone, then invalid and blank."""
        self._counts_row.clear()
        self.fields = {}
        view, one = self.view, self._round
        step = self._step
        if view is None or (one is None and (step is None or step.kind in LOTS)):
            return
        made = one if one is not None else self._fresh(step)
        alone = len(made.tallies) == 1
        labels = {tally.person_id: "Ja" if alone else view.names.get(tally.person_id, "") for tally in made.tallies}
        labels |= {"no": "Nein"} if alone and made.places == 1 else {}
        labels |= {"papers": "gültige Zettel"} if made.places > 1 else {}
        by_ballot = view.election.by_ballot
        labels |= {"invalid": "ungültig", "blank": "leer"} if by_ballot else {"blank": "Enthaltung"}
        values = {tally.person_id: tally.votes for tally in made.tallies}
        for name, label in labels.items():
            field = CountField(label, self.counts)
            field.show_value(values[name] if name in values else getattr(made, name))
            field.fit(compact=self._compact)
            field.edited.connect(self._on_edited)
            self.fields[name] = field
            cell = Field(label, field, parent=self.counts)
            self._counts_row.addWidget(cell)
            cell.show()  # at once, so that it can take the keyboard
        self.counts.show()

    def _fresh(self, step: Step | None) -> ElectionRound:
        view = self.view
        if step is None or view is None:
            return ElectionRound("")
        tallies = tuple(Tally(key) for key in step.candidate_ids)
        return ElectionRound(view.election.id, step.kind, places=step.places, tallies=tallies)

    def _on_round(self, key: str) -> None:
        """Enter on a round that was held shows its counts, to repeat or correct it."""
        view = self.view
        one = next((each for each in view.rounds if each.id == key), None) if view is not None else None
        if one is None or one.kind in LOTS:
            return
        self._round = one
        self._make_fields()
        self._say()
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def focus_counts(self) -> None:
        """Put the keyboard where counting begins, to the answer of who is elected, or where somebody is proposed."""
        answers = self.answers.findChildren(QPushButton) if self.answers.isVisible() else []
        wanted = next((field for field in (*self.fields.values(), *answers) if field.isVisible()), self.name_edit)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_name(self) -> None:
        """On to who proposes; a beginning that only one person has becomes the whole name."""
        completer = self.name_edit.completer()
        if completer is not None and self.name_edit.text().strip():
            completer.setCompletionPrefix(self.name_edit.text().strip())
            if completer.completionCount() == 1:
                self.name_edit.setText(completer.currentCompletion())
        self.by_edit.setFocus()

    def _propose(self) -> None:
        name = self.name_edit.text().strip()
        if name:
            self.propose_wanted.emit(name, self.by_edit.text().strip())

    def clear_proposal(self) -> None:
        """The proposal was taken; the next one can be typed."""
        self.name_edit.clear()
        self.by_edit.clear()
        self.name_edit.setFocus()

    def _on_edited(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        """What the numbers come to, at once."""
        view, one = self.view, self._round
        typed = bool(self.fields) and (one is not None or any(field.value() for field in self.fields.values()))
        self.sum_label.setVisible(typed)
        if view is None or not typed:
            last = counting(view.rounds)[-1:] if view is not None else ()
            self.result_label.setText(_said(last[0], view.names) if view is not None and last else "")
            self.result_label.setVisible(bool(last))
            won = bool(last) and bool(elected_in(last[0]))
            self.result_label.setStyleSheet(f"color: {tokens().color('green' if won else 'text').name()}")
            return
        made = one if one is not None else self._fresh(self._step)
        if one is None:
            made = replace(made, present=self._present, needed=self._needed)
        made = made.count(self.counted())
        present = made.present or 0
        too_many = made.cast > present
        self.sum_label.setText(f"{made.cast} von {present} Stimmen abgegeben, {made.valid} gültig")
        self.sum_label.setStyleSheet(f"color: {tokens().color('red' if too_many else 'muted').name()}")
        self.result_label.show()
        said = _capital(result_words(made, view.names))
        if said != self.result_label.text():
            self.result_label.setText(said)
            announce(said, self)
        won = bool(elected_in(made)) and not round_flaws(made)
        bad = bool(round_flaws(made)) or len(made.tallies) == 1
        token = "green" if won else "red" if bad else "text"
        self.result_label.setStyleSheet(f"color: {tokens().color(token).name()}")


def _lines(view: ElectionView) -> list[Line]:
    """The rounds in turn, each with its counts and what it came to."""
    count = {one.id for one in counting(view.rounds)}
    lines = []
    for number, one in enumerate(view.rounds, 1):
        void = bool(round_flaws(one))
        won = bool(elected_in(one)) and not void
        tone = Tone.RED if void else Tone.GREEN if won else Tone.NEUTRAL
        kind = ROUNDS[one.kind]
        said = lot_words(one, view.names) if one.kind in LOTS else count_line(view.election, one, view.names)
        words = f"{_capital(kind)} · {said}"
        if one.id not in count and not void:
            words = f"{words} (wiederholt)"
        tip = "\n".join(filter(None, (_said(one, view.names), one.reason, one.corrected)))
        sign = "✗" if void else "✓" if won else ""
        lines.append(Line(one.id, words, lead=f"{number}.", sign=sign, tone=tone, tip=tip))
    return lines


def _said(one: ElectionRound, names: Mapping[str, str]) -> str:
    return _capital(result_words(one, names))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
