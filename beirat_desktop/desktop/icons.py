"""Line icons in the colours of the theme: one drawing, recoloured when it is painted."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from beirat_desktop.desktop.theme import tokens
from beirat_desktop.paths import resources

_DIM = 0.4
"""How much of its colour an icon keeps where nothing can be done: many are muted already where something can."""


@cache
def icon(name: str, token: str = "text") -> QIcon:
    """The icon of that name; token is the colour it has when neither selected nor disabled.

    Each is made once and stays: where Python's collector takes an icon apart, its engine is deleted first, and the icon
    then deletes it again.
    """
    return QIcon(_Engine(name, token))


class _Engine(QIconEngine):
    """Follows light and dark at any pixel density, because it asks for the colour at paint time."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # Rows and places that are selected stand on the soft accent; there the icon takes the accent itself.
        token = {QIcon.Mode.Disabled: "muted", QIcon.Mode.Selected: "accent"}.get(mode, self._token)
        opacity = painter.opacity()
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(opacity * _DIM)
        _renderer(self._name, getattr(tokens(), token)).render(painter, QRectF(rect))
        painter.setOpacity(opacity)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        made = QPixmap(size)
        if made.isNull():  # a button that has no room yet asks for a picture of no size
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
