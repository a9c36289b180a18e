from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.meeting_dates import (
    DateState,
    MeetingStep,
    Progress,
    StepState,
    meeting_dates,
    meeting_steps,
)
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.profiles import RuleProfile
from tests.factories import meeting

PROFILE = RuleProfile()
TODAY = date(2012, 5, 14)


def states(today: date, **fields: object) -> dict[str, str]:
    return {one.name: one.state.value for one in meeting_dates(replace(meeting(), **fields), PROFILE, today, ())}


def test_the_days_stand_in_the_order_of_the_calendar():
    days = meeting_dates(meeting(), PROFILE, TODAY, ())
    assert [one.due for one in days] == sorted(one.due for one in days)
    assert {one.name: one.due for one in days}["receipt"] == date(2012, 5, 19)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2012, 5, 14), DateState.AHEAD),
        (date(2012, 5, 15), DateState.DUE),
        (date(2012, 5, 18), DateState.DUE),
        (date(2012, 5, 19), DateState.OVERDUE),
    ],
)
def test_an_invitation_not_sent_becomes_due_and_then_overdue(today, state):
    assert states(today)["dispatch"] == state


def test_what_was_done_is_done_whatever_day_it_is():
    assert states(date(2012, 6, 1), invitation_sent_on=date(2012, 5, 16))["dispatch"] == DateState.DONE


def test_an_urgent_meeting_has_the_short_period():
    days = {one.name: one.due for one in meeting_dates(replace(meeting(), urgent=True), PROFILE, TODAY, ())}
    assert days["receipt"] == date(2012, 5, 22)


def stages(today: date = TODAY, progress: Progress | None = None, **fields: object) -> dict[str, str]:
    progress = progress or Progress()
    steps = meeting_steps(replace(meeting(), **fields), PROFILE, progress, today, ())
    return {step.step: step.state for step in steps}


def test_with_motions_received_the_agenda_is_next():
    found = stages(progress=Progress(motions=3, items=8))
    assert found[MeetingStep.MOTIONS] is StepState.DONE
    assert found[MeetingStep.AGENDA] is StepState.NOW
    assert found[MeetingStep.INVITATION] is StepState.AHEAD


def test_a_step_whose_day_has_passed_is_missed():
    assert stages(date(2012, 5, 20))[MeetingStep.INVITATION] is StepState.MISSED


def test_after_the_meeting_the_minutes_are_next():
    found = stages(
        date(2012, 5, 25),
        state=MeetingState.CLOSED,
        invitation_sent_on=date(2012, 5, 16),
        notice_published_on=date(2012, 5, 17),
    )
    assert found[MeetingStep.MINUTES] is StepState.NOW
    assert [found[step] for step in list(MeetingStep)[:6]] == [StepState.DONE] * 6


def test_each_step_tells_how_many_there_are_of_what_it_is_about():
    steps = meeting_steps(meeting(), PROFILE, Progress(motions=3, items=8, excerpts=5), TODAY, ())
    told = {step.step: step.count for step in steps}
    assert told == dict.fromkeys(MeetingStep, 0) | {
        MeetingStep.MOTIONS: 3,
        MeetingStep.AGENDA: 8,
        MeetingStep.EXCERPTS: 5,
    }
