"""A list of members as the office gets it: on paper, or pasted from a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.domain.places import Contact


class Function(StrEnum):
    """What a line of the list may say somebody is: a role, somebody's substitute, or no member (any more)."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBER = "member"
    ADVISORY = "advisory"
    SECRETARY = "secretary"
    SUBSTITUTE = "substitute"
    NO_MEMBER = "no_member"


@dataclass(frozen=True, slots=True)
class Choices:
    """What was decided by hand where the list itself does not say it.

    columns: what each column is, "" for nothing that is taken; empty as a whole: as the headings say. functions: what
    a word of the list means.
    """

    columns: tuple[str, ...] = ()
    functions: tuple[tuple[str, Function], ...] = ()


@dataclass(frozen=True, slots=True)
class LineNote:
    """What is told of a line before it is taken; line 0 means the whole list."""

    line: int
    rule: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file with a list: its rows as they would be pasted, and what it says of them beside their words."""

    text: str
    notes: tuple[LineNote, ...] = ()

    def of(self, text: str) -> tuple[LineNote, ...]:
        """The notes that still hold once somebody changed the rows: those of rows that stand there as they did."""
        was, now = self.text.split("\n"), {line: number for number, line in enumerate(text.split("\n"), 1)}
        if not set(was) & set(now) - {""}:
            return ()  # another list was pasted
        return tuple(
            replace(note, line=note.line and now[was[note.line - 1]])
            for note in self.notes
            if not note.line or was[note.line - 1] in now
        )


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """One line of the list. faction is a name as it was written, empty for none; line counts from 1.

    start, end: from and to when, where the list says so.
    """

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
    start: date | None = None
    end: date | None = None

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
    """What was read. columns are the headings that were understood, ignored the others.

    headings: as they stand there; assigned: what each of them is read as, "" for nothing. notes: what is
    told and stops nothing. asked: words for a function that only somebody can explain.
    """

    entries: tuple[MemberEntry, ...] = ()
    problems: tuple[LineProblem, ...] = ()
    columns: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()
    notes: tuple[LineNote, ...] = ()
    asked: tuple[str, ...] = ()
