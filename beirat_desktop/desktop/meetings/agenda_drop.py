"""Where what is dragged over an agenda would go: before or after a row, and below it only when pulled to the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QTreeView

from beirat_desktop.desktop.meetings.agenda_model import AgendaModel
from beirat_desktop.desktop.theme import px

_PULL = 40
"""So far to the side means one level deeper or higher."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row under a parent; depth counts from the parts, whose items are at 1."""

    parent: QModelIndex
    row: int
    depth: int


class DropPlace:
    """Follows the pointer; halves of a row mean before and after it."""

    def __init__(self, tree: QTreeView, model: AgendaModel) -> None:
        self._tree = tree
        self._model = model
        self._gap: tuple[int, int] | None = None
        self._from = 0
        self.place: Place | None = None
        self.line = 0

    def clear(self) -> None:
        """Nothing is dragged here any more."""
        self._gap = self.place = None

    def follow(self, at: QPoint, data: QMimeData) -> Place | None:
        """Where it would go from here; None where it cannot."""
        above, wanted = self._above(at)
        box = self._tree.visualRect(above)
        self.line = box.bottom() + 1
        gap = (self.line, wanted)
        if gap != self._gap:
            # Measured from where the gap was reached: whoever comes from the side has pulled nothing yet.
            self._gap, self._from = gap, at.x()
        places = [one for one in self._places(above) if self._takes(one, data)]
        if not places:
            self.place = None
            return None
        depth = wanted + int((at.x() - self._from) / px(_PULL))
        # The nearest to what is meant; of two as near the higher, since nesting is asked for.
        self.place = min(places, key=lambda one: (abs(one.depth - depth), one.depth))
        return self.place

    def _above(self, at: QPoint) -> tuple[QModelIndex, int]:
        """The row over the gap the pointer is at, and the depth that is meant without pulling."""
        under = self._tree.indexAt(QPoint(0, at.y()))
        if not under.isValid():
            last = self._last()
            return last, max(_depth(last), 1)
        before = self._tree.indexAbove(under)
        if at.y() < self._tree.visualRect(under).center().y() and before.isValid():
            return before, max(_depth(under), 1)
        return under, _depth(under) + 1 if self._model.rowCount(under) else max(_depth(under), 1)

    def _last(self) -> QModelIndex:
        last = self._model.part_index(False)
        while rows := self._model.rowCount(last):
            last = self._model.index(rows - 1, 0, last)
        return last

    def _places(self, above: QModelIndex) -> list[Place]:
        """All that are between this row and the next, the deepest first."""
        found = [Place(above, 0, _depth(above) + 1)]
        one, last = above, not self._model.rowCount(above)
        while last and one.parent().isValid():
            found.append(Place(one.parent(), one.row() + 1, _depth(one)))
            last = one.row() + 1 == self._model.rowCount(one.parent())
            one = one.parent()
        return found

    def _takes(self, place: Place, data: QMimeData) -> bool:
        if not self._model.flags(place.parent) & Qt.ItemFlag.ItemIsDropEnabled:
            return False
        return self._model.canDropMimeData(data, Qt.DropAction.MoveAction, place.row, 0, place.parent)


def _depth(index: QModelIndex) -> int:
    depth = 0
    while (index := index.parent()).isValid():
        depth += 1
    return depth
