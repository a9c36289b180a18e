"""The agenda as a tree: two parts, their items, their sub-items; what is dropped is announced, not done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from beirat_desktop.desktop.meetings.words import chip_of, detail_of, spoken
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.usecases.meetings.agenda_view import AgendaLine

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ITEM_MIME = "application/x-beirat-agenda-item"
POOL_MIME = "application/x-beirat-pool-entry"
NodeRole = int(Qt.ItemDataRole.UserRole) + 1
PARTS = ((True, "Öffentlicher Teil"), (False, "Nichtöffentlicher Teil"))


@dataclass(slots=True)
class Node:
    """A part (line is None) or an item; row counts among its siblings."""

    row: int
    parent: int
    public: bool
    line: AgendaLine | None = None
    below: list[int] = field(default_factory=list)

    @property
    def item_id(self) -> str | None:
        """The item's id; None for a part."""
        return self.line.item.id if self.line else None


class AgendaModel(QAbstractItemModel):
    """Rows are nodes numbered by internal id: 0 the public part, 1 the other, then the items.

    Signals:
        moved: item id, new parent's id or "", position among the new siblings without the item itself, public part.
        dropped: key of the pool entry, parent's id or "", position or -1 for the usual place, public part.
        renamed: item id and the new title.
    """

    moved = Signal(str, str, int, bool)
    dropped = Signal(str, str, int, bool)
    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editable = True
        self._sent = False
        self._nodes: list[Node] = []
        self._by_item: dict[str, int] = {}
        self._build(())

    def show(self, lines: Sequence[AgendaLine], *, editable: bool = True, sent: bool = False) -> None:
        """Show the items, which come in the order they are called."""
        self.beginResetModel()
        self._editable = editable
        self._sent = sent
        self._build(lines)
        self.endResetModel()

    def node(self, index: Index) -> Node | None:
        """What an index stands for."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def line(self, index: Index) -> AgendaLine | None:
        """The item at an index; None for a part."""
        node = self.node(index)
        return node.line if node else None

    def index_of(self, item_id: str) -> QModelIndex:
        """Where an item stands; invalid when it is not shown."""
        number = self._by_item.get(item_id)
        return ROOT if number is None else self.createIndex(self._nodes[number].row, 0, number)

    def part_index(self, public: bool) -> QModelIndex:
        """The heading of a part."""
        return self.index(0 if public else 1, 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        node = self.node(parent)
        return len(PARTS) if node is None else len(node.below)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        node = self.node(parent)
        return self.createIndex(row, 0, row if node is None else node.below[row])

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        node = self.node(index)
        if node is None or node.parent < 0:
            return QModelIndex()
        return self.createIndex(self._nodes[node.parent].row, 0, node.parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == NodeRole:
            return node
        if node.line is None:
            return PARTS[0 if node.public else 1][1] if role == Qt.ItemDataRole.DisplayRole else None
        line = node.line
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.number} {line.item.title}".strip()
        if role == Qt.ItemDataRole.EditRole:
            return line.item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line, sent=self._sent)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (line.item.title, detail_of(line)) if part)
        return None

    def chip(self, line: AgendaLine) -> Any:
        """The word and tone at the right of an item, or None."""
        return chip_of(line, sent=self._sent)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index)
        if role != Qt.ItemDataRole.EditRole or line is None or not str(value).strip():
            return False
        if str(value).strip() != line.item.title:
            self.renamed.emit(line.item.id, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self.node(index)
        flag = Qt.ItemFlag
        if node is None:
            return flag.NoItemFlags
        drop = flag.ItemIsDropEnabled if self._editable else flag.NoItemFlags
        if node.line is None:
            return flag.ItemIsEnabled | drop
        if node.line.item.removed_by is not None or not self._editable:
            return flag.ItemIsEnabled | flag.ItemIsSelectable
        if node.line.item.kind not in (ItemKind.REGULAR, ItemKind.ELECTION):
            # What is let go over a standing item goes before or after it; sub-items of it are made by the button.
            drop = flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsDragEnabled | drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ITEM_MIME, POOL_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        line = self.line(indexes[0]) if indexes else None
        if line is not None:
            made.setData(ITEM_MIME, QByteArray(line.item.id.encode()))
            made.setText(f"{line.number} {line.item.title}".strip())
        return made

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self._editable or not parent.isValid():
            return False
        if data.hasFormat(POOL_MIME):
            return True
        return data.hasFormat(ITEM_MIME) and not self._is_below(parent, _text(data, ITEM_MIME))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        node = self.node(parent)
        if node is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        if data.hasFormat(POOL_MIME):
            self.dropped.emit(_text(data, POOL_MIME), node.item_id or "", row, node.public)
            return True
        item_id = _text(data, ITEM_MIME)
        siblings = [self._nodes[number].item_id for number in node.below]
        place = len(siblings) if row < 0 else row
        position = sum(sibling != item_id for sibling in siblings[:place])
        self.moved.emit(item_id, node.item_id or "", position, node.public)
        return True

    def _is_below(self, index: Index, item_id: str) -> bool:
        while index.isValid():
            line = self.line(index)
            if line is not None and line.item.id == item_id:
                return True
            index = index.parent()
        return False

    def _build(self, lines: Sequence[AgendaLine]) -> None:
        self._nodes = [Node(row, -1, public) for row, (public, _title) in enumerate(PARTS)]
        self._by_item = {}
        for line in lines:
            item = line.item
            above = self._by_item.get(item.parent_id or "", 0 if item.public else 1)
            self._by_item[item.id] = len(self._nodes)
            self._nodes[above].below.append(len(self._nodes))
            self._nodes.append(Node(len(self._nodes[above].below) - 1, above, item.public, line))


def _text(data: QMimeData, kind: str) -> str:
    return bytes(data.data(kind).data()).decode()
