"""The agenda as a list, as invitation, supplement and notice have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from beirat_desktop.documents.model import Heading, Item, List, Paragraph, Part, Style, Together

LABEL_WIDTH = {"": 9.0, "TOP": 18.0, "Ö": 12.0, "N": 12.0}
"""Room for the number in millimetres, by the word it begins with."""


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """An item as it is printed, with its sub-items. mark says what a supplement did to it.

    announced: the general terms in which an item that is not public is announced. new: it stands on the
    agenda since this supplement.
    """

    key: str
    number: str
    title: str
    subline: str = ""
    mark: str = ""
    before: str = ""
    below: tuple[PrintedItem, ...] = ()
    public: bool = True
    announced: str = ""
    new: bool = False


def agenda_list(items: Iterable[PrintedItem]) -> List:
    """Number, title and what stands below it."""
    shown = tuple(items)
    width = max((LABEL_WIDTH[_word(item.number)] + 3 * item.number.count(".") for item in shown), default=9.0)
    return List(tuple(Item(item.number, _parts(item)) for item in shown), label_width=width)


def agenda_parts(public: tuple[PrintedItem, ...], closed: tuple[PrintedItem, ...], level: int = 3) -> tuple[Part, ...]:
    """Both parts of an agenda under their headings; a part without items is left out."""
    parts: list[Part] = []
    for title, items in (("Öffentlicher Teil", public), ("Nichtöffentlicher Teil", closed)):
        if items:
            style = Style.HEADING_NEXT if parts else Style.HEADING_3
            parts += [Heading(level, title, style), agenda_list(items)]
    return tuple(parts)


def _word(number: str) -> str:
    word = number.partition(" ")[0]
    return word if word in LABEL_WIDTH else ""


def _parts(item: PrintedItem) -> tuple[Part, ...]:
    title = f"{item.mark}: {item.title}" if item.mark else f"{item.title} (neu)" if item.new else item.title
    anchor = f"item:{item.key}"
    more = bool(item.before or item.subline)
    parts: list[Part] = [Paragraph(title, Style.BOLD if item.mark or item.new else Style.BODY, anchor, tight=more)]
    if item.before:
        parts.append(Paragraph(f"bisher: {item.before}", Style.SUBLINE, tight=bool(item.subline)))
    if item.subline:
        parts.append(Paragraph(item.subline, Style.SUBLINE))
    whole = Together(tuple(parts))
    return (whole, agenda_list(item.below)) if item.below else (whole,)
