"""A record with a password: what opens it, what it leaves on the disk, and what works as without one."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from sqlalchemy.exc import OperationalError

from beirat_desktop.desktop.drafts import Draft, Drafts
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Person
from beirat_desktop.store import cipher, moving, sqlite
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.first_look import first_rows
from beirat_desktop.store.locked_journal import LockedJournal
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.record import locking, record
from beirat_desktop.usecases.record.backups import Backups
from beirat_desktop.usecases.record.move import move
from beirat_desktop.usecases.where import ServerAddress, is_locked
from tests.passwords import forget_all

pytestmark = pytest.mark.sqlite

OLD, NEW = "vier Wörter hintereinander", "fünf andere Wörter danach"
MARK = "Kranichfeder"
DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def nothing_known():
    yield
    forget_all()


def planted(place: Path) -> Path:
    """A closed record in which the mark stands."""
    store = open_record(place)
    with store.unit("persons.add") as unit:
        unit.persons.save(Person(MARK, "Ada", id="p1"))
        unit.keep_blob(f"Anlage {MARK}".encode() * 900)
    store.close()
    return place


@pytest.fixture
def file(founded_record, tmp_path) -> Path:
    """The planted record, plain."""
    return planted(Path(shutil.copy(founded_record, tmp_path / "beirat.db")))


@pytest.fixture(scope="session")
def locked_once(founded_record, tmp_path_factory) -> Path:
    made = planted(Path(shutil.copy(founded_record, tmp_path_factory.mktemp("locked") / "beirat.db")))
    locking.encrypt(made, OLD, OLD)
    return made


@pytest.fixture
def locked(locked_once, tmp_path) -> Path:
    """The same with a password that was given, and nothing plain beside it."""
    made = Path(shutil.copy(locked_once, tmp_path / "beirat.db"))
    assert locking.unlock(made, OLD)
    return made


def names(place: Path) -> list[str]:
    store = open_record(place)
    try:
        with store.reading() as unit:
            return [person.family_name for person in unit.persons.all()]
    finally:
        store.close()


def holding_the_mark(folder: Path) -> list[str]:
    mark = MARK.encode()
    wanted = (mark, mark.lower(), MARK.encode("utf-16-le"))
    return sorted(
        str(one.relative_to(folder))
        for one in folder.rglob("*")
        if one.is_file() and any(word in one.read_bytes() for word in wanted)
    )


def test_the_search_for_the_mark_finds_it_where_it_is_plain(file, tmp_path):
    assert file.name in holding_the_mark(tmp_path)


def test_a_password_opens_the_record_and_nothing_else_does(locked):
    assert names(locked) == [MARK]
    forget_all()
    assert locking.asks_password(locked)
    with pytest.raises(RecordTrouble) as raised:
        open_record(locked)
    assert raised.value.kind == "encrypted"
    assert not locking.unlock(locked, OLD + " ")
    assert not locking.unlock(locked, "")
    assert locking.unlock(locked, OLD)
    assert names(locked) == [MARK]


def test_an_umlaut_typed_in_two_parts_is_the_same_password(locked):
    forget_all()
    assert locking.unlock(locked, OLD.replace("ö", "o\u0308"))


def test_a_file_opens_in_sqlcipher_with_the_password_alone(locked):
    """Whoever has the password needs not this program."""
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(locked))) as connection:
        connection.execute(f"PRAGMA key = '{OLD}'")
        assert connection.execute("SELECT family_name FROM persons").fetchall() == [(MARK,)]


def test_no_plain_word_is_left_in_any_file(home, tmp_path):
    """The record, its log while it is written, copies of each kind, drafts, what is put aside, the program's logs."""
    folder = home / "data"
    folder.mkdir(parents=True)
    file = folder / "akte.db"
    copies = tmp_path / "Sicherung"
    copies.mkdir()
    opened = record.create_record(file, user="x", password=OLD)
    office = opened.office
    drafts = Drafts(home / "state")
    drafts.use(opened.journal(home / "state"))
    with office.store.unit("persons.add") as unit:
        for number in range(200):
            unit.persons.save(Person(f"{MARK} {number}", MARK))
        unit.keep_blob(f"Anlage {MARK}".encode() * 900)
    drafts.ahead(Draft("p1", "title", f"Entwurf {MARK}", datetime(2026, 11, 23)))
    drafts.keep(Draft("p1", "reason", f"Begründung {MARK}", datetime(2026, 11, 23)))
    office.changed_elsewhere()
    Backups(file, copies).make(DAY)
    sqlite.copy_before_upgrade(file, "0001")
    with office.store.reading() as unit:
        # Sorted in many rows, which goes through files where it is not told to stay in memory.
        unit.connection.exec_driver_sql("SELECT a.family_name, b.family_name FROM persons a, persons b ORDER BY 1, 2")
        assert holding_the_mark(tmp_path) == []
    assert (folder / "akte.db-wal").stat().st_size > 0
    moved = folder / "weg.db"
    file.rename(moved)
    shutil.copy(copies / "akte-2026-11-23.db", file)
    with pytest.raises(RecordTrouble), office.store.unit("persons.add"):
        pass  # what this machine holds is written beside the file that took its place
    assert list(folder.glob("akte-dieser-PC-*.db"))
    opened.close()
    drafts.use(None)
    aside = record.restore(file, copies, copies / "akte-2026-11-23.db")
    assert aside.exists()
    locking.change_password(file, OLD, NEW, NEW)
    assert holding_the_mark(tmp_path) == []
    assert len(names(file)) == 200


