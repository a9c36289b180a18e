"""The parts of a .docx or .odt, read with care: it is a ZIP file that anybody may have sent."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from beirat_desktop.domain.errors import Refused

LARGEST_PART = 20_000_000
"""Bytes of one part once unpacked; a motion of ten pages has some 200,000."""
MOST_PARTS = 5_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class Package:
    """A ZIP file whose parts are unpacked one by one, each up to LARGEST_PART."""

    def __init__(self, data: bytes, name: str) -> None:
        """name: that of the file, for what has to be said of it."""
        self.name = name
        if data.startswith(_OLD_OFFICE):
            raise Refused("texts.locked", name=self.name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, UnicodeDecodeError, NotImplementedError):
            raise Refused("texts.damaged", name=self.name) from None
        self.names = frozenset(self._zip.namelist())
        if len(self.names) > MOST_PARTS:
            raise Refused("texts.packed_too_large", name=self.name)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none of that name."""
        if name not in self.names:
            return None
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise Refused("texts.locked", name=self.name)
        if info.file_size > LARGEST_PART:
            raise Refused("texts.packed_too_large", name=self.name)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise Refused("texts.damaged", name=self.name) from None
        if len(data) > LARGEST_PART:
            raise Refused("texts.packed_too_large", name=self.name)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part in XML; a document type, which no office program writes, is refused."""
        data = self.part(name)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise Refused("texts.packed_too_large", name=self.name) from None
            raise Refused("texts.damaged", name=self.name) from None
        if root.getroottree().docinfo.doctype:
            raise Refused("texts.damaged", name=self.name)
        return root
