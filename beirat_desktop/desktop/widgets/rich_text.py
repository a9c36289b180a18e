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

MAX_LEVEL, MAX_QUOTE = 3, 2
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
        if number == 0 and not cursor.block().text():
            cursor.setBlockFormat(quote_format(block.quote))
        elif number:
            cursor.insertBlock(quote_format(block.quote), QTextCharFormat())
            if cursor.currentList() is not None and block.kind is BlockKind.PARAGRAPH:
                leave_list(cursor)
        if block.kind is BlockKind.ITEM and (number or not cursor.block().text()):
            _put_in_list(cursor, block, lists)
        else:
            lists.clear()
        for run in block.runs:
            cursor.insertText(run.text, char_format(run))


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
        cursor.setBlockFormat(quote_format(cursor.blockFormat().intProperty(_QUOTE)))


def quote_format(depth: int) -> QTextBlockFormat:
    """A block quoted that deep; 0 is an ordinary one."""
    made = QTextBlockFormat()
    if depth:
        made.setProperty(_QUOTE, depth)
        made.setLeftMargin(px(24) * depth)
    return made


def list_format(ordered: bool, level: int, start: int = 1) -> QTextListFormat:
    """A list of that kind and depth."""
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDecimal if ordered else QTextListFormat.Style.ListDisc)
    made.setIndent(level)
    if ordered:
        made.setStart(start)
    return made


def char_format(run: Run) -> QTextCharFormat:
    """The style of a run."""
    made = QTextCharFormat()
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
