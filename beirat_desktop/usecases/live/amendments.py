"""Keeping what became of the amendments to a motion that came as papers of their own."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.domain.amendments import fate
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import INCOMING, PaperState
from beirat_desktop.domain.text import RichText
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.live.consequences import add_station
from beirat_desktop.usecases.live.decisions import votes_of


def settle_amendments(unit: Unit, item_id: str, meeting: Meeting) -> None:
    """Bring each amendment's state and station in line with the votes of its motion's item, corrected ones too.

    One with an item of its own has its result there.
    """
    item = unit.agenda_items.get(item_id)
    if item.paper_id is None:
        return
    votes = votes_of(unit, item.id)
    for paper in unit.papers.where(amends_id=item.paper_id):
        stations = unit.consultations.where(paper_id=paper.id)
        here = next((one for one in stations if one.agenda_item_id == item.id), None)
        if here is None and (paper.state not in INCOMING or _has_an_item(stations)):
            continue
        outcome = fate(votes, paper.id, item.outcome)
        if outcome is (here.outcome if here is not None else None):
            continue
        if outcome is None:
            if here is not None:
                unit.consultations.save(replace(here.take_off_agenda(), wording=RichText(), item_number=""))
            unit.papers.save(paper.take_off_agenda())
            continue
        station = here or add_station(unit, paper, committee_of(unit, meeting)).put_on_agenda(meeting.id, item.id)
        station = station.conclude(outcome, meeting.day, wording=paper.proposal)
        unit.consultations.save(replace(station, item_number=item.number))
        unit.papers.save(replace(paper.through(PaperState.DONE), meeting_id=meeting.id))


def _has_an_item(stations: list[Consultation]) -> bool:
    return any(one.state is ConsultationState.ON_AGENDA for one in stations)
