"""Bars as ReportLab's charts lay them out, drawn into our page: tagged, in the embedded face, sharp in print."""

from __future__ import annotations

from functools import cache, partial
from math import ceil
from typing import Any

from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.renderbase import Renderer, getStateDelta
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, toColor
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from beirat_desktop.documents.engine.fonts import paper_face
from beirat_desktop.documents.engine.lines import break_lines, inked
from beirat_desktop.documents.engine.page import Page
from beirat_desktop.documents.engine.rows import Row
from beirat_desktop.documents.engine.structure import Element
from beirat_desktop.documents.engine.styles import MM, Look
from beirat_desktop.documents.model import Bars
from beirat_desktop.german.counts import decimal

# Light enough for black numbers on them (contrast of 4.5 and more), and so far from their neighbours in brightness that
# a copy without colours tells them apart; the edge sets even white off from the paper.
TONES = tuple(
    Color(*tone) for tone in ((0.30, 0.50, 0.72), (0.84, 0.91, 0.96), (0.64, 0.64, 0.64), (1, 1, 1), (0.70, 0.82, 0.91))
)
EDGE, GRID = Color(0.09, 0.25, 0.42), Color(0.82, 0.82, 0.82)
BLACK, WHITE = Color(0, 0, 0), Color(1, 1, 1)
_LABEL = Look(size=9, leading=11)
BAR, GAP = 4.8 * MM, 2 * MM
STANDING = 45 * MM
"""The height of the highest bar that stands."""
_NEAR, _SQUARE = 4.0, 7.0
_STEPS = 6


class ChartRow(Row):
    """The whole chart as one strip."""

    __slots__ = ("_drawing", "_element")

    def __init__(self, bars: Bars, x: float, width: float, element: Element) -> None:
        self._element = element
        self._drawing = _drawing(bars, width, element)
        super().__init__(x, width, self._drawing.height)
        self.before = self.after = 8

    def draw(self, page: Page, top: float) -> None:
        """Draw all of it as content of the figure."""
        # Untyped: the stubs ask for whole points.
        renderer: Any = _Renderer(page, self._element)
        renderer.draw(self._drawing, _Canvas(), self.x, top - self.height)


class _Canvas:
    """What is left of a canvas: its two calls around a drawing. Each shape brings its own colours."""

    def saveState(self) -> None:
        """Nothing to keep."""

    restoreState = saveState


