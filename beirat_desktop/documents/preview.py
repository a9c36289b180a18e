"""Finished papers as pictures, text and places, for the screen.

PDFium is loaded when the first page is shown. It must not be called by two threads at once, so every call here takes
its turn; and closes what it opened within it, since what is left open is closed whenever Python lets go of it.
"""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType

import pypdfium2
from pypdfium2 import raw

from beirat_desktop.documents.engine.rows import Place
from beirat_desktop.documents.pictures import memory_of_pictures, tells_its_pictures
from beirat_desktop.german.attachments import PICTURES_TOO_LARGE

PDFIUM = threading.RLock()
"""Held by whoever calls PDFium."""
# PDFium gives the soft hyphen at a line end as U+0002.
_HYPHENATION = re.compile("[\u00ad\x02](?:\r?\n)?")
_ENDING_HYPHEN = re.compile(r"\ufffe(?:\r?\n)?(?:(?=(und|oder|bzw|sowie|bis)\b)|(?=([^\W_a-zß-ÿ])))?")


MOST_PAINTED = 600_000_000
"""Bytes the pictures of a page that is shown may fill; a plan of A0 scanned in colour at 300 dpi fills 560 million."""
PAGES_READ = 300
"""So many pages of a file are searched; whoever attaches a longer book looks for its title."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as rows of RGB, three bytes to the pixel; a row takes stride bytes."""

    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a search found its words: one box per line, in points from the upper left."""

    page: int
    boxes: tuple[Place, ...]


class Preview:
    """An open paper; close it, or use it in a with statement. Any thread may call it."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        with PDFIUM:
            self._document = pypdfium2.PdfDocument(pdf)
            self._sizes: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(index) for index in range(len(self._document))
            )

    def __enter__(self) -> Preview:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back; nothing can be asked for afterwards."""
        with PDFIUM:
            self._document.close()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        return self._sizes[page]

    @cached_property
    def _drawable(self) -> bool:
        return tells_its_pictures(self._pdf)

    def picture(self, page: int, scale: float) -> Picture:
        """A page drawn with scale pixels to the point; a sentence in its place where it would fill the memory."""
        with PDFIUM, closing(self._document[page]) as sheet:
            if self._drawable and memory_of_pictures(sheet) <= MOST_PAINTED:
                return _painted(sheet, scale)
            with closing(pypdfium2.PdfDocument.new()) as other:
                return _painted(_sheet_of(other, PICTURES_TOO_LARGE, *self._sizes[page]), scale)

    def text(self, page: int) -> str:
        """The words of a page."""
        with PDFIUM, closing(self._document[page]) as sheet, closing(sheet.get_textpage()) as text:
            return mended(text.get_text_range())

    def search(self, words: str) -> list[Hit]:
        """Where the words stand, whatever their case."""
        hits: list[Hit] = []
        if not words.strip():
            return hits
        with PDFIUM:
            for page in range(self.page_count):
                with closing(self._document[page]) as sheet, closing(sheet.get_textpage()) as text:
                    finder = text.search(words)
                    while (found := finder.get_next()) is not None:
                        hits.append(Hit(page, self._boxes(text, page, *found)))
                    finder.close()
        return hits

    def _boxes(self, text: pypdfium2.PdfTextPage, page: int, first: int, count: int) -> tuple[Place, ...]:
        height = self._sizes[page][1]
        boxes = []
        for index in range(text.count_rects(first, count)):
            left, bottom, right, top = text.get_rect(index)
            boxes.append(Place(page, left, height - top, right - left, top - bottom))
        return tuple(boxes)


def _painted(sheet: pypdfium2.PdfPage, scale: float) -> Picture:
    with closing(sheet.render(scale=scale, rev_byteorder=True)) as bitmap:
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def _sheet_of(document: pypdfium2.PdfDocument, lines: Sequence[str], width: float, height: float) -> pypdfium2.PdfPage:
    """A page with nothing but these lines, the longest nearly as wide as the page."""
    sheet = document.new_page(width, height)
    font = raw.FPDFText_LoadStandardFont(document, b"Helvetica")
    size = 1.6 * width / max(map(len, lines))
    for number, line in enumerate(lines):
        letters = raw.FPDFPageObj_CreateTextObj(document, font, size)
        encoded = ctypes.create_string_buffer((line + "\0").encode("utf-16-le"))
        raw.FPDFText_SetText(letters, ctypes.cast(encoded, ctypes.POINTER(raw.FPDF_WCHAR)))
        raw.FPDFPageObj_Transform(letters, 1, 0, 0, 1, width * 0.1, height * 0.6 - number * size * 1.4)
        raw.FPDFPage_InsertObject(sheet, letters)
    raw.FPDFPage_GenerateContent(sheet)
    return sheet


def mended(words: str) -> str:
    """Words as PDFium reads them off a page, without the hyphens at the ends of lines."""
    return _HYPHENATION.sub("", words).replace("\r\n", "\n")


def rejoined(words: str) -> str:
    """Words that were read off a page, where PDFium gives a hyphen at the end of a line, soft or not, as U+FFFE."""
    return _ENDING_HYPHEN.sub(lambda found: "- " if found[1] else "-" if found[2] else "", words)


def text_of_pdf(pdf: bytes) -> str:
    """The words of a file from anywhere; "" for a scanned, locked or broken one."""
    return "\n".join(pages_of_pdf(pdf))


def pages_of_pdf(pdf: bytes) -> tuple[str, ...]:
    """The same page by page."""
    try:
        with Preview(pdf) as opened:
            return tuple(opened.text(page) for page in range(min(opened.page_count, PAGES_READ)))
    except pypdfium2.PdfiumError:
        return ()
