"""The public notice of a meeting, in the form of the Amtsblatt; nothing in it that is not for the public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from beirat_desktop.documents.model import Document, Heading, Item, List, Paragraph, Part, Signature, Signer, Style
from beirat_desktop.domain.places import Place
from beirat_desktop.german.dates import clock, long_date, short_date


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """An item as the public may read it; mover is the line above a motion's title."""

    number: str
    title: str
    mover: str = ""
    below: tuple[NoticeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeContents:
    """What the notice says. of: „des Beirates für …“; inviter: name and function."""

    committee: str
    of: str
    start: datetime
    place: Place
    town: str
    dated: date
    public: tuple[NoticeItem, ...]
    closed: tuple[NoticeItem, ...] = ()
    inviter: tuple[str, str] = ("", "")
    draft: bool = False
    created: datetime | None = None


def public_notice(contents: NoticeContents) -> Document:
    """The paper."""
    start, place = contents.start, contents.place
    address = ", ".join(place.address.lines)
    where = ", ".join(part for part in (place.room, place.building, address) if part)
    opening = (
        f"Die Mitglieder {contents.of} treten am {long_date(start.date())}, {clock(start)} Uhr"
        f"{f', {where},' if where else ','} zu einer öffentlichen Sitzung zusammen."
    )
    title = f"Sitzung {contents.of}"
    parts: list[Part] = [
        Heading(1, title),
        Paragraph(opening),
        Heading(2, "Tagesordnung:", Style.SPACED_BOLD),
        Heading(3, "Öffentliche Sitzung"),
        _items(contents.public),
    ]
    if contents.closed:
        parts += [Heading(3, "Nichtöffentliche Sitzung"), _items(contents.closed)]
    name, role = contents.inviter
    parts.append(Paragraph(f"{contents.town}, {short_date(contents.dated)}"))
    if name:
        parts.append(Signature((Signer(f"gez. {name}", role),), room=2))
    return Document(
        title=f"Bekanntmachung: {title} am {short_date(start.date())}",
        author=contents.committee,
        parts=tuple(parts),
        watermark="ENTWURF" if contents.draft else "",
        created=contents.created,
    )


def _items(items: Iterable[NoticeItem]) -> List:
    return List(tuple(Item(item.number, _parts(item)) for item in items), label_width=11)


def _parts(item: NoticeItem) -> tuple[Part, ...]:
    parts: list[Part] = [Paragraph(item.mover, tight=True)] if item.mover else []
    parts.append(Paragraph(item.title))
    if item.below:
        parts.append(_items(item.below))
    return tuple(parts)
