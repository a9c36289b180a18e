"""Contact data are asked about when the last reason for them is over, by a rule of the house."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.next_acts import Act, ActKind, next_acts
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.places import Channel, Contact
from beirat_desktop.domain.reviews import review_day
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.users import Desk
from tests import factories

TODAY = date(2012, 5, 14)
REACHED = Person("Weiß", "Zoë", contact=Contact(email="z@example.org"))
OVER = Membership(REACHED.id, "b", start=date(2004, 11, 1), end=date(2009, 10, 31))


@pytest.mark.parametrize(
    ("person", "memberships", "guests", "agreed", "day"),
    [
        (REACHED, [OVER], [], None, date(2011, 10, 31)),
        (REACHED, [OVER, Membership(REACHED.id, "c")], [], None, None),
        (REACHED, [OVER], [(Speaker("Wohnen"), date(2011, 3, 1))], None, date(2013, 3, 1)),
        (REACHED, [], [(Speaker("Wohnen", review_on=date(2011, 9, 1)), date(2011, 3, 1))], None, date(2011, 9, 1)),
        (REACHED, [], [(Speaker("Wohnen"), None)], None, None),
        (REACHED, [OVER], [], date(2014, 1, 1), date(2014, 1, 1)),
        (Person("Weiß", contact=Contact(channel=Channel.PORTAL)), [OVER], [], None, None),
    ],
)
def test_the_day_follows_from_the_last_reason(person, memberships, guests, agreed, day):
    assert review_day(person, memberships, guests, 24, agreed) == day


@pytest.fixture
def former(office):
    person = office.persons.add("Weiß", "Zoë", contact=Contact(email="z@example.org"))
    office.persons.add_membership(person.id, factories.BEIRAT.id, start=OVER.start, end=OVER.end)
    return person


def reviews(office):
    return [one for one in office.overview.morning().deadlines if one.kind == "review"]


def test_what_is_due_stands_in_the_morning_and_leads_to_the_person(office, former):
    (due,) = reviews(office)
    assert (due.title, due.due, due.noun, due.id) == ("Zoë Weiß", date(2011, 10, 31), "person", former.id)
    acts = [one for one in office.overview.morning().acts if one.kind == "review"]
    assert [(one.noun, one.id) for one in acts] == [("person", former.id)]


def test_many_are_one_line_behind_all_else(office, former):
    other = office.persons.add("Adler", "Jo", contact=Contact(phone="0621 504"))
    office.persons.add_membership(other.id, factories.BEIRAT.id, start=OVER.start, end=date(2010, 3, 31))
    (due,) = reviews(office)
    assert (due.title, due.who) == ("Zoë Weiß", "und 1 weitere")
    late = Act(ActKind.TASK, "Aufgabe", "", TODAY, "matter", "x")
    asked = Act(ActKind.REVIEW, "Zoë Weiß", "", date(2011, 10, 31), "person", former.id)
    assert next_acts([asked, late, replace(late, id="y")], TODAY)[-1] == asked


def test_a_later_day_is_agreed_and_goes_with_the_data(office, former):
    office.persons.keep_contact(former.id, date(2013, 1, 1))
    assert reviews(office) == []
    assert office.persons.review_day(former.id) == date(2013, 1, 1)
    office.persons.keep_contact(former.id, date(2014, 1, 1))
    with office.store.reading() as unit:
        assert [one.due for one in unit.deadlines.all()] == [date(2014, 1, 1)]
    office.persons.remove_contact(former.id)
    with office.store.reading() as unit:
        assert unit.deadlines.all() == []
    assert office.persons.review_day(former.id) is None


def test_an_agreed_day_that_came_is_told_again(office, former):
    office.persons.keep_contact(former.id, TODAY + timedelta(days=1))
    office.store.now = lambda: datetime(2012, 5, 20, 9).astimezone()
    assert [one.due for one in reviews(office)] == [date(2012, 5, 15)]
    assert not [one for one in office.overview.morning().deadlines if one.kind == "entered"]


def test_no_day_that_is_over(office, former):
    with pytest.raises(Refused, match=r"review\.day_over"):
        office.persons.keep_contact(former.id, TODAY)


def test_nobody_is_reminded_who_may_not_remove_them(office, former):
    office.users.add("Büro", Desk.OFFICE)
    office.users.add("Leser", Desk.READER)
    office.store.user = "Leser"
    assert reviews(office) == []


def test_the_period_is_the_houses_own(office, former):
    beirat = office.committees.get(factories.BEIRAT.id)
    office.settings.edit_profile(beirat.id, review_months=60)
    assert office.persons.review_day(former.id) == date(2014, 10, 31)
