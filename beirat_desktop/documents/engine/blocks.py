"""What was written in the editor as parts of the model: lists get their nesting and labels, quotes their depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, takewhile

from beirat_desktop.documents.model import (
    Align,
    Cell,
    Column,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Quote,
    Style,
    Table,
)
from beirat_desktop.domain.numbering import label, parts
from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, Run, cells

# The indent of an indented style is applied to the text as a whole.
_INSIDE = {Style.INDENTED: Style.BODY, Style.INDENTED_BOLD: Style.BOLD}

_FIGURE = re.compile(r"[-–−+±]?\s?[\d.,]+\s?(?:€|EUR|Euro|%|‰|h|Std\.?|m²|km)?|[-–—]|€\s?[\d.,]+(?:-|–)?")
# How the standard names the ways of counting (ISO 32000-1, table 347).
_COUNTING = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
_SUBHEADINGS = {1: Style.SUBHEADING_1}


def blocks_to_parts(blocks: tuple[Block, ...], style: Style, anchor: str) -> tuple[Part, ...]:
    """The blocks as parts; the levels of sub-headings count from 1, whatever heading stands above the text."""
    return tuple(_parts(list(blocks), _INSIDE.get(style, style), anchor))


def _parts(blocks: list[Block], style: Style, anchor: str) -> Iterator[Part]:
    for quoted, group in groupby(blocks, key=lambda block: block.quote > 0):
        members = list(group)
        if quoted:
            inner = [replace(block, quote=block.quote - 1) for block in members]
            yield Quote(tuple(_parts(inner, style, anchor)))
            continue
        at = 0
        while at < len(members):
            kind = members[at].kind
            if kind is BlockKind.HEADING and members[at].plain.strip():
                level = members[at].level
                yield Heading(level, members[at].runs, _SUBHEADINGS.get(level, Style.SUBHEADING_2), anchor)
                at += 1
            elif kind is BlockKind.ROW:
                rows = list(takewhile(lambda block: block.kind is BlockKind.ROW, members[at:]))
                yield _table(rows, anchor)
                at += len(rows)
            elif kind is not BlockKind.ITEM:
                beside = [members[near].kind for near in (at - 1, at + 1) if 0 <= near < len(members)]
                # An empty line beside a table is there to write in; on paper the table has room of its own.
                if members[at].runs or BlockKind.ROW not in beside:
                    yield Paragraph(members[at].runs, style, anchor)
                at += 1
            else:
                part, at = _list(members, at, members[at].level, style, anchor)
                yield part


def _table(rows: list[Block], anchor: str) -> Table:
    """A table; a column whose cells hold numbers only stands at the right."""
    heads = [row for row in rows if row.first]
    contents = [cells(row) for row in rows if not row.first]
    columns = []
    for number in range(len(cells(rows[0]))):
        words = ["".join(run.text for run in row[number]).strip() for row in contents]
        figures = any(words) and all(not word or _FIGURE.fullmatch(word) for word in words)
        widest = max((len(part) for row in rows for part in _lines(cells(row)[number])), default=1)
        columns.append(Column(weight=max(6, min(40, widest)), align=Align.RIGHT if figures else Align.LEFT))
    header = tuple(tuple(Cell((Paragraph(cell, Style.CELL_BOLD, anchor),)) for cell in cells(row)) for row in heads)
    body = tuple(tuple(Cell((Paragraph(cell, Style.CELL, anchor),)) for cell in row) for row in contents)
    # A table that is nothing but headings is read as rows; a screen reader would be given a table without any.
    return Table(tuple(columns), body or header, header if body else ())


def _lines(cell: tuple[Run, ...]) -> list[str]:
    return "".join(run.text for run in cell).split(SOFT_BREAK)


def _list(blocks: list[Block], at: int, level: int, style: Style, anchor: str) -> tuple[List, int]:
    """The list that begins at a block, and where it ends."""
    head = blocks[at]
    items: list[Item] = []
    while at < len(blocks):
        block = blocks[at]
        if block.kind is not BlockKind.ITEM or block.level < level:
            break
        if block.level > level:
            inner, at = _list(blocks, at, block.level, style, anchor)
            last = items.pop()
            items.append(replace(last, parts=(*last.parts, inner)))
            continue
        if items and (block.first or block.ordered != head.ordered):
            break
        sign = label(head.numbering, head.start + len(items)) if head.ordered else "•"
        items.append(Item(sign, (Paragraph(block.runs, style, anchor),)))
        at += 1
    longest = max(len(item.label) for item in items)
    # A figure is 2.1 mm wide in the size of the papers, with room behind the last.
    wide = 6 if longest <= 2 else 7.5 if longest == 3 else min(25.0, 2.1 * longest + 2)
    counting = _COUNTING[parts(head.numbering)[1]] if head.ordered else "Disc"
    return List(tuple(items), label_width=wide, bullets=not head.ordered, label_style=style, counting=counting), at
