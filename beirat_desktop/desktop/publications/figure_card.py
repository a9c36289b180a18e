"""Figures of one topic: bars, and beside them a table that says the same and can be printed and saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.bar_chart import BarChart, Bit
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.figures import Figure, Topic
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.german.figures import PRESENCES, TOPICS
from beirat_desktop.usecases.publications.registers import COLUMNS

_TABLE_ROWS = 7
_ORDER = (*COLUMNS, *(word for _field, word in PRESENCES))
"""How parts follow one another where the alphabet would tell less."""


class FigureCard(Card):
    """Bars and table; what is chosen in one is chosen in the other.

    Signals:
        chosen: the Figure whose list is wanted.
    """

    chosen = Signal(object)

    def __init__(self, topic: Topic, parent: QWidget | None = None) -> None:
        words = TOPICS[topic]
        super().__init__(words.title, parent=parent)
        self._figures: dict[str, Figure] = {}
        self.chart = BarChart(words.title, self)
        self.model = RowsModel(
            (
                Column(words.group, lambda row: row.group, width=124, stretch=topic is Topic.OVERDUE),
                Column(words.part, lambda row: row.part, width=124, stretch=topic is not Topic.OVERDUE),
                Column(words.value, lambda row: str(row.value), lambda row: row.value, number=True, width=96),
            ),
            self,
        )
        self.table = Table(self.model, words.title, parent=self)
        self.table.setMinimumWidth(350)
        self.nothing_label, self.about_label = QLabel(words.nothing, self), QLabel(words.about, self)
        for label in (self.nothing_label, self.about_label):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        drawn = QVBoxLayout()
        drawn.addWidget(self.chart)
        drawn.addWidget(self.about_label)
        drawn.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addLayout(drawn, 3)
        self._row.addWidget(self.table, 2)
        self.nothing_label.hide()  # until it was counted, nobody knows
        self.add(self.nothing_label)
        self.add_layout(self._row)
        self.chart.chosen.connect(self._on_chart)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        self._figures = {one.id: one for one in figures}
        parts = sorted({one.part for one in figures}, key=_place)
        self.chart.show_bits([Bit(one.id, one.group, one.part, one.value) for one in figures], parts)
        self.model.show(list(figures))
        self.nothing_label.setVisible(not figures)
        for widget in (self.chart, self.table, self.about_label):
            widget.setVisible(bool(figures))
        rows = min(len(figures), _TABLE_ROWS)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows * px(40) + px(6))

    def set_beside(self, beside: bool) -> None:
        """Let the table stand beside the bars, or below them where there is no room."""
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _on_chart(self, key: str) -> None:
        before = self.table.current_id
        self.table.choose(key)
        if self.table.current_id == before:  # the table did not move, so it does not tell
            self.chosen.emit(self._figures[key])

    def _on_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and (figure := self._figures.get(self.model.id_of(index.row()))) is not None:
            self.chart.choose(figure.id)
            self.chosen.emit(figure)


def _place(part: str) -> tuple[int, object]:
    return _ORDER.index(part) if part in _ORDER else -1, sort_key(part)
