"""The open record: units in which everything is saved together or not at all, its history, undo and redo."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, RootTransaction, delete
from sqlalchemy.exc import DBAPIError, IntegrityError

from beirat_desktop.domain.chain import forgetting, forgotten, sealed
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Entry, Finding
from beirat_desktop.domain.history import PRIVATE_FIELDS, Change
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.plain import as_data
from beirat_desktop.store import holding, rights
from beirat_desktop.store.address import Where
from beirat_desktop.store.engines import ways
from beirat_desktop.store.errors import Missing, RecordTrouble
from beirat_desktop.store.links import check_links
from beirat_desktop.store.nouns import Step
from beirat_desktop.store.tables import TABLES, UNIQUE
from beirat_desktop.store.unit import HISTORY, Unit

MERGE_WITHIN = timedelta(minutes=5)
"""Edits of the same fields closer together than this count as one, in the history and for undo."""
UNDO_DEPTH = 200
_json = json.JSONEncoder(ensure_ascii=False).encode


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
        return _json(as_data(getattr(value, name)))

    return tuple(
        (name, words(before, name), words(after, name))
        for name in names
        if before is None or after is None or getattr(before, name) != getattr(after, name)
    )


def _forget(unit: Unit, own: str) -> list[Change]:
    """Make the history forget what it says of the unit's records; the acts that say so, for the unit's own batch."""
    positions = {one.position for noun, key in unit.forgets for one in unit.changes.where(noun=noun, object_id=key)}
    acts = []
    for position in sorted(positions):
        batch = []
        for change in unit.changes.where(position=position):
            kept = change
            if (change.noun, change.object_id) in unit.forgets:
                kept = forgotten(change)
                unit.rewrite_change(change, kept)
            batch.append(kept)
        acts.append(forgetting(position, batch, unit.now.replace(tzinfo=None), unit.user, own))
    return acts


def _taken(noun: str | None) -> Refused | None:
    """What stands twice is a rule's affair; every other broken constraint is our bug, as links are looked at before."""
    if noun is None or noun not in UNIQUE:
        return None
    if UNIQUE[noun][-1] == "number":
        return Refused("record.number_taken", kind=Entry(noun))
    return Refused("record.twice", kind=Entry(noun))


