"""What the screens of initiatives show, read in one look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.initiatives import (
    Initiative,
    InitiativeKind,
    InitiativeState,
    Milestone,
    Partner,
    Relation,
)
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.german.citations import resolution_reference
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.papers import known_kind, known_number
from beirat_desktop.german.votes import recommendation_words
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_on, paper_prefix
from beirat_desktop.usecases.tracking.consultations import Consultations
from beirat_desktop.usecases.tracking.council_papers import station_result


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One line of the list. depth: how many initiatives it is a part of."""

    id: str
    name: str
    kind: InitiativeKind
    start: PartialDate | None
    end: PartialDate | None
    state: InitiativeState
    office: str
    partners: tuple[str, ...]
    milestones: tuple[Milestone, ...]
    depth: int
    initiative: Initiative


@dataclass(frozen=True, slots=True)
class Work:
    """A paper or resolution an initiative rests on or led to, in words; one of the two ids says which.

    place: noun and id of the record that is opened for it; results: what the bodies it went to made of it.
    """

    relation: Relation
    paper_id: str | None
    resolution_id: str | None
    name: str
    title: str
    place: tuple[str, str]
    day: date | None
    results: tuple[WorkResult, ...] = ()
    public: bool = True


@dataclass(frozen=True, slots=True)
class WorkResult:
    """What one body resolved, in words."""

    words: str
    public: bool = True


@dataclass(frozen=True, slots=True)
class InitiativeDetail:
    """An initiative with all its screen needs. organizations: those it names, by id."""

    initiative: Initiative
    state: InitiativeState
    organizations: Mapping[str, Organization]
    parent: Initiative | None
    parts: tuple[InitiativeRow, ...]
    works: tuple[Work, ...]
    attachments: tuple[Attachment, ...]

    @property
    def office(self) -> str:
        """Who is responsible."""
        known = self.organizations.get(self.initiative.office_id or "")
        return self.initiative.office or (known.name if known is not None else "")

    def partner_name(self, partner: Partner) -> str:
        """The partner as it was called at the time, else as it is called now."""
        known = self.organizations.get(partner.organization_id or "")
        return partner.name or (known.name if known is not None else "")


@dataclass(frozen=True, slots=True)
class InitiativeChoices:
    """What the fields can be filled with: names of organisations, and initiatives it can be a part of."""

    organizations: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]


def initiative_rows(unit: Unit, today: date) -> list[InitiativeRow]:
    """All initiatives, the latest first, each with its parts below it."""
    found = unit.initiatives.all()
    names = {one.id: one.name for one in unit.organizations.all()}
    below: dict[str | None, list[Initiative]] = {}
    known = {one.id for one in found}
    for one in found:
        below.setdefault(one.parent_id if one.parent_id in known else None, []).append(one)
    rows: list[InitiativeRow] = []

    def walk(parent: str | None, depth: int) -> None:
        for one in sorted(below.get(parent, ()), key=_latest_first):
            rows.append(_row(one, names, today, depth))
            walk(one.id, depth + 1)

    walk(None, 0)
    return rows


def initiative_detail(store: Store, unit: Unit, key: str, today: date) -> InitiativeDetail:
    """Everything about one initiative; raises Missing."""
    initiative = unit.initiatives.get(key)
    keys = {initiative.office_id, *(partner.organization_id for partner in initiative.partners)} - {None}
    organizations = {one.id: one for one in unit.organizations.where(id=keys)}
    names = {one.id: one.name for one in unit.organizations.all()}
    parts = sorted(unit.initiatives.where(parent_id=key), key=_earliest_first)
    return InitiativeDetail(
        initiative,
        initiative.state(today),
        organizations,
        unit.initiatives.find(initiative.parent_id),
        tuple(_row(part, names, today, 0) for part in parts),
        _works(store, unit, initiative),
        tuple(sorted(unit.attachments.where(initiative_id=key), key=lambda one: one.position)),
    )


