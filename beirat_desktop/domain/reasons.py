"""What is a reason: it is read in twenty years by somebody who was not there."""

from __future__ import annotations

import re
import unicodedata

from beirat_desktop.domain.errors import Refused

_WORD = re.compile(r"[^\W\d_]{3,}")
_VOWELS = frozenset("aeiouy")


def explains(reason: str) -> bool:
    """Whether there is at least one word in it: three letters that can be spoken, as in „Tod“; „x“ and „hhh“ are none.

    Whether it makes sense is for people to judge.
    """
    return any(_speakable(word) for word in _WORD.findall(unicodedata.normalize("NFC", reason)))


def given(reason: str) -> str:
    """The reason as it is kept, "" where none was typed; refused where nobody would understand it."""
    kept = reason.strip()
    if kept and not explains(kept):
        raise Refused("reason.no_word", said=kept[:80])
    return kept


def _speakable(word: str) -> bool:
    letters = set(unicodedata.normalize("NFD", word.casefold()))
    return len(letters) > 1 and (bool(letters & _VOWELS) or not any(letter.isascii() for letter in letters))
