"""Addresses, letterheads and places: values that belong to a record, not records of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.sorting import sort_key

_HOUSE_NUMBER = re.compile(r"([0-9]{1,9})[^0-9]*$")

LOGO_WIDTHS = (10, 60)
"""The narrowest and the widest logo in millimetres; both leave room for the name beside it."""


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

    @property
    def postal_order(self) -> tuple[str, tuple[str, str], int]:
        """As whoever carries letters goes: by postcode, street, and house number, of which 7 stands before 28."""
        number = _HOUSE_NUMBER.search(self.street)
        street = self.street[: number.start()] if number is not None else self.street
        return self.postcode or "~", sort_key(street), int(number[1]) if number is not None else 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting is held."""

    building: str = ""
    room: str = ""
    address: Address = Address()


class Channel(StrEnum):
    """The way by which papers reach somebody. PORTAL: the council's information system shows them."""

    LETTER = "letter"
    MAIL = "mail"
    HANDED = "handed"
    PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody is reached; personal data that never leaves the house. channel: how papers are sent to them."""

    address: Address = Address()
    email: str = ""
    phone: str = ""
    channel: Channel = Channel.LETTER


class Security(StrEnum):
    """How the way to a mail server is kept secret."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server by which the office sends mail; no host: it sends none itself. The password is kept elsewhere.

    sender: the address mails come from, where it is not that of the office.
    """

    host: str = ""
    port: int = 0
    user: str = ""
    security: Security = Security.STARTTLS
    sender: str = ""


class LogoPosition(StrEnum):
    """At which margin the logo stands."""

    RIGHT = "right"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture in the head of a letter, found by the SHA-512 of its bytes.

    alternative: the words for those who do not see it; empty means the sender's name.
    """

    sha512: str
    width_mm: int = 30
    position: LogoPosition = LogoPosition.RIGHT
    alternative: str = ""

    def __post_init__(self) -> None:
        narrowest, widest = LOGO_WIDTHS
        if not narrowest <= self.width_mm <= widest:
            raise Refused("logo.width", found=self.width_mm, narrowest=narrowest, widest=widest)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a sender's letters.

    lines: name first, then what stands below it. information: label and text of the block at the right.
    """

    lines: tuple[str, ...] = ()
    return_line: str = ""
    information: tuple[tuple[str, str], ...] = ()
    footer: str = ""
    logo: Logo | None = None
