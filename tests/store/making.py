"""Makes a value of any noun in which every field differs from its default, from the type hints alone."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import count
from typing import Any, Union, get_args, get_origin, get_type_hints

from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.nouns import NOUNS, says_noun
from beirat_desktop.domain.places import Logo, LogoPosition


class Maker:
    """Every text, number and day it gives is another one, so that two fields cannot be mixed up."""

    def __init__(self) -> None:
        self._numbers = count(5)

    def everything(self) -> dict[str, Any]:
        """One value of each noun by table name, each linked to the one of the noun it refers to."""
        return {noun: self._noun(noun) for noun in NOUNS}

    def value(self, hint: Any, default: Any = MISSING, place: str = "", links: Mapping[str, str] | None = None) -> Any:
        """A value of that type that is not the default. place: where it stands, for the links that go from there."""
        number = next(self._numbers)
        links = links or {}
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self.value(next(part for part in inner if part is not type(None)), MISSING, place, links)
        if origin is tuple and inner[-1] is Ellipsis:
            return tuple(self.value(inner[0], MISSING, place, links) for _ in range(1 if place in links else 2))
        if origin is tuple:
            return tuple(self.value(part, MISSING, f"{place}.{n}", links) for n, part in enumerate(inner))
        if place in links:
            return one_of(links[place])
        if hint is Logo:
            # Its width has bounds of its own.
            return Logo(f"sha {number}", 44, LogoPosition.LEFT, f"Wappen {number}")
        if hint is PartialDate:
            return PartialDate(1900 + number, 3, 2)
        if is_dataclass(hint):
            hints = get_type_hints(hint)
            return hint(
                **{f.name: self.value(hints[f.name], f.default, f"{place}.{f.name}", links) for f in fields(hint)}
            )
        if issubclass(hint, Enum):
            return next(member for member in reversed(list(hint)) if member is not default)
        made = {
            bool: default is not True,
            int: number,
            str: f"Łódź „{number}“\u2028ẞ",
            date: date(2009, 11, 1) + timedelta(days=number),
            datetime: datetime(2009, 11, 1, 17, 3, 5, 7) + timedelta(days=number),
            time: time(number % 24, 30),
        }
        return made[hint]

    def _noun(self, noun: str) -> Any:
        kind, links = NOUNS[noun].kind, NOUNS[noun].links
        hints = get_type_hints(kind)
        made = {f.name: self.value(hints[f.name], f.default, f.name, links) for f in fields(kind)}
        if says_noun(noun):
            made |= {"noun": "papers", "object_id": one_of("papers")}
        return kind(**{**made, "id": one_of(noun)})


def one_of(noun: str) -> str:
    """The id of the one value of that noun."""
    return f"the one of {noun}"
