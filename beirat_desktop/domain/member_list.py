"""A list of members as the office gets it: on paper, or pasted from a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.domain.places import Contact


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """One line of the list. faction is a name as it was written, empty for none; line counts from 1."""

    family_name: str
    given_name: str = ""
    form_of_address: str = ""
    title: str = ""
    faction: str = ""
    role: Role = Role.MEMBER
    manner: Manner = Manner.ELECTED
    voting: bool = True
    faction_chair: bool = False
    contact: Contact = Contact()
    line: int = 0

    @property
    def name(self) -> str:
        """Title, given name, family name."""
        return " ".join(part for part in (self.title, self.given_name, self.family_name) if part)


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What cannot be read in one line; line 0 means the whole list."""

    line: int
    rule: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class MemberList:
    """What was read. columns are the headings that were understood, ignored the others."""

    entries: tuple[MemberEntry, ...] = ()
    problems: tuple[LineProblem, ...] = ()
    columns: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
