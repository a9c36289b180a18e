"""Excerpts from the minutes, for those who must act."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from beirat_desktop.domain.identity import new_id


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One issue of an excerpt.

    issue counts up from 1 per item. content_hash: SHA-512 (hex) of what was resolved when it was issued; an
    excerpt whose item says something else today is outdated. signer_name and signer_role are kept as printed.
    """

    agenda_item_id: str
    number: str
    issue: int
    issued_on: date
    place: str
    signer_name: str
    signer_role: str
    content_hash: str
    recipient: str = ""
    forwarding: str = ""
    issued_paper_id: str | None = None
    id: str = field(default_factory=new_id)
