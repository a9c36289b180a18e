"""Makes a value of any noun in which every field differs from its default, from the type hints alone."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import count
from typing import Any, Union, get_args, get_origin, get_type_hints

from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.places import Logo, LogoPosition
from beirat_desktop.store.tables import TABLES, VALUES


class Maker:
    """Every text, number and day it gives is another one, so that two fields cannot be mixed up."""

    def __init__(self) -> None:
        self._numbers = count(5)

    def everything(self) -> dict[str, Any]:
        """One value of each noun by table name, each linked to the one of the noun it refers to."""
        return {noun: self._noun(noun) for noun in VALUES}

    def value(self, hint: Any, default: Any = MISSING) -> Any:
        """A value of that type that is not the default."""
        number = next(self._numbers)
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self.value(next(part for part in inner if part is not type(None)))
        if origin is tuple:
            return tuple(self.value(part) for part in (inner[:1] * 2 if inner[-1] is Ellipsis else inner))
        if hint is Logo:
            # Its width has bounds of its own.
            return Logo(f"sha {number}", 44, LogoPosition.LEFT, f"Wappen {number}")
        if hint is PartialDate:
            return PartialDate(1900 + number, 3, 2)
        if is_dataclass(hint):
            hints = get_type_hints(hint)
            return hint(**{f.name: self.value(hints[f.name], f.default) for f in fields(hint)})
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
        kind = VALUES[noun]
        hints = get_type_hints(kind)
        made: dict[str, Any] = {}
        for f in fields(kind):
            links = list(TABLES[noun].c[f.name].foreign_keys)
            if f.name == "id":
                made["id"] = f"the one of {noun}"
            elif links:
                made[f.name] = f"the one of {links[0].column.table.name}"
            else:
                made[f.name] = self.value(hints[f.name], f.default)
        return kind(**made)
