"""Shows of a page only what may be done at this desk: the use cases refuse the rest, and nobody need find that out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

_NEEDS = "needs"


def needs(right: str, *offers: QAction | QAbstractButton) -> None:
    """Say what these do, as domain/rights.py calls it."""
    for offer in offers:
        offer.setProperty(_NEEDS, right)


def allowed(offer: QAction | QAbstractButton) -> bool:
    """Whether it may be shown here; a page that hides and shows by itself asks this as well."""
    return offer.property("forbidden") is not True


def hide_forbidden(page: QWidget, may: Callable[[str], bool]) -> None:
    """Hide what may not be done here. may: whether it may, by the name of the right.

    Called for a page that was just made, and by a page for a part that it makes later.
    """
    offers: list[QAction | QAbstractButton] = [*page.findChildren(QAction), *page.findChildren(QAbstractButton)]
    for offer in offers:
        right = offer.property(_NEEDS)
        if right and allowed(offer) and not may(right):
            offer.setProperty("forbidden", True)
            offer.setVisible(False)
            if isinstance(offer, QAbstractButton):
                offer.installEventFilter(_Away(offer))


class _Away(QObject):
    """Keeps away a button that its page shows again with the next record."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent and isinstance(watched, QWidget):
            watched.hide()
        return False
