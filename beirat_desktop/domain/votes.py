"""Votes: counts, form, and what follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from beirat_desktop.domain.agenda import AgendaItem, invited_again
from beirat_desktop.domain.consultations import ADOPTING, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.quorum import Quorum, QuorumRule, quorum, quorum_findings
from beirat_desktop.domain.shares import majority, two_thirds
from beirat_desktop.domain.text import RichText


class VoteKind(StrEnum):
    """What a vote is about. EN_BLOC: an item's share in a vote on several items; PROCEDURE: any other such motion."""

    MAIN = "main"
    POINT = "point"
    EN_BLOC = "en_bloc"
    AMENDMENT = "amendment"
    URGENCY = "urgency"
    ITEM_ADDED = "item_added"
    ITEM_REMOVED = "item_removed"
    ORDER_CHANGED = "order_changed"
    MADE_CLOSED = "made_closed"
    MADE_PUBLIC = "made_public"
    ADJOURNED = "adjourned"
    REFERRED = "referred"
    REFERRED_BACK = "referred_back"
    END_OF_DEBATE = "end_of_debate"
    PROCEDURE = "procedure"
    ELECTION = "election"


RESOLVING_KINDS = frozenset({VoteKind.MAIN, VoteKind.EN_BLOC})
"""Votes on the matter as a whole: one of them is the resolution."""
AGENDA_KINDS = frozenset(
    {
        VoteKind.URGENCY,
        VoteKind.ITEM_ADDED,
        VoteKind.ITEM_REMOVED,
        VoteKind.ORDER_CHANGED,
        VoteKind.MADE_CLOSED,
        VoteKind.MADE_PUBLIC,
    }
)
"""Votes on the agenda of the meeting."""
EVERYBODY_VOTES = frozenset({*AGENDA_KINDS, VoteKind.ELECTION})
"""Nobody is excluded from these (§ 22 GemO)."""
TWO_THIRDS = frozenset({VoteKind.ITEM_ADDED, VoteKind.ITEM_REMOVED})
"""Carried only with two thirds of those present (§ 34 GemO)."""
OUTCOME_OF: Mapping[VoteKind, Outcome] = {
    VoteKind.ADJOURNED: Outcome.POSTPONED,
    VoteKind.REFERRED: Outcome.REFERRED,
    VoteKind.REFERRED_BACK: Outcome.REFERRED_BACK,
    VoteKind.ITEM_REMOVED: Outcome.REMOVED,
}
"""What becomes of the item when such a motion is carried; any other leaves it where it was."""


NEEDS_MAJORITY = frozenset({*ADOPTING, Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.POSTPONED})
"""Outcomes that nothing comes to whose vote was lost."""


def procedural_kind(outcome: Outcome) -> VoteKind:
    """What was voted on when an item came to an outcome that is no resolution."""
    return next((kind for kind, wanted in OUTCOME_OF.items() if wanted is outcome), VoteKind.PROCEDURE)


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
    """One vote, as it was taken: under an item of the agenda, or at another body.

    resolution_id: set on the one vote that made the resolution, on no other of its item. present: voting members
    present at that moment, those excluded among them; None where another body did not say. stated: the result in
    the source's own words, where no counts are known ("mit deutlicher Mehrheit").

    position: order among the votes of the item. subject: what is voted on, in a few words; wording: its full wording
    at that moment, for an amendment the motion as it then reads, before: as it read until then. paper_id: the
    amendment, where it came as a paper. moment: local time without zone, None where it was not written down.
    voter_ids: who might vote, excluded_ids: who was there and must not (§ 22 GemO). needed: how many the quorum asked
    for, None where nobody can tell any more. demanded: how many demanded this form, demanded_by: who.
    repeats_id: the vote that is taken once more, for a reason. corrected: why a typing error was corrected.
    """

    resolution_id: str | None = None
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
    agenda_item_id: str | None = None
    kind: VoteKind = VoteKind.MAIN
    position: int = 0
    subject: str = ""
    wording: RichText = RichText()
    before: RichText = RichText()
    mover: str = ""
    paper_id: str | None = None
    moment: datetime | None = None
    presided_id: str | None = None
    voter_ids: tuple[str, ...] = ()
    excluded_ids: tuple[str, ...] = ()
    needed: int | None = None
    demanded: int = 0
    demanded_by: str = ""
    repeats_id: str | None = None
    reason: str = ""
    corrected: str = ""
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        counts = (self.yes, self.no, self.abstentions, self.invalid, self.not_voting, self.excluded, self.present or 0)
        if min(*counts, self.demanded) < 0:
            raise Refused("vote.negative", count=min(*counts, self.demanded))

    @property
    def total(self) -> int:
        """Everybody the counts name, those excluded among them."""
        return self.yes + self.no + self.abstentions + self.invalid + self.not_voting + self.excluded

    @property
    def cast(self) -> int:
        """How many voted."""
        return self.yes + self.no + self.abstentions + self.invalid

    @property
    def counted(self) -> bool:
        """Whether anybody's voice is recorded in numbers."""
        return self.cast > 0

    @property
    def voters(self) -> int | None:
        """How many might vote: those present less those excluded; None where it is not known who was there."""
        return None if self.present is None else max(self.present - self.excluded, 0)


