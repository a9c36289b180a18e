"""Sentences of the papers that the office may word itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from beirat_desktop.domain.identity import new_id


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A sentence the papers use, which the office may word itself. key is stable, text is German."""

    key: str
    text: str
    id: str = field(default_factory=new_id)
