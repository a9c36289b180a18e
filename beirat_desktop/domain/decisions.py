"""What came out at an item: what is needed for it, what the law makes of it, and what does not add up in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from beirat_desktop.domain.agenda import AgendaItem, allows_resolution, item_findings
from beirat_desktop.domain.consultations import ADOPTING, RESOLVING, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, about
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.papers import Paper, Target
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import (
    OUTCOME_OF,
    RESOLVING_KINDS,
    VALID,
    Effect,
    Vote,
    VoteForm,
    VoteKind,
    effect,
    procedural_kind,
    result,
    vote_findings,
)
from beirat_desktop.domain.voting import check_wording_open

PROCEDURAL = frozenset({Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.SUSPENDED})
"""Outcomes that also need the matter to be open for resolution, but have no number."""
ON_THE_MATTER = frozenset({*RESOLVING_KINDS, VoteKind.POINT, VoteKind.AMENDMENT})
ON_THE_AGENDA = frozenset({VoteKind.ITEM_ADDED, VoteKind.ITEM_REMOVED})
NO_VOTE = Vote(form=VoteForm.NONE)


@dataclass(frozen=True, slots=True)
class Decision:
    """What came out at an item. outcome None: a vote was taken that leaves the item where it was.

    committee_id: to which committee it was referred. reason: why findings were passed over, or why something else
    is done with an item that was resolved on. corrects_id: the vote in which a typing error is corrected; why: for
    what reason, as for a vote that is repeated. Who was there is filled in from the attendance of the moment.
    """

    outcome: Outcome | None = None
    text: RichText = RichText()
    vote: Vote = NO_VOTE
    target: str = ""
    committee_id: str | None = None
    reason: str = ""
    corrects_id: str | None = None
    why: str = ""

    @property
    def votes(self) -> bool:
        """Whether a vote was taken: counted, or agreed on the matter without one."""
        agreed = self.vote.kind in RESOLVING_KINDS and (self.outcome is None or self.outcome in RESOLVING)
        return self.vote.counted or agreed


def suggested_outcome(vote: Vote, paper: Paper | None, text: RichText) -> Outcome | None:
    """What the counts come to: adopted, adopted with changes, recommended to the Stadtrat, or rejected."""
    adopted = result(vote).adopted
    if adopted is None:
        return None
    if vote.kind not in RESOLVING_KINDS:
        return OUTCOME_OF.get(vote.kind) if adopted else None
    if not adopted:
        return Outcome.REJECTED
    if paper is not None and paper.target is Target.COUNCIL:
        return Outcome.RECOMMENDED
    changed = paper is not None and not paper.proposal.empty and text.plain.strip() != paper.proposal.plain.strip()
    return Outcome.ADOPTED_CHANGED if changed else Outcome.ADOPTED


def turns_counts(decision: Decision) -> bool:
    """Whether counts for a resolution would become a vote on what else is done with the item."""
    vote = decision.vote
    return (
        vote.counted
        and vote.kind in RESOLVING_KINDS
        and decision.outcome is not None
        and decision.outcome not in RESOLVING
    )


def wording_of(draft: Resolution | None, paper: Paper | None) -> RichText:
    """How the motion reads now: what was written at the desk, else what the paper proposes."""
    if draft is not None and not draft.text.empty:
        return draft.text
    return paper.proposal if paper is not None else RichText()


def complete(item: AgendaItem, paper: Paper | None, draft: Resolution | None, decision: Decision) -> Decision:
    """The decision with what is known of the item, refused where something indispensable is missing.

    The target of a referral is the caller's to fill in from the committee.
    """
    outcome, kind = decision.outcome, decision.vote.kind
    if kind in RESOLVING_KINDS and outcome is not None and outcome not in RESOLVING:
        kind = procedural_kind(outcome)
    if (outcome in RESOLVING or outcome in PROCEDURAL or kind in ON_THE_MATTER) and not allows_resolution(item):
        raise Refused("resolution.not_under_item", title=item.title)
    key = new_id() if decision.vote.id == NO_VOTE.id else decision.vote.id
    now, vote = wording_of(draft, paper), replace(decision.vote, kind=kind, agenda_item_id=item.id, id=key)
    again = decision.corrects_id is not None or vote.repeats_id is not None
    text = decision.text if not decision.text.empty else vote.wording if again and not vote.wording.empty else now
    if kind in RESOLVING_KINDS:
        if text.empty:
            raise Refused("resolution.text_missing", title=item.title)
        vote = replace(vote, wording=text)
    elif kind is VoteKind.AMENDMENT:
        if vote.wording.empty or (vote.wording == now and not again):
            raise Refused("vote.amendment_empty", title=item.title)
        vote = vote if again else replace(vote, before=now)
    elif kind in (VoteKind.POINT, VoteKind.ELECTION) and vote.wording.empty and not vote.subject.strip():
        raise Refused("vote.subject_missing")
    elif kind is VoteKind.POINT and not again:
        vote = replace(vote, before=now)
    if outcome is Outcome.REFERRED and not decision.target.strip():
        raise Refused("resolution.target_missing", title=item.title)
    target = decision.target or ("Stadtrat" if outcome is Outcome.RECOMMENDED else "")
    if kind not in RESOLVING_KINDS and not vote.subject:
        vote = replace(vote, subject=target)
    return replace(decision, text=text, target=target, vote=vote)


def check_possible(votes: Sequence[Vote], known: Resolution | None, decision: Decision) -> None:
    """What was resolved stays: to vote again is a repetition, to do something else takes a reason."""
    vote = decision.vote
    if (vote.repeats_id is not None or decision.corrects_id is not None) and not given(decision.why):
        raise Refused("vote.why_missing")
    if decision.corrects_id is not None:
        return
    resolved = known is not None and known.decided
    if vote.kind in (VoteKind.AMENDMENT, VoteKind.POINT):
        check_wording_open(votes)
    if vote.kind in RESOLVING_KINDS:
        if resolved and vote.repeats_id is None:
            raise Refused("resolution.already_decided", overridable=True)
        counted = any(one.kind in RESOLVING_KINDS and one.counted for one in votes)
        if counted and not vote.counted:
            raise Refused("vote.had_one")
    elif not decision.votes and _was_lost(votes, decision):
        raise Refused("vote.had_one")
    elif resolved and (decision.outcome or OUTCOME_OF.get(vote.kind)) is not None and not given(decision.reason):
        raise Refused("resolution.already_decided", overridable=True)


def _was_lost(votes: Sequence[Vote], decision: Decision) -> bool:
    """Whether a motion to do that with the item was voted down last."""
    same = [
        one
        for one in votes
        if decision.outcome is not None
        and OUTCOME_OF.get(one.kind) is decision.outcome
        and (one.subject == decision.target or decision.outcome is not Outcome.REFERRED)
    ]
    return bool(same) and effect(same[-1]) is Effect.LOST


def check_on_agenda(item: AgendaItem, votes: Sequence[Vote], decision: Decision) -> None:
    """What was voted off the agenda is dealt with only once it was voted onto it again, or that vote was mended."""
    if item.outcome is not Outcome.REMOVED or decision.corrects_id is not None:
        return
    changes = [one for one in votes if one.kind in ON_THE_AGENDA and effect(one) is Effect.CARRIED]
    if changes and changes[-1].kind is VoteKind.ITEM_REMOVED and decision.vote.kind not in ON_THE_AGENDA:
        raise Refused("agenda.taken_off", title=item.title)


def settled(decision: Decision, paper: Paper | None) -> Decision:
    """The decision as the counts and the law have it: what was lost or void leaves the item where it was."""
    vote, outcome = decision.vote, decision.outcome
    if not decision.votes:
        return decision
    how = effect(vote)
    if vote.kind not in RESOLVING_KINDS:
        carried = OUTCOME_OF.get(vote.kind, outcome)
        return replace(decision, outcome=carried if how is Effect.CARRIED else None)
    if how is Effect.INCOMPLETE:
        raise Refused("vote.missing")
    if how is Effect.VOID:
        return replace(decision, outcome=None)
    if how is Effect.LOST and outcome in ADOPTING:
        raise Refused("vote.outcome_not_adopted", yes=vote.yes, no=vote.no)
    if how is Effect.CARRIED and outcome is Outcome.REJECTED:
        raise Refused("vote.outcome_not_rejected", yes=vote.yes, no=vote.no)
    if outcome is None:
        decision = replace(decision, outcome=suggested_outcome(vote, paper, decision.text))
        return replace(decision, target="Stadtrat" if decision.outcome is Outcome.RECOMMENDED else decision.target)
    return decision


def decision_findings(
    item: AgendaItem, decision: Decision, *, seats: int, second_call: bool, exclusions: int, withdrawn: bool = False
) -> tuple[Finding, ...]:
    """What does not add up in a decision on an item; exclusions: how many must step aside from it.

    withdrawn: its movers took the paper back. It is voted on only where others take it up, and a reason says who.
    """
    resolves = decision.outcome in RESOLVING or decision.vote.kind in ON_THE_MATTER
    found = [
        finding
        for finding in item_findings(item, resolutions=int(resolves), exclusions=exclusions)
        if finding.rule in ("agenda.resolution_not_allowed", "agenda.exclusion_at_election")
    ]
    back = withdrawn or item.outcome is Outcome.WITHDRAWN
    if back and decision.votes and decision.vote.kind in ON_THE_MATTER and decision.corrects_id is None:
        found.append(Finding("resolution.withdrawn", facts={"title": item.title}))
    said = about(found, "agenda_items", item.id)
    if not decision.votes:
        return said
    counted = vote_findings(decision.vote, seats=seats, second_call=second_call, outcome=decision.outcome)
    return (*said, *about(counted, "votes", decision.vote.id))


def corrected(earlier: Vote, decision: Decision) -> Vote:
    """The earlier vote with the counts, form and words as they should have been typed; who was there stays."""
    typed = decision.vote
    return replace(
        typed,
        id=earlier.id,
        resolution_id=earlier.resolution_id,
        agenda_item_id=earlier.agenda_item_id,
        kind=earlier.kind,
        position=earlier.position,
        before=earlier.before,
        moment=earlier.moment,
        presided_id=earlier.presided_id,
        present=earlier.present,
        excluded=earlier.excluded,
        voter_ids=earlier.voter_ids,
        excluded_ids=earlier.excluded_ids,
        needed=earlier.needed,
        repeats_id=earlier.repeats_id,
        reason=earlier.reason,
        subject=typed.subject or earlier.subject,
        wording=typed.wording if not typed.wording.empty else earlier.wording,
        mover=typed.mover or earlier.mover,
        paper_id=earlier.paper_id,
        corrected=given(decision.why),
    )


def counts_for_resolution(vote: Vote) -> bool:
    """Whether a vote makes the resolution of its item."""
    return vote.kind in RESOLVING_KINDS and effect(vote) in VALID
