"""Pictures of a paper as image objects."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

from beirat_desktop.documents.engine.pdf import COMPRESSION, PdfFile

LARGEST = 2400
"""Pixels along the longer side: 300 to the inch on a whole page."""
_BAD = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


class UnreadablePictureError(ValueError):
    """The bytes are no picture, or a damaged one, or one of absurd size."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture in the file: its resource name and height by width."""

    name: bytes
    proportion: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The streams of a picture as they stand in a file; alpha is empty where nothing shines through."""

    size: tuple[int, int]
    colours: bytes
    packing: bytes
    alpha: bytes


class Images:
    """Each picture goes into the file once, however often it is shown."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._stored: dict[str, Stored] = {}
        self._entries: list[bytes] = []

    def store(self, data: bytes) -> Stored:
        """Put a picture into the file; raises UnreadablePictureError."""
        key = hashlib.sha256(data).hexdigest()
        if key not in self._stored:
            self._stored[key] = self._write(_drawn(data))
        return self._stored[key]

    def resources(self) -> bytes:
        """The XObject resource dictionary."""
        return b"<< %s >>" % b" ".join(self._entries)

    def _write(self, drawn: _Drawn) -> Stored:
        size = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8" % drawn.size
        mask = b""
        if drawn.alpha:
            entries = size + b" /ColorSpace /DeviceGray /Filter /FlateDecode"
            mask = b" /SMask %d 0 R" % self._file.stream(entries, drawn.alpha, compress=False)
        entries = size + b" /ColorSpace /DeviceRGB" + mask + b" /Filter " + drawn.packing
        number = self._file.stream(entries, drawn.colours, compress=False)
        name = b"/I%d" % (len(self._entries) + 1)
        self._entries.append(b"%s %d 0 R" % (name, number))
        return Stored(name, drawn.size[1] / drawn.size[0])


@lru_cache(maxsize=4)
def _drawn(data: bytes) -> _Drawn:
    """Kept for the next paper: a letter is drawn anew with every key, its logo stays the same."""
    try:
        with Image.open(BytesIO(data)) as image:
            # Always drawn anew: what a camera writes beside the picture, place and time, is not for a public paper.
            picture = ImageOps.exif_transpose(image)
            picture.thumbnail((LARGEST, LARGEST))
            alpha = b""
            if picture.has_transparency_data:
                picture = picture.convert("RGBA")
                alpha = zlib.compress(picture.getchannel("A").tobytes(), COMPRESSION)
            colours = picture.convert("RGB")
            if image.format != "JPEG":
                return _Drawn(picture.size, zlib.compress(colours.tobytes(), COMPRESSION), b"/FlateDecode", alpha)
            out = BytesIO()
            # Pillow would write the comment of the file it read.
            colours.save(out, "JPEG", quality=90, comment=b"")
            return _Drawn(picture.size, out.getvalue(), b"/DCTDecode", alpha)
    except _BAD as error:
        raise UnreadablePictureError(str(error)) from error
