"""What is looked for, and the form in which words are compared: a question is terms, and each must occur."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2s
from itertools import pairwise, product
from typing import NamedTuple

from beirat_desktop.domain.folding import fold

VERSION = 5
"""Raise it whenever what is written into the index changes: a record of another version is indexed anew when opened."""
FUZZY_FROM = 5
"""Words of so many letters are found with one typing error, from FUZZY_TWICE_FROM on with two."""
FUZZY_TWICE_FROM = 8
_WORD = re.compile(r"[^\W_]+")
CALLED = "@"
"""Stands in the index before each word by which somebody is called."""
SHORTEST_PART = 3
"""What stands before the end of a compound word has so many letters at least."""
_YEAR_ON = re.compile(r"[12]\d{3}(?:-\d\d){0,2}")
_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d)")
_PIECE, _OVERLAP = 40, 6
_BETWEEN = re.compile(r"[\W_]+")
_ENDINGS = ("es", "en", "er", "e", "s", "n")
_DOING = (("en", "ung"), ("n", "ung"), ("er", "ung"), ("ung", ""))
_COMPOUND_PART = 4
_PAIRS = re.compile("[aou]e")
_LETTERS = str.maketrans("0123456789abcdef", "ABCDEFGHIJKLMNOP")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})


def plain_words(text: str) -> str:
    """The words folded, one space around each: "Antrag 2012/03" becomes " antrag 2012 03 "; nothing stays nothing."""
    words = _BETWEEN.sub(" ", fold(text)).strip()
    return f" {words} " if words else ""


def code(name: str) -> str:
    """How the index says what a record is: "#MOTION ". Capitals, so that no typed word meets one."""
    return f"#{name.upper()} "


def record_code(key: str) -> str:
    """How the index says that a record names another, a person or a faction, by its id."""
    return f"#{blake2s(key.encode(), digest_size=4).hexdigest().translate(_LETTERS)} "


def numbered_code(name: str, number: str) -> str:
    """TOP 5 and the fifth meeting, as one word; nothing where there is no number."""
    found = re.search(r"\d+(?:\.\d+)*", number)
    return f"#{name.upper()}-{found[0]} " if found else ""


def day_word(day: date | None) -> str:
    """A day as the index has it: "2011-02-17 ", in which no typed word but a year occurs."""
    return f"{day.isoformat()} " if day is not None else ""


def due_code(day: date) -> str:
    """How the index says until when something still has to be done; in letters, of which it has few such groups."""
    return f"#DUE-{day.isoformat()} ".translate(_LETTERS)


def overdue_codes(today: date) -> tuple[str, ...]:
    """The beginnings of what due_code says for every day before today."""
    day = today.isoformat()
    earlier = (f"{day[:n]}{less}" for n, digit in enumerate(day) if digit.isdigit() for less in range(int(digit)))
    return tuple(f"#DUE-{beginning}".translate(_LETTERS) for beginning in earlier)


def without_zeros(number: str) -> str:
    """A number as one says it: 2012/3 for 2012/03, B4 for B04."""
    return _ZEROS.sub("", number)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must occur, in any of its forms.

    forms: as they stand in the index, with a space where a word must begin or end. named: a person, faction or body
    with that name counts as well. everyday: says what is looked for and little about it, such as "Antrag". whose:
    those of the forms that stand for the ones so named. instead: those that say it in other words, which count less.
    made_of: what a word says that is one word of several, "Grünenantrag"; looked for where the word stands nowhere.
    """

    forms: tuple[str, ...]
    named: bool = False
    everyday: bool = False
    whose: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    made_of: tuple[Term, ...] = ()

    def also(self, *forms: str) -> Term:
        """The term with more forms."""
        return replace(self, forms=(*self.forms, *(form for form in forms if form not in self.forms)))

    def otherwise(self, *forms: str) -> Term:
        """The term, which other words say, too."""
        return replace(self.also(*forms), instead=(*self.instead, *forms))

    @property
    def typed(self) -> tuple[str, ...]:
        """The forms somebody writes, without those that only the index knows."""
        return tuple(form for form in self.forms if not form.startswith("#"))

    @property
    def days(self) -> tuple[str, ...]:
        """The beginnings of the days (ISO) that are meant: "2011", "2011-02" or "2011-02-17"."""
        return tuple(bare for form in self.forms if _YEAR_ON.fullmatch(bare := form.strip(" -")))

    @property
    def word(self) -> str:
        """The one word that was typed, "" for a date, a number or several words."""
        return self.forms[0] if self.named else ""


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that must occur. whole: the words without those that only say what is looked for."""

    terms: tuple[Term, ...] = ()
    whole: str = ""

    @classmethod
    def of(cls, words: str) -> Question:
        """The words as they stand, without what a language adds."""
        parts = words.split()
        found = [term_of(part, last=place == len(parts) - 1) for place, part in enumerate(parts)]
        return cls(tuple(term for term in found if term is not None), plain_words(words))

    @property
    def nothing(self) -> bool:
        """Whether it asks for nothing at all."""
        return not self.terms


NOTHING = Question()


def term_of(part: str, *, last: bool = True) -> Term | None:
    """A word or number as it is typed; None for what says nothing. last: it may not be at its end yet.

    Three letters are found inside words, two at the beginning of one, a letter or digit alone, and two digits too where
    more follows.
    """
    words = plain_words(part)
    bare = words.strip()
    if not bare or (len(bare) == 1 and last and bare.isalpha()):
        return None
    if " " in bare:
        return Term((f" {bare}",))
    if len(bare) == 1 or (len(bare) == 2 and bare.isdigit() and not last):
        return Term((words,))
    if len(bare) == 2:
        return Term((f" {bare}",))
    return Term(spellings(part), named=not bare.isdigit())


def spellings(word: str) -> tuple[str, ...]:
    """A word and how else it may be written: "goecmen" also with an umlaut, "Göçmen" also with two letters.

    Only as alternatives, for in "Neueinstellung" the two letters are none.
    """
    first = plain_words(word).strip()
    found = [first]
    typed = plain_words(word.translate(_UMLAUTS)).strip()
    if typed != first:
        found.append(typed)
    pairs = [pair.start() for pair in _PAIRS.finditer(first)][:3]
    for taken in product((False, True), repeat=len(pairs)):
        left_out = {start + 1 for start, out in zip(pairs, taken, strict=True) if out}
        found.append("".join(letter for place, letter in enumerate(first) if place not in left_out))
    return tuple(dict.fromkeys(form for form in found if len(form) > 2))


def without_ending(word: str) -> tuple[str, ...]:
    """A folded word without what declension may have put at its end: "integrationsplans" also as "integrationsplan"."""
    found = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return tuple(dict.fromkeys(form for form in found if len(form) >= FUZZY_FROM))


def of_one_stem(word: str) -> tuple[str, ...]:
    """What a folded word is as a noun or a verb: "grunden" also "grundung", "beleuchtung" also "beleucht"."""
    found = (word.removesuffix(ending) + other for ending, other in _DOING if word.endswith(ending))
    return tuple(dict.fromkeys(form for form in found if len(form) > FUZZY_FROM))


def seams(word: str) -> Iterator[tuple[str, str]]:
    """The two words of which a folded word may be made, the longer first ones first; an s between them is left out."""
    for at in range(len(word) - _COMPOUND_PART, _COMPOUND_PART - 1, -1):
        first, second = word[:at], word[at:]
        yield first, second
        if first.endswith("s") and at > _COMPOUND_PART:
            yield first[:-1], second


class Excerpt(NamedTuple):
    """A line of a text, and where in it words stand that were looked for: beginning and end of each."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def marked(text: str, terms: Iterable[Term]) -> Excerpt:
    """The text with what was looked for; of a longer word only the part, unless folding it changed its length."""
    forms = sorted({form for term in terms for form in term.typed}, key=len, reverse=True)
    words = [(found.start(), found.end(), fold(found[0])) for found in _WORD.finditer(text)]
    marks: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        stretch = next((found for form in forms if (found := _stretch(words, place, form))), None)
        if stretch is not None:
            marks.append(stretch[:2])
        place += stretch[2] if stretch is not None else 1
    return Excerpt(text, tuple(marks))


