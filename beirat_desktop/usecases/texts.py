"""Texts of other programs, from the clipboard or from a file; nothing here needs a record."""

from __future__ import annotations

import re
from pathlib import Path

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.reading import LeftOut, Loss, Reading
from beirat_desktop.domain.text import RichText

READ = (".docx", ".odt")
"""Endings of files that read_file() reads."""
OLD = (".rtf", ".doc")
"""Endings of texts that are not read."""
MAILS = (".eml", ".msg")
"""Endings of mails that were saved as a file."""
# Beyond the Latin letters and the marks of every text; asked at each key, and the faces take a moment to read.
_FAR = re.compile("[^\u0000-\u024f\u2013\u2014\u2018-\u201e\u2022\u2026\u2028\u20ac]")
LARGEST = 50_000_000
"""Bytes of such a file, at most."""


def read_clipboard(html: str, text: str) -> Reading:
    """What lies on the clipboard, html where it has that. Refuses what no office program writes."""
    # What reads them loads with the first paste: the start does not wait for it.
    from beirat_desktop.exchange.texts.html import read_html
    from beirat_desktop.exchange.texts.plain import read_plain

    return read_html(html) if html else read_plain(text)


def broken_lines(text: RichText) -> bool:
    """Whether its lines look as if the page of a PDF had broken them."""
    from beirat_desktop.exchange.texts.plain import broken

    return broken(text)


def with_lines_joined(text: RichText) -> Reading:
    """The lines of such a page as the paragraphs they were, without the numbers and edges of pages, which are told."""
    from beirat_desktop.exchange.texts.plain import joined_lines

    return joined_lines(text)


def without_margins(words: str) -> tuple[str, tuple[LeftOut, ...]]:
    """The lines of pages without their numbers and what runs along at their edges, and what that was."""
    from beirat_desktop.exchange.texts.plain import margins

    lines = words.split("\n")
    out = margins([" ".join(line.split()) for line in lines])
    left = "\n".join(line for place, line in enumerate(lines) if place not in out)
    return left, tuple(LeftOut(Loss.MARGIN, lines[place].strip()) for place in sorted(out))


def read_file(file: Path) -> Reading:
    """The text of a .docx or .odt, with what was left out. Raises Refused and OSError."""
    if file.suffix.casefold() in OLD:
        raise Refused("texts.old_text", name=file.name)
    if file.suffix.casefold() not in READ:
        raise Refused("texts.other_kind", name=file.name)
    if file.stat().st_size > LARGEST:
        raise Refused("texts.packed_too_large", name=file.name)
    return read_content(file.read_bytes(), file.name)


def read_content(content: bytes, name: str) -> Reading:
    """The same for the bytes of such a file."""
    from beirat_desktop.exchange.texts.docx import read_docx
    from beirat_desktop.exchange.texts.odt import read_odt

    return read_docx(content, name) if name.casefold().endswith(".docx") else read_odt(content, name)


def unprintable(text: str) -> tuple[int, ...]:
    """The places of characters that no paper can print."""
    if not _FAR.search(text):
        return ()
    from beirat_desktop.documents.glyphs import unprintable as places

    return places(text)
