"""A checksum of every row, written in the unit that writes the row, so that a byte that changed on the disk is seen.

SQLite finds a page that makes no sense, but not a letter that became another. Blobs need none: they go by theirs. What
is made of the rows again at any time, the search index, has none either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b, sha512
from typing import Any, NamedTuple

from sqlalchemy import Connection

from beirat_desktop.store.driving import run, run_for_each
from beirat_desktop.store.tables import TABLES

KEYS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(TABLES, ("id",)),
    "sequences": ("name", "scope"),
    "tombstones": ("object_id",),
    "file_words": ("sha512",),
}
"""The tables whose rows are covered, and what tells a row from the others."""
SCHEMA = "sqlite_master"
"""What stands for the names of tables and columns, which are bytes of the file too."""
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
_AT_ONCE = 500
_PARTED = "\x1f"


class DamagedRow(NamedTuple):
    """A row that is not what was written, or that is gone; key: its id, or what stands for one."""

    table: str
    key: str


def key_of(*parts: str) -> str:
    """What a row goes by that is told by several columns."""
    return _PARTED.join(parts)


def write(connection: Connection, written: Mapping[str, Iterable[str]]) -> None:
    """Bring the sums to what was written or removed; written: the keys by table."""
    for table, keys in written.items():
        wanted = sorted(set(keys))
        for begin in range(0, len(wanted), _AT_ONCE):
            _write(connection, table, wanted[begin : begin + _AT_ONCE])


def write_all(connection: Connection) -> None:
    """The sums of all rows anew, as after an upgrade, which changes rows past every unit."""
    connection.exec_driver_sql("DELETE FROM row_sums")
    schema = connection.exec_driver_sql(_SCHEMA).fetchall()
    _keep(connection, SCHEMA, [("", *(word for row in schema for word in row))])
    for table in KEYS:
        rows = connection.exec_driver_sql(f"SELECT {_key_column(table)}, * FROM {table}")
        while some := rows.fetchmany(_AT_ONCE):
            _keep(connection, table, some)


def damaged_rows(connection: sqlite3.Connection) -> Iterator[DamagedRow]:
    """Rows and blobs of a record that are not what was written; none of a record of an older schema, without sums."""
    connection.text_factory = bytes
    if not connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'row_sums'").fetchone()[0]:
        return
    connection.execute("BEGIN")  # all of it as of one moment, also while others write
    known = {name.decode() for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    # A record that is only about to be upgraded lacks what came later; one that went missing is told by the schema.
    there = [table for table in KEYS if table in known]
    for table in there:
        query = "SELECT object_id, sum FROM row_sums WHERE noun = ?"
        sums: dict[bytes, bytes] = dict(connection.execute(query, (table,)))
        for key, *values in connection.execute(f"SELECT {_key_column(table)}, * FROM {table}"):
            if sums.pop(_bytes(key), None) != sum_of(values).encode():
                yield DamagedRow(table, _words(key))
        for key in sums:
            yield DamagedRow(table, _words(key))
    schema = sum_of([word for row in connection.execute(_SCHEMA) for word in row]).encode()
    if connection.execute("SELECT sum FROM row_sums WHERE noun = ?", (SCHEMA,)).fetchall() != [(schema,)]:
        yield DamagedRow(SCHEMA, "")
    strange = f"SELECT noun FROM row_sums WHERE noun NOT IN ({', '.join('?' * (len(there) + 1))})"
    for (noun,) in connection.execute(strange, (*there, SCHEMA)):
        yield DamagedRow("row_sums", _words(noun))
    for key, size, content in connection.execute("SELECT sha512, size, content FROM blobs"):
        whole = isinstance(content, bytes) and size == len(content)
        if not whole or sha512(content).hexdigest().encode() != key:
            yield DamagedRow("blobs", _words(key))


def sum_of(values: Sequence[Any]) -> str:
    """The checksum of a row as the driver gives it, texts as such or as bytes."""
    told = [value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value for value in values]
    return blake2b(repr(told).encode(), digest_size=16).hexdigest()


def _write(connection: Connection, table: str, keys: list[str]) -> None:
    if KEYS[table] == ("name", "scope"):
        # By its columns, which have an index.
        wanted = tuple(part for key in keys for part in key.split(_PARTED))
        told = " OR ".join(["(name = ? AND scope = ?)"] * len(keys))
    else:
        wanted, told = tuple(keys), f"{_key_column(table)} IN ({_marks(keys)})"
    rows = run(connection, f"SELECT {_key_column(table)}, * FROM {table} WHERE {told}", wanted)
    if len(rows) < len(keys):
        gone = sorted(set(keys).difference(key for key, *_ in rows))
        query = f"DELETE FROM row_sums WHERE noun = ? AND object_id IN ({_marks(gone)})"
        run(connection, query, (table, *gone))
    _keep(connection, table, rows)


def _marks(keys: Sequence[str]) -> str:
    return ", ".join("?" * len(keys))


def _keep(connection: Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        run_for_each(
            connection,
            "INSERT INTO row_sums (noun, object_id, sum) VALUES (?, ?, ?) "
            "ON CONFLICT (noun, object_id) DO UPDATE SET sum = excluded.sum",
            [(table, key, sum_of(values)) for key, *values in rows],
        )


def _key_column(table: str) -> str:
    return f" || '{_PARTED}' || ".join(KEYS[table])


def _bytes(key: Any) -> bytes:
    return key if isinstance(key, bytes) else str(key).encode()


def _words(key: Any) -> str:
    return key.decode("utf-8", "replace") if isinstance(key, bytes) else str(key)
