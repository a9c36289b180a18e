"""What every sheet carries beside its text: header, footer, page number, watermark."""

from __future__ import annotations

import math

from beirat_desktop.documents.engine.flow import Frame
from beirat_desktop.documents.engine.fonts import FontBook, paper_face
from beirat_desktop.documents.engine.letter import LEFT, RIGHT
from beirat_desktop.documents.engine.lines import inked
from beirat_desktop.documents.engine.page import Page
from beirat_desktop.documents.engine.rows import stack_height
from beirat_desktop.documents.engine.story import Story
from beirat_desktop.documents.engine.structure import Element
from beirat_desktop.documents.engine.styles import MM, Look
from beirat_desktop.documents.model import Align, Document

HEADER_TOP, TEXT_TOP, TEXT_TOP_PLAIN = 11.0, 25.0, 20.0
FOOTER_BOTTOM, TEXT_BOTTOM = 9.0, 22.0
_SMALL = Look(size=8, leading=10, after=0)
_NUMBER = Look(size=9, leading=12, after=0)
_HEADER_ROWS = 3
"""More would run into the text; what it is called stands whole above that."""
_HEADER = b"/Type /Pagination /Subtype /Header /Attached [/Top]"
_FOOTER = b"/Type /Pagination /Subtype /Footer /Attached [/Bottom]"


def frame(document: Document, height: float) -> Frame:
    """The room for the text on every page but the first of a letter."""
    top = TEXT_TOP if document.header else TEXT_TOP_PLAIN
    bottom = TEXT_BOTTOM * MM + len(document.footer) * _SMALL.leading
    return Frame(height - top * MM, bottom)


def draw_furniture(document: Document, story: Story, pages: list[Page]) -> None:
    """Draw header, footer and page number on all pages of a paper, now that their number is known."""
    nobody = Element("Artifact")
    footer = "\u2028".join(document.footer)
    header = document.header and _header(document.header, story, pages[0].width - (LEFT + RIGHT) * MM)
    for index, page in enumerate(pages):
        left, width = LEFT * MM, page.width - (LEFT + RIGHT) * MM
        if header and not (document.letter and index == 0):
            page.begin_artifact(_HEADER)
            top = page.height - HEADER_TOP * MM
            for row in story.text(header, _SMALL, left, width, nobody):
                row.draw(page, top)
                top -= row.height
            page.end_artifact()
            page.stroke(left, top - 3, left + width, top - 3, 0.4)
        numbered = document.page_numbers and len(pages) > 1
        if not numbered and not footer:
            continue
        page.begin_artifact(_FOOTER)
        lines = story.text(footer, _SMALL, left, width, nobody, align=Align.CENTRE) if footer else []
        top = FOOTER_BOTTOM * MM + stack_height(lines)
        if numbered:
            number = f"Seite {index + 1} von {len(pages)}"
            for row in story.text(number, _NUMBER, left, width, nobody, align=Align.RIGHT):
                row.draw(page, top + 6 + row.height)
        for row in lines:
            row.draw(page, top)
            top -= row.height
        page.end_artifact()


def _header(words: str, story: Story, width: float) -> str:
    """As much of the words as has room above the text, with dots for the rest."""

    def fits(some: str) -> bool:
        return len(story.text(some, _SMALL, LEFT * MM, width, Element("Artifact"))) <= _HEADER_ROWS

    if fits(words):
        return words
    fitting, too_long = 0, len(words)
    while too_long - fitting > 1:
        half = (fitting + too_long) // 2
        fitting, too_long = (half, too_long) if fits(f"{words[:half]} …") else (fitting, half)
    whole = words[:fitting].rpartition(" ")[0] or words[:fitting]
    return f"{whole} …"


def draw_watermark(page: Page, words: str, fonts: FontBook) -> None:
    """Write the words in light grey capitals from the lower left to the upper right."""
    angle = math.atan2(page.height, page.width)
    face = paper_face(bold=True)
    runs = inked(words.upper(), Look(bold=True), Element("Artifact"))
    text = "".join(part for part, _ in runs)
    natural = face.width(text) / 1000
    size = min(120.0, 0.7 * math.hypot(page.width, page.height) / natural)
    cos, sin = math.cos(angle), math.sin(angle)
    along, across = natural * size / 2, 0.35 * size
    x = page.width / 2 - along * cos + across * sin
    y = page.height / 2 - along * sin - across * cos
    subset = fonts.subset(face)
    page.backdrop(
        b"0.88 g BT %s %.2f Tf %.4f %.4f %.4f %.4f %.2f %.2f Tm %s Tj ET"
        % (subset.resource, size, cos, sin, -sin, cos, x, y, subset.encode(text))
    )
