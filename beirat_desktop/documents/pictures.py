"""How much memory the pictures of a PDF fill once they are unpacked, told without unpacking them.

PDFium unpacks a JPEG or JPEG 2000 by what stands in it, whatever size the PDF says it has, and within this process.
"""

from __future__ import annotations

import base64
import ctypes
import re
import struct
import zlib
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

_IMAGE = re.compile(rb"/(JPXDecode|DCTDecode|DCT|JBIG2Decode)\b")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_WIDTH, _HEIGHT = re.compile(rb"/W(?:idth)?\s+(\d{1,9})"), re.compile(rb"/H(?:eight)?\s+(\d{1,9})")
_JPX = re.compile(rb"\xff\x4f\xff\x51.{4}(.{16}).{16}(.{2})", re.DOTALL)
_DESCRIBED = 2_000
"""Bytes before a stream in which it is described."""
_LOOKED_AT = 1_000_000
"""Bytes of a picture in which its size is looked for; it stands behind what a camera noted."""
_PLAIN, _WAVES = 4, 16
"""Bytes to the pixel in colour: of a JPEG, and of a JPEG 2000, which is unpacked in whole numbers first."""
_DEPTH = 5
"""So deep pictures are looked for in forms within forms."""


def tells_its_pictures(pdf: bytes) -> bool:
    """Whether each picture in the file is as large as the file says, so that the size of a page's can be trusted.

    One whose size cannot be found counts as larger.
    """
    for found in _STREAM.finditer(pdf):
        described = _description(pdf, found.start())
        kind = _IMAGE.search(described)
        last = pdf.find(b"endstream", found.end(), found.end() + _LOOKED_AT)
        packed = _unwrapped(described, pdf[found.end() : last if last >= 0 else found.end() + _LOOKED_AT])
        jpeg = packed[:2] == b"\xff\xd8"
        if kind is not None and kind[1] == b"JBIG2Decode":
            sizes: Iterator[tuple[int, int]] = _jbig2_sizes(packed)
        elif jpeg or (kind is not None and kind[1] in (b"DCTDecode", b"DCT")):
            sizes = _jpeg_sizes(packed)
        elif kind is not None or _JPX.search(packed) is not None:
            sizes = _jpx_sizes(packed)
        else:
            continue
        wide, high = _WIDTH.search(described), _HEIGHT.search(described)
        said = int(wide[1]) * int(high[1]) if wide is not None and high is not None else 0
        if any(across * down > said for across, down in sizes):
            return False
    return True


def memory_of_pictures(page: pypdfium2.PdfPage) -> int:
    """Bytes the pictures of a page fill when it is drawn, by the sizes the file says they have."""
    wide, high, filled = ctypes.c_uint(), ctypes.c_uint(), 0
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
        if raw.FPDFImageObj_GetImagePixelSize(one, wide, high):
            filled += wide.value * high.value * (_WAVES if _is_jpx(one) else _PLAIN)
    return filled


def _is_jpx(image: pypdfium2.PdfObject) -> bool:
    name = ctypes.create_string_buffer(32)
    count = raw.FPDFImageObj_GetImageFilterCount(image)
    for at in range(count):
        raw.FPDFImageObj_GetImageFilter(image, at, name, len(name))
        if name.value == b"JPXDecode":
            return True
    return False


def _description(pdf: bytes, stream: int) -> bytes:
    """What stands of the stream before it."""
    before = pdf[max(0, stream - _DESCRIBED) : stream]
    return before[before.rfind(b" obj") + 1 :]


def _unwrapped(described: bytes, packed: bytes) -> bytes:
    """The beginning of a picture that is packed once more, or written in letters, as far as it can be read."""
    if b"/ASCII85Decode" in described or b"/A85" in described:
        letters = packed[: packed.find(b"~>")] if b"~>" in packed else packed[: len(packed) // 5 * 5 - 5]
        try:
            packed = base64.a85decode(letters.removeprefix(b"<~"))
        except ValueError:
            return b""
    if b"/ASCIIHexDecode" in described or b"/AHx" in described:
        letters = re.sub(rb"[^0-9A-Fa-f]", b"", packed.partition(b">")[0])
        packed = bytes.fromhex(letters[: len(letters) // 2 * 2].decode())
    if b"/FlateDecode" in described or b"/Fl " in described:
        try:
            return zlib.decompressobj().decompress(packed, _LOOKED_AT)
        except zlib.error:
            return packed
    return packed


def _jpeg_sizes(packed: bytes) -> Iterator[tuple[int, int]]:
    at = packed.find(b"\xff\xd8") + 2
    found = False
    while 2 <= at < len(packed) - 9 and packed[at] == 0xFF:
        marker = packed[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", packed[at + 5 : at + 9])
            found = True
            yield wide, high
        if marker == 0xDA:
            break
        at += 2 + int.from_bytes(packed[at + 2 : at + 4])
    if not found:
        yield _UNKNOWN


def _jpx_sizes(packed: bytes) -> Iterator[tuple[int, int]]:
    found = _JPX.search(packed)
    if found is None:
        yield _UNKNOWN
        return
    right, bottom, left, top = struct.unpack(">4I", found[1])
    yield max(0, right - left), max(0, bottom - top)


def _jbig2_sizes(packed: bytes) -> Iterator[tuple[int, int]]:
    """Of each region in it; of the page they stand on the PDF says how large it is."""
    at = 0
    while at + 11 <= len(packed):
        number, kind, related = struct.unpack(">IBB", packed[at : at + 6])
        count, head = related >> 5, 6
        if count == 7:
            count = int.from_bytes(packed[at + 5 : at + 9]) & 0x1FFFFFFF
            head = 9 + (count + 8) // 8
        head += count * (1 if number <= 256 else 2 if number <= 65_536 else 4)
        head += 4 if kind & 0x40 else 1
        length = int.from_bytes(packed[at + head : at + head + 4])
        body = at + head + 4
        if kind & 0x3F in _REGIONS and body + 8 <= len(packed):
            yield struct.unpack(">II", packed[body : body + 8])
        if length == 0xFFFFFFFF:
            return  # it ends where the stream does
        at = body + length


_UNKNOWN = (1 << 31, 1 << 31)
_REGIONS = frozenset((4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43))
