"""What a look has read serves the next one, but only for as long as nothing was written, by whomever."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import update

from beirat_desktop.domain.chain import forgotten
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.store import known
from beirat_desktop.store.prepared import Prepared
from beirat_desktop.store.record import open_record
from beirat_desktop.store.tables import TABLES
from tests import factories

pytestmark = pytest.mark.sqlite
persons = TABLES["persons"]


@pytest.fixture
def person(founded):
    with founded.unit("persons.add") as unit:
        return unit.persons.save(factories.person())


def look(store, person):
    """The name by its id, in a list, and among those who bear it."""
    with store.reading() as unit:
        found = unit.persons.find(person.id)
        assert unit.persons.where(id=[person.id]) == ([] if found is None else [found])
        assert (found in unit.persons.all()) is (found is not None)
        return None if found is None else found.family_name


def test_nothing_is_read_twice_while_nothing_is_written(founded, person, monkeypatch):
    first = look(founded, person)
    asked = []
    rows = Prepared.rows
    monkeypatch.setattr(Prepared, "rows", lambda *given, **values: (asked.append(values), rows(*given, **values))[1])
    assert look(founded, person) == first
    assert {"id_0": person.id} not in asked


def test_what_is_saved_is_read_anew(founded, person):
    look(founded, person)
    with founded.unit("persons.edit") as unit:
        unit.persons.save(replace(person, family_name="Neu"))
    assert look(founded, person) == "Neu"
    founded.undo()
    assert look(founded, person) == person.family_name
    with founded.unit("persons.remove") as unit:
        unit.persons.delete(person.id)
    assert look(founded, person) is None


def test_what_a_unit_that_fails_had_read_of_itself_is_forgotten(founded, person):
    look(founded, person)

    def fails():
        with founded.unit("persons.edit") as unit:
            unit.persons.save(replace(person, family_name="Neu"))
            assert unit.persons.get(person.id).family_name == "Neu"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert look(founded, person) == person.family_name


def test_what_another_program_writes_is_read_anew(founded, person):
    look(founded, person)
    with closing(sqlite3.connect(founded.file)) as other, other:
        other.execute("UPDATE persons SET family_name = 'Anders' WHERE id = ?", (person.id,))
    assert look(founded, person) == "Anders"


def test_what_another_workplace_saves_is_read_anew_also_within_a_unit(founded, person):
    look(founded, person)
    other = open_record(founded.file, user="Geschäftsstelle")
    with other.unit("persons.edit") as unit:
        unit.persons.save(replace(person, family_name="Anders"))
    other.close()
    with founded.unit("persons.edit") as unit:
        assert unit.persons.get(person.id).family_name == "Anders"


def test_what_is_written_past_every_unit_is_read_anew(founded, person):
    look(founded, person)
    with founded.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(persons).values(family_name="Anders"))
    assert look(founded, person) == "Anders"


def test_a_line_of_the_history_that_was_written_anew_is_read_anew(founded, person):
    with founded.unit("persons.edit") as unit:
        (line,) = unit.changes.where(object_id=person.id)
        without = forgotten(line)
        unit.rewrite_change(line, without)
    with founded.reading() as unit:
        assert unit.changes.where(object_id=person.id) == [without]


def test_a_draft_that_the_office_read_is_not_there_for_another_faction(founded):
    with founded.unit("users.add") as unit:
        unit.users.save(User("Frau Sommer", Desk.OFFICE))
        unit.users.save(User("Herr Yılmaz", Desk.FACTION, faction_id=None))
        draft = unit.papers.save(factories.motion(state=PaperState.DRAFT))

    def seen_by(name):
        founded.user = name
        with founded.reading() as unit:
            return unit.papers.find(draft.id), unit.papers.where(id=[draft.id])

    for _ in range(2):
        assert seen_by("Frau Sommer") == (draft, [draft])
        assert seen_by("Herr Yılmaz") == (None, [])


def test_no_more_is_kept_than_a_meeting_takes(founded, person, monkeypatch):
    monkeypatch.setattr(known, "MOST", 3)
    for _ in range(2):
        look(founded, person)
        with founded.reading() as unit:
            for noun in TABLES:
                unit.nouns(noun).all()
    with founded.reading() as unit:
        assert sum(len(unit.known.of(noun).values) for noun in TABLES) == 0
