"""What of the record is closed to the public, as it follows from the agenda."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from beirat_desktop.domain.publicity import Publicity, closed_papers, publicity
from beirat_desktop.store.unit import Unit


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
    resolutions += unit.resolutions.where(public=False) + unit.resolutions.where(paper_id=shut)
    return publicity(items, shut, resolutions, frozenset(paper.id for paper in private))


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
