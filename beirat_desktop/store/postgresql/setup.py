"""The database and what lies in it: made, looked at, and brought to the newest schema."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, text

from beirat_desktop.store import row_security, schema
from beirat_desktop.store.address import ServerAddress
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.postgresql.lines import connect, trouble
from beirat_desktop.store.postgresql.search import literal
from beirat_desktop.store.search_entries import OF_MAIN
from beirat_desktop.store.tables import metadata


def inspect_file(address: ServerAddress) -> str | None:
    """The schema revision of a record without changing it, None for an empty database; raises RecordTrouble."""
    try:
        with closing(connect(address)) as connection:
            there = connection.execute("SELECT to_regclass('alembic_version')").fetchone()
            tables = connection.execute(
                "SELECT count(*) FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"
            ).fetchone()
            if there is None or there[0] is None:
                if tables is not None and tables[0]:
                    raise RecordTrouble("not_ours_there", address)
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except psycopg.Error as error:
        raise trouble(error, address) or error from error
    return str(row[0]) if row else None


def make_database(address: ServerAddress) -> bool:
    """Make the database where it is missing; whether it was made. Raises RecordTrouble."""
    try:
        with closing(connect(address)):
            return False
    except psycopg.Error as error:
        known = trouble(error, address)
        if known is None or known.kind != "no_database":
            raise known or error from error
    try:
        with closing(connect(address.of_database("postgres"), autocommit=True, patience=None)) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(address.name))
            )
    except psycopg.Error as error:
        raise trouble(error, address) or error from error
    return True


def upgrade(engine: Engine, migrate: Callable[[Connection], None]) -> None:
    """Bring the record to the newest schema, wholly or not at all.

    An empty database gets the newest tables at once: older records on a server there are none, and what the first
    migrations did with tables of SQLite's own has no meaning here. Every later one runs here too.
    """
    with engine.connect().execution_options(upgrades=True) as connection, connection.begin():
        # Of two workplaces that open an older record at once the second finds it done.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('beirat upgrade'))")
        driver: Any = connection.connection.driver_connection
        if connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar() is None:
            _make(connection)
        else:
            row_security.drop_views(driver)
            migrate(connection)
        complete(driver)


def complete(driver: Any) -> None:
    """What a record on a server has beside its tables."""
    # What stands for itself is looked for first, the newest first; it may lie behind many thousand of its parts.
    driver.execute(
        f"CREATE INDEX IF NOT EXISTS ix_search_docs_main ON search_docs (id) WHERE head LIKE '%{literal(OF_MAIN)}%'"
    )
    row_security.install(driver)


def follow(engine: Engine) -> None:
    """Let the server hold what this program knows of rights, where an older one made or upgraded the record."""
    with engine.connect().execution_options(upgrades=True) as connection, connection.begin():
        driver: Any = connection.connection.driver_connection
        if row_security.version(driver) < row_security.VERSION:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('beirat upgrade'))")
            complete(driver)


def _make(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    metadata.create_all(connection)
    for column in ("head", "text"):
        connection.exec_driver_sql(
            f"CREATE INDEX ix_search_docs_{column}_trigrams ON search_docs USING gin ({column} gin_trgm_ops)"
        )
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": schema.HEAD})
