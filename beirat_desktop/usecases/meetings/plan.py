"""Days, numbers and wording that planned meetings of a committee share."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from beirat_desktop import paths
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.german.dates import short_date
from beirat_desktop.store import meetings as lists
from beirat_desktop.store.unit import Unit


def holiday(day: date) -> str:
    """The name of a public holiday in Rheinland-Pfalz, empty for any other day."""
    return _holidays().get(day, "")


@cache
def holidays() -> Container[date]:
    """The public holidays in Rheinland-Pfalz from 1991 to 2100, on which no post comes.

    The days without their names, which would be looked through word by word with all that goes public.
    """
    return frozenset(_holidays())


def holidays_between(first: date, last: date) -> dict[date, str]:
    """The public holidays of a stretch with their names, both its days included."""
    return {day: name for day, name in _holidays().items() if first <= day <= last}


@cache
def _holidays() -> Mapping[date, str]:
    lines = (paths.resources() / "holidays-rp.tsv").read_text(encoding="utf-8").splitlines()
    return {date.fromisoformat(day): name for day, _, name in (line.partition("\t") for line in lines)}


def term_of(unit: Unit, day: date) -> LegislativeTerm:
    """The term a day lies in; refused where there is none."""
    for term in unit.terms.all():
        if term.covers(day):
            return term
    raise Refused("meeting.outside_terms", day=day)


def check_free(unit: Unit, committee_id: str, start: datetime, meeting_id: str) -> None:
    """Two meetings of one committee cannot begin at the same moment."""
    if start in lists.starts(unit, committee_id, meeting_id):
        raise Refused("meeting.already_planned", start=start)


def check_number(unit: Unit, committee_id: str, term_id: str | None, number: int, meeting_id: str) -> None:
    """A number stands once within a term."""
    taken = unit.meetings.where(committee_id=committee_id, term_id=term_id, number=number)
    if any(other.id != meeting_id for other in taken):
        raise Refused("meeting.number_taken", number=number)


def number_at(unit: Unit, committee_id: str, term_id: str, start: datetime, moving: Meeting | None = None) -> int:
    """The number a meeting held then would get, once those after it have moved; moving is the one that has one."""
    planned = [
        meeting
        for meeting in unit.meetings.where(committee_id=committee_id, term_id=term_id, state=MeetingState.PLANNED)
        if meeting.number is not None and (moving is None or meeting.id != moving.id)
    ]
    own = moving.number if moving is not None and moving.term_id == term_id else None
    new = own or lists.highest_number(unit, committee_id, term_id) + 1
    numbers = sorted([*(meeting.number or 0 for meeting in planned), new])
    return numbers[sum(meeting.start < start for meeting in planned)]


def renumber(unit: Unit, committee_id: str, term_id: str) -> None:
    """Give the meetings nobody was invited to yet their numbers in the order of their days."""
    planned = [
        meeting
        for meeting in unit.meetings.where(committee_id=committee_id, term_id=term_id, state=MeetingState.PLANNED)
        if meeting.number is not None
    ]
    numbers = sorted(meeting.number or 0 for meeting in planned)
    for meeting, number in zip(sorted(planned, key=lambda one: one.start), numbers, strict=True):
        unit.meetings.save(replace(meeting, number=number))


def close_gap(unit: Unit, gone: Meeting) -> None:
    """Let the planned meetings after a deleted one move up."""
    beside = unit.meetings.where(committee_id=gone.committee_id, term_id=gone.term_id)
    later = [meeting for meeting in beside if (meeting.number or 0) > (gone.number or 0)]
    if all(meeting.state is MeetingState.PLANNED for meeting in later):
        for meeting in later:
            unit.meetings.save(replace(meeting, number=(meeting.number or 0) - 1))


def word_objections(unit: Unit, committee: Committee) -> None:
    """Name the day of the meeting before in the item on the minutes, where nobody worded it otherwise."""
    title = committee.profile.minutes_item_title
    usual = re.compile(rf"{re.escape(title)}( vom \d\d\.\d\d\.\d\d\d\d)?")
    for meeting in unit.meetings.where(committee_id=committee.id, state=MeetingState.PLANNED):
        # Of two meetings on one day neither has the minutes of the other before it.
        morning = datetime.combine(meeting.day, datetime.min.time())
        before = lists.meeting_before(unit, committee.id, morning, meeting.id)
        # What another term's meeting said, its own members have dealt with.
        same_term = before is not None and before.term_id == meeting.term_id
        wording = f"{title} vom {short_date(before.day)}" if before and same_term else title
        for item in unit.agenda_items.where(meeting_id=meeting.id, kind=ItemKind.OBJECTIONS):
            if usual.fullmatch(item.title):
                unit.agenda_items.save(replace(item, title=wording))
