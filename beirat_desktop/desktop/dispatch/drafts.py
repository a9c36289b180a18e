"""Mail drafts that lie in a folder, opened in the mail program one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.german.counts import counted


def offer_drafts(
    tell: Callable[[Notice], object], folder: Path, files: Sequence[Path], without: str = "", opened: int = 0
) -> None:
    """Say where they lie and offer the next one; all at once would be as many windows as there are members.

    without: who gets none and what to do, said each time.
    """
    tone = Tone.AMBER if without else Tone.GREEN
    if opened == 0:
        said = f"{counted(len(files), 'Entwurf', 'Entwürfe')} gespeichert in {folder}."
    else:
        drafts = counted(len(files), "Entwurf", "Entwürfen")
        said = (
            f"{opened} von {drafts} an das Mailprogramm übergeben: {files[opened - 1].name}. Alle liegen in {folder}."
        )
    said = f"{said} {without}".rstrip()
    if opened == len(files):
        tell(Notice(said, tone, "Ordner öffnen", partial(_show, folder)))
    else:
        words = "Nächsten Entwurf öffnen" if opened else "Im Mailprogramm öffnen"
        tell(Notice(said, tone, words, partial(_open_next, tell, folder, files, without, opened)))


def _open_next(
    tell: Callable[[Notice], object], folder: Path, files: Sequence[Path], without: str, opened: int
) -> None:
    if _show(files[opened]):
        offer_drafts(tell, folder, files, without, opened + 1)
    else:
        said = f"Kein Programm öffnet hier Mail-Entwürfe ({files[opened].suffix}). Sie liegen in {folder}."
        tell(Notice(said, Tone.AMBER, "Ordner öffnen", partial(_show, folder)))


def _show(file: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
