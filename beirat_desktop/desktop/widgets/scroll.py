"""A page higher than the window scrolls; it never scrolls sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Scroll(QScrollArea):
    """Takes the room there is, and no less width than its contents need."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not inside.objectName():
            inside.setObjectName("plain")
        self._inside = inside
        self.setWidget(inside)
        inside.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setMinimumWidth(self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())


def scrolling(page: QWidget) -> QVBoxLayout:
    """The column in which a page lays out what it shows; it scrolls where the window is lower than that needs."""
    inside = QWidget(page)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(Scroll(inside, page))
    return QVBoxLayout(inside)


class Body(QScrollArea):
    """The form of a window that asks: as large as it needs, until the screen has no more.

    Signals:
        changed: it may need another height now.
    """

    changed = Signal()

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.highest = 0
        """Pixels beyond which it scrolls; 0 where there is room for all of it."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inside = inside
        self.hold(inside)

    def hold(self, inside: QWidget) -> None:
        """Show this; what was held before was taken out already."""
        inside.setObjectName("plain")
        self._inside = inside
        self.setWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self.updateGeometry()
            self.changed.emit()
        return super().eventFilter(watched, event)

    def drop_bar(self) -> None:
        """Let go of a bar that is there only because, beside it, the words need one line more; Qt keeps such a one."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def heightForWidth(self, width: int) -> int:
        needed = self._inside.heightForWidth(width) if self._inside.hasHeightForWidth() else -1
        return self._within(needed if needed >= 0 else self._inside.sizeHint().height())

    def sizeHint(self) -> QSize:
        hint = self._inside.sizeHint()
        return QSize(hint.width(), self._within(hint.height()))

    def minimumSizeHint(self) -> QSize:
        hint = self._inside.minimumSizeHint()
        if not self.highest:
            return hint
        # With its bar beside it.
        return QSize(hint.width() + self.verticalScrollBar().sizeHint().width(), self._within(hint.height()))

    def _within(self, height: int) -> int:
        return min(height, self.highest) if self.highest else height
