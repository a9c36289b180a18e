"""The committees of the town with their factions, seats and terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from beirat_desktop.domain.bodies import Body, check_paper_prefix
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Finding, about
from beirat_desktop.domain.holding import behind_signed
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.memberships import Seats, seat_findings, seats
from beirat_desktop.domain.periods import all_states, as_of, changed_from, corrected
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.store.holding import signed_meetings
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_on, committees_on, faction_on, factions_on, person_on, today
from beirat_desktop.usecases.members.attended import check_attended
from beirat_desktop.usecases.members.founding import Founding, keep_members, tidy_person
from beirat_desktop.usecases.overrides import keep_override

_ORDER = [CommitteeKind.BEIRAT, CommitteeKind.COUNCIL, CommitteeKind.COMMITTEE]


class Committees:
    """Found the record, and keep body, terms, committees and factions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def found(self, founding: Founding) -> Committee:
        """Begin an empty record with all the assistant has asked for, wholly or not at all; returns the Beirat."""
        with self._store.unit("committees.found") as unit:
            if unit.bodies.count():
                raise Refused("body.exists", name=unit.bodies.all()[0].name)
            if not founding.body.name.strip():
                raise Refused("body.name_missing")
            unit.bodies.save(founding.body)
            unit.terms.save(founding.term)
            for committee in (founding.beirat, *founding.committees):
                _check_committee(committee)
                unit.committees.save(committee)
            for faction in founding.factions:
                unit.factions.save(faction)
            keep_members(unit, founding.beirat, founding.members, founding.members_since or founding.term.start)
            if founding.user is not None:
                unit.users.save(founding.user)
        self._store.forget_undo()
        return founding.beirat

    def body(self) -> Body | None:
        """The town, or None in an empty record."""
        with self._store.reading() as unit:
            return next(iter(unit.bodies.all()), None)

    def mayor(self) -> str:
        """Name and office of the Oberbürgermeister(in), "" where they are not entered."""
        body = self.body()
        return body.mayor if body is not None else ""

    def edit_body(self, **fields: Any) -> Body:
        """Change what is known of the town."""
        with self._store.unit("bodies.edit", merge=True) as unit:
            body = replace(unit.bodies.all()[0], **fields)
            if not body.name.strip():
                raise Refused("body.name_missing")
            check_paper_prefix(body.paper_prefix)
            return unit.bodies.save(body)

    def all(self) -> list[Committee]:
        """Every committee as it is today: the Beirat first, then the Stadtrat, then the others by name."""
        with self._store.reading() as unit:
            found = committees_on(unit, today(unit))
        return sorted(found, key=lambda c: (_ORDER.index(c.kind), sort_key(c.name)))

    def get(self, committee_id: str, day: date | None = None) -> Committee:
        """One committee on a day, today where none is given."""
        with self._store.reading() as unit:
            return committee_on(unit, committee_id, day or today(unit))

    def states(self, committee_id: str) -> list[tuple[date | None, Committee]]:
        """What held one after the other, the oldest first, each with its last day; None for what goes on."""
        with self._store.reading() as unit:
            return list(all_states(unit.committees.get(committee_id)))

    def likely_day(self, committee_id: str) -> date:
        """From when a change most likely holds: from today, after a meeting that is over today from tomorrow."""
        with self._store.reading() as unit:
            return likely_day(unit, committee_id)

    def beirat(self) -> Committee | None:
        """The Beirat, or None in an empty record."""
        return next((c for c in self.all() if c.kind is CommitteeKind.BEIRAT), None)

    def add(self, name: str, kind: CommitteeKind = CommitteeKind.COMMITTEE, seats: int = 0, **fields: Any) -> Committee:
        """Add a committee of the town."""
        with self._store.unit("committees.add") as unit:
            body = unit.bodies.all()[0]
            committee = Committee(body.id, " ".join(name.split()), kind=kind, statutory_seats=seats, **fields)
            _check_committee(committee)
            _check_only(unit, committee)
            return unit.committees.save(committee)

    def held_since(self, committee_id: str, day: date | None) -> int:
        """How many meetings that were held a change from that day on would touch; None: from the beginning."""
        with self._store.reading() as unit:
            held = unit.meetings.where(committee_id=committee_id, state=MeetingState.CLOSED)
        return sum(day is None or meeting.day >= day for meeting in held)

    def edit(
        self, committee_id: str, *, since: date | None = None, mistake: bool = False, reason: str = "", **fields: Any
    ) -> Committee:
        """Change a committee's names, seats, rules, place or letterhead; returns it as it is from that day on.

        since: the day from which names, seats and rules hold, likely_day() where none is given; what was before stays
        for the time before. mistake: what stands there on that day was never right, so no day keeps it. reason: why
        seats or rules change behind signed minutes.
        """
        with self._store.unit("committees.edit", merge=True) as unit:
            return change_committee(unit, committee_id, since, mistake=mistake, reason=reason, **fields)

    def remove(self, committee_id: str) -> None:
        """Remove a committee that nothing hangs on; its empty factions go with it."""
        with self._store.unit("committees.remove") as unit:
            committee = unit.committees.get(committee_id)
            if committee.kind is CommitteeKind.BEIRAT:
                raise Refused("committee.beirat_stays", name=committee.name)
            for faction in unit.factions.where(committee_id=committee_id):
                unit.factions.delete(faction.id)
            unit.committees.delete(committee_id)

    def factions_to_choose(self, committee_id: str, day: date) -> list[Faction]:
        """The factions somebody may sit for in a committee on a day: its own, then the others of the Stadtrat."""
        found = self.factions(committee_id, day)
        known = {faction.name for faction in found}
        councils = [one for one in self.all() if one.kind is CommitteeKind.COUNCIL and one.id != committee_id]
        others = [faction for council in councils for faction in self.factions(council.id, day)]
        return found + [faction for faction in others if faction.name not in known]

    def factions(self, committee_id: str, day: date | None = None) -> list[Faction]:
        """The factions of a committee, of all times or on a day, by name."""
        with self._store.reading() as unit:
            found = factions_on(unit, day or today(unit), committee_id=committee_id)
        if day is not None:
            found = [f for f in found if (f.start is None or f.start <= day) and (f.end is None or day <= f.end)]
        return sorted(found, key=lambda faction: sort_key(faction.label))

    def faction(self, faction_id: str, day: date | None = None) -> Faction:
        """One faction on a day, today where none is given."""
        with self._store.reading() as unit:
            return faction_on(unit, faction_id, day or today(unit))

    def faction_states(self, faction_id: str) -> list[tuple[date | None, Faction]]:
        """What it was called one after the other, the oldest first, each with its last day; None for what goes on."""
        with self._store.reading() as unit:
            return list(all_states(unit.factions.get(faction_id)))

    def add_faction(self, committee_id: str, name: str, short_name: str = "", start: date | None = None) -> Faction:
        """Add a faction or list."""
        with self._store.unit("factions.add") as unit:
            faction = Faction(committee_id, " ".join(name.split()), " ".join(short_name.split()), start=start)
            _check_faction(unit, faction)
            return unit.factions.save(faction)

    def edit_faction(
        self, faction_id: str, *, since: date | None = None, mistake: bool = False, **fields: Any
    ) -> Faction:
        """Change a faction's names, letterhead or days; since and mistake as with edit()."""
        with self._store.unit("factions.edit", merge=True) as unit:
            kept = unit.factions.get(faction_id)
            day = since or likely_day(unit, kept.committee_id)
            faction = (corrected if mistake else changed_from)(kept, day, **fields)
            _check_faction(unit, faction)
            return as_of(unit.factions.save(faction), day)

    def end_faction(self, faction_id: str, last_day: date, reason: str = "") -> int:
        """Dissolve a faction; its members go on without one from the next day. Returns how many they are.

        reason: why meetings after that day keep members of it; refused without one.
        """
        with self._store.unit("factions.end") as unit:
            faction = unit.factions.get(faction_id)
            _check_faction(unit, unit.factions.save(replace(faction, end=last_day)))
            left = 0
            for membership in unit.memberships.where(faction_id=faction_id):
                if membership.end is not None and membership.end <= last_day:
                    continue
                left += 1
                alone = replace(membership, faction_id=None, faction_chair=False)
                after = [alone]
                if membership.start is None or membership.start <= last_day:
                    alone = replace(alone, start=last_day + timedelta(days=1), id=new_id())
                    after = [replace(membership, end=last_day), alone]
                check_attended(unit, membership, after, reason)
                for one in after:
                    unit.memberships.save(one)
            return left

    def set_successors(self, faction_id: str, names: Sequence[tuple[str, str]]) -> Faction:
        """Say who follows when a member of a faction leaves, in order: family and given name; who is new is added."""
        with self._store.unit("factions.successors") as unit:
            ids: dict[str, None] = {}
            for family_name, given_name in names:
                person = tidy_person(Person(family_name, given_name))
                known = unit.persons.where(family_name=person.family_name, given_name=person.given_name)
                ids[(known[0] if known else unit.persons.save(person)).id] = None
            return unit.factions.save(replace(unit.factions.get(faction_id), successor_ids=tuple(ids)))

    def successors(self, faction_id: str) -> list[Person]:
        """Who follows when a member of the faction leaves, in order."""
        with self._store.reading() as unit:
            return [person_on(unit, key, today(unit)) for key in unit.factions.get(faction_id).successor_ids]

    def terms(self) -> list[LegislativeTerm]:
        """Every legislative term, the newest first."""
        with self._store.reading() as unit:
            return sorted(unit.terms.all(), key=lambda term: term.start, reverse=True)

    def term_on(self, day: date) -> LegislativeTerm | None:
        """The term a day lies in."""
        return next((term for term in self.terms() if term.covers(day)), None)

    def add_term(self, name: str, start: date, end: date | None = None, number: int | None = None) -> LegislativeTerm:
        """Add a term; refused where it overlaps another."""
        with self._store.unit("terms.add") as unit:
            return keep_term(unit, LegislativeTerm(unit.bodies.all()[0].id, name.strip(), start, end, number))

    def edit_term(self, term_id: str, **fields: Any) -> LegislativeTerm:
        """Change a term's name or days; refused where it would overlap another."""
        with self._store.unit("terms.edit", merge=True) as unit:
            return keep_term(unit, replace(unit.terms.get(term_id), **fields))

    def next_term(self) -> LegislativeTerm:
        """How the term after the last one would be: five years, the next number. Nothing is stored."""
        with self._store.reading() as unit:
            body = unit.bodies.all()[0]
        last = next(iter(self.terms()), None)
        if last is None:
            start = self._store.now().date().replace(month=1, day=1)
            return proposed_term(body.id, start, None)
        start = (last.end or _five_years(last.start)) + timedelta(days=1)
        return proposed_term(body.id, start, None if last.number is None else last.number + 1)

    def seats(self, committee_id: str, day: date) -> Seats:
        """How many seats are filled on a day."""
        with self._store.reading() as unit:
            committee = committee_on(unit, committee_id, day)
            return seats(committee, unit.memberships.where(committee_id=committee_id), day)

    def findings(self, committee_id: str, day: date) -> tuple[Finding, ...]:
        """What does not fit law or statutes in who sits in the committee on a day."""
        return about(seat_findings(self.seats(committee_id, day)), "committees", committee_id)


