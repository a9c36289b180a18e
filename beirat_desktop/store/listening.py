"""Whether another workplace wrote into the record on the server."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import Connection, text

CHANNEL = "beirat"
_AGAIN = 0.5
"""Seconds between two tries to reach a server that is away."""


class Listening:
    """Hears what each unit says when it is kept (NOTIFY), on a connection of its own; our own are looked past.

    Where that connection was lost, something may have been missed, so it is as if something was written.
    """

    def __init__(self, connect: Callable[[], psycopg.Connection[Any]]) -> None:
        self._connect = connect
        self._own = uuid4().hex
        self._lock = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        self._trying: threading.Thread | None = None
        self._missed = False
        self._gone = False
        self._closed = False

    @property
    def away(self) -> bool:
        """Whether the connection was lost and is not there again."""
        return self._trying is not None

    @property
    def gone(self) -> bool:
        """Whether the server is known not to answer: then nobody need wait to hear it again."""
        return self._gone

    def lost(self) -> None:
        """Somebody found that the server does not answer, of which an idle connection may not know yet."""
        with self._lock:
            if self._connection is None and self._trying is None:
                return  # nobody watches
            self._gone = True
            self._drop()
            if self._trying is None:
                self._try_again()

    def wrote(self) -> bool:
        """Whether others wrote since the last call; the first one begins to watch and knows of nothing yet."""
        with self._lock:
            if self._connection is None and self._trying is None:
                self._begin()
            if self._connection is None:
                return False
            missed, self._missed = self._missed, False
            try:
                return [one for one in self._connection.notifies(timeout=0) if one.payload != self._own] != [] or missed
            except psycopg.Error:  # whoever works tells that the server is gone
                self._drop()
                self._try_again()
                return False

    @contextmanager
    def own_commit(self, connection: Connection) -> Iterator[None]:
        """Commit inside, with nothing else; the others hear of it when it is kept."""
        connection.execute(text(f"SELECT pg_notify('{CHANNEL}', :own)"), {"own": self._own})
        yield

    def close(self) -> None:
        """Watch no longer."""
        self._closed = True
        with self._lock:
            self._drop()

    def _begin(self) -> None:
        try:
            self._connection = self._listening()
        except psycopg.Error:
            self._try_again()

    def _listening(self) -> psycopg.Connection[Any]:
        connection = self._connect()
        connection.execute(f"LISTEN {CHANNEL}")
        return connection

    def _try_again(self) -> None:
        """Beside, since whoever asks is a window: a server that does not answer takes seconds to say nothing."""
        self._trying = threading.Thread(target=self._until_there, daemon=True)
        self._trying.start()

    def _until_there(self) -> None:
        while not self._closed:
            try:
                made = self._listening()
            except psycopg.Error:
                self._gone = True
                time.sleep(_AGAIN)
                continue
            with self._lock:
                self._connection, self._missed, self._trying, self._gone = made, True, None, False
                if self._closed:
                    self._drop()
            return

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
