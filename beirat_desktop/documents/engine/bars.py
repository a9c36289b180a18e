"""A chart of bars from left to right, drawn with lines and letters so that it stays sharp in print."""

from __future__ import annotations

from beirat_desktop.documents.engine.lines import Line, break_lines, inked
from beirat_desktop.documents.engine.page import Page
from beirat_desktop.documents.engine.rows import Row
from beirat_desktop.documents.engine.structure import Element
from beirat_desktop.documents.engine.styles import MM, Look
from beirat_desktop.documents.model import Bars

# Told apart by their brightness alone, so also in a copy without colours.
TONES = ((0.09, 0.25, 0.42), (0.37, 0.58, 0.76), (0.70, 0.82, 0.91), (0.66, 0.66, 0.66), (0.40, 0.40, 0.40))
BAR, GAP = 4.2 * MM, 2 * MM
_LABEL = Look(size=9, leading=11)
_SQUARE = 7.0


class BarsRow(Row):
    """The whole chart as one strip."""

    __slots__ = ("_bars", "_element", "_labels", "_legend", "_scale", "_sums")

    def __init__(self, bars: Bars, x: float, width: float, element: Element) -> None:
        self._bars = bars
        self._element = element
        third = width / 3
        self._labels = [break_lines(inked(label, _LABEL, element, ""), third) for label in bars.labels]
        self._legend = [_line(series.name, element) for series in bars.series] if len(bars.series) > 1 else []
        totals = [sum(series.values[index] for series in bars.series) for index in range(len(bars.labels))]
        self._sums = [_line(f"{total:g}".replace(".", ","), element) for total in totals]
        # A tenth of the width is left for the sums behind the bars.
        self._scale = 0.55 * width / max([*totals, 1])
        heights = [self._height(lines) for lines in self._labels]
        super().__init__(x, width, sum(heights) + (_LABEL.leading + GAP if self._legend else 0))
        self.before = self.after = 6

    def draw(self, page: Page, top: float) -> None:
        """Draw the legend and the bars, each with its label and sum."""
        if self._legend:
            x = self.x
            for line, tone in zip(self._legend, TONES * len(self._legend), strict=False):
                self._box(page, x, top - 9, _SQUARE, _SQUARE, tone)
                self._text(page, x + _SQUARE + 4, top - 8, line)
                x += line.width + _SQUARE + 18
            top -= _LABEL.leading + GAP
        for index, lines in enumerate(self._labels):
            y = top - 8
            for line in lines:
                self._text(page, self.x, y, line)
                y -= _LABEL.leading
            x = self.x + self.width / 3 + 6
            for series, tone in zip(self._bars.series, TONES * len(self._bars.series), strict=False):
                wide = series.values[index] * self._scale
                if wide:
                    self._box(page, x, top - BAR, wide, BAR, tone)
                x += wide
            self._text(page, x + 4, top - 8.5, self._sums[index])
            top -= self._height(lines)

    def _height(self, lines: list[Line]) -> float:
        return max(BAR, len(lines) * _LABEL.leading) + GAP

    def _box(
        self, page: Page, x: float, y: float, width: float, height: float, tone: tuple[float, float, float]
    ) -> None:
        page.shape(self._element, b"%.2f %.2f %.2f rg %.2f %.2f %.2f %.2f re f" % (*tone, x, y, width, height))

    def _text(self, page: Page, x: float, y: float, line: Line) -> None:
        page.mark(self._element)
        for piece in line.pieces:
            page.text(x, y, piece.ink, piece.text)
            x += piece.width


def _line(text: str, element: Element) -> Line:
    return (break_lines(inked(text, _LABEL, element, ""), 1000) or [Line((), 0)])[0]
