"""How the days around a meeting stand today, and its steps from the first date to the excerpts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from beirat_desktop.domain.deadlines import session_dates
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.notices import notice_that_holds
from beirat_desktop.domain.profiles import RuleProfile

SOON = timedelta(days=3)


class DateState(StrEnum):
    """Where a day stands."""

    DONE = "done"
    AHEAD = "ahead"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class MeetingDate:
    """A day that follows from the meeting; name is a field of SessionDates, done_on when it was really done."""

    name: str
    due: date
    state: DateState
    done_on: date | None = None


def date_state(due: date, today: date, *, done: bool) -> DateState:
    """Done, overdue, due within three days, or ahead."""
    if done:
        return DateState.DONE
    if today > due:
        return DateState.OVERDUE
    return DateState.DUE if due - today <= SOON else DateState.AHEAD


def meeting_dates(
    meeting: Meeting,
    profile: RuleProfile,
    today: date,
    holidays: Container[date],
    *,
    minutes_issued_on: date | None = None,
) -> tuple[MeetingDate, ...]:
    """Every day around a meeting in the order of the calendar, with how it stands today.

    Nobody can be late for the day motions close, nor for the day of the meeting: they pass.
    """
    days = session_dates(meeting.day, profile, holidays)
    urgent, noticed = meeting.urgent, notice_that_holds(meeting)
    rows = (
        ("motions", days.motions, None, today > days.motions),
        ("dispatch", days.urgent_dispatch if urgent else days.dispatch, meeting.invitation_sent_on, False),
        ("receipt", days.urgent_receipt if urgent else days.receipt, meeting.invitation_received_on, False),
        ("notice", days.notice, noticed, False),
        ("meeting", days.meeting, None, today > days.meeting or meeting.state is MeetingState.CLOSED),
        ("minutes_due", days.minutes_due, minutes_issued_on, False),
    )
    return tuple(
        MeetingDate(name, due, date_state(due, today, done=done or done_on is not None), done_on)
        for name, due, done_on, done in sorted(rows, key=lambda row: row[1])
    )


def to_act_by(meeting: Meeting, dates: Iterable[MeetingDate]) -> list[MeetingDate]:
    """Days the office still has to act by; receipt and meeting come by themselves."""
    wanted = ("minutes_due",) if meeting.state is MeetingState.CLOSED else ("motions", "dispatch", "notice")
    if meeting.state is MeetingState.CANCELLED:
        return []
    return [day for day in dates if day.name in wanted and day.state is not DateState.DONE]


class MeetingStep(StrEnum):
    """The steps of a meeting."""

    APPOINTED = "appointed"
    MOTIONS = "motions"
    AGENDA = "agenda"
    INVITATION = "invitation"
    NOTICE = "notice"
    MEETING = "meeting"
    MINUTES = "minutes"
    EXCERPTS = "excerpts"


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: until when, or on which day it was done, and how many there are of what it is about."""

    step: MeetingStep
    state: StepState
    due: date | None = None
    done_on: date | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How much there is of a meeting: motions received for it, items, excerpts; when the minutes went out."""

    motions: int = 0
    items: int = 0
    excerpts: int = 0
    minutes_issued_on: date | None = None


def meeting_steps(
    meeting: Meeting, profile: RuleProfile, progress: Progress, today: date, holidays: Container[date]
) -> tuple[Step, ...]:
    """The steps of a meeting: what is done, what is next, what was missed."""
    return tuple(_staged(_raw_steps(meeting, profile, progress, today, holidays), today))


def _raw_steps(
    meeting: Meeting, profile: RuleProfile, progress: Progress, today: date, holidays: Container[date]
) -> Iterator[tuple[Step, bool]]:
    days = {one.name: one.due for one in meeting_dates(meeting, profile, today, holidays)}
    sent = meeting.invitation_sent_on
    closed = meeting.state is MeetingState.CLOSED
    received = bool(progress.motions) or sent is not None or today > days["motions"]
    yield Step(MeetingStep.APPOINTED, StepState.AHEAD, done_on=meeting.day), True
    yield Step(MeetingStep.MOTIONS, StepState.AHEAD, days["motions"], count=progress.motions), received
    yield Step(MeetingStep.AGENDA, StepState.AHEAD, days["dispatch"], count=progress.items), sent is not None
    yield Step(MeetingStep.INVITATION, StepState.AHEAD, days["dispatch"], sent), sent is not None
    noticed = notice_that_holds(meeting)
    yield Step(MeetingStep.NOTICE, StepState.AHEAD, days["notice"], noticed), noticed is not None
    yield Step(MeetingStep.MEETING, StepState.AHEAD, meeting.day, meeting.day if closed else None), closed
    issued = progress.minutes_issued_on
    yield Step(MeetingStep.MINUTES, StepState.AHEAD, days["minutes_due"], issued), issued is not None
    yield Step(MeetingStep.EXCERPTS, StepState.AHEAD, count=progress.excerpts), closed and progress.excerpts > 0


def _staged(steps: Iterator[tuple[Step, bool]], today: date) -> Iterator[Step]:
    waiting = True
    for step, done in steps:
        if done:
            state = StepState.DONE
        elif step.due is not None and today > step.due:
            state = StepState.MISSED
        else:
            state = StepState.NOW if waiting else StepState.AHEAD
        waiting = waiting and done
        yield Step(step.step, state, step.due, step.done_on, step.count)
