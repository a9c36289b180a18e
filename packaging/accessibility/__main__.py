"""Walks through the program at random while a client reads its whole tree, as a screen reader may, and counts crashes.

    python3 packaging/accessibility [MINUTES] [SEED] [DIALOGS]

Needs Debian's at-spi2-core, python3-gi, xvfb and dbus-daemon; nothing is shown or spoken. It starts the program on
sample data in a display and a session bus of its own. It walks for so many minutes (30 if not said) and until so many
dialogs were closed (1,000), twice the time at the most; after each step the whole tree is read. It says how many
dialogs and pages there were, how much was read, what memory did, and whether the program lived. BEIRAT_PYTHON names
another Python than that of `.venv`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NEEDED = {
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus-daemon",
}


def main(words: list[str]) -> int:
    missing = [package for command, package in NEEDED.items() if shutil.which(command) is None]
    system = next((one for one in ("/usr/bin/python3", "/bin/python3") if Path(one).exists()), "python3")
    if subprocess.run([system, "-c", "from gi.repository import Gio"], stderr=subprocess.DEVNULL).returncode:
        missing += ["python3-gi"]
    if not any(Path(one, "at-spi-bus-launcher").exists() for one in ("/usr/libexec", "/usr/lib/at-spi2-core")):
        missing += ["at-spi2-core"]
    if missing:
        print(f"Es fehlt: sudo apt-get install {' '.join(missing)}")
        return 2
    minutes = float(words[0]) if words else 30.0
    seed = words[1] if len(words) > 1 else "1"
    dialogs = words[2] if len(words) > 2 else "1000"
    python = os.environ.get("BEIRAT_PYTHON") or ROOT / ".venv" / "bin" / "python"
    with tempfile.TemporaryDirectory(prefix="beirat-walk-") as folder:
        environment = {
            **os.environ,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "BEIRAT_HOME": folder,
            "PYTHONPATH": str(ROOT),
            "PYTHONFAULTHANDLER": "1",
            "NO_AT_BRIDGE": "0",
        }
        inside = (
            f"Xvfb -displayfd 3 -screen 0 1440x900x24 3>{folder}/display 2>/dev/null & X=$!; "
            f"while [ ! -s {folder}/display ]; do sleep 0.1; done; export DISPLAY=:$(cat {folder}/display); "
            f"{python} {HERE}/walker.py {minutes} {seed} {dialogs} {folder} {system} {HERE}/reader.py; CODE=$?; "
            f"kill $X; exit $CODE"
        )
        code = subprocess.run(["dbus-run-session", "--", "bash", "-c", inside], env=environment).returncode
    print("Das Programm hat gelebt." if code == 0 else f"Das Programm endete mit {code}.")
    return 0 if code == 0 else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
