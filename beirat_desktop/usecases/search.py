"""Finding anything in the record as one types."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.domain.papers import PaperType
from beirat_desktop.store.papers import paper_types
from beirat_desktop.store.search import SearchHit
from beirat_desktop.store.unit import Store, Unit


@dataclass(frozen=True, slots=True)
class Found:
    """A hit and the record to open for it: an agenda item opens its meeting, an attachment its paper.

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
            return _opened(unit, hits)


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


def _opened(unit: Unit, hits: list[SearchHit]) -> list[Found]:
    def ids(noun: str) -> set[str]:
        return {hit.object_id for hit in hits if hit.noun == noun}

    items = {item.id: item.meeting_id for item in unit.agenda_items.where(id=ids("agenda_items"))}
    resolutions = {one.id: one for one in unit.resolutions.where(id=ids("resolutions"))}
    attachments = {one.id: one for one in unit.attachments.where(id=ids("attachments"))}
    types = paper_types(unit, ids("papers"))
    found = []
    for hit in hits:
        noun, key = OPENED.get(hit.noun, ""), hit.object_id
        if hit.noun == "agenda_items":
            noun, key = "meeting", items[hit.object_id]
        elif hit.noun == "resolutions":
            paper_id = resolutions[hit.object_id].paper_id
            item_id = resolutions[hit.object_id].agenda_item_id
            noun, key = ("matter", paper_id) if paper_id else ("meeting", _meeting_of(unit, item_id))
        elif hit.noun == "attachments":
            own = attachments[hit.object_id]
            noun, key = ("paper", own.paper_id) if own.paper_id else ("meeting", own.meeting_id or "")
        found.append(Found(hit.noun, noun, key, hit.title, hit.detail, types.get(hit.object_id)))
    return found


def _meeting_of(unit: Unit, item_id: str | None) -> str:
    item = unit.agenda_items.find(item_id)
    return item.meeting_id if item else ""
