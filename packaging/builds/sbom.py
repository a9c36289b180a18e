"""What a build is made of, as CycloneDX 1.6.

cyclonedx-py lists what is installed beside the program as well, and knows neither Qt's wheels' parts nor libraries of
the system; so the parts come from the program itself, and cyclonedx-python-lib gives them their form.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL
from system import libraries_of

from beirat_desktop import __version__
from beirat_desktop.parts import parts

ROOT = Path(__file__).resolve().parents[2]


def bill(folder: Path, epoch: int) -> str:
    """The bill of materials of a build in JSON. epoch: seconds since 1970, the moment it bears."""
    named = LicenseFactory()
    bom = Bom()
    program = Component(
        name="beirat-desktop",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="beirat-desktop",
        licenses=[named.make_from_string("EUPL-1.2")],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=_digest(folder))],
    )
    bom.metadata.component = program
    made = []
    for part in parts():
        link = PackageURL("pypi", None, part.name.lower().replace("_", "-"), part.version) if part.package else None
        made.append(
            Component(
                name=part.name,
                version=part.version or None,
                type=ComponentType.LIBRARY if part.package or part.name == "Python" else ComponentType.DATA,
                licenses=[named.make_from_string(part.licence)],
                purl=link,
                bom_ref=str(link or part.name),
            )
        )
    for library in libraries_of(folder / "_internal"):
        package = library.package.partition(":")[0]
        link = PackageURL("deb", "debian", package, library.version)
        made.append(Component(name=library.file, version=library.version, purl=link, bom_ref=f"{link}#{library.file}"))
    made += list(bundled(folder / "_internal", {str(one.bom_ref.value) for one in made}))
    for one in made:
        bom.components.add(one)
    bom.register_dependency(program, made)
    # Two builds of the same sources are the same build.
    bom.metadata.timestamp = datetime.fromtimestamp(epoch, UTC)
    bom.serial_number = UUID(bytes=sha256(_digest(folder).encode()).digest()[:16], version=4)
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2) + "\n"


def bundled(inside: Path, known: set[str]) -> Iterator[Component]:
    """What the wheels brought along themselves, such as OpenSSL: what they say of it, else the files' own names.

    known: the references of what is listed already.
    """
    told = set()
    for bill_of_wheel in sorted(inside.glob("*.dist-info/sboms/*.json")):
        wheel = bill_of_wheel.parents[1].name.removesuffix(".dist-info")
        for part in json.loads(bill_of_wheel.read_text(encoding="utf-8")).get("components", []):
            name, version = part["name"], part.get("version")
            ref, link = f"{wheel}#{name}@{version}", part.get("purl", "").partition("?")[0]
            if version and ref not in told and link not in known:
                told.add(ref)
                purl = PackageURL.from_string(link) if link else None
                yield Component(name=name, version=version, type=ComponentType.LIBRARY, purl=purl, bom_ref=ref)
    for library in sorted(inside.glob("*.libs/*.so*")):
        stem, _, version = library.name.partition(".so")
        name = stem.rpartition("-")[0] or stem
        ref, number = f"{library.parent.name}#{library.name}", version.lstrip(".") or None
        yield Component(name=name, version=number, type=ComponentType.LIBRARY, bom_ref=ref)


def _digest(folder: Path) -> str:
    """The SHA-256 over names and contents of all files, in their order."""
    digest = sha256()
    for file in sorted(folder.rglob("*")):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
        if file.is_symlink():
            digest.update(str(file.readlink()).encode())
        elif file.is_file():
            digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()
