"""The fields of a contact, one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from beirat_desktop.domain.places import Channel, Contact

CONTACT = ("street", "postcode", "town", "email", "phone")
_OWN = ("email", "phone")


def contact_value(contact: Contact, name: str) -> str:
    """One field of a contact."""
    return str(getattr(contact if name in _OWN else contact.address, name))


def with_contact(contact: Contact, name: str, value: str) -> Contact:
    """The contact with one field changed."""
    changed: dict[str, Any] = {name: value}
    if name == "channel":
        return replace(contact, channel=Channel(value))
    if name in _OWN:
        return replace(contact, **changed)
    return replace(contact, address=replace(contact.address, **changed))
