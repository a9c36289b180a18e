"""Coming and going, what is declared of it, and how the minutes list it (§ 41 GemO)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.attendance import (
    Attendance,
    AttendanceGroup,
    AttendanceState,
    Correction,
    Declared,
    Exclusion,
    Stay,
    attendance_findings,
    exclusion_findings,
    not_healed,
    roll,
    seats_twice,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.sorting import sort_key

FIVE, SIX, SEVEN = datetime(2026, 3, 12, 17), datetime(2026, 3, 12, 18), datetime(2026, 3, 12, 19)
MINUTE = timedelta(minutes=1)
MEMBER = Attendance("m", "p")


def test_who_comes_late_and_goes_early_is_there_in_between() -> None:
    there = MEMBER.arrive(FIVE).leave(SIX).arrive(SEVEN)
    assert there.stays == (Stay(FIVE, SIX), Stay(SEVEN))
    assert [there.present_at(at) for at in (FIVE - MINUTE, FIVE, SIX, SEVEN, None)] == [False, True, False, True, True]


def test_leaving_before_arriving_is_refused() -> None:
    with pytest.raises(Refused, match=r"attendance\.leaves_before_arriving"):
        MEMBER.arrive(SIX).leave(FIVE)
    with pytest.raises(Refused, match=r"attendance\.arrives_before_leaving"):
        MEMBER.arrive(FIVE).leave(SEVEN).arrive(SIX)


def test_a_second_key_within_the_minute_erases_no_stay() -> None:
    with pytest.raises(Refused, match=r"attendance\.just_arrived"):
        MEMBER.arrive(FIVE).leave(FIVE)
    assert MEMBER.arrive(FIVE).leave(SIX).arrive(SIX).stays == (Stay(FIVE),)


@pytest.mark.parametrize("declared", list(Declared))
def test_what_is_declared_erases_no_stay_and_no_stay_what_is_declared(declared: Declared) -> None:
    there = MEMBER.arrive(FIVE).leave(SIX)
    assert there.declare(declared).stays == there.stays
    assert there.declare(declared).state in (AttendanceState.PRESENT, AttendanceState.REMOTE)
    assert MEMBER.declare(declared).arrive(FIVE).leave(SIX).declared is declared


def test_a_coming_by_mistake_is_taken_back_and_the_excuse_holds_again() -> None:
    excused = MEMBER.declare(Declared.EXCUSED)
    back = excused.arrive(FIVE).take_back("Namensvetter", SIX)
    assert (back.state, back.stays) == (AttendanceState.EXCUSED, ())
    assert back.corrections == (Correction(SIX, (Stay(FIVE),), "Namensvetter"),)
    with pytest.raises(Refused, match=r"attendance\.nothing_to_take_back"):
        back.take_back("", SIX)


def test_times_are_changed_with_a_reason_that_is_kept() -> None:
    there = MEMBER.arrive(FIVE)
    assert there.correct((Stay(FIVE, SIX), Stay(SEVEN)), "", SEVEN).corrections == (), "it only goes on"
    with pytest.raises(Refused, match=r"attendance\.reason_missing"):
        there.correct((Stay(SIX),), " ", SEVEN)
    corrected = there.correct((Stay(SIX),), "Uhr ging falsch", SEVEN)
    assert corrected.corrections == (Correction(SEVEN, (Stay(FIVE),), "Uhr ging falsch"),)
    assert corrected.correct((Stay(SIX),), "", SEVEN) == corrected
    with pytest.raises(Refused, match=r"attendance\.no_times"):
        there.correct((), "weg", SEVEN)


def test_times_entered_by_hand_stand_in_order() -> None:
    assert MEMBER.correct((Stay(FIVE, SIX), Stay(SEVEN)), "", SEVEN).stays[1] == Stay(SEVEN)
    with pytest.raises(Refused, match=r"attendance\.leaves_before_arriving"):
        MEMBER.correct((Stay(SIX, SIX),), "", SEVEN)
    with pytest.raises(Refused, match=r"attendance\.arrives_before_leaving"):
        MEMBER.correct((Stay(FIVE, SEVEN), Stay(SIX)), "", SEVEN)
    with pytest.raises(Refused, match=r"attendance\.arrives_before_leaving_unknown"):
        MEMBER.correct((Stay(FIVE), Stay(SIX)), "", SEVEN)


def test_times_are_named_only_for_who_was_not_there_all_the_time() -> None:
    assert MEMBER.arrive(FIVE).whole(FIVE, SEVEN)
    assert not MEMBER.arrive(SIX).whole(FIVE, SEVEN)
    assert not MEMBER.arrive(FIVE).leave(SIX).whole(FIVE, SEVEN)
    assert MEMBER.arrive(FIVE).leave(SEVEN).whole(FIVE, SEVEN)


def test_a_corrected_beginning_takes_along_who_was_there_from_it() -> None:
    assert MEMBER.arrive(FIVE).beginning_moved(FIVE, SIX).stays == (Stay(SIX),)
    assert MEMBER.arrive(SIX).beginning_moved(FIVE, SEVEN).stays == (Stay(SIX),)
    with pytest.raises(Refused, match=r"attendance\.leaves_before_arriving"):
        MEMBER.arrive(FIVE).leave(SIX).beginning_moved(FIVE, SEVEN)


def test_a_seat_taken_by_two_at_once_is_found() -> None:
    member = Attendance("m", "x", stays=(Stay(SIX),), id="member")
    stands_in = Attendance("m", "s", substitute_for_id="x", stays=(Stay(FIVE),), id="stands in")
    assert seats_twice([member, stands_in]) == ((member, stands_in),)
    assert seats_twice([member, stands_in.leave(SIX)]) == ()
    assert seats_twice([member, Attendance("m", "other", stays=(Stay(FIVE),))]) == ()
    found = attendance_findings([member, stands_in], over=False)
    assert [(f.rule, f.object_id) for f in found] == [("attendance.seat_twice", "member")]


def test_an_exclusion_noted_after_the_vote_flaws_it() -> None:
    item = AgendaItem("m", "Wohnen", number="Ö 4", id="i")
    found = exclusion_findings([Exclusion("i", "p", after_vote=True), Exclusion("i", "q")], [item])
    assert [(f.rule, f.norm, f.object_id) for f in found] == [("exclusion.after_vote", "§ 22 GemO", "i")]


def test_the_minutes_list_groups_in_alphabetical_order() -> None:
    names = {"a": "Zimmer, A", "b": "Öztürk, B", "c": "Oppel, C", "d": "Presse, D", "e": "Weg, E"}
    people = [Attendance("m", key, stays=(Stay(FIVE),), id=key) for key in ("a", "b", "c")]
    press = Attendance("m", "d", AttendanceGroup.PRESS, Declared.REMOTE, voting=False, stays=(Stay(FIVE),))
    excused = Attendance("m", "e", declared=Declared.EXCUSED)
    guest = Attendance("m", "e", AttendanceGroup.GUEST, Declared.ABSENT, voting=False)
    listed = roll([*people, press, excused, guest], names)
    assert [(group, [a.person_id for a in there]) for group, there in listed.present] == [
        (AttendanceGroup.VOTING, ["c", "b", "a"]),
        (AttendanceGroup.PRESS, ["d"]),
    ]
    assert [a.person_id for a in listed.excused] == ["e"]
    assert listed.absent == (), "a guest who did not come is not missing"


def test_german_order_puts_umlauts_beside_their_letters() -> None:
    assert sorted(["Zoe", "Öz", "Oz", "Straße", "Strasse"], key=sort_key) == ["Oz", "Öz", "Strasse", "Straße", "Zoe"]


def test_a_list_with_open_names_is_found_once_the_meeting_is_over() -> None:
    assert attendance_findings([MEMBER], over=False) == ()
    assert [f.rule for f in attendance_findings([MEMBER], over=True)] == ["attendance.open"]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 600)), max_size=10))
def test_no_coming_and_going_makes_times_cross_or_loses_a_stay(steps: list[tuple[bool, int]]) -> None:
    attendance = MEMBER
    for comes, minutes in steps:
        moment, before = FIVE + minutes * MINUTE, attendance
        try:
            attendance = attendance.arrive(moment) if comes else attendance.leave(moment)
        except Refused:
            continue
        assert [stay.arrived for stay in attendance.stays][: len(before.stays)] == [s.arrived for s in before.stays]
    assert attendance_findings([attendance], over=False) == ()
    assert all(stay.left is not None for stay in attendance.stays[:-1])


def test_a_breach_of_the_period_is_healed_by_appearing_or_waiving() -> None:
    absent = Attendance("m", "absent", declared=Declared.EXCUSED)
    waived = Attendance("m", "waived", declared=Declared.EXCUSED, waived=True)
    press = Attendance("m", "press", AttendanceGroup.PRESS, voting=False)
    assert not_healed([MEMBER.arrive(FIVE), waived, press, absent]) == (absent,)
