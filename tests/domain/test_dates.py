"""Dates as far as a source knows them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.dates import PartialDate
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


@pytest.mark.parametrize("text", ["", "Herbst 2018", "31.02.2018", "13/2018", "1.2.3.2018"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"date\.impossible"):
        PartialDate.parse(text)


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
