"""Letters with the pages of other files behind them, as one file for the printer.

The pages are copied by PDFium, each file once however often it is enclosed. What is made so is printed, not published:
it loses the structure for screen readers that our own papers have, so letters that bring nothing are left as they are.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2

from beirat_desktop.documents.model import Document, Figure
from beirat_desktop.documents.preview import PDFIUM
from beirat_desktop.documents.render import A4, MissingGlyphError, Rendered, UnreadablePictureError, render

MOST_PAGES = 300
"""Of a file that is printed along; who encloses a longer book prints it by itself."""
_WIDE, _HIGH = 165.0, 225.0
"""Millimetres of a page that a picture may take."""


def printable(content: bytes, name: str) -> bytes:
    """The pages of a file, b"" where it has none that can be printed: another kind, locked, broken or too long.

    A picture becomes a page, with its name above.
    """
    if content.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        return _page_of(content, name)
    if not content.startswith(b"%PDF"):
        return b""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return b""
        pages = len(document)
        document.close()
    return content if 0 < pages <= MOST_PAGES else b""


def with_pages(run: Rendered, behind: Sequence[Sequence[bytes]]) -> bytes:
    """The run with files behind each of its papers, all beginning on the front of a sheet.

    behind: for each paper the files, in their order, as printable() gives them.
    """
    if not any(behind):
        return run.pdf
    with PDFIUM:
        places: dict[bytes, range] = {}
        stock = pypdfium2.PdfDocument(run.pdf)
        for content in dict.fromkeys(file for files in behind for file in files):
            found = pypdfium2.PdfDocument(content)
            places[content] = range(len(stock), len(stock) + len(found))
            stock.import_pages(found)
            found.close()
        empty = len(stock)
        stock.new_page(*A4)
        order: list[int] = []
        for number, files in enumerate(behind):
            end = run.begins[number + 1] if number + 1 < len(run.begins) else run.pages
            for pages in (range(run.begins[number], end), *(places[file] for file in files)):
                order += [empty] * (len(order) % 2)
                order += pages
        made = pypdfium2.PdfDocument.new()
        made.import_pages(stock, order)
        out = io.BytesIO()
        made.save(out)
        made.close()
        stock.close()
    return out.getvalue()


def _page_of(picture: bytes, name: str) -> bytes:
    for width, height in ((_WIDE, 0.0), (0.0, _HIGH)):
        try:
            figure = Figure(picture, name, width, height)
            made = render(Document(name, (figure,), header=name))
        except (UnreadablePictureError, MissingGlyphError):
            return b""
        with PDFIUM:
            document = pypdfium2.PdfDocument(made)
            pages = len(document)
            document.close()
        if pages == 1:
            break
    return made
