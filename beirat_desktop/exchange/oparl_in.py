"""Makes a record of the objects of an OParl system: what fits becomes ours, all else is kept beside it and told.

Ids there are mostly addresses; ours are made of them, the same each time, and each origin keeps its own.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from beirat_desktop.domain.agenda import AgendaItem, ItemState
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Stay
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import (
    RESOLVING,
    Consultation,
    ConsultationRole,
    ConsultationState,
    Outcome,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.file_names import free_name, mended_name
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.intake import Intake
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.domain.origins import Origin
from beirat_desktop.domain.papers import Attachment, Paper, PaperState
from beirat_desktop.domain.persons import Manner, Membership, Person, Role
from beirat_desktop.domain.places import Address, Contact, Place
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.website import derived_id
from beirat_desktop.exchange.oparl_read import Found, Objects
from beirat_desktop.exchange.oparl_source import Source, Told, ids_in, read_day, stamps_of, web_address
from beirat_desktop.exchange.oparl_words import (
    committee_kind,
    consultation_role,
    outcomes_of,
    paper_type,
    said_role,
    said_state,
    splits_name,
)
from beirat_desktop.exchange.record import SHORT, RecordData

NOUNS = {
    "Body": "bodies",
    "LegislativeTerm": "terms",
    "Person": "persons",
    "Membership": "memberships",
    "Meeting": "meetings",
    "AgendaItem": "agenda_items",
    "Paper": "papers",
    "Consultation": "consultations",
    "File": "attachments",
}
FILE_ROLES = {
    "Paper": ("mainFile", "auxiliaryFile"),
    "Meeting": ("invitation", "resultsProtocol", "verbatimProtocol", "auxiliaryFile"),
    "AgendaItem": ("resolutionFile", "auxiliaryFile"),
}
FILE_TITLES = {
    "mainFile": "Hauptdokument",
    "auxiliaryFile": "Anlage",
    "invitation": "Einladung",
    "resultsProtocol": "Niederschrift",
    "verbatimProtocol": "Wortprotokoll",
    "resolutionFile": "Beschluss",
}
"""What a file without a name is called."""
NO_COMMITTEE = "Gremium nicht angegeben"
NO_BODY = "Körperschaft nicht angegeben"
DEEPEST_ITEM = 3
_NUMBER = re.compile(r"(\d{1,4})\. Sitzung")
_PARTED = re.compile(r"\.(?=[^.]+\.?$)")

Files = Callable[[str], bytes | None]
"""Gives the bytes that lie at an address, where somebody has them already."""


def record_of(objects: Objects, today: date, files: Files, body: str = "") -> tuple[RecordData, Intake]:
    """The record and what is told of it. body: which town, where there are several, by its name or id.

    today: parts meetings that were held from those to come.
    """
    return _Mapper(objects, today, files, body).made()


class _Mapper:
    def __init__(self, objects: Objects, today: date, files: Files, body: str) -> None:
        self._objects = objects
        self._today = today
        self._bytes = files
        self._told = Told()
        self._data = RecordData()
        self._values: dict[str, list[Any]] = defaultdict(list)
        self._ours: dict[str, tuple[str, str]] = {}
        """The noun and id that was made of an object, by its address there."""
        self._sources: dict[str, Source] = {}
        self._elsewhere: set[str] = set()
        self._owners: dict[tuple[str, str], str] = {}
        """What names an object, by the field and the object's address."""
        self._body = self._choose_body(body)
        self._body_id = ""
        self._committees: dict[str, Committee] = {}
        self._factions: dict[str, Faction] = {}
        self._factions_named: dict[str, list[Faction]] = defaultdict(list)
        self._meetings: dict[str, Meeting] = {}
        self._by_meeting: dict[str, list[AgendaItem]] = defaultdict(list)
        self._by_person: dict[str, list[Membership]] = defaultdict(list)
        self._placed: set[str] = set()
        """Locations that became the place of something."""

    def made(self) -> tuple[RecordData, Intake]:
        for found in self._objects.found.values():
            if found.address in self._objects.deleted:
                continue
            self._sources[found.address] = Source(found, self._told)
            self._note_owners(found)
        for group in (
            *(self._town, self._terms, self._bodies_parts, self._people, self._seats, self._all_meetings),
            *(self._papers, self._agenda, self._stations, self._results, self._files, self._ties, self._origins),
        ):
            group()
        self._data.values = {noun: values for noun, values in self._values.items() if values}
        return self._data, self._intake()

    # what all kinds need

    def _choose_body(self, wanted: str) -> Found | None:
        bodies = [one for one in self._objects.of("Body") if one.address not in self._objects.deleted]
        if wanted:
            names = [one for one in bodies if wanted in (one.address, one.data.get("name"), one.data.get("shortName"))]
            if not names:
                raise Refused("oparl.no_such_body", wanted=wanted[:80], names=tuple(_name(one) for one in bodies[:20]))
            return names[0]
        if len(bodies) > 1:
            raise Refused("oparl.several_bodies", names=tuple(_name(one) for one in bodies[:20]))
        return bodies[0] if bodies else None

    def _note_owners(self, found: Found) -> None:
        for name in ("membership", "agendaItem", "consultation", *FILE_ROLES.get(found.kind, ())):
            for key in ids_in(found.data.get(name)):
                self._owners.setdefault((f"{found.kind}.{name}", key), found.address)

    def _of(self, kind: str) -> Iterable[Source]:
        """The objects of one type that belong to the chosen town."""
        own = self._body.address if self._body is not None else ""
        towns = {one.address for one in self._objects.of("Body")}
        for found in self._objects.of(kind):
            source = self._sources.get(found.address)
            if source is None:
                continue
            town = found.data.get("body")
            if own and isinstance(town, str) and town != own and town in towns:
                self._elsewhere.add(found.address)
                continue
            yield source

    def _keep(self, noun: str, value: Any, source: Source | None = None) -> None:
        self._values[noun].append(value)
        if source is not None:
            self._ours.setdefault(source.found.address, (noun, value.id))
            stamps = stamps_of(source)
            if stamps:
                self._data.stamps[value.id] = stamps

    def _id(self, source: Source, *more: str) -> str:
        return derived_id("oparl", source.found.kind, source.found.address, *more)

    def _links(self, source: Source, name: str, noun: str) -> list[str]:
        """The ids of ours a field names; what leads nowhere, or to something else, stays in the rest."""
        value = source.rest.get(name)
        keys = ids_in(value)
        if not keys:
            source.text(name)  # tells what is no reference
            return []
        made, left = [], []
        for key in keys:
            ours = self._ours.get(key)
            if ours is not None and ours[0] == noun:
                made.append(ours[1])
            else:
                left.append(key)
                if key not in self._objects.found and key not in self._elsewhere:
                    self._told.missing[name] += 1
        if left:
            source.rest[name] = left if isinstance(value, list) else left[0]
        else:
            del source.rest[name]
        return list(dict.fromkeys(made))

    def _link(self, source: Source, name: str, noun: str) -> str | None:
        """As _links, for the one that counts; others stay in the rest."""
        found = self._links(source, name, noun)
        if len(found) > 1:
            source.rest[name] = ids_in(source.found.data.get(name))[1:]
        return found[0] if found else None

    def _owner(self, source: Source, own: str, noun: str, *ways: str) -> str | None:
        """The object it belongs to: by its own field, else by the field of what names it."""
        value = source.rest.get(own)
        if isinstance(value, str | list) and value:
            found = self._link(source, own, noun)
            if found is not None:
                return found
        for way in ways:
            ours = self._ours.get(self._owners.get((way, source.found.address), ""))
            if ours is not None and ours[0] == noun:
                return ours[1]
        return None

    # town, terms, committees, factions, offices

    def _town(self) -> None:
        if self._body is None:
            self._told.once["no_body"] += 1
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
        told = source.text("organizationType"), source.text("classification")
        taken = {one.kind for one in self._committees.values()}
        kind = committee_kind(name, told[1], source.found.address == main)
        if kind in taken:
            kind = CommitteeKind.COMMITTEE
        if told[0] != "Gremium":
            source.put_back("organizationType")
        if committee_kind("", told[1], False) is not kind or told[1].casefold() not in _KIND_WORDS:
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
                self._told.once["factions_joined"] += 1
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

    # persons and memberships

    def _people(self) -> None:
        for source in self._of("Person"):
            address, titles, given, family = "", "", source.text("givenName"), source.text("familyName")
            name = source.text("name")
            if not family:
                address, titles, given, family = splits_name(name)
            elif name:
                told = source.found.data.get("title")
                spelled = [*ids_in(told), given, family]
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
            self._told.roles[word[:60]] += 1
        if not said.exact:
            source.put_back("role")
        start, end = source.day("startDate"), source.day("endDate", end=True)
        if start and end and end < start:
            end = None
            source.unreadable("endDate")
        faction_id = self._link(source, "onBehalfOf", "factions")
        if faction_id is not None and not self._may_stand_for(self._factions[faction_id], committee.id):
            faction_id = None
            self._told.once["faction_apart"] += 1
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

    def _stand_for(self, told: list[tuple[str, Faction, Source, bool]], made: list[tuple[Membership, Source]]) -> None:
        """Memberships in a faction say for whom somebody sits in the committees, and who leads the faction."""
        factions: dict[str, list[tuple[Faction, date | None, date | None, bool]]] = defaultdict(list)
        for person, faction, source, leads in told:
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

    # meetings, agendas

    def _all_meetings(self) -> None:
        for source in self._of("Meeting"):
            named = ids_in(source.rest.get("organization"))
            if named and set(named) <= self._elsewhere:
                self._elsewhere.add(source.found.address)
                continue
            start = source.moment("start")
            if start is None:
                continue
            committee = self._link(source, "organization", "committees")
            if committee is None:
                self._told.once["no_committee"] += 1
                committee = self._spare_committee()
            end = source.moment("end")
            if end is not None and end < start:
                end = None
                source.unreadable("end")
            state = self._meeting_state(source, start)
            closed = state is MeetingState.CLOSED
            if end is not None and not closed:
                source.put_back("end")
            name, number = source.text("name"), None
            if found := _NUMBER.fullmatch(name):
                name, number = "", int(found[1])
            day = start.date()
            meeting = Meeting(
                committee,
                next((term.id for term in self._values["terms"] if term.covers(day)), None),
                start,
                number,
                "" if name == "Sitzung" else name,
                self._place(source, "location"),
                state,
                invitation_sent_on=self._sent_on(source, start) if state is not MeetingState.PLANNED else None,
                opened=start if closed else None,
                closed=end if closed else None,
                id=self._id(source),
            )
            self._meetings[meeting.id] = meeting
            self._keep("meetings", meeting, source)
            self._participants(source, meeting)

    def _meeting_state(self, source: Source, start: datetime) -> MeetingState:
        word, cancelled = source.text("meetingState"), source.flag("cancelled")
        state, exact = said_state(word)
        if cancelled:
            state = MeetingState.CANCELLED
        elif state is None or (state is not MeetingState.CANCELLED and start.date() < self._today):
            # What was planned and never told again was held; a calendar cannot know better.
            state = MeetingState.CLOSED if start.date() < self._today else MeetingState.PLANNED
        if state is MeetingState.PLANNED and self._agenda_is_numbered(source):
            state = MeetingState.INVITED
        if state is MeetingState.CLOSED and start.date() > self._today:
            state, exact = MeetingState.INVITED, False
        if word and not (exact and said_state(word)[0] is state):
            source.put_back("meetingState")
        return state

    def _agenda_is_numbered(self, source: Source) -> bool:
        keys = ids_in(source.found.data.get("agendaItem"))
        return any(self._objects.found[key].data.get("number") for key in keys if key in self._objects.found)

    def _sent_on(self, source: Source, start: datetime) -> date | None:
        """The day of the invitation, where its file tells one before the meeting."""
        for key in ids_in(source.found.data.get("invitation")):
            found = self._objects.found.get(key)
            read = read_day(str(found.data.get("date") or ""), False) if found is not None else None
            if read is not None and read[0] <= start.date():
                return read[0]
        return None

    def _participants(self, source: Source, meeting: Meeting) -> None:
        if meeting.state is not MeetingState.CLOSED:
            return
        for person in self._links(source, "participant", "persons"):
            seat = next(
                (
                    one
                    for one in self._by_person.get(person, ())
                    if one.committee_id == meeting.committee_id and one.covers(meeting.day)
                ),
                None,
            )
            group = AttendanceGroup.GUEST if seat is None else _GROUPS.get(seat.role, AttendanceGroup.VOTING)
            self._keep(
                "attendances",
                Attendance(
                    meeting.id,
                    person,
                    group,
                    voting=seat is not None and seat.voting,
                    stays=(Stay(meeting.start),),
                    id=derived_id("oparl", "participant", meeting.id, person),
                ),
            )

    def _place(self, source: Source, name: str) -> Place:
        """Where something is. What a location tells beside it is kept as its own."""
        key = next(iter(ids_in(source.rest.get(name))), "")
        found = self._sources.get(key)
        if found is None or found.found.kind != "Location":
            if key and key not in self._objects.found:
                self._told.missing[name] += 1
            return Place()
        source.rest.pop(name, None)
        told = Source(found.found, Told())
        room, street = told.text("room"), told.text("streetAddress")
        postcode, town = told.text("postalCode"), told.text("locality")
        said = {room, street, f"{postcode} {town}".strip(), postcode, town, ""}
        description = told.text("description")
        parts = [part for part in description.split(", ") if part not in said]
        building = ", ".join(parts) or ("" if room or street or town else description)
        for used in ("room", "streetAddress", "postalCode", "locality", "description"):
            if used not in told.rest:
                found.rest.pop(used, None)
        self._placed.add(key)
        return Place(building, room, Address(street, postcode, town))

    def _agenda(self) -> None:
        orders: dict[str, list[tuple[Any, int, Source]]] = defaultdict(list)
        for place, source in enumerate(self._of("AgendaItem")):
            meeting = self._owner(source, "meeting", "meetings", "Meeting.agendaItem")
            if meeting is None:
                self._lost(source, "meeting")
                continue
            order = source.rest.get("order")
            whole = isinstance(order, int) and not isinstance(order, bool)
            if whole:
                source.rest.pop("order")
            orders[meeting].append((order if whole else 10**6, place, source))
        for key, told in orders.items():
            self._items_of(self._meetings[key], [source for _, _, source in sorted(told, key=lambda one: one[:2])])

    def _lost(self, source: Source, name: str) -> None:
        """What belongs to something that is not here, or to another town."""
        keys = ids_in(source.found.data.get(name))
        if keys and set(keys) <= self._elsewhere:
            self._elsewhere.add(source.found.address)
        elif keys and not any(key in self._objects.found for key in keys):
            self._told.missing[name] += 1
        source.put_back(name)

    def _items_of(self, meeting: Meeting, sources: list[Source]) -> None:
        closed = meeting.state is MeetingState.CLOSED
        by_number: dict[tuple[bool, str], tuple[str, int]] = {}
        positions: Counter[tuple[str | None, bool]] = Counter()
        for source in sources:
            public = source.flag("public") is not False
            number, title = source.text("number"), source.text("name")
            title = title or (f"TOP {number}" if number else "Tagesordnungspunkt")
            above = by_number.get((public, _PARTED.split(number.rstrip("."))[0])) if "." in number else None
            parent, depth = above if above is not None and above[1] < DEEPEST_ITEM else (None, 0)
            key = self._id(source)
            if number:
                by_number.setdefault((public, number.rstrip(".")), (key, depth + 1))
            item = AgendaItem(
                meeting.id,
                title,
                positions[parent, public],
                parent,
                public,
                "" if public else title,
                number=number,
                sent_title=title if meeting.state is not MeetingState.PLANNED else "",
                state=ItemState.DONE if closed else ItemState.OPEN,
                id=key,
            )
            positions[parent, public] += 1
            self._by_meeting[meeting.id].append(item)
            self._keep("agenda_items", item, source)

    # papers and their way

    def _papers(self) -> None:
        for source in self._of("Paper"):
            kind, exact = paper_type(source.text("paperType"))
            if not exact:
                source.put_back("paperType")
            movers = self._movers(source)
            signer = self._link(source, "originatorPerson", "persons")
            self._keep(
                "papers",
                Paper(
                    source.text("name") or source.text("reference") or "Papier ohne Titel",
                    kind,
                    number=source.text("reference"),
                    faction_id=movers[0][0] if movers[0] else None,
                    joint_faction_ids=tuple(movers[0][1:]),
                    organization_id=movers[1],
                    signer_id=signer,
                    dated=source.day("date"),
                    state=PaperState.SUBMITTED,
                    id=self._id(source),
                ),
                source,
            )

    def _movers(self, source: Source) -> tuple[list[str], str | None]:
        """Factions and office a paper comes from; committees, and more than one office, stay in the rest."""
        factions, office = [], None
        for name in ("originatorOrganization", "underDirectionOf"):
            value = source.rest.get(name)
            left = []
            for key in ids_in(value):
                noun, ours = self._ours.get(key, ("", ""))
                if noun == "factions" and name == "originatorOrganization":
                    factions.append(ours)
                elif noun == "organizations" and office is None:
                    office = ours
                else:
                    left.append(key)
                    if key not in self._objects.found and key not in self._elsewhere:
                        self._told.missing[name] += 1
            if left:
                source.rest[name] = left
            elif ids_in(value):
                del source.rest[name]
            elif value is not None:
                source.text(name)
        return list(dict.fromkeys(factions)), office

    def _stations(self) -> None:
        items = {item.id: item for items in self._by_meeting.values() for item in items}
        told: dict[str, list[tuple[Any, Consultation, Source]]] = defaultdict(list)
        for place, source in enumerate(self._of("Consultation")):
            paper = self._owner(source, "paper", "papers", "Paper.consultation")
            if paper is None:
                self._lost(source, "paper")
                continue
            item_id = self._owner(source, "agendaItem", "agenda_items", "AgendaItem.consultation")
            meeting_id = self._link(source, "meeting", "meetings")
            item = items.get(item_id or "")
            if item is not None:
                meeting_id = item.meeting_id
            meeting = self._meetings.get(meeting_id or "")
            committee = self._link(source, "organization", "committees")
            if committee is None:
                if meeting is None:
                    self._told.once["no_committee"] += 1
                committee = meeting.committee_id if meeting is not None else self._spare_committee()
            authoritative, word = source.flag("authoritative"), source.text("role")
            role, exact = consultation_role(word, authoritative)
            if word and not exact:
                source.put_back("role")
            if authoritative is not None and authoritative is not (role is ConsultationRole.DECISION):
                source.put_back("authoritative")
            station = Consultation(
                paper,
                committee,
                role=role,
                meeting_id=meeting_id,
                agenda_item_id=item_id,
                id=self._id(source),
            )
            when = meeting.start if meeting is not None else datetime.max
            told[paper].append(((when, place), station, source))
        papers = {paper.id: paper for paper in self._values["papers"]}
        taken: set[str] = set()
        for paper_id, stations in told.items():
            stations.sort(key=lambda one: one[0])
            made = []
            for position, (_, station, source) in enumerate(stations):
                station = self._come_to(replace(station, position=position), items)
                made.append(station)
                self._keep("consultations", station, source)
                if station.agenda_item_id is not None and station.agenda_item_id not in taken:
                    taken.add(station.agenda_item_id)
                    items[station.agenda_item_id] = replace(items[station.agenda_item_id], paper_id=paper_id)
            papers[paper_id] = self._standing(papers[paper_id], made)
        self._values["papers"] = self._numbered(list(papers.values()))
        self._values["agenda_items"] = list(items.values())

    def _come_to(self, station: Consultation, items: Mapping[str, AgendaItem]) -> Consultation:
        """How far a station is, from its meeting; what came of it is told by its item (_results)."""
        meeting = self._meetings.get(station.meeting_id or "")
        if meeting is None or meeting.state is MeetingState.CANCELLED:
            return station
        if meeting.state is not MeetingState.CLOSED:
            on_agenda = station.agenda_item_id is not None
            return replace(station, state=ConsultationState.ON_AGENDA if on_agenda else ConsultationState.PLANNED)
        return replace(station, state=ConsultationState.DONE, decided_on=meeting.day)

    def _standing(self, paper: Paper, stations: list[Consultation]) -> Paper:
        """The committee and the state a paper has by its stations."""
        beirat = {one.id for one in self._committees.values() if one.kind is CommitteeKind.BEIRAT}
        home = next((one for one in stations if one.committee_id in beirat), stations[0])
        last = next((one.meeting_id for one in reversed(stations) if one.committee_id == home.committee_id), None)
        states = {one.state for one in stations}
        if states == {ConsultationState.DONE}:
            state = PaperState.DONE
        elif ConsultationState.DONE in states:
            state = PaperState.DEBATED
        elif ConsultationState.ON_AGENDA in states:
            state = PaperState.ON_AGENDA
        else:
            state = PaperState.ADMITTED
        return replace(paper, committee_id=home.committee_id, meeting_id=last, state=state)

    def _numbered(self, papers: list[Paper]) -> list[Paper]:
        """A number that another paper of the committee has already is kept as that of another body."""
        taken: set[tuple[str | None, str]] = set()
        made = []
        for paper in papers:
            if paper.number and (paper.committee_id, paper.number) in taken:
                self._told.once["number_twice"] += 1
                paper = replace(paper, external_number=paper.number, number="")
            taken.add((paper.committee_id, paper.number))
            made.append(paper)
        return made

    def _results(self) -> None:
        stations = {one.agenda_item_id: one for one in self._values["consultations"] if one.agenda_item_id}
        after: dict[str, Consultation] = {}
        items = []
        sources = {self._ours[source.found.address][1]: source for source in self._of("AgendaItem") if self._is(source)}
        for item in self._values["agenda_items"]:
            source = sources[item.id]
            meeting = self._meetings[item.meeting_id]
            text, result = source.long_text("resolutionText"), source.text("result")
            told, exact = outcomes_of(result)
            if result and not exact:
                source.put_back("result")
            if not told or meeting.state is not MeetingState.CLOSED:
                if result:
                    source.put_back("result")
                if text and meeting.state is MeetingState.CLOSED:
                    # What came of it is not told, and is not guessed.
                    item = replace(item, course=RichText.of(text))
                    self._told.once["no_result"] += 1
                elif text:
                    source.put_back("resolutionText")
                items.append(item)
                continue
            station = stations.get(item.id)
            texts = text.split("\n\n") if len(told) > 1 else [text]
            if len(told) > 1 and len(texts) != len(told):
                texts = [text] + [""] * (len(told) - 1)
            for position, ((outcome, target), words) in enumerate(zip(told, texts, strict=True)):
                if outcome in RESOLVING or words:
                    self._keep(
                        "resolutions",
                        Resolution(
                            meeting.committee_id,
                            meeting.day,
                            RichText.of(words),
                            outcome,
                            target,
                            agenda_item_id=item.id,
                            consultation_id=station.id if station is not None else None,
                            paper_id=item.paper_id,
                            position=position,
                            public=item.public,
                            id=self._id(source, "resolution", str(position)),
                        ),
                    )
            outcome, target = told[-1]
            items.append(replace(item, outcome=outcome, outcome_target=target))
            if station is not None:
                open_still = outcome in (Outcome.POSTPONED, Outcome.REMOVED)
                after[station.id] = replace(
                    station,
                    state=ConsultationState.POSTPONED if open_still else ConsultationState.DONE,
                    outcome=outcome,
                    outcome_target=target,
                    decided_on=None if open_still else meeting.day,
                    wording=RichText.of(text) if outcome in RESOLVING else RichText(),
                )
        self._values["agenda_items"] = items
        self._values["consultations"] = [after.get(one.id, one) for one in self._values["consultations"]]

    def _is(self, source: Source) -> bool:
        return self._ours.get(source.found.address, ("", ""))[0] == NOUNS.get(source.found.kind)

    def _ties(self) -> None:
        """What a paper amends, and what it is related to."""
        papers = {paper.id: paper for paper in self._values["papers"]}
        for source in self._of("Paper"):
            if not self._is(source):
                continue
            key = self._ours[source.found.address][1]
            above = self._link(source, "superordinatedPaper", "papers")
            for below in self._links(source, "subordinatedPaper", "papers"):
                if papers[below].amends_id is None and below != key:
                    papers[below] = replace(papers[below], amends_id=key)
            if above is not None and above != key:
                papers[key] = replace(papers[key], amends_id=above)
            for other in self._links(source, "relatedPaper", "papers"):
                if other != key:
                    tie = derived_id("oparl", "relatedPaper", key, other)
                    self._keep("citations", Citation(key, cited_paper_id=other, id=tie))
        for key, paper in papers.items():
            seen, above = {key}, paper.amends_id
            while above is not None and above not in seen:
                seen.add(above)
                above = papers[above].amends_id
            if above is not None:
                papers[key] = replace(paper, amends_id=None)
                self._told.unreadable["superordinatedPaper"] += 1
        self._values["papers"] = list(papers.values())

    # files

    def _files(self) -> None:
        items = {item.id: item.meeting_id for item in self._values["agenda_items"]}
        names: dict[str, set[str]] = defaultdict(set)
        positions: Counter[str] = Counter()
        for kind, roles in FILE_ROLES.items():
            for owner in self._of(kind):
                if not self._is(owner):
                    continue
                noun, key = self._ours[owner.found.address]
                place = {"meetings": key, "agenda_items": items.get(key, "")}.get(noun)
                for role in roles:
                    left = []
                    for address in ids_in(owner.rest.get(role)):
                        source = self._sources.get(address)
                        if source is None or source.found.kind != "File":
                            left.append(address)
                            if address not in self._objects.found:
                                self._told.missing[role] += 1
                            continue
                        home = place or key
                        made = self._file(source, role, names[home], positions[home], address, key)
                        if made is None:
                            left.append(address)
                            continue
                        positions[home] += 1
                        owned = replace(
                            made, paper_id=key if noun == "papers" else None, meeting_id=place if place else None
                        )
                        self._keep("attachments", owned, source)
                    self._left(owner, role, left, noun)
        self._back_from_files(names, positions)

    def _left(self, owner: Source, role: str, left: list[str], noun: str) -> None:
        if role not in owner.rest:
            return
        # Which file is the resolution of which item has no place here.
        if noun == "agenda_items":
            return
        if left:
            owner.rest[role] = left
        elif ids_in(owner.rest[role]) or not owner.rest[role]:
            del owner.rest[role]

    def _back_from_files(self, names: dict[str, set[str]], positions: Counter[str]) -> None:
        """Files that tell themselves what they belong to."""
        for source in self._of("File"):
            if source.found.address in self._ours:
                for name in ("paper", "meeting", "agendaItem"):
                    if all(self._ours.get(key) for key in ids_in(source.rest.get(name))):
                        source.rest.pop(name, None)
                continue
            paper = self._link(source, "paper", "papers")
            meeting = self._link(source, "meeting", "meetings") if paper is None else None
            home = paper or meeting
            if home is None:
                continue
            made = self._file(source, "auxiliaryFile", names[home], positions[home], source.found.address, home)
            if made is not None:
                positions[home] += 1
                self._keep("attachments", replace(made, paper_id=paper, meeting_id=meeting), source)

    def _file(
        self, source: Source, role: str, taken: set[str], position: int, address: str, owner: str
    ) -> Attachment | None:
        """The file as it hangs on one owner; None where it lies nowhere."""
        told = Source(source.found, Told()) if address in self._ours else source
        links = {name: web_address(told.rest.get(name)) for name in ("accessUrl", "downloadUrl", "externalServiceUrl")}
        link = next((one for one in links.values() if one), "")
        if not link:
            return None
        for name, one in links.items():
            if one == link:
                told.rest.pop(name, None)
        ending = unquote(urlsplit(link).path.rpartition("/")[2])
        title = told.text("name")
        name = mended_name(told.text("fileName") or ending or title)
        name = free_name(name, taken)
        taken.add(name)
        media = told.text("mimeType") or mimetypes.guess_type(name)[0] or "application/octet-stream"
        content = next((found for one in links.values() if one and (found := self._bytes(one)) is not None), None)
        if content is not None and not _same_bytes(told, content):
            self._told.once["other_bytes"] += 1
            content = None
        said = told.rest.get("size")
        size = said if isinstance(said, int) and not isinstance(said, bool) and 0 <= said < 2**53 else None
        if size is not None:
            told.rest.pop("size")
        sha512 = ""
        if content:
            sha512 = hashlib.sha512(content).hexdigest()
            self._data.blobs[sha512] = content
            for one in ("sha512Checksum", "sha1Checksum"):
                told.rest.pop(one, None)
        else:
            self._told.once["no_bytes"] += 1
        return Attachment(
            name,
            media,
            len(content) if content else size or 0,
            sha512,
            title=title or FILE_TITLES[role],
            position=position,
            address=link,
            id=derived_id("oparl", "File", address, owner),
        )

    # what stays

    def _origins(self) -> None:
        for address, source in self._sources.items():
            if address in self._elsewhere:
                self._told.once["elsewhere"] += 1
                continue
            if source.found.kind == "Body" and self._body is not None and address != self._body.address:
                continue
            noun, key = self._ours.get(address, ("", ""))
            if noun and noun not in ("bodies",):
                stamps_of(source)
            if not noun and source.found.kind not in ("System",) and address not in self._placed:
                self._told.nowhere[source.found.kind] += 1
            origin = Origin(
                address[:SHORT],
                source.found.kind[:SHORT],
                noun,
                key,
                source.pairs(),
                derived_id("oparl", "origin", source.found.kind, address),
            )
            self._values["origins"].append(origin)

    def _intake(self) -> Intake:
        once, told = self._told.once, self._told
        told_of = (
            (len(self._objects.deleted), Finding("oparl.tombstones")),
            (told.missing.total(), Finding("oparl.missing", facts={"fields": _list(told.missing)})),
            (told.unreadable.total(), Finding("oparl.unreadable", facts={"fields": _list(told.unreadable)})),
            (told.nowhere.total(), Finding("oparl.nowhere", facts={"kinds": _list(told.nowhere)})),
            (self._objects.strange.total(), Finding("oparl.strange", facts={"kinds": _list(self._objects.strange)})),
            (self._objects.letters, Finding("oparl.letters")),
            (once["cut"], Finding("oparl.cut")),
            (once["partial"], Finding("oparl.partial")),
            (once["no_body"], Finding("oparl.no_body")),
            (once["no_committee"], Finding("oparl.no_committee")),
            (once["factions_joined"], Finding("oparl.factions_joined")),
            (once["faction_apart"], Finding("oparl.faction_apart")),
            (told.roles.total(), Finding("oparl.roles", facts={"words": _list(told.roles)})),
            (once["number_twice"], Finding("oparl.number_twice")),
            (once["no_result"], Finding("oparl.no_result")),
            (once["no_bytes"], Finding("oparl.no_bytes")),
            (once["other_bytes"], Finding("oparl.other_bytes")),
            (once["elsewhere"], Finding("oparl.elsewhere")),
            (
                len(self._objects.conflicts),
                Finding("oparl.conflict", facts={"example": (self._objects.conflicts or [""])[0][:120]}),
            ),
        )
        found = tuple(
            replace(one, severity=Severity.INFO, facts={"count": count, **one.facts}) for count, one in told_of if count
        )
        counts = {noun: len(values) for noun, values in self._data.values.items() if noun != "origins"}
        return Intake(self._values["bodies"][0].name, counts, dict(told.rest.most_common()), found)


