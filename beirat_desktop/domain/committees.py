"""Committees: the Beirat itself, the Stadtrat, its committees."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.places import Letterhead, Place
from beirat_desktop.domain.profiles import RuleProfile


class CommitteeKind(StrEnum):
    """What a committee is by law."""

    BEIRAT = "beirat"
    COUNCIL = "council"
    COMMITTEE = "committee"


@dataclass(frozen=True, slots=True)
class CommitteePeriod:
    """What a committee was called, and which seats and rules it had, until a day, that one included."""

    until: date
    name: str
    short_name: str = ""
    genitive: str = ""
    definite: str = ""
    statutory_seats: int = 0
    appointed_seats: int = 0
    profile: RuleProfile = RuleProfile()


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee with its statutory seats and its own rules.

    genitive: as it stands after "Sitzung …" ("des Beirates für Migration und Integration");
    definite: as it begins a sentence ("Der Beirat für Migration und Integration"). Empty means
    they are formed from the name. earlier: what held before, the oldest first (periods.as_of reads a day).
    """

    body_id: str
    name: str
    short_name: str = ""
    kind: CommitteeKind = CommitteeKind.COMMITTEE
    statutory_seats: int = 0
    appointed_seats: int = 0
    genitive: str = ""
    definite: str = ""
    place: Place = Place()
    meeting_time: str = "17:00"
    letterhead: Letterhead = Letterhead()
    profile: RuleProfile = RuleProfile()
    earlier: tuple[CommitteePeriod, ...] = ()
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if self.statutory_seats < 0:
            raise Refused("committee.seats_negative", name=self.name)

    @property
    def of(self) -> str:
        """The name in the genitive, with its article."""
        return self.genitive or f"des Gremiums „{self.name}“"

    @property
    def the(self) -> str:
        """The name with its article, as it begins a sentence."""
        return self.definite or f"Das Gremium „{self.name}“"

    @property
    def label(self) -> str:
        """The short name, else the name."""
        return self.short_name or self.name
