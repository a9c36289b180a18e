"""Words looked for on a page that was read off a PDF: letter by letter, with the blanks between them.

Lines may break elsewhere than in the data. What is written from right to left is read off a page in an order of its
own: line by line the signs are counted there, and words and numbers are compared each by itself, in whatever order
they come. PDFium gives the letters of a word in the order of the text, but vowel points before their letter, and the
ligature of lam and alef as alef and lam.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

EDGE = "\x1f"
"""Between a label and its text, or two paragraphs: whatever stands there on a page is right."""
_POINTS = frozenset("•◦▪‣–")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_LEFTWARD = frozenset({"R", "AL", "AN"})
_BREAKS_BEHIND = frozenset("/‐‑–-")
_HYPHEN = re.compile(r"(?<=[^\W_])-(?=(\s*)(?:[^\W_]|\Z))|\ufffe")
"""Between two letters or figures, whatever blanks follow it, or at the end.

PDFium reads one at the end of a line as U+FFFE, soft or not.
"""
_LONG_WORD = 25
"""Letters of a word that may be wider than a column, and is broken there without a hyphen."""
_LAST_LATIN = "\u058f"
"""Blanks between letters behind it (Indian, Ethiopic, Chinese) are not always read off a page."""
_PAIRS = str.maketrans(")]}>»›", "([{<«‹")
_LAST_HYPHEN = re.compile(r"(?:[^\W_]-|\ufffe)\s*\Z")
_RUN = re.compile(r"[^\W_]+(?:[.,:/\u066b\u066c-]\d+)*")
_NUMBER = re.compile(r"\d+(?:[.,:/\u066b\u066c]\d+)*")
_LIGATURE = frozenset("\u0622\u0623\u0625\u0627\u0644\u0671")
"""Lam, and every alef that is drawn as one with it."""


class _Gap(IntEnum):
    """What stands between a sign and the one before it."""

    NONE = 0
    SOFT = 1
    BLANK = 2
    BREAK = 3
    HYPHEN = 4
    HYPHEN_BLANK = 5
    HYPHEN_BREAK = 6
    ENDING_HYPHEN = 7
    EDGE = 8


_PARTING = frozenset({_Gap.BLANK, _Gap.BREAK, _Gap.EDGE})
_HYPHENS = frozenset({_Gap.HYPHEN, _Gap.HYPHEN_BLANK, _Gap.HYPHEN_BREAK, _Gap.ENDING_HYPHEN})
_LINE_ENDS = frozenset({_Gap.BREAK, _Gap.HYPHEN_BREAK, _Gap.ENDING_HYPHEN})
_READ_AS = {
    _Gap.NONE: {_Gap.NONE},
    _Gap.SOFT: {_Gap.NONE, _Gap.SOFT, _Gap.ENDING_HYPHEN},
    _Gap.BLANK: {_Gap.BLANK, _Gap.BREAK},
    _Gap.BREAK: {_Gap.BREAK},
    _Gap.HYPHEN: {_Gap.HYPHEN, _Gap.HYPHEN_BREAK, _Gap.ENDING_HYPHEN},
    _Gap.HYPHEN_BLANK: {_Gap.HYPHEN_BLANK, _Gap.HYPHEN_BREAK, _Gap.ENDING_HYPHEN},
    _Gap.HYPHEN_BREAK: {_Gap.HYPHEN_BREAK, _Gap.ENDING_HYPHEN},
    _Gap.ENDING_HYPHEN: {_Gap.ENDING_HYPHEN},
}
"""What stands between two signs of the data, and as what it may be read off a page."""


class _Sign(NamedTuple):
    sign: str
    place: int
    gap: _Gap


def signs(text: str) -> Iterator[tuple[str, int]]:
    """The signs that are seen, ligatures taken apart, each with its place."""
    for place, sign in enumerate(text):
        for one in unicodedata.normalize("NFKC", sign):
            if not one.isspace() and unicodedata.category(one) not in _UNSEEN:
                yield one, place


def bare(text: str) -> str:
    """The text without blanks, line ends and the points of lists."""
    return "".join(one.sign for one in _compared(text))


def same_out_of_order(one: str, other: str) -> bool:
    """Whether a page (the other) is made of the signs, numbers and Latin words of a text, in whatever order."""
    words, seen = (list(_compared(text)) for text in (one, other))
    return _ends_in_hyphen(one) == _ends_in_hyphen(other) and _same_signs(words, seen)


def same_words(one: str, other: str) -> bool:
    """Whether two readings of a page say the same; what is written from right to left may be read in another order."""
    return same_out_of_order(one, other) if leftward(one) and leftward(other) else bare(one) == bare(other)


def leftward(text: str) -> bool:
    """Whether any of it is written from right to left."""
    return any(unicodedata.bidirectional(sign) in _LEFTWARD for sign in text)


def _compared(text: str) -> Iterator[_Sign]:
    gap, seen = _Gap.BREAK, unicodedata.normalize("NFC", text)
    hyphens = {found.start(): _kind(found) for found in _HYPHEN.finditer(seen)}
    for place, sign in enumerate(seen):
        gap = max(gap, hyphens.get(place) or _gap_of(sign))
        if place in hyphens or _is_point(seen, place):
            continue
        # A raised figure is no figure of the line: 5² is not 52.
        for one in sign if unicodedata.category(sign) == "No" else unicodedata.normalize("NFKC", sign):
            if not one.isspace() and unicodedata.category(one) not in _UNSEEN:
                yield _Sign(one, place, gap)
                gap = _Gap.NONE


def _ends_in_hyphen(text: str) -> bool:
    """Whether one stands behind the last sign, which keeps only what stands before it."""
    return _LAST_HYPHEN.search(text) is not None


def _kind(hyphen: re.Match[str]) -> _Gap:
    blanks = hyphen[1]
    if blanks is None:
        return _Gap.ENDING_HYPHEN
    if not blanks:
        return _Gap.HYPHEN
    return _Gap.HYPHEN_BREAK if any(_gap_of(one) is _Gap.BREAK for one in blanks) else _Gap.HYPHEN_BLANK


def _gap_of(sign: str) -> _Gap:
    if sign == EDGE:
        return _Gap.EDGE
    if sign in "\r\n\v\f\u0085\u2028\u2029":
        return _Gap.BREAK
    if sign in "\u00ad\u200b":
        return _Gap.SOFT
    return _Gap.BLANK if sign.isspace() else _Gap.NONE


def _is_point(text: str, place: int) -> bool:
    """Whether it is the point of a list, or a dash, which may begin a line, in blanks."""
    around = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return text[place] in _POINTS and not any(one.strip() for one in around)


def _same_signs(words: Sequence[_Sign], seen: Sequence[_Sign]) -> bool:
    if _counted(words) != _counted(seen) or not _same_leftward(words, seen):
        return False
    there, read = _hyphens(words), _hyphens(seen)
    firm = read[_Gap.HYPHEN] + read[_Gap.HYPHEN_BLANK] + read[None]
    if not 0 <= sum(there.values()) - firm <= read[_Gap.HYPHEN_BREAK] + read[_Gap.ENDING_HYPHEN]:
        return False
    # A long word is broken in a narrow column wherever it is full.
    return all(len(run) >= _LONG_WORD for run in _runs(words) - _runs(seen))


def _hyphens(some: Sequence[_Sign]) -> Counter[_Gap | None]:
    """How many there are of each kind; None for those that are signs of their own."""
    return Counter(one.gap if one.sign != "-" else None for one in some if one.gap in _HYPHENS or one.sign == "-")


def _counted(some: Sequence[_Sign]) -> Counter[str]:
    return Counter("".join(one.sign for one in some if one.sign != "-").translate(_PAIRS))


def _runs(some: Sequence[_Sign]) -> Counter[str]:
    """The numbers and the words that are read from left to right; those with a hyphen as one."""
    text = "".join(f" {one.sign}" if one.gap in _PARTING else one.sign for one in some)
    return Counter(part for run in _RUN.findall(text) for part in _parts_of(run))


def _parts_of(run: str) -> Sequence[str]:
    """The whole of it; its numbers where they stand among letters from right to left, none with Latin ones beside."""
    if run.isdigit() or not leftward(run):
        return (run,)
    return () if any(one.isalpha() and not leftward(one) for one in run) else _NUMBER.findall(run)


_Letter = tuple[str, str]
"""With the points that belong to it."""


def _same_leftward(words: Sequence[_Sign], seen: Sequence[_Sign]) -> bool:
    """Whether the words with letters from right to left are the same, in whatever order they come."""
    if _mixed(words) != _mixed(seen):
        return False
    there, read = _leftward_words(words, before=False), _leftward_words(seen, before=False)
    wanted = Counter(there)
    if wanted == Counter(read) or wanted == Counter(_joined(_leftward_words(seen, before=True), wanted)):
        return True
    # Among Latin letters a word with points is read off a page in no order at all.
    mixed = any(one.sign.isalpha() and not leftward(one.sign) for one in seen)
    return mixed and Counter(map(_unordered, there)) == Counter(map(_unordered, read))


def _mixed(some: Sequence[_Sign]) -> Counter[str]:
    """The words in which Latin letters or figures stand beside those from right to left, each by its sorted signs."""
    text = "".join(f" {one.sign}" if one.gap in _PARTING else one.sign for one in some)
    words = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in text).split()
    beside = (word for word in words if any(sign.isdigit() or not leftward(sign) for sign in word if sign.isalnum()))
    return Counter("".join(sorted(word)) for word in beside if leftward(word) and not word.isdigit())


def _unordered(word: tuple[_Letter, ...]) -> tuple[_Letter, ...]:
    """The signs of a word with points, sorted; another word as it is."""
    if not any(points for _, points in word):
        return word
    return tuple((sign, "") for sign in sorted("".join(letter + points for letter, points in word)))


def _leftward_words(some: Sequence[_Sign], *, before: bool) -> list[tuple[_Letter, ...]]:
    """Each by its letters; before: points stand before theirs, as they are read off a page."""
    parting = _PARTING | _HYPHENS
    text = "".join(f" {one.sign}" if one.gap in parting else one.sign for one in some)
    words = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in text).split()
    return [letters for word in words if (letters := _letters(word[::-1] if before else word, back=before))]


def _letters(word: str, *, back: bool) -> tuple[_Letter, ...]:
    letters: list[_Letter] = []
    for sign in word:
        if unicodedata.category(sign)[0] == "M":
            letter, points = letters.pop() if letters else ("", "")
            letters.append((letter, "".join(sorted(points + sign))))
        elif leftward(sign) and not sign.isdigit():
            letters.append((sign, ""))
    return _in_one_order(letters[::-1] if back else letters)


def _in_one_order(letters: Sequence[_Letter]) -> tuple[_Letter, ...]:
    """Lam and alef that stand beside each other may come as alef and lam."""
    out: list[_Letter] = []
    for ligature, group in groupby(letters, lambda one: one[0] in _LIGATURE):
        some = list(group)
        out += sorted(some) if ligature else some
    return tuple(out)


def _joined(
    parts: Sequence[tuple[_Letter, ...]], wanted: Counter[tuple[_Letter, ...]]
) -> Iterator[tuple[_Letter, ...]]:
    """The words of a page, with those made whole that are parted before a point."""
    word: tuple[_Letter, ...] = ()
    for part in parts:
        whole = _in_one_order(word + part)
        if word and part[0][1] and any(one[: len(whole)] == whole for one in wanted):
            word = whole
            continue
        if word:
            yield word
        word = part
    if word:
        yield word


class PageWords:
    """A text in which words are found however its lines are broken; places count the signs that are seen."""

    def __init__(self, text: str) -> None:
        self._text = unicodedata.normalize("NFC", text)
        self._signs = list(_compared(self._text))
        self._bare = "".join(one.sign for one in self._signs)
        self._lines = [at for at, one in enumerate(self._signs) if at == 0 or one.gap in _LINE_ENDS]
        self.length = len(self._signs)

    def behind(self, words: str, start: int) -> tuple[int, int] | None:
        """Where the words begin and end."""
        wanted = list(_compared(words))
        if leftward(words):
            return self._out_of_order(wanted, start, hyphen=_ends_in_hyphen(words))
        text = "".join(one.sign for one in wanted)
        at = self._bare.find(text, start)
        hyphen = _ends_in_hyphen(words)
        while at >= 0 and not (
            _same_blanks(wanted, self._signs[at : at + len(wanted)]) and self._hyphen_at(at + len(text)) == hyphen
        ):
            at = self._bare.find(text, at + 1)
        return None if at < 0 else (at, at + len(text))

    def after(self, words: str, start: int) -> int | None:
        """Where what follows the words begins."""
        found = self.behind(words, start)
        return None if found is None else found[1]

    def before(self, words: str, start: int) -> int | None:
        """Where the words begin."""
        found = self.behind(words, start)
        return None if found is None else found[0]

    def whole_words(self, start: int, end: int) -> bool:
        """Whether no letter or figure stands right before or behind what is between two places."""
        edges = ((start, self._bare[start - 1 : start]), (end, self._bare[end : end + 1]))
        return all(
            at in (0, self.length) or self._signs[at].gap > _Gap.SOFT or not sign.isalnum() for at, sign in edges
        )

    def begins_line(self, start: int) -> bool:
        """Whether nothing stands before a place in its line."""
        return start == self.length or start in self._lines

    def ends_line(self, end: int) -> bool:
        """Whether nothing stands behind a place in its line."""
        return end == self.length or end in self._lines

    def follows(self, end: int, words: str) -> bool:
        """Whether the words stand right behind a place."""
        return self._bare.startswith(bare(words), end)

    def raw(self, start: int, end: int) -> str:
        """The text between two places."""
        if start >= end:
            return ""
        last = self._signs[end - 1].place + 1
        return self._text[self._signs[start].place : last + self._hyphen_at(end)]

    def _hyphen_at(self, end: int) -> bool:
        """Whether a hyphen stands right before a place."""
        return self._signs[end].gap in _HYPHENS if end < self.length else _ends_in_hyphen(self._text)

    def _out_of_order(self, wanted: Sequence[_Sign], start: int, *, hyphen: bool) -> tuple[int, int] | None:
        """Whole lines that say the words."""
        for number in range(bisect_left(self._lines, start), len(self._lines)):
            at, done = self._lines[number], 0
            for end in (*self._lines[number + 1 :], self.length):
                line, words = self._signs[at:end], wanted[done : done + end - at]
                gap = wanted[done].gap
                parted = gap in _HYPHENS or (gap is _Gap.SOFT and line[0].gap is _Gap.ENDING_HYPHEN)
                if (done and gap is not _Gap.EDGE and parted != (line[0].gap in _HYPHENS)) or not _same_line(
                    line, words
                ):
                    break
                at, done = end, done + end - at
                if done == len(wanted):
                    if self._hyphen_at(at) != hyphen:
                        break
                    return self._lines[number], at
        return None


def _same_line(line: Sequence[_Sign], words: Sequence[_Sign]) -> bool:
    if leftward("".join(one.sign for one in line)):
        return _same_signs(words, line)
    return [one.sign for one in line] == [one.sign for one in words] and _same_blanks(words, line)


def _same_blanks(words: Sequence[_Sign], seen: Sequence[_Sign]) -> bool:
    """Whether blanks, line ends and hyphens of a page, between signs that are the same, are those of a text."""
    length, before = 0, ""
    for number, (one, read) in enumerate(zip(words, seen, strict=True)):
        if number == 0 or one.gap > _Gap.SOFT:
            length = next((n for n in range(number + 1, len(words)) if words[n].gap > _Gap.SOFT), len(words)) - number
        unsure = before > _LAST_LATIN < one.sign or one.gap is _Gap.EDGE or number == 0
        broken = read.gap is _Gap.BREAK and (before in _BREAKS_BEHIND or length >= _LONG_WORD)
        if not (unsure or broken or read.gap in _READ_AS[one.gap]):
            return False
        before = one.sign
    return True
