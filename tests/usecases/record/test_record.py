import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from beirat_desktop.domain.persons import Person
from beirat_desktop.german.record import TROUBLE, trouble
from beirat_desktop.store import errors, sqlite
from beirat_desktop.store import record as store_record
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.usecases.record import record

pytestmark = pytest.mark.sqlite


@pytest.fixture
def file(empty_record, tmp_path):
    copy = tmp_path / "beirat.db"
    shutil.copy(empty_record, copy)
    return copy


def sentence(file):
    """What is said on opening the file; the file must stay as it was."""
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(RecordTrouble) as failed:
        record.open_record(file)
    assert (file.read_bytes() if file.is_file() else None) == before
    return trouble(failed.value.kind, failed.value.file, failed.value.facts)


def test_a_record_that_is_gone(file):
    file.unlink()
    words = sentence(file)
    assert words.happened == "Die Akte „beirat.db“ ist nicht mehr da."
    assert str(file.parent) in words.safe


def test_a_folder_that_is_gone(tmp_path):
    assert "Stick angeschlossen" in sentence(tmp_path / "stick" / "beirat.db").now


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 ...", b"SQLite format 3\x00" + bytes(4000)])
def test_a_file_that_is_not_ours(file, content):
    file.write_bytes(content)
    assert sentence(file).happened == "„beirat.db“ ist keine Akte dieses Programms."


def test_a_database_of_another_program(file):
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE moz_places (id INTEGER)")
    assert "keine Akte" in sentence(file).happened


@pytest.mark.parametrize("name", ["Akte%20Beirat.db", "Web%20Laufwerk/Akte.db", "Akte #1.db"])
def test_the_file_that_is_named_is_the_one_that_is_written(empty_record, tmp_path, name):
    named, beside = tmp_path / name, tmp_path / name.replace("%20", " ")
    for one in (named, beside):
        one.parent.mkdir(exist_ok=True)
        shutil.copy(empty_record, one)
    other = beside.read_bytes()
    store = store_record.open_record(named)
    with store.unit("persons.add") as unit:
        unit.persons.save(Person("Ağırbaş", "Ada"))
    store.close()
    with closing(sqlite3.connect(named)) as written:
        assert written.execute("SELECT family_name FROM persons").fetchall() == [("Ağırbaş",)]
    assert named == beside or beside.read_bytes() == other


def test_a_damaged_record(file):
    content = bytearray(file.read_bytes())
    content[200:40000] = b"\x00" * 39800
    file.write_bytes(content)
    assert "letzten guten Sicherung" in sentence(file).now


def test_a_record_cut_short_is_found_when_it_is_checked(file):
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    with pytest.raises(RecordTrouble, match="damaged"):
        record.check_file(file)


def test_a_record_of_a_newer_program(file):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "neueren Fassung des Programms (Stand 9999)" in sentence(file).happened


def test_a_write_protected_record(file, monkeypatch):
    # Tests may run as root, whom no mode of a file stops.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    assert "schreibgeschützt" in sentence(file).happened


def test_a_full_disk_keeps_what_was_there(office):
    with closing(office.store.engine.raw_connection()) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(RecordTrouble) as failed:
        office.persons.add("Weiß", "Zoë" * 200_000)
    assert trouble(failed.value.kind, failed.value.file, failed.value.facts).happened == "Der Datenträger ist voll."
    assert office.persons.all() == []
    sqlite.check_integrity(office.file)


def test_another_program_that_writes_too_long(office, monkeypatch):
    with closing(office.store.engine.raw_connection()) as connection:
        connection.execute("PRAGMA busy_timeout=1")
    with closing(sqlite3.connect(office.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordTrouble, match="locked"):
            office.persons.add("Weiß")
    assert office.persons.add("Weiß")


def test_a_new_record_does_not_touch_a_file_that_is_there(file):
    before = file.read_bytes()
    with pytest.raises(RecordTrouble, match="exists"):
        record.create_record(file)
    assert file.read_bytes() == before


def test_a_new_record_in_a_place_that_is_no_folder(tmp_path):
    (tmp_path / "Akte").write_text("eine Datei")
    with pytest.raises(RecordTrouble, match="missing_folder"):
        record.create_record(tmp_path / "Akte" / "beirat.db")


def test_a_new_record_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def fails(engine):
        raise RecordTrouble("disk_full", tmp_path)

    monkeypatch.setattr(store_record, "upgrade", fails)
    with pytest.raises(RecordTrouble, match="disk_full"):
        record.create_record(tmp_path / "neu" / "beirat.db")
    assert list((tmp_path / "neu").iterdir()) == []


def test_a_record_opened_twice_says_who_has_it(file):
    opened = record.open_record(file, user="Frau Sommer")
    with pytest.raises(RecordTrouble) as failed:
        record.open_record(file, user="Herr Winter")
    words = trouble(failed.value.kind, failed.value.file, failed.value.facts)
    assert words.happened.startswith("„beirat.db“ ist schon geöffnet von Frau Sommer am Rechner ")
    assert failed.value.facts["pid"] == os.getpid()
    opened.close()
    record.open_record(file, user="Herr Winter").close()
    assert [path.name for path in file.parent.iterdir() if "lock" in path.name] == []


HOLDS = """
import sys, time
from pathlib import Path
from beirat_desktop.usecases.record import record
opened = record.open_record(Path(sys.argv[1]), user="Frau Sommer")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_the_lock_of_a_killed_program_is_taken_over(file):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(RecordTrouble, match="in_use"):
            record.open_record(file)
        other.send_signal(signal.SIGKILL)
    record.open_record(file).close()


@pytest.mark.skipif(sys.platform == "win32", reason="flock")
def test_a_share_without_locks_is_not_written_by_two_programs(file, monkeypatch):
    import fcntl

    def fails(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    before = file.read_bytes()
    monkeypatch.setattr(fcntl, "flock", fails)
    for _ in range(2):
        with pytest.raises(RecordTrouble) as told:
            record.open_record(file)
        assert told.value.kind == "no_lock"
    assert file.read_bytes() == before


def test_a_lock_with_nonsense_in_it_is_no_trouble(file):
    (file.parent / ".beirat.db.lock").write_text("{halb")
    record.open_record(file).close()


def test_a_record_on_a_network_share_is_recognised(file, monkeypatch):
    assert not record.on_network(file)
    mounts = f"/dev/sda / ext4 rw 0 0\n//server/akten {str(file.parent).replace(' ', chr(92) + '040')} cifs rw 0 0\n"
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: mounts)
    assert record.on_network(file)
    engine = sqlite.open_engine(file)
    with closing(engine.raw_connection()) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    engine.dispose()


def test_every_trouble_has_its_sentences():
    kinds = set(errors.RecordTrouble.__doc__.split('"')[1::2])
    assert kinds == set(TROUBLE)
    for kind in kinds:
        assert all(trouble(kind, Path("/akten/beirat.db"), {}))
