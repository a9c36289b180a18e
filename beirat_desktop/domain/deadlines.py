"""Deadlines entered by hand; computed ones are functions of meetings and papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from beirat_desktop.domain.identity import new_id


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something to be done by a day. noun and object_id name the record it concerns, or are empty."""

    title: str
    due: date
    noun: str = ""
    object_id: str = ""
    done_on: date | None = None
    id: str = field(default_factory=new_id)
