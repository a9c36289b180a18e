"""Whether the data of a paper and what stands on its pages are still the same, as they were when both were made.

The data carry the SHA-512 of the visible text and of themselves. A hash without a key keeps nobody from making both
anew, so the words of the data are also looked for on the pages, and what stands around them is held against what stood
there when the letter was made.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import groupby
from typing import Any

from beirat_desktop.domain.differences import Kind, Stretch, differences
from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.papers import SECTIONS, Paper
from beirat_desktop.domain.text import Block, BlockKind, RichText
from beirat_desktop.exchange.page_words import EDGE, PageWords, bare, same_out_of_order, same_words, signs
from beirat_desktop.german.factions import of_factions
from beirat_desktop.german.papers import responsible_line, section_heading

LONGEST = 40_000
"""Letters on the pages and in the data that are compared word by word."""
_PAGE_NUMBER = re.compile(r"Seite \d+ von \d+|ENTWURF")
SALUTATIONS = ("Sehr geehrte", "Guten Tag")
END = "Mit freundlichen Grüßen"
_WITHIN = ("im ", "in der ")
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
    page = _page_of("\n".join(_without_page_numbers(pages)))
    title = _title(page, paper.title)
    if title is None:
        return None
    at, first = title[1], None
    sections = [name for name in SECTIONS if not getattr(paper, name).empty]
    for number, name in enumerate(sections):
        lead = section_heading(paper, name) if number else "beschließen:"
        found = _placed(page, paper, name, sections[number + 1 :], lead, at)
        if found is None:
            return None
        first, at = found[0] if first is None else first, found[1]
    named = page.behind(responsible_line(paper), at)
    if named is not None and not bare(page.raw(at, named[0])):
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
    return {name: _compared_words(*pair) for name, pair in pairs.items() if not same_words(*pair)}


@lru_cache(maxsize=4)
def _page_of(text: str) -> PageWords:
    """A letter is asked many things one after the other."""
    return PageWords(text)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def hash_of_text(text: str) -> str:
    """Of the signs that are seen; spaces and the ends of lines count for nothing."""
    seen = "".join(sign for sign, _ in signs(text))
    return hashlib.sha512(seen.encode("utf-8", "surrogatepass")).hexdigest()


def hash_of_data(data: Mapping[str, Any]) -> str:
    """Of the data in one order of their keys, without their seal."""
    rest = {key: part for key, part in data.items() if key != "seal"}
    written = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha512(written.encode("utf-8", "surrogatepass")).hexdigest()


def text_differs(paper: Paper, pages: Sequence[str]) -> dict[str, tuple[Stretch, ...]]:
    """The sections whose words are not those on the pages: from the pages to the data, as data bring them in."""
    page = _page_of("\n".join(_without_page_numbers(pages)))
    found: dict[str, tuple[Stretch, ...]] = {}
    title = _title(page, paper.title)
    if title is None:
        found["title"] = differences("", paper.title)
    at = title[1] if title is not None else 0
    sections = [name for name in SECTIONS if not getattr(paper, name).empty]
    for number, name in enumerate(sections):
        heading = "" if paper.paper_type.value == "motion" and name == "proposal" else section_heading(paper, name)
        lead, others = heading or ("" if number else "beschließen:"), sections[number + 1 :]
        placed = _placed(page, paper, name, others, lead, at)
        if placed is not None and (number == 0 or bare(page.raw(at, placed[0])) in ("", bare(heading))):
            at = placed[1]
            continue
        begin = at if placed is not None else page.after(lead, at) or at
        end = _next(page, paper, others, begin)
        shown = " ".join(page.raw(begin, end).split())
        found[name] = _compared_words(shown, " ".join(getattr(paper, name).plain.split()))
        at = placed[1] if placed is not None else end
    line = responsible_line(paper)
    shown_line = page.behind(line, at) if line else None
    if line and (shown_line is None or not page.ends_line(shown_line[1])):
        named = page.after(_RESPONSIBLE, at)
        shown = page.raw(named, _next(page, paper, (), named)) if named is not None else ""
        found["responsible"] = _compared_words(" ".join(shown.split()), line.removeprefix(f"{_RESPONSIBLE} "))
    return found


def movers_differ(names: Sequence[str], pages: Sequence[str]) -> bool:
    """Whether the subject of a motion names other movers than these, or more of them."""
    page = _page_of("\n".join(pages))
    found = page.behind(of_factions(names), 0)
    return found is None or not page.whole_words(*found) or not any(page.follows(found[1], one) for one in _WITHIN)


def is_named(words: str, pages: Sequence[str], *, alone: bool = False) -> bool:
    """Whether the words stand anywhere on the pages; alone: in lines of their own."""
    page = _page_of("\n".join(_without_page_numbers(pages)))
    if alone:
        return _title(page, words) is not None
    found = page.behind(words, 0)
    while found is not None and found[0] < found[1] and not page.whole_words(*found):
        found = page.behind(words, found[0] + 1)
    return found is not None


def is_addressed(committee: str, pages: Sequence[str]) -> bool:
    """Whether a motion is moved in a committee of that name."""
    called = (*(f"{article} {committee}" for article in ("Der", "Die", "Das")), f"Das Gremium „{committee}“")
    return any(is_named(f"{one} möge beschließen:", pages) for one in called) or is_named(committee, pages, alone=True)


def letter_says(day: str, subject: str, title: str, body: Sequence[str], pages: Sequence[str]) -> bool:
    """Whether a letter says the day, this subject above this title, and between its greetings only the body."""
    page = _page_of("\n".join(_without_page_numbers(pages)))
    dated = page.after(day, 0)
    above = page.behind(f"{subject}\n{title}", dated) if dated is not None else None
    said = page.behind("\n".join(body), above[1]) if above is not None else None
    if above is None or said is None:
        return False
    salutation = _lines(page.raw(above[1], said[0]))
    return (
        page.begins_line(above[0])
        and len(salutation) == 1
        and salutation[0].startswith(SALUTATIONS)
        and page.follows(said[1], END)
    )


def _compared_words(shown: str, carried: str) -> tuple[Stretch, ...]:
    """Word by word; what is longer than a motion stands one before the other, for comparing takes the square of it."""
    if len(shown) + len(carried) > LONGEST:
        return (Stretch(Kind.REMOVED, shown[:LONGEST]), Stretch(Kind.ADDED, carried[:LONGEST]))
    return differences(shown, carried)


def _next(page: PageWords, paper: Paper, names: Sequence[str], at: int) -> int:
    """Where the next section begins, or the letter ends."""
    ends = [page.before(section_heading(paper, name), at) for name in names]
    if paper.responsible:
        ends.append(page.before(_RESPONSIBLE, at))
    ends.append(page.before(END, at))
    return min((end for end in ends if end is not None), default=page.length)


def _placed(
    page: PageWords, paper: Paper, name: str, others: Sequence[str], lead: str, at: int
) -> tuple[int, int] | None:
    """Where a section stands behind a place; others: the sections after it; lead: what stands before it."""
    text = getattr(paper, name)
    start = (page.after(lead, at) or at) if _is_row(text.blocks[0]) else at
    return _section(page, text, start, _next(page, paper, others, start))


def _title(page: PageWords, title: str) -> tuple[int, int] | None:
    """Where a title stands in lines of its own."""
    found = page.behind(title, 0)
    while found is not None and found[0] < found[1] and not (page.begins_line(found[0]) and page.ends_line(found[1])):
        found = page.behind(title, found[0] + 1)
    return found


def _section(page: PageWords, text: RichText, start: int, end: int) -> tuple[int, int] | None:
    """Where a section stands behind a place; a table in it is read off the page row by row, up to what follows it."""
    begin, at, table = start, start, ""
    for is_table, members in groupby(zip(labels(text.blocks), text.blocks, strict=True), lambda one: _is_row(one[1])):
        words = "\n".join(
            f"{label}{EDGE}{block.plain}" if label else block.plain for label, block in members if block.plain.strip()
        )
        if is_table:
            table = words
            continue
        found = page.behind(words, at)
        while table and found is not None and found[0] < found[1] and not _same_table(table, page.raw(at, found[0])):
            found = page.behind(words, found[0] + 1)
        if found is None:
            return None
        begin, at, table = found[0] if at == start and not table else begin, found[1], ""
    if not table:
        return begin, at
    return (begin, end) if _same_table(table, page.raw(at, end)) else None


def _is_row(block: Block) -> bool:
    return block.kind is BlockKind.ROW


def _same_table(table: str, shown: str) -> bool:
    return same_out_of_order(table, shown)


def _without_page_numbers(pages: Sequence[str]) -> Iterator[str]:
    """What is on the pages without what is at the foot of every one."""
    # PDFium ends no line behind a hyphen.
    read = [page.replace("\ufffe", "\ufffe\n").split("\n") for page in pages]
    split = [[line for line in lines if not _PAGE_NUMBER.fullmatch(line.strip())] for lines in read]
    while len(split) > 1 and all(split) and len({lines[-1] for lines in split}) == 1:
        split = [lines[:-1] for lines in split]
    for lines in split:
        yield "\n".join(lines)
