"""How what is saved comes into the search index when a unit ends, and how the whole is written anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update

from beirat_desktop.domain import searching
from beirat_desktop.domain.searching import code, plain_words
from beirat_desktop.store.driving import run_for_each
from beirat_desktop.store.engines import ways_of
from beirat_desktop.store.prepared import Prepared, Writing, driver_rows
from beirat_desktop.store.search_entries import MAIN, OF_MAIN, SEARCHED, STANDS_IN, WITHOUT_DAY
from beirat_desktop.store.search_links import LINKED_FIELDS, Links
from beirat_desktop.store.tables import TABLES, VALUES, search_docs

MANY = 500
"""From so many records on the links are read all at once and not one by one."""
MASTERS = 10**12
"""Persons, offices, bodies and factions have no day; their rows stand above this number, before all that have one."""

_ROW = tuple(column.name for column in search_docs.c if column.name != "id")
_FOUND = Prepared(select(search_docs).where(search_docs.c.object_id == bindparam("key")))
_COLUMNS = tuple(search_docs.c.keys())
_INSERT = f"INSERT INTO search_docs (id, {', '.join(_ROW)}) VALUES ({', '.join('?' * (len(_ROW) + 1))})"
_UPDATE = Writing(
    update(search_docs)
    .where(search_docs.c.id == bindparam("at"))
    .values({name: bindparam(name) for name in _ROW if name != "object_id"})
)
_BORROWING = " UNION ".join(
    f"SELECT noun, object_id FROM search_docs WHERE {link} = ?" for link in ("paper_id", "meeting_id", "item_id")
)


def _row(links: Links, noun: str, value: Any) -> dict[str, Any] | None:
    doc = SEARCHED[noun](links, value)
    if doc is None:
        return None
    day = doc.day.isoformat() if doc.day else ""
    folded = plain_words(doc.title).strip()
    words = plain_words(doc.text)
    of_meeting = code("meetings") if doc.meeting_id and noun != "meetings" else ""
    doc = doc._replace(head=f"{doc.head}{of_meeting}{OF_MAIN if noun in MAIN else ''}")
    return {"noun": noun, "object_id": value.id, "folded_title": folded, **doc._asdict(), "day": day, "text": words}


def _words(row: Any) -> set[str]:
    """The words somebody may mistype."""
    return {word for word in (row["head"] + row["text"]).split() if len(word) > 3 and word.isalpha()}


class Index:
    """The search index of one unit. What is saved is noted, and written once when the unit ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._noted: dict[tuple[str, str], Any] = {}
        self._new: set[str] = set()
        self._changed: list[str] = []
        self._counts: Counter[str] = Counter()

    def note(self, noun: str, before: Any, value: Any) -> None:
        """A record is new or another."""
        if noun in SEARCHED:
            if before is None and (noun, value.id) not in self._noted:
                self._new.add(value.id)
            self._noted[noun, value.id] = value
        if noun in STANDS_IN:
            self._note_owners(noun, before, value)
        names = LINKED_FIELDS[noun]._fields if noun in LINKED_FIELDS and before is not None else ()
        if any(getattr(before, name) != getattr(value, name) for name in names):
            self._changed.append(value.id)

    def remove(self, noun: str, value: Any) -> None:
        """A record is gone, and its words with it."""
        self._noted.pop((noun, value.id), None)
        self._new.discard(value.id)
        if noun in STANDS_IN:
            self._note_owners(noun, value)
        if noun in SEARCHED:
            self._drop(value.id)

    def reread(self, noun: str, key: str) -> None:
        """Something beside the record changed that is found with it."""
        self._noted.setdefault((noun, key), None)

    def write(self) -> None:
        """Bring the index to what was saved."""
        links = Links(self._connection, many=len(self._noted) > MANY)
        for key in self._changed:
            for noun, other in driver_rows(self._connection, _BORROWING, (key, key, key)):
                self._noted.setdefault((noun, other), None)
        new: list[dict[str, Any]] = []
        for (noun, key), value in self._noted.items():
            whole = links.whole(noun, key) if value is None else value
            row = _row(links, noun, whole) if whole is not None else None
            if row is None:
                self._drop(key)
            elif key in self._new or not self._replace(row):
                new.append(row)
        if new:
            self._add(new)
        self._count()
        self._noted.clear()
        self._new.clear()
        self._changed.clear()

    def _note_owners(self, noun: str, *values: Any) -> None:
        owner, link = STANDS_IN[noun]
        for value in values:
            if value is not None and (key := getattr(value, link)):
                self._noted.setdefault((owner, key), None)

    def _found(self, key: str) -> dict[str, Any] | None:
        """The entry of a record, by column."""
        rows = _FOUND.rows(self._connection, key=key)
        return dict(zip(_COLUMNS, rows[0], strict=True)) if rows else None

    def _drop(self, key: str) -> None:
        found = self._found(key)
        if found is not None:
            _write(self._connection, "DELETE FROM search_docs WHERE id = ?", [(found["id"],)])
            self._counts.subtract(_words(found))

    def _replace(self, row: dict[str, Any]) -> bool:
        """Whether there is an entry already; it is written only where something differs."""
        found = self._found(row["object_id"])
        if found is None:
            return False
        if any(found[name] != row[name] for name in _ROW):
            _UPDATE.run(self._connection, **row, at=found["id"])
            self._counts.update(_words(row))
            self._counts.subtract(_words(found))
        return True

    def _add(self, rows: list[dict[str, Any]]) -> None:
        """New entries after those that are there; many at once in the order of their days."""
        dated = [row for row in rows if row["noun"] not in WITHOUT_DAY]
        masters = [row for row in rows if row["noun"] in WITHOUT_DAY]
        for part, top in ((sorted(dated, key=_by_day), "id < ?"), (masters, "id >= ?")):
            if not part:
                continue
            ((last,),) = driver_rows(self._connection, f"SELECT max(id) FROM search_docs WHERE {top}", (MASTERS,))
            first = (last if last is not None else MASTERS if part is masters else 0) + 1
            numbered = [(number, *(row[name] for name in _ROW)) for number, row in enumerate(part, first)]
            _write(self._connection, _INSERT, numbered)
            for row in part:
                self._counts.update(_words(row))

    def _count(self) -> None:
        """Keep in how many entries each word stands; one that stands in none is forgotten."""
        counts = [(word, count) for word, count in self._counts.items() if count]
        if counts:
            ways_of(self._connection).count_words(self._connection, counts)
        self._counts.clear()


