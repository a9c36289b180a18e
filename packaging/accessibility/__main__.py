"""Walks through the program at random while a client reads its whole tree, as a screen reader may, and counts crashes.

    python3 packaging/accessibility [MINUTES] [SEED]

Needs Debian's at-spi2-core, gir1.2-atspi-2.0, python3-gi, xvfb and dbus-daemon; nothing is shown or spoken. It starts
the program on sample data in a display and a session bus of its own, lets it walk for so many minutes (30 if not said),
and says how many dialogs were opened, how often the tree was read, what memory did, and whether the program lived.
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
    if subprocess.run(
        [system, "-c", "import gi; gi.require_version('Atspi', '2.0')"], stderr=subprocess.DEVNULL
    ).returncode:
        missing += ["python3-gi", "gir1.2-atspi-2.0", "at-spi2-core"]
    if missing:
        print(f"Es fehlt: sudo apt-get install {' '.join(missing)}")
        return 2
    minutes = float(words[0]) if words else 30.0
    seed = words[1] if len(words) > 1 else "1"
    python = ROOT / ".venv" / "bin" / "python"
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
            f"{system} {HERE}/reader.py >{folder}/reader.txt 2>&1 & R=$!; "
            f"{python} {HERE}/walker.py {minutes} {seed} {folder}; CODE=$?; "
            f"kill $R; wait $R; cat {folder}/reader.txt; kill $X; exit $CODE"
        )
        code = subprocess.run(["dbus-run-session", "--", "bash", "-c", inside], env=environment).returncode
    print("Das Programm hat gelebt." if code == 0 else f"Das Programm endete mit {code}.")
    return 0 if code == 0 else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
