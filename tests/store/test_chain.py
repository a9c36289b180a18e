import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from beirat_desktop.domain.minutes import Minutes, MinutesPart, SignedPart
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.domain.places import Logo
from beirat_desktop.german import finding
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.checks import check
from tests import factories
from tests.conftest import NOW

FILES = Path(__file__).parent.parent / "files"


def rename(store, person, name):
    with store.unit("persons.edit", merge=True) as unit:
        unit.persons.save(replace(unit.persons.get(person.id), family_name=name))


@pytest.fixture
def person(founded):
    with founded.unit("persons.add") as unit:
        return unit.persons.save(factories.person())


def breaks(store):
    return [one.rule for one in check(store) if one.rule.startswith("history.")]


def positions(store):
    with store.reading() as unit:
        return sorted({one.position for one in unit.changes.all()})


def tamper(store, sql):
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text(sql))


def test_undo_and_redo_go_on_behind_the_last_link_and_take_none_away(founded, person):
    before = positions(founded)
    rename(founded, person, "Nussbaumer")
    founded.undo()
    founded.redo()
    assert positions(founded) == [*before, *(before[-1] + more for more in (1, 2, 3))]
    assert breaks(founded) == []


def test_typing_on_writes_the_last_link_anew_and_the_chain_holds(founded, person):
    for name in ("N", "Nu", "Nuß"):
        rename(founded, person, name)
    before = positions(founded)
    rename(founded, person, "Nußbaumer")
    assert positions(founded) == before
    assert breaks(founded) == []
    with founded.reading() as unit:
        (edit,) = unit.changes.where(action="persons.edit")
    assert edit.fields == (("family_name", f'"{person.family_name}"', '"Nußbaumer"'),)


def test_typing_on_behind_another_program_adds_a_link(founded, person):
    rename(founded, person, "N")
    other = open_record(founded.file, user="Shell")
    with other.unit("persons.add") as unit:
        unit.persons.save(factories.person("Weiß"))
    other.close()
    before = positions(founded)
    rename(founded, person, "Nu")
    assert positions(founded) == [*before, before[-1] + 1]
    assert breaks(founded) == []


def test_an_edit_a_gap_and_a_missing_end_are_found_by_the_check(founded, person):
    rename(founded, person, "N")
    founded.now = lambda: NOW + timedelta(hours=1)
    rename(founded, person, "Nu")
    assert breaks(founded) == []
    tamper(founded, "UPDATE changes SET changed_by = 'Niemand' WHERE position = 2")
    assert breaks(founded) == ["history.edited"]
    tamper(founded, "DELETE FROM changes WHERE position = 2")
    assert breaks(founded) == ["history.gap"]
    tamper(founded, "DELETE FROM changes WHERE position = (SELECT max(position) FROM changes)")
    assert breaks(founded) == ["history.gap", "history.cut_off"]


def test_the_chain_goes_out_and_in_as_it_is(founded, person, tmp_path):
    rename(founded, person, "Nussbaumer")
    content = Office(founded).exchange.export()
    other = create_record(tmp_path / "other.db")
    Office(other).exchange.import_(content)
    assert Office(other).exchange.export() == content
    assert breaks(other) == []
    with other.unit("persons.add") as unit:
        unit.persons.save(factories.person("Weiß"))
    assert breaks(other) == []
    other.close()


def test_an_edit_in_the_exported_file_is_found_after_the_import(founded, person, tmp_path):
    content = Office(founded).exchange.export().replace(b'"persons.add"', b'"persons.edit"')
    other = create_record(tmp_path / "other.db")
    Office(other).exchange.import_(content)
    assert breaks(other) == ["history.edited"]
    other.close()


@pytest.mark.parametrize("released", ["beirat-0001", "beirat-0002"])
def test_the_history_of_an_older_record_is_chained_when_it_is_upgraded(released, tmp_path):
    file = tmp_path / "older.db"
    shutil.copy(FILES / f"{released}.db", file)
    store = open_record(file)
    with store.reading() as unit:
        assert unit.changes.count() > 0
        assert unit.written_batches() == unit.last_link().position
    assert breaks(store) == []
    store.now = lambda: NOW
    with store.unit("persons.add") as unit:
        unit.persons.save(factories.person("Weiß"))
    assert breaks(store) == []
    store.close()


def test_a_file_of_an_older_program_is_chained_when_it_is_read_in(store):
    office = Office(store)
    office.exchange.import_((FILES / "export-1.json").read_bytes())
    with store.reading() as unit:
        assert unit.changes.count() > 0
    assert breaks(store) == []


def test_a_record_taken_out_past_the_program_is_missed_and_one_removed_in_it_is_not(founded, person):
    with founded.unit("persons.remove") as unit:
        unit.persons.delete(unit.persons.save(factories.person("Weiß")).id)
    with founded.unit("persons.add") as unit:
        removed = unit.persons.save(factories.person("Schwarz"))
    with founded.unit("persons.remove") as unit:
        unit.persons.delete(removed.id)
    founded.undo()
    founded.redo()
    assert breaks(founded) == []
    tamper(founded, f"DELETE FROM persons WHERE id = '{person.id}'")
    (gone,) = (one for one in check(founded) if one.rule.startswith("history."))
    assert finding(gone).sentence.startswith("In der Akte fehlt, was nach ihrem Verlauf da sein muss (Person: 1; ")


def test_a_counter_of_the_history_that_was_taken_out_is_missed(founded, person):
    tamper(founded, "DELETE FROM sequences WHERE name = 'history'")
    assert breaks(founded) == ["history.count_lost"]


@pytest.mark.sqlite
@pytest.mark.parametrize("sql", ["DELETE FROM blobs", "UPDATE blobs SET content = x'00'"])
def test_bytes_that_are_gone_or_others_are_found_by_the_check(founded, sql):
    with founded.unit("attachments.add") as unit:
        meeting = unit.meetings.save(factories.meeting())
        for noun, sender in (("committees", factories.BEIRAT), ("factions", factories.SPD)):
            head = replace(sender.letterhead, logo=Logo(unit.keep_blob(noun.encode())))
            unit.nouns(noun).save(replace(sender, letterhead=head))
        unit.attachments.save(
            Attachment("plan.pdf", "application/pdf", 4, unit.keep_blob(b"plan"), meeting_id=meeting.id)
        )
        unit.minutes.save(Minutes(meeting.id, frozen=(SignedPart(MinutesPart.WHOLE, unit.keep_blob(b"signed")),)))
    assert [one.noun for one in check(founded) if one.rule == "record.content_lost"] == []
    tamper(founded, sql)
    lost = {one.noun for one in check(founded) if one.rule == "record.content_lost"}
    assert lost == {"attachments", "minutes", "committees", "factions"}
