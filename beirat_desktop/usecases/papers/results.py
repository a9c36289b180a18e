"""What became of a paper, as references to it say."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.papers import Paper
from beirat_desktop.german.citations import result_reference
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import find_committee
from beirat_desktop.usecases.publicity import publicity_of


def result_until(unit: Unit, paper: Paper, until: date) -> str:
    """What the last body that dealt with a paper until a day made of it; nothing of what is not public."""
    closed = publicity_of(unit)
    if paper.id in closed.papers:
        return ""
    found: list[tuple[date, int, str]] = []
    for station in unit.consultations.where(paper_id=paper.id):
        resolution = next(iter(unit.resolutions.where(consultation_id=station.id)), None)
        decided_on = station.decided_on or (resolution.decided_on if resolution is not None else None)
        behind = resolution is not None and resolution.id in closed.resolutions
        shut = behind or station.id in closed.stations or station.agenda_item_id in closed.items
        if station.outcome is None or decided_on is None or decided_on > until or shut:
            continue
        committee = find_committee(unit, station.committee_id, decided_on)
        if committee is not None:
            target = station.outcome_target
            said = result_reference(committee.label, committee.of, decided_on, station.outcome, target)
            found.append((decided_on, station.position or 0, said))
    return max(found)[2] if found else ""
