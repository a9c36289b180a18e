"""RichText as a Qt document and back, without loss.

Qt's own Markdown and HTML lose or change a quarter of what people type (bold with a space at its edge, empty
paragraphs, soft line breaks), so blocks and runs are read from the document itself.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from beirat_desktop.desktop.theme import px, tokens
from beirat_desktop.domain.numbering import labels, parts
from beirat_desktop.domain.text import (
    CELL,
    MAX_LEVEL,
    MAX_QUOTE,
    NUMBERING,
    SOFT_BREAK,
    Block,
    BlockKind,
    RichText,
    Run,
    canonical,
    cells,
    row_of,
)

_QUOTE = QTextFormat.Property.BlockQuoteLevel
_NUMBERING = int(QTextFormat.Property.UserProperty) + 1
_STYLES = {
    "1": QTextListFormat.Style.ListDecimal,
    "a": QTextListFormat.Style.ListLowerAlpha,
    "A": QTextListFormat.Style.ListUpperAlpha,
    "i": QTextListFormat.Style.ListLowerRoman,
    "I": QTextListFormat.Style.ListUpperRoman,
}
_ORDERED = frozenset(_STYLES.values())


def from_document(document: QTextDocument) -> RichText:
    """What the document says, in the subset the papers know."""
    blocks: list[Block] = []
    counts: dict[int, int] = {}
    seen = QTextCursor(document)
    tables = any(isinstance(frame, QTextTable) for frame in document.rootFrame().childFrames())
    block = document.begin()
    while block.isValid():
        if tables:
            seen.setPosition(block.position())
            table = seen.currentTable()
            if table is not None:
                blocks += _rows(table)
                block = document.findBlock(table.lastPosition() + 1)
                continue
        blocks.append(_block(block, counts))
        block = block.next()
    return canonical(RichText(tuple(blocks)))


def with_typing(shown: RichText, document: QTextDocument, start: int, end: int) -> RichText | None:
    """The text shown before, with what changed between two places of the document since.

    None where more than the words of one block changed; then the whole document is to be read.
    """
    block = document.findBlock(start)
    number = block.blockNumber()
    if (
        len(shown.blocks) != document.blockCount()
        or not (0 <= number < len(shown.blocks))
        or end > block.position() + block.length() - 1
    ):
        return None
    before, now = shown.blocks[number], _block(block, {})
    same = (before.kind, before.quote, before.level, before.ordered) == (now.kind, now.quote, now.level, now.ordered)
    if not same or before.kind in (BlockKind.HEADING, BlockKind.ROW):
        return None
    words = canonical(RichText((Block(now.runs),)))
    runs = words.blocks[0].runs if words.blocks else ()
    return RichText((*shown.blocks[:number], replace(before, runs=runs), *shown.blocks[number + 1 :]))


def _rows(table: QTextTable) -> list[Block]:
    heads = table.format().headerRowCount()
    return [
        row_of((_cell(table, row, column) for column in range(table.columns())), row < heads)
        for row in range(table.rows())
    ]


def _cell(table: QTextTable, row: int, column: int) -> list[Run]:
    """What stands in a cell; its paragraphs are its lines."""
    cell = table.cellAt(row, column)
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    runs = list(_runs(block))
    while block != last:
        block = block.next()
        runs += [Run(SOFT_BREAK), *_runs(block)]
    return runs


def _block(block: QTextBlock, counts: dict[int, int]) -> Block:
    """counts: how many items of each list came before, by the list's number in the document."""
    # PySide gives a block format's property as an int where it is set and 0 elsewhere.
    form = block.blockFormat()
    quote = form.intProperty(_QUOTE)
    runs = _runs(block)
    heading = form.headingLevel()
    if heading:
        return Block(runs, BlockKind.HEADING, quote, heading)
    found = block.textList()
    if not isinstance(found, QTextList):
        return Block(runs, quote=quote)
    shape = found.format()
    ordered = shape.style() in _ORDERED
    before = counts.get(form.objectIndex(), 0)
    counts[form.objectIndex()] = before + 1
    # Where something else stands between two items, the list goes on with the number that is seen.
    start = shape.start() + before if ordered else 1
    numbering = str(shape.property(_NUMBERING) or NUMBERING) if ordered else NUMBERING
    return Block(runs, BlockKind.ITEM, quote, max(1, shape.indent()), ordered, start, before == 0, numbering)


