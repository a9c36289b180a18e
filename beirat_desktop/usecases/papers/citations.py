"""References from a paper's text to resolutions, papers and outside sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from beirat_desktop.domain.citations import Citation, Quote, SourceWords, wordings
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.quotations import labelled
from beirat_desktop.domain.searching import Question
from beirat_desktop.domain.text import RichText, nfc
from beirat_desktop.domain.verbatim import ALMOST, FAITHFUL, Compared, Standing, changed, tokens
from beirat_desktop.store.search_entries import SEARCHED
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.papers.details import CitedWork, cited_work, cited_works, paper_quotes
from beirat_desktop.usecases.search import works_found

_NEWEST = 30
_NOT_CITED = tuple(noun for noun in SEARCHED if noun not in ("resolutions", "papers"))
_PROPOSED = 3
_SEARCHED_WORDS, _SEARCHED_LETTERS = 4, 4
_FIELDS = {"resolutions": "cited_resolution_id", "papers": "cited_paper_id"}
_COMPARED = ("quote", "source", *_FIELDS.values())


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be cited; noun is "resolutions" or "papers", name how a text names it."""

    noun: str
    object_id: str
    name: str
    title: str
    dated: date | None
    texts: tuple[RichText, ...]
    earlier: tuple[RichText, ...] = ()

    @property
    def words(self) -> str:
        """All that may be quoted from it, as it reads."""
        return "\n\n".join(labelled(text) for text in self.texts)

    def compare(self, quoted: Iterable[str]) -> Compared:
        """How words stand in it, given in the ways they may be written."""
        return SourceWords(wordings(self.texts), wordings(self.earlier)).compare(quoted)

    @property
    def fields(self) -> dict[str, str]:
        """What a reference to it names."""
        return {_FIELDS[self.noun]: self.object_id}


@dataclass(frozen=True, slots=True)
class QuotedWork:
    """A quotation with its source; proposals: where in the record its words stand, when it has none.

    faithful: whether they stand there word for word; else these are the nearest.
    """

    quote: Quote
    work: CitedWork | None
    proposals: tuple[Source, ...] = ()
    faithful: bool = True


