"""A PostgreSQL of the tests' own in a folder, without a password and without care for power cuts."""

import os
import pwd
import shutil
import socket
import subprocess
from pathlib import Path

import psycopg

from beirat_desktop.store.address import ServerAddress

FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def binaries() -> Path | None:
    """Where PostgreSQL's programs lie; None where there are none."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    return folders[-1] if folders else None


class Server:
    """One server in a folder that must not exist yet; databases are made from templates, which takes no time."""

    def __init__(self, folder: Path, settings: str = FAST, port: int | None = None) -> None:
        self.folder = folder
        self.settings = settings
        self.port = port or free_port()
        self._made = 0

    def make(self) -> None:
        self.folder.mkdir(mode=0o700)
        if os.getuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.run("initdb", "-D", self.data, "-U", "office", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        words = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {self.settings}"
        self.run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-o", words, "-w", "start")

    def stop(self, how: str = "fast") -> None:
        self.run("pg_ctl", "-D", self.data, "-m", how, "-w", "stop")

    def run(self, program: str, *words: object) -> None:
        folder = binaries()
        assert folder is not None
        # PostgreSQL refuses to run as root.
        command = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command += [str(folder / program), *map(str, words)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def address(self, name: str = "postgres") -> ServerAddress:
        return ServerAddress(f"postgresql://office@127.0.0.1:{self.port}/postgres").of_database(name)

    def database(self, name: str, template: str = "template0") -> ServerAddress:
        with psycopg.connect(self.address().url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        return self.address(name)

    def drop(self, address: ServerAddress) -> None:
        with psycopg.connect(self.address().url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{address.name}" WITH (FORCE)')


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
