"""A PostgreSQL of one's own in a folder: to try the program on a server, and for tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import SystemRandom

import psycopg
from psycopg import sql

from beirat_desktop.store.address import ServerAddress
from beirat_desktop.store.errors import RecordTrouble

if sys.platform != "win32":
    import pwd

OWNER = "postgres"
"""Whom it runs as where root starts it: PostgreSQL refuses root."""
_PORTS = range(20_000, 32_000)
"""Below those that systems give to who connects without naming one: from 32,768 on, or from 49,152."""


def programs() -> Path | None:
    """Where PostgreSQL's programs lie, the newest of several; None where there are none."""
    folders = [one for one in Path("/usr/lib/postgresql").glob("*/bin") if (one / "initdb").exists()]
    if folders:
        return max(folders, key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).parent if found else None


class PrivateServer:
    """A server that answers on this machine only and asks for no password; folder is made where it is missing."""

    def __init__(self, folder: Path, *settings: str, port: int | None = None) -> None:
        """settings: such as "fsync=off"."""
        self.folder = folder
        self.data = folder / "data"
        self.port = port or free_port()
        self._settings = settings

    def make(self) -> None:
        """Make the folder and an empty server in it."""
        self.folder.mkdir(mode=0o700)
        if sys.platform != "win32" and os.getuid() == 0:
            owner = pwd.getpwnam(OWNER)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.run(
            "initdb",
            "-D",
            self.data,
            "-U",
            "office",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums",
        )

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = (f"port={self.port}", "listen_addresses=127.0.0.1", "unix_socket_directories=''", *self._settings)
        words = " ".join(f"-c {one}" for one in settings)
        self.run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-o", words, "-w", "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it; how: "fast", or "immediate" as a power cut would."""
        self.run("pg_ctl", "-D", self.data, "-m", how, "-w", "stop")

    def run(self, program: str, *words: object) -> None:
        """Run one of PostgreSQL's programs as its owner; raises RecordTrouble("no_program")."""
        folder = programs()
        if folder is None:
            raise RecordTrouble("no_program", None, program=program)
        command = [str(folder / program), *map(str, words)]
        if sys.platform != "win32" and os.getuid() == 0:
            command = ["runuser", "-u", OWNER, "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def address(self, name: str = "postgres") -> ServerAddress:
        """The address of one of its databases."""
        return ServerAddress(f"postgresql://office@127.0.0.1:{self.port}/postgres").of_database(name)

    def database(self, name: str, template: str = "template0") -> ServerAddress:
        """Make a database as a copy of another, which takes no time."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        self._execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return self.address(name)

    def drop(self, address: ServerAddress) -> None:
        """Remove a database, whoever works in it."""
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(address.name)))

    def has(self, address: ServerAddress) -> bool:
        """Whether that database is there."""
        with psycopg.connect(self.address().url) as connection:
            query = "SELECT FROM pg_database WHERE datname = %s"
            return connection.execute(query, (address.name,)).fetchone() is not None

    def rename(self, address: ServerAddress, to: ServerAddress) -> None:
        """Give a database in which nobody works another name."""
        statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        self._execute(statement.format(sql.Identifier(address.name), sql.Identifier(to.name)))

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.address().url, autocommit=True) as connection:
            connection.execute(statement)


def free_port() -> int:
    """A port on which nobody answers, nor begins to: a connection made meanwhile, even one to it, gets another."""
    while True:
        port = SystemRandom().choice(_PORTS)
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port
