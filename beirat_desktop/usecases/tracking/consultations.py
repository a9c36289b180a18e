"""The stations of a paper: planning them, and entering what other bodies decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from beirat_desktop.domain.amendments import vote_on
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consequences import Event, usual_role
from beirat_desktop.domain.consultations import (
    Consultation,
    ConsultationRole,
    ConsultationState,
    Outcome,
    may_represent,
    order_findings,
    placed,
)
from beirat_desktop.domain.differences import Stretch, differences
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, about
from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, check_elsewhere, elsewhere_findings
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import (
    beirat_on,
    committee_of,
    committee_on,
    committees_on,
    find_committee,
    person_on,
    today,
)
from beirat_desktop.usecases.live.consequences import add_station, follow

EDITABLE = frozenset({"committee_id", "role", "requested_on", "due", "representative_id", "note", "external_number"})


@dataclass(frozen=True, slots=True)
class StationDecision:
    """What another body made of the paper. committee_id: to which committee it was referred.

    vote: counts, or only the source's own words in stated, or None where nothing was said.
    """

    outcome: Outcome
    decided_on: date
    wording: RichText = RichText()
    item_number: str = ""
    external_number: str = ""
    vote: Vote | None = None
    target: str = ""
    committee_id: str | None = None


@dataclass(frozen=True, slots=True)
class Station:
    """One station with its committee, the resolution and vote there, and who speaks for the Beirat (§ 56 (6) GemO)."""

    consultation: Consultation
    committee: Committee
    resolution: Resolution | None = None
    vote: Vote | None = None
    representative: Person | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The wording at two stations side by side, and the words in which they differ."""

    before: Station | None
    after: Station
    stretches: tuple[Stretch, ...]

    @property
    def same(self) -> bool:
        """Whether both resolved the same words in the same style."""
        return all(stretch.same for stretch in self.stretches)


class Consultations:
    """The way of a paper through the committees."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def stations(self, paper_id: str) -> tuple[Station, ...]:
        """The paper's stations in their order."""
        with self._store.reading() as unit:
            return _stations(unit, paper_id)

    def usual_roles(self, paper_id: str) -> dict[str, ConsultationRole]:
        """What each committee is usually asked for with this paper, by the committee's id."""
        with self._store.reading() as unit:
            paper = unit.papers.get(paper_id)
            return {one.id: usual_role(paper, one) for one in committees_on(unit, today(unit))}

    def add(self, paper_id: str, committee_id: str, role: ConsultationRole | None = None) -> Consultation:
        """Add a station in its place on the way; role None: the usual one."""
        with self._store.unit("consultations.add") as unit:
            paper = unit.papers.get(paper_id)
            usual = usual_role(paper, committee_on(unit, committee_id, today(unit)))
            new = Consultation(paper.id, committee_id, role=role or usual)
            made, *moved = placed(unit.consultations.where(paper_id=paper_id), new, paper.committee_id)
            for one in moved:
                unit.consultations.save(one)
            return unit.consultations.save(made)

    def edit(self, consultation_id: str, **changes: Any) -> Consultation:
        """Change what is planned: role, when it was asked for, until when an answer is due, who speaks there."""
        strange = changes.keys() - EDITABLE
        if strange:
            raise TypeError(f"not editable: {sorted(strange)}")
        with self._store.unit("consultations.edit", merge=True) as unit:
            before = unit.consultations.get(consultation_id)
            after = replace(before, **changes)
            if after.committee_id != before.committee_id and before.has_happened:
                raise Refused("consultation.has_happened")
            speaks, day = after.representative_id, after.decided_on or today(unit)
            if speaks not in (None, before.representative_id) and speaks not in _representing(unit, day):
                raise Refused("consultation.may_not_represent", name=person_on(unit, str(speaks), day).name)
            return unit.consultations.save(after)

    def representatives(self) -> list[Person]:
        """Who may speak for the Beirat in other bodies today, the chair first."""
        with self._store.reading() as unit:
            return [person_on(unit, key, today(unit)) for key in _representing(unit, today(unit))]

    def reorder(self, paper_id: str, consultation_ids: Sequence[str]) -> None:
        """Put the stations in this order; what was already decided stays before what is still ahead."""
        with self._store.unit("consultations.reorder") as unit:
            known = {station.id: station for station in unit.consultations.where(paper_id=paper_id)}
            if set(known) != set(consultation_ids):
                raise Refused("consultation.changed_meanwhile")
            ordered = [known[key] for key in consultation_ids]
            states = [station.state is ConsultationState.DONE for station in ordered]
            if states != sorted(states, reverse=True):
                raise Refused("consultation.decided_before_planned")
            for position, station in enumerate(ordered):
                unit.consultations.save(replace(station, position=position))

    def remove(self, consultation_id: str) -> None:
        """Take a station out of the way, as long as nothing happened there."""
        with self._store.unit("consultations.remove") as unit:
            station = unit.consultations.get(consultation_id)
            if station.has_happened:
                raise Refused("consultation.has_happened")
            unit.consultations.delete(consultation_id)

    def findings(self, consultation_id: str, decision: StationDecision) -> tuple[Finding, ...]:
        """What does not add up in another body's result."""
        with self._store.reading() as unit:
            station = unit.consultations.get(consultation_id)
            seats = committee_on(unit, station.committee_id, decision.decided_on).statutory_seats
            others = [one for one in unit.consultations.where(paper_id=station.paper_id) if one.id != station.id]
        dated = order_findings([*others, replace(station, decided_on=decision.decided_on)])
        own = tuple(one for one in dated if one.object_id == station.id)
        if decision.vote is None:
            return own
        return own + about(elsewhere_findings(decision.vote, decision.outcome, seats), "consultations", station.id)

    def decide(self, consultation_id: str, decision: StationDecision) -> Consultation:
        """Enter what another body decided, with all that follows; entering it again corrects."""
        with self._store.unit("consultations.decide") as unit:
            station = unit.consultations.get(consultation_id)
            if station.agenda_item_id is not None:
                raise Refused("consultation.own_meeting")
            if decision.decided_on > unit.now.date():
                raise Refused("consultation.in_the_future", day=decision.decided_on)
            paper = unit.papers.get(station.paper_id)
            committee = committee_on(unit, station.committee_id, decision.decided_on)
            if decision.vote is not None:
                check_elsewhere(decision.vote, decision.outcome, committee.statutory_seats)
            before, before_on = station.outcome, station.decided_on
            referred_to = find_committee(unit, decision.committee_id, decision.decided_on)
            target = decision.target or (referred_to.label if referred_to is not None else "")
            station = unit.consultations.save(
                replace(
                    station.conclude(decision.outcome, decision.decided_on, target=target, wording=decision.wording),
                    item_number=decision.item_number.strip(),
                    external_number=decision.external_number.strip() or station.external_number,
                )
            )
            if station.external_number and not paper.external_number:
                paper = unit.papers.save(replace(paper, external_number=station.external_number))
            resolution = _keep_resolution(unit, station, decision)
            follow(
                unit,
                paper,
                Event(
                    committee,
                    station,
                    decision.outcome,
                    decision.decided_on,
                    resolution,
                    referred_to,
                    before,
                    before_on,
                ),
            )
            return unit.consultations.get(consultation_id)

    def add_decided(self, paper_id: str, committee_id: str, decision: StationDecision) -> Consultation:
        """Enter what a body decided of which nobody knew that it would deal with the paper."""
        with self._store.unit("consultations.decide") as unit:
            station = add_station(
                unit, unit.papers.get(paper_id), committee_on(unit, committee_id, decision.decided_on)
            )
            return self.decide(station.id, decision)

    def compare(self, paper_id: str) -> tuple[Comparison, ...]:
        """Each station's wording beside the one before it; the first beside what the motion proposed."""
        with self._store.reading() as unit:
            paper = unit.papers.get(paper_id)
            stations = [s for s in _stations(unit, paper_id) if not s.consultation.wording.empty]
        found: list[Comparison] = []
        before: Station | None = None
        text = paper.proposal
        for station in stations:
            wording = station.consultation.wording
            found.append(Comparison(before, station, differences(text, wording)))
            before, text = station, wording
        return tuple(found)


