"""What is PostgreSQL's own: its dialect for our tables, who writes when, what lies on the server, copies by pg_dump.

The record reads the same on both engines. Days and moments are the same ISO texts, sorted by code point; the order in
which records were made is a column "rowid" beside ours; an empty field sorts before all others.

Units that write come one after the other, as they do in SQLite: each seals the history of the one before, and nothing
can be numbered twice or overwritten unseen. Readers wait for nobody and see one state of everything.
"""

from __future__ import annotations

import errno
import json
import os
import re
import selectors
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import IsolationLevel, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Connection, Date, DateTime, Engine, Time, create_engine, event, text
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.base import PGDDLCompiler, PGTypeCompiler
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg, PGDialect_psycopg
from sqlalchemy.dialects.sqlite import DATE, DATETIME, TIME
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.schema import Column

from beirat_desktop import paths
from beirat_desktop.domain.coverage import Coverage
from beirat_desktop.domain.searching import Term
from beirat_desktop.store import row_security, schema
from beirat_desktop.store.address import ServerAddress
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.fitting import Fitting
from beirat_desktop.store.listening import CHANNEL, Listening
from beirat_desktop.store.search_entries import OF_MAIN
from beirat_desktop.store.tables import metadata

DEFAULTS = {
    "connect_timeout": "3",
    "application_name": "Beirat Desktop",
    "target_session_attrs": "read-write",
    # A server that is gone without a word is noticed within seconds, not after two hours: by an idle connection, so
    # mostly before anybody writes, and by one in the middle of a unit.
    "keepalives_idle": "3",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "4000",
    # A page out of order costs no more where nothing turns: else few hits of LIKE were looked for in all rows.
    # Queries of a few rows are not worth compiling, and which index finds a word depends on the word; who waits for a
    # writer waits as long as with a file.
    "options": "-c lock_timeout=5000 -c jit=off -c plan_cache_mode=force_custom_plan -c client_min_messages=warning"
    " -c random_page_cost=1.1"
    # The other way round: a workplace that lost its power in the middle of a unit, or sleeps there, lets others go on.
    " -c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3"
    " -c idle_in_transaction_session_timeout=60000",
}
"""Where the address says nothing else. Of several servers in it the one that may be written is taken."""

_GATE = int.from_bytes(b"beirat")
"""The number of the lock (pg_advisory_lock) that whoever writes shares, and who puts a copy back has alone."""
_TURN = f"LOCK TABLE sequences IN SHARE ROW EXCLUSIVE MODE; SELECT pg_try_advisory_xact_lock_shared({_GATE})"
"""Waits for whoever writes, then tells whether it may be written; in one, since each question is a way to the server
and back."""
PATIENCE = 2.0
"""Seconds in which a server answers an empty question before a unit begins; a window waits for it."""
LONGEST = 30.0
"""Seconds in which it answers anything else. Nobody waits for ever, though something between may keep a line open."""

_STATES = {
    "55P03": "locked",
    "57014": "locked",
    "53100": "disk_full",
    "42501": "not_allowed",
    "28P01": "no_entry",
    "28000": "no_entry",
    "3D000": "no_database",
    "XX001": "damaged",
    "XX002": "damaged",
}
"""The trouble behind PostgreSQL's own codes (SQLSTATE)."""
_SAID = (
    ("passwor|pg_hba|role .* does not exist|rolle .* existiert nicht|not permitted to log in|einloggen", "no_entry"),
    ("permission denied for database|keine berechtigung für datenbank", "no_entry"),
    ("database .* does not exist|datenbank .* existiert nicht", "no_database"),
)
"""The trouble behind what a server says, in English or German, to a connection that it does not let in."""


# --- the dialect ---


class _Types(PGTypeCompiler):
    """Days and moments as text, numbers of 64 bits, as SQLite has them."""

    def visit_INTEGER(self, type_: Any, **how: Any) -> str:
        return "BIGINT"

    def _text(self, type_: Any, **how: Any) -> str:
        return "TEXT"

    visit_date = visit_datetime = visit_time = visit_DATE = visit_DATETIME = visit_TIME = visit_TIMESTAMP = _text


