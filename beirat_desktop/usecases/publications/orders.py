"""What is asked for when a paper is to be made, and what comes of it before a line is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beirat_desktop.documents.model import Document
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.publication import Publication
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Order:
    """A paper to be made of one record. publication: the rule, or None for the house's own version.

    draft: it bears a watermark and may lack what an issued paper must have. year: for reports, None for the usual
    period.
    """

    store: Store
    unit: Unit
    kind: IssuedKind
    key: str
    draft: bool
    publication: Publication | None = None
    year: int | None = None

    @property
    def today(self) -> date:
        """The day it is at this workplace."""
        return self.unit.now.date()


@dataclass(frozen=True, slots=True)
class Made:
    """The paper, the words its file is called by, and the number it is stored under."""

    document: Document
    name: tuple[str, ...]
    number: str = ""
