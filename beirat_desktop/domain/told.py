"""What the office told who handed a motion in; kept with the motion at home, the oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from beirat_desktop.domain.consultations import Outcome


class AnswerKind(StrEnum):
    """What the office did with a motion. DECIDED: some body dealt with it."""

    ACCEPTED = "accepted"
    ASKED = "asked"
    REFUSED = "refused"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Result:
    """What one body did with a motion.

    committee: its name; council: whether it is the Stadtrat. outcome and said, the words with the vote, stay empty
    where the matter was dealt with in private.
    """

    committee: str
    decided_on: date | None = None
    outcome: Outcome | None = None
    said: str = ""
    council: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One answer.

    given: when, local time; words: what is asked, or why the motion is refused, and norm: the section it rests on.
    results: of the bodies in their order; status: how far it is being carried out; carried_out_on: when all of it was.
    """

    kind: AnswerKind
    given: datetime
    words: str = ""
    norm: str = ""
    results: tuple[Result, ...] = ()
    status: str = ""
    carried_out_on: date | None = None
