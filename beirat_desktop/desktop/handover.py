"""A second start of the program hands its files to the window that is open already, so that a double click on a motion
goes there and not into a second window, which could not open the same record."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from beirat_desktop import paths

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_PATIENCE_MS = 2_000
_LONGEST = 100
"""Bytes of a path that every system takes for such a place: 103 on macOS, 107 on Linux."""
_TAKEN, _LEFT = b"taken\n", b"left\n"
PAPERS = frozenset(
    {
        *(".pdf", ".json", ".beirat-register", ".docx", ".odt", ".eml", ".msg", ".doc", ".rtf", ".txt", ".html"),
        *(".csv", ".tsv", ".xlsx", ".xls", ".ods", ".vcf", ".ics", ".jpg", ".jpeg", ".png", ".tif", ".zip", ".xml"),
    }
)
"""How files end that are taken into a record, or are told as what they are; everything else is a record itself."""


def is_paper(file: Path) -> bool:
    """Whether a file is to be taken into the open record, by the end of its name."""
    return file.suffix.lower() in PAPERS


def meeting_point() -> str:
    """Where the two meet: for this user and these folders only."""
    name = "beirat-desktop-" + sha256(os.fsencode(paths.data_folder())).hexdigest()[:16]
    if os.name == "nt":
        return name
    point = Path(os.environ.get("XDG_RUNTIME_DIR") or paths.state_folder()) / name
    return str(point if len(os.fsencode(point)) <= _LONGEST else Path(gettempdir()) / name)


def hand_over(files: Sequence[Path]) -> bool:
    """Offer the files to the window that is open; False when there is none, or when they are not for it."""
    point = meeting_point()
    if os.name != "nt" and not _ours(Path(point)):
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(point)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
    answered = socket.waitForBytesWritten(_PATIENCE_MS)
    while answered and not socket.canReadLine():
        answered = socket.waitForReadyRead(_PATIENCE_MS)
    return answered and socket.readLine().data() == _TAKEN


def _ours(point: Path) -> bool:
    """Whether it is there, and not made by somebody else, who would learn the names of the files."""
    try:
        return point.stat().st_uid == os.getuid()
    except OSError:
        return False


class Handover(QObject):
    """Listens for a second start while a window is open."""

    def __init__(self, takes: Callable[[list[Path]], Callable[[], None] | None], parent: QObject) -> None:
        """takes: what is to be done with these files once the other was told so, None when they are not for here."""
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._takes = takes
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Begin; False where another window listens already, or where the system allows no such place."""
        from PySide6.QtNetwork import QLocalServer, QLocalSocket

        point = meeting_point()
        if self._server.listen(point):
            return True
        probe = QLocalSocket()
        probe.connectToServer(point)
        if probe.waitForConnected(_PATIENCE_MS):
            probe.disconnectFromServer()
            return False
        QLocalServer.removeServer(point)  # left by a program that was killed
        return self._server.listen(point)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._on_words(socket))
        if socket.canReadLine():
            self._on_words(socket)

    def _on_words(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        act = self._takes([Path(name) for name in json.loads(bytes(socket.readLine().data()))])
        socket.write(_LEFT if act is None else _TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        if act is not None:
            # The other has its answer before a dialog is asked here.
            QTimer.singleShot(0, act)
