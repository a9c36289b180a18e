"""What the clipboard holds, in the subset the papers know."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from beirat_desktop.domain.reading import Reading
from beirat_desktop.usecases.texts import read_clipboard


def pasted(source: QMimeData) -> Reading:
    """The text on the clipboard and what of it was left out. Raises Refused."""
    return read_clipboard(source.html() if source.hasHtml() else "", source.text())


def copied_files(source: QMimeData) -> list[Path]:
    """The files somebody copied or dragged in the file manager; their addresses are no wording."""
    named = source.urls()
    if not named and source.text().startswith("file:"):
        # Some file managers put the addresses on the clipboard as mere text.
        named = [QUrl(line) for line in source.text().split()]
    return [Path(url.toLocalFile()) for url in named if url.isLocalFile()]