def test_encrypting_keeps_every_row_and_names_what_is_still_plain(file, tmp_path):
    copies = tmp_path / "Sicherung"
    copies.mkdir()
    Backups(file, copies).make(DAY)
    with closing(sqlite3.connect(file)) as plain:
        before = {table: plain.execute(f"SELECT * FROM {table}").fetchall() for table in ("persons", "changes")}
    aside = locking.encrypt(file, OLD, OLD)
    with closing(cipher.connect(file)) as connection:
        assert before == {
            table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("persons", "changes")
        }
    plain = locking.plain_files(file, copies)
    assert plain == sorted([aside, copies / f"{file.stem}-2026-11-23.db"])
    assert locking.remove(plain) == []
    Backups(file, copies).make(DAY)
    assert locking.plain_files(file, copies) == []
    assert holding_the_mark(file.parent) == []


def test_a_short_password_and_one_typed_otherwise_are_refused(file):
    for password, again, rule in (
        ("kurz", "kurz", "lock.short"),
        (" " * 20, " " * 20, "lock.short"),
        (OLD, NEW, "lock.differs"),
    ):
        with pytest.raises(Refused, match=rule.replace(".", r"\.")):
            locking.encrypt(file, password, again)
    assert not is_locked(file)


def test_a_record_on_a_server_has_no_such_password():
    with pytest.raises(Refused, match=r"lock\.server"):
        locking.encrypt(ServerAddress("postgresql://name@server/beirat"), OLD, OLD)


def test_a_locked_record_is_not_locked_twice(locked):
    with pytest.raises(Refused, match=r"lock\.already"):
        locking.encrypt(locked, NEW, NEW)


def test_taking_the_password_off_asks_for_it_and_leaves_the_record_plain(locked):
    forget_all()
    with pytest.raises(Refused, match=r"lock\.wrong"):
        locking.decrypt(locked, NEW)
    aside = locking.decrypt(locked, OLD)
    assert not is_locked(locked)
    assert is_locked(aside)
    assert names(locked) == names(aside) == [MARK]
    with pytest.raises(Refused, match=r"lock\.open"):
        locking.decrypt(locked, OLD)


def test_another_password_opens_the_record_and_the_one_before_its_older_copy(locked, tmp_path):
    copies = tmp_path / "Sicherung"
    copies.mkdir()
    old_copy = Backups(locked, copies).make(DAY).path
    with pytest.raises(Refused, match=r"lock\.wrong"):
        locking.change_password(locked, NEW, NEW, NEW)
    locking.change_password(locked, OLD, NEW, NEW)
    new_copy = Backups(locked, copies).make(date(2026, 11, 24)).path
    forget_all()
    assert not locking.unlock(locked, OLD)
    assert locking.unlock(locked, NEW)
    assert locking.asks_password(old_copy)
    with pytest.raises(RecordTrouble) as raised:
        record.restore(locked, copies, old_copy)
    assert (raised.value.kind, raised.value.file) == ("encrypted", old_copy)
    assert locking.unlock(old_copy, OLD)
    record.restore(locked, copies, old_copy)
    assert names(locked) == [MARK]
    forget_all()
    assert locking.unlock(new_copy, NEW)
    assert Backups(locked, copies).newest_good().path == new_copy


def test_a_lost_password_does_not_stand_in_the_way_of_a_plain_copy(file, tmp_path):
    copies = tmp_path / "Sicherung"
    copies.mkdir()
    plain = Backups(file, copies).make(DAY).path
    locking.encrypt(file, OLD, OLD)
    forget_all()
    aside = record.restore(file, copies, plain)
    assert names(file) == [MARK]
    assert is_locked(aside)


