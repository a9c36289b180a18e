"""What holds for a record that several workplaces share on a server."""

import shutil
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import psycopg
import pytest

from beirat_desktop.domain.coverage import Coverage
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.searching import Term
from beirat_desktop.german import finding
from beirat_desktop.german.record import covered
from beirat_desktop.store.address import ServerAddress, where
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.postgresql import lines, search, setup
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.store.search_entries import OF_MAIN
from beirat_desktop.usecases.record import record
from beirat_desktop.usecases.record import server as server_usecase
from beirat_desktop.usecases.record.backups import Backups, usable
from beirat_desktop.usecases.record.checks import check
from beirat_desktop.usecases.record.move import move
from beirat_desktop.usecases.record.server import make_ready
from tests import factories
from tests.relay import Relay
from tests.waiting import wait_until

pytestmark = pytest.mark.server


@pytest.fixture
def address(server, request):
    """A database that is not there yet."""
    made = server.address().of_database(f"akte {request.node.name}"[:60])
    yield made
    server.drop(made)


@pytest.fixture
def shared(address, founded_record):
    move(founded_record, address)
    return address


@pytest.fixture
def two(shared):
    """The record at two workplaces."""
    stores = [open_record(shared, user=name) for name in ("Frau Sommer", "Herr Winter")]
    yield stores
    for store in stores:
        store.close()


@contextmanager
def away(server):
    """The server is stopped meanwhile, and there again for the tests that follow."""
    server.stop()
    try:
        yield
    finally:
        server.start()


def test_the_sample_moves_to_a_server_and_back_without_a_difference(sample_record, address, tmp_path):
    before = sample_record.read_bytes()
    assert sum(move(sample_record, address).values()) > 8_000
    back = tmp_path / "zurück.db"
    move(address, back)
    assert sample_record.read_bytes() == before
    told = []
    for place in (sample_record, address, back):
        office = record.open_shared(place)
        told.append(office.exchange.export())
        office.close()
    assert told[0] == told[1] == told[2]


def test_nothing_is_moved_onto_a_record_that_is_there(shared, founded_record, tmp_path):
    with pytest.raises(RecordTrouble) as told:
        move(founded_record, shared)
    assert told.value.kind == "exists_there"
    other = tmp_path / "da.db"
    other.write_bytes(b"da")
    with pytest.raises(RecordTrouble) as told:
        move(shared, other)
    assert told.value.kind == "exists"
    assert other.read_bytes() == b"da"


def test_what_differs_after_moving_is_told_and_leaves_no_record(founded_record, address, monkeypatch):
    monkeypatch.setattr("beirat_desktop.store.moving._differ", lambda one, other, table: table.name == "factions")
    with pytest.raises(Refused) as refused:
        move(founded_record, address)
    assert (refused.value.rule, refused.value.facts) == ("move.differs", {"tables": "factions"})
    assert setup.inspect_file(address) is None
    monkeypatch.undo()
    assert move(founded_record, address)["factions"] == 1


def test_a_server_is_made_ready_once_with_who_works_there_first(address):
    assert make_ready(address, "Frau Sommer")
    opened = record.open_record(address)
    assert [user.name for user in opened.office.users.all()] == ["Frau Sommer"]
    opened.close()
    with pytest.raises(RecordTrouble) as told:
        make_ready(address)
    assert told.value.kind == "exists_there"


def test_what_lies_in_a_database_of_somebody_else_stays_alone(server, address):
    server.database(address.name)
    with psycopg.connect(address.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kunden (name text)")
    for act in (create_record, open_record):
        with pytest.raises(RecordTrouble) as told:
            act(address)
        assert told.value.kind == "not_ours_there"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("postgresql://office@127.0.0.1:1/akte", "no_server"),
        ("postgresql://office@127.0.0.1:{port}/gibt_es_nicht", "no_database"),
        ("postgresql://niemand@127.0.0.1:{port}/postgres", "no_entry"),
        ("postgresql://office@127.0.0.1:{port}/postgres?unsinn=1", "bad_address"),
        ("postgresql://office@127.0.0.1:{port}/leer", "no_record"),
    ],
)
def test_what_keeps_a_server_from_being_opened_has_its_name(server, url, kind):
    if kind == "no_record":
        server.database("leer")
    with pytest.raises(RecordTrouble) as told:
        open_record(where(url.format(port=server.port)))
    assert told.value.kind == kind


