"""Committees, factions and persons as they were, or will be, on the day of what is shown; use cases read them here.

The nouns of a unit carry what holds in the end, with the former periods: those are for whoever changes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.history import Change
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.naming import NAMED, named_before
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.periods import all_states, as_of
from beirat_desktop.domain.persons import Person
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit


def today(unit: Unit) -> date:
    """The day on which the unit works."""
    return unit.now.date()


def paper_prefix(unit: Unit) -> str:
    """What the town writes before the numbers of its papers."""
    return next((body.paper_prefix for body in unit.bodies.all()), "")


def paper_day(unit: Unit, paper: Paper) -> date:
    """The day of a paper: the one on it, else when it came in, else today."""
    if paper.dated is not None:
        return paper.dated
    return paper.received.date() if paper.received is not None else today(unit)


def committee_of(unit: Unit, meeting: Meeting) -> Committee:
    """The committee of a meeting with names, seats and rules of its day."""
    return committee_on(unit, meeting.committee_id, meeting.day)


def committee_on(unit: Unit, committee_id: str, day: date) -> Committee:
    """One committee on a day; raises Missing."""
    return as_of(unit.committees.get(committee_id), day)


def find_committee(unit: Unit, committee_id: str | None, day: date) -> Committee | None:
    """One committee on a day, or None."""
    found = unit.committees.find(committee_id)
    return None if found is None else as_of(found, day)


def committees_by_day(unit: Unit) -> Callable[[str | None, date], Committee | None]:
    """Committees on many days, each read once."""
    read: dict[str, Committee | None] = {}

    def found(committee_id: str | None, day: date) -> Committee | None:
        if committee_id is None:
            return None
        if committee_id not in read:
            read[committee_id] = unit.committees.find(committee_id)
        whole = read[committee_id]
        return None if whole is None else as_of(whole, day)

    return found


def committees_on(unit: Unit, day: date, **equals: Any) -> list[Committee]:
    """Committees on a day; equals is for what no period changes."""
    return [as_of(committee, day) for committee in unit.committees.where(**equals)]


def committee_called(unit: Unit, name: str, day: date) -> Committee | None:
    """The committee that ever had that name, as it is on the day; what comes in may be older than the present name."""
    named = (one for one in unit.committees.all() if any(state.name == name for _, state in all_states(one)))
    found = next(named, None)
    return None if found is None else as_of(found, day)


def beirat_on(unit: Unit, day: date) -> Committee | None:
    """The committee the record is kept for, on a day."""
    found = committees_on(unit, day, kind=CommitteeKind.BEIRAT) or committees_on(unit, day)
    return found[0] if found else None


def faction_on(unit: Unit, faction_id: str, day: date) -> Faction:
    """One faction on a day; raises Missing."""
    return as_of(unit.factions.get(faction_id), day)


def find_faction(unit: Unit, faction_id: str | None, day: date) -> Faction | None:
    """One faction on a day, or None."""
    found = unit.factions.find(faction_id)
    return None if found is None else as_of(found, day)


def factions_on(unit: Unit, day: date, **equals: Any) -> list[Faction]:
    """Factions with their names of a day; equals is for what no period changes."""
    return [as_of(faction, day) for faction in unit.factions.where(**equals)]


def factions_in(unit: Unit, day: date, committee_id: str) -> list[Faction]:
    """The factions for which somebody may sit in a committee: its own, and those of the Stadtrat that do."""
    own = factions_on(unit, day, committee_id=committee_id)
    known = {faction.id for faction in own}
    named = {one.faction_id for one in unit.memberships.where(committee_id=committee_id) if one.faction_id}
    return own + factions_on(unit, day, id=named - known)


def person_on(unit: Unit, person_id: str, day: date) -> Person:
    """One person with the name of a day; raises Missing."""
    return as_of(unit.persons.get(person_id), day)


def find_person(unit: Unit, person_id: str | None, day: date) -> Person | None:
    """One person with the name of a day, or None."""
    found = unit.persons.find(person_id)
    return None if found is None else as_of(found, day)


def persons_on(unit: Unit, day: date, **equals: Any) -> list[Person]:
    """Persons with their names of a day; equals is for what no period changes."""
    return [as_of(person, day) for person in unit.persons.where(**equals)]


def changed_ones(unit: Unit, days: Iterable[date]) -> dict[tuple[str, date], Committee | Faction]:
    """Committees and factions that ever changed, as they were on each of these days."""
    found: list[Committee | Faction] = [*unit.committees.all(), *unit.factions.all()]
    changed = [one for one in found if one.earlier]
    return {(one.id, day): as_of(one, day) for day in days for one in changed}


@contextmanager
def as_signed(unit: Unit, meeting: Meeting) -> Iterator[None]:
    """Inside, everything bears the names the minutes of the meeting were signed with, once they are.

    Whoever types a new name over an old one, or lets one hold from a former day, mends it wherever it stood, but not in
    what was signed: what is drawn of the meeting afterwards, such as the minutes for the public, reads as that does.
    """
    minutes = unit.minutes.where(meeting_id=meeting.id)
    signed = {one.id for one in minutes if one.signed_on is not None and one.state is not MinutesState.REPLACED}
    acts = unit.changes.where(noun="minutes", object_id=signed, action="minutes.sign")
    with _named_at(unit, max((one.position for one in acts), default=None)):
        yield


@contextmanager
def as_sent(unit: Unit, key: str, kind: IssuedKind) -> Iterator[None]:
    """The same for the last paper of that kind which went out of a record, a meeting or an item."""
    sent = unit.issued_papers.where(object_id=key, kind=kind)
    acts = unit.changes.where(noun="issued_papers", object_id={one.id for one in sent if one.withdrawn is None})
    made = [one.position for one in acts if all(not before for _, before, _ in one.fields)]
    with _named_at(unit, max(made, default=None)):
        yield


@contextmanager
def _named_at(unit: Unit, position: int | None) -> Iterator[None]:
    """Names as they stood at that place of the chain; None: as they stand."""
    former: dict[str, dict[str, Any]] = {}
    for noun in NAMED if position is not None else ():
        kept = by_id(unit.nouns(noun).all())
        later: dict[str, list[Change]] = {}
        for change in unit.changes.where(noun=noun, object_id=list(kept)):
            if change.position > (position or 0) and NAMED[noun].intersection(name for name, _, _ in change.fields):
                later.setdefault(change.object_id, []).append(change)
        former[noun] = {key: named_before(noun, kept[key], changes) for key, changes in later.items()}
    before = unit.former
    unit.former = {noun: values for noun, values in former.items() if values} or before
    try:
        yield
    finally:
        unit.former = before


def ever_named(unit: Unit, **equals: Any) -> list[Person]:
    """Every name that these persons bear, bore or will bear, each as a person."""
    return [state for person in unit.persons.where(**equals) for _, state in all_states(person)]
