"""A wire to a server that can go dead without a word: it swallows what is sent, and nothing comes back."""

import contextlib
import socket
import threading


class Relay:
    """Listens on a port of its own and passes everything on, both ways, until it is cut."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._dead = threading.Event()
        self._sockets: list[socket.socket] = []
        self._closed = False
        self._lock = threading.Lock()
        self._breaks: tuple[bytes, bool] | None = None
        self.asked = threading.Event()
        """Set when somebody comes anew while it is cut."""
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Swallow everything from now on; every connection stays as open as it was."""
        self._dead.set()

    def break_at(self, words: bytes, *, answered: bool) -> None:
        """Tear the next connection on which these words are sent: before they arrive, or when they were answered."""
        self._breaks = (words, answered)

    def mend(self) -> None:
        """Pass on what comes by new connections. Those that lost something stay silent: they are of no use."""
        self._dead = threading.Event()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            sockets = [self._listener, *self._sockets]
        for one in sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            dead = self._dead
            if dead.is_set():
                self.asked.set()
            try:
                far = socket.create_connection(("127.0.0.1", self._target))
            except OSError:  # the server is away: then so is this
                near.close()
                continue
            with self._lock:
                if self._closed:  # meanwhile
                    near.close()
                    far.close()
                    return
                self._sockets += [near, far]
            torn = threading.Event()
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(one, other, dead, torn), daemon=True).start()

    def _pass_on(
        self, source: socket.socket, target: socket.socket, dead: threading.Event, torn: threading.Event
    ) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                answered = self._breaks_here(data)
                if answered is not None:
                    torn.set()
                    if answered:
                        target.sendall(data)
                        continue
                if torn.is_set():
                    for one in (source, target):
                        one.shutdown(socket.SHUT_RDWR)
                    return
                if not dead.is_set():
                    target.sendall(data)
            if not dead.is_set():
                target.shutdown(socket.SHUT_WR)

    def _breaks_here(self, data: bytes) -> bool | None:
        """Whether the connection tears when this was answered (True), before it arrives (False), or not here (None)."""
        with self._lock:
            if self._breaks is None or self._breaks[0] not in data:
                return None
            (_, answered), self._breaks = self._breaks, None
            return answered
