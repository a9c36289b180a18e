"""The package for Debian and Ubuntu: the folder, its place in the menus, and what it needs of the system.

That is what its files are linked with, and what Qt loads while it runs, the same as in a checkout.

No scripts run at installing or removing: menus, file types, icons and manual pages are brought up to date by the
triggers of the packages that own them.
"""

from __future__ import annotations

import gzip
import os
import platform
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import words
from set_up import LIBRARIES
from system import is_elf, libraries_of

from beirat_desktop import __version__
from beirat_desktop.parts import parts

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
RECORD_ICON = "application-vnd.beirat-desktop.record"

MAINTAINER = "Projekt Beirat Desktop <projekt@example.org>"
CHANGELOG = """\
beirat-desktop ({version}) unstable; urgency=medium

  * What changed stands in NEWS.md.

 -- {maintainer}  {day}
"""
CONTROL = """\
Package: beirat-desktop
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Suggests: libgtk-3-0
Section: misc
Priority: optional
Homepage: https://example.org/beirat-desktop
Description: sessions, motions and resolutions of an advisory council
 Beirat Desktop (in German) accompanies the work of an advisory council for
 migration and integration from the motion of a faction to the printed excerpt
 and what became of it: agenda and invitation in time, guests, attendance,
 quorum and votes, minutes, and the way of each resolution through committees,
 council and administration. It works offline on one PC.
"""


def program(work: Path) -> Path:
    """The folder of the program as the package has it."""
    return work / "deb/usr/lib/beirat-desktop"


def pack(folder: Path, work: Path, dist: Path, epoch: int) -> Path:
    """The package, made of the folder of the program."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    architecture = ARCHITECTURES.get(platform.machine(), platform.machine())
    inside = program(work)
    shutil.copytree(folder, inside, symlinks=True)
    # Debian keeps the licence below /usr/share/doc, and has these libraries itself.
    (inside / "LICENSE").unlink()
    for library in libraries_of(inside / "_internal"):
        (inside / "_internal" / library.file).unlink()
    shutil.rmtree(inside / "_internal/resources/licences/system", ignore_errors=True)
    fill_share(tree, datetime.fromtimestamp(epoch, UTC))
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/beirat-desktop").symlink_to("../lib/beirat-desktop/beirat-desktop")
    (tree / "DEBIAN").mkdir()
    size = sum(file.stat().st_size for file in tree.rglob("*") if file.is_file() and not file.is_symlink())
    linked = needed_by(inside, work)
    loaded = {package for group in LIBRARIES.values() for package in group.values()}
    depends = ", ".join(sorted(linked | (loaded - {one.split(" ")[0] for one in linked})))
    control = CONTROL.format(
        version=__version__, maintainer=MAINTAINER, architecture=architecture, size=size // 1024, depends=depends
    )
    (tree / "DEBIAN/control").write_text(control, encoding="utf-8")
    for file in [*tree.rglob("*"), tree]:
        if not file.is_symlink() and (file.is_dir() or not file.is_relative_to(inside)):
            file.chmod(0o755 if file.is_dir() else 0o644)
        os.utime(file, (epoch, epoch), follow_symlinks=False)
    made = dist / f"beirat-desktop_{__version__}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        sys.exit("dpkg-deb ist gescheitert (siehe oben).")
    return made


def fill_share(tree: Path, day: datetime) -> None:
    """What lies below /usr/share: menu, file types, icons, catalogue, manual page, completions, licences."""
    share = tree / "usr/share"
    icons = share / "icons/hicolor/scalable"
    _copy(PACKAGING / "beirat-desktop.desktop", share / "applications/beirat-desktop.desktop")
    _copy(PACKAGING / "beirat-desktop.svg", icons / "apps/beirat-desktop.svg")
    _copy(PACKAGING / "beirat-desktop.svg", icons / f"mimetypes/{RECORD_ICON}.svg")
    _copy(PACKAGING / "beirat-desktop.xml", share / "mime/packages/beirat-desktop.xml")
    name = "org.example.beirat_desktop.metainfo.xml"
    _copy(PACKAGING / name, share / "metainfo" / name)
    page = gzip.compress(words.manual(f"{day:%Y-%m-%d}").encode(), mtime=0)
    _write(share / "man/man1/beirat-desktop.1.gz", page)
    _write(share / "man/de/man1/beirat-desktop.1.gz", page)
    _write(share / "bash-completion/completions/beirat-desktop", words.bash().encode())
    _write(share / "zsh/vendor-completions/_beirat-desktop", words.zsh().encode())
    _write(share / "fish/vendor_completions.d/beirat-desktop.fish", words.fish().encode())
    _write(share / "doc/beirat-desktop/copyright", copyright_text().encode())
    changes = (PACKAGING / "CHANGELOG.md").read_bytes()
    _write(share / "doc/beirat-desktop/NEWS.md.gz", gzip.compress(changes, mtime=0))
    entry = CHANGELOG.format(version=__version__, maintainer=MAINTAINER, day=format_datetime(day))
    _write(share / "doc/beirat-desktop/changelog.gz", gzip.compress(entry.encode(), mtime=0))


def copyright_text() -> str:
    """The licence of the program and of every part."""
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    told = [f"Copyright: the authors of Beirat Desktop\nLicense: EUPL-1.2\n\n{own.strip()}\n"]
    told += [f"{'=' * 79}\n{one.name} {one.version}\nLicense: {one.licence}\n\n{one.text}\n" for one in parts()]
    return "\n".join(told)


def needed_by(inside: Path, work: Path) -> set[str]:
    """The packages whose libraries the program is linked with, as dpkg-shlibdeps finds them."""
    # It wants to be called beside the sources of a package.
    beside = work / "shlibdeps"
    (beside / "debian").mkdir(parents=True, exist_ok=True)
    (beside / "debian/control").write_text("Source: beirat-desktop\n\nPackage: beirat-desktop\nArchitecture: any\n")
    files = [file for file in sorted(inside.rglob("*")) if not file.is_symlink() and is_elf(file)]
    # The desktop's own file dialogs come with GTK, where it is there.
    files = [file for file in files if file.name != "libqgtk3.so"]
    own = sorted({str(file.parent) for file in files})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{folder}" for folder in own), *map(str, files)]
    said = subprocess.run(command, cwd=beside, capture_output=True, text=True, check=False)
    if said.returncode:
        sys.exit("dpkg-shlibdeps ist gescheitert:\n" + said.stderr)
    return set(said.stdout.strip().removeprefix("shlibs:Depends=").split(", "))


def _copy(source: Path, target: Path) -> None:
    _write(target, source.read_bytes())


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
