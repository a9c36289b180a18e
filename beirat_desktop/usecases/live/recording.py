"""Keeping what came out at an item: its resolution with the vote, and the paper's station."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.live.consequences import Outcomes, add_station, follow
from beirat_desktop.usecases.live.decisions import RESOLVING, Decision, of_item
from beirat_desktop.usecases.numbers import next_number


def keep_resolution(
    unit: Unit, item: AgendaItem, meeting: Meeting, committee: Committee, decision: Decision
) -> Resolution | None:
    """The resolution with its vote; none for an outcome without wording, vote and earlier number."""
    known = of_item(unit, item.id)
    resolves = decision.outcome in RESOLVING
    if not resolves and not decision.vote.counted and not (known and known.number):
        if known is not None:
            _drop(unit, known)
        return None
    resolution = known or Resolution(committee.id, meeting.day, agenda_item_id=item.id)
    number = resolution.number
    if resolves and not number:
        number = next_number(
            unit,
            committee,
            "resolution",
            meeting.day,
            count="resolutions",
            taken=lambda one: unit.resolutions.count(committee_id=committee.id, number=one),
        )
    stations = _stations_of(unit, item, committee)
    resolution = unit.resolutions.save(
        replace(
            resolution,
            text=decision.text if not decision.text.empty else resolution.text,
            outcome=decision.outcome,
            outcome_target=decision.target,
            number=number,
            consultation_id=stations[0].id if stations else resolution.consultation_id,
            paper_id=item.paper_id,
            public=item.public,
        )
    )
    votes = unit.votes.where(resolution_id=resolution.id)
    key = votes[0].id if votes else decision.vote.id
    unit.votes.save(replace(decision.vote, resolution_id=resolution.id, id=key))
    return resolution


def _drop(unit: Unit, resolution: Resolution) -> None:
    for vote in unit.votes.where(resolution_id=resolution.id):
        unit.votes.delete(vote.id)
    unit.resolutions.delete(resolution.id)


def _stations_of(unit: Unit, item: AgendaItem, committee: Committee) -> list[Consultation]:
    linked = unit.consultations.where(agenda_item_id=item.id)
    if linked or item.paper_id is None or item.outcome is not None:
        return linked
    waiting = unit.consultations.where(paper_id=item.paper_id, committee_id=committee.id)
    return [station for station in waiting if station.state is not ConsultationState.DONE]


def keep_station(
    unit: Unit,
    item: AgendaItem,
    meeting: Meeting,
    committee: Committee,
    paper: Paper,
    decision: Decision,
    resolution: Resolution | None,
) -> None:
    """What came out at the paper's station here, and all that follows from it."""
    stations = _stations_of(unit, item, committee)
    if not stations and item.outcome is not None:
        return  # corrected long after the paper came onto another agenda: its way goes on from there
    station = stations[0] if stations else add_station(unit, paper, committee)
    before = station.outcome
    if decision.outcome is Outcome.REMOVED:  # nothing was said on the matter: it waits as if never called
        unit.consultations.save(
            replace(station, state=ConsultationState.PLANNED, meeting_id=None, agenda_item_id=None, outcome=None)
        )
        unit.papers.save(replace(paper, state=PaperState.ADMITTED, meeting_id=None))
        return
    pooled = decision.outcome is Outcome.POSTPONED
    station = unit.consultations.save(
        replace(
            station,
            state=ConsultationState.POSTPONED if pooled else ConsultationState.DONE,
            meeting_id=meeting.id,
            agenda_item_id=item.id,
            outcome=decision.outcome,
            outcome_target=decision.target,
            decided_on=None if pooled else meeting.day,
            item_number=item.number,
            wording=decision.text,
        )
    )
    if resolution is not None and resolution.consultation_id != station.id:
        resolution = unit.resolutions.save(replace(resolution, consultation_id=station.id))
    own = committee.kind is CommitteeKind.BEIRAT
    if decision.outcome is Outcome.REFERRED and decision.committee_id is None and own:
        # Referred to somebody who is no committee of the record: a task for the office that has it now.
        unit.papers.save(replace(paper, state=PaperState.DEBATED))
        return
    follow(
        unit,
        Outcomes(paper, committee, station, decision.outcome, meeting.day, resolution, decision.committee_id, before),
    )
