"""The history is a chain: each batch is sealed together with the one before, so that a gap or an edit is found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from beirat_desktop.domain.findings import Entry, Finding, Severity
from beirat_desktop.domain.history import PRIVATE_FIELDS, Change
from beirat_desktop.domain.identity import new_id

FORGET = "persons.forget"
"""The action that makes the history forget what somebody was called."""
FORGOTTEN = "[entfernt]"
"""What stands in the history instead."""


def seal_of(before: str, batch: Iterable[Change]) -> str:
    """What a batch is sealed with; before: the seal of the batch before it, "" for the first one."""
    told = [
        [
            one.id,
            one.changed.isoformat(timespec="microseconds"),
            one.changed_by,
            one.action,
            one.noun,
            one.object_id,
            one.batch,
            one.position,
            one.fields,
        ]
        for one in sorted(batch, key=lambda one: one.id)
    ]
    return sha256(json.dumps([before, told], ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def forgotten(change: Change) -> Change:
    """The change without what it says, so that a name can go; what was changed when and by whom stays.

    It gets another id: the seal is over the former one too, so nobody can try names until one fits.
    """
    words = json.dumps(FORGOTTEN, ensure_ascii=False)
    told = tuple((name, words if before else "", words if after else "") for name, before, after in change.fields)
    return replace(change, fields=told, id=new_id())


def forgetting(position: int, batch: Iterable[Change], moment: datetime, by: str, own: str) -> Change:
    """The act that says that a batch was made to forget: its place, and what it says since; own: the act's own batch.

    The seal of the forgetful batch stays what it was, as the next one rests on it.
    """
    told = (("position", "", str(position)), ("content", "", seal_of("", batch)))
    return Change(moment, by, FORGET, "", "", own, told)


def sealed(batch: Sequence[Change], position: int, before: str) -> list[Change]:
    """The changes of one batch at their place in the chain, behind the seal before."""
    placed = [replace(one, position=position) for one in batch]
    seal = seal_of(before, placed)
    return [replace(one, seal=seal) for one in placed]


def chained(changes: Iterable[Change], position: int = 0, before: str = "") -> list[Change]:
    """Changes from elsewhere as the next links of a chain, batch by batch, the oldest first.

    position, before: of the last batch that stands there already.
    """
    batches: dict[str, list[Change]] = {}
    for one in sorted(changes, key=lambda one: (one.position, one.changed)):
        batches.setdefault(one.batch, []).append(one)
    found: list[Change] = []
    for batch in batches.values():
        position += 1
        found += sealed(batch, position, before)
        before = found[-1].seal
    return found


def chain_findings(changes: Iterable[Change], last: int) -> Iterator[Finding]:
    """Where the history is not what was once written down; last: how many batches were ever written."""
    batches: dict[int, list[Change]] = {}
    for one in changes:
        batches.setdefault(one.position, []).append(one)
    forgot = _forgot(batches)
    before, expected = "", 1
    for position, batch in sorted(batches.items()):
        if position > expected:
            facts: dict[str, object] = {"first": expected, "last": position - 1, "before": batch[0].changed.date()}
            yield Finding("history.gap", severity=Severity.ERROR, facts=facts)
        elif len({one.seal for one in batch}) > 1 or (
            batch[0].seal != seal_of(before, batch) and forgot.get(position) != seal_of("", batch)
        ):
            facts = {"position": position, "day": batch[0].changed.date(), "by": batch[0].changed_by}
            yield Finding("history.edited", severity=Severity.ERROR, facts=facts).about(
                batch[0].noun, batch[0].object_id
            )
        before, expected = batch[0].seal, position + 1
    if last >= expected:
        yield Finding("history.cut_off", severity=Severity.ERROR, facts={"first": expected, "last": last})
    elif last < expected - 1:
        facts = {"counted": last, "found": expected - 1}
        yield Finding("history.count_lost", severity=Severity.ERROR, facts=facts)


def _forgot(batches: Mapping[int, Iterable[Change]]) -> dict[int, str]:
    """What batches say since they were made to forget, by the acts behind them; the last act counts."""
    found: dict[int, str] = {}
    for position, batch in sorted(batches.items()):
        for one in batch:
            told = {name: after for name, _, after in one.fields}
            place = told.get("position", "")
            if one.action == FORGET and not one.noun and place.isdecimal() and int(place) < position:
                found[int(place)] = told.get("content", "")
    return found


def gone_findings(changes: Iterable[Change], keys: Mapping[str, Set[str]]) -> Iterator[Finding]:
    """Records that were taken out past the program: the history says they are there. keys: all ids by noun."""
    latest: dict[tuple[str, str], Change] = {}
    for one in sorted(changes, key=lambda one: one.position):
        latest[one.noun, one.object_id] = one
    gone: dict[str, list[Change]] = {}
    for (noun, key), one in latest.items():
        if key not in keys.get(noun, {key}) and not _removes(one):
            gone.setdefault(noun, []).append(one)
    for noun, some in gone.items():
        newest = max(some, key=lambda one: one.changed)
        facts = {"count": len(some), "kind": Entry(noun), "changed": newest.changed.date(), "by": newest.changed_by}
        yield Finding("history.record_gone", severity=Severity.ERROR, facts=facts)


def _removes(change: Change) -> bool:
    """Whether the record was deleted: nothing stands after; of private fields nothing is told either way."""
    told = [after for name, _, after in change.fields if name not in PRIVATE_FIELDS]
    return bool(told) and not any(told)
