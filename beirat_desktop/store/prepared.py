"""Queries compiled once, for screens that must be there at once.

Core builds, keys and looks up a statement on every call, which takes several times as long as SQLite needs for
a page of an indexed table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Insert, Integer, Update, literal_column
from sqlalchemy.engine.interfaces import Compiled
from sqlalchemy.sql.expression import SelectBase
from sqlalchemy.types import TypeEngine

from beirat_desktop.store.driving import run, run_for_each
from beirat_desktop.store.engines import ways_of
from beirat_desktop.store.tables import DataText, EnumText


@dataclass(frozen=True, slots=True)
class _Ready:
    """A statement in one dialect; constants are the parameters the query brings along."""

    sql: str
    names: tuple[str, ...]
    constants: Mapping[str, Any]
    binds: Mapping[str, Callable[[Any], Any]]
    results: tuple[tuple[int, Callable[[Any], Any]], ...]

    def values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """The parameters in their order, as the driver takes them."""
        binds, constants = self.binds, self.constants
        return tuple(
            [
                constants[name] if name in constants else binds[name](given[name]) if name in binds else given[name]
                for name in self.names
            ]
        )


class Prepared:
    """A query with named parameters; rows come as plain tuples of the columns' own types."""

    def __init__(self, query: SelectBase) -> None:
        self._query = query
        self._ready: dict[tuple[object, ...], _Ready] = {}

    def rows(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """The rows for these parameters."""
        ready = self._ready.get(_manner(connection.dialect)) or self._prepare(connection.dialect)
        found = run(connection, ready.sql, ready.values(values))
        if not ready.results:
            return found
        rows = []
        for row in found:
            cells = list(row)
            for place, convert in ready.results:
                cells[place] = convert(cells[place])
            rows.append(tuple(cells))
        return rows

    def _prepare(self, dialect: Dialect) -> _Ready:
        made = [_converter(column.type, dialect) for column in self._query.selected_columns]
        results = tuple((place, way) for place, way in enumerate(made) if way is not None)
        ready = self._ready[_manner(dialect)] = _compiled(self._query.compile(dialect=dialect), dialect, results)
        return ready


class Writing:
    """A statement that writes, with values that are named after its parameters.

    Every save asks for one, and Core takes longer to find what it compiled before than the engine to write a row.
    """

    def __init__(self, statement: Insert | Update, names: Iterable[str] | None = None) -> None:
        """names: the columns an insert is given."""
        self._statement = statement
        self._names = None if names is None else list(names)
        self._ready: dict[tuple[object, ...], _Ready] = {}

    def run(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """Write once; the rows it returns."""
        ready = self._ready.get(_manner(connection.dialect)) or self._prepare(connection.dialect)
        return run(connection, ready.sql, ready.values(values))

    def run_for_each(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write once for each of the rows."""
        ready = self._ready.get(_manner(connection.dialect)) or self._prepare(connection.dialect)
        run_for_each(connection, ready.sql, [ready.values(row) for row in rows])

    def _prepare(self, dialect: Dialect) -> _Ready:
        compiled = self._statement.compile(dialect=dialect, column_keys=self._names)
        ready = self._ready[_manner(dialect)] = _compiled(compiled, dialect)
        return ready


def _compiled(
    compiled: Compiled, dialect: Dialect, results: tuple[tuple[int, Callable[[Any], Any]], ...] = ()
) -> _Ready:
    told: Any = compiled
    names = tuple(getattr(told, "positiontup", None) or ())
    binds = {name: told.binds[name] for name in names}
    ways = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds.items()}
    constants = {name: bind.effective_value for name, bind in binds.items() if not bind.required}
    return _Ready(
        str(compiled),
        names,
        {name: way(constants[name]) if (way := ways[name]) else constants[name] for name in constants},
        {name: way for name, way in ways.items() if way is not None and name not in constants},
        results,
    )


def spelled_out(count: int) -> ColumnElement[int]:
    """A limit that stands in the statement: newer SQLite plans one anew whenever a number is bound there.

    Of the first screen of tracking that took half the time.
    """
    return literal_column(str(int(count)), Integer)


def _manner(dialect: Dialect) -> tuple[object, ...]:
    """What a statement is spelled after: the engine, and what is read by views there."""
    return dialect.name, getattr(dialect, "restricted", None)


def driver_rows(connection: Connection, sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The rows as the driver gives them; sql has ? for its values."""
    return run(connection, ways_of(connection).written(sql), parameters)


def _converter(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """From what the driver gives to what the domain knows; enumerations by one look-up."""
    if isinstance(kind, EnumText):
        return {None: None, **{member.value: member for member in kind.kind}}.__getitem__
    if isinstance(kind, DataText):
        return kind.read
    return kind.dialect_impl(dialect).result_processor(dialect, None)
