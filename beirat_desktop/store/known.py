"""What was read of the record, kept from one look to the next for as long as nothing was written in between.

The engine tells how far the record is: one number is another after what others commit, one after what this connection
writes, rolled back or not. Unless both are as they were, nothing is taken from here, so it cannot tell what is past.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

MOST = 2_000
"""So many values are kept at the most, which is a meeting with all that belongs to it, several times over."""
_PLACE = "known"


class Seen:
    """Of one noun: what was asked for, with what matched, and the records by their id."""

    __slots__ = ("by_id", "values")

    def __init__(self) -> None:
        self.values: dict[tuple[Any, ...], list[Any]] = {}
        self.by_id: dict[str, Any] = {}


class Known:
    """What one connection knows of the record. step: how far it was then; None where the engine cannot tell."""

    def __init__(self) -> None:
        self._step: object | None = None
        self._nouns: dict[str, Seen] = {}

    def of(self, noun: str) -> Seen:
        """What is known of a noun."""
        return self._nouns.setdefault(noun, Seen())

    def begin(self, step: object) -> None:
        """Another look, or a unit that writes, begins at that step."""
        if step != self._step or sum(len(seen.by_id) + len(seen.values) for seen in self._nouns.values()) > MOST:
            self._nouns.clear()
        self._step = step

    def wrote(self, tables: Iterable[str], step: object) -> None:
        """The unit is about to be kept, which wrote into these tables and made it that step."""
        for table in tables:
            self._nouns.pop(table, None)
        self._step = step


def known_to(connection: Connection, step: object | None) -> Known:
    """What the connection has read that still stands."""
    if step is None:
        return Known()
    known: Known = connection.info.setdefault(_PLACE, Known())
    known.begin(step)
    return known
