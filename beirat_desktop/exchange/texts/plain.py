"""Plain text of the clipboard, and lines of a PDF as the paragraphs they were."""

from __future__ import annotations

import re
from itertools import pairwise

from beirat_desktop.domain.reading import Reading
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange.texts.signs import BULLETS
from beirat_desktop.exchange.texts.writer import Writer

_SPLIT = re.compile(r"\w[-\u00ad\u2010\u2011]$")
_GOES_ON = re.compile(r"(?:und|oder|bzw\.|sowie|wie|als|noch|bis)\b")
_ITEM = re.compile(rf"(?:[{re.escape(''.join(sorted(BULLETS - {'o', 'Ø', '§'})))}]|\(?\d{{1,3}}[.)]|\(?[a-z]\))\s")
_ENDS = re.compile(r"[.!?:;][“\"»)]?$")
LONG = 45
"""Characters of a line, at least, that may have been broken because the page was full."""


def read_plain(text: str) -> Reading:
    """A paragraph for each line, as it stands."""
    writer = Writer(keep_blanks=True)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if lines:
        for line in lines.split("\n"):
            writer.text(line)
            writer.end()
    return writer.reading()


def broken(text: RichText) -> bool:
    """Whether its lines look as if a page had broken them: a word parted, or sentences that go on in the next line."""
    lines = [block.plain.rstrip() for block in text.blocks]
    parted = sum(bool(_SPLIT.search(one)) and after[:1].islower() for one, after in pairwise(lines))
    run_on = sum(
        len(one) >= LONG and not _ENDS.search(one) and after[:1].islower() and not _ITEM.match(after)
        for one, after in pairwise(lines)
    )
    return parted > 0 or run_on > 1


def joined_lines(text: RichText) -> RichText:
    """The lines of a page as paragraphs: a line goes on with the next unless one is empty, or an item begins.

    Short lines at the end of a sentence end a paragraph. Words that the end of a line parted are one again; in
    "Migrations-/und Integrationsbeirat" and "SPD-/Fraktion" the hyphen stays.
    """
    paragraphs: list[str] = []
    longest = max((len(block.plain) for block in text.blocks), default=0)
    before = ""
    for block in text.blocks:
        line = " ".join(block.plain.split())
        ended = bool(_ENDS.search(before)) and len(before) < 0.75 * longest
        if not line or not before or ended or _ITEM.match(line):
            paragraphs += [line] if line else []
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line)
        before = line
    return RichText.of("\n".join(paragraphs))


def _joined(head: str, line: str) -> str:
    if not _SPLIT.search(head):
        return f"{head} {line}"
    if _GOES_ON.match(line):
        return f"{head} {line}"
    if line[:1].islower():
        return head[:-1] + line
    return head + line
