"""Taking the whole record out as one file and in again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import Any

from beirat_desktop.documents.logo import UnusableLogoError, ready_logo
from beirat_desktop.domain.chain import chained
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Entry
from beirat_desktop.domain.history import Change
from beirat_desktop.domain.memberships import check_faction
from beirat_desktop.domain.nouns import NOUNS, references
from beirat_desktop.exchange import record as record_file
from beirat_desktop.exchange.names import SPELLINGS
from beirat_desktop.exchange.record import RecordData
from beirat_desktop.german.nouns import NOUN_WORDS
from beirat_desktop.store import rights
from beirat_desktop.store.store import Store
from beirat_desktop.store.tables import UNIQUE
from beirat_desktop.store.unit import HISTORY, Unit


class Exchange:
    """Export and import of everything."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def export(self) -> bytes:
        """The whole record as JSON, private data included; the same record gives the same bytes.

        Refused to whom it is not given to hand all of it out.
        """
        data = RecordData()
        with self._store.reading() as unit:
            rights.check_action(unit, "exchange.export")
            for table in SPELLINGS:
                nouns = unit.nouns(table)
                data.values[table] = nouns.all()
                data.stamps |= nouns.stamps()
            data.serials = unit.serials()
            data.tombstones = unit.tombstones()
            data.blobs = unit.blobs()
        return record_file.write(data)

    @property
    def in_use(self) -> str:
        """What stands in this record already: its town, else the noun of what is there; "" for nothing."""
        with self._store.reading() as unit:
            return in_use(unit)

    def import_(self, content: bytes) -> dict[str, int]:
        """Read a file into this record, wholly or not at all, and say how many of each noun were added.

        Refused unless the record is empty: two towns in one record could not be told apart again. Refuses links
        without an end and cycles, naming the path.
        """
        data = record_file.read(content)
        known = {table: {value.id for value in data.values.get(table, ())} for table in SPELLINGS}
        _check_bodies(data)
        for table, values in data.values.items():
            _check_links(table, values, known)
            _check_unique(table, values)
        _check_factions(data)
        _check_files(data)
        for table in ("committees", "factions", "papers"):
            _check_logos(table, data)
        with self._store.unit("exchange.import") as unit:
            if body := in_use(unit):
                raise Refused("import.in_use", body=body)
            for name, scope, value in data.serials:
                unit.raise_serial(name, scope, value)
            data.values["changes"] = _linked(unit, data.values.get("changes", []))
            for table in data.values:
                unit.nouns(table).save_all(data.as_made(table), data.stamps)
            for noun, key, deleted in data.tombstones:
                unit.bury(noun, key, deleted)
            for blob in data.blobs.values():
                unit.keep_blob(blob)
        # What came in as a whole is not taken back by a slip on Strg+Z.
        self._store.forget_undo()
        return {table: len(values) for table, values in data.values.items()}


def in_use(unit: Unit) -> str:
    """What stands in a record already: its town, else the noun of what is there; "" for nothing."""
    for body in unit.bodies.all():
        return body.name
    return next((NOUN_WORDS[noun] for noun in NOUNS if unit.nouns(noun).count()), "")


def _linked(unit: Unit, told: list[Change]) -> list[Change]:
    """The history of a file behind that of the record, whose first links a new record takes over as they are.

    A file of an older program has no links: what it tells is proven from now on.
    """
    last = unit.last_link()
    if not last.position and all(one.seal for one in told):
        return told
    linked = chained(told, last.position, last.seal)
    if linked:
        unit.raise_serial(HISTORY, "", linked[-1].position)
    return linked


def _check_links(table: str, values: list[Any], known: Mapping[str, Set[str]]) -> None:
    for index, value in enumerate(values):
        for place, target, key in references(table, value):
            if key not in known.get(target, ()):
                raise Refused("import.dangling", path=_path(table, index, place), id=key)
    for place, target in NOUNS[table].links.items():
        if target == table:
            _check_cycles(table, place, {value.id: getattr(value, place) for value in values})


def _path(table: str, index: int, place: str) -> str:
    return f"{SPELLINGS[table].key}[{index}].{record_file.place_in_file(table, place)}"


def _check_bodies(data: RecordData) -> None:
    for body in data.values.get("bodies", ())[1:]:
        raise Refused("import.two_bodies", path="body[1]", name=body.name)


def _check_unique(table: str, values: list[Any]) -> None:
    """What the record keeps apart by a number or by two links."""
    names = UNIQUE.get(table, ())
    seen = set()
    for index, value in enumerate(values):
        told = tuple(getattr(value, name) for name in names)
        if not names or not told[-1]:
            continue
        if told in seen:
            raise Refused("import.same_number", path=_path(table, index, names[-1]), kind=Entry(table))
        seen.add(told)


def _check_factions(data: RecordData) -> None:
    """A membership stands for a faction of its own committee, or of the Stadtrat."""
    factions = {faction.id: faction for faction in data.values.get("factions", ())}
    committees = {committee.id: committee for committee in data.values.get("committees", ())}
    for index, membership in enumerate(data.values.get("memberships", ())):
        faction = factions.get(membership.faction_id)
        if faction is None:
            continue
        try:
            check_faction(membership, faction, committees[faction.committee_id])
        except Refused as refusal:
            path = _path("memberships", index, "faction_id")
            raise Refused("import.rule", path=path, refusal=refusal) from refusal


def _check_files(data: RecordData) -> None:
    for index, file in enumerate(data.values.get("attachments", ())):
        if not file.file_name or file.file_name in (".", "..") or re.search(r"[/\\\n\t]", file.file_name):
            raise Refused("import.file_name", path=_path("attachments", index, "file_name"), found=file.file_name[:80])
        content = data.blobs.get(file.sha512)
        if content is not None and len(content) != file.size:
            raise Refused("import.size", path=_path("attachments", index, "size"), said=file.size, found=len(content))


def _check_logos(table: str, data: RecordData) -> None:
    for index, value in enumerate(data.values.get(table, ())):
        sender = value.sender if table == "papers" else value
        logo = sender.letterhead.logo if sender is not None else None
        if logo is None:
            continue
        path = _path(table, index, f"{'sender.' if table == 'papers' else ''}letterhead.logo")
        if logo.sha512 not in data.blobs:
            raise Refused("import.dangling", path=path, id=f"{logo.sha512[:16]}…")
        try:
            ready_logo(data.blobs[logo.sha512])
        except UnusableLogoError:
            # No letter of that sender could be drawn any more.
            raise Refused("import.no_picture", path=path) from None


def _check_cycles(table: str, name: str, parents: Mapping[str, str | None]) -> None:
    safe: set[str] = set()
    for start in parents:
        path: list[str] = []
        here: str | None = start
        while here is not None and here in parents and here not in safe:
            if here in path:
                position = list(parents).index(start)
                raise Refused("import.cycle", path=_path(table, position, name), id=start)
            path.append(here)
            here = parents[here]
        safe.update(path)
