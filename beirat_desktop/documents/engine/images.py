"""Pictures of a paper as image objects."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from beirat_desktop.documents.engine.pdf import PdfFile

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
            try:
                with Image.open(BytesIO(data)) as image:
                    self._stored[key] = self._write(image)
            except _BAD as error:
                raise UnreadablePictureError(str(error)) from error
        return self._stored[key]

    def resources(self) -> bytes:
        """The XObject resource dictionary."""
        return b"<< %s >>" % b" ".join(self._entries)

    def _write(self, image: Image.Image) -> Stored:
        # Always drawn anew: what a camera writes beside the picture, place and time, is not for a public paper.
        picture = ImageOps.exif_transpose(image)
        picture.thumbnail((LARGEST, LARGEST))
        size = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8" % picture.size
        mask = b""
        if picture.has_transparency_data:
            picture = picture.convert("RGBA")
            alpha = self._file.stream(size + b" /ColorSpace /DeviceGray", picture.getchannel("A").tobytes())
            mask = b" /SMask %d 0 R" % alpha
        entries = size + b" /ColorSpace /DeviceRGB" + mask
        colours = picture.convert("RGB")
        if image.format == "JPEG":
            out = BytesIO()
            # Pillow would write the comment of the file it read.
            colours.save(out, "JPEG", quality=90, comment=b"")
            number = self._file.stream(entries + b" /Filter /DCTDecode", out.getvalue(), compress=False)
        else:
            number = self._file.stream(entries, colours.tobytes())
        name = b"/I%d" % (len(self._entries) + 1)
        self._entries.append(b"%s %d 0 R" % (name, number))
        return Stored(name, picture.height / picture.width)
