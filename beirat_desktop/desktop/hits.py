"""What Strg+K finds: records and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: kind is the noun it is opened by, word what the chip calls it."""

    kind: str
    id: str
    title: str
    sub: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the program can do, found by its name."""

    title: str
    run: Callable[[], object]
    shortcut: str = ""


Search = Callable[[str], Sequence[Hit]]
