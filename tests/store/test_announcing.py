"""What the store tells of its units, and what it notices of other programs in the same file."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.store.elsewhere import Elsewhere
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record import record
from tests import factories
from tests.waiting import wait_until


@pytest.fixture
def told(founded):
    heard: list[set[str]] = []
    founded.listen(lambda nouns: heard.append(set(nouns)))
    return heard


def add_person(store):
    with store.unit("persons.add") as unit:
        return unit.persons.save(factories.person())


def test_a_unit_tells_once_of_every_noun_in_it_and_not_of_its_history(founded, told):
    with founded.unit("memberships.add") as unit:
        first = unit.persons.save(factories.person())
        with founded.unit("inner"):
            unit.persons.save(factories.person("Muster"))
            unit.memberships.save(factories.membership(first))
        assert told == []
    assert told == [{"persons", "memberships"}]


@pytest.mark.parametrize("noun", sorted(set(NOUNS) - {"changes"}))
def test_whatever_noun_a_unit_touches_is_told(founded, told, noun):
    with founded.unit("persons.edit") as unit:
        unit.touch(noun)
    assert told == [{noun}]


def test_what_is_as_it_was_is_not_told(founded, told):
    person = add_person(founded)
    told.clear()
    with founded.unit("persons.edit") as unit:
        unit.persons.save(person)
    with founded.reading() as unit:
        unit.persons.all()
    assert told == []


def test_a_unit_that_fails_tells_nothing(founded, told):
    def fails():
        with founded.unit("persons.add") as unit:
            unit.persons.save(factories.person())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with pytest.raises(Refused), founded.unit("committees.remove") as unit:
        unit.committees.delete(factories.BEIRAT.id)
    assert told == []


def test_undo_and_redo_tell_what_they_changed(founded, told):
    add_person(founded)
    founded.undo()
    founded.redo()
    assert told == [{"persons"}] * 3


def test_an_import_tells_every_noun_that_came(founded, empty_record, tmp_path):
    content = Office(founded).exchange.export()
    file = tmp_path / "other.db"
    shutil.copy(empty_record, file)
    other = Office(open_record(file))
    told: list[frozenset[str]] = []
    other.listen(told.append)
    other.exchange.import_(content)
    other.close()
    assert told == [{"bodies", "terms", "committees", "factions"}]


def test_what_another_program_writes_is_noticed_once(founded):
    assert not founded.changed_elsewhere()
    program = "import sys; from beirat_desktop.store.address import where; "
    program += "from beirat_desktop.store.record import open_record; "
    program += "from tests import factories; store = open_record(where(sys.argv[1]))\n"
    program += "with store.unit('persons.add') as unit: unit.persons.save(factories.person())"
    subprocess.run([sys.executable, "-c", program, str(founded.file)], check=True)
    wait_until(founded.changed_elsewhere)  # a server tells it behind the commit
    assert not founded.changed_elsewhere()


def test_own_units_are_not_taken_for_somebody_elses(founded):
    founded.changed_elsewhere()
    add_person(founded)
    worker = threading.Thread(target=add_person, args=(founded,))
    worker.start()
    worker.join()
    founded.undo()
    with founded.reading() as unit:
        unit.persons.all()
    assert not founded.changed_elsewhere()


def test_somebody_elses_unit_between_two_of_our_own_is_noticed(founded):
    founded.changed_elsewhere()
    add_person(founded)
    other = open_record(founded.file)
    add_person(other)
    other.close()
    add_person(founded)
    wait_until(founded.changed_elsewhere)  # a server tells it behind the commit


@pytest.mark.sqlite
def test_a_commit_right_behind_our_own_is_noticed(founded):
    """In the moment between our commit and the look at the file that follows it."""
    watch = Elsewhere(founded.file)
    watch.wrote()
    with founded.engine.connect() as connection, closing(sqlite3.connect(founded.file)) as other:
        with watch.own_commit(connection):
            other.execute("UPDATE bodies SET name = 'Anderswo'")
            other.commit()
        connection.close()
    assert watch.wrote()
    watch.close()


@pytest.mark.sqlite
def test_watching_leaves_the_file_to_others(founded, tmp_path):
    founded.changed_elsewhere()
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(founded.file, timeout=0)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not founded.changed_elsewhere()
        other.rollback()
        with closing(sqlite3.connect(copy)) as target:
            other.backup(target)
    founded.close()
    # Everybody let go: the log was taken in and is gone, so the file alone is the record.
    assert not founded.file.with_name(founded.file.name + "-wal").exists()


def test_a_record_that_was_watched_can_be_restored(founded, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    file = founded.file
    founded.close()
    opened = record.open_record(file)
    opened.office.changed_elsewhere()
    copy = record.Backups(file, folder).make(opened.office.today)
    add_person(opened.office.store)
    opened.close()
    record.restore(file, folder, copy.path)
    again = record.open_record(file)
    assert again.office.persons.all() == []
    again.close()


def test_undo_refuses_what_another_program_changed_meanwhile(founded):
    person = add_person(founded)
    founded.changed_elsewhere()
    other = open_record(founded.file)
    with other.unit("persons.edit") as unit:
        unit.persons.save(replace(person, family_name="Anders"))
    other.close()
    wait_until(founded.changed_elsewhere)  # a server tells it behind the commit
    with pytest.raises(Refused) as refused:
        founded.undo()
    assert refused.value.rule == "undo.changed_meanwhile"
