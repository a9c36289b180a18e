"""The station of a paper in a committee, as its place on an agenda makes and unmakes it."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consequences import usual_role
from beirat_desktop.domain.consultations import Consultation, ConsultationRole, ConsultationState, placed
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import HEARD
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.papers.admitting import admitted

NEVER_SCHEDULED = (PaperState.DRAFT, PaperState.REFUSED, PaperState.WITHDRAWN)
"""Nothing in these states comes onto an agenda."""


def check_unscheduled(unit: Unit, meeting: Meeting, paper: Paper) -> None:
    """A paper is handed in first, and stands on one agenda of a committee at a time."""
    if paper.state in NEVER_SCHEDULED:
        raise Refused("agenda.paper_not_submitted", title=paper.title, state=paper.state)
    for station in unit.consultations.where(
        paper_id=paper.id, committee_id=meeting.committee_id, state=ConsultationState.ON_AGENDA
    ):
        other = unit.meetings.find(station.meeting_id)
        raise Refused("agenda.paper_scheduled", title=paper.title, day=other.day if other else None)


def schedule(unit: Unit, meeting: Meeting, paper: Paper, item: AgendaItem) -> None:
    """Note the paper's station in this committee: the one that waits, else a new one in its place."""
    stations = unit.consultations.where(paper_id=paper.id)
    own = [station for station in stations if station.committee_id == meeting.committee_id]
    waiting = [s for s in own if s.state in (ConsultationState.PLANNED, ConsultationState.POSTPONED)]
    if waiting:
        station = waiting[0]
    else:
        role = ConsultationRole.INFORMATION if own else usual_role(paper, committee_of(unit, meeting))
        new = Consultation(paper.id, meeting.committee_id, role=role)
        station, *moved = placed(stations, new, paper.committee_id)
        for one in moved:
            unit.consultations.save(one)
    unit.consultations.save(station.put_on_agenda(meeting.id, item.id))
    if paper.state is PaperState.SUBMITTED:
        paper = admitted(unit, paper)
    if paper.state is PaperState.ADMITTED or (waiting and paper.state is PaperState.DEBATED):
        unit.papers.save(paper.put_on_agenda(meeting.id))


def release(unit: Unit, item: AgendaItem) -> None:
    """Let paper and guest of an item that does not take place wait for another agenda."""
    for consultation in unit.consultations.where(agenda_item_id=item.id):
        if consultation.state is not ConsultationState.DONE:
            unit.consultations.save(consultation.take_off_agenda())
    paper: Paper | None = unit.papers.find(item.paper_id)
    if paper is not None and paper.state is PaperState.ON_AGENDA:
        unit.papers.save(paper.take_off_agenda())
    for speaker in unit.speakers.where(agenda_item_id=item.id):
        if speaker.state not in HEARD:
            unit.speakers.save(replace(speaker, agenda_item_id=None))
