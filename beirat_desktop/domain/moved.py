"""A meeting that was put on another day, hour or place after papers of it had gone out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.history import Change
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.naming import fields_before
from beirat_desktop.domain.supplements import MeetingFact


def announced(meeting: Meeting) -> Meeting:
    """The meeting at the hour and place the members know of; as it stands where nobody was invited."""
    if meeting.invitation_sent_on is not None:
        return replace(meeting, start=meeting.sent_start or meeting.start, place=meeting.sent_place or meeting.place)
    if meeting.replaced is not None:
        return replace(meeting, start=meeting.replaced.start, place=meeting.replaced.place)
    return meeting


def told_in(meeting: Meeting, later: Iterable[Change]) -> Meeting:
    """The meeting at the hour and place that a paper names; later: what was changed of it since that went out."""
    return fields_before("meetings", meeting, later, frozenset({"start", "place"}))


def moved_facts(told: Meeting, now: Meeting) -> tuple[MeetingFact, ...]:
    """What differs between the meeting as somebody knows it and as it is."""
    found = [(MeetingFact.START, told.start != now.start), (MeetingFact.PLACE, told.place != now.place)]
    return tuple(fact for fact, differs in found if differs)


def check_told(meeting: Meeting) -> None:
    """Refuse to write to the members about a meeting of whose day, hour or place they were not told yet.

    The letter would name the new one, and all that they hold the old one.
    """
    if meeting.invitation_sent_on is None and meeting.replaced is not None:
        raise Refused("delivery.not_invited_anew", before=meeting.replaced.start.date(), day=meeting.day)
    if moved_facts(announced(meeting), meeting):
        raise Refused("delivery.moved_untold", day=meeting.day)
