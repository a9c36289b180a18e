"""What the meetings of other bodies, and the days without school, say against a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.year_plan import KnownDay, clashes
from beirat_desktop.store import meetings as lists
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committees_on
from beirat_desktop.usecases.meetings.school_holidays import known_holidays


def beside(unit: Unit, meeting: Meeting, start: datetime) -> tuple[Finding, ...]:
    """What the year of all bodies says against holding a meeting then; a public holiday is told by its own rule."""
    moved = replace(meeting, start=start, state=MeetingState.PLANNED)
    day = start.date()
    around = lists.meetings_between(unit, datetime.combine(day, time.min), datetime.combine(day, time.max))
    others = [one for one in around if one.id != meeting.id]
    bodies = {one.id: one.label for one in committees_on(unit, day)}
    found = clashes([*others, moved], {}, known_holidays()[0], known_days(unit, day, day), bodies)
    return tuple(one.finding for one in found if one.meeting_id == meeting.id)


def known_days(unit: Unit, first: date, last: date) -> tuple[KnownDay, ...]:
    """The days on which bodies decided whose meetings are not in the record."""
    return tuple(KnownDay(*one) for one in lists.days_of_decisions(unit, first, last))
