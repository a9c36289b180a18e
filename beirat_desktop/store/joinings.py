"""Which papers are one matter, and what ties papers to one another."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select, true

from beirat_desktop.domain.joinings import Joining, Tie, ties
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.tables import joinings
from beirat_desktop.store.unit import Unit


def joinings_of(unit: Unit, paper_ids: Collection[str]) -> list[Joining]:
    """The joinings that hold any of these papers."""
    each = func.json_each(joinings.c.paper_ids).table_valued("value", name="each")
    query = select(joinings.c.id).select_from(joinings.join(each, true())).where(each.c.value.in_(list(paper_ids)))
    return unit.joinings.where(id=set(unit.connection.execute(query).scalars())) if paper_ids else []


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
