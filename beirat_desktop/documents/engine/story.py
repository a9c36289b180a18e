"""The parts of a document as structure elements and rows."""

from __future__ import annotations

from itertools import takewhile

from beirat_desktop.documents.engine.blocks import blocks_to_parts
from beirat_desktop.documents.engine.images import Images
from beirat_desktop.documents.engine.lines import Line, break_lines, inked, plain
from beirat_desktop.documents.engine.rows import BreakRow, ImageRow, Label, Row, RuleRow, SpaceRow, TextRow
from beirat_desktop.documents.engine.structure import Element
from beirat_desktop.documents.engine.styles import HEADINGS, LOOKS, MM, Look
from beirat_desktop.documents.engine.tables import CellsRow, table_rows
from beirat_desktop.documents.model import (
    Align,
    Bars,
    Columns,
    Figure,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Part,
    Quote,
    Rule,
    Section,
    Signature,
    Space,
    Style,
    Table,
    Text,
    Tied,
    Together,
    Words,
)

QUOTE_INDENT = 7 * MM
COLUMN_GAP = 10 * MM
DEEPEST = 6
"""PDF knows headings down to H6."""
TALLEST = 150 * MM
"""The height of a picture that fits on every page, also on one turned sideways."""


class Story:
    """Turns parts into rows; remembers the headings to see that no level is left out."""

    def __init__(self, images: Images) -> None:
        self._images = images
        self._level = 0
        self._last = 0
        self._inside = False
        self._headings: dict[int, str] = {}

    @property
    def heading(self) -> str:
        """Under which headings stands what is drawn now: the last two but for the title of the paper."""
        own = [words for level, words in sorted(self._headings.items()) if level > 1]
        return " – ".join(own[-2:])

    def parts(self, parts: tuple[Part, ...], x: float, width: float, parent: Element) -> list[Row]:
        """The rows of several parts."""
        rows: list[Row] = []
        for part in parts:
            if isinstance(part, Signature | Tied):
                # Nobody signs a page on which nothing stands.
                _tie(rows)
            added = self.part(part, x, width, parent)
            if rows and rows[-1].keep and not isinstance(part, Space):
                # A line left empty below a heading does not part it from its text.
                for row in takewhile(lambda one: isinstance(one, SpaceRow), added):
                    row.keep = True
            rows.extend(added)
        return rows

    def part(self, part: Part, x: float, width: float, parent: Element) -> list[Row]:
        """The rows of one part."""
        match part:
            case Paragraph():
                element = Element("P", parent, language=part.language)
                rows = self.text(part.words, LOOKS[part.style], x, width, element, part.anchor)
                return _tight(rows) if part.tight else rows
            case Text():
                parts = blocks_to_parts(part.text.blocks, part.style, part.anchor)
                look = LOOKS[part.style]
                self._inside = True
                rows = self.parts(parts, x + look.indent, width - look.indent, parent)
                self._inside = False
                return rows
            case Heading():
                return self._heading(part, x, width, parent)
            case List():
                return self._list(part, x, width, parent)
            case Table():
                return table_rows(self, part, x, width, parent)
            case Section():
                return self.parts(part.parts, x, width, Element("Sect", parent))
            case Quote():
                inside = width - 2 * QUOTE_INDENT
                return self.parts(part.parts, x + QUOTE_INDENT, inside, Element("BlockQuote", parent))
            case Together():
                rows = self.parts(part.parts, x, width, parent)
                for row in rows[:-1]:
                    row.keep = True
                return rows
            case Tied():
                return self.parts(part.parts, x, width, parent)
            case Columns():
                return self._columns(part, x, width, parent)
            case Rule():
                return [RuleRow(x, width, part.weight * MM)]
            case Space():
                return [SpaceRow(x, width, part.height * MM)]
            case PageBreak():
                return [BreakRow(x, width, 0)]
            case Signature():
                return self._signature(part, x, width, parent)
            case Bars():
                # A tenth of a second to load, and only the reports have charts; a preview of a letter must not wait.
                from beirat_desktop.documents.engine.charts import ChartRow

                return [ChartRow(part, x, width, Element("Figure", parent, alternative=part.alternative))]
            case Figure():
                return [self.figure(part, x, width, parent)]

    def text(
        self,
        words: Words,
        look: Look,
        x: float,
        width: float,
        element: Element,
        anchor: str = "",
        align: Align | None = None,
    ) -> list[Row]:
        """The lines of a paragraph, tied so that no single line is left alone on a page."""
        x, width = x + look.indent, width - look.indent
        lines = break_lines(inked(words, look, element), width)
        where = align or look.align
        baseline = (look.leading + 0.7 * look.size) / 2
        rows: list[Row] = []
        for line in lines:
            spare = width - line.width
            shift = 0.0 if where is Align.LEFT else spare if where is Align.RIGHT else spare / 2
            row = TextRow(x, width, look.leading, line, element, baseline, shift)
            row.anchor = anchor
            rows.append(row)
        if not rows:
            # An empty paragraph is empty room, and the place of its field all the same.
            rows = [SpaceRow(x, width, look.leading)]
            rows[0].anchor = anchor
        if len(rows) > 1:
            rows[0].keep = rows[-2].keep = True
        rows[0].before, rows[-1].after = look.before, look.after
        return rows

    def figure(self, figure: Figure, x: float, width: float, parent: Element, tallest: float = TALLEST) -> ImageRow:
        """A picture in its size, at most as wide as the column and no higher than tallest."""
        stored = self._images.store(figure.image)
        proportion = stored.proportion
        wide = figure.width * MM or figure.height * MM / proportion or width
        wide = min(wide, width, tallest / proportion)
        spare = width - wide
        shift = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[figure.align]
        element = Element("Figure", parent, alternative=figure.alternative)
        return ImageRow(x, width, stored.name, element, (wide, wide * proportion), shift)

    def _heading(self, heading: Heading, x: float, width: float, parent: Element) -> list[Row]:
        if self._inside:
            # Below the paper's own heading, and never two levels deeper than the heading before.
            level = min(self._level + heading.level, self._last + 1, DEEPEST)
        elif 1 <= heading.level <= self._level + 1:
            level = self._level = heading.level
        else:
            raise ValueError(f"heading {plain(heading.words)!r} of level {heading.level} after level {self._level}")
        look = LOOKS[heading.style or HEADINGS.get(level, Style.HEADING_3)]
        self._headings = {known: words for known, words in self._headings.items() if known < level}
        self._headings[level] = plain(heading.words)
        rows = self.text(heading.words, look, x, width, Element(f"H{level}", parent), heading.anchor)
        if any(isinstance(row, TextRow) and row.line.pieces for row in rows):
            # One without a word leaves nothing in the structure that another could stand below.
            self._last = level
        for row in rows:
            row.keep = True
        rows[0].outline = (level, plain(heading.words))
        return _tight(rows) if heading.tight else rows

    def _list(self, part: List, x: float, width: float, parent: Element) -> list[Row]:
        element = Element(
            "L", parent, b"/O /List /ListNumbering /" + (b"Disc" if part.bullets else part.counting.encode())
        )
        indent = part.label_width * MM
        look = LOOKS[part.label_style]
        rows: list[Row] = []
        for item in part.items:
            entry = Element("LI", element)
            label = Element("Lbl", entry)
            body = Element("LBody", entry)
            inside = self.parts(item.parts, x + indent, width - indent, body)
            first = inside[0] if inside else None
            if not isinstance(first, TextRow):
                # An item that begins with a list, a picture or nothing still shows its label.
                first = _empty_line(look, x + indent, width - indent, body)
                first.keep = bool(inside)
                inside = [first, *inside]
            first.labels.extend(Label(x, ink, text, label) for text, ink in inked(item.label, look, label))
            rows.extend(inside)
        return rows

    def _columns(self, part: Columns, x: float, width: float, parent: Element) -> list[Row]:
        wide = (width - COLUMN_GAP) / 2
        half = (len(part.parts) + 1) // 2
        left = self.parts(part.parts[:half], x, wide, parent)
        right = self.parts(part.parts[half:], x + wide + COLUMN_GAP, wide, parent)
        row = CellsRow(x, width, [left, right])
        row.before = max((stack[0].before for stack in (left, right) if stack), default=0)
        row.after = LOOKS[Style.BODY].after
        return [row]

    def _signature(self, part: Signature, x: float, width: float, parent: Element) -> list[Row]:
        look = LOOKS[Style.BODY]
        wide = (width - COLUMN_GAP) / 2
        stacks: list[list[Row]] = []
        for index, signer in enumerate(part.signers):
            left = x + index * (wide + COLUMN_GAP)
            stack: list[Row] = [SpaceRow(left, wide, part.room * MM)]
            if part.line:
                line = RuleRow(left, wide, 0.5)
                line.before = line.after = 2
                stack.append(line)
            element = Element("P", parent)
            words = "\u2028".join(filter(None, (signer.name, signer.role)))
            stack.extend(self.text(words, look, left, wide, element, part.anchor))
            stacks.append(stack)
        row = CellsRow(x, width, stacks)
        row.anchor = part.anchor
        row.after = look.after
        return [row]


def _tie(rows: list[Row]) -> None:
    """Keep the last row, and the room below it, with what comes next."""
    for row in reversed(rows):
        row.keep = True
        if not isinstance(row, SpaceRow):
            break


def _tight(rows: list[Row]) -> list[Row]:
    rows[-1].after = 0
    return rows


def _empty_line(look: Look, x: float, width: float, element: Element) -> TextRow:
    return TextRow(x, width, look.leading, Line((), 0), element, (look.leading + 0.7 * look.size) / 2)
