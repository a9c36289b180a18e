"""The town whose councils are recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.places import Address, Contact, MailServer

_PREFIX = re.compile(r"(?:[^\W\d_]|[ .-]){0,12}")


@dataclass(frozen=True, slots=True)
class ReadRegister:
    """The register of the office that a faction read last.

    origin: the id of the town in the office's record; made: when the office made it; sha512: its bytes, which are kept.
    """

    origin: str
    made: datetime
    sha512: str


@dataclass(frozen=True, slots=True)
class Body:
    """A town; one per record.

    mayor: name and office of the Oberbürgermeister(in), to whom letters under § 56 GemO go. paper_prefix: what the
    town writes before the numbers of its papers ("KSD"). register: at the desk of a faction, what it read
    of the office.
    """

    name: str
    short_name: str = ""
    state: str = "Rheinland-Pfalz"
    website: str = ""
    office: str = ""
    office_address: Address = Address()
    office_contact: Contact = Contact()
    mayor: str = ""
    paper_prefix: str = ""
    mail_server: MailServer = MailServer()
    register: ReadRegister | None = None
    id: str = field(default_factory=new_id)


def is_paper_prefix(prefix: str) -> bool:
    """Whether it is a sign of a few letters: in public papers nothing cuts contact data from what precedes a number."""
    return _PREFIX.fullmatch(prefix.strip()) is not None


def check_paper_prefix(prefix: str) -> None:
    """Refuse what would stand before no number."""
    if not is_paper_prefix(prefix):
        raise Refused("body.prefix_no_letters", prefix=prefix.strip())
