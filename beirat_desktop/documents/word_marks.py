"""The marks of a .docx that its library has no words for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def blocks_of(place: Any) -> list[Any]:
    """The paragraphs and tables that stand in the text or in a cell."""
    return [one for one in place if one.tag in (qn("w:p"), qn("w:tbl"))]


def keep_with_next(blocks: Sequence[Any]) -> None:
    """Let none of these paragraphs and tables be parted from what comes after it by the end of a page."""
    for paragraph in _paragraphs(blocks):
        paragraph.get_or_add_pPr().keepNext_val = True


def keep_together(blocks: Sequence[Any]) -> None:
    """Let all of these stand on one page as long as one page can hold them."""
    keep_with_next(blocks[:-1])
    for paragraph in _paragraphs(blocks):
        paragraph.get_or_add_pPr().keepLines_val = True


def ends_before(blocks: Sequence[Any]) -> Sequence[Any]:
    """The last of these that says something, with the empty lines behind it."""
    said = next((place for place in reversed(range(len(blocks))) if _says_something(blocks[place])), 0)
    return blocks[said:]


def _paragraphs(blocks: Sequence[Any]) -> list[Any]:
    return [paragraph for block in blocks for paragraph in block.iter(qn("w:p"))]


def _says_something(block: Any) -> bool:
    return next(block.iter(qn("w:r")), None) is not None


def element(name: str, attribute: str, value: object) -> Any:
    """An element with one attribute, both by their short names."""
    made = OxmlElement(name)
    made.set(qn(attribute), str(value))
    return made


def add_field(paragraph: Any, name: str) -> None:
    """Let the program that opens it fill in what it knows itself, as the number of the page."""
    field = element("w:fldSimple", "w:instr", name)
    paragraph._p.append(field)  # noqa: SLF001 - no other way


def line_below(paragraph: Any) -> None:
    """Draw a line below a paragraph."""
    borders = OxmlElement("w:pBdr")
    line = element("w:bottom", "w:val", "single")
    line.set(qn("w:sz"), "4")
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - no other way


def clean(words: str) -> str:
    """Without the signs that no XML holds."""
    return _NO_XML.sub("", words)
