"""Words of factions: who moves something, in the cases German needs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from beirat_desktop.german.counts import listed
from beirat_desktop.german.unbroken import unbroken

_NOUNS = "fraktion|liste|gruppe|gemeinschaft|union|allianz|partei"
_FEMININE = re.compile(rf"(?:{_NOUNS})\b", re.IGNORECASE)
_ADJECTIVE = re.compile(rf"^(\w+e)(?= \w*(?:{_NOUNS})\b)|^(Grüne|Linke|Freie)(?=-)", re.IGNORECASE)
"""What takes an n after „der“: Freie Liste, Grüne-Fraktion."""


def of_factions(names: Sequence[str], *, printed: bool = False) -> str:
    """How movers stand after „Antrag …“: „der SPD-Fraktion und der Freien Liste“, „von Bündnis Vielfalt“.

    printed: on a paper, where no name goes over two lines.
    """
    return listed([unbroken(_of(name)) if printed else _of(name) for name in names])


def the_factions(names: Sequence[str], *, printed: bool = False) -> str:
    """How movers stand as the subject of a sentence: „die SPD-Fraktion und die Liste Vielfalt“."""
    named = [f"die {name}" if _FEMININE.search(name) else name for name in names]
    return listed([unbroken(name) if printed else name for name in named])


def with_factions(names: Sequence[str]) -> str:
    """Who else moves something: „gemeinsam mit der SPD-Fraktion und Bündnis Vielfalt“; empty without names."""
    return f"gemeinsam mit {listed([_of(name).removeprefix('von ') for name in names])}" if names else ""


def from_faction(name: str) -> str:
    """Where somebody belongs: „von der SPD-Fraktion“, „von Bündnis Vielfalt“."""
    return f"von {_of(name).removeprefix('von ')}"


def _of(name: str) -> str:
    if not _FEMININE.search(name):
        return f"von {name}"
    return "der " + _ADJECTIVE.sub(lambda found: f"{found[0]}n", name)


def moved_by(first: str, *, joint: bool) -> str:
    """Who moves a motion, as a list says it: the first of them, and that there are others."""
    return f"{first} u. a." if joint and first else first
