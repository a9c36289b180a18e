"""Letters that are more than one glyph beside the other: combining marks, Arabic, Hebrew, the scripts of India."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import uharfbuzz

# Combining marks (with the letter before them), the scripts of India and those written from right to left, as one
# stretch per name.
_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_LEFTWARD = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200c-\u200f]"
_INDIAN = "[\u0900-\u0dff\u200c\u200d]"
_LEFTWARDS = re.compile(_LEFTWARD)
COMPLEX = re.compile(f"([^\\s]{_MARKS}+|{_LEFTWARD}+(?: +{_LEFTWARD}+)*|{_INDIAN}+(?: +{_INDIAN}+)*)")

GLYPH = 0x110000
"""Added to a glyph number where a character is expected: beyond the last character there is."""

_NOTHING = "\u200b"

# Widths are those of the single letters elsewhere, so no kerning; discretionary ligatures would rewrite names.
_FEATURES = {"kern": False, "liga": False, "dlig": False}
_NUMBER = re.compile(r"(\d+(?:[.,/:\u066b\u066c]\d+)*)")
_LOCK = threading.Lock()


class Glyph(NamedTuple):
    """A glyph: its number, the characters it stands for, and its measures in thousandths of the size."""

    number: int
    text: str
    advance: float
    x: float
    y: float


@lru_cache(maxsize=2048)
def shape(font_file: Path, text: str) -> tuple[Glyph, ...]:
    """The glyphs of a stretch, from left to right; numbers are so too among letters from right to left."""
    if not _LEFTWARDS.search(text):
        return _shaped(font_file, text)
    parts = [_shaped(font_file, part) for part in reversed(_NUMBER.split(text)) if part]
    return tuple(glyph for part in parts for glyph in part)


def _shaped(font_file: Path, text: str) -> tuple[Glyph, ...]:
    font = _font(font_file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if _NUMBER.fullmatch(text):
        buffer.direction = "ltr"
    with _LOCK:
        uharfbuzz.shape(font, buffer, _FEATURES)
    scale = 1000 / font.face.upem
    return tuple(
        Glyph(info.codepoint, part, position.x_advance * scale, position.x_offset * scale, position.y_offset * scale)
        for info, position, part in zip(buffer.glyph_infos, buffer.glyph_positions, _parts(buffer, text), strict=True)
    )


def _parts(buffer: uharfbuzz.Buffer, text: str) -> list[str]:
    """What each glyph stands for; of several glyphs for some letters the first has what is left over.

    What is drawn by more glyphs than it has letters is said once, and the others say nothing.
    """
    clusters = [info.cluster for info in buffer.glyph_infos]
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    parts = []
    for start, members in groupby(clusters):
        count, letters = len(list(members)), text[start : ends[start]]
        spare = max(len(letters) - count + 1, 1)
        split = [letters[:spare], *letters[spare:]]
        split += [_NOTHING] * (count - len(split))
        parts += split if buffer.direction == "ltr" else split[::-1]
    return parts


@lru_cache(maxsize=16)
def _font(font_file: Path) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_file))))
