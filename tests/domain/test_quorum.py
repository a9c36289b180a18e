"""§ 39 GemO in its three forms."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Exclusion, Stay
from beirat_desktop.domain.quorum import (
    Quorum,
    QuorumRule,
    entitled,
    may_vote,
    needed,
    quorum,
    quorum_at,
    quorum_findings,
    voters_present,
)
from beirat_desktop.domain.shares import at_most_third, majority, quarter, third, two_thirds

SEATS = st.integers(min_value=1, max_value=500)
HEADS = st.integers(min_value=0, max_value=500)


def at(hour: int, minute: int = 0, day: int = 12) -> datetime:
    return datetime(2026, 3, day, hour, minute)


def members(count: int, stays: tuple[Stay, ...] = (Stay(at(17)),)) -> list[Attendance]:
    return [Attendance("m", f"p{number}", stays=stays) for number in range(count)]


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
    late = Attendance("m", "late", stays=(Stay(at(17, 30), at(18)),))
    guest = Attendance("m", "guest", AttendanceGroup.GUEST, voting=False, stays=(Stay(at(17)),))
    everybody = [*early, late, guest]
    assert [quorum_at(33, everybody, moment=at(*when)).present for when in ((17, 0), (17, 30), (17, 59), (18, 0))] == [
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


@pytest.mark.parametrize("said", [at(18), None], ids=["said at six", "not known when"])
def test_who_leaves_the_room_because_of_the_exclusion_has_not_left_the_meeting(said: datetime | None) -> None:
    there = [*members(16), Attendance("m", "a", stays=(Stay(at(17), at(18, 30)),))]
    aside = [Exclusion("item", "a", left_room=True, said=said)]
    assert quorum_at(33, there, aside, "item") == Quorum(11, 16, QuorumRule.EXCLUSION)
    assert quorum_at(33, there, aside, "item", moment=at(18, 15)) == Quorum(11, 16, QuorumRule.EXCLUSION)
    assert quorum_at(33, there, aside, "item", moment=at(19)) == Quorum(11, 16, QuorumRule.EXCLUSION)
    assert quorum_at(33, there, aside, "next item") == Quorum(17, 16, QuorumRule.MAJORITY)


def test_who_had_gone_before_the_exclusion_was_said_lowers_nothing() -> None:
    there = [*members(16), Attendance("m", "a", stays=(Stay(at(17), at(17, 30)),))]
    aside = [Exclusion("item", "a", said=at(18))]
    assert quorum_at(33, there, aside, "item") == Quorum(17, 16, QuorumRule.MAJORITY)


def test_a_member_and_who_stands_in_have_one_vote_between_them() -> None:
    member = Attendance("m", "x", stays=(Stay(at(18)),))
    stands_in = Attendance("m", "s", substitute_for_id="x", stays=(Stay(at(17)),))
    for there in ([*members(16), stands_in, member], [member, stands_in, *members(16)]):
        assert len(voters_present(there)) == 17
        assert member in voters_present(there)
        assert [a.person_id for a in voters_present(there, at(17, 30)) if a.seat == "x"] == ["s"]
        assert len(entitled(there)) == 17


def test_seats_voters_and_those_who_may_vote_now_are_different_numbers() -> None:
    listed = [*members(20), *(Attendance("m", f"away {n}") for n in range(12))]  # one of 33 seats is vacant
    aside = [Exclusion("item", "p0")]
    assert (len(entitled(listed)), len(voters_present(listed)), len(may_vote(listed, aside, "item"))) == (32, 20, 19)
    assert quorum_at(33, listed).needed == 17
