"""Receipt, who may have what, replies and the forecast; plain calls."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.domain.attendance import Attendance, Declared, Exclusion, Stay
from beirat_desktop.domain.dispatch import (
    Coming,
    Delivery,
    Reply,
    Standing,
    answer_of,
    arrival,
    calendar_sequence,
    check_receipt,
    forecast,
    gets_closed,
    reach_findings,
    standing,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.history import Change
from beirat_desktop.domain.persons import Membership, Role
from beirat_desktop.domain.places import Address, Channel, Contact
from beirat_desktop.domain.profiles import RuleProfile
from tests import factories

ASCENSION = date(2012, 5, 17)
HOLIDAYS = {ASCENSION}
MEETING = factories.meeting()
RULES = RuleProfile()


def delivery(channel: Channel = Channel.LETTER, sent: date = date(2012, 5, 14), **fields: object) -> Delivery:
    return Delivery(MEETING.id, "person", "paper", channel, sent, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("channel", "sent", "arrives"),
    [
        (Channel.LETTER, date(2012, 5, 14), date(2012, 5, 15)),
        (Channel.LETTER, date(2012, 5, 16), date(2012, 5, 18)),  # the next day is Ascension
        (Channel.LETTER, date(2012, 5, 19), date(2012, 5, 21)),  # the next day is a Sunday
        (Channel.MAIL, date(2012, 5, 14), date(2012, 5, 14)),
        (Channel.MAIL, ASCENSION, date(2012, 5, 18)),
        (Channel.PORTAL, date(2012, 5, 20), date(2012, 5, 21)),
        (Channel.HANDED, date(2012, 5, 20), date(2012, 5, 20)),  # handed over is received, on a Sunday too
    ],
)
def test_receipt_follows_the_way_and_comes_on_no_sunday_or_holiday(channel, sent, arrives):
    assert arrival(channel, sent, 1, HOLIDAYS) == arrives


def test_a_known_day_of_receipt_goes_before_the_computed_one():
    assert delivery(received_on=date(2012, 5, 22)).received(1, HOLIDAYS) == date(2012, 5, 22)


@pytest.mark.parametrize("day", [date(2012, 5, 13), date(2012, 5, 16)])
def test_nothing_arrives_before_it_was_sent_or_tomorrow(day):
    with pytest.raises(Refused):
        check_receipt(delivery(), day, date(2012, 5, 15))


def test_the_breach_is_each_members_own_and_healed_by_coming_or_waiving():
    late = delivery(received_on=date(2012, 5, 20))
    attendance = Attendance(MEETING.id, "person")
    came = replace(attendance, stays=(Stay(datetime(2012, 5, 24, 17)),))

    def state(one, there):
        return standing(one, MEETING, there, RULES, HOLIDAYS)

    assert state(replace(late, received_on=date(2012, 5, 19)), None) is Standing.IN_TIME
    assert state(late, None) is state(late, attendance) is Standing.LATE
    assert state(late, replace(attendance, waived=True)) is Standing.WAIVED
    assert state(late, came) is Standing.HEALED
    assert state(late.take_back("falsche Person", datetime(2012, 5, 20)), came) is Standing.TAKEN_BACK


def test_what_is_taken_back_needs_a_reason_and_is_taken_back_once():
    with pytest.raises(Refused, match=r"delivery\.reason_missing"):
        delivery().take_back("  ", datetime(2012, 5, 20))
    gone = delivery().take_back("doppelt", datetime(2012, 5, 20))
    with pytest.raises(Refused, match=r"delivery\.already_withdrawn"):
        gone.take_back("noch einmal", datetime(2012, 5, 20))


def test_who_may_have_what_is_not_public():
    def member(role: Role, **fields: object) -> Membership:
        return Membership("person", "beirat", role, **fields)  # type: ignore[arg-type]

    assert all(gets_closed(member(role), (), {"n1"}) for role in (Role.CHAIR, Role.DEPUTY, Role.MEMBER))
    assert not gets_closed(member(Role.ADVISORY), (), {"n1"})
    assert gets_closed(member(Role.ADVISORY, confidential=True), (), {"n1"})
    excluded = Exclusion("n1", "person")
    assert not gets_closed(member(Role.CHAIR), (excluded,), {"n1"})
    assert gets_closed(member(Role.CHAIR), (Exclusion("o1", "person"),), {"n1"})
    assert gets_closed(member(Role.CHAIR), (Exclusion("n1", "another"),), {"n1"})


@pytest.mark.parametrize(
    ("contact", "rules"),
    [
        (Contact(Address("Markt 1", "67059", "Ludwigshafen")), []),
        (Contact(Address("Markt 1", "", "Ludwigshafen")), ["delivery.no_address"]),
        (Contact(email="a@example.org"), ["delivery.no_address"]),
        (Contact(channel=Channel.MAIL), ["delivery.no_mailbox"]),
        (Contact(email="a@example.org", channel=Channel.MAIL), []),
        (Contact(channel=Channel.HANDED), []),
    ],
)
def test_a_way_needs_its_address(contact, rules):
    assert [found.rule for found in reach_findings(contact, "Ada")] == rules


def test_the_attendance_list_is_the_later_word():
    said = Reply(MEETING.id, "person", Coming.YES)
    attendance = Attendance(MEETING.id, "person")
    assert answer_of(None, None) is Coming.OPEN
    assert answer_of(said, None) is answer_of(said, attendance) is Coming.YES
    assert answer_of(said, replace(attendance, declared=Declared.EXCUSED)) is Coming.NO
    assert answer_of(said, replace(attendance, declared=Declared.SUBSTITUTE)) is Coming.SUBSTITUTE
    assert answer_of(replace(said, answer=Coming.NO), attendance) is Coming.OPEN


def test_the_forecast_counts_against_the_statutory_seats_and_names_who_is_open():
    voting = [f"p{number}" for number in range(20)]
    answers = dict.fromkeys(voting[:14], Coming.YES) | {"p14": Coming.LATE, "p15": Coming.NO}
    found = forecast(33, answers, voting)
    assert (found.needed, found.coming, found.late, found.declined, found.missing) == (17, 15, 1, 1, 2)
    assert found.open_ids == ("p16", "p17", "p18", "p19")
    assert found.possible
    assert not forecast(33, answers | dict.fromkeys(voting[17:], Coming.NO), voting).possible
    assert forecast(33, dict.fromkeys(voting[:17], Coming.SUBSTITUTE), voting).missing == 0


def test_an_entry_counts_up_when_day_or_place_change_and_not_when_it_is_made():
    def change(*fields: tuple[str, str, str]) -> Change:
        return Change(datetime(2012, 5, 14), "", "meetings.edit", "meetings", MEETING.id, "b", fields)

    made = change(("start", "", '"2012-05-24T17:00:00"'), ("place", "", "{}"))
    moved = change(("start", '"2012-05-24T17:00:00"', '"2012-05-31T17:00:00"'), ("place", "{}", '{"room":"2"}'))
    noted = change(("note", '""', '"x"'))
    assert calendar_sequence([made, noted]) == 0
    assert calendar_sequence([made, moved, noted, moved]) == 2
