"""Goes through the program by keyboard while Orca listens, and prints what it would say after each key.

    python3 packaging/accessibility/listen.py [--from-nothing] [FILE [SECONDS]]

Needs Debian's orca, xvfb, openbox, xdotool and dbus-daemon; nothing is shown or spoken aloud. The program runs in a
display, a session bus and a home of its own. On the sample it goes through ten screens: a motion is drafted, a meeting
opened and led to its second item, an excerpt issued. With --from-nothing there is no record yet: the first start is
gone through, a meeting planned, a motion written and admitted, the invitation sent, three weeks later the meeting
led, the minutes signed and sent, the excerpt printed; the clock of the program is set by Debian's libfaketime.

What Orca would say is read from its debug log, in which it notes every sentence; with FILE the whole goes there, and
beside it Orca's log and, from nothing, the record. Orca before 45 speaks no announcements; what the program announced
is read beside it and stands behind "meldet". Orca has said all when it was silent for so many SECONDS, 1.5 unless a
busy machine needs more. The run fails at the first words of the story that are not heard; for the rest whoever runs it
reads as a blind user would hear. BEIRAT_PROGRAM names an installed program to be heard instead of the checkout; where
it is a menu entry (….desktop), what that one starts.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from stories import SAMPLE, from_nothing

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
FROM_NOTHING = "--from-nothing"
CLOCKS = "lib/*/faketime/libfaketime.so.1"
"""Where Debian's libfaketime lies below /usr."""
QUIET, LONGEST, EACH = 1.5, 10, 0.4
"""Orca has said all when it was silent so many seconds; at the longest so many times that are waited, and so many
seconds more for each letter that is typed: beside a list that is read meanwhile it tells of each."""
START = 120
"""Seconds that a start may take."""
STARTS = 3
"""How often Orca is started before that is given up."""
MOST_TABS = 15
WAYS = {"to": "Tab", "back": "shift+Tab", "tab": "ctrl+Next"}
"""The kinds of steps that go on until the keyboard is where it should be, and by which key."""
AT_ONCE = """import builtins
usual = builtins.open
def at_once(file, mode="r", buffering=-1, *more, **named):
    return usual(file, mode, 1 if str(file).endswith("orca.log") else buffering, *more, **named)
builtins.open = at_once
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi
Atspi.set_timeout(20_000, 60_000)
"""
"""Orca would write its log in blocks, so that its last words came with the next key; and a program that answers after
0.8 seconds, as on a busy machine, would be hung to it, and nothing more be said of it."""
NOBODY = "#!/bin/sh\nexit 1\n"
"""Instead of pgrep: Orca asks it for others of its kind, on whatever display they are, to end them or not to begin."""
FOCUS = "Fokus: "
"""How announced.py begins a line on where the keyboard is."""
_SAID = re.compile(r"SPEECH OUTPUT: '(.*?)'(?: ?\{.*| [^']*)?$", re.DOTALL)


def said(log: str) -> list[str]:
    """The sentences in a piece of Orca's log; a sentence may go over several lines."""
    entries = re.split(r"\n(?=\d\d:\d\d:\d\d\.\d+ - )", log)
    found = (_SAID.search(entry) for entry in entries)
    return [" ".join(one.group(1).split()) for one in found if one is not None and one.group(1).strip()]


def alike(words: str) -> str:
    """What was heard as the stories have it: Debian 13 says button where 12 says push button."""
    return words.replace("push button", "button")


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

    def listen_to(self, log: Path) -> None:
        """Go on in another log; what the program that is gone told to the last counts no more."""
        self._log, self._read, self._heard = log, 0, len(self._lines())

    def hear(self, keys: int = 1) -> list[str]:
        """What was said since, when Orca has come to an end; it notes each key, and its silence begins behind that."""
        began = time.monotonic()
        longest = LONGEST * self._quiet + keys * EACH
        size, last = self._log.stat().st_size, None
        while time.monotonic() - began < longest and (last is None or time.monotonic() - last < self._quiet):
            now = self._log.stat().st_size
            if now != size:
                size, last = now, time.monotonic()
            time.sleep(0.05)
        return self._news()

    def wake(self, ended: Callable[[], bool]) -> list[str]:
        """What is said once a program that was just started has the keyboard; a busy machine takes its time."""
        began = time.monotonic()
        while time.monotonic() - began < START and not ended():
            if any(line.startswith(FOCUS) for line in self._lines()[self._heard :]):
                break
            time.sleep(0.2)
        # A window that comes while another one goes is at times not given the keyboard by the window manager.
        subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Beirat Desktop", "windowactivate"], check=False
        )
        return self.hear()

    def _news(self) -> list[str]:
        whole = self._log.read_bytes()
        new, self._read = whole[self._read :], len(whole)
        lines = self._lines()
        told, self._heard = lines[self._heard :], len(lines)
        for line in told:
            if line.startswith(FOCUS):
                self._focus = line.removeprefix(FOCUS)
        words = [*said(new.decode("utf-8", "replace")), *(line for line in told if not line.startswith(FOCUS))]
        self._since = " | ".join((self._since, *words))
        return words

    def _lines(self) -> list[str]:
        return self._announced.read_text(encoding="utf-8").splitlines()

    def press(self, key: str) -> list[str]:
        words = key.removeprefix("type:")
        how = ["type", "--delay", "20", words] if words != key else ["key", key]
        self._since = ""
        subprocess.run(["xdotool", *how], check=True)
        return self.hear(len(words))

    def follow(self, key: str) -> Iterator[tuple[str, list[str]]]:
        """Do what the story says, and what was heard at each key; Unheard when that is not what was waited for."""
        kind, colon, words = key.partition(":")
        if not colon or kind == "type":
            yield key, self.press(key)
            return
        if kind in WAYS:
            for _ in range(MOST_TABS):
                yield key, self.press(WAYS[kind])
                if words in alike(self._focus):
                    break
            else:
                raise Unheard(f"{key} (die Tastatur steht auf: {self._focus})")
        yield key, self._wait_for(key, words)

    def _wait_for(self, key: str, words: str) -> list[str]:
        """What else is said until these words have been since the last key; a busy Orca comes late."""
        began, more = time.monotonic(), self._news()
        while words not in alike(self._since):
            if time.monotonic() - began > LONGEST * self._quiet:
                heard = self._since.strip(" |") or "nichts"
                raise Unheard(f"{key} (gehört: {heard}; die Tastatur steht auf: {self._focus})")
            time.sleep(0.05)
            more += self._news()
        return more


