"""Three programs write on one PostgreSQL while it is killed again and again, and in the end for good.

    python packaging/failover [CHANGES] [KILLS] [MINUTES]

A primary and a standby that follows it word for word. The primary is killed KILLS times as a power cut would and
started again; then once more, its data is put away, and the standby takes its place. Then everything that was
acknowledged is looked for: every change, no number twice, no change written over another, the history without a gap.
After MINUTES the failover comes whatever was reached, and the figures tell how much that was.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.persons import Person
from beirat_desktop.store.address import ServerAddress, where
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.private_server import PrivateServer, free_port
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.usecases.record.checks import loose_ends

PROGRAMS = 3
PATIENCE = 120


def write(address: str, name: str, changes: int, enough: Path) -> None:
    """One of the programs: say each change when it is acknowledged, and how long the record was away.

    It ends before its number where the file ENOUGH lies.
    """
    store = open_record(where(address), user=name)
    done = 0
    while done < changes and not enough.exists():
        try:
            with store.unit("failover") as unit:
                number = unit.next_serial("motion", "")
                person = unit.persons.save(Person(f"{name} {number}", "Ada"))
                (body,) = unit.bodies.all()
                # Read and written back: who overwrites somebody unseen loses a step of the count.
                unit.bodies.save(Body(str(int(body.name) + 1), id=body.id))
        except RecordTrouble as trouble:
            print("away", trouble.kind, f"{time.time():.2f}", flush=True)
            time.sleep(0.1)
            continue
        print("kept", number, person.id, f"{time.time():.3f}", flush=True)
        done += 1
    store.close()


def main(changes: int, kills: int, minutes: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="failover-"))
    folder.chmod(0o711)
    shared = ("wal_level=replica", "max_wal_senders=4", "hot_standby=on", "synchronous_commit=on")
    primary = PrivateServer(folder / "primary", *shared, "synchronous_standby_names=standby")
    primary.make()
    primary.start()
    standby = PrivateServer(folder / "standby", *shared, port=free_port())
    standby.folder.mkdir(mode=0o700)
    shutil.copystat(primary.folder, standby.folder)
    shutil.chown(standby.folder, primary.folder.owner(), primary.folder.group())
    source = f"host=127.0.0.1 port={primary.port} user=office application_name=standby"
    standby.run("pg_basebackup", "-d", source, "-D", standby.data, "-R", "-X", "stream")
    standby.start()
    hosts = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
    address = ServerAddress(f"postgresql://office@{hosts}/akte?target_session_attrs=read-write")
    primary.database("akte")
    store = create_record(address)
    with store.unit("failover") as unit:
        unit.bodies.save(Body("0"))
    store.close()

    began = time.time()
    until = began + 60 * minutes
    each = changes // PROGRAMS
    enough = folder / "enough"
    logs = [folder / f"program-{number}" for number in range(PROGRAMS)]
    programs = [
        subprocess.Popen(
            [sys.executable, __file__, "--write", str(address), f"Programm {number}", str(each), str(enough)],
            stdout=log.open("w"),
        )
        for number, log in enumerate(logs)
    ]

    read = [0] * PROGRAMS  # how far each log was counted, in bytes
    counted = 0

    def kept() -> int:
        nonlocal counted
        for number, log in enumerate(logs):
            with log.open("rb") as file:
                file.seek(read[number])
                new = file.read()
            whole = new[: new.rfind(b"\n") + 1]
            counted += whole.count(b"kept")
            read[number] += len(whole)
        return counted

    def wait_for(count: int) -> None:
        end = time.time() + PATIENCE + changes / 10
        while kept() < count and any(program.poll() is None for program in programs):
            if time.time() > end:
                raise SystemExit(f"only {kept()} of {count} changes; logs in {folder}")
            if time.time() > until and not enough.exists():
                return
            time.sleep(0.05)

    killed = 0
    for kill in range(kills):
        wait_for(changes * (kill + 1) // (kills + 2))
        if time.time() > until:
            break
        primary.stop("immediate")
        primary.start()
        killed += 1
        print(f"{time.time() - began:.0f} s: {counted} changes, kill {killed}", flush=True)
    wait_for(changes * (kills + 1) // (kills + 2))
    primary.stop("immediate")
    shutil.rmtree(primary.data)
    standby.run("pg_ctl", "-D", standby.data, "-w", "promote")
    if time.time() > until:
        until += 60
        wait_for(min(counted + changes // (kills + 2), changes))
        enough.touch()
    codes = [program.wait(PATIENCE + changes) for program in programs]
    seconds = time.time() - began

    acknowledged, moments = [], []
    away = 0
    for log in logs:
        lines = [line.split() for line in log.read_text().splitlines()]
        own = [line for line in lines if line[0] == "kept"]
        acknowledged += [(int(number), key) for _, number, key, _ in own]
        moments.append([float(line[3]) for line in own])
        away += len(lines) - len(own)
    store = open_record(address)
    with store.reading() as unit:
        there = {person.id: person.family_name for person in unit.persons.all()}
        (body,) = unit.bodies.all()
    findings = loose_ends(store)
    store.close()
    standby.stop()
    lost = [key for _, key in acknowledged if key not in there]
    numbers = [int(name.split()[-1]) for name in there.values()]
    twice = len(numbers) - len(set(numbers))
    overwritten = len(there) - int(body.name)
    pause = max(later - earlier for own in moments for earlier, later in pairwise(own))
    print(
        f"{PROGRAMS} programs, {killed} kills and a failover, {seconds:.0f} s, {len(acknowledged) / seconds:.0f} per s"
    )
    print(f"acknowledged {len(acknowledged)}, kept though the answer was lost {len(there) - len(acknowledged)}")
    print(f"lost {len(lost)}, numbers given twice {twice}, written over unseen {overwritten}")
    print(f"times the record was away {away}, longest pause of a program {pause:.1f} s, findings {len(findings)}")
    shutil.rmtree(folder)
    return 1 if any((*codes, lost, twice, overwritten, findings)) else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(sys.argv[2], sys.argv[3], int(sys.argv[4]), Path(sys.argv[5]))
    else:
        given = [int(word) for word in sys.argv[1:]]
        sys.exit(main(*(given + [3_000, 3, 600][len(given) :])))
