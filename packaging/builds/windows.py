"""The installer for Windows, by NSIS, whose compiler runs on Linux too; and what of it can be checked on any system."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from beirat_desktop import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SETUP = HERE / "windows.nsi"
SYSTEMS = ("win_amd64", "macosx_14_0_arm64")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SIZES = (16, 24, 32, 48, 64, 128, 256)


def pack(folder: Path, work: Path, dist: Path) -> Path:
    """The installer, made of the folder of the program."""
    made = dist / f"beirat-desktop-{__version__}-setup.exe"
    licence, icon = work / "LICENSE.txt", work / "beirat-desktop.ico"
    # The page that shows it takes a text without this mark for one of Windows' own letters.
    licence.write_text((folder / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8-sig")
    if not icon.exists():
        make_icon(icon)
    given = {"VERSION": __version__, "FOLDER": folder, "LICENCE": licence, "ICON": icon, "OUT": made}
    compiler = shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
    command = [compiler, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in given.items())]
    try:
        code = subprocess.run([*command, str(SETUP)], check=False).returncode
    except FileNotFoundError:
        sys.exit("Dafür wird NSIS 3 gebraucht: https://nsis.sourceforge.io, unter Debian das Paket nsis.")
    if code:
        sys.exit("NSIS ist gescheitert (siehe oben).")
    return made


def make_icon(target: Path) -> None:
    """The program's picture as Windows wants it, in all its sizes in one file."""
    from io import BytesIO

    from PIL import Image
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = QImage(SIZES[-1], SIZES[-1], QImage.Format.Format_ARGB32)
    drawing.fill(0)
    painter = QPainter(drawing)
    QSvgRenderer(str(ROOT / "packaging" / "beirat-desktop.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    drawing.save(buffer, "PNG")
    Image.open(BytesIO(buffer.data().data())).save(target, sizes=[(size, size) for size in SIZES])


def check(root: Path) -> int:
    """Whether the installer compiles, and everything locked can be had for Windows and macOS.

    That is: as finished wheels with the hashes of the lock. The installer is made of a folder with nothing in it.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "beirat-desktop"
        folder.mkdir()
        shutil.copy(root / "LICENSE", folder)
        print(f"Installationsprogramm: {pack(folder, Path(place), Path(place)).stat().st_size} Bytes ohne das Programm")
    failed = []
    for system in SYSTEMS:
        for python in PYTHONS:
            with tempfile.TemporaryDirectory() as folder:
                asked = Path(folder) / "requirements.txt"
                asked.write_text(locked_for(root / "requirements.lock", system, python), encoding="utf-8")
                # pip would ask the markers of this system, so they are answered before.
                command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--no-deps", "-q"]
                command += ["--target", folder, "--platform", system, "--python-version", python]
                command += ["--only-binary", ":all:", "--require-hashes", "-r", str(asked)]
                code = subprocess.run(command, check=False).returncode
            print(f"{system}, Python {python}: {'alles zu haben' if code == 0 else 'FEHLT ETWAS (siehe oben)'}")
            if code:
                failed.append((system, python))
    return 1 if failed else 0


def locked_for(lock: Path, system: str, python: str) -> str:
    """The lines of the lock file for another system, without their markers."""
    from packaging.markers import Marker

    windows = system.startswith("win")
    there = {
        "sys_platform": "win32" if windows else "darwin",
        "platform_machine": "AMD64" if windows else "arm64",
        "platform_system": "Windows" if windows else "Darwin",
        "os_name": "nt" if windows else "posix",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    kept = []
    for block in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8")):
        head, _, hashes = block.partition("\\\n")
        name, _, marker = head.partition(";")
        if name.strip() and not name.startswith("#") and (not marker or Marker(marker.strip()).evaluate(there)):
            kept.append(f"{name.strip()} \\\n{hashes}")
    return "\n".join(kept) + "\n"
