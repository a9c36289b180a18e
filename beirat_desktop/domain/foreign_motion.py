"""A motion that was written elsewhere: which of its words are its title, what is to be resolved, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, RichText, Run, canonical

LONGEST_TITLE = 200
"""Letters of a line that may be the title of a motion; longer ones are text."""


class Section(StrEnum):
    """Where a stretch of such a text belongs; FRAME is all around a motion: letterhead, salutation, greeting."""

    FRAME = "frame"
    PROPOSAL = "proposal"
    EXPLANATION = "explanation"
    RATIONALE = "rationale"
    FINANCIAL_IMPACT = "financial_impact"


@dataclass(frozen=True, slots=True)
class MotionParts:
    """A text by its sections; no word of it is in none of them, but for the headings that named the sections."""

    title: str = ""
    proposal: RichText = RichText()
    explanation: RichText = RichText()
    rationale: RichText = RichText()
    financial_impact: RichText = RichText()
    frame: RichText = RichText()


_IMPACT = r"(?:Finanzielle|Haushaltsmäßige|Haushaltswirtschaftliche|Haushalterische) Auswirkung(?:en)?"
_HEADS = (
    (
        re.compile(r"(?:Beschluss(?:vorschlag|text|antrag|entwurf|empfehlung)?|Antrag(?:stext)?|Wortlaut)\s*:?", re.I),
        Section.PROPOSAL,
    ),
    # Our own letter says it before the wording; left in it, it would stand there twice.
    (
        re.compile(r"Der [^.:]{0,40}?Beirat\b[^.:]{0,80}?(?<= )(?:möge|wolle) (?:folgendes )?beschließen\s*:", re.I),
        Section.PROPOSAL,
    ),
    (re.compile(r"(?:Erläuterung(?:en)?|Sachverhalt|Sachstand|Sachdarstellung)\s*:?", re.I), Section.EXPLANATION),
    (re.compile(r"(?:Antrags)?Begründung(?:en)?\s*:?", re.I), Section.RATIONALE),
    (
        re.compile(rf"(?:{_IMPACT}|Auswirkungen auf den Haushalt|Kosten(?:schätzung)?|Finanzierung)\s*:?", re.I),
        Section.FINANCIAL_IMPACT,
    ),
)
"""Lines of their own that name what follows."""
_LEADS = (
    (re.compile(r"Beschluss(?:vorschlag|text|antrag|entwurf|empfehlung)\s*:\s*", re.I), Section.PROPOSAL),
    (re.compile(r"(?:Erläuterung(?:en)?|Sachverhalt)\s*:\s*", re.I), Section.EXPLANATION),
    (re.compile(r"(?:Antrags)?Begründung\s*:\s*", re.I), Section.RATIONALE),
    (re.compile(rf"{_IMPACT}\s*:\s*", re.I), Section.FINANCIAL_IMPACT),
)
"""The same words before the text itself, in one line with it."""
_RESOLVES = re.compile(
    r"(?:Der|Die) [^.:]{0,120}?\b(?:beschließt|(?:möge|wolle)n? [^.:]{0,60}?beschließen|wird gebeten|bittet|fordert"
    r"|beantragt|empfiehlt)\b",
    re.I,
)
"""How the wording of a resolution begins; it stays part of it."""
_SUBJECT = re.compile(r"(?:Betreff|Betr\.|Betrifft|Thema|Titel)\s*:?\s+(.+)|(?:\w+-?)?Antrag\s*:\s+(.+)", re.I)
_SALUTATION = re.compile(r"(?:Sehr geehrte|Liebe[rs]?\b|Guten Tag|Hallo)", re.I)
_GREETING = re.compile(
    r"(?:Mit (?:freundliche[mn]|besten|herzlichen|kollegialen)|Hochachtungsvoll|Freundliche Grüße)", re.I
)


def motion_parts(text: RichText) -> MotionParts:
    """The text by its sections, as its headings and usual words tell them.

    A text without any such word is what is to be resolved, from its salutation to its greeting.
    """
    blocks = list(text.blocks)
    told = _told(blocks)
    title, title_at = _title(blocks, told)
    end = _greeting(blocks, told)
    found: dict[Section, list[Block]] = {one: [] for one in Section}
    section = Section.FRAME
    if not told:
        told = {_start(blocks[:end], title_at): (Section.PROPOSAL, None)}
    for place, block in enumerate(blocks):
        if place == end:
            section = Section.FRAME
        if place in told and place < end:
            section, rest = told[place]
            if rest is not None:
                found[section].append(rest)
                continue
        if place != title_at:
            found[section].append(block)
    return MotionParts(title, **{section.value: _trimmed(members) for section, members in found.items()})


def _told(blocks: Sequence[Block]) -> dict[int, tuple[Section, Block | None]]:
    """The blocks a section begins with, and what of the block is left without its heading, None for all of it."""
    told: dict[int, tuple[Section, Block | None]] = {}
    for place, block in enumerate(blocks):
        line = block.plain.strip()
        if block.kind is BlockKind.ROW or not line:
            continue
        for pattern, section in _HEADS:
            if pattern.fullmatch(line):
                told[place] = (section, Block())
        for pattern, section in _LEADS:
            lead = pattern.match(block.plain)
            if place not in told and lead is not None:
                told[place] = (section, _without(block, lead.end()))
        begun = any(section is Section.PROPOSAL for section, _ in told.values())
        if place not in told and not begun and block.kind is BlockKind.PARAGRAPH and _RESOLVES.match(line):
            told[place] = (Section.PROPOSAL, None)
    return told


def _title(blocks: Sequence[Block], told: dict[int, tuple[Section, Block | None]]) -> tuple[str, int]:
    """The title and its block, -1 where the text names none."""
    above = range(min(told, default=len(blocks)))
    lines = {place: blocks[place].plain.replace(SOFT_BREAK, " ").strip() for place in above}
    for place, line in lines.items():
        named = _SUBJECT.fullmatch(line)
        if named is not None and len(line) <= LONGEST_TITLE:
            return " ".join((named[1] or named[2]).split()), place
    for place, line in lines.items():
        strong = blocks[place].kind is BlockKind.HEADING or (line and all(run.bold for run in blocks[place].runs))
        if strong and line and len(line) <= LONGEST_TITLE:
            return " ".join(line.split()), place
    return "", -1


def _greeting(blocks: Sequence[Block], told: dict[int, tuple[Section, Block | None]]) -> int:
    """Where the letter says good-bye, its end where it does not."""
    first = min(told, default=0)
    return next((at for at in range(first, len(blocks)) if _GREETING.match(blocks[at].plain.strip())), len(blocks))


def _start(blocks: Sequence[Block], title_at: int) -> int:
    """Where the text begins that nothing divides: behind the salutation, else behind the title."""
    greeted = [at for at, block in enumerate(blocks) if _SALUTATION.match(block.plain.strip())]
    return (greeted[0] if greeted else title_at) + 1


def _without(block: Block, letters: int) -> Block:
    """The block less its first letters."""
    runs: list[Run] = []
    for run in block.runs:
        runs += [replace(run, text=run.text[letters:])] if letters < len(run.text) else []
        letters = max(0, letters - len(run.text))
    return replace(block, runs=tuple(runs))


def _trimmed(blocks: Sequence[Block]) -> RichText:
    """Without the empty lines around it."""
    filled = [at for at, block in enumerate(blocks) if block.plain.strip()]
    return canonical(RichText(tuple(blocks[filled[0] : filled[-1] + 1]))) if filled else RichText()
