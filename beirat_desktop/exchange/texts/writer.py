"""Writes what a reader finds as blocks, and what it leaves out as a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from beirat_desktop.domain.numbering import label
from beirat_desktop.domain.reading import LeftOut, Loss, Reading
from beirat_desktop.domain.text import (
    MAX_LEVEL,
    MAX_QUOTE,
    NUMBERING,
    SOFT_BREAK,
    Block,
    BlockKind,
    RichText,
    Run,
    canonical,
    is_address,
    row_of,
)
from beirat_desktop.exchange.texts.ink import USUAL, Ink
from beirat_desktop.exchange.texts.signs import PRIVATE, mended, raised

MOST_COLUMNS = 8
"""A wider table has no room on a page; it is taken as lines."""
SHOWN = 400
"""Characters shown of a place that was left out."""
_SPACES = re.compile("[ \u00a0]{2,}")
_PAGE = re.compile(r"\b(?:Seite|Blatt|Page|von|of)\b")
_TELLING = re.compile(r"[^\W\d_]{3}")
_EDGES = f" \u00a0{SOFT_BREAK}"


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text stands: its style, above (1) or below (-1) the line, why it is left out, its ink."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    raised: int = 0
    lost: Loss | None = None
    ink: Ink = USUAL


@dataclass(frozen=True, slots=True)
class Place:
    """What kind of block a text goes into; number is that of an item, None for a point."""

    kind: BlockKind = BlockKind.PARAGRAPH
    quote: int = 0
    level: int = 1
    number: int | None = None
    numbering: str = NUMBERING
    new: bool = False
    """Whether a list begins here even where the numbers would go on."""


@dataclass
class Writer:
    """Collects blocks; texts outside a block go into a paragraph of their own."""

    keep_blanks: bool = False
    all_inks: bool = False
    """Whether words are taken that nobody can read in their ink."""
    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _place: Place = field(default_factory=Place)
    _counted: dict[int, tuple[bool, str, int]] = field(default_factory=dict)
    _lost: tuple[Loss, list[str]] | None = None
    _emptied: bool = False

    def text(self, words: str, look: Look = Look()) -> None:
        """Write words at the end of the block."""
        if not words:
            return
        lost = look.lost or (Loss.HIDDEN if look.ink.unread and not self.all_inks else None)
        if lost is not None:
            if self._lost is None or self._lost[0] is not lost:
                self.close_loss()
                self._lost = lost, []
            self._lost[1].append(words)
            self._emptied = self._emptied or bool(words.strip())
            return
        if words.strip(_EDGES):
            self.close_loss()
        words = mended(words)
        if unknown := "".join(dict.fromkeys(PRIVATE.findall(words))):
            self.left_out += [LeftOut(Loss.SIGN, f"U+{ord(sign):04X}") for sign in unknown]
            words = PRIVATE.sub("", words)
        if look.raised and words.strip():
            small = raised(words, look.raised > 0)
            if small is None:
                self.left_out.append(LeftOut(Loss.RAISED, words.strip()[:SHOWN]))
            words = small or words
        link = look.link if is_address(look.link) else ""
        if look.link and not link and not look.link.startswith("#") and words.strip():
            self.left_out.append(LeftOut(Loss.LINK, f"{words.strip()}: {look.link}"[:SHOWN]))
        self._runs.append(Run(words, look.bold, look.italic, link))

    def leave(self, loss: Loss, words: str) -> None:
        """Tell of one place that is left out."""
        self.close_loss()
        self.left_out.append(LeftOut(loss, " ".join(words.split())[:SHOWN]))

    def close_loss(self) -> None:
        """What is left out next is another place."""
        if self._lost is not None:
            loss, parts = self._lost
            self._lost = None
            words = " ".join("".join(parts).replace(SOFT_BREAK, " ").split())
            if words:
                self.left_out.append(LeftOut(loss, words[:SHOWN]))

    def begin(self, place: Place) -> None:
        """A block begins; the one before ends."""
        self.end()
        self._place = place

    def end(self) -> None:
        """The block ends; one without words is not kept, but an item keeps its number."""
        place, runs = self._place, _tidy(self._runs, self.keep_blanks)
        self._runs = []
        self._place = Place(quote=place.quote)
        emptied, self._emptied = self._emptied, False
        if not runs and (place.kind is not BlockKind.ITEM or emptied) and not self.keep_blanks:
            return
        quote = min(place.quote, MAX_QUOTE)
        if place.quote > MAX_QUOTE:
            self.left_out.append(LeftOut(Loss.LEVEL, "".join(run.text for run in runs)[:SHOWN]))
        if place.kind is BlockKind.ITEM:
            self._item(place, runs, quote)
        else:
            self._counted.clear()
            self.blocks.append(Block(runs, place.kind, quote, place.level if place.kind is BlockKind.HEADING else 1))

    @property
    def open_words(self) -> bool:
        """Whether the block that is written has words already."""
        return any(run.text.strip(_EDGES) for run in self._runs)

    def become(self, place: Place) -> str:
        """An item in which nothing stands yet is something else after all; its label, which then stands as words."""
        item, self._place = self._place, place
        return label(item.numbering, item.number) if item.number is not None else ""

    def line(self) -> None:
        """A line ends inside the block."""
        self._runs.append(Run(SOFT_BREAK))

    def table(self, rows: Iterable[tuple[bool, list[list[Block]]]], place: Place) -> None:
        """A table: for each row whether it has headings, and the blocks of each cell."""
        self.end()
        self._counted.clear()
        cells = [(heads, [_cell(blocks) for blocks in row]) for heads, row in rows]
        cells = [(heads, row) for heads, row in cells if any(row)]
        widest = max((len(row) for _, row in cells), default=0)
        if widest > MOST_COLUMNS or (place.quote and widest > 1):
            words = " ".join("".join(run.text for run in cell) for cell in cells[0][1])
            self.left_out.append(LeftOut(Loss.TABLE, words[:SHOWN]))
        if widest == 1 or widest > MOST_COLUMNS or place.quote:
            # A frame around a text is none, and the cells of what cannot stand as a table stand in its lines.
            for _, row in cells:
                for content in filter(None, row):
                    self.blocks.append(Block(content, quote=min(place.quote, MAX_QUOTE)))
            return
        if self.blocks and self.blocks[-1].kind is BlockKind.ROW:
            self.blocks.append(Block())
        for heads, row in cells:
            self.blocks.append(row_of(row, heads))

    def reading(self) -> Reading:
        """All that was written; headings of any levels become two, as a paper has them."""
        if self._runs or not self.keep_blanks:
            self.end()
        self.close_loss()
        highest = min((block.level for block in self.blocks if block.kind is BlockKind.HEADING), default=1)
        levelled = [
            replace(block, level=1 if block.level == highest else 2) if block.kind is BlockKind.HEADING else block
            for block in self.blocks
        ]
        return Reading(canonical(RichText(tuple(levelled))), tuple(self.left_out))

    def _item(self, place: Place, runs: tuple[Run, ...], quote: int) -> None:
        level = min(place.level, MAX_LEVEL)
        if place.level > MAX_LEVEL:
            self.left_out.append(LeftOut(Loss.LEVEL, "".join(run.text for run in runs)[:SHOWN]))
        ordered = place.number is not None
        number = 1 if place.number is None else place.number
        for deeper in [one for one in self._counted if one > level]:
            del self._counted[deeper]
        known = self._counted.get(level)
        goes_on = known == (ordered, place.numbering, number - 1) if ordered else known is not None and not known[0]
        first = place.new or not goes_on
        if ordered and not 0 <= number <= 100_000:
            runs = (Run(f"{label(place.numbering, number)} "), *runs)
            number = 1
        self._counted[level] = ordered, place.numbering, number
        self.blocks.append(Block(runs, BlockKind.ITEM, quote, level, ordered, number, first, place.numbering))


def tells(margin: str) -> bool:
    """Whether the head or foot of a page says more than its number."""
    return bool(_TELLING.search(_PAGE.sub("", margin)))


def _cell(blocks: list[Block]) -> tuple[Run, ...]:
    """The blocks of a cell as its lines."""
    made: list[Run] = []
    for block in blocks:
        made += [Run(SOFT_BREAK)] if made else []
        if block.kind is BlockKind.ITEM:
            made.append(Run(f"{label(block.numbering, block.start)} " if block.ordered else "• "))
        made += block.runs
    return tuple(made)


def _tidy(runs: list[Run], blanks: bool) -> tuple[Run, ...]:
    """No blanks at the edges nor twice in a row."""
    if blanks:
        return tuple(runs)
    made: list[Run] = []
    before = SOFT_BREAK
    for run in runs:
        text = _SPACES.sub(" ", run.text)
        if before in _EDGES:
            text = text.lstrip(" " if before != SOFT_BREAK else " \u00a0")
        if text.startswith(SOFT_BREAK):
            while made and made[-1].text[-1:] in (" ", "\u00a0"):
                shorter = made[-1].text.rstrip(" \u00a0")
                made[-1:] = [replace(made[-1], text=shorter)] if shorter else []
        if text:
            before = text[-1]
            made.append(replace(run, text=text))
    while made and made[-1].text[-1] in _EDGES:
        shorter = made[-1].text.rstrip(_EDGES)
        made[-1:] = [replace(made[-1], text=shorter)] if shorter else []
    return tuple(made)
