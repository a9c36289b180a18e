"""Persons and their memberships."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.places import Contact


@dataclass(frozen=True, slots=True)
class PersonPeriod:
    """What a person was called until a day, that one included."""

    until: date
    family_name: str
    given_name: str = ""
    form_of_address: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person. form_of_address is "Frau", "Herr" or empty; names are Unicode, normalised to NFC.

    earlier: the former names, the oldest first (periods.as_of reads a day).
    """

    family_name: str
    given_name: str = ""
    form_of_address: str = ""
    title: str = ""
    contact: Contact = Contact()
    organization_id: str | None = None
    earlier: tuple[PersonPeriod, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def name(self) -> str:
        """Title, given name, family name."""
        return " ".join(part for part in (self.title, self.given_name, self.family_name) if part)

    @property
    def sorted_name(self) -> str:
        """Family name first, as lists have it."""
        return ", ".join(
            part for part in (self.family_name, " ".join(p for p in (self.title, self.given_name) if p)) if part
        )


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person of a vCard. suffix: what stands behind the name there («M.A.»), for which the record has no place."""

    person: Person
    suffix: str = ""


class Role(StrEnum):
    """What a member is in a committee."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBER = "member"
    ADVISORY = "advisory"
    SECRETARY = "secretary"


class Manner(StrEnum):
    """How a member came into the committee."""

    ELECTED = "elected"
    APPOINTED = "appointed"
    EX_OFFICIO = "ex_officio"


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's time in a committee, with faction, role and voting right.

    substitute_for_id: the person whom this one stands in for ("i. V. für"). end_reason: why it ended before its time.
    confidential: an advisory member who gets the non-public papers too; all others get them by their office.
    """

    person_id: str
    committee_id: str
    role: Role = Role.MEMBER
    manner: Manner = Manner.ELECTED
    voting: bool = True
    faction_id: str | None = None
    faction_chair: bool = False
    substitute_for_id: str | None = None
    start: date | None = None
    end: date | None = None
    end_reason: str = ""
    confidential: bool = False
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise Refused("membership.ends_before_start", start=self.start, end=self.end)

    def covers(self, day: date) -> bool:
        """Whether the membership holds on that day; an open end reaches on."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: Membership) -> bool:
        """Whether both hold on some day."""
        return (self.end is None or other.start is None or other.start <= self.end) and (
            other.end is None or self.start is None or self.start <= other.end
        )
