"""What came with a record out of another council information system and has no place of its own here."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from beirat_desktop.domain.nouns import NOUNS, Description, description
from beirat_desktop.domain.origins import Origin
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class OriginField:
    """A field of an object there; description: of the record that was made of it, None where none was.

    text: what it says, as JSON where it is more than a line.
    """

    id: str
    kind: str
    address: str
    description: Description | None
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """All that has no place. objects: how many came; without: of each kind how many became no record."""

    objects: int = 0
    without: tuple[tuple[str, int], ...] = ()
    fields: tuple[OriginField, ...] = ()

    @property
    def names(self) -> tuple[tuple[str, int], ...]:
        """How often each field is there, the most frequent first."""
        counts = Counter(one.name for one in self.fields)
        return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


class Origins:
    """Looks at what is kept beside the records."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def any(self) -> bool:
        """Whether anything of this record came from another system."""
        with self._store.reading() as unit:
            return unit.origins.count() > 0

    def unplaced(self) -> Unplaced:
        """Every field that has no place, with the record it belongs to."""
        with self._store.reading() as unit:
            origins = unit.origins.all()
            known: dict[str, dict[str, Any]] = {}

            def find(noun: str, key: str) -> Any:
                if noun not in known:
                    known[noun] = by_id(unit.nouns(noun).all())
                return known[noun].get(key)

            fields: list[OriginField] = []
            without: Counter[str] = Counter()
            for origin in origins:
                value = find(origin.noun, origin.object_id) if origin.noun in NOUNS else None
                described = None if value is None else description(origin.noun, value, find)
                if not origin.noun and origin.rest:  # a location may have become the place of a meeting
                    without[origin.kind] += 1
                for number, (name, text) in enumerate(_fields(origin)):
                    fields.append(
                        OriginField(f"{origin.id} {number}", origin.kind, origin.address, described, name, text)
                    )
        return Unplaced(len(origins), tuple(sorted(without.items())), tuple(fields))


def _fields(origin: Origin) -> Iterator[tuple[str, str]]:
    """Name and words of each field; a long one was kept in several parts."""
    whole: dict[str, str] = {}
    for name, part in origin.rest:
        whole[name] = whole.get(name, "") + part
    for name, text in whole.items():
        with suppress(ValueError):
            value = json.loads(text)
            if isinstance(value, str):
                text = value
            elif isinstance(value, list) and all(isinstance(one, str) for one in value):
                text = ", ".join(value)
        yield name, text
