"""Keeping what follows for a paper from what a committee did with it; the rules stand in the domain."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consequences import Event, Matter, awaited_station, consequences
from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.organizations import called
from beirat_desktop.domain.papers import Paper
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committees_on, find_committee


def follow(unit: Unit, paper: Paper, event: Event) -> None:
    """Bring the paper and what hangs on it in line with the outcome."""
    found = consequences(_matter(unit, paper, event), event)
    unit.papers.save(found.paper)
    for station in found.stations:
        unit.consultations.save(station)
    for task in found.tasks:
        unit.follow_ups.save(task)
    for guest in found.guests:
        unit.speakers.save(guest)
    for station in found.removed_stations:
        unit.consultations.delete(station.id)
    for task in found.removed_tasks:
        unit.follow_ups.delete(task.id)
    for guest in found.removed_guests:
        unit.speakers.delete(guest.id)


def _matter(unit: Unit, paper: Paper, event: Event) -> Matter:
    tasks = unit.follow_ups.where(paper_id=paper.id)
    reports = unit.status_reports.where(follow_up_id=[task.id for task in tasks])
    guests = unit.speakers.where(paper_id=paper.id)
    if event.resolution is not None:
        known = {guest.id for guest in guests}
        guests += [one for one in unit.speakers.where(resolution_id=event.resolution.id) if one.id not in known]
    return Matter(
        paper,
        tuple(unit.consultations.where(paper_id=paper.id)),
        tuple(tasks),
        frozenset(report.follow_up_id for report in reports),
        tuple(guests),
        council(unit, event.committee, event.decided_on),
        find_committee(unit, paper.committee_id, event.decided_on),
        _responsible(unit, paper),
    )


def _responsible(unit: Unit, paper: Paper) -> str | None:
    """The organization the paper names as responsible; None where the record has none, or several, of that name."""
    found = called(paper.responsible, unit.organizations.all())
    return found[0].id if len(found) == 1 else None


def council(unit: Unit, committee: Committee, day: date) -> Committee | None:
    """The Stadtrat of the same town, on a day."""
    found = committees_on(unit, day, body_id=committee.body_id, kind=CommitteeKind.COUNCIL)
    return found[0] if found else None


def add_station(unit: Unit, paper: Paper, committee: Committee) -> Consultation:
    """The paper's awaited station at that committee, added behind the others where there is none yet."""
    return unit.consultations.save(awaited_station(paper, unit.consultations.where(paper_id=paper.id), committee))
