"""Which earlier motions may be about the same subject as one that is being written, by the words of its title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from beirat_desktop.domain.folding import fold

SHORTEST = 4
"""Letters of a word that tells a subject."""
ENOUGH = 0.5
"""So much of the words of the title must occur in the other."""
MOST = 5
_SAYS_NOTHING = frozenset(
    {
        *("antrag", "antrage", "anderung", "anderungsantrag", "beirat", "stadt", "stadtrat", "fraktion"),
        *("verwaltung", "bericht", "prufung", "einrichtung", "eine", "einem", "einen", "einer", "eines"),
        *("fur", "uber", "unter", "oder", "auch", "nach", "beim", "durch", "gegen", "ohne", "zwischen"),
        *("sowie", "mehr", "weitere", "weiteren", "diese", "dieser", "dieses", "alle", "allen", "aller"),
        *("sind", "wird", "werden", "soll", "sollen", "kann", "konnen", "ihre", "ihrer", "ihren"),
    }
)
"""Folded words that stand in many titles, whatever they are about."""


class Candidate(NamedTuple):
    """A motion that was handed in once."""

    id: str
    title: str


def subject_words(title: str) -> frozenset[str]:
    """The words that tell what a title is about, folded."""
    words = re.findall(r"\w+", fold(title))
    return frozenset(word for word in words if len(word) >= SHORTEST and word not in _SAYS_NOTHING)


def similar(title: str, others: Iterable[Candidate]) -> list[Candidate]:
    """At most MOST of the others whose titles share enough words, the nearest first; among equals as they came."""
    wanted = subject_words(title)
    found = []
    for other in others if wanted else ():
        words = subject_words(other.title)
        shared = sum(any(_same(word, each) for each in words) for word in wanted)
        if shared and shared >= ENOUGH * len(wanted):
            found.append((-shared, len(words), other))
    found.sort(key=lambda one: one[:2])
    return [other for _, _, other in found[:MOST]]


def _same(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings, or one is the end or the beginning of the other:
    „Sprachkurs“ and „Sprachkurse“, „Kurse“ and „Integrationskurse“, „Dolmetscher“ and „Dolmetscherpool“."""
    short, long = sorted((one, other), key=len)
    stem = short if len(short) <= SHORTEST else short[: max(SHORTEST, len(short) - 2)]
    if long.startswith(stem):
        # „Bildung“ is no beginning of „Bild“, and „Schule“ none of „Schuldner“.
        return long.startswith(short) or len(long) - len(stem) <= 3
    return len(short) > SHORTEST and (long.endswith(short) or stem in long[len(long) - len(short) - 1 :])
