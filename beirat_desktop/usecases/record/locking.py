"""A password on a record in a file: asking for it, setting, changing and taking it off, and what it leaves plain.

A record on a server has none of this kind: its disks and its copies are the server's. All but asking is done with the
record closed.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.locking import check_password
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.exchange import passwords
from beirat_desktop.store import cipher, locking
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.lock import RecordLock
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.where import Where, is_locked

TRIES = 3
"""How often a password is asked for before the program asks how to go on."""


def asks_password(file: Where) -> bool:
    """Whether no password that was given so far, nor one the system keeps, opens a locked file."""
    if not isinstance(file, Path):
        return False
    try:
        cipher.key_of(file)
    except RecordTrouble:
        return not _unlock_by_keyring(file)
    return False


def unlock(file: Path, password: str) -> bool:
    """Open the file with this password from now on; whether it is the one."""
    return cipher.unlock(file, password)


def can_keep() -> bool:
    """Whether the system has a place for passwords."""
    return passwords.can_keep()


def keeps(file: Path) -> bool:
    """Whether the system keeps what opens a closed or open record."""
    key = cipher.key_of(file)
    return key is not None and bool(passwords.stored(_kept_as(key.salt)))


def keep(file: Path, *, wanted: bool) -> bool:
    """Let the system keep what opens the file, or forget it; whether it did. The password itself is not kept."""
    key = cipher.key_of(file)
    return key is None or passwords.keep(_kept_as(key.salt), key.raw.hex() if wanted else "")


def encrypt(place: Where, password: str, again: str) -> Path:
    """Lock a closed record; where the one before lies, which is as plain as it was. Every row was compared.

    Raises Refused and RecordTrouble, with the record as it was.
    """
    file = _in_a_file(place)
    check_password(password, again)
    if is_locked(file):
        raise Refused("lock.already", name=file.name)
    return _rewritten(file, "unverschluesselt", password)


def decrypt(place: Where, password: str) -> Path:
    """Take the password off a closed record; where the locked one now lies. Raises Refused and RecordTrouble."""
    file = _in_a_file(place)
    check_old(file, password)
    keep(file, wanted=False)
    return _rewritten(file, "verschluesselt", "")


def change_password(place: Where, old: str, password: str, again: str) -> None:
    """Give a closed record another password. Copies that were made before keep the one of their day."""
    file = _in_a_file(place)
    check_old(file, old)
    check_password(password, again)
    kept = keeps(file)
    with RecordLock(file):
        locking.change_password(file, password)
    if kept:
        keep(file, wanted=True)


def check_old(file: Path, password: str) -> None:
    """Refuse a password that is not the record's."""
    if not is_locked(file):
        raise Refused("lock.open", name=file.name)
    if not cipher.unlock(file, password):
        raise Refused("lock.wrong", name=file.name)


def plain_files(file: Path, copies: Path | None) -> list[Path]:
    """The copies of a locked record that can still be read without its password; copies: their folder."""
    return locking.plain_files(file, [file.parent, *([copies] if copies is not None else [])])


def remove(files: list[Path]) -> list[Path]:
    """Remove files; those that could not be."""
    left = []
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError:
            left.append(file)
    return left


def belongs(office: Office, key: str) -> bool:
    """Whether what a text that waits to be saved is named after stands in this record, or is any record's."""
    return not _ids_in(key) or names_something(office, key)


def names_something(office: Office, key: str) -> bool:
    """Whether what a text that waits to be saved is named after stands in this record."""
    with office.store.reading() as unit:
        return any(unit.nouns(noun).find(one) is not None for one in _ids_in(key) for noun in NOUNS)


def _ids_in(key: str) -> list[str]:
    return re.findall(r"[0-9a-f]{32}", key)


def _in_a_file(place: Where) -> Path:
    if not isinstance(place, Path):
        raise Refused("lock.server")
    return place


def _rewritten(file: Path, word: str, password: str) -> Path:
    aside = file.with_name(f"{file.stem}-{word}-{datetime.now():%Y-%m-%d-%H%M%S}{file.suffix}")
    with RecordLock(file):
        differing = locking.rewrite(file, aside, password)
    if differing:
        raise Refused("move.differs", tables=", ".join(differing))
    return aside


def _unlock_by_keyring(file: Path) -> bool:
    salt = cipher.salt_of(file)
    kept = passwords.stored(_kept_as(salt)) if salt is not None else ""
    try:
        key = cipher.Key(salt or b"", bytes.fromhex(kept))
    except ValueError:
        return False
    if not kept or not cipher.fits(key, file):
        return False
    cipher.know(key)
    return True


def _kept_as(salt: bytes) -> str:
    """By its salt, so that it is found wherever the record is moved to."""
    return f"Akte {salt[len(cipher.MARK) :].hex()}"