def _stations(unit: Unit, paper_id: str) -> tuple[Station, ...]:
    consultations = sorted(unit.consultations.where(paper_id=paper_id), key=lambda station: station.position)
    # What was resolved behind closed doors is no result of a station where the public looks.
    closed = unit.publicity.resolutions if unit.publicity is not None and unit.publicity.hides else ()
    resolutions = {r.consultation_id: r for r in unit.resolutions.where(paper_id=paper_id) if r.id not in closed}
    votes = {v.resolution_id: v for v in unit.votes.where(resolution_id=[r.id for r in resolutions.values()])}
    found = []
    for consultation in consultations:
        resolution = resolutions.get(consultation.id)
        vote = votes.get(resolution.id) if resolution else _as_amendment(unit, consultation)
        speaks = _representative(unit, consultation)
        found.append(Station(consultation, _committee_at(unit, consultation), resolution, vote, speaks))
    return tuple(found)


def _as_amendment(unit: Unit, station: Consultation) -> Vote | None:
    """The vote on an amendment, which makes no resolution of its own; none where its result is not for the public."""
    if station.agenda_item_id is None or station.outcome is None:
        return None
    return vote_on(unit.votes.where(agenda_item_id=station.agenda_item_id), station.paper_id)


def _representative(unit: Unit, station: Consultation) -> Person | None:
    if station.representative_id is None:
        return None
    return person_on(unit, station.representative_id, station.decided_on or today(unit))


def _representing(unit: Unit, day: date) -> list[str]:
    own = beirat_on(unit, day)
    members = unit.memberships.where(committee_id=own.id) if own is not None else []
    found = sorted((one for one in members if may_represent(one, day)), key=lambda one: one.role is not Role.CHAIR)
    return [one.person_id for one in found]


def _committee_at(unit: Unit, station: Consultation) -> Committee:
    """The committee as it was when it dealt with the paper; as it is today where it has not yet."""
    meeting = unit.meetings.find(station.meeting_id)
    if meeting is not None:
        return committee_of(unit, meeting)
    return committee_on(unit, station.committee_id, station.decided_on or today(unit))


def _keep_resolution(unit: Unit, station: Consultation, decision: StationDecision) -> Resolution | None:
    known = unit.resolutions.where(consultation_id=station.id)
    if decision.vote is None and decision.wording.empty and not known:
        return None
    resolution = known[0] if known else Resolution(station.committee_id, decision.decided_on)
    resolution = unit.resolutions.save(
        replace(
            resolution,
            decided_on=decision.decided_on,
            text=decision.wording,
            outcome=decision.outcome,
            outcome_target=station.outcome_target,
            consultation_id=station.id,
            paper_id=station.paper_id,
            public=unit.papers.get(station.paper_id).public,
        )
    )
    votes = unit.votes.where(resolution_id=resolution.id)
    if decision.vote is None:
        for vote in votes:
            unit.votes.delete(vote.id)
    else:
        key = votes[0].id if votes else decision.vote.id
        unit.votes.save(replace(decision.vote, resolution_id=resolution.id, id=key))
    return resolution
