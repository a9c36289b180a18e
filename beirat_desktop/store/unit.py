"""One unit of work: everything in the with-block is saved together or not at all, with its history."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection, Engine, Select, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DBAPIError, IntegrityError

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.attendance import Attendance, Exclusion
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.history import PRIVATE_FIELDS, Change, Override
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Attachment, Paper, PaperVersion
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.plain import as_data
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.domain.users import User
from beirat_desktop.domain.votes import Vote
from beirat_desktop.store import sqlite
from beirat_desktop.store.errors import Missing
from beirat_desktop.store.search import SearchHit, search, search_doc
from beirat_desktop.store.tables import TABLES, VALUES, blobs, search_docs, sequences, tombstones

V = TypeVar("V")

MERGE_WITHIN = timedelta(minutes=5)
"""Edits of the same fields closer together than this count as one, in the history and for undo."""
UNDO_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One record before and after; None where it did not exist."""

    noun: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Batch:
    """What one action changed."""

    action: str
    at: datetime
    steps: tuple[Step, ...]
    id: str = field(default_factory=new_id)


def _changed_fields(before: Any, after: Any) -> tuple[tuple[str, str, str], ...]:
    names = [f.name for f in fields(before if after is None else after) if f.name != "id"]

    def words(value: Any, name: str) -> str:
        if value is None or name in PRIVATE_FIELDS:
            return ""
        return json.dumps(as_data(getattr(value, name)), ensure_ascii=False)

    return tuple(
        (name, words(before, name), words(after, name))
        for name in names
        if before is None or after is None or getattr(before, name) != getattr(after, name)
    )


