"""Goes through ten screens by keyboard while Orca listens, and prints what it would say after each key.

    python3 packaging/accessibility/listen.py [FILE [SECONDS]]

Needs Debian's orca, xvfb, openbox, xdotool and dbus-daemon; nothing is shown or spoken aloud. The program runs on the
sample in a display and a session bus of its own: a motion is drafted, a meeting opened and led to its second
item, an excerpt issued. What Orca would say is read from its debug log, in which it notes every sentence; with FILE the
whole goes there. Orca before 45 speaks no announcements; what the program announced is read beside it and stands
behind "meldet". Orca has said all when it was silent for so many SECONDS, 1.5 unless a busy machine needs more. The
run fails at the first words of the story that are not heard; for the rest whoever runs it reads as a blind user would
hear. BEIRAT_PROGRAM names an installed program to be heard instead of the checkout.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NEEDED = {
    "orca": "orca",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus-daemon",
}
PROGRAM = "BEIRAT_PROGRAM"
QUIET, LONGEST = 1.5, 10
"""Orca has said all when it was silent so many seconds; at the longest so many times that are waited."""
MOST_TABS = 15
AT_ONCE = """import builtins
usual = builtins.open
def at_once(file, mode="r", buffering=-1, *more, **named):
    return usual(file, mode, 1 if str(file).endswith("orca.log") else buffering, *more, **named)
builtins.open = at_once
"""
"""Orca would write its log in blocks, so that its last words came with the next key."""
FOCUS = "Fokus: "
"""How announced.py begins a line on where the keyboard is."""
PLACES = ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+7", "ctrl+8", "ctrl+9")
STORY: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Übersicht", ("Tab",) * 3),
    ("Alle Bereiche", tuple(key for place in PLACES for key in (place, "Tab"))),
    ("Antrag schreiben", ("ctrl+3", "ctrl+n", "type:Bank am Spielplatz", "to:möge beschließen", "type:Eine Bank.")),
    ("Antrag einreichen", ("ctrl+Return", "to:Begründung", "type:Eilig", "to:einreichen push button", "Return")),
    (
        "Sitzung eröffnen",
        (
            *("ctrl+2", "Return", "hear:Tagesordnung", *("ctrl+Next",) * 5, "hear:Sitzung führen"),
            *("shift+F5", "hear:anwesend", "ctrl+F12", "hear:trotzdem eröffnen"),
            *("to:Trotzdem eröffnen push button", "Return", "hear:Sitzung läuft"),
        ),
    ),
    ("Punkt für Punkt", ("F2", "type:Begrüßung.", "F12", "F12", "F12", "F4", "ctrl+Return", "F12")),
    (
        "Stimmen zählen",
        ("F3", "type:20", "Return", "type:3", "Return", "type:10", "ctrl+Return", "F12", "F6", "F11", "Down"),
    ),
    (
        "Sitzung schließen",
        (
            *("ctrl+F12", "hear:Sitzung schließen", "type:19:30"),
            *("to:Sitzung schließen push button", "Return", "hear:geschlossen"),
        ),
    ),
    (
        "Auszug ausgeben",
        (
            *("ctrl+2", "hear:Sitzungen", "Down", "Return"),
            *("ctrl+Next", "ctrl+Next", "hear:Auszüge page tab", "to:Tagesordnungspunkte"),
            *("Down", "Down", "space", "ctrl+Return", "hear:ausgeben?"),
            *("to:ausgeben push button", "Return", "hear:ausgegeben"),
        ),
    ),
    ("Auszug drucken", ("ctrl+p", "hear:Drucker", "Return", "hear:gedruckt")),
    ("Antrag als Text", ("ctrl+3", "Return", "ctrl+shift+l", "KP_Add", "Escape")),
    ("Einstellungen", ("ctrl+k", "type:Einstellungen", "Return", "Tab", "Tab")),
    ("Hilfe", ("F1", "Tab", "Down", "Escape")),
)
"""What is pressed; type: what is written; to: the Tab key until the keyboard is at these words and Orca said them, as
who listens would do; hear: these words must come before it goes on. What is not heard ends the run, which then failed.

