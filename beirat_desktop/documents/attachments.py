"""Taking the data out of a paper that came by mail."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pypdfium2

from beirat_desktop.documents.preview import PDFIUM
from beirat_desktop.documents.seen import seen_pages

LARGEST_PAPER = 50_000_000
LARGEST_FILE = 5_000_000
MOST_FILES = 20
LARGEST_UNPACKED = 50_000_000
"""Bytes all streams of a paper may have together once unpacked; a few megabytes can hold a thousand times that."""

MOST_PAGES = 200
"""Of a letter that is taken in; the longest motion has some twenty."""

MOST_WORK = 500_000_000
"""Bytes looked at to find that out; streams cannot lie in each other, but a hostile file can make believe."""

_PART = 65_536
_PACKED = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78]")
_STREAM = re.compile(rb"stream\r?\n")
_FILTERS = re.compile(rb"/Filter\s*\[((?:\s*/\w+){2,})")
_PACKING = re.compile(rb"/(?:Flate|LZW|RunLength)Decode|/(?:Fl|LZW|RL)\b")


class UnreadablePaperError(ValueError):
    """The file is no PDF, damaged, locked, or larger than a paper can be.

    kind: "damaged", "locked", "packed" for what would fill the memory, "large", "pages" for too many of them.
    """

    def __init__(self, kind: str, *, pages: int = 0) -> None:
        super().__init__(kind)
        self.kind = kind
        self.pages = pages


@dataclass(frozen=True, slots=True)
class OpenedPaper:
    """The files inside a PDF by name, and the text of each of its pages, as far as it is seen there.

    unstruck: the same without what is struck through there. signed: whether it says that somebody signed it with a
    certificate, which nobody checked here. covered: the pages, from 1, on which words are hidden or painted over.
    """

    files: Mapping[str, bytes]
    pages: tuple[str, ...]
    unstruck: tuple[str, ...]
    signed: bool = False
    covered: tuple[int, ...] = ()


def opened_paper(pdf: bytes) -> OpenedPaper:
    """The files inside a PDF, and its text; files without data, too large or beyond the twentieth are left out.

    Raises UnreadablePaperError. What the files contain is not looked at.
    """
    if len(pdf) > LARGEST_PAPER:
        raise UnreadablePaperError("large")
    _check_unpacked(pdf)
    files: dict[str, bytes] = {}
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise UnreadablePaperError(_kind(error)) from error
        try:
            # What is locked, even with an empty password, hides how large it is.
            if pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document) >= 0:
                raise UnreadablePaperError("locked")
            if len(document) > MOST_PAGES:
                raise UnreadablePaperError("pages", pages=len(document))
            signed = pypdfium2.raw.FPDF_GetSignatureCount(document) > 0
            for index in range(min(document.count_attachments(), MOST_FILES)):
                attachment = document.get_attachment(index)
                if 0 < _length(attachment) <= LARGEST_FILE:
                    files[attachment.get_name()] = bytes(attachment.get_data())
        except pypdfium2.PdfiumError as error:
            raise UnreadablePaperError("damaged") from error
        finally:
            document.close()
    try:
        pages = seen_pages(pdf, MOST_PAGES)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePaperError("damaged") from error
    covered = tuple(number for number, page in enumerate(pages, 1) if page.covered or page.hidden)
    with_struck, unstruck = tuple(page.with_struck for page in pages), tuple(page.text for page in pages)
    return OpenedPaper(files, with_struck, unstruck, signed, covered)


def _kind(error: pypdfium2.PdfiumError) -> str:
    return "locked" if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD else "damaged"


def _check_unpacked(pdf: bytes) -> None:
    """Refuse what would fill the memory before PDFium is let near it; PDFium unpacks a stream as a whole."""
    if any(len(_PACKING.findall(found[1])) > 1 for found in _FILTERS.finditer(pdf)):
        raise UnreadablePaperError("packed")
    room, work = LARGEST_UNPACKED, MOST_WORK
    for found in _STREAM.finditer(pdf):
        unpacker = zlib.decompressobj()
        at = found.end()
        if not _PACKED.match(pdf, at):
            continue
        while not unpacker.eof and at < len(pdf):
            part = pdf[at : at + _PART]
            at += _PART
            try:
                room -= len(unpacker.decompress(part, room + 1))
            except zlib.error:
                # Not packed this way after all, so not longer than it looks.
                work -= len(part)
                break
            work -= len(part) - len(unpacker.unused_data)
            if room < 0:
                raise UnreadablePaperError("packed")
        if work < 0:
            raise UnreadablePaperError("packed")


def _length(attachment: Any) -> int:
    length = ctypes.c_ulong()
    pypdfium2.raw.FPDFAttachment_GetFile(attachment, None, 0, length)
    return length.value