class Citations:
    """What the office does with references."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, paper_id: str) -> list[CitedWork]:
        """The references of a paper with their sources."""
        with self._store.reading() as unit:
            return list(cited_works(unit, paper_id))

    def quotes(self, paper: Paper) -> list[QuotedWork]:
        """The quotations of a paper as it is typed, held against their sources; where one has none, what it could be.

        May take some time over long texts: not for the thread that takes the keys.
        """
        with self._store.reading() as unit:
            works = cited_works(unit, paper.id)
            by_id = {work.citation.id: work for work in works}
            found = []
            for quote in paper_quotes(unit, paper, works):
                work = by_id.get(quote.citation.id) if quote.citation is not None else None
                proposals: tuple[Source, ...] = ()
                faithful = True
                if quote.quotation is not None and quote.standing is Standing.NO_SOURCE:
                    words = (quote.quotation.words, quote.quotation.labelled)
                    proposals, faithful = _proposals(unit, words, but=paper.id)
                found.append(QuotedWork(quote, work, proposals, faithful))
            return found

    def sources(self, words: str, *, but: str = "", quoted: str = "") -> list[Source]:
        """Resolutions and papers in which the words occur; but leaves one paper out.

        Without words, those in which the quoted words stand, then the latest resolutions.
        """
        with self._store.reading() as unit:
            if len(words.strip()) < 2:
                decided = [resolution for resolution in unit.resolutions.all() if resolution.decided]
                decided.sort(key=lambda r: (r.decided_on, r.id), reverse=True)
                found = [("resolutions", resolution.id) for resolution in decided[:_NEWEST]]
                proposed, _faithful = _proposals(unit, (quoted,), but=but)
            else:
                found = [pair for pair in works_found(unit, words, _NEWEST + 1) if _citable(unit, *pair)]
                proposed = ()
            known = {(source.noun, source.object_id) for source in proposed}
            others = [pair for pair in found if pair not in known and pair[1] != but]
            return [*proposed, *(_source(unit, noun, key) for noun, key in others)][:_NEWEST]

    def add(self, paper_id: str, section: str = "rationale", **fields: Any) -> Citation:
        """Refer to a resolution (cited_resolution_id), a paper (cited_paper_id) or an outside source (source)."""
        with self._store.unit("citations.add") as unit:
            return unit.citations.save(_checked(Citation(paper_id, section, **_clean(fields))))

    def edit(self, key: str, **fields: Any) -> Citation:
        """Change a reference; other words or another source must be compared anew."""
        with self._store.unit("citations.edit", merge=True) as unit:
            citation = unit.citations.get(key)
            changed = _checked(replace(citation, **_clean(fields)))
            if any(getattr(changed, name) != getattr(citation, name) for name in _COMPARED):
                changed = replace(changed, checked_on=None)
            return unit.citations.save(changed)

    def check(self, key: str, checked: bool = True, *, words: str = "") -> Citation:
        """Keep that somebody compared it with its source today, or that nobody did. words: those in the text now."""
        with self._store.unit("citations.check") as unit:
            checked_on = unit.now.date() if checked else None
            citation = unit.citations.get(key)
            quote = nfc(words) if checked and words.strip() else citation.quote
            return unit.citations.save(replace(citation, checked_on=checked_on, quote=quote))

    def remove(self, key: str) -> None:
        """Take the reference off; the words in the text stay."""
        with self._store.unit("citations.remove") as unit:
            unit.citations.delete(key)


def _clean(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: nfc(value) if isinstance(value, str) else value for name, value in fields.items()}


def _checked(citation: Citation) -> Citation:
    if citation.cited_paper_id == citation.paper_id:
        raise Refused("citation.of_itself")
    if not (citation.cited_paper_id or citation.cited_resolution_id or citation.source.strip()):
        raise Refused("citation.source_missing")
    return citation


def _source(unit: Unit, noun: str, key: str) -> Source:
    work = cited_work(unit, Citation("", **{_FIELDS[noun]: key}))  # type: ignore[arg-type]
    return Source(noun, key, work.name, work.title, work.dated, work.texts, work.earlier)


def _citable(unit: Unit, noun: str, key: str) -> bool:
    """Whether it is more than wording that is still being typed for a vote."""
    return noun != "resolutions" or unit.resolutions.get(key).decided


def _proposals(unit: Unit, quoted: tuple[str, ...], *, but: str) -> tuple[tuple[Source, ...], bool]:
    """Where the quoted words stand word for word, and that they do; else where they stand nearly so.

    Resolutions first, then the oldest: the others quote it as well. Of what is only near, the nearest first.
    """
    words = {token.text for token in tokens(quoted[0]) if token.is_word and len(token.text) >= _SEARCHED_LETTERS}
    # The longest are the rarest; so few, lest a word that is written in two ways keep the source from being found.
    rare = sorted(words, key=lambda word: (-len(word), word))[:_SEARCHED_WORDS]
    if not rare:
        return (), True
    found = [(source, source.compare(quoted)) for source in _with_words(unit, rare, but)]
    same = [source for source, compared in found if compared.standing in FAITHFUL]
    if same:
        same.sort(key=lambda source: (source.noun != "resolutions", source.dated or date.max, source.object_id))
        return tuple(same[:_PROPOSED]), True
    if len(rare) == _SEARCHED_WORDS:  # one of them may be the word that is quoted wrongly
        known = {source.object_id for source, _ in found}
        for left_out in rare:
            for source in _with_words(unit, [word for word in rare if word != left_out], but):
                if source.object_id not in known:
                    known.add(source.object_id)
                    found.append((source, source.compare(quoted)))
    near = [(changed(compared), source) for source, compared in found if compared.standing in ALMOST]
    # What was left out and what was put in both count: about half of a quotation may read otherwise.
    near = [(letters, source) for letters, source in near if letters <= len(quoted[0])]
    near.sort(key=lambda one: (one[0], one[1].noun != "resolutions", one[1].dated or date.max, one[1].object_id))
    return tuple(source for _, source in near[:_PROPOSED]), False


def _with_words(unit: Unit, words: list[str], but: str) -> list[Source]:
    """What can be cited and has all these words, less one paper."""
    hits = unit.search(Question.of(" ".join(words)), _NEWEST * 4, _NOT_CITED).hits
    others = [hit for hit in hits if hit.object_id != but][:_NEWEST]
    return [_source(unit, hit.noun, hit.object_id) for hit in others if _citable(unit, hit.noun, hit.object_id)]
