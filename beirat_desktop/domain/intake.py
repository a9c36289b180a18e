"""What comes out of another system, before it is taken: how much of it, what has no place, what is pointed out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from beirat_desktop.domain.findings import Finding


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import finds. body: the town; counts: how many records of each noun; findings: what is told of it.

    rest: how many fields of each name have no place of their own and are kept beside their record.
    """

    body: str
    counts: Mapping[str, int]
    rest: Mapping[str, int]
    findings: tuple[Finding, ...]
