"""Searching the whole record as one types: every term of a question occurs, also inside longer words.

Only where nothing is found so, a question is read more freely, and the answer says how.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, text

from beirat_desktop.domain.searching import (
    CALLED,
    FUZZY_FROM,
    Question,
    Term,
    code,
    errors_allowed,
    near,
    of_one_stem,
    pieces,
    record_code,
    seams,
    spellings,
    without_ending,
)
from beirat_desktop.store.engines import ways_of
from beirat_desktop.store.fitting import Fitting
from beirat_desktop.store.indexing import MASTERS
from beirat_desktop.store.prepared import driver_rows
from beirat_desktop.store.ranking import Candidate, SearchHit, best_first
from beirat_desktop.store.search_entries import OF_MAIN

LOOKED_AT = 60
"""Of what tells a record, and of all its words, so many of the newest hits are put in order; nobody reads on below."""
NAMED = 12
"""So many persons, bodies and factions of a name are thought of."""
_NEAREST = 60
_SHORTEST_START = 4
MOST_TERMS = 4
"""Where not all terms stand together, so many are looked for by turns: each turn is a search of its own."""


class Hits(NamedTuple):
    """What was found. more: there are others. near: the words that were looked for instead of mistyped ones; terms: all
    that was looked for; unknown: words that stand nowhere and were left out. apart: nowhere do all terms stand
    together, and these are the records in which one is missing.
    """

    hits: list[SearchHit]
    more: bool = False
    near: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    unknown: tuple[str, ...] = ()
    apart: bool = False


_COLUMNS = "d.id, d.folded_title, d.head, " + ", ".join(f"d.{name}" for name in SearchHit._fields)


def search(connection: Connection, question: Question, limit: int = 50, without: Sequence[str] = ()) -> Hits:
    """The records in which every term occurs: an exact number or title first, then by where the words stand, the
    rarer ones counting for more, and the newest of equal ones. without: nouns that are left out.
    """
    if question.nothing:
        return Hits([])
    near_words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    whole = question.whole
    terms = _with_names(connection, question.terms)
    found, more = _candidates(connection, terms, whole, without)
    if not found:
        meant, near_words = _mistyped(connection, _by_kind(connection, question.terms))
        meant, parts = _taken_apart(connection, meant)
        near_words = tuple(dict.fromkeys((*near_words, *parts)))
        known, unknown = _known(connection, meant)
        if known != question.terms:
            terms = _with_names(connection, known)
            for word in unknown:
                whole = whole.replace(f" {word} ", " ")
            found, more = _candidates(connection, terms, whole, without)
    if not found:
        shorter = tuple(term.also(*without_ending(term.word), *of_one_stem(term.word)) for term in terms)
        if shorter != terms:
            terms = shorter
            found, more = _candidates(connection, terms, whole, without)
    apart = not found
    if apart:
        found, more = _partly(connection, terms, whole, without)
    if not found:
        return Hits([], terms=terms)
    weights = [_weight(connection, term) for term in terms] if len(terms) > 1 else [1.0] * len(terms)
    hits = [one.hit for one in best_first(found, whole, terms, weights)[:limit]]
    return Hits(hits, more or len(found) > limit, near_words, terms, unknown, apart)


def matching(connection: Connection, question: Question, noun: str, column: str) -> ColumnElement[bool]:
    """The condition that the column is the id of a record of that noun that fits, all of them; column as in SQL."""
    query, values = _fitting(connection, question, noun)
    *parts, last = query.split("?")
    named = "".join(f"{part}:search_{n}" for n, part in enumerate(parts)) + last
    given = {f"search_{n}": value for n, value in enumerate(values)}
    return cast("ColumnElement[bool]", text(f"{column} IN ({named})").bindparams(**given))


def names(connection: Connection, nouns: Sequence[str]) -> list[tuple[str, str]]:
    """Ids and names of all bodies or offices, or whatever has no day."""
    query = (
        f"SELECT object_id, title FROM search_docs WHERE id >= {MASTERS} AND noun IN ({', '.join('?' * len(nouns))})"
    )
    return [(key, name) for key, name in driver_rows(connection, query, tuple(nouns))]


def found_ids(connection: Connection, question: Question, noun: str) -> set[str]:
    """The ids of all records of that noun that fit."""
    return {key for (key,) in driver_rows(connection, *_fitting(connection, question, noun))}


def _fitting(connection: Connection, question: Question, noun: str) -> tuple[str, tuple[str, ...]]:
    terms = _with_names(connection, question.terms)
    of_noun = Term((code(noun),))
    if not _any(connection, (*terms, of_noun)):
        meant, instead = _mistyped(connection, question.terms)
        if instead:
            terms = _with_names(connection, meant)
    fitting = ways_of(connection).fitting(connection, (*terms, of_noun), ("head", "text"))
    return fitting.query("d.object_id", only=noun)


def _candidates(
    connection: Connection, terms: Sequence[Term], whole: str, without: Sequence[str]
) -> tuple[list[Candidate], bool]:
    """What fits best, and whether there may be more: first what stands for itself and is told by the terms, then what
    only belongs to that, then what says them anywhere. What comes later is looked at where there is room left, or
    where its kind was asked for.
    """
    fitting = partial(ways_of(connection).fitting, connection)
    told = fitting(terms, ("head",))
    rows = _newest(connection, fitting((*terms, Term((OF_MAIN,))), ("head",)), without)
    more = len(rows) == LOOKED_AT
    if not more or any(form.startswith("#") for term in terms if not term.named for form in term.forms):
        others = _newest(connection, told, without)
        more = more or len(others) == LOOKED_AT
        rows += others
    if more:
        # The one that is called so may be older than all of these.
        left_out = f" AND d.noun NOT IN ({', '.join('?' * len(without))})" if without else ""
        exact = f"SELECT {_COLUMNS} FROM search_docs AS d WHERE d.folded_title = ?{left_out}"
        exact += " ORDER BY d.id DESC LIMIT 20"
        rows += _rows(connection, exact, (whole.strip(), *without))
    else:
        others = _newest(connection, fitting(terms, ("head", "text")), without)
        more = len(others) == LOOKED_AT
        rows += others
    return list({row.id: row for row in rows}.values()), more


def _newest(connection: Connection, fitting: Fitting, without: Sequence[str]) -> list[Candidate]:
    return _rows(connection, *fitting.query(_COLUMNS, newest_first=True, without=without, most=LOOKED_AT))


def _rows(connection: Connection, query: str, values: Sequence[Any]) -> list[Candidate]:
    rows = driver_rows(connection, query, tuple(values))
    return [Candidate(row[0], SearchHit._make(row[3:]), row[1], row[2]) for row in rows]


def _any(connection: Connection, terms: Sequence[Term]) -> bool:
    fitting = ways_of(connection).fitting(connection, terms, ("head", "text"))
    return bool(driver_rows(connection, *fitting.query("1", most=1)))


def _with_names(connection: Connection, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms; where a word names a person, a body, a faction or an office, what names that by its id fits, too."""
    found = []
    for term in terms:
        whose = tuple(_named(connection, term)) if term.named else ()
        found.append(replace(term.also(*whose), whose=(*term.whose, *whose)) if whose else term)
    return tuple(found)


