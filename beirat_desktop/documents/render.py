"""A Document as the bytes of a PDF, and where on its pages the fields of a form stand."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.documents.engine.flow import Flow, Frame
from beirat_desktop.documents.engine.fonts import FontBook
from beirat_desktop.documents.engine.furniture import draw_furniture, draw_watermark, frame
from beirat_desktop.documents.engine.images import Images, UnreadablePictureError
from beirat_desktop.documents.engine.letter import LEFT, RIGHT, Placed, draw_marks, letter_rows, subject_top
from beirat_desktop.documents.engine.lines import MissingGlyphError
from beirat_desktop.documents.engine.output import write
from beirat_desktop.documents.engine.page import Page
from beirat_desktop.documents.engine.pdf import PdfFile
from beirat_desktop.documents.engine.rows import Place, Row
from beirat_desktop.documents.engine.story import Story
from beirat_desktop.documents.engine.structure import Element
from beirat_desktop.documents.engine.styles import MM
from beirat_desktop.documents.model import Document

__all__ = ["MissingGlyphError", "Place", "Rendered", "UnreadablePictureError", "render", "render_with_map"]

A4 = (210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished paper; anchors tells for each form field the lines made of it, in points from the upper left."""

    pdf: bytes
    pages: int
    anchors: dict[str, tuple[Place, ...]]


def render(document: Document) -> bytes:
    """The paper as PDF/UA-1 and PDF/A-2a, or 3a with files; the same document gives the same bytes.

    Raises MissingGlyphError for a character none of the bundled faces has, and UnreadablePictureError.
    """
    return render_with_map(document).pdf


def render_with_map(document: Document) -> Rendered:
    """The paper, and where its anchors stand."""
    file, fonts = PdfFile(), FontBook()
    images = Images(file)
    story = Story(images)
    root = Element("Document")
    width, height = reversed(A4) if document.landscape else A4
    pages: list[Page] = []
    usual = frame(document, height)
    first = usual
    placed: list[Placed] = []
    rows: list[Row] = []
    if document.letter is not None:
        placed, rows = letter_rows(document.letter, story, root, width)
        first = Frame(height - subject_top(placed), usual.bottom)

    def new_page() -> tuple[Page, Frame]:
        page = Page(len(pages), width, height, fonts)
        if document.watermark:
            draw_watermark(page, document.watermark, fonts)
        if not pages:
            if document.letter is not None and document.letter.fold_marks:
                draw_marks(page)
            for item in placed:
                item.row.draw(page, height - item.top)
        pages.append(page)
        return page, usual if len(pages) > 1 else first

    flow = Flow(new_page)
    rows += story.parts(document.parts, LEFT * MM, width - (LEFT + RIGHT) * MM, root)
    flow.fill(rows)
    for item in placed:
        flow.note(item.row, height - item.top, pages[0])
    draw_furniture(document, story, pages)
    pdf = write(document, file, pages, root, flow.outlines, fonts, images)
    return Rendered(pdf, len(pages), {anchor: tuple(places) for anchor, places in flow.anchors.items()})
