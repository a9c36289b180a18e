"""Pictures of a paper as image objects."""

from __future__ import annotations

import hashlib
from io import BytesIO

from PIL import Image

from beirat_desktop.documents.engine.pdf import PdfFile


class Images:
    """Each picture goes into the file once, however often it is shown."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._names: dict[str, tuple[bytes, int]] = {}

    def name(self, data: bytes) -> bytes:
        """The resource name of a picture."""
        key = hashlib.sha256(data).hexdigest()
        if key not in self._names:
            self._names[key] = (b"/I%d" % (len(self._names) + 1), self._write(data))
        return self._names[key][0]

    def resources(self) -> bytes:
        """The XObject resource dictionary."""
        return b"<< %s >>" % b" ".join(b"%s %d 0 R" % entry for entry in self._names.values())

    def _write(self, data: bytes) -> int:
        with Image.open(BytesIO(data)) as image:
            size = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8" % image.size
            mask = b""
            if image.has_transparency_data:
                picture = image.convert("RGBA")
                alpha = self._file.stream(size + b" /ColorSpace /DeviceGray", picture.getchannel("A").tobytes())
                mask = b" /SMask %d 0 R" % alpha
            else:
                picture = image
            return self._file.stream(size + b" /ColorSpace /DeviceRGB" + mask, picture.convert("RGB").tobytes())
