"""Tables: cells side by side in rows, with their structure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from beirat_desktop.documents.engine.page import Page
from beirat_desktop.documents.engine.pdf import text_string
from beirat_desktop.documents.engine.rows import Repeat, Row, stack_height
from beirat_desktop.documents.engine.structure import Element
from beirat_desktop.documents.engine.styles import LOOKS, MM
from beirat_desktop.documents.model import Align, Borders, Cell, Column, Content, Paragraph, Style, Table

if TYPE_CHECKING:
    from beirat_desktop.documents.engine.story import Story

PADDING_X, PADDING_Y = 4.0, 3.0
LINE_GREY = 0.45
_BOLD = {Style.CELL: Style.CELL_BOLD, Style.BODY: Style.BOLD}


class CellsRow(Row):
    """Stacks of rows side by side, each with its own place across."""

    __slots__ = ("borders", "columns", "pad", "shaded", "stacks")

    def __init__(
        self,
        x: float,
        width: float,
        stacks: list[list[Row]],
        pad: float = 0,
        borders: Borders = Borders.NONE,
        columns: tuple[float, ...] = (),
        least: float = 0,
    ) -> None:
        height = max([least, *(stack_height(stack) + 2 * pad for stack in stacks)])
        super().__init__(x, width, height)
        self.stacks = stacks
        self.pad = pad
        self.borders = borders
        self.columns = columns
        """Where vertical lines stand, for a grid."""
        self.shaded = False

    def draw(self, page: Page, top: float) -> None:
        """Draw lines, shade and cells."""
        bottom = top - self.height
        if self.shaded:
            page.fill(self.x, bottom, self.width, self.height)
        if self.borders is not Borders.NONE:
            for y in (top, bottom):
                page.stroke(self.x, y, self.x + self.width, y, grey=LINE_GREY)
        if self.borders is Borders.GRID:
            for x in self.columns:
                page.stroke(x, top, x, bottom, grey=LINE_GREY)
        for row, y in self._places(top):
            row.draw(page, y)

    def inner(self, top: float) -> Iterator[tuple[Row, float]]:
        """The strip and those in its cells."""
        yield self, top
        for row, y in self._places(top):
            yield from row.inner(y)

    def _places(self, top: float) -> Iterator[tuple[Row, float]]:
        for stack in self.stacks:
            y = top - self.pad
            above: Row | None = None
            for row in stack:
                if above is not None:
                    y -= max(above.after, row.before)
                yield row, y
                y -= row.height
                above = row

    def split(self, room: float) -> tuple[Row, Row] | None:
        """Cut each stack where the room ends."""
        heads, tails = [], []
        for stack in self.stacks:
            count = len(stack)
            while count and stack_height(stack[:count]) + 2 * self.pad > room:
                count -= 1
            heads.append(stack[:count])
            tails.append(stack[count:])
        if not any(heads) or not any(tails):
            return None
        first, second = (
            CellsRow(self.x, self.width, stacks, self.pad, self.borders, self.columns) for stacks in (heads, tails)
        )
        for part in (first, second):
            part.table, part.shaded = self.table, self.shaded
        first.before, second.after, second.keep = self.before, self.after, self.keep
        return first, second


def table_rows(story: Story, table: Table, x: float, width: float, parent: Element) -> list[Row]:
    """The rows of a table."""
    summary = b"/O /Table /Summary " + text_string(table.summary) if table.summary else b""
    element = Element("Table", parent, summary)
    edges = _edges(table.columns, x, width)
    rows: list[Row] = []
    header: list[Row] = []
    if table.header:
        head = Element("THead", element)
        for cells in table.header:
            row = _row(story, table, cells, edges, head, heading=True)
            row.shaded = table.borders is Borders.GRID
            row.keep = True
            header.append(row)
    body = Element("TBody", element)
    repeat = Repeat(header)
    for cells in table.rows:
        row = _row(story, table, cells, edges, body, heading=False)
        row.table = repeat
        rows.append(row)
    if len(rows) > 2:
        # No single row goes on to another page.
        rows[-2].keep = True
    rows = header + rows
    if rows:
        rows[0].before, rows[-1].after = 4, 8
    return rows


def _row(
    story: Story, table: Table, cells: tuple[Content, ...], edges: list[float], parent: Element, heading: bool
) -> CellsRow:
    row = Element("TR", parent)
    stacks, used = [], [edges[0]]
    column = 0
    for cell in cells:
        span = cell.columns if isinstance(cell, Cell) else 1
        if column + span > len(table.columns):
            raise ValueError("a table row has more cells than the table has columns")
        left, right = edges[column], edges[column + span]
        scope = "Column" if heading else "Row" if table.row_headers and column == 0 else ""
        attributes = f"/O /Table{f' /Scope /{scope}' if scope else ''}{f' /ColSpan {span}' if span > 1 else ''}"
        element = Element("TH" if scope else "TD", row, attributes.encode() if scope or span > 1 else b"")
        align = table.columns[column].align
        inset = PADDING_X if table.borders is not Borders.NONE or column else 0.0
        room = right - left - inset - PADDING_X
        style = _BOLD.get(table.style, table.style) if heading else table.style
        stacks.append(_stack(story, cell, style, align, left + inset, room, element))
        used.append(right)
        column += span
    if column != len(table.columns):
        raise ValueError("a table row has fewer cells than the table has columns")
    return CellsRow(
        edges[0],
        edges[-1] - edges[0],
        stacks,
        PADDING_Y,
        table.borders,
        tuple(used),
        table.row_height * MM,
    )


def _stack(
    story: Story, cell: Content, style: Style, align: Align, x: float, width: float, element: Element
) -> list[Row]:
    if not isinstance(cell, Cell):
        look = LOOKS[style]
        return story.text(cell, look, x, width, element, align=align) if cell else []
    return [
        row
        for part in cell.parts
        for row in (
            story.text(part.words, LOOKS[part.style], x, width, Element("P", element), part.anchor, align)
            if isinstance(part, Paragraph)
            else story.part(part, x, width, element)
        )
    ]


def _edges(columns: tuple[Column, ...], x: float, width: float) -> list[float]:
    fixed = sum(column.width for column in columns) * MM
    weights = sum(column.weight for column in columns if not column.width)
    edges = [x]
    for column in columns:
        wide = column.width * MM if column.width else (width - fixed) * column.weight / weights
        edges.append(edges[-1] + wide)
    return edges
