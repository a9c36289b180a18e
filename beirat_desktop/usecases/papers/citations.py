"""References from a paper's text to resolutions, papers and outside sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import nfc
from beirat_desktop.german.search import asked
from beirat_desktop.store.indexing import SEARCHED
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.papers.details import CitedWork, cited_work

_NEWEST = 30
_NOT_CITED = tuple(noun for noun in SEARCHED if noun not in ("resolutions", "papers"))


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be cited; noun is "resolutions" or "papers"."""

    noun: str
    object_id: str
    number: str
    title: str
    dated: date | None
    words: str


class Citations:
    """What the office does with references."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, paper_id: str) -> list[CitedWork]:
        """The references of a paper with their sources."""
        with self._store.reading() as unit:
            return [cited_work(unit, citation) for citation in unit.citations.where(paper_id=paper_id)]

    def sources(self, words: str, *, but: str = "") -> list[Source]:
        """Resolutions and papers in which the words occur, or the latest resolutions; but leaves one paper out."""
        with self._store.reading() as unit:
            if len(words.strip()) < 2:
                latest = sorted(unit.resolutions.all(), key=lambda r: (r.decided_on, r.id), reverse=True)
                found = [("resolutions", resolution.id) for resolution in latest[:_NEWEST]]
            else:
                hits = unit.search(asked(words), _NEWEST + 1, _NOT_CITED).hits
                found = [(hit.noun, hit.object_id) for hit in hits]
            return [_source(unit, noun, key) for noun, key in found if key != but][:_NEWEST]

    def add(self, paper_id: str, section: str = "rationale", **fields: Any) -> Citation:
        """Refer to a resolution (cited_resolution_id), a paper (cited_paper_id) or an outside source (source)."""
        with self._store.unit("citations.add") as unit:
            return unit.citations.save(_checked(Citation(paper_id, section, **_clean(fields))))

    def edit(self, key: str, **fields: Any) -> Citation:
        """Change a reference; other words must be compared with the source anew."""
        with self._store.unit("citations.edit", merge=True) as unit:
            citation = unit.citations.get(key)
            changed = _checked(replace(citation, **_clean(fields)))
            if changed.quote != citation.quote:
                changed = replace(changed, checked_on=None)
            return unit.citations.save(changed)

    def check(self, key: str, checked: bool = True) -> Citation:
        """Keep that somebody compared it with its source today, or that nobody did."""
        with self._store.unit("citations.check") as unit:
            checked_on = unit.now.date() if checked else None
            return unit.citations.save(replace(unit.citations.get(key), checked_on=checked_on))

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
    names = {"resolutions": "cited_resolution_id", "papers": "cited_paper_id"}
    work = cited_work(unit, Citation("", **{names[noun]: key}))  # type: ignore[arg-type]
    return Source(noun, key, work.number, work.title, work.dated, work.words)
