"""Legislative terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id


@dataclass(frozen=True, slots=True)
class LegislativeTerm:
    """A term of office, five years by law; numbering of meetings begins anew with each."""

    body_id: str
    name: str
    start: date
    end: date | None = None
    number: int | None = None
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise Refused("term.ends_before_start", name=self.name, start=self.start, end=self.end)

    def covers(self, day: date) -> bool:
        """Whether the day lies in this term."""
        return self.start <= day and (self.end is None or day <= self.end)
