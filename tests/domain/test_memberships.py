"""One faction at a time, and at most a third appointed (§§ 29, 30a, 56 GemO)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.memberships import check_membership, seat_findings, seats, successor_of
from beirat_desktop.domain.persons import Manner, Membership, Role

BEIRAT = Committee("b", "Beirat", kind=CommitteeKind.BEIRAT, statutory_seats=33, id="c")
DAY = date(2012, 5, 24)


def members(elected: int, appointed: int) -> list[Membership]:
    return [
        Membership(f"p{number}", "c", manner=Manner.APPOINTED if number < appointed else Manner.ELECTED)
        for number in range(elected + appointed)
    ]


def rules(elected: int, appointed: int) -> set[str]:
    return {finding.rule for finding in seat_findings(seats(BEIRAT, members(elected, appointed), DAY))}


def test_22_elected_and_11_appointed_fill_33_seats() -> None:
    assert rules(22, 11) == set()
    assert rules(21, 12) == {"members.too_many_appointed"}
    assert rules(23, 11) == {"members.more_than_seats"}


def test_a_member_is_in_one_faction_of_a_committee_at_a_time() -> None:
    first = Membership("p", "c", faction_id="spd", end=date(2011, 12, 31))
    check_membership(Membership("p", "c", faction_id="cdu", start=date(2012, 1, 1)), [first])
    check_membership(Membership("p", "other", faction_id="cdu"), [first])
    with pytest.raises(Refused, match=r"membership\.two_factions"):
        check_membership(Membership("p", "c", faction_id="cdu", start=date(2011, 12, 31)), [first])
    with pytest.raises(Refused, match=r"membership\.twice"):
        check_membership(Membership("p", "c", faction_id="spd", start=date(2011, 12, 31)), [first])


SPANS = st.tuples(
    st.none() | st.dates(date(2010, 1, 1), date(2012, 1, 1)), st.none() | st.dates(date(2012, 1, 2), date(2014, 1, 1))
)


@given(SPANS, SPANS, st.dates(date(2009, 1, 1), date(2015, 1, 1)))
def test_two_memberships_that_share_a_day_overlap(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None], day: date
) -> None:
    first, second = Membership("p", "c", start=one[0], end=one[1]), Membership("p", "c", start=other[0], end=other[1])
    assert first.overlaps(second) == second.overlaps(first)
    if first.covers(day) and second.covers(day):
        assert first.overlaps(second)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_finding_stands_exactly_where_a_limit_is_passed(elected: int, appointed: int) -> None:
    found = rules(elected, appointed)
    assert ("members.more_than_seats" in found) == (elected + appointed > 33)
    assert ("members.too_many_appointed" in found) == (appointed > 11)


def test_standing_in_for_two_people_is_allowed() -> None:
    first = Membership("p", "c", substitute_for_id="q")
    check_membership(Membership("p", "c", substitute_for_id="r"), [first])
    with pytest.raises(Refused, match=r"membership\.twice"):
        check_membership(Membership("p", "c", substitute_for_id="q"), [first])


@pytest.mark.parametrize(
    ("role", "inherits"),
    [(Role.CHAIR, Role.MEMBER), (Role.DEPUTY, Role.MEMBER), (Role.ADVISORY, Role.ADVISORY), (Role.MEMBER, Role.MEMBER)],
)
def test_who_follows_on_a_seat_takes_the_seat_and_no_office(role: Role, inherits: Role) -> None:
    left = Membership("old", "c", role, Manner.APPOINTED, faction_id="spd", end=date(2012, 6, 30))
    follows = successor_of(left, "new", date(2012, 7, 1), "gruene")
    assert (follows.person_id, follows.role, follows.manner) == ("new", inherits, Manner.APPOINTED)
    assert (follows.committee_id, follows.faction_id, follows.start) == ("c", "gruene", date(2012, 7, 1))
