"""«Als Nächstes»: what is to be done now, each with the one button that leads to where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.clearing import take_out
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.domain.next_acts import Act
from beirat_desktop.german.next_acts import BUTTONS, act_due, act_words

MOST = 5


class NextCard(Card):
    """Shows the most pressing; how many more there are is told.

    Signals:
        navigate: noun and id of where an act is done.
    """

    navigate = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Als Nächstes", parent=parent)
        self.buttons: list[QPushButton] = []
        self._shown: tuple[Act, ...] = ()
        self._inside = QWidget(self)
        self.add(self._inside)

    def show_acts(self, acts: Sequence[Act], today: date) -> None:
        """Show other acts; the keyboard stays where the same act is still among them."""
        self.setVisible(bool(acts))
        shown = tuple(acts[:MOST])
        more = len(acts) - len(shown)
        self.set_note(f"und {more} weitere unten" if more else "")
        if shown == self._shown:
            return
        before = [(act.kind, act.id) for act in self._shown]
        focused = next((before[n] for n, one in enumerate(self.buttons) if one.hasFocus()), None)
        self._shown = shown
        old, self._inside = self._inside, QWidget(self)
        self.body.insertWidget(self.body.indexOf(old), self._inside)
        take_out(self.body, old)
        self.buttons = []
        again: QPushButton | None = None
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for row, act in enumerate(shown):
            due = QLabel(unbroken_numbers(act_due(act, today)), self._inside)
            due.setProperty("role", "error" if act.due is not None and act.due < today else "muted")
            button = QPushButton(BUTTONS[act.kind], self._inside)
            button.setAccessibleName(f"{BUTTONS[act.kind]}: {act_words(act)}, {due.text()}")
            button.clicked.connect(partial(self.navigate.emit, act.noun, act.id))
            words = QLabel(unbroken_numbers(act_words(act)), self._inside)
            for label in (words, due):
                label.setWordWrap(True)
            for place, widget in enumerate((words, due, button)):
                grid.addWidget(widget, row, place)
            self.buttons.append(button)
            if focused == (act.kind, act.id):
                again = button
        self._inside.show()  # at once, or a window that is activated now takes the keyboard from a hidden button
        if again is not None:
            again.setFocus()
