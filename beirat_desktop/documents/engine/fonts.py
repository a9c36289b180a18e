"""The faces of the papers, what they can print, and the subset of one that goes into a file."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFile

from beirat_desktop.documents.engine.pdf import PdfFile
from beirat_desktop.documents.engine.shaping import COMPLEX, GLYPH, Glyph, shape
from beirat_desktop.paths import resources

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Regular", "Bold", "Italic", "BoldItalic"
# Names from further away, for which one weight must do.
_OTHER_SCRIPTS = (
    *("NotoSansSymbols2-Regular", "NotoSans-Regular", "NotoSansGeorgian-Regular", "NotoSansArmenian-Regular"),
    *("NotoSansEthiopic-Regular", "NotoSansTamil-Regular", "NotoSansDevanagari-Regular", "DroidSansFallback"),
)
# Asked in this order for what Liberation Sans lacks; none of them is slanted.
FALLBACKS = {
    REGULAR: ("NotoSansArabic-Regular", *_OTHER_SCRIPTS),
    ITALIC: ("NotoSansArabic-Regular", *_OTHER_SCRIPTS),
    BOLD: ("NotoSansArabic-Bold", *_OTHER_SCRIPTS),
    BOLD_ITALIC: ("NotoSansArabic-Bold", *_OTHER_SCRIPTS),
}
# Characters that steer a line and are never drawn themselves.
INVISIBLE = frozenset("\u200b\u200c\u200d\u2028\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")


class Face:
    """A font file; read once per process."""

    def __init__(self, name: str) -> None:
        # Untyped: the stubs miss the attributes that reading the tables sets.
        self.file = resources() / "fonts" / f"{name}.ttf"
        font: Any = TTFontFile(str(self.file))
        self.name = name
        self.font = font
        self.characters = frozenset(map(chr, font.charToGlyph)) | INVISIBLE
        self.advances: dict[str, float] = {chr(code): width for code, width in font.charWidths.items()}
        self.advances.update(dict.fromkeys(INVISIBLE, 0))
        self.ascent = font.ascent / 1000
        self.widths = _Widths(self)
        self._lock = threading.Lock()

    def width(self, word: str) -> float:
        """The width of a word in thousandths of the size."""
        return self.widths[word]

    def shape(self, stretch: str) -> tuple[Glyph, ...]:
        """The glyphs of a stretch that COMPLEX found."""
        return shape(self.file, stretch)

    def outlines(self, characters: list[int]) -> bytes:
        """The font program with these characters only."""
        # The reader of the font file keeps its position, and previews are drawn in another thread.
        with self._lock:
            return bytes(self.font.makeSubset(characters))

    def character_of(self, glyph: int, variant: int) -> int:
        """A character that stands for a glyph; variants of one are drawn alike and say other letters."""
        character = GLYPH + (variant << 16) + glyph
        self.font.charToGlyph[character] = glyph
        self.font.charWidths[character] = self.font.hmetrics[glyph][0] * 1000 / self.font.unitsPerEm
        return character


class _Widths(dict[str, float]):
    """The widths of words; they come again and again, so each is measured once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, word: str) -> float:
        simple, stretches = word, COMPLEX.findall(word)
        if stretches:
            simple = COMPLEX.sub("", word)
        width = sum(map(self._face.advances.__getitem__, simple))
        width += sum(glyph.advance for stretch in stretches for glyph in self._face.shape(stretch))
        if len(self) < 50_000:
            self[word] = width
        return width


@lru_cache(maxsize=32)
def face(name: str) -> Face:
    """The face of that file name in resources/fonts."""
    return Face(name)


def paper_face(bold: bool = False, italic: bool = False) -> Face:
    """The face of the papers in one of its four styles."""
    style = (BOLD_ITALIC if italic else BOLD) if bold else (ITALIC if italic else REGULAR)
    return face(f"LiberationSans-{style}")


def face_of(character: str, base: Face) -> Face | None:
    """The face that prints a character: base where it can, else the first of its fallbacks; read when it is asked."""
    if character in base.characters:
        return base
    others = map(face, FALLBACKS[base.name.partition("-")[2]])
    return next((other for other in others if character in other.characters), None)


