"""All rules over the whole record."""

from __future__ import annotations

from dataclasses import fields

from beirat_desktop.domain.checks import Record, check_record
from beirat_desktop.domain.findings import Finding
from beirat_desktop.store.store import Store


def check(store: Store) -> tuple[Finding, ...]:
    """What the rules find in the record, less what was passed over with a reason."""
    with store.reading() as unit:
        record = Record(**{field.name: tuple(unit.nouns(field.name).all()) for field in fields(Record)})
    return check_record(record, store.now().date())
