from dataclasses import replace
from datetime import timedelta

import pytest

from beirat_desktop.domain.attendance import Attendance
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Membership
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.german import refusal
from beirat_desktop.store.errors import Missing, RecordTrouble
from beirat_desktop.store.prepared import Prepared
from beirat_desktop.store.record import open_record
from tests import factories
from tests.conftest import NOW
from tests.waiting import wait_until


@pytest.fixture
def person(founded):
    with founded.unit("persons.add") as unit:
        return unit.persons.save(factories.person())


def rename(store, person, name, **options):
    with store.unit("persons.edit", **options) as unit:
        return unit.persons.save(replace(unit.persons.get(person.id), family_name=name))


def name(store, person):
    with store.reading() as unit:
        found = unit.persons.find(person.id)
        return None if found is None else found.family_name


def history(store, key):
    with store.reading() as unit:
        return [(c.action, c.fields) for c in unit.changes.where(object_id=key)]


def test_a_unit_that_fails_leaves_nothing(founded):
    def fails():
        with founded.unit("persons.add") as unit:
            unit.persons.save(factories.person())
            unit.next_serial("motion", "2012")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with founded.unit("persons.add") as unit:
        assert unit.persons.all() == []
        assert unit.next_serial("motion", "2012") == 1
    assert founded.undoable is None


def test_a_look_at_the_record_changes_nothing(founded, person):
    """Without its line of history, nobody would know of the change."""
    with founded.reading() as unit:
        for change in (
            lambda: unit.persons.save(replace(person, family_name="Yılmaz")),
            lambda: unit.persons.delete(person.id),
            lambda: rename(founded, person, "Yılmaz"),
        ):
            with pytest.raises(RuntimeError):
                change()
    assert name(founded, person) == person.family_name
    assert founded.undoable == "persons.add"


def test_what_is_counted_is_what_is_listed(founded):
    with founded.unit("persons.add") as unit:
        for names in (("Ağırbaş", "Ada"), ("Ağırbaş", "Bo"), ("Núñez", "")):
            unit.persons.save(factories.person(family_name=names[0], given_name=names[1]))
        for equals in (
            {},
            {"family_name": "Ağırbaş"},
            {"family_name": ["Ağırbaş", "Núñez"]},
            {"given_name": ["Ada", "Bo"], "family_name": "Ağırbaş"},
            {"family_name": []},
            {"organization_id": None},
        ):
            assert unit.persons.count(**equals) == len(unit.persons.where(**equals))
        assert unit.persons.count(family_name="Ağırbaş") == 2


def test_a_unit_inside_another_is_part_of_it(founded):
    def fails():
        with founded.unit("outer"):
            with founded.unit("inner") as unit:
                unit.persons.save(factories.person())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with founded.reading() as unit:
        assert unit.persons.count() == 0


def test_undo_and_redo_walk_the_whole_way(founded, person):
    rename(founded, person, "Weiß")
    rename(founded, person, "Kaya")
    assert founded.undoable == "persons.edit"
    founded.undo()
    assert name(founded, person) == "Weiß"
    founded.undo()
    founded.undo()
    assert name(founded, person) is None
    assert founded.undo() is None
    for expected in ("Ağırbaş", "Weiß", "Kaya"):
        founded.redo()
        assert name(founded, person) == expected
    assert founded.redo() is None


def test_something_new_closes_the_way_to_redo(founded, person):
    rename(founded, person, "Weiß")
    founded.undo()
    rename(founded, person, "Kaya")
    assert founded.redoable is None


def test_undo_is_refused_when_another_workplace_changed_the_record_since(founded, person):
    rename(founded, person, "Weiß")
    other = open_record(founded.file, user="Herr Winter")
    rename(other, person, "Kaya")
    other.close()
    with pytest.raises(Refused, match=r"undo\.changed_meanwhile"):
        founded.undo()
    assert name(founded, person) == "Kaya"


def test_undo_of_a_deletion_brings_everything_back(founded, person):
    with founded.unit("memberships.add") as unit:
        membership = unit.memberships.save(factories.membership(person))
    with founded.unit("persons.remove") as unit:
        unit.memberships.delete(membership.id)
        unit.persons.delete(person.id)
    with founded.reading() as unit:
        assert {key for _, key, _ in unit.tombstones()} == {person.id, membership.id}
    founded.undo()
    with founded.reading() as unit:
        assert (unit.persons.get(person.id), unit.memberships.get(membership.id)) == (person, membership)


