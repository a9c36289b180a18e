"""Whether the data of a paper and what stands on its pages are still the same, as they were when both were made.

The data carry the SHA-512 of the visible text and of themselves. A hash without a key keeps nobody from making both
anew, so the words of the data are also looked for on the pages, and what stands around them is held against what stood
there when the letter was made.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from beirat_desktop.domain.differences import Kind, Stretch, differences
from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.papers import SECTIONS, Paper
from beirat_desktop.domain.text import BlockKind, RichText
from beirat_desktop.german.factions import of_factions
from beirat_desktop.german.papers import responsible_line, section_heading

LONGEST = 40_000
"""Letters on the pages and in the data that are compared word by word."""
_PAGE_NUMBER = re.compile(r"Seite \d+ von \d+|ENTWURF")
_POINTS = frozenset("•◦▪‣–")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_END = "Mit freundlichen Grüßen"
_RESPONSIBLE = "Zuständige Stelle:"


@dataclass(frozen=True, slots=True)
class Seal:
    """SHA-512 (hex) of the visible text and of the data without their seal."""

    text: str
    data: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What else stands on the pages, line by line: above the title, between it and the first section, behind the last.

    before: letterhead and address; lead: salutation and opening; ending: greeting, signatures, enclosures, foot.
    """

    before: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()


def around(paper: Paper, pages: Sequence[str]) -> Around | None:
    """What stands around the words of the paper; None where those are not all found in their places."""
    page = _Page("\n".join(_without_page_numbers(pages)))
    title = page.behind(paper.title, 0)
    if title is None:
        return None
    at, first = title[1], None
    sections = [name for name in SECTIONS if not getattr(paper, name).empty]
    for number, name in enumerate(sections):
        text = getattr(paper, name)
        found = page.behind(_labelled(text), at)
        if found is None:
            begin = page.after(section_heading(paper, name) if number else "beschließen:", at) or at
            found = begin, _next(page, paper, sections[number + 1 :], begin)
            if not _same_table(text, page.raw(*found)):
                return None
        first, at = found[0] if first is None else first, found[1]
    named = page.behind(responsible_line(paper), at)
    if named is not None and not _bare(page.raw(at, named[0])):
        first, at = named[0] if first is None else first, named[1]
    return Around(
        _lines(page.raw(0, title[0])),
        _lines(page.raw(title[1], title[1] if first is None else first)),
        _lines(page.raw(at, page.length)),
    )


def around_differs(paper: Paper, pages: Sequence[str], made: Around) -> dict[str, tuple[Stretch, ...]]:
    """Where else the pages say something other than when the letter was made; nothing where the sections differ."""
    shown = around(paper, pages)
    if shown is None:
        return {}
    pairs = {
        each.name: (" ".join(getattr(shown, each.name)), " ".join(getattr(made, each.name))) for each in fields(made)
    }
    return {name: _compared_words(*pair) for name, pair in pairs.items() if _bare(pair[0]) != _bare(pair[1])}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def hash_of_text(text: str) -> str:
    """Of the signs that are seen; spaces and the ends of lines count for nothing."""
    seen = "".join(sign for sign, _ in _signs(text))
    return hashlib.sha512(seen.encode("utf-8", "surrogatepass")).hexdigest()


def hash_of_data(data: Mapping[str, Any]) -> str:
    """Of the data in one order of their keys, without their seal."""
    rest = {key: part for key, part in data.items() if key != "seal"}
    written = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha512(written.encode("utf-8", "surrogatepass")).hexdigest()


def text_differs(paper: Paper, pages: Sequence[str]) -> dict[str, tuple[Stretch, ...]]:
    """The sections whose words are not those on the pages: from the pages to the data, as data bring them in.

    Scripts from right to left are read off a page in an order of their own; their hash alone tells of them.
    """
    page = _Page("\n".join(_without_page_numbers(pages)))
    found: dict[str, tuple[Stretch, ...]] = {}
    if (at := page.after(paper.title, 0)) is None:
        found["title"] = differences("", paper.title)
        at = 0
    sections = [name for name in SECTIONS if not getattr(paper, name).empty]
    for number, name in enumerate(sections):
        text = getattr(paper, name)
        heading = "" if paper.paper_type.value == "motion" and name == "proposal" else section_heading(paper, name)
        behind = page.behind(_labelled(text), at)
        if behind is not None and (number == 0 or _bare(page.raw(at, behind[0])) in ("", _bare(heading))):
            at = behind[1]
            continue
        begin = at
        if behind is None:
            lead = heading or ("beschließen:" if not number else "")
            begin = page.after(lead, at) or at
        end = _next(page, paper, sections[number + 1 :], begin)
        shown = page.raw(begin, end)
        if behind is None and _same_table(text, shown):
            at = end
            continue
        found[name] = _compared_words(" ".join(shown.split()), " ".join(text.plain.split()))
        at = behind[1] if behind is not None else end
    line = responsible_line(paper)
    shown_line = page.behind(line, at) if line else None
    if line and (shown_line is None or not page.ends_line(shown_line[1])):
        named = page.after(_RESPONSIBLE, at)
        shown = page.raw(named, _next(page, paper, (), named)) if named is not None else ""
        found["responsible"] = _compared_words(" ".join(shown.split()), line.removeprefix(f"{_RESPONSIBLE} "))
    return found


