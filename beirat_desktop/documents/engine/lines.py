"""Words into lines: which face prints a character, and where a line may break."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from beirat_desktop.documents.engine.fonts import INVISIBLE, Face, face_of, paper_face
from beirat_desktop.documents.engine.page import Ink, Link
from beirat_desktop.documents.engine.structure import Element
from beirat_desktop.documents.engine.styles import Look
from beirat_desktop.documents.model import Changed, Words
from beirat_desktop.domain.differences import Kind
from beirat_desktop.domain.text import SOFT_BREAK, Run

SOFT_HYPHEN = "\u00ad"
# A line may end at a space, a soft break, a soft hyphen or zero-width space, and after a hyphen or slash inside a word.
_BREAKS = re.compile(r"([ \u2028\u00ad\u200b]|(?<=\w\w)[-/](?=\w\w))")
_RARE_BREAKS = re.compile(r"[\u2028\u00ad\u200b]|(?<=\w\w)[-/](?=\w\w)")
_STRUCK_THROUGH = b"/O /Layout /TextDecorationType /LineThrough"
_STRUCK, _UNDERLINED = 0.27, -0.12
_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


_AROUND = 20
"""So many characters on each side tell which place is meant."""


class MissingGlyphError(ValueError):
    """No bundled face has these characters.

    around: the words about the first of them; heading: what these stand under.
    """

    def __init__(self, characters: str, around: str) -> None:
        names = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
        super().__init__(f"no glyph for {names} in {around!r}")
        self.characters = characters
        self.around = around
        self.heading = ""


class Piece(NamedTuple):
    """A stretch of one line in one ink."""

    text: str
    ink: Ink
    width: float


class Line(NamedTuple):
    """One line; a space that separates it from the next is part of the text but not of the width."""

    pieces: tuple[Piece, ...]
    width: float


class _Chunk(NamedTuple):
    """What no line break may part, and what follows it: a space, a break, a hyphen or nothing."""

    pieces: list[Piece]
    width: float
    after: str


def plain(words: Words) -> str:
    """The words without their styles."""
    return words if isinstance(words, str) else "".join(run.text for run in words)


def inked(words: Words, look: Look, element: Element) -> list[tuple[str, Ink]]:
    """The words with the ink of each stretch; raises MissingGlyphError."""
    runs = (Run(words),) if isinstance(words, str) else words
    out: list[tuple[str, Ink]] = []
    for run in runs:
        link = Link(element, run.link) if _LINK.match(run.link) else None
        span = _span(element, run) if isinstance(run, Changed) else None
        high = _STRUCK if span is not None and span.attributes == _STRUCK_THROUGH else _UNDERLINED
        base = paper_face(look.bold or run.bold, look.italic != run.italic)
        text = _clean(run.text)
        if base.characters.issuperset(text):
            out.append((text, Ink(base, look.size, look.spacing, link, span, high)))
        else:
            out.extend(
                (part, Ink(face, look.size, look.spacing, link, span, high))
                for part, face in _by_face(text, base, words)
            )
    return out


def _span(element: Element, run: Changed) -> Element:
    """It joins its parent's kids when it is drawn, as a link does."""
    attributes = _STRUCK_THROUGH if run.change is Kind.REMOVED else b"/O /Layout /TextDecorationType /Underline"
    span = Element("Span", attributes=attributes)
    span.parent = element
    return span


def break_lines(runs: Sequence[tuple[str, Ink]], width: float) -> list[Line]:
    """The runs in lines of at most that width."""
    if len(runs) == 1 and (simple := _break_simple(*runs[0], width)) is not None:
        return simple
    lines: list[Line] = []
    current: list[Piece] = []
    filled = 0.0
    pending = ""
    limit = width + 0.01
    for pieces, chunk_width, after in _chunks(runs):
        glue = 0.0
        if current and pending == " ":
            ink = current[-1].ink
            glue = ink.face.advances[" "] * ink.size / 1000 + ink.spacing
        if current and filled + glue + chunk_width > limit:
            lines.append(_line(current, filled, pending))
            current, filled, glue = [], 0.0, 0.0
        if chunk_width > limit:
            *full, pieces = _split_long(pieces, width)
            lines.extend(_line(part, sum(piece.width for piece in part), "") for part in full)
            chunk_width = sum(piece.width for piece in pieces)
        if glue:
            last = current[-1]
            current[-1] = Piece(last.text + " ", last.ink, last.width + glue)
        current.extend(pieces)
        filled += glue + chunk_width
        pending = after
        if after == SOFT_BREAK:
            lines.append(_line(current, filled, " "))
            current, filled, pending = [], 0.0, ""
    if current:
        lines.append(_line(current, filled, ""))
    return lines