def _runs(block: QTextBlock) -> tuple[Run, ...]:
    runs = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        shape = fragment.charFormat()
        if fragment.isValid() and not shape.isImageFormat():
            link = shape.anchorHref() if shape.isAnchor() else ""
            bold = shape.fontWeight() >= QFont.Weight.DemiBold
            runs.append(Run(fragment.text(), bold, shape.fontItalic(), link))
        place += 1
    return tuple(runs)


def qt_position(text: str, place: int) -> int:
    """Where Qt counts a place of the plain text: a letter beyond the first 65,536 is two to it."""
    return place + sum(sign > "\uffff" for sign in text[:place])


def plain_place(text: str, position: int) -> int:
    """The place of the plain text that Qt counts as that position."""
    return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))


def to_document(text: RichText, document: QTextDocument) -> None:
    """Replace the document's contents."""
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    insert(text, cursor)
    cursor.endEditBlock()


def insert(text: RichText, cursor: QTextCursor, *, fits: bool = True) -> None:
    """Write the text at the cursor, in place of what is selected; the first block joins the one the cursor is in.

    fits: what comes into a quotation is quoted, and into an item that is still empty come the items, or the paragraphs
    as items.
    """
    cursor.removeSelectedText()
    table = cursor.currentTable()
    if table is not None:
        _insert_in_cell(text, cursor)
        return
    blocks = canonical(text).blocks
    if fits:
        blocks = _fitted(blocks, cursor)
    lists: dict[int, QTextList] = {}
    here = cursor.currentList()
    into_item = here is not None and not cursor.block().text()
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind is BlockKind.ROW:
            rows = list(takewhile(lambda one: one.kind is BlockKind.ROW, blocks[at:]))
            _insert_table(rows, cursor)
            at += len(rows)
            lists.clear()
            # Behind the table Qt has made the paragraph that stands there.
            if at < len(blocks):
                cursor.setBlockFormat(block_format(blocks[at].quote))
                _write(blocks[at], cursor)
                at += 1
            continue
        heading = block.level if block.kind is BlockKind.HEADING else 0
        if at == 0 and cursor.block().text() and len(blocks) > 1 and block.kind is not BlockKind.PARAGRAPH:
            # A list or a heading behind words does not become one of their sentences.
            cursor.insertBlock(block_format(block.quote, heading), QTextCharFormat())
            if cursor.currentList() is not None:
                leave_list(cursor)
        if at == 0 and not cursor.block().text():
            if not into_item:
                cursor.setBlockFormat(block_format(block.quote, heading))
        elif at:
            cursor.insertBlock(block_format(block.quote, heading), QTextCharFormat())
            if cursor.currentList() is not None and block.kind is not BlockKind.ITEM:
                leave_list(cursor)
        if at == 0 and into_item:
            if isinstance(here, QTextList):
                lists[here.format().indent()] = here
        elif block.kind is BlockKind.ITEM and (at or not cursor.block().text()):
            _put_in_list(cursor, block, lists)
        else:
            lists.clear()
        _write(block, cursor)
        at += 1


def _write(block: Block, cursor: QTextCursor) -> None:
    level = cursor.blockFormat().headingLevel()
    for run in block.runs:
        cursor.insertText(run.text, char_format(run, level))


