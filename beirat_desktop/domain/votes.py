"""Votes: counts, form, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from beirat_desktop.domain.identity import new_id


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

    present: voting members present at that moment, None where another body did not say. stated: the result
    in the source's own words, where no counts are known ("mit deutlicher Mehrheit").
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
