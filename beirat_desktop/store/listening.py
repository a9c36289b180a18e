"""Whether another workplace wrote into the record on the server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import Connection, text

CHANNEL = "beirat"


class Listening:
    """Hears what each unit says when it is kept (NOTIFY), on a connection of its own; our own are looked past.

    Where that connection was lost, something may have been missed, so it is as if something was written.
    """

    def __init__(self, connect: Callable[[], psycopg.Connection[Any]]) -> None:
        self._connect = connect
        self._own = uuid4().hex
        self._lock = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        self._heard_before = False

    def wrote(self) -> bool:
        """Whether others wrote since the last call; the first one begins to watch and knows of nothing yet."""
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = self._connect()
                    self._connection.execute(f"LISTEN {CHANNEL}")
                    missed, self._heard_before = self._heard_before, True
                    return missed
                return [one for one in self._connection.notifies(timeout=0) if one.payload != self._own] != []
            except psycopg.Error:  # whoever works tells that the server is gone; the next look tries again
                self._drop()
                return False

    @contextmanager
    def own_commit(self, connection: Connection) -> Iterator[None]:
        """Commit inside, with nothing else; the others hear of it when it is kept."""
        connection.execute(text(f"SELECT pg_notify('{CHANNEL}', :own)"), {"own": self._own})
        yield

    def close(self) -> None:
        """Watch no longer."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
