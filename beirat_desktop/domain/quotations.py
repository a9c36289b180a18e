"""The quotations in a text: between quotation marks of every kind, also nested, and block quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.text import MAX_QUOTE, RichText
from beirat_desktop.domain.verbatim import tokens

FEWEST_WORDS = 3
"""Fewer between quotation marks are a name or an emphasis, unless somebody gave them a source."""

_CLOSES = {
    "„": '“”"‟',
    "“": '”"',
    '"': '"“”',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‚": "‘’'",
    "‘": "’'",
    "'": "'’",
}
"""What may end a quotation that a mark began; typing gives the wrong one often."""
_ONE_SIDED = frozenset("„‚")
"""Begin a quotation wherever they stand."""
_APOSTROPHES = frozenset("‘’'")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words as they stand in a text.

    start, end: where they stand in the plain text, without their marks; behind: where the quotation is over, marks and
    all. depth: how many quotations it stands in. labelled: the words with the numbers of list items.
    """

    words: str
    start: int
    end: int
    behind: int
    depth: int = 0
    labelled: str = ""

    @property
    def is_passage(self) -> bool:
        """Whether it is long enough to come from somewhere."""
        return sum(token.is_word for token in tokens(self.words)) >= FEWEST_WORDS


def quotations(text: RichText) -> tuple[Quotation, ...]:
    """All quotations, by where they begin; one in another comes after it and is one deeper."""
    plain = text.plain
    spans = [*_in_blocks(text, plain), *_in_marks(plain)]
    found: dict[tuple[int, int], Quotation] = {}
    for start, end, behind in spans:
        words = plain[start:end]
        inner = start + len(words) - len(words.lstrip())
        outer = end - len(words) + len(words.rstrip())
        if inner >= outer:
            continue
        # A block quotation within marks is one quotation, and its marks end it.
        known = found.get((inner, outer))
        behind = max(behind, known.behind) if known is not None else behind
        found[inner, outer] = Quotation(plain[inner:outer], inner, outer, behind)
    numbers = _numbers(text)
    made = sorted(found.values(), key=lambda one: (one.start, -one.end))
    return tuple(
        replace(
            one,
            depth=sum(other.start <= one.start and one.end <= other.end for other in made) - 1,
            labelled=_labelled(plain, numbers, one.start, one.end),
        )
        for one in made
    )


def passage(text: RichText, start: int, end: int) -> Quotation:
    """Words of a text that stand in no marks, as a quotation."""
    plain = text.plain
    return Quotation(plain[start:end], start, end, end, labelled=_labelled(plain, _numbers(text), start, end))


def labelled(text: RichText) -> str:
    """The plain text with the numbers of its list items, as a reader sees them."""
    plain = text.plain
    return _labelled(plain, _numbers(text), 0, len(plain))


def _in_marks(plain: str) -> Iterator[tuple[int, int, int]]:
    opened: list[int] = []
    for place, sign in enumerate(plain):
        if sign not in _CLOSES and sign not in "”‟":
            continue
        before = plain[place - 1] if place else " "
        after = plain[place + 1] if place + 1 < len(plain) else " "
        if sign in _APOSTROPHES and before.isalnum() and after.isalnum():
            continue
        begins = before.isspace() or before in "([{-–—/" or before in _CLOSES
        at = next((n for n in reversed(range(len(opened))) if sign in _CLOSES[plain[opened[n]]]), None)
        # A mark of two uses begins a quotation where it stands before a word.
        new = sign in _ONE_SIDED or (
            sign in _CLOSES and begins and not after.isspace() and (at is None or sign in "\"'")
        )
        if sign in "«»‹›" and at is None:
            new = True
        if new:
            opened.append(place)
        elif at is not None:
            yield opened[at] + 1, place, place + 1
            del opened[at:]


def _in_blocks(text: RichText, plain: str) -> Iterator[tuple[int, int, int]]:
    for depth in range(1, MAX_QUOTE + 1):
        start: int | None = None
        place = 0
        for block in text.blocks:
            if block.quote >= depth and start is None:
                start = place
            if block.quote < depth and start is not None:
                yield _within_marks(plain, start, place - 1)
                start = None
            place += len(block.plain) + 1
        if start is not None:
            yield _within_marks(plain, start, place - 1)


def _within_marks(plain: str, start: int, end: int) -> tuple[int, int, int]:
    """The words of a block quotation, without marks around all of them."""
    words = plain[start:end].strip()
    begin = start + plain[start:end].find(words)
    for inner, outer, behind in _in_marks(words):
        if inner == 1 and behind == len(words):
            return begin + inner, begin + outer, end
    return start, end, end


def _numbers(text: RichText) -> tuple[tuple[int, str], ...]:
    """Where each numbered item begins in the plain text, and its number."""
    found = []
    place = 0
    for block, label in zip(text.blocks, labels(text.blocks), strict=True):
        if label and block.ordered:
            found.append((place, f"{label} "))
        place += len(block.plain) + 1
    return tuple(found)


def _labelled(plain: str, numbers: tuple[tuple[int, str], ...], start: int, end: int) -> str:
    parts = []
    begin = start
    for place, number in numbers:
        if start <= place < end:
            parts += [plain[begin:place], number]
            begin = place
    return "".join((*parts, plain[begin:end]))
