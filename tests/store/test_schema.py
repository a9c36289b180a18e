import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from beirat_desktop import paths
from beirat_desktop.store import sqlite
from beirat_desktop.store.schema import HEAD
from beirat_desktop.store.tables import metadata


def without_search_index(name, kind, _parents):
    return not (kind == "table" and name.startswith("search_index"))


@pytest.mark.sqlite  # a server gets the newest tables at once
def test_migrations_give_the_schema_of_the_nouns(store):
    options = {"include_name": without_search_index, "compare_type": False}
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_the_newest_schema_is_named_right():
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


@pytest.mark.sqlite
def test_a_record_carries_our_mark(store):
    with store.engine.connect() as connection:
        assert connection.execute(text("PRAGMA application_id")).scalar_one() == sqlite.APPLICATION_ID


def test_every_link_has_an_index_so_that_removing_stays_fast(store):
    look = inspect(store.engine)
    for table in metadata.tables.values():
        indexed = {index["column_names"][0] for index in look.get_indexes(table.name)}
        for column in table.c:
            assert not column.foreign_keys or column.name in indexed, f"{table.name}.{column.name}"
