"""The view of an agenda: rows with grip, number, title and chip; the keyboard can do what the mouse can."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTreeView,
    QWidget,
)

from beirat_desktop.desktop.meetings.agenda_delegate import AgendaDelegate
from beirat_desktop.desktop.meetings.agenda_drop import DropPlace
from beirat_desktop.desktop.meetings.agenda_model import AgendaModel, Node
from beirat_desktop.desktop.theme import BODY, font, px, tokens

Index = QModelIndex | QPersistentModelIndex


class AgendaTree(QTreeView):
    """Strg+↑/↓ move, Strg+→/← nest and lift, F2 renames, Entf removes, Enter opens; dragged to the right nests.

    Signals:
        chosen: the id of the item the selection is at, "" for none.
        opened: the id of the item to open.
        remove_wanted: the id of the item.
        stuck: why a key moves it nowhere.
    """

    chosen = Signal(str)
    opened = Signal(str)
    remove_wanted = Signal(str)
    stuck = Signal(str)

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of = model
        self.number_width = px(44)
        self.setAccessibleName("Tagesordnung")
        self.setModel(model)
        self.setItemDelegate(AgendaDelegate(self, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(px(22))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        # Qt's own nests whatever is let go over a row; DropPlace says where it goes here.
        self.setDropIndicatorShown(False)
        self._drop = DropPlace(self, model)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.doubleClicked.connect(self._on_open)
        self.selectionModel().currentChanged.connect(self._on_current)
        model.modelAboutToBeReset.connect(self._before_reset)
        model.modelReset.connect(self._after_reset)
        self._chosen_id = ""
        self._scrolled = 0
        self.expandAll()

    @property
    def current_id(self) -> str:
        """The id of the item the selection is at, "" for none."""
        line = self.model_of.line(self.currentIndex())
        return line.item.id if line else ""

    @property
    def editing(self) -> bool:
        """Whether a title is being typed in place."""
        return self.state() == QAbstractItemView.State.EditingState

    def choose(self, item_id: str) -> None:
        """Move the selection to an item."""
        index = self.model_of.index_of(item_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def stay_at(self, item_id: str) -> None:
        """Select this item, also once the agenda is shown anew, such as one that was just added; "" for none."""
        if not item_id:
            return
        self._chosen_id = item_id
        self.choose(item_id)

    def row_width(self, index: Index) -> int:
        """How wide a row is at its depth."""
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return max(self.viewport().width() - depth * self.indentation(), px(160))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        steps = {
            Qt.Key.Key_Up: self.move_up,
            Qt.Key.Key_Down: self.move_down,
            Qt.Key.Key_Right: self.nest,
            Qt.Key.Key_Left: self.lift,
        }
        key = Qt.Key(event.key())
        if control and key in steps:
            steps[key]()
        elif key == Qt.Key.Key_Delete and self.current_id:
            self.remove_wanted.emit(self.current_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.editing:
            self._on_open(self.currentIndex())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            event.ignore()  # Nothing folds here.
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab leaves a title as it leaves any field; Qt would begin to rename the next item."""
        on = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: True,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: False,
        }.get(hint)
        super().closeEditor(editor, hint if on is None else QAbstractItemDelegate.EndEditHint.NoHint)
        if on is not None:
            self.setFocus()
            self.focusNextPrevChild(on)

    def move_up(self) -> None:
        """One place up; from the top of a part into the end of the part before, out of a parent before it."""
        node, above = self._here()
        if node is None or above is None:
            return
        if node.row > 0:
            self._move(node, above, node.row - 1)
        elif above.line is not None:
            self._move(node, self._nodes_parent(above), above.row)
        elif not node.public:
            self._move(node, self._part(True), len(self._part(True).below))
        else:
            self.stuck.emit("Weiter nach oben geht es nicht.")

    def move_down(self) -> None:
        """One place down; from the end of a part to the top of the next, out of a parent behind it."""
        node, above = self._here()
        if node is None or above is None:
            return
        if node.row < len(above.below) - 1:
            self._move(node, above, node.row + 1)
        elif above.line is not None:
            self._move(node, self._nodes_parent(above), above.row + 1)
        elif node.public:
            self._move(node, self._part(False), 0)
        else:
            self.stuck.emit("Weiter nach unten geht es nicht.")

    def nest(self) -> None:
        """Make it the last sub-item of the item before."""
        node, above = self._here()
        if node is not None and node.row == 0:
            self.stuck.emit("Davor steht kein Punkt, zu dem er gehören könnte.")
        elif node is not None and above is not None:
            before = self.model_of.node(self.currentIndex().siblingAtRow(node.row - 1))
            if before is not None:
                self._move(node, before, len(before.below))

    def lift(self) -> None:
        """Put it behind the item it belongs to."""
        node, above = self._here()
        if node is not None and above is not None and above.line is not None:
            self._move(node, self._nodes_parent(above), above.row + 1)
        elif node is not None:
            self.stuck.emit("Der Punkt gehört zu keinem anderen.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "number_width"):
            self.setIndentation(px(22))
            self._measure()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        self._drop.clear()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        if self._drop.follow(event.position().toPoint(), event.mimeData()) is None:
            event.ignore()
        else:
            event.acceptProposedAction()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._drop.clear()
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        place = self._drop.follow(event.position().toPoint(), event.mimeData())
        self._drop.clear()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        if place is not None and self.model_of.dropMimeData(
            event.mimeData(), event.dropAction(), place.row, 0, place.parent
        ):
            event.acceptProposedAction()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop.place is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens().color("accent"), 2))
        left = (self._drop.place.depth - 1) * self.indentation() + px(26)
        painter.drawEllipse(QPoint(left, self._drop.line), 3, 3)
        painter.drawLine(left + 4, self._drop.line, self.viewport().width() - 2, self._drop.line)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: the indentation says enough."""

    def _here(self) -> tuple[Node | None, Node | None]:
        index = self.currentIndex()
        line = self.model_of.line(index)
        if line is None or not self.model_of.flags(index) & Qt.ItemFlag.ItemIsDragEnabled:
            return None, None
        return self.model_of.node(index), self.model_of.node(index.parent())

    def _part(self, public: bool) -> Node:
        part = self.model_of.node(self.model_of.part_index(public))
        assert part is not None
        return part

    def _nodes_parent(self, node: Node) -> Node:
        index = self.model_of.index_of(node.item_id or "").parent()
        return self.model_of.node(index) or self._part(node.public)

    def _move(self, node: Node, parent: Node, position: int) -> None:
        self.model_of.moved.emit(node.item_id or "", parent.item_id or "", position, parent.public)

    def _on_open(self, index: Index) -> None:
        line = self.model_of.line(index)
        if line is not None:
            self.opened.emit(line.item.id)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = self.model_of.line(index)
        self.chosen.emit(line.item.id if line else "")

    def _before_reset(self) -> None:
        self._chosen_id = self.current_id or self._chosen_id
        self._scrolled = self.verticalScrollBar().value()

    def _after_reset(self) -> None:
        self._measure()
        self.expandAll()
        index = self.model_of.index_of(self._chosen_id)
        if index.isValid():
            self.setCurrentIndex(index)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)

    def _measure(self) -> None:
        """The column of numbers is as wide as the longest of them."""
        metrics = QFontMetrics(font(BODY, semibold=True, tabular=True))
        model: QAbstractItemModel = self.model_of
        widest, stack = px(30), [model.index(row, 0) for row in range(model.rowCount())]
        while stack:
            index = stack.pop()
            line = self.model_of.line(index)
            if line is not None:
                widest = max(widest, metrics.horizontalAdvance(line.number))
            stack += [model.index(row, 0, index) for row in range(model.rowCount(index))]
        self.number_width = widest + px(14)
        self.scheduleDelayedItemsLayout()
