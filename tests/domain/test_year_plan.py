"""Which meetings of all bodies lie badly."""

from dataclasses import replace
from datetime import date, datetime

from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.year_plan import SchoolHolidays, clashes
from beirat_desktop.german import finding
from tests import factories

SUMMER = SchoolHolidays(date(2012, 7, 2), date(2012, 8, 10), "Sommerferien")


def other(*when: int):
    return replace(factories.meeting(datetime(*when)), committee_id=factories.COUNCIL.id)


def rules(meetings, holidays=None, school=()):
    return [(one.meeting_id, one.finding.rule, one.other_id) for one in clashes(meetings, holidays or {}, school)]


def test_a_public_holiday_is_named():
    meeting = factories.meeting(datetime(2012, 10, 3, 17))
    (clash,) = clashes([meeting], {date(2012, 10, 3): "Tag der Deutschen Einheit"}, ())
    assert finding(clash.finding).sentence == "Der 03.10.2012 ist ein Feiertag (Tag der Deutschen Einheit)."


def test_both_ends_of_the_school_holidays_belong_to_them():
    days = [(2012, 7, 1), (2012, 7, 2), (2012, 8, 10), (2012, 8, 11)]
    meetings = [factories.meeting(datetime(*day, 17)) for day in days]
    found = rules(meetings, school=[SUMMER])
    assert found == [(meetings[n].id, "year_plan.school_holidays", None) for n in (1, 2)]


def test_two_bodies_at_one_time_are_told_at_both():
    early, late = factories.meeting(datetime(2012, 5, 24, 17)), other(2012, 5, 24, 19, 59)
    assert rules([late, early]) == [
        (early.id, "year_plan.at_once", late.id),
        (late.id, "year_plan.at_once", early.id),
    ]


def test_one_after_the_other_and_one_body_alone_do_not_clash():
    early = factories.meeting(datetime(2012, 5, 24, 17))
    assert rules([early, other(2012, 5, 24, 20)]) == []
    assert rules([early, factories.meeting(datetime(2012, 5, 24, 18))]) == []


def test_what_is_called_off_is_in_nobodys_way():
    off = replace(other(2012, 5, 24, 17), state=MeetingState.CANCELLED)
    assert rules([factories.meeting(datetime(2012, 5, 24, 17)), off], {date(2012, 5, 24): "Feiertag"})[0][2] is None
    assert len(rules([off], {date(2012, 5, 24): "Feiertag"})) == 0
