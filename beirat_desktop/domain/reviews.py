"""When it is to be asked whether somebody's contact data are still needed (Art. 5 Abs. 1 Buchst. e DSGVO).

The law names no period: how long after the last membership or hearing is the house's own rule, in its profile.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from beirat_desktop.domain.deadlines import after_months
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.speakers import Speaker


def is_reached(person: Person) -> bool:
    """Whether anything tells how to reach the person; the way papers are sent alone does not."""
    contact = person.contact
    return bool(contact.address.lines or contact.email or contact.phone)


def review_day(
    person: Person,
    memberships: Iterable[Membership],
    guests: Iterable[tuple[Speaker, date | None]],
    months: int,
    agreed: date | None = None,
) -> date | None:
    """The day on which to ask; None while the person belongs to a committee, and of whom nothing is kept.

    guests: what the person was asked to speak on, each with the day of the meeting. agreed: a day somebody set.
    A day that was set for a guest counts where there is no later reason to keep the data.
    """
    if not is_reached(person):
        return None
    memberships = tuple(memberships)
    if any(one.end is None for one in memberships):
        return None
    ended = [after_months(one.end, months) for one in memberships if one.end is not None]
    heard = [guest.review_on or (after_months(day, months) if day else None) for guest, day in guests]
    days = [*ended, *(day for day in heard if day is not None)]
    if agreed is not None:
        return agreed
    return max(days, default=None)
