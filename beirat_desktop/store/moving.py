"""Carrying every row of a record into another one, on whichever engines, and comparing both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from beirat_desktop.store import sqlite
from beirat_desktop.store.address import Where
from beirat_desktop.store.engines import ways, ways_of
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.store.store import Store
from beirat_desktop.store.tables import metadata, row_sums, search_docs

_PART = 500


def bring(source: Where, target: Where, *, password: str = "") -> tuple[dict[str, int], list[str]]:
    """The same as copy, but a file is made beside its place and put there when it is whole and has it all.

    What a program that was killed meanwhile leaves is no record, and does not stand in the way of the next attempt.
    """
    if not isinstance(target, Path):
        return copy(source, target, password=password)
    if target.exists():
        raise RecordTrouble("exists", target)
    unfinished = target.with_name(target.name + sqlite.UNFINISHED)
    for part in ("", "-wal", "-shm", "-journal"):
        unfinished.with_name(unfinished.name + part).unlink(missing_ok=True)
    try:
        counts, differing = copy(source, unfinished, password=password)
    except RecordTrouble as error:
        raise RecordTrouble(error.kind, target if error.file == unfinished else error.file, **error.facts) from error
    if not differing:
        sqlite.settle(unfinished)
        unfinished.replace(target)
    return counts, differing


def copy(source: Where, target: Where, *, password: str = "") -> tuple[dict[str, int], list[str]]:
    """Make the target with all that the source holds; how many rows each table has, and which tables differ.

    History, stamps, sequences, tombstones and bytes come along as they are, in the order in which they were made.
    password: locks the target, which is a file.
    """
    old = open_record(source)
    try:
        new = create_record(target, password=password)
        try:
            with (
                old.engine.connect() as reading,
                reading.begin(),
                new.engine.connect().execution_options(writes=True) as writing,
                writing.begin(),
            ):
                # The checksums are the engine's own.
                tables = [table for table in metadata.sorted_tables if table is not row_sums]
                for table in tables:
                    for part in _parts(reading, table):
                        writing.execute(insert(table), part)
                ways_of(writing).sum_up(writing)
                counts = {
                    table.name: int(writing.execute(select(func.count()).select_from(table)).scalar_one())
                    for table in tables
                }
                differing = [table.name for table in tables if _differ(reading, writing, table)]
                if differing:
                    writing.rollback()
        except DBAPIError as error:
            _unmake(new)
            raise ways(target).known_trouble(error, target) or error from error
        except BaseException:
            _unmake(new)
            raise
        if differing:
            _unmake(new)
        new.close()
    finally:
        old.close()
    return counts, differing


def _unmake(new: Store) -> None:
    """Leave nothing that looks like the record."""
    new.close()
    if isinstance(new.file, Path):
        new.file.unlink()
        return
    with new.engine.connect().execution_options(upgrades=True) as connection, connection.begin():
        # In one go, since the rights on one table look into others.
        tables = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
        connection.exec_driver_sql(f"DROP TABLE alembic_version, {tables} CASCADE")
    new.engine.dispose()


def _differ(one: Connection, other: Connection, table: Table) -> bool:
    both = zip_longest(_rows(one, table), _rows(other, table))
    return any(row != twin for row, twin in both)


def _parts(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    for row in _rows(connection, table):
        part.append(dict(zip(table.columns.keys(), row, strict=True)))
        if len(part) == _PART:
            yield part
            part = []
    if part:
        yield part


def _rows(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    # One at a time: the files of twenty years need not fit into memory.
    # In the order in which they were made, which lists show; entries of the search lie by their number.
    query = select(*table.columns).order_by(table.c.id if table is search_docs else text("rowid"))
    for row in connection.execution_options(yield_per=_PART).execute(query):
        yield tuple(row)
