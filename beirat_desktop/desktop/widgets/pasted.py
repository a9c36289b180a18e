"""What the clipboard holds, in the subset the papers know."""

from __future__ import annotations

import json
import re
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.plain import Unreadable, as_data, from_data
from beirat_desktop.domain.reading import Reading
from beirat_desktop.domain.text import RichText, canonical
from beirat_desktop.usecases.texts import read_clipboard

OWN = "application/x-beirat-desktop-text"
"""How a text of this program lies on the clipboard beside HTML, which has no words for half of it."""

_RTF = re.compile("rtf|rich ?text", re.IGNORECASE)
"""In the names under which the systems lay it on the clipboard: text/rtf, application/rtf, "Rich Text Format"."""


def copied(text: RichText, data: QMimeData) -> None:
    """Lay a text on the clipboard as it is."""
    data.setData(OWN, json.dumps(as_data(text)).encode())


def pasted(source: QMimeData) -> Reading:
    """The text on the clipboard and what of it was left out. Raises Refused."""
    if source.hasFormat(OWN):
        try:
            return Reading(canonical(from_data(RichText, json.loads(bytes(source.data(OWN).data())))))
        except (ValueError, RecursionError, Unreadable):
            # Of another version of this program; it left HTML as well.
            return read_clipboard(source.html(), source.text())
    if not source.hasHtml() and not source.hasText():
        if any(_RTF.search(name) for name in source.formats()):
            raise Refused("texts.only_rtf")
        raise Refused("texts.no_words")  # a picture, or what only its own program reads
    return read_clipboard(source.html() if source.hasHtml() else "", source.text())


def copied_files(source: QMimeData) -> list[Path]:
    """The files somebody copied or dragged in the file manager; their addresses are no wording."""
    named = source.urls()
    if not named and source.text().startswith("file:"):
        # Some file managers put the addresses on the clipboard as mere text.
        named = [QUrl(line) for line in source.text().split()]
    return [Path(url.toLocalFile()) for url in named if url.isLocalFile()]
