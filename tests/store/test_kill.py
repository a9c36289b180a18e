"""A hundred kills at random moments of writing: what was acknowledged is there, and nothing half."""

import subprocess
import sys

import pytest
from sqlalchemy import select

from beirat_desktop.domain.searching import Question
from beirat_desktop.store import sqlite
from beirat_desktop.store.record import open_record
from beirat_desktop.store.search import matching
from beirat_desktop.store.tables import persons as persons_table
from beirat_desktop.usecases.record import locking

KILLS = 100

# One interpreter forks the writers, so that a hundred of them cost no hundred starts of Python. It prints, for
# each writer, the last unit that was acknowledged before the kill.
PROGRAM = """
import os, random, signal, sys, time
from pathlib import Path
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.store import cipher
from beirat_desktop.store.record import open_record

file, kills, committee, password = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
assert cipher.unlock(file, password)
moments = random.Random(20120524)


def write(acknowledge):
    store = open_record(file)
    while True:
        with store.unit("persons.add") as unit:
            number = unit.next_serial("person", "")
            person = unit.persons.save(Person(f"Mitglied {number}", "Zoë" * 50, id=f"person {number}"))
            unit.memberships.save(Membership(person.id, committee, id=f"membership {number}"))
            unit.keep_blob(f"Anlage {number} ".encode() * 2000)
        os.write(acknowledge, f"{number}\\n".encode())


for _ in range(kills):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        write(writer)
    os.close(writer)
    acknowledged = os.read(reader, 100)
    time.sleep(moments.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    while part := os.read(reader, 65536):
        acknowledged += part
    os.waitpid(child, 0)
    os.close(reader)
    print(acknowledged.split()[-1].decode(), flush=True)
"""


@pytest.mark.sqlite  # a server is killed by packaging/failover
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("password", ["", "vier Wörter hintereinander"], ids=["plain", "locked"])
def test_a_hundred_kills_lose_nothing_and_leave_nothing_half(founded, password):
    committee = "committee"
    with founded.unit("prepare") as unit:
        committee = unit.committees.all()[0].id
    founded.close()
    if password:
        locking.encrypt(founded.file, password, password)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(founded.file), str(KILLS), committee, password],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    acknowledged = [int(line) for line in done.stdout.split()]
    assert len(acknowledged) == KILLS
    assert acknowledged == sorted(acknowledged)
    store = open_record(founded.file)
    with store.reading() as unit:
        persons = {person.id.split()[1] for person in unit.persons.all()}
        memberships = {m.id.split()[1] for m in unit.memberships.all()}
        written = {c.object_id.split()[1] for c in unit.changes.where(action="persons.add")}
        last = {name: value for name, _, value in unit.serials()}["person"]
        fits = matching(unit.connection, Question.of("mitglied"), "persons", "persons.id")
        found = {key.split()[1] for key in unit.connection.execute(select(persons_table.c.id).where(fits)).scalars()}
    store.close()
    # A unit that was kept but not yet acknowledged is whole as well, so the sets are the numbers without a gap.
    expected = {str(number) for number in range(1, last + 1)}
    assert persons == memberships == written == found == expected
    assert last >= acknowledged[-1]
    sqlite.check_integrity(founded.file)