def test_a_password_is_neither_shown_nor_kept():
    address = ServerAddress("postgresql://anna:geheim@eins,zwei:5433/akte?sslmode=require&password=auch")
    assert str(address) == "postgresql://anna@eins,zwei:5433/akte?sslmode=require"
    assert "geheim" not in repr(address)
    assert "auch" not in repr(address)
    assert (address.name, address.parent) == ("akte", "eins,zwei:5433")


def test_another_workplaces_unit_is_heard_and_our_own_is_not(two):
    here, there = two
    assert not here.changed_elsewhere()
    with here.unit("persons.add") as unit:
        unit.persons.save(factories.person())
    assert not here.changed_elsewhere()
    with there.unit("persons.add") as unit:
        unit.persons.save(factories.person())
    wait_until(here.changed_elsewhere)  # the server tells it behind the commit
    assert not here.changed_elsewhere()


def test_what_was_missed_while_the_server_was_away_counts_as_heard(server, two):
    here, there = two
    here.changed_elsewhere()
    with psycopg.connect(server.address().url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity "
            "WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()"
        )
    with there.unit("persons.add") as unit:
        unit.persons.save(factories.person())
    wait_until(here.changed_elsewhere)
    # Who listens again before that unit is kept hears it as well, so once or twice, and then nothing.
    wait_until(lambda: not here.changed_elsewhere())


def test_a_connection_that_was_lost_is_told_and_comes_again(server, two):
    here, _ = two
    here.changed_elsewhere()
    assert not here.away
    with away(server):
        wait_until(lambda: not here.changed_elsewhere() and here.away)
    wait_until(here.changed_elsewhere)
    assert not here.away


def test_work_goes_on_by_itself_when_the_server_is_there_again(server, two):
    here, _ = two
    with here.reading() as unit:
        assert unit.persons.all() == []
    with away(server):
        with pytest.raises(RecordTrouble) as told, here.reading() as unit:
            unit.persons.all()
        assert told.value.kind == "no_server"
    with here.unit("persons.add") as unit:
        unit.persons.save(factories.person())
    with here.reading() as unit:
        assert len(unit.persons.all()) == 1


def test_who_writes_waits_for_the_one_before_and_reads_what_that_one_left(two):
    here, there = two
    inside, done = threading.Event(), threading.Event()

    def first():
        with here.unit("committees.edit") as unit:
            one = unit.committees.get(factories.BEIRAT.id)
            inside.set()
            assert done.wait(60)
            unit.committees.save(replace(one, name="Beirat eins"))

    with ThreadPoolExecutor(2) as threads:
        one = threads.submit(first)
        assert inside.wait(60)
        with there.reading() as unit:  # whoever reads waits for nobody
            assert unit.committees.get(factories.BEIRAT.id).name == factories.BEIRAT.name

        def second():
            with there.unit("committees.edit") as unit:
                return unit.committees.get(factories.BEIRAT.id).name

        two_ = threads.submit(second)
        done.set()
        one.result(60)
        assert two_.result(60) == "Beirat eins"


def test_a_writer_that_does_not_come_to_an_end_is_told_after_five_seconds(two):
    here, there = two
    with here.unit("hold"), pytest.raises(RecordTrouble) as told, there.unit("wait"):
        pass
    assert told.value.kind == "locked"


def test_undo_at_one_workplace_takes_back_nothing_of_another(two):
    here, there = two
    with here.unit("committees.edit") as unit:
        unit.committees.save(replace(unit.committees.get(factories.BEIRAT.id), name="Hier"))
    with there.unit("committees.edit") as unit:
        unit.committees.save(replace(unit.committees.get(factories.BEIRAT.id), name="Dort"))
    with pytest.raises(Refused) as refused:
        here.undo()
    assert refused.value.rule == "undo.changed_meanwhile"
    assert check(here) == check(there)


