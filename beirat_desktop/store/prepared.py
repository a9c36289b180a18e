"""Queries compiled once, for screens that must be there at once.

Core builds, keys and looks up a statement on every call, which takes several times as long as SQLite needs for
a page of an indexed table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Dialect, Integer, literal_column
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.expression import SelectBase
from sqlalchemy.types import TypeEngine

from beirat_desktop.store.engines import ways_of
from beirat_desktop.store.tables import EnumText


@dataclass(frozen=True, slots=True)
class _Ready:
    """A statement in one dialect; constants are the parameters the query brings along."""

    sql: str
    names: tuple[str, ...]
    constants: Mapping[str, Any]
    binds: Mapping[str, Callable[[Any], Any]]
    results: tuple[tuple[int, Callable[[Any], Any]], ...]


class Prepared:
    """A query with named parameters; rows come as plain tuples of the columns' own types."""

    def __init__(self, query: SelectBase) -> None:
        self._query = query
        self._ready: dict[tuple[object, ...], _Ready] = {}

    def rows(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """The rows for these parameters."""
        ready = self._ready.get(_manner(connection.dialect)) or self._prepare(connection.dialect)
        given = values if not ready.constants else {**ready.constants, **values}
        if ready.binds:
            given = {name: ready.binds[name](value) if name in ready.binds else value for name, value in given.items()}
        found = _fetched(connection, ready.sql, tuple([given[name] for name in ready.names]))
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
        compiled = self._query.compile(dialect=dialect)
        names = tuple(getattr(compiled, "positiontup", None) or ())
        binds = {name: compiled.binds[name] for name in names}
        ways = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds.items()}
        columns = self._query.selected_columns
        made = [_converter(column.type, dialect) for column in columns]
        constants = {name: bind.effective_value for name, bind in binds.items() if not bind.required}
        ready = _Ready(
            str(compiled),
            names,
            {name: way(constants[name]) if (way := ways[name]) else constants[name] for name in constants},
            {name: way for name, way in ways.items() if way is not None and name not in constants},
            tuple((place, way) for place, way in enumerate(made) if way is not None),
        )
        self._ready[_manner(dialect)] = ready
        return ready


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
    return _fetched(connection, ways_of(connection).written(sql), parameters)


def _fetched(connection: Connection, sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
    except _driver_error(connection.dialect) as error:
        # Told as SQLAlchemy tells it, so that the unit recognises a damaged file or a lock.
        raise DBAPIError.instance(sql, parameters, error, type(error)) from error
    finally:
        cursor.close()


def _converter(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """From what the driver gives to what the domain knows; enumerations by one look-up."""
    if isinstance(kind, EnumText):
        return {None: None, **{member.value: member for member in kind.kind}}.__getitem__
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _driver_error(dialect: Dialect) -> type[Exception]:
    driver: Any = dialect.dbapi
    return cast("type[Exception]", driver.Error)
