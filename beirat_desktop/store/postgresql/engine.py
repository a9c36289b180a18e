"""PostgreSQL as `store/engines.py` asks for it, under the names that `store/sqlite.py` has too.

The record reads the same on both engines. Days and moments are the same ISO texts, sorted by code point; the order in
which records were made is a column "rowid" beside ours; an empty field sorts before all others.

Units that write come one after the other, as they do in SQLite: each seals the history of the one before, and nothing
can be numbered twice or overwritten unseen. Readers wait for nobody and see one state of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import IsolationLevel
from sqlalchemy import Connection, Engine, create_engine, event

from beirat_desktop.store import row_security
from beirat_desktop.store.address import ServerAddress
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.listening import Listening
from beirat_desktop.store.postgresql import lines
from beirat_desktop.store.postgresql.copies import (
    check_integrity,
    copy_before_upgrade,
    copy_record,
    inspect_copy,
    put_back,
    put_over,
)
from beirat_desktop.store.postgresql.dialect import TURN
from beirat_desktop.store.postgresql.lines import known_trouble, taken, trouble
from beirat_desktop.store.postgresql.search import count_words, fitting, index_version, note_index_version, written
from beirat_desktop.store.postgresql.setup import follow, inspect_file, make_database, upgrade

__all__ = [
    "LAST_LINK", "check_integrity", "clear_leftovers", "copy_before_upgrade", "copy_record", "count_words", "fitting",
    "follow", "forget_line", "forget_traces", "hold", "index_version", "inspect_copy", "inspect_file", "keep_sums",
    "known_trouble", "login_of", "make_database", "make_login", "narrowed", "note_index_version", "open_engine",
    "put_back", "put_over", "step", "sum_up", "taken", "trouble", "upgrade", "watch", "written",
]  # fmt: skip
"""Those that are made elsewhere stand here too: this module is what an engine is."""


def open_engine(address: ServerAddress) -> Engine:
    """An engine on the record. A unit that writes says so with the execution option "writes"."""
    lines.conninfo(address)  # raises for what is none

    def connect() -> lines.Line:
        dialect: Any = engine.dialect
        if dialect.silent:
            dialect.silent = False
            raise psycopg.OperationalError("the server does not answer")
        return lines.connect(address)

    engine = create_engine(
        "postgresql+beirat://",
        creator=connect,
        paramstyle="format",
        # A server that was started anew, or another that took its place, is found without anybody noticing.
        pool_pre_ping=True,
    )

    @event.listens_for(engine, "connect")
    def _look(driver: Any, _record: object) -> None:
        restricted = row_security.restricted(driver)
        dialect: Any = engine.dialect
        dialect.held = row_security.held(driver)
        driver.rollback()
        if restricted != dialect.restricted:
            dialect.restricted = restricted
            engine.clear_compiled_cache()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        driver: Any = connection.connection.driver_connection
        upgrades = options.get("upgrades", False)
        driver.patience = None if upgrades else lines.LONGEST
        driver.isolation_level = IsolationLevel.READ_COMMITTED if upgrades else IsolationLevel.REPEATABLE_READ
        driver.read_only = not (upgrades or options.get("writes"))
        # Before anything is read: what is seen from here on is the state the one before left.
        if options.get("writes") and not connection.exec_driver_sql(TURN).scalar_one():
            raise RecordTrouble("locked", address)

    return engine


def step(_connection: Connection) -> None:
    """A server has no number that would tell it for less than it takes to read again."""


def keep_sums(connection: Connection, written: Mapping[str, Iterable[str]]) -> None:
    """Nothing to keep: the server's pages carry checksums of their own (initdb --data-checksums)."""


def sum_up(connection: Connection) -> None:
    """No sums, as in keep_sums; but many rows are new, and what the planner knows of them is brought up to date."""
    connection.exec_driver_sql("ANALYZE")


def clear_leftovers(address: ServerAddress, folder: Path) -> None:
    """Nothing to clear: a copy that is not whole removes itself, and nobody else's are known by their names."""


class Shared:
    """Nothing is held on to: whether the record still lies there is for the server to know."""

    lost = False

    def check(self, connection: Connection) -> None:
        """Nothing to refuse."""

    def keep_aside(self, connection: Connection) -> None:
        """Nothing to keep."""

    def let_go(self) -> None:
        """Nothing to let go of."""


def hold(engine: Engine, address: ServerAddress) -> Shared:
    """What the open record holds on to."""
    return Shared()


def watch(address: ServerAddress) -> Listening:
    """What notices the changes of others."""
    return Listening(lambda: lines.connect(address, autocommit=True, patience=lines.PATIENCE))


LAST_LINK = "SELECT * FROM beirat_last_link()"
"""Who does not see the whole history still seals the end of it."""
login_of = row_security.login_of


def make_login(address: ServerAddress, login: str, password: str) -> None:
    """Let somebody log in under that name; raises RecordTrouble."""
    try:
        with lines.connect(address) as connection:
            row_security.make_login(connection, login, password)
    except psycopg.Error as error:
        raise trouble(error, address) or error from error


@contextmanager
def narrowed(_connection: Connection, _faction_id: str) -> Iterator[None]:
    """Row security keeps the drafts of others from whoever logs in (row_security.py)."""
    yield


def forget_line(connection: Connection, key: str, new_key: str) -> bool:
    """Let a line of the history say nothing, as far as row_security lets an office do it; whether it was done."""
    if connection.exec_driver_sql("SELECT to_regprocedure('beirat_forget(text, text)')").scalar() is None:
        return False  # made by an older program
    return bool(connection.exec_driver_sql("SELECT beirat_forget(%s, %s)", (key, new_key)).scalar())


def forget_traces(engine: Engine) -> None:
    """Rows that were removed are overwritten when the table is cleaned; the server's log is the administrator's."""
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.autocommit, driver.patience = True, None
        try:
            driver.execute("VACUUM")
        finally:
            driver.autocommit, driver.patience = False, lines.LONGEST
