from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.meeting_days import day_findings, next_working_day, proposed_starts


def no_holiday(_day: date) -> str:
    return ""


def rules(day: date, holiday: str = "", **facts: object) -> list[str]:
    return [found.rule for found in day_findings(day, holiday, **facts)]  # type: ignore[arg-type]


def test_an_ordinary_thursday_has_nothing_against_it():
    assert rules(date(2012, 5, 24)) == []


def test_a_sunday_a_holiday_and_the_days_after_christmas_eve_are_noticed():
    assert rules(date(2012, 5, 27)) == ["meeting.on_sunday"]
    assert rules(date(2012, 5, 17), "Christi Himmelfahrt") == ["meeting.on_holiday"]
    assert rules(date(2012, 12, 24)) == ["meeting.between_the_years"]
    assert rules(date(2012, 12, 31)) == ["meeting.between_the_years"]
    assert rules(date(2012, 12, 23)) == ["meeting.on_sunday"]


def test_a_second_meeting_on_one_day_is_noticed():
    assert rules(date(2012, 5, 24), others=[datetime(2012, 5, 24, 15)]) == ["meeting.same_day"]


def test_the_year_plan_keeps_weekday_and_hour_of_last_year():
    earlier = [
        datetime(2012, 2, 23, 17),
        datetime(2012, 5, 24, 17),
        datetime(2012, 8, 23, 17),
        datetime(2012, 11, 22, 16),
    ]
    assert proposed_starts(earlier, date(2012, 11, 22), no_holiday) == [
        datetime(2013, 2, 21, 17),
        datetime(2013, 5, 23, 17),
        datetime(2013, 8, 22, 17),
        datetime(2013, 11, 21, 16),
    ]


def test_a_holiday_moves_a_proposed_day_by_a_week():
    earlier = [
        datetime(2012, 2, 23, 17),
        datetime(2012, 5, 24, 17),
        datetime(2012, 8, 23, 17),
        datetime(2012, 11, 22, 17),
    ]
    proposed = proposed_starts(earlier, date(2012, 11, 22), lambda day: "Fest" if day == date(2013, 5, 23) else "")
    assert proposed[1] == datetime(2013, 5, 30, 17)


def test_a_day_that_gives_way_does_not_run_into_the_next_one_proposed():
    earlier = [
        datetime(2012, 2, 23, 17),
        datetime(2012, 5, 24, 17),
        datetime(2012, 5, 31, 17),
        datetime(2012, 8, 23, 17),
    ]
    proposed = proposed_starts(earlier, date(2012, 8, 23), lambda day: "Fest" if day == date(2013, 5, 30) else "")
    assert proposed[1:3] == [datetime(2013, 5, 23, 17), datetime(2013, 6, 6, 17)]
    proposed = proposed_starts(earlier, date(2012, 8, 23), lambda day: "Fest" if day == date(2013, 5, 23) else "")
    assert len({start.date() for start in proposed}) == 4


def test_the_next_working_day_leaves_out_weekends_holidays_and_days_that_are_taken():
    friday = datetime(2012, 5, 25, 17)
    assert next_working_day(friday, no_holiday, ()) == friday
    taken = [friday, datetime(2012, 5, 28, 9)]
    feast = date(2012, 5, 29)
    assert next_working_day(friday, lambda day: "Fest" if day == feast else "", taken) == datetime(2012, 5, 30, 17)
    assert next_working_day(datetime(2012, 12, 24, 17), no_holiday, ()) == datetime(2013, 1, 1, 17)


def test_without_a_year_behind_it_the_plan_has_one_meeting_a_quarter():
    proposed = proposed_starts([], date(2012, 6, 1), no_holiday)
    assert [(day.month, day.weekday(), day.hour) for day in proposed] == [
        (8, 3, 17),
        (11, 3, 17),
        (2, 3, 17),
        (5, 3, 17),
    ]


@given(
    st.lists(st.datetimes(datetime(2009, 1, 1), datetime(2014, 1, 1)), unique=True),
    st.dates(date(2009, 1, 1), date(2016, 1, 1)),
)
def test_every_proposed_day_lies_ahead_and_is_free(earlier, after):
    proposed = proposed_starts(earlier, after, no_holiday)
    assert len(proposed) == 4
    assert all(start.date() > after for start in proposed)
    assert not [f for start in proposed for f in day_findings(start.date(), "") if f.rule != "meeting.on_sunday"]


def test_only_the_last_year_sets_the_rhythm_and_the_plan_lies_ahead_however_old_it_is():
    quarters = [
        datetime(2011, 11, 24, 9),
        *(datetime(2012, month, 22, 17) for month in (2, 5, 8)),
        datetime(2012, 11, 22, 17),
    ]
    assert {start.hour for start in proposed_starts(quarters, date(2012, 11, 22), no_holiday)} == {17}
    late = proposed_starts(quarters, date(2014, 12, 1), no_holiday)
    assert len(late) == 4
    assert min(late).date() > date(2014, 12, 1)
    assert max(late).date() < date(2016, 1, 1)
