"""SQLAlchemy's dialect for a record: days as text, an empty field first, queries with the functions of SQLite."""

from __future__ import annotations

import selectors
import time
from typing import Any

import psycopg
from sqlalchemy import Date, DateTime, Time
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.base import PGDDLCompiler, PGTypeCompiler
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg, PGDialect_psycopg
from sqlalchemy.dialects.sqlite import DATE, DATETIME, TIME
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.schema import Column

from beirat_desktop.store import row_security
from beirat_desktop.store.postgresql import lines

GATE = int.from_bytes(b"beirat")
"""The number of the lock (pg_advisory_lock) that whoever writes shares, and who puts a copy back has alone."""
TURN = f"LOCK TABLE sequences IN SHARE ROW EXCLUSIVE MODE; SELECT pg_try_advisory_xact_lock_shared({GATE})"
"""Waits for whoever writes, then tells whether it may be written; in one, since each question is a way to the server
and back."""


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
        if not asfrom or iscrud or table.name not in dialect.restricted:
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
    restricted: frozenset[str] = frozenset()
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
        if statement is TURN:  # two statements cannot be prepared; the answer is the second one's
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
    end = time.monotonic() + lines.PATIENCE
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
