"""Rows that are shown anew: what stays the same stays where it is, with the keyboard and the screen reader in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from beirat_desktop.desktop.widgets.clearing import take_out

Value = TypeVar("Value")
Row = TypeVar("Row", bound=QWidget)


def renewed(
    layout: QBoxLayout,
    shown: Sequence[tuple[Value, Row]],
    wanted: Sequence[Value],
    make: Callable[[Value], Row],
    first: int = 0,
) -> list[tuple[Value, Row]]:
    """The wanted values with their rows, put into the layout from place `first` on.

    A value that was shown keeps its row; the rows of the others go. New rows are there at once, not when the event loop
    comes round: a window that becomes the active one in between gives the keyboard away where it lies on a hidden row.
    """
    left = list(shown)
    rows: list[tuple[Value, Row]] = []
    for value in wanted:
        known = next((pair for pair in left if pair[0] == value), None)
        if known is not None:
            left.remove(known)
        rows.append(known if known is not None else (value, make(value)))
    take_out(layout, *(row for _value, row in left))
    for place, (_value, row) in enumerate(rows, first):
        if layout.indexOf(row) != place:
            layout.removeWidget(row)
            layout.insertWidget(place, row)
        if not row.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            row.show()
    return rows
