"""Persons and their memberships."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.member_list import Choices, ListFile
from beirat_desktop.domain.memberships import (
    Claim,
    claims,
    successor_of,
)
from beirat_desktop.domain.periods import all_states, as_of, changed_from, corrected
from beirat_desktop.domain.persons import Manner, Membership, Person, PersonCard, Role
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.exchange import table_file, vcard
from beirat_desktop.store.engines import ways
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.asof import (
    committee_on,
    ever_named,
    factions_in,
    find_faction,
    find_person,
    person_on,
    persons_on,
    today,
)
from beirat_desktop.usecases.files import read_file
from beirat_desktop.usecases.members.attended import check_attended, check_removable
from beirat_desktop.usecases.members.committees import keep_term, take_successor
from beirat_desktop.usecases.members.contact import remove_contact, remove_origins
from beirat_desktop.usecases.members.founding import keep_members, tidy, tidy_person
from beirat_desktop.usecases.members.memberships import end_going_on, end_with, keep_membership, list_of_seat, split
from beirat_desktop.usecases.members.pasting import Pasted, would_bring
from beirat_desktop.usecases.members.reviews import forget_reviews, keep_until, review_of
from beirat_desktop.usecases.record.agreed_copies import agree

_ROLES = list(Role)


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a committee, with the membership and the faction."""

    person: Person
    membership: Membership
    faction: Faction | None

    @property
    def id(self) -> str:
        """The membership's id."""
        return self.membership.id


