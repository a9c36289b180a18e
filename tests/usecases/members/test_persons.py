from datetime import date

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.german import refusal
from tests import factories

START = date(2009, 11, 1)
BEIRAT, SPD = factories.BEIRAT.id, factories.SPD.id


@pytest.fixture
def cdu(office):
    return office.committees.add_faction(BEIRAT, "CDU-Fraktion", "CDU")


@pytest.fixture
def member(office):
    person = office.persons.add("Ağırbaş", "Łukasz")
    return office.persons.add_membership(person.id, BEIRAT, faction_id=SPD, start=START, faction_chair=True)


def test_names_are_kept_composed(office):
    person = office.persons.add(" O\u0308zgu\u0308r ", "Zoe\u0308  Ann")
    assert (person.family_name, person.given_name) == ("Özgür", "Zoë Ann")
    assert office.persons.named("O\u0308zgu\u0308r", "Zoë Ann") == [person]


def test_a_person_needs_a_family_name(office):
    with pytest.raises(Refused, match=r"person\.name_missing"):
        office.persons.add("  ")


def test_a_member_in_two_factions_at_once_is_refused(office, member, cdu):
    with pytest.raises(Refused) as refused:
        office.persons.add_membership(member.person_id, BEIRAT, faction_id=cdu.id, start=date(2012, 1, 1))
    assert "Fraktion wechseln" in refusal(refused.value)
    with pytest.raises(Refused, match=r"membership\.twice"):
        office.persons.add_membership(member.person_id, BEIRAT, faction_id=SPD)


def test_a_faction_of_another_committee_is_refused(office, member):
    other = office.committees.add_faction(office.committees.add("Sozialausschuss").id, "CDU-Fraktion", "CDU")
    with pytest.raises(Refused, match=r"membership\.other_committees_faction"):
        office.persons.edit_membership(member.id, faction_id=other.id)


def test_a_faction_of_the_stadtrat_sits_in_its_committees_as_the_same(office, member):
    committee = office.committees.add("Sozialausschuss")
    faction = office.committees.add_faction(factories.COUNCIL.id, "CDU-Fraktion", "CDU")
    assert faction in office.committees.factions_to_choose(committee.id, START)
    office.persons.add_membership(member.person_id, committee.id, faction_id=faction.id, start=START)
    (sitting,) = office.persons.members(committee.id, START)
    assert sitting.faction == faction
    # One of the same name that the committee has itself comes first, and alone.
    own = office.committees.add_faction(committee.id, "CDU-Fraktion", "CDU")
    assert office.committees.factions_to_choose(committee.id, START) == [own]


def test_a_change_of_faction_keeps_the_time_before(office, member, cdu):
    moved = office.persons.move_faction(member.id, cdu.id, date(2012, 3, 1))
    assert (moved.start, moved.end, moved.faction_chair) == (date(2012, 3, 1), None, False)
    newest, oldest = office.persons.memberships(member.person_id)
    assert newest == moved
    assert (oldest.faction_id, oldest.end) == (SPD, date(2012, 2, 29))
    office.undo()
    assert office.persons.memberships(member.person_id) == [member]


def test_a_change_on_the_first_day_replaces_the_faction(office, member, cdu):
    office.persons.move_faction(member.id, cdu.id, START)
    assert [m.faction_id for m in office.persons.memberships(member.person_id)] == [cdu.id]


def test_a_change_outside_the_membership_is_refused(office, member, cdu):
    with pytest.raises(Refused, match=r"membership\.change_before_start"):
        office.persons.move_faction(member.id, cdu.id, date(2009, 10, 31))
    office.persons.end_membership(member.id, date(2012, 1, 1))
    with pytest.raises(Refused, match=r"membership\.change_after_end"):
        office.persons.change_role(member.id, Role.CHAIR, date(2012, 1, 2))


def test_a_membership_may_begin_again_after_its_end(office, member, cdu):
    office.persons.end_membership(member.id, date(2011, 12, 31))
    office.persons.add_membership(member.person_id, BEIRAT, faction_id=cdu.id, start=date(2012, 1, 1))
    assert len(office.persons.memberships(member.person_id)) == 2


def test_a_term_ends_for_everybody_at_once(office, member):
    gone = office.persons.add_membership(office.persons.add("Weiß").id, BEIRAT, start=START, end=date(2012, 1, 1))
    assert office.persons.end_all(BEIRAT, date(2014, 10, 31)) == 1
    assert office.persons.membership(member.id).end == date(2014, 10, 31)
    assert office.persons.membership(gone.id) == gone
    assert office.persons.members(BEIRAT, date(2014, 11, 1)) == []
    office.undo()
    assert office.persons.membership(member.id) == member


