"""What something was called when a paper went out, whatever was written over it since."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar, get_type_hints

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteePeriod
from beirat_desktop.domain.factions import Faction, FactionPeriod
from beirat_desktop.domain.history import Change
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.persons import Person, PersonPeriod
from beirat_desktop.domain.plain import from_data

V = TypeVar("V")


def _dated(period: type) -> frozenset[str]:
    return frozenset({"earlier", *(one.name for one in fields(period) if one.name != "until")})


NAMED: Mapping[str, frozenset[str]] = {
    "persons": _dated(PersonPeriod),
    "committees": _dated(CommitteePeriod),
    "factions": _dated(FactionPeriod),
    "bodies": frozenset({"name", "short_name"}),
    "organizations": frozenset({"name", "short_name"}),
}
"""The nouns a paper names, and which of their fields it says; of those with periods all that has one."""
KINDS = {
    "persons": Person,
    "committees": Committee,
    "factions": Faction,
    "bodies": Body,
    "organizations": Organization,
    "meetings": Meeting,
}


def named_before(noun: str, value: V, changes: Iterable[Change]) -> V:
    """The value with the names it bore before these changes of it were made.

    What the history no longer tells, because somebody is to be forgotten, stays as it is.
    """
    return fields_before(noun, value, changes, NAMED[noun])


def fields_before(noun: str, value: V, changes: Iterable[Change], names: Collection[str]) -> V:
    """The value with what stood in these fields before these changes of it were made."""
    hints = _hints(noun)
    held: Any = value
    for change in sorted(changes, key=lambda one: one.position, reverse=True):
        kept = {name: json.loads(before) for name, before, _ in change.fields if name in names and before}
        held = replace(held, **{name: from_data(hints[name], told) for name, told in kept.items()})
    return held  # type: ignore[no-any-return]


@cache
def _hints(noun: str) -> Mapping[str, Any]:
    return get_type_hints(KINDS[noun])
