"""Dates that are only partly known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beirat_desktop.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, as a source states it: 2018, 10/2018 or 12.10.2018."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise Refused("date.day_without_month", year=self.year, day=self.day)
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            raise Refused("date.impossible", text=f"{self.day or 1}.{self.month or 1}.{self.year}") from None

    def __lt__(self, other: PartialDate) -> bool:
        """A year comes before its months, a month before its days."""
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read 2018, 10/2018, 10.2018, 12.10.2018 or the ISO forms 2018-10 and 2018-10-12."""
        parts = text.strip().replace("/", ".")
        try:
            numbers = [int(part) for part in (parts.split("-") if "-" in parts else reversed(parts.split(".")))]
        except ValueError:
            numbers = []
        if not 1 <= len(numbers) <= 3:
            raise Refused("date.impossible", text=text)
        return cls(*numbers)

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.month:02}/{self.year:04}"
        return f"{self.day:02}.{self.month:02}.{self.year:04}"
