"""The records of one noun, as domain values, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import Select, bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from beirat_desktop.store.errors import Missing
from beirat_desktop.store.prepared import Prepared, Writing
from beirat_desktop.store.tables import TABLES, VALUES, tombstones

if TYPE_CHECKING:
    from beirat_desktop.store.unit import Unit

V = TypeVar("V")

_FEW = 500
"""Rows up to which an answer is kept for the rest of its unit."""


@dataclass(frozen=True, slots=True)
class Step:
    """One record before and after; None where it did not exist."""

    noun: str
    before: Any
    after: Any


@cache
def _shape(noun: str) -> tuple[Select[Any], tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """How a noun is read and written; made once, since every unit has all nouns at hand.

    The names are the fields in the order of the columns, so that a row is the constructor's arguments.
    """
    columns = [c for c in TABLES[noun].c if c.name not in ("created", "modified")]
    names = tuple(c.name for c in columns)
    query: Any = select(*columns)
    return query, names, attrgetter(*names)


@cache
def _new(noun: str) -> Writing:
    return Writing(insert(TABLES[noun]), TABLES[noun].c.keys())


@cache
def _other(noun: str, fields: tuple[str, ...]) -> Writing:
    """Changes these fields of the record whose id is of_id, a parameter that no column is named after."""
    table = TABLES[noun]
    values = {name: bindparam(name, type_=table.c[name].type) for name in (*fields, "modified")}
    return Writing(update(table).where(table.c.id == bindparam("of_id")).values(values))


@cache
def _matching(noun: str, sizes: tuple[tuple[str, int | None], ...]) -> Prepared:
    """The records whose fields equal parameters, in the order they were made.

    sizes: of each field how many values it may have, whose parameters are called field_0, field_1, …; None where it
    is empty.
    """
    return Prepared(_equal(_shape(noun)[0].order_by(text("rowid")), noun, sizes))


@cache
def _number(noun: str, sizes: tuple[tuple[str, int | None], ...]) -> Prepared:
    """How many records there are whose fields equal parameters, as in _matching."""
    return Prepared(_equal(select(func.count()).select_from(TABLES[noun]), noun, sizes))


def _equal(query: Select[Any], noun: str, sizes: tuple[tuple[str, int | None], ...]) -> Select[Any]:
    for name, size in sizes:
        column = TABLES[noun].c[name]
        if size is None:
            query = query.where(column.is_(None))
            continue
        wanted = [bindparam(f"{name}_{place}", type_=column.type) for place in range(size)]
        query = query.where(column.in_(wanted) if size > 1 else column == wanted[0])
    return query


def _asked(equals: Mapping[str, Any]) -> tuple[tuple[tuple[str, int | None], ...], dict[str, Any]] | None:
    """Sizes and parameters of what the fields shall equal; None where nothing can, a list without values."""
    sizes: list[tuple[str, int | None]] = []
    given: dict[str, Any] = {}
    for name, wanted in equals.items():
        if not isinstance(wanted, (list, set, frozenset, tuple)):
            sizes.append((name, None if wanted is None else 1))
            if wanted is not None:
                given[f"{name}_0"] = wanted
            continue
        values = list(wanted)
        if not values:
            return None
        if values == [None]:
            sizes.append((name, None))
            continue
        # The same statement for three values and for four, so that few are made ready; of very many SQLite takes
        # no more than 32,766.
        size = 1 << (len(values) - 1).bit_length() if len(values) <= 10_000 else len(values)
        sizes.append((name, size))
        values += values[-1:] * (size - len(values))
        given |= {f"{name}_{place}": value for place, value in enumerate(values)}
    return tuple(sizes), given


class Nouns(Generic[V]):
    """The records of one noun, as domain values. Lists come in the order they were made."""

    def __init__(self, unit: Unit, noun: str) -> None:
        self._unit = unit
        self.noun = noun
        self._table = TABLES[noun]
        self._kind = cast("type[V]", VALUES[noun])
        _, self._names, self._read = _shape(noun)
        self._found: dict[tuple[Any, ...], Sequence[Any]] = {}
        seen = unit.known.of(noun)
        self._kept: dict[tuple[Any, ...], list[V]] = seen.values
        self._by_id: dict[str, V] = seen.by_id

    def get(self, key: str) -> V:
        """The record with that id; raises Missing."""
        found = self.find(key)
        if found is None or self._unit.hides(self.noun, found):
            raise Missing(self.noun, key)
        return found

    def find(self, key: str | None) -> V | None:
        """The record with that id, or None."""
        if key is None:
            return None
        if key in self._by_id and self._as_kept:
            return self._by_id[key]
        values = self._values((("id", 1),), {"id_0": key})
        return values[0] if values else None

    def where(self, **equals: Any) -> list[V]:
        """The records whose fields equal the given values; a list or set means one of them, None means empty."""
        asked = _asked(equals)
        return [] if asked is None else [*self._values(*asked)]

    def some(self, keys: Iterable[str]) -> dict[str, V]:
        """Those that are there of the records with these ids; what the unit has read already is not read again."""
        wanted = list(dict.fromkeys(keys))
        known = self._by_id if self._as_kept else {}
        read = by_id(self.where(id=[key for key in wanted if key not in known]))
        found = ((key, read.get(key) or known.get(key)) for key in wanted)
        return {key: value for key, value in found if value is not None}

    def _values(self, sizes: tuple[tuple[str, int | None], ...], given: dict[str, Any]) -> Sequence[V]:
        """What matches; asked for twice before anything was written, it is the same values, unless they are shown as
        something else."""
        if not self._as_kept:
            return [self._made(row) for row in self._rows(sizes, given)]
        asked = (sizes, *given.values())
        values = self._kept.get(asked)
        if values is None:
            known, place = self._by_id, self._names.index("id")
            values = [known.get(row[place]) or self._kind(*row) for row in self._rows(sizes, given)]
            if len(values) <= _FEW:
                self._kept[asked] = values
                for value in values:
                    self._by_id.setdefault(value.id, value)  # type: ignore[attr-defined]
        return values

    @property
    def _as_kept(self) -> bool:
        """Whether records are shown as they stand in the record, and as nothing else."""
        return self._unit.publicity is None and self.noun not in self._unit.former

    def _rows(self, sizes: tuple[tuple[str, int | None], ...], given: dict[str, Any]) -> Sequence[Any]:
        """The rows that match; asked for twice in one unit, they come from the first time, unless written since."""
        asked = (sizes, *given.values())
        found = self._found.get(asked)
        if found is None:
            found = list(_matching(self.noun, sizes).rows(self._unit.connection, **given))
            if len(found) <= _FEW:
                self._found[asked] = found
        return found

    def all(self) -> list[V]:
        """Every record."""
        return self.where()

    def count(self, **equals: Any) -> int:
        """How many records there are whose fields equal the given values, as where() takes them."""
        asked = _asked(equals)
        if asked is None:
            return 0
        sizes, given = asked
        ((counted,),) = _number(self.noun, sizes).rows(self._unit.connection, **given)
        return int(counted)

    def save(self, value: V) -> V:
        """Keep the value under its id, new or changed; nothing is written where nothing differs."""
        self._check_kept()
        key: str = value.id  # type: ignore[attr-defined]
        before = self.find(key)
        if before == value:
            return value
        now = self._unit.stamp
        connection = self._unit.connection
        if before is None:
            _new(self.noun).run(connection, **self._row(value), created=now, modified=now)
        else:
            changed = {n: getattr(value, n) for n in self._names if getattr(value, n) != getattr(before, n)}
            _other(self.noun, tuple(changed)).run(connection, **changed, modified=now, of_id=key)
        self._wrote(key)
        self._unit.index.note(self.noun, before, value)
        self._unit.note(Step(self.noun, before, value))
        return value

    def save_all(self, values: Sequence[V], stamps: dict[str, tuple[str, str]] | None = None) -> None:
        """Keep many new values at once, without a line of history each; for reading a whole record in.

        stamps: when each was made and last changed, by id.
        """
        if not values:
            return
        now = (self._unit.stamp, self._unit.stamp)
        stamps = stamps or {}
        rows = []
        for value in values:
            created, modified = stamps.get(value.id, now)  # type: ignore[attr-defined]
            rows.append(self._row(value) | {"created": created, "modified": modified})
        _new(self.noun).run_for_each(self._unit.connection, rows)
        self._unit.touch(self.noun)
        self._wrote(*(row["id"] for row in rows))
        for value in values:
            self._unit.index.note(self.noun, None, value)

    def delete(self, key: str) -> None:
        """Remove the record; a tombstone stays, and undo brings it back."""
        self._check_kept()
        before = self.get(key)
        connection = self._unit.connection
        connection.execute(delete(self._table).where(self._table.c.id == key))
        connection.execute(
            upsert(tombstones)
            .values(object_id=key, noun=self.noun, deleted=self._unit.stamp)
            .on_conflict_do_update(index_elements=["object_id"], set_={"deleted": self._unit.stamp})
        )
        self._wrote(key)
        self._unit.wrote("tombstones", key)
        self._unit.index.remove(self.noun, before)
        self._unit.note(Step(self.noun, before, None))

    def ids(self) -> set[str]:
        """The ids of every record."""
        return set(self._unit.connection.execute(select(self._table.c.id)).scalars())

    def stamps(self) -> dict[str, tuple[str, str]]:
        """When each record was made and last changed (ISO 8601, UTC), by id."""
        columns = (self._table.c.id, self._table.c.created, self._table.c.modified)
        return {row.id: (row.created, row.modified) for row in self._unit.connection.execute(select(*columns))}

    def _check_kept(self) -> None:
        """Only a unit that writes keeps what changes in it, with its line of history; our own fault elsewhere."""
        if not self._unit.writes:
            raise RuntimeError("a look at the record changes nothing")
        if self._unit.publicity is not None:
            raise RuntimeError("what the public sees of a record is not the record")
        if self._unit.former:
            raise RuntimeError("what something was called once is not what it is called")

    def _wrote(self, *keys: str) -> None:
        self._found.clear()
        self._kept.clear()
        for key in keys:
            self._by_id.pop(key, None)
        self._unit.wrote(self.noun, *keys)

    def _made(self, row: Sequence[Any]) -> V:
        value = self._kind(*row)
        former = self._unit.former.get(self.noun)
        if former is not None:
            value = former.get(value.id, value)  # type: ignore[attr-defined]
        public = self._unit.publicity
        return value if public is None else public.derived(value)

    def _row(self, value: V) -> dict[str, Any]:
        return dict(zip(self._names, self._read(value), strict=True))


def by_id(values: Iterable[V]) -> dict[str, V]:
    """The values by their id."""
    return {value.id: value for value in values}  # type: ignore[attr-defined]
