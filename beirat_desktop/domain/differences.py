"""What two wordings have in common and where they differ: word by word, and where only the style is another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from beirat_desktop.domain.text import SOFT_BREAK, BlockKind, RichText

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


class Kind(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Style:
    """How words stand on the paper; a break between two blocks has none of its own."""

    block: BlockKind = BlockKind.PARAGRAPH
    level: int = 1
    ordered: bool = False
    quote: int = 0
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed, went or came; restyled is their style before and after, where words that stayed changed it."""

    kind: Kind
    text: str
    restyled: tuple[Style, Style] | None = None

    @property
    def same(self) -> bool:
        """Whether nothing about it changed."""
        return self.kind is Kind.SAME and self.restyled is None


def differences(before: str | RichText, after: str | RichText) -> tuple[Stretch, ...]:
    """The way from one wording to the other; what went stands before what came in its place.

    Of two texts with styles it also says which words stayed in another style.
    """
    styled = isinstance(before, RichText) and isinstance(after, RichText)
    old_styles = _styles(before) if styled and isinstance(before, RichText) else []
    new_styles = _styles(after) if styled and isinstance(after, RichText) else []
    before = before.plain if isinstance(before, RichText) else before
    after = after.plain if isinstance(after, RichText) else after
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    stretches: list[Stretch] = []
    here, there = 0, 0  # letters before this stretch in the one and the other
    # autojunk would take frequent words of a long text for noise and miss that they moved.
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        went, came = "".join(old[i:j]), "".join(new[k:m])
        if tag == "equal" and styled:
            pairs = zip(old_styles[here : here + len(went)], new_styles[there : there + len(came)], strict=True)
            stretches += _restyled(went, [_pair(*pair) for pair in pairs])
        elif tag == "equal":
            stretches.append(Stretch(Kind.SAME, went))
        else:
            stretches += [Stretch(Kind.REMOVED, went)] if went else []
            stretches += [Stretch(Kind.ADDED, came)] if came else []
        here, there = here + len(went), there + len(came)
    return tuple(stretches)


def _styles(text: RichText) -> list[Style | None]:
    """The style of each letter of the plain text."""
    styles: list[Style | None] = []
    for number, block in enumerate(text.blocks):
        styles += [None] if number else []
        listed = block.kind is BlockKind.ITEM
        for run in block.runs:
            style = Style(
                block.kind,
                block.level if block.kind in (BlockKind.ITEM, BlockKind.HEADING) else 1,
                listed and block.ordered,
                block.quote,
                run.bold,
                run.italic,
                run.link,
            )
            styles += [None if letter == SOFT_BREAK else style for letter in run.text]
    return styles


def _pair(before: Style | None, after: Style | None) -> tuple[Style, Style] | None:
    """Both styles of a letter that stayed, where they differ."""
    return None if before is None or after is None or before == after else (before, after)


def _restyled(text: str, pairs: Sequence[tuple[Style, Style] | None]) -> list[Stretch]:
    """Words that stayed, cut where the way their style changed is another."""
    stretches: list[Stretch] = []
    at = 0
    for pair, letters in groupby(pairs):
        end = at + len(list(letters))
        stretches.append(Stretch(Kind.SAME, text[at:end], pair))
        at = end
    return stretches


def reworded(before: str, after: str) -> tuple[str, str]:
    """Which words went and which came, from the first that differ to the last; both empty where none does.

    Where words only went or only came, one that stayed stands beside them, so that both say where.
    """
    if before == after:
        return "", ""
    old, new = before.split(), after.split()
    first, least = 0, min(len(old), len(new))
    while first < least and old[first] == new[first]:
        first += 1
    last = 0
    while last < least - first and old[-1 - last] == new[-1 - last]:
        last += 1
    if first in (len(old) - last, len(new) - last):
        first, last = (first - 1, last) if first else (first, max(last - 1, 0))
    went, came = " ".join(old[first : len(old) - last]), " ".join(new[first : len(new) - last])
    if went and came and went[-1] == came[-1] and not went[-1].isalnum():  # the end of a sentence did not change
        went, came = went[:-1], came[:-1]
    return went, came
