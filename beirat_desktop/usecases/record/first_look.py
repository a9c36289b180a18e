"""What stands on the first page before the record is open."""

from __future__ import annotations

from pathlib import Path

from beirat_desktop.domain.papers import INCOMING
from beirat_desktop.store.address import Where
from beirat_desktop.store.first_look import first_rows
from beirat_desktop.store.paper_row import PaperRow

SHOWN = 8
"""So many motions the first page lists."""


def first_look(file: Where) -> list[PaperRow] | None:
    """The motions the first page will list; None where there is nothing to show before the record was opened."""
    if not isinstance(file, Path):
        return None  # what lies on a server comes with the store
    return first_rows(file, [state.value for state in INCOMING], SHOWN)
