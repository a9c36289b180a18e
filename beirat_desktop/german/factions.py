"""Words of factions: who moves something, in the cases German needs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from beirat_desktop.german.counts import listed

_NOUNS = "fraktion|liste|gruppe|gemeinschaft|union|allianz|partei"
_FEMININE = re.compile(rf"(?:{_NOUNS})\b", re.IGNORECASE)
_ADJECTIVE = re.compile(rf"^(\w+e)(?= \w*(?:{_NOUNS})\b)", re.IGNORECASE)


def of_factions(names: Sequence[str]) -> str:
    """How movers stand after „Antrag …“: „der SPD-Fraktion und der Freien Liste“, „von Bündnis Vielfalt“."""
    return listed([_of(name) for name in names])


def the_factions(names: Sequence[str]) -> str:
    """How movers stand as the subject of a sentence: „die SPD-Fraktion und die Liste Vielfalt“."""
    return listed([f"die {name}" if _FEMININE.search(name) else name for name in names])


def _of(name: str) -> str:
    if not _FEMININE.search(name):
        return f"von {name}"
    return "der " + _ADJECTIVE.sub(r"\1n", name)
