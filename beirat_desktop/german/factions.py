"""Words of factions: who moves something, in the cases German needs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from beirat_desktop.german.counts import listed

_FEMININE = re.compile(r"fraktion\b|liste\b|gruppe\b|gemeinschaft\b|union\b", re.IGNORECASE)


def of_factions(names: Sequence[str]) -> str:
    """How movers stand after „Antrag …“: „der SPD-Fraktion und der Liste Vielfalt“, „von Bündnis Vielfalt“."""
    return listed([f"der {name}" if _FEMININE.search(name) else f"von {name}" for name in names])


def the_factions(names: Sequence[str]) -> str:
    """How movers stand as the subject of a sentence: „die SPD-Fraktion und die Liste Vielfalt“."""
    return listed([f"die {name}" if _FEMININE.search(name) else name for name in names])