class Program:
    """The program under test, started as its menu entry does, at a moment if one is told."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._arguments: list[str] = []
        self._environment = {**os.environ, "HOME": str(folder)}
        named = os.environ.get(PROGRAM, "")
        if named.endswith(".desktop"):
            entry = Path(named).read_text(encoding="utf-8")
            line = next(one for one in entry.splitlines() if one.startswith("Exec="))
            self._command = [word for word in shlex.split(line.removeprefix("Exec=")) if not word.startswith("%")]
        elif named:
            self._command = [named]
        else:
            self._command = [str(ROOT / ".venv" / "bin" / "python"), "-m", "beirat_desktop"]
            self._environment["PYTHONPATH"] = str(ROOT)
        self._running: subprocess.Popen[bytes] | None = None

    def shell(self, *words: str | Path) -> str:
        """What a command of the shell answers."""
        environment = {**self._environment, "QT_QPA_PLATFORM": "offscreen"}
        asked = [*self._command, *map(str, words)]
        return subprocess.run(asked, env=environment, capture_output=True, text=True, check=False).stdout.strip()

    def make_sample(self) -> None:
        """Make the sample, to be opened by start()."""
        self.shell("demo", self._folder / "demo")
        record = self._folder / "beispiel.db"
        shutil.copy(self._folder / "demo" / "beispiel.db", record)
        self._arguments = [str(record)]

    def start(self, moment: str = "") -> None:
        """Start it; moment: what its clock is set to, as "2026-12-18 16:50:00"."""
        clock = {}
        if moment:
            library = next(Path("/usr").glob(CLOCKS), None)
            if library is None:
                raise Unheard(f"day:{moment} (es fehlt: sudo apt-get install libfaketime)")
            clock = {"LD_PRELOAD": str(library), "FAKETIME": f"@{moment}"}
        self._running = subprocess.Popen(
            [*self._command, *self._arguments],
            stdout=subprocess.DEVNULL,
            stderr=(self._folder / "program.txt").open("a"),
            cwd=self._folder,  # where a machine without a printer prints to
            env={**self._environment, **clock},
        )

    def has_ended(self) -> bool:
        return self._running is not None and self._running.poll() is not None

    def wait(self, seconds: float) -> None:
        """Until it has ended by itself."""
        if self._running is not None:
            self._running.wait(seconds)

    def stop(self) -> None:
        if self._running is not None:
            self._running.terminate()


class Orca:
    """The reader itself, muted; it begins another log each time it is started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mute = folder / "mute"
        self._mute.mkdir()
        self._errors = folder / "orca.txt"
        (self._mute / "speechd.py").write_text('raise ImportError("nothing is spoken aloud")\n')
        (self._mute / "sitecustomize.py").write_text(AT_ONCE)
        alone = self._mute / "pgrep"
        alone.write_text(NOBODY)
        alone.chmod(0o755)
        self._running: subprocess.Popen[bytes] | None = None
        self.logs: list[Path] = []

    def start(self) -> Path:
        """Start it anew, and its log once it has spoken; Debian 13's at times ends by itself before it does."""
        for _ in range(STARTS):
            log = self._start_once()
            if self._speaks(log):
                return log
        raise Unheard(f"Orca ({STARTS} Mal gestartet; zuletzt: {self._last_words()})")

    def _start_once(self) -> Path:
        self.stop()
        log = self._folder / f"{len(self.logs)}orca.log"
        self.logs.append(log)
        with self._errors.open("ab") as errors:
            self._running = subprocess.Popen(
                ["orca", "--disable", "braille", "--debug-file", log, "-u", self._folder / "orca"],
                env={
                    **os.environ,
                    "PYTHONPATH": str(self._mute),
                    "PATH": os.pathsep.join((str(self._mute), os.environ["PATH"])),
                    "HOME": str(self._folder),
                },
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        return log

    def _speaks(self, log: Path) -> bool:
        """Wait until it has spoken, is at its end, or could have."""
        began = time.monotonic()
        while time.monotonic() - began < START:
            if self.ended() is not None:
                return False
            if log.exists() and "SPEECH OUTPUT" in log.read_text(errors="replace"):
                return True
            time.sleep(0.2)
        return False

    def _last_words(self) -> str:
        """What it wrote last where nobody reads it."""
        lines = self._errors.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line for line in reversed(lines) if line.strip()), "nichts")

    def ended(self) -> int | None:
        """With what it ended by itself; None while it goes on."""
        return self._running.poll() if self._running is not None else None

    def stop(self) -> None:
        if self._running is not None:
            self._running.kill()
            self._running.wait()