class _Statements(PGCompiler_psycopg):
    """What the queries call as SQLite does."""

    def visit_json_each_func(self, function: Any, **how: Any) -> str:
        """The elements of a list in a column of JSON text, each as text, in a column "value"."""
        return f"jsonb_array_elements_text(({self.process(function.clauses.clauses[0], **how)})::jsonb)"

    def visit_json_extract_func(self, function: Any, **how: Any) -> str:
        """One field of an object in JSON text."""
        value, path = function.clauses.clauses
        field = self.process(path, **how)
        return f"(({self.process(value, **how)})::jsonb ->> substr({field}, 3))"

    def visit_substr_func(self, function: Any, **how: Any) -> str:
        """Its places as they are, not as parameters, which would be numbers of 64 bits, and others at each mention."""
        text, *places = function.clauses.clauses
        words = [self.process(text, **how), *(self.process(one, **{**how, "literal_binds": True}) for one in places)]
        return f"substr({', '.join(words)})"

    def visit_max_func(self, function: Any, **how: Any) -> str:
        name = "greatest" if len(function.clauses.clauses) > 1 else "max"
        return f"{name}{self.function_argspec(function, **how)}"

    def visit_table(  # type: ignore[override]
        self, table: Any, asfrom: bool = False, iscrud: bool = False, **how: Any
    ) -> str:
        """What the login sees only a part of is read by its view, under the table's own name."""
        plain: Any = super().visit_table
        words = str(plain(table, asfrom=asfrom, iscrud=iscrud, **how))
        dialect: Any = self.dialect
        if not asfrom or iscrud or table.name not in dialect.told:
            return words
        seen = self.preparer.quote(row_security.view(table.name))
        return seen if how.get("enclosing_alias") is not None else f"{seen} AS {words}"

    def _on_conflict_target(self, clause: Any, **how: Any) -> str:
        """Of an insert in the words of SQLite's dialect, which are the same but know no named constraints."""
        names = clause.inferred_target_elements
        return f"({', '.join(map(self.preparer.quote, names))})" if names else ""

    def order_by_clause(self, select: Any, **how: Any) -> str:
        """An empty field sorts before all others."""
        parts = [self.process(part, **how) + _nulls(part) for part in select._order_by_clauses]  # noqa: SLF001
        return " ORDER BY " + ", ".join(parts) if parts else ""


def _nulls(part: Any) -> str:
    down = isinstance(part, UnaryExpression) and part.modifier is operators.desc_op
    element = part.element if isinstance(part, UnaryExpression) else part
    if isinstance(element, Column) and not element.nullable:
        return ""
    return " NULLS LAST" if down else " NULLS FIRST"


class _Tables(PGDDLCompiler):
    """Our tables with the order in which records were made, texts by code point, and indexes as queries walk them."""

    def get_column_specification(self, column: Any, **how: Any) -> str:
        kind = self.dialect.type_compiler_instance.process(column.type, type_expression=column)
        words = [self.preparer.format_column(column), kind]
        if kind in ("TEXT", "VARCHAR"):
            words.append('COLLATE "C"')
        default = self.get_column_default_string(column)
        if default is not None:
            words.append(f"DEFAULT {default}")
        if not column.nullable:
            words.append("NOT NULL")
        return " ".join(words)

    def create_table_constraints(self, table: Any, _include_foreign_key_constraints: Any = None, **how: Any) -> str:
        made = "rowid BIGINT GENERATED BY DEFAULT AS IDENTITY"
        others: Any = super().create_table_constraints
        return ", \n\t".join(filter(None, (made, others(table, _include_foreign_key_constraints, **how))))

    def visit_create_index(self, create: Any, *_args: Any, **how: Any) -> str:
        index = create.element
        nullable = {column.name for column in index.columns if column.nullable}
        columns = ", ".join(
            self.preparer.quote(one.name) + (" NULLS FIRST" if one.name in nullable else "") for one in index.columns
        )
        unique = "UNIQUE " if index.unique else ""
        name, table = self._prepared_index_name(index), self.preparer.format_table(index.table)
        where = index.dialect_options["sqlite"]["where"]
        condition = "" if where is None else " WHERE " + self.sql_compiler.process(where, literal_binds=True)
        return f"CREATE {unique}INDEX {name} ON {table} ({columns}){condition}"


