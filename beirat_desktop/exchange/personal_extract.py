"""What the record holds on one person, as JSON: structured and machine-readable (Art. 20 DSGVO)."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.moments import with_offset
from beirat_desktop.domain.nouns import Description
from beirat_desktop.domain.personal_data import Extract, Passage
from beirat_desktop.domain.plain import as_data
from beirat_desktop.german.nouns import NOUN_WORDS

VERSION = 1


def write(extract: Extract) -> bytes:
    """The extract as JSON (UTF-8); the same extract gives the same bytes."""
    out = {
        "format": "beirat-desktop-auskunft",
        "version": VERSION,
        "made": extract.made,
        "person": {"id": extract.person_id, "name": extract.name},
        "entries": [
            {
                "noun": one.noun,
                "id": one.id,
                **_described(one.description),
                "places": one.places,
                "closed": one.closed,
                "values": one.values or {},
                "passages": _passages(one.passages),
            }
            for one in extract.held
        ],
        "files": [{"name": one.name, "passages": _passages(one.passages)} for one in extract.files],
        "history": [
            {
                "changed": one.moment,
                "action": one.action,
                "noun": one.noun,
                "id": one.object_id,
                "byThisPerson": one.by_person,
                "fields": [{"name": name, "before": before, "after": after} for name, before, after in one.values],
                "passages": _passages(one.passages),
            }
            for one in extract.history
        ],
        "names": dict(extract.names or {}),
        "copies": extract.copies,
        "aside": extract.aside,
        "leftOut": extract.left_out,
    }
    return (json.dumps(out, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _described(description: Description) -> dict[str, Any]:
    title = description.entry.title
    return {
        "kind": NOUN_WORDS.get(description.entry.noun, ""),
        "title": title.isoformat() if isinstance(title, date) else str(title or ""),
        "number": description.number,
        "day": description.day,
    }


def _passages(some: tuple[Passage, ...]) -> list[dict[str, str]]:
    return [{"field": one.field, "words": one.words} for one in some]


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return with_offset(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, PartialDate):
        return as_data(value)
    raise TypeError(type(value))
