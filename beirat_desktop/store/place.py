"""Whether the file of an open record still lies where it was opened, or another was put in its place."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection

from beirat_desktop import private
from beirat_desktop.store import cipher
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.shares import on_network


class Place:
    """The place of an open record.

    A program that keeps folders alike on several machines puts a newer file in the place of the open one. SQLite
    goes on with the one it holds, which nobody finds any more, and leaves its log beside the new one, into which the
    next opening would play it. On a network share files have no lasting identity, so nothing is noticed there.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._key = cipher.key_of(file)
        self._lock = threading.Lock()
        self._network = on_network(file)
        self._opened: tuple[int, int] | None = None
        self.kept: Path | None = None
        """Where what this machine holds was kept, once another file lies in its place."""

    @property
    def lost(self) -> bool:
        """Whether the file was replaced, moved or removed since it was opened."""
        # Where the whole folder is gone, a stick was pulled: that is for SQLite to tell.
        held = self._opened is not None and not self._network
        return held and self._now() != self._opened and self._file.parent.is_dir()

    def connected(self) -> None:
        """Another connection opened the file: the first one says which it is, each later one has to find the same."""
        if self._opened is None:
            self._opened = self._now()
        self.check()

    def let_go(self) -> None:
        """No connection holds the file any more."""
        self._opened = None

    def check(self, connection: Connection | None = None) -> None:
        """Refuse to go on with a file that is not there any more; connection: one of those that hold it."""
        if self.lost:
            if connection is not None:
                self.keep_aside(connection)
            raise RecordTrouble("replaced", self._file, kept=self.kept.name if self.kept is not None else "")

    def keep_aside(self, connection: Connection) -> None:
        """Write what this machine holds into a file beside, and leave no log that belongs to no file."""
        held = cast("sqlite3.Connection", connection.connection.driver_connection)
        with self._lock:
            if self.kept is None:
                moment = f"{datetime.now():%Y-%m-%d-%H%M%S}"
                kept = self._file.with_name(f"{self._file.stem}-dieser-PC-{moment}{self._file.suffix}")
                try:
                    private.make_file(kept)
                    with closing(cipher.connect_with(kept, self._key)) as copy:
                        held.backup(copy)
                    self.kept = kept
                except cipher.errors(OSError):
                    kept.unlink(missing_ok=True)  # no room: the log stays, in which it stands as well
                    return
            held.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _now(self) -> tuple[int, int] | None:
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return None
        except OSError:  # not to be looked at just now: whoever works with it tells
            return self._opened
        return found.st_dev, found.st_ino
