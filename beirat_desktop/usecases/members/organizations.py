"""Offices of the administration and outside organisations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.members.founding import tidy


class Organizations:
    """Keep who carries out resolutions, employs guests or takes part in initiatives."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, kind: OrganizationKind | None = None) -> list[Organization]:
        """Every organisation, or those of a kind, by name."""
        with self._store.reading() as unit:
            found = unit.organizations.all() if kind is None else unit.organizations.where(kind=kind)
        return sorted(found, key=lambda organization: sort_key(organization.name))

    def get(self, organization_id: str) -> Organization:
        """One organisation."""
        with self._store.reading() as unit:
            return unit.organizations.get(organization_id)

    def add(self, name: str, kind: OrganizationKind = OrganizationKind.ADMINISTRATION, **fields: Any) -> Organization:
        """Add an office or an outside organisation."""
        with self._store.unit("organizations.add") as unit:
            return _keep(unit, Organization(tidy(name), kind=kind, **fields))

    def edit(self, organization_id: str, **fields: Any) -> Organization:
        """Change what is known of an organisation."""
        with self._store.unit("organizations.edit", merge=True) as unit:
            return _keep(unit, replace(unit.organizations.get(organization_id), **fields))

    def remove(self, organization_id: str) -> None:
        """Remove an organisation that nothing mentions; refused otherwise."""
        with self._store.unit("organizations.remove") as unit:
            unit.organizations.delete(organization_id)


def _keep(unit: Unit, organization: Organization) -> Organization:
    if not organization.name.strip():
        raise Refused("organization.name_missing")
    for other in unit.organizations.where(kind=organization.kind):
        if other.id != organization.id and other.name.casefold() == organization.name.casefold():
            raise Refused("organization.name_taken", name=organization.name)
    above = organization.parent_id
    while above is not None:
        if above == organization.id:
            raise Refused("organization.circle", name=organization.name)
        above = unit.organizations.get(above).parent_id
    return unit.organizations.save(organization)
