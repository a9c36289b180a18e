"""Copies by pg_dump, tried by restoring them, and put back by pg_restore; whether all of a record can be read."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from beirat_desktop import paths
from beirat_desktop.domain.coverage import Coverage
from beirat_desktop.store import row_security, schema
from beirat_desktop.store.address import ServerAddress
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.listening import CHANNEL
from beirat_desktop.store.postgresql.dialect import GATE
from beirat_desktop.store.postgresql.lines import connect, conninfo, trouble
from beirat_desktop.store.postgresql.setup import complete, inspect_file
from beirat_desktop.store.tables import metadata


def check_integrity(address: ServerAddress, *, quick: bool = False) -> Coverage:
    """What was compared; raises RecordTrouble("damaged") unless every table and every index can be read to the end.

    Unless quick, every file has to be what was written, too, and who owns the server has each index compared with its
    table by amcheck. Pages are compared with their checksums as they are read, where the server keeps such.
    """
    try:
        with closing(connect(address, patience=None)) as connection:
            restricted = row_security.restricted(connection)
            for table in metadata.sorted_tables:
                name = row_security.view(table.name) if table.name in restricted else table.name
                what = "count(*)" if quick else "sum(length(t::text))"
                connection.execute(f"SELECT {what} FROM {name} AS t")
            if quick:
                return Coverage()
            other = "encode(sha512(content), 'hex') <> sha512 OR length(content) <> size"
            if connection.execute(f"SELECT FROM blobs WHERE {other} LIMIT 1").rowcount:
                raise RecordTrouble("damaged", address)
            row = connection.execute("SELECT current_setting('data_checksums') = 'on'").fetchone()
            return Coverage(pages=row is not None and bool(row[0]), indexes=_compare_indexes(connection))
    except psycopg.Error as error:
        raise trouble(error, address) or RecordTrouble("damaged", address) from error


def _compare_indexes(connection: psycopg.Connection[Any]) -> bool:
    """Whether amcheck could be asked; what it finds is an error with a code of its own (XX002)."""
    try:
        with connection.transaction():
            connection.execute("CREATE EXTENSION IF NOT EXISTS amcheck")
            connection.execute(
                "SELECT bt_index_check(i.indexrelid, true) FROM pg_index AS i"
                " JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_am AS a ON a.oid = c.relam"
                " WHERE a.amname = 'btree' AND c.relnamespace = 'public'::regnamespace"
            )
            for (found,) in connection.execute(
                "SELECT h.msg FROM pg_class AS c, verify_heapam(c.oid) AS h"
                " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace LIMIT 1"
            ):
                raise psycopg.errors.DataCorrupted(found)
            # Installed for this look only: nothing of it belongs to the record.
            raise psycopg.Rollback
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.FeatureNotSupported, psycopg.errors.UndefinedFile):
        return False
    return True


def copy_record(address: ServerAddress, target: Path) -> None:
    """A copy by pg_dump that was tried by restoring it; nothing is left at target when that fails.

    It is one state of the record, whatever others write meanwhile.
    """
    unfinished = target.with_name(target.name + ".unfertig")
    _check_sees_all(address)
    try:
        _run(
            address,
            "pg_dump",
            "--enable-row-security",
            "--format=custom",
            f"--file={unfinished}",
            "--no-owner",
            "--no-privileges",
        )
        _try_out(unfinished, address)
        unfinished.replace(target)
    except OSError as error:
        raise RecordTrouble("disk_full" if error.errno == errno.ENOSPC else "no_copy", target) from error
    finally:
        unfinished.unlink(missing_ok=True)


def copy_before_upgrade(address: ServerAddress, revision: str) -> Path:
    """Keep a tried copy in the user's own folder, named after its schema and the moment."""
    folder = paths.data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{address.stem}-{revision}-{datetime.now():%Y-%m-%d-%H%M%S}{address.suffix}"
    copy_record(address, target)
    return target


def inspect_copy(copy: Path) -> str | None:
    """The schema revision of a copy that can be read to its end; raises RecordTrouble."""
    if not copy.is_file():
        raise RecordTrouble("missing", copy)
    nowhere = ServerAddress("postgresql:///")
    _run(nowhere, "pg_restore", f"--file={os.devnull}", copy, database=False, failed=RecordTrouble("damaged", copy))
    told = _run(nowhere, "pg_restore", "--data-only", "--table=alembic_version", "--file=-", copy, database=False)
    found = re.search(r"^(\d{4})$", told, re.MULTILINE)
    return found[1] if found else None


