"""Keeping what became of the amendments to a motion that came as papers of their own."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.amendments import fate, vote_on
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import INCOMING, Paper, PaperState
from beirat_desktop.domain.text import RichText
from beirat_desktop.store.rights import may
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.live.consequences import add_station
from beirat_desktop.usecases.live.decisions import votes_of

SETTLES = "amendments.settle"


class Amendments:
    """What an older program left waiting, though the motion had been voted on."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def settle(self) -> int:
        """Bring amendments that wait beside a motion that is over in line with its votes; how many there were.

        Where that is not for whoever works here, it waits for those who may.
        """
        with self._store.reading() as unit:
            if not may(unit, SETTLES) or not _left_waiting(unit):
                return 0
        with self._store.unit(SETTLES) as unit:
            waiting = _left_waiting(unit)
            for item, meeting in waiting.values():
                settle_amendments(unit, item.id, meeting)
            return len(waiting)


def _left_waiting(unit: Unit) -> dict[str, tuple[AgendaItem, Meeting]]:
    """By amendment, where its fate was decided: the first item of its motion, in the order of the meetings."""
    waiting = {one.id: one for one in unit.papers.where(state=list(INCOMING)) if one.amends_id is not None}
    items = unit.agenda_items.where(paper_id={one.amends_id for one in waiting.values()}, removed_by=None)
    meetings = {key: unit.meetings.get(key) for key in {item.meeting_id for item in items}}
    found: dict[str, tuple[AgendaItem, Meeting]] = {}
    for item in sorted(items, key=lambda one: meetings[one.meeting_id].start):
        meeting, votes = meetings[item.meeting_id], votes_of(unit, item.id)
        for paper in waiting.values():
            if paper.amends_id != item.paper_id or paper.id in found or _came_later(paper, meeting):
                continue
            if _has_an_item(unit.consultations.where(paper_id=paper.id)):
                continue
            if fate(votes, paper.id, item.outcome) is not None:
                found[paper.id] = (item, meeting)
    return found


def _came_later(paper: Paper, meeting: Meeting) -> bool:
    """Whether an amendment was handed in when the meeting was over, and cannot have lain before it."""
    return paper.received is not None and paper.received.date() > meeting.day


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
        if here is None and vote_on(votes, paper.id) is None and _came_later(paper, meeting):
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
