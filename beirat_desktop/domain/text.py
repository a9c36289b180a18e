"""Rich text of motions, resolutions and minutes: blocks of runs, stored verbatim."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

SOFT_BREAK = "\u2028"
"""A line break inside a block."""


def nfc(text: str) -> str:
    """The text with each letter and its marks as one character, so that the same words are found as the same."""
    return unicodedata.normalize("NFC", text)


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; link is an http, https or mailto address or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, one list item or a sub-heading.

    quote is the depth of block quotation (0 to 2). For items, level is 1 to 3, start the number the list
    begins with, and first marks the item that begins a new list. For sub-headings, level is 1 or 2.
    """

    runs: tuple[Run, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    quote: int = 0
    level: int = 1
    ordered: bool = False
    start: int = 1
    first: bool = False

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


def quoted(text: RichText) -> RichText:
    """The text between „ and “; one that stands between them already stays as it is."""
    said = text.plain.strip()
    if not said or (said.startswith("„") and said.endswith("“")):
        return text
    first, *rest = text.blocks
    marked = [replace(first, runs=(Run("„"), *first.runs)), *rest]
    marked[-1] = replace(marked[-1], runs=(*marked[-1].runs, Run("“")))
    return RichText(tuple(marked))
