from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.member_list import MemberEntry
from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.users import User
from beirat_desktop.german import finding, refusal
from beirat_desktop.usecases.members import founding
from beirat_desktop.usecases.members.committees import proposed_term
from beirat_desktop.usecases.office import Office
from tests import factories

DAY = date(2012, 5, 24)


@pytest.fixture
def empty(store):
    return Office(store)


def a_founding(**fields):
    body = Body("Stadt Ludwigshafen am Rhein", "Ludwigshafen")
    beirat = founding.usual_beirat(body)
    return founding.Founding(
        body,
        LegislativeTerm(body.id, "2009–2014", date(2009, 11, 1), date(2014, 10, 31), 4),
        beirat,
        (founding.usual_council(body, 60), *(founding.usual_committee(body, n) for n in founding.USUAL_COMMITTEES)),
        (Faction(beirat.id, "SPD-Fraktion", "SPD"),),
        (
            MemberEntry("Ağırbaş", "Łukasz", faction="SPD", role=Role.CHAIR),
            MemberEntry("Weiß", "Zoë", faction="Liste Vielfalt", manner=Manner.APPOINTED),
        ),
        **{"user": User("Frau Sommer"), **fields},
    )


def test_the_assistant_founds_everything_at_once(empty):
    beirat = empty.committees.found(a_founding())
    assert empty.committees.body().name == "Stadt Ludwigshafen am Rhein"
    assert (beirat.statutory_seats, beirat.appointed_seats) == (33, 11)
    assert beirat.of == "des Beirates für Migration und Integration"
    assert [c.kind for c in empty.committees.all()][:2] == [CommitteeKind.BEIRAT, CommitteeKind.COUNCIL]
    assert [f.name for f in empty.committees.factions(beirat.id)] == ["Liste Vielfalt", "SPD-Fraktion"]
    assert [m.person.family_name for m in empty.persons.members(beirat.id, DAY)] == ["Ağırbaş", "Weiß"]
    assert [u.name for u in empty.users.all()] == ["Frau Sommer"]
    assert empty.undoable is None


def test_a_founding_that_fails_leaves_nothing(empty):
    twice = a_founding(members_since=date(2009, 11, 1))
    twice = replace(twice, members=(*twice.members, twice.members[0]))
    with pytest.raises(Refused):
        empty.committees.found(twice)
    assert empty.committees.body() is None
    assert empty.persons.all() == []


def test_a_record_belongs_to_one_town(empty):
    empty.committees.found(a_founding())
    with pytest.raises(Refused, match=r"body\.exists"):
        empty.committees.found(a_founding())


def test_a_second_beirat_and_a_second_name_are_refused(office):
    with pytest.raises(Refused, match=r"committee\.only_one"):
        office.committees.add("Seniorenbeirat", CommitteeKind.BEIRAT, 12)
    office.committees.add("Sozialausschuss", seats=15)
    with pytest.raises(Refused, match=r"committee\.name_taken"):
        office.committees.add("sozialausschuss")


def test_more_appointed_than_seats_are_refused(office):
    with pytest.raises(Refused) as refused:
        office.committees.edit(factories.BEIRAT.id, appointed_seats=34)
    assert refusal(refused.value).startswith("34 berufene Sitze passen nicht zu insgesamt 33 Sitzen.")


def test_a_committee_that_meets_is_not_removed(office):
    social, school = (office.committees.add(name) for name in ("Sozialausschuss", "Schulträgerausschuss"))
    with office.store.unit("prepare") as unit:
        unit.meetings.save(Meeting(social.id, factories.TERM.id, datetime(2012, 5, 24, 17)))
    office.committees.remove(school.id)
    with pytest.raises(Refused, match=r"record\.still_used"):
        office.committees.remove(social.id)
    assert [c.name for c in office.committees.all()][2:] == ["Sozialausschuss"]
    with pytest.raises(Refused, match=r"committee\.beirat_stays"):
        office.committees.remove(factories.BEIRAT.id)


