"""Who belongs to a committee: one faction at a time, seats filled, appointed members at most one third."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.persons import Manner, Membership
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
