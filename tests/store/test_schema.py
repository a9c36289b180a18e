import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from beirat_desktop import paths
from beirat_desktop.store import sqlite
from beirat_desktop.store.schema import HEAD
from beirat_desktop.store.tables import metadata
from tests.files.newest import migrated, newest, tables


def without_search_index(name, kind, _parents):
    return not (kind == "table" and name.startswith("search_index"))


@pytest.mark.sqlite  # a server gets the newest tables at once
def test_migrations_give_the_schema_of_the_nouns(store):
    options = {"include_name": without_search_index, "compare_type": False}
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


@pytest.mark.sqlite
def test_a_new_record_begins_with_what_all_migrations_make(empty_record, tmp_path):
    written = (paths.migrations() / "newest.sql").read_text(encoding="utf-8")
    assert f"alembic_version (version_num) VALUES ('{HEAD}')" in written, "python -m tests.files.newest"
    new, old = create_engine(f"sqlite:///{empty_record}"), migrated(tmp_path / "upgraded.db")
    with new.connect() as made, old.connect() as upgraded:
        assert lines(made) == lines(upgraded), "python -m tests.files.newest"
    assert newest(old) == written, "python -m tests.files.newest"
    new.dispose()
    old.dispose()


def lines(connection):
    """What each table says; the constraints of one that was rebuilt come in any order."""
    return {
        name: sorted(line.strip().rstrip(", ") for line in sql.splitlines()) for name, sql in tables(connection).items()
    }


def test_the_newest_schema_is_named_right():
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


@pytest.mark.sqlite
def test_a_record_carries_our_mark(store):
    with store.engine.connect() as connection:
        assert connection.execute(text("PRAGMA application_id")).scalar_one() == sqlite.APPLICATION_ID


@pytest.mark.sqlite  # the indexes are the same; SQLAlchemy asks a server for them with numbers our dialect makes longer
def test_every_link_has_an_index_so_that_removing_stays_fast(store):
    look = inspect(store.engine)
    for table in metadata.tables.values():
        indexed = {index["column_names"][0] for index in look.get_indexes(table.name)}
        for column in table.c:
            assert not column.foreign_keys or column.name in indexed, f"{table.name}.{column.name}"