_KIND_WORDS = frozenset({"beirat", "stadtrat", "ausschuss"})
_GROUPS = {
    Role.CHAIR: AttendanceGroup.CHAIR,
    Role.ADVISORY: AttendanceGroup.ADVISORY,
    Role.SECRETARY: AttendanceGroup.SECRETARY,
}


def _list(counts: Counter[str]) -> str:
    """start (12), end (3) …: the most frequent first."""
    often = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    told = [f"{name} ({count})" for name, count in often[:12]]
    return ", ".join(told) + (" …" if len(counts) > len(told) else "")


def _name(body: Found) -> str:
    return str(body.data.get("name") or body.address)[:80]


def _sort_of(source: Source, held: set[str]) -> str:
    """Committee, faction or office: by what it is called to be, else by what it does."""
    told = str(source.found.data.get("organizationType") or "").strip().casefold()
    called = " ".join(str(source.found.data.get(name) or "") for name in ("classification", "name")).casefold()
    if told == "fraktion" or (told in ("", "sonstiges", "gremium") and "fraktion" in called.split(" ", 1)[0]):
        return "faction"
    if told == "partei" or (not told and re.search(r"\bfraktion|wählergruppe", called)):
        return "faction"
    if told == "gremium" or source.found.address in held:
        return "committee"
    if told in ("verwaltungsbereich", "institution", "externes gremium", "sonstiges"):
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


def _same_bytes(source: Source, content: bytes) -> bool:
    """Whether bytes are those the object tells of, as far as it tells."""
    told = source.found.data
    sums = (("sha512Checksum", hashlib.sha512), ("sha1Checksum", hashlib.sha1))
    for name, algorithm in sums:
        if isinstance(value := told.get(name), str) and re.fullmatch(r"[0-9a-fA-F]{40,128}", value):
            return bool(algorithm(content).hexdigest() == value.lower())
    size = told.get("size")
    return not isinstance(size, int) or isinstance(size, bool) or size == len(content)
