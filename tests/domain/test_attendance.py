"""Coming and going, and how the minutes list it (§ 41 GemO)."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.attendance import (
    Attendance,
    AttendanceGroup,
    AttendanceState,
    Stay,
    attendance_findings,
    expected,
    not_healed,
    roll,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Membership, Role
from beirat_desktop.domain.sorting import sort_key

FIVE, SIX, SEVEN = time(17), time(18), time(19)
MEMBER = Attendance("m", "p")


def test_who_comes_late_and_goes_early_is_there_in_between() -> None:
    there = MEMBER.arrive(FIVE).leave(SIX, FIVE).arrive(SEVEN)
    assert there.stays == (Stay(FIVE, SIX), Stay(SEVEN))
    assert [there.present_at(at) for at in (time(16, 59), FIVE, SIX, SEVEN, None)] == [False, True, False, True, True]


def test_who_was_there_from_the_beginning_goes_with_the_opening_as_arrival() -> None:
    present = Attendance("m", "p", state=AttendanceState.PRESENT)
    assert present.leave(SIX, FIVE).stays == (Stay(FIVE, SIX),)


def test_leaving_before_arriving_is_refused() -> None:
    with pytest.raises(Refused, match=r"attendance\.leaves_before_arriving"):
        MEMBER.arrive(SIX).leave(FIVE, FIVE)
    with pytest.raises(Refused, match=r"attendance\.arrives_before_leaving"):
        MEMBER.arrive(FIVE).leave(SEVEN, FIVE).arrive(SIX)


def test_a_slip_within_a_minute_undoes_itself() -> None:
    assert MEMBER.arrive(FIVE).leave(FIVE, FIVE) == MEMBER.__class__("m", "p", stays=(), id=MEMBER.id)
    assert MEMBER.arrive(FIVE).leave(SIX, FIVE).arrive(SIX).stays == (Stay(FIVE),)


def test_times_entered_by_hand_stand_in_order() -> None:
    assert MEMBER.with_stays((Stay(FIVE, SIX), Stay(SEVEN))).stays[1] == Stay(SEVEN)
    with pytest.raises(Refused, match=r"attendance\.leaves_before_arriving"):
        MEMBER.with_stays((Stay(SIX, SIX),))
    with pytest.raises(Refused, match=r"attendance\.arrives_before_leaving"):
        MEMBER.with_stays((Stay(FIVE, SEVEN), Stay(SIX)))


def test_times_are_named_only_for_who_was_not_there_all_the_time() -> None:
    assert MEMBER.arrive(FIVE).whole(FIVE, SEVEN)
    assert not MEMBER.arrive(SIX).whole(FIVE, SEVEN)
    assert not MEMBER.arrive(FIVE).leave(SIX, FIVE).whole(FIVE, SEVEN)
    assert MEMBER.arrive(FIVE).leave(SEVEN, FIVE).whole(FIVE, SEVEN)


def test_the_list_expects_everybody_of_that_day_but_no_stand_ins() -> None:
    memberships = [
        Membership("chair", "c", Role.CHAIR),
        Membership("adviser", "c", Role.ADVISORY, voting=False),
        Membership("gone", "c", end=date(2011, 1, 1)),
        Membership("stand-in", "c", substitute_for_id="chair"),
    ]
    assert [(a.person_id, a.group, a.voting) for a in expected("m", memberships, date(2012, 5, 24))] == [
        ("chair", AttendanceGroup.CHAIR, True),
        ("adviser", AttendanceGroup.ADVISORY, False),
    ]


def test_the_minutes_list_groups_in_alphabetical_order() -> None:
    names = {"a": "Zimmer, A", "b": "Öztürk, B", "c": "Oppel, C", "d": "Presse, D", "e": "Weg, E"}
    people = [Attendance("m", key, state=AttendanceState.PRESENT, id=key) for key in ("a", "b", "c")]
    press = Attendance("m", "d", AttendanceGroup.PRESS, AttendanceState.REMOTE, voting=False)
    excused = Attendance("m", "e", state=AttendanceState.EXCUSED)
    listed = roll([*people, press, excused], names)
    assert [(group, [a.person_id for a in there]) for group, there in listed.present] == [
        (AttendanceGroup.VOTING, ["c", "b", "a"]),
        (AttendanceGroup.PRESS, ["d"]),
    ]
    assert [a.person_id for a in listed.excused] == ["e"]


def test_german_order_puts_umlauts_beside_their_letters() -> None:
    assert sorted(["Zoe", "Öz", "Oz", "Straße", "Strasse"], key=sort_key) == ["Oz", "Öz", "Strasse", "Straße", "Zoe"]


def test_a_list_with_open_names_is_found_once_the_meeting_is_over() -> None:
    assert attendance_findings([MEMBER], over=False) == ()
    assert [f.rule for f in attendance_findings([MEMBER], over=True)] == ["attendance.open"]


@given(st.lists(st.tuples(st.booleans(), st.times()), max_size=10))
def test_no_coming_and_going_makes_times_cross(steps: list[tuple[bool, time]]) -> None:
    attendance = MEMBER
    for comes, moment in steps:
        try:
            attendance = attendance.arrive(moment) if comes else attendance.leave(moment, FIVE)
        except Refused:
            continue
    assert attendance_findings([attendance], over=False) == ()
    assert all(stay.left is not None for stay in attendance.stays[:-1])


def test_a_breach_of_the_period_is_healed_by_appearing_or_waiving() -> None:
    absent = Attendance("m", "absent", state=AttendanceState.EXCUSED)
    waived = Attendance("m", "waived", state=AttendanceState.EXCUSED, waived=True)
    press = Attendance("m", "press", AttendanceGroup.PRESS, voting=False)
    assert not_healed([MEMBER.arrive(FIVE), waived, press, absent]) == (absent,)