class Flaw(StrEnum):
    """What makes a vote void, whatever the counts say."""

    NO_QUORUM = "no_quorum"
    TOO_MANY_VOTES = "too_many_votes"
    EXCLUDED_VOTED = "excluded_voted"


class Effect(StrEnum):
    """What a vote comes to in law. INCOMPLETE: nothing was counted."""

    CARRIED = "carried"
    LOST = "lost"
    VOID = "void"
    INCOMPLETE = "incomplete"


VALID = frozenset({Effect.CARRIED, Effect.LOST})


def flaws(vote: Vote) -> tuple[Flaw, ...]:
    """Why the vote is void (§§ 22, 39 GemO); nothing where too little is known to say so."""
    voters = vote.voters
    if voters is None:
        return ()
    found = []
    if vote.needed is not None and voters < vote.needed:
        found.append(Flaw.NO_QUORUM)
    named = {key for key, ballot in vote.ballots if ballot is not Ballot.NOT_VOTING}
    if named & set(vote.excluded_ids) or voters < vote.cast <= voters + len(vote.excluded_ids):
        found.append(Flaw.EXCLUDED_VOTED)
    elif vote.cast > voters:
        found.append(Flaw.TOO_MANY_VOTES)
    return tuple(found)


def effect(vote: Vote) -> Effect:
    """Carried, lost, void or not yet counted; no reason that somebody types makes a void vote valid."""
    agreed = vote.form is VoteForm.NONE and not vote.stated
    if not vote.counted and not agreed:
        return Effect.INCOMPLETE
    if flaws(vote):
        return Effect.VOID
    if agreed and not vote.counted:
        return Effect.CARRIED
    return Effect.CARRIED if carried(vote) else Effect.LOST


def carried(vote: Vote) -> bool:
    """Whether the counts suffice: more yes than no, or two thirds of those present (§§ 34, 40 GemO)."""
    if vote.kind in TWO_THIRDS:
        return vote.yes >= two_thirds(vote.cast if vote.voters is None else vote.voters)
    return adopted(vote.yes, vote.no)


class ResultKind(StrEnum):
    """How a vote went. AGREED: without a formal vote; STATED: known in words only; MISSING: not yet entered.

    VOID: counted, but not validly resolved.
    """

    UNANIMOUS = "unanimous"
    MAJORITY = "majority"
    REJECTED = "rejected"
    AGREED = "agreed"
    STATED = "stated"
    MISSING = "missing"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Result:
    """How a vote went, and how many abstained."""

    kind: ResultKind
    abstentions: int = 0

    @property
    def adopted(self) -> bool | None:
        """Whether it was adopted; None where it was void, only words are known, or nothing yet."""
        if self.kind in (ResultKind.STATED, ResultKind.MISSING, ResultKind.VOID):
            return None
        return self.kind is not ResultKind.REJECTED


def adopted(yes: int, no: int) -> bool:
    """More yes than no; abstentions and invalid votes do not count, a tie is a rejection (§ 40 GemO)."""
    return yes > no


def result(vote: Vote) -> Result:
    """What the counts say (§ 40 GemO)."""
    if effect(vote) is Effect.VOID:
        return Result(ResultKind.VOID)
    if not vote.counted:
        if vote.stated:
            return Result(ResultKind.STATED)
        return Result(ResultKind.AGREED if vote.form is VoteForm.NONE else ResultKind.MISSING)
    if not carried(vote):
        return Result(ResultKind.REJECTED, vote.abstentions)
    return Result(ResultKind.MAJORITY if vote.no else ResultKind.UNANIMOUS, vote.abstentions)


def without_voter(vote: Vote, person_id: str) -> Vote:
    """The vote once it is known that a member must not have voted (§ 22 GemO); the counts stay as they were."""
    if person_id not in vote.voter_ids or vote.kind in EVERYBODY_VOTES:
        return vote
    left = tuple(key for key in vote.voter_ids if key != person_id)
    return replace(vote, voter_ids=left, excluded_ids=(*vote.excluded_ids, person_id), excluded=vote.excluded + 1)


def with_voter(vote: Vote, person_id: str) -> Vote:
    """The vote once it is known that a member was not excluded after all."""
    if person_id not in vote.excluded_ids:
        return vote
    aside = tuple(key for key in vote.excluded_ids if key != person_id)
    return replace(vote, voter_ids=(*vote.voter_ids, person_id), excluded_ids=aside, excluded=vote.excluded - 1)


