"""Locking a closed record with a password, changing it, and taking it off again.

Each makes a new file, proves it, and puts it in the record's place in one step: killed at any moment, the one or the
other is there, and whole.
"""

from __future__ import annotations

import glob
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from beirat_desktop.store import cipher, moving, sqlite
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.record import open_record

_WORD = "-wird-umgewandelt" + sqlite.UNFINISHED


def rewrite(file: Path, aside: Path, password: str) -> list[str]:
    """Write the whole record into a file with this password, "" for none; the one before is put aside.

    Every row is compared and the new file read once before it takes the place; the tables that differ, where then
    nothing was changed. Who writes into the record meanwhile waits, and then finds another file in its place.
    """
    open_record(file).close()  # one of an older program is brought up to date before nobody may write
    clear_leftovers(file)
    fresh = _fresh(file)
    try:
        with sqlite.alone(file) as guard:
            _, differing = moving.copy(file, fresh, password=password)
            if differing:
                return differing
            sqlite.settle(fresh)
            sqlite.check_integrity(fresh)
            sqlite.copy_record(file, aside)
            try:
                sqlite.put_back(fresh, file, guard)
            except BaseException:
                aside.unlink(missing_ok=True)  # of a record that stayed as it was it would only be another copy
                raise
    except cipher.errors(DBAPIError) as error:
        raise sqlite.trouble(error, file) or error from error
    finally:
        _remove(fresh)
    return []


def change_password(file: Path, password: str) -> None:
    """Lock a locked record with another password; its salt stays, by which its copies are known as its own."""
    old = cipher.key_of(file)
    if old is None:
        raise RecordTrouble("not_ours", file)
    new = cipher.derive(password, old.salt)
    fresh = _fresh(file)
    _remove(fresh)
    try:
        with sqlite.alone(file) as guard:
            sqlite.copy_record(file, fresh)
            with closing(cipher.connect_with(fresh, old)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
                connection.execute(f'PRAGMA rekey = "{new.words}"')
            cipher.know(new)
            sqlite.settle(fresh)
            sqlite.check_integrity(fresh)
            sqlite.put_back(fresh, file, guard)
    except cipher.errors() as error:
        raise sqlite.trouble(error, file) or RecordTrouble("no_copy", file) from error
    finally:
        _remove(fresh)


def plain_files(file: Path, folders: list[Path]) -> list[Path]:
    """What lies in these folders of this record's copies and can be read without a password, by name."""
    found = set()
    for folder in folders:
        try:
            beside = list(folder.iterdir())
        except OSError:
            continue  # a stick that is not there
        for one in beside:
            if one.name.startswith(f"{file.stem}-") and one.suffix == file.suffix and _is_plain_record(one):
                found.add(one)
    return sorted(found)


def _is_plain_record(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            head = opened.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\x00") and int.from_bytes(head[68:72], "big") == sqlite.APPLICATION_ID


def clear_leftovers(file: Path) -> None:
    """Remove what a program that was killed left half done here, which may be all of a locked record in plain words.

    Only for who has the record's lock: then nobody is at it.
    """
    half = [_fresh(file), file.with_name(file.name + sqlite.FRESH)]
    with suppress(OSError):  # the next start looks again
        for left in half:
            _remove(left)
            _remove(left.with_name(left.name + sqlite.UNFINISHED))
        for left in file.parent.glob(f"{glob.escape(file.stem)}-*verschluesselt-*{sqlite.UNFINISHED}*"):
            left.unlink(missing_ok=True)


def _fresh(file: Path) -> Path:
    return file.with_name(f"{file.stem}{_WORD}")


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
