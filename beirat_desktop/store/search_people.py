"""What the search knows of people and bodies."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.committees import Committee, CommitteePeriod
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.persons import Membership, Person, PersonPeriod
from beirat_desktop.domain.places import Contact
from beirat_desktop.domain.searching import (
    code,
    numbered_code,
)
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.store.search_doc import (
    Doc,
    Entries,
    called,
    head_words,
    joined,
    movers,
    of_meeting,
    of_paper,
    whose,
)
from beirat_desktop.store.search_links import Links


def _years(start: date | None, end: date | None) -> list[str]:
    """The years of an office; of one without an end, those of the term it was given for."""
    if start is None:
        return []
    return [numbered_code("in", str(year)) for year in range(start.year, (end.year if end else start.year + 5) + 1)]


def _reached(contact: Contact) -> str:
    """Address, mailbox and telephone number, that as it is written and in one piece."""
    in_one = "".join(sign for sign in contact.phone if sign.isdigit())
    return joined(*contact.address.lines, contact.email, contact.phone, in_one if in_one != contact.phone else "")


def _person(links: Links, person: Person) -> Doc:
    memberships: list[Membership] = links.naming("memberships", "person_id", person.id)
    roles = [
        part
        for one in memberships
        for part in (
            code(one.role),
            code("faction_chair") if one.faction_chair else "",
            code("member"),
            whose(one.committee_id, one.substitute_for_id),
            movers(one.faction_id),
            one.start,
            one.end,
            *_years(one.start, one.end),
        )
    ]
    theirs = whose(person.id, person.organization_id)
    named: tuple[Person | PersonPeriod, ...] = (person, *person.earlier)
    names = " ".join(f"{one.title} {one.given_name} {one.family_name}" for one in named)
    head = head_words(names, called(person.name, names), code("persons"), theirs, *roles)
    return Doc(person.name, head, _reached(person.contact))


def _speaker(links: Links, speaker: Speaker) -> Doc:
    meeting, paper = links.fields_of("meetings", speaker.meeting_id), links.fields_of("papers", speaker.paper_id)
    day = meeting.start.date() if meeting.start else speaker.asked_on
    head = head_words(
        speaker.topic,
        code("speakers"),
        code(speaker.state),
        whose(speaker.person_id, speaker.organization_id),
        of_meeting(meeting),
        day,
        of_paper(paper),
    )
    return Doc(
        speaker.topic,
        head,
        joined(speaker.purpose, speaker.note),
        day=day,
        detail=day.isoformat() if day else "",
        committee_id=meeting.committee_id,
        paper_id=speaker.paper_id,
        meeting_id=speaker.meeting_id,
        item_id=speaker.agenda_item_id,
    )


def _organization(links: Links, office: Organization) -> Doc:
    names = f"{office.short_name} {office.name}"
    head = head_words(names, called(names), code("organizations"), code(office.kind), whose(office.id))
    return Doc(office.name, head, _reached(office.contact), detail=office.short_name)


def _ever_called(value: Committee | Faction) -> str:
    """All names it has and had."""
    return " ".join(f"{one.short_name} {one.name}" for one in (value, *value.earlier))


def _committee(links: Links, committee: Committee) -> Doc:
    # The long name of the council itself says "Integration", and all the record would be found by it.
    periods: tuple[Committee | CommitteePeriod, ...] = (committee, *committee.earlier)
    words = called(*(one.short_name or one.name for one in periods))
    head = head_words(_ever_called(committee), words, code("committees"), code(committee.kind), whose(committee.id))
    return Doc(committee.name, head, detail=committee.short_name)


def _faction(links: Links, faction: Faction) -> Doc:
    names = _ever_called(faction)
    head = head_words(names, called(names), code("factions"), whose(faction.id, faction.committee_id))
    return Doc(faction.name, head, detail=faction.short_name)


OF_PEOPLE: Entries = {
    "speakers": _speaker,
    "persons": _person,
    "organizations": _organization,
    "committees": _committee,
    "factions": _faction,
}
