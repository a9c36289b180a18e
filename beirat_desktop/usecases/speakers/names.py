"""Who a guest is and where they come from: known people and organisations are taken, new ones made once."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.text import nfc
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.speakers.details import shared


def organization_named(unit: Unit, name: str) -> str | None:
    """The id of the organisation of that name, made where there is none; None for no name."""
    name = nfc(name.strip())
    if not name:
        return None
    known = unit.organizations.where(name=name)
    return (known[0] if known else unit.organizations.save(Organization(name, kind=OrganizationKind.EXTERNAL))).id


def person_named(unit: Unit, family_name: str, given_name: str) -> Person:
    """The person of that name, new where there is none."""
    known = unit.persons.where(family_name=family_name, given_name=given_name)
    return known[0] if known else Person(family_name, given_name)


def move_to_organization(unit: Unit, speaker: Speaker, name: str) -> Speaker:
    """Where the guest comes from; an organisation that only this guest mentions takes the new name."""
    before = unit.organizations.find(speaker.organization_id)
    name = nfc(name.strip())
    known = next(iter(unit.organizations.where(name=name)), None) if name else None
    own = before is not None and _only_here(unit, before, speaker)
    if before is not None and before.name == name:
        return speaker
    if known is None and name:
        known = replace(before, name=name) if own and before else Organization(name, kind=OrganizationKind.EXTERNAL)
        unit.organizations.save(known)
    organization_id = known.id if known is not None else None
    speaker = unit.speakers.save(replace(speaker, organization_id=organization_id))
    person = unit.persons.find(speaker.person_id)
    if person is not None and not shared(unit, person.id):
        unit.persons.save(replace(person, organization_id=organization_id))
    if own and before is not None and before.id != organization_id:
        unit.organizations.delete(before.id)
    return speaker


def _only_here(unit: Unit, organization: Organization, speaker: Speaker) -> bool:
    """Whether nothing but this guest, and the guest's own person, mentions the organisation."""
    if organization.kind is not OrganizationKind.EXTERNAL or organization != replace(
        Organization(organization.name, kind=OrganizationKind.EXTERNAL), id=organization.id
    ):
        return False
    key = organization.id
    others = (
        unit.speakers.count(organization_id=key) - 1,
        len([person for person in unit.persons.where(organization_id=key) if person.id != speaker.person_id]),
        unit.papers.count(organization_id=key),
        unit.follow_ups.count(organization_id=key),
        unit.status_reports.count(organization_id=key),
        unit.organizations.count(parent_id=key),
    )
    partners = any(key == p.organization_id for initiative in unit.initiatives.all() for p in initiative.partners)
    return not partners and all(other <= 0 for other in others)