KP_Add is Orca's own key for all of a text in one go."""
_SAID = re.compile(r"SPEECH OUTPUT: '(.*?)'(?: ?\{.*| [^']*)?$", re.DOTALL)


def said(log: str) -> list[str]:
    """The sentences in a piece of Orca's log; a sentence may go over several lines."""
    entries = re.split(r"\n(?=\d\d:\d\d:\d\d\.\d+ - )", log)
    found = (_SAID.search(entry) for entry in entries)
    return [" ".join(one.group(1).split()) for one in found if one is not None and one.group(1).strip()]


class Unheard(Exception):
    """What a listener waited for and did not hear."""


class Listener:
    """Presses keys and reads on in the log."""

    def __init__(self, log: Path, announced: Path, quiet: float) -> None:
        self._log = log
        self._announced = announced
        self._quiet = quiet
        self._read = self._heard = 0
        self._focus = self._since = ""

    def hear(self) -> list[str]:
        """What was said since, when Orca has come to an end; it notes each key, and its silence begins behind that."""
        began = time.monotonic()
        size, last = self._log.stat().st_size, None
        while time.monotonic() - began < LONGEST * self._quiet and (
            last is None or time.monotonic() - last < self._quiet
        ):
            now = self._log.stat().st_size
            if now != size:
                size, last = now, time.monotonic()
            time.sleep(0.05)
        return self._news()

    def _news(self) -> list[str]:
        whole = self._log.read_bytes()
        new, self._read = whole[self._read :], len(whole)
        lines = self._announced.read_text(encoding="utf-8").splitlines()
        told, self._heard = lines[self._heard :], len(lines)
        for line in told:
            if line.startswith(FOCUS):
                self._focus = line.removeprefix(FOCUS)
        words = [*said(new.decode("utf-8", "replace")), *(line for line in told if not line.startswith(FOCUS))]
        self._since = " | ".join((self._since, *words))
        return words

    def press(self, key: str) -> list[str]:
        words = key.removeprefix("type:")
        how = ["type", "--delay", "20", words] if words != key else ["key", key]
        self._since = ""
        subprocess.run(["xdotool", *how], check=True)
        return self.hear()

    def follow(self, key: str) -> Iterator[tuple[str, list[str]]]:
        """Do what the story says, and what was heard at each key; Unheard when that is not what was waited for."""
        kind, colon, words = key.partition(":")
        if not colon or kind == "type":
            yield key, self.press(key)
            return
        if kind == "to":
            for _ in range(MOST_TABS):
                yield key, self.press("Tab")
                if words in self._focus:
                    break
            else:
                raise Unheard(f"{key} (die Tastatur steht auf: {self._focus})")
        yield key, self._wait_for(key, words)

    def _wait_for(self, key: str, words: str) -> list[str]:
        """What else is said until these words have been since the last key; a busy Orca comes late."""
        began, more = time.monotonic(), self._news()
        while words not in self._since:
            if time.monotonic() - began > LONGEST * self._quiet:
                raise Unheard(f"{key} (gehört: {self._since.strip(' |') or 'nichts'})")
            time.sleep(0.05)
            more += self._news()
        return more


