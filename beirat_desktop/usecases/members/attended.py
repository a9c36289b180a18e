"""Memberships under attendance that is kept: no change makes a meeting that was held read otherwise unawares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.memberships import no_longer_covered, sits_otherwise
from beirat_desktop.domain.persons import Membership
from beirat_desktop.domain.reasons import given
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import person_on, today
from beirat_desktop.usecases.overrides import keep_override


def check_attended(unit: Unit, before: Membership, after: Sequence[Membership], reason: str) -> None:
    """Refuse what would change how somebody sat in a meeting that keeps them, unless the reason is kept with it.

    after: what stands in place of the membership.
    """
    days, others = _held_with(unit, before), unit.memberships.where(person_id=before.person_id)
    found = {
        "membership.attended_after": no_longer_covered(before, after, others, days),
        "membership.attended_as": sits_otherwise(before, after, others, days),
    }
    rule = next((rule for rule, days in found.items() if days), None)
    if rule is None:
        return
    if not given(reason):
        name = person_on(unit, before.person_id, today(unit)).name
        if rule == "membership.attended_after":
            raise Refused("membership.attended_after", name=name, days=found[rule])
        raise Refused("membership.attended_as", name=name, days=found[rule])
    keep_override(unit, rule, "memberships", before.id, reason)


def check_removable(unit: Unit, membership: Membership) -> None:
    """Refuse to remove a membership without which somebody sat in a meeting that keeps them."""
    others = unit.memberships.where(person_id=membership.person_id)
    days = no_longer_covered(membership, (), others, _held_with(unit, membership))
    if days:
        raise Refused("membership.attended", name=person_on(unit, membership.person_id, today(unit)).name, days=days)


def _held_with(unit: Unit, membership: Membership) -> set[date]:
    """The days of the committee's meetings that keep the person's attendance."""
    kept = {one.meeting_id for one in unit.attendances.where(person_id=membership.person_id)}
    states = [MeetingState.RUNNING, MeetingState.CLOSED]
    return {one.day for one in unit.meetings.where(id=kept, committee_id=membership.committee_id, state=states)}
