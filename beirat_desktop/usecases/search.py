"""Finding anything in the record as one types."""

from __future__ import annotations

from typing import NamedTuple

from beirat_desktop.domain.papers import PaperType
from beirat_desktop.store.search import SearchHit
from beirat_desktop.store.store import Store


class Found(NamedTuple):
    """A hit and the record to open for it: an agenda item opens its meeting, an attachment what it belongs to.

    kind names what was found ("papers"); noun and id what is opened ("paper").
    """

    kind: str
    noun: str
    id: str
    title: str
    detail: str
    paper_type: PaperType | None = None


class Search:
    """Looks records up by any part of their words."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, words: str, limit: int = 50) -> list[Found]:
        """The newest records in which every word occurs; nothing below two letters."""
        with self._store.reading() as unit:
            hits = unit.search(words, limit)
        return [_opened(hit) for hit in hits]


OPENED = {
    "papers": "paper",
    "meetings": "meeting",
    "persons": "person",
    "speakers": "speaker",
    "organizations": "organization",
    "committees": "committee",
    "factions": "faction",
    "initiatives": "initiative",
}


def _opened(hit: SearchHit) -> Found:
    noun, key = OPENED.get(hit.noun, ""), hit.object_id
    if not noun:
        # A resolution is looked at on the way of its paper, a file beside the form.
        paper = "matter" if hit.noun == "resolutions" else "paper"
        noun, key = (paper, hit.paper_id) if hit.paper_id else ("meeting", hit.meeting_id or "")
        if hit.initiative_id:
            noun, key = "initiative", hit.initiative_id
        if hit.noun == "agenda_items" and key:
            key = f"{key}:agenda:{hit.object_id}"
    return Found(hit.noun, noun, key, hit.title, hit.detail, PaperType(hit.paper_type) if hit.paper_type else None)
