"""Words of the screen in which no line ends between the sign of a section and its number."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"

_NORM = re.compile(r"(§§?|\b(?:Abs\.|Art\.|Nr\.|Satz)) (?=\d)")


def unbroken_norms(words: str) -> str:
    """No sign of a section parted from its number: § 34 Abs. 7."""
    return _NORM.sub(rf"\1{NO_BREAK_SPACE}", words)
