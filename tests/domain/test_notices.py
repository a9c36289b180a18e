"""Whether a meeting was made known in public in time."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.notices import public_notice_findings
from tests import factories

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


@pytest.mark.parametrize(("covers", "rules"), [(1, ["meeting.notice_overtaken"]), (2, [])])
def test_a_supplement_overtakes_it(covers: int, rules: list[str]) -> None:
    found = told(notice_published_on=date(2012, 5, 20), public_supplement=2, notice_covers=covers)
    assert [rule for rule, _ in found] == rules
    assert all(facts["number"] == 2 for _, facts in found)