class Store:
    """The open record. user is who works with it now; now tells the local time with its zone."""

    def __init__(
        self,
        engine: Engine,
        file: Where,
        *,
        user: str = "",
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self.engine = engine
        self.file = file
        self.user = user
        self.user_id: str | None = None
        self._reader: tuple[tuple[str, str | None], str | None] | None = None
        """Whom the record knows by that name, once somebody was chosen; the name alone may become another's."""
        self.login: str | None = None
        """By which name a server let us in; None for a file, and for who owns the record on a server."""
        self.now = now
        self.found_at_upgrade: tuple[Finding, ...] = ()
        """What an older program had left naming nothing, where the record was upgraded when it was opened."""
        self._open = threading.local()
        self._undo: list[Batch] = []
        self._closed = False  # whether what was done inside together() can no longer be taken back
        self._redo: list[Batch] = []
        self._ways = ways(file)
        self._elsewhere = self._ways.watch(file)
        self._place = self._ways.hold(engine, file)
        self._listeners: list[Callable[[frozenset[str]], object]] = []
        self._unsure: tuple[int, str] | None = None
        """Place and seal of the batch that was on its way when the connection broke, until it is known what became of
        it."""
        self._told: int | None = None
        """Up to which place of the history the screens know the record; None where nobody watches."""

    def close(self) -> None:
        """Let go of the file."""
        self._elsewhere.close()
        if self._place.lost:
            self._keep_aside()
        self.engine.dispose()
        self._place.let_go()

    def listen(self, listener: Callable[[frozenset[str]], object]) -> None:
        """Tell it of every unit that was saved, taken back or done again: the nouns, in the thread it happened in."""
        self._listeners.append(listener)

    @property
    def away(self) -> bool:
        """Whether the connection to the record was lost and is not there again."""
        return self._elsewhere.away

    def changed_elsewhere(self) -> bool:
        """Whether another program wrote into the file since the last call; the first call begins to watch."""
        if self._place.lost:
            return False
        wrote = self._elsewhere.wrote()
        if wrote:
            self._reader = None
            self._settle()  # whatever it was, the screens read it now
        if wrote or self._told is None:
            with suppress(RecordTrouble), self.reading() as unit:  # whoever works tells that the record is away
                self._told = unit.last_link().position
        return wrote

    @contextmanager
    def unit(self, action: str, *, merge: bool = False) -> Iterator[Unit]:
        """Everything inside is saved together or not at all. Inside another unit it joins that one.

        action names the use case ("papers.edit") for the history and the undo menu. merge: further edits of
        the same fields of the same records count as one; so what is typed is saved, which is
        done only on what the screens know: RecordTrouble("behind") while another program's change is not yet told.
        """
        outer: Unit | None = getattr(self._open, "unit", None)
        if outer is not None:
            yield outer
            return
        with self._transaction(writes=True, typed=merge) as unit:
            rights.check_action(unit, action)
            yield unit
            batch = Batch(action, unit.now, unit.steps)
            if batch.steps:
                merged = self._merge_into_last(unit, batch) if merge else None
                self._write_history(unit, merged or batch, replaces=merged is not None)
        if batch.steps:
            if merged:
                self._undo[-1] = merged
            else:
                self._undo.append(batch)
                del self._undo[:-UNDO_DEPTH]
            self._redo.clear()
        self._announce(unit)

    @contextmanager
    def together(self, action: str) -> Iterator[None]:
        """The units inside are saved one by one, and one undo takes all of them back.

        Where one of them closed the way behind it, there is no undo: it would take back a part.
        """
        before, self._undo = self._undo, []
        closed, self._closed = self._closed, False
        try:
            yield
        finally:
            inside, self._undo = self._undo, before
            if self._closed:
                self._undo.clear()
            elif inside:
                steps = tuple(step for batch in inside for step in batch.steps)
                self._undo.append(replace(inside[-1], action=action, steps=steps))
                del self._undo[:-UNDO_DEPTH]
            self._closed = self._closed or closed

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

    def undo(self, also: Callable[[Unit, Batch], None] | None = None) -> Batch | None:
        """Take the last action back and return it; refused when another workplace changed its records since.

        also: what is kept together with it, such as the act that says why.
        """
        return self._turn(self._undo, self._redo, "undo", also)

    def redo(self) -> Batch | None:
        """Do again what was taken back last."""
        return self._turn(self._redo, self._undo, "redo")

    def forget_undo(self) -> None:
        """After what cannot be taken back (a letter was sent) the way behind it is closed."""
        self._undo.clear()
        self._redo.clear()
        self._closed = True

    def _turn(
        self,
        source: list[Batch],
        target: list[Batch],
        name: str,
        also: Callable[[Unit, Batch], None] | None = None,
    ) -> Batch | None:
        if not source:
            return None
        batch = source[-1]
        with self._transaction(writes=True) as unit:
            rights.check_action(unit, batch.action)
            for step in reversed(batch.steps):
                nouns = unit.nouns(step.noun)
                if nouns.find((step.after or step.before).id) != step.after:
                    raise Refused("undo.changed_meanwhile", action=batch.action)
                if step.before is None:
                    nouns.delete(step.after.id)
                else:
                    nouns.save(step.before)
            if also is not None:
                also(unit, batch)
            if unit.steps:  # what was done and undone in the same batch changes nothing
                self._write_history(unit, Batch(f"{name}.{batch.action}", unit.now, unit.steps), replaces=False)
        source.pop()
        turned = tuple(Step(s.noun, s.after, s.before) for s in reversed(batch.steps))
        target.append(replace(batch, steps=turned))
        self._announce(unit)
        return batch

    def _sees_drafts_of(self, unit: Unit) -> str | None:
        """As rights say; asked anew only when somebody else works here or who works with the record has changed."""
        who = (self.user, self.user_id)
        if self._reader is None or self._reader[0] != who:
            self._reader = (who, rights.sees_drafts_of(unit))
        return self._reader[1]

    def _announce(self, unit: Unit) -> None:
        if "users" in unit.touched:
            self._reader = None
        if unit.touched:
            for listener in self._listeners:
                listener(frozenset(unit.touched))

    def _merge_into_last(self, unit: Unit, batch: Batch) -> Batch | None:
        if not self._undo or self._redo:
            return None
        last = self._undo[-1]
        # Only the end of the chain can be written anew: nothing is sealed behind it yet.
        if unit.last_link().batch != last.id:
            return None
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
        if all(step.before == step.after for step in steps):
            return None  # typed and taken away again: as one act there would be nothing to take back
        return replace(last, at=batch.at, steps=tuple(steps))

    def _write_history(self, unit: Unit, batch: Batch, *, replaces: bool) -> None:
        last = unit.last_link()
        if replaces:
            table = TABLES["changes"]
            gone = delete(table).where(table.c.position == last.position).returning(table.c.id)
            unit.wrote("changes", *unit.connection.execute(gone).scalars())
            position, before = last.position, unit.last_link().seal
        else:
            position, before = unit.next_serial(HISTORY, ""), last.seal
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
        if unit.forgets:
            rows = [forgotten(row) if (row.noun, row.object_id) in unit.forgets else row for row in rows]
            rows += _forget(unit, batch.id)
        links = sealed(rows, position, before)
        unit.changes.save_all(links)
        unit.sealed = (position, links[0].seal)

    def _begin(self, connection: Connection, *, writes: bool) -> RootTransaction:
        if writes:
            self._place.check(connection)
        begun = connection.begin()
        # Whoever put another file there may have been the one this waited for.
        if writes and self._place.lost:
            begun.rollback()
            self._place.check(connection)
        return begun

    def _commit(self, connection: Connection, transaction: RootTransaction, unit: Unit) -> None:
        """Keep what was written. Where the connection breaks over it, look whether it was kept before saying so.

        Raises RecordTrouble("unsure") while nobody can tell; it is looked for again before anything else is written.
        """
        try:
            with self._elsewhere.own_commit(connection):
                transaction.commit()
        except DBAPIError as error:
            known = self._ways.known_trouble(error, self.file)
            if known is None or known.kind != "no_server" or unit.sealed is None:
                raise
            self._unsure = unit.sealed
            kept = self._settle()
            if kept is None:
                self._elsewhere.lost()
                raise RecordTrouble("unsure", self.file) from error
            if not kept:
                raise

    def _settle(self) -> bool | None:
        """Whether the batch that was on its way was kept; None while nobody can tell, or where there is none."""
        if self._unsure is None:
            return None
        try:
            # Who writes waits for the one before: the broken unit, too, is at its end then.
            with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
                kept = Unit(connection, self.now(), self.user).has_link(*self._unsure)
        except (DBAPIError, RecordTrouble) as error:
            known = error if isinstance(error, RecordTrouble) else self._ways.known_trouble(error, self.file)
            if known is None:
                raise
            return None
        self._unsure = None
        return kept

    def _look_after(self, unit: Unit, unsure: tuple[int, str], *, typed: bool) -> None:
        """Let nobody do once more what was kept after all; what is typed is the same when it is saved again."""
        kept = unit.has_link(*unsure)
        self._unsure = None
        if not kept:
            return
        if not typed:
            raise RecordTrouble("kept_after_all", self.file)
        if self._told is not None and unit.last_link().position == unsure[0]:
            self._told = unsure[0]

    def _keep_aside(self) -> None:
        # Where no connection holds the file any more, there is nothing to keep.
        with suppress(RecordTrouble), self.engine.connect() as connection:
            self._place.keep_aside(connection)

    @contextmanager
    def _transaction(self, *, writes: bool, typed: bool = False) -> Iterator[Unit]:
        if self._elsewhere.gone:
            raise RecordTrouble("no_server", self.file)
        try:
            with (
                self.engine.connect().execution_options(writes=writes) as connection,
                self._begin(connection, writes=writes) as transaction,
            ):
                unit = Unit(connection, self.now(), self.user, self.user_id, writes=writes)
                if writes and self._unsure is not None:
                    self._look_after(unit, self._unsure, typed=typed)
                told = self._told
                up_to_date = not writes or told is None or told == unit.last_link().position
                if typed and not up_to_date:
                    raise RecordTrouble("behind", self.file)
                self._open.unit = unit
                faction = None if writes else self._sees_drafts_of(unit)
                if faction is not None:
                    unit.stand_apart()
                try:
                    with nullcontext() if faction is None else self._ways.narrowed(connection, faction):
                        yield unit
                    if writes:
                        rights.check_steps(unit)
                        check_links(unit)
                        holding.check(unit)
                        unit.index.write()
                        self._ways.keep_sums(connection, unit.written)
                        unit.known.wrote(unit.written, self._ways.step(connection))
                finally:
                    self._open.unit = None
                if writes:
                    last = 0 if told is None else unit.sealed[0] if unit.sealed else unit.last_link().position
                    self._commit(connection, transaction, unit)
                    if told is not None and up_to_date:
                        self._told = last
        except IntegrityError as error:
            refused = _taken(self._ways.taken(error))
            if refused is None:
                raise
            raise refused from error
        except (DBAPIError, LookupError, ValueError, TypeError, AttributeError) as error:
            # What cannot be read as what it is, such as a day that is none, is our bug only where the rows are whole.
            known = None if isinstance(error, Refused | Missing) else self._ways.known_trouble(error, self.file)
            if known is not None:
                if known.kind == "no_server":
                    self._elsewhere.lost()
                raise known from error
            raise
