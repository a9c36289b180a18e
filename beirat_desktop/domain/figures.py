"""Figures of a period, each with what it counts, so that none has to be believed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.papers import Paper


class Topic(StrEnum):
    """What is counted."""

    MOVED = "moved"
    FATES = "fates"
    WAYS = "ways"
    OVERDUE = "overdue"
    ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True)
class Behind:
    """One record behind a figure: how it is called, a second line, and where it opens."""

    title: str
    sub: str
    id: str
    noun: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: of which group (a year, an office), of which part of it (a faction, an outcome), and what is behind."""

    group: str
    part: str
    value: int
    behind: tuple[Behind, ...]

    @property
    def id(self) -> str:
        """Tells a figure from the others of its topic."""
        return f"{self.group}\n{self.part}"


@dataclass(frozen=True, slots=True)
class Way:
    """How many days a motion took from its arrival to the day the Stadtrat decided."""

    paper_id: str
    days: int
    decided_on: date


def ways(papers: Mapping[str, Paper], decided: Iterable[Consultation]) -> list[Way]:
    """The ways of motions that came in and were decided on; one whose days contradict each other is left out."""
    first: dict[str, Way] = {}
    for one in sorted(decided, key=lambda each: each.decided_on or date.max):
        paper = papers.get(one.paper_id)
        came = arrived_on(paper) if paper is not None else None
        if came is None or one.decided_on is None or one.decided_on < came:
            continue
        first.setdefault(one.paper_id, Way(one.paper_id, (one.decided_on - came).days, one.decided_on))
    return list(first.values())


def arrived_on(paper: Paper) -> date | None:
    """The day it came in, else the day on the letter."""
    return paper.received.date() if paper.received is not None else paper.dated


def middle(values: Iterable[int]) -> int:
    """The median as a whole number, halves up: half of all took no longer than this."""
    return int(median(values) + 0.5)