class RecordDialect(PGDialect_psycopg):
    """psycopg's dialect for the tables of a record."""

    supports_statement_cache = True
    told: frozenset[str] = frozenset()
    """The tables that this login reads by their views (row_security)."""
    held = False
    """Whether row security holds for this login, and the server has a way for its search."""
    silent = False
    """Whether the last question was not answered, so that nobody waits for a new connection as well."""
    statement_compiler = _Statements
    ddl_compiler = _Tables
    type_compiler_cls = _Types
    colspecs = {**PGDialect_psycopg.colspecs, Date: DATE, DateTime: DATETIME, Time: TIME}  # noqa: RUF012

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        """As psycopg does it, but for the question whose turn it is."""
        if statement is _TURN:  # two statements cannot be prepared; the answer is the second one's
            cursor.execute(statement, prepare=False)
            cursor.nextset()
        else:
            cursor.execute(statement, parameters)

    def do_ping(self, dbapi_connection: Any) -> bool:
        """Whether a connection may be used; one that is silent is given up after PATIENCE, whatever keeps it open."""
        try:
            if _answers(dbapi_connection.pgconn):
                return True
            self.silent = True
            raise psycopg.OperationalError("the server does not answer")
        except psycopg.Error:
            dbapi_connection.close()
            raise


def _answers(connection: Any) -> bool:
    """Whether the server answers an empty question in time on this idle connection of libpq."""
    end = time.monotonic() + PATIENCE
    connection.send_query(b"")
    with selectors.DefaultSelector() as selector:
        selector.register(connection.socket, selectors.EVENT_READ)
        while connection.is_busy() or connection.get_result() is not None:
            if connection.is_busy():
                left = end - time.monotonic()
                if left <= 0 or not selector.select(left):
                    return False
                connection.consume_input()
    return True


registry.register("postgresql.beirat", __name__, "RecordDialect")


# --- connections and transactions ---


class Line(psycopg.Connection[Any]):
    """A connection that is given up where an answer takes longer than its patience, in seconds; None: as it takes."""

    patience: float | None = LONGEST

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """As psycopg waits, where it is not told how long: until the patience is at its end."""
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.patience)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == psycopg.pq.TransactionStatus.ACTIVE:
                self.close()  # the answer may still come, to another question
            raise


def _connect(address: ServerAddress, *, autocommit: bool = False, patience: float | None = LONGEST) -> Line:
    made = Line.connect(conninfo(address), autocommit=autocommit)
    made.patience = patience
    return made


def conninfo(address: ServerAddress) -> str:
    """What libpq is given: the address, with our defaults where it says nothing."""
    try:
        given = conninfo_to_dict(address.url)
    except psycopg.ProgrammingError as error:
        raise RecordTrouble("bad_address", address) from error
    return make_conninfo(**{**DEFAULTS, **{key: str(value) for key, value in given.items() if value is not None}})


def open_engine(address: ServerAddress) -> Engine:
    """An engine on the record. A unit that writes says so with the execution option "writes"."""
    conninfo(address)  # raises for what is none

    def connect() -> Line:
        dialect: Any = engine.dialect
        if dialect.silent:
            dialect.silent = False
            raise psycopg.OperationalError("the server does not answer")
        return _connect(address)

    engine = create_engine(
        "postgresql+beirat://",
        creator=connect,
        paramstyle="format",
        # A server that was started anew, or another that took its place, is found without anybody noticing.
        pool_pre_ping=True,
    )

    @event.listens_for(engine, "connect")
    def _look(driver: Any, _record: object) -> None:
        told = row_security.told(driver)
        dialect: Any = engine.dialect
        dialect.held = row_security.held(driver)
        driver.rollback()
        if told != dialect.told:
            dialect.told = told
            engine.clear_compiled_cache()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        driver: Any = connection.connection.driver_connection
        upgrades = options.get("upgrades", False)
        driver.patience = None if upgrades else LONGEST
        driver.isolation_level = IsolationLevel.READ_COMMITTED if upgrades else IsolationLevel.REPEATABLE_READ
        driver.read_only = not (upgrades or options.get("writes"))
        # Before anything is read: what is seen from here on is the state the one before left.
        if options.get("writes") and not connection.exec_driver_sql(_TURN).scalar_one():
            raise RecordTrouble("locked", address)

    return engine