def movers_differ(names: Sequence[str], pages: Sequence[str]) -> bool:
    """Whether the subject of a motion names other movers than these, or more of them."""
    page = _Page("\n".join(pages))
    end = page.after(of_factions(names), 0)
    return end is None or page.raw(end, end + 3).startswith(("und", ","))


def is_named(words: str, pages: Sequence[str]) -> bool:
    """Whether the words stand anywhere on the pages."""
    return _Page("\n".join(pages)).after(words, 0) is not None


def stand_together(lines: Sequence[str], pages: Sequence[str], start: str = "") -> bool:
    """Whether the lines stand on the pages one right behind the other, somewhere behind what they start after."""
    page = _Page("\n".join(_without_page_numbers(pages)))
    first = page.after(start, 0)
    return first is not None and page.behind(" ".join(lines), first) is not None


def _compared_words(shown: str, carried: str) -> tuple[Stretch, ...]:
    """Word by word; what is longer than a motion stands one before the other, for comparing takes the square of it."""
    if len(shown) + len(carried) > LONGEST:
        return (Stretch(Kind.REMOVED, shown[:LONGEST]), Stretch(Kind.ADDED, carried[:LONGEST]))
    return differences(shown, carried)


def _next(page: _Page, paper: Paper, names: Sequence[str], at: int) -> int:
    """Where the next section begins, or the letter ends."""
    ends = [page.before(section_heading(paper, name), at) for name in names]
    if paper.responsible:
        ends.append(page.before(_RESPONSIBLE, at))
    ends.append(page.before(_END, at))
    return min((end for end in ends if end is not None), default=page.length)


def _same_table(text: RichText, shown: str) -> bool:
    """Whether a text with a table is what is shown; the lines of its cells are read off the page row by row."""
    if not any(block.kind is BlockKind.ROW for block in text.blocks):
        return False
    return Counter(_bare(_labelled(text))) == Counter(_bare(shown))


def _labelled(text: RichText) -> str:
    pairs = zip(labels(text.blocks), text.blocks, strict=True)
    return " ".join(f"{label} {block.plain}" for label, block in pairs if block.plain.strip())


def _without_page_numbers(pages: Sequence[str]) -> Iterator[str]:
    """What is on the pages without what is at the foot of every one."""
    split = [[line for line in page.split("\n") if not _PAGE_NUMBER.fullmatch(line.strip())] for page in pages]
    while len(split) > 1 and all(split) and len({lines[-1] for lines in split}) == 1:
        split = [lines[:-1] for lines in split]
    for lines in split:
        yield "\n".join(lines)


def _signs(text: str) -> Iterator[tuple[str, int]]:
    for place, sign in enumerate(text):
        for one in unicodedata.normalize("NFKC", sign):
            if not one.isspace() and unicodedata.category(one) not in _UNSEEN:
                yield one, place


def _bare(text: str) -> str:
    return "".join(sign for sign, _ in _compared(text))


def _compared(text: str) -> Iterator[tuple[str, int]]:
    for sign, place in _signs(unicodedata.normalize("NFC", text)):
        if sign not in _POINTS and unicodedata.bidirectional(sign) not in ("R", "AL", "AN"):
            yield sign, place


class _Page:
    """A text in which words are found however its lines are broken; places count the signs that are seen."""

    def __init__(self, text: str) -> None:
        self._text = unicodedata.normalize("NFC", text)
        found = list(_compared(self._text))
        self._bare = "".join(sign for sign, _ in found)
        self._places = [place for _, place in found]
        self.length = len(found)

    def behind(self, words: str, start: int) -> tuple[int, int] | None:
        """Where the words begin and end."""
        bare = _bare(words)
        at = self._bare.find(bare, start)
        return None if at < 0 else (at, at + len(bare))

    def after(self, words: str, start: int) -> int | None:
        """Where what follows the words begins."""
        found = self.behind(words, start)
        return None if found is None else found[1]

    def before(self, words: str, start: int) -> int | None:
        """Where the words begin."""
        found = self.behind(words, start)
        return None if found is None else found[0]

    def ends_line(self, end: int) -> bool:
        """Whether nothing stands behind a place in its line."""
        rest = self._text[self._places[end - 1] + 1 :].lstrip(" \t\u00a0")
        return not rest or rest[0] in "\r\n"

    def raw(self, start: int, end: int) -> str:
        """The text between two places."""
        if start >= end:
            return ""
        return self._text[self._places[start] : self._places[end - 1] + 1]
