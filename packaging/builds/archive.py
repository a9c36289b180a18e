"""The folder as one file."""

from __future__ import annotations

import lzma
import platform
import sys
import tarfile
from pathlib import Path

from beirat_desktop import __version__


def pack(folder: Path, dist: Path, epoch: int) -> Path:
    """The archive: in the order of names, of nobody and of one moment, so that the same gives the same bytes."""
    name = f"beirat-desktop-{__version__}-{sys.platform}-{platform.machine().lower()}"
    made = dist / f"{name}.tar.xz"

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = epoch
        return entry

    with (
        lzma.open(made, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for file in sorted([folder, *folder.rglob("*")]):
            place = Path(name) / file.relative_to(folder)
            tar.add(file, arcname=place.as_posix(), recursive=False, filter=plain)
    return made
