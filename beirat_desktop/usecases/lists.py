"""Any list of the screen as a file or a paper."""

from __future__ import annotations

from beirat_desktop.documents.list_paper import list_paper
from beirat_desktop.domain.listing import Listing, ListKind
from beirat_desktop.exchange.spreadsheet import csv_file, xlsx
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.publications.rendering import draw


class Lists:
    """Hands lists out as they are shown; they are the office's own and go through no filter for the public."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def file(self, kind: ListKind, listing: Listing) -> bytes:
        """The list as a file of that kind. Refuses letters that cannot be printed."""
        made = self._store.now()
        if kind is ListKind.XLSX:
            return xlsx(listing, made)
        if kind is ListKind.CSV:
            return csv_file(listing)
        with self._store.reading() as unit:
            author = next((body.name for body in unit.bodies.all()), "")
        return draw(list_paper(listing, author, made)).pdf
