"""What a part of the members can demand: a meeting, an item, a hearing (§§ 34, 35 GemO)."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from beirat_desktop.domain.deadlines import barred_until
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.shares import quarter
from beirat_desktop.domain.speakers import Speaker


class Demandable(Protocol):
    """A meeting, an item or a guest, with who demanded it."""

    @property
    def demand_faction_id(self) -> str | None:
        """The faction, or None."""

    @property
    def demand_members(self) -> int:
        """How many members together, 0 where nobody counted them."""


def demanded(one: Demandable) -> bool:
    """Whether somebody demanded it, and it was not only asked for."""
    return one.demand_faction_id is not None or one.demand_members > 0


def demand_needs(seats: int) -> int:
    """How many members together can demand it: a quarter of the statutory seats, 9 of 33 (§ 34 GemO)."""
    return quarter(seats)


def demand_findings(seats: int, one: Demandable) -> tuple[Finding, ...]:
    """Whether so many members, or a faction, may demand it; where the seats are not known, nothing is told."""
    needed = demand_needs(seats)
    if not seats or one.demand_faction_id is not None or not 0 < one.demand_members < needed:
        return ()
    norm = "§ 35 GemO" if isinstance(one, Speaker) else "§ 34 GemO"
    return (Finding("demand.too_few", norm, facts={"members": one.demand_members, "needed": needed}),)


def check_members(seats: int, members: int) -> None:
    """Nobody is fewer than none, nor more than there are seats; 0 where the seats are not known."""
    if members < 0 or (seats and members > seats):
        raise Refused("demand.no_such_number", members=members, seats=seats or "unbekannt")


def check_demand(seats: int, one: Demandable) -> None:
    """The same, where it is entered."""
    for found in demand_findings(seats, one):
        raise Refused("demand.too_few", overridable=True, **found.facts)


def check_repeat(dealt_with: date | None, demanded: date, profile: RuleProfile, *, hearing: bool = False) -> None:
    """The same subject may not be demanded again within 6 months, a hearing within 12 (§§ 34, 35 GemO)."""
    if dealt_with is None:
        return
    until = barred_until(dealt_with, profile, hearing=hearing)
    if dealt_with <= demanded < until:
        raise Refused("demand.repeated", overridable=True, dealt_with=dealt_with, until=until)
