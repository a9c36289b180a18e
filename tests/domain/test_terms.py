"""A legislative term and its days."""

from datetime import date

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.terms import LegislativeTerm

FIRST, LAST = date(2009, 11, 1), date(2014, 10, 31)


def test_a_term_covers_its_first_and_last_day_and_an_open_one_every_later_day() -> None:
    term = LegislativeTerm("b", "2009–2014", FIRST, LAST)
    assert term.covers(FIRST)
    assert term.covers(LAST)
    assert not term.covers(date(2009, 10, 31))
    assert not term.covers(date(2014, 11, 1))
    going_on = LegislativeTerm("b", "2009–", FIRST)
    assert going_on.covers(date(2030, 1, 1))
    assert not going_on.covers(date(2009, 10, 31))


def test_a_term_does_not_end_before_it_begins() -> None:
    assert LegislativeTerm("b", "Ein Tag", FIRST, FIRST).covers(FIRST)
    with pytest.raises(Refused, match=r"term\.ends_before_start"):
        LegislativeTerm("b", "Verkehrt", FIRST, date(2009, 10, 31))
