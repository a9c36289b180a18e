"""How a text is broken into lines where it is painted by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption


def broken(text: str, made: QFont, width: int, most: int = 0) -> list[str]:
    """Its lines, broken between words, and within one that is wider than a line; what is over of most ends in …."""
    if not text:
        return []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    whole = text.replace("\n", "\u2028")
    layout = QTextLayout(whole, made)
    layout.setTextOption(option)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    lines = [whole[start:end].strip() for start, end in zip(starts, [*starts[1:], len(whole)], strict=True)]
    if most and len(lines) > most:
        rest = whole[starts[most - 1] :].replace("\u2028", " ")
        last = QFontMetrics(made).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines[most - 1 :] = [last]
    return lines


def lines_high(lines: list[str], made: QFont) -> int:
    """How high they are below one another."""
    return len(lines) * QFontMetrics(made).lineSpacing()


def paint_lines(painter: QPainter, at: QPointF, lines: list[str]) -> None:
    """Paint them in the painter's font, the first with its upper edge there."""
    metrics = painter.fontMetrics()
    for number, line in enumerate(lines):
        painter.drawText(at + QPointF(0, number * metrics.lineSpacing() + metrics.ascent()), line)
