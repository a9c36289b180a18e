"""The votes of one item together: which one counts, what comes next, and when nothing can be voted on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.attendance import Exclusion
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.differences import Kind, differences
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.text import Block, BlockKind, RichText
from beirat_desktop.domain.votes import OUTCOME_OF, RESOLVING_KINDS, VALID, Effect, Vote, VoteForm, VoteKind, effect

ON_THE_WORDING = frozenset({VoteKind.AMENDMENT, VoteKind.POINT})
"""Votes after which the motion may read otherwise."""
VOTE_ORDER = (
    VoteKind.ITEM_REMOVED,
    VoteKind.ADJOURNED,
    VoteKind.REFERRED,
    VoteKind.REFERRED_BACK,
    VoteKind.END_OF_DEBATE,
    VoteKind.PROCEDURE,
    VoteKind.AMENDMENT,
    VoteKind.POINT,
    VoteKind.MAIN,
)
"""In which order is voted when several motions lie on the table (MGeschO § 24)."""


def in_turn(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """The votes of an item as they were taken."""
    return tuple(sorted(votes, key=lambda vote: vote.position))


def check_one_part(items: Sequence[AgendaItem]) -> None:
    """One vote on several items is taken in public or behind closed doors, and on two of them at least (§ 35 GemO)."""
    if len(items) < 2:
        raise Refused("vote.together_alone")
    closed = tuple(item.number or item.announced_title for item in items if not item.public)
    if 0 < len(closed) < len(items):
        raise Refused("vote.together_parts", items=closed)


def together_findings(item: AgendaItem, items: Iterable[AgendaItem], votes: Collection[Vote]) -> Iterator[Finding]:
    """One vote on several items has one result, told apart only by who was excluded from one of them (§ 22 GemO)."""
    gone = superseded(votes)
    shares = [one for one in votes if one.kind is VoteKind.EN_BLOC and one.id not in gone]
    for own in (one for one in shares if one.agenda_item_id == item.id):
        for other in items:
            theirs = [one for one in shares if one.agenda_item_id == other.id and _voted_with(one, item.number)]
            if other.id == item.id or not theirs or not _voted_with(own, other.number):
                continue
            if not any(_same_counts(own, one) for one in theirs):
                facts: dict[str, object] = {"number": item.number, "other": other.number}
                yield Finding("vote.together_differs", "§ 41 GemO", facts=facts).about("votes", own.id)


def _voted_with(share: Vote, number: str) -> bool:
    return bool(number) and number in share.subject.split(", ")


def _same_counts(one: Vote, other: Vote) -> bool:
    """Whether both can be of one vote: who was excluded from one of the items may have voted on the other."""
    apart = len(set(one.excluded_ids) ^ set(other.excluded_ids))
    kinds = ("yes", "no", "abstentions", "invalid", "not_voting")
    differ = sum(abs(getattr(one, kind) - getattr(other, kind)) for kind in kinds)
    return one.form is other.form and differ <= apart


def superseded(votes: Iterable[Vote]) -> frozenset[str]:
    """The votes that a valid repetition has replaced, by id; a void one replaces nothing."""
    return frozenset(vote.repeats_id for vote in votes if vote.repeats_id is not None and effect(vote) in VALID)


def resolving_vote(votes: Iterable[Vote]) -> Vote | None:
    """The vote that is the resolution of its item: the last one on the matter that was carried or lost."""
    valid = [vote for vote in in_turn(votes) if vote.kind in RESOLVING_KINDS and effect(vote) in VALID]
    return valid[-1] if valid else None


def void_vote(votes: Iterable[Vote]) -> Vote | None:
    """The last vote on the matter, where it was void and no valid one stands beside it."""
    everything = in_turn(votes)
    if resolving_vote(everything) is not None:
        return None
    void = [vote for vote in everything if vote.kind in RESOLVING_KINDS and effect(vote) is Effect.VOID]
    return void[-1] if void else None


def still_flawing(exclusions: Iterable[Exclusion], votes: Collection[Vote]) -> tuple[Exclusion, ...]:
    """The exclusions, less those noted too late after which was voted once more, validly and without the member."""
    everything = {vote.id: vote for vote in votes}

    def made_good(one: Exclusion) -> bool:
        last = last_to_decide(vote for vote in votes if vote.agenda_item_id == one.agenda_item_id)
        first = everything.get(last.repeats_id or "") if last is not None else None
        since = last is not None and (last.moment is None or one.said is None or one.said <= last.moment)
        return first is not None and effect(first) is Effect.VOID and since

    return tuple(one for one in exclusions if not (one.after_vote and made_good(one)))


def put_back_since(votes: Iterable[Vote], removed: Vote) -> bool:
    """Whether an item that was voted off the agenda was voted onto it again afterwards."""
    if removed.kind is not VoteKind.ITEM_REMOVED:
        return False
    again = (one for one in votes if one.kind is VoteKind.ITEM_ADDED and effect(one) is Effect.CARRIED)
    return any(one.position > removed.position for one in again)


def last_to_decide(votes: Iterable[Vote]) -> Vote | None:
    """The last vote from which something follows for the item: on the matter, or to do something else with it."""
    everything = in_turn(votes)
    gone = superseded(everything)
    led = [
        vote
        for vote in everything
        if vote.id not in gone
        and effect(vote) in VALID
        and not put_back_since(everything, vote)
        and (vote.kind in RESOLVING_KINDS or (vote.kind in OUTCOME_OF and effect(vote) is Effect.CARRIED))
    ]
    return led[-1] if led else None


def deciding_vote(votes: Iterable[Vote], outcome: Outcome | None) -> Vote | None:
    """The counted motion on procedure that brought an item to its outcome: it was referred, put off or taken off."""
    everything = in_turn(votes)
    gone = superseded(everything)
    led = [
        vote
        for vote in everything
        if outcome is not None
        and OUTCOME_OF.get(vote.kind) is outcome
        and effect(vote) is Effect.CARRIED
        and vote.counted
        and vote.id not in gone
    ]
    return led[-1] if led else None


def carried_amendments(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """The amendments that changed the wording, as they were voted on."""
    everything = in_turn(votes)
    gone = superseded(everything)
    return tuple(
        vote
        for vote in everything
        if vote.kind is VoteKind.AMENDMENT and effect(vote) is Effect.CARRIED and vote.id not in gone
    )


@dataclass(frozen=True, slots=True)
class Proposed:
    """Something that lies on the table: what it is, who moved it and how it reads."""

    kind: VoteKind
    wording: RichText = RichText()
    mover: str = ""
    subject: str = ""
    paper_id: str | None = None


def reach(before: RichText, after: RichText) -> int:
    """How far an amendment reaches: the letters it takes away and puts in."""
    changed = (part for part in differences(before.plain, after.plain) if part.kind is not Kind.SAME)
    return sum(not letter.isspace() for part in changed for letter in part.text)


def vote_order(table: Iterable[Proposed], wording: RichText) -> tuple[Proposed, ...]:
    """What lies on the table in the order in which the chair puts it to the vote.

    Motions on procedure first, then amendments, the farther-reaching before the others, last the motion itself
    (MGeschO § 24). wording: how the motion reads now. The chair may differ.
    """

    def turn(one: Proposed) -> tuple[int, int]:
        far = -reach(wording, one.wording) if one.kind is VoteKind.AMENDMENT else 0
        return (VOTE_ORDER.index(one.kind) if one.kind in VOTE_ORDER else len(VOTE_ORDER), far)

    return tuple(sorted(table, key=turn))


def next_votes(votes: Sequence[Vote], amendments: Iterable[Proposed], wording: RichText) -> tuple[Proposed, ...]:
    """What is still to be voted on under an item: the amendments handed in, then the motion; in the end nothing."""
    if resolving_vote(votes) is not None:
        return ()
    dealt_with = {vote.paper_id for vote in votes if vote.paper_id is not None and effect(vote) in VALID}
    waiting = [one for one in amendments if one.paper_id not in dealt_with]
    return vote_order([*waiting, Proposed(VoteKind.MAIN, wording)], wording)


def points(wording: RichText) -> tuple[RichText, ...]:
    """The points of a motion, to be voted on apart: its list items with what stands below them, else its paragraphs."""
    blocks = [block for block in wording.blocks if block.plain.strip()]
    items = any(block.kind is BlockKind.ITEM for block in blocks)
    found: list[RichText] = []
    for block in blocks:
        if (not items and block.kind is not BlockKind.ROW) or (block.kind is BlockKind.ITEM and block.level == 1):
            found.append(RichText((block,)))
        elif found:
            found[-1] = RichText((*found[-1].blocks, block))
    return tuple(found)


def without_point(wording: RichText, point: RichText) -> RichText:
    """What is left of a motion when one of its points was lost; all of it where that is none of its points."""
    left: list[Block] = []
    begins = False
    for block in wording.blocks:
        if block in point.blocks:
            begins = begins or block.first
        else:
            left.append(replace(block, first=True) if begins and block.kind is BlockKind.ITEM else block)
            begins = False
    rest = RichText(tuple(left))
    return wording if rest.empty or point.plain not in [one.plain for one in points(wording)] else rest


def next_point(wording: RichText, votes: Iterable[Vote]) -> Proposed | None:
    """The next point of a motion that is voted on apart; None where it has only one, or all of them had their vote.

    wording: how the motion reads now, without the points that were lost.
    """
    everything = list(votes)
    gone = superseded(everything)
    had = {
        vote.wording.plain
        for vote in everything
        if vote.kind is VoteKind.POINT and effect(vote) in VALID and vote.id not in gone
    }
    every = [point.plain for point in points(wording)]
    lost = len(had.difference(every))
    if len(every) + lost < 2:
        return None
    for number, point in enumerate(points(wording), 1 + lost):
        if point.plain not in had:
            return Proposed(VoteKind.POINT, point, subject=f"Punkt {number}")
    return None


def check_votable(state: MeetingState, *, on_break: bool, present: int) -> None:
    """Nothing is voted before the opening, after the end, during a break or with nobody there."""
    if state is MeetingState.CLOSED:
        raise Refused("vote.meeting_closed")
    if state is not MeetingState.RUNNING:
        raise Refused("meeting.not_running")
    if on_break:
        raise Refused("vote.on_break")
    if not present:
        raise Refused("vote.nobody_present")


def check_cast(vote: Vote) -> None:
    """What cannot be kept, whatever the reason: more heads than were there, or who voted how in secret (§ 40 GemO)."""
    if vote.form is VoteForm.SECRET and (vote.ballots or vote.factions):
        raise Refused("vote.secret_with_names")
    if vote.voters is not None and vote.cast > vote.voters:
        raise Refused("vote.more_than_voters", cast=vote.cast, voters=vote.voters)
    if vote.present is not None and vote.demanded > vote.present:
        raise Refused("vote.more_demanded", demanded=vote.demanded, present=vote.present)


def check_wording_open(votes: Iterable[Vote]) -> None:
    """The wording is final once it was voted on."""
    if any(vote.kind in RESOLVING_KINDS and effect(vote) in VALID for vote in votes):
        raise Refused("resolution.wording_locked")


def reads_after(vote: Vote) -> RichText:
    """How the motion reads after a vote on an amendment or on one of its points."""
    if vote.kind is VoteKind.POINT:
        return without_point(vote.before, vote.wording) if effect(vote) is Effect.LOST else vote.before
    return vote.wording if effect(vote) is Effect.CARRIED else vote.before


def check_settled(votes: Sequence[Vote], earlier: Vote, after: Vote) -> None:
    """A vote on the wording, corrected or repeated, cannot change what was voted on afterwards.

    votes: all of the item, without the repetition.
    """
    if earlier.kind not in ON_THE_WORDING or reads_after(earlier) == reads_after(after):
        return
    later = _later(votes, earlier)
    if any(one.kind in RESOLVING_KINDS for one in later):
        raise Refused("vote.amendment_settled")
    if _built_on(later):
        raise Refused("vote.wording_built_on")


def may_turn(votes: Sequence[Vote], earlier: Vote, now: RichText) -> bool:
    """Whether the motion can still read otherwise than a vote left it; now: how it reads."""
    return earlier.kind in ON_THE_WORDING and now == reads_after(earlier) and not _built_on(_later(votes, earlier))


def _later(votes: Sequence[Vote], earlier: Vote) -> list[Vote]:
    gone = superseded(votes)
    return [one for one in votes if one.position > earlier.position and effect(one) in VALID and one.id not in gone]


def _built_on(later: Iterable[Vote]) -> bool:
    return any(
        one.kind in RESOLVING_KINDS or (one.kind in ON_THE_WORDING and reads_after(one) != one.before) for one in later
    )


def check_points_left(votes: Sequence[Vote], vote: Vote) -> None:
    """Of a motion all of whose points were lost nothing is carried, though the last one still stands in its wording."""
    if vote.kind not in RESOLVING_KINDS or effect(vote) is not Effect.CARRIED:
        return
    gone = superseded(votes)
    on_points = [one for one in in_turn(votes) if one.kind is VoteKind.POINT and one.id not in gone]
    said = {one.wording.plain: effect(one) for one in on_points}
    left = [one.plain for one in points(vote.wording)] or [vote.wording.plain]
    if all(said.get(one) is Effect.LOST for one in left):
        raise Refused("vote.points_lost")