def test_one_changed_byte_is_seen_or_changes_nothing(locked, tmp_path):
    """Each page carries a mark that only the key makes, so nothing plausible comes of damage."""
    whole = names(locked)
    content = locked.read_bytes()
    chance = random.Random(20261123)
    seen = 0
    flipped = tmp_path / "flipped.db"
    for _ in range(40):
        damaged = bytearray(content)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        flipped.write_bytes(damaged)
        try:
            sqlite.inspect_copy(flipped)
        except RecordTrouble:
            seen += 1
        else:
            assert names(flipped) == whole
        for beside in tmp_path.glob("flipped.db-*"):
            beside.unlink()
    assert seen > 30


def test_drafts_follow_the_password_where_it_was_given_and_are_put_aside_where_not(tmp_path):
    old = cipher.new_key(OLD)
    first = LockedJournal(tmp_path, old)
    first.append("eine Zeile", to_disk=True)
    first.close()
    new = cipher.derive(NEW, old.salt)
    second = LockedJournal(tmp_path, new)
    assert second.lines() == ["eine Zeile"]
    second.close()
    forget_all()
    third = LockedJournal(tmp_path, old)
    assert third.lines() == []
    third.rewrite([])
    third.close()
    assert [one.suffix for one in tmp_path.iterdir()] == [".damaged"], "nothing waits, so there is no file of it"


def test_words_are_found_as_in_a_plain_record(locked, sample_record, tmp_path):
    from beirat_desktop.usecases.office import Office

    plain = Path(shutil.copy(sample_record, tmp_path / "a.db"))
    other = Path(shutil.copy(sample_record, tmp_path / "b.db"))
    locking.encrypt(other, OLD, OLD)
    found = []
    for place in (plain, other):
        office = Office(open_record(place, user="Geschäftsstelle"))
        found.append(
            [[hit.id for hit in office.search.find(words).found] for words in ("beleuchtung", "integr", "spd")]
        )
        office.close()
    assert found[0] == found[1]
    assert any(found[0])


def test_nothing_is_shown_before_the_password_was_given(locked):
    assert first_rows(locked, ["submitted"], 8) is None


def test_what_another_program_writes_is_noticed(locked):
    store = open_record(locked)
    assert not store.changed_elsewhere()
    other = open_record(locked)
    with other.unit("persons.add") as unit:
        unit.persons.save(Person("Neu", "Ada"))
    other.close()
    assert store.changed_elsewhere()
    store.close()
    assert locked not in cipher._held


