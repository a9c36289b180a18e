"""Whose contact data are to be looked at again, and until when they are kept."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.reviews import is_reached, review_day
from beirat_desktop.german.persons import REVIEW, and_more
from beirat_desktop.store.overview import Due
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import beirat_on, persons_on, today


def reviews_due(unit: Unit) -> list[Due]:
    """Whose contact data are kept after the last reason for it: who is due first, and how many more.

    One line for all, so that guests of many years do not hide what is to be done today.
    """
    day = today(unit)
    people = {one.id: one for one in persons_on(unit, day) if is_reached(one)}
    belong = {one.person_id for one in unit.memberships.where(end=None)}
    asked = [(review_of(unit, key), person.name, key) for key, person in people.items() if key not in belong]
    found = sorted((due, name, key) for due, name, key in asked if due is not None)
    if not found:
        return []
    due, name, key = found[0]
    more = sum(other <= day for other, _, _ in found[1:])
    return [Due("review", name, and_more(more), due, "person", key)]


def review_of(unit: Unit, person_id: str) -> date | None:
    """The day on which to ask whether the person's contact data are still needed; None for never."""
    day = today(unit)
    committee = beirat_on(unit, day)
    months = (committee.profile if committee is not None else RuleProfile()).review_months
    guests = unit.speakers.where(person_id=person_id)
    meetings = {one.id: one.day for one in unit.meetings.where(id={guest.meeting_id for guest in guests})}
    agreed = [one.due for one in unit.deadlines.where(noun="persons", object_id=person_id) if one.done_on is None]
    (person,) = persons_on(unit, day, id=person_id)
    memberships = unit.memberships.where(person_id=person_id)
    heard = [(guest, meetings.get(guest.meeting_id or "")) for guest in guests]
    return review_day(person, memberships, heard, months, max(agreed, default=None))


def keep_until(unit: Unit, person_id: str, day: date) -> None:
    """Keep in the caller's unit that the contact data are needed until a day; then it is asked again."""
    if day <= today(unit):
        raise Refused("review.day_over", day=day)
    forget_reviews(unit, person_id)
    unit.deadlines.save(Deadline(REVIEW, day, "persons", person_id))


def forget_reviews(unit: Unit, person_id: str) -> None:
    """Let the days go that were set for a person, as when there is nothing left to look at."""
    for one in unit.deadlines.where(noun="persons", object_id=person_id):
        unit.deadlines.delete(one.id)
