from dataclasses import replace
from datetime import datetime

from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Stay
from beirat_desktop.domain.calls import Call, ItemCalls
from beirat_desktop.domain.happenings import Act, HappeningKind, happenings, item_at
from beirat_desktop.domain.meetings import MeetingState
from tests import factories


def at(hour, minute=0):
    return datetime(2012, 5, 24, hour, minute)


MEETING = factories.meeting(state=MeetingState.CLOSED, opened=at(17), closed=at(19))
ONE = ItemCalls("one", (Call(at(17), at(18)),))
TWO = ItemCalls("two", (Call(at(18), at(19)),))


def member(*stays, **fields):
    return Attendance(MEETING.id, "ada", **{"stays": tuple(Stay(*stay) for stay in stays)} | fields)


def told(who, acts=None, calls=(ONE, TWO), meeting=MEETING):
    found = happenings(meeting, [who], calls, acts or {})
    return [(one.kind, one.moment, one.agenda_item_id, one.acts, one.of) for one in found]


def test_coming_and_going_is_told_at_the_item_on_the_floor():
    who = member((at(17, 10), at(17, 40)), (at(18, 5), None))
    assert told(who) == [
        (HappeningKind.COMES, at(17, 10), "one", 0, 0),
        (HappeningKind.LEAVES, at(17, 40), "one", 0, 0),
        (HappeningKind.RETURNS, at(18, 5), "two", 0, 0),
    ]
    assert told(member((at(17), at(19)))) == [], "there all the time"
    assert told(who, calls=()) == [], "an old record keeps the roll only"
    guest = member((at(17, 10), at(17, 40)), group=AttendanceGroup.GUEST)
    assert told(guest) == []


def test_those_who_go_together_are_told_of_together_before_and_after_the_vote_apart():
    stayed, gone = member((at(17), at(17, 20))), replace(member((at(17), at(17, 20))), person_id="ben")
    third, back = (
        replace(gone, person_id="cem"),
        replace(member((at(17), at(17, 20)), (at(17, 20), None)), person_id="di"),
    )
    acts = {"one": [Act(at(17, 20), ("ada",))]}
    found = happenings(MEETING, [stayed, gone, third, back], (ONE, TWO), acts)
    assert [(one.kind, one.person_ids, one.acts) for one in found] == [
        (HappeningKind.LEAVES, ("ada",), 1),
        (HappeningKind.LEAVES, ("ben", "cem", "di"), 0),
        (HappeningKind.RETURNS, ("di",), 1),
    ]


def test_votes_stand_before_or_after():
    acts = {"one": [Act(at(17, 20), ("ada",)), Act(at(17, 50))]}
    assert told(member((at(17), at(17, 15))), acts)[0][3:] == (0, 2)
    assert told(member((at(17), at(17, 30))), acts)[0][3:] == (1, 2)
    assert told(member((at(17), at(17, 55))), acts)[0][3:] == (2, 2)
    unknown = {"one": [Act(None), Act(at(17, 20))]}
    assert told(member((at(17), at(17, 30))), unknown)[0][3:] == (2, 2)


def test_in_the_minute_of_a_vote_who_was_there_tells():
    voted, missed = {"one": [Act(at(17, 20), ("ada",))]}, {"one": [Act(at(17, 20), ("ben",))]}
    goes, comes = member((at(17), at(17, 20))), member((at(17, 20), None))
    assert [told(one, acts)[0][3] for one in (goes, comes) for acts in (voted, missed)] == [1, 0, 0, 1]


def test_in_the_minute_of_a_change_the_vote_tells_under_which_item():
    goes = member((at(17), at(18)))
    assert told(goes, {"one": [Act(at(18), ("ben",))]})[0][2:4] == ("one", 0), "he did not vote any more"
    assert told(goes, {"one": [Act(at(18), ("ada",))]})[0][2] == "two"
    advisory = replace(goes, voting=False)
    assert told(advisory, {"one": [Act(at(18), ("ben",))]})[0][2] == "two", "of who has no vote nothing shows it"


def test_who_goes_in_the_minute_quorum_is_lost_goes_before_what_is_left_for_it():
    calls = (ONE, ItemCalls("two", (Call(at(18), at(18)),)), ItemCalls("three", (Call(at(18), at(19)),)))

    def where(who):
        return [one.agenda_item_id for one in happenings(MEETING, [who], calls, {}, {"two", "three"})]

    assert where(member((at(17), at(18)))) == ["two"]
    assert where(member((at(18), None))) == ["three"], "who comes is no reason for it"


def test_breaks_are_told_at_the_item_too_and_gaps_belong_to_the_item_before():
    paused = replace(MEETING, interruptions=((at(18, 10), at(18, 20)),))
    found = happenings(paused, (), (ONE, TWO), {"two": [Act(at(18, 10))]})
    assert [(one.kind, one.until, one.agenda_item_id, one.acts) for one in found] == [
        (HappeningKind.BREAK, at(18, 20), "two", 1)
    ]
    early = ItemCalls("two", (Call(at(18), at(18, 30)),))
    assert item_at((ONE, early), at(18, 40), over=True) == "two"
    assert item_at((ONE, early), at(16, 40), over=True) is None
    open_end = ItemCalls("one", (Call(at(17)),))
    assert item_at((open_end, ItemCalls("two", (Call(at(17, 30), at(17, 40)),))), at(17, 35), over=False) == "two"
