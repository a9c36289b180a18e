"""Copies for the programs of the system that show a paper or a mail draft: in a folder of the user's own, emptied."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from beirat_desktop import paths, private
from beirat_desktop.usecases.files import write_file


def folder() -> Path:
    """Where they lie; nobody else on the machine may look into it."""
    return private.make_folder(paths.state_folder() / "handed-out")


def place(name: str) -> Path:
    """Where a copy of that name goes."""
    return folder() / Path(name).name


def hand_out(content: bytes, name: str) -> tuple[Path, bool]:
    """Let the system show the bytes; where the copy lies, and whether there is a program that takes it."""
    file = place(name)
    write_file(file, content)
    return file, show(file)


def show(file: Path) -> bool:
    """Open a copy that lies there; whether there is a program that takes it."""
    private.close(file)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def empty() -> None:
    """Remove what was handed out; what a program still holds goes the next time."""
    for file in folder().iterdir():
        with suppress(OSError):
            file.unlink()
