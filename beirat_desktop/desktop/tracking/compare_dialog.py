"""The wordings of two stations side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.differences import restyled_html
from beirat_desktop.desktop.theme import MARGIN, px, tokens
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.dialog import Dialog
from beirat_desktop.desktop.widgets.tab_order import move_on
from beirat_desktop.desktop.widgets.text_view import TextView
from beirat_desktop.domain.differences import Kind
from beirat_desktop.usecases.tracking.consultations import Comparison, Station


class CompareDialog(Dialog):
    """The wordings of two stations side by side; what went is struck out, what came is underlined."""

    def __init__(self, comparisons: Sequence[Comparison], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Wortlaut vergleichen")
        self._comparisons = comparisons
        self.pair_box = ChoiceBox(self)
        name_box(self.pair_box, "Welche Fassungen")
        for one in comparisons:
            self.pair_box.addItem(f"{_name(one.before)}  →  {_name(one.after)}")
        self.pair_box.currentIndexChanged.connect(self._show)
        self.note_label = QLabel(self)
        self.note_label.setProperty("role", "muted")
        self.before_view, self.after_view = TextView(self), TextView(self)
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

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)

    def _show(self, number: int) -> None:
        chosen = self._comparisons[number]
        self.before_view.setHtml(_marked(chosen, Kind.REMOVED))
        self.after_view.setHtml(_marked(chosen, Kind.ADDED))
        self.note_label.setText(
            "Beide Fassungen stimmen überein."
            if chosen.same
            else "Durchgestrichen: nur links. Unterstrichen: nur rechts. In Klammern: gleiche Worte, andere Gestalt."
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
        if stretch.restyled is not None and kind is Kind.ADDED:
            text = restyled_html(text, stretch.restyled)
        if stretch.kind is Kind.SAME:
            parts.append(text)
        elif stretch.kind is kind:
            parts.append(f'<span style="color:{ink}; text-decoration:{line}">{text}</span>')
    return f"<p>{''.join(parts)}</p>"
