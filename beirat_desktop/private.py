"""Files and folders that nobody else on the machine may read, whatever the umask.

On Windows the folders of a user are the user's own already; modes say nothing there.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def make_folder(folder: Path) -> Path:
    """Make a folder of our own, with those above it that are missing; one that is there is closed to others.

    One that belongs to everybody (the sticky bit, as on /tmp) stays as it is, also where the administrator works.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    if missing or not folder.stat().st_mode & stat.S_ISVTX:
        for one in missing or [folder]:
            close(one, FOLDER)
    return folder


def make_file(file: Path) -> None:
    """Let the file be there, empty if it is new, before others write into it what nobody else may read."""
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT, FILE))


def close(path: Path, mode: int = FILE) -> None:
    """Take the rights of others away, where the file is ours."""
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(mode)


def write(file: Path, content: bytes) -> None:
    """Write a file that nobody else may read."""
    file.unlink(missing_ok=True)
    make_file(file)
    file.write_bytes(content)