class _Renderer(Renderer):
    """Draws boxes, lines and words; ReportLab raises for every other shape."""

    _tracker: Any

    def __init__(self, page: Page, element: Element) -> None:
        self._page = page
        self._element = element

    def initState(self, x: float, y: float) -> None:
        """Where the drawing stands; ReportLab's own leaves that to the canvas and forgets it."""
        self._tracker.push({"transform": (1, 0, 0, 1, x, y)})

    def applyStateChanges(self, delta: Any, newState: Any) -> None:
        """Nothing: a shape looks its state up when it is drawn."""

    def drawNode(self, node: Any) -> None:
        self._tracker.push(getStateDelta(node))  # type: ignore[no-untyped-call]
        self.drawNodeDispatcher(node)
        self._tracker.pop()

    def drawRect(self, rect: Any) -> None:
        state = self._tracker.getState()
        fill, stroke = state["fillColor"], state["strokeColor"]
        paint = b"B" if fill and stroke else b"f" if fill else b"S"
        box = b"%.2f %.2f %.2f %.2f re" % (*self._place(rect.x, rect.y), rect.width, rect.height)
        if fill or stroke:
            self._shape(b"%s%s%s %s" % (_colour(fill, b"rg"), _pen(stroke, state["strokeWidth"]), box, paint))

    def drawLine(self, line: Any) -> None:
        state = self._tracker.getState()
        ends = (*self._place(line.x1, line.y1), *self._place(line.x2, line.y2))
        if state["strokeColor"]:
            self._shape(_pen(state["strokeColor"], state["strokeWidth"]) + b"%.2f %.2f m %.2f %.2f l S" % ends)

    def drawString(self, stringObj: Any) -> None:
        state = self._tracker.getState()
        runs = inked(stringObj.text, Look(size=state["fontSize"]), self._element)
        widths = [ink.face.width(text) * ink.size / 1000 for text, ink in runs]
        x, y = self._place(stringObj.x, stringObj.y)
        x -= {"start": 0, "middle": 0.5, "end": 1}[state["textAnchor"]] * sum(widths)
        self._page.mark(self._element)
        for at, ((text, ink), width) in enumerate(zip(runs, widths, strict=True), 1):
            # The space parts one label from the next for who copies or searches the text.
            self._page.text(x, y, ink, text if at < len(runs) else text + " ")
            x += width

    def _place(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, right, up = self._tracker.getCTM()
        if (a, b, c, d) != (1, 0, 0, 1):
            raise ValueError("a chart with turned or scaled parts")
        return x + right, y + up

    def _shape(self, code: bytes) -> None:
        self._page.shape(self._element, code)


def _colour(colour: Any, operator: bytes) -> bytes:
    if not colour:
        return b""
    tone = toColor(colour)
    return b"%.2f %.2f %.2f %s " % (tone.red, tone.green, tone.blue, operator)


def _pen(colour: Any, width: float) -> bytes:
    return _colour(colour, b"RG") + b"%.2f w " % width if colour else b""


def _drawing(bars: Bars, width: float, element: Element) -> Any:
    """The chart with its legend above; its measures are set here, its places are ReportLab's."""
    sums = [sum(values) for values in zip(*(series.values for series in bars.series), strict=True)]
    step = _step(max(sums))
    top = step * max(ceil(max(sums) / step), 1)
    plot = _Plot(bars, width, element, [decimal(number) for number in sums], decimal(top))
    kind: Any = VerticalBarChart if bars.upright else HorizontalBarChart
    chart = kind()
    chart.x, chart.y, chart.width, chart.height = plot.x, plot.y, plot.width, plot.height
    chart.useAbsolute, chart.barWidth = "b", plot.bar
    # The last series has no length: it carries the sums behind the others.
    chart.data = [*(series.values for series in bars.series), (0,) * len(sums)]
    across = chart.categoryAxis
    across.style, across.categoryNames, across.reverseDirection = "stacked", plot.labels, not bars.upright
    across.visibleTicks, across.strokeColor, across.strokeWidth = False, EDGE, 0.7
    _write(across.labels)
    if bars.upright:
        across.labels.boxAnchor, across.labels.textAnchor, across.labels.dy = "n", "middle", -_NEAR
    else:
        # Left of the axis in one column, as the words of a table.
        across.labels.boxAnchor, across.labels.textAnchor, across.labels.dx = "w", "start", -plot.x
    along = chart.valueAxis
    along.valueMin, along.valueMax, along.valueStep, along.labelTextFormat = 0, top, step, decimal
    along.visibleAxis = along.visibleTicks = False
    along.visibleGrid, along.gridStrokeColor, along.gridStrokeWidth = True, GRID, 0.5
    _write(along.labels)
    chart.bars.strokeColor, chart.bars.strokeWidth = EDGE, 0.5
    for index, tone in zip(range(len(bars.series)), TONES * len(bars.series), strict=False):
        chart.bars[index].fillColor = tone
    chart.barLabelFormat, chart.barLabelArray = "values", [*plot.inside(top), plot.sums]
    _write(chart.barLabels)
    chart.barLabels.boxTarget = "mid"
    for index in range(len(sums)):
        label = chart.barLabels[len(bars.series), index]
        label.boxAnchor, label.dx, label.dy = ("s", 0, 1) if bars.upright else ("w", _NEAR, 0)
        # The lines behind do not strike the numbers through.
        label.boxFillColor = WHITE
    drawing: Any = Drawing(width, plot.y + plot.height + plot.above)
    if any(series.name for series in bars.series):
        _add_legend(drawing, bars, element)
    drawing.add(chart)
    return drawing


class _Plot:
    """Where the bars stand in the drawing, and the words around them."""

    def __init__(self, bars: Bars, width: float, element: Element, sums: list[str], top: str) -> None:
        self._bars = bars
        self._wide = partial(_measure, element=element)
        self.sums = sums
        count = len(bars.labels)
        ticks = _LABEL.leading + _NEAR
        if bars.upright:
            self.x = self._wide(top) + 2 * _NEAR
            self.width = width - self.x
            lines = [_lines(label, self.width / count - _NEAR, element) for label in bars.labels]
            self.y = _LABEL.leading * max(map(len, lines)) + _NEAR
            self.height, self.above = STANDING, ticks
            self.bar = min(3 * BAR, 0.6 * self.width / count)
        else:
            lines = [_lines(label, width / 3, element) for label in bars.labels]
            self.x = max(self._wide(line) for own in lines for line in own) + 2 * _NEAR
            self.width = width - self.x - max(map(self._wide, sums)) - 2 * _NEAR
            self.y, self.above = ticks, 0.0
            self.height = count * (max(BAR, _LABEL.leading * max(map(len, lines))) + GAP)
            self.bar = BAR
        self.labels = ["\n".join(own) for own in lines]

    def inside(self, top: float) -> list[list[str]]:
        """The number of each part of a bar that has room for it; a bar of one part has it at its end alone."""
        several, upright = len(self._bars.series) > 1, self._bars.upright
        scale = (self.height if upright else self.width) / top
        return [
            [
                text if several and value * scale > (_LABEL.leading if upright else self._wide(text) + _NEAR) else ""
                for value, text in zip(series.values, map(decimal, series.values), strict=True)
            ]
            for series in self._bars.series
        ]


def _add_legend(drawing: Any, bars: Bars, element: Element) -> None:
    legend: Any = Legend()
    names = [series.name for series in bars.series]
    legend.colorNamePairs = list(zip(TONES * len(names), names, strict=False))
    wide = [_measure(name, element) + _SQUARE + 5 * _NEAR for name in names]
    # One row where it fits, else columns.
    rows = 1 if sum(wide) <= drawing.width else ceil(len(names) / max(int(drawing.width // max(wide)), 1))
    legend.alignment, legend.columnMaximum, legend.boxAnchor = "right", rows, "nw"
    legend.variColumn, legend.deltax, legend.autoXPadding = True, None, 3 * _NEAR
    legend.dx = legend.dy = _SQUARE
    legend.deltay, legend.dxTextSpace = _LABEL.leading + 1, _NEAR
    legend.fontName, legend.fontSize = _font(), _LABEL.size
    legend.strokeColor, legend.strokeWidth = EDGE, 0.5
    drawing.height += rows * (_LABEL.leading + 1) + _NEAR
    legend.x, legend.y = 0.5, drawing.height
    drawing.add(legend)


def _write(labels: Any) -> None:
    labels.fontName, labels.fontSize, labels.leading, labels.fillColor = _font(), _LABEL.size, _LABEL.leading, BLACK


@cache
def _font() -> str:
    """The name under which ReportLab measures the face of the papers; it is our page that embeds it."""
    face = paper_face()
    registerFont(TTFont(face.name, str(face.file)))
    return face.name


def _lines(label: str, width: float, element: Element) -> list[str]:
    lines = break_lines(inked(label, _LABEL, element), width)
    return ["".join(piece.text for piece in line.pieces).strip(" ") for line in lines] or [""]


def _measure(text: str, element: Element) -> float:
    return sum(ink.face.width(part) * ink.size / 1000 for part, ink in inked(text, _LABEL, element))


def _step(highest: float) -> int:
    """The distance of the lines: 1, 2 or 5 of some power of ten, so that there are at most six."""
    step = 1
    while highest > _STEPS * step:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step
