"""Domain values as plain data (dicts, lists, texts, numbers) and back, led by the type hints alone.

The record keeps nested values this way and the exchange file is made of it, so that a new field needs no
mapping written by hand anywhere.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from beirat_desktop.domain.moments import local

Reader = Callable[[Any], Any]
_PLAIN = frozenset({str, bool, int, float})
"""What most values are made of; enumerations are texts too, but of a type of their own."""


class DataKind(StrEnum):
    """What plain data can be."""

    NOTHING = "nothing"
    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"
    LIST = "list"
    OBJECT = "object"


def kind_of(data: Any) -> DataKind:
    """What it is, in the words of JSON."""
    if data is None:
        return DataKind.NOTHING
    if isinstance(data, bool):
        return DataKind.YES_NO
    if isinstance(data, int | float):
        return DataKind.NUMBER
    if isinstance(data, str):
        return DataKind.TEXT
    return DataKind.LIST if isinstance(data, list) else DataKind.OBJECT


class Unreadable(ValueError):
    """Plain data that do not fit; path names the place ("blocks[2].runs"), problem what is wrong.

    problem is "unknown" (a field nobody knows), "missing", "type" (then kind says what stands there) or "value".
    """

    def __init__(self, path: str, problem: str, found: str = "", kind: DataKind = DataKind.NOTHING) -> None:
        super().__init__(f"{path}: {problem} {found or kind}".strip())
        self.path = path
        self.problem = problem
        self.found = found
        self.kind = kind


def as_data(value: Any, moment: Callable[[datetime], str] = datetime.isoformat) -> Any:
    """The value as JSON knows it; fields at their default are left out of nested values.

    moment: how a day and time is written.
    """
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, tuple):
        return [as_data(part, moment) for part in value]
    return {
        name: as_data(part, moment)
        for name, default in _defaults(value.__class__)
        if (part := getattr(value, name)) != default or name == "id"
    }


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a value with their defaults."""
    return tuple((f.name, f.default) for f in fields(kind))


def from_data(kind: Any, data: Any) -> Any:
    """The value of that type; raises Unreadable with the path of the first thing that does not fit."""
    return reader(kind)(data)


@cache
def reader(kind: Any) -> Reader:
    """A function that reads plain data of one type; made once per type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        read = reader(next(part for part in inner if part is not type(None)))
        return lambda data: None if data is None else read(data)
    if origin is tuple:
        return _list_reader(inner) if len(inner) == 2 and inner[1] is Ellipsis else _tuple_reader(inner)
    if is_dataclass(kind):
        return _dataclass_reader(kind)  # type: ignore[arg-type]
    if kind is datetime:
        return _converted(local)
    if issubclass(kind, Enum) or kind in (date, time):
        return _converted(kind if issubclass(kind, Enum) else kind.fromisoformat)
    return _checked(kind)


def _checked(kind: type) -> Reader:
    def read(data: Any) -> Any:
        if type(data) is kind:
            return data
        raise Unreadable("", "type", kind=kind_of(data))

    return read


def _converted(convert: Callable[[Any], Any]) -> Reader:
    def read(data: Any) -> Any:
        if not isinstance(data, str):
            raise Unreadable("", "type", kind=kind_of(data))
        try:
            return convert(data)
        except (ValueError, OverflowError):
            raise Unreadable("", "value", data[:80]) from None

    return read


def _list_reader(inner: tuple[Any, ...]) -> Reader:
    read_part = reader(inner[0])

    def read(data: Any) -> Any:
        if not isinstance(data, list):
            raise Unreadable("", "type", kind=kind_of(data))
        return tuple(_at(f"[{index}]", read_part, part) for index, part in enumerate(data))

    return read


def _tuple_reader(inner: tuple[Any, ...]) -> Reader:
    readers = [reader(part) for part in inner]

    def read(data: Any) -> Any:
        if not isinstance(data, list) or len(data) != len(readers):
            raise Unreadable("", "type", kind=kind_of(data))
        return tuple(
            _at(f"[{index}]", read, part) for index, (read, part) in enumerate(zip(readers, data, strict=True))
        )

    return read


def _dataclass_reader(kind: type) -> Reader:
    hints = get_type_hints(kind)
    readers = {f.name: reader(hints[f.name]) for f in fields(kind)}
    required = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]

    def read(data: Any) -> Any:
        if not isinstance(data, dict):
            raise Unreadable("", "type", kind=kind_of(data))
        for name in data:
            if name not in readers:
                raise Unreadable(str(name), "unknown")
        for name in required:
            if name not in data:
                raise Unreadable(name, "missing")
        return kind(**{name: _at(name, readers[name], part) for name, part in data.items()})

    return read


def _at(place: str, read: Reader, data: Any) -> Any:
    try:
        return read(data)
    except Unreadable as error:
        path = place + error.path if error.path.startswith("[") or not error.path else f"{place}.{error.path}"
        raise Unreadable(path, error.problem, error.found, error.kind) from None
