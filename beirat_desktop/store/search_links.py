"""What the entries of the search tell of other records: read once, and written anew where it changes."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select, text

from beirat_desktop.domain.papers import PaperType
from beirat_desktop.store.prepared import Prepared
from beirat_desktop.store.tables import TABLES, VALUES, file_words


class PaperFields(NamedTuple):
    """Of a paper."""

    title: str = ""
    number: str = ""
    external_number: str = ""
    paper_type: PaperType | None = None
    faction_id: str | None = None
    joint_faction_ids: tuple[str, ...] = ()


class MeetingFields(NamedTuple):
    """Of a meeting."""

    start: datetime | None = None
    committee_id: str | None = None
    number: int | None = None
    name: str = ""


class ItemFields(NamedTuple):
    """Of an agenda item."""

    title: str = ""
    number: str = ""
    meeting_id: str | None = None
    paper_id: str | None = None


class ResolutionFields(NamedTuple):
    """Of a resolution."""

    agenda_item_id: str | None = None
    paper_id: str | None = None


class FollowUpFields(NamedTuple):
    """Of a task."""

    title: str = ""
    paper_id: str | None = None
    resolution_id: str | None = None


class SpeakerFields(NamedTuple):
    """Of a guest."""

    topic: str = ""
    person_id: str | None = None
    organization_id: str | None = None
    paper_id: str | None = None
    meeting_id: str | None = None


LINKED_FIELDS: dict[str, Any] = {
    "papers": PaperFields,
    "meetings": MeetingFields,
    "agenda_items": ItemFields,
    "resolutions": ResolutionFields,
    "follow_ups": FollowUpFields,
    "speakers": SpeakerFields,
}
"""The fields of a record that stand in the entries of others; when they change, those are written anew."""


class Links:
    """The records that others name, each read once. many: all of a noun at once, for whole records."""

    def __init__(self, connection: Connection, *, many: bool = False) -> None:
        self._connection = connection
        self._many = many
        self._fields: dict[str, dict[str, Any]] = {}
        self._grouped: dict[tuple[str, str], dict[str, list[Any]]] = {}

    def fields_of(self, noun: str, key: str | None) -> Any:
        """Those fields of a record that the entries of others say; their defaults where it names none."""
        if not key:
            return LINKED_FIELDS[noun]()
        if noun not in self._fields:
            rows = _fields_query(noun, one=False).rows(self._connection) if self._many else ()
            self._fields[noun] = {row[0]: LINKED_FIELDS[noun]._make(row[1:]) for row in rows}
        known = self._fields[noun]
        if key not in known:
            rows = () if self._many else _fields_query(noun, one=True).rows(self._connection, key=key)
            known[key] = next((LINKED_FIELDS[noun]._make(row[1:]) for row in rows), LINKED_FIELDS[noun]())
        return known[key]

    def naming(self, noun: str, link: str, key: str) -> list[Any]:
        """The records of a noun whose link names the key."""
        if not self._many:
            return [VALUES[noun](*row) for row in _whole(noun, link).rows(self._connection, key=key)]
        if (noun, link) not in self._grouped:
            grouped: dict[str, list[Any]] = {}
            for row in _whole(noun, "").rows(self._connection):
                value = VALUES[noun](*row)
                grouped.setdefault(getattr(value, link) or "", []).append(value)
            self._grouped[noun, link] = grouped
        return self._grouped[noun, link].get(key, [])

    def whole(self, noun: str, key: str) -> Any | None:
        """A record with all its fields."""
        return next((VALUES[noun](*row) for row in _whole(noun, "id").rows(self._connection, key=key)), None)

    def words_of_file(self, sha512: str) -> str:
        """What was read in a file, "" where nothing was."""
        return str(self._connection.execute(_FILE_WORDS, {"sha512": sha512}).scalar() or "")


_FILE_WORDS = select(file_words.c.words).where(file_words.c.sha512 == bindparam("sha512"))


@cache
def _fields_query(noun: str, *, one: bool) -> Prepared:
    table = TABLES[noun]
    query = select(table.c.id, *(table.c[name] for name in LINKED_FIELDS[noun]._fields))
    return Prepared(query.where(table.c.id == bindparam("key", required=True)) if one else query)


@cache
def _whole(noun: str, link: str) -> Prepared:
    table = TABLES[noun]
    query = select(*(c for c in table.c if c.name not in ("created", "modified"))).order_by(text("rowid"))
    return Prepared(query.where(table.c[link] == bindparam("key", required=True)) if link else query)
