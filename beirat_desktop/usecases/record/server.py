"""Making a server ready for a record that several workplaces share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from beirat_desktop.exchange import passwords
from beirat_desktop.store import record
from beirat_desktop.store.address import ServerAddress, Where
from beirat_desktop.store.engines import make_database, make_login, private_server
from beirat_desktop.usecases.record.move import move
from beirat_desktop.usecases.record.users import Users
from beirat_desktop.usecases.sample import build_sample

if TYPE_CHECKING:
    from beirat_desktop.store.private_server import PrivateServer


def make_ready(address: Where, user: str = "") -> bool:
    """Make the database where it is missing, with its extension and an empty record; whether it was made.

    user: who works there first. Raises RecordTrouble, such as "exists_there".
    """
    made = make_database(address)
    store = record.create_record(address, user=user)
    try:
        if user:
            Users(store).add(user)
    finally:
        store.close()
    return made


def stored_password(address: ServerAddress) -> str:
    """What the system keeps for this address; "" for nothing."""
    return passwords.stored(str(address))


def keep_password(address: ServerAddress, password: str) -> bool:
    """Let the system keep it, or forget it where it is empty; whether it did."""
    return passwords.keep(str(address), password)


def let_in(address: Where, name: str, login: str, password: str) -> None:
    """Let somebody who works with the record log in under a name of their own; what they may, their desk says.

    For who owns the record and may make roles. Raises RecordTrouble and Refused.
    """
    store = record.open_record(address)
    try:
        Users(store).set_login(name, login)
        make_login(store, login.strip(), password)
    finally:
        store.close()


def _bring_sample(server: PrivateServer, address: ServerAddress, day: date) -> None:
    """Built in a file, which takes a fraction of the time, and under its name only once it is whole."""
    unfinished = server.address("entsteht")
    server.drop(unfinished)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "beispiel.db"
        store = record.create_record(file, user="Geschäftsstelle")
        build_sample(store, day)
        store.close()
        move(file, unfinished)
    server.rename(unfinished, address)


@contextmanager
def tried_out(folder: Path, day: date) -> Iterator[ServerAddress]:
    """A server of one's own in a folder, with the sample on it, until the block ends; the folder stays.

    Raises RecordTrouble("no_program") where PostgreSQL is not installed.
    """
    server = private_server(folder)
    address = server.address("beispiel")
    if not server.data.exists():
        server.make()
    server.start()
    try:
        if not server.has(address):
            _bring_sample(server, address, day)
        yield address
    finally:
        server.stop()