def play(program: Program, orca: Orca, listener: Listener, key: str) -> Iterator[tuple[str, list[str]]]:
    """One step of a story, and what was heard of it."""
    kind, _, moment = key.partition(":")
    if kind != "day":
        yield from listener.follow(key)
        if program.has_ended():
            raise Unheard(f"{key} (das Programm ist am Ende)")
        return
    yield "ctrl+q", listener.press("ctrl+q")
    try:
        program.wait(LONGEST)
    except subprocess.TimeoutExpired:
        raise Unheard(f"{key} (das Programm ist noch da)") from None
    # Debian 12's Orca at times waits for ever for a window that is gone, and all keys with it.
    listener.listen_to(orca.start())
    program.start(moment)
    yield key, listener.wake(program.has_ended)


def inside(folder: Path, from_start: bool, quiet: float, out: Path | None) -> int:
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
    announced = folder / "announced.txt"
    program = Program(folder)
    if not from_start:
        program.make_sample()
    unheard = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    others = [
        subprocess.Popen(["openbox"], **unheard),
        subprocess.Popen(["/usr/bin/python3", HERE / "announced.py", announced], **unheard),
    ]
    orca = Orca(folder)
    heard: list[str] = []

    def note(line: str) -> None:
        heard.append(line)
        print(line, flush=True)

    missed = ""
    try:
        log = orca.start()
        while not announced.exists():
            time.sleep(0.2)
        program.start()
        listener = Listener(log, announced, quiet)
        note(f"Start          {' | '.join(listener.wake(program.has_ended))}")
        for title, keys in from_nothing(date.today()) if from_start else SAMPLE:
            note(f"\n## {title}\n")
            for key in keys:
                for pressed, words in play(program, orca, listener, key):
                    note(f"{pressed:<14} {' | '.join(words) or '–'}")
    except Unheard as what:
        code = orca.ended()
        missed = f"Nicht gehört: {what}{f' (Orca ist am Ende mit {code})' if code is not None else ''}"
        note(missed)
    note(f"Gedruckt in eine Datei: {', '.join(sorted(one.name for one in folder.glob('*.pdf'))) or 'nichts'}")
    if from_start:
        note(program.shell("check"))
    program.stop()
    orca.stop()
    for one in (*reversed(others), screen):
        one.terminate()
    if out is not None:
        out.write_text("\n".join(heard) + "\n", encoding="utf-8")
        out.with_suffix(".orca").write_bytes(b"".join(log.read_bytes() for log in orca.logs if log.exists()))
        for record in folder.glob(".local/share/*/beirat.db"):
            copy = out.with_suffix(".beirat")
            # With what is only in the journal beside it, since nobody closed it.
            with closing(sqlite3.connect(record)) as whole, closing(sqlite3.connect(copy)) as kept:
                whole.backup(kept)
        for paper in folder.glob("*.pdf"):
            shutil.copy(paper, out.with_name(f"{out.stem}-{paper.name}"))
    return 1 if missed else 0


def main(words: list[str]) -> int:
    missing = [package for command, package in NEEDED.items() if shutil.which(command) is None]
    if missing:
        print(f"Es fehlt: sudo apt-get install {' '.join(missing)}")
        return 2
    from_start = FROM_NOTHING in words
    rest = [one for one in words if one != FROM_NOTHING]
    if rest[:1] == ["--inside"]:
        return inside(Path(rest[1]), from_start, float(rest[2]), Path(rest[3]) if len(rest) > 3 else None)
    with tempfile.TemporaryDirectory(prefix="beirat-listen-") as folder:
        own = ("BEIRAT_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        environment = {
            **{name: value for name, value in os.environ.items() if name not in own},
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "0",
            "PYTHONFAULTHANDLER": "1",
        }
        again = [sys.executable, __file__, "--inside", folder, rest[1] if len(rest) > 1 else str(QUIET)]
        again += [str(Path(one).absolute()) for one in rest[:1]]
        again += [FROM_NOTHING] if from_start else []
        return subprocess.run(["dbus-run-session", "--", *again], env=environment).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
