"""What was promised in a debate, as tasks of those who promised it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.german.promises import Promise, of_the_house, promises
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import find_person, persons_on


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is no task yet. office: whom it binds, as far as the course or the paper tells."""

    item_id: str
    sentence: str
    title: str
    office: Organization | None


class Promises:
    """From the course of a debate to the list of what is to be carried out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open(self, item_id: str) -> tuple[OpenPromise, ...]:
        """What was promised under an item and is no task yet."""
        with self._store.reading() as unit:
            return open_promises(unit, unit.agenda_items.get(item_id))

    def keep(self, item_id: str) -> tuple[FollowUp, ...]:
        """Make tasks of all that was promised under an item and is none yet."""
        with self._store.unit("follow_ups.promised") as unit:
            item = unit.agenda_items.get(item_id)
            found = self.open(item_id)
            paper = unit.papers.find(item.paper_id)
            if found and paper is not None and paper.state is PaperState.DONE:
                # What was noted counts as done, but somebody has still to act.
                unit.papers.save(paper.to(PaperState.DEBATED))
            return tuple(unit.follow_ups.save(_task(item, one)) for one in found)


def open_promises(unit: Unit, item: AgendaItem) -> tuple[OpenPromise, ...]:
    """What was promised under an item and is no task yet."""
    kept = {task.title for task in unit.follow_ups.where(agenda_item_id=item.id)}
    said = [one for one in promises(item.course) if one.title not in kept]
    offices = unit.organizations.all() if said else []
    return tuple(OpenPromise(item.id, one.sentence, one.title, _office(unit, item, one, offices)) for one in said)


def promised_under(unit: Unit, item: AgendaItem) -> tuple[FollowUp, ...]:
    """What others promised under an item, the tasks it is already and those it would become."""
    pending = [one for one in open_promises(unit, item) if one.office is not None]
    return (*unit.follow_ups.where(agenda_item_id=item.id), *(_task(item, one) for one in pending))


def _task(item: AgendaItem, one: OpenPromise) -> FollowUp:
    return FollowUp(
        item.paper_id,
        title=one.title,
        organization_id=one.office.id if one.office is not None else None,
        public=item.public,
        agenda_item_id=item.id,
    )


def _office(unit: Unit, item: AgendaItem, promise: Promise, offices: Sequence[Organization]) -> Organization | None:
    """The office that is named, itself or by who speaks for it; else the one the paper comes from or names, or that
    acts on it already; else the only one of the town.
    """
    named = _named(promise.who, offices)
    if named is not None:
        return named
    day = unit.meetings.get(item.meeting_id).day
    speaking = {one.organization_id for one in persons_on(unit, day) if _is_said(one.family_name, promise.who)} - {None}
    if len(speaking) == 1:
        return unit.organizations.find(speaking.pop())
    if of_the_house(promise):
        return None
    paper = unit.papers.find(item.paper_id)
    if paper is not None:
        signer = find_person(unit, paper.signer_id, day)
        office_id = paper.organization_id or (signer.organization_id if signer is not None else None)
        if office_id is not None:
            return unit.organizations.find(office_id)
        if (responsible := _named(paper.responsible, offices)) is not None:
            return responsible
        acting = {task.organization_id for task in unit.follow_ups.where(paper_id=paper.id)} - {None}
        if len(acting) == 1:
            return unit.organizations.find(acting.pop())
    own = [one for one in offices if one.kind is OrganizationKind.ADMINISTRATION]
    return own[0] if len(own) == 1 else None


def _named(words: str, offices: Sequence[Organization]) -> Organization | None:
    """The office whose name stands in words, the longest of several: "Landesberatung Integration Südwest"."""
    found = [(len(name), one) for one in offices for name in (one.name, one.short_name) if _is_said(name, words)]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _is_said(name: str, words: str) -> bool:
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None
