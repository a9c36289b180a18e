"""Boxes of choices: filled without telling anybody, and named for who does not see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel


def offer(box: QComboBox, choices: Iterable[tuple[str, Any]], chosen: Any = None) -> None:
    """Replace what a box offers; it stays at what was chosen where that is still offered, else at chosen."""
    before = box.currentData() if chosen is None else chosen
    blocker = QSignalBlocker(box)
    box.clear()
    for label, value in choices:
        box.addItem(label, value)
    box.setCurrentIndex(max(box.findData(before), 0 if box.count() else -1))
    blocker.unblock()


class _Name(QLabel):
    """Stands unseen beside its box, wherever that is put."""

    def __init__(self, name: str, box: QComboBox) -> None:
        super().__init__(name, box.parentWidget() or box)
        self.hide()
        self.setBuddy(box)
        self._box = box
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self.setParent(self._box.parentWidget() or self._box)
        return super().eventFilter(watched, event)


def name_line(box: QComboBox, name: str) -> None:
    """The line of a box in which one can type is a control of its own, and the name of the box is not said for it."""
    line = box.lineEdit()
    if line is not None:
        line.setAccessibleName(name)


def name_box(box: QComboBox, name: str) -> None:
    """What a screen reader calls it where no label is seen.

    Qt gives a reader on Linux the choice for the name, and the name by the label that belongs to the box.
    """
    box.setAccessibleName(name)
    name_line(box, name)
    found = box.property("name label")
    if isinstance(found, QLabel):
        found.setText(name)
    else:
        box.setProperty("name label", _Name(name, box))
