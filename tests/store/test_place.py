"""What is done when another file is put in the place of an open record, as programs do that keep folders alike."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from beirat_desktop.domain.persons import Person
from beirat_desktop.german.record import trouble
from beirat_desktop.store import sqlite
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.record import open_record


def add(store, name: str) -> None:
    with store.unit("persons.add") as unit:
        unit.persons.save(Person(name, "Ada"))


def names(file: Path) -> list[str]:
    sqlite.check_integrity(file)
    with closing(sqlite3.connect(file)) as read:
        return [name for (name,) in read.execute("SELECT family_name FROM persons ORDER BY family_name")]


@pytest.fixture
def file(empty_record, tmp_path):
    return Path(shutil.copy(empty_record, tmp_path / "akte.db"))


@pytest.fixture
def elsewhere(empty_record, tmp_path):
    """The record as another machine has it."""
    other = Path(shutil.copy(empty_record, tmp_path / "cloud.db"))
    store = open_record(other)
    for number in range(30):
        add(store, f"Fern {number:02}")
    store.close()
    return other


def beside(file: Path) -> list[Path]:
    return sorted(file.parent.glob(f"{file.stem}-dieser-PC-*.db"))


def test_nothing_is_written_into_a_file_that_was_put_in_the_place_of_the_open_one(file, elsewhere):
    store = open_record(file)
    add(store, "Hier")
    os.replace(elsewhere, file)
    for _ in range(2):
        with pytest.raises(RecordTrouble) as told:
            add(store, "Verloren")
    assert told.value.kind == "replaced"
    (kept,) = beside(file)
    said = trouble(told.value.kind, told.value.file, told.value.facts)
    assert said.safe.endswith(f"Der Stand dieses Rechners liegt daneben: {kept.name}")
    store.close()
    assert names(file) == [f"Fern {number:02}" for number in range(30)]
    assert names(kept) == ["Hier"]


def test_closing_leaves_no_log_that_the_next_opening_would_play_into_the_new_file(file, elsewhere):
    store = open_record(file)
    add(store, "Hier")
    os.replace(elsewhere, file)
    store.close()
    again = open_record(file)
    add(again, "Danach")
    again.close()
    assert names(file) == ["Danach", *(f"Fern {number:02}" for number in range(30))]
    assert [names(kept) for kept in beside(file)] == [["Hier"]]


def test_another_look_at_the_record_does_not_open_the_new_file_under_the_old_name(file, elsewhere):
    store = open_record(file)
    add(store, "Hier")
    os.replace(elsewhere, file)
    with store.reading(), pytest.raises(RecordTrouble, match="replaced"):
        store.engine.connect()
    assert not store.changed_elsewhere()
    store.close()


def test_a_file_that_was_moved_away_is_missed_at_the_next_change(file, tmp_path):
    store = open_record(file)
    add(store, "Hier")
    file.rename(tmp_path / "anders.db")
    with pytest.raises(RecordTrouble, match="replaced"):
        add(store, "Verloren")
    assert [names(kept) for kept in beside(file)] == [["Hier"]]
    store.close()


def test_a_record_in_its_place_leaves_nothing_beside_it(file):
    store = open_record(file)
    add(store, "Hier")
    assert not store.changed_elsewhere()
    store.close()
    assert (names(file), beside(file)) == (["Hier"], [])


def test_who_waited_while_another_file_was_put_there_does_not_write_into_the_one_before(file, elsewhere, monkeypatch):
    """Such as a shell that waits while the record gets a password."""
    store = open_record(file)
    add(store, "Hier")
    checked = store._place.check

    def check_then_wait(*of):
        checked(*of)
        if elsewhere.exists():  # the wait for the lock, in which the other one finishes
            os.replace(elsewhere, file)

    monkeypatch.setattr(store._place, "check", check_then_wait)
    with pytest.raises(RecordTrouble, match="replaced"):
        add(store, "Verloren")
    (kept,) = beside(file)
    assert names(kept) == ["Hier"]
    assert "Fern 00" in names(file)
    store.close()
