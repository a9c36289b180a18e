"""Reads OParl 1.0 and 1.1 as it is saved or sent: objects, lists in pages, objects inside objects, in any order."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import nfc
from beirat_desktop.exchange.record import LONG, NO_LETTER, OPARL_TYPE

KINDS = (
    *("System", "Body", "LegislativeTerm", "Organization", "Person", "Membership", "Meeting", "AgendaItem", "Paper"),
    *("Consultation", "File", "Location"),
)
"""The twelve types of OParl."""
_KINDS = {kind.casefold(): kind for kind in KINDS}
PARTS = {
    "legislativeTerm": "LegislativeTerm",
    "membership": "Membership",
    "agendaItem": "AgendaItem",
    "consultation": "Consultation",
    **dict.fromkeys(("location", "locations"), "Location"),
    **dict.fromkeys(
        (
            *("invitation", "resultsProtocol", "verbatimProtocol", "auxiliaryFile", "mainFile", "resolutionFile"),
            "derivativeFile",
        ),
        "File",
    ),
}
"""What stands inside another object, by its field, where it does not say its type."""
DEEPEST = 30
"""So far objects and lists may stand inside each other."""
MOST = 2_000_000
"""Objects of the largest system that is read."""


@dataclass(slots=True)
class Found:
    """One object. data: its fields without id and type, with the ids of other objects where those stood.

    place: the file or page it was found in, and where in it.
    """

    address: str
    kind: str
    data: dict[str, Any]
    place: str


@dataclass(slots=True)
class Objects:
    """All objects that were found, by id.

    deleted: ids of tombstones. strange: types that OParl does not define, counted. letters: how many characters were
    left out that no text can hold. conflicts: ids that stood for objects of two types.
    """

    found: dict[str, Found] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    strange: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    conflicts: list[str] = field(default_factory=list)

    def of(self, kind: str) -> Iterator[Found]:
        """The objects of one type, as they came."""
        return (one for one in self.found.values() if one.kind == kind)

    def read(self, content: bytes, place: str) -> Any:
        """Take the objects of a file or page; returns its plain data. Refuses what is no OParl, naming the place."""
        data = self._cleaned(parse(content, place), place, 0)
        self._take_page(data, place)
        return data

    def _take_page(self, data: Any, place: str) -> None:
        if isinstance(data, dict) and isinstance(data.get("data"), list) and "id" not in data:
            parts, inside = data["data"], f"{place}: data"
        elif isinstance(data, list):
            parts, inside = data, place
        else:
            parts, inside = None, place
        if parts is None:
            if not isinstance(data, dict) or not isinstance(data.get("type"), str):
                raise Refused("oparl.not_oparl", place=place)
            self._take(data, place, place, "")
            return
        for number, one in enumerate(parts):
            if not isinstance(one, dict) or not isinstance(one.get("type"), str):
                raise Refused("oparl.not_oparl", place=f"{inside}[{number}]")
            self._take(one, f"{inside}[{number}]", place, "")

    def _take(self, data: dict[str, Any], place: str, page: str, kind: str) -> str:
        """Keep an object and those inside it; returns its id. kind: what it is where it does not say so."""
        type_word = data.get("type")
        named = OPARL_TYPE.fullmatch(type_word) if isinstance(type_word, str) else None
        if named is not None:
            kind = _KINDS.get(named[1].casefold(), named[1])
        elif isinstance(type_word, str):
            kind = type_word.rpartition("/")[2][:40] or "?"
        key = data.get("id")
        address = str(key) if isinstance(key, str | int) and not isinstance(key, bool) and key != "" else place
        if kind not in KINDS:
            self.strange[kind] += 1
        if data.get("deleted") is True:
            self.deleted.add(address)
        fields: dict[str, Any] = {}
        for name, part in data.items():
            if name in ("id", "type"):
                continue
            if isinstance(part, dict) and _is_object(name, part):
                part = self._take(part, f"{place}.{name}", page, PARTS.get(name, ""))
            elif isinstance(part, list):
                part = [
                    self._take(one, f"{place}.{name}[{number}]", page, PARTS.get(name, ""))
                    if isinstance(one, dict) and _is_object(name, one)
                    else one
                    for number, one in enumerate(part)
                ]
            fields[name] = part
        self._keep(Found(address, kind, fields, place))
        return address

    def _keep(self, one: Found) -> None:
        before = self.found.get(one.address)
        if before is None:
            if len(self.found) >= MOST:
                raise Refused("oparl.too_many", place=one.place, most=MOST)
            self.found[one.address] = one
        elif before.kind != one.kind:
            self.conflicts.append(one.address)
        else:
            # A list tells an object in full, inside another one it may be shorter; the later state holds.
            older, newer = before.data, one.data
            if str(older.get("modified", "")) > str(newer.get("modified", "")):
                older, newer = newer, older
            before.data = {**older, **newer}

    def _cleaned(self, data: Any, place: str, depth: int) -> Any:
        if depth > DEEPEST:
            raise Refused("oparl.too_deep", place=place)
        if isinstance(data, str):
            if data.isascii() and data.isprintable():
                return data
            text, count = NO_LETTER.subn("", data)
            self.letters += count
            return nfc(text)
        if isinstance(data, list):
            return [self._cleaned(one, place, depth + 1) for one in data]
        if isinstance(data, dict):
            return {
                self._cleaned(name, place, 0)[:200]: self._cleaned(one, place, depth + 1) for name, one in data.items()
            }
        return data


def _is_object(name: str, part: dict[str, Any]) -> bool:
    return (isinstance(part.get("type"), str) and "oparl" in part["type"].casefold()) or name in PARTS


def parse(content: bytes, place: str) -> Any:
    """The plain data of a file or page; refuses what is no JSON, naming place and line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("oparl.not_text", place=place) from None
    if not text.strip():
        raise Refused("oparl.empty", place=place)
    try:
        return json.loads(text, parse_int=_number, parse_float=_float, parse_constant=str)
    except json.JSONDecodeError as error:
        raise Refused("oparl.not_json", place=place, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Refused("oparl.too_deep", place=place) from None


def _number(digits: str) -> int | str:
    # What no reader of JSON agrees on stays the words it was.
    return int(digits) if len(digits) <= 15 else digits[:LONG]


def _float(digits: str) -> float | str:
    read = float(digits)
    return read if math.isfinite(read) and abs(read) < 1e15 else digits[:LONG]