def _stretch(words: Sequence[tuple[int, int, str]], place: int, form: str) -> tuple[int, int, int] | None:
    """Beginning and end of a form in a text whose words begin there, and over how many words it goes."""
    parts = form.split()
    if len(parts) == 1:
        start, end, word = words[place]
        at = word.find(parts[0])
        if at < 0 or (at > 0 and form.startswith(" ")) or (form.endswith(" ") and word != parts[0]):
            return None
        if len(word) != end - start:
            return start, end, 1
        return start + at, start + at + len(parts[0]), 1
    there = [word for _, _, word in words[place : place + len(parts)]]
    if there[:-1] != parts[:-1] or not there[-1].startswith(parts[-1]):
        return None
    return words[place][0], words[place + len(parts) - 1][1], len(parts)


def excerpt(text: str, terms: Sequence[Term], length: int = 120) -> Excerpt:
    """A line of about that length around the first word that was looked for; nothing where none of them stands."""
    plain = " ".join(text.split())
    first = _first(plain, terms)
    if first is None:
        return Excerpt("")
    start = 0 if first < length // 2 else plain.rfind(" ", 0, first - length // 4) + 1
    end = plain.rfind(" ", start, start + length) if len(plain) > start + length else len(plain)
    if end <= first:  # one word longer than the line
        end = len(plain)
    before, after = "… " if start else "", " …" if end < len(plain) else ""
    return marked(f"{before}{plain[start:end]}{after}", terms)


