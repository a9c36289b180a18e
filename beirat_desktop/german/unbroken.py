"""Words that stay on one line of a paper: dates, counts, names. What is read or copied is the same text."""

from __future__ import annotations

import re
from datetime import date

from beirat_desktop.german.dates import long_date

NO_BREAK_SPACE = "\u00a0"
JOINER = "\u2060"
"""Without ink and width; no line ends before it."""

_COUNT = re.compile(r"\d+ (?:Ja-Stimmen?|Nein-Stimmen?|Enthaltung(?:en)?)|(?<=\w): (?=\d)")


def unbroken(words: str) -> str:
    """The words on one line, wherever they stand."""
    return re.sub(r"([-/])(?=\w)", rf"\1{JOINER}", words.replace(" ", NO_BREAK_SPACE))


def unbroken_counts(words: str) -> str:
    """The result of a vote, each number on one line with what was counted."""
    return _COUNT.sub(lambda found: unbroken(found[0]), words)


_TOWN = re.compile(r"(?<!\d)(\d{5}) (?=[A-ZÄÖÜ])")


def unbroken_towns(words: str) -> str:
    """No postcode parted from its town: 67059 Ludwigshafen."""
    return _TOWN.sub(rf"\1{NO_BREAK_SPACE}", words)


def printed_date(day: date) -> str:
    """Donnerstag, 24. Mai 2012; on one line."""
    return unbroken(long_date(day))
