"""Dates that are only partly known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.errors import Refused


class DatePart(StrEnum):
    """The third of a year or of a month in which something was."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


_THIRDS = {DatePart.BEGINNING: 0, DatePart.MIDDLE: 1, DatePart.END: 2}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, as a source states it: 2018, 10/2018 or 12.10.2018.

    part: a source may also say that it was at the beginning, in the middle or at the end of a year or month.
    """

    year: int
    month: int | None = None
    day: int | None = None
    part: DatePart | None = None

    def __post_init__(self) -> None:
        # As 2018-00-00 is written where no more than the year is known.
        for name in ("month", "day"):
            if getattr(self, name) == 0:
                object.__setattr__(self, name, None)
        if self.day is not None and self.month is None:
            raise Refused("date.day_without_month", year=self.year, day=self.day)
        try:
            known = date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            raise Refused("date.impossible", text=f"{self.day or 1}.{self.month or 1}.{self.year}") from None
        if self.day is not None and self.part is not None:
            raise Refused("date.part_of_a_day", part=self.part, day=known)

    def __lt__(self, other: PartialDate) -> bool:
        """By the first day it can mean; of two that begin together the less exact one comes before."""
        return (self.first, -self.last.toordinal()) < (other.first, -other.last.toordinal())

    @property
    def first(self) -> date:
        """The first day it can mean."""
        third = _THIRDS.get(self.part) if self.part is not None else None
        if self.month is None:
            return date(self.year, 1 + 4 * (third or 0), 1)
        return date(self.year, self.month, self.day or 1 + 10 * (third or 0))

    @property
    def last(self) -> date:
        """The last day it can mean."""
        third = _THIRDS.get(self.part) if self.part is not None else None
        if self.month is None:
            month = 12 if third is None else 4 * (third + 1)
            return date(self.year, month, monthrange(self.year, month)[1])
        end = monthrange(self.year, self.month)[1]
        return date(self.year, self.month, self.day or (end if third in (None, 2) else 10 * ((third or 0) + 1)))

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read 2018, 10/2018, 10.2018, 12.10.2018 or the ISO forms 2018-10 and 2018-10-12."""
        parts = text.strip().replace("/", ".")
        try:
            numbers = [int(part) for part in (parts.split("-") if "-" in parts else reversed(parts.split(".")))]
        except ValueError:
            numbers = []
        if not 1 <= len(numbers) <= 3 or 0 in numbers:
            raise Refused("date.impossible", text=text)
        year, month, day = (*numbers, None, None)[:3]
        return cls(year or 0, month, day)

    def __str__(self) -> str:
        """Its numbers."""
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.month:02}/{self.year:04}"
        return f"{self.day:02}.{self.month:02}.{self.year:04}"
