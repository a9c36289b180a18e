"""Taking the data out of a paper that came by mail."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pypdfium2

from beirat_desktop.documents.drawings import check_drawings
from beirat_desktop.documents.preview import PDFIUM
from beirat_desktop.documents.seen import seen_pages
from beirat_desktop.documents.unpacking import TooMuchError, check_unpacked

LARGEST_PAPER = 50_000_000
LARGEST_FILE = 5_000_000
MOST_FILES = 20
MOST_PAGES = 200
"""Of a letter that is taken in; the longest motion has some twenty."""

MOST_LETTERS = 200_000
"""Of all its pages; that motion has some 70,000."""


class UnreadablePaperError(ValueError):
    """The file is no PDF, damaged, locked, or larger than a paper can be.

    kind: "damaged", "locked", "packed" for what would fill the memory, "large", "pages" and "letters" for too many.
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
    try:
        says_other = check_unpacked(pdf)
    except TooMuchError as error:
        raise UnreadablePaperError("packed") from error
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
            if says_other:
                check_drawings(document)
            if _letters_beyond(document, MOST_LETTERS):
                raise UnreadablePaperError("letters")
            signed = pypdfium2.raw.FPDF_GetSignatureCount(document) > 0
            for index in range(min(document.count_attachments(), MOST_FILES)):
                attachment = document.get_attachment(index)
                if 0 < _length(attachment) <= LARGEST_FILE:
                    files[attachment.get_name()] = bytes(attachment.get_data())
        except TooMuchError as error:
            raise UnreadablePaperError("packed") from error
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


def _letters_beyond(document: pypdfium2.PdfDocument, most: int) -> bool:
    for page in document:
        text = page.get_textpage()
        most -= text.count_chars()
        text.close()
        page.close()
        if most < 0:
            return True
    return False


def _length(attachment: Any) -> int:
    length = ctypes.c_ulong()
    pypdfium2.raw.FPDFAttachment_GetFile(attachment, None, 0, length)
    return length.value
