"""Libraries of the build machine that are in a build: whose they are, and what they ask of their users."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Library:
    """A file of the build and the package of Debian it comes from; licence is that package's own text."""

    file: str
    package: str
    version: str
    licence: str


def libraries_of(inside: Path) -> list[Library]:
    """The libraries in the folder that a package of the system brought, in order."""
    found = []
    if not Path("/usr/bin/dpkg-query").exists():
        return []
    for file in sorted(inside.glob("lib*.so*")):
        if file.is_symlink():
            continue
        for folder in ("/usr/lib", "/lib"):
            source = Path(f"{folder}/{_triplet()}/{file.name}")
            # Python may be another than the system's.
            same = source.exists() and source.read_bytes() == file.read_bytes()
            owner = _owner(str(source)) if same else None
            if owner:
                text = Path(f"/usr/share/doc/{owner[0].partition(':')[0]}/copyright")
                found.append(Library(file.name, *owner, text.read_text(encoding="utf-8", errors="replace")))
                break
    return found


def write_licences(libraries: Iterable[Library], folder: Path) -> None:
    """Their licences, for beirat_desktop/parts.py."""
    for one in libraries:
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{one.package.partition(':')[0]}_{one.version.replace(':', '-')}.txt"
        (folder / name).write_text(one.licence, encoding="utf-8")


def _owner(path: str) -> tuple[str, str] | None:
    said = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)
    if said.returncode:
        return None
    package = said.stdout.partition(": ")[0].split(",")[0].strip()
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
    )
    return package, version.stdout.strip()


def _triplet() -> str:
    return f"{os.uname().machine}-linux-gnu"
