"""How PostgreSQL finds words: indexes of trigrams, and a function where row security holds."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from beirat_desktop.domain.searching import Term
from beirat_desktop.store import row_security
from beirat_desktop.store.fitting import Fitting


def written(statement: str) -> str:
    """A statement with ? for its values and instr(), as psycopg and PostgreSQL want it."""
    return statement.replace("%", "%%").replace("?", "%s").replace("instr(", "strpos(")


def fitting(connection: Connection, terms: Sequence[Term], columns: Sequence[str]) -> Fitting:
    """Rows of search_docs in which every term stands in one of the columns, by indexes of trigrams on each."""
    dialect: Any = connection.dialect
    if dialect.held:
        patterns = [[f"%{literal(form)}%" for form in term.forms] for term in terms]
        return _Held("", json.dumps({"terms": patterns, "columns": columns}), (), "")
    conditions, values = [], []
    for term in terms:
        conditions.append("(" + " OR ".join(f"d.{column} LIKE ?" for _ in term.forms for column in columns) + ")")
        values += [f"%{literal(form)}%" for form in term.forms for _ in columns]
    source = row_security.view("search_docs") if "search_docs" in dialect.restricted else "search_docs"
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


def literal(form: str) -> str:
    """A form in which LIKE takes every letter as itself."""
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
