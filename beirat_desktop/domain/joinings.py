"""Papers that are one matter: joined and parted by hand, proposed from what cites or amends what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.papers import Paper, PaperState


@dataclass(frozen=True, slots=True)
class Joining:
    """Several papers that are one matter under one title; a paper belongs to one matter at most."""

    title: str
    paper_ids: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)

    def without(self, paper_id: str) -> Joining | None:
        """The matter without that paper; None where fewer than two are left, which needs no joining."""
        left = tuple(key for key in self.paper_ids if key != paper_id)
        return replace(self, paper_ids=left) if len(left) > 1 else None


class TieKind(StrEnum):
    """Why two papers may be one matter."""

    CITES = "cites"
    AMENDS = "amends"


class Tie(NamedTuple):
    """The later paper cites or amends the earlier one; both by their ids."""

    later_id: str
    earlier_id: str
    kind: TieKind


def joined(title: str, papers: Iterable[Paper], known: Collection[Joining]) -> Joining:
    """These papers, and all that known joinings of them hold, as one matter; the first of known goes on as it.

    title: how it is called, else as it was, else as its earliest paper.
    """
    some = sorted(papers, key=lambda paper: (paper.dated is None, paper.dated, paper.id))
    for paper in some:
        if paper.state is PaperState.DRAFT:
            raise Refused("joining.draft", title=paper.title)
    keys = dict.fromkeys([paper.id for paper in some])
    if len(keys) < 2:
        raise Refused("joining.alone")
    if any(set(keys) <= set(one.paper_ids) for one in known):
        raise Refused("joining.already")
    first = next(iter(known), None)
    called = title.strip() or (first.title if first is not None else some[0].title)
    held = dict.fromkeys(key for one in known for key in one.paper_ids if key not in keys)
    made = first if first is not None else Joining(called)
    return replace(made, title=called, paper_ids=(*held, *keys))


def ties(papers: Iterable[Paper], citations: Iterable[Citation], resolved: Mapping[str, str | None]) -> tuple[Tie, ...]:
    """What amends and cites what, each once. resolved: the paper of each cited resolution, by the resolution's id."""
    found = [Tie(paper.id, paper.amends_id, TieKind.AMENDS) for paper in papers if paper.amends_id is not None]
    for citation in citations:
        cited = citation.cited_paper_id or resolved.get(citation.cited_resolution_id or "")
        if cited is not None and cited != citation.paper_id:
            found.append(Tie(citation.paper_id, cited, TieKind.CITES))
    return tuple(dict.fromkeys(found))


def proposed(known: Iterable[Tie], paper_ids: Collection[str]) -> dict[str, Tie]:
    """The papers outside a matter that cite or amend one of its papers, or are cited or amended by one, by their id."""
    found: dict[str, Tie] = {}
    for tie in known:
        outside = [key for key in (tie.later_id, tie.earlier_id) if key not in paper_ids]
        if len(outside) == 1:
            found.setdefault(outside[0], tie)
    return found
