"""Who leaves, who follows, and what a meeting that was held keeps of both."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.memberships import Claim
from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.german import refusal
from beirat_desktop.usecases.record.checks import check
from tests import factories
from tests.once import once
from tests.usecases.live_world import build

BEIRAT, SPD = factories.BEIRAT.id, factories.SPD.id
HELD = date(2012, 5, 24)


@pytest.fixture
def world(office):
    """The meeting of 24 May was held with 18 of 33."""
    made = build(office)

    def lead() -> None:
        office.course.open(made.meeting.id, time(17, 0))
        made.come(18)
        office.course.close(made.meeting.id, time(20, 0))

    once(office.store, f"{__name__} world", lead)
    office.store.now = lambda: datetime(2012, 6, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    return made


@pytest.fixture
def member(office):
    person = office.persons.add("Ağırbaş", "Łukasz")
    return office.persons.add_membership(
        person.id, BEIRAT, Role.DEPUTY, faction_id=SPD, faction_chair=True, start=date(2009, 11, 1)
    )


def of(world, number):
    (found,) = world.office.persons.memberships(world.people[number].id)
    return found


def test_a_membership_with_kept_attendance_is_not_removed(world):
    with pytest.raises(Refused) as refused:
        world.office.persons.remove_membership(of(world, 3).id)
    assert "24.05.2012" in refusal(refused.value)
    assert "stattdessen beenden" in refusal(refused.value)
    assert of(world, 3)


@pytest.mark.parametrize("change", ["end", "correct", "all", "leave"])
def test_ending_before_a_meeting_that_was_attended_asks_for_a_reason(world, change):
    persons, kept = world.office.persons, of(world, 3)
    last = date(2012, 5, 1)

    def act(reason=""):
        {
            "end": lambda: persons.end_membership(kept.id, last, reason),
            "correct": lambda: persons.edit_membership(kept.id, end=last, reason=reason),
            "all": lambda: persons.end_all(BEIRAT, last, reason),
            "leave": lambda: persons.leave(kept.id, last, "Wegzug", reason=reason),
        }[change]()

    with pytest.raises(Refused) as refused:
        act()
    assert refused.value.rule == "membership.attended_after"
    assert "24.05.2012" in refusal(refused.value)
    assert of(world, 3).end is None
    act("Der Wegzug wurde erst im Juni bekannt.")
    assert of(world, 3).end == last
    (note,) = world.office.overrides.on("memberships", kept.id)
    assert note.reason == "Der Wegzug wurde erst im Juni bekannt."


def test_ending_on_the_day_of_the_meeting_asks_nothing(world):
    world.office.persons.end_membership(of(world, 3).id, HELD)
    assert of(world, 3).end == HELD


def test_a_later_beginning_asks_too(world):
    persons = world.office.persons
    with pytest.raises(Refused, match=r"membership\.attended_after"):
        persons.edit_membership(of(world, 3).id, start=date(2012, 6, 1))


OTHERWISE = ["moved", "moved from the first day", "faction ended", "vote", "function", "function from a day", "faction"]


@pytest.mark.parametrize("change", OTHERWISE)
def test_who_sat_otherwise_in_a_meeting_that_was_held_asks_for_a_reason(world, change):
    office, kept = world.office, of(world, 3)
    persons, may = office.persons, date(2012, 5, 2)

    def act(reason=""):
        {
            "moved": lambda: persons.move_faction(kept.id, None, may, reason),
            "moved from the first day": lambda: persons.move_faction(kept.id, None, kept.start, reason),
            "faction ended": lambda: office.committees.end_faction(SPD, may, reason),
            "vote": lambda: persons.edit_membership(kept.id, reason=reason, voting=False),
            "function": lambda: persons.edit_membership(kept.id, reason=reason, role=Role.ADVISORY),
            "function from a day": lambda: persons.change_role(kept.id, Role.ADVISORY, may, reason),
            "faction": lambda: persons.edit_membership(kept.id, reason=reason, faction_id=None),
        }[change]()

    before = persons.memberships(world.people[3].id)
    with pytest.raises(Refused) as refused:
        act()
    assert refused.value.rule == "membership.attended_as"
    assert "24.05.2012" in refusal(refused.value)
    assert persons.memberships(world.people[3].id) == before
    act("Das Schreiben lag seit April in der Post.")
    assert persons.memberships(world.people[3].id) != before
    (note,) = office.overrides.on("memberships", kept.id)
    assert note.reason == "Das Schreiben lag seit April in der Post."


def test_a_faction_is_ended_and_a_member_moves_after_the_last_meeting_without_a_reason(world):
    persons, later = world.office.persons, HELD + timedelta(days=1)
    persons.move_faction(of(world, 3).id, None, later)
    persons.change_role(of(world, 4).id, Role.DEPUTY, later)
    world.office.committees.end_faction(SPD, HELD)
    assert [m.faction_id for m in persons.memberships(world.people[5].id)] == [None, SPD]


def test_the_successor_follows_the_next_day_on_the_same_seat(office, member):
    comes = office.persons.add("Weiß", "Zoë")
    followed = office.persons.leave(member.id, date(2012, 6, 30), " Wegzug ", comes.id)
    left = office.persons.membership(member.id)
    assert (left.end, left.end_reason) == (date(2012, 6, 30), "Wegzug")
    assert (followed.person_id, followed.start, followed.end) == (comes.id, date(2012, 7, 1), None)
    assert (followed.faction_id, followed.manner, followed.voting) == (SPD, member.manner, True)
    assert (followed.role, followed.faction_chair) == (Role.MEMBER, False)
    for day in (date(2012, 6, 30), date(2012, 7, 1)):
        assert office.committees.seats(BEIRAT, day).filled == 1


def test_an_appointed_member_is_followed_by_an_appointed_one(office):
    person, comes = office.persons.add("Kaya"), office.persons.add("Weiß")
    appointed = office.persons.add_membership(person.id, BEIRAT, manner=Manner.APPOINTED)
    followed = office.persons.leave(appointed.id, date(2012, 6, 30), "Verzicht", comes.id)
    assert followed.manner is Manner.APPOINTED
    assert office.committees.seats(BEIRAT, date(2012, 7, 1)).appointed == 1


def test_without_a_successor_the_seat_is_vacant_and_nobody_votes_on_it(world):
    office = world.office
    assert office.persons.leave(of(world, 3).id, date(2012, 6, 1), "Verzicht") is None
    later = factories.meeting(datetime(2012, 6, 21, 17), number=9)
    with office.store.unit("test") as unit:
        unit.meetings.save(later)
    sheet = office.attendances.sheet(later.id)
    assert (sheet.committee.statutory_seats, sheet.entitled, sheet.quorum.needed) == (33, 32, 17)
    seats = office.committees.seats(BEIRAT, date(2012, 6, 2))
    assert (seats.statutory, seats.filled) == (33, 32)
    assert office.attendances.sheet(world.meeting.id).entitled == 33
    assert "members.seats_vacant" not in {found.rule for found in check(office.store)}  # still on the seat today


def test_the_next_of_the_list_is_proposed_first_and_leaves_the_list(office, member):
    office.committees.set_successors(SPD, [("Weiß", "Zoë"), ("Kaya", "Ayşe")])
    other = office.persons.add("Alt", "Anna")
    proposed = office.persons.successors(member.id, date(2012, 6, 30))
    assert [(person.family_name, claim) for person, claim in proposed] == [
        ("Weiß", Claim.LIST),
        ("Kaya", Claim.LIST),
        ("Alt", Claim.NONE),
    ]
    office.persons.leave(member.id, date(2012, 6, 30), "Tod", proposed[0][0].id)
    assert [person.family_name for person in office.committees.successors(SPD)] == ["Kaya"]
    assert other.id


def test_the_list_of_the_election_gives_the_successor_whatever_faction_somebody_went_to(office, member):
    other = office.committees.add_faction(BEIRAT, "Grüne")
    office.committees.set_successors(SPD, [("Weiß", "Zoë"), ("Kaya", "Ayşe")])
    office.committees.set_successors(other.id, [("Grün", "Gabi")])
    moved = office.persons.move_faction(member.id, other.id, date(2012, 2, 29))
    moved = office.persons.change_role(moved.id, Role.MEMBER, date(2012, 3, 1))
    (weiss, claim), (kaya, _), *_rest = office.persons.successors(moved.id, date(2012, 12, 31))
    assert (weiss.family_name, kaya.family_name, claim) == ("Weiß", "Kaya", Claim.LIST)
    followed = office.persons.leave(moved.id, date(2012, 12, 31), "Verzicht", weiss.id)
    assert (followed.start, followed.faction_id) == (date(2013, 1, 1), SPD)
    assert [person.family_name for person in office.committees.successors(SPD)] == ["Kaya"]
    assert [person.family_name for person in office.committees.successors(other.id)] == ["Grün"]
    office.undo()
    assert [person.family_name for person in office.committees.successors(SPD)] == ["Weiß", "Kaya"]


def test_who_follows_from_the_list_of_a_dissolved_faction_sits_for_none(office, member):
    office.committees.set_successors(SPD, [("Weiß", "Zoë")])
    office.committees.end_faction(SPD, date(2012, 5, 31))
    (goes_on,) = [m for m in office.persons.memberships(member.person_id) if m.end is None]
    (weiss, claim), *_rest = office.persons.successors(goes_on.id, date(2012, 6, 30))
    assert claim is Claim.LIST
    followed = office.persons.leave(goes_on.id, date(2012, 6, 30), "Verzicht", weiss.id)
    assert (followed.faction_id, followed.voting) == (None, True)


def test_a_new_term_takes_every_seat_anew(office):
    person = office.persons.add("Ağırbaş", "Łukasz")
    other = office.committees.add_faction(BEIRAT, "Grüne")
    office.committees.add_term("2014–2019", date(2014, 11, 1), date(2019, 10, 31))
    office.committees.set_successors(SPD, [("Weiß", "Zoë")])
    office.committees.set_successors(other.id, [("Grün", "Gabi")])
    office.persons.add_membership(person.id, BEIRAT, faction_id=SPD, start=date(2009, 11, 1), end=date(2014, 10, 31))
    again = office.persons.add_membership(person.id, BEIRAT, faction_id=other.id, start=date(2014, 11, 1))
    assert office.persons.successors(again.id, date(2015, 1, 1))[0][0].family_name == "Grün"


def test_who_stood_in_comes_before_all_others_and_the_standing_in_ends(office, member):
    office.persons.add("Alt", "Anna")
    stands_in = office.persons.add("Vertreter", "Noa")
    substitute = office.persons.add_membership(
        stands_in.id, BEIRAT, faction_id=SPD, substitute_for_id=member.person_id, start=date(2009, 11, 1)
    )
    person, claim = office.persons.successors(member.id, date(2012, 6, 30))[0]
    assert (person, claim) == (stands_in, Claim.SUBSTITUTE)
    office.persons.leave(member.id, date(2012, 6, 30), "Verzicht", stands_in.id)
    assert office.persons.membership(substitute.id).end == date(2012, 6, 30)


def test_who_sits_already_is_not_proposed(office, member):
    sits = office.persons.add("Kaya")
    office.persons.add_membership(sits.id, BEIRAT)
    assert office.persons.successors(member.id, date(2012, 6, 30)) == []


def test_leaving_needs_a_reason_and_a_seat_that_is_free(office, member):
    comes = office.persons.add("Weiß")
    with pytest.raises(Refused, match=r"membership\.leave_reason_missing"):
        office.persons.leave(member.id, date(2012, 6, 30), " ")
    with pytest.raises(Refused, match=r"membership\.successor_too_early"):
        office.persons.leave(member.id, date(2012, 6, 30), "Tod", comes.id, follows_on=date(2012, 6, 30))
    assert office.persons.membership(member.id).end is None


def test_one_undo_brings_back_who_left_and_takes_the_successor_away(office, member):
    comes = office.persons.add("Weiß")
    office.persons.leave(member.id, date(2012, 6, 30), "Tod", comes.id)
    office.undo()
    assert office.persons.membership(member.id) == member
    assert office.persons.memberships(comes.id) == []


def test_who_stands_on_a_list_is_not_removed_from_the_record(office):
    office.committees.set_successors(SPD, [("Weiß", "Zoë")])
    (listed,) = office.committees.successors(SPD)
    with pytest.raises(Refused):
        office.persons.remove(listed.id)


def test_a_term_is_closed_in_one_step_and_opened_again_by_undo(world):
    office, term = world.office, factories.TERM
    council = office.persons.add("Rat")
    office.persons.add_membership(council.id, factories.COUNCIL.id)
    count = office.persons.close_term(term.id, date(2012, 6, 30))
    assert count == 34
    assert office.persons.members(BEIRAT, date(2012, 7, 1)) == []
    assert len(office.persons.members(BEIRAT, date(2012, 6, 30))) == 33
    assert office.committees.term_on(date(2012, 7, 1)) is None
    office.undo()
    assert len(office.persons.members(BEIRAT, date(2012, 7, 1))) == 33
    assert office.committees.term_on(date(2012, 7, 1)) == term


def test_a_term_does_not_end_before_a_meeting_that_is_to_be_held(office, member):
    planned = office.meetings.plan(BEIRAT, datetime(2014, 10, 30, 17))
    last = date(2014, 10, 29)
    for act in (
        lambda: office.persons.close_term(factories.TERM.id, last),
        lambda: office.committees.edit_term(factories.TERM.id, end=last),
    ):
        with pytest.raises(Refused, match=r"term\.meetings_outside") as refused:
            act()
        assert "30.10.2014" in refusal(refused.value)
    office.store.now = lambda: datetime(2014, 10, 30, 17, tzinfo=ZoneInfo("Europe/Berlin"))
    office.course.open(planned.id)
    with pytest.raises(Refused, match=r"term\.meetings_outside"):
        office.persons.close_term(factories.TERM.id, last, "Irrtum")
    assert office.persons.close_term(factories.TERM.id, planned.day) == 1


def test_a_term_keeps_a_name(office):
    with pytest.raises(Refused, match=r"term\.name_missing"):
        office.committees.edit_term(factories.TERM.id, name=" ")


def test_a_term_closed_before_a_meeting_of_it_asks_for_a_reason(world):
    with pytest.raises(Refused, match=r"membership\.attended_after"):
        world.office.persons.close_term(factories.TERM.id, date(2012, 5, 1))
    assert world.office.committees.term_on(HELD) == factories.TERM