def _fitted(blocks: tuple[Block, ...], cursor: QTextCursor) -> tuple[Block, ...]:
    """The blocks as they go on from where the cursor stands."""
    depth = cursor.blockFormat().intProperty(_QUOTE)
    if depth:
        blocks = tuple(replace(block, quote=min(MAX_QUOTE, block.quote + depth)) for block in blocks)
    here = cursor.currentList()
    if not isinstance(here, QTextList) or cursor.block().text() or not blocks:
        return blocks
    shape = here.format()
    ordered, numbering = shape.style() in _ORDERED, str(shape.property(_NUMBERING) or NUMBERING)
    if all(block.kind is BlockKind.PARAGRAPH for block in blocks):
        item = Block((), BlockKind.ITEM, depth, shape.indent(), ordered, numbering=numbering)
        return tuple(replace(item, runs=block.runs) for block in blocks if block.runs)
    if blocks[0].kind is BlockKind.ITEM:
        # The first item takes the empty one's place; those of its list follow it, with the labels of this list.
        shift = shape.indent() - blocks[0].level
        same = True
        made: list[Block] = []
        for block in blocks:
            same = (
                same and block.kind is BlockKind.ITEM and not (made and block.first and block.level <= blocks[0].level)
            )
            moved = replace(block, level=max(1, block.level + shift)) if block.kind is BlockKind.ITEM else block
            if same and block.level == blocks[0].level:
                moved = replace(moved, first=False, ordered=ordered, numbering=numbering)
            made.append(moved)
        return tuple(made)
    return blocks


def _insert_in_cell(text: RichText, cursor: QTextCursor) -> None:
    """A cell has one paragraph: its lines are parted by soft breaks, lists show their labels as words."""
    blocks = canonical(text).blocks
    for number, (block, label) in enumerate(zip(blocks, labels(blocks), strict=True)):
        if number:
            cursor.insertText(SOFT_BREAK, QTextCharFormat())
        if label:
            cursor.insertText(f"{label} ", QTextCharFormat())
        for run in block.runs:
            cursor.insertText(run.text.replace(CELL, " "), char_format(run))


def _insert_table(rows: list[Block], cursor: QTextCursor) -> None:
    """A table at the cursor, which stands behind it afterwards."""
    contents = [cells(row) for row in rows]
    table = cursor.insertTable(len(contents), len(contents[0]), table_format(sum(row.first for row in rows)))
    for number, row in enumerate(contents):
        for column, content in enumerate(row):
            inside = table.cellAt(number, column).firstCursorPosition()
            for run in content:
                inside.insertText(run.text, char_format(run))
    set_heads(table, table.format().headerRowCount())
    cursor.setPosition(table.lastPosition() + 1)


def set_heads(table: QTextTable, heads: int) -> None:
    """That many rows on top have headings, and look like it."""
    table.setFormat(table_format(heads))
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            shape = cell.format().toTableCellFormat()
            shape.setBackground(tokens().color("neutral_soft") if row < heads else QBrush(Qt.BrushStyle.NoBrush))
            cell.setFormat(shape)


def table_format(heads: int) -> QTextTableFormat:
    """How tables look in the editor; that many rows on top have headings."""
    made = QTextTableFormat()
    made.setHeaderRowCount(heads)
    made.setBorder(1)
    made.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(tokens().color("field_line"))
    made.setBorderCollapse(True)
    made.setCellSpacing(0)
    made.setCellPadding(px(4))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))  # as on paper; else empty cells are but a line
    return made


def _put_in_list(cursor: QTextCursor, block: Block, lists: dict[int, QTextList]) -> None:
    for deeper in [level for level in lists if level > block.level]:
        del lists[deeper]
    if block.first or block.level not in lists:
        lists[block.level] = cursor.createList(list_format(block.ordered, block.level, block.start, block.numbering))
    else:
        lists[block.level].add(cursor.block())


def indent(cursor: QTextCursor, step: int) -> None:
    """Move the items the cursor is over that many levels in (1) or out (-1); lists around them count on.

    Out of the outermost level they become paragraphs.
    """
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    end = last.blockNumber()
    block = first
    while block.isValid() and block.blockNumber() <= end:
        found = block.textList()
        if isinstance(found, QTextList):
            one = QTextCursor(block)
            shape = found.format()
            level = shape.indent() + step
            if level < 1:
                leave_list(one)
            elif level <= MAX_LEVEL:
                outer = _list_above(block, level)
                if outer is not None:
                    outer.add(block)
                else:
                    ordered = shape.style() in _ORDERED
                    one.createList(list_format(ordered, level))
        block = block.next()
    _part_lists(block if block.isValid() else last)


def _list_above(block: QTextBlock, level: int) -> QTextList | None:
    """The list of that level the items above belong to; None where a shallower one or other text comes first."""
    above = block.previous()
    while above.isValid():
        found = above.textList()
        if not isinstance(found, QTextList) or found.format().indent() < level:
            return None
        if found.format().indent() == level:
            return found
        above = above.previous()
    return None


