"""The way of the Tab key: as the eye reads, whatever order the code made the widgets in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QWidget,
)

_WHOLE = (QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
"""What keeps the order of its own parts."""


def follow_layout(whole: QWidget) -> None:
    """Let the Tab key go through whole in the order of its layouts; cheap enough for every press of the key."""
    for before, after in pairwise(stops(whole)):
        QWidget.setTabOrder(before, after)


def stops(whole: QWidget) -> list[QWidget]:
    """Where the Tab key halts inside whole, also what is hidden at the moment."""
    found: dict[QWidget, None] = {}
    for widget in _parts(whole):
        found.update(dict.fromkeys(_walk(widget)))
    return list(found)


def _walk(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if not isinstance(widget, _WHOLE):
        for part in _parts(widget):
            yield from _walk(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """The widgets right inside, those in layouts and panes first; what was laid out by hand by its place."""
    if isinstance(widget, QSplitter):
        panes = (widget.widget(number) for number in range(widget.count()))
        yield from (pane for pane in panes if pane is not None)
        return
    scrolled = widget.widget() if isinstance(widget, QScrollArea) else None
    if scrolled is not None:
        yield scrolled
        return
    layout = widget.layout()
    laid_out = list(_of_layout(layout)) if layout is not None else []
    yield from laid_out
    known = set(laid_out)
    others = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child not in known and not child.isWindow()
    ]
    yield from sorted(others, key=lambda child: (child.y(), child.x()))


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)
