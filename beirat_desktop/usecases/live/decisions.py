"""What came out at an item: what is needed for it, and what does not add up in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from beirat_desktop.domain.agenda import AgendaItem, allows_resolution, item_findings
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, about
from beirat_desktop.domain.papers import Paper, Target
from beirat_desktop.domain.quorum import excluded_present, may_vote
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import ADOPTING, Vote, VoteForm, result, vote_findings
from beirat_desktop.store.unit import Unit

RESOLVING = frozenset({*ADOPTING, Outcome.REJECTED})
"""Outcomes that are a resolution on the matter: with wording, vote and number."""
PROCEDURAL = frozenset({Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.SUSPENDED})
"""Outcomes that also need the matter to be open for resolution, but have no number."""
NO_VOTE = Vote("", VoteForm.NONE)


@dataclass(frozen=True, slots=True)
class Decision:
    """What came out at an item.

    committee_id: to which committee it was referred; reason: why findings were passed over. In the vote, present
    None and excluded 0 are filled in from the attendance of the moment.
    """

    outcome: Outcome
    text: RichText = RichText()
    vote: Vote = NO_VOTE
    target: str = ""
    committee_id: str | None = None
    reason: str = ""


def suggested_outcome(vote: Vote, paper: Paper | None, text: RichText) -> Outcome | None:
    """What the counts come to: adopted, adopted with changes, recommended to the Stadtrat, or rejected."""
    adopted = result(vote).adopted
    if adopted is None:
        return None
    if not adopted:
        return Outcome.REJECTED
    if paper is not None and paper.target is Target.COUNCIL:
        return Outcome.RECOMMENDED
    changed = paper is not None and not paper.proposal.empty and text.plain.strip() != paper.proposal.plain.strip()
    return Outcome.ADOPTED_CHANGED if changed else Outcome.ADOPTED


def of_item(unit: Unit, item_id: str) -> Resolution | None:
    """The resolution of an item, also while it is only typed."""
    found = unit.resolutions.where(agenda_item_id=item_id)
    return found[0] if found else None


def heads(unit: Unit, item: AgendaItem) -> tuple[int, int]:
    """How many voting members are there now, and how many of them are excluded from the item."""
    attendances = unit.attendances.where(meeting_id=item.meeting_id)
    exclusions = unit.exclusions.where(agenda_item_id=item.id)
    aside = len(excluded_present(attendances, exclusions, item.id))
    return len(may_vote(attendances, exclusions, item.id)) + aside, aside


def filled(unit: Unit, item: AgendaItem, vote: Vote) -> Vote:
    """The vote with the attendance of the moment, where it does not say who was there."""
    if vote.present is not None:
        return vote
    present, excluded = heads(unit, item)
    return replace(vote, present=present, excluded=vote.excluded or excluded)


def complete(unit: Unit, item: AgendaItem, paper: Paper | None, decision: Decision) -> Decision:
    """The decision with what the record knows, refused where something indispensable is missing."""
    outcome = decision.outcome
    if (outcome in RESOLVING or outcome in PROCEDURAL) and not allows_resolution(item):
        raise Refused("resolution.not_under_item", title=item.title)
    text = decision.text
    if outcome in RESOLVING and text.empty:
        draft = of_item(unit, item.id)
        text = draft.text if draft is not None else text
        if text.empty and paper is not None:
            text = paper.proposal
        if text.empty:
            raise Refused("resolution.text_missing", title=item.title)
    target = decision.target
    if decision.committee_id is not None:
        target = target or unit.committees.get(decision.committee_id).label
    if outcome is Outcome.REFERRED and not target.strip():
        raise Refused("resolution.target_missing", title=item.title)
    if outcome is Outcome.RECOMMENDED and not target:
        target = "Stadtrat"
    return replace(decision, text=text, target=target, vote=filled(unit, item, decision.vote))


def findings_of(unit: Unit, item: AgendaItem, decision: Decision) -> tuple[Finding, ...]:
    """What does not add up in a decision on an item."""
    meeting = unit.meetings.get(item.meeting_id)
    committee = unit.committees.get(meeting.committee_id)
    resolves = decision.outcome in RESOLVING
    exclusions = unit.exclusions.count(agenda_item_id=item.id)
    found = [
        finding
        for finding in item_findings(item, resolutions=int(resolves), exclusions=exclusions)
        if finding.rule in ("agenda.resolution_not_allowed", "agenda.exclusion_at_election")
    ]
    if resolves or decision.vote.counted:
        found += vote_findings(
            decision.vote,
            seats=committee.statutory_seats,
            second_call=meeting.second_call,
            outcome=decision.outcome,
        )
    return about(found, "agenda_items", item.id)