def test_a_copy_is_tried_and_restoring_it_puts_everything_back(server, shared, tmp_path):
    opened = record.open_record(shared)
    copies = Backups(shared, tmp_path)
    copy = copies.make(opened.office.today)
    assert usable(copy.path)
    before = opened.office.exchange.export()
    with opened.office.store.unit("persons.add") as unit:
        unit.persons.save(factories.person())
    after = opened.office.exchange.export()
    opened.close()
    aside = record.restore(shared, tmp_path, copy.path)
    for expected in (before, after):
        office = record.open_shared(shared)
        assert office.exchange.export() == expected
        office.close()
        record.restore(shared, tmp_path, aside)
    with psycopg.connect(server.address().url) as connection:
        probes = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE '%probe%'").fetchall()
    assert probes == []


def test_a_damaged_copy_is_not_restored(shared, tmp_path):
    copy = Backups(shared, tmp_path).make(date(2012, 5, 14))
    content = bytearray(copy.path.read_bytes())
    del content[len(content) // 2 :]
    copy.path.write_bytes(bytes(content))
    assert not usable(copy.path)
    with pytest.raises(RecordTrouble) as told:
        record.restore(shared, tmp_path, copy.path)
    assert told.value.kind == "damaged"


KILLED = """
import sys
from beirat_desktop.store.address import where
from beirat_desktop.store.record import open_record
store = open_record(where(sys.argv[1]))
with store.unit("papers.number") as unit:
    unit.next_serial("motion", "2012")
    print("inside", flush=True)
    sys.stdin.readline()
"""


def test_a_program_that_is_killed_while_it_writes_leaves_nothing_and_lets_go(shared, two):
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(shared)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout.readline() == "inside\n"
    program.kill()
    program.communicate()
    with two[0].unit("papers.number") as unit:
        assert unit.next_serial("motion", "2012") == 1


def test_the_file_of_a_name_that_only_looks_like_an_address_is_a_file():
    assert where("postgresql.db") == Path("postgresql.db")
    assert where(" postgresql://a/b ") == ServerAddress("postgresql://a/b")


def test_a_sample_that_was_not_finished_is_begun_anew(monkeypatch):
    from beirat_desktop.store.private_server import programs

    if programs() is None:
        pytest.skip("PostgreSQL is not installed here")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o711)

    def build(store, day):
        with store.unit("begin") as unit:
            unit.bodies.save(factories.BODY)

    def stopped(store, day):
        build(store, day)
        raise KeyboardInterrupt

    opens = 0
    for made in (stopped, build):
        monkeypatch.setattr(server_usecase, "build_sample", made)
        with suppress(KeyboardInterrupt), server_usecase.tried_out(folder / "server", date(2012, 5, 14)) as address:
            opened = open_record(address)
            with opened.reading() as unit:
                assert unit.bodies.all() == [factories.BODY]
            opened.close()
            opens += 1
    assert opens == 1
    shutil.rmtree(folder)


@pytest.fixture
def relayed(server, shared):
    """The record over a wire that can be cut, watched as a window does; and the wire."""
    relay = Relay(server.port)
    store = open_record(ServerAddress(shared.url.replace(f":{server.port}/", f":{relay.port}/")), user="Frau Sommer")
    store.changed_elsewhere()
    with store.reading() as unit:
        assert unit.persons.all() == []
    yield store, relay
    store.close()
    relay.close()


def test_who_writes_to_a_server_that_vanished_without_a_word_waits_once_and_not_long(relayed, monkeypatch):
    store, relay = relayed
    relay.cut()
    monkeypatch.setattr(lines, "PATIENCE", 0.2)
    connected = []
    connect = lines.Line.connect
    monkeypatch.setattr(
        lines.Line,
        "connect",
        lambda *words, **more: connected.append(threading.get_ident()) or connect(*words, **more),
    )
    assert not store.away
    for _ in range(3):
        with pytest.raises(RecordTrouble) as told, store.unit("persons.add") as unit:
            unit.persons.save(factories.person())
        assert told.value.kind == "no_server"
        assert store.away
    with pytest.raises(RecordTrouble), store.reading() as unit:
        unit.persons.all()
    assert relay.asked.wait(60)  # beside, it is looked for
    assert threading.get_ident() not in connected  # whoever works waits for none of that
    monkeypatch.undo()  # a busy machine answers later than that
    relay.mend()
    wait_until(store.changed_elsewhere)
    assert not store.away
    with store.unit("persons.add") as unit:
        unit.persons.save(factories.person())
    with store.reading() as unit:
        assert len(unit.persons.all()) == 1


