"""The year plan of all bodies: which meetings lie badly. Nothing is forbidden by it, it is only pointed out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from types import MappingProxyType

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.meetings import Meeting, MeetingState

USUAL_LENGTH = timedelta(hours=3)
"""So long after its beginning a meeting is taken to last, as nobody plans the end."""


@dataclass(frozen=True, slots=True)
class SchoolHolidays:
    """A stretch without school, with both its days. source: who says so."""

    first: date
    last: date
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day on which another body met, as is known from what it decided; its hour and its meeting are not known."""

    committee_id: str
    day: date


@dataclass(frozen=True, slots=True)
class Clash:
    """What speaks against a meeting's day. other_id: the meeting of another body at that time, None for a holiday."""

    meeting_id: str
    finding: Finding
    other_id: str | None = None


def clashes(
    meetings: Sequence[Meeting],
    holidays: Mapping[date, str],
    school: Sequence[SchoolHolidays],
    known: Sequence[KnownDay] = (),
    bodies: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Clash, ...]:
    """What lies badly, in the order of the days; meetings that are called off are in nobody's way.

    bodies: what the committees are called, by id.
    """
    held = sorted(
        (meeting for meeting in meetings if meeting.state is not MeetingState.CANCELLED), key=lambda one: one.start
    )
    found = [*_holidays(held, holidays, school), *_at_once(held, bodies), *_same_day(held, known, bodies)]
    places = {meeting.id: place for place, meeting in enumerate(held)}
    return tuple(sorted(found, key=lambda clash: places[clash.meeting_id]))


def _holidays(
    held: Sequence[Meeting], holidays: Mapping[date, str], school: Sequence[SchoolHolidays]
) -> Iterator[Clash]:
    for meeting in held:
        day = meeting.day
        if day in holidays:
            yield Clash(meeting.id, Finding("year_plan.holiday", facts={"day": day, "name": holidays[day]}))
        for one in school:
            if one.first <= day <= one.last:
                facts: dict[str, object] = {"day": day, "name": one.name, "last": one.last}
                yield Clash(meeting.id, Finding("year_plan.school_holidays", severity=Severity.INFO, facts=facts))


def _at_once(held: Sequence[Meeting], bodies: Mapping[str, str]) -> Iterator[Clash]:
    """Told at both meetings, so that whoever looks at one of them reads it."""
    for one, after in combinations(held, 2):
        if one.committee_id != after.committee_id and after.start < one.start + USUAL_LENGTH:
            for meeting, other in ((one, after), (after, one)):
                facts: dict[str, object] = {
                    "day": other.day,
                    "begin": other.start.time(),
                    "body": bodies.get(other.committee_id, ""),
                }
                yield Clash(meeting.id, Finding("year_plan.at_once", facts=facts), other.id)


def _same_day(held: Sequence[Meeting], known: Sequence[KnownDay], bodies: Mapping[str, str]) -> Iterator[Clash]:
    own = {(one.committee_id, one.day) for one in held}
    others = [one for one in known if (one.committee_id, one.day) not in own]
    for meeting in held:
        for other in others:
            if other.day == meeting.day:
                facts: dict[str, object] = {"day": meeting.day, "body": bodies.get(other.committee_id, "")}
                yield Clash(meeting.id, Finding("year_plan.same_day", severity=Severity.INFO, facts=facts))


def check_dragged(meeting: Meeting) -> None:
    """A meeting is put on another day by dragging only as long as nobody was told of it."""
    if meeting.state is MeetingState.INVITED:
        raise Refused("year_plan.invited", day=meeting.day)
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("meeting.cancelled", day=meeting.day)
    if meeting.state is not MeetingState.PLANNED:
        raise Refused("meeting.already_held", day=meeting.day)
