"""What the program is made of, and under which licences: asked of the parts themselves, so that no list can age."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from beirat_desktop import __version__, paths

_PROGRAM = "beirat-desktop"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==")
_CALLED_LICENCE = re.compile(r"^(licen[cs]e|copying|notice)", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "
_OWN = (
    ("Liberation Sans", "Schrift der Schriftstücke", "OFL-1.1", "fonts/LICENSE-LiberationSans.txt"),
    ("Inter", "Schrift des Bildschirms", "OFL-1.1", "fonts/LICENSE-Inter.txt"),
    ("Noto Sans Arabic, Noto Sans Symbols 2", "fremde Buchstaben und Zeichen", "OFL-1.1", "fonts/LICENSE-Noto.txt"),
    ("Lucide", "Bildzeichen", "ISC, MIT", "icons/LICENSE"),
    ("sRGB2014", "Farbprofil der Schriftstücke", "frei kopierbar", "icc/LICENSE-sRGB2014.txt"),
)
"""What lies in the resources, as their README says."""


@dataclass(frozen=True, slots=True)
class ProgramPart:
    """A part with its licence; text is the licence in full, "" where the part does not bring it along."""

    name: str
    version: str
    licence: str
    text: str
    address: str = ""


def parts() -> tuple[ProgramPart, ...]:
    """The program itself, then every library it runs with, then fonts, icons and the colour profile."""
    libraries = sorted((_part(found) for found in _libraries()), key=lambda part: part.name.lower())
    return (_program(), *libraries, *_resources())


def _program() -> ProgramPart:
    beside = paths.resources().parent / "LICENSE"
    text = beside.read_text(encoding="utf-8") if beside.exists() else ""
    try:
        text = text or _licence_text(metadata.distribution(_PROGRAM))
    except metadata.PackageNotFoundError:
        text = ""
    return ProgramPart("Beirat Desktop", __version__, "EUPL-1.2", text, "https://eupl.eu/1.2/de/")


def _resources() -> Iterator[ProgramPart]:
    for name, what, licence, file in _OWN:
        yield ProgramPart(name, what, licence, (paths.resources() / file).read_text(encoding="utf-8", errors="replace"))


def _libraries() -> Iterable[metadata.Distribution]:
    """What the program asks for, and what that asks for in turn, as far as it is installed."""
    waiting, found = list(_asked_for()), dict[str, metadata.Distribution]()
    while waiting:
        name = waiting.pop()
        try:
            part = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # asked for on other systems only
        key = _key(part.metadata["Name"])
        if key not in found:
            found[key] = part
            waiting += _needed(part.requires or ())
    return found.values()


def _asked_for() -> list[str]:
    """The names of what the program itself needs: as it was installed, or as a checkout's project file says."""
    try:
        return _needed(metadata.requires(_PROGRAM) or ())
    except metadata.PackageNotFoundError:
        project = paths.resources().parent / "pyproject.toml"
    if project.exists():
        return _needed(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"])
    return [part.metadata["Name"] for part in metadata.distributions()]


def _needed(requirements: Iterable[str]) -> list[str]:
    """The names of what is always needed, not of what an extra asks for."""
    return [found[0] for line in requirements if not _EXTRA.search(line) and (found := _NAME.match(line))]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _part(found: metadata.Distribution) -> ProgramPart:
    said = found.metadata
    short = [_field(said, "License-Expression"), _field(said, "License").partition("\n")[0]]
    kinds = [
        line.removeprefix(_CLASSIFIER) for line in said.get_all("Classifier") or () if line.startswith(_CLASSIFIER)
    ]
    licence = next((word for word in (short[0], *kinds, short[1]) if word.strip()), "nicht angegeben")
    return ProgramPart(said["Name"], found.version, licence, _licence_text(found), _address(said))


def _licence_text(found: metadata.Distribution) -> str:
    """All licence files a part brings along."""
    texts = []
    for file in found.files or ():
        of_part = ".dist-info" in file.parts[0]
        if of_part and ("licenses" in file.parts or _CALLED_LICENCE.match(file.name)):
            place = Path(str(file.locate()))
            if place.exists():
                texts.append(place.read_text(encoding="utf-8", errors="replace").strip())
    return "\n\n".join(dict.fromkeys(texts))


def _address(said: metadata.PackageMetadata) -> str:
    """Where the part is described."""
    pages = [line.partition(",")[2].strip() for line in said.get_all("Project-URL") or ()]
    return _field(said, "Home-page") or (pages[0] if pages else "")


def _field(said: metadata.PackageMetadata, name: str) -> str:
    return said[name] or "" if name in said else ""
