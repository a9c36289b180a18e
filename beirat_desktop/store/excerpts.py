"""What was last written on an excerpt, out of a record that may hold very many."""

from __future__ import annotations

from sqlalchemy import select, text

from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.store.tables import excerpts
from beirat_desktop.store.unit import Unit


def last_excerpt(unit: Unit) -> Excerpt | None:
    """The excerpt that was kept last."""
    query = select(excerpts.c.id).order_by(text("rowid DESC")).limit(1)
    return unit.excerpts.find(unit.connection.execute(query).scalar())
