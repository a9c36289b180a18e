"""The school holidays that come along, and those a clerk adds."""

from datetime import date
from itertools import pairwise

import pytest

from beirat_desktop import paths
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.usecases.meetings.school_holidays import (
    KNOWN_SOURCE,
    OWN,
    add_holidays,
    known_holidays,
    school_holidays,
)


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    return tmp_path / OWN


def test_those_that_come_along_follow_each_other_and_fall_on_days_of_school(own):
    found = school_holidays()
    assert all(one.first <= one.last < after.first for one, after in pairwise(found))
    assert all(one.first.weekday() < 5 and one.last.weekday() < 5 for one in found)
    summers = [(one.last - one.first).days + 1 for one in found if one.name == "Sommerferien"]
    assert set(summers) == {40}  # six weeks, from a Monday to a Friday


def test_they_reach_to_the_last_summer_that_is_fixed(own):
    last = school_holidays()[-1]
    assert (last.first, last.last, last.name) == (date(2030, 7, 22), date(2030, 8, 30), "Sommerferien")


def test_a_clerk_adds_and_changes(own):
    own.write_text("# eigene\n2030-10-14\t2030-10-25\tHerbstferien\n2029-10-22\t2029-10-31\tHerbstferien\n", "utf-8")
    found = {one.first: one.last for one in school_holidays()}
    assert found[date(2030, 10, 14)] == date(2030, 10, 25)
    assert found[date(2029, 10, 22)] == date(2029, 10, 31)


@pytest.mark.parametrize("line", ["2030-04-15 2030-04-30 Ostern", "gestern\theute\tx", "2030-05-01\t2030-04-30\tx"])
def test_a_line_that_cannot_be_read_is_named(own, line):
    own.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(Refused) as refused:
        school_holidays()
    assert refusal(refused.value).startswith(f"Zeile 2 in „{OWN}“ ist nicht zu lesen.")


def test_what_is_added_on_the_screen_names_its_source(own):
    own.write_text("2030-04-15\t2030-04-30\tOsterferien", "utf-8")
    add_holidays(date(2030, 7, 22), date(2030, 8, 30), " Sommerferien ", "Amtsblatt")
    found = {one.first: one for one in school_holidays()}
    assert (found[date(2030, 7, 22)].name, found[date(2030, 7, 22)].source) == ("Sommerferien", "Amtsblatt")
    assert found[date(2030, 4, 15)].source == OWN
    assert found[date(2026, 6, 29)].source == KNOWN_SOURCE


@pytest.mark.parametrize(
    ("first", "last", "name", "rule"),
    [
        (None, date(2030, 4, 30), "Osterferien", "year_plan.days_missing"),
        (date(2030, 5, 1), date(2030, 4, 30), "Osterferien", "year_plan.days_missing"),
        (date(2030, 4, 15), date(2030, 4, 30), "  ", "year_plan.name_missing"),
    ],
)
def test_half_of_it_is_not_added(own, first, last, name, rule):
    with pytest.raises(Refused) as refused:
        add_holidays(first, last, name)
    assert refused.value.rule == rule
    assert not own.exists()


def test_a_bad_line_leaves_those_of_the_program_and_is_told(own):
    own.write_text("gestern\theute\tx\n", "utf-8")
    found, error = known_holidays()
    assert date(2026, 6, 29) in [one.first for one in found]
    assert error is not None
