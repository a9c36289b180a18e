"""Plain text of the clipboard, and lines of a PDF as the paragraphs they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from beirat_desktop.domain.reading import LeftOut, Loss, Reading
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange.texts.signs import BULLETS
from beirat_desktop.exchange.texts.writer import Writer

_SPLIT = re.compile(r"\w[-\u00ad\u2010\u2011]$")
_GOES_ON = re.compile(r"(?:und|oder|bzw\.|sowie|wie|als|noch|bis)\b")
_ITEM = re.compile(rf"(?:[{re.escape(''.join(sorted(BULLETS - {'o', 'Ø', '§'})))}]|\(?\d{{1,3}}[.)]|\(?[a-z]\))\s")
_ENDS = re.compile(r"[.!?:;][“\"»)]?$")
_PAGE = re.compile(
    r"[-–—|·\s]*(?:(?:Seite|Blatt|S\.)\s*\d{1,3}(?:\s*(?:von|of|/)\s*\d{1,3})?|(?P<bare>\d{1,3})"
    r"|\d{1,3}\s*(?:/|von)\s*\d{1,3})[-–—|·\s]*",
    re.IGNORECASE,
)
"""A line that holds the number of a page and nothing else."""
_DASHES = re.compile(r"[-–—]\s*\d{1,3}\s*[-–—]")
_PAGE_WITHIN = re.compile(r"\b(?:Seite|Blatt)\s+(\d{1,3})\b", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_EDGE = 3
"""Lines of a running head or foot, at most."""
_FAR = 12
"""Lines around the edge of a page that are empty or left out, at most."""
_SHORTEST_HEAD = 6
_LEAST_APART = 5
"""Lines between two bare figures, at least, that may be the numbers of pages and not a column."""
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
    out = margins([" ".join(line.split()) for line in lines])
    gone = out | _gaps(lines, out)
    lines = [line for place, line in enumerate(lines) if place not in gone]
    parted = sum(bool(_SPLIT.search(one)) and after[:1].islower() for one, after in pairwise(lines))
    run_on = sum(
        len(one) >= LONG and not _ENDS.search(one) and after[:1].islower() and not _ITEM.match(after)
        for one, after in pairwise(lines)
    )
    return parted > 0 or run_on > 1


def joined_lines(text: RichText) -> Reading:
    """The lines of a page as paragraphs: a line goes on with the next unless one is empty, or an item begins.

    Short lines at the end of a sentence end a paragraph. Words that the end of a line parted are one again; in
    "Migrations-/und Integrationsbeirat" and "SPD-/Fraktion" the hyphen stays. The numbers of the pages and what stands
    at their edges over and over are left out, and told.
    """
    lines = [" ".join(block.plain.split()) for block in text.blocks]
    out = margins(lines)
    gone = out | _gaps(lines, out)
    paragraphs: list[str] = []
    longest = max(map(len, lines), default=0)
    before = ""
    for line in (line for place, line in enumerate(lines) if place not in gone):
        ended = bool(_ENDS.search(before)) and len(before) < 0.75 * longest
        if not line or not before or ended or _ITEM.match(line):
            paragraphs += [line] if line else []
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line)
        before = line
    left_out = tuple(LeftOut(Loss.MARGIN, lines[place]) for place in sorted(out))
    return Reading(RichText.of("\n".join(paragraphs)), left_out)


def margins(lines: Sequence[str]) -> frozenset[int]:
    """Which lines are the numbers of pages, or a head or foot that runs along with them.

    A line that comes again word by word is one beside the numbers of two pages, or where it breaks into a sentence.
    """
    numbers = _page_numbers(lines)
    often = Counter(line for line in lines if len(line) >= _SHORTEST_HEAD)
    beside: Counter[str] = Counter()
    for number in numbers:
        beside.update({lines[place] for place in _around(lines, number)} - {lines[number]})
    again = frozenset(place for place, line in enumerate(lines) if often[line] > 1)
    running = {line for line, count in beside.items() if count > 1 and often[line] > 1}
    running |= {lines[place] for place in again if _breaks_in(lines, place, again)}
    return frozenset(numbers) | {place for place, line in enumerate(lines) if line in running}


def _gaps(lines: Sequence[str], out: frozenset[int]) -> frozenset[int]:
    """The empty lines around what is left out, where a sentence runs on across them."""
    found: set[int] = set()
    for place in out:
        before, after = _beside(lines, place, out)
        if _runs_on(before) and after and not _ITEM.match(after):
            for step in (-1, 1):
                at, left = place + step, _FAR
                while 0 <= at < len(lines) and (not lines[at] or at in out) and left:
                    found.add(at)
                    at, left = at + step, left - 1
    return frozenset(found)


def _page_numbers(lines: Sequence[str]) -> list[int]:
    """The lines that number the pages; bare figures only where they go up one by one, some lines apart."""
    sure, bare = [], []
    within: dict[str, list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        found = _PAGE.fullmatch(line)
        if found is None:
            named = _PAGE_WITHIN.findall(line)
            if len(named) == 1 and not _ENDS.search(line):
                within.setdefault(_FIGURES.sub("#", line), []).append((place, int(named[0])))
        elif not found["bare"] or _DASHES.fullmatch(line):
            sure.append(place)
        else:
            bare.append((place, int(found["bare"])))
    for rows in (bare, *within.values()):
        pairs = list(pairwise(rows))
        if pairs and all(two == one + 1 and to - at > _LEAST_APART for (at, one), (to, two) in pairs):
            sure += [place for place, _ in rows]
    return sorted(sure)


def _around(lines: Sequence[str], number: int) -> list[int]:
    """The lines next to a page's number, but for empty ones."""
    found = []
    for step in (-1, 1):
        place, left = number + step, _EDGE
        while 0 <= place < len(lines) and left:
            if lines[place]:
                found.append(place)
                left -= 1
            place += step
    return found


def _breaks_in(lines: Sequence[str], place: int, out: frozenset[int]) -> bool:
    """Whether a line stands within a sentence, which goes on behind it with a small letter."""
    before, after = _beside(lines, place, out)
    return _runs_on(before) and after[:1].islower() and not _ITEM.match(after)


def _runs_on(line: str) -> bool:
    return bool(_SPLIT.search(line)) or (len(line) >= LONG and not _ENDS.search(line))


def _beside(lines: Sequence[str], place: int, out: frozenset[int]) -> tuple[str, str]:
    """The text before and behind a line, over empty ones and others that are left out; "" where none is near."""
    found = []
    for step in (-1, 1):
        at, left = place + step, _FAR
        while 0 <= at < len(lines) and (at in out or not lines[at]) and left:
            at, left = at + step, left - 1
        found.append(lines[at] if 0 <= at < len(lines) and at not in out else "")
    return found[0], found[1]


def _joined(head: str, line: str) -> str:
    if not _SPLIT.search(head):
        return f"{head} {line}"
    if _GOES_ON.match(line):
        return f"{head} {line}"
    if line[:1].islower():
        return head[:-1] + line
    return head + line
