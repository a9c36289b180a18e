"""Opening, making, upgrading and restoring a record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from beirat_desktop import paths, private
from beirat_desktop.domain import searching
from beirat_desktop.store import indexing, schema, sqlite, sums
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.links import dead_links
from beirat_desktop.store.store import Store


def open_record(file: Path, *, user: str = "") -> Store:
    """Open an existing record, upgrading an older one after a copy; raises RecordTrouble with the file untouched."""
    revision = sqlite.inspect_file(file)
    if revision is None or revision > schema.HEAD:
        raise RecordTrouble("newer" if revision else "damaged", file, revision=revision or "")
    engine = sqlite.open_engine(file)
    store = Store(engine, file, user=user)
    if revision != schema.HEAD:
        copy_before_upgrade(file, revision)
        try:
            upgrade(engine)
            with store.reading() as unit:
                store.found_at_upgrade = dead_links(unit)
        except DBAPIError as error:
            engine.dispose()
            raise sqlite.trouble(error, file) or error from error
        except BaseException:
            engine.dispose()
            raise
    try:
        index_anew(engine)
    except (DBAPIError, LookupError, ValueError, TypeError, AttributeError) as error:
        engine.dispose()
        raise sqlite.known_trouble(error, file) or error from error
    return store


def create_record(file: Path, *, user: str = "") -> Store:
    """Make an empty record; raises RecordTrouble("exists") rather than touch a file that is there."""
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
    engine = sqlite.open_engine(unfinished)
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


def index_anew(engine: Engine) -> None:
    """Write the search index where a program with other forms wrote it last, or none yet; the rest stays as it is."""
    with engine.connect() as connection:
        if indexing.version(connection) == searching.VERSION:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        # Another workplace may have done it while this one waited for the lock.
        if indexing.version(connection) != searching.VERSION:
            indexing.rebuild(connection)


def copy_before_upgrade(file: Path, revision: str) -> Path:
    """Keep a verified copy beside the record, named after its schema and the day."""
    target = file.with_name(f"{file.stem}-{revision}-{datetime.now():%Y-%m-%d-%H%M%S}{file.suffix}")
    sqlite.copy_record(file, target)
    return target


def upgrade(engine: Engine) -> None:
    """Bring the file to the newest schema, wholly or not at all."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    with engine.connect() as connection:
        # Past SQLAlchemy, which would begin a transaction first: inside one the pragma does nothing, and
        # rebuilding a table with it on fails or deletes the rows that link to it.
        raw = cast("Any", connection.connection.driver_connection)
        raw.execute("PRAGMA foreign_keys=OFF")
        with connection.execution_options(writes=True).begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            sums.write_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
            loose = connection.execute(text("PRAGMA foreign_key_check")).first()
            if loose is not None:
                raise RecordTrouble("damaged", Path(str(engine.url.database)))
        raw.execute("PRAGMA foreign_keys=ON")
