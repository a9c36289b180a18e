"""The connection to a server breaks while something is written: whatever was kept, nothing is done twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.store.address import ServerAddress
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.postgresql import copies, lines
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.record.checks import check
from beirat_desktop.usecases.record.move import move
from tests import factories
from tests.relay import Relay
from tests.waiting import wait_until

pytestmark = pytest.mark.server


@pytest.fixture
def shared(server, founded_record, request):
    address = server.address().of_database(f"riss {request.node.name}"[:60])
    move(founded_record, address)
    yield address
    server.drop(address)


@pytest.fixture
def wire(server):
    made = Relay(server.port)
    yield made
    made.close()


@pytest.fixture
def here(server, shared, wire):
    """The record over a wire that can break."""
    store = open_record(ServerAddress(shared.url.replace(f":{server.port}/", f":{wire.port}/")), user="Frau Sommer")
    yield store
    store.close()


@pytest.fixture
def there(shared):
    """The same at a workplace that is always connected."""
    store = open_record(shared, user="Herr Winter")
    yield store
    store.close()


def add(store, name: str = "Öztürk") -> None:
    with store.unit("persons.add") as unit:
        unit.persons.save(factories.person(name))


def names(store) -> list[str]:
    with store.reading() as unit:
        return [person.family_name for person in unit.persons.all()]


@pytest.mark.parametrize("words", [b"LOCK TABLE", b"INSERT INTO persons", b"search_docs", b"pg_notify"])
@pytest.mark.parametrize("answered", [False, True])
def test_what_breaks_before_the_end_was_not_kept_and_can_be_done_again(here, there, wire, words, answered):
    wire.break_at(words, answered=answered)
    with pytest.raises(RecordTrouble) as told:
        add(here)
    assert told.value.kind == "no_server"
    add(here)
    assert names(there) == ["Öztürk"]
    assert not [one for one in check(there) if one.rule.startswith("history")]


def test_a_change_that_was_kept_though_its_answer_was_lost_counts_as_kept(here, there, wire):
    heard = []
    here.listen(heard.append)
    wire.break_at(b"COMMIT", answered=True)
    add(here)
    assert names(there) == ["Öztürk"]
    assert heard == [frozenset({"persons"})]
    assert here.undoable == "persons.add"
    here.undo()
    assert names(there) == []


def test_a_change_that_never_arrived_is_told_and_done_once_more(here, there, wire):
    wire.break_at(b"COMMIT", answered=False)
    with pytest.raises(RecordTrouble) as told:
        add(here)
    assert told.value.kind == "no_server"
    assert names(there) == []
    add(here)
    assert names(there) == ["Öztürk"]


def unsure(store, wire, monkeypatch, *, answered: bool, typed: bool = False) -> None:
    """Write, and lose the connection over it; nobody answers when the program looks what became of it."""
    settle = type(store)._settle

    def away(own):
        wire.cut()
        try:
            return settle(own)
        finally:
            wire.mend()

    monkeypatch.setattr(type(store), "_settle", away)
    wire.break_at(b"COMMIT", answered=answered)
    with pytest.raises(RecordTrouble) as told, store.unit("persons.add", merge=typed) as unit:
        unit.persons.save(factories.person("Öztürk"))
    assert told.value.kind == "unsure"
    monkeypatch.undo()


def test_while_nobody_can_tell_the_same_is_not_done_twice(here, there, wire, monkeypatch):
    unsure(here, wire, monkeypatch, answered=True)
    with pytest.raises(RecordTrouble) as told:
        add(here)
    assert told.value.kind == "kept_after_all"
    assert names(there) == ["Öztürk"]
    add(here, "Yıldız")
    assert names(there) == ["Öztürk", "Yıldız"]


def test_what_turns_out_as_lost_is_simply_done_again(here, there, wire, monkeypatch):
    unsure(here, wire, monkeypatch, answered=False)
    add(here)
    assert names(there) == ["Öztürk"]


def test_once_the_screens_read_what_became_of_it_nothing_is_in_the_way(here, there, wire, monkeypatch):
    here.changed_elsewhere()
    unsure(here, wire, monkeypatch, answered=True)
    wait_until(here.changed_elsewhere)
    add(here, "Yıldız")
    assert names(there) == ["Öztürk", "Yıldız"]


def test_what_is_typed_goes_on_when_it_was_kept_after_all(here, there, wire, monkeypatch):
    unsure(here, wire, monkeypatch, answered=True, typed=True)
    with here.unit("persons.edit", merge=True) as unit:
        (person,) = unit.persons.all()
        unit.persons.save(replace(person, family_name="Öztürk-Kaya"))
    assert names(there) == ["Öztürk-Kaya"]


def test_a_wire_that_swallows_an_answer_holds_nobody_for_ever(here, there, wire, monkeypatch):
    monkeypatch.setattr(lines, "LONGEST", 0.5)  # a unit that begins takes it from there
    cut = []

    def cut_inside() -> None:
        with here.unit("persons.add") as unit:
            wire.cut()
            cut.append(True)
            unit.persons.save(factories.person())

    while not cut:  # a machine that is busy for half a second is no wire that swallows
        with pytest.raises(RecordTrouble) as told:
            cut_inside()
        assert told.value.kind == "no_server"
    monkeypatch.undo()
    wire.mend()
    wait_until(lambda: not here.away)


def test_who_listens_over_a_wire_that_swallows_tries_again(here, there, wire, monkeypatch):
    monkeypatch.setattr(lines, "PATIENCE", 0.2)
    names(here)
    wire.break_at(b"LISTEN", answered=False)
    # Whether it is away in between nobody can say from outside: it may be there again before it is asked.
    wait_until(here.changed_elsewhere)
    add(there)
    wait_until(here.changed_elsewhere)


def test_a_workplace_that_sleeps_in_the_middle_of_a_unit_lets_the_others_go(shared, there):
    sleeper = open_record(shared, user="Frau Sommer")

    def sleep_inside() -> None:
        with sleeper.unit("persons.add") as unit:
            unit.persons.save(factories.person("Schläferin"))
            # From here on, or a machine that is busy would fall asleep before.
            unit.connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 300")
            add(there, "Wach")
            unit.persons.save(factories.person("Schläferin"))

    with pytest.raises(RecordTrouble) as told:
        sleep_inside()
    assert told.value.kind == "no_server"
    assert names(there) == ["Wach"]
    sleeper.close()
    with there.engine.connect() as connection:
        for name, value in (("idle_in_transaction_session_timeout", "1min"), ("tcp_keepalives_idle", "3")):
            assert connection.exec_driver_sql(f"SHOW {name}").scalar() == value


def test_nobody_writes_between_the_copy_that_is_put_aside_and_the_one_that_comes(shared, there, tmp_path, monkeypatch):
    copy, aside = tmp_path / "stand.dump", tmp_path / "vorher.dump"
    copies.copy_record(shared, copy)
    add(there, "Vorher")
    between = []
    copy_record = copies.copy_record

    def and_then(address, target):
        copy_record(address, target)
        with pytest.raises(RecordTrouble) as told:
            add(there, "Dazwischen")
        between.append(told.value.kind)

    monkeypatch.setattr(copies, "copy_record", and_then)
    copies.put_over(copy, shared, aside)
    assert between == ["locked"]
    assert names(there) == []
    add(there, "Danach")
    copies.put_back(aside, shared)
    assert names(there) == ["Vorher"]


def test_who_puts_a_copy_back_waits_for_who_writes(shared, there, tmp_path):
    copy = tmp_path / "stand.dump"
    copies.copy_record(shared, copy)
    inside, go_on = threading.Event(), threading.Event()

    def write() -> None:
        with there.unit("persons.add") as unit:
            unit.persons.save(factories.person("Mittendrin"))
            inside.set()
            assert go_on.wait(60)

    with ThreadPoolExecutor(2) as threads:
        writing = threads.submit(write)
        assert inside.wait(60)
        restoring = threads.submit(copies.put_over, copy, shared, tmp_path / "vorher.dump")
        with psycopg.connect(shared.url) as watcher:
            query = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            wait_until(lambda: watcher.execute(query).fetchone() is not None or restoring.done())
        assert not restoring.done()
        go_on.set()
        writing.result(60)
        restoring.result(60)
    copies.put_back(tmp_path / "vorher.dump", shared)
    assert names(there) == ["Mittendrin"]


def test_who_was_removed_while_working_is_told_so(shared, there):
    from beirat_desktop.domain.users import Desk, User

    with there.unit("users.add") as unit:
        one = unit.users.save(User("Herr Winter", Desk.OFFICE))
        unit.users.save(User("Frau Sommer", Desk.OFFICE))
    there.user_id = one.id
    other = open_record(shared, user="Frau Sommer")
    with other.unit("users.remove") as unit:
        unit.users.delete(one.id)
    other.close()
    with pytest.raises(Refused) as refused:
        add(there)
    assert refused.value.rule == "rights.gone"
