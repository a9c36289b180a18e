"""What of the words in a PDF a reader sees: not those in the colour of their ground, tiny, covered or beside the page.

Every letter is looked for in the page as it is drawn, so that it does not matter how somebody hid it.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pypdfium2
from pypdfium2 import raw

from beirat_desktop.documents.pictures import memory_of_pictures, tells_its_pictures
from beirat_desktop.documents.preview import PAGES_READ, PDFIUM, mended

_SCALE = 1.5
"""Pixels to the point of the drawing that is looked at."""
_MOST_PIXELS = 4_000_000
_MOST_PAINTED = 100_000_000
"""Bytes the pictures of a page that is drawn may fill; a sheet scanned in colour at 400 dpi fills 62 million."""
_PAGES_DRAWN = 60
"""So many pages of a file are drawn and looked at; the longest motion has some twenty."""
_OTHER = 12
"""Of 255 steps of grey, by which a letter differs from its ground at least."""
_TINY = 1.5
"""Points: no word whose highest letter is lower can be read."""
_LINE = 2.0
"""Points: what is higher is no line through a word."""
_SILENT = frozenset((raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET))
"""What lies on a page to be clicked or filled in, and need not be seen there."""
_STRUCK = frozenset((raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_REDACT))
_PAINTED = frozenset((raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM))
_WORD = re.compile(r"\S+")
_FAR = 100_000
"""Points, by which the step of one is measured."""
_Step = tuple[float, float]
_Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """The words of a page that stand, those nobody sees, those struck through, and the remarks pinned to it.

    with_struck: what stands together with what is struck, in its order. covered: whether something was painted over
    words, or pinned to them.
    """

    text: str = ""
    with_struck: str = ""
    hidden: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    covered: bool = False


@dataclass(slots=True)
class _Marks:
    """What lies on the words of a page."""

    lines: list[_Box] = field(default_factory=list)
    struck: list[_Box] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    covered: bool = False
    scanned: bool = False
    """Whether a picture fills most of the page."""


def seen_pages(pdf: bytes, most_pages: int) -> tuple[SeenPage, ...]:
    """Page by page; raises PdfiumError where the file is locked or broken.

    A page that is not drawn (behind the 60th, or with pictures that would fill the memory, or could) is read as it is;
    one that could hide words that way counts as covered.
    """
    drawn = _PAGES_DRAWN if tells_its_pictures(pdf) else 0
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(_seen(document[number], number < drawn) for number in range(min(len(document), most_pages)))
        finally:
            document.close()


def pages_seen(pdf: bytes) -> tuple[SeenPage, ...]:
    """The same of a file from anywhere; nothing for a locked or broken one."""
    try:
        return seen_pages(pdf, PAGES_READ)
    except pypdfium2.PdfiumError:
        return ()


def _seen(page: pypdfium2.PdfPage, draw: bool) -> SeenPage:
    text = page.get_textpage()
    try:
        marks = _marks(page)
        whole = mended(text.get_text_range())
        if not whole:
            return SeenPage(remarks=tuple(marks.remarks), covered=marks.covered)
        if not draw or memory_of_pictures(page) > _MOST_PAINTED:
            return SeenPage(whole, whole, remarks=tuple(marks.remarks), covered=True)
        letters = _Letters(page, text, marks)
        kinds = letters.kinds()
        if not any(kinds):
            return SeenPage(whole, whole, remarks=tuple(marks.remarks), covered=marks.covered)
        parts: dict[str, list[str]] = {"": [], "hidden": [], "struck": []}
        start, drawn = 0, ""
        for kind, some in groupby(kinds):
            length = len(list(some))
            words = mended(text.get_text_range(start, length))
            parts[kind].append(words)
            drawn += words if kind != "hidden" else ""
            start += length
        gone = {kind: tuple(filter(None, (" ".join(one.split()) for one in parts[kind]))) for kind in parts if kind}
        standing = "".join(parts[""])
        return SeenPage(standing, drawn, gone["hidden"], gone["struck"], tuple(marks.remarks), marks.covered)
    finally:
        text.close()
        page.close()


class _Letters:
    """The letters of a page, each with the place where it is drawn."""

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, marks: _Marks) -> None:
        self._marks = marks
        self._signs = [chr(raw.FPDFText_GetUnicode(text, index)) for index in range(text.count_chars())]
        self._boxes = [_box_of(text, index) for index in range(len(self._signs))]
        width, height = page.get_size()
        scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
        self._width, self._height, self._stride = bitmap.width, bitmap.height, bitmap.stride
        self._pixels = bytes(bitmap.buffer)
        bitmap.close()
        self._corner = _corner(page, self._width, self._height)
        self._text = text

    def kinds(self) -> list[str]:
        """For each letter whether it is "hidden" or "struck"; "" for one that is seen. Blanks are as what follows."""
        kinds = [""] * len(self._signs)
        for found in _WORD.finditer("".join(self._signs)):
            places = [at for at in range(*found.span()) if self._boxes[at] is not None]
            letters = [at for at in places if self._signs[at].isalnum()]
            hidden = {at for at in places if not self._seen(at)}
            tiny = bool(letters) and max(_height(self._boxes[at]) for at in letters) < _TINY
            if tiny or len(hidden) > 0.4 * len(places):
                hidden = set(places)  # letters of another line may reach into some of them
            struck = sum(self._through(self._boxes[at]) for at in letters or places) > 0.6 * len(letters or places)
            for at in places:
                kinds[at] = "hidden" if at in hidden else "struck" if struck else ""
        for at in range(len(kinds) - 2, 0, -1):
            if self._signs[at].isspace() or self._boxes[at] is None:
                kinds[at] = kinds[at + 1] if kinds[at + 1] == kinds[at - 1] else ""
        return kinds

    def _seen(self, at: int) -> bool:
        # A comma is smaller than the pixels it is drawn with: what is beside it belongs to it.
        return self._read_off(at) or self._drawn(self._boxes[at], 0 if self._signs[at].isalnum() else 1)

    def _read_off(self, at: int) -> bool:
        """Whether it was read off the picture of a scanned page: such letters lie there without being painted."""
        if not self._marks.scanned:
            return False
        mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(self._text, at))
        return bool(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE)

    def _through(self, box: _Box | None) -> bool:
        """Whether a line goes through the middle of a letter, or somebody struck it with a reader of PDF."""
        if box is None:
            return False
        left, bottom, right, top = box
        middle, low, high = (left + right) / 2, bottom + 0.2 * (top - bottom), top - 0.2 * (top - bottom)
        if any(one[0] <= middle <= one[2] and low <= (one[1] + one[3]) / 2 <= high for one in self._marks.lines):
            return True
        up = (bottom + top) / 2
        return any(one[0] <= middle <= one[2] and one[1] <= up <= one[3] for one in self._marks.struck)

    def _drawn(self, box: _Box | None, more: int) -> bool:
        """Whether the drawing shows anything where the letter stands, or so many pixels beside it."""
        if box is None:
            return True
        one, other = self._device(box[0], box[1]), self._device(box[2], box[3])
        left, right = (one[0], other[0]) if one[0] <= other[0] else (other[0], one[0])
        upper, lower = (one[1], other[1]) if one[1] <= other[1] else (other[1], one[1])
        left, right = max(0, left - more), min(self._width, right + 1 + more)
        first, last = max(0, upper - more), min(self._height, lower + 1 + more)
        if left >= right or first >= last:
            return False  # beside the page
        rows = [self._row(line, left, right) for line in range(first, last)]
        darkest, brightest = min(map(min, rows)), max(map(max, rows))
        if brightest - darkest > _OTHER:
            return True
        around = [self._row(line, left, right) for line in (first - 2, last + 1) if 0 <= line < self._height]
        return any(abs(_usual(row) - darkest) > _OTHER for row in around)

    def _device(self, x: float, y: float) -> tuple[int, int]:
        left, upper, across, down = self._corner
        return int(left + across[0] * x + down[0] * y), int(upper + across[1] * x + down[1] * y)

    def _row(self, line: int, left: int, right: int) -> bytes:
        return self._pixels[line * self._stride + left : line * self._stride + right]


def _corner(page: pypdfium2.PdfPage, wide: int, high: int) -> tuple[float, float, _Step, _Step]:
    """Where the origin of a page lies in its drawing, and how far a point across and a point up lead there."""
    found = []
    for x, y in ((0, 0), (_FAR, 0), (0, _FAR)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, across, down)
        found.append((across.value, down.value))
    (left, upper), (right, beside), (over, top) = found
    across_step, up_step = (
        ((right - left) / _FAR, (beside - upper) / _FAR),
        ((over - left) / _FAR, (top - upper) / _FAR),
    )
    return left, upper, across_step, up_step


def _usual(row: bytes) -> int:
    return sorted(row)[len(row) // 2]


def _height(box: _Box | None) -> float:
    return 0.0 if box is None else max(box[3] - box[1], box[2] - box[0])


def _box_of(text: pypdfium2.PdfTextPage, index: int) -> _Box | None:
    """Where a letter stands; None for blanks and what PDFium adds at the end of lines."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if raw.FPDFText_IsGenerated(text, index) or not raw.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return None
    box = left.value, bottom.value, right.value, top.value
    return box if box[2] > box[0] and box[3] > box[1] else None


