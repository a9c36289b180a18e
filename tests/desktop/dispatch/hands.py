"""Who is invited, and what somebody does with the list of who got what."""

from __future__ import annotations

from beirat_desktop.domain.places import Address, Channel, Contact
from tests.factories import person

TOWN = Address("Weg 1", "67059", "Ludwigshafen")

PEOPLE = [
    person("Ağırbaş", "Ada", contact=Contact(TOWN, "ada@example.org", channel=Channel.MAIL)),
    person("Muster", "Max", contact=Contact(TOWN, "max@example.org")),
    person("Zoll", "Zoë", contact=Contact(TOWN, "zoe@example.org")),
]


def shown(tab, head: str) -> list[str]:
    column = next(number for number, one in enumerate(tab.model.columns) if one.head == head)
    return [tab.model.data(tab.model.index(row, column)) for row in range(tab.model.rowCount())]