class _Codes(dict[int, str]):
    """Character to two-byte code, given out as characters are met; made for str.translate."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(map(ord, INVISIBLE), ""))
        self.characters = [0]

    def __missing__(self, character: int) -> str:
        self.characters.append(character)
        code = self[character] = chr(len(self.characters) - 1)
        return code


@dataclass(slots=True)
class Subset:
    """The part of a face one file uses."""

    face: Face
    resource: bytes
    codes: _Codes = field(default_factory=_Codes)
    clusters: dict[int, str] = field(default_factory=dict)
    """What the glyphs of shaped text stand for; one that stands for several things has a character for each."""
    _meanings: dict[int, list[str]] = field(default_factory=dict)

    def encode(self, text: str) -> bytes:
        """The text as a PDF string operand."""
        return _operand(text.translate(self.codes))

    def encode_glyph(self, glyph: Glyph) -> bytes:
        """A glyph of shaped text as a PDF string operand."""
        meanings = self._meanings.setdefault(glyph.number, [])
        if glyph.text not in meanings:
            meanings.append(glyph.text)
        character = self.face.character_of(glyph.number, meanings.index(glyph.text))
        self.clusters[character] = glyph.text
        return _operand(self.codes[character])


def _operand(codes: str) -> bytes:
    data = codes.encode("utf-16-be").replace(b"\\", b"\\\\")
    return b"(" + data.replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r") + b")"


class FontBook:
    """The subsets of one file."""

    def __init__(self) -> None:
        self._subsets: dict[str, Subset] = {}

    def subset(self, face: Face) -> Subset:
        """The subset of a face in this file."""
        known = self._subsets.get(face.name)
        if known is None:
            known = self._subsets[face.name] = Subset(face, b"/F%d" % (len(self._subsets) + 1))
        return known

    def write(self, file: PdfFile) -> bytes:
        """Add all fonts to the file and return the font resource dictionary."""
        entries = [b"%s %d 0 R" % (subset.resource, _write(file, subset)) for subset in self._subsets.values()]
        return b"<< " + b" ".join(entries) + b" >>"


def _write(file: PdfFile, subset: Subset) -> int:
    font, characters = subset.face.font, subset.codes.characters
    # The six letters tell subsets of one face apart; within a file there is one subset per face.
    name = b"/BEIRAT+" + subset.face.name.encode()
    # makeSubset numbers glyphs in the order it meets them, and two characters may share one.
    order: dict[int, int] = {0: 0}
    glyphs = [order.setdefault(font.charToGlyph.get(character, 0), len(order)) for character in characters]
    outlines = subset.face.outlines(characters)
    program = file.stream(b"/Length1 %d" % len(outlines), outlines)
    mapping = file.stream(b"", b"".join(glyph.to_bytes(2, "big") for glyph in glyphs))
    unicode = file.stream(b"", _to_unicode(characters, subset.clusters))
    widths = b" ".join(b"%g" % font.charWidths.get(character, font.defaultWidth) for character in characters)
    box = b" ".join(b"%d" % value for value in font.bbox)
    # Bit 3, symbolic: the codes are the file's own; the bit for non-symbolic (6) goes.
    descriptor = file.add(
        b"<< /Type /FontDescriptor /FontName %s /Flags %d /FontBBox [%s] /ItalicAngle %d /Ascent %d /Descent %d"
        b" /CapHeight %d /StemV %d /FontFile2 %d 0 R >>"
        % (
            name,
            font.flags & ~32 | 4,
            box,
            font.italicAngle,
            font.ascent,
            font.descent,
            font.capHeight,
            font.stemV,
            program,
        )
    )
    descendant = file.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont %s"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor %d 0 R /W [0 [%s]] /CIDToGIDMap %d 0 R >>" % (name, descriptor, widths, mapping)
    )
    return file.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont %s /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (name, descendant, unicode)
    )


def _to_unicode(characters: list[int], clusters: dict[int, str]) -> bytes:
    # At most 100 entries per block; code 0 is never shown and must not be mapped.
    entries = [
        b"<%04X> <%s>" % (code, (clusters.get(character) or chr(character)).encode("utf-16-be").hex().upper().encode())
        for code, character in enumerate(characters)
        if character
    ]
    lines = [
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
    ]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [b"%d beginbfchar" % len(block), *block, b"endbfchar"]
    lines.append(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return b"\n".join(lines)
