"""A layout that breaks its row where space ends, for chips and small buttons."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from beirat_desktop.desktop.widgets.clearing import clear


class FlowLayout(QLayout):
    """From left to right, then the next row, what is lower in the middle of its row.

    at_right: each row ends at the right, as the buttons of a window do.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, *, at_right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._at_right = at_right
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete every widget."""
        clear(self)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Qt calls it whenever a widget in here comes, goes, is hidden or wants another size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, high, gap = rect.x(), rect.y(), 0, self.spacing()
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            hint.setWidth(min(hint.width(), max(rect.width(), item.minimumSize().width())))
            if x + hint.width() > rect.right() + 1 and x > rect.x():
                self._put(row, rect, move=move)
                x, y, high, row = rect.x(), y + high + gap, 0, []
            row.append((item, QRect(QPoint(x, y), hint)))
            x += hint.width() + gap
            high = max(high, hint.height())
        self._put(row, rect, move=move)
        return y + high - rect.y()

    def _put(self, row: list[tuple[QLayoutItem, QRect]], rect: QRect, *, move: bool) -> None:
        if not move or not row:
            return
        free = max(rect.right() - row[-1][1].right(), 0) if self._at_right else 0
        high = max(place.height() for _, place in row)
        for item, place in row:
            item.setGeometry(place.translated(free, (high - place.height()) // 2))