@cache
def _shape(noun: str) -> tuple[Select[Any], tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """How a noun is read and written; made once, since every unit has all nouns at hand.

    The names are the fields in the order of the columns, so that a row is the constructor's arguments.
    """
    columns = [c for c in TABLES[noun].c if c.name not in ("created", "modified")]
    names = tuple(c.name for c in columns)
    query: Any = select(*columns)
    return query, names, attrgetter(*names)


class Nouns(Generic[V]):
    """The records of one noun, as domain values. Lists come in the order they were made."""

    def __init__(self, unit: Unit, noun: str) -> None:
        self._unit = unit
        self.noun = noun
        self._table = TABLES[noun]
        self._kind = cast("type[V]", VALUES[noun])
        self._select, self._names, self._read = _shape(noun)

    def get(self, key: str) -> V:
        """The record with that id; raises Missing."""
        found = self.find(key)
        if found is None:
            raise Missing(self.noun, key)
        return found

    def find(self, key: str | None) -> V | None:
        """The record with that id, or None."""
        if key is None:
            return None
        row = self._unit.connection.execute(self._select.where(self._table.c.id == key)).first()
        return None if row is None else self._kind(*row)

    def where(self, **equals: Any) -> list[V]:
        """The records whose fields equal the given values; a list or set means one of them, None means empty."""
        query = self._select.order_by(text("rowid"))
        for name, wanted in equals.items():
            column = self._table.c[name]
            if isinstance(wanted, (list, set, frozenset, tuple)):
                if not wanted:
                    return []
                query = query.where(column.in_(list(wanted)))
            else:
                query = query.where(column == wanted)
        return [self._kind(*row) for row in self._unit.connection.execute(query)]

    def all(self) -> list[V]:
        """Every record."""
        return self.where()

    def count(self, **equals: Any) -> int:
        """How many records there are whose fields equal the given values."""
        query = select(func.count()).select_from(self._table)
        for name, wanted in equals.items():
            query = query.where(self._table.c[name] == wanted)
        return int(self._unit.connection.execute(query).scalar_one())

    def save(self, value: V) -> V:
        """Keep the value under its id, new or changed; nothing is written where nothing differs."""
        key: str = value.id  # type: ignore[attr-defined]
        before = self.find(key)
        if before == value:
            return value
        now = self._unit.stamp
        connection = self._unit.connection
        if before is None:
            connection.execute(insert(self._table), self._row(value) | {"created": now, "modified": now})
        else:
            changed = {n: getattr(value, n) for n in self._names if getattr(value, n) != getattr(before, n)}
            connection.execute(update(self._table).where(self._table.c.id == key).values(**changed, modified=now))
        self._unit.index(self.noun, value)
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
        self._unit.connection.execute(insert(self._table), rows)
        docs = [doc for value in values if (doc := search_doc(self.noun, value)) is not None]
        if docs:
            self._unit.connection.execute(insert(search_docs), docs)

    def delete(self, key: str) -> None:
        """Remove the record; a tombstone stays, and undo brings it back."""
        before = self.get(key)
        connection = self._unit.connection
        connection.execute(delete(self._table).where(self._table.c.id == key))
        connection.execute(
            upsert(tombstones)
            .values(object_id=key, noun=self.noun, deleted=self._unit.stamp)
            .on_conflict_do_update(index_elements=["object_id"], set_={"deleted": self._unit.stamp})
        )
        connection.execute(delete(search_docs).where(search_docs.c.object_id == key))
        self._unit.note(Step(self.noun, before, None))

    def ids(self) -> set[str]:
        """The ids of every record."""
        return set(self._unit.connection.execute(select(self._table.c.id)).scalars())

    def stamps(self) -> dict[str, tuple[str, str]]:
        """When each record was made and last changed (ISO 8601, UTC), by id."""
        columns = (self._table.c.id, self._table.c.created, self._table.c.modified)
        return {row.id: (row.created, row.modified) for row in self._unit.connection.execute(select(*columns))}

    def _row(self, value: V) -> dict[str, Any]:
        return dict(zip(self._names, self._read(value), strict=True))


class _Kept(Generic[V]):
    """The records of the noun it is named after. Made when first asked for: most units look at one or two nouns."""

    def __set_name__(self, owner: type[Unit], name: str) -> None:
        self._name = name

    def __get__(self, unit: Unit, owner: type[Unit]) -> Nouns[V]:
        found: Nouns[V] = Nouns(unit, self._name)
        unit.__dict__[self._name] = found
        return found


class Unit:
    """The records, inside one transaction. Every save is noted for the history and for undo."""

    bodies = _Kept[Body]()
    terms = _Kept[LegislativeTerm]()
    committees = _Kept[Committee]()
    factions = _Kept[Faction]()
    organizations = _Kept[Organization]()
    persons = _Kept[Person]()
    memberships = _Kept[Membership]()
    users = _Kept[User]()
    meetings = _Kept[Meeting]()
    papers = _Kept[Paper]()
    paper_versions = _Kept[PaperVersion]()
    attachments = _Kept[Attachment]()
    agenda_items = _Kept[AgendaItem]()
    attendances = _Kept[Attendance]()
    exclusions = _Kept[Exclusion]()
    consultations = _Kept[Consultation]()
    resolutions = _Kept[Resolution]()
    votes = _Kept[Vote]()
    speakers = _Kept[Speaker]()
    minutes = _Kept[Minutes]()
    issued_papers = _Kept[IssuedPaper]()
    excerpts = _Kept[Excerpt]()
    follow_ups = _Kept[FollowUp]()
    status_reports = _Kept[StatusReport]()
    initiatives = _Kept[Initiative]()
    citations = _Kept[Citation]()
    deadlines = _Kept[Deadline]()
    overrides = _Kept[Override]()
    changes = _Kept[Change]()
    text_blocks = _Kept[TextBlock]()

    def __init__(self, connection: Connection, now: datetime, user: str) -> None:
        self.connection = connection
        self.now = now
        self.user = user
        self._steps: dict[tuple[str, str], Step] = {}

    @cached_property
    def stamp(self) -> str:
        """The moment as the record keeps it."""
        return self.now.astimezone(UTC).isoformat(timespec="microseconds")

    def nouns(self, noun: str) -> Nouns[Any]:
        """The records of a noun by its table name."""
        return cast("Nouns[Any]", getattr(self, noun))

    def note(self, step: Step) -> None:
        """Remember a change for history and undo; one record changed twice in a unit counts once."""
        if step.noun == "changes":
            return
        key = (step.noun, (step.after or step.before).id)
        earlier = self._steps.pop(key, None)
        before = step.before if earlier is None else earlier.before
        if before != step.after:
            self._steps[key] = Step(step.noun, before, step.after)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was changed, each record once, in the order of its last change."""
        return tuple(self._steps.values())

    def index(self, noun: str, value: Any) -> None:
        """Make the value findable."""
        doc = search_doc(noun, value)
        if doc is None:
            return
        words = {name: doc[name] for name in ("title", "detail", "folded_title", "folded")}
        self.connection.execute(
            upsert(search_docs).values(doc).on_conflict_do_update(index_elements=["object_id"], set_=words)
        )

    def search(self, words: str, limit: int = 50) -> list[SearchHit]:
        """The newest records in which every word occurs, also inside longer words."""
        return search(self.connection, words, limit)

    def next_serial(self, name: str, scope: str) -> int:
        """The next number of a sequence, from 1; never the same twice, also when two programs write."""
        query = (
            upsert(sequences)
            .values(name=name, scope=scope, value=1)
            .on_conflict_do_update(index_elements=["name", "scope"], set_={"value": sequences.c.value + 1})
            .returning(sequences.c.value)
        )
        return int(self.connection.execute(query).scalar_one())

    def raise_serial(self, name: str, scope: str, value: int) -> None:
        """Let a sequence go on above a number that was given elsewhere."""
        self.connection.execute(
            upsert(sequences)
            .values(name=name, scope=scope, value=value)
            .on_conflict_do_update(index_elements=["name", "scope"], set_={"value": func.max(sequences.c.value, value)})
        )

    def serials(self) -> list[tuple[str, str, int]]:
        """Every sequence with its scope and last value."""
        return [tuple(row) for row in self.connection.execute(select(sequences).order_by("name", "scope"))]

    def tombstones(self) -> list[tuple[str, str, str]]:
        """Noun, id and time (ISO 8601, UTC) of every record that was deleted."""
        query = select(tombstones.c.noun, tombstones.c.object_id, tombstones.c.deleted).order_by("object_id")
        return [tuple(row) for row in self.connection.execute(query)]

    def bury(self, noun: str, key: str, deleted: str) -> None:
        """Keep the tombstone of a record deleted elsewhere."""
        self.connection.execute(insert(tombstones).values(noun=noun, object_id=key, deleted=deleted))

    def keep_blob(self, content: bytes) -> str:
        """Keep bytes once and return the SHA-512 (hex) they are found by."""
        sha512 = hashlib.sha512(content).hexdigest()
        values = {"sha512": sha512, "size": len(content), "content": content}
        self.connection.execute(upsert(blobs).values(values).on_conflict_do_nothing())
        return sha512

    def blobs(self) -> dict[str, bytes]:
        """All bytes that are kept, by their SHA-512 (hex)."""
        return {row.sha512: bytes(row.content) for row in self.connection.execute(select(blobs))}

    def links(self, noun: str) -> dict[str, str]:
        """The fields of a noun that name another record, with the noun they name."""
        return {key.parent.name: key.column.table.name for key in TABLES[noun].foreign_keys}

    def blob(self, sha512: str) -> bytes:
        """The bytes kept under that SHA-512; raises Missing."""
        row = self.connection.execute(select(blobs.c.content).where(blobs.c.sha512 == sha512)).first()
        if row is None:
            raise Missing("blobs", sha512)
        return bytes(row[0])


class Store:
    """The open record. user is who works with it now; now tells the local time with its zone."""

    def __init__(
        self,
        engine: Engine,
        file: Path,
        *,
        user: str = "",
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self.engine = engine
        self.file = file
        self.user = user
        self.now = now
        self._open = threading.local()
        self._undo: list[Batch] = []
        self._redo: list[Batch] = []

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    @contextmanager
    def unit(self, action: str, *, merge: bool = False) -> Iterator[Unit]:
        """Everything inside is saved together or not at all. Inside another unit it joins that one.

        action names the use case ("papers.edit") for the history and the undo menu. merge: further edits of
        the same fields of the same records count as one.
        """
        outer: Unit | None = getattr(self._open, "unit", None)
        if outer is not None:
            yield outer
            return
        with self._transaction(writes=True) as unit:
            yield unit
            batch = Batch(action, unit.now, unit.steps)
            if batch.steps:
                merged = self._merge_into_last(batch) if merge else None
                self._write_history(unit, merged or batch, replaces=merged is not None)
        if batch.steps:
            if merged:
                self._undo[-1] = merged
            else:
                self._undo.append(batch)
                del self._undo[:-UNDO_DEPTH]
            self._redo.clear()

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """One consistent look at the record. Inside a unit it sees what was changed there."""
        outer: Unit | None = getattr(self._open, "unit", None)
        if outer is not None:
            yield outer
            return
        with self._transaction(writes=False) as unit:
            yield unit

    @property
    def undoable(self) -> str | None:
        """The action that undo would take back, or None."""
        return self._undo[-1].action if self._undo else None

    @property
    def redoable(self) -> str | None:
        """The action that redo would do again, or None."""
        return self._redo[-1].action if self._redo else None

    def undo(self) -> Batch | None:
        """Take the last action back and return it; refused when another workplace changed its records since."""
        return self._turn(self._undo, self._redo, "undo")

    def redo(self) -> Batch | None:
        """Do again what was taken back last."""
        return self._turn(self._redo, self._undo, "redo")

    def forget_undo(self) -> None:
        """After what cannot be taken back (a letter was sent) the way behind it is closed."""
        self._undo.clear()
        self._redo.clear()

    def _turn(self, source: list[Batch], target: list[Batch], name: str) -> Batch | None:
        if not source:
            return None
        batch = source[-1]
        with self._transaction(writes=True) as unit:
            for step in reversed(batch.steps):
                nouns = unit.nouns(step.noun)
                if nouns.find((step.after or step.before).id) != step.after:
                    raise Refused("undo.changed_meanwhile", action=batch.action)
                if step.before is None:
                    nouns.delete(step.after.id)
                else:
                    nouns.save(step.before)
            self._write_history(unit, Batch(f"{name}.{batch.action}", unit.now, unit.steps), replaces=False)
        source.pop()
        turned = tuple(Step(s.noun, s.after, s.before) for s in reversed(batch.steps))
        target.append(replace(batch, steps=turned))
        return batch

    def _merge_into_last(self, batch: Batch) -> Batch | None:
        if not self._undo or self._redo:
            return None
        last = self._undo[-1]
        if last.action != batch.action or batch.at - last.at > MERGE_WITHIN or len(last.steps) != len(batch.steps):
            return None
        steps = []
        for earlier, later in zip(last.steps, batch.steps, strict=True):
            if earlier.after is None or earlier.before is None or earlier.after != later.before:
                return None
            names = [{name for name, _, _ in _changed_fields(s.before, s.after)} for s in (earlier, later)]
            if names[0] != names[1]:
                return None
            steps.append(Step(earlier.noun, earlier.before, later.after))
        return replace(last, at=batch.at, steps=tuple(steps))

    def _write_history(self, unit: Unit, batch: Batch, *, replaces: bool) -> None:
        table = TABLES["changes"]
        if replaces:
            unit.connection.execute(delete(table).where(table.c.batch == batch.id))
        rows = [
            Change(
                changed=unit.now.replace(tzinfo=None),
                changed_by=unit.user,
                action=batch.action,
                noun=step.noun,
                object_id=(step.after or step.before).id,
                batch=batch.id,
                fields=_changed_fields(step.before, step.after),
            )
            for step in batch.steps
        ]
        unit.changes.save_all(rows)

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Unit]:
        try:
            with (
                self.engine.connect().execution_options(writes=writes) as connection,
                connection.begin(),
            ):
                unit = Unit(connection, self.now(), self.user)
                self._open.unit = unit
                try:
                    yield unit
                finally:
                    self._open.unit = None
        except IntegrityError as error:
            # A link would lose its end, or a number would stand twice: a rule, not a bug of the user's.
            rule = "record.number_taken" if "unique" in str(error.orig).lower() else "record.still_used"
            raise Refused(rule) from error
        except DBAPIError as error:
            known = sqlite.trouble(error, self.file)
            if known is None:
                raise
            raise known from error


def by_id(values: Iterable[V]) -> dict[str, V]:
    """The values by their id."""
    return {value.id: value for value in values}  # type: ignore[attr-defined]
