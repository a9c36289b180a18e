"""Opening, making, upgrading and restoring a record."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from beirat_desktop import paths, private
from beirat_desktop.domain import searching
from beirat_desktop.store import cipher, indexing, schema, sqlite
from beirat_desktop.store.address import ServerAddress, Where
from beirat_desktop.store.engines import ways, ways_of
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.links import dead_links
from beirat_desktop.store.store import Store


def open_record(place: Where, *, user: str = "") -> Store:
    """Open an existing record, upgrading an older one after a copy; raises RecordTrouble with the record untouched."""
    own = ways(place)
    revision = own.inspect_file(place)
    if revision is None:
        raise RecordTrouble("no_record" if isinstance(place, ServerAddress) else "damaged", place)
    if revision > schema.HEAD:
        raise RecordTrouble("newer", place, revision=revision)
    engine = own.open_engine(place)
    store = Store(engine, place, user=user)
    if revision != schema.HEAD:
        own.copy_before_upgrade(place, revision)
        try:
            upgrade(engine)
            with store.reading() as unit:
                store.found_at_upgrade = dead_links(unit)
        except DBAPIError as error:
            engine.dispose()
            raise own.trouble(error, place) or error from error
        except BaseException:
            engine.dispose()
            raise
    try:
        index_anew(engine)
        _know_who_was_let_in(store)
    except RecordTrouble:
        engine.dispose()
        raise
    except (DBAPIError, LookupError, ValueError, TypeError, AttributeError) as error:
        engine.dispose()
        raise own.known_trouble(error, place) or error from error
    return store


def _know_who_was_let_in(store: Store) -> None:
    """Who logged in at a server under a name of their own is who works; raises RecordTrouble("not_allowed")."""
    with store.engine.connect() as connection:
        own = ways_of(connection)
        store.login = own.login_of(connection)
    if store.login is None:
        own.follow(store.engine)
        return
    with store.reading() as unit:
        found = unit.users.where(login=store.login)
    if not found:
        raise RecordTrouble("not_allowed", store.file)
    store.user, store.user_id = found[0].name, found[0].id


def create_record(place: Where, *, user: str = "", password: str = "") -> Store:
    """Make an empty record; raises RecordTrouble("exists") rather than touch what is there.

    password: locks a file with it; a server has logins instead.
    """
    if isinstance(place, ServerAddress):
        return _create_on_server(place, user)
    return _create_file(place, user, cipher.new_key(password) if password else None)


def _create_file(file: Path, user: str, key: cipher.Key | None) -> Store:
    if file.exists():
        raise RecordTrouble("exists", file)
    try:
        if not file.parent.is_dir():
            private.make_folder(file.parent)
    except OSError as error:
        raise RecordTrouble("missing_folder", file) from error
    # Made under another name, so that a start that fails leaves nothing that looks like a record.
    unfinished = file.with_name(file.name + sqlite.UNFINISHED)
    try:
        # SQLite gives its log the rights of the file.
        private.write(unfinished, b"")
    except OSError as error:
        raise RecordTrouble("read_only", file) from error
    engine = sqlite.open_engine(unfinished, key)
    try:
        upgrade(engine)
        index_anew(engine)
        engine.dispose()
        sqlite.settle(unfinished)
        unfinished.replace(file)
    except DBAPIError as error:
        raise sqlite.trouble(error, file) or error from error
    finally:
        engine.dispose()
        unfinished.unlink(missing_ok=True)
    return Store(sqlite.open_engine(file), file, user=user)


def _create_on_server(address: ServerAddress, user: str) -> Store:
    """In a database that is there and empty; making one is the administrator's (store/server.py)."""
    own = ways(address)
    if own.inspect_file(address) is not None:
        raise RecordTrouble("exists_there", address)
    engine = own.open_engine(address)
    try:
        upgrade(engine)
        index_anew(engine)
    except DBAPIError as error:
        engine.dispose()
        raise own.trouble(error, address) or error from error
    return Store(engine, address, user=user)


def index_anew(engine: Engine) -> None:
    """Write the search index where a program with other forms wrote it last, or none yet; the rest stays as it is.

    Who has a login of their own at a server does not see everything, and leaves it to who owns the record.
    """
    with engine.connect() as connection:
        if indexing.version(connection) == searching.VERSION or ways_of(connection).login_of(connection) is not None:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        # Another workplace may have done it while this one waited for the lock.
        if indexing.version(connection) != searching.VERSION:
            indexing.rebuild(connection)


def upgrade(engine: Engine) -> None:
    """Bring the record to the newest schema, wholly or not at all."""
    with engine.connect() as connection:
        own = ways_of(connection)

    def migrate(connection: Connection) -> None:
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(paths.migrations()))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

    own.upgrade(engine, migrate)
