"""The people who work with the program; chosen at start on a shared PC."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from beirat_desktop.domain.identity import new_id


class Desk(StrEnum):
    """Which part of the work somebody does."""

    OFFICE = "office"
    FACTION = "faction"
    CHAIR = "chair"
    READER = "reader"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who works with the record; faction_id for the desk of a faction.

    login: the name under which a server lets this person in; password: as domain/passwords.py keeps it, "" for none.
    """

    name: str
    desk: Desk = Desk.OFFICE
    person_id: str | None = None
    faction_id: str | None = None
    login: str = ""
    password: str = ""
    id: str = field(default_factory=new_id)