def _break_simple(text: str, ink: Ink, width: float) -> list[Line] | None:
    """The lines of a text in one ink that breaks at spaces only, as most do; None if it is not one."""
    text = text.strip(" ")
    if ink.spacing or not text or _RARE_BREAKS.search(text):
        return None
    words = text.split(" ")
    scale = ink.size / 1000
    space = ink.face.advances[" "]
    limit = (width + 0.01) / scale
    widths = list(map(ink.face.widths.__getitem__, words))
    if max(widths) > limit:
        return None
    # ends[n]: where word n ends with the space after it, were all on one line.
    ends = list(accumulate(widths, lambda end, wide: end + space + wide))
    lines = []
    start, base = 0, 0.0
    while start < len(words):
        stop = bisect_right(ends, base + limit, start)
        filled = (ends[stop - 1] - base) * scale
        after = " " if stop < len(words) else ""
        lines.append(Line((Piece(" ".join(words[start:stop]) + after, ink, filled),), filled))
        base = ends[stop - 1] + space
        start = stop
        while start < len(words) and not words[start]:
            # Of several spaces none begins a line.
            base = ends[start] + space
            start += 1
    return lines


def _chunks(runs: Sequence[tuple[str, Ink]]) -> Iterator[_Chunk]:
    pieces: list[Piece] = []
    total = 0.0
    for text, ink in runs:
        measure, scale, spacing = ink.face.width, ink.size / 1000, ink.spacing
        words = _BREAKS.split(text)
        words.append("")
        for word, after in zip(words[::2], words[1::2], strict=True):
            if after and after in "-/":
                word, after = word + after, "\u200b"
            if word:
                wide = measure(word) * scale + spacing * len(word)
                pieces.append(Piece(word, ink, wide))
                total += wide
            if after:
                yield _Chunk(pieces, total, after)
                pieces, total = [], 0.0
    if pieces:
        yield _Chunk(pieces, total, "")


def _line(pieces: list[Piece], width: float, after: str) -> Line:
    """Join what has the same ink; a reader needs the space or soft hyphen at which the line ended."""
    joined: list[Piece] = []
    start = 0
    for end in range(1, len(pieces) + 1):
        if end == len(pieces) or pieces[end].ink is not pieces[start].ink:
            same = pieces[start:end]
            joined.append(Piece("".join([p.text for p in same]), same[0].ink, sum([p.width for p in same])))
            start = end
    if joined and after in (" ", SOFT_HYPHEN):
        joined[-1] = joined[-1]._replace(text=joined[-1].text + after)
    return Line(tuple(joined), width)


def _split_long(pieces: list[Piece], width: float) -> list[list[Piece]]:
    """A word wider than the line, cut where the line is full."""
    lines: list[list[Piece]] = [[]]
    filled = 0.0
    for piece in pieces:
        for character in piece.text:
            wide = piece.ink.face.width(character) * piece.ink.size / 1000 + piece.ink.spacing
            if filled + wide > width and lines[-1]:
                lines.append([])
                filled = 0.0
            lines[-1].append(Piece(character, piece.ink, wide))
            filled += wide
    return lines


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text).replace("\r", "").replace("\n", SOFT_BREAK).replace("\t", " ")


def _by_face(text: str, base: Face, words: Words) -> Iterator[tuple[str, Face]]:
    """A run of the words in stretches of one face."""
    faces = {character: face_of(character, base) for character in dict.fromkeys(text)}
    missing = "".join(character for character, face in faces.items() if face is None)
    if missing:
        raise MissingGlyphError(missing, _around(_clean(plain(words)), missing[0]))
    part, current = "", base
    for character in text:
        # Spaces and marks without ink stay with the face before them: a name in Arabic is one stretch.
        keeps = character in INVISIBLE or character == " " or unicodedata.combining(character)
        face = current if keeps and character in current.characters else faces[character] or base
        if face is not current and part:
            yield part, current
            part = ""
        part, current = part + character, face
    if part:
        yield part, current


def _around(text: str, character: str) -> str:
    """The words about the first place of a character, with dots where there are more; what nobody sees is a box."""
    at = text.index(character)
    begin = text.rfind(" ", 0, max(at - _AROUND, 0)) + 1
    end = text.find(" ", at + _AROUND)
    begin = begin if at - begin < 2 * _AROUND else at - _AROUND
    end = end if at < end < at + 2 * _AROUND else min(at + _AROUND, len(text))
    shown = "".join(one if one.isprintable() else " " if one.isspace() else "\u25a1" for one in text[begin:end])
    return f"{'… ' if begin else ''}{shown.strip()}{' …' if end < len(text) else ''}"
