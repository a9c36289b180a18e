"""One window per record: a lock beside the file that says who holds it and that a kill lets go of.

The operating system keeps the lock, not the file's presence: after kill -9 or a power cut it is free at once, and
nothing has to be guessed from process numbers. Other programs may still read and write through SQLite's own locking.

filelock does not fit: on Windows it locks the first byte, so that nobody can read who holds the record, and on a share
without locks it falls back on the file's presence, which a killed program leaves behind.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from beirat_desktop import private
from beirat_desktop.store.errors import RecordTrouble

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 20
"""Windows locks bytes against reading too; this one lies behind what is written in the file."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the record open."""

    user: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""


class RecordLock:
    """The lock on one record, held until release() or the end of the process."""

    def __init__(self, record: Path, *, user: str = "") -> None:
        self.file = record.with_name(f".{record.name}.lock")
        self._record = record
        self._user = user
        self._handle: int | None = None

    def acquire(self) -> RecordLock:
        """Take the lock; raises RecordTrouble("in_use") naming who holds it, "no_lock" where the drive knows none."""
        while True:
            try:
                handle = os.open(self.file, os.O_RDWR | os.O_CREAT, private.FILE)
            except OSError as error:
                raise RecordTrouble("read_only", self._record) from error
            try:
                taken = _lock(handle)
            except OSError as error:
                # Without a lock two programs would write into one file, and the last one would win without a word.
                os.close(handle)
                raise RecordTrouble("no_lock", self._record) from error
            if not taken:
                os.close(handle)
                found = self.holder()
                raise RecordTrouble(
                    "in_use", self._record, user=found.user, host=found.host, pid=found.pid, since=found.since
                )
            # Whoever let go just now may have removed the file we hold: then this lock guards nothing.
            if self.file.exists() and os.path.samestat(os.fstat(handle), self.file.stat()):
                break
            os.close(handle)
        since = datetime.now().astimezone().isoformat(timespec="minutes")
        words = {"user": self._user, "host": socket.gethostname(), "pid": os.getpid(), "since": since}
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps(words).encode())
        self._handle = handle
        return self

    def holder(self) -> Holder:
        """Who wrote into the lock last; empty where that cannot be read."""
        try:
            return Holder(**json.loads(self.file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Holder()

    def release(self) -> None:
        """Let others in."""
        if self._handle is None:
            return
        if sys.platform != "win32":
            self.file.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None

    def __enter__(self) -> RecordLock:
        """Take the lock."""
        return self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of it."""
        self.release()


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True
