"""Builds what an office installs; packaging/start.py calls it with one of the words of BUILDS.

    folder    the program with its own Python, started from any place     dist/beirat-desktop/
    tar       the same folder as one file                                 dist/beirat-desktop-VERSION-SYSTEM.tar.xz
    deb       a package for Debian 12 and later and Ubuntu 24.04          dist/beirat-desktop_VERSION_ARCHITECTURE.deb
    windows   on Windows: the installer; elsewhere: what can be checked   dist/beirat-desktop-VERSION-setup.exe

Beside each lies what it is made of, as CycloneDX (….cdx.json). The same sources, built twice on one system, give the
same bytes: all times are that of the last commit, or SOURCE_DATE_EPOCH.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging"), str(HERE)]

import archive  # noqa: E402
import debian  # noqa: E402
import sbom  # noqa: E402
import windows  # noqa: E402
from system import forget_machine, libraries_of, write_licences  # noqa: E402

WORK = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = DIST / "beirat-desktop"


def main(words: list[str]) -> int:
    """Build one of them and return 0; every trouble ends with a sentence."""
    kind = words[0]
    epoch = set_time()
    started = time.monotonic()
    if kind == "windows" and os.name != "nt":
        return windows.check(ROOT)
    freeze()
    made = {
        "folder": lambda: FOLDER,
        "tar": lambda: archive.pack(FOLDER, DIST, epoch),
        "deb": lambda: debian.pack(FOLDER, WORK, DIST, epoch),
        "windows": lambda: windows.pack(FOLDER, WORK, DIST),
    }[kind]()
    bill = made.with_name(made.name + ".cdx.json")
    bill.write_text(sbom.bill(debian.program(WORK) if kind == "deb" else FOLDER, epoch), encoding="utf-8")
    size = sum(file.stat().st_size for file in [made, *made.rglob("*")] if file.is_file() and not file.is_symlink())
    print(f"Gebaut: {made} ({size / 1e6:.1f} MB, {time.monotonic() - started:.0f} s)")
    return 0


def set_time() -> int:
    """The one moment that everything in a build bears, in seconds since 1970; also for the tools that are called."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
        if not said:
            sys.exit("Ohne git bitte SOURCE_DATE_EPOCH setzen, die Sekunden seit 1970, die alle Dateien tragen sollen.")
        epoch = said
    os.environ["SOURCE_DATE_EPOCH"] = epoch
    return int(epoch)


def freeze() -> None:
    """Let PyInstaller put the program and all it needs into the folder."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    WORK.mkdir(exist_ok=True)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        # The order of sets goes into compiled files.
        "PYTHONHASHSEED": "1",
        "BEIRAT_BUILD": str(WORK),
        "PYINSTALLER_CONFIG_DIR": str(WORK / "cache"),
    }
    if os.name == "nt":
        windows.make_icon(WORK / "beirat-desktop.ico")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(WORK / "pyinstaller"), str(HERE / "beirat.spec")]
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        sys.exit("PyInstaller ist gescheitert (siehe oben).")
    inside = FOLDER / "_internal"
    forget_machine(inside)
    write_licences(libraries_of(inside), inside / "resources" / "licences" / "system")
    shutil.copy(ROOT / "LICENSE", FOLDER / "LICENSE")
    for file in FOLDER.rglob("*"):
        if not file.is_symlink():
            run = file.is_dir() or file.name.startswith("beirat-desktop")
            file.chmod(0o755 if run else 0o644)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
