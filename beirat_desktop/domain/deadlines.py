"""Deadlines: entered by hand, or computed backwards and forwards from the day of a meeting.

A period of n full days between receipt and meeting counts neither the day of receipt nor the day of the meeting;
Sundays and holidays count (§ 34 GemO). The post does not come on them (§§ 187–193 BGB): which days are holidays, the
caller says.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.findings import Finding, Severity, about
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.profiles import MINIMUM_NOTICE_DAYS, MINIMUM_URGENT_DAYS, RuleProfile
from beirat_desktop.domain.reasons import explains

NORM = "§ 34 GemO"
SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something to be done by a day. noun and object_id name the record it concerns, or are empty.

    copies_until: copies of the record made until then hold what was removed for good, and go on that day; they are
    looked for ever after, since another workplace keeps its own.
    """

    title: str
    due: date
    noun: str = ""
    object_id: str = ""
    done_on: date | None = None
    copies_until: datetime | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class SessionDates:
    """Every day that follows from the day of a meeting; each the last day on which the thing may be done.

    motions: a motion comes in. dispatch: the letter goes to the post. receipt: it has reached every member;
    urgent_receipt, urgent_dispatch: the same when the matter is urgent. notice: the public notice appears.
    minutes_due: the minutes have gone to every member.
    """

    motions: date
    dispatch: date
    receipt: date
    urgent_dispatch: date
    urgent_receipt: date
    notice: date
    meeting: date
    minutes_due: date


def full_days(received: date, meeting: date) -> int:
    """How many full calendar days lie between receipt and meeting; received 28.10.2019 for 06.11.2019: 8."""
    return (meeting - received).days - 1


def latest_receipt(meeting: date, notice_days: int = MINIMUM_NOTICE_DAYS) -> date:
    """The last day on which the invitation may reach a member: for 24.05.2012 it is 19.05.2012 (§ 34 GemO)."""
    return meeting - timedelta(days=notice_days + 1)


def latest_urgent_receipt(meeting: date, urgent_notice_days: int = MINIMUM_URGENT_DAYS) -> date:
    """The same in an urgent matter: one full day at least (§ 34 GemO)."""
    return latest_receipt(meeting, urgent_notice_days)


def post_rests(day: date, holidays: Container[date]) -> bool:
    """Whether no post is delivered: on Sundays and holidays."""
    return day.weekday() == SUNDAY or day in holidays


def working_day(day: date, holidays: Container[date]) -> date:
    """That day, or the next that is no Saturday, Sunday or holiday (§ 193 BGB)."""
    while day.weekday() >= SUNDAY - 1 or day in holidays:
        day += timedelta(days=1)
    return day


def receipt_of(sent: date, postal_days: int, holidays: Container[date]) -> date:
    """When a letter of that day reaches its reader: the next day with post once its days on the way are over."""
    day = sent + timedelta(days=postal_days)
    while post_rests(day, holidays):
        day += timedelta(days=1)
    return day


def latest_dispatch(receipt: date, postal_days: int, holidays: Container[date]) -> date:
    """The last day on which a letter goes out that must arrive by receipt."""
    day = receipt - timedelta(days=postal_days)
    while receipt_of(day, postal_days, holidays) > receipt:
        day -= timedelta(days=1)
    return day


def posted_by(sent: date, holidays: Container[date]) -> date:
    """The last day up to that one on which post goes out."""
    while post_rests(sent, holidays):
        sent -= timedelta(days=1)
    return sent


def posting_findings(sent: date, holidays: Container[date]) -> tuple[Finding, ...]:
    """Whether a letter would be posted on a day on which no post goes out, and until when it is posted then."""
    last = posted_by(sent, holidays)
    if last == sent:
        return ()
    return (Finding("meeting.posting_day", "§§ 187–193 BGB", Severity.INFO, {"day": sent, "last": last}),)


def motion_deadline(meeting: date, profile: RuleProfile, holidays: Container[date]) -> date:
    """Until when motions come in: by the committee's own rule, else until the latest dispatch (§ 34 GemO)."""
    if profile.motion_deadline_days is not None:
        return meeting - timedelta(days=profile.motion_deadline_days)
    return latest_dispatch(latest_receipt(meeting, profile.notice_days), profile.postal_days, holidays)


