"""Attendance in numbers, each member and faction as of the day; and the words a register is searched by."""

from datetime import date, datetime, timedelta

import pytest

from beirat_desktop.domain.attendance import Attendance, Declared, Stay
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.register import keywords
from beirat_desktop.domain.statistics import Presence, attendance_statistics
from tests import factories

EVENING = datetime(2012, 5, 24, 18)
ANNA, BEN, CEM, DORA = (factories.person(name) for name in ("Ahorn", "Buche", "Çelik", "Dorn"))


def held(start=EVENING, *, pause=()):
    end = start + timedelta(hours=2)
    return factories.meeting(start, state=MeetingState.CLOSED, opened=start, closed=end, interruptions=pause)


def test_minutes_are_those_in_the_meeting_without_its_breaks():
    pause = ((EVENING + timedelta(minutes=30), EVENING + timedelta(minutes=50)),)
    meeting = held(pause=pause)
    there = [
        Attendance(meeting.id, ANNA.id, stays=(Stay(EVENING - timedelta(minutes=10)),)),
        Attendance(
            meeting.id,
            BEN.id,
            stays=(
                Stay(EVENING + timedelta(minutes=20), EVENING + timedelta(minutes=40)),
                Stay(EVENING + timedelta(minutes=100)),
            ),
        ),
    ]
    found = attendance_statistics([meeting], there, [factories.membership(ANNA), factories.membership(BEN)])
    assert found.by_person[ANNA.id] == Presence(1, 1, minutes=100, planned_minutes=100)
    assert found.by_person[BEN.id] == Presence(1, 1, minutes=30, planned_minutes=100)


@pytest.mark.parametrize(("day", "minutes"), [((2026, 3, 28), 240), ((2026, 10, 24), 360), ((2026, 6, 6), 300)])
def test_the_night_in_which_the_clocks_are_changed_is_an_hour_shorter_or_longer(day, minutes):
    start = datetime(*day, 22, 30)
    end = start + timedelta(hours=5)
    meeting = factories.meeting(start, state=MeetingState.CLOSED, opened=start, closed=end)
    there = [Attendance(meeting.id, ANNA.id, stays=(Stay(start),))]
    found = attendance_statistics([meeting], there, [factories.membership(ANNA)])
    assert (found.by_person[ANNA.id].minutes, found.by_person[ANNA.id].planned_minutes) == (minutes, minutes)


def test_excused_missed_and_not_entered_are_told_apart():
    meeting = held()
    there = [Attendance(meeting.id, ANNA.id, declared=Declared.EXCUSED), Attendance(meeting.id, BEN.id)]
    there.append(Attendance(meeting.id, CEM.id, declared=Declared.ABSENT))
    there.append(Attendance(meeting.id, DORA.id, declared=Declared.SUBSTITUTE))
    members = [factories.membership(one) for one in (ANNA, BEN, CEM, DORA)]
    counted = attendance_statistics([meeting], there, members)
    found = counted.by_person
    assert (found[DORA.id].substituted, found[DORA.id].excused, found[DORA.id].share) == (1, 0, 0)
    assert found[BEN.id].share is None, "nothing is known of it"
    assert counted.each[CEM.id, meeting.id].absent == 1
    told = [(found[one.id].excused, found[one.id].open, found[one.id].absent) for one in (ANNA, BEN, CEM)]
    assert told == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


def test_a_member_counts_for_the_faction_and_the_time_of_each_day():
    later = held(datetime(2012, 9, 6, 18))
    first = held()
    moved = date(2012, 7, 1)
    members = [
        factories.membership(ANNA, end=moved - timedelta(days=1)),
        factories.membership(ANNA, faction_id="green", start=moved),
        factories.membership(BEN, end=date(2012, 6, 30)),
        factories.membership(CEM, substitute_for_id=BEN.id),
    ]
    there = [
        Attendance(meeting.id, person.id, stays=(Stay(meeting.start),))
        for meeting in (first, later)
        for person in (ANNA, BEN)
    ]
    found = attendance_statistics([first, later], there, members)
    assert {key: one.expected for key, one in found.by_person.items()} == {ANNA.id: 2, BEN.id: 1}
    assert {key: one.present for key, one in found.by_faction.items()} == {factories.SPD.id: 2, "green": 1}


def test_the_index_holds_the_nouns_of_a_title_that_say_something():
    assert keywords("Antrag: Beratung zu strategischen Integrationskonzepten der Stadt") == ("Integrationskonzepten",)
    assert keywords("Fest der Kulturen am Berliner Platz") == ("Fest", "Kulturen", "Berliner", "Platz")
    assert keywords("Antrag: Über die Einrichtung einer Beratung nach dem Sachstand in Ludwigshafen am Rhein") == ()
    assert keywords("Vorstellung von Frau Çelik im Beirat") == ("Çelik",)


@pytest.mark.parametrize(
    ("expected", "present", "unknown", "share"),
    [(8, 5, 0, 63), (8, 7, 0, 88), (3, 1, 0, 33), (3, 2, 0, 67), (4, 2, 2, 100), (2, 0, 2, None), (8, 0, 0, 0)],
)
def test_a_share_is_rounded_as_everybody_does_it(expected, present, unknown, share):
    assert Presence(expected=expected, present=present, open=unknown).share == share
