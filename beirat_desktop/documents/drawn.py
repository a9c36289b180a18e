"""Whether the letters of a paper of ours are drawn as what its text says they are.

What is read off a PDF is what its fonts say their glyphs mean, and a font may say that an 8 is a 5. So every outline in
the file must be one of our faces', and every letter must fill the place that it fills where we draw it ourselves.
Scripts whose letters change with those beside them are held against the outlines only.
"""

from __future__ import annotations

import ctypes
import re
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pypdfium2
from pypdfium2 import raw

from beirat_desktop.documents.attachments import MOST_LETTERS
from beirat_desktop.documents.engine.fonts import FALLBACKS, Face, face
from beirat_desktop.documents.engine.shaping import COMPLEX
from beirat_desktop.documents.glyphs import unprintable
from beirat_desktop.documents.model import Document, Heading, Paragraph
from beirat_desktop.documents.preview import PDFIUM
from beirat_desktop.documents.render import render
from beirat_desktop.domain.text import Run

_NAMES = frozenset(f"LiberationSans-{style}" for style in FALLBACKS).union(*FALLBACKS.values())
_PROGRAMS = (b"cvt ", b"fpgm", b"prep")
_TABLES = frozenset((*_PROGRAMS, b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"))
_SILENT = frozenset((b"name", b"OS/2", b"post", b"cmap"))
"""Tables that draw nothing."""
_NEAR = 1.6
"""Thousandths of the size by which a place may be off: PDFium rounds to whole ones."""
_DEEPEST = 5
_SCALE = 1.5
"""Pixels to the point of the drawing that is looked at."""
_MOST_PIXELS = 4_000_000
_INK = 200
"""Of 255 steps of grey, below which there is something."""
_HYPHENS = str.maketrans(dict.fromkeys("\u00ad\x02\ufffe", "-"))
_BRACKETS = "()[]{}<>«»‹›"
_MIRRORED = str.maketrans(_BRACKETS, ")(][}{><»«›‹")
_ALWAYS = f"{_BRACKETS}\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
"""Brackets, which PDFium turns from right to left, and ligatures, which it gives as the letters they are made of."""
_UPRIGHT = 0.1
"""Radians by which a line may lean."""
_EDGE = 1.0
"""Points by which lines may lie over each other at their ends."""
_HEIGHT, _LEVEL, _GAP, _TOUCH = 0.7, 0.6, 4.0, 0.25
"""In sizes: how high a line is, how far off it a letter of it may stand, how wide a gap in it may be; and how much of
its height may lie in the one above."""
_MOST_LINES = 800
_Box = tuple[float, float, float, float]
"""Of a glyph in thousandths of its size, from where it stands."""
_Turn = tuple[float, float, float, float]
"""How a letter is turned and stretched on its page."""
_Boxes = defaultdict[tuple[str, str], frozenset[_Box]]
"""By face and letter."""


def drawn_otherwise(pdf: bytes) -> tuple[int, ...]:
    """The pages, from 1, on which letters may be drawn as others; raises PdfiumError where the file is broken.

    Where a file has more letters than a motion may, the rest counts as drawn otherwise.
    """
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(_pages(document))
        finally:
            document.close()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[int]:
    ours: dict[bytes, str] = {}
    left = MOST_LETTERS
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        try:
            left -= text.count_chars()
            if left < 0 or not _as_said(text, ours) or not in_order(_lines(text)) or _draws_more(page, text):
                yield number + 1
        finally:
            text.close()
            page.close()


def _as_said(text: pypdfium2.PdfTextPage, ours: dict[bytes, str]) -> bool:
    """ours: the fonts of the file that were looked at already, by their bytes, each with its face; "" for another."""
    found: dict[tuple[str, str], set[tuple[_Box, _Turn]]] = {}
    faces: dict[int, str] = {}
    before = _Kind.ALONE
    for index, letter, font in _letters(text):
        key = ctypes.addressof(font.contents)
        if key not in faces:
            faces[key] = _face_of(font, ours)
        if not faces[key]:
            return False
        box, kind = _box_of(text, index), _Kind.of(letter)
        if kind is _Kind.BLANK and before is not _Kind.CHANGING and not _empty(box):
            return False
        if kind is _Kind.ALONE:
            found.setdefault((faces[key], letter), set()).add((box, _turn_of(text, index)))
        if kind is not _Kind.BLANK:
            before = kind
    there = _specimen("".join(sorted({letter for _, letter in found})))
    return all(
        any(_near(box, _turned(one, turn)) for one in there[face, letter] | there[face, letter.translate(_MIRRORED)])
        for (face, letter), places in found.items()
        for box, turn in places
    )


def _draws_more(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> bool:
    """Whether words are drawn that PDFium does not read, as a blank behind a blank; lines and pictures are left out."""
    for one in list(page.get_objects(max_depth=1)):
        if one.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            page.remove_obj(one)
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
    across, down, stride, pixels = bitmap.width, bitmap.height, bitmap.stride, bytearray(bitmap.buffer)
    bitmap.close()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_int(), ctypes.c_int()
    for index, letter, _ in _letters(text):
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        around = 2 if _Kind.of(letter) is not _Kind.CHANGING else round(scale * raw.FPDFText_GetFontSize(text, index))
        raw.FPDF_PageToDevice(page, 0, 0, across, down, 0, left.value, bottom.value, x, y)
        first, last = x.value, y.value
        raw.FPDF_PageToDevice(page, 0, 0, across, down, 0, right.value, top.value, x, y)
        first, last_across = sorted((first, x.value))
        upper, lower = sorted((last, y.value))
        first, last_across = max(0, first - around), min(across, last_across + around + 1)
        for line in range(max(0, upper - around), min(down, lower + around + 1)):
            if first < last_across:
                pixels[line * stride + first : line * stride + last_across] = b"\xff" * (last_across - first)
    return any(min(pixels[line * stride : line * stride + across]) < _INK for line in range(down))


def _lines(text: pypdfium2.PdfTextPage) -> list[_Box]:
    """The lines of a page in the order in which they are read; a draft's word across the page is none."""
    lines: list[_Box] = []
    origin, before = ctypes.c_double(), ctypes.c_double()
    for index, letter, _ in _letters(text):
        if letter.isspace() or not abs(raw.FPDFText_GetCharAngle(text, index)) < _UPRIGHT:
            continue
        raw.FPDFText_GetCharOrigin(text, index, before, origin)
        size = raw.FPDFText_GetFontSize(text, index)
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        box = (left.value, origin.value, right.value, origin.value + size * _HEIGHT)
        # Marks above and below letters of some scripts stand a little off their line.
        if lines and abs(origin.value - lines[-1][1]) < size * _LEVEL and box[0] < lines[-1][2] + size * _GAP:
            last = lines[-1]
            lines[-1] = (min(last[0], box[0]), last[1], max(last[2], box[2]), max(last[3], box[3]))
        else:
            lines.append(box)
    return lines


def in_order(lines: Sequence[_Box]) -> bool:
    """Whether what is read later stands below what was read before, or beside it."""
    if len(lines) > _MOST_LINES:
        return False
    for place, later in enumerate(lines):
        for earlier in lines[:place]:
            beside = min(earlier[2], later[2]) - max(earlier[0], later[0]) <= _EDGE
            if not beside and later[3] > earlier[1] + _TOUCH * (later[3] - later[1]):
                return False
    return True


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str, Any]]:
    """Where each letter that is drawn on a page stands in its text, and with which font."""
    for index in range(text.count_chars()):
        drawn = raw.FPDFText_GetTextObject(text, index)
        # Blanks between words are PDFium's own.
        if drawn and not raw.FPDFText_IsGenerated(text, index):
            letter = chr(raw.FPDFText_GetUnicode(text, index)).translate(_HYPHENS)
            yield index, letter, raw.FPDFTextObj_GetFont(drawn)


class _Kind(Enum):
    """How a letter is drawn: alike wherever it stands, as those beside it want it, or not at all."""

    ALONE = "alone"
    CHANGING = "changing"
    BLANK = "blank"

    @classmethod
    def of(cls, letter: str) -> _Kind:
        kind = unicodedata.category(letter)
        if kind[0] == "Z" or kind in ("Cc", "Cf", "Cn"):
            return cls.BLANK
        # Half a letter is what PDFium gives of a symbol from far away.
        changing = kind == "Cs" or COMPLEX.match(f"o{letter}") or COMPLEX.match(letter)
        return cls.CHANGING if changing else cls.ALONE


def _empty(box: _Box) -> bool:
    """PDFium gives what draws nothing the height of one thousandth."""
    return min(box[2] - box[0], box[3] - box[1]) <= _NEAR


def _near(one: _Box, other: _Box) -> bool:
    return all(abs(first - second) <= _NEAR for first, second in zip(one, other, strict=True))


def _turn_of(text: pypdfium2.PdfTextPage, index: int) -> _Turn:
    turn = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, turn)
    return round(turn.a, 4), round(turn.b, 4), round(turn.c, 4), round(turn.d, 4)


