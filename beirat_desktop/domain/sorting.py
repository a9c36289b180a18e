"""Alphabetical order as German lists have it (DIN 5007-1)."""

from __future__ import annotations

from functools import lru_cache

from beirat_desktop.domain.folding import fold

_ORDERED = str.maketrans({"ħ": "h", "ŧ": "t"} | dict.fromkeys("'’‘ʼʻ`´"))
"""Two more letters with a stroke, and apostrophes, which do not count in an order."""


@lru_cache(maxsize=1024)
def sort_key(text: str) -> tuple[str, str]:
    """Orders ä like a, ß like ss, đ like d, other marks likewise; the text itself settles what is still equal."""
    return fold(text.casefold().translate(_ORDERED)), text
