"""Copies that still hold what was removed for good: the day on which they go stands in the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german.record import COPIES_GO
from beirat_desktop.store import rights
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.record.backups import Backup, Backups

USUAL = timedelta(days=30)
"""How long copies are kept, unless another day is agreed: the house's own rule, so that a mistake is seen before."""
ACTION = "copies.remove"


@dataclass(frozen=True, slots=True)
class DailyCopy:
    """The copy of the day, and the copies that went because that was agreed."""

    made: Backup
    removed: tuple[Backup, ...]


def agree(unit: Unit, day: date | None) -> None:
    """Keep in the caller's unit on which day the copies go that were made until now; None: nothing is agreed."""
    if day is None:
        return
    if day < unit.now.date():
        raise Refused("copies.day_over", day=day)
    unit.deadlines.save(Deadline(COPIES_GO, day, copies_until=unit.now.replace(tzinfo=None)))


def make_daily(store: Store, copies: Backups, today: date) -> DailyCopy:
    """Make the copy of the day, which is verified; then let those go whose day has come.

    A day that is over is asked again each time: other workplaces keep copies of their own. Raises RecordTrouble.
    """
    made = copies.make(today)
    with store.reading() as unit:
        agreed = [one for one in unit.deadlines.all() if one.copies_until is not None and one.due <= today]
        may = rights.may(unit, ACTION)
    removed: list[Backup] = []
    for one in agreed:
        if one.copies_until is None:
            continue
        removed += copies.remove_until(one.copies_until)
        if one.done_on is None and may and not copies.made_until(one.copies_until):
            with store.unit(ACTION) as unit:
                unit.deadlines.save(replace(one, done_on=today))
    return DailyCopy(made, tuple(removed))
