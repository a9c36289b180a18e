"""Reading and writing the user's own files, with a sentence for everything that goes wrong there."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.file_names import mended_name

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file the record takes in."""


def read_file(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file the user chose."""
    name = mended_name(path.name)
    try:
        if path.is_dir():
            raise Refused("file.is_folder", name=name)
        size = path.stat().st_size
        if size > largest:
            raise Refused("file.too_large", name=name, megabytes=-(-size // 2**20), largest=largest // 2**20)
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused("file.vanished", name=name) from None
    except (OSError, ValueError):
        raise Refused("file.unreadable", name=name) from None


def write_file(path: Path, content: bytes, *, closed: bool = False) -> None:
    """Write a file wholly or not at all; one that is there is replaced, and a link leads to the new one.

    What is no file, as /dev/stdout may be, is written to as it is. closed: nobody else on the machine may read it, as
    nobody may the record it comes from.
    """
    part = None
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
            return
        file = path.resolve() if path.is_symlink() else path
        part = file.with_name(f".{file.name}.{os.getpid()}.part")
        if closed:
            part.unlink(missing_ok=True)  # whoever made it could read it
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        part.write_bytes(content)
        part.replace(file)
    except OSError as error:
        if part is not None:
            with suppress(OSError):  # where nothing can be written, nothing can be removed either
                part.unlink()
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused("file.disk_full", name=path.name, folder=str(path.parent)) from None
        raise Refused("file.not_writable", name=path.name, folder=str(path.parent)) from None