def with_quorum(vote: Vote, seats: int, *, second_call: bool = False) -> Vote:
    """The vote with how many the quorum asks for once it is known who was excluded: then a third (§ 39 (2) GemO)."""
    if vote.needed is None or vote.present is None or not seats:
        return vote
    return replace(vote, needed=quorum(seats, vote.present, excluded=vote.excluded, second_call=second_call).needed)


def secret_demand(seats: int) -> int:
    """How many must demand a secret vote: two thirds of the statutory seats (§ 40 GemO)."""
    return two_thirds(seats)


def three_suffice(item: AgendaItem, kind: VoteKind) -> bool:
    """Whether three suffice for such a vote under the item (§ 39 (1) sentence 2 GemO): never to add another one."""
    return invited_again(item) and kind is not VoteKind.ITEM_ADDED


def vote_quorum(vote: Vote, seats: int, *, second_call: bool = False) -> Quorum | None:
    """The quorum at the moment of the vote, where it is known how many were there."""
    if vote.present is None:
        return None
    if vote.needed is None:
        return quorum(seats, vote.present, excluded=vote.excluded, second_call=second_call)
    rule = QuorumRule.EXCLUSION if vote.needed < majority(seats) else QuorumRule.MAJORITY
    return Quorum(vote.needed, vote.voters or 0, QuorumRule.SECOND_CALL if second_call else rule)


def vote_findings(
    vote: Vote, *, seats: int = 0, second_call: bool = False, outcome: Outcome | None = None
) -> tuple[Finding, ...]:
    """What does not add up in a vote (§§ 39 and 40 GemO). seats 0: another body, whose seats are not known."""
    found = [*_sum_findings(vote, seats), *_detail_findings(vote)]
    if vote.form is VoteForm.SECRET and vote.kind is not VoteKind.ELECTION and seats and vote.agenda_item_id:
        wanted = secret_demand(seats)
        if vote.demanded < wanted:
            facts: dict[str, object] = {"demanded": vote.demanded, "needed": wanted}
            found.append(Finding("vote.secret_not_demanded", "§ 40 GemO", facts=facts))
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


def seats_elsewhere(seats: int) -> int:
    """How many may vote in another body of so many elected members: whoever presides there votes too (§ 36 (3) GemO).

    0 where the seats are not known.
    """
    return seats + 1 if seats else 0


def check_elsewhere(vote: Vote, outcome: Outcome, seats: int) -> None:
    """What another body counted is kept only as it can have been: as with our own votes, no reason passes it."""
    most = seats_elsewhere(seats)
    if most and vote.total > most:
        raise Refused("vote.more_than_seats", heads=vote.total, seats=seats)
    how = result(vote)
    if how.adopted is False and outcome in NEEDS_MAJORITY:
        raise Refused("vote.outcome_not_adopted", yes=vote.yes, no=vote.no)
    if how.adopted and vote.counted and outcome is Outcome.REJECTED:
        raise Refused("vote.outcome_not_rejected", yes=vote.yes, no=vote.no)


def elsewhere_findings(vote: Vote, outcome: Outcome, seats: int) -> tuple[Finding, ...]:
    """What does not add up in the vote of another body of so many elected members; 0: nobody knows how many."""
    found = list(vote_findings(vote, outcome=outcome))
    facts: dict[str, object] = {"heads": vote.total, "seats": seats}
    if seats and vote.total > seats_elsewhere(seats):
        found.append(Finding("vote.more_than_seats", "§ 29 GemO", Severity.ERROR, facts))
    elif seats and vote.total > seats:
        found.append(Finding("vote.chair_counted", "§ 36 (3) GemO", facts=facts))
    # Another body's record may give no counts at all; that is no fault of this one.
    return tuple(one for one in found if one.rule != "vote.missing")


def _sum_findings(vote: Vote, seats: int) -> list[Finding]:
    found = []
    if vote.voters is not None and vote.cast > vote.voters:
        facts: dict[str, object] = {"cast": vote.cast, "voters": vote.voters}
        return [Finding("vote.more_than_voters", "§ 40 GemO", Severity.ERROR, facts)]
    # A vote on the agenda is told by its ayes: who neither agreed nor spoke against it is not counted.
    if vote.kind in AGENDA_KINDS:
        return []
    if vote.present is not None and vote.counted and vote.total != vote.present:
        facts = {"total": vote.total, "present": vote.present, "difference": abs(vote.present - vote.total)}
        found.append(Finding("vote.sum_differs", "§ 41 GemO", facts=facts))
    heads = max(vote.total, vote.present or 0)
    if seats and heads > seats:
        found.append(Finding("vote.more_than_seats", "§ 29 GemO", Severity.ERROR, {"heads": heads, "seats": seats}))
    return found


def _detail_findings(vote: Vote) -> list[Finding]:
    found = []
    if vote.present is not None and vote.demanded > vote.present:
        told: dict[str, object] = {"demanded": vote.demanded, "present": vote.present}
        found.append(Finding("vote.more_demanded", "§ 40 GemO", Severity.ERROR, told))
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