def test_typing_is_one_step_and_one_line_of_history(founded, person):
    for text in ("W", "We", "Weiß"):
        rename(founded, person, text, merge=True)
    assert history(founded, person.id)[1:] == [("persons.edit", (("family_name", '"Ağırbaş"', '"Weiß"'),))]
    founded.undo()
    assert name(founded, person) == "Ağırbaş"


def test_what_was_typed_and_taken_away_again_is_undone_like_anything_else(founded, person):
    for text in ("Weiß", "Ağırbaş"):
        rename(founded, person, text, merge=True)
    founded.undo()
    assert name(founded, person) == "Weiß"
    founded.undo()
    assert name(founded, person) == "Ağırbaş"
    founded.redo()
    founded.redo()
    assert name(founded, person) == "Ağırbaş"


def test_what_was_done_and_undone_in_one_act_stops_no_undo_behind_it(founded, person):
    rename(founded, person, "Anders")
    with founded.together("persons.edit"):
        for text in ("Weiß", "Anders"):
            rename(founded, person, text)
    founded.undo()
    assert name(founded, person) == "Anders"
    founded.undo()
    assert name(founded, person) == "Ağırbaş"


def test_another_field_or_a_long_pause_begins_a_new_step(founded, person):
    rename(founded, person, "Weiß", merge=True)
    with founded.unit("persons.edit", merge=True) as unit:
        unit.persons.save(replace(unit.persons.get(person.id), title="Dr."))
    founded.now = lambda: NOW + timedelta(minutes=6)
    with founded.unit("persons.edit", merge=True) as unit:
        unit.persons.save(replace(unit.persons.get(person.id), title="Prof."))
    assert len(history(founded, person.id)) == 4


def test_saving_what_is_there_already_is_no_change(founded, person):
    with founded.unit("persons.edit") as unit:
        unit.persons.save(person)
    assert len(history(founded, person.id)) == 1


def test_the_history_names_who_and_when_but_keeps_no_contact_data(founded, person):
    with founded.unit("persons.edit") as unit:
        unit.persons.save(replace(person, contact=Contact(Address("Geheimstraße 7"), "geheim@example.org")))
    with founded.reading() as unit:
        change = unit.changes.where(object_id=person.id)[-1]
        assert "eheim" not in str(unit.changes.all())
    assert (change.changed_by, change.changed, change.fields) == (
        "Geschäftsstelle",
        NOW.replace(tzinfo=None),
        (("contact", "", ""),),
    )


def test_a_link_to_nothing_is_refused(founded):
    with pytest.raises(Refused, match=r"record\.link_missing"), founded.unit("memberships.add") as unit:
        unit.memberships.save(Membership("nobody", factories.BEIRAT.id))


def test_a_number_that_stands_twice_is_refused(founded):
    with founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion(number="2012/01"))
        unit.papers.save(factories.motion())
        unit.papers.save(factories.motion())
    with pytest.raises(Refused, match=r"record\.number_taken") as refused, founded.unit("papers.add") as unit:
        unit.papers.save(factories.motion(number="2012/01"))
    assert refusal(refused.value) == "Diese Nummer ist schon vergeben (Antrag). Bitte eine andere wählen."


def test_who_stands_on_the_list_of_a_meeting_does_not_stand_there_twice(founded, person):
    with founded.unit("attendances.add_person") as unit:
        meeting = unit.meetings.save(factories.meeting())
        unit.attendances.save(Attendance(meeting.id, person.id))
    with pytest.raises(Refused, match=r"record\.twice") as refused, founded.unit("attendances.add_person") as unit:
        unit.attendances.save(Attendance(meeting.id, person.id))
    assert refusal(refused.value).startswith("Diesen Eintrag gibt es schon (Anwesenheit).")


def test_what_is_not_there_is_named(founded):
    with founded.reading() as unit, pytest.raises(Missing) as missing:
        unit.papers.get("nothing")
    assert (missing.value.noun, missing.value.key) == ("papers", "nothing")