def test_members_of_a_day_come_chair_first_and_then_by_name(office, member):
    for family, role in (("Özgür", Role.MEMBER), ("Oberst", Role.MEMBER), ("Zander", Role.CHAIR)):
        office.persons.add_membership(office.persons.add(family).id, BEIRAT, role)
    office.persons.end_membership(member.id, date(2012, 1, 1))
    names = [m.person.family_name for m in office.persons.members(BEIRAT, date(2012, 5, 24))]
    assert names == ["Zander", "Oberst", "Özgür"]
    assert len(office.persons.members(BEIRAT, None)) == 4


LIST = "Name;Vorname;Fraktion;Funktion;gewählt/berufen;E-Mail\n"


def test_a_pasted_list_is_kept_with_its_new_factions(office):
    text = LIST + "Weiß;Zoë;spd;Vorsitz;gewählt;z@example.org\nKaya;Göçmen;Liste Vielfalt;;berufen;"
    preview = office.persons.preview_paste(BEIRAT, text, START)
    assert (preview.problems, preview.new_factions) == ((), ("Liste Vielfalt",))
    assert office.persons.all() == []
    assert office.persons.paste(BEIRAT, text, START) == 2
    chair, member = office.persons.members(BEIRAT, START)
    assert (chair.membership.role, chair.faction.id, chair.person.contact.email) == (Role.CHAIR, SPD, "z@example.org")
    assert (member.faction.name, member.membership.manner) == ("Liste Vielfalt", Manner.APPOINTED)
    office.undo()
    assert office.persons.all() == []


def test_one_bad_line_and_nothing_is_kept(office):
    text = LIST + "Weiß;Zoë;SPD;;;\nKaya;Göçmen;SPD;König;;"
    with pytest.raises(Refused, match=r"members\.list_has_problems"):
        office.persons.paste(BEIRAT, text, START)
    assert office.persons.all() == []


def test_who_is_a_member_already_is_named_before_anything_is_kept(office, member):
    preview = office.persons.preview_paste(BEIRAT, "Name;Vorname\nAğırbaş;Łukasz\nWeiß;Zoë\nWeiß;Zoë", START)
    assert [(p.line, p.rule) for p in preview.problems] == [(2, "members.already_member"), (4, "members.line_twice")]


def test_somebody_who_is_known_is_not_entered_twice(office):
    known = office.persons.add("Weiß", "Zoë")
    assert office.persons.preview_paste(BEIRAT, "Name;Vorname\nWeiß;Zoë").known_persons == ("Zoë Weiß",)
    office.persons.paste(BEIRAT, "Name;Vorname\nWeiß;Zoë")
    assert office.persons.all() == [known]


SECRET = "Geheimstraße 77"


@pytest.mark.sqlite
def test_removed_contact_data_are_nowhere_in_the_file(office, member):
    contact = Contact(Address(SECRET, "67059", "Ludwigshafen"), "geheim@example.org", "0621 77777")
    office.persons.edit(member.person_id, contact=contact)
    assert any(SECRET.encode() in path.read_bytes() for path in office.file.parent.glob(f"{office.file.name}*"))
    office.persons.remove_contact(member.person_id)
    assert office.persons.get(member.person_id).contact == Contact()
    assert office.undoable is None
    for path in office.file.parent.glob(f"{office.file.name}*"):
        content = path.read_bytes()
        assert SECRET.encode() not in content, path
        assert b"geheim@example.org" not in content, path
    with office.store.reading() as unit:
        assert any(change.action == "persons.remove_contact" for change in unit.changes.all())


def test_a_person_who_is_mentioned_is_not_removed(office, member):
    with pytest.raises(Refused, match=r"record\.still_used"):
        office.persons.remove(member.person_id)
    office.persons.remove_membership(member.id)
    office.persons.remove(member.person_id)
    assert office.persons.all() == []


def test_more_members_than_seats_are_told_before_and_one_undo_takes_the_list_back(office):
    lines = "\n".join(f"Name{number};seit 2009" for number in range(34))
    text = f"Name;Bemerkung\n{lines}"
    (finding,) = office.persons.preview_paste(BEIRAT, text, START).findings
    assert (finding.rule, finding.facts["filled"], finding.facts["seats"]) == ("members.more_than_seats", 34, 33)
    assert office.persons.preview_paste(BEIRAT, "Name;Funktion\nWeiß;Ersatzmitglied", START).findings == ()
    office.persons.paste(BEIRAT, text, START)
    office.undo()
    assert office.persons.members(BEIRAT, None) == []
    assert office.persons.all() == []


def test_the_days_of_the_list_go_before_the_day_that_is_asked_for(office):
    office.persons.paste(BEIRAT, "Name;von;bis\nWeiß;01.03.2010;31.12.2011\nKaya;;", START)
    kept = {one.person.family_name: one.membership for one in office.persons.members(BEIRAT, None)}
    assert (kept["Weiß"].start, kept["Weiß"].end) == (date(2010, 3, 1), date(2011, 12, 31))
    assert (kept["Kaya"].start, kept["Kaya"].end) == (START, None)
