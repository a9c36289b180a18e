"""What was removed for good is in no copy after the agreed day, and a name in no line of a history still proven."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Contact
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.german import refusal
from beirat_desktop.store.tables import TABLES
from beirat_desktop.usecases.record.agreed_copies import make_daily
from beirat_desktop.usecases.record.backups import Backups
from beirat_desktop.usecases.record.checks import loose_ends
from tests import factories

DAY = date(2012, 5, 14)


def rules(office) -> list[str]:
    return [found.rule for found in loose_ends(office.store)]


def bytes_of(office) -> bytes:
    files = [one for one in office.file.parent.iterdir() if one.is_file() and one.name.startswith(office.file.name)]
    return b"".join(one.read_bytes() for one in files)


@pytest.fixture
def person(office):
    made = office.persons.add("Verschwundenova", "Ottilie")
    office.persons.edit(made.id, title="Dr.")
    office.persons.edit(made.id, since=DAY, family_name="Neuernamensky")
    return made


@pytest.mark.sqlite
def test_every_name_of_somebody_goes_from_every_byte_and_the_history_is_proven_still(office, person):
    office.persons.add("Bleibt", "Uta")
    office.persons.forget(person.id)
    assert rules(office) == []
    for name in (b"Verschwundenova", b"Ottilie", b"Neuernamensky"):
        assert name not in bytes_of(office)
        assert name not in office.exchange.export()
    with office.store.reading() as unit:
        told = [one.action for one in unit.changes.where(noun="persons", object_id=person.id)]
        assert {"persons.add", "persons.edit", "persons.forget"} == set(told)
    assert "Bleibt" in office.exchange.export().decode()
    assert office.undoable is None


def test_a_change_of_what_was_forgotten_is_still_told_as_tampering(office, person):
    office.persons.forget(person.id)
    table = TABLES["changes"]
    with office.store.reading() as unit:
        first = min(unit.changes.where(noun="persons", object_id=person.id), key=lambda one: one.position)
    writing = office.store.engine.connect().execution_options(writes=True)
    with writing as elsewhere, elsewhere.begin():
        elsewhere.execute(table.update().where(table.c.id == first.id).values(changed_by="Niemand"))
    assert "history.edited" in rules(office)


def test_without_its_act_a_rewritten_line_is_tampering(office, person):
    table = TABLES["changes"]
    with office.store.unit("tampered") as unit:
        first = min(unit.changes.where(noun="persons", object_id=person.id), key=lambda one: one.position)
        unit.rewrite_change(first, replace(first, fields=(("family_name", "", '"[entfernt]"'),)))
        assert unit.connection.execute(table.select()).first() is not None
    assert "history.edited" in rules(office)


def test_two_forgotten_one_after_the_other_in_one_batch(office):
    with office.store.unit("persons.vcard") as unit:
        some = [unit.persons.save(Person(name)) for name in ("Erste", "Zweite", "Dritte")]
    for one in some[:2]:
        office.persons.forget(one.id)
    assert rules(office) == []
    assert b"Zweite" not in office.exchange.export()
    assert b"Dritte" in office.exchange.export()


def test_that_a_guest_was_heard_stays_without_the_name(office, person):
    guest = Speaker("Integrationslotsen", person.id, name_public=True, heard_from=datetime(2012, 5, 3, 18))
    with office.store.unit("planted") as unit:
        unit.speakers.save(guest)
    office.persons.forget(person.id)
    kept = office.speakers.get(guest.id)
    assert (kept.person_id, kept.topic, kept.heard_from) == (None, "Integrationslotsen", guest.heard_from)
    assert not kept.name_public


def test_who_was_a_member_is_not_forgotten(office, person):
    office.persons.add_membership(person.id, factories.BEIRAT.id)
    with pytest.raises(Refused, match=r"record\.still_used") as refused:
        office.persons.forget(person.id)
    assert "Mitgliedschaft" in refusal(refused.value)


@pytest.fixture
def copies(office, tmp_path):
    (tmp_path / "Sicherung").mkdir()
    return Backups(office.file, tmp_path / "Sicherung")


def at(office, day: date) -> None:
    office.store.now = lambda: datetime(day.year, day.month, day.day, 10).astimezone()


def test_copies_go_on_the_agreed_day_when_a_newer_one_is_proven(office, person, copies):
    office.persons.edit(person.id, contact=Contact(email="geheim@example.org"))
    old = copies.make(DAY - timedelta(days=3))
    agreed = DAY + timedelta(days=10)
    office.persons.remove_contact(person.id, copies_go=agreed)
    before = DAY + timedelta(days=9)
    at(office, before)
    assert make_daily(office.store, copies, before).removed == ()
    at(office, agreed)
    done = make_daily(office.store, copies, agreed)
    assert [one.path for one in done.removed] == [old.path]
    assert not old.path.exists()
    assert not any(b"geheim@example.org" in one.path.read_bytes() for one in copies.all())
    with office.store.reading() as unit:
        (deadline,) = unit.deadlines.all()
    assert deadline.done_on == agreed


def test_the_last_good_copy_never_goes(office, person, copies):
    old = copies.make(DAY - timedelta(days=3))
    office.persons.remove_contact(person.id, copies_go=DAY)
    newer = copies.folder / f"{office.file.stem}-{DAY}{office.file.suffix}"
    newer.write_bytes(b"half a copy")
    assert copies.remove_until(datetime(2012, 5, 14, 9)) == []
    assert old.path.exists()


def test_a_day_that_is_over_is_refused_and_nothing_is_removed(office, person):
    office.persons.edit(person.id, contact=Contact(email="da@example.org"))
    with pytest.raises(Refused) as refused:
        office.persons.remove_contact(person.id, copies_go=DAY - timedelta(days=1))
    assert "ist schon vorbei" in refusal(refused.value)
    assert office.persons.get(person.id).contact.email == "da@example.org"
