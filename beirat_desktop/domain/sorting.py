"""Alphabetical order as German lists have it (DIN 5007-1)."""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans(
    {"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("'’‘ʼʻ`´")
)
"""Letters that are not one letter with a mark, and apostrophes, which do not count."""


def sort_key(text: str) -> tuple[str, str]:
    """Orders ä like a, ß like ss, đ like d, other marks likewise; the text itself settles what is still equal."""
    bare = unicodedata.normalize("NFD", text.casefold().translate(_ALIKE))
    return "".join(letter for letter in bare if not unicodedata.combining(letter)), text
