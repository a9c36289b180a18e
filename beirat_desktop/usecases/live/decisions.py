"""A decision on an item with what the record knows: who is there, who must step aside, how the motion reads."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.domain.agenda import AgendaItem, invited_again
from beirat_desktop.domain.attendance import Exclusion
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision, decision_findings
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.paths import Path
from beirat_desktop.domain.quorum import excluded_present, may_vote, quorum_at
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.votes import EVERYBODY_VOTES, Vote, three_suffice
from beirat_desktop.domain.voting import in_turn
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, committee_on, today
from beirat_desktop.usecases.meetings.rules import findings_of_path


def of_item(unit: Unit, item_id: str) -> Resolution | None:
    """The resolution of an item, also while it is only typed."""
    found = unit.resolutions.where(agenda_item_id=item_id)
    return found[0] if found else None


def votes_of(unit: Unit, item_id: str) -> tuple[Vote, ...]:
    """The votes of an item as they were taken."""
    return in_turn(unit.votes.where(agenda_item_id=item_id))


def votes_under(unit: Unit, item_ids: set[str], resolution_ids: set[str]) -> tuple[Vote, ...]:
    """Every vote under these items, in turn, and those of their resolutions that name no item."""
    found = in_turn(unit.votes.where(agenda_item_id=item_ids))
    known = {vote.id for vote in found}
    return (*found, *(one for one in unit.votes.where(resolution_id=resolution_ids) if one.id not in known))


def quorum_reached(unit: Unit, item: AgendaItem) -> bool:
    """Whether enough are there now to resolve on the item."""
    seats = committee_of(unit, unit.meetings.get(item.meeting_id)).statutory_seats
    attendances = unit.attendances.where(meeting_id=item.meeting_id)
    exclusions = unit.exclusions.where(agenda_item_id=item.id)
    return quorum_at(seats, attendances, exclusions, item.id, second_call=invited_again(item)).reached


def filled(unit: Unit, item: AgendaItem, vote: Vote) -> Vote:
    """The vote with who is there, who may vote and how many the quorum asks for at this moment."""
    meeting = unit.meetings.get(item.meeting_id)
    attendances = unit.attendances.where(meeting_id=item.meeting_id)
    everybody = vote.kind in EVERYBODY_VOTES
    exclusions: list[Exclusion] = [] if everybody else unit.exclusions.where(agenda_item_id=item.id)
    voters = [one.person_id for one in may_vote(attendances, exclusions, item.id)]
    aside = [one.person_id for one in excluded_present(attendances, exclusions, item.id)]
    seats = committee_of(unit, meeting).statutory_seats
    state = quorum_at(seats, attendances, exclusions, item.id, second_call=three_suffice(item, vote.kind))
    return replace(
        vote,
        agenda_item_id=item.id,
        present=len(voters) + len(aside),
        excluded=len(aside),
        voter_ids=tuple(voters),
        excluded_ids=tuple(aside),
        needed=state.needed if seats else None,
    )


def named_target(unit: Unit, decision: Decision) -> Decision:
    """The decision with the name of the committee it was referred to."""
    if decision.committee_id is None or decision.target or decision.outcome is not Outcome.REFERRED:
        return decision
    return replace(decision, target=committee_on(unit, decision.committee_id, today(unit)).label)


def findings_of(unit: Unit, item: AgendaItem, decision: Decision) -> tuple[Finding, ...]:
    """What does not add up in a decision on an item."""
    meeting, paper = unit.meetings.get(item.meeting_id), unit.papers.find(item.paper_id)
    found = decision_findings(
        item,
        decision,
        seats=committee_of(unit, meeting).statutory_seats,
        second_call=three_suffice(item, decision.vote.kind),
        exclusions=unit.exclusions.count(agenda_item_id=item.id),
        withdrawn=paper is not None and paper.state is PaperState.WITHDRAWN,
    )
    # What was decided without a vote, or is put right, was not voted on now.
    if not decision.votes or decision.corrects_id is not None:
        return found
    spoken = findings_of_path(unit, Path.VOTE, meeting, item, decision)
    told = {one.rule for one in found}
    return (*found, *(one for one in spoken if one.rule not in told))
