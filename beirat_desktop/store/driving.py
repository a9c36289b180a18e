"""Statements handed to the driver itself; where one fails, it is told as SQLAlchemy tells it.

Core keeps a context, options and a description of the columns for each, which takes longer than most statements do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


def run(connection: Connection, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows a statement gives, as the driver has them; none where it gives nothing."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall()) if cursor.description is not None else []
    except _errors(connection) as error:
        # So that the unit recognises a damaged file, a lock, or what stands twice.
        raise DBAPIError.instance(sql, parameters, error, type(error)) from error
    finally:
        cursor.close()


def run_for_each(connection: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """A statement that writes, once for each of the rows."""
    cursor = connection.connection.cursor()
    try:
        cursor.executemany(sql, rows)
    except _errors(connection) as error:
        raise DBAPIError.instance(sql, list(rows), error, type(error), ismulti=True) from error
    finally:
        cursor.close()


def _errors(connection: Connection) -> type[Exception]:
    driver: Any = connection.dialect.dbapi
    return cast("type[Exception]", driver.Error)
