"""Numbers with their nouns."""

from __future__ import annotations

from collections.abc import Sequence


def grouped(number: int) -> str:
    """9999, 10.000: from five digits on with a point."""
    return f"{number:,}".replace(",", ".") if number >= 10_000 else str(number)


def counted(number: int, one: str, many: str) -> str:
    """1 Stimme, 2 Stimmen."""
    return f"{grouped(number)} {one if number == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """A, B und C."""
    return " und ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
