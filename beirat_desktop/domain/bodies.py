"""The town whose councils are recorded."""

from __future__ import annotations

from dataclasses import dataclass, field

from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.places import Address, Contact, MailServer


@dataclass(frozen=True, slots=True)
class Body:
    """A town; one per record.

    mayor: name and office of the Oberbürgermeister(in), to whom letters under § 56 GemO go. paper_prefix: what the
    town writes before the numbers of its papers ("KSD").
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
    id: str = field(default_factory=new_id)
