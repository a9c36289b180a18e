"""Dates as German writes them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beirat_desktop.domain.dates import DatePart, PartialDate
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german.dates import (
    clock,
    long_date,
    moment_words,
    parse_date,
    parse_time,
    partial_words,
    period_words,
    read_partial,
    relative_day,
    relative_moment,
    short_date,
    written_date,
)

DAY = date(2012, 5, 24)


def test_a_day_is_written_in_three_lengths() -> None:
    assert long_date(DAY) == "Donnerstag, 24. Mai 2012"
    assert written_date(date(2012, 3, 1)) == "1. März 2012"
    assert short_date(date(2012, 3, 1)) == "01.03.2012"
    assert clock(time(9, 5)) == "09:05"
    assert moment_words(datetime(2012, 5, 24, 17)) == "24.05.2012, 17:00 Uhr"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2012, 5, 24), "heute"),
        (date(2012, 5, 25), "morgen"),
        (date(2012, 5, 22), "vorgestern"),
        (date(2012, 5, 21), "vor 3 Tagen"),
        (date(2012, 6, 14), "in 3 Wochen"),
        (date(2012, 3, 1), "vor 2 Monaten"),
        (date(2010, 5, 1), "vor 2 Jahren"),
    ],
)
def test_a_day_is_said_as_one_says_it(day: date, words: str) -> None:
    assert relative_day(day, DAY) == words


def test_a_moment_of_today_is_said_in_minutes_and_hours() -> None:
    now = datetime(2012, 5, 24, 17)
    assert relative_moment(datetime(2012, 5, 24, 16, 59, 30), now) == "gerade eben"
    assert relative_moment(datetime(2012, 5, 24, 16, 55), now) == "vor 5 Minuten"
    assert relative_moment(datetime(2012, 5, 24, 15), now) == "vor 2 Stunden"
    assert relative_moment(datetime(2012, 5, 23, 15), now) == "gestern"


@pytest.mark.parametrize(
    "text",
    ["24.05.2012", "24.5.12", "24.5.", "24. Mai 2012", "24. mai", "Donnerstag, 24. Mai 2012", "2012-05-24", " heute "],
)
def test_a_day_is_read_in_every_usual_way(text: str) -> None:
    assert parse_date(text, DAY) == DAY


@pytest.mark.parametrize("text", ["", "31.02.2012", "24.13.2012", "24. Mal 2012", "24", "05/24/2012", "24.05.201"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"date\.unreadable"):
        parse_date(text, DAY)


@pytest.mark.parametrize("text", ["17:00", "17.00", "1700", "17", "17 Uhr", "17:00 Uhr"])
def test_a_time_is_read_in_every_usual_way(text: str) -> None:
    assert parse_time(text) == time(17)


@pytest.mark.parametrize("text", ["", "24:00", "17:60", "abends", "17:0"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"time\.unreadable"):
        parse_time(text)


@settings(deadline=None, database=None)
@given(st.dates(date(1000, 1, 1)))
def test_a_written_day_reads_back(day: date) -> None:
    assert parse_date(short_date(day), DAY) == parse_date(long_date(day), DAY) == day


@settings(deadline=None, database=None)
@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_no_distance_is_said_in_the_singular_of_many(day: date) -> None:
    assert " 1 " not in relative_day(day, DAY)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2018", "2018"),
        ("seit 2011", "2011"),
        ("9/2020", "9/2020"),
        ("09 / 2020", "9/2020"),
        ("2018-10", "10/2018"),
        ("12.10.2018", "12.10.2018"),
        ("12.10.18", "12.10.2018"),
        ("im Oktober 2018", "10/2018"),
        ("12. Oktober 2018", "12.10.2018"),
        ("bis Ende 2012", "Ende 2012"),
        ("Anfang des Jahres 2012", "Anfang 2012"),
        ("Mitte März 2021", "Mitte 3/2021"),
    ],
)
def test_a_time_is_shown_as_exactly_as_it_is_known(typed: str, shown: str) -> None:
    assert partial_words(read_partial(typed)) == shown
    assert read_partial(shown) == read_partial(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "bald", "13/2018", "Frühjahr 2012", "Sommer 2012", "3. Quartal 2012"),
        *("0/2018", "Ende 0/2018", "18", "10/18", "31.02.2018", "seit"),
    ],
)
def test_what_is_no_time_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(Refused, match=r"date\.impossible") as refused:
        read_partial(typed)
    assert refused.value.facts["text"] == typed


@pytest.mark.parametrize(
    ("start", "end", "pointed", "words"),
    [
        (PartialDate(2011), None, False, "seit 2011"),
        (PartialDate(2030), None, False, "ab 2030"),
        (PartialDate(2011, 6, 21), None, True, "21.06.2011"),
        (None, PartialDate(2012, part=DatePart.END), False, "bis Ende 2012"),
        (PartialDate(2016, 10), PartialDate(2018), False, "10/2016 bis 2018"),
        (PartialDate(2018, 10), PartialDate(2018, 10), False, "10/2018"),
        (None, None, False, ""),
    ],
)
def test_a_period_is_told_as_far_as_it_is_known(start, end, pointed, words) -> None:
    assert period_words(start, end, DAY, pointed=pointed) == words
