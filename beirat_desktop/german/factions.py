"""Words of factions: who moves something, in the cases German needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from beirat_desktop.german.counts import listed
from beirat_desktop.german.unbroken import unbroken

_FEMININE = re.compile(
    r"(?:fraktion|liste|gruppe|gemeinschaft|gemeinde|union|allianz|partei|initiative|bewegung|vereinigung|koalition)\b"
    r"|^(?:Die )?(?:SPD|CDU|CSU|FDP|AfD|ÖDP|FWG|Linke)\b(?=\.?$)",
    re.IGNORECASE,
)
_MASCULINE = re.compile(r"(?:verein|verband|block|kreis|bund)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?:\bGrünen?|Wähler|Demokraten|Piraten|Republikaner)\b(?!-)")
_WEAK = re.compile(
    r"(Grüne|Linke|Freie|Liberale|Unabhängige|Alternative|Internationale|Soziale|Bunte|Neue)(?=-|$|\.$)", re.I
)
"""What takes an n after „der“ although no noun follows it: Grüne-Fraktion, Die Linke."""


_WITHOUT_N = re.compile(r"(?:Wähler|Republikaner)(?=$| )")


class _Gender(Enum):
    FEMININE, MASCULINE, PLURAL, NAME = "die", "der", "pl", ""


class _Noun(NamedTuple):
    """A name without its article; what stands before the noun in it is declined."""

    gender: _Gender
    before: str
    noun: str

    @property
    def nominative(self) -> str:
        """die Freien Wähler, die Freie Liste, der Deutsch-Türkische Verein."""
        if self.gender is _Gender.MASCULINE:
            return f"der {_ending(self.before, 'er', 'e')}{self.noun}"
        if self.gender is _Gender.PLURAL:
            return f"die {self._weak}"
        return f"die {self.before}{self.noun}"

    @property
    def genitive(self) -> str:
        """der Freien Liste; a name that has no genitive is asked for by „vom“."""
        if self.gender is _Gender.MASCULINE:
            return f"vom {_ending(self.before, 'er?', 'en')}{self.noun}"
        return f"der {self._weak}"

    @property
    def dative(self) -> str:
        """der Freien Liste, den Freien Wählern."""
        if self.gender is _Gender.MASCULINE:
            return f"dem {_ending(self.before, 'er?', 'en')}{self.noun}"
        if self.gender is _Gender.PLURAL:
            return "den " + _WITHOUT_N.sub(r"\g<0>n", self._weak)
        return f"der {self._weak}"

    @property
    def _weak(self) -> str:
        before = _ending(self.before, "e", "en")
        said = _WEAK.match(self.noun)
        if said is None:
            return f"{before}{self.noun}"
        return f"{before}{said[0]}{'N' if said[0].isupper() else 'n'}{self.noun[said.end() :]}"


def of_factions(names: Sequence[str], *, printed: bool = False) -> str:
    """How movers stand after „Antrag …“: „der SPD-Fraktion und der Freien Liste“, „von Bündnis Vielfalt“.

    printed: on a paper, where no name goes over two lines.
    """
    return listed([unbroken(_of(name)) if printed else _of(name) for name in names])


def the_factions(names: Sequence[str], *, printed: bool = False) -> str:
    """How movers stand as the subject of a sentence: „die SPD-Fraktion und die Liste Vielfalt“."""
    named = [_noun(name).nominative if _noun(name).gender is not _Gender.NAME else name for name in names]
    return listed([unbroken(name) if printed else name for name in named])


def many(names: Sequence[str]) -> bool:
    """Whether what they do stands in the plural: „die Grünen stellen“."""
    return len(names) > 1 or any(_noun(name).gender is _Gender.PLURAL for name in names)


def with_factions(names: Sequence[str]) -> str:
    """Who else moves something: „gemeinsam mit der SPD-Fraktion und Bündnis Vielfalt“; empty without names."""
    return f"gemeinsam mit {listed([_dative(name) for name in names])}" if names else ""


def from_faction(name: str) -> str:
    """Where somebody belongs: „von der SPD-Fraktion“, „von Bündnis Vielfalt“, „vom Deutsch-Türkischen Verein“."""
    return re.sub("^von dem ", "vom ", f"von {_dative(name)}")


def _of(name: str) -> str:
    noun = _noun(name)
    return f"von {name}" if noun.gender is _Gender.NAME else noun.genitive


def _dative(name: str) -> str:
    noun = _noun(name)
    return name if noun.gender is _Gender.NAME else noun.dative


def _noun(name: str) -> _Noun:
    """The name with what is known of it; an article it begins with belongs to the sentence, not to the name."""
    article = re.match(r"(?:Die|DIE|Der) (?=\S)", name)
    bare = name[article.end() :] if article is not None else name
    for gender, known in ((_Gender.FEMININE, _FEMININE), (_Gender.MASCULINE, _MASCULINE), (_Gender.PLURAL, _PLURAL)):
        found = known.search(bare)
        if found is None or (gender is not _Gender.FEMININE and "/" in bare[: found.start()]):
            continue
        if article is not None and (article[0] == "Der ") is not (gender is _Gender.MASCULINE):
            continue
        begin = bare.rfind(" ", 0, found.start() + 1) + 1
        return _Noun(gender, bare[:begin], bare[begin:])
    return _Noun(_Gender.NAME, "", name)


def _ending(before: str, strong: str, weak: str) -> str:
    """Every adjective with the ending that it has after the article: „Neue Bunte “ as „Neuen Bunten “."""
    return re.sub(rf"{strong}(?= )", weak, before)


def moved_by(first: str, *, joint: bool) -> str:
    """Who moves a motion, as a list says it: the first of them, and that there are others."""
    return f"{first} u. a." if joint and first else first
