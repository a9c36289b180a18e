"""Who belongs to a committee: one faction at a time, seats filled, appointed members at most one third."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.persons import Manner, Membership, Role
from beirat_desktop.domain.shares import at_most_third


def check_membership(new: Membership, others: Iterable[Membership]) -> None:
    """Refuse a membership beside another of the same person in the same committee at the same time.

    Standing in for somebody is allowed beside being somebody's substitute already.
    """
    for other in others:
        if (
            other.id == new.id
            or other.person_id != new.person_id
            or other.committee_id != new.committee_id
            or not other.overlaps(new)
        ):
            continue
        if other.faction_id != new.faction_id:
            raise Refused("membership.two_factions", since=other.start)
        if other.substitute_for_id == new.substitute_for_id:
            raise Refused("membership.twice", since=other.start)


def check_faction(membership: Membership, faction: Faction, home: Committee) -> None:
    """Refuse a faction of another committee (home: its own); those of the Stadtrat sit in its committees too."""
    if faction.committee_id != membership.committee_id and home.kind is not CommitteeKind.COUNCIL:
        raise Refused("membership.other_committees_faction", faction=faction.name)


ASKS_WHY = frozenset({"membership.attended_after", "membership.attended_as"})
"""Refusals after which the change is made for a reason."""


def no_longer_covered(
    before: Membership, after: Sequence[Membership], others: Iterable[Membership], days: Iterable[date]
) -> tuple[date, ...]:
    """The days on which the person was a member, and after the change is none. after: what stands in its place."""
    rest = [*_beside(before, others), *after]
    return tuple(sorted(day for day in days if before.covers(day) and not any(m.covers(day) for m in rest)))


def sits_otherwise(
    before: Membership, after: Sequence[Membership], others: Iterable[Membership], days: Iterable[date]
) -> tuple[date, ...]:
    """The days on which the person would sit for another faction, in another role, with or without a vote."""
    rest = _beside(before, others)

    def sits(memberships: Iterable[Membership], day: date) -> set[tuple[object, ...]]:
        own = (m for m in memberships if m.covers(day))
        return {(m.role, m.voting, m.faction_id, m.substitute_for_id) for m in own}

    return tuple(
        sorted(day for day in days if before.covers(day) and sits([before, *rest], day) != sits([*after, *rest], day))
    )


def _beside(membership: Membership, others: Iterable[Membership]) -> list[Membership]:
    own = [m for m in others if m.id != membership.id and m.person_id == membership.person_id]
    return [m for m in own if m.committee_id == membership.committee_id]


def first_on_seat(left: Membership, memberships: Iterable[Membership], terms: Collection[date]) -> Membership:
    """The membership with which a member took the seat: who changes faction or function goes on with the same one.

    terms: the first days of the legislative terms; with a new term every seat is taken anew.
    """
    ended = {m.end: m for m in memberships if m.person_id == left.person_id and m.substitute_for_id is None}
    first = left
    while first.start is not None and first.start not in terms:
        before = ended.get(first.start - timedelta(days=1))
        if before is None or before.committee_id != left.committee_id or before.manner is not left.manner:
            break
        first = before
    return first


def successor_of(left: Membership, person_id: str, start: date, faction_id: str | None) -> Membership:
    """Who follows on a seat: same manner and vote for the rest of the time; a function is not inherited."""
    role = Role.MEMBER if left.role in (Role.CHAIR, Role.DEPUTY) else left.role
    return Membership(
        person_id,
        left.committee_id,
        role,
        left.manner,
        left.voting,
        faction_id,
        start=start,
        end=None if left.end is None or left.end < start else left.end,
    )


class Claim(StrEnum):
    """Why somebody is proposed as successor."""

    LIST = "list"
    SUBSTITUTE = "substitute"
    NONE = "none"


def claims(
    left: Membership, listed: Sequence[str], memberships: Iterable[Membership], persons: Iterable[str], day: date
) -> list[tuple[str, Claim]]:
    """Who may follow on that day: those of the list in its order, who stood in, then everybody who is no member."""
    own = [m for m in memberships if m.committee_id == left.committee_id and m.covers(day)]
    seated = {m.person_id for m in own if m.substitute_for_id is None} | {left.person_id}
    stood_in = [m.person_id for m in own if m.substitute_for_id == left.person_id]
    found = dict.fromkeys(((key, Claim.LIST) for key in listed), True) if left.manner is Manner.ELECTED else {}
    found |= {(key, Claim.SUBSTITUTE): True for key in stood_in if (key, Claim.LIST) not in found}
    known = {key for key, _ in found}
    found |= {(key, Claim.NONE): True for key in persons if key not in known}
    return [(key, claim) for key, claim in found if key not in seated]


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of a committee on one day: what the statutes give, and how many are filled."""

    statutory: int
    filled: int
    appointable: int
    appointed: int


def seats(committee: Committee, memberships: Iterable[Membership], day: date) -> Seats:
    """Count the voting members of a day; substitutes hold no seat of their own."""
    members = [
        m
        for m in memberships
        if m.committee_id == committee.id and m.voting and m.substitute_for_id is None and m.covers(day)
    ]
    appointed = sum(m.manner is Manner.APPOINTED for m in members)
    return Seats(committee.statutory_seats, len(members), committee.appointed_seats, appointed)


def seat_findings(counted: Seats) -> tuple[Finding, ...]:
    """What does not fit the statutes or the law."""
    found = []
    if counted.statutory and counted.filled > counted.statutory:
        facts = {"filled": counted.filled, "seats": counted.statutory}
        found.append(Finding("members.more_than_seats", "§ 29 GemO", Severity.ERROR, facts))
    most = at_most_third(counted.statutory)
    if counted.statutory and counted.appointed > most:
        facts = {"appointed": counted.appointed, "most": most, "seats": counted.statutory}
        found.append(Finding("members.too_many_appointed", "§ 56 GemO", Severity.ERROR, facts))
    elif counted.appointable and counted.appointed > counted.appointable:
        facts = {"appointed": counted.appointed, "most": counted.appointable}
        found.append(Finding("members.more_appointed_than_set", "", Severity.WARNING, facts))
    if counted.statutory and counted.filled < counted.statutory:
        facts = {"vacant": counted.statutory - counted.filled, "seats": counted.statutory}
        found.append(Finding("members.seats_vacant", "", Severity.INFO, facts))
    return tuple(found)
