"""Pages of paper under one another, drawn as they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from beirat_desktop.desktop.theme import tokens

_GAP = 14.0
_MARGIN = 6.0
_PICTURES_KEPT = 6
_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class Place(Protocol):
    """A rectangle on a page, in points from its upper left."""

    @property
    def page(self) -> int: ...
    @property
    def x(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...


class Sheets(QAbstractScrollArea):
    """Asks for the picture of a page when it is in sight, and shows the old one, stretched, until it comes.

    Signals:
        pictures_wanted: page and scale in pixels per point; the answer is show_picture().
        anchor_clicked: the name of what was clicked.
        place_changed: another page is in sight.
    """

    pictures_wanted = Signal(int, float)
    anchor_clicked = Signal(str)
    place_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed = ""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.edition = 0
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._anchors: Mapping[str, Sequence[Place]] = {}
        self._pictures: OrderedDict[int, tuple[int, float, QImage]] = OrderedDict()
        self._asked: set[tuple[int, int, float]] = set()
        self._zoom = 0.0
        self._hits: Sequence[Place] = ()
        self._hit = -1
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def pages(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page most of which is in sight."""
        return self._page

    @property
    def scale(self) -> float:
        """Pixels per point; without a zoom of the user's own a page is as wide as there is room."""
        widest = max((width for width, _height in self._sizes), default=595.0)
        fit = max(0.2, (self.viewport().width() - 2 * _MARGIN) / widest)
        return fit * self._zoom if self._zoom else fit

    def show_paper(self, sizes: Sequence[tuple[float, float]], anchors: Mapping[str, Sequence[Place]]) -> None:
        """Another edition of the paper: what is in sight stays in sight."""
        self.edition += 1
        self._sizes = tuple(sizes)
        self._anchors = anchors
        self._asked.clear()
        for gone in [page for page in self._pictures if page >= len(self._sizes)]:
            del self._pictures[gone]
        self._measure()
        self.viewport().update()

    def show_picture(self, edition: int, page: int, scale: float, picture: tuple[int, int, bytes]) -> None:
        if edition != self.edition:
            return
        width, height, rgb = picture
        # copy(): the bytes belong to the answer and go with it.
        image = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self._pictures[page] = (edition, scale, image)
        self._pictures.move_to_end(page)
        while len(self._pictures) > _PICTURES_KEPT:
            self._pictures.popitem(last=False)
        self.viewport().update()

    def show_hits(self, hits: Sequence[Place], current: int) -> None:
        self._hits, self._hit = hits, current
        if 0 <= current < len(hits):
            self._bring(hits[current])
        self.viewport().update()

    def show_anchor(self, name: str) -> None:
        places = self._anchors.get(name, ())
        if places:
            self._bring(places[0])

    def zoom(self, step: int) -> None:
        """One step larger or smaller; 0 fits the width again."""
        if step == 0:
            self._zoom = 0.0
        else:
            now = self._zoom or 1.0
            nearest = min(range(len(_STEPS)), key=lambda place: abs(_STEPS[place] - now))
            self._zoom = _STEPS[max(0, min(len(_STEPS) - 1, nearest + step))]
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._measure()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sight = QRectF(self.viewport().rect())
        for page in range(self.pages):
            box = self._box(page)
            if not box.intersects(sight):
                continue
            painter.fillRect(box, QColor("white"))
            self._paint_page(painter, page, box)
            painter.setPen(colours.color("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(colours.color("accent"))
            painter.drawRect(sight.adjusted(0, 0, -1, -1))
            painter.drawRect(sight.adjusted(1, 1, -2, -2))

    def _paint_page(self, painter: QPainter, page: int, box: QRectF) -> None:
        scale = self.scale * self.devicePixelRatioF()
        known = self._pictures.get(page)
        if known is not None:
            painter.drawImage(box, known[2])
        if (known is None or known[:2] != (self.edition, scale)) and (self.edition, page, scale) not in self._asked:
            self._asked.add((self.edition, page, scale))
            self.pictures_wanted.emit(page, scale)
        for number, place in enumerate(self._hits):
            if place.page == page:
                mark = QColor("#ffb400" if number == self._hit else "#ffe08a")
                mark.setAlpha(110)
                painter.fillRect(self._rect(place), mark)

    def _box(self, page: int) -> QRectF:
        """Where a page lies in the viewport."""
        scale = self.scale
        top = _MARGIN + sum(height * scale + _GAP for _width, height in self._sizes[:page])
        width, height = (side * scale for side in self._sizes[page])
        left = max(_MARGIN, (self.viewport().width() - width) / 2)
        return QRectF(left - self.horizontalScrollBar().value(), top - self.verticalScrollBar().value(), width, height)

    def _rect(self, place: Place) -> QRectF:
        box, scale = self._box(place.page), self.scale
        return QRectF(
            box.left() + place.x * scale, box.top() + place.top * scale, place.width * scale, place.height * scale
        )

    def _measure(self) -> None:
        scale = self.scale
        high = sum(height * scale + _GAP for _width, height in self._sizes) + 2 * _MARGIN
        wide = max((width * scale for width, _height in self._sizes), default=0.0) + 2 * _MARGIN
        view = self.viewport()
        for bar, whole, part in (
            (self.verticalScrollBar(), high, view.height()),
            (self.horizontalScrollBar(), wide, view.width()),
        ):
            bar.setRange(0, max(0, round(whole - part)))
            bar.setPageStep(part)
            bar.setSingleStep(40)

    def _bring(self, place: Place) -> None:
        if place.page >= self.pages:
            return
        rect = self._rect(place)
        if rect.top() < 0 or rect.bottom() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(rect.center().y() - self.viewport().height() / 2))

    def _on_scrolled(self) -> None:
        middle = self.viewport().height() / 2
        page = next((one for one in range(self.pages) if self._box(one).bottom() + _GAP > middle), 0)
        if page != self._page:
            self._page = page
            self.place_changed.emit()
        self.viewport().update()

    def _anchor_at(self, point: QPointF) -> str:
        found, area = "", 0.0
        for name, places in self._anchors.items():
            for place in places:
                if place.page < self.pages and self._rect(place).contains(point):
                    size = place.width * place.height
                    # Of two that overlap the smaller is the one meant.
                    if not found or size < area:
                        found, area = name, size
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._anchor_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Whoever pressed the wrong one lets go elsewhere, and nothing happens.
        name, self._pressed = self._pressed, ""
        if name and name == self._anchor_at(event.position()):
            self.anchor_clicked.emit(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._anchor_at(event.position()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        moves = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if Qt.Key(event.key()) in moves:
            bar.setValue(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._measure()
        bar.setValue(round(share * bar.maximum()))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            over = self._anchor_at(QPointF(event.pos()))
            self.viewport().setToolTip("Klicken springt zum Feld" if over else "")
        return super().viewportEvent(event)