class Persons:
    """Keep persons, and who belongs to which committee and faction when."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Person]:
        """Every person, by family name."""
        with self._store.reading() as unit:
            return sorted(persons_on(unit, today(unit)), key=lambda person: sort_key(person.sorted_name))

    def get(self, person_id: str) -> Person:
        """One person."""
        with self._store.reading() as unit:
            return person_on(unit, person_id, today(unit))

    def states(self, person_id: str) -> list[tuple[date | None, Person]]:
        """What a person was called one after the other, the oldest first, each with its last day; None: goes on."""
        with self._store.reading() as unit:
            return list(all_states(unit.persons.get(person_id)))

    def find(self, person_id: str) -> Person | None:
        """One person, None when somebody took them away meanwhile."""
        with self._store.reading() as unit:
            return find_person(unit, person_id, today(unit))

    def named(self, family_name: str, given_name: str) -> list[Person]:
        """The persons who bear exactly that name, so that nobody is entered twice unawares."""
        probe = Person(
            unicodedata.normalize("NFC", family_name.strip()), unicodedata.normalize("NFC", given_name.strip())
        )
        with self._store.reading() as unit:
            ever = ever_named(unit)
        names = (probe.family_name, probe.given_name)
        return list({one.id: one for one in ever if (one.family_name, one.given_name) == names}.values())

    def called(self, name: str) -> Person:
        """The one person of that name, in full or the family name alone, now or formerly; refused where not one is."""
        asked = " ".join(unicodedata.normalize("NFC", name).split()).casefold()
        with self._store.reading() as unit:
            ever = ever_named(unit)
            keys = {one.id for one in ever if asked in _called(one)}
            if not keys:
                raise Refused("person.not_called", name=name.strip())
            if len(keys) > 1:
                raise Refused("person.many_called", name=name.strip())
            return person_on(unit, keys.pop(), today(unit))

    def add(self, family_name: str, given_name: str = "", **fields: Any) -> Person:
        """Add a person; the name is stored composed (NFC)."""
        with self._store.unit("persons.add") as unit:
            return unit.persons.save(tidy_person(Person(family_name, given_name, **fields)))

    def edit(self, person_id: str, *, since: date | None = None, **fields: Any) -> Person:
        """Change a person's names, contact data or employer; returns the person as of that day.

        since: the day from which a name is borne, as after a marriage; what was before stays for the time before.
        Without one a name is put right wherever it stood, and only what was signed or issued keeps it.
        """
        with self._store.unit("persons.edit", merge=True) as unit:
            kept, day = unit.persons.get(person_id), since or today(unit)
            tidied = {name: tidy(value) if isinstance(value, str) else value for name, value in fields.items()}
            person = (changed_from if since is not None else corrected)(kept, day, **tidied)
            for _, state in all_states(person):
                tidy_person(state)
            return as_of(unit.persons.save(tidy_person(person)), day)

    def vcard(self, person_id: str) -> bytes:
        """One person as a vCard, with how they are reached."""
        return vcard.write([self.get(person_id)])

    def take_vcard(self, file: Path) -> list[PersonCard]:
        """Take the persons of a vCard in, all or none; who is known by exactly that name gets what the card knows.

        Gives the persons as they stand in the record, each with what of the name has no place there.
        """
        cards = vcard.read(read_file(file, vcard.LARGEST), file.name)
        taken = []
        with self._store.unit("persons.vcard") as unit:
            for card in cards:
                person = tidy_person(card.person)
                known = [p for p in unit.persons.all() if (p.family_name, p.given_name) == _name_of(person)]
                if len(known) > 1:
                    raise Refused("vcard.ambiguous", name=person.name)
                kept = unit.persons.save(vcard.filled(known[0], person) if known else person)
                taken.append(replace(card, person=kept))
        return taken

    def remove(self, person_id: str) -> None:
        """Remove a person whom nothing mentions; refused otherwise."""
        with self._store.unit("persons.remove") as unit:
            forget_reviews(unit, person_id)
            remove_origins(unit, person_id, for_good=False)
            unit.persons.delete(person_id)

    def forget(self, person_id: str, *, copies_go: date | None = None) -> None:
        """Remove a person for good, with every name they ever had, also from the history; the chain stays proven.

        That a guest of that name was heard stays, without the name. Refused while anything else mentions the person.
        copies_go: the day on which the copies go that hold the name still.
        """
        with self._store.unit("persons.forget") as unit:
            agree(unit, copies_go)
            for guest in unit.speakers.where(person_id=person_id):
                unit.speakers.save(replace(guest, person_id=None, name_public=False, consent_on=None, review_on=None))
            forget_reviews(unit, person_id)
            remove_origins(unit, person_id, for_good=True)
            unit.persons.delete(person_id)
            unit.forgets.add(("persons", person_id))
        self._store.forget_undo()
        ways(self._store.file).forget_traces(self._store.engine)

    def review_day(self, person_id: str) -> date | None:
        """When to ask whether the contact data are still needed; None for never."""
        with self._store.reading() as unit:
            return review_of(unit, person_id)

    def keep_contact(self, person_id: str, until: date) -> None:
        """Say that the contact data are needed until a day; then it is asked again."""
        with self._store.unit("persons.keep_contact") as unit:
            keep_until(unit, person_id, until)

    def remove_contact(self, person_id: str, *, copies_go: date | None = None) -> Person:
        """Remove address, e-mail and telephone for good: from the record, from undo and from the file itself.

        copies_go: the day on which the copies go that hold them still.
        """
        with self._store.unit("persons.remove_contact") as unit:
            agree(unit, copies_go)
            forget_reviews(unit, person_id)
            person = remove_contact(unit, person_id)
        self._store.forget_undo()
        ways(self._store.file).forget_traces(self._store.engine)
        return person

    def memberships(self, person_id: str) -> list[Membership]:
        """Where a person has been a member, the newest first."""
        with self._store.reading() as unit:
            found = unit.memberships.where(person_id=person_id)
        return sorted(found, key=lambda m: m.start or date.min, reverse=True)

    def membership(self, membership_id: str) -> Membership:
        """One membership."""
        with self._store.reading() as unit:
            return unit.memberships.get(membership_id)

    def members(self, committee_id: str, day: date | None) -> list[Member]:
        """The members of a committee on a day (None: of all times), chair first, then by name."""
        with self._store.reading() as unit:
            memberships = [m for m in unit.memberships.where(committee_id=committee_id) if day is None or m.covers(day)]
            persons = by_id(persons_on(unit, day or today(unit), id={m.person_id for m in memberships}))
            factions = by_id(factions_in(unit, day or today(unit), committee_id))
        found = [Member(persons[m.person_id], m, factions.get(m.faction_id or "")) for m in memberships]
        return sorted(found, key=lambda each: (_ROLES.index(each.membership.role), sort_key(each.person.sorted_name)))

    def add_membership(
        self,
        person_id: str,
        committee_id: str,
        role: Role = Role.MEMBER,
        *,
        manner: Manner = Manner.ELECTED,
        voting: bool | None = None,
        faction_id: str | None = None,
        start: date | None = None,
        end: date | None = None,
        **fields: Any,
    ) -> Membership:
        """Make somebody a member; advisory members and secretaries do not vote unless it is said."""
        votes = role not in (Role.ADVISORY, Role.SECRETARY) if voting is None else voting
        with self._store.unit("memberships.add") as unit:
            return keep_membership(
                unit,
                Membership(
                    person_id,
                    committee_id,
                    role,
                    manner,
                    votes,
                    faction_id,
                    start=start,
                    end=end,
                    **fields,
                ),
            )

    def edit_membership(self, membership_id: str, *, reason: str = "", **fields: Any) -> Membership:
        """Correct a membership; what was different until some day is change_from instead.

        reason: why the person sat otherwise, or not, in meetings that keep their attendance; refused without one.
        """
        with self._store.unit("memberships.edit", merge=not reason) as unit:
            before = unit.memberships.get(membership_id)
            after = replace(before, **fields)
            check_attended(unit, before, (after,), reason)
            return keep_membership(unit, after)

    def end_membership(self, membership_id: str, last_day: date, reason: str = "") -> Membership:
        """Let a membership end with a day; reason as with edit_membership."""
        with self._store.unit("memberships.end") as unit:
            return end_with(unit, unit.memberships.get(membership_id), last_day, reason)

    def end_all(self, committee_id: str, last_day: date, reason: str = "") -> int:
        """Let every membership of a committee that goes on end with a day; returns how many."""
        with self._store.unit("memberships.end_all") as unit:
            return end_going_on(unit, unit.memberships.where(committee_id=committee_id), last_day, reason)

    def close_term(self, term_id: str, last_day: date, reason: str = "") -> int:
        """End a legislative term with a day, and with it every membership of every committee; returns how many.

        reason: why meetings after that day keep somebody's attendance; refused without one.
        """
        with self._store.unit("terms.close") as unit:
            term = unit.terms.get(term_id)
            if last_day < term.start:
                raise Refused("term.ends_before_start", name=term.name, start=term.start, end=last_day)
            keep_term(unit, replace(term, end=last_day))
            return end_going_on(unit, unit.memberships.all(), last_day, reason)

    def successors(self, membership_id: str, last_day: date) -> list[tuple[Person, Claim]]:
        """Who may follow a member, the likeliest first: the next of the list, who stood in, then all others by name."""
        with self._store.reading() as unit:
            left = unit.memberships.get(membership_id)
            day = last_day + timedelta(days=1)
            faction = list_of_seat(unit, left)
            persons = by_id(sorted(persons_on(unit, today(unit)), key=lambda person: sort_key(person.sorted_name)))
            memberships = unit.memberships.where(committee_id=left.committee_id)
            found = claims(left, faction.successor_ids if faction else (), memberships, persons, day)
        return [(persons[key], claim) for key, claim in found]

    def leave(
        self,
        membership_id: str,
        last_day: date,
        why: str,
        successor_id: str | None = None,
        *,
        follows_on: date | None = None,
        reason: str = "",
    ) -> Membership | None:
        """Let a member leave, and the successor follow on the same seat; returns the successor's membership.

        why: for the record ("Wegzug"). Without a successor the seat is vacant. follows_on: the day after, if not given.
        reason: why meetings after that day keep the attendance of who left; refused without one.
        """
        if not given(why):
            raise Refused("membership.leave_reason_missing")
        with self._store.unit("memberships.leave") as unit:
            left = unit.memberships.get(membership_id)
            end_with(unit, replace(left, end_reason=given(why)), last_day, reason, before=left)
            for other in unit.memberships.where(substitute_for_id=left.person_id, committee_id=left.committee_id):
                if other.covers(last_day) and other.end != last_day:
                    end_with(unit, other, last_day, reason)
            if successor_id is None:
                return None
            start = follows_on or last_day + timedelta(days=1)
            if start <= last_day:
                raise Refused("membership.successor_too_early", last_day=last_day, start=start)
            faction_id = left.faction_id
            listed = list_of_seat(unit, left)
            if listed is not None and successor_id in listed.successor_ids:
                take_successor(unit, listed.id, successor_id)
                faction_id = listed.id if listed.end is None or start <= listed.end else None
            return keep_membership(unit, successor_of(left, successor_id, start, faction_id))

    def move_faction(self, membership_id: str, faction_id: str | None, day: date, reason: str = "") -> Membership:
        """Let a member belong to another faction, or to none, from a day on; reason as with edit_membership."""
        return self._change_from(
            "memberships.move", membership_id, day, reason, faction_id=faction_id, faction_chair=False
        )

    def change_role(self, membership_id: str, role: Role, day: date, reason: str = "") -> Membership:
        """Give a member another function from a day on; reason as with edit_membership."""
        return self._change_from("memberships.role", membership_id, day, reason, role=role)

    def remove_membership(self, membership_id: str) -> None:
        """Remove a membership that was entered by mistake."""
        with self._store.unit("memberships.remove") as unit:
            membership = unit.memberships.get(membership_id)
            check_removable(unit, membership)
            unit.memberships.delete(membership_id)

    def committees_of(self, person_id: str) -> list[tuple[Membership, Committee, Faction | None]]:
        """A person's memberships with committee and faction, the newest first."""
        found = self.memberships(person_id)
        with self._store.reading() as unit:
            days = {m.id: min(m.end or today(unit), today(unit)) for m in found}
            return [
                (m, committee_on(unit, m.committee_id, days[m.id]), find_faction(unit, m.faction_id, days[m.id]))
                for m in found
            ]

    def table(self, file: Path) -> ListFile:
        """The rows of a spreadsheet's file, with what is told of them; refuses what is no table."""
        return table_file.read_list(read_file(file), file.name)

    def preview_paste(
        self, committee_id: str, text: str, since: date | None = None, choices: Choices = Choices()
    ) -> Pasted:
        """Read a list copied from a spreadsheet and say what would happen; nothing is stored."""
        with self._store.reading() as unit:
            return would_bring(unit, committee_id, text, since, choices)

    def paste(self, committee_id: str, text: str, since: date | None = None, choices: Choices = Choices()) -> int:
        """Keep the members of a pasted list, all or none; returns how many."""
        with self._store.unit("memberships.paste") as unit:
            pasted = self.preview_paste(committee_id, text, since, choices)
            if pasted.problems:
                raise Refused("members.list_has_problems", count=len(pasted.problems))
            return keep_members(unit, committee_on(unit, committee_id, today(unit)), pasted.entries, since)

    def _change_from(self, action: str, membership_id: str, day: date, reason: str, **fields: Any) -> Membership:
        with self._store.unit(action) as unit:
            before = unit.memberships.get(membership_id)
            after = split(before, day, **fields)
            check_attended(unit, before, after, reason)
            return [keep_membership(unit, one) for one in after][-1]


def _called(person: Person) -> set[str]:
    """How somebody may ask for a person."""
    whole = f"{person.given_name} {person.family_name}".strip()
    return {form.casefold() for form in (person.name, whole, person.family_name, person.sorted_name)}


def _name_of(person: Person) -> tuple[str, str]:
    return person.family_name, person.given_name
