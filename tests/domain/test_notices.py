"""Whether a meeting was made known in public in time."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from beirat_desktop.domain.meeting_dates import DateState, Progress, StepState, meeting_dates, meeting_steps
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.notices import public_notice_findings
from beirat_desktop.domain.profiles import RuleProfile
from tests import factories

DAY = date(2012, 5, 24)
MEETING = factories.meeting(datetime(2012, 5, 24, 17), state=MeetingState.INVITED)


def told(today: date = date(2012, 5, 24), **fields: object) -> list[tuple[str, dict[str, object]]]:
    found = public_notice_findings(replace(MEETING, **fields), today)
    assert {(one.noun, one.object_id) for one in found} <= {("meetings", MEETING.id)}
    return [(one.rule, dict(one.facts)) for one in found]


def test_the_notice_appears_on_the_day_before_at_the_latest() -> None:
    day = date(2012, 5, 24)
    assert told(notice_published_on=date(2012, 5, 23)) == []
    assert told(notice_published_on=day) == [("meeting.published_late", {"day": day, "published": day})]


def test_a_notice_that_did_not_appear_is_missing_from_the_day_of_the_meeting_on() -> None:
    day = date(2012, 5, 24)
    assert told(date(2012, 5, 23)) == []
    assert told(day) == [("meeting.not_published", {"day": day})]
    assert told(date(2012, 5, 1), state=MeetingState.RUNNING) == [("meeting.not_published", {"day": day})]
    assert told(day, state=MeetingState.CANCELLED) == []


@pytest.mark.parametrize(("covers", "done"), [(1, False), (2, True)])
def test_a_notice_that_was_overtaken_is_due_again(covers: int, done: bool) -> None:
    meeting = replace(MEETING, notice_published_on=DAY - timedelta(days=3), public_supplement=2, notice_covers=covers)
    today = DAY - timedelta(days=2)
    (notice,) = [one for one in meeting_dates(meeting, RuleProfile(), today, ()) if one.name == "notice"]
    (step,) = [one for one in meeting_steps(meeting, RuleProfile(), Progress(), today, ()) if one.step == "notice"]
    assert (notice.state is DateState.DONE, step.state is StepState.DONE) == (done, done)


@pytest.mark.parametrize(("covers", "rules"), [(1, ["meeting.notice_overtaken"]), (2, [])])
def test_a_supplement_overtakes_it(covers: int, rules: list[str]) -> None:
    found = told(notice_published_on=date(2012, 5, 20), public_supplement=2, notice_covers=covers)
    assert [rule for rule, _ in found] == rules
    assert all(facts["number"] == 2 for _, facts in found)
