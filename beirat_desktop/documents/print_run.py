"""Letters with the pages of other files behind them, as one file for the printer.

The letters keep their structure, so that whoever listens to the run before it is printed hears them as they are. The
tags of another file lead nowhere in this one: each of its pages stands as a picture, whose text is read out behind its
letter. Its fonts and colours are as they came, so such a run does not say to be PDF/A or PDF/UA. Letters that bring
nothing are left as they are.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from beirat_desktop.documents.model import Document, Figure
from beirat_desktop.documents.preview import PDFIUM
from beirat_desktop.documents.render import A4, MissingGlyphError, Rendered, UnreadablePictureError, render
from beirat_desktop.german.dispatch import enclosed_page

MOST_PAGES = 300
"""Of a file that is printed along; who encloses a longer book prints it by itself."""
MOST_READ_OUT = 10_000
"""Letters of a page that are read out."""
_CLAIMS = re.compile(rb"<pdfaid:.*</pdfuaid:part>|<rdf:Description[^>]*pdfaExtension.*?</rdf:Description>", re.DOTALL)
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
    if not 0 < pages <= MOST_PAGES:
        return b""
    try:
        _sheets(content, PdfWriter())
    except (PyPdfError, RuntimeError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, zlib.error):
        return b""  # a page whose drawing is damaged; whoever needs it sees it where it lies
    return content


def with_pages(run: Rendered, behind: Sequence[Sequence[bytes]]) -> bytes:
    """The run with files behind each of its papers, all beginning on the front of a sheet.

    behind: for each paper the files, in their order, as printable() gives them. Each is kept once, however often.
    """
    if not any(behind):
        return run.pdf
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(run.pdf)))
    made = _Run(writer)
    sheets = {
        content: _sheets(content, writer) for content in dict.fromkeys(file for files in behind for file in files)
    }
    kids: list[Any] = list(writer.pages)
    order: list[Any] = []
    for number, files in enumerate(behind):
        end = run.begins[number + 1] if number + 1 < len(run.begins) else run.pages
        placed: list[list[Any]] = [made.placed(sheets[file], number) for file in files]
        for pages in (kids[run.begins[number] : end], *placed):
            if len(order) % 2:
                order.append(made.empty())
            order += [page.indirect_reference for page in pages]
    made.finish(order)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page of another file as it is drawn on each copy: the form, its text, and what of the page says how it lies."""

    form: IndirectObject
    text: str
    lies: DictionaryObject


class _Run:
    """The run while pages come into it, with the structure that leads to them."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._root = writer.root_object
        self._pages: Any = self._root["/Pages"]
        tree: Any = self._root["/StructTreeRoot"]
        self._tree = tree
        self._papers: list[Any] = list(tree["/K"][0].get_object()["/K"])
        self._marks: Any = tree["/ParentTree"]["/Nums"]
        self._key = int(tree["/ParentTreeNextKey"])

    def placed(self, sheets: Sequence[_Sheet], number: int) -> list[Any]:
        """A copy of the pages, read out behind the paper of that number."""
        made = []
        for place, sheet in enumerate(sheets, 1):
            content = DecodedStreamObject()
            content.set_data(b"/Figure << /MCID 0 >> BDC q /Page Do Q EMC")
            shown = DictionaryObject({NameObject("/Page"): sheet.form})
            page = self._page(sheet.lies)
            page[NameObject("/Contents")] = self._added(content)
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): shown})
            page[NameObject("/StructParents")] = NumberObject(self._key)
            above: Any = self._papers[number]
            figure = self._added(
                DictionaryObject(
                    {
                        NameObject("/Type"): NameObject("/StructElem"),
                        NameObject("/S"): NameObject("/Figure"),
                        NameObject("/P"): above,
                        NameObject("/Pg"): page.indirect_reference,
                        NameObject("/K"): ArrayObject([NumberObject(0)]),
                        NameObject("/Alt"): TextStringObject(enclosed_page(place, len(sheets), sheet.text)),
                    }
                )
            )
            above.get_object()["/K"].append(figure)
            self._marks.extend([NumberObject(self._key), ArrayObject([figure])])
            self._key += 1
            made.append(page)
        return made

    def empty(self) -> IndirectObject:
        """The back of a sheet on which nothing is printed."""
        box = RectangleObject((0, 0, *A4))
        found = self._page(DictionaryObject({NameObject("/MediaBox"): box})).indirect_reference
        assert found is not None
        return found

    def finish(self, order: Sequence[Any]) -> None:
        """Set the pages in their order, and take back what is not true of other people's files."""
        self._pages[NameObject("/Kids")] = ArrayObject(order)
        self._pages[NameObject("/Count")] = NumberObject(len(order))
        self._tree[NameObject("/ParentTreeNextKey")] = NumberObject(self._key)
        del self._root[NameObject("/OutputIntents")]
        told: Any = self._root["/Metadata"]
        told.set_data(_CLAIMS.sub(b"", told.get_data()))

    def _page(self, lies: DictionaryObject) -> DictionaryObject:
        page = DictionaryObject(
            {NameObject("/Type"): NameObject("/Page"), NameObject("/Tabs"): NameObject("/S"), **lies}
        )
        page[NameObject("/Parent")] = self._pages.indirect_reference
        self._added(page)
        return page

    def _added(self, what: Any) -> IndirectObject:
        return _added(self._writer, what)


def _sheets(content: bytes, writer: PdfWriter) -> list[_Sheet]:
    """The pages of a file, ready to be placed."""
    flat, texts = _flat(content)
    found = []
    for page, text in zip(PdfReader(io.BytesIO(flat)).pages, texts, strict=True):
        form = DecodedStreamObject()
        drawn = page.get_contents()
        form.set_data(drawn.get_data() if drawn is not None else b"")
        form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
        form[NameObject("/BBox")] = RectangleObject(tuple(page.cropbox))
        for name in ("/Resources", "/Group"):
            if name in page:
                form[NameObject(name)] = page[name].clone(writer)
        lies = DictionaryObject({NameObject("/MediaBox"): RectangleObject(tuple(page.cropbox))})
        for name in ("/Rotate", "/UserUnit"):
            if name in page:
                lies[NameObject(name)] = page[name].clone(writer)
        found.append(_Sheet(_added(writer, form.flate_encode()), text, lies))
    return found


def _added(writer: PdfWriter, what: Any) -> IndirectObject:
    return writer._add_object(what)  # noqa: SLF001 - the library has no other way to add one


def _flat(content: bytes) -> tuple[bytes, list[str]]:
    """A file with nothing but its pages, whatever is wrong with it otherwise, and what they say."""
    with (
        PDFIUM,
        closing(pypdfium2.PdfDocument(content)) as found,
        closing(pypdfium2.PdfDocument.new()) as made,
    ):
        texts = []
        for page in found:
            text = page.get_textpage()
            texts.append(" ".join(text.get_text_bounded().split())[:MOST_READ_OUT])
            text.close()
            # What was filled in, stamped or commented becomes part of the page.
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_PRINT)
            page.close()
        made.import_pages(found)
        out = io.BytesIO()
        made.save(out)
    return out.getvalue(), texts


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
