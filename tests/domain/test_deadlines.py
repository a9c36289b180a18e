"""§ 34 GemO: full days between receipt and meeting, and what follows from them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.deadlines import (
    after_months,
    barred_until,
    full_days,
    latest_dispatch,
    latest_receipt,
    latest_urgent_receipt,
    motion_deadline,
    notice_findings,
    objection_days,
    posting_findings,
    quarter_findings,
    receipt_of,
    session_dates,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Severity
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.profiles import RuleProfile

THURSDAY = date(2012, 5, 24)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


def meeting(**facts: object) -> Meeting:
    return Meeting("c", None, datetime(2012, 5, 24, 17), **facts)  # type: ignore[arg-type]


def rules(held: Meeting) -> list[str]:
    return [finding.rule for finding in notice_findings(held, RuleProfile(), ())]


def test_the_meeting_of_24_may_2012_is_called_by_19_may() -> None:
    assert latest_receipt(THURSDAY) == date(2012, 5, 19)
    assert latest_urgent_receipt(THURSDAY) == date(2012, 5, 22)


def test_an_invitation_of_28_october_2019_leaves_eight_full_days() -> None:
    assert full_days(date(2019, 10, 28), date(2019, 11, 6)) == 8


def test_all_days_around_a_meeting_follow_from_it() -> None:
    days = session_dates(THURSDAY, RuleProfile(postal_days=2), ())
    assert days.receipt == date(2012, 5, 19)
    assert days.notice == date(2012, 5, 23)
    assert days.dispatch == days.motions == date(2012, 5, 17)
    assert (days.urgent_receipt, days.urgent_dispatch) == (date(2012, 5, 22), date(2012, 5, 20))
    assert days.minutes_due == date(2012, 6, 24)


def test_a_committees_own_motion_deadline_goes_first() -> None:
    assert motion_deadline(THURSDAY, RuleProfile(motion_deadline_days=14), ()) == date(2012, 5, 10)


def test_a_month_after_31_january_is_the_end_of_february() -> None:
    assert after_months(date(2011, 1, 31), 1) == date(2011, 2, 28)
    assert after_months(date(2012, 1, 31), 1) == date(2012, 2, 29)
    assert after_months(date(2012, 12, 15), 1) == date(2013, 1, 15)


def test_the_same_subject_rests_six_months_and_a_hearing_twelve() -> None:
    assert barred_until(date(2012, 1, 10), RuleProfile()) == date(2012, 7, 10)
    assert barred_until(date(2012, 1, 10), RuleProfile(), hearing=True) == date(2013, 1, 10)


def test_objections_are_decided_in_the_next_meeting_after_each_issue() -> None:
    later = [date(2027, 12, 30), date(2028, 1, 13), date(2028, 2, 29), date(2028, 2, 29)]
    assert objection_days([date(2027, 12, 31)], later) == {date(2028, 1, 13)}
    sent_on_the_day = objection_days([date(2028, 1, 13)], later)
    assert sent_on_the_day == {date(2028, 1, 13), date(2028, 2, 29)}, "nobody had read what went out after the meeting"
    assert objection_days([date(2027, 12, 1), date(2028, 2, 28)], later) == {date(2027, 12, 30), date(2028, 2, 29)}
    assert objection_days([date(2028, 3, 1)], later) == frozenset()
    assert objection_days([], later) == frozenset()


def test_an_invitation_in_time_finds_nothing_and_one_a_day_late_does() -> None:
    assert rules(meeting(invitation_received_on=date(2012, 5, 19))) == []
    assert rules(meeting(invitation_received_on=date(2012, 5, 20))) == ["meeting.notice_too_short"]


def test_receipt_is_taken_from_dispatch_where_nobody_noted_it() -> None:
    assert rules(meeting(invitation_sent_on=date(2012, 5, 18))) == []
    assert rules(meeting(invitation_sent_on=date(2012, 5, 19))) == ["meeting.notice_too_short"]
    assert rules(meeting()) == []


def test_an_urgent_meeting_has_its_own_period_and_needs_a_reason() -> None:
    in_time = date(2012, 5, 22)
    assert rules(meeting(urgent=True, urgency_reason="Frist", invitation_received_on=in_time)) == []
    assert rules(meeting(urgent=True, invitation_received_on=in_time)) == ["meeting.urgency_reason_missing"]
    late = meeting(urgent=True, urgency_reason="Frist", invitation_received_on=date(2012, 5, 23))
    assert rules(late) == ["meeting.urgent_notice_too_short"]


@pytest.mark.parametrize(
    ("received", "days", "severity"),
    [(20, 3, Severity.WARNING), (22, 1, Severity.WARNING), (23, 0, Severity.ERROR), (24, 0, Severity.ERROR)],
)
def test_less_than_one_full_day_is_an_error_and_from_one_on_a_warning(
    received: int, days: int, severity: Severity
) -> None:
    (found,) = notice_findings(meeting(invitation_received_on=date(2012, 5, received)), RuleProfile(), ())
    assert (found.severity, found.facts["days"], found.facts["needed"]) == (severity, days, 4)
    assert found.facts["latest"] == date(2012, 5, 19)


@pytest.mark.parametrize(("field", "value"), [("notice_days", 3), ("urgent_notice_days", 0), ("postal_days", -1)])
def test_no_profile_undercuts_the_law(field: str, value: int) -> None:
    with pytest.raises(Refused):
        RuleProfile(**{field: value})


@given(DAYS, st.integers(4, 60))
def test_receipt_on_the_latest_day_leaves_exactly_the_days_asked_for(day: date, notice: int) -> None:
    receipt = latest_receipt(day, notice)
    assert full_days(receipt, day) == notice
    assert full_days(receipt + timedelta(days=1), day) == notice - 1


@given(DAYS, st.integers(0, 48))
def test_so_many_months_on_is_in_that_month_and_never_on_a_later_day(day: date, months: int) -> None:
    later = after_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@given(DAYS, st.integers(4, 30), st.integers(0, 10), st.none() | st.integers(0, 60))
def test_the_days_before_a_meeting_stand_in_order(day: date, notice: int, postal: int, motions: int | None) -> None:
    days = session_dates(day, RuleProfile(notice_days=notice, postal_days=postal, motion_deadline_days=motions), ())
    assert days.dispatch <= days.receipt < days.urgent_receipt < days.meeting < days.minutes_due
    assert days.urgent_dispatch <= days.urgent_receipt


def test_a_quarter_without_a_meeting_is_worth_knowing() -> None:
    first, second = date(2012, 2, 9), date(2012, 5, 24)
    assert quarter_findings([first, second], date(2012, 6, 30)) == ()
    assert [f.rule for f in quarter_findings([first, second], date(2012, 7, 1))] == [
        "committee.quarter_without_meeting"
    ]
    assert quarter_findings([], date(2012, 7, 1)) == ()


EASTER = frozenset({date(2026, 4, 3), date(2026, 4, 6)})
"""Good Friday and Easter Monday; Easter itself is a Sunday."""


@pytest.mark.parametrize(
    ("sent", "days", "received"),
    [
        (date(2026, 4, 2), 3, date(2026, 4, 7)),  # Maundy Thursday: Sunday, then Easter Monday
        (date(2026, 4, 2), 1, date(2026, 4, 4)),  # Good Friday
        (date(2026, 4, 7), 3, date(2026, 4, 10)),
        (date(2026, 4, 5), 0, date(2026, 4, 7)),  # carried over on Easter Sunday
    ],
)
def test_no_post_comes_on_sundays_and_holidays(sent: date, days: int, received: date) -> None:
    assert receipt_of(sent, days, EASTER) == received


@pytest.mark.parametrize("postal", [0, 1, 3])
def test_the_latest_letter_is_there_in_time_and_one_of_the_next_day_is_not(postal: int) -> None:
    for number in range(1, 20):
        receipt = date(2026, 4, number)
        latest = latest_dispatch(receipt, postal, EASTER)
        assert receipt_of(latest, postal, EASTER) <= receipt
        assert receipt_of(latest + timedelta(days=1), postal, EASTER) > receipt


def test_a_letter_without_a_day_of_receipt_counts_from_when_the_post_comes() -> None:
    held = Meeting("c", None, datetime(2026, 4, 10, 18), invitation_sent_on=date(2026, 4, 2))
    (found,) = notice_findings(held, RuleProfile(postal_days=3), EASTER)
    assert (found.facts["received"], found.facts["days"]) == (date(2026, 4, 7), 2)


def test_a_day_of_posting_without_post_is_pointed_out() -> None:
    assert [one.rule for one in posting_findings(date(2026, 4, 5), EASTER)] == ["meeting.posting_day"]
    assert [one.rule for one in posting_findings(date(2026, 4, 3), EASTER)] == ["meeting.posting_day"]
    assert posting_findings(date(2026, 4, 2), EASTER) == ()


def test_the_last_day_of_posting_before_holidays_is_told() -> None:
    (found,) = posting_findings(date(2026, 4, 6), EASTER)  # Easter Monday, after Good Friday and a Saturday with post
    assert found.facts["last"] == date(2026, 4, 4)


def test_the_public_notice_is_complete_on_the_day_before() -> None:
    assert session_dates(THURSDAY, RuleProfile(), ()).notice == THURSDAY - timedelta(days=1)
