"""The town, its committees and people, and the clock that is set to each day of the past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from beirat_desktop import paths
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.domain.places import Address, Channel, Contact, Letterhead, Place
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.members.founding import (
    USUAL_COMMITTEES,
    Founding,
    usual_beirat,
    usual_committee,
    usual_council,
)
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.sample.days import last_working_day, working_day

FACTIONS = (
    ("SPD-Fraktion", "SPD"),
    ("CDU-Fraktion", "CDU"),
    ("Fraktion Bündnis 90/Die Grünen", "Grüne"),
    ("FWG-Fraktion", "FWG"),
    ("Liste Vielfalt", "Liste Vielfalt"),
    ("Internationale Liste", "Internationale Liste"),
)
PLACE = Place("Rathaus", "Stadtratssaal", Address("Rathausplatz 20", "67059", "Ludwigshafen am Rhein"))


@dataclass
class Town:
    """The office of the sample: its use cases, and what it has made so far by name."""

    store: Store
    today: date
    days: Mapping[str, date]
    office: Office = field(init=False)
    beirat: Committee = field(init=False)
    committees: dict[str, Committee] = field(default_factory=dict)
    factions: dict[str, Faction] = field(default_factory=dict)
    offices: dict[str, Organization] = field(default_factory=dict)
    officials: dict[str, Person] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.office = Office(self.store)

    def found(self) -> None:
        """The town, its councils, factions, members and workplaces."""
        self._at(date(2009, 11, 2))
        body = Body(
            "Stadt Ludwigshafen am Rhein",
            "Ludwigshafen",
            office="Geschäftsstelle des Beirates für Migration und Integration",
            office_address=Address("Europaplatz 1", "67063", "Ludwigshafen am Rhein"),
            office_contact=Contact(phone="0621 000-0", email="beirat@example.org"),
            mayor="Oberbürgermeisterin Dr. Rotraud Hagenbucher",
            website="https://www.example.org",
        )
        beirat = usual_beirat(body)
        beirat = replace(
            beirat,
            place=PLACE,
            letterhead=Letterhead(
                ("Stadt Ludwigshafen am Rhein", "Beirat für Migration und Integration", "Geschäftsstelle"),
                "Geschäftsstelle Beirat · Europaplatz 1 · 67063 Ludwigshafen",
            ),
        )
        factions = tuple(
            Faction(
                beirat.id,
                name,
                short,
                Letterhead(
                    (name, "im Beirat für Migration und Integration"), f"{name} · Rathausplatz 20 · 67059 Ludwigshafen"
                ),
            )
            for name, short in FACTIONS
        )
        named = [usual_committee(body, name) for name in USUAL_COMMITTEES]
        first = LegislativeTerm(body.id, "2009–2014", date(2009, 11, 1), date(2014, 10, 31), 1)
        self.office.committees.found(
            Founding(
                body,
                first,
                beirat,
                (usual_council(body, 60), *named),
                factions,
                user=User("Geschäftsstelle", Desk.OFFICE),
            )
        )
        self._emblem(beirat.id)
        self.beirat = self.office.committees.get(beirat.id)
        self.committees = {committee.name: committee for committee in self.office.committees.all()}
        self.factions = {faction.short_name: faction for faction in self.office.committees.factions(beirat.id)}
        self._terms()
        self._members("members-2009.tsv", date(2009, 11, 1), date(2014, 10, 31))
        first_lately = self.office.committees.term_on(self.days["r1"])
        self._members("members-2024.tsv", first_lately.start if first_lately else self.days["r1"], None)
        self.office.users.add("Vorsitz", Desk.CHAIR)
        self.office.users.add("SPD-Fraktion", Desk.FACTION, faction_id=self.factions["SPD"].id)

    def _emblem(self, committee_id: str) -> None:
        settings = self.office.settings
        settings.set_committee_logo(committee_id, paths.resources() / "sample" / "emblem.png")
        head = self.office.committees.get(committee_id).letterhead
        if head.logo is not None:
            logo = replace(head.logo, width_mm=26, alternative="Zeichen des Beirates: sechs Menschen um einen Tisch")
            settings.set_committee_letterhead(committee_id, replace(head, logo=logo))

    def _terms(self) -> None:
        start = date(2014, 11, 1)
        number = 2
        while start <= self.days["later"] + timedelta(days=365):
            end = date(start.year + 5, 10, 31)
            self.office.committees.add_term(f"{start.year}–{end.year}", start, end, number)
            start = date(start.year + 5, 11, 1)
            number += 1

    def _members(self, file: str, since: date, until: date | None) -> None:
        text = (paths.resources() / "sample" / file).read_text(encoding="utf-8")
        self.office.persons.paste(self.beirat.id, text, since)
        with self.store.unit("persons.edit"):
            for member in self.office.persons.members(self.beirat.id, since):
                self.office.persons.edit(member.person.id, contact=Contact(channel=Channel.PORTAL))
        chairs: set[str] = set()
        for member in self.office.persons.members(self.beirat.id, since):
            membership = member.membership
            if membership.faction_id and membership.faction_id not in chairs and membership.role is not Role.CHAIR:
                chairs.add(membership.faction_id)
                membership = self.office.persons.edit_membership(membership.id, faction_chair=True)
            if until is not None:
                self.office.persons.end_membership(membership.id, until)

    def _department(self, name: str) -> Organization:
        if name not in self.offices:
            self.offices[name] = self.office.organizations.add(name)
        return self.offices[name]

    def _official(self, family: str, given: str, form: str, department: str) -> Person:
        """Somebody of the administration."""
        if family not in self.officials:
            self.officials[family] = self.office.persons.add(
                family, given, form_of_address=form, organization_id=self._department(department).id
            )
        return self.officials[family]

    def _later(self, minutes: int) -> None:
        """Let the clock go on within a meeting."""
        here = self.store.now() + timedelta(minutes=minutes)
        self.store.now = lambda: here

    def _at(self, day: date, moment: time = time(9, 0)) -> date:
        """Set the clock to that day or the next the office works on, to no later one than today; returns the day."""
        day = working_day(day)
        if day > self.today:
            day = last_working_day(self.today)
        here = datetime.combine(day, moment).astimezone()
        self.store.now = lambda: here
        return day
