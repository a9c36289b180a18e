"""Who demanded a meeting, an item of its agenda, or the hearing of a guest (§§ 34, 35 GemO)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.demands import check_demand, check_members, check_repeat, demand_needs, demanded
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.reasons import given
from beirat_desktop.store.rights import may
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, factions_on
from beirat_desktop.usecases.meetings.rules import dealt_with
from beirat_desktop.usecases.overrides import keep_override


@dataclass(frozen=True, slots=True)
class DemandView:
    """Who demanded it, who could have, and how many members it takes together; writable: whether it is theirs to enter
    who works now."""

    faction_id: str | None
    members: int
    factions: tuple[Faction, ...]
    needed: int
    writable: bool = True


class Demands:
    """Demands, entered where the thing itself is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, noun: str, key: str) -> DemandView:
        """Who demanded it; noun: "meetings", "agenda_items" or "speakers"."""
        with self._store.reading() as unit:
            one = unit.nouns(noun).get(key)
            meeting = _meeting(unit, noun, one)
            day = meeting.day if meeting is not None else unit.now.date()
            seats = committee_of(unit, meeting).statutory_seats if meeting is not None else 0
            factions = tuple(factions_on(unit, day))
            needed, writable = demand_needs(seats), may(unit, "demands.enter")
            return DemandView(one.demand_faction_id, one.demand_members, factions, needed, writable)

    def enter(self, noun: str, key: str, *, faction_id: str | None = None, members: int = 0, reason: str = "") -> None:
        """Note who demanded it; what nobody may demand, or not again yet, takes a reason."""
        with self._store.unit("demands.enter") as unit:
            before = unit.nouns(noun).get(key)
            after = replace(before, demand_faction_id=faction_id, demand_members=0 if faction_id else members)
            meeting = _meeting(unit, noun, after)
            check_members(committee_of(unit, meeting).statutory_seats if meeting is not None else 0, members)
            if after != before and meeting is not None and demanded(after):
                _check(unit, noun, after, meeting, reason)
            unit.nouns(noun).save(after)


def _check(unit: Unit, noun: str, one: Any, meeting: Meeting, reason: str) -> None:
    committee, day = committee_of(unit, meeting), min(unit.now.date(), meeting.day)
    hearing = noun == "speakers"
    checks: list[Callable[[], None]] = [lambda: check_demand(committee.statutory_seats, one)]
    if noun != "meetings":
        item = AgendaItem(meeting.id, one.topic, paper_id=one.paper_id, id=one.id) if hearing else one
        then = dealt_with(unit, meeting, (item,), committee.profile).get(item.id)
        checks.append(lambda: check_repeat(then, day, committee.profile, hearing=hearing))
    for check in checks:
        try:
            check()
        except Refused as refused:
            if not given(reason):
                raise
            keep_override(unit, refused.rule, noun, one.id, reason)


def _meeting(unit: Unit, noun: str, one: Any) -> Meeting | None:
    return one if noun == "meetings" else unit.meetings.find(one.meeting_id)