def trouble(error: DBAPIError | psycopg.Error, address: ServerAddress) -> RecordTrouble | None:
    """The known trouble behind a database error, or None where the error is our own bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return None
    state = cause.sqlstate or ""
    if state in _STATES:
        return RecordTrouble(_STATES[state], address)
    if not state and isinstance(cause, psycopg.OperationalError):
        # A connection that was not made has no code; the server's own words are in its own language.
        said = str(cause).lower()
        for words, kind in _SAID:
            if re.search(words, said):
                return RecordTrouble(kind, address)
        return RecordTrouble("no_server", address)
    # 25006: it became a standby; 08, 57P: the connection or the server ends.
    if state.startswith(("08", "57P", "53")) or state == "25006":
        return RecordTrouble("no_server", address)
    return None


def taken(error: IntegrityError) -> str | None:
    """The table in which something stands twice; None where another constraint is broken."""
    cause = error.orig
    return cause.diag.table_name if isinstance(cause, psycopg.errors.UniqueViolation) else None


def known_trouble(error: Exception, address: ServerAddress) -> RecordTrouble | None:
    """The trouble behind any error while a record was worked with; None where it is our bug."""
    return trouble(error, address) if isinstance(error, DBAPIError | psycopg.Error) else None


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
    return Listening(lambda: _connect(address, autocommit=True, patience=PATIENCE))


LAST_LINK = "SELECT * FROM beirat_last_link()"
"""Who does not see the whole history still seals the end of it."""
login_of = row_security.login_of


def make_login(address: ServerAddress, login: str, password: str) -> None:
    """Let somebody log in under that name; raises RecordTrouble."""
    try:
        with _connect(address) as connection:
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
            driver.autocommit, driver.patience = False, LONGEST


# --- the schema ---


def inspect_file(address: ServerAddress) -> str | None:
    """The schema revision of a record without changing it, None for an empty database; raises RecordTrouble."""
    try:
        with closing(_connect(address)) as connection:
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
        with closing(_connect(address)):
            return False
    except psycopg.Error as error:
        known = trouble(error, address)
        if known is None or known.kind != "no_database":
            raise known or error from error
    try:
        with closing(_connect(address.of_database("postgres"), autocommit=True, patience=None)) as connection:
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
        _complete(driver)


def _complete(driver: Any) -> None:
    """What a record on a server has beside its tables."""
    # What stands for itself is looked for first, the newest first; it may lie behind many thousand of its parts.
    driver.execute(
        f"CREATE INDEX IF NOT EXISTS ix_search_docs_main ON search_docs (id) WHERE head LIKE '%{_literal(OF_MAIN)}%'"
    )
    row_security.install(driver)


def follow(engine: Engine) -> None:
    """Let the server hold what this program knows of rights, where an older one made or upgraded the record."""
    with engine.connect().execution_options(upgrades=True) as connection, connection.begin():
        driver: Any = connection.connection.driver_connection
        if row_security.version(driver) < row_security.VERSION:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('beirat upgrade'))")
            _complete(driver)


def _make(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    metadata.create_all(connection)
    for column in ("head", "text"):
        connection.exec_driver_sql(
            f"CREATE INDEX ix_search_docs_{column}_trigrams ON search_docs USING gin ({column} gin_trgm_ops)"
        )
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": schema.HEAD})


# --- the search ---


def written(statement: str) -> str:
    """A statement with ? for its values and instr(), as psycopg and PostgreSQL want it."""
    return statement.replace("%", "%%").replace("?", "%s").replace("instr(", "strpos(")


def fitting(connection: Connection, terms: Sequence[Term], columns: Sequence[str]) -> Fitting:
    """Rows of search_docs in which every term stands in one of the columns, by indexes of trigrams on each."""
    dialect: Any = connection.dialect
    if dialect.held:
        patterns = [[f"%{_literal(form)}%" for form in term.forms] for term in terms]
        return _Held("", json.dumps({"terms": patterns, "columns": columns}), (), "")
    conditions, values = [], []
    for term in terms:
        conditions.append("(" + " OR ".join(f"d.{column} LIKE ?" for _ in term.forms for column in columns) + ")")
        values += [f"%{_literal(form)}%" for form in term.forms for _ in columns]
    source = row_security.view("search_docs") if "search_docs" in dialect.told else "search_docs"
    return Fitting(f"{source} AS d", " AND ".join(conditions), tuple(values), "d.id")


class _Held(Fitting):
    """For whom row security holds: a function asks the indexes, which PostgreSQL does not before it looked at each row.

    condition: what its question says of the words.
    """

    __slots__ = ()

    def query(
        self,
        columns: str,
        *,
        newest_first: bool = False,
        least: int | None = None,
        only: str = "",
        without: Sequence[str] = (),
        most: int | None = None,
    ) -> tuple[str, tuple[str, ...]]:
        """The columns of those rows, and the values of the question, as in Fitting."""
        more = {"newest_first": newest_first, "least": least, "only": only, "without": without, "most": most}
        asked = json.dumps({**json.loads(self.condition), **more}, ensure_ascii=False)
        return f"SELECT {columns} FROM beirat_fitting(CAST(? AS json)) AS d", (asked,)


def _literal(form: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", form)


def count_words(connection: Connection, counts: Sequence[tuple[str, int]]) -> None:
    """Add to the number of records in which words stand; whoever writes adds to words they do not see, too."""
    words = "SELECT beirat_count_words(%s::text[], %s::bigint[])"
    connection.exec_driver_sql(words, ([word for word, _ in counts], [count for _, count in counts]))


def index_version(connection: Connection) -> int:
    """By which version of the program's forms the search index was written, 0 for one that is empty."""
    return int(connection.exec_driver_sql("SELECT obj_description('search_docs'::regclass)").scalar() or 0)


