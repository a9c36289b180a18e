"""Joining papers to one matter, and parting them again; always by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.joinings import Joining, joined, proposed
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.german.joinings import TIES, paper_words
from beirat_desktop.store.joinings import joinings_of, ties_of
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import paper_prefix
from beirat_desktop.usecases.members.founding import tidy
from beirat_desktop.usecases.search import works_found

_NEWEST = 30


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper a matter can be joined with; why: what ties the two, empty where somebody only looked for it."""

    paper_id: str
    name: str
    title: str
    why: str = ""


class Joinings:
    """Several papers as one matter."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def first_papers(self) -> list[str]:
        """One paper of each matter that several are."""
        with self._store.reading() as unit:
            return [one.paper_ids[0] for one in unit.joinings.all()]

    def candidates(self, paper_id: str, words: str = "") -> list[Candidate]:
        """What the matter can be joined with: what it cites or amends and what cites or amends it, then what is found.

        Without words the latest papers.
        """
        with self._store.reading() as unit:
            own, prefix = members(unit, paper_id), paper_prefix(unit)
            tied = proposed_candidates(unit, own)
            if len(words.strip()) < 2:
                latest = sorted(unit.papers.all(), key=lambda paper: (str(paper.dated or ""), paper.id), reverse=True)
                found = latest
            else:
                hits = [key for noun, key in works_found(unit, words, _NEWEST * 2) if noun == "papers"]
                known = {paper.id: paper for paper in unit.papers.where(id=hits)}
                found = [known[key] for key in hits if key in known]
                tied = [one for one in tied if one.paper_id in known]
            taken = {*own, *(one.paper_id for one in tied)}
            others = [p for p in found if p.id not in taken and p.state is not PaperState.DRAFT]
            return [*tied, *(_candidate(paper, prefix) for paper in others)][:_NEWEST]

    def join(self, paper_id: str, other_id: str, title: str = "") -> Joining:
        """Make the matters of both papers one; title: how it is called from now on."""
        with self._store.unit("joinings.join") as unit:
            papers = [unit.papers.get(key) for key in (paper_id, other_id)]
            known = sorted(joinings_of(unit, [paper_id, other_id]), key=lambda one: paper_id not in one.paper_ids)
            made = joined(tidy(title), papers, known)
            for one in known:
                if one.id != made.id:
                    unit.joinings.delete(one.id)
            return unit.joinings.save(made)

    def part(self, paper_id: str) -> None:
        """Take a paper out of its matter; it is a matter of its own again."""
        with self._store.unit("joinings.part") as unit:
            known = joinings_of(unit, [paper_id])
            if not known:
                raise Refused("joining.not_joined", title=unit.papers.get(paper_id).title)
            for one in known:
                left = one.without(paper_id)
                if left is None:
                    unit.joinings.delete(one.id)
                else:
                    unit.joinings.save(left)

    def rename(self, joining_id: str, title: str) -> Joining:
        """Call the matter otherwise."""
        if not title.strip():
            raise Refused("joining.title_missing")
        with self._store.unit("joinings.rename") as unit:
            return unit.joinings.save(replace(unit.joinings.get(joining_id), title=tidy(title)))


def members(unit: Unit, paper_id: str) -> tuple[str, ...]:
    """The papers of the matter a paper belongs to; itself alone where it is joined with none."""
    return tuple(dict.fromkeys(key for one in joinings_of(unit, [paper_id]) for key in one.paper_ids)) or (paper_id,)


def proposed_candidates(unit: Unit, own: tuple[str, ...]) -> list[Candidate]:
    """The papers outside a matter that its papers cite or amend, or that cite or amend them."""
    found = []
    prefix = paper_prefix(unit)
    names = {paper.id: paper_words(paper, prefix) for paper in unit.papers.where(id=own)}
    wanted = proposed(ties_of(unit, own), own)
    for paper in unit.papers.where(id=list(wanted)):
        if paper.state is PaperState.DRAFT:
            continue
        tie = wanted[paper.id]
        later, earlier = TIES[tie.kind]
        outside_is_later = tie.later_id == paper.id
        inside = names.get(tie.earlier_id if outside_is_later else tie.later_id, "")
        why = f"{later} {inside}" if outside_is_later else f"{earlier} {inside}"
        found.append(replace(_candidate(paper, prefix), why=why))
    return found


def _candidate(paper: Paper, prefix: str) -> Candidate:
    return Candidate(paper.id, paper_words(paper, prefix, dated=True), paper.title)
