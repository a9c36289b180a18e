"""What was written in the editor as parts of the model: lists get their nesting and numbers, quotes their depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from beirat_desktop.documents.model import Heading, Item, List, Paragraph, Part, Quote, Style
from beirat_desktop.domain.text import Block, BlockKind

# The indent of an indented style is applied to the text as a whole.
_INSIDE = {Style.INDENTED: Style.BODY, Style.INDENTED_BOLD: Style.BOLD}

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
            if members[at].kind is BlockKind.HEADING and members[at].plain.strip():
                level = members[at].level
                yield Heading(level, members[at].runs, _SUBHEADINGS.get(level, Style.SUBHEADING_2), anchor)
                at += 1
            elif members[at].kind is not BlockKind.ITEM:
                yield Paragraph(members[at].runs, style, anchor)
                at += 1
            else:
                part, at = _list(members, at, members[at].level, style, anchor)
                yield part


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
        label = f"{head.start + len(items)}." if head.ordered else "•"
        items.append(Item(label, (Paragraph(block.runs, style, anchor),)))
        at += 1
    wide = head.ordered and head.start + len(items) > 10
    return List(tuple(items), label_width=7.5 if wide else 6, bullets=not head.ordered, label_style=style), at
