"""Initiatives: programmes, projects, declarations, agreements."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.text import RichText


class InitiativeKind(StrEnum):
    """What an initiative is."""

    PROGRAMME = "programme"
    PROJECT = "project"
    DECLARATION = "declaration"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation's part in an initiative; role in the partner's own words."""

    organization_id: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something the town does over a time; the papers and resolutions it rests on are linked."""

    name: str
    kind: InitiativeKind = InitiativeKind.PROJECT
    start: PartialDate | None = None
    end: PartialDate | None = None
    parent_id: str | None = None
    description: RichText = RichText()
    partners: tuple[Partner, ...] = ()
    paper_ids: tuple[str, ...] = ()
    resolution_ids: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)