def test_bytes_are_kept_once(founded):
    with founded.unit("attachments.add") as unit:
        key = unit.keep_blob(b"%PDF")
        assert unit.keep_blob(b"%PDF") == key
        assert unit.blob(key) == b"%PDF"


def test_a_serial_given_elsewhere_is_not_given_again(founded):
    with founded.unit("papers.number") as unit:
        unit.raise_serial("motion", "2012", 41)
        unit.raise_serial("motion", "2012", 7)
        assert unit.next_serial("motion", "2012") == 42
        assert unit.next_serial("motion", "2013") == 1


@pytest.mark.parametrize("count", [1, 2, 3, 5, 10_001])
def test_one_of_many_values_is_found_however_many_they_are(store, count):
    persons = [factories.person(f"Mitglied {number}") for number in range(6)]
    with store.unit("planted") as unit:
        for person in persons:
            unit.persons.save(person)
    keys = [person.id for person in persons[:count]] + [f"nobody {number}" for number in range(count - 6)]
    with store.reading() as unit:
        assert unit.persons.where(id=keys) == persons[:count]
        assert unit.persons.where(id=set(keys), family_name="Mitglied 0") == persons[:1]
        assert unit.persons.where(id=[]) == []


def test_what_is_typed_is_saved_only_on_what_the_screens_know(founded):
    """Else the later of two people in one field would overwrite the earlier, whose words nobody saw."""
    founded.changed_elsewhere()
    other = open_record(founded.file, user="Herr Winter")
    with other.unit("committees.edit") as unit:
        unit.committees.save(replace(unit.committees.get(factories.BEIRAT.id), name="Anderswo"))
    with pytest.raises(RecordTrouble) as told, founded.unit("committees.edit", merge=True) as unit:
        unit.committees.save(replace(unit.committees.get(factories.BEIRAT.id), name="Hier"))
    assert told.value.kind == "behind"
    wait_until(founded.changed_elsewhere)  # a server tells it behind the commit
    with founded.unit("committees.edit", merge=True) as unit:
        assert unit.committees.get(factories.BEIRAT.id).name == "Anderswo"
        unit.committees.save(replace(unit.committees.get(factories.BEIRAT.id), name="Hier"))
    with founded.unit("committees.edit", merge=True) as unit:  # what is our own needs no telling
        unit.committees.save(replace(unit.committees.get(factories.BEIRAT.id), name="Hier und da"))
    other.close()


def test_an_answer_serves_for_the_unit_until_something_is_written(founded, person, monkeypatch):
    asked = []
    rows = Prepared.rows

    def counted(statement, connection, **given):
        asked.append(given)
        return rows(statement, connection, **given)

    monkeypatch.setattr(Prepared, "rows", counted)
    with founded.unit("persons.edit") as unit:
        assert unit.persons.where(id=person.id) == unit.persons.where(id=person.id) == [person]
        assert asked.count({"id_0": person.id}) == 1
        renamed = unit.persons.save(replace(person, family_name="Neu"))
        assert unit.persons.where(id=person.id) == [renamed]
        assert unit.persons.find(person.id) == renamed
        unit.persons.delete(person.id)
        assert unit.persons.where(id=person.id) == []
        assert unit.persons.find(person.id) is None
        unit.persons.save_all([person])
        assert unit.persons.find(person.id) == person


def test_what_is_asked_for_twice_is_made_once_until_it_is_written(founded, person):
    with founded.unit("persons.edit") as unit:
        once = unit.persons.get(person.id)
        listed = unit.persons.where(family_name=person.family_name)
        listed.clear()
        assert unit.persons.get(person.id) is once
        assert unit.persons.where(family_name=person.family_name) == [once], "the list is the caller's own"
        unit.persons.save(replace(once, family_name="Yılmaz"))
        assert unit.persons.get(person.id).family_name == "Yılmaz"
        assert unit.persons.where(family_name=person.family_name) == []
        named_before = replace(once, family_name="Ehedem")
        unit.former = {"persons": {once.id: named_before}}
        assert unit.persons.get(person.id) == named_before, "shown as something else it is made anew"
        unit.former = {}
        assert unit.persons.get(person.id).family_name == "Yılmaz"
