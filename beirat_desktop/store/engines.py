"""Which engine keeps a record: SQLite a file, PostgreSQL what lies on a server.

What is an engine's own stands in sqlite.py or in the folder postgresql, whose engine.py has the same names; all else is
written once. This is the one place that chooses. The server's is loaded for a server only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from beirat_desktop.domain.coverage import Coverage
from beirat_desktop.domain.searching import Term
from beirat_desktop.store import sqlite
from beirat_desktop.store.address import ServerAddress, Where
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.fitting import Fitting

if TYPE_CHECKING:
    from beirat_desktop.store.private_server import PrivateServer
    from beirat_desktop.store.store import Store


class Watch(Protocol):
    """Notices what other programs write."""

    @property
    def away(self) -> bool:
        """Whether the record cannot be reached just now."""

    @property
    def gone(self) -> bool:
        """Whether the record is known not to answer: then nobody need wait to hear it again."""

    def lost(self) -> None:
        """Somebody found that the record does not answer."""

    def wrote(self) -> bool:
        """Whether others wrote since the last call; the first one begins to watch."""

    def own_commit(self, connection: Connection) -> AbstractContextManager[None]:
        """Commit inside, with nothing else; what others commit meanwhile is still noticed."""

    def close(self) -> None:
        """Watch no longer."""


class Hold(Protocol):
    """What an open record holds on to beside its connections."""

    @property
    def lost(self) -> bool:
        """Whether another record lies in its place."""

    def check(self, connection: Connection) -> None:
        """Refuse to go on where another record lies in its place."""

    def keep_aside(self, connection: Connection) -> None:
        """Keep what this machine holds of a record that lost its place."""

    def let_go(self) -> None:
        """Nothing holds it any more."""


class Ways(Protocol):
    """What each engine has in its own way. place: a file for SQLite, an address for PostgreSQL."""

    LAST_LINK: str
    """Selects position, seal and batch of the last change of the history."""

    def login_of(self, connection: Connection) -> str | None:
        """By which name a server let us in; None for a file, and for who owns the record."""

    def open_engine(self, place: Any) -> Engine:
        """An engine on the record. A unit that writes says so with the execution option "writes"."""

    def inspect_file(self, place: Any) -> str | None:
        """The schema revision of a record without changing it, None for an empty one; raises RecordTrouble."""

    def trouble(self, error: DBAPIError, place: Any) -> RecordTrouble | None:
        """The known trouble behind a database error, or None where the error is our own bug."""

    def known_trouble(self, error: Exception, place: Any) -> RecordTrouble | None:
        """The trouble behind any error in work with a record; None where it is our bug and the rows are whole."""

    def step(self, connection: Connection) -> object | None:
        """How far the record is, another one whenever a row was written; None where that is not told."""

    def keep_sums(self, connection: Connection, written: Mapping[str, Iterable[str]]) -> None:
        """Bring the checksums of rows to what was written or removed; written: their keys by table."""

    def sum_up(self, connection: Connection) -> None:
        """The checksums of all rows anew, after rows were written past every unit."""

    def clear_leftovers(self, place: Any, folder: Path) -> None:
        """Remove what a program that was killed left half done of this record in a folder."""

    def taken(self, error: IntegrityError) -> str | None:
        """The table in which something stands twice; None where another constraint is broken."""

    def watch(self, place: Any) -> Watch:
        """What notices the changes of others."""

    def hold(self, engine: Engine, place: Any) -> Hold:
        """What the open record holds on to."""

    def check_integrity(self, place: Any, *, quick: bool = False) -> Coverage:
        """Raises RecordTrouble("damaged") unless the engine finds the record whole and every link has its end."""

    def copy_record(self, source: Any, target: Path) -> None:
        """A verified copy of a record that may be open elsewhere; nothing is left at target when it fails."""

    def inspect_copy(self, copy: Path) -> str | None:
        """The schema revision of a copy that is whole, None for an empty one; raises RecordTrouble."""

    def put_back(self, copy: Path, place: Any) -> None:
        """Put a copy in a record's place; raises RecordTrouble with the record as it was."""

    def put_over(self, copy: Path, place: Any, aside: Path) -> None:
        """Put a copy over a record, which is kept aside: as a copy where it is whole, else as it lies there.

        Raises RecordTrouble with the record as it was; "locked" where another program is at it.
        """

    def copy_before_upgrade(self, place: Any, revision: str) -> Path:
        """Keep a verified copy, named after its schema and the day."""

    def narrowed(self, connection: Connection, faction_id: str) -> AbstractContextManager[None]:
        """Inside, whoever reads sees no draft but of that faction."""

    def forget_line(self, connection: Connection, key: str, new_key: str) -> bool:
        """Let a line of the history say nothing, where whoever logged in may not write it; whether it was done."""

    def forget_traces(self, engine: Engine) -> None:
        """Remove where what was removed may still stand."""

    def upgrade(self, engine: Engine, migrate: Callable[[Connection], None]) -> None:
        """Bring the record to the newest schema by what migrate does, wholly or not at all."""

    def follow(self, engine: Engine) -> None:
        """Let the engine hold what this program knows of rights; for who owns the record."""

    def written(self, statement: str) -> str:
        """A statement with ? for its values and instr(), as this driver wants it."""

    def fitting(self, connection: Connection, terms: Sequence[Term], columns: Sequence[str]) -> Fitting:
        """How rows of search_docs are found in which every term stands in one of the columns."""

    def count_words(self, connection: Connection, counts: Sequence[tuple[str, int]]) -> None:
        """Add to the number of records in which words stand; a word that stands in none is forgotten."""

    def index_version(self, connection: Connection) -> int:
        """By which version of the program's forms the search index was written, 0 for one that is empty."""

    def note_index_version(self, connection: Connection, version: int) -> None:
        """Note by which version the search index was written."""


def ways(place: Where) -> Ways:
    """Those of the engine that keeps the record there."""
    return _server() if isinstance(place, ServerAddress) else sqlite


def ways_of_copy(copy: Path) -> Ways:
    """Those of the engine of the record that was copied."""
    return _server() if copy.suffix == ".dump" else sqlite


def ways_of(connection: Connection) -> Ways:
    """Those of the engine of an open record."""
    return sqlite if connection.dialect.name == "sqlite" else _server()


def make_database(address: Where) -> bool:
    """Make the database of an address where it is missing; whether it was made. Raises RecordTrouble."""
    if not isinstance(address, ServerAddress):
        raise RecordTrouble("bad_address", address)
    from beirat_desktop.store.postgresql import setup

    return setup.make_database(address)


def make_login(store: Store, login: str, password: str) -> None:
    """Let a login into the open record on a server; raises RecordTrouble."""
    if not isinstance(store.file, ServerAddress):
        raise RecordTrouble("bad_address", store.file)
    from beirat_desktop.store.postgresql import engine

    engine.make_login(store.file, login, password)


def private_server(folder: Path) -> PrivateServer:
    """A PostgreSQL of one's own in a folder, which is not started yet."""
    from beirat_desktop.store.private_server import PrivateServer

    return PrivateServer(folder)


def _server() -> Ways:
    from beirat_desktop.store.postgresql import engine

    return engine
