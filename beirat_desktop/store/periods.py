"""Names that change, as of a day, inside a query; domain/periods.as_of says the same in Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Table, Text, bindparam, case, func, select, type_coerce

from beirat_desktop.store.prepared import spelled_out
from beirat_desktop.store.tables import papers
from beirat_desktop.store.unit import Unit

TODAY: Any = bindparam("today", type_=Text, required=True)
"""Today, for what has no day of its own; whoever runs the query gives it (see today())."""
PAPER_DAY = func.coalesce(
    type_coerce(papers.c.dated, Text), func.substr(type_coerce(papers.c.received, Text), 1, 10), TODAY
)
"""The day of a paper: the one on it, else when it came in, else today."""


def today(unit: Unit) -> dict[str, str]:
    """What a query with these names is run with."""
    return {"today": unit.now.date().isoformat()}


def label_on(table: Table, day: Any) -> ColumnElement[Any]:
    """The short name of a committee or faction on a day, else its name. day: an expression with a day as text."""
    return _on(table, day, lambda name, short: func.coalesce(func.nullif(short, ""), name))


def name_on(table: Table, day: Any) -> ColumnElement[Any]:
    """The full name of a committee or faction on a day."""
    return _on(table, day, lambda name, _short: name)


def short_name_on(table: Table, day: Any) -> ColumnElement[Any]:
    """The short name alone, "" where there is none."""
    return _on(table, day, lambda _name, short: func.coalesce(short, ""))


def part_on(table: Table, day: Any, name: str) -> ColumnElement[Any]:
    """One field of a person on a day, such as the family name."""
    earlier = type_coerce(table.c.earlier, Text)
    former = func.json_each(earlier).table_valued("value")
    value = former.c.value
    query = (
        select(func.coalesce(func.json_extract(value, f"$.{name}"), ""))
        .select_from(former)
        .where(func.json_extract(value, "$.until") >= day)
        .limit(spelled_out(1))
        .correlate_except(former)
    )
    return func.coalesce(case((earlier != "[]", query.scalar_subquery())), table.c[name])


def _on(table: Table, day: Any, words: Callable[[Any, Any], Any]) -> ColumnElement[Any]:
    earlier = type_coerce(table.c.earlier, Text)
    former = func.json_each(earlier).table_valued("value")
    value = former.c.value
    query = (
        select(words(func.json_extract(value, "$.name"), func.json_extract(value, "$.short_name")))
        .select_from(former)
        .where(func.json_extract(value, "$.until") >= day)
        .limit(spelled_out(1))
        .correlate_except(former)
    )
    # Almost nothing has an earlier name: only that pays for looking. The oldest stands first.
    return func.coalesce(case((earlier != "[]", query.scalar_subquery())), words(table.c.name, table.c.short_name))
