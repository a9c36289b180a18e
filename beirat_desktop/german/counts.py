"""Numbers with their nouns."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, one: str, many: str) -> str:
    """1 Stimme, 2 Stimmen."""
    return f"{number} {one if number == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """A, B und C."""
    return " und ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