def put_back(copy: Path, address: ServerAddress) -> None:
    """Put a copy in a record's place, wholly or not at all; the other workplaces hear of it."""
    with _nobody_writes(address):
        _put_back(copy, address)


@contextmanager
def _nobody_writes(address: ServerAddress) -> Iterator[None]:
    """Inside, every other workplace is told that the record is locked as soon as it writes."""
    with closing(connect(address, autocommit=True, patience=None)) as connection:
        try:
            connection.execute(f"SELECT pg_advisory_lock({GATE})")
        except psycopg.Error as error:
            raise trouble(error, address) or error from error
        yield


def _put_back(copy: Path, address: ServerAddress) -> None:
    words = ("--clean", "--if-exists", "--single-transaction", "--exit-on-error", "--schema=public")
    failed = RecordTrouble("no_restore", address)
    with closing(connect(address, autocommit=True, patience=None)) as connection:
        row_security.drop_views(connection)  # an older copy knows nothing of them
        try:
            _run(address, "pg_restore", *words, "--no-owner", "--no-privileges", copy, failed=failed)
        finally:
            if inspect_file(address) == schema.HEAD:  # else when it is brought up to date
                with connection.transaction():
                    complete(connection)
        connection.execute(f"NOTIFY {CHANNEL}")


def put_over(copy: Path, address: ServerAddress, aside: Path) -> None:
    """Put a copy over a record, which is kept in a file as it was, with all that was written until then."""
    with _nobody_writes(address):
        copy_record(address, aside)
        _put_back(copy, address)


def _check_sees_all(address: ServerAddress) -> None:
    """Raises RecordTrouble("not_allowed") for whom the server shows a part only, which would be no copy."""
    try:
        with closing(connect(address)) as connection:
            row = connection.execute("SELECT beirat_desk()").fetchone()
    except psycopg.Error as error:
        raise trouble(error, address) or error from error
    if row is not None and row[0] not in (None, "office", "administrator"):
        raise RecordTrouble("not_allowed", address)


def _try_out(copy: Path, address: ServerAddress) -> None:
    """Restore a copy into a database of its own, which goes again; where none may be made, read it to its end."""
    probe = address.of_database(f"{address.stem}_probe_{uuid4().hex[:8]}")
    with closing(connect(address, autocommit=True, patience=None)) as connection:
        try:
            connection.execute(f'CREATE DATABASE "{probe.name}" TEMPLATE template0')
        except psycopg.errors.InsufficientPrivilege:
            inspect_copy(copy)
            return
        try:
            with closing(connect(probe, autocommit=True)) as empty:
                empty.execute("CREATE EXTENSION pg_trgm")
            words = ("--single-transaction", "--exit-on-error", "--schema=public", "--no-owner", "--no-privileges")
            _run(probe, "pg_restore", *words, copy, failed=RecordTrouble("no_copy", copy))
            if inspect_file(probe) is None:
                raise RecordTrouble("no_copy", copy)
        finally:
            connection.execute(f'DROP DATABASE "{probe.name}" WITH (FORCE)')


def _run(
    address: ServerAddress,
    name: str,
    *words: object,
    database: bool = True,
    failed: RecordTrouble | None = None,
) -> str:
    """What one of PostgreSQL's programs says; the password goes by its surroundings, not where everybody reads it."""
    program = _program(name)
    surroundings = dict(os.environ)
    target = []
    if database:
        given = conninfo_to_dict(conninfo(address))
        if password := given.pop("password", None):
            surroundings["PGPASSWORD"] = str(password)
        target = [f"--dbname={make_conninfo(**{key: str(value) for key, value in given.items() if value is not None})}"]
    done = subprocess.run(
        [program, *target, *map(str, words)], env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode:
        told = done.stderr.strip().splitlines()
        error = failed or RecordTrouble("no_copy", address)
        error.add_note(told[-1] if told else f"{name}: {done.returncode}")
        raise error
    return done.stdout


def _program(name: str) -> str:
    """The newest of those installed: an older one reads no newer server."""
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("C:/Program Files/PostgreSQL").glob("*/bin")]
    folders.sort(key=lambda folder: float(folder.parent.name) if folder.parent.name.isdigit() else 0, reverse=True)
    found = next((one for folder in folders if (one := shutil.which(name, path=str(folder)))), shutil.which(name))
    if found is None:
        raise RecordTrouble("no_program", None, program=name)
    return found
