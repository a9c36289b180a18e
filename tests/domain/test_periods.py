from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.periods import all_states, as_of, changed_from, corrected
from beirat_desktop.domain.profiles import RuleProfile

MARCH, NEW_YEAR = date(2026, 3, 12), date(2027, 1, 1)
BEIRAT = Committee("body", "Beirat für Migration", "Beirat", statutory_seats=33, appointed_seats=11)


def test_new_seats_leave_the_time_before_alone():
    beirat = changed_from(BEIRAT, NEW_YEAR, statutory_seats=40)
    assert as_of(beirat, MARCH).statutory_seats == 33
    assert as_of(beirat, date(2026, 12, 31)).statutory_seats == 33
    assert as_of(beirat, NEW_YEAR).statutory_seats == 40
    assert as_of(beirat, date(2040, 1, 1)).statutory_seats == 40


def test_a_value_of_a_day_carries_no_other_days():
    beirat = changed_from(BEIRAT, NEW_YEAR, statutory_seats=40)
    assert as_of(beirat, MARCH) == BEIRAT
    assert [(until, held.statutory_seats) for until, held in all_states(beirat)] == [
        (date(2026, 12, 31), 33),
        (None, 40),
    ]


def test_what_changes_in_between_holds_until_it_was_to_change_again():
    beirat = changed_from(BEIRAT, NEW_YEAR, statutory_seats=40)
    beirat = changed_from(beirat, date(2026, 6, 1), statutory_seats=35, short_name="BMI")
    assert [as_of(beirat, day).statutory_seats for day in (MARCH, date(2026, 6, 1), NEW_YEAR)] == [33, 35, 40]
    assert [as_of(beirat, day).short_name for day in (MARCH, date(2026, 6, 1), NEW_YEAR)] == ["Beirat", "BMI", "BMI"]


def test_a_mistake_is_put_right_for_the_whole_time_it_stood_so():
    beirat = changed_from(replace(BEIRAT, name="Bierat"), NEW_YEAR, statutory_seats=40)
    beirat = corrected(beirat, date(2026, 8, 1), name="Beirat", statutory_seats=31)
    assert {held.name for _, held in all_states(beirat)} == {"Beirat"}
    assert [held.statutory_seats for _, held in all_states(beirat)] == [31, 40]


def test_one_rule_changes_and_the_others_of_each_time_stay():
    beirat = changed_from(BEIRAT, NEW_YEAR, profile=replace(BEIRAT.profile, notice_days=7))
    beirat = changed_from(beirat, date(2026, 6, 1), profile=replace(BEIRAT.profile, postal_days=2))
    profiles = [as_of(beirat, day).profile for day in (MARCH, date(2026, 6, 1), NEW_YEAR)]
    assert [(one.notice_days, one.postal_days) for one in profiles] == [(4, 1), (4, 2), (7, 2)]


def test_going_back_on_the_same_day_leaves_no_period():
    beirat = changed_from(BEIRAT, NEW_YEAR, statutory_seats=40)
    assert changed_from(beirat, NEW_YEAR, statutory_seats=33) == BEIRAT
    assert changed_from(BEIRAT, NEW_YEAR, statutory_seats=33) == BEIRAT


def test_what_has_no_periods_is_changed_for_good():
    assert changed_from(BEIRAT, NEW_YEAR, meeting_time="18:00") == replace(BEIRAT, meeting_time="18:00")


def test_a_faction_keeps_its_former_names():
    faction = changed_from(Faction("beirat", "Fraktion Rot", "Rot"), date(2026, 4, 1), name="Fraktion Rosa")
    assert as_of(faction, MARCH).name == "Fraktion Rot"
    assert as_of(faction, date(2026, 4, 1)).name == "Fraktion Rosa"
    assert as_of(faction, date(2026, 4, 1)).short_name == "Rot"


@pytest.mark.parametrize("mend", [changed_from, corrected])
def test_all_rules_of_the_law_come_back_at_once(mend):
    own = replace(BEIRAT, profile=RuleProfile(notice_days=9, postal_days=3))
    assert as_of(mend(own, MARCH, profile=RuleProfile()), MARCH).profile == RuleProfile()
