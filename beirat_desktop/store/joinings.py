"""Which papers are one matter, and what ties papers to one another."""

from __future__ import annotations

from collections.abc import Collection

from beirat_desktop.domain.joinings import Joining, Tie, ties
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit


def joinings_of(unit: Unit, paper_ids: Collection[str]) -> list[Joining]:
    """The joinings that hold any of these papers; there are few, as each is made by hand."""
    return [one for one in unit.joinings.all() if not set(paper_ids).isdisjoint(one.paper_ids)] if paper_ids else []


def ties_of(unit: Unit, paper_ids: Collection[str]) -> tuple[Tie, ...]:
    """What these papers cite and amend, and what cites and amends them."""
    keys = list(paper_ids)
    own = {one.id: one.paper_id for one in unit.resolutions.where(paper_id=keys)}
    citations = by_id(
        [
            *unit.citations.where(paper_id=keys),
            *unit.citations.where(cited_paper_id=keys),
            *unit.citations.where(cited_resolution_id=list(own)),
        ]
    )
    cited = {one.cited_resolution_id for one in citations.values() if one.cited_resolution_id is not None}
    resolved = own | {one.id: one.paper_id for one in unit.resolutions.where(id=cited - own.keys())}
    papers = [*unit.papers.where(id=keys), *unit.papers.where(amends_id=keys)]
    return ties(papers, citations.values(), resolved)