def test_a_locked_record_moves_with_all_its_rows(locked, tmp_path):
    target = tmp_path / "plain.db"
    assert move(locked, target)["persons"] == 1
    assert names(target) == [MARK]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_move_that_is_killed_leaves_no_record_and_can_be_begun_again(locked, tmp_path):
    killed = """
import os, signal, sys
from pathlib import Path
from beirat_desktop.store import moving
from beirat_desktop.usecases.record import locking
from beirat_desktop.usecases.record.move import move
moving._differ = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
locking.unlock(Path(sys.argv[1]), sys.argv[2])
move(Path(sys.argv[1]), Path(sys.argv[3]), sys.argv[4], sys.argv[4])
"""
    target = tmp_path / "neu" / "umgezogen.db"
    ended = subprocess.run([sys.executable, "-c", killed, str(locked), OLD, str(target), NEW], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert list(target.parent.iterdir()) != []
    assert not target.exists()
    assert move(locked, target, NEW, NEW)["persons"] == 1
    assert [one.name for one in target.parent.iterdir()] == ["umgezogen.db"]
    assert names(target) == [MARK]
    with pytest.raises(RecordTrouble) as raised:
        move(locked, target, NEW, NEW)
    assert (raised.value.kind, raised.value.file) == ("exists", target)


PROGRAM = """
import os, signal, sys, threading, time
from pathlib import Path
from beirat_desktop.usecases.record import locking

file, old, new, moment = Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4])
locking.unlock(file, old)
threading.Timer(moment, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
if new:
    locking.change_password(file, old, new, new)
else:
    locking.decrypt(file, old)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("new", [NEW, ""], ids=["changed", "taken off"])
def test_killed_while_the_password_changes_the_record_is_whole_under_one_of_both(locked, new):
    for moment in (0.4, 0.7, 30):
        subprocess.run([sys.executable, "-c", PROGRAM, str(locked), OLD, new, str(moment)], check=False)
        forget_all()
        assert not is_locked(locked) or locking.unlock(locked, OLD) or locking.unlock(locked, new)
        sqlite.check_integrity(locked)
        assert names(locked) == [MARK]
    assert is_locked(locked) == bool(new)
    assert not new or not locking.unlock(locked, OLD)


@pytest.mark.parametrize("act", ["locked", "changed", "taken off"])
def test_nobody_writes_unseen_while_the_password_is_set(act, request, monkeypatch):
    """A shell beside has no lock of a window; what it wrote into the file of before would be gone."""
    file = request.getfixturevalue("file" if act == "locked" else "locked")
    copied, tried = sqlite.copy_record, []

    def write_beside(source, target):
        copied(source, target)
        with closing(cipher.connect(file, timeout=0)) as shell, pytest.raises(cipher.errors(), match="locked"):
            shell.execute("BEGIN IMMEDIATE")
        tried.append(target)

    monkeypatch.setattr(sqlite, "copy_record", write_beside)
    if act == "locked":
        locking.encrypt(file, OLD, OLD)
    elif act == "changed":
        locking.change_password(file, OLD, NEW, NEW)
    else:
        locking.decrypt(file, OLD)
    assert tried
    assert names(file) == [MARK]


def test_who_reads_meanwhile_gets_their_answer_and_the_password_waits(file):
    store = open_record(file)
    with store.reading() as unit:
        assert unit.persons.all()
        with closing(cipher.connect(file)) as shell, shell:
            shell.execute("DELETE FROM row_sums WHERE 0")
            shell.execute("PRAGMA user_version = 99")  # something the reader does not see yet
        with pytest.raises(RecordTrouble) as raised:
            locking.encrypt(file, OLD, OLD)
    assert raised.value.kind == "locked"
    store.close()
    assert names(file) == [MARK]


@pytest.mark.parametrize("left", [4096, 5000, 20_000])
def test_a_record_whose_end_is_missing_is_said_to_be_damaged(locked, left):
    """As a stick that was pulled leaves it."""
    locked.write_bytes(locked.read_bytes()[:left])
    forget_all()
    locking.unlock(locked, OLD)
    with pytest.raises(RecordTrouble) as raised:
        open_record(locked)
    assert raised.value.kind == "damaged"


@pytest.mark.parametrize("full_at", ["copy", "put_back"])
def test_a_full_disk_is_said_and_leaves_the_record_alone_as_it_was(file, tmp_path, monkeypatch, full_at):
    full = sqlite3.OperationalError("database or disk is full")

    def no_room(*_, **__):
        if full_at == "copy":
            raise OperationalError("INSERT", {}, full)
        raise RecordTrouble("disk_full", file)

    monkeypatch.setattr(*((moving, "_differ") if full_at == "copy" else (sqlite, "put_back")), no_room)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(RecordTrouble, match="disk_full"):
        locking.encrypt(file, OLD, OLD)
    assert sorted(tmp_path.iterdir()) == before
    assert names(file) == [MARK]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_no_plain_words_stay_of_a_program_that_was_killed_while_it_took_the_password_off(locked, tmp_path):
    killed = """
import os, signal, sys
from pathlib import Path
from beirat_desktop.store import sqlite
from beirat_desktop.usecases.record import locking
sqlite.put_back = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
locking.decrypt(Path(sys.argv[1]), sys.argv[2])
"""
    subprocess.run([sys.executable, "-c", killed, str(locked), OLD], check=False)
    assert holding_the_mark(tmp_path) != []
    # A program that was killed earlier, while it locked the record and put the plain one aside.
    (tmp_path / "beirat-unverschluesselt-2026-11-23-090000.db.unfertig").write_text(MARK)
    record.open_record(locked).close()
    assert holding_the_mark(tmp_path) == []


class Memory(KeyringBackend):
    """What a system's keyring does, in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError
        del self.kept[service, username]


@pytest.fixture
def memory():
    before, made = keyring.get_keyring(), Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_the_system_opens_the_record_only_where_somebody_wanted_it_to(locked, memory):
    assert locking.can_keep()
    assert not locking.keeps(locked)
    assert locking.keep(locked, wanted=True)
    assert OLD not in str(memory.kept)
    forget_all()
    assert not locking.asks_password(locked)
    locking.change_password(locked, OLD, NEW, NEW)
    forget_all()
    assert not locking.asks_password(locked)
    assert locking.keep(locked, wanted=False)
    forget_all()
    assert locking.asks_password(locked)
    assert memory.kept == {}


def test_what_is_kept_and_does_not_fit_is_asked_for(locked, memory):
    locking.keep(locked, wanted=True)
    for name in memory.kept:
        memory.kept[name] = "nicht hexadezimal"
    forget_all()
    assert locking.asks_password(locked)


def test_without_a_keyring_nothing_is_kept(locked):
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        assert not locking.can_keep()
        assert not locking.keep(locked, wanted=True)
    finally:
        keyring.set_keyring(before)
