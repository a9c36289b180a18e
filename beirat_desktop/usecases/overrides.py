"""Passing over a finding or an overridable refusal, with the reason that is stored in the record."""

from __future__ import annotations

from collections.abc import Iterable

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity, without_overridden
from beirat_desktop.domain.history import Override
from beirat_desktop.domain.reasons import given
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit


def keep_override(unit: Unit, rule: str, noun: str, object_id: str, reason: str, words: str = "") -> Override:
    """Keep in the caller's unit why a rule was passed over, perhaps for these words only; never without a reason."""
    if not given(reason):
        raise Refused("override.reason_missing")
    return unit.overrides.save(
        Override(rule, noun, object_id, given(reason), unit.now.replace(tzinfo=None), unit.user, words)
    )


def pass_over(unit: Unit, item: AgendaItem, found: Iterable[Finding], why: str) -> None:
    """Keep why an item's vote or round is recorded though something speaks against it; refused without a reason.

    What was passed over of the item is not asked again; what is said of the counts is asked with every vote.
    """
    known = unit.overrides.where(noun="agenda_items", object_id=item.id)
    pressing = [one for one in without_overridden(tuple(found), known) if one.severity is not Severity.INFO]
    if pressing and not given(why):
        raise Refused("resolution.needs_reason", overridable=True, title=item.title, findings=tuple(pressing))
    for rule, noun, key in dict.fromkeys((one.rule, one.noun, one.object_id) for one in pressing):
        keep_override(unit, rule, noun, key, why)


class Overrides:
    """What was passed over, on which record, why and by whom."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def on(self, noun: str, object_id: str) -> list[Override]:
        """Everything passed over on one record, in the order it was done."""
        with self._store.reading() as unit:
            return unit.overrides.where(noun=noun, object_id=object_id)

    def add(self, rule: str, noun: str, object_id: str, reason: str) -> Override:
        """Pass a finding over; the reason stays in the record."""
        with self._store.unit("overrides.add") as unit:
            return keep_override(unit, rule, noun, object_id, reason)
