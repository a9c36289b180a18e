"""Writes db/newest.sql, with which a new record begins: python -m tests.files.newest

It says what all migrations make of an empty file. tests/store/test_schema.py tells when it has to be written anew.
"""

import re
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine

from beirat_desktop import paths
from beirat_desktop.store.sqlite import BETWEEN

OF_SEARCH = re.compile(r"search_index\w*_(data|idx|content|docsize|config)")
"""The tables that FTS5 makes for its own."""


def migrated(file: Path) -> Engine:
    """An empty file to which one migration after the other was applied."""
    engine = create_engine(f"sqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return engine


def tables(connection: Connection) -> dict[str, str]:
    """What made every table, index and trigger, by its name."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    return dict(tuple(row) for row in connection.exec_driver_sql(query))


def newest(engine: Engine) -> str:
    """What the file has to say of such a record; keys in order, as a table that was rebuilt has them in any."""
    with engine.connect() as connection:
        made = [_in_order(sql) for name, sql in tables(connection).items() if not OF_SEARCH.fullmatch(name)]
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    statements: list[str] = []
    for index, some in groupby(made, lambda sql: sql.startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))):
        together = list(some)
        statements += sorted(together) if index else together
    statements.append(f"INSERT INTO alembic_version (version_num) VALUES ('{revision}')")
    return "".join(statement + BETWEEN for statement in statements)


def _in_order(sql: str) -> str:
    """What makes a table, with the lines of its keys by their names."""
    lines: list[str] = []
    for key, some in groupby(sql.splitlines(), lambda line: line.startswith("\tCONSTRAINT")):
        together = list(some)
        if key:
            last = together[-1].removesuffix(", ") == together[-1]
            together = [line + ", " for line in sorted(line.removesuffix(", ") for line in together)]
            together[-1] = together[-1].removesuffix(", " if last else "")
        lines += together
    return "\n".join(lines)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        engine = migrated(Path(folder) / "empty.db")
        (paths.migrations() / "newest.sql").write_text(newest(engine), encoding="utf-8", newline="\n")
        engine.dispose()
