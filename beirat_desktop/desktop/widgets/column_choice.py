"""What each column of a pasted list is, and what its words for a function mean: as it was understood, or by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.clearing import clear
from beirat_desktop.domain.member_list import Choices, Function, MemberList
from beirat_desktop.german.persons import FUNCTIONS, MEMBER_COLUMNS

_NOTHING = "nicht übernehmen"
_ASK = "bitte wählen"


class ColumnChoice(QWidget):
    """A box for each column and each word that is not understood.

    Signals:
        changed: something was chosen by hand.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked, self._grid = QGridLayout(), QGridLayout()
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        for grid in (self._asked, self._grid):  # what waits for an answer stands first
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setColumnStretch(1, 1)
            both.addLayout(grid)
        both.addStretch(1)
        self._headings: tuple[str, ...] = ()
        self._by_hand = False
        self.column_boxes: list[QComboBox] = []
        self.function_boxes: dict[str, QComboBox] = {}

    def choices(self, headings: Sequence[str] | None = None) -> Choices:
        """What was chosen; of the columns only as long as the headings are the same."""
        columns: tuple[str, ...] = ()
        if self._by_hand and (headings is None or tuple(headings) == self._headings):
            columns = tuple(str(box.currentData() or "") for box in self.column_boxes)
        functions = tuple(
            (word, Function(box.currentData())) for word, box in self.function_boxes.items() if box.currentData()
        )
        return Choices(columns, functions)

    def show_list(self, read: MemberList) -> None:
        """Offer what was understood; words that were explained stay, so that an answer can be changed."""
        if read.headings != self._headings:
            self._by_hand = False
            self._headings = read.headings
            self._build(read)
        elif not self._by_hand:
            for box, column in zip(self.column_boxes, read.assigned, strict=True):
                self._set(box, column)
        for word in read.asked:
            if word not in self.function_boxes:
                self._add_function(word)

    def clear(self) -> None:
        """Nothing is pasted."""
        self._headings, self._by_hand = (), False
        self._build(MemberList())

    def _build(self, read: MemberList) -> None:
        clear(self._asked)
        clear(self._grid)
        self.column_boxes, self.function_boxes = [], {}
        for row, (head, column) in enumerate(zip(read.headings, read.assigned, strict=True)):
            box = ChoiceBox(self)
            box.addItem(_NOTHING, "")
            for name in MEMBER_COLUMNS:
                box.addItem(name, name)
            name_box(box, f"Spalte {head or row + 1} ist")
            self._set(box, column)
            box.activated.connect(self._on_column)
            self.column_boxes.append(box)
            self._place(self._grid, row, head or f"Spalte {row + 1}", box)

    def _add_function(self, word: str) -> None:
        box = ChoiceBox(self)
        box.addItem(_ASK, "")
        for function, said in FUNCTIONS.items():
            box.addItem(said, function.value)
        name_box(box, f"{word} bedeutet")
        box.activated.connect(lambda _place: self.changed.emit())
        self.function_boxes[word] = box
        self._place(self._asked, self._asked.rowCount(), f"„{word}“ ist", box)

    def _place(self, grid: QGridLayout, row: int, text: str, box: QComboBox) -> None:
        label = QLabel(text, self)
        label.setBuddy(box)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        grid.addWidget(label, row, 0)
        grid.addWidget(box, row, 1)

    def _set(self, box: QComboBox, column: str) -> None:
        box.setCurrentIndex(max(box.findData(column), 0))

    def _on_column(self, _place: int) -> None:
        self._by_hand = True
        self.changed.emit()
