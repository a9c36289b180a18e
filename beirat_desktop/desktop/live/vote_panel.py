"""The counts of a vote in large figures, and at once what they come to."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from beirat_desktop.desktop.live.motion_fields import MotionFields
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import BODY, LARGE, font, px, tokens
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.form import Field
from beirat_desktop.desktop.widgets.lettering import letter
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.domain.votes import (
    Ballot,
    Effect,
    FactionCount,
    ResultKind,
    Vote,
    VoteForm,
    VoteKind,
    effect,
    result,
)
from beirat_desktop.domain.voting import Proposed
from beirat_desktop.german.votes import FORMS, result_words

_FIELDS = (
    ("yes", "Ja"),
    ("no", "Nein"),
    ("abstentions", "Enthaltung"),
    ("invalid", "ungültig"),
    ("not_voting", "ohne Stimme"),
    ("excluded", "befangen"),
)
_BALLOTS = (
    ("yes", Ballot.YES),
    ("no", Ballot.NO),
    ("abstentions", Ballot.ABSTENTION),
    ("invalid", Ballot.INVALID),
    ("not_voting", Ballot.NOT_VOTING),
)
_DRAFTED = (
    "kind", "form", "mover", "subject", "paper_id", "demanded", "demanded_by", "ballots",
    "yes", "no", "abstentions", "invalid", "not_voting",
)  # fmt: skip
"""What of a vote a draft keeps; who may vote is looked at anew."""
_SPACING, _WORDS = 10, 170
_FIGURE = 30
"""Pixels of the figures at 100 %: the one text larger than the rest, to be read from a metre and a half."""


class CountField(NumberField):
    """A number in large figures; Enter goes on to the next one, never to a button; from the last a dialog answers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.fit()

    def fit(self, *, compact: bool = False, tight: bool = False) -> None:
        """Take the size of the text; compact where room is short."""
        large = QFont(font(LARGE, semibold=True, tabular=True))
        large.setPixelSize(px(_FIGURE * (0.8 if compact else 1)))
        letter(self, large)
        self.setFixedSize(px(58 if compact else 78), px(34 if tight else 42 if compact else 54))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
            if not isinstance(self.window().focusWidget(), CountField):
                self.setFocus()
                event.ignore()
        else:
            super().keyPressEvent(event)


