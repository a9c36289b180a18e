"""Resolutions, word for word; a recommendation is one too."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from beirat_desktop.domain.consultations import RESOLVING, Outcome
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.text import RichText


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a committee resolved under one item, or at a station outside the record."""

    committee_id: str
    decided_on: date
    text: RichText = RichText()
    outcome: Outcome = Outcome.ADOPTED
    outcome_target: str = ""
    number: str = ""
    agenda_item_id: str | None = None
    consultation_id: str | None = None
    paper_id: str | None = None
    position: int = 0
    public: bool = True
    announced_on: date | None = None
    id: str = field(default_factory=new_id)

    @property
    def decided(self) -> bool:
        """Whether the matter was resolved on; before the vote it is only wording that is being typed."""
        return self.outcome in RESOLVING
