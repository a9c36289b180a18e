"""What a guest can be tied to, out of a record that may hold very many resolutions."""

from __future__ import annotations

from sqlalchemy import select

from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.store.tables import resolutions
from beirat_desktop.store.unit import Unit


def latest_resolutions(unit: Unit, committee_id: str | None, limit: int) -> list[Resolution]:
    """The latest resolutions of a committee, or of all."""
    query = select(resolutions.c.id).order_by(resolutions.c.decided_on.desc(), resolutions.c.id).limit(limit)
    if committee_id is not None:
        query = query.where(resolutions.c.committee_id == committee_id)
    found = unit.resolutions.where(id=list(unit.connection.execute(query).scalars()))
    return sorted(found, key=lambda one: (one.decided_on, one.number), reverse=True)