def proposed_term(body_id: str, start: date, number: int | None) -> LegislativeTerm:
    """A term of five years from a day on, named after its years."""
    end = _five_years(start)
    return LegislativeTerm(body_id, f"{start.year}–{end.year}", start, end, number)


def take_successor(unit: Unit, faction_id: str, person_id: str) -> None:
    """Take who has followed off the list."""
    faction = unit.factions.get(faction_id)
    if person_id in faction.successor_ids:
        rest = tuple(key for key in faction.successor_ids if key != person_id)
        unit.factions.save(replace(faction, successor_ids=rest))


def change_committee(
    unit: Unit, committee_id: str, since: date | None = None, *, mistake: bool = False, reason: str = "", **fields: Any
) -> Committee:
    """Keep the change of a committee, from a day on or as the mending of a mistake; returns it as of that day.

    reason: kept on each meeting with signed minutes that had other seats or rules; without one it is refused.
    """
    day = since or likely_day(unit, committee_id)
    before = unit.committees.get(committee_id)
    committee = (corrected if mistake else changed_from)(before, day, **fields)
    if given(reason):
        for one in behind_signed(before, committee, signed_meetings(unit, committee_id)):
            keep_override(unit, one.rule, one.noun, one.object_id, reason)
    if set(fields) - {"profile"}:  # rules of procedure may change whatever else is wrong
        _check_committee(committee)
        _check_only(unit, committee)
    return as_of(unit.committees.save(committee), day)


