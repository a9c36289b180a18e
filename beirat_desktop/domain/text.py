"""Rich text of motions, resolutions and minutes: blocks of runs, stored verbatim."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from beirat_desktop.domain.errors import Refused

SOFT_BREAK = "\u2028"
"""A line break inside a block."""

NUMBERING = "1."
"""How a list counts where nobody says otherwise; see domain/numbering.py."""
MAX_LEVEL, MAX_QUOTE, MAX_HEADING = 6, 4, 2
CELL = "\t"
"""What parts the cells of a row."""
# Line ends become soft breaks; the rest is what editors keep for themselves inside a text.
_CLEAN = {
    **dict.fromkeys(map(ord, "\n\r\u2029\u0085\v\f"), SOFT_BREAK),
    **dict.fromkeys(map(ord, "\0\ufffc\ufdd0\ufdd1\ufeff")),
}
_UNCLEAN = re.compile(f"[{''.join(map(chr, _CLEAN))}]")
_ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+(?:[/?#][^\s<>\"]*)?|mailto:[^\s@<>\"]+@[^\s@<>\"]+", re.IGNORECASE)


def nfc(text: str) -> str:
    """The text with each letter and its marks as one character, so that the same words are found as the same."""
    return unicodedata.normalize("NFC", text)


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; link is an http, https or mailto address or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, one list item, a sub-heading or a row of a table.

    quote is the depth of block quotation (0 to MAX_QUOTE). For items, level is 1 to MAX_LEVEL, start the number the
    list begins with, numbering how it counts (the label of its first item), and first marks the item that begins a
    new list. For sub-headings, level is 1 or 2. For rows, CELL parts the cells, and first marks a row of headings.
    """

    runs: tuple[Run, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    quote: int = 0
    level: int = 1
    ordered: bool = False
    start: int = 1
    first: bool = False
    numbering: str = NUMBERING

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class RichText:
    """A text of zero or more blocks."""

    blocks: tuple[Block, ...] = ()

    @classmethod
    def of(cls, text: str) -> RichText:
        """Plain text: one paragraph per line."""
        return cls(tuple(Block((Run(line),) if line else ()) for line in text.split("\n"))) if text else cls()

    @property
    def plain(self) -> str:
        """The text without its styles, one block per line, for search and comparison."""
        return "\n".join(block.plain for block in self.blocks).replace(SOFT_BREAK, "\n")

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read in it."""
        return not any(run.text.strip() for block in self.blocks for run in block.runs)

    @property
    def normalised(self) -> RichText:
        """The same text in NFC."""
        return RichText(
            tuple(
                replace(block, runs=tuple(replace(run, text=nfc(run.text)) for run in block.runs))
                for block in self.blocks
            )
        )


def is_address(link: str) -> bool:
    """Whether a link leads to a place in the net or to a mailbox; "https://Der Bedarf ist hoch." does not."""
    return bool(_ADDRESS.fullmatch(link))


def address_of(typed: str) -> str:
    """What somebody typed as the address of a link; refuses what leads nowhere."""
    typed = typed.strip()
    whole = typed if ":" in typed else f"mailto:{typed}" if "@" in typed else f"https://{typed}"
    host = whole.partition("//")[2].partition("/")[0]
    if not is_address(whole) or (whole != typed and "." not in (host or whole)):
        raise Refused("texts.no_address", typed=typed[:80])
    return whole


def canonical(text: RichText) -> RichText:
    """The one way to write a text: no empty runs, neighbours of one style joined, lists that begin and go on.

    Before and behind a table stands a paragraph, so that there is a place to write.
    """
    blocks: list[Block] = []
    open_lists: dict[int, Block] = {}
    for block in text.blocks:
        runs = _joined(block.runs)
        quote = max(0, min(MAX_QUOTE, block.quote))
        if block.kind is BlockKind.ROW:
            open_lists.clear()
            if not blocks or blocks[-1].kind not in (BlockKind.ROW, BlockKind.PARAGRAPH):
                blocks.append(Block())
            # Headings stand on top only.
            header = block.first and (blocks[-1].kind is not BlockKind.ROW or blocks[-1].first)
            blocks.append(Block(_plain_cells(runs), BlockKind.ROW, first=header))
            continue
        if blocks and blocks[-1].kind is BlockKind.ROW and block.kind is not BlockKind.PARAGRAPH:
            blocks.append(Block())
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
        start, numbering = (head.start, head.numbering) if head.ordered else (1, NUMBERING)
        made = Block(runs, BlockKind.ITEM, quote, level, head.ordered, start, first, numbering)
        open_lists[level] = made
        blocks.append(made)
    if any(block.kind is BlockKind.ROW for block in blocks):
        blocks = _even_rows([*blocks, Block()] if blocks[-1].kind is BlockKind.ROW else blocks)
    if len(blocks) == 1 and blocks[0] == Block():
        return RichText()
    return RichText(tuple(blocks))


def cells(row: Block) -> tuple[tuple[Run, ...], ...]:
    """The cells of a row, from left to right."""
    found: list[list[Run]] = [[]]
    for run in row.runs:
        head, *others = run.text.split(CELL)
        found[-1] += [replace(run, text=head)] if head else []
        found += [[replace(run, text=part)] if part else [] for part in others]
    return tuple(map(tuple, found))


def row_of(contents: Iterable[Iterable[Run]], header: bool = False) -> Block:
    """A row of these cells."""
    runs: list[Run] = []
    for number, content in enumerate(contents):
        runs += [Run(CELL)] if number else []
        runs += [replace(run, text=run.text.replace(CELL, " ")) for run in content]
    return Block(tuple(runs), BlockKind.ROW, first=header)


def _plain_cells(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """What parts two cells has no style of its own, so that the same row is written one way only."""
    made: list[Run] = []
    for run in runs:
        for number, part in enumerate(run.text.split(CELL)):
            made += [Run(CELL)] if number else []
            made += [replace(run, text=part)] if part else []
    return _joined(tuple(made))


def _even_rows(blocks: list[Block]) -> list[Block]:
    """All rows of a table with as many cells as its widest."""
    made: list[Block] = []
    for table, group in groupby(blocks, key=lambda block: block.kind is BlockKind.ROW):
        members = list(group)
        widest = max(block.plain.count(CELL) for block in members) if table else 0
        for block in members:
            short = widest - block.plain.count(CELL) if table else 0
            made.append(replace(block, runs=_joined((*block.runs, Run(CELL * short)))) if short else block)
    return made


def _heading(runs: tuple[Run, ...], quote: int, level: int) -> Block:
    """A heading is bold as a whole; one without a word is an empty line."""
    if not "".join(run.text for run in runs).strip():
        return Block(runs, quote=quote)
    plain = _joined(tuple(replace(run, bold=False) for run in runs))
    return Block(plain, BlockKind.HEADING, quote, max(1, min(MAX_HEADING, level)))


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    made: list[Run] = []
    for run in runs:
        text = run.text.translate(_CLEAN) if _UNCLEAN.search(run.text) else run.text
        link = run.link if run.link and is_address(run.link) else ""
        if not text:
            continue
        last = made[-1] if made else None
        if last is not None and (last.bold, last.italic, last.link) == (run.bold, run.italic, link):
            made[-1] = Run(last.text + text, run.bold, run.italic, link)
        elif text is run.text and link is run.link:
            made.append(run)
        else:
            made.append(Run(text, run.bold, run.italic, link))
    return tuple(made)


def inside_marks(words: str) -> str:
    """The words for between „ and “: what they quote themselves stands between the half marks then."""
    return words.translate(_HALF) if words.count("„") == words.count("“") else words


def quoted(text: RichText) -> RichText:
    """The text between „ and “; one that stands between them already stays as it is."""
    said = text.plain.strip()
    if not said or _one_quotation(said):
        return text
    if inside_marks(said) != said:
        text = RichText(
            tuple(
                replace(block, runs=tuple(replace(run, text=run.text.translate(_HALF)) for run in block.runs))
                for block in text.blocks
            )
        )
    first, *rest = text.blocks
    marked = [replace(first, runs=(Run("„"), *first.runs)), *rest]
    marked[-1] = replace(marked[-1], runs=(*marked[-1].runs, Run("“")))
    return RichText(tuple(marked))


_HALF = str.maketrans("„“", "‚‘")


def _one_quotation(said: str) -> bool:
    """Whether the first mark is closed by the very last: „A“ and „B“ are two."""
    if not said.startswith("„"):
        return False
    depth = 0
    for place, sign in enumerate(said):
        depth += (sign == "„") - (sign == "“")
        if depth == 0:
            return place == len(said) - 1
    return said.endswith("“")
