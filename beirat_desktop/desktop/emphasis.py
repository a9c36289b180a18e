"""Blue is the one thing to do next on a page; what must not or cannot be done now is never blue."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton


def emphasize(offer: QAction | QAbstractButton, wanted: bool) -> None:
    """Make it the blue one of its page, or one among the others; buttons of an action follow it."""
    if bool(offer.property("primary")) is wanted:
        return
    offer.setProperty("primary", wanted)
    if isinstance(offer, QAction):
        offer.changed.emit()  # Qt tells of its own properties only
    else:
        offer.style().unpolish(offer)
        offer.style().polish(offer)
