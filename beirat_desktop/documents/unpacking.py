"""How much a PDF holds once it is unpacked, found out before PDFium, which unpacks a stream as a whole, is let near it.

What a stream is packed with is seen by how it begins, not read in its dictionary, where a name can be spelled in many
ways, stand elsewhere, or lie.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LARGEST_UNPACKED = 50_000_000
"""Bytes all streams of a paper may have together once unpacked; a few megabytes can hold a thousand times that."""
LARGEST_DRAWING = 5_000_000
"""Bytes of them that are no pictures, fonts or files: what is drawn. The longest motion has some 300,000."""
MOST_COMMANDS = 1_000_000
"""Words of such drawing: each takes hundreds of bytes in PDFium."""
MOST_SHOWN = 400_000
"""Bytes of one drawing that are no numbers: PDFium keeps some 300 bytes of each letter it reads."""
MOST_OBJECTS = 700_000
"""Words of what PDFium keeps as objects, in streams of them and before the first stream: each takes some 130 bytes."""
MOST_WORK = 500_000_000
"""Bytes looked at to find that out; streams cannot lie in each other, but a hostile file can make believe."""
DEEPEST = 3
"""So often a stream may be packed."""

_PART = 65_536
_STREAM = re.compile(rb"stream[^\r\n]*(?:\r\n?|\n)")
_HEX = re.compile(rb"[0-9A-Fa-f\s]+")
_BASE_85 = re.compile(rb"(?:<~)?[!-uz\s]+")
_BLANK = re.compile(rb"[ \t]")
_LARGEST_SPELLED = 5_000_000
"""Bytes of a stream that spells its bytes as text."""
_FILTERS = re.compile(rb"/Filter\s*\[((?:\s*/\w+){2,})")
_PACKING = re.compile(rb"/(?:Flate|LZW|RunLength)Decode|/(?:Fl|LZW|RL)\b")
_OTHER = re.compile(rb"/Image\b|/Length1\b|/EmbeddedFile\b|/ObjStm\b|/XRef\b|/Metadata\b|/N \d")
"""In the dictionary of what is no drawing."""
_BEFORE = 600
_BEGIN = 100
"""Bytes by which a stream is known."""
_WORDS = bytes(32 if byte in b"\0\t\n\f\r ()<>[]{}/%" else 120 for byte in range(256))
_NUMBERS = b"0123456789.-+ \t\r\n"
_CLEAR, _END, _FIRST = 256, 257, 258
_LARGEST_TABLE = 4096


class TooMuchError(ValueError):
    """It would fill the memory."""


@dataclass(slots=True)
class _Room:
    left: int = LARGEST_UNPACKED
    drawing: int = LARGEST_DRAWING
    commands: int = MOST_COMMANDS
    shown: int = MOST_SHOWN
    objects: int = MOST_OBJECTS
    work: int = MOST_WORK
    other: int = 0
    """Bytes taken so far of what calls itself no drawing."""

    def take(self, part: bytes, *, drawn: bool, objects: bool = False) -> None:
        self.left -= len(part)
        if objects:
            self.take_objects(part)
        if drawn:
            self.drawing -= len(part)
            self.commands -= part.translate(_WORDS).count(b"x ")
            self.shown -= len(part.translate(None, _NUMBERS))
        else:
            self.other += len(part)
        if min(self.left, self.drawing, self.commands, self.shown) < 0:
            raise TooMuchError

    def take_objects(self, part: bytes) -> None:
        self.objects -= part.translate(_WORDS).count(b"x ") + sum(map(part.count, (b"[", b"<", b"(")))
        if self.objects < 0:
            raise TooMuchError

    def look_at(self, length: int) -> None:
        self.work -= length
        if self.work < 0:
            raise TooMuchError


def check_unpacked(pdf: bytes) -> bool:
    """Raises TooMuchError where the streams of a file would fill the memory.

    Says whether so much of it calls itself no drawing that it is to be asked for what is drawn.
    """
    if any(len(_PACKING.findall(found[1])) > 1 for found in _FILTERS.finditer(pdf)):
        raise TooMuchError
    room = _Room()
    first = _STREAM.search(pdf)
    for start in range(0, first.start() if first is not None else len(pdf), 16 * _PART):
        room.take_objects(pdf[start : start + 16 * _PART])
    for found in _STREAM.finditer(pdf):
        says = pdf[max(0, found.start() - _BEFORE) : found.start()]
        # What spells its names otherwise may say that it is anything.
        other = b"#" not in says[says.rfind(b" obj") + 1 :] and _OTHER.search(says) is not None
        room.shown = MOST_SHOWN
        _measure(pdf, found.end(), room, drawn=not other, objects=b"/ObjStm" in says, depth=0)
    return room.other > MOST_SHOWN


def check_drawn(pdf: bytes, places: Iterable[int]) -> None:
    """Raises TooMuchError where the streams that begin at these places would fill the memory, all of them drawn."""
    room = _Room()
    for place in places:
        room.shown = MOST_SHOWN
        _measure(pdf, place, room, drawn=True, depth=0)


def _measure(data: bytes, at: int, room: _Room, *, drawn: bool, depth: int, objects: bool = False) -> None:
    """Take what the stream at a place unpacks to out of the room, and what that unpacks to."""
    if depth > DEEPEST:
        raise TooMuchError
    for parts in _readings(data, at, room, drawn=drawn):
        inner: list[bytes] | None = None
        for number, part in enumerate(parts):
            room.take(part, drawn=drawn, objects=objects)
            if number == 0 and _is_packed(part):
                inner = []
            if inner is not None:
                inner.append(part)
        if inner is not None:
            _measure(b"".join(inner), 0, room, drawn=drawn, objects=objects, depth=depth + 1)


def _readings(data: bytes, at: int, room: _Room, *, drawn: bool) -> Iterator[Iterable[bytes]]:
    """What a stream may unpack to, in parts; it may look like several things."""
    begin, found = data[at : at + _BEGIN], False
    if _is_flate(begin):
        found = True
        yield _inflated(data, at, room)
    if begin[:1] == b"\x80" and begin[1:2] < b"\x80":
        found = True
        if (size := _size_of_lzw(data, at, room)) > room.left:
            raise TooMuchError
        room.left -= size
        if drawn:
            room.drawing -= size
        else:
            room.other += size
    if (spelled := _spelled(data, at)) and _is_packed(_read(spelled[:_BEGIN])):
        if len(spelled) > _LARGEST_SPELLED:
            raise TooMuchError
        found = True
        yield (_read(spelled),)
    if not found:
        end = data.find(b"endstream", at)
        part = data[at : end if end >= 0 else len(data)]
        if drawn:
            yield (part,)
        else:
            room.other += len(part)


def _is_flate(begin: bytes) -> bool:
    return len(begin) > 2 and begin[0] & 15 == 8 and begin[0] >> 4 <= 7 and (begin[0] << 8 | begin[1]) % 31 == 0


def _is_packed(part: bytes) -> bool:
    begin = part[:_BEGIN]
    return _is_flate(begin) or begin[:1] == b"\x80" or _is_flate(_read(_spelled(begin, 0)))


def _spelled(data: bytes, at: int) -> bytes:
    """The text in which bytes are spelled; drawing is none, it has blanks in it."""
    found = _HEX.match(data, at) if _HEX.fullmatch(data, at, at + 8) else _BASE_85.match(data, at)
    if found is None or found.end() - at < 8 or _BLANK.search(data, at, min(found.end(), at + _BEGIN)):
        return b""
    return found[0]


def _read(spelled: bytes) -> bytes:
    """The bytes that are spelled; b"" where they are none."""
    letters = b"".join(spelled.split())
    try:
        if _HEX.fullmatch(letters):
            return bytes.fromhex(letters[: len(letters) // 2 * 2].decode("ascii"))
        letters = letters.removeprefix(b"<~")
        return base64.a85decode(letters[: len(letters) // 5 * 5])
    except ValueError:
        return b""


def _inflated(data: bytes, at: int, room: _Room) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    while not unpacker.eof and at < len(data):
        part = data[at : at + _PART]
        at += _PART
        room.look_at(len(part))
        while part:
            try:
                made = unpacker.decompress(part, 16 * _PART)
            except zlib.error:
                return  # not packed this way after all, so not longer than it looks
            part = unpacker.unconsumed_tail
            yield made
            if unpacker.eof:
                room.work += len(unpacker.unused_data)
                return


def _size_of_lzw(data: bytes, at: int, room: _Room) -> int:
    """What it unpacks to: of each code only how long it is."""
    lengths, before, width, size, bits, held = [1] * _FIRST, 0, 9, 0, 0, 0
    start = at
    while at < len(data):
        held, bits, at = (held << 8 | data[at]) & 0xFFFFFF, bits + 8, at + 1
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        if code == _END:
            break
        if code == _CLEAR:
            del lengths[_FIRST:]
            before, width = 0, 9
            continue
        length = lengths[code] if code < len(lengths) else before + 1
        size += length
        if before and len(lengths) < _LARGEST_TABLE:
            lengths.append(before + 1)
        width = 9 + sum(len(lengths) + 1 >= limit for limit in (512, 1024, 2048))
        before = length
        if size > room.left or code > len(lengths):
            break
    room.look_at(at - start)
    return size
