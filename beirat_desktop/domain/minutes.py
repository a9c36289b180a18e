"""Minutes of a meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.text import RichText


class MinutesState(StrEnum):
    """Drafts, signed, issued, replaced."""

    DRAFT = "draft"
    SIGNED = "signed"
    ISSUED = "issued"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting, signed by chair and secretary (§ 41 GemO)."""

    meeting_id: str
    state: MinutesState = MinutesState.DRAFT
    opening: RichText = RichText()
    closing: RichText = RichText()
    signed_on: date | None = None
    issued_on: date | None = None
    objections: RichText = RichText()
    id: str = field(default_factory=new_id)
