"""What the search knows of each record: one function for each noun."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from beirat_desktop.domain import searching
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.committees import Committee, CommitteePeriod
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.elections import Election
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.initiatives import Initiative, words_of
from beirat_desktop.domain.joinings import Joining
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import CLOSED, SECTIONS, Attachment, Paper, PaperState
from beirat_desktop.domain.persons import Membership, Person, PersonPeriod
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.searching import (
    code,
    day_word,
    due_code,
    numbered_code,
    plain_words,
    record_code,
    without_zeros,
)
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.votes import ResultKind, Vote, VoteForm, result
from beirat_desktop.store.search_links import Links, MeetingFields, PaperFields

TITLE = 120
"""Of a text without a title of its own, so many letters are shown."""


class Doc(NamedTuple):
    """What the search knows of one record.

    detail: its number or moment (ISO), as plain text. day: when it was, for the order. kind: what kind of paper a paper
    or a file that went out is. head: what tells it (number, title, kind, body, people, days), as it is searched; text:
    all other words of it, as they were written.
    """

    title: str
    head: str
    text: str = ""
    number: str = ""
    detail: str = ""
    day: date | None = None
    kind: str = ""
    committee_id: str | None = None
    paper_id: str | None = None
    meeting_id: str | None = None
    item_id: str | None = None


def _head(*parts: str | date | None) -> str:
    """Words folded, codes and days as they are; whatever is empty is left out."""
    found = []
    for part in parts:
        if isinstance(part, date):
            found.append(day_word(part))
        elif part:
            found.append(part if part[-1:] == " " and part[:1] in "#@" else plain_words(part).lstrip())
    return " " + "".join(found) if found else ""


def _text(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _called(*names: str) -> str:
    """By these words a person, a body, a faction or an office is meant in what belongs to them."""
    return "".join(f"{searching.CALLED}{word} " for word in plain_words(" ".join(names)).split())


def _whose(*keys: str | None) -> str:
    return "".join(record_code(key) for key in keys if key)


def _non_public(*, public: bool) -> str:
    return "" if public else code("non_public")


def _of_meeting(meeting: MeetingFields) -> str:
    """Whose meeting it is, and which, in what belongs to it."""
    return _whose(meeting.committee_id) + numbered_code("meeting", str(meeting.number or ""))


def _of_paper(paper: PaperFields) -> str:
    """What a paper is called, and whose it is, in what belongs to it."""
    if paper.paper_type is None:
        return ""
    words = plain_words(f"{paper.number} {paper.external_number} {paper.title}").lstrip()
    return f"{code(paper.paper_type)}{_movers(paper.faction_id, *paper.joint_faction_ids)}{words}"


def _movers(*faction_ids: str | None) -> str:
    whose = _whose(*faction_ids)
    return f"{code('factions')}{whose}" if whose else ""


def _plain_number(number: str) -> str:
    """2012/3 beside 2012/03; nothing where that is the same."""
    said = without_zeros(number)
    return said if said != number else ""


def _paper(links: Links, paper: Paper) -> Doc:
    number = " ".join(n for n in (paper.number, paper.external_number) if n)
    head = _head(
        paper.number,
        paper.external_number,
        _plain_number(paper.number),
        _plain_number(paper.external_number),
        paper.title,
        code("papers"),
        code(paper.paper_type),
        code(paper.state),
        "" if paper.state in (PaperState.DRAFT, *CLOSED) else code("awaited"),
        _non_public(public=paper.public),
        code("foreign") if paper.external_number else "",
        code("amendment") if paper.amends_id else "",
        _whose(paper.committee_id, paper.organization_id, paper.signer_id),
        _movers(paper.faction_id, *paper.joint_faction_ids),
        paper.dated,
        paper.received.date() if paper.received else None,
    )
    words = (getattr(paper, name) for name in SECTIONS)
    rest = (paper.responsible, paper.addressee, paper.guest_topic, paper.refused_for, paper.asked, paper.note)
    return Doc(
        paper.title,
        head,
        _text(*(part.plain for part in words), *rest),
        number=number,
        detail=number,
        day=paper.dated or (paper.received.date() if paper.received else None),
        kind=paper.paper_type,
        committee_id=paper.committee_id,
        paper_id=paper.id,
    )


def _resolution(links: Links, resolution: Resolution) -> Doc:
    words = resolution.text.plain
    paper, item = (
        links.fields_of("papers", resolution.paper_id),
        links.fields_of("agenda_items", resolution.agenda_item_id),
    )
    votes: list[Vote] = links.naming("votes", "resolution_id", resolution.id)
    tasks: list[FollowUp] = links.naming("follow_ups", "resolution_id", resolution.id)
    head = _head(
        resolution.number,
        _plain_number(resolution.number),
        words[:TITLE],
        code("resolutions"),
        code(resolution.outcome),
        code("awaited") if any(task.carried_out_on is None for task in tasks) else "",
        _non_public(public=resolution.public),
        *(_vote_codes(vote) for vote in votes),
        _whose(resolution.committee_id),
        numbered_code("meeting", str(links.fields_of("meetings", item.meeting_id).number or "")),
        resolution.decided_on,
        resolution.outcome_target,
        numbered_code("top", item.number),
        _of_paper(paper),
    )
    return Doc(
        words[:TITLE] or paper.title,
        head,
        _text(words, *(f"{vote.stated} {vote.reason}" for vote in votes)),
        number=resolution.number,
        detail=f"{resolution.number} {resolution.decided_on.isoformat()}".strip(),
        day=resolution.decided_on,
        committee_id=resolution.committee_id,
        paper_id=resolution.paper_id,
        meeting_id=item.meeting_id,
        item_id=resolution.agenda_item_id,
    )


def _vote_codes(vote: Vote) -> str:
    # How everybody voted is said by name only where the vote was by name.
    named = [key for key, _ in vote.ballots] if vote.form is VoteForm.BY_NAME else []
    said = result(vote).kind
    against = code("majority") if said is ResultKind.REJECTED and vote.yes else ""
    return code("votes") + code(vote.form) + code(said) + against + _whose(*named)


def _vote(links: Links, vote: Vote) -> Doc | None:
    """A vote on how to proceed; that on a resolution is found with the resolution."""
    if vote.resolution_id is not None:
        return None
    item, paper = links.fields_of("agenda_items", vote.agenda_item_id), links.fields_of("papers", vote.paper_id)
    meeting = links.fields_of("meetings", item.meeting_id)
    title = vote.subject or vote.wording.plain[:TITLE] or item.title
    day = meeting.start.date() if meeting.start else None
    head = _head(
        title,
        item.title,
        code("votes"),
        code(vote.kind),
        _vote_codes(vote),
        numbered_code("top", item.number),
        vote.mover,
        _of_meeting(meeting),
        day,
        _of_paper(paper),
    )
    return Doc(
        title,
        head,
        _text(vote.wording.plain, vote.before.plain, vote.reason, vote.stated),
        detail=day.isoformat() if day else "",
        day=day,
        kind=vote.kind,
        committee_id=meeting.committee_id,
        paper_id=vote.paper_id or item.paper_id,
        meeting_id=item.meeting_id,
        item_id=vote.agenda_item_id,
    )


def _item(links: Links, item: AgendaItem) -> Doc:
    meeting, paper = links.fields_of("meetings", item.meeting_id), links.fields_of("papers", item.paper_id)
    day = meeting.start.date() if meeting.start else None
    head = _head(
        item.number,
        item.title,
        item.public_title,
        code("agenda_items"),
        code(item.kind),
        _non_public(public=item.public),
        "" if item.course.empty else code("minutes"),
        code(item.outcome) if item.outcome else "",
        numbered_code("top", item.number),
        item.presenter,
        _of_meeting(meeting),
        day,
        _of_paper(paper),
    )
    return Doc(
        item.title,
        head,
        _text(item.subline, item.course.plain, item.statements.plain, item.internal_note, item.outcome_target),
        number=item.number,
        detail=item.number,
        day=day,
        committee_id=meeting.committee_id,
        paper_id=item.paper_id,
        meeting_id=item.meeting_id,
        item_id=item.id,
    )


def _meeting(links: Links, meeting: Meeting) -> Doc:
    number = str(meeting.number or "")
    head = _head(
        number,
        meeting.name,
        code("meetings"),
        code(meeting.state),
        numbered_code("meeting", number),
        meeting.place.building,
        meeting.place.room,
        _whose(meeting.committee_id, meeting.chair_id, meeting.secretary_id),
        meeting.day,
    )
    return Doc(
        meeting.name or number,
        head,
        _text(meeting.greeting.plain, meeting.urgency_reason, meeting.note),
        number=number,
        detail=meeting.start.isoformat(" ", "minutes"),
        day=meeting.day,
        committee_id=meeting.committee_id,
        meeting_id=meeting.id,
    )


def _years(start: date | None, end: date | None) -> list[str]:
    """The years of an office; of one without an end, those of the term it was given for."""
    if start is None:
        return []
    return [numbered_code("in", str(year)) for year in range(start.year, (end.year if end else start.year + 5) + 1)]


def _person(links: Links, person: Person) -> Doc:
    memberships: list[Membership] = links.naming("memberships", "person_id", person.id)
    roles = [
        part
        for one in memberships
        for part in (
            code(one.role),
            code("faction_chair") if one.faction_chair else "",
            code("member"),
            _whose(one.committee_id, one.substitute_for_id),
            _movers(one.faction_id),
            one.start,
            one.end,
            *_years(one.start, one.end),
        )
    ]
    whose = _whose(person.id, person.organization_id)
    named: tuple[Person | PersonPeriod, ...] = (person, *person.earlier)
    names = " ".join(f"{one.given_name} {one.family_name}" for one in named)
    head = _head(names, _called(person.name, names), code("persons"), whose, *roles)
    return Doc(person.name, head, _text(person.contact.address.town, person.contact.email))


def _speaker(links: Links, speaker: Speaker) -> Doc:
    meeting, paper = links.fields_of("meetings", speaker.meeting_id), links.fields_of("papers", speaker.paper_id)
    day = meeting.start.date() if meeting.start else speaker.asked_on
    head = _head(
        speaker.topic,
        code("speakers"),
        code(speaker.state),
        _whose(speaker.person_id, speaker.organization_id),
        _of_meeting(meeting),
        day,
        _of_paper(paper),
    )
    return Doc(
        speaker.topic,
        head,
        _text(speaker.purpose, speaker.note),
        day=day,
        detail=day.isoformat() if day else "",
        committee_id=meeting.committee_id,
        paper_id=speaker.paper_id,
        meeting_id=speaker.meeting_id,
        item_id=speaker.agenda_item_id,
    )


def _organization(links: Links, office: Organization) -> Doc:
    names = f"{office.short_name} {office.name}"
    head = _head(names, _called(names), code("organizations"), code(office.kind), _whose(office.id))
    return Doc(office.name, head, _text(office.contact.address.town, office.contact.email), detail=office.short_name)


def _ever_called(value: Committee | Faction) -> str:
    """All names it has and had."""
    return " ".join(f"{one.short_name} {one.name}" for one in (value, *value.earlier))


def _committee(links: Links, committee: Committee) -> Doc:
    # The long name of the council itself says "Integration", and all the record would be found by it.
    periods: tuple[Committee | CommitteePeriod, ...] = (committee, *committee.earlier)
    called = _called(*(one.short_name or one.name for one in periods))
    head = _head(_ever_called(committee), called, code("committees"), code(committee.kind), _whose(committee.id))
    return Doc(committee.name, head, detail=committee.short_name)


def _faction(links: Links, faction: Faction) -> Doc:
    names = _ever_called(faction)
    head = _head(names, _called(names), code("factions"), _whose(faction.id, faction.committee_id))
    return Doc(faction.name, head, detail=faction.short_name)


def _initiative(links: Links, initiative: Initiative) -> Doc:
    begun = initiative.start
    day = date(begun.year, begun.month or 1, begun.day or 1) if begun else None
    head = _head(
        initiative.name,
        code("initiatives"),
        code(initiative.kind),
        _whose(initiative.office_id, *(partner.organization_id for partner in initiative.partners)),
        f"{initiative.start or ''} {initiative.end or ''}",
        numbered_code("until", str(initiative.end.year)) if initiative.end else code("unending"),
        day,
    )
    return Doc(initiative.name, head, _text(words_of(initiative)), detail=str(begun or ""), day=day)


def _attachment(links: Links, attachment: Attachment) -> Doc:
    paper, meeting = links.fields_of("papers", attachment.paper_id), links.fields_of("meetings", attachment.meeting_id)
    title = attachment.title or attachment.file_name
    head = _head(title, attachment.file_name, code("attachments"), _of_paper(paper), _of_meeting(meeting))
    return Doc(
        title,
        head,
        _text(paper.title, links.words_of_file(attachment.sha512)),
        detail=paper.number,
        day=meeting.start.date() if meeting.start else None,
        committee_id=meeting.committee_id,
        paper_id=attachment.paper_id,
        meeting_id=attachment.meeting_id,
    )


def _consultation(links: Links, station: Consultation) -> Doc:
    paper, meeting = links.fields_of("papers", station.paper_id), links.fields_of("meetings", station.meeting_id)
    item = links.fields_of("agenda_items", station.agenda_item_id)
    day = station.decided_on or (meeting.start.date() if meeting.start else None)
    head = _head(
        code("consultations"),
        code(station.role),
        code(station.state),
        code(station.outcome) if station.outcome else "",
        "" if station.state is ConsultationState.DONE else code("awaited"),
        due_code(station.due) if station.due and station.state is not ConsultationState.DONE else "",
        code("foreign") if station.external_number else "",
        numbered_code("top", station.item_number or item.number),
        station.external_number,
        station.outcome_target,
        _whose(station.committee_id, station.representative_id),
        numbered_code("meeting", str(meeting.number or "")),
        day,
        station.due,
        _of_paper(paper),
    )
    return Doc(
        paper.title,
        head,
        _text(station.wording.plain, station.note),
        number=station.external_number,
        detail=" ".join(filter(None, (station.item_number, day.isoformat() if day else ""))),
        day=day,
        committee_id=station.committee_id,
        paper_id=station.paper_id,
        meeting_id=station.meeting_id,
        item_id=station.agenda_item_id,
    )


def _election(links: Links, election: Election) -> Doc:
    item = links.fields_of("agenda_items", election.agenda_item_id)
    meeting = links.fields_of("meetings", item.meeting_id)
    day = meeting.start.date() if meeting.start else None
    head = _head(
        election.title,
        item.title,
        code("elections"),
        code(election.post),
        numbered_code("top", item.number),
        _whose(*(one.person_id for one in election.candidates)),
        _of_meeting(meeting),
        day,
    )
    return Doc(
        election.title or item.title,
        head,
        _text(election.open_reason, *(one.proposed_by for one in election.candidates)),
        detail=day.isoformat() if day else "",
        day=day,
        committee_id=meeting.committee_id,
        meeting_id=item.meeting_id,
        item_id=election.agenda_item_id,
    )


def _joining(links: Links, joining: Joining) -> Doc:
    head = _head(joining.title, code("joinings"))
    return Doc(joining.title, head, paper_id=joining.paper_ids[0] if joining.paper_ids else None)


def _resident_question(links: Links, question: ResidentQuestion) -> Doc:
    item = links.fields_of("agenda_items", question.agenda_item_id)
    meeting = links.fields_of("meetings", item.meeting_id)
    day = meeting.start.date() if meeting.start else None
    head = _head(
        question.question[:TITLE],
        question.asked_by,
        code("resident_questions"),
        code("awaited") if question.awaits else "",
        numbered_code("top", item.number),
        _of_meeting(meeting),
        day,
    )
    return Doc(
        question.question[:TITLE],
        head,
        _text(question.question, question.answer),
        detail=day.isoformat() if day else "",
        day=day,
        committee_id=meeting.committee_id,
        meeting_id=item.meeting_id,
        item_id=question.agenda_item_id,
    )


def _minutes(links: Links, minutes: Minutes) -> Doc:
    meeting = links.fields_of("meetings", minutes.meeting_id)
    day = meeting.start.date() if meeting.start else None
    head = _head(meeting.name, code("minutes"), code(minutes.state), _of_meeting(meeting), day, minutes.signed_on)
    return Doc(
        "",
        head,
        _text(minutes.opening.plain, minutes.closing.plain),
        detail=day.isoformat() if day else "",
        day=day,
        committee_id=meeting.committee_id,
        meeting_id=minutes.meeting_id,
    )


def _correction(links: Links, correction: Correction) -> Doc:
    meeting = links.fields_of("meetings", correction.meeting_id)
    title = correction.reason or correction.right[:TITLE]
    head = _head(title, code("corrections"), code(correction.kind), _of_meeting(meeting), correction.made_on)
    return Doc(
        title,
        head,
        _text(correction.wrong, correction.right, correction.raised_by),
        detail=correction.made_on.isoformat(),
        day=correction.made_on,
        committee_id=meeting.committee_id,
        meeting_id=correction.meeting_id,
        item_id=correction.agenda_item_id,
    )


def _issued_paper(links: Links, issued: IssuedPaper) -> Doc:
    keys = {"papers": "paper_id", "meetings": "meeting_id", "agenda_items": "item_id"}
    about = {keys[issued.noun]: issued.object_id} if issued.noun in keys else {}
    item = links.fields_of("agenda_items", about.get("item_id"))
    guest = links.fields_of("speakers", issued.object_id if issued.noun == "speakers" else None)
    paper = links.fields_of("papers", about.get("paper_id") or item.paper_id or guest.paper_id)
    meeting = links.fields_of("meetings", about.get("meeting_id") or item.meeting_id or guest.meeting_id)
    day = issued.issued.date()
    head = _head(
        issued.number,
        _plain_number(issued.number),
        issued.file_name,
        issued.recipient,
        code("issued_papers"),
        code(f"issued_{issued.kind}"),
        item.title,
        guest.topic,
        numbered_code("top", item.number),
        _whose(guest.person_id, guest.organization_id),
        _of_paper(paper),
        _of_meeting(meeting),
        meeting.start.date() if meeting.start else None,
        day,
    )
    return Doc(
        issued.file_name,
        head,
        _text(item.title or paper.title),
        number=issued.number,
        detail=" ".join(filter(None, (issued.number, day.isoformat()))),
        day=day,
        kind=issued.kind,
        committee_id=meeting.committee_id,
        **about,
    )


def _follow_up(links: Links, task: FollowUp) -> Doc:
    resolution = links.fields_of("resolutions", task.resolution_id)
    paper = links.fields_of("papers", task.paper_id or resolution.paper_id)
    item = links.fields_of("agenda_items", resolution.agenda_item_id)
    head = _head(
        task.title,
        code("follow_ups"),
        code("done") if task.carried_out_on else code("awaited"),
        due_code(task.due) if task.due and not task.carried_out_on else "",
        _non_public(public=task.public),
        _whose(task.organization_id),
        task.due,
        task.carried_out_on,
        _of_paper(paper),
    )
    return Doc(
        task.title or paper.title,
        head,
        _text(task.status, task.next_step, task.delay_reason),
        detail=task.due.isoformat() if task.due else "",
        day=task.due,
        paper_id=task.paper_id or resolution.paper_id,
        meeting_id=item.meeting_id,
        item_id=resolution.agenda_item_id,
    )


def _status_report(links: Links, report: StatusReport) -> Doc:
    task = links.fields_of("follow_ups", report.follow_up_id)
    paper_id = report.paper_id or task.paper_id or links.fields_of("resolutions", task.resolution_id).paper_id
    paper = links.fields_of("papers", paper_id)
    words = report.text.plain
    head = _head(
        words[:TITLE],
        code("status_reports"),
        _whose(report.organization_id),
        report.reported_on,
        task.title,
        _of_paper(paper),
    )
    return Doc(
        words[:TITLE] or task.title,
        head,
        _text(words, paper.title),
        detail=report.reported_on.isoformat(),
        day=report.reported_on,
        paper_id=paper_id,
        meeting_id=report.meeting_id,
        item_id=report.agenda_item_id,
    )


SEARCHED: dict[str, Callable[[Links, Any], Doc | None]] = {
    "papers": _paper,
    "resolutions": _resolution,
    "votes": _vote,
    "agenda_items": _item,
    "meetings": _meeting,
    "minutes": _minutes,
    "corrections": _correction,
    "elections": _election,
    "resident_questions": _resident_question,
    "joinings": _joining,
    "consultations": _consultation,
    "follow_ups": _follow_up,
    "status_reports": _status_report,
    "issued_papers": _issued_paper,
    "attachments": _attachment,
    "initiatives": _initiative,
    "speakers": _speaker,
    "persons": _person,
    "organizations": _organization,
    "committees": _committee,
    "factions": _faction,
}
"""What is searched of each noun, one function each; searching.VERSION goes up with every change of one."""
MAIN = ("papers", "meetings", "initiatives", "persons", "organizations", "committees", "factions")
"""What stands for itself; all others belong to a paper or a meeting and come behind it."""
OF_MAIN = "#1 "
"""How the index says so, in one trigram."""
WITHOUT_DAY = frozenset({"persons", "organizations", "committees", "factions"})
STANDS_IN = {
    "votes": ("resolutions", "resolution_id"),
    "follow_ups": ("resolutions", "resolution_id"),
    "memberships": ("persons", "person_id"),
}
"""Nouns whose words stand in the entry of another record, and the link to that."""


def text_of(connection: Connection, noun: str, key: str) -> str:
    """The words of a record that are searched beside its title, as they were written; "" for one that is gone."""
    links = Links(connection)
    value = links.whole(noun, key)
    doc = SEARCHED[noun](links, value) if value is not None else None
    return doc.text if doc is not None else ""