def _named(connection: Connection, term: Term) -> list[str]:
    """The codes of those who are called so; of those whose names only begin so, where nobody is; else without an
    ending: "des Beirats".
    """
    names = [form.strip() for form in term.typed]
    ways = ([f"{name} " for name in names], names, [f"{name} " for name in without_ending(term.word)])
    for way in filter(None, ways):
        called = Term(tuple(f"{CALLED}{name}" for name in way))
        fitting = ways_of(connection).fitting(connection, (called,), ("head",))
        query = fitting.query("d.object_id", least=MASTERS, most=NAMED)
        if found := [record_code(key) for (key,) in driver_rows(connection, *query)]:
            return found
    return []


def _by_kind(connection: Connection, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms; a word that stands nowhere and ends with a kind of record is two, where there is what stands before
    it.
    """
    found: list[Term] = []
    for term in terms:
        telling = [one for one in term.made_of[:-1] if not one.everyday]
        apart = telling and not _any(connection, (term,)) and _any(connection, _with_names(connection, telling))
        found += term.made_of if apart else (term,)
    return tuple(found)


def _mistyped(connection: Connection, terms: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms with the words that may have been meant, and these words; with another ending it is no other word."""
    meant: list[str] = []
    changed = []
    for term in terms:
        known = not errors_allowed(term.word) or _standing(connection, term.word)
        declined = () if known else tuple(form for form in without_ending(term.word) if _standing(connection, form))
        near_ones = () if known or declined else _near(connection, term.word)
        # A word may stand in a draft alone that is not there for who asks.
        words = tuple(word for word in near_ones if _any(connection, (Term((word,)),)))
        meant += [word for word in words if word not in term.forms]
        changed.append(term.also(*declined, *words))
    return tuple(changed), tuple(dict.fromkeys(meant))


def _taken_apart(connection: Connection, terms: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms; for a word that stands nowhere the two it is made of, where both stand: "Hochwasserwarnung",
    "Gastvortrag", which begins with a kind of record; else the end or the beginning of it that does:
    "Neubürgerempfang", "Sprechzeiten". And these parts, for the word itself is nowhere.
    """
    found: list[Term] = []
    instead: list[str] = []
    for term in terms:
        parts: tuple[str, ...] = ()
        if term.word and not _any(connection, (term,)):
            kind, *rest = term.made_of or (term,)
            if kind.everyday and rest and _any(connection, _with_names(connection, rest)):
                instead += [one.word or one.typed[0] for one in term.made_of]
                found += term.made_of
                continue
            begun = (pair for pair in seams(term.word) if all(_standing(connection, part) for part in pair))
            parts = next(begun, ()) or next(_standing_parts(connection, term.word), ())
        instead += parts
        found += [Term(spellings(part), named=True) for part in parts] or [term]
    return tuple(found), tuple(instead)


def _standing_parts(connection: Connection, word: str) -> Iterator[tuple[str]]:
    """The ends of a folded word by which other words begin, the longest first, after them its beginnings, and these
    inside of words.
    """
    ends = (word[at:] for at in range(_SHORTEST_START, len(word) - FUZZY_FROM + 1))
    beginnings = [word[:at] for at in range(len(word) - _SHORTEST_START, FUZZY_FROM, -1)]
    yield from ((part,) for part in chain(ends, beginnings) if _standing(connection, part))
    if beginnings and _any(connection, (Term((beginnings[-1],)),)):
        yield from ((part,) for part in beginnings if _any(connection, (Term((part,)),)))


def _partly(
    connection: Connection, terms: Sequence[Term], whole: str, without: Sequence[str]
) -> tuple[list[Candidate], bool]:
    """What fits where any one term is left out, first one that tells little; else what fits a telling one alone.

    Of a long question only the rarest terms are looked for.
    """
    telling = [term for term in terms if not term.everyday]
    if len(telling) > MOST_TERMS:
        rarest = sorted(telling, key=partial(_weight, connection), reverse=True)[:MOST_TERMS]
        terms = telling = [term for term in telling if term in rarest]
        found = _candidates(connection, terms, whole, without)
        if found[0]:
            return found
    little = [term for term in terms if term.everyday]
    smaller = [[[one for one in terms if one is not term] for term in little]]
    if len(telling) > 1:
        smaller.append([[one for one in terms if one is not term] for term in telling])
        smaller.append([[term] for term in telling])
    for parts in smaller:
        answers = [_candidates(connection, one, whole, without) for one in parts if one and _any(connection, one)]
        rows = {row.id: row for rows, _ in answers for row in rows}
        if rows:
            return list(rows.values()), any(more for _, more in answers)
    return [], False


def _known(connection: Connection, terms: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms that stand somewhere and words that do not; all terms where nothing telling would be left."""
    known = [term for term in terms if _any(connection, _with_names(connection, (term,)))]
    if len(known) == len(terms) or all(term.everyday for term in known):
        return tuple(terms), ()
    return tuple(known), tuple(term.typed[0].strip() for term in terms if term not in known and term.typed)


def _near(connection: Connection, word: str) -> tuple[str, ...]:
    parts = pieces(word)
    query = f"SELECT word FROM search_words WHERE {' OR '.join('instr(word, ?) > 0' for _ in parts)}"
    pairs = {word[n : n + 2] for n in range(len(word) - 1)}

    def strangeness(other: str) -> tuple[int, int]:
        return sum(pair not in other for pair in pairs), len(other)

    # Telling how far two words are apart takes long; most have hardly two letters in common.
    rows = driver_rows(connection, query, parts)
    return near(word, sorted((row[0] for row in rows), key=strangeness)[:_NEAREST])[:NAMED]


def _weight(connection: Connection, term: Term) -> float:
    """How much a term says: the less, the more records it stands in, be it by another word."""
    if term.everyday:
        return 0.1
    if not term.named:
        return 0.6
    words = (term.word, *(form.strip() for form in term.instead))
    standing = max(_standing(connection, word) for word in words)
    return 1 / (1 + math.log10(1 + standing))


def _standing(connection: Connection, word: str) -> int:
    """In how many records words stand that begin so, each word counted for itself."""
    query = "SELECT sum(docs) FROM search_words WHERE word >= ? AND word < ?"
    ((docs,),) = driver_rows(connection, query, (word, f"{word}\U0010ffff"))
    return int(docs or 0)
