"""Removing how somebody is reached for good: from the person, and from what another system told of them."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.domain.origins import without_contact
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Contact
from beirat_desktop.store.unit import Unit


def remove_contact(unit: Unit, person_id: str) -> Person:
    """Remove the contact data in the caller's unit; the history does not repeat them either."""
    for origin in unit.origins.where(noun="persons", object_id=person_id):
        if unit.origins.save(without_contact(origin)) != origin:
            unit.forgets.add(("origins", origin.id))
    return unit.persons.save(replace(unit.persons.get(person_id), contact=Contact()))


def remove_origins(unit: Unit, person_id: str, *, for_good: bool) -> None:
    """Remove in the caller's unit what another system told of a person who goes; for_good: from the history too."""
    for origin in unit.origins.where(noun="persons", object_id=person_id):
        unit.origins.delete(origin.id)
        if for_good:
            unit.forgets.add(("origins", origin.id))
