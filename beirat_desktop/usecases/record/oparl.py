"""Making a record of what a council information system tells as OParl: a file, a folder, or the system itself."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.intake import Intake
from beirat_desktop.exchange.oparl_fetch import Fetcher, Gone, check_address, host_of
from beirat_desktop.exchange.oparl_in import record_of
from beirat_desktop.exchange.oparl_linked import FILE_ROLES
from beirat_desktop.exchange.oparl_read import Objects
from beirat_desktop.exchange.record import RecordData
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.files import read_file, write_file
from beirat_desktop.usecases.record.exchange import in_use
from beirat_desktop.usecases.record.oparl_files import FetchedFiles, FilesBeside, NoFiles
from beirat_desktop.usecases.record.record import create_shared

LARGEST_FILE = 256 * 2**20
LARGEST_ALL = 2 * 2**30
"""Bytes of one saved file, and of all together."""
MOST_FILES = 200_000
MOST_PAGES = 50_000
_LISTS = (
    *("organization", "person", "meeting", "paper", "legislativeTermList", "membership", "memberships"),
    *("locationList", "locations", "agendaItem", "agendaItems", "consultation", "consultations", "file", "files"),
)
"""Where a body tells its lists lie, in the order in which they are asked for."""
_NAMED = frozenset(
    {
        *("person", "organization", "onBehalfOf", "paper", "meeting", "agendaItem", "consultation", "location"),
        *("membership", "originatorPerson", "originatorOrganization", "underDirectionOf", "subOrganizationOf"),
        *("relatedPaper", "superordinatedPaper", "subordinatedPaper", "participant", "mainOrganization"),
        *(role for roles in FILE_ROLES.values() for role in roles),
    }
)
"""Fields that name single objects."""
_STALE = 20
"""So many pages of a list one after the other may bring nothing that it has not told; some are empty in between."""
_ROUNDS = 3
"""So often what was only named is asked for: a membership names a faction, and that the council."""

Said = Callable[[int, str], None]
"""Told how many pages were read so far, and which is next."""


@dataclass(frozen=True, slots=True)
class Look:
    """What an import would bring; take() takes it."""

    intake: Intake
    data: RecordData


class Oparl:
    """Look at what a source holds, then take it into this record, which must be empty."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look(
        self,
        source: str,
        folder: Path,
        *,
        body: str = "",
        said: Said = lambda _count, _page: None,
        fetcher: Fetcher | None = None,
        files: bool = False,
    ) -> Look:
        """Read a file, a folder or an address and say what it holds; nothing is taken yet.

        folder: in which the pages of an address stay; what lies there is not asked for again. body: which
        town, where a system has several. files: whether the files of an address are fetched too, else their links stay.
        Refuses a record in use before anything is read.
        """
        with self._store.reading() as unit:
            if there := in_use(unit):
                raise Refused("import.in_use", body=there)
        return self.look_apart(source, folder, body=body, said=said, fetcher=fetcher, files=files)

    def look_apart(
        self,
        source: str,
        folder: Path,
        *,
        body: str = "",
        said: Said = lambda _count, _page: None,
        fetcher: Fetcher | None = None,
        files: bool = False,
    ) -> Look:
        """As look(), for a record of its own that is to be made of it (make)."""
        with self._store.reading() as unit:
            today = unit.now.date()
        bytes_ = NoFiles()
        if source.startswith(("http://", "https://")):
            fetcher = fetcher or Fetcher()
            walk = _Walk(source, folder, body, said, fetcher)
            objects, found = walk.objects(), walk.findings()
            if files:
                bytes_ = FetchedFiles(host_of(source), folder / "dateien", fetcher, walk.say)
        else:
            if "://" in source:
                check_address(source)
            objects, found, bytes_ = _saved(Path(source), said)
        if not objects.found:
            raise Refused("oparl.nothing", place=source[:200])
        data, intake = record_of(objects, today, bytes_, body, bytes_.bytes)
        return Look(replace(intake, findings=(*intake.findings, *found, *bytes_.findings())), data)

    def take(self, look: Look) -> dict[str, int]:
        """Take it, wholly or not at all, and say how many of each noun were added."""
        data = look.data
        with self._store.unit("exchange.oparl") as unit:
            if there := in_use(unit):
                raise Refused("import.in_use", body=there)
            for table, values in data.values.items():
                unit.nouns(table).save_all(values, data.stamps)
            for blob in data.blobs.values():
                unit.keep_blob(blob)
        # What came in as a whole is not taken back by a slip on Strg+Z.
        self._store.forget_undo()
        return {table: len(values) for table, values in data.values.items()}

    def make(self, look: Look, file: Path) -> dict[str, int]:
        """Make a new record of it, and say how many of each noun it holds; where that fails there is none.

        Raises RecordTrouble("exists") rather than touch what is there.
        """
        office = create_shared(file)
        try:
            counts = Oparl(office.store).take(look)
        except BaseException:
            office.close()
            file.unlink()
            raise
        office.close()
        return counts


