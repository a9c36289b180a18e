"""What a part of the members can demand: a meeting, an item, a hearing (§§ 34, 35 GemO)."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.deadlines import barred_until
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.shares import quarter


def demand_needs(seats: int) -> int:
    """How many members together can demand it: a quarter of the statutory seats, 9 of 33 (§ 34 GemO)."""
    return quarter(seats)


def check_demand(seats: int, *, members: int = 0, faction: bool = False) -> None:
    """Whether so many members, or a faction, may demand a meeting, an item or a hearing (§§ 34, 35 GemO)."""
    if not faction and members < demand_needs(seats):
        raise Refused("demand.too_few", overridable=True, members=members, needed=demand_needs(seats))


def check_repeat(dealt_with: date | None, demanded: date, profile: RuleProfile, *, hearing: bool = False) -> None:
    """The same subject may not be demanded again within 6 months, a hearing within 12 (§§ 34, 35 GemO)."""
    if dealt_with is None:
        return
    until = barred_until(dealt_with, profile, hearing=hearing)
    if dealt_with <= demanded < until:
        raise Refused("demand.repeated", overridable=True, dealt_with=dealt_with, until=until)
