"""Numbers: formed as the pattern says, and never twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbers import amendment_number, check_pattern, format_number, parse_serial, scope_key
from beirat_desktop.domain.profiles import NumberPattern, RuleProfile, SerialScope

DAY = date(2019, 2, 14)
PATTERNS = st.builds(
    lambda before, year, between, serial, after, scope: NumberPattern(
        "motion", f"{before}{year}{between}{serial}{after}", scope
    ),
    st.sampled_from(["", "A", "V-", "7"]),
    st.sampled_from(["{year}", "{year:2}"]),
    st.sampled_from(["", "/", "-", "/B", "0"]),
    st.sampled_from(["{serial}", "{serial:2}", "{serial:4}"]),
    st.sampled_from(["", "/x", "0"]),
    st.sampled_from([SerialScope.YEAR, SerialScope.RUNNING]),
)


def test_a_number_is_formed_as_the_council_forms_it() -> None:
    assert format_number(NumberPattern("template", "{year}{serial:4}"), 6743, DAY) == "20196743"
    assert format_number(NumberPattern("motion", "{year}/{serial:2}"), 7, DAY) == "2019/07"
    assert format_number(NumberPattern("motion", "{term}-{serial:3}", SerialScope.TERM), 7, DAY, 4) == "4-007"


def test_an_amendment_is_counted_behind_its_papers_number() -> None:
    assert amendment_number("2019/07", 0) == "2019/07-1"
    assert amendment_number("2019/07", 2) == "2019/07-3"


def test_every_default_pattern_is_sound() -> None:
    for pattern in RuleProfile().number_patterns:
        check_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "scope", "rule"),
    [
        ("{year}/{serial", SerialScope.YEAR, "number.braces"),
        ("{year}/{number}", SerialScope.YEAR, "number.unknown_field"),
        ("{year}/{serial:12}", SerialScope.YEAR, "number.unknown_field"),
        ("{year}", SerialScope.YEAR, "number.serial_missing"),
        ("{year}/{serial}/{serial}", SerialScope.YEAR, "number.serial_missing"),
        ("{serial:4}", SerialScope.YEAR, "number.year_missing"),
        ("{serial:4}", SerialScope.TERM, "number.term_missing"),
        ("{term}{serial}", SerialScope.TERM, "number.serial_runs_in"),
        ("{term}{year}{serial}", SerialScope.TERM, "number.serial_runs_in"),
        ("{year}/{serial}\n", SerialScope.YEAR, "number.pattern_unfit"),
        ("{year}/{serial}" + "x" * 30, SerialScope.YEAR, "number.pattern_unfit"),
    ],
)
def test_a_pattern_that_cannot_count_is_refused(pattern: str, scope: SerialScope, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        check_pattern(NumberPattern("motion", pattern, scope))
    assert refused.value.rule == rule


def test_the_count_begins_anew_where_the_scope_says() -> None:
    by_year = NumberPattern("motion", "{year}/{serial}")
    assert scope_key(by_year, date(2019, 1, 1)) != scope_key(by_year, date(2020, 1, 1))
    running = NumberPattern("motion", "{serial}", SerialScope.RUNNING)
    assert scope_key(running, date(2019, 1, 1)) == scope_key(running, date(2020, 1, 1))
    by_term = NumberPattern("motion", "{term}/{serial}", SerialScope.TERM)
    assert scope_key(by_term, DAY, 3) != scope_key(by_term, DAY, 4)


def test_kinds_that_look_alike_and_a_changed_padding_share_one_count() -> None:
    assert scope_key(NumberPattern("template", "{year}{serial:4}"), DAY) == scope_key(
        NumberPattern("report", "{year}{serial:5}"), DAY
    )


def test_a_foreign_number_has_no_serial() -> None:
    assert parse_serial(NumberPattern("motion", "{year}/{serial:2}"), "Nr. 5") is None


@given(PATTERNS, st.integers(1, 99_999), st.integers(1, 99_999))
def test_two_serials_never_give_one_number(pattern: NumberPattern, one: int, other: int) -> None:
    same = format_number(pattern, one, DAY) == format_number(pattern, other, DAY)
    assert same == (one == other)


@given(PATTERNS, st.integers(1, 99_999))
def test_the_serial_can_be_read_back(pattern: NumberPattern, serial: int) -> None:
    assert parse_serial(pattern, format_number(pattern, serial, DAY)) == serial
