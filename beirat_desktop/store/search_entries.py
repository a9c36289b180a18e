"""What the search knows of each record: one function for each noun."""

from __future__ import annotations

from sqlalchemy import Connection

from beirat_desktop.store.search_doc import Entries
from beirat_desktop.store.search_links import Links
from beirat_desktop.store.search_meetings import OF_MEETINGS
from beirat_desktop.store.search_papers import OF_PAPERS
from beirat_desktop.store.search_people import OF_PEOPLE
from beirat_desktop.store.search_tasks import OF_TASKS

_ORDER = (
    "papers", "resolutions", "votes", "agenda_items", "meetings", "minutes", "corrections", "elections",
    "resident_questions", "joinings", "consultations", "follow_ups", "status_reports", "issued_papers", "attachments",
    "initiatives", "speakers", "persons", "organizations", "committees", "factions",
)  # fmt: skip
"""Of two records of one day, that of the earlier noun was written first."""
_ALL = OF_PAPERS | OF_MEETINGS | OF_TASKS | OF_PEOPLE
SEARCHED: Entries = {noun: _ALL[noun] for noun in _ORDER}
"""What is searched of each noun, one function each; searching.VERSION goes up with every change of one."""
MAIN = ("papers", "meetings", "initiatives", "persons", "organizations", "committees", "factions")
"""What stands for itself; all others belong to a paper or a meeting and come behind it."""
OF_MAIN = "#1 "
"""How the index says so, in one trigram."""
WITHOUT_DAY = frozenset({"persons", "organizations", "committees", "factions"})
STANDS_IN = {
    "votes": ("resolutions", "resolution_id"),
    "follow_ups": ("resolutions", "resolution_id"),
    "consultations": ("papers", "paper_id"),
    "memberships": ("persons", "person_id"),
}
"""Nouns whose words stand in the entry of another record, and the link to that."""


def text_of(connection: Connection, noun: str, key: str) -> str:
    """The words of a record that are searched beside its title, as they were written; "" for one that is gone."""
    links = Links(connection)
    value = links.whole(noun, key)
    doc = SEARCHED[noun](links, value) if value is not None else None
    return doc.text if doc is not None else ""
