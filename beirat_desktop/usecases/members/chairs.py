"""Who chairs a committee."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import person_on


def chair_on(unit: Unit, committee_id: str, day: date) -> Person | None:
    """Who chairs a committee on a day; None where the record does not know."""
    chairs = unit.memberships.where(committee_id=committee_id, role=Role.CHAIR)
    return next((person_on(unit, chair.person_id, day) for chair in chairs if chair.covers(day)), None)
