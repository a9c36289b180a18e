"""What the clipboard holds, in the subset the papers know."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from beirat_desktop.desktop.widgets import rich_text
from beirat_desktop.domain.text import Block, BlockKind, RichText

# Word writes lists as paragraphs with a sign and hard blanks; only a style no browser knows tells them.
_LEVELS = re.compile(r"<p\b[^>]*mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_SIGN = re.compile(r"\s*(?:(?P<number>\d{1,3})[.)]|[a-z][.)]|[\u00b7\u2022\u00a7\u25aao\u2013-])\xa0[\xa0 ]*")


def pasted(source: QMimeData) -> RichText:
    """The text on the clipboard, cleaned of fonts, colours, tables and pictures."""
    if not source.hasHtml():
        return RichText.of(source.text().replace("\r\n", "\n").rstrip("\n"))
    html = source.html()
    scratch = QTextDocument()
    scratch.setHtml(html)
    _two_levels(scratch)
    text = rich_text.from_document(scratch)
    levels = [int(level) for level in _LEVELS.findall(html)]
    return _with_lists(text, levels) if levels else text


def _two_levels(document: QTextDocument) -> None:
    """The highest headings there are as the first level, all below as the second, whatever level a page begins with."""
    block = document.begin()
    headings = []
    while block.isValid():
        if block.blockFormat().headingLevel():
            headings.append(block)
        block = block.next()
    highest = min((block.blockFormat().headingLevel() for block in headings), default=0)
    for block in headings:
        level = 1 if block.blockFormat().headingLevel() == highest else 2
        shape = block.blockFormat()
        shape.setHeadingLevel(level)
        QTextCursor(block).setBlockFormat(shape)


def _with_lists(text: RichText, levels: list[int]) -> RichText:
    """Word's paragraphs with signs as the items they are; its empty lines, a hard blank each, go."""
    signs = [_SIGN.match(block.runs[0].text) if block.runs else None for block in text.blocks]
    # A sign typed by hand would shift the levels; then all items stand on the first.
    known = iter(levels if len(levels) == sum(sign is not None for sign in signs) else [])
    made: list[Block] = []
    kinds: dict[int, bool] = {}
    for block, sign in zip(text.blocks, signs, strict=True):
        if sign is None:
            made += [block] if block.plain.strip() or not block.runs else []
            continue
        head, *rest = block.runs
        number = sign["number"]
        item = Block(
            (replace(head, text=head.text[sign.end() :]), *rest),
            BlockKind.ITEM,
            level=next(known, 1),
            ordered=number is not None or sign[0].strip()[-1] in ".)",
            start=int(number or 1),
        )
        # Points after numbers begin a list of their own; where else one begins, canonical() knows.
        made.append(replace(item, first=kinds.get(item.level, item.ordered) != item.ordered))
        kinds[item.level] = item.ordered
    return rich_text.canonical(RichText(tuple(made)))
