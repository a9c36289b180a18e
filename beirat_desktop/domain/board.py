"""How far a faction's motion has come, in the few words a faction counts by."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from beirat_desktop.domain.consultations import ADOPTING, UNFAVOURABLE, Consultation
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import Paper, PaperState


class Reached(StrEnum):
    """Where a motion stands, from the first draft on. ENDED: nobody follows it up any more, and it was not adopted."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ADMITTED = "admitted"
    ON_AGENDA = "on_agenda"
    DECIDED = "decided"
    COUNCIL = "council"
    CARRIED_OUT = "carried_out"
    ENDED = "ended"


_BEFORE = {
    PaperState.DRAFT: Reached.DRAFT,
    PaperState.SUBMITTED: Reached.SUBMITTED,
    PaperState.ADMITTED: Reached.ADMITTED,
    PaperState.ON_AGENDA: Reached.ON_AGENDA,
    PaperState.REFUSED: Reached.ENDED,
    PaperState.WITHDRAWN: Reached.ENDED,
}


def reached(
    paper: Paper, stations: Iterable[Consultation], tasks: Collection[FollowUp], councils: Collection[str]
) -> Reached:
    """councils: the ids of the Stadtrat. A motion is carried out when all its tasks are, or it is filed as done."""
    if paper.state in _BEFORE:
        return _BEFORE[paper.state]
    ordered = sorted(stations, key=lambda one: one.position)
    outcomes = [one.outcome for one in ordered if one.outcome is not None]
    told = paper.told[-1] if paper.told and not outcomes else None  # at home there is no agenda but the answers
    if told is not None:
        outcomes = [one.outcome for one in told.results if one.outcome is not None]
        if told.carried_out_on is not None:
            return Reached.CARRIED_OUT
    if paper.state is PaperState.DONE and outcomes and outcomes[-1] in UNFAVOURABLE:
        return Reached.ENDED
    if paper.amends_id is not None and outcomes and outcomes[-1] in ADOPTING:
        return Reached.DECIDED  # what is carried out is the motion it changed
    if paper.state is PaperState.DONE or (tasks and all(task.carried_out_on is not None for task in tasks)):
        return Reached.CARRIED_OUT
    at_council = told is not None and any(one.council for one in told.results)
    at_council |= any(
        one.committee_id in councils and (one.outcome is not None or one.requested_on is not None) for one in ordered
    )
    return Reached.COUNCIL if at_council else Reached.DECIDED
