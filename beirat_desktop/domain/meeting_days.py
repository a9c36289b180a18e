"""On which days a committee meets: what speaks against a day, and which days a year's rhythm suggests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from beirat_desktop.domain.deadlines import SessionDates
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.meetings import Meeting

HolidayName = Callable[[date], str]
"""The name of a public holiday, empty for any other day."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would follow from meeting at a time: shown beside the form before anything is planned.

    invites_anew: a meeting already invited to would be invited to anew.
    """

    number: int
    dates: SessionDates
    findings: tuple[Finding, ...]
    refusal: Refused | None
    invites_anew: bool


YEAR = timedelta(weeks=52)
"""A year by weeks, so that the weekday stays."""
QUARTER_MONTHS = (2, 5, 8, 11)
THURSDAY, SATURDAY = 3, 5


def day_findings(day: date, holiday: str, *, others: Sequence[datetime] = ()) -> tuple[Finding, ...]:
    """What speaks against meeting on a day; others are the committee's meetings already planned."""
    found = []
    if holiday:
        found.append(Finding("meeting.on_holiday", facts={"day": day, "holiday": holiday}))
    elif day.weekday() == 6:
        found.append(Finding("meeting.on_sunday", facts={"day": day}))
    if day.month == 12 and day.day >= 24:
        found.append(Finding("meeting.between_the_years", facts={"day": day}))
    if any(other.date() == day for other in others):
        found.append(Finding("meeting.same_day", facts={"day": day}, severity=Severity.WARNING))
    return tuple(found)


def proposed_starts(earlier: Sequence[datetime], after: date, holiday: HolidayName, count: int = 4) -> list[datetime]:
    """The next meetings in the rhythm of the last year, else one in the middle of each quarter (§ 34 GemO).

    The weekday stays; a day that something speaks against gives way by a week.
    """
    ordered = sorted(earlier)
    last_year = [start for start in ordered if start > ordered[-1] - YEAR][-count:]
    if len(last_year) < count:
        start = ordered[-1] if ordered else None
        weekday, hour = (start.weekday(), start.time()) if start else (THURSDAY, time(17))
        return _quarterly(after, weekday, hour, holiday, count)
    proposed: list[datetime] = []
    for start in last_year:
        following = start + YEAR
        while following.date() <= after:
            following += YEAR
        proposed.append(_free(following, holiday, proposed))
    return sorted(proposed)


def next_working_day(start: datetime, holiday: HolidayName, others: Sequence[datetime]) -> datetime:
    """The same hour on that day, or on the first after it that is no Saturday and that nothing speaks against."""
    while start.weekday() == SATURDAY or day_findings(start.date(), holiday(start.date()), others=others):
        start += timedelta(days=1)
    return start


def _quarterly(after: date, weekday: int, hour: time, holiday: HolidayName, count: int) -> list[datetime]:
    proposed: list[datetime] = []
    year = after.year
    while len(proposed) < count:
        for month in QUARTER_MONTHS:
            first = date(year, month, 1)
            third = first + timedelta(days=(weekday - first.weekday()) % 7 + 14)
            start = _free(datetime.combine(third, hour), holiday, proposed)
            if start.date() > after:
                proposed.append(start)
        year += 1
    return proposed[:count]


def _free(start: datetime, holiday: HolidayName, others: Sequence[datetime]) -> datetime:
    # Whoever met on a Sunday last year means it; only holidays and days already proposed give way.
    while any(
        found.rule != "meeting.on_sunday" for found in day_findings(start.date(), holiday(start.date()), others=others)
    ):
        start += timedelta(weeks=1)
    return start


def before_its_day(meeting: Meeting, today: date) -> tuple[Finding, ...]:
    """That a meeting would be opened before the day it is called for; a session ahead is easily taken for today's."""
    if meeting.opened is not None or today >= meeting.day:
        return ()
    return (Finding("meeting.before_its_day", facts={"day": meeting.day}),)
