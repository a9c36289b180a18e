"""The agenda of a meeting: a tree of items, public and not."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.text import RichText


class ItemKind(StrEnum):
    """What an item is for; under announcements and miscellaneous nothing is resolved."""

    REGULAR = "regular"
    OPENING = "opening"
    QUESTION_TIME = "question_time"
    OBJECTIONS = "objections"
    ANNOUNCEMENTS = "announcements"
    MISCELLANEOUS = "miscellaneous"
    ELECTION = "election"


class ItemState(StrEnum):
    """Where an item stands in the meeting."""

    OPEN = "open"
    CURRENT = "current"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda (TOP).

    position: order among its siblings in its part, from 0. number: frozen when the invitation is sent,
    empty before; sent_title: the title as the members last got it, so that a supplement can show what changed.
    supplement: with which supplement it came, 0 for the invitation. removed_by: the supplement
    that took it off, or None. public_title: the general terms in which a non-public item is announced.
    course: the course of the debate for the minutes; statements: what members asked to have recorded.
    """

    meeting_id: str
    title: str
    position: int = 0
    parent_id: str | None = None
    public: bool = True
    public_title: str = ""
    closed_reason: str = ""
    kind: ItemKind = ItemKind.REGULAR
    paper_id: str | None = None
    number: str = ""
    sent_title: str = ""
    supplement: int = 0
    removed_by: int | None = None
    subline: str = ""
    presenter: str = ""
    minutes: int = 0
    state: ItemState = ItemState.OPEN
    course: RichText = RichText()
    statements: RichText = RichText()
    outcome: Outcome | None = None
    outcome_target: str = ""
    internal_note: str = ""
    id: str = field(default_factory=new_id)

    @property
    def announced_title(self) -> str:
        """What the public may read: the title, or the general terms of a non-public item."""
        return self.title if self.public else (self.public_title or "Nichtöffentliche Angelegenheit")
