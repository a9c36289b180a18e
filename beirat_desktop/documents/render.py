"""A Document as the bytes of a PDF, and where on its pages the fields of a form stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from beirat_desktop.documents.engine.flow import Flow, Frame, Outline
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

__all__ = [
    "MissingGlyphError",
    "Place",
    "Rendered",
    "UnreadablePictureError",
    "render",
    "render_run",
    "render_with_map",
]

A4 = (210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished paper; anchors tells for each form field the lines made of it, in points from the upper left.

    begins: of a run of papers, the page with which each begins, from 0.
    """

    pdf: bytes
    pages: int
    anchors: dict[str, tuple[Place, ...]]
    begins: tuple[int, ...] = (0,)


def render(document: Document) -> bytes:
    """The paper as PDF/UA-1 and PDF/A-2a, or 3a with files; the same document gives the same bytes.

    Raises MissingGlyphError for a character none of the bundled faces has, and UnreadablePictureError.
    """
    return render_with_map(document).pdf


def render_with_map(document: Document) -> Rendered:
    """The paper, and where its anchors stand."""
    drawing = _Drawing()
    drawing.add(document, drawing.root)
    return drawing.finish(document)


def render_run(documents: Sequence[Document], title: str) -> Rendered:
    """Several papers as one file to print on both sides: each begins on an odd page, with its own page numbers.

    The back of a paper's last sheet stays empty. Files that travel inside a paper are left out, as nobody prints them.
    """
    drawing, begins = _Drawing(), list[int]()
    for document in documents:
        if len(drawing.pages) % 2:
            drawing.pages.append(Page(len(drawing.pages), *A4, drawing.fonts))
        begins.append(len(drawing.pages))
        drawing.add(document, Element("Part", drawing.root))
    made = drawing.finish(replace(documents[0], title=title, subject="", files=()))
    return replace(made, begins=tuple(begins))


class _Drawing:
    """One file while it is drawn: its pages, its structure and what its papers share."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.root = Element("Document")
        self.fonts = FontBook()
        self._file = PdfFile()
        self._images = Images(self._file)
        self._outlines: list[Outline] = []
        self._anchors: dict[str, list[Place]] = {}

    def add(self, document: Document, root: Element) -> None:
        """Draw a paper behind what is there."""
        story, own = Story(self._images), list[Page]()
        width, height = reversed(A4) if document.landscape else A4
        first = usual = frame(document, height)
        placed: list[Placed] = []
        rows: list[Row] = []
        if document.letter is not None:
            placed, rows = letter_rows(document.letter, story, root, width)
            first = Frame(height - subject_top(placed), usual.bottom)

        def new_page() -> tuple[Page, Frame]:
            page = Page(len(self.pages), width, height, self.fonts)
            if document.watermark:
                draw_watermark(page, document.watermark, self.fonts)
            if not own:
                if document.letter is not None and document.letter.fold_marks:
                    draw_marks(page)
                for item in placed:
                    item.row.draw(page, height - item.top)
            own.append(page)
            self.pages.append(page)
            return page, usual if len(own) > 1 else first

        flow = Flow(new_page)
        try:
            rows += story.parts(document.parts, LEFT * MM, width - (LEFT + RIGHT) * MM, root)
        except MissingGlyphError as error:
            error.heading = story.heading
            raise
        flow.fill(rows)
        for item in placed:
            flow.note(item.row, height - item.top, own[0])
        draw_furniture(document, story, own)
        self._outlines += flow.outlines
        for anchor, places in flow.anchors.items():
            self._anchors.setdefault(anchor, []).extend(places)

    def finish(self, document: Document) -> Rendered:
        """The bytes, with the title and the other data of that paper."""
        pdf = write(document, self._file, self.pages, self.root, self._outlines, self.fonts, self._images)
        return Rendered(pdf, len(self.pages), {anchor: tuple(places) for anchor, places in self._anchors.items()})
