"""Opening and making records: one window per record, every trouble by its name."""

from __future__ import annotations

from pathlib import Path

from beirat_desktop.domain.findings import Finding
from beirat_desktop.store import record, sqlite
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.lock import RecordLock
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.backups import Backup, Backups
from beirat_desktop.usecases.record.checks import loose_ends


class OpenRecord:
    """An open record with its lock; close() lets go of both."""

    def __init__(self, office: Office, lock: RecordLock) -> None:
        self.office = office
        self._lock = lock

    def close(self) -> None:
        """Close the record and let others in."""
        self.office.close()
        self._lock.release()


def open_record(file: Path, *, user: str = "") -> OpenRecord:
    """Open a record for a window; raises RecordTrouble with the file as it was."""
    sqlite.inspect_file(file)
    lock = RecordLock(file, user=user).acquire()
    sqlite.clear_leftovers(file, file.parent)
    try:
        return OpenRecord(Office(record.open_record(file, user=user)), lock)
    except BaseException:
        lock.release()
        raise


def create_record(file: Path, *, user: str = "") -> OpenRecord:
    """Make an empty record for a window; raises RecordTrouble rather than touch what is there."""
    store = record.create_record(file, user=user)
    try:
        lock = RecordLock(file, user=user).acquire()
    except RecordTrouble:
        store.close()
        raise
    return OpenRecord(Office(store), lock)


def open_shared(file: Path, *, user: str = "") -> Office:
    """Open a record beside a window that may have it open, for the shell; each unit locks for itself."""
    return Office(record.open_record(file, user=user))


def create_shared(file: Path, *, user: str = "") -> Office:
    """Make an empty record for the shell."""
    return Office(record.create_record(file, user=user))


def on_network(file: Path) -> bool:
    """Whether the record lies on a network share, where it is slower and only one workplace should write."""
    return sqlite.on_network(file)


def check_file(file: Path, *, quick: bool = True) -> None:
    """Read the file once, unless quick every row and every kept file of it; raises RecordTrouble("damaged")."""
    sqlite.check_integrity(file, quick=quick)


def look_through(office: Office) -> tuple[Finding, ...]:
    """Read the whole file once, then its links and its history; raises RecordTrouble("damaged")."""
    check_file(office.file, quick=False)
    return loose_ends(office.store)


def last_good_copy(file: Path, folder: Path | None) -> Backup | None:
    """The newest whole copy of a record, to be offered when the record is damaged or gone."""
    return None if folder is None else Backups(file, folder).newest_good()


def restore(file: Path, folder: Path, copy: Path) -> Path:
    """Put a copy in the place of a closed record; returns where the record before was put."""
    lock = RecordLock(file).acquire()
    try:
        return Backups(file, folder).restore(copy)
    finally:
        lock.release()