def _part_lists(block: QTextBlock) -> None:
    """From that item on: what a shallower item parts from the list above begins a list of its own, what none parts goes
    on with it.
    """
    moved: dict[int, QTextList] = {}
    while block.isValid():
        found = block.textList()
        if not isinstance(found, QTextList):
            return
        shape = found.format()
        above = _list_above(block, shape.indent())
        number = block.blockFormat().objectIndex()
        if above is None and found.item(0) != block:
            moved[number] = QTextCursor(block).createList(
                list_format(shape.style() in _ORDERED, shape.indent(), 1, str(shape.property(_NUMBERING) or NUMBERING))
            )
        elif number in moved and above is moved[number]:
            moved[number].add(block)
        elif above is not None and above != found and _same_way(above.format(), shape):
            # What was moved in beside it is followed by what stood there before.
            above.add(block)
        if shape.indent() == 1:
            return
        block = block.next()


def _same_way(one: QTextListFormat, other: QTextListFormat) -> bool:
    """Whether two lists are counted in the same way."""
    return (one.style(), one.property(_NUMBERING)) == (other.style(), other.property(_NUMBERING))


def leave_list(cursor: QTextCursor) -> None:
    """Make the cursor's block an ordinary paragraph."""
    found = cursor.currentList()
    if isinstance(found, QTextList):
        found.remove(cursor.block())
        shape = cursor.blockFormat()
        cursor.setBlockFormat(block_format(shape.intProperty(_QUOTE), shape.headingLevel()))


def block_format(quote: int, heading: int = 0) -> QTextBlockFormat:
    """A block quoted that deep, and the level of a sub-heading; 0 and 0 are an ordinary paragraph."""
    made = QTextBlockFormat()
    if quote:
        made.setProperty(_QUOTE, quote)
        made.setLeftMargin(px(24) * quote)
    if heading:
        made.setHeadingLevel(heading)
        made.setTopMargin(px(6))
    return made


def set_heading(cursor: QTextCursor, level: int) -> None:
    """Make the cursor's block a sub-heading of that level; 0 makes it an ordinary paragraph."""
    found = cursor.currentList()
    if isinstance(found, QTextList):
        found.remove(cursor.block())
    shape = cursor.blockFormat()
    cursor.setBlockFormat(block_format(shape.intProperty(_QUOTE), level))
    whole = QTextCursor(cursor.block())
    whole.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    whole.mergeCharFormat(heading_look(level))
    # What is typed into an empty block takes the block's own style.
    whole.mergeBlockCharFormat(heading_look(level))


def leave_heading(cursor: QTextCursor) -> None:
    """Make a sub-heading an ordinary paragraph; another block stays as it is."""
    if cursor.blockFormat().headingLevel():
        set_heading(cursor, 0)


def heading_look(level: int) -> QTextCharFormat:
    """How the letters of a sub-heading look; level 0 is the text around it."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold if level else QFont.Weight.Normal)
    made.setProperty(QTextFormat.Property.FontSizeAdjustment, 1 if level == 1 else 0)
    return made


def list_format(ordered: bool, level: int, start: int = 1, numbering: str = NUMBERING) -> QTextListFormat:
    """A list of that kind and depth, counted in that way."""
    made = QTextListFormat()
    before, sign, after = parts(numbering)
    made.setStyle(_STYLES[sign] if ordered else QTextListFormat.Style.ListDisc)
    made.setIndent(level)
    if ordered:
        made.setStart(start)
        made.setNumberPrefix(before)
        made.setNumberSuffix(after)
        made.setProperty(_NUMBERING, numbering)
    return made


def is_ordered(shape: QTextListFormat) -> bool:
    """Whether the list is counted."""
    return shape.style() in _ORDERED


def char_format(run: Run, heading: int = 0) -> QTextCharFormat:
    """The style of a run, in a sub-heading of that level."""
    made = heading_look(heading) if heading else QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if run.italic:
        made.setFontItalic(True)
    if run.link:
        made.setAnchor(True)
        made.setAnchorHref(run.link)
        made.setFontUnderline(True)
        made.setForeground(tokens().color("accent"))
    return made
