"""What was promised in a debate, as tasks of those who promised it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.german.promises import Promise, promises
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit


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
            item = unit.agenda_items.get(item_id)
            kept = {task.title for task in unit.follow_ups.where(agenda_item_id=item_id)}
            offices = unit.organizations.all()
            return tuple(
                OpenPromise(item_id, one.sentence, one.title, _office(unit, item, one, offices))
                for one in promises(item.course)
                if one.title not in kept
            )

    def keep(self, item_id: str) -> tuple[FollowUp, ...]:
        """Make tasks of all that was promised under an item and is none yet."""
        with self._store.unit("follow_ups.promised") as unit:
            item = unit.agenda_items.get(item_id)
            found = self.open(item_id)
            paper = unit.papers.find(item.paper_id)
            if found and paper is not None and paper.state is PaperState.DONE:
                # What was noted counts as done, but somebody has still to act.
                unit.papers.save(paper.to(PaperState.DEBATED))
            return tuple(
                unit.follow_ups.save(
                    FollowUp(
                        item.paper_id,
                        title=one.title,
                        organization_id=one.office.id if one.office is not None else None,
                        public=item.public,
                        agenda_item_id=item_id,
                    )
                )
                for one in found
            )


def _office(unit: Unit, item: AgendaItem, promise: Promise, offices: Sequence[Organization]) -> Organization | None:
    """The office named in the sentence, else the one the paper comes from, else the only one of the town."""
    named = [one for one in offices for name in (one.name, one.short_name) if name and name in promise.who]
    if named:
        return named[0]
    paper = unit.papers.find(item.paper_id)
    if paper is not None and paper.organization_id is not None:
        return unit.organizations.find(paper.organization_id)
    own = [one for one in offices if one.kind is OrganizationKind.ADMINISTRATION]
    return own[0] if len(own) == 1 else None
