"""German words for the screen, the papers and the shell; knows the domain only."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from importlib import import_module
from string import Formatter
from types import ModuleType
from typing import Any, NamedTuple, cast

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import UNDER_ITEM, Entry, Finding
from beirat_desktop.german.dates import clock, hour_on, short_date
from beirat_desktop.german.nouns import entry_words

UNKNOWN_RULE = "Ein Hinweis, den dieses Programm nicht mehr kennt."


class Advice(NamedTuple):
    """What is wrong, and how to mend it."""

    sentence: str
    mend: str


def word(member: Enum) -> str:
    """The German word for a state, kind or role."""
    kind = type(member)
    words = _beside(kind.__module__.rpartition(".")[2]).get(kind) or _collected("WORDS")[kind]
    return cast("str", words[member])


def refusal(error: Refused) -> str:
    """The sentence for a refusal: what is wrong and what to do."""
    return _filled(_collected("REFUSED")[error.rule], error.facts)


def finding(found: Finding) -> Advice:
    """What a check found, and how to mend it."""
    sentence, mend = _collected("FINDINGS")[found.rule]
    where = f"{found.facts[UNDER_ITEM]}: " if UNDER_ITEM in found.facts else ""
    return Advice(where + _filled(sentence, found.facts), _filled(mend, found.facts))


def passed_over(rule: str) -> str:
    """What a rule says, where only its name was kept with the reason: facts that are not known stay open."""
    sentence = _collected("FINDINGS").get(rule, (_collected("REFUSED").get(rule, UNKNOWN_RULE),))[0]
    return _Open({}).vformat(sentence, (), {})


def norm(name: str) -> str:
    """What a section of law says, in one sentence; empty where it is not explained."""
    return cast("str", _collected("NORMS").get(name, ""))


class _Words(Formatter):
    """Fills in facts as German: dates, moments ("17:30 Uhr"), states, lists of names.

    A number with its noun is written {count:# Person ist|# Personen sind}; the first is for one alone.
    """

    def __init__(self, facts: Mapping[str, object]) -> None:
        # Moments of one day are told by the clock; where a sentence speaks of two days, each is named.
        days = [fact.date() for fact in facts.values() if isinstance(fact, datetime)]
        self._day = min(days, default=date.min)

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, more = format_spec.split("|")
            return (one if value == 1 else more).replace("#", str(value))
        if isinstance(value, datetime):
            return hour_on(value, self._day)
        if isinstance(value, date):
            return short_date(value)
        if isinstance(value, time):
            return clock(value)
        if isinstance(value, Enum):
            return word(value)
        if isinstance(value, Refused):
            return refusal(value)
        if isinstance(value, Finding):
            return " ".join(finding(value))
        if isinstance(value, Entry):
            return entry_words(value, self.format_field(value.title, ""))
        if isinstance(value, tuple | list):
            return ", ".join(self.format_field(part, "") for part in value)
        return "" if value is None else format(value, format_spec)


class _Open(_Words):
    """Leaves open what is not known: „Die Ladungsfrist ist um … Tage zu kurz.“"""

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> str:
        return "…"

    def format_field(self, value: Any, format_spec: str) -> str:
        return super().format_field(value, format_spec) if "|" in format_spec else str(value)


def _filled(sentence: str, facts: Mapping[str, object]) -> str:
    return _Words(facts).vformat(sentence, (), facts)


@cache
def _beside(name: str) -> Mapping[Any, Any]:
    """The WORDS of the module that is called as the enumeration's own, so that the first rows wait for no other."""
    there = any(module.name == name for module in pkgutil.iter_modules(__path__))
    return getattr(import_module(f"{__name__}.{name}"), "WORDS", {}) if there else {}


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))


@cache
def _collected(name: str) -> Mapping[Any, Any]:
    """What all modules together say: REFUSED, FINDINGS and NORMS by their names, WORDS by the enumeration."""
    return {rule: words for module in _modules() for rule, words in getattr(module, name, {}).items()}
