"""One page: what is drawn on it, and which structure element each mark belongs to."""

from __future__ import annotations

from typing import NamedTuple

from beirat_desktop.documents.engine.fonts import Face, FontBook, Subset
from beirat_desktop.documents.engine.shaping import COMPLEX
from beirat_desktop.documents.engine.structure import Element, Mark


class Ink(NamedTuple):
    """How a stretch of text is drawn; link is the structure element of a link and holds its address.

    span is the structure element of what went or came, and line how high above the baseline its line is drawn, in
    parts of the size.
    """

    face: Face
    size: float
    spacing: float = 0
    link: Link | None = None
    span: Element | None = None
    line: float = 0


class Link(Element):
    """The structure element of a link."""

    __slots__ = ("address",)

    def __init__(self, parent: Element, address: str) -> None:
        # It joins its parent's kids when it is drawn, between the texts before and after it.
        super().__init__("Link")
        self.parent = parent
        self.address = address


class LinkArea(NamedTuple):
    """Where a link can be clicked."""

    box: tuple[float, float, float, float]
    link: Link


class Page:
    """Collects the drawing of one page; y grows upwards, lengths are points."""

    def __init__(self, index: int, width: float, height: float, fonts: FontBook) -> None:
        self.index = index
        self.width = width
        self.height = height
        self.marks: list[Element] = []
        self.links: list[LinkArea] = []
        self._fonts = fonts
        self._code: list[bytes] = []
        self._fills: list[bytes] = []
        self._strokes: list[bytes] = []
        self._open: Element | None = None
        self._artifact = False
        self._writing = False
        self._font: tuple[Face, float, float] | None = None

    def mark(self, element: Element) -> None:
        """What is drawn from here on belongs to that element, until another mark or an artifact."""
        if self._open is element or self._artifact:
            return
        self._close()
        number = len(self.marks)
        self.marks.append(element)
        element.kids.append(Mark((self.index, number)))
        self._code.append(b"/%s <</MCID %d>> BDC" % (element.tag.encode(), number))
        self._open = element

    def begin_artifact(self, properties: bytes = b"/Type /Layout") -> None:
        """What is drawn from here on is no content: furniture of the page, repeated headers."""
        self._close()
        self._code.append(b"/Artifact <<%s>> BDC" % properties)
        self._artifact = True

    def end_artifact(self) -> None:
        """End of what began with begin_artifact."""
        self._end_text()
        self._code.append(b"EMC")
        self._artifact = False

    def text(self, x: float, y: float, ink: Ink, text: str) -> None:
        """Draw text from x on the baseline y."""
        subset = self._begin_text(ink)
        if text.isascii() or (parts := COMPLEX.split(text)) == [text]:
            self._code.append(b"1 0 0 1 %.2f %.2f Tm %s Tj" % (x, y, subset.encode(text)))
            return
        for index, part in enumerate(parts):
            if index % 2:
                self._glyphs(x, y, ink, part)
            elif part:
                self._code.append(b"1 0 0 1 %.2f %.2f Tm %s Tj" % (x, y, self._begin_text(ink).encode(part)))
            x += ink.face.width(part) * ink.size / 1000 + ink.spacing * len(part)

    def link_area(self, link: Link, box: tuple[float, float, float, float]) -> None:
        """Make the box a place to click on; a repeated header is none."""
        if not self._artifact:
            self.links.append(LinkArea(box, link))

    def image(self, name: bytes, element: Element, box: tuple[float, float, float, float]) -> None:
        """Draw an image object into the box x, y, width, height."""
        x, y, width, height = box
        self.shape(element, b"%.2f 0 0 %.2f %.2f %.2f cm %s Do" % (width, height, x, y, name))

    def shape(self, element: Element, code: bytes) -> None:
        """Draw something that is no text."""
        self.mark(element)
        self._end_text()
        self._code.append(b"q %s Q" % code)

    def fill(self, x: float, y: float, width: float, height: float, grey: float = 0.92) -> None:
        """A shaded box below everything else."""
        self._fills.append(b"%.2f g %.2f %.2f %.2f %.2f re f" % (grey, x, y, width, height))

    def stroke(self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.5, grey: float = 0) -> None:
        """A line that means nothing by itself."""
        self._strokes.append(b"%.2f G %.2f w %.2f %.2f m %.2f %.2f l S" % (grey, weight, x1, y1, x2, y2))

    def backdrop(self, code: bytes) -> None:
        """Drawing below everything else, as it is."""
        self._fills.append(code)

    def content(self) -> bytes:
        """The content stream."""
        self._close()
        below = [b"/Artifact <</Type /Layout>> BDC q", *self._fills, b"Q EMC"] if self._fills else []
        above = [b"/Artifact <</Type /Layout>> BDC", *self._strokes, b"EMC"] if self._strokes else []
        return b"\n".join([*below, *self._code, *above])

    def _glyphs(self, x: float, y: float, ink: Ink, stretch: str) -> None:
        """Draw shaped text glyph by glyph, in order of sight; what it says stands with its structure element."""
        around, scale = self._open, ink.size / 1000
        if around is not None:
            self.mark(Element("Span", around, actual=stretch))
        subset = self._begin_text(ink)
        for glyph in ink.face.shape(stretch):
            place = (x + glyph.x * scale, y + glyph.y * scale)
            self._code.append(b"1 0 0 1 %.2f %.2f Tm %s Tj" % (*place, subset.encode_glyph(glyph)))
            x += glyph.advance * scale
        if around is not None:
            self.mark(around)

    def _begin_text(self, ink: Ink) -> Subset:
        if not self._writing:
            self._code.append(b"BT")
            self._writing = True
            self._font = None
        subset = self._fonts.subset(ink.face)
        if self._font != (ink.face, ink.size, ink.spacing):
            self._font = (ink.face, ink.size, ink.spacing)
            self._code.append(b"%s %g Tf %g Tc" % (subset.resource, ink.size, ink.spacing))
        return subset

    def _end_text(self) -> None:
        if self._writing:
            self._code.append(b"ET")
            self._writing = False

    def _close(self) -> None:
        self._end_text()
        if self._open is not None:
            self._code.append(b"EMC")
            self._open = None
