"""The tree at the left: committees with their factions, all persons, organisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction

PERSONS, ORGANIZATIONS = "persons", "organizations"
_KEY = Qt.ItemDataRole.UserRole


class Places(QTreeWidget):
    """Remembers the place over a fill.

    Signals:
        chosen: the user went to another place.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setAccessibleName("Gremien, Personen, Organisationen")
        self.setIndentation(px(14))
        self.setRootIsDecorated(False)
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())

    @property
    def place(self) -> str:
        """A committee's id, PERSONS or ORGANIZATIONS; "" before the first fill."""
        item = self.currentItem()
        return "" if item is None else str((item.parent() or item).data(0, _KEY))

    @property
    def faction(self) -> str:
        """The id of the faction that is chosen below its committee, "" for the whole committee."""
        item = self.currentItem()
        return "" if item is None or item.parent() is None else str(item.data(0, _KEY))

    @property
    def name(self) -> str:
        """The full name of what is chosen."""
        item = self.currentItem()
        return "" if item is None else item.toolTip(0)

    def fill(self, committees: Sequence[Committee], factions: Mapping[str, Sequence[Faction]]) -> None:
        """Show these; chosen is not emitted."""
        chosen = self.faction or self.place
        self.blockSignals(True)
        self.clear()
        for committee in committees:
            item = _item(committee.label, committee.id, committee.name)
            self.addTopLevelItem(item)
            for faction in factions[committee.id]:
                label = faction.label if faction.end is None else f"{faction.label} (beendet)"
                item.addChild(_item(label, faction.id, faction.name))
            item.setExpanded(True)
        for label, key in (("Alle Personen", PERSONS), ("Stellen und Organisationen", ORGANIZATIONS)):
            self.addTopLevelItem(_item(label, key, label))
        if not self.go(chosen):
            self.setCurrentItem(next(self._items()))
        self.blockSignals(False)

    def go(self, key: str) -> bool:
        """Move to a committee, faction or list; False where it is not shown."""
        found = next((item for item in self._items() if item.data(0, _KEY) == key), None)
        if found is not None:
            self.setCurrentItem(found)
        return found is not None

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self.topLevelItemCount()):
            item = self.topLevelItem(number)
            if item is not None:
                yield item
                yield from filter(None, (item.child(child) for child in range(item.childCount())))


def _item(label: str, key: str, name: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([label])
    item.setData(0, _KEY, key)
    item.setToolTip(0, name)
    item.setSizeHint(0, QSize(0, px(34)))
    return item