def _turned(box: _Box, turn: _Turn) -> _Box:
    """What it fills when it is turned or stretched."""
    left, bottom, right, top = box
    corners = [(turn[0] * x + turn[2] * y, turn[1] * x + turn[3] * y) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def _box_of(text: pypdfium2.PdfTextPage, index: int) -> _Box:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    size = raw.FPDFText_GetFontSize(text, index) or 1.0
    places = (left.value - x.value, bottom.value - y.value, right.value - x.value, top.value - y.value)
    first, second, third, fourth = (round(place / size * 1000, 1) for place in places)
    return first, second, third, fourth


@lru_cache(maxsize=64)
def _specimen(letters: str) -> _Boxes:
    """The same letters as we draw them, in every style."""
    found: dict[tuple[str, str], set[_Box]] = {}
    missing = unprintable(_ALWAYS + letters)
    words = "".join(letter for place, letter in enumerate(_ALWAYS + letters) if place not in missing)
    styles = [Run(words, bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)]
    document = pypdfium2.PdfDocument(render(Document("x", (Heading(1, "x"), *(Paragraph((run,)) for run in styles)))))
    for page in document:
        text = page.get_textpage()
        for index, letter, font in _letters(text):
            found.setdefault((_name_of(font), letter), set()).add(_box_of(text, index))
        text.close()
        page.close()
    document.close()
    return defaultdict(frozenset, {key: frozenset(boxes) for key, boxes in found.items()})


def _face_of(font: Any, ours: dict[bytes, str]) -> str:
    """Of which face of ours the outlines of a font are; "" where one is not."""
    name = _name_of(font)
    if name not in _NAMES:
        return ""
    length = ctypes.c_size_t()
    if not raw.FPDFFont_GetFontData(font, None, 0, length):
        return ""
    room = (ctypes.c_uint8 * length.value)()
    raw.FPDFFont_GetFontData(font, room, length.value, length)
    data = bytes(room)
    if data not in ours:
        ours[data] = name if _is_part_of(data, face(name)) else ""
    return ours[data] if ours[data] == name else ""


def _name_of(font: Any) -> str:
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    room = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, room, length)
    return re.sub(r"\A[A-Z]{6}\+", "", room.value.decode("utf-8", "replace"))


