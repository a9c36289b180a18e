"""Lines that nobody reads without the record's password: the texts that are typed and not yet saved.

A file of SQLCipher with the key of its record. Kept inside the record they would be part of its history and its
copies; not kept at all they would be lost with the power; in a file as they are, they would be plain words.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from beirat_desktop import private
from beirat_desktop.store import cipher
from beirat_desktop.store.cipher import Key


class LockedJournal:
    """Lines in the order they were written. Written from one thread at a time."""

    def __init__(self, folder: Path, key: Key) -> None:
        self.file = folder / f"drafts-{key.salt[len(cipher.MARK) :].hex()}.db"
        self._lock = threading.Lock()
        self._connection = self._open(key)

    def lines(self) -> list[str]:
        """All that was written and not rewritten."""
        with self._lock:
            return [line for (line,) in self._connection.execute("SELECT line FROM lines ORDER BY position")]

    def append(self, line: str, *, to_disk: bool) -> None:
        """Add a line; it outlives the program, and where it is to be on the disk, the power too."""
        with self._lock:
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if to_disk else 'OFF'}")
            self._connection.execute("INSERT INTO lines (line) VALUES (?)", (line,))

    def rewrite(self, lines: Sequence[str]) -> None:
        """Begin anew with these lines."""
        with self._lock:
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("DELETE FROM lines")
            self._connection.executemany("INSERT INTO lines (line) VALUES (?)", [(line,) for line in lines])
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file; one without lines goes."""
        empty = not self.lines()
        with self._lock:
            self._connection.close()
        if empty:
            self.remove()

    def remove(self) -> None:
        """Remove the closed file."""
        for suffix in ("", "-wal", "-shm"):
            self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)

    def _open(self, key: Key) -> sqlite3.Connection:
        private.make_folder(self.file.parent)
        private.make_file(self.file)
        try:
            return self._made(key)
        except cipher.errors():
            if self._follow(key):
                return self._made(key)
            # Written under another password, such as before an older copy was put back; whoever knows that one
            # may still read it.
            self.file.replace(self.file.with_suffix(".damaged"))
            self.remove()
            private.make_file(self.file)
            return self._made(key)

    def _follow(self, key: Key) -> bool:
        """Take on the record's other password where the one before was given too; whether it did."""
        for former in cipher.known(key.salt):
            if former != key and cipher.fits(former, self.file):
                with closing(cipher.connect_with(self.file, former)) as connection:
                    connection.execute(f'PRAGMA rekey = "{key.words}"')
                return True
        return False

    def _made(self, key: Key) -> sqlite3.Connection:
        made = cipher.connect_with(self.file, key, check_same_thread=False)
        made.isolation_level = None
        try:
            made.execute("PRAGMA journal_mode = WAL")
            made.execute("CREATE TABLE IF NOT EXISTS lines (position INTEGER PRIMARY KEY, line TEXT NOT NULL)")
        except cipher.errors():
            with suppress(*cipher.errors()):
                made.close()
            raise
        return made
