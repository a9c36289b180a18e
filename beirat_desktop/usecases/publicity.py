"""What of the record is closed to the public, as it follows from the agenda."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from beirat_desktop.domain import agenda_tree
from beirat_desktop.domain.publicity import Publicity, closed_papers, publicity, reopened, shut_by
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of


@dataclass(frozen=True, slots=True)
class ClosedBy:
    """The item behind closed doors because of which a paper is not public."""

    number: str
    day: date


def publicity_of(unit: Unit) -> Publicity:
    """Gathered for the one function that derives it."""
    if unit.publicity is not None:
        return unit.publicity
    items = unit.agenda_items.where(public=False, removed_by=None)
    keys = [item.id for item in items]
    resolutions = unit.resolutions.where(agenda_item_id=keys)
    consultations = unit.consultations.where(agenda_item_id=keys)
    private = unit.papers.where(public=False)
    shut = closed_papers(items, consultations, private, resolutions)
    by_item = shut_by(items, consultations, resolutions)
    on_shut = unit.resolutions.where(paper_id=shut)
    open_again = _reopened(unit, by_item) - {paper.id for paper in private}
    resolutions += unit.resolutions.where(public=False) + on_shut
    return publicity(items, shut - open_again, resolutions, frozenset(paper.id for paper in private))


def closed_by(unit: Unit, paper_id: str) -> ClosedBy | None:
    """Because of which item a paper is not public, the latest; None where it is, or is not by a decision of its own."""
    if paper_id not in publicity_of(unit).papers:
        return None
    items = unit.agenda_items.where(public=False, removed_by=None)
    keys = [item.id for item in items]
    behind = shut_by(items, unit.consultations.where(agenda_item_id=keys), unit.resolutions.where(agenda_item_id=keys))
    found = []
    for item in items:
        if item.id in behind.get(paper_id, ()):
            meeting = unit.meetings.get(item.meeting_id)
            own = unit.agenda_items.where(meeting_id=meeting.id, removed_by=None)
            numbers = agenda_tree.numbers(own, committee_of(unit, meeting).profile.item_numbering)
            found.append(ClosedBy(item.number or numbers.get(item.id, ""), meeting.day))
    return max(found, key=lambda one: one.day, default=None)


def _reopened(unit: Unit, behind: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The papers among these that were resolved on in public afterwards."""
    resolutions = unit.resolutions.where(paper_id=list(behind))
    wanted = {one.agenda_item_id for one in resolutions if one.agenda_item_id is not None}
    items = {
        item.id: item for item in unit.agenda_items.where(id=wanted | {key for one in behind.values() for key in one})
    }
    meetings = {one.id: one.day for one in unit.meetings.where(id={item.meeting_id for item in items.values()})}
    days = {key: meetings[item.meeting_id] for key, item in items.items() if item.meeting_id in meetings}
    open_items = {key for key in wanted if key in items and items[key].public and items[key].removed_by is None}
    return reopened(behind, days, resolutions, open_items)


@contextmanager
def derived(unit: Unit, *, hides: bool) -> Iterator[None]:
    """Inside, every record the unit gives says as derived whether it is public, whoever asks; nothing can be saved.

    hides: the public looks, and results from behind closed doors are not there.
    """
    unit.publicity = replace(publicity_of(unit), hides=hides)
    try:
        yield
    finally:
        unit.publicity = None
