"""The public notice of a meeting, as the Amtsblatt prints it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from beirat_desktop.documents.model import (
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Signature,
    Signer,
    Style,
    Tied,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.publication import Publication
from beirat_desktop.german.dates import clock, short_date
from beirat_desktop.german.unbroken import NO_BREAK_SPACE, printed_date, unbroken, unbroken_towns


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """An item: its plain number and its lines, for a motion the mover and the title."""

    key: str
    number: str
    lines: tuple[str, ...]
    below: tuple[NoticeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeContents:
    """What the notice says. closed: the non-public items under their general terms; signer: name and office."""

    committee: Committee
    start: datetime
    place: Place
    town: str
    dated: date
    signer: tuple[str, str]
    public: tuple[NoticeItem, ...]
    closed: tuple[NoticeItem, ...] = ()
    notices: tuple[str, ...] = ()


def public_notice(contents: NoticeContents, *, draft: bool = False, publication: Publication | None = None) -> Document:
    """The notice. It is always for the public; a publication leaves out the guests who are not to be named."""
    contents = published(contents, publication)
    committee, day = contents.committee, contents.start.date()
    title = f"Sitzung {committee.of}"
    # One width for both parts, since they are counted through.
    width = _label_width((*contents.public, *contents.closed))
    return Document(
        title=f"{title} am {short_date(day)}: öffentliche Bekanntmachung",
        author=committee.name,
        parts=(
            Heading(1, title),
            Paragraph(_call(contents), anchor="meeting"),
            *(Paragraph(notice) for notice in contents.notices),
            Heading(2, "Tagesordnung:", Style.SPACED_BOLD),
            *_part("Öffentliche Sitzung", contents.public, width),
            *_part("Nichtöffentliche Sitzung", contents.closed, width, Style.HEADING_NEXT),
            _end(contents, draft=draft),
        ),
        watermark="Entwurf" if draft else "",
    )


def _call(contents: NoticeContents) -> str:
    place = contents.place
    where = unbroken_towns(", ".join(filter(None, (place.building, place.room, *place.address.lines))))
    parts = (("öffentlichen", contents.public), ("nichtöffentlichen", contents.closed))
    kind = unbroken("/".join(word for word, items in parts if items) or "öffentlichen")
    at = f"{printed_date(contents.start.date())}, {clock(contents.start)}\u00a0Uhr{f', {where}' if where else ''}"
    return f"Die Mitglieder {contents.committee.of} treten am{NO_BREAK_SPACE}{at}, zu einer {kind} Sitzung zusammen."


def _part(title: str, items: tuple[NoticeItem, ...], width: float, style: Style = Style.HEADING_3) -> list[Part]:
    return [Heading(3, title, style), _list(items, width)] if items else []


def _list(items: Iterable[NoticeItem], width: float) -> List:
    return List(tuple(Item(item.number, _lines(item)) for item in items), label_width=width)


def _label_width(items: Iterable[NoticeItem]) -> float:
    return 3 + 2.2 * max((len(item.number) for item in items), default=2)


def _lines(item: NoticeItem) -> tuple[Part, ...]:
    last = len(item.lines) - 1
    lines = tuple(
        Paragraph(line, anchor=f"item:{item.key}", tight=number < last) for number, line in enumerate(item.lines)
    )
    return (*lines, _list(item.below, _label_width(item.below))) if item.below else lines


def _end(contents: NoticeContents, *, draft: bool) -> Part:
    name, office = contents.signer
    # Nobody has signed a draft yet.
    signed = Signer(" ".join(filter(None, ("" if draft else "gez.", name))), office)
    dated = Paragraph(f"{contents.town}, den {short_date(contents.dated)}", Style.CLOSING)
    return Tied((dated, Signature((signed,), room=2, anchor="signer")))
