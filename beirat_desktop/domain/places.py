"""Addresses, letterheads and places: values that belong to a record, not records of their own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address as it stands on an envelope."""

    street: str = ""
    postcode: str = ""
    town: str = ""
    building: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Building, street, postcode and town; empty lines left out."""
        return tuple(line for line in (self.building, self.street, f"{self.postcode} {self.town}".strip()) if line)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting is held."""

    building: str = ""
    room: str = ""
    address: Address = Address()


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody is reached; personal data that never leaves the house."""

    address: Address = Address()
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a sender's letters.

    lines: name first, then what stands below it. information: label and text of the block at the right.
    """

    lines: tuple[str, ...] = ()
    return_line: str = ""
    information: tuple[tuple[str, str], ...] = ()
    footer: str = ""
