"""Opening and making records: one window per file, several on a server; every trouble by its name."""

from __future__ import annotations

from pathlib import Path

from beirat_desktop.domain.coverage import Coverage
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.store import cipher, locking, record, shares
from beirat_desktop.store.address import ServerAddress, Where
from beirat_desktop.store.engines import ways
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.lock import RecordLock
from beirat_desktop.store.locked_journal import LockedJournal
from beirat_desktop.usecases.files import read_file
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.backups import Backup, Backups
from beirat_desktop.usecases.record.checks import loose_ends

LARGEST_RECORD = 2**31
"""Bytes of the largest file a record is made of; more does not fit into memory twice."""


class OpenRecord:
    """An open record, with its lock where it is a file; close() lets go of both."""

    def __init__(self, office: Office, lock: RecordLock | None) -> None:
        self.office = office
        self._lock = lock

    def journal(self, folder: Path) -> LockedJournal | None:
        """Where the texts that wait to be saved lie for a record with a password; None for one without."""
        file = self.office.file
        key = cipher.key_of(file) if isinstance(file, Path) else None
        return None if key is None else LockedJournal(folder, key)

    def close(self) -> None:
        """Close the record and let others in."""
        self.office.close()
        if self._lock is not None:
            self._lock.release()


def open_record(file: Where, *, user: str = "") -> OpenRecord:
    """Open a record for a window; raises RecordTrouble with the record as it was."""
    if isinstance(file, ServerAddress):
        return OpenRecord(Office(record.open_record(file, user=user)), None)
    ways(file).inspect_file(file)
    lock = RecordLock(file, user=user).acquire()
    ways(file).clear_leftovers(file, file.parent)
    locking.clear_leftovers(file)
    try:
        return OpenRecord(Office(record.open_record(file, user=user)), lock)
    except BaseException:
        lock.release()
        raise


def create_record(file: Where, *, user: str = "", password: str = "") -> OpenRecord:
    """Make an empty record for a window; raises RecordTrouble rather than touch what is there.

    password: locks a file with it, "" for none.
    """
    if password and isinstance(file, ServerAddress):
        raise Refused("lock.server")
    store = record.create_record(file, user=user, password=password)
    if isinstance(file, ServerAddress):
        return OpenRecord(Office(store), None)
    try:
        lock = RecordLock(file, user=user).acquire()
    except RecordTrouble:
        store.close()
        raise
    return OpenRecord(Office(store), lock)


def open_shared(file: Where, *, user: str = "") -> Office:
    """Open a record beside a window that may have it open, for the shell; each unit locks for itself."""
    return Office(record.open_record(file, user=user))


def create_shared(file: Where, *, user: str = "") -> Office:
    """Make an empty record for the shell."""
    return Office(record.create_record(file, user=user))


def make_from(source: Path, file: Path) -> dict[str, int]:
    """Make a new record of a file that was exported, and say how many of each noun it holds.

    Where the file is refused, there is no new record. Raises RecordTrouble("exists") rather than touch what is there.
    """
    content = read_file(source, LARGEST_RECORD)
    office = create_shared(file)
    try:
        counts = office.exchange.import_(content)
    except BaseException:
        office.close()
        file.unlink()
        raise
    office.close()
    return counts


def on_network(file: Where) -> bool:
    """Whether the record lies on a network share, where it is slower and only one workplace should write."""
    return isinstance(file, Path) and shares.on_network(file)


def synced_by(file: Where) -> str:
    """Which program keeps the record's folder alike on several machines; "" for none."""
    return shares.synced_by(file) if isinstance(file, Path) else ""


def check_file(file: Where, *, quick: bool = True) -> Coverage:
    """Read the record once, unless quick every row and every kept file of it; raises RecordTrouble("damaged")."""
    return ways(file).check_integrity(file, quick=quick)


def look_through(office: Office) -> tuple[Finding, ...]:
    """Read the whole file once, then its links and its history; raises RecordTrouble("damaged")."""
    return (*uncovered(check_file(office.file, quick=False)), *loose_ends(office.store))


def uncovered(looked: Coverage) -> tuple[Finding, ...]:
    """That a byte which turns on the disk is seen by nobody."""
    return () if looked.rows or looked.pages else (Finding("record.no_checksums"),)


def last_good_copy(file: Where, folder: Path | None) -> Backup | None:
    """The newest whole copy of a record, to be offered when the record is damaged or gone."""
    return None if folder is None else Backups(file, folder).newest_good()


def restore(file: Where, folder: Path, copy: Path) -> Path:
    """Put a copy in the place of a closed record; returns where the record before was put."""
    if isinstance(file, ServerAddress):
        return Backups(file, folder).restore(copy)
    lock = RecordLock(file).acquire()
    try:
        return Backups(file, folder).restore(copy)
    finally:
        lock.release()
