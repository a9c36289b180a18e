"""Whether words stand in a source as they are quoted.

White space, the kinds of quotation marks, hyphens and dots of omission, and letters nobody sees do not count;
words and their case always do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from beirat_desktop.domain.differences import Kind, Stretch
from beirat_desktop.domain.text import nfc


class Standing(StrEnum):
    """How a quotation stands to its source. EARLIER: word for word, but only in an earlier version of it."""

    EXACT = "exact"
    WITH_OMISSION = "with_omission"
    EARLIER = "earlier"
    NEAR = "near"
    NOT_FOUND = "not_found"
    SOURCE_OUTSIDE = "source_outside"
    NO_SOURCE = "no_source"
    GONE = "gone"


FAITHFUL = frozenset({Standing.EXACT, Standing.WITH_OMISSION})
"""Word for word, so that nobody needs to compare it."""
ALMOST = frozenset({Standing.NEAR, Standing.EARLIER})
"""The words stand there with differences, or did so once."""
NEAR_FROM = 0.6
"""With fewer of its words at one place of the source, a quotation counts as not found."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "„“”‟\"«»‚‘’‛'‹›´`"
_HYPHENS = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TOKENS = re.compile(
    r"(?P<gap>\[\s*(?:…|\.{3,})\s*\]|\(\s*(?:…|\.{3,})\s*\)|…|\.{3,})"
    rf"|(?P<word>[\w\u0300-\u036f{_INVISIBLE}]+)|(?P<mark>[{_MARKS}])|(?P<hyphen>[{_HYPHENS}])|(?P<sign>\S)"
)
_UNSEEN = dict.fromkeys(map(ord, _INVISIBLE))
_SAME = {"gap": "…", "mark": '"', "hyphen": "-"}
_STOPS = frozenset(".,;:")


class Token(NamedTuple):
    """A word or sign in its one spelling, and where it stands in the text."""

    text: str
    start: int
    end: int
    is_word: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of comparing; differences: from the source's words to the quoted ones, only of what is near."""

    standing: Standing
    differences: tuple[Stretch, ...] = ()


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of a text, without what does not count."""
    found = []
    for match in _TOKENS.finditer(text):
        kind = match.lastgroup or ""
        said = _SAME.get(kind) or nfc(match[0].translate(_UNSEEN))
        if said:
            found.append(Token(said, match.start(), match.end(), kind == "word"))
    return tuple(found)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for what does not count."""
    return [token.text for token in tokens(one)] == [token.text for token in tokens(other)]


def compare(quoted: str, source: str) -> Compared:
    """How the quoted words stand in the source; dots in the quotation may stand for words left out.

    A full stop, comma or colon at the very end belongs to the sentence that quotes.
    """
    wanted, there = tokens(quoted), tokens(source)
    if not _has_words(wanted):
        return Compared(Standing.NOT_FOUND)
    if _find(wanted, there) or _find(_unended(wanted), there):
        return Compared(Standing.EXACT)
    parts = list(_parts(wanted))
    found: list[Stretch] = []
    near, place = False, 0
    for number, part in enumerate(parts):
        exact = _find(part, there, place)
        if exact is None and number == len(parts) - 1:
            exact = _find(_unended(part), there, place)
        if exact is not None:
            place = exact.stop
            stretches = [Stretch(Kind.SAME, quoted[part[0].start : part[-1].end])]
        else:
            window = _nearest(part, there, place)
            if window is None:
                return Compared(Standing.NOT_FOUND)
            near, place = True, window.stop
            stretches = list(_stretches(source, there[window.start : window.stop], quoted, part))
        found += [Stretch(Kind.SAME, " … "), *stretches] if found else stretches
    return Compared(Standing.NEAR, tuple(found)) if near else Compared(Standing.WITH_OMISSION)


_ORDER = (Standing.EXACT, Standing.WITH_OMISSION, Standing.NEAR, Standing.NOT_FOUND)


def compare_any(quoted: Iterable[str], sources: Iterable[str]) -> Compared:
    """The best that one way to write the quotation gives in one of the sources."""
    known = tuple(dict.fromkeys(sources))
    best = Compared(Standing.NOT_FOUND)
    for words in dict.fromkeys(quoted):
        for source in known:
            one = compare(words, source)
            if one.standing is Standing.EXACT:
                return one
            if (_ORDER.index(one.standing), changed(one)) < (_ORDER.index(best.standing), changed(best)):
                best = one
    return best