def _is_part_of(data: bytes, whole: Face) -> bool:
    """Whether a font has no outline but those of a face, and does nothing else with them."""
    try:
        tables, (programs, outlines) = _tables(data), _of_face(whole.name)
        if not tables.keys() - _SILENT <= _TABLES or programs != _programs(tables):
            return False
        return all(outline in outlines for outline in _outlines(tables))
    except (struct.error, KeyError, IndexError, RecursionError):
        return False


@lru_cache(maxsize=len(_NAMES))
def _of_face(name: str) -> tuple[tuple[bytes, ...], frozenset[bytes]]:
    tables = _tables(face(name).file.read_bytes())
    return _programs(tables), frozenset(_outlines(tables))


def _programs(tables: Mapping[bytes, bytes]) -> tuple[bytes, ...]:
    """What moves the points of all outlines, and how many there are to the size."""
    return (*(tables.get(tag, b"") for tag in _PROGRAMS), tables[b"head"][18:20])


def _tables(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    rows = (struct.unpack_from(">4s4xII", data, 12 + 16 * number) for number in range(count))
    return {tag: data[start : start + length] for tag, start, length in rows}


def _outlines(tables: Mapping[bytes, bytes]) -> Iterator[bytes]:
    """Each as it stands in the font; one that is put together of others has them in place of their numbers."""
    (long,) = struct.unpack_from(">h", tables[b"head"], 50)
    (count,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    places = struct.unpack_from(f">{count + 1}{'I' if long else 'H'}", tables[b"loca"])
    size = 1 if long else 2
    glyphs = [tables[b"glyf"][start * size : end * size] for start, end in pairwise(places)]
    return (_outline(glyphs, number, 0) for number in range(count))


def _outline(glyphs: list[bytes], number: int, depth: int) -> bytes:
    glyph = glyphs[number]
    if depth > _DEEPEST:
        raise RecursionError
    if glyph[:2] < b"\x80" or not glyph:
        return glyph.rstrip(b"\0")
    parts, at, more = [glyph[:10]], 10, True
    while more:
        flags, other = struct.unpack_from(">HH", glyph, at)
        end = at + 4 + (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 64 else 8 if flags & 128 else 0)
        parts += [glyph[at : at + 2], _outline(glyphs, other, depth + 1), glyph[at + 4 : end]]
        at, more = end, bool(flags & 32)
    return b"".join((*parts, glyph[at:].rstrip(b"\0")))
