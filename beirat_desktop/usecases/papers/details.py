"""What the screen of one paper shows, read in one look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from beirat_desktop.domain.citations import (
    Citation,
    Quote,
    SourceWords,
    earlier_texts,
    quotes_of,
    source_texts,
    wordings,
)
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.deadlines import motion_deadline
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Finding, without_overridden
from beirat_desktop.domain.history import Override
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Attachment, Paper, PaperState, PaperVersion
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.readiness import readiness
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.citations import paper_reference, resolution_reference
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.papers import known_kind, known_number
from beirat_desktop.german.votes import recommendation_words
from beirat_desktop.store import rights
from beirat_desktop.store.papers import last_changed
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import (
    committees_on,
    factions_in,
    find_committee,
    find_faction,
    find_person,
    paper_day,
    paper_prefix,
    person_on,
    today,
)
from beirat_desktop.usecases.initiatives.mentions import of_paper
from beirat_desktop.usecases.meetings.plan import holidays
from beirat_desktop.usecases.meetings.rules import admission_findings
from beirat_desktop.usecases.papers.results import result_until
from beirat_desktop.usecases.publicity import ClosedBy, closed_by


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """A meeting a paper can be meant for, and until when motions for it come in."""

    meeting: Meeting
    deadline: date


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A citation with what is known of its source.

    name: how the source is named in a text; title: of the paper, or that was resolved on. texts: the source's own
    words, none for a source outside the record; earlier: those of a paper's earlier versions. paper_id: the paper that
    was cited or resolved on.
    """

    citation: Citation
    name: str
    title: str = ""
    dated: date | None = None
    texts: tuple[RichText, ...] = ()
    paper_id: str | None = None
    earlier: tuple[RichText, ...] = ()

    @property
    def words(self) -> SourceWords:
        """What quotations are held against."""
        return SourceWords(wordings(self.texts), wordings(self.earlier))


@dataclass(frozen=True, slots=True)
class PaperDetail:
    """A paper with all its screen needs. findings: what is open; overrides: what was passed over; read: when.

    writable, own: whether who works now may change it, and whether it is theirs to take back. overridable: whether it
    is for them to pass over what speaks against it. closed_by: the item because of which it is not public, whatever it
    says itself.
    """

    paper: Paper
    committee: Committee | None
    meeting: MeetingChoice | None
    faction: Faction | None
    organization: Organization | None
    signer: Person | None
    amends: Paper | None
    findings: tuple[Finding, ...]
    overrides: tuple[Override, ...]
    attachments: tuple[Attachment, ...]
    citations: tuple[CitedWork, ...]
    quotes: tuple[Quote, ...]
    versions: tuple[PaperVersion, ...]
    modified: datetime | None
    read: datetime
    initiatives: tuple[Initiative, ...] = ()
    writable: bool = True
    own: bool = True
    overridable: bool = True
    closed_by: ClosedBy | None = None


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """What the fields of a paper can be filled with; signers with their memberships."""

    meetings: tuple[MeetingChoice, ...]
    factions: tuple[Faction, ...]
    organizations: tuple[Organization, ...]
    signers: tuple[tuple[Person, Membership], ...]
    committees: tuple[Committee, ...] = ()


def meeting_choice(unit: Unit, meeting: Meeting) -> MeetingChoice:
    """The meeting with the end of its period for motions."""
    (choice,) = meeting_choices(unit, meeting.committee_id, [meeting])
    return choice


def meeting_choices(unit: Unit, committee_id: str | None, meetings: Iterable[Meeting]) -> list[MeetingChoice]:
    """The meetings of one committee with the ends of their periods for motions."""
    resting = holidays()
    return [
        MeetingChoice(meeting, motion_deadline(meeting.day, committee.profile, resting))
        for meeting in meetings
        if (committee := find_committee(unit, committee_id, meeting.day)) is not None
    ]