def test_a_faction_ends_and_its_members_go_on_without_one(office):
    person = office.persons.add("Ağırbaş", "Łukasz")
    office.persons.add_membership(
        person.id, factories.BEIRAT.id, faction_id=factories.SPD.id, start=date(2009, 11, 1), faction_chair=True
    )
    assert office.committees.end_faction(factories.SPD.id, DAY) == 1
    before, after = (office.persons.members(factories.BEIRAT.id, day)[0] for day in (DAY, date(2012, 5, 25)))
    assert before.faction is not None
    assert (after.faction, after.membership.faction_chair) == (None, False)
    assert office.committees.factions(factories.BEIRAT.id, date(2012, 6, 1)) == []


def test_overlapping_terms_are_refused_and_the_next_follows_the_last(office):
    proposed = office.committees.next_term()
    assert (proposed.name, proposed.start, proposed.end, proposed.number) == (
        "2014–2019",
        date(2014, 11, 1),
        date(2019, 10, 31),
        5,
    )
    with pytest.raises(Refused, match=r"term\.overlaps"):
        office.committees.add_term("2014–2019", date(2014, 10, 31), date(2019, 10, 31))
    office.committees.add_term(proposed.name, proposed.start, proposed.end, proposed.number)
    assert office.committees.term_on(date(2015, 1, 1)).name == "2014–2019"


def test_a_term_beginning_on_a_leap_day_can_be_proposed():
    # § 188 (3) BGB: where the last month has no such day, the time ends with that month.
    assert proposed_term("body", date(2024, 2, 29), None).end == date(2029, 2, 28)
    assert proposed_term("body", date(2024, 3, 1), None).end == date(2029, 2, 28)
    assert proposed_term("body", date(2023, 2, 28), None).end == date(2028, 2, 27)


def test_after_a_term_without_an_end_the_next_begins_five_years_on_also_on_a_leap_day(office):
    with office.store.unit("terms.edit") as unit:
        for term in unit.terms.all():
            unit.terms.save(replace(term, start=date(2024, 2, 29), end=None))
    assert office.committees.next_term().start == date(2029, 3, 1)


def test_appointed_members_over_a_third_are_a_finding(office):
    office.committees.edit(factories.BEIRAT.id, statutory_seats=6, appointed_seats=2)
    for number in range(3):
        person = office.persons.add(f"Berufen{number}")
        office.persons.add_membership(person.id, factories.BEIRAT.id, manner=Manner.APPOINTED)
    found = office.committees.findings(factories.BEIRAT.id, DAY)
    assert [f.rule for f in found] == ["members.too_many_appointed", "members.seats_vacant"]
    assert finding(found[0]).sentence == "3 Mitglieder sind berufen; von 6 Sitzen dürfen es höchstens 2 sein."
    assert found[0].norm == "§ 56 GemO"


def test_seats_count_voting_members_of_the_day_only(office):
    for number, fields in enumerate(
        ({}, {"role": Role.ADVISORY}, {"end": date(2012, 1, 1)}, {"substitute_for_id": "set below"})
    ):
        person = office.persons.add(f"Person{number}")
        if "substitute_for_id" in fields:
            fields = {"substitute_for_id": person.id}
        office.persons.add_membership(person.id, factories.BEIRAT.id, **fields)
    assert office.committees.seats(factories.BEIRAT.id, DAY).filled == 1


def test_undo_takes_back_an_edit_of_a_committee(office):
    office.committees.edit(factories.BEIRAT.id, statutory_seats=30)
    office.undo()
    assert office.committees.get(factories.BEIRAT.id).statutory_seats == 33


@pytest.mark.parametrize("prefix", ["0621 504-7731", "KSD 2011", "buero@stadt.example", "K" * 13])
def test_what_stands_before_every_number_of_the_town_is_a_few_letters(office: Office, prefix: str) -> None:
    office.committees.edit_body(paper_prefix="KSD")
    with pytest.raises(Refused, match=r"body\.prefix_no_letters") as refused:
        office.committees.edit_body(paper_prefix=prefix)
    assert refusal(refused.value).startswith(f"„{prefix}“ kann nicht vor Vorlagennummern stehen.")
    body = office.committees.body()
    assert body is not None
    assert body.paper_prefix == "KSD"
    for allowed in ("", "Vorl.-Nr.", "ÄDrs"):
        assert office.committees.edit_body(paper_prefix=allowed).paper_prefix == allowed
