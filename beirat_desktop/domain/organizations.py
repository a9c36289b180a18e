"""Offices of the administration and outside organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.places import Contact

_ARTICLE = re.compile(r"^(?:de[rmn]|die|das) ")


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


def called(name: str, offices: Iterable[Organization]) -> list[Organization]:
    """Those of that name, whole or short, with or without an article before it, however it is written."""
    wanted = _bare(name)
    return [one for one in offices if wanted and wanted in (_bare(one.name), _bare(one.short_name))]


def _bare(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.split()).casefold())
