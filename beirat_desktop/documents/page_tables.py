"""Where on the pages of a PDF from elsewhere a table stands: rows of words below each other in the same columns."""

from __future__ import annotations

import re
from contextlib import closing
from itertools import pairwise
from typing import NamedTuple

import pypdfium2

from beirat_desktop.documents.preview import PDFIUM

_LABEL = re.compile(r"[•◦▪‣–-]|\(?\w{1,3}[.)]|\d+(?:\.\d+)*\.?")
_NEAR = 3.0
"""Points by which columns may differ from row to row."""
_GAP = 0.9
"""Heights of a letter that lie between two columns at least; blanks between words are smaller."""


class _Words(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float
    text: str


def tables_of(pdf: bytes, most_pages: int = 50) -> tuple[str, ...]:
    """The words of each table, a line for a row and a bar between its columns; a cell of several lines ends one."""
    try:
        with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
            pages = [_lines(document[number]) for number in range(min(len(document), most_pages))]
    except pypdfium2.PdfiumError:
        return ()
    return tuple(table for lines in pages for table in _tables(lines))


def _lines(page: pypdfium2.PdfPage) -> list[list[_Words]]:
    """The words of a page in lines, those beside each other joined up to the gap of a column."""
    text = page.get_textpage()
    found = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        if words:
            found.append(_Words(left, right, bottom, top, words))
    text.close()
    lines: list[list[_Words]] = []
    for one in found:
        last = lines[-1][-1] if lines else None
        if last is not None and min(one.top, last.top) - max(one.bottom, last.bottom) > 0.4 * (one.top - one.bottom):
            lines[-1].append(one)
        else:
            lines.append([one])
    return [_joined(sorted(line)) for line in lines]


def _joined(line: list[_Words]) -> list[_Words]:
    joined: list[_Words] = []
    for one in line:
        last = joined[-1] if joined else None
        if last is not None and one.left - last.right < _GAP * max(one.top - one.bottom, last.top - last.bottom):
            text = f"{last.text} {one.text}"
            joined[-1] = _Words(last.left, one.right, min(last.bottom, one.bottom), max(last.top, one.top), text)
        else:
            joined.append(one)
    return joined


def _tables(lines: list[list[_Words]]) -> list[str]:
    found: list[list[list[_Words]]] = []
    for above, below in pairwise(lines):
        if not _same_columns(above, below):
            continue
        if found and found[-1][-1] is above:
            found[-1].append(below)
        else:
            found.append([above, below])
    return ["\n".join(" | ".join(cell.text for cell in row) for row in rows) for rows in found]


def _same_columns(above: list[_Words], below: list[_Words]) -> bool:
    """Whether two lines are rows of one table; the label of a list and its words are no columns."""
    if len(above) < 2 or len(above) != len(below):
        return False
    if any(len(line) == 2 and _LABEL.fullmatch(line[0].text) for line in (above, below)):
        return False
    return all(
        min(abs(one.left - other.left), abs(one.right - other.right)) <= _NEAR
        for one, other in zip(above[1:], below[1:], strict=True)
    )
