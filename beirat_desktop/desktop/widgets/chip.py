"""A word on a coloured pill: the state of something."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from beirat_desktop.desktop.theme import SMALL, Tone, font, px, strong, tokens


class Chip(QWidget):
    """Colour repeats what the word says, never more."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, word: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word, self.tone = word, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def show_word(self, word: str, tone: Tone = Tone.NEUTRAL) -> None:
        if (word, tone) == (self.word, self.tone):
            return
        self.word, self.tone = word, tone
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.word)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self.word, self.tone)


def chip_size(word: str) -> QSize:
    """The room a chip needs."""
    metrics = QFontMetrics(font(SMALL))
    return QSize(metrics.horizontalAdvance(word) + px(18), metrics.height() + px(4))


def paint_chip(painter: QPainter, box: QRectF, word: str, tone: Tone) -> None:
    """Draw a chip, also from a table's delegate."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, soft = tokens().tone(tone)
    # Grey would vanish on a chosen row; in strong contrast each has its edge.
    edge = ink if strong() else tokens().color("field_line") if tone is Tone.NEUTRAL else None
    painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(edge, 1))
    painter.setBrush(soft)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
    painter.setPen(ink)
    painter.setFont(font(SMALL))
    shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, round(box.width()) - px(8))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def paint_bar(painter: QPainter, box: QRectF) -> None:
    """The bar at the left of a chosen row: the soft ground alone is too faint to tell it."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens().color("accent"))
    painter.drawRoundedRect(QRectF(box.left(), box.top() + 2, 3, box.height() - 5), 1.5, 1.5)
    painter.restore()
