"""Initiatives: programmes, model projects, strategies, declarations, agreements, events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.text import RichText


class InitiativeKind(StrEnum):
    """What an initiative is."""

    PROGRAMME = "programme"
    PROJECT = "project"
    STRATEGY = "strategy"
    DECLARATION = "declaration"
    AGREEMENT = "agreement"
    EVENT = "event"


POINTED = frozenset({InitiativeKind.DECLARATION, InitiativeKind.EVENT})
"""Kinds that are of a day, and do not go on from it."""


class InitiativeState(StrEnum):
    """How far it is."""

    UNDATED = "undated"
    AHEAD = "ahead"
    RUNNING = "running"
    OVER = "over"


class PartnerKind(StrEnum):
    """What part somebody has in an initiative."""

    PARTNER = "partner"
    FUNDER = "funder"
    CARRIER = "carrier"
    SIGNATORY = "signatory"
    SCIENCE = "science"


class Relation(StrEnum):
    """How a paper or a resolution belongs to an initiative."""

    RESTS_ON = "rests_on"
    LED_TO = "led_to"


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody's part in an initiative. role: in the partner's own words, where the kind does not say it.

    name: as it was at the time; empty where the organisation's own is meant. person, function: who acts for it, as
    who signs a declaration.
    """

    organization_id: str | None = None
    role: str = ""
    kind: PartnerKind = PartnerKind.PARTNER
    name: str = ""
    person: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that was, or is to be, on the way."""

    title: str = ""
    when: PartialDate | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Deliverable:
    """Something that comes of it: a guide, a report, a network."""

    title: str = ""
    when: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class WebLink:
    """A page outside the record and the day it was read, because pages change; public: whether it may be told of."""

    address: str = ""
    title: str = ""
    read_on: date | None = None
    public: bool = True


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something that is done over a time. paper_ids, resolution_ids: what it rests on; later ones: what it led to.

    office: who is responsible, as it was called at the time, office_id where the record knows it. outcome: what came
    of it. note: for the office only.
    """

    name: str
    kind: InitiativeKind = InitiativeKind.PROJECT
    start: PartialDate | None = None
    end: PartialDate | None = None
    parent_id: str | None = None
    office_id: str | None = None
    office: str = ""
    description: RichText = RichText()
    outcome: RichText = RichText()
    partners: tuple[Partner, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    links: tuple[WebLink, ...] = ()
    paper_ids: tuple[str, ...] = ()
    resolution_ids: tuple[str, ...] = ()
    later_paper_ids: tuple[str, ...] = ()
    later_resolution_ids: tuple[str, ...] = ()
    note: str = ""
    id: str = field(default_factory=new_id)

    def state(self, today: date) -> InitiativeState:
        """How far it is on a day; what is of a day is over after it."""
        end = self.end or (self.start if self.kind in POINTED else None)
        if self.start is None and end is None:
            return InitiativeState.UNDATED
        if end is not None and end.last < today:
            return InitiativeState.OVER
        if self.start is not None and self.start.first > today:
            return InitiativeState.AHEAD
        return InitiativeState.RUNNING

    def linked(self, relation: Relation, noun: str) -> tuple[str, ...]:
        """The ids of the papers or resolutions that belong to it in that way."""
        found: tuple[str, ...] = getattr(self, _LINKS[relation, noun])
        return found

    def with_link(self, relation: Relation, noun: str, key: str) -> Initiative:
        """The initiative with one more paper or resolution; the other relation to the same goes."""
        other = Relation.LED_TO if relation is Relation.RESTS_ON else Relation.RESTS_ON
        moved = self.without_link(other, noun, key)
        kept = (*(one for one in moved.linked(relation, noun) if one != key), key)
        return _with(moved, _LINKS[relation, noun], kept)

    def without_link(self, relation: Relation, noun: str, key: str) -> Initiative:
        """The initiative without that paper or resolution."""
        return _with(self, _LINKS[relation, noun], tuple(o for o in self.linked(relation, noun) if o != key))

    def mentions(self, noun: str, key: str) -> bool:
        """Whether an organisation, a paper or a resolution stands in it."""
        if noun == "organizations":
            return key == self.office_id or any(key == partner.organization_id for partner in self.partners)
        return any(key in self.linked(relation, noun) for relation in Relation)


_LINKS = {
    (Relation.RESTS_ON, "papers"): "paper_ids",
    (Relation.RESTS_ON, "resolutions"): "resolution_ids",
    (Relation.LED_TO, "papers"): "later_paper_ids",
    (Relation.LED_TO, "resolutions"): "later_resolution_ids",
}


def _with(initiative: Initiative, name: str, keys: tuple[str, ...]) -> Initiative:
    return replace(initiative, **{name: keys})  # type: ignore[arg-type]


def check_initiative(initiative: Initiative, find: Callable[[str], Initiative | None]) -> None:
    """Refuse what cannot be: no name, an end before the start, being a part of itself. find: one by its id."""
    if not initiative.name.strip():
        raise Refused("initiative.name_missing")
    start, end = initiative.start, initiative.end
    if start is not None and end is not None and end.last < start.first:
        raise Refused("initiative.ends_before_start", name=initiative.name)
    for link in initiative.links:
        if link.address and not full_address(link.address).startswith(("https://", "http://")):
            raise Refused("initiative.address", address=link.address)
    above = initiative.parent_id
    while above is not None:
        if above == initiative.id:
            raise Refused("initiative.circle", name=initiative.name)
        higher = find(above)
        above = higher.parent_id if higher is not None else None


def in_order(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """The milestones as they came to pass; those without a day at the end."""
    ends = PartialDate(date.max.year)
    return tuple(sorted(milestones, key=lambda one: one.when or ends))


def full_address(address: str) -> str:
    """An address in the web as it was typed, with how it is reached."""
    address = address.strip()
    return f"https://{address}" if address and ":" not in address else address


def words_of(initiative: Initiative) -> str:
    """Everything that can be read in it, years and months too, one thing a line, for the search."""
    parts = [initiative.name, initiative.office, initiative.description.plain, initiative.outcome.plain]
    for some in (initiative.partners, initiative.milestones, initiative.deliverables, initiative.links):
        for one in some:
            said: list[Any] = [getattr(one, each.name) for each in fields(one) if not each.name.endswith("_id")]
            typed = [word for word in said if isinstance(word, str | PartialDate) and not isinstance(word, StrEnum)]
            parts.append(" ".join(str(word) for word in typed if word))
    parts += [str(known) for known in (initiative.start, initiative.end) if known is not None]
    return "\n".join((*parts, initiative.note))
