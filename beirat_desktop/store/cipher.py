"""Records locked with a password: their keys while the program runs, and how any record's file is opened.

A locked record is a file of SQLCipher: every page is encrypted by AES-256 and carries a mark that tells of changes, and
so do its log and its copies. What is not locked is opened by Python's own SQLite as before. One file is only ever
opened by one of the two in this process: closing a file by the one would let go of the locks of the other.

The key is derived here and not by SQLCipher, though in the same way, so that any program with SQLCipher opens the file
with the password alone. It takes a fifth of a second, which a connection does not pay twice so. A copy keeps the salt
of its record, so whoever opened the one opens the other, unless the password was another then.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
import unicodedata
from contextlib import closing, suppress
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import NamedTuple, cast

from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.file_url import reading_address

MARK = b"BEIRAT"
"""How the salt begins, which is the only thing in a locked file that is not encrypted: so it is known as ours."""
SALT = 16
_ROUNDS, _KEY = 256_000, 32
"""Those of SQLCipher 4, which takes the password in UTF-8 and SHA-512."""


class Key(NamedTuple):
    """What opens a locked file."""

    salt: bytes
    raw: bytes

    @property
    def words(self) -> str:
        """As SQLCipher wants it, where it need not derive it any more."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


_lock = threading.Lock()
_known: dict[bytes, list[Key]] = {}
"""The keys that were given since the program started, by salt; the last one that fitted stands first."""
_held: dict[Path, tuple[Key | None, int]] = {}
"""With which key a file is held open, and by how many engines."""


def new_key(password: str) -> Key:
    """A key for a new record, which is known from now on."""
    key = derive(password, MARK + os.urandom(SALT - len(MARK)))
    know(key)
    return key


def derive(password: str, salt: bytes) -> Key:
    """The key of a password; takes a fifth of a second, so that guessing takes long."""
    # ü typed on a Mac is two characters, elsewhere one.
    typed = unicodedata.normalize("NFC", password).encode()
    return Key(salt, pbkdf2_hmac("sha512", typed, salt, _ROUNDS, _KEY))


def know(key: Key) -> None:
    """Open files with this key from now on."""
    with _lock:
        keys = _known.setdefault(key.salt, [])
        if key in keys:
            keys.remove(key)
        keys.insert(0, key)


def known(salt: bytes) -> list[Key]:
    """The keys that were given for a salt."""
    with _lock:
        return list(_known.get(salt, ()))


def salt_of(file: Path) -> bytes | None:
    """The salt of a locked file; None for one that is not locked, or not there."""
    with _lock:
        held = _held.get(file.absolute())
    if held is not None:  # closing it here would let go of SQLite's locks
        return None if held[0] is None else held[0].salt
    try:
        with file.open("rb") as opened:
            head = opened.read(SALT)
    except OSError:
        return None
    return head if head.startswith(MARK) and len(head) == SALT else None


def key_of(file: Path) -> Key | None:
    """The known key of a file, None for one that is not locked; raises RecordTrouble("encrypted") where none fits."""
    with _lock:
        held = _held.get(file.absolute())
    if held is not None:
        return held[0]
    salt = salt_of(file)
    if salt is None:
        return None
    for key in known(salt):
        if fits(key, file):
            know(key)
            return key
    raise RecordTrouble("encrypted", file)


def fits(key: Key, file: Path) -> bool:
    """Whether the key opens the file, which may be damaged behind its first page; raises RecordTrouble."""
    with closing(connect_with(file, key, reading=not _writable(file))) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except errors() as error:
            if "not a database" in str(error):
                return False
            if "malformed" not in str(error):
                raise RecordTrouble("locked" if "locked" in str(error) else "unreachable", file) from error
    return True


def unlock(file: Path, password: str) -> bool:
    """Know the key of a locked file from now on; whether it is the password."""
    salt = salt_of(file)
    if salt is None:
        return True
    key = derive(password, salt)
    with _lock:
        held = _held.get(file.absolute())
    if key != held[0] if held is not None else not fits(key, file):
        return False
    know(key)
    return True


def connect(file: Path, *, timeout: float = 5.0, check_same_thread: bool = True) -> sqlite3.Connection:
    """A connection to a record or a copy; raises RecordTrouble("encrypted") where its password is not known."""
    return connect_with(file, key_of(file), timeout=timeout, check_same_thread=check_same_thread)


def connect_with(
    file: Path,
    key: Key | None,
    *,
    timeout: float = 5.0,
    check_same_thread: bool = True,
    reading: bool = False,
) -> sqlite3.Connection:
    """A connection by this key, None for a file that is not locked; reading: a medium that can only be read."""
    place = reading_address(file, immutable=True) if reading else str(file.absolute())
    if key is None:
        return sqlite3.connect(place, timeout=timeout, check_same_thread=check_same_thread, uri=reading)
    from sqlcipher3 import dbapi2

    made = dbapi2.connect(place, timeout=timeout, check_same_thread=check_same_thread, uri=reading)
    # It writes every refused password onto standard error.
    made.execute("PRAGMA cipher_log_level = NONE")
    made.execute(f'PRAGMA key = "{key.words}"')
    # What is sorted or joined on the way is not written to the disk, where it would stand in plain words.
    made.execute("PRAGMA temp_store = MEMORY")
    return cast("sqlite3.Connection", made)


def driver(key: Key | None) -> object | None:
    """The driver's module for a locked record, None for Python's own."""
    if key is None:
        return None
    from sqlcipher3 import dbapi2

    return cast("object", dbapi2)


def hold(file: Path, key: Key | None) -> None:
    """An engine has the file open: nobody here may open it by anything but a connection."""
    with _lock:
        _, count = _held.get(file.absolute(), (key, 0))
        _held[file.absolute()] = key, count + 1


def let_go(file: Path) -> None:
    """An engine has closed the file."""
    with _lock, suppress(KeyError):
        key, count = _held.pop(file.absolute())
        if count > 1:
            _held[file.absolute()] = key, count - 1


def is_held(file: Path) -> bool:
    """Whether this process has the file open as a record: then it may not open it in any other way."""
    with _lock:
        return file.absolute() in _held


def errors(*also: type[Exception]) -> tuple[type[Exception], ...]:
    """What both drivers raise, the second one's only where it was loaded; and these."""
    return (sqlite3.Error, *_of_the_other("Error"), *also)


def busy_errors() -> tuple[type[Exception], ...]:
    """What both raise where a file cannot be read just now."""
    return (sqlite3.OperationalError, *_of_the_other("OperationalError"))


def _of_the_other(name: str) -> tuple[type[Exception], ...]:
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return () if loaded is None else (cast("type[Exception]", getattr(loaded, name)),)


def _writable(file: Path) -> bool:
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)
