"""How the items of a list are numbered: 1., a), (iv), 2.1, as somebody wrote them.

A numbering is the label of the first item: what stands before and behind its last counting sign stays, the sign (1, a,
A, i or I) says how it counts on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from beirat_desktop.domain.text import CELL, NUMBERING, Block, BlockKind, RichText, Run, canonical

LONGEST = 20
"""Characters of a label, at most."""
_COUNTING = re.compile(r"^(?P<before>.*?)(?P<sign>\d+|[A-Za-z]+)(?P<after>[^0-9A-Za-z]*)$", re.DOTALL)
_WORTH = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN = dict(zip(_WORTH, ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True))


def parts(numbering: str) -> tuple[str, str, str]:
    """What stands before the counting sign, the sign (1, a, A, i or I), and what stands behind it."""
    found = _COUNTING.match(numbering)
    if found is None or found["sign"] not in ("1", "a", "A", "i", "I"):
        head, sign, tail = numbering.rpartition("1")
        return (head, "1", tail) if sign else ("", "1", ".")
    return found["before"], found["sign"], found["after"]


def label(numbering: str, number: int) -> str:
    """The label of an item: label("a)", 2) is b)."""
    before, sign, after = parts(numbering)
    return f"{before}{counted(sign, number)}{after}"


def counted(sign: str, number: int) -> str:
    """A number in the way of the sign; where letters and Roman numbers end, in figures."""
    made = str(number)
    if sign in "aA" and number > 0:
        made = ""
        while number:
            number, letter = divmod(number - 1, 26)
            made = chr(ord("a") + letter) + made
    elif sign in "iI" and 0 < number < 4000:
        made = ""
        for worth, letters in _ROMAN.items():
            times, number = divmod(number, worth)
            made += letters * times
    return made.upper() if sign in "AI" else made


def read_label(text: str, before: tuple[str, int] | None = None) -> tuple[str, int] | None:
    """The numbering of a label and its number; None where nothing in it counts.

    before: the item before it. It decides whether "i." is the first Roman number or the ninth letter.
    """
    found = _COUNTING.match(text.strip())
    if found is None or len(text) > LONGEST:
        return None
    head, sign, tail = found["before"], found["sign"], found["after"]
    if sign.isdecimal():
        if len(sign) == 2 and sign[0] == "0" != sign[1]:
            return f"{head}01{tail}", int(sign)  # up to 09; a list that begins with 10 goes on behind it
        return (f"{head}1{tail}", int(sign)) if len(sign) <= 6 else None
    upper = sign.isupper()
    if not upper and not sign.islower():
        return None
    ways = [
        (f"{head}{'A' if upper else 'a'}{tail}", _letters(sign)),
        (f"{head}{'I' if upper else 'i'}{tail}", _roman(sign)),
    ]
    possible = [(numbering, number) for numbering, number in ways if number]
    following = [one for one in possible if before == (one[0], one[1] - 1)]
    if following:
        return following[0]
    roman = len(sign) > 1 or sign in "iI"
    return next(iter(sorted(possible, key=lambda one: (one[0] == ways[1][0]) != roman)), None)


def _letters(sign: str) -> int:
    """a is 1, z 26, aa 27; 0 for a word."""
    if len(sign) > 2:
        return 0
    number = 0
    for letter in sign.lower():
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _roman(sign: str) -> int:
    """The number of Roman letters; 0 where they are none."""
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    values = [worth.get(letter, 0) for letter in sign.lower()]
    number = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return number if 0 < number < 4000 and counted("i", number) == sign.lower() else 0


def labels(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The label of each block: "b)" for an item that is counted, "•" for a point, "" for all else."""
    for block, counted_as in zip(blocks, _counted(blocks), strict=True):
        if counted_as is None:
            yield "•" if block.kind is BlockKind.ITEM else ""
        else:
            yield label(*counted_as)


def labelled(text: RichText) -> str:
    """A text without its look, line by line, each item with its label."""
    return "\n".join(
        f"{label} {block.plain}".strip() for block, label in zip(text.blocks, labels(text.blocks), strict=True)
    )


def _counted(blocks: tuple[Block, ...]) -> Iterator[tuple[str, int] | None]:
    """The numbering of the list of each counted item, and its number in it."""
    heads: dict[int, tuple[Block, int]] = {}
    for block in blocks:
        if block.kind is not BlockKind.ITEM:
            heads.clear()
            yield None
            continue
        heads = {level: head for level, head in heads.items() if level <= block.level}
        head, number = heads.get(block.level, (block, 0))
        fresh = block.first or block.level not in heads or head.ordered != block.ordered
        head, number = (block, block.start) if fresh else (head, number + 1)
        heads[block.level] = head, number
        yield (head.numbering or NUMBERING, number) if head.ordered else None


def stretch(text: RichText, start: int, end: int) -> RichText:
    """What stands between two places of the plain text; of one block only its words, of several also what they are."""
    found: list[Block] = []
    place = 0
    for block, counted_as in zip(text.blocks, _counted(text.blocks), strict=True):
        after = place + len(block.plain)
        if place <= end and start <= after:
            runs: list[Run] = []
            at = place
            for run in block.runs:
                runs.append(replace(run, text=run.text[max(0, start - at) : max(0, end - at)]))
                at += len(run.text)
            taken = replace(block, runs=tuple(runs))
            if not found and counted_as is not None:
                taken = replace(taken, first=True, numbering=counted_as[0], start=counted_as[1])
            found.append(taken)
        place = after + 1
    if len(found) == 1:
        words = (replace(run, text=run.text.replace(CELL, " ")) for run in found[0].runs)
        return canonical(RichText((Block(tuple(words)),)))
    return canonical(RichText(tuple(found)))