def _first(text: str, terms: Sequence[Term]) -> int | None:
    """Where the first mark of a text begins; read piece by piece, for most of a long text need not be folded."""
    bare = [form.strip() for term in terms for form in term.typed]
    words = list(_WORD.finditer(text))
    for place in range(0, len(words), _PIECE):
        begin = words[place].start()
        piece = text[begin : words[min(place + _PIECE + _OVERLAP, len(words)) - 1].end()]
        folded = plain_words(piece)
        if any(form in folded for form in bare) and (marks := marked(piece, terms).marks):
            return begin + marks[0][0]
    return None


def errors_allowed(word: str) -> int:
    """How many typing errors a word may have."""
    if len(word) < FUZZY_FROM or not word.isalpha():
        return 0
    return 1 if len(word) < FUZZY_TWICE_FROM else 2


def pieces(word: str) -> tuple[str, ...]:
    """Parts of a word of which at least one is right, however the allowed errors fall."""
    count = errors_allowed(word) + 1
    cuts = [len(word) * n // count for n in range(count + 1)]
    return tuple(word[a:b] for a, b in pairwise(cuts))


def near(word: str, vocabulary: Iterable[str]) -> tuple[str, ...]:
    """What a mistyped word may have meant: the words, or their beginnings or ends, that are nearest to it."""
    allowed = errors_allowed(word)
    found: dict[str, int] = {}
    for other in vocabulary:
        for backward in (False, True):
            sides = (word[::-1], other[::-1]) if backward else (word, other)
            distance, length = _beginning(*sides, allowed)
            if distance <= allowed and _is_part(len(word), length, len(other) - length, backward=backward):
                part = other[len(other) - length :] if backward else other[:length]
                found[part] = min(distance, found.get(part, distance))
    best = min(found.values(), default=0)
    nearest = [part for part, distance in found.items() if distance == best]
    return tuple(sorted(part for part in nearest if not any(part != other and part in other for other in nearest)))


def _is_part(typed: int, length: int, rest: int, *, backward: bool) -> bool:
    """Whether that much of a word may be what was typed, with the rest before or after it.

    A short word resembles the beginnings of many others: of those only a few letters may be left.
    """
    if rest == 0:
        return True
    if backward:
        return rest >= SHORTEST_PART and length >= typed > FUZZY_FROM + 1
    return typed >= FUZZY_TWICE_FROM or rest <= SHORTEST_PART


def _beginning(word: str, other: str, allowed: int) -> tuple[int, int]:
    """The least number of errors between the word and a beginning of the other, and how long that beginning is.

    An error is a letter too many, too few or another, or two neighbours in the wrong order; more errors than allowed
    are not counted.
    """
    other = other[: len(word) + 2]
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        before, above = above, row
        row = [i]
        for j, there in enumerate(other, 1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == there:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > allowed:
            return allowed + 1, 0
    # Of equal ones the one as long as the word, so that no ending is lost.
    distance, _, length = min((errors, abs(length - len(word)), length) for length, errors in enumerate(row))
    return distance, length
