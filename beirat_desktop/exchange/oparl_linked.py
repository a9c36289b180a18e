"""The objects of an OParl system by their ids, what was made of each, and which names which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, MutableMapping
from datetime import date
from typing import Any

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.persons import Membership
from beirat_desktop.domain.places import Address, Place
from beirat_desktop.domain.website import derived_id
from beirat_desktop.exchange.oparl_read import Found, Objects
from beirat_desktop.exchange.oparl_source import Source, Tally, ids_in, stamps_of
from beirat_desktop.exchange.record import RecordData

NOUNS = {
    "Body": "bodies",
    "LegislativeTerm": "terms",
    "Person": "persons",
    "Membership": "memberships",
    "Meeting": "meetings",
    "AgendaItem": "agenda_items",
    "Paper": "papers",
    "Consultation": "consultations",
    "File": "attachments",
}
FILE_ROLES = {
    "Paper": ("mainFile", "auxiliaryFile"),
    "Meeting": ("invitation", "resultsProtocol", "verbatimProtocol", "auxiliaryFile"),
    "AgendaItem": ("resolutionFile", "auxiliaryFile"),
}
NO_COMMITTEE = "Gremium nicht angegeben"
NO_BODY = "Körperschaft nicht angegeben"
Files = Callable[[str], bytes | None]
"""Gives the bytes that lie at an address, where somebody has them already."""


class Linked:
    """What all that is made of a system needs to know; the classes built on it add a kind of object each."""

    def __init__(
        self, objects: Objects, today: date, files: Files, body: str, blobs: MutableMapping[str, bytes]
    ) -> None:
        self._objects = objects
        self._today = today
        self._bytes = files
        self._tally = Tally()
        self._data = RecordData(blobs=blobs)
        self._values: dict[str, list[Any]] = defaultdict(list)
        self._ours: dict[str, tuple[str, str]] = {}
        """The noun and id that was made of an object, by its address there."""
        self._sources: dict[str, Source] = {}
        self._elsewhere: set[str] = set()
        self._owners: dict[tuple[str, str], str] = {}
        """What names an object, by the field and the object's address."""
        self._body = self._choose_body(body)
        self._body_id = ""
        self._committees: dict[str, Committee] = {}
        self._factions: dict[str, Faction] = {}
        self._factions_named: dict[str, list[Faction]] = defaultdict(list)
        self._meetings: dict[str, Meeting] = {}
        self._by_meeting: dict[str, list[AgendaItem]] = defaultdict(list)
        self._by_person: dict[str, list[Membership]] = defaultdict(list)
        self._placed: set[str] = set()
        """Locations that became the place of something."""

    def _choose_body(self, wanted: str) -> Found | None:
        bodies = [one for one in self._objects.of("Body") if one.address not in self._objects.deleted]
        if wanted:
            names = [one for one in bodies if wanted in (one.address, one.data.get("name"), one.data.get("shortName"))]
            if not names:
                raise Refused("oparl.no_such_body", wanted=wanted[:80], names=tuple(_name(one) for one in bodies[:20]))
            return names[0]
        if len(bodies) > 1:
            raise Refused("oparl.several_bodies", names=tuple(_name(one) for one in bodies[:20]))
        return bodies[0] if bodies else None

    def _note_owners(self, found: Found) -> None:
        for name in ("membership", "agendaItem", "consultation", *FILE_ROLES.get(found.kind, ())):
            for key in ids_in(found.data.get(name)):
                self._owners.setdefault((f"{found.kind}.{name}", key), found.address)

    def _of(self, kind: str) -> Iterable[Source]:
        """The objects of one type that belong to the chosen town."""
        own = self._body.address if self._body is not None else ""
        towns = {one.address for one in self._objects.of("Body")}
        for found in self._objects.of(kind):
            source = self._sources.get(found.address)
            if source is None:
                continue
            town = found.data.get("body")
            if own and isinstance(town, str) and town != own and town in towns:
                self._elsewhere.add(found.address)
                continue
            yield source

    def _keep(self, noun: str, value: Any, source: Source | None = None) -> None:
        self._values[noun].append(value)
        if source is not None:
            self._ours.setdefault(source.found.address, (noun, value.id))
            stamps = stamps_of(source)
            if stamps:
                self._data.stamps[value.id] = stamps

    def _id(self, source: Source, *more: str) -> str:
        return derived_id("oparl", source.found.kind, source.found.address, *more)

    def _links(self, source: Source, name: str, noun: str) -> list[str]:
        """The ids of ours a field names; what leads nowhere, or to something else, stays in the rest."""
        value = source.rest.get(name)
        keys = ids_in(value)
        if not keys:
            source.text(name)  # tells what is no reference
            return []
        made, left = [], []
        for key in keys:
            ours = self._ours.get(key)
            if ours is not None and ours[0] == noun:
                made.append(ours[1])
            else:
                left.append(key)
                if key not in self._objects.found and key not in self._elsewhere:
                    self._tally.missing[name] += 1
        if left:
            source.rest[name] = left if isinstance(value, list) else left[0]
        else:
            del source.rest[name]
        return list(dict.fromkeys(made))

    def _link(self, source: Source, name: str, noun: str) -> str | None:
        """As _links, for the one that counts; others stay in the rest."""
        found = self._links(source, name, noun)
        if len(found) > 1:
            source.rest[name] = ids_in(source.found.data.get(name))[1:]
        return found[0] if found else None

    def _owner(self, source: Source, own: str, noun: str, *ways: str) -> str | None:
        """The object it belongs to: by its own field, else by the field of what names it."""
        value = source.rest.get(own)
        if isinstance(value, str | list) and value:
            found = self._link(source, own, noun)
            if found is not None:
                return found
        for way in ways:
            ours = self._ours.get(self._owners.get((way, source.found.address), ""))
            if ours is not None and ours[0] == noun:
                return ours[1]
        return None

    def _lost(self, source: Source, name: str) -> None:
        """What belongs to something that is not here, or to another town."""
        keys = ids_in(source.found.data.get(name))
        if keys and set(keys) <= self._elsewhere:
            self._elsewhere.add(source.found.address)
        elif keys and not any(key in self._objects.found for key in keys):
            self._tally.missing[name] += 1
        source.put_back(name)

    def _is(self, source: Source) -> bool:
        return self._ours.get(source.found.address, ("", ""))[0] == NOUNS.get(source.found.kind)

    def _place(self, source: Source, name: str) -> Place:
        """Where something is. What a location tells beside it is kept as its own."""
        key = next(iter(ids_in(source.rest.get(name))), "")
        found = self._sources.get(key)
        if found is None or found.found.kind != "Location":
            if key and key not in self._objects.found:
                self._tally.missing[name] += 1
            return Place()
        source.rest.pop(name, None)
        fields = Source(found.found, Tally())
        room, street = fields.text("room"), fields.text("streetAddress")
        postcode, town = fields.text("postalCode"), fields.text("locality")
        said = {room, street, f"{postcode} {town}".strip(), postcode, town, ""}
        description = fields.text("description")
        parts = [part for part in description.split(", ") if part not in said]
        building = ", ".join(parts) or ("" if room or street or town else description)
        for used in ("room", "streetAddress", "postalCode", "locality", "description"):
            if used not in fields.rest:
                found.rest.pop(used, None)
        self._placed.add(key)
        return Place(building, room, Address(street, postcode, town))


def _name(body: Found) -> str:
    return str(body.data.get("name") or body.address)[:80]
