"""Town, terms, committees, factions, offices, persons and their seats, as an OParl system tells them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.domain.persons import Manner, Membership, Person
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.website import derived_id
from beirat_desktop.exchange.oparl_linked import NO_BODY, NO_COMMITTEE, Linked
from beirat_desktop.exchange.oparl_source import Source, ids_in
from beirat_desktop.exchange.oparl_words import (
    committee_kind,
    said_role,
    splits_name,
)
from beirat_desktop.exchange.record import SHORT

_KIND_WORDS = frozenset({"beirat", "stadtrat", "ausschuss"})


class Bodies(Linked):
    """Who there is."""

    def _town(self) -> None:
        if self._body is None:
            self._tally.once["no_body"] += 1
            value = Body(NO_BODY, id=derived_id("oparl", "Body"))
            self._keep("bodies", value)
        else:
            source = self._sources[self._body.address]
            website = source.text("website")
            contact = Contact(self._place(source, "location").address, source.text("contactEmail"))
            value = Body(
                source.text("name") or NO_BODY,
                source.text("shortName"),
                website=website,
                office_address=contact.address,
                office_contact=replace(contact, address=Address()),
                id=self._id(source),
            )
            self._keep("bodies", value, source)
        self._body_id = value.id

    def _terms(self) -> None:
        for source in self._of("LegislativeTerm"):
            start, end = source.day("startDate"), source.day("endDate", end=True)
            if start is None:
                source.put_back("endDate")
                continue
            if end is not None and end < start:
                end = None
                source.unreadable("endDate")
            name = source.text("name") or f"{start.year}–{end.year if end else ''}"
            self._keep("terms", LegislativeTerm(self._body_id, name, start, end, id=self._id(source)), source)
        self._values["terms"].sort(key=lambda term: term.start)

    def _bodies_parts(self) -> None:
        main = self._main_organization()
        held = self._named_as_committee()
        groups: dict[str, list[Source]] = defaultdict(list)
        for source in self._of("Organization"):
            groups[_sort_of(source, held)].append(source)
        for source in sorted(groups["committee"], key=lambda one: one.found.address != main):
            self._committee(source, main)
        order = list(CommitteeKind)
        self._values["committees"].sort(key=lambda one: order.index(one.kind))
        for source in groups["faction"]:
            self._faction(source)
        offices = groups["office"]
        for source in offices:
            self._office(source)
        self._office_parents(offices)

    def _main_organization(self) -> str:
        if self._body is None:
            return ""
        main = next(iter(ids_in(self._body.data.get("mainOrganization"))), "")
        if main in self._objects.found:
            self._sources[self._body.address].rest.pop("mainOrganization", None)
        return main

    def _named_as_committee(self) -> set[str]:
        """Organizations that hold meetings or deal with papers, whatever they are called."""
        return {
            key
            for kind in ("Meeting", "Consultation")
            for found in self._objects.of(kind)
            for key in ids_in(found.data.get("organization"))
        }

    def _committee(self, source: Source, main: str) -> None:
        name, short = source.text("name"), source.text("shortName")
        name = name or short or NO_COMMITTEE
        known = self._committees.get(name.casefold())
        if known is not None:
            # The same committee of another term is the same committee here.
            self._ours[source.found.address] = ("committees", known.id)
            return
        words = source.text("organizationType"), source.text("classification")
        taken = {one.kind for one in self._committees.values()}
        kind = committee_kind(name, words[1], source.found.address == main)
        if kind in taken:
            kind = CommitteeKind.COMMITTEE
        if words[0] != "Gremium":
            source.put_back("organizationType")
        if committee_kind("", words[1], False) is not kind or words[1].casefold() not in _KIND_WORDS:
            source.put_back("classification")
        value = Committee(self._body_id, name, short, kind, id=self._id(source))
        self._committees[name.casefold()] = value
        self._keep("committees", value, source)

    def _spare_committee(self) -> str:
        """Where belongs what names no committee."""
        known = self._committees.get(NO_COMMITTEE.casefold())
        if known is None:
            known = Committee(self._body_id, NO_COMMITTEE, id=derived_id("oparl", "Organization", ""))
            self._committees[NO_COMMITTEE.casefold()] = known
            self._keep("committees", known)
        return known.id

    def _council(self) -> Committee | None:
        return next((one for one in self._committees.values() if one.kind is CommitteeKind.COUNCIL), None)

    def _faction(self, source: Source) -> None:
        name, short = source.text("name"), source.text("shortName")
        start, end = source.day("startDate"), source.day("endDate", end=True)
        if start and end and end < start:
            end = None
            source.unreadable("endDate")
        home = self._link(source, "subOrganizationOf", "committees")
        council = self._council()
        if home is None:
            home = council.id if council is not None else self._home_by_members(source)
        name = name or short or "Fraktion ohne Namen"
        for known in self._factions_named[name.casefold()]:
            if _overlap(known, start, end) and (home == known.committee_id or council is not None):
                # Told once for each committee it sits in, it is still one.
                self._ours[source.found.address] = ("factions", known.id)
                self._tally.once["factions_joined"] += 1
                return
        if source.text("organizationType").casefold() != "fraktion":
            source.put_back("organizationType")
        value = Faction(home, name, short, start=start, end=end, id=self._id(source))
        self._factions_named[name.casefold()].append(value)
        self._factions[value.id] = value
        self._keep("factions", value, source)

    def _home_by_members(self, source: Source) -> str:
        """The committee for which most members name the faction; else any."""
        counts: Counter[str] = Counter()
        for found in self._objects.of("Membership"):
            if source.found.address in ids_in(found.data.get("onBehalfOf")):
                for key in ids_in(found.data.get("organization")):
                    ours = self._ours.get(key)
                    if ours is not None and ours[0] == "committees":
                        counts[ours[1]] += 1
        if counts:
            return counts.most_common(1)[0][0]
        return next((one.id for one in self._committees.values()), "") or self._spare_committee()

    def _office(self, source: Source) -> None:
        kind = source.text("organizationType")
        inside = kind.casefold() == "verwaltungsbereich"
        if not inside:
            source.put_back("organizationType")
        self._keep(
            "organizations",
            Organization(
                source.text("name") or source.text("shortName") or "Stelle ohne Namen",
                source.text("shortName"),
                OrganizationKind.ADMINISTRATION if inside else OrganizationKind.EXTERNAL,
                Contact(self._place(source, "location").address),
                id=self._id(source),
            ),
            source,
        )

    def _office_parents(self, offices: list[Source]) -> None:
        made = {one.id: one for one in self._values["organizations"]}
        for source in offices:
            key = self._ours[source.found.address][1]
            parent = self._link(source, "subOrganizationOf", "organizations")
            above, steps = parent, 0
            while above is not None and above != key and steps <= len(made):
                above, steps = made[above].parent_id, steps + 1
            if parent is not None and above is None:
                made[key] = replace(made[key], parent_id=parent)
            elif parent is not None:
                source.unreadable("subOrganizationOf")
        self._values["organizations"] = list(made.values())

    def _people(self) -> None:
        for source in self._of("Person"):
            address, titles, given, family = "", "", source.text("givenName"), source.text("familyName")
            name = source.text("name")
            if not family:
                address, titles, given, family = splits_name(name)
            elif name:
                title = source.found.data.get("title")
                spelled = [*ids_in(title), given, family]
                if name.split() != " ".join(spelled).split() and name.split() != f"{given} {family}".split():
                    source.put_back("name")
            form = source.text("formOfAddress")
            if form and form not in ("Frau", "Herr"):
                source.put_back("formOfAddress")
                form = ""
            academic = source.rest.get("title")
            if isinstance(academic, list) and all(isinstance(one, str) for one in academic):
                titles = " ".join(" ".join(academic).split())[:SHORT] or titles
                source.rest.pop("title")
            else:
                titles = source.text("title") or titles
            place = self._place(source, "location")
            if place.room or place.building:
                source.put_back("location")
            email, phone = source.first("email"), source.first("phone")
            self._keep(
                "persons",
                Person(
                    family or "Person ohne Namen",
                    given,
                    form or address,
                    titles,
                    Contact(place.address, email, phone),
                    id=self._id(source),
                ),
                source,
            )

    def _seats(self) -> None:
        in_factions: list[tuple[str, Faction, Source, bool]] = []
        made: list[tuple[Membership, Source]] = []
        by_id = {committee.id: committee for committee in self._committees.values()}
        for source in self._of("Membership"):
            person = self._owner(source, "person", "persons", "Person.membership")
            here = self._ours.get(next(iter(ids_in(source.rest.get("organization"))), ""))
            if here is None:
                here = self._ours.get(self._owners.get(("Organization.membership", source.found.address), ""))
            if person is None or here is None or here[0] not in ("committees", "factions"):
                if person is None:
                    self._lost(source, "person")
                if here is None:
                    self._lost(source, "organization")
                source.put_back("person")
                continue
            if here[0] == "factions":
                leads = re.search(r"vorsitz", source.text("role"), re.IGNORECASE) is not None
                source.put_back("role")
                in_factions.append((person, self._factions[here[1]], source, leads))
                continue
            source.rest.pop("organization", None)
            made.append((self._seat(source, person, by_id[here[1]]), source))
        self._stand_for(in_factions, made)
        for seat, source in made:
            self._by_person[seat.person_id].append(seat)
            self._keep("memberships", seat, source)

    def _seat(self, source: Source, person: str, committee: Committee) -> Membership:
        votes = source.flag("votingRight")
        word = source.text("role")
        said = said_role(word, votes)
        if said.unknown:
            self._tally.roles[word[:60]] += 1
        if not said.exact:
            source.put_back("role")
        start, end = source.day("startDate"), source.day("endDate", end=True)
        if start and end and end < start:
            end = None
            source.unreadable("endDate")
        faction_id = self._link(source, "onBehalfOf", "factions")
        if faction_id is not None and not self._may_stand_for(self._factions[faction_id], committee.id):
            faction_id = None
            self._tally.once["faction_apart"] += 1
            source.put_back("onBehalfOf")
        return Membership(
            person,
            committee.id,
            said.role,
            Manner.APPOINTED if "berufen" in word.casefold() else Manner.ELECTED,
            said.voting,
            faction_id,
            start=start,
            end=end,
            id=self._id(source),
        )

    def _may_stand_for(self, faction: Faction, committee_id: str) -> bool:
        council = self._council()
        return faction.committee_id == committee_id or (council is not None and faction.committee_id == council.id)

    def _stand_for(self, seats: list[tuple[str, Faction, Source, bool]], made: list[tuple[Membership, Source]]) -> None:
        """Memberships in a faction say for whom somebody sits in the committees, and who leads the faction."""
        factions: dict[str, list[tuple[Faction, date | None, date | None, bool]]] = defaultdict(list)
        for person, faction, source, leads in seats:
            start, end = source.day("startDate"), source.day("endDate", end=True)
            source.put_back("startDate")
            source.put_back("endDate")
            factions[person].append((faction, start, end, leads))
        for number, (seat, source) in enumerate(made):
            mine = [
                one
                for one in factions.get(seat.person_id, ())
                if self._may_stand_for(one[0], seat.committee_id) and _meet(seat, one[1], one[2])
            ]
            keys = {one[0].id for one in mine}
            key = seat.faction_id or (next(iter(keys)) if len(keys) == 1 else None)
            if key is None:
                continue
            home = self._factions[key].committee_id == seat.committee_id
            leads = home and any(one[3] for one in mine if one[0].id == key)
            made[number] = (replace(seat, faction_id=key, faction_chair=leads), source)


def _sort_of(source: Source, held: set[str]) -> str:
    """Committee, faction or office: by what it is called to be, else by what it does."""
    kind = str(source.found.data.get("organizationType") or "").strip().casefold()
    called = " ".join(str(source.found.data.get(name) or "") for name in ("classification", "name")).casefold()
    if kind == "fraktion" or (kind in ("", "sonstiges", "gremium") and "fraktion" in called.partition(" ")[0]):
        return "faction"
    if kind == "partei" or (not kind and re.search(r"\bfraktion|wählergruppe", called)):
        return "faction"
    if kind == "gremium" or source.found.address in held:
        return "committee"
    if kind in ("verwaltungsbereich", "institution", "externes gremium", "sonstiges"):
        return "office"
    return "committee" if re.search(r"rat\b|ausschuss|beirat|kommission", called) else "office"


def _overlap(known: Faction, start: date | None, end: date | None) -> bool:
    return (known.end is None or start is None or start <= known.end) and (
        end is None or known.start is None or known.start <= end
    )


def _meet(seat: Membership, start: date | None, end: date | None) -> bool:
    return (seat.end is None or start is None or start <= seat.end) and (
        end is None or seat.start is None or seat.start <= end
    )
