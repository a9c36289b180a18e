"""Initiatives: what is done over a time, by whom, on which grounds, and what came of it."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import Enum
from typing import Any

from beirat_desktop.domain.history import Change
from beirat_desktop.domain.initiatives import (
    Deliverable,
    Initiative,
    InitiativeKind,
    Milestone,
    Partner,
    Relation,
    WebLink,
    check_initiative,
)
from beirat_desktop.domain.text import RichText, nfc
from beirat_desktop.domain.verbatim import tokens
from beirat_desktop.store.papers import record_changes
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.initiatives.details import (
    InitiativeChoices,
    InitiativeDetail,
    InitiativeRow,
    Work,
    initiative_choices,
    initiative_detail,
    initiative_rows,
    work,
)
from beirat_desktop.usecases.initiatives.mentions import of_organization
from beirat_desktop.usecases.members.founding import tidy
from beirat_desktop.usecases.search import works_found

_NEWEST = 30


class Initiatives:
    """What the office does with initiatives."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> list[InitiativeRow]:
        """All initiatives, the latest first, each with its parts below it."""
        with self._store.reading() as unit:
            return initiative_rows(unit, self._store.now().date())

    def detail(self, initiative_id: str) -> InitiativeDetail:
        """Everything about one; raises Missing."""
        with self._store.reading() as unit:
            return initiative_detail(self._store, unit, initiative_id, self._store.now().date())

    def choices(self, initiative_id: str) -> InitiativeChoices:
        """What its fields can be filled with."""
        with self._store.reading() as unit:
            return initiative_choices(unit, initiative_id)

    def of_organization(self, organization_id: str) -> list[Initiative]:
        """Those an organisation is responsible for or takes part in."""
        with self._store.reading() as unit:
            return of_organization(unit, organization_id)

    def history(self, initiative_id: str) -> list[Change]:
        """Who changed what in it and its files, the latest first."""
        with self._store.reading() as unit:
            return record_changes(unit, "initiatives", initiative_id)

    def sources(self, words: str) -> list[Work]:
        """Resolutions and papers in which the words occur, or the latest of them, to link to."""
        with self._store.reading() as unit:
            if len(words.strip()) < 2:
                resolutions = sorted(unit.resolutions.all(), key=lambda one: (one.decided_on, one.id), reverse=True)
                found = [("resolutions", one.id) for one in resolutions if one.decided][:_NEWEST]
            else:
                found = works_found(unit, words, _NEWEST)
            return [work(self._store, unit, Relation.RESTS_ON, noun, key) for noun, key in found[:_NEWEST]]

    def add(self, name: str, kind: InitiativeKind = InitiativeKind.PROJECT, **known: Any) -> Initiative:
        """Begin one."""
        with self._store.unit("initiatives.add") as unit:
            return _keep(unit, replace(Initiative(tidy(name), kind), **_clean(unit, known)))

    def edit(self, initiative_id: str, **known: Any) -> Initiative:
        """Change what is known of it; organisations are known by their names."""
        with self._store.unit("initiatives.edit", merge=True) as unit:
            before = unit.initiatives.get(initiative_id)
            return _keep(unit, replace(before, **_clean(unit, known, before)))

    def link(
        self, initiative_id: str, relation: Relation, *, paper_id: str | None = None, resolution_id: str | None = None
    ) -> Initiative:
        """Say that it rests on a paper or resolution, or led to it."""
        with self._store.unit("initiatives.link") as unit:
            initiative = unit.initiatives.get(initiative_id)
            for noun, key in _given(paper_id, resolution_id):
                initiative = initiative.with_link(relation, noun, key)
            return unit.initiatives.save(initiative)

    def unlink(
        self, initiative_id: str, relation: Relation, *, paper_id: str | None = None, resolution_id: str | None = None
    ) -> Initiative:
        """Take a paper or resolution off it; the paper itself stays."""
        with self._store.unit("initiatives.unlink") as unit:
            initiative = unit.initiatives.get(initiative_id)
            for noun, key in _given(paper_id, resolution_id):
                initiative = initiative.without_link(relation, noun, key)
            return unit.initiatives.save(initiative)

    def remove(self, initiative_id: str) -> None:
        """Remove it with its files; refused while other initiatives are parts of it."""
        with self._store.unit("initiatives.remove") as unit:
            for attachment in unit.attachments.where(initiative_id=initiative_id):
                unit.attachments.delete(attachment.id)
            unit.initiatives.delete(initiative_id)


def _given(paper_id: str | None, resolution_id: str | None) -> list[tuple[str, str]]:
    return [(noun, key) for noun, key in (("papers", paper_id), ("resolutions", resolution_id)) if key is not None]


def _keep(unit: Unit, initiative: Initiative) -> Initiative:
    check_initiative(initiative, unit.initiatives.find)
    return unit.initiatives.save(initiative)


def _clean(unit: Unit, given: dict[str, Any], before: Initiative | None = None) -> dict[str, Any]:
    known: dict[tuple[str, ...], str] = {}
    if before is not None:  # whoever is called otherwise by now is still meant by the name of the day
        named = [(one.name, one.organization_id) for one in before.partners] + [(before.office, before.office_id)]
        known |= {_told_apart(name): key for name, key in named if name and key is not None}
    known |= {_told_apart(one.name): one.id for one in unit.organizations.all()}
    cleaned = {name: _written(value) for name, value in given.items()}
    if "office" in cleaned:
        cleaned["office_id"] = known.get(_told_apart(cleaned["office"]))
    if "partners" in cleaned:
        cleaned["partners"] = tuple(_known(partner, known) for partner in cleaned["partners"])
    return cleaned


def _known(partner: Partner, known: dict[tuple[str, ...], str]) -> Partner:
    if not partner.name:
        return partner  # named by the organisation alone
    return replace(partner, organization_id=known.get(_told_apart(partner.name)))


def _told_apart(name: str) -> tuple[str, ...]:
    """A name by its words: what a page in the web hides in it, such as places to break it, makes it no other."""
    return tuple(token.text.casefold() for token in tokens(name))


def _written(value: Any) -> Any:
    """The value with its words in NFC, also those of the rows of a list."""
    if isinstance(value, RichText):
        return value.normalised
    if isinstance(value, tuple):
        return tuple(map(_written, value))
    if isinstance(value, Partner | Milestone | Deliverable | WebLink):
        return replace(value, **{each.name: _written(getattr(value, each.name)) for each in fields(value)})
    return nfc(value) if isinstance(value, str) and not isinstance(value, Enum) else value
