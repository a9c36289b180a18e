"""Numbers with their nouns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal


def grouped(number: int) -> str:
    """9999, 10.000: from five digits on with a point."""
    return f"{number:,}".replace(",", ".") if number >= 10_000 else str(number)


def decimal(number: float) -> str:
    """24, 24,3 or 10.000,5: at most one digit behind the comma, half of it rounded up as in business."""
    whole, _, rest = f"{Decimal(str(number)).quantize(Decimal('0.1'), ROUND_HALF_UP):f}".partition(".")
    return grouped(int(whole)) + (f",{rest}" if rest != "0" else "")


def counted(number: int, one: str, many: str) -> str:
    """1 Stimme, 2 Stimmen."""
    return f"{grouped(number)} {one if number == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """A, B und C."""
    return " und ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