def after_months(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has no such day (§ 188 BGB)."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def minutes_due(meeting: date, profile: RuleProfile) -> date:
    """Until when the minutes of the public part have gone to every member (§ 41 GemO)."""
    return after_months(meeting, profile.minutes_due_months)


def objection_days(issued: Iterable[date], later: Collection[date]) -> frozenset[date]:
    """On which days objections can be decided: for each issue of the minutes, the next meeting after it (§ 41 GemO).

    later: the days of the meetings after the one the minutes are of. What went out on the day of a meeting, before or
    after it, can be objected to there and in the one after it.
    """
    went = set(issued)
    following = ([day for day in later if day > one] for one in went)
    return frozenset(went.intersection(later) | {min(days) for days in following if days})


def session_dates(start: date, profile: RuleProfile, holidays: Container[date]) -> SessionDates:
    """All days that follow from the day of a meeting under a committee's rules.

    The public notice is complete on the day before the meeting at the latest (§ 34 (6) GemO).
    """
    receipt = latest_receipt(start, profile.notice_days)
    urgent = latest_urgent_receipt(start, profile.urgent_notice_days)
    return SessionDates(
        motions=motion_deadline(start, profile, holidays),
        dispatch=latest_dispatch(receipt, profile.postal_days, holidays),
        receipt=receipt,
        urgent_dispatch=latest_dispatch(urgent, profile.postal_days, holidays),
        urgent_receipt=urgent,
        notice=start - timedelta(days=1),
        meeting=start,
        minutes_due=minutes_due(start, profile),
    )


def barred_until(dealt_with: date, profile: RuleProfile, *, hearing: bool = False) -> date:
    """From which day the same subject may be demanded again (§§ 34, 35 GemO)."""
    return after_months(dealt_with, profile.hearing_bar_months if hearing else profile.repeat_bar_months)


def quarter_findings(meetings: Iterable[date], today: date) -> tuple[Finding, ...]:
    """Whether a council that meets has a meeting in this quarter, held or planned (§ 34 GemO); worth knowing only."""
    quarters = {(day.year, (day.month - 1) // 3 + 1) for day in meetings}
    now = (today.year, (today.month - 1) // 3 + 1)
    if not quarters or now in quarters:
        return ()
    facts = {"year": now[0], "quarter": now[1]}
    return (Finding("committee.quarter_without_meeting", NORM, Severity.INFO, facts),)


def late_item_findings(
    item: AgendaItem, told_on: date | None, meeting: Meeting, profile: RuleProfile
) -> tuple[Finding, ...]:
    """Whether an item of a supplement reaches the members within the period of the invitation (§ 34 (7) GemO).

    What does not is added like an item in the meeting: its urgency is stated, and two thirds of those present agree.
    """
    added = item.supplement > 0 or (not item.number and meeting.invitation_sent_on is not None)
    if not added or told_on is None:
        return ()
    needed = profile.urgent_notice_days if meeting.urgent else profile.notice_days
    days = full_days(told_on, meeting.day)
    if days >= needed:
        return ()
    facts = {"title": item.title, "received": told_on, "days": max(days, 0), "needed": needed}
    return about([Finding("agenda.item_late", "§ 34 (7) GemO", facts=facts)], "agenda_items", item.id)


def notice_findings(meeting: Meeting, profile: RuleProfile, holidays: Container[date]) -> tuple[Finding, ...]:
    """Whether the invitation met its period (§ 34 GemO).

    Where the day of receipt is not recorded it is taken from the dispatch and the days a letter needs.
    """
    received = meeting.invitation_received_on
    if received is None and meeting.invitation_sent_on is not None:
        received = receipt_of(meeting.invitation_sent_on, profile.postal_days, holidays)
    if received is None:
        return ()
    days = full_days(received, meeting.day)
    needed = profile.urgent_notice_days if meeting.urgent else profile.notice_days
    found = []
    if days < needed:
        latest = latest_receipt(meeting.day, needed)
        facts = {"days": max(days, 0), "needed": needed, "received": received, "latest": latest}
        severity = Severity.ERROR if days < MINIMUM_URGENT_DAYS else Severity.WARNING
        if meeting.urgent:
            found.append(Finding("meeting.urgent_notice_too_short", NORM, severity, facts))
        else:
            found.append(Finding("meeting.notice_too_short", NORM, severity, facts))
    if meeting.urgent and not explains(meeting.urgency_reason):
        found.append(Finding("meeting.urgency_reason_missing", NORM))
    return about(found, "meetings", meeting.id)
