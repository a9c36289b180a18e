"""Finding anything in the record as one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.searching import Excerpt, Question, Term, excerpt, marked
from beirat_desktop.domain.votes import VoteKind
from beirat_desktop.german.relative_days import Calendar
from beirat_desktop.german.roles import role_title
from beirat_desktop.german.search import asked
from beirat_desktop.store.meetings import sitting_days
from beirat_desktop.store.papers import amendments_among
from beirat_desktop.store.ranking import SearchHit
from beirat_desktop.store.search import Hits, names
from beirat_desktop.store.search_entries import SEARCHED, text_of
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committees_by_day, find_committee, find_faction, paper_day, person_on, today

_ROLES = 2


class Found(NamedTuple):
    """A hit and the record to open for it: an agenda item opens its meeting, an attachment what it belongs to.

    kind and key: what was found ("papers"); noun and id: what is opened ("paper"). detail: its number or moment (ISO).
    body: of which committee it is, with the name of its day; of_body: the same in the genitive. amends: a motion that
    amends another.
    """

    kind: str
    key: str
    noun: str
    id: str
    title: str
    number: str = ""
    detail: str = ""
    day: date | None = None
    body: str = ""
    of_body: str = ""
    paper_type: PaperType | None = None
    issued: IssuedKind | None = None
    vote: VoteKind | None = None
    amends: bool = False


class Answer(NamedTuple):
    """What was found, the best first. more: there is more than that. near: words that stand in for mistyped ones.

    unknown: words that stand nowhere and were left out. apart: nowhere do all the words stand together.
    """

    found: list[Found]
    more: bool = False
    near: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    unknown: tuple[str, ...] = ()
    apart: bool = False


class Search:
    """Looks records up by their words, numbers, days, people and kinds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, words: str, limit: int = 50, *, opens: Callable[[str], bool] = lambda _noun: True) -> Answer:
        """The records that fit; opens says which nouns can be opened, others are not looked for."""
        without = [kind for kind in SEARCHED if not any(opens(noun) for noun in OPENED[kind])]
        with self._store.reading() as unit:
            hits = looked_up(unit, words, limit, without)
            body_on = committees_by_day(unit)
            now = today(unit)
            days = [date.fromisoformat(hit.day) if hit.day else None for hit in hits.hits]
            sheets = _sheets(unit, hits.hits)
            amending = amendments_among(unit, [hit.object_id for hit in hits.hits if hit.noun == "papers"])
            found = [
                _found(hit, day, body_on(hit.committee_id, day or now), sheets, amends=hit.object_id in amending)
                for hit, day in zip(hits.hits, days, strict=True)
            ]
        return Answer(found, hits.more, hits.near, hits.terms, hits.unknown, hits.apart)

    def asked(self, words: str) -> Question:
        """What the words ask for, with days told from today; for lists that are narrowed by it."""
        with self._store.reading() as unit:
            return asked(words, _calendar(unit))

    def context(self, found: Found, terms: Sequence[Term]) -> Excerpt:
        """A line of the record in which the words stand, else whose paper it is; for a person, the offices held."""
        with self._store.reading() as unit:
            if found.kind == "persons":
                return marked(_offices(unit, found.key), terms)
            # A resolution is called by how it begins; that need not be said twice.
            line = excerpt(text_of(unit.connection, found.kind, found.key).removeprefix(found.title), terms)
            if line.text or found.kind != "papers":
                return line
            paper = unit.papers.get(found.key)
            faction = find_faction(unit, paper.faction_id, paper_day(unit, paper))
            return marked(faction.label if faction is not None else "", terms)


def looked_up(unit: Unit, words: str, limit: int, without: Sequence[str] = ()) -> Hits:
    """What the words find, the best first, without these nouns; days are told from today."""
    return unit.search(asked(words, _calendar(unit)), limit, without)


_OF_WORKS = ("papers", "resolutions")


def works_found(unit: Unit, words: str, limit: int) -> list[tuple[str, str]]:
    """The papers and resolutions the words lead to, noun and id, the best first.

    Where a number is asked for, also what another body dealt with under it: what it resolved, then the paper.
    """
    numbered = any(sign.isdigit() for sign in words)
    nouns = (*_OF_WORKS, "consultations") if numbered else _OF_WORKS
    hits = looked_up(unit, words, limit, [noun for noun in SEARCHED if noun not in nouns]).hits
    stations = [hit.object_id for hit in hits if hit.noun == "consultations"]
    there = (
        {one.consultation_id: one.id for one in unit.resolutions.where(consultation_id=stations)} if stations else {}
    )
    found: dict[tuple[str, str], None] = {}
    for hit in hits:
        if hit.noun in _OF_WORKS:
            found[hit.noun, hit.object_id] = None
        elif hit.object_id in there:
            found["resolutions", there[hit.object_id]] = None
        if hit.noun == "consultations" and hit.paper_id is not None:
            found["papers", hit.paper_id] = None
    return list(found)[:limit]


