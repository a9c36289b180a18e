"""The pool: what waits to come on an agenda."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from beirat_desktop.domain.papers import PaperType


class PoolKind(StrEnum):
    """Why something waits."""

    PAPER = "paper"
    POSTPONED = "postponed"
    RETURNED = "returned"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class PoolEntry:
    """One thing that waits. key: the id of the paper, the postponed item or the guest, by kind.

    label: number and kind of a paper, or from where it comes, as a list shows it; detail: who or what is behind it.
    meant: whether it was entered for just this meeting.
    """

    kind: PoolKind
    key: str
    title: str
    label: str = ""
    detail: str = ""
    paper_type: PaperType | None = None
    public: bool = True
    meant: bool = False
