"""Makes a record of the objects of an OParl system: what fits becomes ours, all else is kept beside it and told.

Ids there are mostly addresses; ours are made of them, the same each time, and each origin keeps its own.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections import Counter, defaultdict
from collections.abc import MutableMapping
from dataclasses import replace
from datetime import date
from urllib.parse import unquote, urlsplit

from beirat_desktop.domain.file_names import free_name, mended_name
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.intake import Intake
from beirat_desktop.domain.origins import Origin
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.domain.website import derived_id
from beirat_desktop.exchange.oparl_linked import FILE_ROLES, Files
from beirat_desktop.exchange.oparl_papers import Papers
from beirat_desktop.exchange.oparl_read import Objects
from beirat_desktop.exchange.oparl_source import Source, Tally, ids_in, stamps_of, web_address
from beirat_desktop.exchange.record import SHORT, RecordData

FILE_TITLES = {
    "mainFile": "Hauptdokument",
    "auxiliaryFile": "Anlage",
    "invitation": "Einladung",
    "resultsProtocol": "Niederschrift",
    "verbatimProtocol": "Wortprotokoll",
    "resolutionFile": "Beschluss",
}
"""What a file without a name is called."""


def record_of(
    objects: Objects, today: date, files: Files, body: str = "", blobs: MutableMapping[str, bytes] | None = None
) -> tuple[RecordData, Intake]:
    """The record and what is told of it. body: which town, where there are several, by its name or id.

    today: parts meetings that were held from those to come. blobs: where the bytes of files are put, by their SHA-512.
    """
    return _Mapper(objects, today, files, body, {} if blobs is None else blobs).made()


class _Mapper(Papers):
    """Files, origins, and the account of it all."""

    def made(self) -> tuple[RecordData, Intake]:
        for found in self._objects.found.values():
            if found.address in self._objects.deleted:
                continue
            self._sources[found.address] = Source(found, self._tally)
            self._note_owners(found)
        for group in (
            *(self._town, self._terms, self._bodies_parts, self._people, self._seats, self._all_meetings),
            *(self._papers, self._agenda, self._ties, self._stations, self._results, self._files, self._origins),
        ):
            group()
        self._data.values = {noun: values for noun, values in self._values.items() if values}
        return self._data, self._intake()

    def _files(self) -> None:
        items = {item.id: item.meeting_id for item in self._values["agenda_items"]}
        names: dict[str, set[str]] = defaultdict(set)
        positions: Counter[str] = Counter()
        for kind, roles in FILE_ROLES.items():
            for owner in self._of(kind):
                if not self._is(owner):
                    continue
                noun, key = self._ours[owner.found.address]
                place = {"meetings": key, "agenda_items": items.get(key, "")}.get(noun)
                for role in roles:
                    left = []
                    for address in ids_in(owner.rest.get(role)):
                        source = self._sources.get(address)
                        if source is None or source.found.kind != "File":
                            left.append(address)
                            if address not in self._objects.found:
                                self._tally.missing[role] += 1
                            continue
                        home = place or key
                        made = self._file(source, role, names[home], positions[home], address, key)
                        if made is None:
                            left.append(address)
                            continue
                        positions[home] += 1
                        owned = replace(
                            made, paper_id=key if noun == "papers" else None, meeting_id=place if place else None
                        )
                        self._keep("attachments", owned, source)
                    self._left(owner, role, left, noun)
        self._back_from_files(names, positions)

    def _left(self, owner: Source, role: str, left: list[str], noun: str) -> None:
        if role not in owner.rest:
            return
        # Which file is the resolution of which item has no place here.
        if noun == "agenda_items":
            return
        if left:
            owner.rest[role] = left
        elif ids_in(owner.rest[role]) or not owner.rest[role]:
            del owner.rest[role]

    def _back_from_files(self, names: dict[str, set[str]], positions: Counter[str]) -> None:
        """Files that tell themselves what they belong to."""
        for source in self._of("File"):
            if source.found.address in self._ours:
                for name in ("paper", "meeting", "agendaItem"):
                    if all(self._ours.get(key) for key in ids_in(source.rest.get(name))):
                        source.rest.pop(name, None)
                continue
            paper = self._link(source, "paper", "papers")
            meeting = self._link(source, "meeting", "meetings") if paper is None else None
            home = paper or meeting
            if home is None:
                continue
            made = self._file(source, "auxiliaryFile", names[home], positions[home], source.found.address, home)
            if made is not None:
                positions[home] += 1
                self._keep("attachments", replace(made, paper_id=paper, meeting_id=meeting), source)

    def _file(
        self, source: Source, role: str, taken: set[str], position: int, address: str, owner: str
    ) -> Attachment | None:
        """The file as it hangs on one owner; None where it lies nowhere."""
        fields = Source(source.found, Tally()) if address in self._ours else source
        links = {
            name: web_address(fields.rest.get(name)) for name in ("accessUrl", "downloadUrl", "externalServiceUrl")
        }
        link = next((one for one in links.values() if one), "")
        if not link:
            return None
        for name, one in links.items():
            if one == link:
                fields.rest.pop(name, None)
        ending = unquote(urlsplit(link).path.rpartition("/")[2])
        title = fields.text("name")
        name = mended_name(fields.text("fileName") or ending or title)
        name = free_name(name, taken)
        taken.add(name)
        media = fields.text("mimeType") or mimetypes.guess_type(name)[0] or "application/octet-stream"
        # What an external service shows is a page about the file.
        lies = [links[one] for one in ("accessUrl", "downloadUrl") if links[one]]
        content = next((found for one in lies if (found := self._bytes(one)) is not None), None)
        if content is not None and not _same_bytes(fields, content):
            self._tally.once["other_bytes"] += 1
            content = None
        said = fields.rest.get("size")
        size = said if isinstance(said, int) and not isinstance(said, bool) and 0 <= said < 2**53 else None
        if size is not None:
            fields.rest.pop("size")
        sha512 = ""
        if content:
            sha512 = hashlib.sha512(content).hexdigest()
            self._data.blobs[sha512] = content
            for one in ("sha512Checksum", "sha1Checksum"):
                fields.rest.pop(one, None)
        else:
            self._tally.once["no_bytes"] += 1
        return Attachment(
            name,
            media,
            len(content) if content else size or 0,
            sha512,
            title=title or FILE_TITLES[role],
            position=position,
            address=link,
            id=derived_id("oparl", "File", address, owner),
        )

    def _origins(self) -> None:
        for address, source in self._sources.items():
            if address in self._elsewhere:
                self._tally.once["elsewhere"] += 1
                continue
            if source.found.kind == "Body" and self._body is not None and address != self._body.address:
                continue
            noun, key = self._ours.get(address, ("", ""))
            if noun and noun not in ("bodies",):
                stamps_of(source)
            if not noun and source.found.kind not in ("System",) and address not in self._placed:
                self._tally.nowhere[source.found.kind] += 1
            origin = Origin(
                address[:SHORT],
                source.found.kind[:SHORT],
                noun,
                key,
                source.pairs(),
                derived_id("oparl", "origin", source.found.kind, address),
            )
            self._values["origins"].append(origin)

    def _intake(self) -> Intake:
        once, tally = self._tally.once, self._tally
        pointed_out = (
            (len(self._objects.deleted), Finding("oparl.tombstones")),
            (tally.missing.total(), Finding("oparl.missing", facts={"fields": _list(tally.missing)})),
            (tally.unreadable.total(), Finding("oparl.unreadable", facts={"fields": _list(tally.unreadable)})),
            (tally.nowhere.total(), Finding("oparl.nowhere", facts={"kinds": _list(tally.nowhere)})),
            (self._objects.strange.total(), Finding("oparl.strange", facts={"kinds": _list(self._objects.strange)})),
            (self._objects.letters, Finding("oparl.letters")),
            (once["cut"], Finding("oparl.cut")),
            (once["partial"], Finding("oparl.partial")),
            (once["no_body"], Finding("oparl.no_body")),
            (once["no_committee"], Finding("oparl.no_committee")),
            (once["factions_joined"], Finding("oparl.factions_joined")),
            (once["faction_apart"], Finding("oparl.faction_apart")),
            (tally.roles.total(), Finding("oparl.roles", facts={"words": _list(tally.roles)})),
            (once["number_twice"], Finding("oparl.number_twice")),
            (once["no_result"], Finding("oparl.no_result")),
            (once["no_bytes"], Finding("oparl.no_bytes")),
            (once["other_bytes"], Finding("oparl.other_bytes")),
            (once["elsewhere"], Finding("oparl.elsewhere")),
            (
                len(self._objects.conflicts),
                Finding("oparl.conflict", facts={"example": (self._objects.conflicts or [""])[0][:120]}),
            ),
        )
        found = tuple(
            replace(one, severity=Severity.INFO, facts={"count": count, **one.facts})
            for count, one in pointed_out
            if count
        )
        counts = {noun: len(values) for noun, values in self._data.values.items() if noun != "origins"}
        return Intake(self._values["bodies"][0].name, counts, dict(tally.rest.most_common()), found)


def _list(counts: Counter[str]) -> str:
    """start (12), end (3) …: the most frequent first."""
    often = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    named = [f"{name} ({count})" for name, count in often[:12]]
    return ", ".join(named) + (" …" if len(counts) > len(named) else "")


def _same_bytes(source: Source, content: bytes) -> bool:
    """Whether bytes are those the object tells of, as far as it tells."""
    data = source.found.data
    sums = (("sha512Checksum", hashlib.sha512), ("sha1Checksum", hashlib.sha1))
    for name, algorithm in sums:
        if isinstance(value := data.get(name), str) and re.fullmatch(r"[0-9a-fA-F]{40,128}", value):
            return bool(algorithm(content).hexdigest() == value.lower())
    size = data.get("size")
    return not isinstance(size, int) or isinstance(size, bool) or size == len(content)
