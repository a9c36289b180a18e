"""Which meetings of all bodies lie badly."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.year_plan import KnownDay, SchoolHolidays, check_dragged, clashes
from beirat_desktop.german import finding, refusal
from beirat_desktop.german.year_plan import clash_sign
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


def test_a_body_known_from_a_decision_alone_is_told_by_its_name():
    meeting, council = factories.meeting(), factories.COUNCIL
    known = [KnownDay(council.id, meeting.day), KnownDay(council.id, date(2012, 5, 25))]
    (clash,) = clashes([meeting], {}, (), known, {council.id: "Stadtrat"})
    assert finding(clash.finding).sentence == "Am 24.05.2012 tagt auch Stadtrat; die Uhrzeit steht nicht in der Akte."
    assert clash_sign(clash) == "selber Tag"


def test_a_decision_of_a_meeting_that_is_there_is_not_told_twice():
    meeting, council = factories.meeting(datetime(2012, 5, 24, 9)), other(2012, 5, 24, 17)
    assert clashes([meeting, council], {}, (), [KnownDay(council.committee_id, council.day)]) == ()


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (MeetingState.INVITED, "ist schon eingeladen; durch Ziehen wird sie nicht verlegt"),
        (MeetingState.RUNNING, "hat schon stattgefunden oder läuft"),
        (MeetingState.CLOSED, "hat schon stattgefunden oder läuft"),
        (MeetingState.CANCELLED, "ist abgesagt"),
    ],
)
def test_only_what_nobody_was_told_of_is_dragged(state, reason):
    check_dragged(factories.meeting())
    with pytest.raises(Refused) as refused:
        check_dragged(replace(factories.meeting(), state=state))
    assert reason in refusal(refused.value)
