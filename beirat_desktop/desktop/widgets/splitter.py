"""Panes side by side; the bar between them moves by mouse and by key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from beirat_desktop.desktop.theme import GAP, px, tokens

_STEP = 24


class Handle(QSplitterHandle):
    """A stop of the Tab key: arrow keys move it, Pos1 and Ende as far as it goes."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Trennlinie zwischen den Bereichen")
        self.setAccessibleDescription("Pfeiltasten verschieben sie.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self.orientation() is Qt.Orientation.Horizontal
        place = self.x() if across else self.y()
        whole = self.splitter().width() if across else self.splitter().height()
        less, more = (Qt.Key.Key_Left, Qt.Key.Key_Right) if across else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        places = {less: place - px(_STEP), more: place + px(_STEP), Qt.Key.Key_Home: 0, Qt.Key.Key_End: whole}
        key = Qt.Key(event.key())
        if key in places:
            self.moveSplitter(self.closestLegalPosition(places[key]))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A short line in the middle says that it can be moved; the whole height where the keyboard is."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colours.color("accent" if lit else "field_line"), px(2)))
        box = QRectF(self.rect())
        half = px(14) if not self.hasFocus() else max(box.width(), box.height()) / 2 - px(2)
        way = QPointF(0, half) if self.orientation() is Qt.Orientation.Horizontal else QPointF(half, 0)
        painter.drawLine(box.center() - way, box.center() + way)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class Splitter(QSplitter):
    """Panes side by side; none can be pushed away altogether."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(GAP)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return Handle(self.orientation(), self)
