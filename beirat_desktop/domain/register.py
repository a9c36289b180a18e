"""Finding a resolution again: the words of its title under which it stands in the index of a register."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W\d_][\w-]*")
SHORTEST = 4
SAYS_NOTHING = frozenset(
    {
        *("antrag", "anträge", "anfrage", "vorlage", "bericht", "stellungnahme", "beratung", "beschluss"),
        *("vorstellung", "sitzung", "fraktion", "beirat", "beirates", "stadt", "über", "eine", "einer", "nach", "auch"),
        *("frau", "herr", "herrn", "thema", "sachstand", "änderung", "einrichtung", "ludwigshafen", "rhein"),
    }
)
"""Words that stand in so many titles that nobody looks under them."""


def keywords(title: str) -> tuple[str, ...]:
    """The nouns of a title, each once, in their order: German writes them with a capital."""
    found = [word.strip("-") for word in _WORDS.findall(title)]
    wanted = (
        word for word in found if len(word) >= SHORTEST and word[0].isupper() and word.casefold() not in SAYS_NOTHING
    )
    return tuple(dict.fromkeys(wanted))
