"""The tables of the record, one for each noun of the register, made from the fields of its domain value.

A noun's columns are the fields of its dataclass: texts, numbers and dates as such, enumerations by their value,
nested values as JSON. So the mapping cannot be forgotten; the migration that must go with a new field is
demanded by the schema test. Core tables and no mapped classes: values are frozen, and lists stay fast.
"""

from __future__ import annotations

import json
import types
from dataclasses import fields
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Time,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.plain import as_data, reader

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class EnumText(TypeDecorator[Enum]):
    """An enumeration kept by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind
        self._members = {member.value: member for member in kind}

    def __repr__(self) -> str:
        return "Text()"

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The member's value; a plain text is taken as one."""
        return value.value if isinstance(value, Enum) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Enum | None:
        """The member."""
        return None if value is None else self._members[value]


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_SHORT, _LONG = 200, 4_000
"""Letters of JSON up to which a value is kept for the next record that says the same, of long ones a few."""


class DataText(TypeDecorator[Any]):
    """A nested value kept as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        self._parse = reader(kind)
        # Most are short and the same in thousands of records: nothing, a default, one plain paragraph. The values
        # are frozen, so one may serve for all.
        self._read_short = lru_cache(maxsize=256)(self._read)
        # A screen reads the same rules, wordings and lists of names again with every key.
        self._read_long = lru_cache(maxsize=64)(self._read)

    def __repr__(self) -> str:
        return "Text()"

    def _read(self, text: str) -> Any:
        return self._parse(json.loads(text))

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """The value as JSON text."""
        return None if value is None else _json(as_data(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The nested value."""
        return self.read(value)

    def read(self, value: str | None) -> Any:
        """The nested value that stands in a text."""
        if value is None:
            return None
        long = len(value)
        read = self._read_short if long < _SHORT else self._read_long if long < _LONG else self._read
        return read(value)


PLAIN: dict[Any, TypeEngine[Any]] = {
    str: Text(),
    int: Integer(),
    bool: Boolean(),
    date: Date(),
    datetime: DateTime(),
    time: Time(),
}


def _column(name: str, hint: Any, references: str | None) -> Column[Any]:
    nullable = False
    kind = hint
    if get_origin(hint) in (Union, types.UnionType):
        kind = next(part for part in get_args(hint) if part is not type(None))
        nullable = True
    if kind in PLAIN:
        column_type = PLAIN[kind]
    elif isinstance(kind, type) and issubclass(kind, Enum):
        column_type = EnumText(kind)
    else:
        column_type = DataText(kind)
    links = [ForeignKey(f"{references}.id", deferrable=True, initially="DEFERRED")] if references else []
    return Column(name, column_type, *links, primary_key=name == "id", nullable=nullable)


VALUES: dict[str, type] = {name: noun.kind for name, noun in NOUNS.items()}
"""The domain class of each noun, by table name."""

INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "persons": (("family_name", "given_name"),),
    "meetings": (("start",),),
    "papers": (("dated", "id"), ("state", "dated"), ("number", "id")),
    "consultations": (("state", "due"), ("paper_id", "committee_id")),
    "resolutions": (("decided_on",),),
    "issued_papers": (("noun", "object_id", "kind", "issue"), ("issued", "id")),
    "follow_ups": (("carried_out_on", "due"),),
    "deadlines": (("due",),),
    "overrides": (("noun", "object_id"),),
    "origins": (("noun", "object_id"),),
    "changes": (("noun", "object_id", "changed"), ("changed",), ("position",)),
}
"""What lists are looked up and ordered by, beside the links."""

UNIQUE: dict[str, tuple[str, ...]] = {
    "papers": ("committee_id", "number"),
    "attendances": ("meeting_id", "person_id"),
    "resolutions": ("committee_id", "number"),
    "excerpts": ("issue", "number"),
    "replies": ("meeting_id", "person_id"),
}
"""What no two records of a noun have in common, unless the last of the fields is empty."""


def _table(name: str) -> Table:
    """The table of one noun. Every link gets an index; links are checked when the unit ends."""
    kind = VALUES[name]
    hints = get_type_hints(kind)
    # Ids inside lists have no column of their own; store.links guards them.
    links = {place: noun for place, noun in NOUNS[name].links.items() if hints.get(place) in (str, str | None)}
    table = Table(
        name,
        metadata,
        *(_column(f.name, hints[f.name], links.get(f.name)) for f in fields(kind)),
        Column("created", Text, nullable=False),
        Column("modified", Text, nullable=False),
    )
    indexes, unique = INDEXES.get(name, ()), UNIQUE.get(name)
    covered = {columns[0] for columns in (*indexes, *([unique] if unique else []))}
    for link in links:
        if link not in covered:
            Index(None, table.c[link])
    for columns in indexes:
        Index(None, *(table.c[column] for column in columns))
    if unique:
        Index(
            f"uq_{name}_{'_'.join(unique)}",
            *(table.c[column] for column in unique),
            unique=True,
            # Not also postgresql_where, which would load that dialect at every start: it comes with PostgreSQL.
            sqlite_where=table.c[unique[-1]] != "",
        )
    return table


TABLES: dict[str, Table] = {name: _table(name) for name in NOUNS}
"""The table of each noun, by its name."""

committees = TABLES["committees"]
factions = TABLES["factions"]
organizations = TABLES["organizations"]
persons = TABLES["persons"]
meetings = TABLES["meetings"]
papers = TABLES["papers"]
agenda_items = TABLES["agenda_items"]
consultations = TABLES["consultations"]
resolutions = TABLES["resolutions"]
votes = TABLES["votes"]
speakers = TABLES["speakers"]
issued_papers = TABLES["issued_papers"]
deliveries = TABLES["deliveries"]
follow_ups = TABLES["follow_ups"]
deadlines = TABLES["deadlines"]
excerpts = TABLES["excerpts"]
joinings = TABLES["joinings"]
resident_questions = TABLES["resident_questions"]
changes = TABLES["changes"]

blobs = Table(
    "blobs",
    metadata,
    Column("sha512", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
sequences = Table(
    "sequences",
    metadata,
    Column("name", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
tombstones = Table(
    "tombstones",
    metadata,
    Column("object_id", Text, primary_key=True),
    Column("noun", Text, nullable=False),
    Column("deleted", Text, nullable=False),
)
row_sums = Table(
    "row_sums",
    metadata,
    Column("noun", Text, primary_key=True),
    Column("object_id", Text, primary_key=True),
    Column("sum", Text, nullable=False),
)
"""The checksum of each row (store/sums.py)."""
search_docs = Table(
    "search_docs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("noun", Text, nullable=False),
    Column("object_id", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("committee_id", Text),
    Column("paper_id", Text),
    Column("meeting_id", Text),
    Column("item_id", Text),
    Column("folded_title", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""What the search knows of each record (store/indexing.py); its ids are no links: nothing here holds a record."""
for _link in ("folded_title", "paper_id", "meeting_id", "item_id"):
    Index(None, search_docs.c[_link])
search_words = Table(
    "search_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("docs", Integer, nullable=False),
)
"""In how many records each word stands, for words that are mistyped."""
file_words = Table(
    "file_words",
    metadata,
    Column("sha512", Text, primary_key=True),
    Column("words", Text, nullable=False),
)
"""What was read in a file that somebody attached, found with it."""
