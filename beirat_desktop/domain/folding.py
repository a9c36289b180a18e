"""Letters as they are compared: without case and marks, so that nobody needs a foreign keyboard."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "ı": "i", "İ": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o"}
    | {"đ": "d", "Đ": "d", "ð": "d", "ł": "l", "Ł": "l", "þ": "th", "Þ": "th", "Ð": "d", "\u2028": " ", "\xad": None}
    # These three would come out the same below, but most text then needs nothing more.
    | {"ä": "a", "ö": "o", "ü": "u", "Ä": "a", "Ö": "o", "Ü": "u"}
)
"""Letters that are not one letter with a mark, and signs that stand in no word."""


def fold(text: str) -> str:
    """The letters alone: "Göçmen" becomes "gocmen", "Straße" "strasse", "Łódź" "lodz".

    The index of the search holds folded text: a change here raises searching.VERSION.
    """
    plain = text.translate(_LETTERS).lower()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