def _marks(page: pypdfium2.PdfPage) -> _Marks:
    marks = _Marks()
    width, height = page.get_size()
    words: list[_Box] = []
    for one in page.get_objects(max_depth=1):
        box: _Box = one.get_bounds()
        if one.type == raw.FPDF_PAGEOBJ_TEXT:
            words.append(box)
        elif one.type == raw.FPDF_PAGEOBJ_PATH and box[3] - box[1] <= _LINE < box[2] - box[0]:
            marks.lines.append(box)
            continue
        if one.type == raw.FPDF_PAGEOBJ_IMAGE and (box[2] - box[0]) * (box[3] - box[1]) > 0.5 * width * height:
            marks.scanned = True
        if one.type in _PAINTED or (one.type == raw.FPDF_PAGEOBJ_PATH and _filled(one)):
            marks.covered = marks.covered or any(_over(box, word) for word in words)
    for kind, box, note in _pinned(page):
        marks.covered = True
        if kind in _STRUCK:
            marks.struck.append(box)
        if note:
            marks.remarks.append(note)
    return marks


def _pinned(page: pypdfium2.PdfPage) -> Iterator[tuple[int, _Box, str]]:
    """What somebody pinned to the page with a reader of PDF, once for each line it marks, the note with the first."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, index)
        if not mark:
            continue
        kind, note = raw.FPDFAnnot_GetSubtype(mark), _note_of(mark)
        rect = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(mark, rect)
        if kind in _SILENT and not _draws(mark, kind, rect):
            raw.FPDFPage_CloseAnnot(mark)
            continue
        boxes: list[_Box] = []
        for at in range(raw.FPDFAnnot_CountAttachmentPoints(mark)):
            quad = raw.FS_QUADPOINTSF()
            if raw.FPDFAnnot_GetAttachmentPoints(mark, at, quad):
                across, down = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                boxes.append((min(across), min(down), max(across), max(down)))
        raw.FPDFPage_CloseAnnot(mark)
        for number, box in enumerate(boxes or [(rect.left, rect.bottom, rect.right, rect.top)]):
            yield kind, box, "" if number else note


def _draws(mark: Any, kind: int, rect: Any) -> bool:
    """Whether such a mark shows something in some reader: a face, a border, or what is filled in."""
    if rect.left == rect.right or rect.bottom == rect.top:
        return False  # as a signature that is not to be seen
    if kind == raw.FPDF_ANNOT_WIDGET or raw.FPDFAnnot_HasKey(mark, b"AP"):
        return True
    around, down, wide = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    bordered = not raw.FPDFAnnot_GetBorder(mark, around, down, wide) or wide.value > 0
    return kind == raw.FPDF_ANNOT_LINK and (bordered or bool(raw.FPDFAnnot_HasKey(mark, b"BS")))


def _note_of(mark: Any) -> str:
    length = raw.FPDFAnnot_GetStringValue(mark, b"Contents", None, 0)
    if length <= 2:
        return ""
    room = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(mark, b"Contents", ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return " ".join(room.raw[: length - 2].decode("utf-16-le", "replace").split())


def _filled(path: pypdfium2.PdfObject) -> bool:
    how, stroked = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, how, stroked)) and how.value != raw.FPDF_FILLMODE_NONE


def _over(box: _Box, word: _Box) -> bool:
    """Whether one lies over the other by more than an edge."""
    wide = min(box[2], word[2]) - max(box[0], word[0])
    high = min(box[3], word[3]) - max(box[1], word[1])
    return wide > 1 and high > 0.3 * (word[3] - word[1])
