"""How SQLite is told of a file that is only to be read: by an address, in which a name is not pasted as it is."""

from __future__ import annotations

from pathlib import Path, PurePath
from urllib.parse import quote


def reading_address(file: Path, *, immutable: bool = False) -> str:
    """The address of a file to read. immutable: nobody writes it, so it needs no log and no lock beside it."""
    return f"{address(file.absolute())}?mode=ro{'&immutable=1' if immutable else ''}"


def address(file: PurePath) -> str:
    """The address of an absolute file, without a host: SQLite takes none, and the server of a share is no host."""
    path = file.as_posix()
    return f"file://{quote(path if path.startswith('/') else f'/{path}')}"
