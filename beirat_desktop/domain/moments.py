"""Moments of a meeting: a day and a time (Europe/Berlin, without zone), also when it goes on past midnight."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from beirat_desktop.domain.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")
LONGEST = timedelta(hours=18)
"""So long after its beginning a clock time still belongs to a meeting."""


def minute(moment: datetime) -> datetime:
    """The moment without zone and to the minute, as a record keeps it."""
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def read_moment(clock: time | datetime, began: datetime) -> datetime:
    """When a clock says so in a meeting that began then: at the latest 18 hours after the beginning.

    Of 0:15 that is the night after. What lies up to six hours before the beginning stays there, so that it can be
    pointed out. A moment that names its day is kept.
    """
    if isinstance(clock, datetime):
        return minute(clock)
    read = datetime.combine(began.date() - timedelta(days=1), clock.replace(second=0, microsecond=0, tzinfo=None))
    while read + timedelta(days=1) <= began + LONGEST:
        read += timedelta(days=1)
    return read


def within(moment: datetime, began: datetime) -> bool:
    """Whether a clock shows a moment of the meeting, or the record is written up before or afterwards."""
    return began + LONGEST - timedelta(days=1) < moment <= began + LONGEST


def lasted(begin: datetime, end: datetime) -> timedelta:
    """How long it was from one moment to another, also through the night in which the clocks are changed."""
    return end.replace(tzinfo=BERLIN).astimezone(UTC) - begin.replace(tzinfo=BERLIN).astimezone(UTC)


def check_follows(moment: datetime, before: datetime) -> None:
    """A moment before the one it follows is pointed out, never corrected: a clock may be wrong, or a finger."""
    if moment < before:
        raise Refused("moment.before", moment=moment, before=before)


def check_within(moment: datetime, began: datetime) -> None:
    """No meeting goes on for days: what is said of a later day is another meeting, or a slip."""
    if moment > began + LONGEST:
        raise Refused("moment.too_late", moment=moment, began=began)


def with_offset(moment: datetime) -> str:
    """2026-03-12T18:00:00+01:00: the moment for a reader elsewhere, who would take it for another zone's."""
    return moment.replace(tzinfo=BERLIN).isoformat()


def local(text: str) -> datetime:
    """The moment in Europe/Berlin, from text with an offset or without."""
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        return read
    here = read.replace(tzinfo=BERLIN)
    return (here if here.utcoffset() == read.utcoffset() else read.astimezone(BERLIN)).replace(tzinfo=None)
