"""In which initiatives something stands; apart from the rest, because papers and their ways ask for it too."""

from __future__ import annotations

from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.store.unit import Unit


def of_organization(unit: Unit, organization_id: str) -> list[Initiative]:
    """The initiatives an organisation is responsible for or takes part in."""
    return [one for one in unit.initiatives.all() if one.mentions("organizations", organization_id)]


def of_paper(unit: Unit, paper_id: str) -> list[Initiative]:
    """The initiatives that belong to a paper, or to what was resolved on it."""
    resolutions = {one.id for one in unit.resolutions.where(paper_id=paper_id)}
    return [
        one
        for one in unit.initiatives.all()
        if one.mentions("papers", paper_id) or any(one.mentions("resolutions", key) for key in resolutions)
    ]
