"""What Strg+K finds: records and commands, and how words are compared."""

from __future__ import annotations

import unicodedata
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


def plain(text: str) -> str:
    """Lower case without accents, so that «uber» finds «Über»."""
    kept = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in kept if not unicodedata.combining(letter))
