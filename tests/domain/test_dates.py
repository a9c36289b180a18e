"""Dates as far as a source knows them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.dates import DatePart, PartialDate
from beirat_desktop.domain.errors import Refused

PARTIAL = st.dates(date(1000, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018", PartialDate(2018)),
        ("10/2018", PartialDate(2018, 10)),
        ("10.2018", PartialDate(2018, 10)),
        ("2018-10", PartialDate(2018, 10)),
        ("12.10.2018", PartialDate(2018, 10, 12)),
        ("2018-10-12", PartialDate(2018, 10, 12)),
    ],
)
def test_a_source_may_know_a_year_a_month_or_a_day(text: str, expected: PartialDate) -> None:
    assert PartialDate.parse(text) == expected


@pytest.mark.parametrize("text", ["", "Herbst 2018", "31.02.2018", "13/2018", "0/2018", "0.10.2018", "1.2.3.2018"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"date\.impossible"):
        PartialDate.parse(text)


def test_what_a_source_gives_as_nought_is_not_known() -> None:
    assert PartialDate(2018, 0, 0) == PartialDate(2018)
    assert PartialDate(2018, 0).first == date(2018, 1, 1)
    assert PartialDate(2018, 5, 0) == PartialDate(2018, 5)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(Refused, match=r"date\.day_without_month"):
        PartialDate(2018, None, 5)


@given(PARTIAL)
def test_what_is_shown_reads_back(partial: PartialDate) -> None:
    assert PartialDate.parse(str(partial)) == partial


def test_a_year_comes_before_its_months_and_these_before_their_days() -> None:
    texts = ["2019", "12.10.2018", "10/2018", "2018", "09/2018"]
    assert [str(one) for one in sorted(map(PartialDate.parse, texts))] == [
        "2018",
        "09/2018",
        "10/2018",
        "12.10.2018",
        "2019",
    ]


BEGINNING, MIDDLE, END = DatePart


@pytest.mark.parametrize(
    ("known", "first", "last"),
    [
        (PartialDate(2012), date(2012, 1, 1), date(2012, 12, 31)),
        (PartialDate(2012, part=BEGINNING), date(2012, 1, 1), date(2012, 4, 30)),
        (PartialDate(2012, part=MIDDLE), date(2012, 5, 1), date(2012, 8, 31)),
        (PartialDate(2012, part=END), date(2012, 9, 1), date(2012, 12, 31)),
        (PartialDate(2012, 2), date(2012, 2, 1), date(2012, 2, 29)),
        (PartialDate(2012, 2, part=BEGINNING), date(2012, 2, 1), date(2012, 2, 10)),
        (PartialDate(2012, 2, part=MIDDLE), date(2012, 2, 11), date(2012, 2, 20)),
        (PartialDate(2012, 2, part=END), date(2012, 2, 21), date(2012, 2, 29)),
        (PartialDate(2012, 2, 17), date(2012, 2, 17), date(2012, 2, 17)),
    ],
)
def test_a_date_means_some_days(known: PartialDate, first: date, last: date) -> None:
    assert (known.first, known.last) == (first, last)


def test_a_day_has_no_end() -> None:
    with pytest.raises(Refused, match=r"date\.part_of_a_day"):
        PartialDate(2018, 10, 12, END)


def test_the_parts_of_a_year_stand_among_its_months() -> None:
    september, end, year = PartialDate(2012, 9), PartialDate(2012, part=END), PartialDate(2012)
    middle, october = PartialDate(2012, part=MIDDLE), PartialDate(2012, 10)
    assert sorted([october, september, end, middle, year]) == [year, middle, end, september, october]
