"""Every noun of the record, once: its domain class, which of its fields name other records, how one is told apart.

The store makes its tables, units and guards from this register, the exchange its lists, the checks their search for
dead references. A noun that stands here is kept, carried out and in, and guarded; one that does not is nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.attendance import Attendance, Exclusion
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.calls import ItemCalls
from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.dispatch import Delivery, Reply
from beirat_desktop.domain.elections import Election, ElectionRound
from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Entry, Finding, Severity
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.history import Change, Override
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.joinings import Joining
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.origins import Origin
from beirat_desktop.domain.papers import Attachment, Paper, PaperVersion
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.domain.users import User
from beirat_desktop.domain.votes import Vote

TITLE_LENGTH = 80
"""Of a text without a title of its own, so many letters name it."""


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun. title: the attribute one record is told by, or the link to the record it is told by.

    links: where ids of other records stand, with the noun they are of: a field ("paper_id"), a list of ids
    ("paper_ids"), a field of each part of a list ("partners.organization_id"), a place in each of its pairs
    ("ballots.0").
    outlives: its noun and object_id may name a record that is gone. The history and what was issued tell of the past,
    and the reason why somebody passed a rule over stays after the record went, as undo may bring that back.
    """

    kind: type
    title: str
    links: Mapping[str, str] = field(default_factory=dict)
    outlives: bool = False


NOUNS: Mapping[str, Noun] = {
    "bodies": Noun(Body, "name"),
    "terms": Noun(LegislativeTerm, "name", {"body_id": "bodies"}),
    "committees": Noun(Committee, "name", {"body_id": "bodies"}),
    "factions": Noun(Faction, "name", {"committee_id": "committees", "successor_ids": "persons"}),
    "organizations": Noun(Organization, "name", {"parent_id": "organizations"}),
    "persons": Noun(Person, "name", {"organization_id": "organizations"}),
    "memberships": Noun(
        Membership,
        "person_id",
        {
            "person_id": "persons",
            "committee_id": "committees",
            "faction_id": "factions",
            "substitute_for_id": "persons",
        },
    ),
    "users": Noun(User, "name", {"person_id": "persons", "faction_id": "factions"}),
    "meetings": Noun(
        Meeting,
        "day",
        {
            "committee_id": "committees",
            "term_id": "terms",
            "chair_id": "persons",
            "secretary_id": "persons",
            "presiding.person_id": "persons",
            "presiding.agenda_item_id": "agenda_items",
            "demand_faction_id": "factions",
        },
    ),
    "papers": Noun(
        Paper,
        "title",
        {
            "committee_id": "committees",
            "faction_id": "factions",
            "joint_faction_ids": "factions",
            "organization_id": "organizations",
            "signer_id": "persons",
            "meeting_id": "meetings",
            "guest_meeting_id": "meetings",
            "amends_id": "papers",
        },
    ),
    "paper_versions": Noun(PaperVersion, "paper_id", {"paper_id": "papers"}),
    "attachments": Noun(
        Attachment,
        "file_name",
        {"paper_id": "papers", "meeting_id": "meetings", "initiative_id": "initiatives"},
    ),
    "agenda_items": Noun(
        AgendaItem,
        "title",
        {
            "meeting_id": "meetings",
            "parent_id": "agenda_items",
            "paper_id": "papers",
            "second_call_of": "agenda_items",
            "demand_faction_id": "factions",
        },
    ),
    "item_calls": Noun(ItemCalls, "agenda_item_id", {"agenda_item_id": "agenda_items"}),
    "resident_questions": Noun(ResidentQuestion, "question", {"agenda_item_id": "agenda_items"}),
    "attendances": Noun(
        Attendance, "person_id", {"meeting_id": "meetings", "person_id": "persons", "substitute_for_id": "persons"}
    ),
    "exclusions": Noun(Exclusion, "person_id", {"agenda_item_id": "agenda_items", "person_id": "persons"}),
    "consultations": Noun(
        Consultation,
        "paper_id",
        {
            "paper_id": "papers",
            "committee_id": "committees",
            "meeting_id": "meetings",
            "agenda_item_id": "agenda_items",
            "representative_id": "persons",
        },
    ),
    "resolutions": Noun(
        Resolution,
        "text",
        {
            "committee_id": "committees",
            "agenda_item_id": "agenda_items",
            "consultation_id": "consultations",
            "paper_id": "papers",
        },
    ),
    "votes": Noun(
        Vote,
        "resolution_id",
        {
            "resolution_id": "resolutions",
            "agenda_item_id": "agenda_items",
            "paper_id": "papers",
            "presided_id": "persons",
            "repeats_id": "votes",
            "voter_ids": "persons",
            "excluded_ids": "persons",
            "factions.faction_id": "factions",
            "ballots.0": "persons",
        },
    ),
    "elections": Noun(
        Election,
        "agenda_item_id",
        {
            "agenda_item_id": "agenda_items",
            "candidates.person_id": "persons",
            "answers.person_id": "persons",
            "answers.ended_ids": "persons",
            "taken_back.person_id": "persons",
        },
    ),
    "election_rounds": Noun(
        ElectionRound,
        "election_id",
        {
            "election_id": "elections",
            "tallies.person_id": "persons",
            "presided_id": "persons",
            "voter_ids": "persons",
            "drawn_ids": "persons",
            "drawn_by_id": "persons",
            "repeats_id": "election_rounds",
        },
    ),
    "speakers": Noun(
        Speaker,
        "topic",
        {
            "person_id": "persons",
            "organization_id": "organizations",
            "paper_id": "papers",
            "resolution_id": "resolutions",
            "meeting_id": "meetings",
            "agenda_item_id": "agenda_items",
            "demand_faction_id": "factions",
        },
    ),
    "minutes": Noun(Minutes, "meeting_id", {"meeting_id": "meetings"}),
    "corrections": Noun(
        Correction,
        "reason",
        {"meeting_id": "meetings", "agenda_item_id": "agenda_items", "decided_at_id": "meetings"},
    ),
    "issued_papers": Noun(IssuedPaper, "file_name", outlives=True),
    "deliveries": Noun(
        Delivery,
        "person_id",
        {"meeting_id": "meetings", "person_id": "persons", "issued_paper_id": "issued_papers"},
    ),
    "replies": Noun(Reply, "person_id", {"meeting_id": "meetings", "person_id": "persons", "substitute_id": "persons"}),
    "excerpts": Noun(Excerpt, "number", {"agenda_item_id": "agenda_items", "issued_paper_id": "issued_papers"}),
    "follow_ups": Noun(
        FollowUp,
        "title",
        {
            "paper_id": "papers",
            "resolution_id": "resolutions",
            "organization_id": "organizations",
            "noted_item_id": "agenda_items",
            "agenda_item_id": "agenda_items",
        },
    ),
    "status_reports": Noun(
        StatusReport,
        "follow_up_id",
        {
            "follow_up_id": "follow_ups",
            "organization_id": "organizations",
            "paper_id": "papers",
            "meeting_id": "meetings",
            "agenda_item_id": "agenda_items",
        },
    ),
    "initiatives": Noun(
        Initiative,
        "name",
        {
            "parent_id": "initiatives",
            "office_id": "organizations",
            "partners.organization_id": "organizations",
            "paper_ids": "papers",
            "resolution_ids": "resolutions",
            "later_paper_ids": "papers",
            "later_resolution_ids": "resolutions",
        },
    ),
    "joinings": Noun(Joining, "title", {"paper_ids": "papers"}),
    "citations": Noun(
        Citation,
        "paper_id",
        {"paper_id": "papers", "cited_paper_id": "papers", "cited_resolution_id": "resolutions"},
    ),
    "deadlines": Noun(Deadline, "title"),
    "overrides": Noun(Override, "reason", outlives=True),
    "changes": Noun(Change, "action", outlives=True),
    "text_blocks": Noun(TextBlock, "key"),
    "origins": Noun(Origin, "address", outlives=True),
}
"""By the name of its table, in an order in which links point backwards where they can."""


