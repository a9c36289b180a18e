"""RichText as a Qt document and back, without loss.

Qt's own Markdown and HTML lose or change a quarter of what people type (bold with a space at its edge, empty
paragraphs, soft line breaks), so blocks and runs are read from the document itself.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

from beirat_desktop.desktop.theme import px, tokens
from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, RichText, Run

MAX_LEVEL, MAX_QUOTE, MAX_HEADING = 3, 2, 2
LINKS = ("http://", "https://", "mailto:")
_QUOTE = QTextFormat.Property.BlockQuoteLevel
# Line ends become soft breaks; the rest is what Qt keeps for itself inside a document.
_CLEAN = {
    **dict.fromkeys(map(ord, "\n\r\u2029\u0085\v\f"), SOFT_BREAK),
    **dict.fromkeys(map(ord, "\0\ufffc\ufdd0\ufdd1\ufeff")),
}
_ORDERED = frozenset(
    {
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListLowerRoman,
        QTextListFormat.Style.ListUpperRoman,
    }
)


def canonical(text: RichText) -> RichText:
    """The one way to write a text: no empty runs, neighbours of one style joined, lists that begin and go on."""
    blocks: list[Block] = []
    open_lists: dict[int, Block] = {}
    for block in text.blocks:
        runs = _joined(block.runs)
        quote = max(0, min(MAX_QUOTE, block.quote))
        if block.kind is BlockKind.PARAGRAPH:
            open_lists.clear()
            blocks.append(Block(runs, quote=quote))
            continue
        if block.kind is BlockKind.HEADING:
            open_lists.clear()
            blocks.append(_heading(runs, quote, block.level))
            continue
        level = max(1, min(MAX_LEVEL, block.level))
        for deeper in [one for one in open_lists if one > level]:
            del open_lists[deeper]
        known = open_lists.get(level)
        first = block.first or known is None
        head = block if first or known is None else known
        start = head.start if head.ordered else 1
        made = Block(runs, BlockKind.ITEM, quote, level, head.ordered, start, first)
        open_lists[level] = made
        blocks.append(made)
    if len(blocks) == 1 and blocks[0] == Block():
        return RichText()
    return RichText(tuple(blocks))


def _heading(runs: tuple[Run, ...], quote: int, level: int) -> Block:
    """A heading is bold as a whole; one without a word is an empty line."""
    if not "".join(run.text for run in runs).strip():
        return Block(runs, quote=quote)
    plain = _joined(tuple(replace(run, bold=False) for run in runs))
    return Block(plain, BlockKind.HEADING, quote, max(1, min(MAX_HEADING, level)))


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    made: list[Run] = []
    for run in runs:
        link = run.link if run.link.startswith(LINKS) else ""
        clean = replace(run, text=run.text.translate(_CLEAN), link=link)
        if not clean.text:
            continue
        if made and replace(made[-1], text="") == replace(clean, text=""):
            made[-1] = replace(clean, text=made[-1].text + clean.text)
        else:
            made.append(clean)
    return tuple(made)


def from_document(document: QTextDocument) -> RichText:
    """What the document says, in the subset the papers know."""
    blocks = []
    block = document.begin()
    while block.isValid():
        blocks.append(_block(block))
        block = block.next()
    return canonical(RichText(tuple(blocks)))


def _block(block: QTextBlock) -> Block:
    # PySide gives a block format's property as an int where it is set and 0 elsewhere.
    quote = block.blockFormat().intProperty(_QUOTE)
    runs = _runs(block)
    heading = block.blockFormat().headingLevel()
    if heading:
        return Block(runs, BlockKind.HEADING, quote, heading)
    found = block.textList()
    if not isinstance(found, QTextList):
        return Block(runs, quote=quote)
    shape = found.format()
    ordered = shape.style() in _ORDERED
    start = shape.start() if ordered else 1
    return Block(
        runs, BlockKind.ITEM, quote, max(1, shape.indent()), ordered, start, first=found.itemNumber(block) == 0
    )


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


def insert(text: RichText, cursor: QTextCursor) -> None:
    """Write the text at the cursor; the first block joins the block the cursor is in when that is not empty."""
    lists: dict[int, QTextList] = {}
    for number, block in enumerate(canonical(text).blocks):
        heading = block.level if block.kind is BlockKind.HEADING else 0
        if number == 0 and not cursor.block().text():
            cursor.setBlockFormat(block_format(block.quote, heading))
        elif number:
            cursor.insertBlock(block_format(block.quote, heading), QTextCharFormat())
            if cursor.currentList() is not None and block.kind is not BlockKind.ITEM:
                leave_list(cursor)
        if block.kind is BlockKind.ITEM and (number or not cursor.block().text()):
            _put_in_list(cursor, block, lists)
        else:
            lists.clear()
        level = cursor.blockFormat().headingLevel()
        for run in block.runs:
            cursor.insertText(run.text, char_format(run, level))


def _put_in_list(cursor: QTextCursor, block: Block, lists: dict[int, QTextList]) -> None:
    for deeper in [level for level in lists if level > block.level]:
        del lists[deeper]
    if block.first or block.level not in lists:
        lists[block.level] = cursor.createList(list_format(block.ordered, block.level, block.start))
    else:
        lists[block.level].add(cursor.block())


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


def list_format(ordered: bool, level: int, start: int = 1) -> QTextListFormat:
    """A list of that kind and depth."""
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDecimal if ordered else QTextListFormat.Style.ListDisc)
    made.setIndent(level)
    if ordered:
        made.setStart(start)
    return made


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