def test_an_idle_connection_notices_within_seconds_that_nobody_is_there():
    given = psycopg.conninfo.conninfo_to_dict(lines.conninfo(ServerAddress("postgresql://office@server/akte")))
    noticed = int(given["keepalives_idle"]) + int(given["keepalives_interval"]) * int(given["keepalives_count"])
    assert noticed <= 6
    assert int(given["tcp_user_timeout"]) <= 4_000
    assert int(given["connect_timeout"]) <= 3
    own = ServerAddress("postgresql://office@server/akte?connect_timeout=9")
    assert psycopg.conninfo.conninfo_to_dict(lines.conninfo(own))["connect_timeout"] == "9"


def test_a_server_that_answers_with_an_error_or_ends_the_connection_is_no_silence(two, server):
    here, there = two
    with here.reading() as unit:
        unit.persons.all()
    with there.engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity "
            "WHERE usename = 'office' AND pid <> pg_backend_pid()"
        )
    with here.reading() as unit:  # another connection took its place before anybody noticed
        assert unit.persons.all() == []


def damage(server, address, table: str, words: bytes) -> None:
    """Turn a byte of a row where it lies on the server's disk."""
    with psycopg.connect(address.url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        (name,) = connection.execute("SELECT pg_relation_filepath(%s)", (table,)).fetchone()
    with away(server):
        file = server.data / name
        content = file.read_bytes()
        assert words in content
        file.write_bytes(content.replace(words, words[:-1] + bytes([words[-1] ^ 1])))


def test_a_byte_that_turned_on_the_servers_disk_is_seen_by_the_look_through_the_record(server, shared):
    store = open_record(shared)
    with store.unit("persons.add") as unit:
        unit.persons.save(factories.person("Öztürk", "Ayse"))
    store.close()
    assert record.check_file(shared, quick=False) == Coverage(pages=True, indexes=True)
    damage(server, shared, "persons", b"Ayse")
    with pytest.raises(RecordTrouble) as told:
        record.check_file(shared, quick=False)
    assert told.value.kind == "damaged"


def test_a_file_that_is_no_longer_what_was_kept_is_seen(shared):
    store = open_record(shared)
    with store.unit("attachments.add") as unit:
        unit.keep_blob(b"%PDF")
    store.close()
    with psycopg.connect(shared.url) as owner:
        owner.execute("UPDATE blobs SET content = '%PDG'")
    with pytest.raises(RecordTrouble) as told:
        record.check_file(shared, quick=False)
    assert told.value.kind == "damaged"


def test_what_a_look_could_not_see_is_said():
    assert record.uncovered(Coverage(rows=True)) == record.uncovered(Coverage(pages=True)) == ()
    (found,) = record.uncovered(Coverage())
    assert "pg_checksums --enable" in finding(found).mend
    assert "jeder Index mit seiner Tabelle (amcheck)." in covered(Coverage(pages=True, indexes=True))
    assert "jede Seite" not in covered(Coverage(indexes=True))
    assert "Verwalter" in covered(Coverage(pages=True))


def test_what_stands_for_itself_is_found_by_an_index_of_its_own(shared):
    store = open_record(shared)
    with store.engine.connect() as connection:
        words, values = search.fitting(connection, (Term(("beleuchtung",)), Term((OF_MAIN,))), ("head",)).query(
            "d.id", newest_first=True, most=60
        )
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
        plan = connection.exec_driver_sql(search.written(f"EXPLAIN {words}"), values).scalars().all()
    assert "Index Scan Backward using ix_search_docs_main" in " ".join(plan)
    store.close()
