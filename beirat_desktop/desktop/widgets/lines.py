"""How a text is broken into lines where it is painted by hand."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from beirat_desktop.desktop.widgets.norms import NO_BREAK_SPACE, unbroken_numbers

_PIECES = re.compile(rf"([^\S{NO_BREAK_SPACE}]*)([\S{NO_BREAK_SPACE}]+?-(?=\w)|[\S{NO_BREAK_SPACE}]+)")
"""What stays on one line where it can: a word, or the part of one up to its hyphen, with what is free before it."""


def broken(text: str, made: QFont, width: int, most: int = 0) -> list[str]:
    """Its lines, broken between words, and within one that is wider than a line; what is over of most ends in ….

    A number stays with its word.
    """
    metrics = QFontMetrics(made)
    wide = metrics.horizontalAdvance
    lines: list[str] = []
    for paragraph in unbroken_numbers(text).split("\n") if text else ():
        line = ""
        for found in _PIECES.finditer(paragraph):
            piece = found[2]
            longer = f"{line} {piece}" if line and found[1] else line + piece
            if wide(longer) <= width:
                line = longer
                continue
            lines += [line] if line else []
            while wide(piece) > width and len(piece) > 1:
                apart = [end for end, one in enumerate(piece) if one == NO_BREAK_SPACE and wide(piece[:end]) <= width]
                if apart:  # rather between number and word than within one of them
                    lines.append(piece[: apart[-1]])
                    piece = piece[apart[-1] + 1 :]
                    continue
                fits = max((end for end in range(1, len(piece)) if wide(piece[:end]) <= width), default=1)
                lines.append(piece[:fits])
                piece = piece[fits:]
            line = piece
        lines.append(line)
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines[most - 1 :] = [metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return [line.replace(NO_BREAK_SPACE, " ") for line in lines]


def lines_high(lines: list[str], made: QFont) -> int:
    """How high they are below one another."""
    return len(lines) * QFontMetrics(made).lineSpacing()


def paint_lines(painter: QPainter, at: QPointF, lines: list[str]) -> None:
    """Paint them in the painter's font, the first with its upper edge there."""
    metrics = painter.fontMetrics()
    for number, line in enumerate(lines):
        painter.drawText(at + QPointF(0, number * metrics.lineSpacing() + metrics.ascent()), line)
