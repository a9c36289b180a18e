"""When it is to be asked whether contact data are still needed."""

from dataclasses import replace
from datetime import date

from beirat_desktop.domain.places import Contact
from beirat_desktop.domain.reviews import review_day
from beirat_desktop.domain.speakers import Speaker
from tests import factories

REACHED = factories.person(contact=Contact(email="a@b.example"))
LEFT = factories.membership(REACHED, end=date(2012, 3, 31))


def test_of_whom_nothing_is_kept_and_who_still_belongs_to_a_committee_nobody_asks() -> None:
    assert review_day(factories.person(), [LEFT], [], 6) is None
    assert review_day(REACHED, [LEFT, replace(LEFT, end=None)], [], 6) is None
    assert review_day(REACHED, [LEFT, replace(LEFT, end=None)], [], 6, agreed=date(2012, 6, 1)) is None
    assert review_day(REACHED, [], [], 6) is None


def test_the_months_run_from_the_last_membership_or_hearing() -> None:
    assert review_day(REACHED, [LEFT], [], 6) == date(2012, 9, 30)
    guest = Speaker("Sprachkurse")
    assert review_day(REACHED, [LEFT], [(guest, date(2012, 5, 24))], 6) == date(2012, 11, 24)
    assert review_day(REACHED, [LEFT], [(guest, None)], 6) == date(2012, 9, 30)
    assert review_day(REACHED, [], [(replace(guest, review_on=date(2013, 1, 2)), date(2012, 5, 24))], 6) == date(
        2013, 1, 2
    )


def test_a_day_that_somebody_set_counts_before_all_others() -> None:
    assert review_day(REACHED, [LEFT], [], 6, agreed=date(2012, 6, 1)) == date(2012, 6, 1)