def next_meeting(unit: Unit, committee_id: str | None, now: datetime) -> MeetingChoice | None:
    """The next meeting motions can still come in for; where every period is over, simply the next."""
    states = {MeetingState.PLANNED, MeetingState.INVITED}
    meetings = unit.meetings.where(committee_id=committee_id, state=states)
    ahead = sorted((m for m in meetings if m.start >= now.replace(tzinfo=None)), key=lambda m: m.start)
    choices = meeting_choices(unit, committee_id, ahead)
    return next((c for c in choices if c.deadline >= now.date()), choices[0] if choices else None)


def faction_chair(unit: Unit, faction_id: str | None, day: date) -> str | None:
    """The person who signs for a faction; for one that has ended since, who did so to its last day."""
    faction = find_faction(unit, faction_id, day)
    if faction is None:
        return None
    day = min(day, faction.end) if faction.end is not None else day
    found = unit.memberships.where(faction_id=faction_id, faction_chair=True)
    return next((membership.person_id for membership in found if membership.covers(day)), None)


def paper_findings(unit: Unit, paper: Paper, today: date, quotes: Iterable[Quote] | None = None) -> tuple[Finding, ...]:
    """What is still missing, without what was passed over with a reason. quotes: where they are known already.

    Of what came with the office's register nothing is: what it does not tell, the office knows.
    """
    if paper.from_register:
        return ()
    committee = find_committee(unit, paper.committee_id, paper_day(unit, paper))
    meeting = unit.meetings.find(paper.meeting_id)
    signer = None
    if paper.signer_id is not None and paper.committee_id is not None:
        memberships = unit.memberships.where(person_id=paper.signer_id, committee_id=paper.committee_id)
        signer = next((m for m in memberships if m.covers(paper.dated or today)), None)
    found = readiness(
        paper,
        quotes=paper_quotes(unit, paper, cited_works(unit, paper.id)) if quotes is None else quotes,
        kind=committee.kind if committee else CommitteeKind.BEIRAT,
        deadline=meeting_choice(unit, meeting).deadline if meeting else None,
        signer=signer,
        meetings=bool(unit.meetings.where(committee_id=paper.committee_id)),
        today=today,
    )
    if paper.state is PaperState.SUBMITTED:
        found = (*found, *admission_findings(unit, paper))
    return without_overridden(found, unit.overrides.where(noun="papers", object_id=paper.id))


def paper_detail(unit: Unit, key: str) -> PaperDetail:
    """Everything about one paper; raises Missing."""
    paper = unit.papers.get(key)
    meeting = unit.meetings.find(paper.meeting_id)
    works = cited_works(unit, key)
    quotes = paper_quotes(unit, paper, works)
    return PaperDetail(
        paper=paper,
        committee=find_committee(unit, paper.committee_id, paper_day(unit, paper)),
        meeting=meeting_choice(unit, meeting) if meeting else None,
        faction=find_faction(unit, paper.faction_id, paper_day(unit, paper)),
        organization=unit.organizations.find(paper.organization_id),
        signer=find_person(unit, paper.signer_id, paper_day(unit, paper)),
        amends=unit.papers.find(paper.amends_id),
        findings=paper_findings(unit, paper, unit.now.date(), quotes),
        overrides=tuple(unit.overrides.where(noun="papers", object_id=key)),
        attachments=tuple(sorted(unit.attachments.where(paper_id=key), key=lambda a: a.position)),
        citations=works,
        quotes=quotes,
        versions=tuple(sorted(unit.paper_versions.where(paper_id=key), key=lambda v: -v.number)),
        modified=last_changed(unit, key),
        read=unit.now.replace(tzinfo=None),
        initiatives=tuple(of_paper(unit, key)),
        writable=rights.may_write(unit, paper),
        own=rights.may_take_back(unit, paper),
        overridable=rights.may_pass_over(unit, paper),
        closed_by=closed_by(unit, key),
    )


