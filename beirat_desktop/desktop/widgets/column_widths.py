"""How wide the columns of a table are: words whole where they can be, and columns that give way where they cannot."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from beirat_desktop.desktop.state import FITTING
from beirat_desktop.desktop.theme import SMALL, font, px
from beirat_desktop.desktop.widgets.chip import chip_size
from beirat_desktop.desktop.widgets.models import TableModel

_ROWS_MEASURED = 50
_SHORT = 120
"""Words that need no more than this, in pixels at 100 %, always stand whole."""
_WIDE_LEAST = 90
"""So much of a wide column is always seen, in pixels at 100 %."""
_WIDE_READS = 180
"""So much it has once the table scrolls sideways anyway: a title is what a row is known by."""
_AROUND = 20
"""What the style keeps free around the words of a cell, which does not grow with the text."""
_SIGN, _CHIP = 14, 12
"""Room for the sign behind the head of what is sorted, and for what is free around a chip, in pixels at 100 %."""
_STRETCH_KEEPS = 0.45
"""The share of a table that its wide column keeps, however long the words in the others are."""


class ColumnWidths:
    """Sizes the columns of a table by the words of its first rows.

    fit: whether it does so; not once somebody chose widths. first_to_go: columns that give way in this order, as many
    as there must for the others to stand without a bar. gave_way: those that did, with the width each had.
    """

    def __init__(self, table: QTableView, model: TableModel, figures: Callable[[], QFont]) -> None:
        """figures: the font of columns of numbers."""
        self._table, self._model, self._figures = table, model, figures
        self._head = table.horizontalHeader()
        self.fit = True
        self.first_to_go: Sequence[int] = ()
        self.gave_way: dict[int, int] = {}

    def give_way(self, column: int, *, hidden: bool) -> None:
        """Show the column where there is room for it."""
        if not hidden:
            self.gave_way.pop(column, None)
        elif column not in self.gave_way:
            self.gave_way[column] = self._table.columnWidth(column)
        self._table.setColumnHidden(column, hidden)

    def grow(self, grown: float) -> None:
        """What is hidden has the size of the other letters too."""
        self.gave_way = {column: round(width * grown) for column, width in self.gave_way.items()}

    def make_room(self) -> None:
        """Let columns give way, in their order, where the others would need a bar."""
        if not self.first_to_go:
            return
        needed = {number: self.takes(number) for number in range(len(self._model.columns))}
        over = sum(needed.values()) - self._table.viewport().width()
        for number in self.first_to_go:
            self.give_way(number, hidden=over > 0)
            over -= needed[number] if over > 0 else 0

    def takes(self, number: int) -> int:
        """How wide a column is at least; a width that was chosen stays, unless the column is not shown at all."""
        if self._model.columns[number].stretch:
            return min(self._words_need(number), max(px(_WIDE_LEAST), self._word_needs(number)))
        own = px(self._model.columns[number].width)
        if not self.fit:
            return self._table.columnWidth(number) or self.gave_way.get(number) or own
        needed = max(self._words_need(number), self._head.minimumSectionSize())
        return needed if needed <= px(_SHORT) else min(needed, max(own, self._word_needs(number)))

    def share(self) -> None:
        """Share the width of the table among what is shown."""
        self._share()
        self._keep_wide()

    def _keep_wide(self) -> None:
        """Where the others leave the wide column too little to be read, it keeps that much and the table scrolls."""
        head = self._head
        shown = [number for number in range(head.count()) if not head.isSectionHidden(number)]
        wide = {number: self._words_need(number) for number in shown if self._model.columns[number].stretch}
        rest = self._table.viewport().width() - sum(head.sectionSize(number) for number in shown if number not in wide)
        least = {number: self.takes(number) for number in wide}
        mode = QHeaderView.ResizeMode.Stretch if rest >= sum(least.values()) else QHeaderView.ResizeMode.Fixed
        for number, need in wide.items():
            width = min(need, px(_WIDE_READS))
            if head.sectionResizeMode(number) != mode:
                head.setSectionResizeMode(number, mode)
            if mode is QHeaderView.ResizeMode.Fixed and head.sectionSize(number) != width:
                head.resizeSection(number, width)

    def _share(self) -> None:
        """Share the width so that words are whole, the wide column's first; widths that were chosen stay."""
        head = self._head
        if not self.fit or not any(one.stretch for one in self._model.columns):
            return
        numbers = [
            number
            for number, column in enumerate(self._model.columns)
            if not column.stretch and not head.isSectionHidden(number)
        ]
        least = head.minimumSectionSize()
        needs = {number: max(self._words_need(number), least) for number in numbers}
        bases = {number: px(self._model.columns[number].width) for number in numbers}
        # A number or a day is never cut for the sake of longer words.
        bases |= {number: max(bases[number], need) for number, need in needs.items() if need <= px(_SHORT)}
        # Longer words take two lines, but a line ends between words.
        tight = [number for number in numbers if bases[number] < needs[number]]
        bases |= {number: max(bases[number], self._word_needs(number)) for number in tight}
        wides = [number for number, one in enumerate(self._model.columns) if one.stretch]
        wide = sum(max(self._words_need(number), least) for number in wides)
        whole = self._table.viewport().width()
        kept = min(wide, round(whole * _STRETCH_KEEPS))
        room = whole - kept - sum(bases.values())
        wanted = wide - kept + sum(max(0, needs[number] - bases[number]) for number in numbers)
        for number in numbers:
            # Where words elsewhere are cut, a column gives what it does not need.
            given = max(0, min(bases[number] - needs[number], wanted - room))
            bases[number] -= given
            room += given
        head.setProperty(FITTING, True)
        for number in numbers:
            more = max(0, min(needs[number] - bases[number], room))
            room -= more
            if head.sectionSize(number) != bases[number] + more:
                head.resizeSection(number, bases[number] + more)
        head.setProperty(FITTING, False)

    def _words_need(self, number: int) -> int:
        """How wide a column is with the words of its first rows."""
        column = self._model.columns[number]
        needed = QFontMetrics(font(SMALL)).horizontalAdvance(column.head)
        needed += px(_SIGN) if self._head.sortIndicatorSection() == number else 0
        if column.tone is not None:
            widest = max((chip_size(words).width() for words in self._first_words(number)), default=0)
            return max(needed + _AROUND, widest + px(_CHIP))
        # Figures of one width are the wider ones.
        metrics = QFontMetrics(self._figures())
        return max(needed, max(map(metrics.horizontalAdvance, self._first_words(number)), default=0)) + _AROUND

    def _word_needs(self, number: int) -> int:
        """How wide a column is whose first rows break between words only; an endless word is cut for all that."""
        column = self._model.columns[number]
        if column.tone is not None:
            return self._words_need(number)
        metrics = QFontMetrics(self._figures())
        words = {one for words in self._first_words(number) for one in words.split()}
        head = QFontMetrics(font(SMALL)).horizontalAdvance(column.head)  # which stays in one line
        return min(max(head, *map(metrics.horizontalAdvance, words), 0) + _AROUND, px(_WIDE_READS))

    def _first_words(self, number: int) -> list[str]:
        column = self._model.columns[number]
        return [column.text(self._model.value(row)) for row in range(min(self._model.rowCount(), _ROWS_MEASURED))]
