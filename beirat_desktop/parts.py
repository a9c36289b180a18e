"""What the program consists of beside itself, and under which licence each part may be passed on.

Python packages are asked for it where they lie, in a checkout as in a build, so that nothing here can become stale.
"""

from __future__ import annotations

import platform
import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

from beirat_desktop import __version__, paths

_LICENCE_FILE = re.compile(r"\.dist-info/(licen[cs]es/|.*(licen[cs]e|copying|notice|authors))", re.IGNORECASE)
_REQUIREMENT = re.compile(r"([A-Za-z0-9][\w.-]*)\s*(?:\[([^]]*)\])?([^;]*);?(.*)")
_EXTRA = re.compile(r"""extra\s*==\s*["']([\w.-]+)["']""")
_QT = re.compile(r"pyside6|shiboken6")

_OTHERS = (
    # name, version, licence, its files below resources/
    ("Liberation Sans", "2.1.5", "OFL-1.1", ("fonts/LICENSE-LiberationSans.txt",)),
    ("Inter", "4.001", "OFL-1.1", ("fonts/LICENSE-Inter.txt",)),
    ("Noto Sans", "20201225", "OFL-1.1", ("fonts/LICENSE-Noto.txt",)),
    ("Droid Sans Fallback", "6.0.1r16", "Apache-2.0", ("fonts/LICENSE-Droid.txt",)),
    ("Lucide", "1.62.0", "ISC, MIT", ("icons/LICENSE",)),
    # Inside sqlcipher3, which names neither.
    ("SQLCipher", "4.19.0", "BSD-3-Clause", ("licences/LICENSE-SQLCipher.txt",)),
    ("OpenSSL", "3.6.0", "Apache-2.0", ("licences/LICENSE-OpenSSL.txt",)),
    ("sRGB2014.icc (International Color Consortium)", "", "frei zu kopieren", ("icc/LICENSE-sRGB2014.txt",)),
)
_UNNAMED = {"sqlcipher3": "Zlib"}
"""What a package brings the words of and not the name."""


@dataclass(frozen=True)
class Part:
    """Something others made. licence: an SPDX expression where the part names one; text: its words, in full."""

    name: str
    version: str
    licence: str
    text: str
    package: bool = False
    """Whether it is a Python package, known to the index under its name."""


def parts() -> list[Part]:
    """Python, its packages in the order of the alphabet, then fonts, icons and colour profile."""
    python = Part("Python", platform.python_version(), "PSF-2.0", _resource("licences/Python.txt"))
    packages = [_part(one) for one in required()]
    others = [Part(name, version, licence, _join(map(_resource, files))) for name, version, licence, files in _OTHERS]
    return [python, *packages, *others, *_libraries()]


def program_itself() -> Part:
    """The program, with its own licence."""
    beside = paths.resources().parent / "LICENSE"
    text = beside.read_text(encoding="utf-8") if beside.exists() else ""
    try:
        text = text or _part(distribution("beirat-desktop")).text
    except PackageNotFoundError:
        text = ""
    return Part("Beirat Desktop", __version__, "EUPL-1.2", text)


def required() -> list[Distribution]:
    """The installed packages that the program runs on, in the order of the alphabet."""
    if getattr(sys, "frozen", False):  # only what the program needs was put into the build
        found = {_key(one.name): one for one in distributions()}
        return [found[key] for key in sorted(found)]
    found = {}
    open_ends = [(text, frozenset[str]()) for text in _asked_for()]
    seen: set[tuple[str, frozenset[str]]] = set()
    while open_ends:
        text, extras_here = open_ends.pop()
        match = _REQUIREMENT.match(text)
        if match is None:
            raise ValueError(text)
        name, extras, marker = _key(match[1]), frozenset(re.findall(r"[\w.-]+", match[2] or "")), match[4]
        wanted_by = _EXTRA.search(marker)
        if (wanted_by and wanted_by[1] not in extras_here) or (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # for another system or another Python
        open_ends += [(one, extras) for one in found[name].requires or ()]
    return [found[key] for key in sorted(found)]


def _libraries() -> list[Part]:
    """Libraries of the system that a build for Linux took along; it wrote down whose they are, see packaging/builds."""
    found = []
    for file in sorted((paths.resources() / "licences" / "system").glob("*.txt")):
        name, _, version = file.stem.partition("_")
        found.append(Part(name, version, "siehe Text", file.read_text(encoding="utf-8", errors="replace")))
    return found


def _asked_for() -> list[str]:
    project = Path(__file__).resolve().parents[1] / "pyproject.toml"
    if project.exists():
        return list(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"])
    return list(distribution("beirat-desktop").requires or ())


def _part(one: Distribution) -> Part:
    told = one.metadata
    classified = [line.rpartition(":: ")[2] for line in told.get_all("Classifier") or () if "License ::" in line]
    # Some write a sentence, or the whole licence, where its name belongs.
    free = _said(one, "License").strip().partition("\n")[0]
    named = _said(one, "License-Expression") or ", ".join(classified) or free or _UNNAMED.get(one.name, "")
    files = sorted((file for file in one.files or () if _LICENCE_FILE.search(file.as_posix())), key=str)
    texts = [Path(str(one.locate_file(file))) for file in files]
    text = _join(file.read_text(encoding="utf-8", errors="replace") for file in texts if file.is_file())
    if not text and _QT.match(_key(one.name)):
        # Qt's wheels name their licence but do not bring it along.
        text = _join(map(_resource, ("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt")))
    return Part(one.name, one.version, named, text, package=True)


def _said(one: Distribution, field: str) -> str:
    return str(next(iter(one.metadata.get_all(field) or ()), ""))


def _resource(name: str) -> str:
    return (paths.resources() / name).read_text(encoding="utf-8", errors="replace")


def _join(texts: Iterable[str]) -> str:
    return "\n\n".join(text.strip() for text in texts)


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
