"""What somebody promises in the course of a debate: „Die Verwaltung sagt zu, Zahlen nachzureichen.“"""

from __future__ import annotations

import re
from typing import NamedTuple

from beirat_desktop.domain.text import RichText
from beirat_desktop.german.conjugation import INSIDE

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])|\n+")
_SAID = re.compile(
    r"(?P<who>.*?)\b(?:(?:sagt|sagte|sagen|sagten|sichert|sicherte|sichern|sicherten)\b(?P<between>[^,.]*?) ?\bzu"
    r"|(?:hat|haben)\b[^,.]*?\b(?:zugesagt|zugesichert|versprochen)|versprach|verspricht|versprechen)"
    r"\s*(?:,|:|$|\.)\s*(?P<what>.*)",
    re.DOTALL,
)
_NAMED = re.compile(
    r"(?P<who>.*?)\b(?:sagt|sagte|sagen|sagten|sichert|sicherte|sichern|sicherten)\s+(?P<what>.+?)\s+zu\s*\.", re.DOTALL
)
_OWN = re.compile(r"Geschäftsstelle|Vorsitz|Fraktion|Beirat|Mitglied|Schriftführ")
_APART = re.compile(r"\bzu (?=[a-zäöüß]+n\b)")


class Promise(NamedTuple):
    """A promise: the whole sentence, who gave it, and what is to be done, as the title of a task."""

    sentence: str
    who: str
    title: str


def of_the_house(promise: Promise) -> bool:
    """Whether the Beirat promised it itself, its office or a faction, so that it binds no office of the town."""
    return _OWN.search(promise.who) is not None


def promises(text: RichText) -> tuple[Promise, ...]:
    """Every promise in a text, in its order."""
    found = []
    for sentence in _SENTENCE.split(text.plain):
        said = _SAID.fullmatch(sentence.strip())
        what = said["what"].strip() if said is not None else ""
        if said is not None and what:
            found.append(Promise(sentence.strip(), said["who"].strip(), _title(what)))
        elif (named := _NAMED.fullmatch(sentence.strip())) is not None:
            found.append(Promise(sentence.strip(), named["who"].strip(), _title(named["what"])))
    return tuple(found)


def _title(what: str) -> str:
    """„Zahlen nachzureichen.“ as „Zahlen nachreichen“."""
    bare = what.strip().rstrip(".")
    bare = _APART.sub("", bare)
    bare = re.sub(rf"\b{INSIDE.pattern}\b", r"\1\2", bare)
    return f"{bare[:1].upper()}{bare[1:]}"
