"""The year of all bodies: their meetings, the days without school or work, and what lies badly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from beirat_desktop.domain.deadlines import posting_findings, session_dates
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.year_plan import Clash, KnownDay, SchoolHolidays, check_dragged, clashes
from beirat_desktop.store import meetings as lists
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, committees_on
from beirat_desktop.usecases.meetings.beside import known_days
from beirat_desktop.usecases.meetings.plan import holidays, holidays_between
from beirat_desktop.usecases.meetings.school_holidays import known_holidays

AROUND = timedelta(days=14)
"""A month on the wall begins and ends with days of its neighbours."""


@dataclass(frozen=True, slots=True)
class YearPlan:
    """A year with the days around it. bodies: what the committees are called, by id.

    meetings: in their order, those called off too. known: days of bodies whose meetings are not in the record.
    unread: why the clerk's own school holidays are missing.
    """

    year: int
    today: date
    meetings: tuple[Meeting, ...]
    bodies: Mapping[str, str]
    known: tuple[KnownDay, ...]
    holidays: Mapping[date, str]
    school: tuple[SchoolHolidays, ...]
    clashes: tuple[Clash, ...]
    unread: Refused | None = None

    def on(self, day: date) -> tuple[Meeting, ...]:
        """The meetings of a day."""
        return tuple(one for one in self.meetings if one.day == day)

    def known_on(self, day: date) -> tuple[str, ...]:
        """Which bodies are known to have met on a day."""
        return tuple(self.bodies[one.committee_id] for one in self.known if one.day == day)

    def school_on(self, day: date) -> SchoolHolidays | None:
        """The school holidays a day lies in."""
        return next((one for one in self.school if one.first <= day <= one.last), None)

    def against(self, meeting_id: str) -> tuple[Clash, ...]:
        """What speaks against the day of a meeting."""
        return tuple(one for one in self.clashes if one.meeting_id == meeting_id)

    @property
    def school_known(self) -> bool:
        """Whether the school holidays of all the year are known: the last of them go on beyond it."""
        return any(one.last >= date(self.year + 1, 1, 1) for one in self.school)


class YearPlans:
    """Looks at the year as it is in the record; meetings are moved by Meetings.move()."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_year(self, year: int) -> YearPlan:
        """The year with what lies badly in it."""
        first, last = date(year, 1, 1) - AROUND, date(year, 12, 31) + AROUND
        with self._store.reading() as unit:
            meetings = lists.meetings_between(unit, datetime.combine(first, time.min), datetime.combine(last, time.max))
            known = known_days(unit, first, last)
            bodies = {one.id: one.label for one in committees_on(unit, date(year, 12, 31))}
            free = holidays_between(first, last)
            school, unread = known_holidays()
            near = tuple(one for one in school if one.last >= first and one.first <= last)
            found = [*clashes(meetings, free, near, known, bodies), *_posting(unit, meetings)]
            today = unit.now.date()
        held = {(one.committee_id, one.day) for one in meetings}
        known = tuple(one for one in known if (one.committee_id, one.day) not in held)
        of_the_year = {one.id for one in meetings if one.day.year == year}
        places = {one.id: number for number, one in enumerate(meetings)}
        told = sorted((one for one in found if one.meeting_id in of_the_year), key=lambda one: places[one.meeting_id])
        return YearPlan(year, today, tuple(meetings), bodies, known, free, near, tuple(told), unread)

    def check_dragged(self, meeting_id: str) -> None:
        """Refuses where a meeting is not put on another day by dragging, with the reason."""
        with self._store.reading() as unit:
            check_dragged(unit.meetings.get(meeting_id))


def _posting(unit: Unit, meetings: list[Meeting]) -> list[Clash]:
    """Invitations still to be sent whose last day is one without post."""
    found = []
    for meeting in meetings:
        if meeting.state is MeetingState.PLANNED and meeting.day >= unit.now.date():
            dates = session_dates(meeting.day, committee_of(unit, meeting).profile, holidays())
            sent = dates.urgent_dispatch if meeting.urgent else dates.dispatch
            found += [Clash(meeting.id, one) for one in posting_findings(sent, holidays())]
    return found