class _Said(QWidget):
    """The result in words: asks for the width it is given, and gives it up again when the panel shrinks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = px(_WORDS)

    def ask_width(self, width: int) -> None:
        """Take that much room."""
        if width != self._asked:
            self._asked = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(self._asked, layout.heightForWidth(self._asked) if layout is not None else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_WORDS) // 2, super().minimumSizeHint().height())


class VotePanel(QWidget):
    """Counts, form of the vote, and the result in words.

    Signals:
        edited: a number or the form is another now.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._present: int | None = 0
        self._needed: int | None = None
        self._stored = Vote()
        self._shown = Vote()
        self.motion = MotionFields(self)
        self.motion.edited.connect(self._on_edited)
        self.fields: dict[str, CountField] = {}
        self._cells: dict[str, QWidget] = {}
        flow = FlowLayout(spacing=_SPACING)
        for name, label in _FIELDS:
            field = CountField(label, self)
            field.edited.connect(self._on_edited)
            self.fields[name] = field
            self._cells[name] = Field(label, field, parent=self)
            flow.addWidget(self._cells[name])
        self.fields["not_voting"].setToolTip("Da, stimmt aber nicht mit")
        self.fields["excluded"].setReadOnly(True)
        self.fields["excluded"].setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields["excluded"].setToolTip("Wer nach § 22 GemO nicht mitwirkt, wird über „Befangen …“ gewählt.")
        self.form = VoteForm.OPEN
        self.sum_label = QLabel(self)
        self.sum_label.setWordWrap(True)
        self.result_label = QLabel(self)
        self.result_label.setWordWrap(True)
        self._said = _Said(self)
        words = QVBoxLayout(self._said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self.result_label)
        words.addWidget(self.sum_label)
        flow.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_said"):
            self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The words stand beside the figures where there is room, else below them over the whole width."""
        shown = [cell for cell in self._cells.values() if not cell.isHidden()]
        beside = self.width() - sum(cell.sizeHint().width() + _SPACING for cell in shown)
        self._said.ask_width(beside if beside >= px(_WORDS) else self.width())

    def show_vote(self, vote: Vote | None, present: int, excluded: int, needed: int | None, proposed: Proposed) -> None:
        """Show a recorded vote, or empty fields for the one that is to come. needed: what the quorum asks for."""
        self._stored = vote or Vote()
        self._needed = needed if vote is None else vote.needed
        self._present = present if vote is None else vote.present
        for name, field in self.fields.items():
            field.show_value(getattr(self._stored, name))
        self.form = self._stored.form
        if vote is None:
            self.fields["excluded"].show_value(excluded)
            self.motion.choose(proposed)
        else:
            self.motion.show_vote(vote)
        self.motion.show_form(self.form)
        self._shown = self.value()
        self._say()

    def fit(self, *, compact: bool, tight: bool = False) -> None:
        """Smaller figures where room is short; room for both lines of words before there are any."""
        for field in self.fields.values():
            field.fit(compact=compact, tight=tight)
        letter(self.result_label, font(BODY if compact else LARGE, semibold=True))
        self.result_label.setMinimumHeight(px(20 if compact else 26))
        self.sum_label.setMinimumHeight(px(20))

    def drafted(self) -> str:
        """What stands in the fields, as text for a draft."""
        vote = self.value()
        shape = {name: getattr(vote, name) for name in _DRAFTED}
        shape["factions"] = [asdict(one) for one in vote.factions]
        return json.dumps(shape)

    def take_up(self, typed: str) -> None:
        """Put what was entered before back into the fields."""
        shape = json.loads(typed)
        kind = VoteKind(shape["kind"])
        self.motion.choose(Proposed(kind, mover=shape["mover"], subject=shape["subject"], paper_id=shape["paper_id"]))
        self.form = VoteForm(shape["form"])
        self.motion.show_form(self.form)
        self.motion.demanded_field.show_value(shape["demanded"])
        self.motion.demanded_by_edit.setText(shape["demanded_by"])
        ballots = tuple((person, Ballot(ballot)) for person, ballot in shape["ballots"])
        factions = tuple(FactionCount(**one) for one in shape["factions"])
        self._stored = replace(self._stored, ballots=ballots, factions=factions)
        for name in self.fields:
            if name != "excluded":
                self.fields[name].show_value(shape[name])
        self._on_edited()

    def set_form(self, form: VoteForm) -> None:
        """Open, by name, secret, or agreed without a formal vote; in secret nobody keeps who voted how."""
        self.form = form
        if form is VoteForm.SECRET:
            self._stored = replace(self._stored, ballots=(), factions=())
        self.motion.show_form(form)
        self._on_edited()

    @property
    def touched(self) -> bool:
        """Whether anything was entered since a vote was shown."""
        return self.value() != self._shown

    def set_present(self, present: int, excluded: int, needed: int | None) -> None:
        """Somebody came, went or stepped aside before the vote."""
        untouched = not self.touched
        self._present, self._needed = present, needed
        self.fields["excluded"].show_value(excluded)
        if untouched:
            self._shown = self.value()
        self._say()

    @property
    def vote_id(self) -> str:
        """The id of the vote that stands in the fields."""
        return self._stored.id

    def value(self) -> Vote:
        """The vote as it stands in the fields."""
        counts = {name: field.value() for name, field in self.fields.items()}
        typed = replace(
            self._stored,
            form=self.form,
            present=self._present,
            needed=self._needed,
            yes=counts["yes"],
            no=counts["no"],
            abstentions=counts["abstentions"],
            invalid=counts["invalid"],
            not_voting=counts["not_voting"],
            excluded=counts["excluded"],
        )
        return self.motion.fill(typed)

    def set_ballots(self, ballots: tuple[tuple[str, Ballot], ...], factions: tuple[FactionCount, ...]) -> None:
        """The counts as they follow from who voted how."""
        said = Counter(ballot for _, ballot in ballots)
        self._stored = replace(self._stored, ballots=ballots, factions=factions)
        self.form = VoteForm.BY_NAME
        self.motion.show_form(self.form)
        for name, ballot in _BALLOTS:
            self.fields[name].show_value(said[ballot])
        self._on_edited()

    def set_factions(self, factions: tuple[FactionCount, ...], sums: tuple[int, int, int]) -> None:
        """The counts as the factions gave them; an open vote, since nobody is named and nothing is secret."""
        self._stored = replace(self._stored, ballots=(), factions=factions)
        self.form = VoteForm.OPEN
        self.motion.show_form(self.form)
        for name, number in zip(("yes", "no", "abstentions"), sums, strict=True):
            self.fields[name].show_value(number)
        self._on_edited()

    @property
    def may_vote(self) -> int:
        """How many may vote."""
        return max((self._present or 0) - self.fields["excluded"].value(), 0)

    def set_unanimous(self) -> None:
        """Everybody who may vote says yes."""
        may_vote = self.may_vote
        for name, field in self.fields.items():
            if name != "excluded":
                field.set_value(may_vote if name == "yes" else 0)
        if self.form is VoteForm.NONE:
            self.set_form(VoteForm.OPEN)

    def _on_edited(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        vote = self.value()
        how = result(vote)
        # Only paper ballots can be invalid.
        self._cells["invalid"].setVisible(vote.form is VoteForm.SECRET or vote.invalid > 0)
        self._cells["excluded"].setVisible(vote.excluded > 0)  # told only, never typed: no room for a nought
        self._arrange()
        present = vote.present if vote.present is not None else vote.total
        counted = vote.counted or vote.not_voting > 0
        words = [f"{vote.total - vote.excluded} von {present - vote.excluded} Stimmen"] if counted else []
        if vote.form is not VoteForm.OPEN:
            words.append(FORMS[vote.form])
        self.sum_label.setText(" · ".join(words))
        fits = not counted or vote.total == present
        _colour(self.sum_label, "green" if fits else "amber")
        said = "" if how.kind is ResultKind.MISSING else _result(vote)
        if said != self.result_label.text():
            self.result_label.setText(said)
            announce(said, self)
        _colour(self.result_label, "green" if effect(vote) is Effect.CARRIED else "red")


def _colour(label: QLabel, token: str) -> None:
    """The same style sheet once more would lay the whole desk out anew."""
    style = f"color: {tokens().color(token).name()}"
    if label.styleSheet() != style:
        label.setStyleSheet(style)


def _result(vote: Vote) -> str:
    words = result_words(vote)
    return f"{words} angenommen" if words == "einstimmig" else words
