"""What a pasted list of members would bring, before anything of it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.member_list import Choices, LineProblem, MemberEntry, MemberList
from beirat_desktop.domain.memberships import seat_findings, seats
from beirat_desktop.domain.persons import Membership
from beirat_desktop.exchange.member_list import read_member_list
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_on, ever_named, factions_on, today
from beirat_desktop.usecases.members.founding import faction_name, faction_named


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasting a list would do. Nothing is stored while there are problems."""

    read: MemberList
    problems: tuple[LineProblem, ...]
    new_factions: tuple[str, ...]
    known_persons: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    """What would no longer fit the seats."""

    @property
    def entries(self) -> tuple[MemberEntry, ...]:
        """The lines that can be read."""
        return self.read.entries


def would_bring(unit: Unit, committee_id: str, text: str, since: date | None, choices: Choices) -> Pasted:
    """What a pasted list would bring to a committee that is kept."""
    read = read_member_list(text, choices)
    day = max(since or today(unit), today(unit))
    committee = committee_on(unit, committee_id, day)
    factions = factions_on(unit, since or today(unit), committee_id=committee_id)
    kept = unit.memberships.where(committee_id=committee_id)
    persons = {(p.family_name, p.given_name): p for p in ever_named(unit)}
    members = {m.person_id for m in kept if _open(m, since)}
    problems = list(read.problems)
    problems += doubles(read.entries)
    known = []
    for entry in read.entries:
        person = persons.get((entry.family_name, entry.given_name))
        if person is not None and person.id in members:
            problems.append(LineProblem(entry.line, "members.already_member", entry.name))
        elif person is not None:
            known.append(entry.name)
    named = dict.fromkeys(e.faction for e in read.entries if e.faction)
    new = tuple(name for name in named if faction_named(factions, name) is None)
    found = _seats_after(committee, kept, read.entries, since, day)
    return Pasted(read, tuple(sorted(problems, key=lambda p: p.line)), new, tuple(known), found)


def read_list(text: str, known: Iterable[str] = (), choices: Choices = Choices()) -> Pasted:
    """What a pasted list would bring to a record that has no more than the factions of these names."""
    read = read_member_list(text, choices)
    problems = sorted((*read.problems, *doubles(read.entries)), key=lambda problem: problem.line)
    factions = [Faction("", faction_name(name), name) for name in known]
    named = dict.fromkeys(e.faction for e in read.entries if e.faction)
    return Pasted(read, tuple(problems), tuple(n for n in named if faction_named(factions, n) is None), ())


def doubles(entries: tuple[MemberEntry, ...]) -> list[LineProblem]:
    """The lines that name somebody a second time."""
    seen: set[tuple[str, str]] = set()
    found = []
    for entry in entries:
        if (entry.family_name, entry.given_name) in seen:
            found.append(LineProblem(entry.line, "members.line_twice", entry.name))
        seen.add((entry.family_name, entry.given_name))
    return found


def _seats_after(
    committee: Committee, kept: list[Membership], entries: tuple[MemberEntry, ...], since: date | None, day: date
) -> tuple[Finding, ...]:
    """What the seats would say on that day, with the list taken; vacant seats are no news here."""
    new = [
        Membership("", committee.id, e.role, e.manner, e.voting, start=e.start or since, end=e.end)
        for e in entries
        if not (e.end and (e.start or since) and e.end < (e.start or since or e.end))
    ]
    found = seat_findings(seats(committee, [*kept, *new], day))
    return tuple(one for one in found if one.rule != "members.seats_vacant")


def _open(membership: Membership, since: date | None) -> bool:
    return since is None or membership.end is None or membership.end >= since
