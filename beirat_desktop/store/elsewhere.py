"""Whether another program wrote into the open record, such as an import from a shell beside the window."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection

from beirat_desktop.store import cipher


class Elsewhere:
    """Watches the file through a connection of its own, which is idle between two looks and holds no lock.

    SQLite's data_version tells of every commit by another connection. Those of our own store are looked past: each
    is made between two readings, and a third one, on the connection that wrote, tells whether somebody came between.
    """

    away = gone = False
    """A file is there, or whoever works with it tells."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._seen = 0
        self._wrote = False

    def lost(self) -> None:
        """Nothing to find again: the next look at the file tells."""

    def wrote(self) -> bool:
        """Whether others wrote since the last call; the first one begins to watch and knows of nothing yet."""
        with self._lock:
            if self._connection is None:
                # No waiting for locks: the next look comes soon.
                self._connection = cipher.connect(self._file, timeout=0, check_same_thread=False)
                self._seen = self._version()
            self._look()
            found, self._wrote = self._wrote, False
            return found

    @contextmanager
    def own_commit(self, connection: Connection) -> Iterator[None]:
        """Commit inside, with nothing else; what others commit meanwhile is still noticed."""
        with self._lock:
            if self._connection is None:
                yield
                return
            # Past SQLAlchemy, which would begin another transaction to ask.
            writer = cast("sqlite3.Connection", connection.connection.driver_connection)
            self._look()
            before = _version(writer)
            yield
            self._seen = self._version()
            self._wrote |= _version(writer) != before

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _look(self) -> None:
        version = self._version()
        self._wrote |= version != self._seen
        self._seen = version

    def _version(self) -> int:
        """What SQLite counts; as before where it cannot be read just now (locked, share gone): whoever works tells."""
        assert self._connection is not None
        try:
            return _version(self._connection)
        except cipher.busy_errors():
            return self._seen


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchall()[0][0])
