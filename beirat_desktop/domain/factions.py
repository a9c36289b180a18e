"""Factions and lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.places import Letterhead


@dataclass(frozen=True, slots=True)
class FactionPeriod:
    """What a faction was called until a day, that one included."""

    until: date
    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Faction:
    """A faction or list of one committee. name is the full form ("SPD-Fraktion"), short_name the party's.

    successor_ids: who comes next when a member of it leaves, the persons of its list in their order.
    earlier: its former names, the oldest first (periods.as_of reads a day).
    """

    committee_id: str
    name: str
    short_name: str = ""
    letterhead: Letterhead = Letterhead()
    start: date | None = None
    end: date | None = None
    successor_ids: tuple[str, ...] = ()
    earlier: tuple[FactionPeriod, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def label(self) -> str:
        """The short name, else the name."""
        return self.short_name or self.name
