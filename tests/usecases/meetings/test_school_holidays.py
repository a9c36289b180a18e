"""The school holidays that come along, and those a clerk adds."""

from datetime import date
from itertools import pairwise

import pytest

from beirat_desktop import paths
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.usecases.meetings.school_holidays import OWN, school_holidays


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


def test_a_clerk_adds_and_changes(own):
    own.write_text("# eigene\n2030-04-15\t2030-04-30\tOsterferien\n2029-10-22\t2029-10-31\tHerbstferien\n", "utf-8")
    found = {one.first: one.last for one in school_holidays()}
    assert found[date(2030, 4, 15)] == date(2030, 4, 30)
    assert found[date(2029, 10, 22)] == date(2029, 10, 31)


@pytest.mark.parametrize("line", ["2030-04-15 2030-04-30 Ostern", "gestern\theute\tx", "2030-05-01\t2030-04-30\tx"])
def test_a_line_that_cannot_be_read_is_named(own, line):
    own.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(Refused) as refused:
        school_holidays()
    assert refusal(refused.value).startswith(f"Zeile 2 in „{OWN}“ ist nicht zu lesen.")
