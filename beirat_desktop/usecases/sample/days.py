"""When the sample's meetings are."""

from __future__ import annotations

from datetime import date, timedelta

from beirat_desktop.usecases.meetings.plan import holiday

PAST = {
    "h1": date(2010, 2, 25),
    "h2": date(2010, 5, 20),
    "h3": date(2010, 9, 16),
    "h4": date(2010, 11, 25),
    "h5": date(2011, 2, 17),
    "h6": date(2011, 5, 19),
    "h7": date(2011, 9, 15),
    "h8": date(2011, 11, 24),
    "h9": date(2012, 2, 23),
    "h10": date(2012, 5, 24),
    "h11": date(2012, 8, 23),
    "h12": date(2012, 11, 22),
    "h13": date(2013, 3, 14),
    "h14": date(2013, 9, 19),
}
HELD_LATELY = 8


def meeting_days(today: date) -> dict[str, date]:
    """The days of all 24 meetings: fourteen past, eight held lately, the next and the one after."""
    upcoming = today + timedelta(days=10)
    upcoming += timedelta(days=(3 - upcoming.weekday()) % 7)
    while _unfit(upcoming):
        upcoming += timedelta(days=7)
    days = dict(PAST)
    for back in range(HELD_LATELY, 0, -1):
        day = upcoming - timedelta(days=91 * back)
        while _unfit(day):
            day -= timedelta(days=7)
        days[f"r{HELD_LATELY + 1 - back}"] = day
    days["next"] = upcoming
    later = upcoming + timedelta(days=84)
    while _unfit(later):
        later += timedelta(days=7)
    days["later"] = later
    return days


def working_day(day: date) -> date:
    """The day itself, or the next on which the office works."""
    while _closed(day):
        day += timedelta(days=1)
    return day


def last_working_day(day: date) -> date:
    """The day itself, or the last before it on which the office worked."""
    while _closed(day):
        day -= timedelta(days=1)
    return day


def council_day(day: date) -> date:
    """The Monday from that day on that the Stadtrat meets on."""
    day += timedelta(days=-day.weekday() % 7)
    while _unfit(day):
        day += timedelta(days=7)
    return day


def _closed(day: date) -> bool:
    """Saturdays, Sundays and public holidays."""
    return day.weekday() >= 5 or bool(holiday(day))


def _unfit(day: date) -> bool:
    """Days on which no office would call a meeting: around Christmas, and every public holiday."""
    return _closed(day) or (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 6)
