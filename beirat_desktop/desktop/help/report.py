"""A report for whoever helps: the machine, the record's size and what the log says; nothing anybody typed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QSysInfo
from PySide6.QtGui import QGuiApplication

from beirat_desktop import __version__
from beirat_desktop.desktop.state import State

LINES = 200
"""So many of the newest lines of the log go in."""


def report(about_record: Iterable[str], state: State, log_file: Path) -> str:
    """The text; the log holds names of actions, kinds of errors and places in the code, see desktop/log.py."""
    return "\n".join(
        (
            f"Beirat Desktop {__version__}",
            f"Python {sys.version.split()[0]} · Qt {qt_version} · {QSysInfo.prettyProductName()}"
            f" · {QSysInfo.currentCpuArchitecture()} · {QGuiApplication.platformName()}",
            *(_screen(number) for number in range(len(QGuiApplication.screens()))),
            f"Schriftgröße {state.percent} % · Farben {state.scheme.value}",
            "",
            *about_record,
            "",
            f"Die letzten Zeilen des Protokolls (höchstens {LINES}):",
            *_newest(log_file),
        )
    )


def _screen(number: int) -> str:
    screen = QGuiApplication.screens()[number]
    size = screen.size()
    return f"Bildschirm {number + 1}: {size.width()} × {size.height()}, Faktor {screen.devicePixelRatio():g}"


def _newest(file: Path) -> list[str]:
    if not file.exists():
        return ["(noch leer)"]
    return file.read_text(encoding="utf-8", errors="replace").splitlines()[-LINES:]