def _by_day(row: dict[str, Any]) -> str:
    return str(row["day"])


def _write(connection: Connection, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run a statement with ? for its values, straight on the driver."""
    run_for_each(connection, ways_of(connection).written(sql), rows)


def rebuild(connection: Connection) -> None:
    """Write the whole index anew, the older days first, and note its version in the record."""
    names = ", ".join(_ROW)
    for statement in (
        "DELETE FROM search_docs",
        "DELETE FROM search_words",
        "DROP TABLE IF EXISTS fresh",
        f"CREATE TEMP TABLE fresh AS SELECT id AS made, {names} FROM search_docs WHERE false",
    ):
        connection.exec_driver_sql(statement)
    fill = f"INSERT INTO fresh (made, {names}) VALUES ({', '.join('?' * (len(_ROW) + 1))})"
    counts: Counter[str] = Counter()
    links = Links(connection, many=True)
    made = count()
    for noun in SEARCHED:
        for part in _in_parts(_rows_of(connection, links, noun)):
            _write(connection, fill, [(next(made), *(row[name] for name in _ROW)) for row in part])
            for row in part:
                counts.update(_words(row))
    without = ", ".join(f"'{noun}'" for noun in sorted(WITHOUT_DAY))
    connection.exec_driver_sql(
        f"INSERT INTO search_docs (id, {names}) SELECT CASE WHEN noun IN ({without}) THEN {MASTERS} ELSE 0 END + "
        f"row_number() OVER (ORDER BY day, made), {names} FROM fresh ORDER BY 1"
    )
    connection.exec_driver_sql("DROP TABLE fresh")
    if counts:
        ways_of(connection).count_words(connection, list(counts.items()))
    ways_of(connection).note_index_version(connection, searching.VERSION)


def version(connection: Connection) -> int:
    """By which version of the program's forms the index was written, 0 for one that is empty."""
    return ways_of(connection).index_version(connection)


def _rows_of(connection: Connection, links: Links, noun: str) -> Iterator[dict[str, Any]]:
    columns = [c for c in TABLES[noun].c if c.name not in ("created", "modified")]
    for found in connection.execute(select(*columns).order_by(text("rowid"))):
        row = _row(links, noun, VALUES[noun](*found))
        if row is not None:
            yield row


def _in_parts(rows: Iterable[dict[str, Any]], size: int = 2_000) -> Iterator[Sequence[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    for row in rows:
        part.append(row)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part