# A file or folder


def _saved(path: Path, said: Said) -> tuple[Objects, tuple[Finding, ...], NoFiles]:
    objects = Objects()
    if not path.is_dir():
        said(0, path.name)
        objects.read(read_file(path, LARGEST_FILE), path.name)
        return objects, (), NoFiles()
    others: dict[str, Path] = {}
    strange = []
    size = count = 0
    for file in _files_below(path):
        name = file.relative_to(path).as_posix()
        count += 1
        if count > MOST_FILES:
            raise Refused("oparl.too_many_files", folder=str(path), most=MOST_FILES)
        if file.suffix.lower() != ".json":
            others[name] = file
            continue
        said(count, name)
        content = read_file(file, LARGEST_FILE)
        size += len(content)
        if size > LARGEST_ALL:
            raise Refused("oparl.too_much", place=str(path), gigabytes=LARGEST_ALL // 2**30)
        try:
            objects.read(content, name)
        except Refused as error:
            if error.rule != "oparl.not_oparl":
                raise
            strange.append(name)
    found: tuple[Finding, ...] = ()
    if strange:
        facts = {"count": len(strange), "example": strange[0][:120]}
        found = (Finding("oparl.not_read", severity=Severity.INFO, facts=facts),)
    return objects, found, FilesBeside(others)


def _files_below(folder: Path) -> Iterator[Path]:
    """Every file in the folder and those below it, in order; links that lead elsewhere are not followed."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(here) / name
            if not name.startswith(".") and not file.is_symlink() and file.is_file():
                yield file


# An address


class _Walk:
    """Goes through the lists of a system, page by page; each page is kept as it came."""

    def __init__(self, start: str, folder: Path, body: str, said: Said, fetcher: Fetcher) -> None:
        self._start = start
        self._host = host_of(start)
        self._folder = folder
        self._body = body
        self._said = said
        self._fetcher = fetcher
        self._objects = Objects()
        self._seen: set[str] = set()
        self._size = self._fetched = self._other_hosts = self._gone = self._endless = self._count = 0

    def objects(self) -> Objects:
        """Everything the system tells."""
        check_address(self._start)
        first = self._visit(self._start)
        if first is None:
            raise Refused("oparl.answered", address=self._start[:200], code=404)
        self._go_on(self._start, first)
        for system in list(self._objects.of("System")):
            for address in _addresses(system.data.get("body")):
                self._list(_joined(self._start, address))
        for body in list(self._objects.of("Body")):
            if not self._body or self._body in (body.address, body.data.get("name"), body.data.get("shortName")):
                self._lists_of(body.data)
        self._named()
        return self._objects

    def say(self, address: str) -> None:
        """Tell that this is asked for next."""
        self._count += 1
        self._said(self._count, address)

    def findings(self) -> tuple[Finding, ...]:
        """What is told of the way there."""
        counted = (
            (self._other_hosts, Finding("oparl.other_hosts", severity=Severity.INFO)),
            (self._gone, Finding("oparl.gone", severity=Severity.INFO)),
            (self._endless, Finding("oparl.endless", severity=Severity.INFO)),
        )
        found = [replace(one, facts={"count": count}) for count, one in counted if count]
        facts = {"count": len(self._seen), "fetched": self._fetched, "folder": str(self._folder)}
        return (*found, Finding("oparl.kept", severity=Severity.INFO, facts=facts))

    def _lists_of(self, body: dict[str, Any]) -> None:
        bodies = [one for one in self._objects.of("Body") if one.address not in self._objects.deleted]
        if len(bodies) > 1 and not self._body:
            # Asked before ten thousand pages of the wrong town are read.
            names = tuple(str(one.data.get("name") or one.address)[:80] for one in bodies[:20])
            raise Refused("oparl.several_bodies", names=names)
        for name in _LISTS:
            value = body.get(name)
            if isinstance(value, str):
                self._list(_joined(self._start, value))

    def _list(self, address: str) -> None:
        data = self._visit(address)
        if data is not None:
            self._go_on(address, data)

    def _go_on(self, address: str, data: Any) -> None:
        """The pages after this one, while they are others and bring something that this list has not told yet."""
        known: set[str] = set()
        stale = 0
        while isinstance(data, dict):
            told = _ids_of(data)
            stale = 0 if told - known else stale + 1
            known |= told
            if stale == _STALE:
                self._endless += 1
                return
            links = data.get("links")
            following = links.get("next") if isinstance(links, dict) else None
            if not isinstance(following, str) or not following:
                return
            address = _joined(address, following)
            data = self._visit(address)

    def _named(self) -> None:
        """What is named and came with no list, one by one."""
        for _ in range(_ROUNDS):
            wanted = [
                key
                for found in list(self._objects.found.values())
                for name in _NAMED & found.data.keys()
                for key in _addresses(found.data[name])
                if key not in self._objects.found and key not in self._seen and host_of(key) == self._host
            ]
            for address in dict.fromkeys(wanted):
                try:
                    self._visit(address)
                except Refused as error:
                    if error.rule not in ("oparl.not_json", "oparl.not_text", "oparl.not_oparl", "oparl.empty"):
                        raise
                    self._gone += 1
            if not wanted:
                return

    def _visit(self, address: str) -> Any:
        """Read a page once; None where it was read before, is of another host, or is gone."""
        if address in self._seen:
            return None
        if host_of(address) != self._host:
            self._other_hosts += 1
            return None
        self._seen.add(address)
        if len(self._seen) > MOST_PAGES:
            raise Refused("oparl.too_many_pages", most=MOST_PAGES)
        self.say(address)
        file = self._folder / f"{hashlib.sha256(address.encode('utf-8', 'replace')).hexdigest()[:40]}.json"
        if file.is_file():
            return self._read(read_file(file, LARGEST_FILE), address)
        try:
            content = self._fetcher.get(address)
        except Gone:
            self._gone += 1
            return None
        data = self._read(content, address)
        self._fetched += 1
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise Refused("file.not_writable", name=self._folder.name, folder=str(self._folder.parent)) from None
        write_file(file, content)
        return data

    def _read(self, content: bytes, address: str) -> Any:
        self._size += len(content)
        if self._size > LARGEST_ALL:
            raise Refused("oparl.too_much", place=address[:200], gigabytes=LARGEST_ALL // 2**30)
        return self._objects.read(content, address)


def _ids_of(page: dict[str, Any]) -> set[str]:
    data = page.get("data")
    return {str(one.get("id")) for one in data if isinstance(one, dict)} if isinstance(data, list) else set()


def _joined(base: str, address: str) -> str:
    """The address as it is meant on that page; one that is none stays so, and is of no host."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _addresses(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str) and one]
