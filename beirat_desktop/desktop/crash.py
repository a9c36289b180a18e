"""Whether the program ended in order the last time; a crash inside Qt leaves no error that could be caught."""

from __future__ import annotations

import faulthandler
import os
import re
from pathlib import Path

from PySide6.QtCore import QLockFile

from beirat_desktop import private
from beirat_desktop.desktop import log

_LAST = ".running"
_TRACE = ".trace"
_FATAL = re.compile(r"(?:Fatal Python error|Windows fatal exception): [\w .]+")
_PLACE = re.compile(r'  File "(?P<file>.+)", line (?P<line>\d+) in (?P<name>\S+)')


class Running:
    """A mark beside the log while the program runs; each program has its own, and what it was doing when it died.

    A lock of Qt knows by the process whether its owner still lives; one of another computer is left alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = private.make_folder(folder)
        self._mark = QLockFile(str(folder / f"{os.getpid()}{_LAST}"))
        self._trace = folder / f"{os.getpid()}{_TRACE}"

    def begin(self) -> bool:
        """Set the mark; whether a program before this one died. Where it did goes into the log, without any values."""
        died = [mark for mark in sorted(self._folder.glob(f"*{_LAST}")) if _is_left(mark)]
        for mark in died:
            trace = mark.with_suffix(_TRACE)
            log.crashed(_crash_lines(trace))
            trace.unlink(missing_ok=True)
        self._mark.setStaleLockTime(0)
        self._mark.tryLock(0)
        private.make_file(self._trace)
        self._file = self._trace.open("w", encoding="utf-8")
        faulthandler.enable(self._file, all_threads=False)
        return bool(died)

    def end(self) -> None:
        """Take the mark away: the program ends in order."""
        faulthandler.disable()
        self._file.close()
        self._trace.unlink(missing_ok=True)
        self._mark.unlock()


def _is_left(mark: Path) -> bool:
    """Whether the owner of a mark is gone; then the mark is gone too."""
    lock = QLockFile(str(mark))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        return False
    lock.unlock()
    return True


def _crash_lines(trace: Path) -> list[str]:
    """The kind of the crash and the places in the code; nothing else of what stands there."""
    if not trace.exists():
        return []
    found = []
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if fatal := _FATAL.match(line):
            found.append(fatal[0])
        elif place := _PLACE.fullmatch(line):
            found.append(f"  {log.short(place['file'])}:{place['line']} {place['name']}")
    return found
