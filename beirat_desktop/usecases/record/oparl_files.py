"""The bytes of the files that a council information system tells of: fetched, or beside the objects in a folder.

They are kept where they lie until the record takes them, never all of them in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.exchange.oparl_fetch import Fetcher, Gone, host_of
from beirat_desktop.usecases.files import LARGEST, read_file, write_file

MOST_BYTES = 8 * 2**30
"""Bytes of all files that are fetched; the others stay links."""
_LOST_IN_A_ROW = 5
"""So many files that a server does not give one after the other, and it is taken to be away."""


class Bytes(MutableMapping[str, bytes]):
    """Bytes by their SHA-512 (hex), each read from its file when it is asked for."""

    def __init__(self) -> None:
        self._lie: dict[str, Path] = {}
        self._wanted: dict[str, Path] = {}

    def lie(self, content: bytes, file: Path) -> None:
        """Note where these bytes can be read again."""
        self._lie[hashlib.sha512(content).hexdigest()] = file

    def __setitem__(self, sha512: str, _content: bytes) -> None:
        self._wanted[sha512] = self._lie[sha512]

    def __getitem__(self, sha512: str) -> bytes:
        file = self._wanted[sha512]
        content = read_file(file)
        if hashlib.sha512(content).hexdigest() != sha512:
            raise Refused("file.vanished", name=file.name)
        return content

    def __delitem__(self, sha512: str) -> None:
        del self._wanted[sha512]

    def __iter__(self) -> Iterator[str]:
        return iter(self._wanted)

    def __len__(self) -> int:
        return len(self._wanted)


class NoFiles:
    """Nobody has the bytes: a link stays a link."""

    def __init__(self) -> None:
        self.bytes = Bytes()

    def __call__(self, _address: str) -> bytes | None:
        """The bytes at an address, None where they cannot be had."""
        return None

    def findings(self) -> tuple[Finding, ...]:
        """Nothing is told of it."""
        return ()


class FilesBeside(NoFiles):
    """Finds the bytes of an address among the files of a folder, by the end of its path; a name alone is too little."""

    def __init__(self, files: dict[str, Path]) -> None:
        super().__init__()
        self._files = files

    def __call__(self, address: str) -> bytes | None:
        """The bytes that lie at the end of that path, None where nothing does."""
        try:
            parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
        except ValueError:
            return None
        for begin in range(len(parts) - 1):
            file = self._files.get("/".join(parts[begin:]))
            if file is not None:
                content = read_file(file)
                self.bytes.lie(content, file)
                return content
        return None


class FetchedFiles(NoFiles):
    """Fetches the files of one host, one after the other; what came stays in a folder, where it goes on another time.

    A file that cannot be had stays a link, and is counted. say: told the address that is asked for next.
    """

    def __init__(self, host: str, folder: Path, fetcher: Fetcher, say: Callable[[str], None]) -> None:
        super().__init__()
        self._host = host
        self._folder = folder
        self._fetcher = fetcher
        self._say = say
        self._size = self._lost = self._elsewhere = self._in_a_row = 0
        self._had: set[str] = set()
        self._too_large: set[str] = set()
        self._none: set[str] = set()

    def __call__(self, address: str) -> bytes | None:
        """The bytes, from the folder where they were fetched before; None where they cannot be had."""
        if address in self._none:
            return None
        content = self._content(address)
        if content is None:
            self._none.add(address)
        return content

    def findings(self) -> tuple[Finding, ...]:
        """How many were fetched, and why others were not."""
        counted = (
            (len(self._had), Finding("oparl.files_fetched", facts={"folder": str(self._folder)})),
            (self._lost, Finding("oparl.files_lost")),
            (len(self._too_large), Finding("oparl.files_too_large", facts={"megabytes": LARGEST // 2**20})),
            (self._elsewhere, Finding("oparl.files_elsewhere")),
        )
        return tuple(
            replace(one, severity=Severity.INFO, facts={"count": count, **one.facts}) for count, one in counted if count
        )

    def _content(self, address: str) -> bytes | None:
        if host_of(address) != self._host:
            self._elsewhere += 1
            return None
        file = self._folder / hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:40]
        if file.is_file():
            content = read_file(file)
        elif self._size >= MOST_BYTES:
            self._too_large.add(address)
            return None
        else:
            fetched = self._fetched(address)
            if fetched is None:
                return None
            content = fetched
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                raise Refused("file.not_writable", name=self._folder.name, folder=str(self._folder.parent)) from None
            write_file(file, content)
        self._size += len(content)
        self._had.add(address)
        self.bytes.lie(content, file)
        return content

    def _fetched(self, address: str) -> bytes | None:
        self._say(address)
        try:
            content = self._fetcher.get(address, largest=LARGEST, accept="*/*")
        except Gone:
            self._lost += 1
            return None
        except Refused as error:
            if error.rule == "oparl.page_too_large":
                self._too_large.add(address)
                return None
            self._in_a_row += 1
            if error.rule != "oparl.answered" or self._in_a_row == _LOST_IN_A_ROW:
                raise
            self._lost += 1
            return None
        self._in_a_row = 0
        return content or None