def initiative_choices(unit: Unit, key: str) -> InitiativeChoices:
    """What the fields of one initiative can be filled with; what is part of it cannot be above it."""
    every = unit.initiatives.all()
    below = {key}
    grown = True
    while grown:
        more = {one.id for one in every if one.parent_id in below} - below
        grown = bool(more)
        below |= more
    others = sorted((one for one in every if one.id not in below), key=lambda one: sort_key(one.name))
    organizations = sorted({one.name for one in unit.organizations.all()}, key=sort_key)
    return InitiativeChoices(tuple(organizations), tuple((one.name, one.id) for one in others))


def work(store: Store, unit: Unit, relation: Relation, noun: str, key: str) -> Work:
    """A paper or a resolution in words."""
    return _resolution(unit, relation, key) if noun == "resolutions" else _paper(store, unit, relation, key)


def _works(store: Store, unit: Unit, initiative: Initiative) -> tuple[Work, ...]:
    found = [
        work(store, unit, relation, noun, key)
        for relation in Relation
        for noun in ("papers", "resolutions")
        for key in initiative.linked(relation, noun)
    ]
    order = list(Relation)
    return tuple(sorted(found, key=lambda one: (order.index(one.relation), one.day or date.min)))


def _paper(store: Store, unit: Unit, relation: Relation, key: str) -> Work:
    paper = unit.papers.get(key)
    name = f"{known_kind(paper)} {known_number(paper, paper_prefix(unit))}".strip()
    results = []
    for station in Consultations(store).stations(key):
        day = station.consultation.decided_on
        if station.consultation.outcome is None:
            continue
        resolution = station.resolution
        resolved_on = day or (resolution.decided_on if resolution is not None else None)
        said = f"{station.committee.label} {_short(resolved_on)}".strip()
        results.append(WorkResult(f"{said}: {station_result(station)}", resolution is None or resolution.public))
    dated = f" vom {_short(paper.dated)}" if paper.dated else ""
    return Work(
        relation,
        key,
        None,
        f"{name}{dated}",
        paper.title,
        ("paper", key),
        paper.dated,
        tuple(results),
        paper.public,
    )


def _resolution(unit: Unit, relation: Relation, key: str) -> Work:
    resolution = unit.resolutions.get(key)
    committee = committee_on(unit, resolution.committee_id, resolution.decided_on)
    votes = unit.votes.where(resolution_id=key)
    how = recommendation_words(votes[0]) if votes else ""
    said = ", ".join(filter(None, (outcome_words(resolution.outcome, resolution.outcome_target), how)))
    named = resolution_reference(number=resolution.number, body=committee.of, dated=resolution.decided_on)
    paper = unit.papers.find(resolution.paper_id)
    title = resolution.text.plain.split("\n")[0] or (paper.title if paper is not None else "")
    item = unit.agenda_items.find(resolution.agenda_item_id)
    public = resolution.public and (paper is None or paper.public)
    return Work(
        relation,
        None,
        key,
        named,
        title,
        ("matter", paper.id) if paper is not None else ("meeting", item.meeting_id if item is not None else ""),
        resolution.decided_on,
        (WorkResult(said),) if said else (),
        public,
    )


def _short(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day is not None else ""


def _row(one: Initiative, names: Mapping[str, str], today: date, depth: int) -> InitiativeRow:
    partners = tuple(p.name or names.get(p.organization_id or "", "") or p.person for p in one.partners)
    return InitiativeRow(
        one.id,
        one.name,
        one.kind,
        one.start,
        one.end,
        one.state(today),
        one.office or names.get(one.office_id or "", ""),
        tuple(partner for partner in partners if partner),
        one.milestones,
        depth,
        one,
    )


def _begin(one: Initiative) -> date | None:
    known = one.start or one.end
    return known.first if known is not None else None


def _latest_first(one: Initiative) -> tuple[int, tuple[str, str]]:
    begin = _begin(one)
    return (-begin.toordinal() if begin is not None else 0, sort_key(one.name))


def _earliest_first(one: Initiative) -> tuple[int, tuple[str, str]]:
    begin = _begin(one)
    return (begin.toordinal() if begin is not None else date.max.toordinal(), sort_key(one.name))