def _calendar(unit: Unit) -> Calendar:
    day = today(unit)
    return Calendar(
        day,
        lambda ahead: sitting_days(unit, day, ahead=ahead),
        cache(lambda: names(unit.connection, ("committees", "organizations"))),
    )


OPENED: dict[str, tuple[str, ...]] = {
    "papers": ("paper",),
    "resolutions": ("matter", "meeting"),
    "votes": ("meeting", "paper"),
    "agenda_items": ("meeting",),
    "meetings": ("meeting",),
    "minutes": ("meeting",),
    "corrections": ("meeting",),
    "elections": ("meeting",),
    "resident_questions": ("meeting",),
    "joinings": ("matter",),
    "consultations": ("matter",),
    "follow_ups": ("matter",),
    "status_reports": ("matter",),
    "issued_papers": ("issued_paper",),
    "attachments": ("paper", "meeting", "initiative"),
    "initiatives": ("initiative",),
    "speakers": ("speaker",),
    "persons": ("person",),
    "organizations": ("organization",),
    "committees": ("committee",),
    "factions": ("faction",),
}
"""What opens for a hit of each noun."""


_AT_ITEM = frozenset(("agenda_items", "elections", "resident_questions", "votes"))
_IN_MINUTES = frozenset(("minutes", "corrections"))
_ON_THE_WAY = frozenset(("follow_ups", "status_reports", "consultations", "joinings"))
_ITSELF = {
    noun: opened[0]
    for noun, opened in OPENED.items()
    if len(opened) == 1 and noun not in _AT_ITEM | _IN_MINUTES | _ON_THE_WAY
}
_PAPER_TYPES = {kind.value: kind for kind in PaperType}
_ISSUED_KINDS = {kind.value: kind for kind in IssuedKind}
_VOTE_KINDS = {kind.value: kind for kind in VoteKind}
# An enumeration asked for a value takes longer than all else of a hit, and there are fifty with every key.


def _sheets(unit: Unit, hits: Sequence[SearchHit]) -> dict[str, str]:
    """By file that belongs to neither paper nor meeting, its initiative."""
    loose = [hit.object_id for hit in hits if hit.noun == "attachments" and not (hit.paper_id or hit.meeting_id)]
    if not loose:
        return {}
    return {one.id: one.initiative_id for one in unit.attachments.where(id=loose) if one.initiative_id}


def _found(
    hit: SearchHit, day: date | None, body: Committee | None, sheets: Mapping[str, str], *, amends: bool
) -> Found:
    noun, key = ("initiative", sheets[hit.object_id]) if hit.object_id in sheets else _opened(hit)
    return Found(
        hit.noun,
        hit.object_id,
        noun,
        key,
        hit.title,
        hit.number,
        hit.detail,
        day,
        body.label if body is not None else "",
        body.of if body is not None else "",
        _PAPER_TYPES[hit.kind] if hit.noun == "papers" else None,
        _ISSUED_KINDS[hit.kind] if hit.noun == "issued_papers" else None,
        _VOTE_KINDS[hit.kind] if hit.noun == "votes" else None,
        amends,
    )


def _opened(hit: SearchHit) -> tuple[str, str]:
    if itself := _ITSELF.get(hit.noun):
        return itself, hit.object_id
    first, *others = OPENED[hit.noun]
    if hit.noun in _AT_ITEM and hit.meeting_id:
        return "meeting", f"{hit.meeting_id}:agenda:{hit.item_id}" if hit.item_id else hit.meeting_id
    if hit.noun in _IN_MINUTES:
        return "meeting", f"{hit.meeting_id}:minutes"
    if hit.noun in _ON_THE_WAY:
        return "matter", hit.paper_id or hit.object_id
    if others:
        # A resolution is looked at on the way of its paper, a file beside the form; else in the meeting.
        noun = first if first != "meeting" else others[0]
        return (noun, hit.paper_id) if hit.paper_id else ("meeting", hit.meeting_id or "")
    return first, hit.object_id


def _offices(unit: Unit, person_id: str) -> str:
    """Vorsitzende Beirat (SPD), the latest first."""
    person = person_on(unit, person_id, today(unit))
    held = sorted(unit.memberships.where(person_id=person_id), key=lambda one: one.start or date.min, reverse=True)
    words = []
    for one in held[:_ROLES]:
        day = one.end or today(unit)
        body, faction = find_committee(unit, one.committee_id, day), find_faction(unit, one.faction_id, day)
        of_faction = f" ({faction.label})" if faction is not None else ""
        words.append(f"{role_title(one.role, person.form_of_address)} {body.label if body else ''}{of_faction}")
    return ", ".join(words)
