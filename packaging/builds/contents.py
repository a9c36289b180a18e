"""What goes into the folder of the program, and what is left to the system."""

from __future__ import annotations

import ast
from pathlib import Path, PurePath

DATA = ("resources", "db")
"""Folders beside the package that the program reads; beirat_desktop/paths.py looks for them there."""

TRANSLATIONS = frozenset({"qtbase_de.qm"})
"""Of Qt's languages, what the program loads."""

SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")

TAKEN_ALONG = (
    # Qt needs them of X11, and many desktops lack them.
    *("libxcb-cursor", "libxcb-icccm", "libxcb-image", "libxcb-keysyms", "libxcb-render-util", "libxcb-util"),
    *("libxkbcommon-x11", "libxcb-xkb"),
)
"""Libraries of the build machine that come along. All others (graphics, fonts, OpenSSL, SQLite) must fit the system
the program runs on, which repairs them too."""

NOT_FOR_A_DESKTOP = ("eglfs", "EglFS", "EglFs", "linuxfb", "qvnc", "/qmltooling/", "/generic/")
"""Ways of Qt to draw without a desktop, by what their files are named after."""


def kept(target: str, source: str) -> bool:
    """Whether a library goes into the folder.

    target: its place there; source: where it lies on the build machine.
    """
    if any(part in target for part in NOT_FOR_A_DESKTOP):
        return False
    name = PurePath(target).name
    if "/" in target or not source.startswith(SYSTEM_FOLDERS) or name.startswith("libpython"):
        return True
    return name.partition(".so")[0] in TAKEN_ALONG


def imported_by(folder: Path) -> list[str]:
    """The modules that the files of a folder import, which is in the build as files and not as code."""
    found = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(node.module or "")
    return sorted(found)
