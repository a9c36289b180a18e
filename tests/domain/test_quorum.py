"""§ 39 GemO in its three forms."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, AttendanceState, Exclusion, Stay
from beirat_desktop.domain.quorum import Quorum, QuorumRule, needed, quorum, quorum_at, quorum_findings
from beirat_desktop.domain.shares import at_most_third, majority, quarter, third, two_thirds

SEATS = st.integers(min_value=1, max_value=500)
HEADS = st.integers(min_value=0, max_value=500)


def members(count: int, stays: tuple[Stay, ...] = ()) -> list[Attendance]:
    return [Attendance("m", f"p{number}", state=AttendanceState.PRESENT, stays=stays) for number in range(count)]


def test_the_shares_of_33_seats_are_those_of_the_law() -> None:
    assert (majority(33), third(33), at_most_third(33), quarter(33), two_thirds(33)) == (17, 11, 11, 9, 22)


@pytest.mark.parametrize(
    ("rule", "expected"), [(QuorumRule.MAJORITY, 17), (QuorumRule.SECOND_CALL, 3), (QuorumRule.EXCLUSION, 11)]
)
def test_33_seats_need_so_many(rule: QuorumRule, expected: int) -> None:
    assert needed(33, rule) == expected


def test_17_of_33_can_resolve_and_16_cannot() -> None:
    assert quorum(33, 17).reached
    assert not quorum(33, 16).reached


def test_16_who_remain_beside_one_excluded_can_resolve() -> None:
    assert quorum(33, 17, excluded=1) == Quorum(11, 16, QuorumRule.EXCLUSION)
    assert quorum(33, 17, excluded=1).reached


def test_three_suffice_in_a_second_call() -> None:
    assert quorum(33, 3, second_call=True).reached
    assert not quorum(33, 2, second_call=True).reached


def test_quorum_counts_who_is_in_the_room_at_that_moment() -> None:
    early = members(16)
    late = Attendance("m", "late", state=AttendanceState.PRESENT, stays=(Stay(time(17, 30), time(18)),))
    guest = Attendance("m", "guest", AttendanceGroup.GUEST, AttendanceState.PRESENT, voting=False)
    everybody = [*early, late, guest]
    assert [quorum_at(33, everybody, moment=time(*at)).present for at in ((17, 0), (17, 30), (17, 59), (18, 0))] == [
        16,
        17,
        17,
        16,
    ]


def test_in_a_second_call_three_suffice_whoever_is_in_the_room() -> None:
    state = quorum_at(33, members(3), second_call=True)
    assert (state.rule, state.reached) == (QuorumRule.SECOND_CALL, True)


def test_quorum_for_an_item_leaves_out_who_must_step_aside() -> None:
    aside = [Exclusion("item", "p0"), Exclusion("other item", "p1"), Exclusion("item", "not there")]
    assert quorum_at(33, members(17), aside, "item") == Quorum(11, 16, QuorumRule.EXCLUSION)
    assert quorum_at(33, members(17), aside, "third item") == Quorum(17, 17, QuorumRule.MAJORITY)


def test_a_missing_quorum_names_its_norm() -> None:
    (finding,) = quorum_findings(quorum(33, 16))
    assert (finding.rule, finding.norm) == ("quorum.missing", "§ 39 GemO")
    assert quorum_findings(quorum(33, 17)) == ()


@given(SEATS, HEADS, st.integers(0, 50), st.booleans())
def test_one_more_member_never_breaks_the_quorum(seats: int, present: int, excluded: int, second: bool) -> None:
    if quorum(seats, present, excluded=excluded, second_call=second).reached:
        assert quorum(seats, present + 1, excluded=excluded, second_call=second).reached


@given(SEATS)
def test_more_seats_never_need_fewer_members(seats: int) -> None:
    for rule in QuorumRule:
        assert 1 <= needed(seats, rule) <= needed(seats + 1, rule)
        assert needed(seats, rule) <= needed(seats, QuorumRule.MAJORITY)


@given(SEATS)
def test_shares_of_seats_are_the_smallest_numbers_that_reach_them(seats: int) -> None:
    assert 2 * majority(seats) > seats >= 2 * (majority(seats) - 1)
    assert 3 * third(seats) >= seats > 3 * (third(seats) - 1)
    assert 4 * quarter(seats) >= seats > 4 * (quarter(seats) - 1)
    assert 3 * two_thirds(seats) >= 2 * seats > 3 * (two_thirds(seats) - 1)
    assert 3 * at_most_third(seats) <= seats