def where(words: str, text: str) -> tuple[int, int] | None:
    """From where to where the words stand in the text, or those that are nearest to them."""
    wanted, there = tokens(words), tokens(text)
    if not _has_words(wanted):
        return None
    found = _find(wanted, there) or _nearest(wanted, there, 0)
    return (there[found.start].start, there[found.stop - 1].end) if found else None


def likeness(one: str, other: str) -> float:
    """From 0 to 1, how much of two wordings is the same, in its order."""
    first, second = ([token.text for token in tokens(text)] for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def changed(compared: Compared) -> int:
    """How many letters differ from the source."""
    return sum(len(stretch.text) for stretch in compared.differences if stretch.kind is not Kind.SAME)


def _has_words(wanted: Sequence[Token]) -> bool:
    return any(token.is_word for token in wanted)


def _unended(wanted: Sequence[Token]) -> Sequence[Token]:
    stop = len(wanted)
    while stop and wanted[stop - 1].text in _STOPS:
        stop -= 1
    return wanted[:stop]


def _parts(wanted: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """What stands between the dots."""
    begin = 0
    for place, token in enumerate((*wanted, Token("…", 0, 0, False))):
        if token.text == "…":
            if _has_words(wanted[begin:place]):
                yield wanted[begin:place]
            begin = place + 1


def _find(wanted: Sequence[Token], there: Sequence[Token], begin: int = 0) -> range | None:
    texts = [token.text for token in wanted]
    for place in range(begin, len(there) - len(texts) + 1):
        if there[place].text == texts[0] and [t.text for t in there[place : place + len(texts)]] == texts:
            return range(place, place + len(texts))
    return None


def _nearest(part: Sequence[Token], there: Sequence[Token], begin: int) -> range | None:
    """Where most of the words stand together in their order; None where too few do."""
    places: dict[str, list[int]] = {}
    for number, token in enumerate(part):
        if token.is_word:
            places.setdefault(token.text, []).append(number)
    # Words that stand as far from the beginning as in the quotation vote for the same beginning.
    votes = Counter(n - m for n in range(begin, len(there)) for m in places.get(there[n].text, ()))
    slack = len(part) + 10
    best, best_count = None, 0
    for start, _ in votes.most_common(3):
        low, high = max(begin, start - slack), min(len(there), start + len(part) + slack)
        texts = [token.text for token in there[low:high]]
        matcher = SequenceMatcher(None, texts, [token.text for token in part], autojunk=False)
        blocks = _without_strays([block for block in matcher.get_matching_blocks() if block.size])
        count = sum(token.is_word for block in blocks for token in part[block.b : block.b + block.size])
        if count > best_count:
            first, last = blocks[0], blocks[-1]
            stop = last.a + last.size + len(part) - (last.b + last.size)
            best = range(max(low, low + first.a - first.b), min(high, low + stop))
            best_count = count
    enough = best_count >= NEAR_FROM * sum(token.is_word for token in part)
    return best if enough else None


def _without_strays(blocks: list[Match]) -> list[Match]:
    """Without single everyday words far before or behind what was found."""

    def far(one: Match, other: Match, size: int) -> bool:
        apart = (other.a - one.a - one.size) - (other.b - one.b - one.size)
        return apart > 3 * size

    while len(blocks) > 1 and far(blocks[0], blocks[1], blocks[0].size):
        blocks = blocks[1:]
    while len(blocks) > 1 and far(blocks[-2], blocks[-1], blocks[-1].size):
        blocks = blocks[:-1]
    return blocks


def _stretches(source: str, old: Sequence[Token], quoted: str, new: Sequence[Token]) -> Iterator[Stretch]:
    """The way from the source's words to the quoted ones, each as it is written where it stands."""
    matcher = SequenceMatcher(None, [t.text for t in old], [t.text for t in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Stretch(Kind.SAME, _slice(quoted, new, k, m))
            continue
        if i < j:
            yield Stretch(Kind.REMOVED, _slice(source, old, i, j))
        if k < m:
            yield Stretch(Kind.ADDED, _slice(quoted, new, k, m))


def _slice(text: str, parts: Sequence[Token], begin: int, end: int) -> str:
    stop = parts[end].start if end < len(parts) else parts[-1].end
    return text[parts[begin].start : stop]
