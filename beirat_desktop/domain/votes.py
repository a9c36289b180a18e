"""Votes: counts, form, and what follows from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.quorum import Quorum, quorum, quorum_findings
from beirat_desktop.domain.shares import two_thirds


class VoteForm(StrEnum):
    """How was voted. NONE: agreed without a formal vote."""

    OPEN = "open"
    BY_NAME = "by_name"
    SECRET = "secret"
    NONE = "none"


class Ballot(StrEnum):
    """What one member said in a vote by name."""

    YES = "yes"
    NO = "no"
    ABSTENTION = "abstention"
    INVALID = "invalid"
    NOT_VOTING = "not_voting"


@dataclass(frozen=True, slots=True)
class FactionCount:
    """How one faction voted."""

    faction_id: str
    yes: int = 0
    no: int = 0
    abstentions: int = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """The vote on one resolution.

    present: voting members present at that moment, those excluded among them; None where another body did not
    say. stated: the result in the source's own words, where no counts are known ("mit deutlicher Mehrheit").
    """

    resolution_id: str
    form: VoteForm = VoteForm.OPEN
    yes: int = 0
    no: int = 0
    abstentions: int = 0
    invalid: int = 0
    not_voting: int = 0
    excluded: int = 0
    present: int | None = None
    stated: str = ""
    factions: tuple[FactionCount, ...] = ()
    ballots: tuple[tuple[str, Ballot], ...] = ()
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        counts = (self.yes, self.no, self.abstentions, self.invalid, self.not_voting, self.excluded, self.present or 0)
        if min(counts) < 0:
            raise Refused("vote.negative", count=min(counts))

    @property
    def total(self) -> int:
        """Everybody the counts name, those excluded among them."""
        return self.yes + self.no + self.abstentions + self.invalid + self.not_voting + self.excluded

    @property
    def counted(self) -> bool:
        """Whether anybody's voice is recorded in numbers."""
        return self.yes + self.no + self.abstentions + self.invalid > 0


class ResultKind(StrEnum):
    """How a vote went. AGREED: without a formal vote; STATED: known in words only; MISSING: not yet entered."""

    UNANIMOUS = "unanimous"
    MAJORITY = "majority"
    REJECTED = "rejected"
    AGREED = "agreed"
    STATED = "stated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Result:
    """How a vote went, and how many abstained."""

    kind: ResultKind
    abstentions: int = 0

    @property
    def adopted(self) -> bool | None:
        """Whether it was adopted; None where only words are known or nothing yet."""
        if self.kind in (ResultKind.STATED, ResultKind.MISSING):
            return None
        return self.kind is not ResultKind.REJECTED


def adopted(yes: int, no: int) -> bool:
    """More yes than no; abstentions and invalid votes do not count, a tie is a rejection (§ 40 GemO)."""
    return yes > no


def result(vote: Vote) -> Result:
    """What the counts say (§ 40 GemO)."""
    if not vote.counted:
        if vote.stated:
            return Result(ResultKind.STATED)
        return Result(ResultKind.AGREED if vote.form is VoteForm.NONE else ResultKind.MISSING)
    if not adopted(vote.yes, vote.no):
        return Result(ResultKind.REJECTED, vote.abstentions)
    return Result(ResultKind.MAJORITY if vote.no else ResultKind.UNANIMOUS, vote.abstentions)


def secret_demand(seats: int) -> int:
    """How many must demand a secret vote: two thirds of the statutory seats (§ 40 GemO)."""
    return two_thirds(seats)


def vote_quorum(vote: Vote, seats: int, *, second_call: bool = False) -> Quorum | None:
    """The quorum at the moment of the vote, where it is known how many were there."""
    if vote.present is None:
        return None
    return quorum(seats, vote.present, excluded=vote.excluded, second_call=second_call)


ADOPTING = frozenset({Outcome.ADOPTED, Outcome.ADOPTED_CHANGED, Outcome.RECOMMENDED})


def vote_findings(
    vote: Vote, *, seats: int = 0, second_call: bool = False, outcome: Outcome | None = None
) -> tuple[Finding, ...]:
    """What does not add up in a vote (§§ 39 and 40 GemO). seats 0: another body, whose seats are not known."""
    found = [*_sum_findings(vote, seats), *_detail_findings(vote)]
    state = vote_quorum(vote, seats, second_call=second_call) if seats else None
    if state is not None:
        found += quorum_findings(state)
    how = result(vote)
    if how.kind is ResultKind.MISSING:
        found.append(Finding("vote.missing", "§ 41 GemO"))
    elif how.adopted is False and outcome in ADOPTING:
        facts = {"yes": vote.yes, "no": vote.no, "abstentions": vote.abstentions, "outcome": outcome}
        found.append(Finding("vote.outcome_not_adopted", "§ 40 GemO", Severity.ERROR, facts))
    elif how.adopted and vote.counted and outcome is Outcome.REJECTED:
        facts = {"yes": vote.yes, "no": vote.no, "outcome": outcome}
        found.append(Finding("vote.outcome_not_rejected", "§ 40 GemO", Severity.ERROR, facts))
    return tuple(found)


def _sum_findings(vote: Vote, seats: int) -> list[Finding]:
    found = []
    if vote.present is not None and vote.counted and vote.total != vote.present:
        facts = {"total": vote.total, "present": vote.present, "difference": abs(vote.present - vote.total)}
        found.append(Finding("vote.sum_differs", "§ 41 GemO", facts=facts))
    heads = max(vote.total, vote.present or 0)
    if seats and heads > seats:
        found.append(Finding("vote.more_than_seats", "§ 29 GemO", Severity.ERROR, {"heads": heads, "seats": seats}))
    return found


def _detail_findings(vote: Vote) -> list[Finding]:
    found = []
    counts = (vote.yes, vote.no, vote.abstentions)
    if vote.factions:
        sums = tuple(sum(getattr(f, name) for f in vote.factions) for name in ("yes", "no", "abstentions"))
        # Members without a faction may make the totals larger, never smaller.
        if any(part > whole for part, whole in zip(sums, counts, strict=True)):
            facts = dict(zip(("yes", "no", "abstentions"), sums, strict=True))
            found.append(Finding("vote.factions_differ", "", facts=facts))
    if vote.ballots:
        if vote.form is VoteForm.SECRET:
            found.append(Finding("vote.secret_with_names", "§ 40 GemO", Severity.ERROR))
        said = Counter(ballot for _, ballot in vote.ballots)
        if (said[Ballot.YES], said[Ballot.NO], said[Ballot.ABSTENTION]) != counts:
            facts = {"yes": said[Ballot.YES], "no": said[Ballot.NO], "abstentions": said[Ballot.ABSTENTION]}
            found.append(Finding("vote.ballots_differ", "", facts=facts))
    elif vote.form is VoteForm.BY_NAME:
        found.append(Finding("vote.names_missing", "§ 41 GemO"))
    return found