def note_index_version(connection: Connection, version: int) -> None:
    """Note by which version the search index was written: as the comment of its table."""
    connection.exec_driver_sql(f"COMMENT ON TABLE search_docs IS '{version}'")


# --- copies ---


def check_integrity(address: ServerAddress, *, quick: bool = False) -> Coverage:
    """What was compared; raises RecordTrouble("damaged") unless every table and every index can be read to the end.

    Unless quick, every file has to be what was written, too, and who owns the server has each index compared with its
    table by amcheck. Pages are compared with their checksums as they are read, where the server keeps such.
    """
    try:
        with closing(_connect(address, patience=None)) as connection:
            told = row_security.told(connection)
            for table in metadata.sorted_tables:
                name = row_security.view(table.name) if table.name in told else table.name
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
    with closing(_connect(address, autocommit=True, patience=None)) as connection:
        try:
            connection.execute(f"SELECT pg_advisory_lock({_GATE})")
        except psycopg.Error as error:
            raise trouble(error, address) or error from error
        yield


def _put_back(copy: Path, address: ServerAddress) -> None:
    words = ("--clean", "--if-exists", "--single-transaction", "--exit-on-error", "--schema=public")
    failed = RecordTrouble("no_restore", address)
    with closing(_connect(address, autocommit=True, patience=None)) as connection:
        row_security.drop_views(connection)  # an older copy knows nothing of them
        try:
            _run(address, "pg_restore", *words, "--no-owner", "--no-privileges", copy, failed=failed)
        finally:
            if inspect_file(address) == schema.HEAD:  # else when it is brought up to date
                with connection.transaction():
                    _complete(connection)
        connection.execute(f"NOTIFY {CHANNEL}")


def put_over(copy: Path, address: ServerAddress, aside: Path) -> None:
    """Put a copy over a record, which is kept in a file as it was, with all that was written until then."""
    with _nobody_writes(address):
        copy_record(address, aside)
        _put_back(copy, address)


def _check_sees_all(address: ServerAddress) -> None:
    """Raises RecordTrouble("not_allowed") for whom the server shows a part only, which would be no copy."""
    try:
        with closing(_connect(address)) as connection:
            row = connection.execute("SELECT beirat_desk()").fetchone()
    except psycopg.Error as error:
        raise trouble(error, address) or error from error
    if row is not None and row[0] not in (None, "office", "administrator"):
        raise RecordTrouble("not_allowed", address)


def _try_out(copy: Path, address: ServerAddress) -> None:
    """Restore a copy into a database of its own, which goes again; where none may be made, read it to its end."""
    probe = address.of_database(f"{address.stem}_probe_{uuid4().hex[:8]}")
    with closing(_connect(address, autocommit=True, patience=None)) as connection:
        try:
            connection.execute(f'CREATE DATABASE "{probe.name}" TEMPLATE template0')
        except psycopg.errors.InsufficientPrivilege:
            inspect_copy(copy)
            return
        try:
            with closing(_connect(probe, autocommit=True)) as empty:
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
