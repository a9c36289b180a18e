"""Medians of interleaved runs, and the rows of the table."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line: what was measured, ours and the other's figure, their ratio and the goal for it."""

    what: str
    ours: str
    other: str
    ratio: float | None
    goal: str

    @property
    def line(self) -> str:
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f} ×"
        return f"| {self.what} | {self.ours} | {self.other} | {ratio} | {self.goal} |"


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def median_of(runs: int, *works: Callable[[], object]) -> list[float]:
    """Median seconds of each work; the works take turns, so that a noisy moment hits all of them."""
    times: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(runs):
        for own, work in zip(times, works, strict=True):
            began = time.perf_counter()
            work()
            own.append(time.perf_counter() - began)
    return [statistics.median(own) for own in times]


def compared(what: str, ours: float, other: float, goal: str, name: str) -> Row:
    return Row(what, ms(ours), f"{name} {ms(other)}", ours / other, goal)
