"""Clock times as moments of a meeting, also past midnight."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import LONGEST, check_follows, local, minute, read_moment, with_offset, within

BEGAN = datetime(2026, 3, 12, 18)
BEGINNINGS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(minute)
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("clock", "moment"),
    [
        (time(18), BEGAN),
        (time(23, 59), datetime(2026, 3, 12, 23, 59)),
        (time(0, 15), datetime(2026, 3, 13, 0, 15)),
        (time(12), datetime(2026, 3, 13, 12)),
        (time(17, 30), datetime(2026, 3, 12, 17, 30)),
        (datetime(2026, 3, 14, 9, 0, 31), datetime(2026, 3, 14, 9)),
    ],
)
def test_a_clock_is_read_within_the_meeting(clock: time | datetime, moment: datetime) -> None:
    assert read_moment(clock, BEGAN) == moment


@given(CLOCKS, BEGINNINGS)
def test_every_clock_time_has_one_moment_at_most_eighteen_hours_after_the_beginning(
    clock: time, began: datetime
) -> None:
    moment = read_moment(clock, began)
    assert moment.time() == clock
    assert moment <= began + LONGEST < moment + timedelta(days=1)
    assert within(moment, began)


@given(BEGINNINGS, st.integers(0, 18 * 60), st.integers(0, 18 * 60))
def test_it_is_the_first_such_moment_after_the_one_before_it(began: datetime, first: int, second: int) -> None:
    before, after = sorted((began + timedelta(minutes=first), began + timedelta(minutes=second)))
    assert read_moment(after.time(), began) == after
    check_follows(after, before)
    if after != before:
        with pytest.raises(Refused, match=r"moment\.before"):
            check_follows(before, after)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1)))
def test_an_offset_goes_out_and_in_without_moving_the_clock(moment: datetime) -> None:
    assert local(with_offset(moment)) == moment


def test_the_offset_is_that_of_the_season_and_another_zone_is_understood() -> None:
    assert with_offset(BEGAN) == "2026-03-12T18:00:00+01:00"
    assert with_offset(datetime(2026, 6, 11, 18)) == "2026-06-11T18:00:00+02:00"
    assert local(datetime(2026, 6, 11, 16, tzinfo=UTC).isoformat()) == datetime(2026, 6, 11, 18)
    assert local("2026-06-11T18:00:00") == datetime(2026, 6, 11, 18)
