"""The horizontal strips a page is filled with; a strip is placed whole, except a table row higher than a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from beirat_desktop.documents.engine.lines import Line
from beirat_desktop.documents.engine.page import Ink, Page
from beirat_desktop.documents.engine.structure import Element


class Place(NamedTuple):
    """Where an anchor or a heading stands: page index, x, top, width, height in points from the top left corner."""

    page: int
    x: float
    top: float
    width: float
    height: float


class Row:
    """A strip of the page; before and after are the room asked for around it, keep ties it to the next one."""

    __slots__ = ("after", "anchor", "before", "height", "keep", "outline", "table", "width", "x")

    def __init__(self, x: float, width: float, height: float) -> None:
        self.x = x
        self.width = width
        self.height = height
        self.before = 0.0
        self.after = 0.0
        self.keep = False
        self.anchor = ""
        self.outline: tuple[int, str] | None = None
        self.table: Repeat | None = None

    def draw(self, page: Page, top: float) -> None:
        """Draw the strip below top."""

    def inner(self, top: float) -> Iterator[tuple[Row, float]]:
        """The strip itself and those within, each with its top."""
        yield self, top

    def split(self, room: float) -> tuple[Row, Row] | None:
        """Two strips of which the first fits into the room, if that can be."""
        return None


class Repeat:
    """The header rows of a table, drawn again where it goes on."""

    __slots__ = ("height", "rows")

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.height = sum(row.height for row in rows)

    def draw(self, page: Page, top: float) -> None:
        """Draw them as furniture: a reader has heard them already."""
        page.begin_artifact(b"/Type /Pagination")
        for row in self.rows:
            row.draw(page, top)
            top -= row.height
        page.end_artifact()


class BreakRow(Row):
    """Ends the page."""

    __slots__ = ()


class SpaceRow(Row):
    """Empty room, dropped at the top of a page."""

    __slots__ = ()


class RuleRow(Row):
    """A line across."""

    __slots__ = ("weight",)

    def __init__(self, x: float, width: float, weight: float) -> None:
        super().__init__(x, width, weight)
        self.weight = weight
        self.before = self.after = 5

    def draw(self, page: Page, top: float) -> None:
        """Draw the line."""
        page.stroke(self.x, top, self.x + self.width, top, self.weight)


class Label(NamedTuple):
    """What stands before a list item, with its own structure element."""

    x: float
    ink: Ink
    text: str
    element: Element


class TextRow(Row):
    """One line of text."""

    __slots__ = ("baseline", "element", "labels", "line", "shift")

    def __init__(
        self, x: float, width: float, height: float, line: Line, element: Element, baseline: float, shift: float = 0
    ) -> None:
        super().__init__(x, width, height)
        self.line = line
        self.element = element
        self.baseline = baseline
        self.shift = shift
        self.labels: list[Label] = []

    def draw(self, page: Page, top: float) -> None:
        """Draw labels and text, links with their place to click."""
        y = top - self.baseline
        for label in self.labels:
            page.mark(label.element)
            page.text(label.x, y, label.ink, label.text)
        x = self.x + self.shift
        for number, (text, ink, width) in enumerate(self.line.pieces, 1):
            link = ink.link
            if link is None and ink.span is None:
                page.mark(self.element)
            elif ink.span is not None:
                if ink.span not in self.element.kids:
                    self.element.kids.append(ink.span)
                page.mark(ink.span)
                high = y + ink.line * ink.size
                page.stroke(x, high, x + width, high, 0.06 * ink.size)
            elif link is not None:
                if link not in self.element.kids:
                    self.element.kids.append(link)
                page.mark(link)
                # The space before what follows is not part of the address; that at the end of a line takes no place.
                followed = text.endswith(" ") and number < len(self.line.pieces)
                end = x + width - (ink.face.width(" ") * ink.size / 1000 if followed else 0)
                page.link_area(link, (x, y - 0.25 * ink.size, end, y + 0.8 * ink.size))
                page.stroke(x, y - 1.2, end, y - 1.2, 0.4)
            page.text(x, y, ink, text)
            x += width


class ImageRow(Row):
    """A picture."""

    __slots__ = ("element", "name", "shift", "size")

    def __init__(
        self, x: float, width: float, name: bytes, element: Element, size: tuple[float, float], shift: float
    ) -> None:
        super().__init__(x, width, size[1])
        self.name = name
        self.element = element
        self.size = size
        self.shift = shift
        self.before = self.after = 6

    def draw(self, page: Page, top: float) -> None:
        """Draw the picture."""
        width, height = self.size
        page.image(self.name, self.element, (self.x + self.shift, top - height, width, height))


def stack_height(rows: list[Row]) -> float:
    """The height of rows below each other; of two neighbours the larger room counts."""
    if not rows:
        return 0.0
    height = rows[0].height
    for above, below in pairwise(rows):
        height += max(above.after, below.before) + below.height
    return height
