"""How an empty record begins: what the assistant asks for, and what is usual in Rheinland-Pfalz."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.member_list import MemberEntry
from beirat_desktop.domain.memberships import check_membership
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.places import Contact, Letterhead
from beirat_desktop.domain.shares import at_most_third
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import ever_named, factions_on, today

BEIRAT_NAME = "Beirat für Migration und Integration"
USUAL_SEATS = 33
USUAL_COMMITTEES = (
    "Hauptausschuss",
    "Sozialausschuss",
    "Jugendhilfeausschuss",
    "Schulträgerausschuss",
    "Bau- und Grundstücksausschuss",
)


@dataclass(frozen=True, slots=True)
class Founding:
    """All that an empty record begins with. members_since: from when the members sit, else the term's begin."""

    body: Body
    term: LegislativeTerm
    beirat: Committee
    committees: tuple[Committee, ...] = ()
    factions: tuple[Faction, ...] = ()
    members: tuple[MemberEntry, ...] = ()
    members_since: date | None = None
    user: User | None = None


@dataclass(frozen=True, slots=True)
class HomeFounding:
    """What a faction that works for itself answers. faction: as it is called, with or without the word; letterhead: the
    lines of the head of its letters, the name first; office_mail: where motions are sent; beirat_chair: who leads the
    Beirat and is named in the address of its letters, None while that is open."""

    faction: str
    family_name: str
    given_name: str = ""
    form_of_address: str = ""
    town: str = ""
    beirat: str = BEIRAT_NAME
    contact: Contact = Contact()
    letterhead: tuple[str, ...] = ()
    office_mail: str = ""
    beirat_chair: MemberEntry | None = None


def home_founding(home: HomeFounding, day: date) -> Founding:
    """The record of a faction's own desk: no seats and no committees, which the office's register tells."""
    body = Body(tidy(home.town), short_town(home.town), office_contact=Contact(email=home.office_mail.strip()))
    beirat = replace(usual_beirat(body, name=tidy(home.beirat)), statutory_seats=0, appointed_seats=0)
    short = tidy(home.faction)
    lines = tuple(line for line in (tidy(one) for one in home.letterhead) if line)
    party = short.removesuffix("-Fraktion").removeprefix("Fraktion ")
    faction = Faction(beirat.id, faction_name(short), party, Letterhead(lines))
    chair = MemberEntry(
        home.family_name,
        home.given_name,
        home.form_of_address,
        contact=home.contact,
        faction=faction.name,
        faction_chair=True,
    )
    leads = home.beirat_chair
    members = (chair,) if leads is None else (chair, replace(leads, role=Role.CHAIR))
    user = User(tidy(f"{home.given_name} {home.family_name}"), Desk.FACTION, faction_id=faction.id)
    return Founding(body, usual_term(body, day), beirat, factions=(faction,), members=members, user=user)


def usual_term(body: Body, day: date) -> LegislativeTerm:
    """The term of that day: the councils of Rheinland-Pfalz are elected every five years, the Beiräte in November."""
    year = 2024 + (day.year - 2024) // 5 * 5
    if day < date(year, 11, 1):
        year -= 5
    return LegislativeTerm(body.id, f"{year}–{year + 5}", date(year, 11, 1), date(year + 5, 10, 31))


def short_town(name: str) -> str:
    """„Ludwigshafen“ of „Stadt Ludwigshafen am Rhein“."""
    return tidy(tidy(name).removeprefix("Stadt ").split(" am ")[0].split(" an der ")[0])


def usual_beirat(body: Body, seats: int = USUAL_SEATS, name: str = BEIRAT_NAME) -> Committee:
    """A Beirat as most towns have it: at most one third of the seats appointed (§ 56 GemO)."""
    known = name.startswith("Beirat")
    return Committee(
        body.id,
        name,
        "Beirat",
        CommitteeKind.BEIRAT,
        seats,
        at_most_third(seats),
        genitive=f"des Beirates{name[6:]}" if known else "",
        definite=f"Der {name}" if known else "",
    )


def usual_council(body: Body, seats: int = 0) -> Committee:
    """The Stadtrat, to which the Beirat's motions go on."""
    return Committee(
        body.id,
        "Stadtrat",
        "Stadtrat",
        CommitteeKind.COUNCIL,
        seats,
        genitive="des Stadtrates",
        definite="Der Stadtrat",
    )


def usual_committee(body: Body, name: str) -> Committee:
    """A committee of the Stadtrat, with its grammar where the name shows it."""
    known = name.endswith("ausschuss")
    return Committee(
        body.id,
        name,
        name,
        genitive=f"des {name}es" if known else "",
        definite=f"Der {name}" if known else "",
    )


def tidy(text: str) -> str:
    """A name in composed Unicode (NFC), without stray blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def tidy_person(person: Person) -> Person:
    """The person with composed names; refused without a family name."""
    tidied = replace(
        person,
        family_name=tidy(person.family_name),
        given_name=tidy(person.given_name),
        form_of_address=tidy(person.form_of_address),
        title=tidy(person.title),
    )
    if not tidied.family_name:
        raise Refused("person.name_missing")
    return tidied


def faction_named(factions: Iterable[Faction], name: str) -> Faction | None:
    """The faction that is meant by its name, its short name, or the one with or without „Fraktion“."""
    wanted = name.casefold()
    for faction in factions:
        full, short = faction.name.casefold(), faction.short_name.casefold()
        known = {full, short, f"{short}-fraktion", f"fraktion {short}"}
        if wanted in known or wanted == full.removesuffix("-fraktion").removeprefix("fraktion "):
            return faction
    return None


def keep_members(unit: Unit, committee: Committee, entries: Iterable[MemberEntry], since: date | None) -> int:
    """Keep a list of members, with the persons and factions that are new; returns how many it were."""
    factions = factions_on(unit, since or today(unit), committee_id=committee.id)
    memberships = unit.memberships.where(committee_id=committee.id)
    persons = {(p.family_name, p.given_name): p for p in ever_named(unit)}
    count = 0
    for entry in entries:
        faction = faction_named(factions, entry.faction) if entry.faction else None
        if entry.faction and faction is None:
            faction = unit.factions.save(Faction(committee.id, faction_name(entry.faction), entry.faction))
            factions.append(faction)
        fresh = tidy_person(
            Person(entry.family_name, entry.given_name, entry.form_of_address, entry.title, entry.contact)
        )
        person = persons.get((fresh.family_name, fresh.given_name))
        if person is None:
            person = persons[fresh.family_name, fresh.given_name] = unit.persons.save(fresh)
        membership = Membership(
            person.id,
            committee.id,
            entry.role,
            entry.manner,
            entry.voting,
            None if faction is None else faction.id,
            entry.faction_chair and faction is not None,
            start=entry.start or since,
            end=entry.end,
        )
        check_membership(membership, memberships)
        memberships.append(unit.memberships.save(membership))
        count += 1
    return count


def faction_name(short_name: str) -> str:
    """The full form of a party's name: "SPD" becomes "SPD-Fraktion", "Die Brücke" becomes "Fraktion Die Brücke".

    What says faction or list already stays. No hyphen joins a name of several words: the letter would read „der Die …“.
    """
    lower = short_name.lower()
    if any(word in lower for word in ("fraktion", "liste", "gruppe")):
        return short_name
    return f"Fraktion {short_name}" if " " in short_name else f"{short_name}-Fraktion"
