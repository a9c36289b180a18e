"""Which streams of a PDF are drawn, as PDFium itself has them, and whether they would fill the memory.

What a stream says of itself proves nothing: the contents of a page may call themselves a picture. So where much of a
file says that it is no drawing, PDFium, which has read the file but no page yet, writes it once more; in that copy
every name is spelled the same way and no object lies in a stream.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2

from beirat_desktop.documents.unpacking import TooMuchError, check_drawn

_OBJECT = re.compile(rb"(\d+) \d+ obj\r?\n?")
_END = re.compile(rb"\s*endstream\s*endobj")
_TOKEN = re.compile(
    rb"<<|>>|\[|\]|/[^\s/<>\[\]()]*|\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>|(?P<ref>\d+) \d+ R\b|[^\s/<>\[\]()]+", re.S
)
_DRAWN = (b"/Contents", b"/CharProcs", b"/Pattern", b"/AP", b"/G")
_NAMED = re.compile(rb"/(?:Contents|CharProcs|Pattern|AP|G|XObject)(?![A-Za-z])")
MOST_WORDS = 5_000_000
"""Bytes of such a copy outside its streams."""


@dataclass(frozen=True, slots=True)
class _Ref:
    number: int


@dataclass(frozen=True, slots=True)
class _Stored:
    """An object: its words, and where its stream begins in the file, -1 without one."""

    words: bytes
    stream: int


def check_drawings(document: pypdfium2.PdfDocument) -> None:
    """Raises TooMuchError where what is drawn of a document would fill the memory; no page may have been opened."""
    out = io.BytesIO()
    document.save(out, flags=pypdfium2.raw.FPDF_NO_INCREMENTAL)
    copy = out.getvalue()
    check_drawn(copy, [stored.stream for stored in _drawn(_objects(copy))])


def _objects(copy: bytes) -> dict[int, _Stored]:
    found: dict[int, _Stored] = {}
    at, left = 0, MOST_WORDS
    while (begin := _OBJECT.search(copy, at)) is not None:
        last = next((one for one in _TOKEN.finditer(copy, begin.end()) if one[0] in (b"endobj", b"stream")), None)
        if last is None or (left := left - (last.start() - begin.end())) < 0:
            raise TooMuchError
        words, stream, at = copy[begin.end() : last.start()], -1, last.end()
        if last[0] == b"stream":
            value = _read(words)
            length = value.get(b"/Length") if isinstance(value, dict) else None
            stream = at + (2 if copy[at : at + 2] == b"\r\n" else 1)
            end = _END.match(copy, stream + int(length)) if isinstance(length, bytes) and length.isdigit() else None
            if end is None:
                raise TooMuchError
            at = end.end()
        found[int(begin[1])] = _Stored(words, stream)
    return found


def _drawn(objects: dict[int, _Stored]) -> list[_Stored]:
    """What PDFium takes for commands: contents of pages, forms, the faces of notes, patterns, letters made of lines."""
    found: set[int] = set()
    seen: set[int] = set()
    seen_named: set[int] = set()
    for stored in objects.values():
        if _NAMED.search(stored.words):
            for named, value in _entries(_read(stored.words)):
                if named in _DRAWN:
                    found.update(_streams(value, objects, seen))
                elif named == b"/XObject":
                    streams = _streams(value, objects, seen_named)
                    found.update(number for number in streams if not _is_picture(objects[number]))
    return [objects[number] for number in sorted(found)]


def _is_picture(stored: _Stored) -> bool:
    value = _read(stored.words)
    return isinstance(value, dict) and value.get(b"/Subtype") == b"/Image"


def _entries(value: Any) -> Iterator[tuple[bytes, Any]]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield from one.items()
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _streams(value: Any, objects: dict[int, _Stored], seen: set[int]) -> Iterator[int]:
    """The numbers of the streams that a value names, be it through other objects."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, _Ref) and one.number in objects and one.number not in seen:
            seen.add(one.number)
            stored = objects[one.number]
            if stored.stream >= 0:
                yield one.number
            else:
                waiting.append(_read(stored.words))


def _read(words: bytes) -> Any:
    """An object as dict, list, reference or word."""
    open_: list[list[Any]] = [[]]
    for token in _TOKEN.finditer(words):
        word = token[0]
        if word in (b"<<", b"["):
            open_.append([])
        elif word in (b">>", b"]") and len(open_) > 1:
            parts = open_.pop()
            open_[-1].append(dict(zip(map(_key, parts[::2]), parts[1::2], strict=False)) if word == b">>" else parts)
        else:
            open_[-1].append(_Ref(int(token["ref"])) if token["ref"] else word)
    return open_[0][0] if open_[0] else None


def _key(part: Any) -> bytes:
    return part if isinstance(part, bytes) else b""
