"""Searching the whole record as one types: folded text, found by any part of a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, TextClause, text

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.initiatives import Initiative, words_of
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Attachment, Paper
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.store.sqlite import WORD_MATCH


def search_form(words: str) -> str:
    """The text as it is searched: folded, and an umlaut may be typed as two letters ("goecmen" finds "Göçmen")."""
    return fold(words).replace("ae", "a").replace("oe", "o").replace("ue", "u")


class SearchHit(NamedTuple):
    """One record that was found; detail is its number or date (ISO), as plain text.

    paper_type: what kind of paper a paper is; paper_id, meeting_id, initiative_id: where a resolution, an agenda item
    or an attachment belongs.
    """

    noun: str
    object_id: str
    title: str
    detail: str
    paper_type: str | None
    paper_id: str | None
    meeting_id: str | None
    initiative_id: str | None


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


def _ever_called(value: Committee | Faction) -> str:
    """All names it has and had."""
    return "\n".join(f"{one.short_name} {one.name}" for one in (value, *value.earlier))


SEARCHED: dict[type, Callable[[Any], tuple[str, str, str]]] = {
    Paper: _paper,
    Resolution: _resolution,
    AgendaItem: _item,
    Meeting: lambda m: (
        m.name or str(m.number or ""),
        m.start.isoformat(" ", "minutes"),
        f"{m.name} {m.place.building}",
    ),
    Person: lambda p: (p.name, "", "\n".join(f"{one.given_name} {one.family_name}" for one in (p, *p.earlier))),
    Speaker: lambda s: (s.topic, "", s.topic),
    Organization: lambda o: (o.name, o.short_name, f"{o.short_name} {o.name}"),
    Committee: lambda c: (c.name, c.short_name, _ever_called(c)),
    Faction: lambda f: (f.name, f.short_name, _ever_called(f)),
    Initiative: lambda i: (i.name, str(i.start or ""), words_of(i)),
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
        "folded_title": search_form(f"{detail} {title}"),
        "folded": search_form(f"{detail} {words}"),
    }


_HIT = """SELECT noun, object_id, title, detail,
CASE noun WHEN 'papers' THEN (SELECT paper_type FROM papers WHERE id = object_id) END,
CASE noun WHEN 'resolutions' THEN (SELECT paper_id FROM resolutions WHERE id = object_id)
WHEN 'attachments' THEN (SELECT paper_id FROM attachments WHERE id = object_id) END,
CASE noun WHEN 'agenda_items' THEN (SELECT meeting_id FROM agenda_items WHERE id = object_id)
WHEN 'resolutions' THEN (SELECT meeting_id FROM agenda_items WHERE id =
(SELECT agenda_item_id FROM resolutions WHERE id = object_id))
WHEN 'attachments' THEN (SELECT meeting_id FROM attachments WHERE id = object_id) END,
CASE noun WHEN 'attachments' THEN (SELECT initiative_id FROM attachments WHERE id = object_id) END
FROM (SELECT id, noun, object_id, title, detail FROM search_docs WHERE {where} ORDER BY id DESC LIMIT :most)
ORDER BY id DESC"""


NEWEST = 20_000
"""So many of the newest records are looked through for words too short for the index, lest a key ever wait."""
_NEAR = "id > (SELECT max(id) FROM search_docs) - :newest"


def search(connection: Connection, words: str, limit: int = 50) -> list[SearchHit]:
    """The newest records in which every word occurs, also inside longer words; nothing below two letters.

    Words of three letters and more are looked up in the index of trigrams, shorter ones in the titles
    (where they stand alone, in those of the newest records).
    """
    parts = search_form(words).split()
    if sum(map(len, parts)) < 2:
        return []
    # ESCAPE would keep SQLite from using the trigrams, so a typed % stands for any one character.
    values: dict[str, Any] = {f"w{n}": f"%{part.replace('%', '_')}%" for n, part in enumerate(parts)}
    lengths = tuple(len(part) > 2 for part in parts)
    # With short words beside long ones the newest of the index alone may all miss them: look further down.
    values["limit"] = limit if all(lengths) else limit * 40
    values |= {"most": limit, "newest": NEWEST}
    return list(map(SearchHit._make, connection.execute(_query(lengths), values).all()))


@lru_cache(maxsize=64)
def _query(lengths: tuple[bool, ...]) -> TextClause:
    """The search for words of which some are long enough for the trigrams; put together once for each mixture."""
    likes = [f"folded LIKE :w{n}" for n, long in enumerate(lengths) if long]
    short = [f"folded_title LIKE :w{n}" for n, long in enumerate(lengths) if not long]
    near = WORD_MATCH.format(likes=" AND ".join(likes)) if likes else _NEAR
    return text(_HIT.format(where=" AND ".join([near, *short])))