def cited_works(unit: Unit, paper_id: str) -> tuple[CitedWork, ...]:
    """The references of a paper with their sources."""
    return tuple(cited_work(unit, citation) for citation in unit.citations.where(paper_id=paper_id))


def paper_quotes(unit: Unit, paper: Paper, works: Iterable[CitedWork]) -> tuple[Quote, ...]:
    """The quotations in a paper's text, each held against its source."""
    known = tuple(works)
    return quotes_of(paper, [work.citation for work in known], {work.citation.id: work.words for work in known})


def cited_work(unit: Unit, citation: Citation) -> CitedWork:
    """The citation with its source, as far as the record holds it."""
    resolution = unit.resolutions.find(citation.cited_resolution_id)
    if resolution is not None:
        paper = unit.papers.find(resolution.paper_id)
        committee = find_committee(unit, resolution.committee_id, resolution.decided_on)
        body = committee.of if committee is not None else ""
        if committee is not None and committee.kind is CommitteeKind.BEIRAT:
            body = body.split(" für ")[0]  # there is one Beirat only, and no letter gives its whole name each time
        name = resolution_reference(
            number=resolution.number,
            body=body,
            dated=resolution.decided_on,
            result=_result(unit, resolution),
        )
        title = paper.title if paper is not None else ""
        return CitedWork(citation, name, title, resolution.decided_on, source_texts(resolution), resolution.paper_id)
    paper = unit.papers.find(citation.cited_paper_id)
    if paper is not None:
        number = known_number(paper, paper_prefix(unit))
        stations = unit.consultations.where(paper_id=paper.id)
        citing = unit.papers.find(citation.paper_id)
        until = (paper_day(unit, citing) if citing is not None else None) or today(unit)
        result = result_until(unit, paper, until)
        name = paper_reference(known_kind(paper), number=number, dated=paper.dated, title=paper.title, result=result)
        earlier = earlier_texts(unit.paper_versions.where(paper_id=paper.id))
        return CitedWork(citation, name, paper.title, paper.dated, source_texts(paper, stations), paper.id, earlier)
    return CitedWork(citation, citation.source)


def _result(unit: Unit, resolution: Resolution) -> str:
    """How it went: „einstimmig“; „abgelehnt“ or „zur Kenntnis genommen“ where nobody kept the votes."""
    votes = unit.votes.where(resolution_id=resolution.id)
    how = recommendation_words(votes[-1]) if votes else ""
    if how or resolution.outcome in (None, Outcome.ADOPTED):
        return how
    return outcome_words(resolution.outcome, resolution.outcome_target).split(" (")[0]


def paper_choices(unit: Unit, paper: Paper, today: date) -> PaperChoices:
    """Meetings from the next on and the earlier ones after them; factions and signers of the paper's day."""
    day = paper.dated or today
    meetings = unit.meetings.where(committee_id=paper.committee_id)
    ahead = sorted((m for m in meetings if m.day >= today), key=lambda m: m.start)
    past = sorted((m for m in meetings if m.day < today), key=lambda m: m.start, reverse=True)
    factions = [
        faction
        for faction in (factions_in(unit, day, paper.committee_id) if paper.committee_id else ())
        if faction.id in (paper.faction_id, *paper.joint_faction_ids)
        or ((faction.start is None or faction.start <= day) and (faction.end is None or day <= faction.end))
    ]
    members = unit.memberships.where(committee_id=paper.committee_id)
    signers = [
        (person_on(unit, membership.person_id, day), membership)
        for membership in members
        if membership.person_id == paper.signer_id
        or (paper.faction_id is not None and membership.faction_id == paper.faction_id and membership.covers(day))
    ]
    return PaperChoices(
        tuple(meeting_choices(unit, paper.committee_id, (*ahead, *past))),
        tuple(factions),
        tuple(unit.organizations.all()),
        tuple(sorted(signers, key=lambda pair: (not pair[1].faction_chair, pair[0].sorted_name))),
        tuple(committees_on(unit, day)),
    )
