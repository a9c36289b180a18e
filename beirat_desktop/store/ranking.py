"""In which order what was found is shown: by where the words of a question stand in a record, and how much they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from beirat_desktop.domain.searching import Term, code, plain_words, without_zeros
from beirat_desktop.store.search_entries import MAIN


class SearchHit(NamedTuple):
    """One record that was found.

    detail: its number or moment (ISO), as plain text. kind: what kind of paper a paper or an issued paper is. day: ISO
    or "". The ids: where it belongs.
    """

    noun: str
    object_id: str
    title: str
    number: str
    detail: str
    day: str
    kind: str
    committee_id: str | None
    paper_id: str | None
    meeting_id: str | None
    item_id: str | None


class Candidate(NamedTuple):
    """A row of search_docs that fits, with what its rank is made of."""

    id: int
    hit: SearchHit
    folded_title: str
    head: str


FIRST_HAND = {"resolutions": 0.99, "speakers": 0.98, "agenda_items": 0.97} | dict.fromkeys(MAIN, 1.0)
"""How much a hit counts that is the thing itself; what only belongs to a paper or a meeting comes behind it."""
_SECOND_HAND = 0.95
_ENDING = 2
_YEAR = 4
_OTHERWISE = 0.3
_COUNTED = {"agenda_items": "#TOP-", "meetings": "#MEETING-"}


class _Wanted(NamedTuple):
    """A term as hits are compared with it.

    typed: each as a part, the beginning and the whole of a word; instead: those of them that say it in other words.
    codes: forms that only the index knows; said: those that say how it is; whose: those of who is named. days:
    beginnings of days (ISO); other_days: those that a head says; yearless: parts of days.
    """

    weight: float
    forms: tuple[str, ...]
    typed: tuple[tuple[str, str, str], ...]
    instead: frozenset[str]
    codes: frozenset[str]
    said: frozenset[str]
    days: tuple[str, ...]
    other_days: tuple[str, ...]
    yearless: tuple[str, ...]
    whose: tuple[str, ...]


def _wanted(term: Term, weight: float) -> _Wanted:
    codes = frozenset(form for form in term.forms if form.startswith("#"))
    said = frozenset() if term.everyday else codes.difference(term.whose)
    yearless = tuple(form.strip() for form in term.forms if form.startswith("-"))
    other = tuple(f" {day}" for day in term.days if len(day) > _YEAR)
    typed = tuple((bare, f" {bare}", f" {bare} ") for form in term.typed if (bare := form.strip()))
    instead = frozenset(form.strip() for form in term.instead)
    return _Wanted(weight, term.forms, typed, instead, codes, said, term.days, other, yearless, term.whose)


def best_first(
    found: Sequence[Candidate], whole: str, terms: Sequence[Term], weights: Sequence[float]
) -> list[Candidate]:
    """What is called as was typed first, then by how well the terms fit, and of equal ones the newest."""
    wanted = [_wanted(term, weight) for term, weight in zip(terms, weights, strict=True)]
    numbered = any(letter.isdigit() for letter in whole)
    bare = without_zeros(whole)
    ranks = [(_exactly(one, whole, bare, numbered=numbered), _score(one, wanted), one.hit.day, one.id) for one in found]
    return [found[place] for place in sorted(range(len(found)), key=ranks.__getitem__, reverse=True)]


def _exactly(one: Candidate, whole: str, bare: str, *, numbered: bool) -> bool:
    """Whether it is called so, or bears that number; bare: the same without the zeros before numbers."""
    hit = one.hit
    if not whole or hit.noun not in FIRST_HAND:
        return False
    if whole == f" {one.folded_title} ":
        return True
    if not numbered or not hit.number:
        return False
    # Number and outside number stand together; one of them may itself be several words.
    return any(bare == without_zeros(plain_words(number)) for number in (hit.number, *hit.number.split()))


def _score(one: Candidate, wanted: Sequence[_Wanted]) -> float:
    title = f" {one.folded_title} "
    score = 0.0
    for term in wanted:
        score += term.weight * _place(one, title, term)
    return round(score * FIRST_HAND.get(one.hit.noun, _SECOND_HAND), 4)


def _place(one: Candidate, title: str, term: _Wanted) -> float:
    """How well a term fits: as the kind of record or the day that is meant, in the title, in the head, in the text.

    Asked for every term of each candidate with every key, so nothing is looked for that the term has not.
    """
    hit, head = one.hit, one.head
    if term.codes:
        kinds = (code(hit.noun), code(hit.kind), code(f"issued_{hit.kind}"))
        counted = _COUNTED.get(hit.noun, "-")
        if any(form in kinds or form.startswith(counted) for form in term.codes):
            return 5.0
        if any(form in head for form in term.said):
            return 4.0
    if hit.day:
        if term.days and hit.day.startswith(term.days):
            # Of several days that are meant, the first one most.
            return 4.0 - min(next(n for n, day in enumerate(term.days) if hit.day.startswith(day)), 9) / 100
        if term.yearless and any(part in hit.day for part in term.yearless):
            return 4.0
        if term.other_days and any(day in head for day in term.other_days):
            return 3.9  # another day of it: that of the meeting an invitation is for
    best = 1.0
    for bare, beginning, word in term.typed:
        at = title.find(beginning)
        if at >= 0:
            # With an ending it is the same word.
            ending = title.find(" ", at + len(beginning)) - at - len(beginning)
            if ending == 0 or word in title:
                place = 3.0 if term.days or term.yearless else 4.0
            else:
                place = 3.9 if ending <= _ENDING else 3.5
                if term.whose and hit.noun == "persons" and not any(who in head for who in term.whose):
                    place = 2.4  # whose name only begins as that of a faction comes after those who sit for it
        elif bare in title:
            place = 3.0
        else:
            continue
        best = max(best, place - _OTHERWISE if bare in term.instead else place)
    if best == 1.0:
        for form in term.forms:
            if form in head:
                return 2.5 if any(f"{other.rstrip()} " in head for other in term.forms) else 2.0
    return best
