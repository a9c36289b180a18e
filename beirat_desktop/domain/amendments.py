"""What becomes of an amendment that came as a paper of its own: it follows from the votes on the motion's item."""

from __future__ import annotations

from collections.abc import Iterable

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.votes import VALID, Effect, Vote, VoteKind, effect
from beirat_desktop.domain.voting import in_turn, superseded

LIES_ON = frozenset({Outcome.POSTPONED, Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.REMOVED})
"""After these the motion, and with it what would amend it, is before the committee or another one again."""


def vote_on(votes: Iterable[Vote], amendment_id: str) -> Vote | None:
    """The vote of an item that counts for an amendment: the last valid one that none replaced."""
    everything = in_turn(votes)
    gone = superseded(everything)
    found = [
        vote
        for vote in everything
        if vote.kind is VoteKind.AMENDMENT
        and vote.paper_id == amendment_id
        and effect(vote) in VALID
        and vote.id not in gone
    ]
    return found[-1] if found else None


def fate(votes: Iterable[Vote], amendment_id: str, outcome: Outcome | None) -> Outcome | None:
    """What became of an amendment; None while it lies before the committee. outcome: of the motion's item.

    Carried, it goes back with a motion that was put off, which is then worded as it was moved; over is it, without a
    resolution of its own, once the motion was dealt with.
    """
    vote = vote_on(votes, amendment_id)
    if vote is not None and effect(vote) is Effect.LOST:
        return Outcome.REJECTED
    if outcome in LIES_ON:
        return None
    if vote is not None:
        return Outcome.ADOPTED
    return None if outcome is None else Outcome.NO_RESOLUTION
