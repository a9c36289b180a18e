"""Words of the screen in which no line ends between a number and what it is the number of."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"
BREAKS = re.compile(rf"[^\S{NO_BREAK_SPACE}]+")
"""Where a line may end: unlike what Python calls a blank, not between a number and its word."""

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_COUNTED = "Punkt|[Ss]eit|(?:ungültig|leer|da):"
_BEFORE = re.compile(
    rf"(§§?|\b(?:Abs\.|Art\.|Nr\.|Satz|TOP|Beschluss|Antrag)|\b(?:{_COUNTED})|(?<!\w)[ÖN]) (?=\d)",
)
_DAY = re.compile(rf"(\d\.) ((?:{_MONTHS})\b)(?: (\d{{4}}))?")
_UNIT = re.compile(r"(\d) (?=(?:Uhr|%|Tag(?:en?)?|Wochen?|Monat(?:en?)?|Jahr(?:en?)?)(?!\w))")


def unbroken_numbers(words: str) -> str:
    """No number parted from its word: § 34 Abs. 7, TOP 5, Ö 4, seit 24.05., 24. Mai 2012, 18:00 Uhr, leer: 0."""
    words = _BEFORE.sub(rf"\1{NO_BREAK_SPACE}", words)
    words = _UNIT.sub(rf"\1{NO_BREAK_SPACE}", words)
    return _DAY.sub(lambda day: NO_BREAK_SPACE.join(part for part in day.groups() if part), words)
