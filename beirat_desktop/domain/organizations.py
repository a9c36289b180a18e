"""Offices of the administration and outside organisations."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.places import Contact


class OrganizationKind(StrEnum):
    """Inside or outside the town hall."""

    ADMINISTRATION = "administration"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Organization:
    """Who carries out a resolution, employs a guest or takes part in an initiative."""

    name: str
    short_name: str = ""
    kind: OrganizationKind = OrganizationKind.ADMINISTRATION
    contact: Contact = Contact()
    parent_id: str | None = None
    id: str = field(default_factory=new_id)

    @property
    def label(self) -> str:
        """The short name, else the name."""
        return self.short_name or self.name