class Reference(NamedTuple):
    """A field that names another record: where it stands, the noun it names, and the id."""

    place: str
    noun: str
    key: str


@cache
def says_noun(noun: str) -> bool:
    """Whether it names a record of any noun, by its fields noun and object_id."""
    return "object_id" in {part.name for part in fields(NOUNS[noun].kind)}


@cache
def naming(target: str) -> tuple[tuple[str, str], ...]:
    """The nouns and places whose links name records of that noun."""
    return tuple((noun, place) for noun, one in NOUNS.items() for place, named in one.links.items() if named == target)


def references(noun: str, value: Any, *, past: bool = False) -> Iterator[Reference]:
    """Every record the value names; with past also those that may be gone."""
    for place, target in NOUNS[noun].links.items():
        for key in ends(value, place):
            yield Reference(place, target, key)
    if says_noun(noun) and value.object_id and (past or not NOUNS[noun].outlives):
        yield Reference("object_id", value.noun, value.object_id)


def ends(value: Any, place: str) -> list[str]:
    """The ids that stand at one place of a value."""
    found = [value]
    for step in place.split("."):
        parts = [part[int(step)] if step.isdigit() else getattr(part, step) for part in found]
        found = [each for part in parts for each in (part if isinstance(part, tuple) else (part,))]
    return [key for key in found if key is not None]


def entry(noun: str, value: Any, find: Callable[[str, str], Any]) -> Entry:
    """What a sentence calls the record; find gives the record of a noun by its id, or None."""
    title = NOUNS[noun].title
    target = NOUNS[noun].links.get(title)
    if target is None:
        told = getattr(value, title)
        return Entry(noun, told.plain[:TITLE_LENGTH] if isinstance(told, RichText) else told)
    owner = find(target, getattr(value, title))
    return Entry(noun) if owner is None else Entry(noun, entry(target, owner, find).title)


class Description(NamedTuple):
    """A record as somebody looks for it in lists and on papers: also by its number and its day."""

    entry: Entry
    number: str = ""
    day: date | None = None


def description(noun: str, value: Any, find: Callable[[str, str], Any]) -> Description:
    """What tells the record to somebody who does not have it before them; find as with entry()."""
    number = getattr(value, "number", None)
    return Description(entry(noun, value, find), "" if number is None else str(number), _day(noun, value, find))


def _day(noun: str, value: Any, find: Callable[[str, str], Any]) -> date | None:
    """Its own day, else that of the meeting, item or resolution it belongs to."""
    for name in ("day", "decided_on", "made_on", "dated", "due"):
        if isinstance(day := getattr(value, name, None), date):
            return day
    for place in ("meeting_id", "agenda_item_id", "resolution_id"):
        owner = find(NOUNS[noun].links[place], key) if (key := getattr(value, place, None)) else None
        if owner is not None:
            return _day(NOUNS[noun].links[place], owner, find)
    return None


def dead_references(
    values: Mapping[str, Iterable[Any]], keys: Mapping[str, Set[str]], find: Callable[[str, str], Any]
) -> Iterator[Finding]:
    """What names a record that is not there: an older program guarded no ids inside lists. keys: all ids by noun."""
    for noun, some in values.items():
        for value in some:
            for _, target, key in references(noun, value):
                if key not in keys.get(target, ()):
                    facts = {"entry": entry(noun, value, find), "target": Entry(target), "key": key}
                    yield Finding("record.dead_reference", severity=Severity.ERROR, facts=facts).about(noun, value.id)
