"""What is SQLite's own: connection settings, locking, copies, and the marks in the file."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from beirat_desktop import paths, private
from beirat_desktop.domain.coverage import Coverage
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.rights import OF_PAPERS
from beirat_desktop.domain.searching import Term
from beirat_desktop.store import cipher, schema, sums
from beirat_desktop.store.cipher import Key
from beirat_desktop.store.driving import run, run_for_each
from beirat_desktop.store.elsewhere import Elsewhere
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.fitting import Fitting
from beirat_desktop.store.place import Place
from beirat_desktop.store.shares import on_network

APPLICATION_ID = 0x42454952
"""Marks a file as ours ("BEIR")."""

_STEP = 2
"""Every second trigram of a word is looked up; whether the word stands there is read afterwards anyhow."""
_LOCKED_CACHE = 65_536
"""Kilobytes of pages a connection to a locked record keeps as they were read; none is taken before it is needed."""
BETWEEN = ";\n\n"
"""Between two statements of newest.sql, and behind the last."""
UNFINISHED, FRESH = ".unfertig", ".neu"
"""How a copy is called until it is whole, and one that is about to be put in a record's place."""
_BESIDE_AN_OPEN_FILE = 64 * 1024
"""Bytes that SQLite needs for the log and its index beside a record."""


def open_engine(file: Path, key: Key | None = None) -> Engine:
    """An engine on the file. A unit that writes says so with the execution option "writes".

    key: of a locked record that is yet to be made; that of one which is there is known or asked for.
    """
    key = key or cipher.key_of(file)
    module = {} if key is None else {"module": cipher.driver(key)}
    # Not as a text: in one, the %20 of a downloaded name would be read as a space, and another file opened.
    # Absolute, since ":memory:" and "file:…" are names of files too, but not for SQLite.
    engine = create_engine(URL.create("sqlite", database=str(file.absolute())), connect_args={"timeout": 5.0}, **module)
    if key is not None:

        @event.listens_for(engine, "do_connect")
        def _connect(*_: object) -> Any:
            return cipher.connect_with(file, key, check_same_thread=False)

    cipher.hold(file, key)
    # Once: an engine may be told several times.
    event.listen(engine, "engine_disposed", lambda _engine: cipher.let_go(file), once=True)

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=ON")
        if key is not None:
            # A page that is not kept is decrypted and proved again each time it is looked at; else these are 2 MB.
            connection.execute(f"PRAGMA cache_size=-{_LOCKED_CACHE}")
        connection.execute("PRAGMA busy_timeout=5000")
        connection.execute("PRAGMA journal_mode=" + ("DELETE" if on_network(file) else "WAL"))
        connection.execute("PRAGMA synchronous=FULL")
        # What is removed, such as somebody's address, is overwritten and not only marked as free.
        connection.execute("PRAGMA secure_delete=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A lock taken for reading cannot be raised without losing; a writer takes the write lock at once.
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            # Takes no lock, so it cannot fail; straight to the driver, since every look at the record begins here.
            cast("sqlite3.Connection", connection.connection.driver_connection).execute("BEGIN")

    return engine


def trouble(error: Exception, file: Path) -> RecordTrouble | None:
    """The known trouble behind a database error, or None where the error is our own bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    text = str(cause).lower()
    for fragment, kind in (
        ("database or disk is full", "disk_full"),
        ("disk i/o error", "unreachable"),
        ("readonly database", "read_only"),
        ("attempt to write a readonly", "read_only"),
        ("database is locked", "locked"),
        ("file is not a database", "not_ours"),
        ("malformed", "damaged"),
        ("could not decode to utf-8", "damaged"),
        ("unable to open database file", "missing"),
    ):
        if fragment in text:
            if kind == "not_ours" and cipher.errors()[1:] and isinstance(cause, cipher.errors()[1:]):
                kind = "damaged"  # its key did fit, or nobody would have got so far
            if kind in ("unreachable", "missing") and file.exists() and _full(file.parent):
                kind = "disk_full"  # SQLite had no room for what it keeps beside the file
            return RecordTrouble(kind, file)
    return None


def _full(folder: Path) -> bool:
    """Whether there is not even room for what SQLite keeps beside an open file."""
    try:
        return shutil.disk_usage(folder).free < _BESIDE_AN_OPEN_FILE
    except OSError:
        return False


def reading(file: Path) -> sqlite3.Connection:
    """A connection to look at a record, also on a medium that can only be read, where SQLite can keep no log."""
    return cipher.connect_with(file, cipher.key_of(file), reading=not writable(file))


def inspect_file(file: Path, *, to_write: bool = True) -> str | None:
    """The schema revision of a record file without changing it, None for an empty one; raises RecordTrouble.

    to_write: whether it is to be worked with, and not only to be copied from.
    """
    if not file.parent.is_dir():
        raise RecordTrouble("missing_folder", file)
    if not file.is_file():
        raise RecordTrouble("missing", file)
    if not cipher.is_held(file):
        _check_head(file)
    if to_write and not writable(file):
        raise RecordTrouble("read_only", file)
    try:
        with closing(reading(file)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except cipher.errors(UnicodeDecodeError) as error:
        raise known_trouble(error, file) or RecordTrouble("damaged", file) from error
    return str(row[0]) if row else None


def _check_head(file: Path) -> None:
    """Both marks stand in the head of a file, so a foreign one is not even opened as a database."""
    try:
        with file.open("rb") as opened:
            head = opened.read(72)
    except OSError as error:
        raise RecordTrouble("unreachable", file) from error
    ours = head.startswith(b"SQLite format 3\x00") and int.from_bytes(head[68:72], "big") == APPLICATION_ID
    if not ours and not head.startswith(cipher.MARK):
        raise RecordTrouble("not_ours", file)


def writable(file: Path) -> bool:
    """Whether both the file and its folder may be written (the log lies beside the file)."""
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def copy_record(source: Path, target: Path) -> None:
    """A verified copy of a record that may be open elsewhere; nothing is left at target when it fails."""
    source, unfinished = source.absolute(), target.absolute().with_name(target.name + UNFINISHED)
    try:
        private.write(unfinished, b"")
        key = cipher.key_of(source)
        with (
            closing(cipher.connect_with(source, key)) as live,
            closing(cipher.connect_with(unfinished, key)) as copy,
        ):
            live.backup(copy)
        check_integrity(unfinished)
        unfinished.replace(target)
    except cipher.errors() as error:
        raise trouble(error, target) or RecordTrouble("no_copy", target) from error
    except OSError as error:
        raise RecordTrouble("disk_full" if error.errno == errno.ENOSPC else "no_copy", target) from error
    finally:
        for part in ("", "-journal", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + part).unlink(missing_ok=True)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a file that is no whole record any more as it lies there, with its log."""
    try:
        for suffix in ("", "-wal"):
            part = source.with_name(source.name + suffix)
            if part.exists():
                _copy_file(part, target.with_name(target.name + suffix))
    except OSError as error:
        raise RecordTrouble("disk_full" if error.errno == errno.ENOSPC else "no_copy", target) from error


def _copy_file(source: Path, target: Path) -> None:
    # Without the rights of the source, which may be those of a medium that is only read.
    private.write(target, b"")
    shutil.copyfile(source, target)


def clear_leftovers(file: Path, folder: Path) -> None:
    """Remove what a program that was killed left half done of this record in a folder: it holds the whole record.

    What is not a day old may be another program's that is at it: the clock of a share, or of a stick that counts in the
    time of the place, goes by some hours otherwise.
    """
    yesterday = time.time() - 24 * 3600
    pattern = re.compile(re.escape(file.stem) + r".*(?:\.unfertig|\.neu)(?:-wal|-shm|-journal)?")
    try:
        for left in folder.iterdir():
            if pattern.fullmatch(left.name) and left.stat().st_mtime < yesterday:
                left.unlink()
    except OSError:
        return  # a folder that cannot be reached now; the next start looks again


def check_integrity(file: Path, *, quick: bool = False) -> Coverage:
    """What was compared; raises RecordTrouble("damaged") unless SQLite finds the file whole and every link has its end.

    Unless quick, every row and every blob has to be what was written, too.
    """
    try:
        with closing(reading(file)) as connection:
            found = connection.execute("PRAGMA quick_check" if quick else "PRAGMA integrity_check").fetchone()
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
            other = None if quick else next(sums.damaged_rows(connection), None)
    except cipher.errors(UnicodeDecodeError) as error:
        raise known_trouble(error, file) or RecordTrouble("damaged", file) from error
    if found is None or found[0] != "ok" or loose is not None or other is not None:
        raise RecordTrouble("damaged", file)
    return Coverage(rows=not quick, indexes=not quick)


def known_trouble(error: Exception, file: Path) -> RecordTrouble | None:
    """The trouble behind any error while a record was worked with; None where it is our bug and the rows are whole."""
    known = trouble(error, file) if isinstance(error, (DBAPIError, *cipher.errors())) else None
    return known or (None if rows_whole(file) else RecordTrouble("damaged", file))


def rows_whole(file: Path) -> bool:
    """Whether every row is what was written; True where that cannot be told just now."""
    try:
        with closing(cipher.connect(file, timeout=0)) as connection:
            return next(sums.damaged_rows(connection), None) is None
    except cipher.busy_errors() as error:
        told = trouble(error, file)
        return told is not None and told.kind != "damaged"
    except cipher.errors(UnicodeDecodeError):
        return False


@contextmanager
def alone(file: Path) -> Iterator[sqlite3.Connection]:
    """Inside, nobody else writes into a record, and its file alone is the record; raises RecordTrouble("locked").

    What comes out ends it when it is closed.
    """
    key = cipher.key_of(file)
    cipher.hold(file, key)
    try:
        with closing(cipher.connect_with(file, key)) as guard:
            guard.isolation_level = None
            guard.execute("BEGIN IMMEDIATE")
            with closing(cipher.connect_with(file, key)) as other:
                _, pages, taken_in = other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            if pages != taken_in:  # somebody reads what stood there before
                raise RecordTrouble("locked", file)
            yield guard
    except cipher.errors() as error:
        raise trouble(error, file) or error from error
    finally:
        cipher.let_go(file)


def put_back(copy: Path, target: Path, guard: sqlite3.Connection | None = None) -> None:
    """Put a copy in a record's place. Killed at any moment, either the old record is there or the new one.

    guard: what keeps others from writing into the old one meanwhile (alone).
    """
    fresh = target.with_name(target.name + FRESH)
    try:
        _copy_file(copy, fresh)
        with fresh.open("rb+") as written:
            os.fsync(written.fileno())
        # The log of the old record would be played into the new one: let SQLite take it in first.
        if guard is None:
            settle(target)
        elif sys.platform == "win32":
            guard.close()  # there no file is replaced that anybody has open
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        fresh.replace(target)
    except OSError as error:
        raise RecordTrouble("disk_full" if error.errno == errno.ENOSPC else "no_restore", target) from error
    finally:
        fresh.unlink(missing_ok=True)


def settle(file: Path) -> bool:
    """Take the write-ahead log into the file, so that the file alone is the record; False where it cannot be read."""
    try:
        with closing(cipher.connect(file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete")
    except cipher.errors(RecordTrouble):
        return False


LAST_LINK = "SELECT position, seal, batch FROM changes ORDER BY position DESC LIMIT 1"


def login_of(connection: Connection) -> None:
    """A file lets in whoever may read it."""


@contextmanager
def narrowed(connection: Connection, faction_id: str) -> Iterator[None]:
    """Inside, drafts of others are not there for whoever reads; a server's row security does the same there.

    Views of this connection alone stand before the tables of the same name, so no query can go past them.
    """
    own = faction_id.replace("'", "''")
    seen = "EXISTS (SELECT 1 FROM temp.papers AS p WHERE p.id = {})"
    of_paper = f"paper_id IS NULL OR {seen.format('paper_id')}"
    about = f"noun <> 'papers' OR {seen.format('object_id')}"
    rules = {
        "papers": f"state <> '{PaperState.DRAFT.value}' OR faction_id = '{own}'",
        **dict.fromkeys(OF_PAPERS, of_paper),
        "overrides": about,
        "search_docs": f"({about}) AND ({of_paper})",
    }
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    try:
        for table, rule in rules.items():
            driver.execute(f"CREATE TEMP VIEW {table} AS SELECT rowid AS rowid, * FROM main.{table} WHERE {rule}")
        yield
    finally:
        for table in rules:
            driver.execute(f"DROP VIEW IF EXISTS temp.{table}")


def forget_line(_connection: Connection, _key: str, _new_key: str) -> bool:
    """Whoever may write the file may write all of it."""
    return False


def forget_traces(engine: Engine) -> None:
    """Empty the write-ahead log, in which what was removed may still stand."""
    with closing(engine.raw_connection()) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def taken(error: IntegrityError) -> str | None:
    """The table in which something stands twice; None where another constraint is broken."""
    found = re.search(r"UNIQUE constraint failed: (\w+)\.", str(error.orig))
    return found[1] if found else None


def watch(file: Path) -> Elsewhere:
    """What notices the changes of others."""
    return Elsewhere(file)


def hold(engine: Engine, file: Path) -> Place:
    """The place the open file has to keep."""
    place = Place(file)
    # Before anything is read through it: reading would play the log of the old file into the new one.
    event.listen(engine, "connect", lambda *_: place.connected(), insert=True)
    return place


def upgrade(engine: Engine, migrate: Callable[[Connection], None]) -> None:
    """Bring the file to the newest schema by what migrate does, wholly or not at all.

    A new file gets the newest tables at once: one migration after the other takes them a second.
    """
    with engine.connect() as connection:
        # Past SQLAlchemy, which would begin a transaction first: inside one the pragma does nothing, and
        # rebuilding a table with it on fails or deletes the rows that link to it.
        raw = cast("Any", connection.connection.driver_connection)
        raw.execute("PRAGMA foreign_keys=OFF")
        with connection.execution_options(writes=True).begin():
            if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").all():
                _make(connection)
            if connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() != schema.HEAD:
                migrate(connection)
            sums.write_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            loose = connection.execute(text("PRAGMA foreign_key_check")).first()
            if loose is not None:
                raise RecordTrouble("damaged", Path(str(engine.url.database)))
        raw.execute("PRAGMA foreign_keys=ON")


def _make(connection: Connection) -> None:
    for statement in (paths.migrations() / "newest.sql").read_text(encoding="utf-8").split(BETWEEN)[:-1]:
        connection.exec_driver_sql(statement)


def step(connection: Connection) -> object:
    """How far the record is: another after every commit of others, and after all that this connection writes."""
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    return run(connection, "PRAGMA data_version"), driver.total_changes


def keep_sums(connection: Connection, written: Mapping[str, Iterable[str]]) -> None:
    """Bring the checksums of rows to what was written or removed; written: their keys by table."""
    sums.write(connection, written)


def sum_up(connection: Connection) -> None:
    """The checksums of all rows anew, after rows were written past every unit."""
    sums.write_all(connection)


def written(statement: str) -> str:
    """A statement with ? for its values, which is how this driver wants it."""
    return statement


def follow(engine: Engine) -> None:
    """Nothing to bring along: rights are held by the program."""


def fitting(connection: Connection, terms: Sequence[Term], columns: Sequence[str]) -> Fitting:
    """Rows of search_docs in which every term stands in one of the columns: "head", or "head" and "text".

    The index is asked for trigrams; what is not one trigram is then read in the rows it gives.
    """
    index = "search_index_heads" if list(columns) == ["head"] else "search_index"
    match = " AND ".join("(" + " OR ".join(map(_trigrams, term.forms)) + ")" for term in terms)
    checks, values = "", [match]
    for term in terms:
        if all(len(form) == 3 for form in term.forms):
            continue
        found = [f"instr(d.{column}, ?)" for _ in term.forms for column in columns]
        checks += f" AND ({' OR '.join(found)})"
        values += [form for form in term.forms for _ in columns]
    # A cross join, or in small files the planner turns it round and becomes slow.
    source = f"{index} CROSS JOIN search_docs AS d ON d.id = {index}.rowid"
    return Fitting(source, f"{index} MATCH ?{checks}", tuple(values), f"{index}.rowid")


def _trigrams(form: str) -> str:
    last = len(form) - 3
    places = sorted({*range(0, last + 1, _STEP), last})
    return "(" + " AND ".join(f'"{form[place : place + 3]}"' for place in places) + ")"


def count_words(connection: Connection, counts: Sequence[tuple[str, int]]) -> None:
    """Add to the number of records in which words stand; a word that stands in none is forgotten."""
    add = (
        "INSERT INTO search_words (word, docs) VALUES (?, ?) "
        "ON CONFLICT (word) DO UPDATE SET docs = search_words.docs + excluded.docs"
    )
    run_for_each(connection, add, counts)
    if any(count < 0 for _, count in counts):
        run(connection, "DELETE FROM search_words WHERE docs <= 0")


def index_version(connection: Connection) -> int:
    """By which version of the program's forms the search index was written, 0 for one that is empty."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def note_index_version(connection: Connection, version: int) -> None:
    """Note by which version the search index was written."""
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


def copy_before_upgrade(file: Path, revision: str) -> Path:
    """Keep a verified copy beside the record, named after its schema and the day."""
    target = file.with_name(f"{file.stem}-{revision}-{datetime.now():%Y-%m-%d-%H%M%S}{file.suffix}")
    copy_record(file, target)
    return target


def inspect_copy(copy: Path) -> str | None:
    """The schema revision of a copy that is whole, None for an empty one; raises RecordTrouble."""
    revision = inspect_file(copy, to_write=False)
    check_integrity(copy)
    return revision


def put_over(copy: Path, file: Path, aside: Path) -> None:
    """Put a copy over a record, which is kept aside: a shell that writes meanwhile waits, and then finds another file.

    What it had written between the two would be in neither. A damaged record, or one whose password was lost, is
    written into by nobody.
    """
    with ExitStack() as held:
        guard = None
        try:
            guard = held.enter_context(alone(file))
        except RecordTrouble as error:
            if error.kind == "locked":
                raise
        _keep_aside(file, aside)
        try:
            put_back(copy, file, guard)
        except RecordTrouble:
            for suffix in ("", "-wal"):
                aside.with_name(aside.name + suffix).unlink(missing_ok=True)  # the record stayed what it was
            raise


def _keep_aside(file: Path, aside: Path) -> None:
    """Keep the record under another name: as a copy where it is whole, else byte by byte with its log."""
    try:
        copy_record(file, aside)
    except RecordTrouble as error:
        if error.kind == "disk_full":
            raise
        copy_bytes(file, aside)
