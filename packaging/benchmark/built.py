"""The built folder against the checkout: what both weigh, and the start until the first window is on the screen.

Needs dist/beirat-desktop, which packaging/start.py folder makes, and Debian's xvfb, openbox and xdotool.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import Row

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "dist" / "beirat-desktop"
OWN = ("beirat_desktop", "resources", "db")
NOT_NEEDED = {"__pycache__", "site-packages", "test", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3"}
"""What of Python's own library is not needed to run, nor what was compiled: it is counted as if it were not there."""
NEEDED = ("Xvfb", "openbox", "xdotool")
RUNS = 7
LONGEST = 120
"""Seconds that a start may take."""


def rows(home: Path, folder: Path = FOLDER) -> list[Row]:
    """Both rows; without the folder or the tools, a sentence that says so."""
    if not folder.is_dir():
        sys.exit("Es fehlt dist/beirat-desktop: python3 packaging/start.py folder")
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        sys.exit(f"Es fehlt: {', '.join(missing)} (sudo apt-get install xvfb openbox xdotool)")
    return [size(folder), start(home, folder / folder.name)]


def size(folder: Path) -> Row:
    """The folder against the parts that a checkout runs on: its own files, its packages, and Python without tests."""
    ours = bytes_of(folder.rglob("*"))
    other = bytes_of(of_the_checkout())
    return Row("size of the folder", f"{ours / 1e6:.0f} MB", f"checkout {other / 1e6:.0f} MB", ours / other, "≤ 1.2 ×")


def bytes_of(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())


def of_the_checkout() -> Iterator[Path]:
    """Every file that a checkout needs to run: no tests, no tools, nothing compiled beside its source."""
    from beirat_desktop.parts import required

    python = Path(sysconfig.get_path("stdlib"))
    not_needed = NOT_NEEDED | {one.name for one in python.glob("config-*")}
    for place in (*(ROOT / name for name in OWN), python):
        yield from (file for file in place.rglob("*") if not_needed.isdisjoint(file.relative_to(place).parts))
    for package in required():
        places = (Path(str(package.locate_file(file))) for file in package.files or ())
        yield from (place for place in places if "__pycache__" not in place.parts)


def start(home: Path, program: Path) -> Row:
    """Until the first window of a first start is there: each in a home of its own, in turns; the first round is not
    counted."""
    commands = {"folder": [str(program)], "checkout": [sys.executable, "-m", "beirat_desktop"]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with display(home) as shown:
        for run in range(RUNS + 1):
            for name, command in commands.items():
                seconds = until_window(command, home / f"{name}{run}", shown)
                if run:
                    times[name].append(seconds)
    ours, other = (statistics.median(times[name]) for name in commands)
    return Row("first window of the folder", f"{ours:.2f} s", f"checkout {other:.2f} s", ours / other, "≤ 1.2 ×")


@contextmanager
def display(home: Path) -> Iterator[str]:
    """A display of its own, with a window manager."""
    home.mkdir(parents=True, exist_ok=True)
    number = home / "display"
    with number.open("w") as handle:
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(handle.fileno()), "-screen", "0", "1440x900x24"],
            pass_fds=[handle.fileno()],
            stderr=subprocess.DEVNULL,
        )
    while not number.read_text().strip():
        time.sleep(0.1)
    shown = f":{number.read_text().strip()}"
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": shown}, stderr=subprocess.DEVNULL)
    try:
        yield shown
    finally:
        for one in (manager, screen):
            one.terminate()
            one.wait()


def until_window(command: list[str], home: Path, shown: str) -> float:
    """Seconds from the command to its window; the program is ended then."""
    home.mkdir()
    foreign = ("PYTHON", "XDG_", "QT_", "BEIRAT_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    environment |= {"HOME": str(home), "DISPLAY": shown, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    looked = ["xdotool", "search", "--onlyvisible", "--name", "Beirat Desktop"]
    began = time.perf_counter()
    running = subprocess.Popen(command, env=environment, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not subprocess.run(looked, env=environment, capture_output=True, check=False).stdout.strip():
            if running.poll() is not None or time.perf_counter() - began > LONGEST:
                sys.exit(f"Kein Fenster: {' '.join(command)}")
            time.sleep(0.01)
        return time.perf_counter() - began
    finally:
        running.kill()
        running.wait()