def inside(folder: Path, out: Path | None, quiet: float) -> int:
    """Within the session: start all, go through the story."""
    display = folder / "display"
    with display.open("w") as handle:
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(handle.fileno()), "-screen", "0", "1440x900x24"],
            pass_fds=[handle.fileno()],
            stderr=subprocess.DEVNULL,
        )
    while not display.read_text().strip():
        time.sleep(0.1)
    os.environ["DISPLAY"] = f":{display.read_text().strip()}"
    log, announced, record = folder / "orca.log", folder / "announced.txt", folder / "beispiel.db"
    command, paths = [os.environ.get(PROGRAM, "")], {}
    if command == [""]:
        command, paths = [str(ROOT / ".venv" / "bin" / "python"), "-m", "beirat_desktop"], {"PYTHONPATH": str(ROOT)}
    unheard = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    offscreen = {**os.environ, **paths, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([*command, "demo", folder / "demo"], check=True, env=offscreen, **unheard)
    shutil.copy(folder / "demo" / "beispiel.db", record)
    mute = folder / "mute"
    mute.mkdir()
    (mute / "speechd.py").write_text('raise ImportError("nothing is spoken aloud")\n')
    (mute / "sitecustomize.py").write_text(AT_ONCE)
    others = [
        subprocess.Popen(["openbox"], **unheard),
        subprocess.Popen(
            ["orca", "--replace", "--debug-file", log, "-u", folder / "orca"],
            env={**os.environ, "PYTHONPATH": str(mute), "HOME": str(folder)},
            **unheard,
        ),
        subprocess.Popen(["/usr/bin/python3", HERE / "announced.py", announced], **unheard),
    ]
    while not announced.exists() or not log.exists() or "SPEECH OUTPUT" not in log.read_text(errors="replace"):
        time.sleep(0.2)
    program = subprocess.Popen(
        [*command, record],
        stderr=(folder / "program.txt").open("w"),
        cwd=folder,  # where a machine without a printer prints to
        env={**os.environ, **paths, "HOME": str(folder)},
    )
    listener = Listener(log, announced, quiet)
    heard = [f"Start: {' | '.join(listener.hear())}"]
    while "Wer arbeitet heute?" not in log.read_text(errors="replace") and program.poll() is None:
        time.sleep(0.5)
    heard += [f"Wer arbeitet: {' | '.join(listener.hear())}", f"Return         {' | '.join(listener.press('Return'))}"]
    try:
        for title, keys in STORY:
            heard.append(f"\n## {title}\n")
            for key in keys:
                for pressed, words in listener.follow(key):
                    heard.append(f"{pressed:<14} {' | '.join(words) or '–'}")
                    print(heard[-1], flush=True)
                    if program.poll() is not None:
                        raise Unheard(f"{key}: Das Programm endete mit {program.returncode}.")
        missed = ""
    except Unheard as what:
        missed = f"Nicht gehört: {what}"
        heard.append(missed)
        print(missed, flush=True)
    printed = ", ".join(sorted(one.name for one in folder.glob("*.pdf"))) or "nichts"
    heard.append(f"Gedruckt in eine Datei: {printed}")
    print(heard[-1], flush=True)
    for one in (program, *reversed(others), screen):
        one.terminate()
    if out is not None:
        out.write_text("\n".join(heard) + "\n", encoding="utf-8")
        shutil.copy(log, out.with_suffix(".orca"))
    return 1 if missed else 0


def main(words: list[str]) -> int:
    missing = [package for command, package in NEEDED.items() if shutil.which(command) is None]
    if missing:
        print(f"Es fehlt: sudo apt-get install {' '.join(missing)}")
        return 2
    if words[:1] == ["--inside"]:
        return inside(Path(words[1]), Path(words[3]) if len(words) > 3 else None, float(words[2]))
    with tempfile.TemporaryDirectory(prefix="beirat-listen-") as folder:
        environment = {
            **os.environ,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "BEIRAT_HOME": folder,
            "NO_AT_BRIDGE": "0",
            "PYTHONFAULTHANDLER": "1",
        }
        seconds = words[1] if len(words) > 1 else str(QUIET)
        again = [
            sys.executable,
            __file__,
            "--inside",
            folder,
            seconds,
            *(str(Path(one).absolute()) for one in words[:1]),
        ]
        return subprocess.run(["dbus-run-session", "--", *again], env=environment).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
