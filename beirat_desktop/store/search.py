"""Searching the whole record as one types: folded text, found by any part of a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Attachment, Paper
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.store.sqlite import WORD_MATCH

_SPECIAL = str.maketrans(
    {
        "ı": "i",
        "İ": "i",
        "ß": "ss",
        "ẞ": "ss",
        "æ": "a",
        "Æ": "a",
        "œ": "o",
        "Œ": "o",
        "ø": "o",
        "Ø": "o",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "ł": "l",
        "Ł": "l",
        "þ": "th",
        "ä": "a",
        "ö": "o",
        "ü": "u",
        "Ä": "a",
        "Ö": "o",
        "Ü": "u",
        "\u2028": " ",
        "\xad": None,
    }
)


def fold(words: str) -> str:
    """The text as it is searched: "Göçmen", "goecmen" and "gocmen" become the same, "Straße" and "strasse" too."""
    plain = words.translate(_SPECIAL).lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One record that was found; detail is its number or date (ISO), as plain text."""

    noun: str
    object_id: str
    title: str
    detail: str


def _paper(paper: Paper) -> tuple[str, str, str]:
    number = " ".join(n for n in (paper.number, paper.external_number) if n)
    parts = (number, paper.title, paper.proposal.plain, paper.explanation.plain, paper.rationale.plain)
    return paper.title, number, "\n".join(parts)


def _resolution(resolution: Resolution) -> tuple[str, str, str]:
    words = resolution.text.plain
    return words[:120], f"{resolution.number} {resolution.decided_on.isoformat()}".strip(), words


def _item(item: AgendaItem) -> tuple[str, str, str]:
    parts = (item.title, item.public_title, item.subline, item.course.plain, item.statements.plain)
    return item.title, item.number, "\n".join(parts)


SEARCHED: dict[type, Callable[[Any], tuple[str, str, str]]] = {
    Paper: _paper,
    Resolution: _resolution,
    AgendaItem: _item,
    Meeting: lambda m: (
        m.name or str(m.number or ""),
        m.start.isoformat(" ", "minutes"),
        f"{m.name} {m.place.building}",
    ),
    Person: lambda p: (p.name, "", p.name),
    Speaker: lambda s: (s.topic, "", s.topic),
    Organization: lambda o: (o.name, o.short_name, f"{o.short_name} {o.name}"),
    Committee: lambda c: (c.name, c.short_name, f"{c.short_name} {c.name}"),
    Faction: lambda f: (f.name, f.short_name, f"{f.short_name} {f.name}"),
    Initiative: lambda i: (i.name, str(i.start or ""), f"{i.name}\n{i.description.plain}"),
    Attachment: lambda a: (a.title or a.file_name, "", f"{a.title} {a.file_name}"),
}
"""What is searched of each noun: title, detail, and the words it is found by."""


def search_doc(noun: str, value: Any) -> dict[str, str] | None:
    """The row of search_docs for a value, None for a noun that is not searched."""
    describe = SEARCHED.get(type(value))
    if describe is None:
        return None
    title, detail, words = describe(value)
    return {
        "noun": noun,
        "object_id": value.id,
        "title": title,
        "detail": detail,
        "folded_title": fold(f"{detail} {title}"),
        "folded": fold(f"{detail} {words}"),
    }


def search(connection: Connection, words: str, limit: int = 50) -> list[SearchHit]:
    """The newest records in which every word occurs, also inside longer words; nothing below two letters.

    Words of three letters and more are looked up in the index of trigrams, shorter ones in the titles.
    """
    parts = [part for part in fold(words).split() if part]
    if sum(map(len, parts)) < 2:
        return []
    likes = [f"folded LIKE :w{n}" for n, part in enumerate(parts) if len(part) > 2]
    short = [f"folded_title LIKE :w{n}" for n, part in enumerate(parts) if len(part) <= 2]
    # ESCAPE would keep SQLite from using the trigrams, so a typed % stands for any one character.
    values: dict[str, Any] = {f"w{n}": f"%{part.replace('%', '_')}%" for n, part in enumerate(parts)}
    # With short words beside long ones the newest of the index alone may all miss them: look further down.
    values["limit"] = limit if not short else limit * 40
    values["most"] = limit
    where = [WORD_MATCH.format(likes=" AND ".join(likes))] if likes else []
    query = (
        "SELECT noun, object_id, title, detail FROM search_docs WHERE "
        + " AND ".join([*where, *short])
        + " ORDER BY search_docs.id DESC LIMIT :most"
    )
    return [SearchHit(*row) for row in connection.execute(text(query), values)]
