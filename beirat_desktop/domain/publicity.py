"""Whether something is public: one fact, derived for a paper, its resolutions, tasks and files from the items it is on.

A flag of each record says what somebody decided about that record. None of them can make public what was dealt with
behind closed doors (§ 35 GemO): that follows from the agenda, wherever the record is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.papers import Attachment, Paper
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.text import RichText

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Publicity:
    """What is closed to the public, by id. stations: those whose result is; hides: whether the public looks."""

    items: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    resolutions: frozenset[str] = frozenset()
    stations: frozenset[str] = frozenset()
    hides: bool = True

    def derived(self, value: V) -> V:
        """The value with its publicity as it follows from all of this; for the public a station keeps but its day."""
        found: Any = value
        if isinstance(value, Paper):
            found = _closed(value, value.id in self.papers)
        elif isinstance(value, Resolution):
            found = _closed(value, value.id in self.resolutions)
        elif isinstance(value, Attachment):
            found = _closed(value, value.paper_id in self.papers)
        elif isinstance(value, FollowUp):
            found = _closed(value, value.paper_id in self.papers or value.resolution_id in self.resolutions)
        elif isinstance(value, Correction):
            found = _closed(value, value.agenda_item_id in self.items)
        elif isinstance(value, Consultation) and self.hides:
            if value.id in self.stations or value.agenda_item_id in self.items:
                found = replace(value, outcome=None, outcome_target="", wording=RichText(), item_number="", note="")
        elif isinstance(value, StatusReport) and self.hides and value.agenda_item_id in self.items:
            found = replace(value, agenda_item_id=None)
        shown: V = found
        return shown

    def hears(self, guest: Speaker) -> bool:
        """Whether the public may read of a guest: not of one who was heard behind closed doors."""
        return guest.agenda_item_id not in self.items and guest.paper_id not in self.papers


def closed_papers(
    items: Iterable[AgendaItem],
    consultations: Iterable[Consultation],
    papers: Iterable[Paper],
    resolutions: Iterable[Resolution],
) -> frozenset[str]:
    """The papers, by id, that are not public by themselves or because of an item behind closed doors."""
    closed = {item.id: item.paper_id for item in items if shuts(item)}
    shut = {paper.id for paper in papers if not paper.public}
    shut |= {paper_id for paper_id in closed.values() if paper_id is not None}
    shut |= {one.paper_id for one in consultations if one.agenda_item_id in closed}
    shut |= {one.paper_id for one in resolutions if one.agenda_item_id in closed and one.paper_id is not None}
    return frozenset(shut)


def shut_by(
    items: Iterable[AgendaItem], consultations: Iterable[Consultation], resolutions: Iterable[Resolution]
) -> dict[str, set[str]]:
    """By which items behind closed doors papers were closed: ids of items by that of the paper."""
    closed = {item.id: item.paper_id for item in items if shuts(item)}
    found: dict[str, set[str]] = {}
    for item_id, of_item in closed.items():
        if of_item is not None:
            found.setdefault(of_item, set()).add(item_id)
    links = [(one.paper_id, one.agenda_item_id) for one in consultations]
    for paper_id, item in (*links, *((one.paper_id, one.agenda_item_id) for one in resolutions)):
        if paper_id is not None and item is not None and item in closed:
            found.setdefault(paper_id, set()).add(item)
    return found


def reopened(
    shut: Mapping[str, Collection[str]],
    days: Mapping[str, date],
    resolutions: Iterable[Resolution],
    open_items: Collection[str],
) -> frozenset[str]:
    """The papers, by id, that were resolved on in public on a later day than at any item behind closed doors.

    What was resolved in public is public (§ 35 GemO), and so is what it was resolved on: a paper and its resolution say
    the same. On the same day, or where the later meeting has resolved nothing, the paper stays closed, and so does one
    that is not public by itself. shut: as shut_by() says; days: of the meeting of each item.
    """
    found = set()
    for one in resolutions:
        if one.agenda_item_id in open_items and one.public and one.decided and one.paper_id is not None:
            behind = shut.get(one.paper_id, ())
            if behind and all(item in days for item in behind) and one.decided_on > max(days[item] for item in behind):
                found.add(one.paper_id)
    return frozenset(found)


def shuts(item: AgendaItem) -> bool:
    """Whether an item closes what is dealt with there; one that was taken off the agenda does nowhere."""
    return not item.public and item.removed_by is None


def publicity(
    items: Iterable[AgendaItem],
    papers: frozenset[str],
    resolutions: Iterable[Resolution],
    private: frozenset[str] = frozenset(),
) -> Publicity:
    """What follows of items and closed papers. resolutions: all that are not public or name one of those.

    private: the papers that are not public by themselves. What was resolved at an item that is open to the public was
    resolved in public, also where the paper was once dealt with behind closed doors.
    """
    closed = frozenset(item.id for item in items if shuts(item))

    def in_secret(one: Resolution) -> bool:
        if not one.public or one.agenda_item_id in closed or one.paper_id in private:
            return True
        return one.paper_id in papers and one.agenda_item_id is None

    secret = [one for one in resolutions if in_secret(one)]
    return Publicity(
        closed,
        papers,
        frozenset(one.id for one in secret),
        frozenset(one.consultation_id for one in secret if one.consultation_id is not None),
    )


def _closed(value: Any, closed: bool) -> Any:
    return replace(value, public=False) if closed and value.public else value
