"""All rules over the whole record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from beirat_desktop.domain.chain import chain_findings, gone_findings
from beirat_desktop.domain.checks import Record, check_record
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.nouns import NOUNS, Description, description
from beirat_desktop.domain.rights import SEES_ALL
from beirat_desktop.store.links import dead_links, lost_content
from beirat_desktop.store.rights import sees_drafts_of
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.meetings.plan import holidays
from beirat_desktop.usecases.meetings.rules import certified_before


def loose_ends(store: Store) -> tuple[Finding, ...]:
    """What names a record or bytes that are not there, and where the history is no longer what was written down.

    To whom a part of the record is shown, the rest is neither lost nor edited: that is for others to tell.
    """
    with store.reading() as unit:
        at_server = store.login is not None and unit.who is not None and unit.who.desk not in SEES_ALL
        if unit.who is not None and (at_server or sees_drafts_of(unit) is not None):
            return (Finding("record.seen_in_part", severity=Severity.INFO, facts={"desk": unit.who.desk}),)
        changes = unit.changes.all()
        keys = {noun: unit.nouns(noun).ids() for noun in NOUNS}
        return (
            *dead_links(unit),
            *lost_content(unit),
            *chain_findings(changes, unit.written_batches()),
            *gone_findings(changes, keys),
        )


def check(store: Store) -> tuple[Finding, ...]:
    """Dead links, breaks in the history, and what the rules find, less what was passed over with a reason."""
    with store.reading() as unit:
        record = Record(**{field.name: tuple(unit.nouns(field.name).all()) for field in fields(Record)})
        certified = _certified_before(unit, record)
    return (*loose_ends(store), *check_record(record, store.now().date(), holidays(), certified))


def _certified_before(unit: Unit, record: Record) -> frozenset[str]:
    """The excerpts that rest on minutes of which a corrected issue is in the making."""
    held_in = {item.id: item.meeting_id for item in record.agenda_items}
    found: frozenset[str] = frozenset()
    for key in {one.meeting_id for one in record.minutes if one.state is MinutesState.REPLACED}:
        minutes = [one for one in record.minutes if one.meeting_id == key]
        excerpts = [one for one in record.excerpts if held_in.get(one.agenda_item_id) == key]
        found |= certified_before(unit, minutes, excerpts)
    return found


def described(store: Store, found: Iterable[Finding]) -> list[tuple[Description | None, Finding]]:
    """Each finding with what tells the record it concerns; None where it concerns none, or one that is gone."""
    with store.reading() as unit:

        def find(noun: str, key: str) -> Any:
            return unit.nouns(noun).find(key)

        values = [(find(one.noun, one.object_id) if one.noun in NOUNS else None, one) for one in found]
        return [(None if value is None else description(one.noun, value, find), one) for value, one in values]
