"""Asks a council information system for its pages: slowly, by http or https only, and never for too much."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from beirat_desktop import __version__
from beirat_desktop.domain.errors import Refused

LARGEST_PAGE = 64 * 2**20
"""Bytes of the largest page; a hundred papers with their files take less than one megabyte."""
TIMEOUT = 30.0
"""Seconds in which a server must say something."""
LONGEST = 300.0
"""Seconds a whole page may take."""
PAUSE = 0.2
"""Seconds between two pages, for the sake of a server that others use too."""
TRIES = 4
LONGEST_WAIT = 60.0
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_CHUNK = 2**18


class Gone(Exception):
    """The server says that there is nothing at that address."""


class _Redirects(HTTPRedirectHandler):
    """Follows to the net only: a server that points to a file of this computer is refused."""

    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        try:
            check_address(newurl)
        except Refused:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Fetcher:
    """Gets one page after the other. wait: lets time pass between them, and before another try."""

    def __init__(self, wait: Callable[[float], None] = time.sleep) -> None:
        self._wait = wait
        self._asked = False
        self._opener = OpenerDirector()
        # Named one by one: the usual opener also opens files, FTP and data addresses.
        for handler in (
            ProxyHandler(),
            HTTPHandler(),
            HTTPSHandler(),
            HTTPErrorProcessor(),
            HTTPDefaultErrorHandler(),
            _Redirects(),
        ):
            self._opener.add_handler(handler)

    def get(self, address: str, *, largest: int | None = None, accept: str = "application/json") -> bytes:
        """The bytes at an address; raises Gone where nothing is, and refuses what cannot be had, saying why.

        largest: bytes, those of a page where nothing is said.
        """
        check_address(address)
        if self._asked:
            self._wait(PAUSE)
        self._asked = True
        for attempt in range(1, TRIES + 1):
            try:
                return self._read(address, LARGEST_PAGE if largest is None else largest, accept)
            except HTTPError as error:
                error.close()
                if error.code in _GONE:
                    raise Gone(address) from None
                if 300 <= error.code < 400:
                    # urllib itself follows to no file.
                    raise Refused("oparl.address", address=str(error.headers.get("Location"))[:200]) from None
                if error.code not in _AGAIN or attempt == TRIES:
                    raise Refused("oparl.answered", address=address[:200], code=error.code) from None
                self._wait(_seconds(error.headers.get("Retry-After")) or 2.0**attempt)
            except (URLError, OSError, HTTPException, ValueError) as error:
                if attempt == TRIES:
                    reason = str(getattr(error, "reason", error))[:200]
                    raise Refused("oparl.unreachable", address=address[:200], reason=reason) from None
                self._wait(2.0**attempt)
        raise AssertionError("the last try raises")

    def _read(self, address: str, largest: int, accept: str) -> bytes:
        headers = {"User-Agent": f"Beirat-Desktop/{__version__} (OParl)", "Accept": accept}
        end = time.monotonic() + LONGEST
        with self._opener.open(Request(address, headers=headers), timeout=TIMEOUT) as answer:
            parts, size = [], 0
            for part in _unpacked(answer):
                size += len(part)
                if size > largest:
                    raise Refused("oparl.page_too_large", place=address[:200], megabytes=largest // 2**20)
                if time.monotonic() > end:
                    raise TimeoutError("zu langsam")
                parts.append(part)
        return b"".join(parts)


def _unpacked(answer: Any) -> Iterator[bytes]:
    """The bytes of an answer, also of a server that packs them without being asked."""
    packed = str(answer.headers.get("Content-Encoding", "")).strip().casefold() in ("gzip", "x-gzip")
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    while part := answer.read(_CHUNK):
        while packed and part:
            try:
                yield unpacking.decompress(part, _CHUNK)
            except zlib.error:
                raise ValueError("was gepackt ankam, ist beschädigt") from None
            part = unpacking.unconsumed_tail
        if part:
            yield part


def check_address(address: str) -> None:
    """Refuse what is no address of the net."""
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and address.isprintable()
        good = good and " " not in address and (parts.port is None or parts.port > 0)
        (parts.hostname or "").encode("idna")  # as Python asks for it; where two dots follow one another it is no name
    except ValueError:
        good = False
    if not good:
        raise Refused("oparl.address", address=address[:200])


def host_of(address: str) -> str:
    """The host of an address, "" where it is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _seconds(header: str | None) -> float:
    """How long a server asks to be left alone; a date is taken for a short while."""
    return min(float(header), LONGEST_WAIT) if header is not None and header.isdigit() and len(header) < 9 else 0.0
