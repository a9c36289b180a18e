"""The public notice of a meeting."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, about
from beirat_desktop.domain.meetings import Meeting, MeetingState

NORM = "§ 34 (6) GemO"
_HELD = (MeetingState.RUNNING, MeetingState.CLOSED)


def check_appeared(day: date | None, today: date) -> None:
    """The minutes rest on the day on which it appeared; of a day to come nobody knows that."""
    if day is not None and day > today:
        raise Refused("invitation.published_in_future", published=day)


def is_overtaken(meeting: Meeting) -> bool:
    """Whether a supplement changed what the notice that appeared says."""
    return meeting.notice_published_on is not None and meeting.public_supplement > meeting.notice_covers


def notice_that_holds(meeting: Meeting) -> date | None:
    """The day on which the notice appeared; none for one that was overtaken, which has to appear anew."""
    return None if is_overtaken(meeting) else meeting.notice_published_on


def public_notice_findings(meeting: Meeting, today: date) -> tuple[Finding, ...]:
    """Whether the meeting was made known in public on the day before it at the latest (§ 34 (6) GemO).

    A supplement that changes what it says overtakes it: then it has to appear anew. Until that day is over a notice
    that has not appeared yet is not missing.
    """
    published, facts = meeting.notice_published_on, {"day": meeting.day}
    if published is not None and published >= meeting.day:
        late = Finding("meeting.published_late", NORM, facts={**facts, "published": published})
        return about([late], "meetings", meeting.id)
    if is_overtaken(meeting):
        gone = {**facts, "published": published, "number": meeting.public_supplement}
        return about([Finding("meeting.notice_overtaken", NORM, facts=gone)], "meetings", meeting.id)
    invited = meeting.state is MeetingState.INVITED and today >= meeting.day
    if published is None and (meeting.state in _HELD or invited):
        return about([Finding("meeting.not_published", NORM, facts=facts)], "meetings", meeting.id)
    return ()
