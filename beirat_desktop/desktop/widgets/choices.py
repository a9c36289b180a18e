"""Filling a box of choices without telling anybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox


def offer(box: QComboBox, choices: Iterable[tuple[str, Any]], chosen: Any = None) -> None:
    """Replace what a box offers; it stays at what was chosen where that is still offered, else at chosen."""
    before = box.currentData() if chosen is None else chosen
    blocker = QSignalBlocker(box)
    box.clear()
    for label, value in choices:
        box.addItem(label, value)
    box.setCurrentIndex(max(box.findData(before), 0 if box.count() else -1))
    blocker.unblock()