def likely_day(unit: Unit, committee_id: str) -> date:
    """Today; the day after, where a meeting of today is over and keeps what it had."""
    day = today(unit)
    closed = unit.meetings.where(committee_id=committee_id, state=MeetingState.CLOSED)
    return day + timedelta(days=1) if any(meeting.day == day for meeting in closed) else day


def _check_committee(committee: Committee) -> None:
    for _, held in all_states(committee):
        if not held.name.strip():
            raise Refused("committee.name_missing")
        if held.appointed_seats < 0 or held.appointed_seats > held.statutory_seats:
            raise Refused("committee.appointed_seats", appointed=held.appointed_seats, seats=held.statutory_seats)


def _check_only(unit: Unit, committee: Committee) -> None:
    for other in unit.committees.all():
        if other.id == committee.id:
            continue
        if other.name.casefold() == committee.name.casefold():
            raise Refused("committee.name_taken", name=committee.name)
        if other.kind is committee.kind and committee.kind is not CommitteeKind.COMMITTEE:
            raise Refused("committee.only_one", name=other.name)


def _check_faction(unit: Unit, faction: Faction) -> None:
    if any(not held.name.strip() for _, held in all_states(faction)):
        raise Refused("faction.name_missing")
    if faction.start is not None and faction.end is not None and faction.end < faction.start:
        raise Refused("faction.ends_before_start", name=faction.name, start=faction.start, end=faction.end)
    for other in unit.factions.where(committee_id=faction.committee_id):
        both = (other.end is None or faction.start is None or faction.start <= other.end) and (
            faction.end is None or other.start is None or other.start <= faction.end
        )
        if other.id != faction.id and both and other.name.casefold() == faction.name.casefold():
            raise Refused("faction.name_taken", name=faction.name)


def keep_term(unit: Unit, term: LegislativeTerm) -> LegislativeTerm:
    """Keep a term in the caller's unit; refused without a name, over another, and beside a meeting still to be held."""
    if not term.name.strip():
        raise Refused("term.name_missing")
    for other in unit.terms.all():
        if other.id == term.id:
            continue
        if (term.end is None or other.start <= term.end) and (other.end is None or term.start <= other.end):
            raise Refused("term.overlaps", name=term.name, other=other.name, start=other.start, end=other.end)
    to_come = unit.meetings.where(
        term_id=term.id, state=(MeetingState.PLANNED, MeetingState.INVITED, MeetingState.RUNNING)
    )
    outside = tuple(sorted({meeting.day for meeting in to_come if not term.covers(meeting.day)}))
    if outside:
        raise Refused("term.meetings_outside", name=term.name, days=outside)
    return unit.terms.save(term)


def _five_years(start: date) -> date:
    """The last day of five years; those from 29 February end on 28 February (§ 188 BGB)."""
    try:
        return start.replace(year=start.year + 5) - timedelta(days=1)
    except ValueError:
        return date(start.year + 5, 2, 28)
