"""All rules over the whole record."""

from __future__ import annotations

from dataclasses import fields

from beirat_desktop.domain.chain import chain_findings
from beirat_desktop.domain.checks import Record, check_record
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.nouns import NOUNS, dead_references, says_noun
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.meetings.plan import holidays


def check(store: Store) -> tuple[Finding, ...]:
    """Dead links, breaks in the history, and what the rules find, less what was passed over with a reason."""
    pointing = [name for name, noun in NOUNS.items() if noun.links or (says_noun(name) and not noun.outlives)]
    with store.reading() as unit:
        values = {name: unit.nouns(name).all() for name in {*pointing, *(field.name for field in fields(Record))}}
        keys = {name: unit.nouns(name).ids() for name in NOUNS}
        dead = tuple(
            dead_references(
                {name: values[name] for name in pointing}, keys, lambda noun, key: unit.nouns(noun).find(key)
            )
        )
        broken = tuple(chain_findings(unit.changes.all(), unit.written_batches()))
    record = Record(**{field.name: tuple(values[field.name]) for field in fields(Record)})
    return (*dead, *broken, *check_record(record, store.now().date(), holidays()))
