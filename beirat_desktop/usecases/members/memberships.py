"""A membership kept, changed from a day on, and ended, in the unit of whoever does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.memberships import check_faction, check_membership, first_on_seat
from beirat_desktop.domain.persons import Membership, Role
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_on, faction_on, find_faction, today
from beirat_desktop.usecases.members.attended import check_attended


def split(membership: Membership, day: date, **fields: Any) -> tuple[Membership, ...]:
    """The membership as it was until a day, and changed from it on; only changed where it begins on that day."""
    if membership.start is not None and day < membership.start:
        raise Refused("membership.change_before_start", day=day, start=membership.start)
    if membership.end is not None and day > membership.end:
        raise Refused("membership.change_after_end", day=day, end=membership.end)
    if membership.start == day:
        return (replace(membership, **fields),)
    until = replace(membership, end=day - timedelta(days=1))
    return until, replace(membership, id=new_id(), start=day, **fields)


def elected_into(unit: Unit, membership: Membership, role: Role, day: date) -> None:
    """Give who was elected, or is no longer, the function from that day on: the meeting itself decided so."""
    for one in split(membership, day, role=role):
        keep_membership(unit, one)


def list_of_seat(unit: Unit, left: Membership) -> Faction | None:
    """The list a member was elected on, whose next person follows whatever faction the member belongs to by now."""
    memberships = unit.memberships.where(person_id=left.person_id, committee_id=left.committee_id)
    first = first_on_seat(left, memberships, {term.start for term in unit.terms.all()})
    return find_faction(unit, first.faction_id, today(unit))


def end_with(
    unit: Unit, membership: Membership, last_day: date, reason: str = "", *, before: Membership | None = None
) -> Membership:
    """Let a membership end with a day in the caller's unit; before: as it is kept, where more changes than the end."""
    ended = replace(membership, end=last_day)
    check_attended(unit, before or membership, (ended,), reason)
    return keep_membership(unit, ended)


def end_going_on(unit: Unit, memberships: Iterable[Membership], last_day: date, reason: str = "") -> int:
    """Let those that go on end with a day; returns how many."""
    going_on = [m for m in memberships if m.covers(last_day) and m.end != last_day]
    for membership in going_on:
        end_with(unit, membership, last_day, reason)
    return len(going_on)


def keep_membership(unit: Unit, membership: Membership) -> Membership:
    """Keep it in the caller's unit; refused where its faction or another of the person's memberships does not fit."""
    if membership.faction_id is not None:
        faction = faction_on(unit, membership.faction_id, today(unit))
        check_faction(membership, faction, committee_on(unit, faction.committee_id, today(unit)))
    check_membership(membership, unit.memberships.where(person_id=membership.person_id))
    return unit.memberships.save(membership)
