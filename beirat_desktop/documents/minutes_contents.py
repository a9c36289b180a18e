"""What minutes are made of, and what more than one part of them asks of it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.agenda_tree import in_order
from beirat_desktop.domain.attendance import Attendance, Exclusion
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.calls import ItemCalls
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.elections import HeldElection
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import Minutes, MinutesPart
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.parts_changed import LeftNumber
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.votes import Vote
from beirat_desktop.domain.voting import in_turn


@dataclass(frozen=True, slots=True)
class MinutesContents:
    """What minutes are made of; persons, factions and papers by their id, memberships those of the day.

    corrections: what a corrected issue puts right; decided_on: the days of the meetings that decided on objections.
    objections: those to earlier minutes that this meeting decided on, each with the day of what it was raised against.
    guests: those who were heard. holidays: the days without post. first_called: by items called the second time, the
    day they were left. left_numbers: the numbers of items that a vote has moved into the other part.
    """

    body: Body
    committee: Committee
    meeting: Meeting
    minutes: Minutes
    term: LegislativeTerm | None = None
    items: tuple[AgendaItem, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    votes: tuple[Vote, ...] = ()
    elections: tuple[HeldElection, ...] = ()
    calls: tuple[ItemCalls, ...] = ()
    questions: tuple[ResidentQuestion, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    guests: tuple[Speaker, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    persons: Mapping[str, Person] = field(default_factory=dict)
    memberships: tuple[Membership, ...] = ()
    factions: Mapping[str, Faction] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    decided_on: Mapping[str, date] = field(default_factory=dict)
    objections: tuple[tuple[date, Correction], ...] = ()
    holidays: Container[date] = ()
    first_called: Mapping[str, date] = field(default_factory=dict)
    left_numbers: tuple[LeftNumber, ...] = ()


def kept_items(contents: MinutesContents, part: MinutesPart) -> list[AgendaItem]:
    """The items of that part, in their order."""
    wanted = {MinutesPart.WHOLE: (True, False), MinutesPart.PUBLIC: (True,), MinutesPart.CLOSED: (False,)}[part]
    return [item for item in in_order(contents.items) if item.public in wanted]


def votes_on(contents: MinutesContents, item: AgendaItem) -> tuple[Vote, ...]:
    """The votes of an item in turn; one of a resolution without its item belongs to it all the same."""
    own = {one.id for one in contents.resolutions if one.agenda_item_id == item.id}
    return in_turn(v for v in contents.votes if v.agenda_item_id == item.id or v.resolution_id in own)


def name_of(contents: MinutesContents, person_id: str | None) -> str:
    """Frau Ayşe Çelik, as a sentence of the minutes calls somebody."""
    person = contents.persons.get(person_id or "")
    return " ".join(filter(None, (person.form_of_address, person.name))) if person is not None else ""


def names_of(contents: MinutesContents, person_ids: Iterable[str]) -> list[str]:
    """Several as the minutes call them, in the order of the roll."""
    persons = [contents.persons[key] for key in person_ids if key in contents.persons]
    return [name_of(contents, one.id) for one in sorted(persons, key=lambda one: sort_key(one.sorted_name))]
