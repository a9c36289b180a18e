"""What is voted on besides the counts: the kind of the vote, who moved it, and who demanded its form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.form import Field
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.domain.votes import RESOLVING_KINDS, Vote, VoteForm, VoteKind
from beirat_desktop.domain.voting import Proposed
from beirat_desktop.german.votes import VOTE_KINDS

_KIND_LETTERS = 20
"""Room in which each of the kinds stands whole; letters are narrower than those Qt counts by."""
KINDS = (
    VoteKind.MAIN,
    VoteKind.AMENDMENT,
    VoteKind.POINT,
    VoteKind.ADJOURNED,
    VoteKind.REFERRED,
    VoteKind.REFERRED_BACK,
    VoteKind.END_OF_DEBATE,
    VoteKind.PROCEDURE,
    VoteKind.URGENCY,
)
"""What can be voted on under an item; the agenda itself is changed by buttons of its own."""
WORDED = frozenset({VoteKind.AMENDMENT, VoteKind.POINT})
"""Kinds with a wording of their own."""


class MotionFields(QWidget):
    """The kind of the vote in a list, its mover and subject where it is not the motion itself.

    Signals:
        edited: something else is voted on now.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper_id: str | None = None
        self._form = VoteForm.OPEN
        self.kind_box = ChoiceBox(self)
        for kind in KINDS:
            words = VOTE_KINDS[kind]
            self.kind_box.addItem(f"{words[:1].upper()}{words[1:]}", kind)
        self.mover_edit = QLineEdit(self)
        self.mover_edit.setMinimumWidth(160)
        self.subject_edit = QLineEdit(self)
        self.subject_edit.setMinimumWidth(200)
        self.demanded_field = NumberField("Verlangt von", parent=self)
        self.demanded_by_edit = QLineEdit(self)
        row = FlowLayout(spacing=10)
        self._kind_cell = Field("Abstimmung über", self.kind_box, parent=self)
        self.kind_box.setMinimumContentsLength(_KIND_LETTERS)
        self._mover_cell = Field("Antrag von", self.mover_edit, parent=self)
        self._subject_cell = Field("Gegenstand in wenigen Worten", self.subject_edit, parent=self)
        self._demanded_cell = Field("verlangt von … Mitgliedern", self.demanded_field, parent=self)
        self._demanded_by_cell = Field("oder von", self.demanded_by_edit, parent=self)
        for cell in (
            self._kind_cell,
            self._mover_cell,
            self._subject_cell,
            self._demanded_cell,
            self._demanded_by_cell,
        ):
            row.addWidget(cell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.kind_box.currentIndexChanged.connect(lambda _row: self._on_kind())
        self.mover_edit.textEdited.connect(lambda _text: self.edited.emit())
        self.subject_edit.textEdited.connect(lambda _text: self.edited.emit())
        self.demanded_field.edited.connect(self.edited)
        self.demanded_by_edit.textEdited.connect(lambda _text: self.edited.emit())
        self._look()

    @property
    def kind(self) -> VoteKind:
        """What is voted on."""
        return VoteKind(self.kind_box.currentData())

    def choose(self, proposed: Proposed) -> None:
        """Take up what lies on the table."""
        self.kind_box.blockSignals(True)
        self.kind_box.setCurrentIndex(KINDS.index(proposed.kind))
        self.kind_box.blockSignals(False)
        self.mover_edit.setText(proposed.mover)
        self.subject_edit.setText(proposed.subject)
        self._paper_id = proposed.paper_id
        self.demanded_field.show_value(0)
        self.demanded_by_edit.clear()
        self._look()

    def show_vote(self, vote: Vote) -> None:
        """The fields as they were for a recorded vote."""
        kind = VoteKind.MAIN if vote.kind in RESOLVING_KINDS or vote.kind not in KINDS else vote.kind
        self.choose(Proposed(kind, vote.wording, vote.mover, vote.subject, vote.paper_id))
        self.demanded_field.show_value(vote.demanded)
        self.demanded_by_edit.setText(vote.demanded_by)
        self.show_form(vote.form)

    def show_form(self, form: VoteForm) -> None:
        """Ask who demanded the form where somebody must have."""
        self._form = form
        self._look()

    def fill(self, vote: Vote) -> Vote:
        """The vote with what stands in the fields."""
        demanded = self._form in (VoteForm.SECRET, VoteForm.BY_NAME)
        filled = replace(
            vote,
            kind=self.kind,
            demanded=self.demanded_field.value() if demanded else 0,
            demanded_by=self.demanded_by_edit.text().strip() if demanded else "",
        )
        if self.kind is VoteKind.MAIN:
            return filled
        return replace(
            filled,
            mover=self.mover_edit.text().strip(),
            subject=self.subject_edit.text().strip(),
            paper_id=self._paper_id,
        )

    def _on_kind(self) -> None:
        self._paper_id = None
        self._look()
        self.edited.emit()

    def _look(self) -> None:
        moved = self.kind is not VoteKind.MAIN
        self._mover_cell.setVisible(moved)
        self._subject_cell.setVisible(moved)
        demanded = self._form in (VoteForm.SECRET, VoteForm.BY_NAME)
        self._demanded_cell.setVisible(demanded)
        self._demanded_by_cell.setVisible(demanded)
