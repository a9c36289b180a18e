"""All rules over a whole record at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from beirat_desktop.domain.agenda import AgendaItem, agenda_findings
from beirat_desktop.domain.agenda_tree import in_order, numbered
from beirat_desktop.domain.attendance import Attendance, Exclusion
from beirat_desktop.domain.calls import ItemCalls
from beirat_desktop.domain.citations import Citation, SourceWords, earlier_texts, quotes_of, source_texts, wordings
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import Consultation, consultation_findings, order_findings
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.deadlines import motion_deadline, quarter_findings
from beirat_desktop.domain.elections import Election, ElectionRound, HeldElection, rounds_in_turn
from beirat_desktop.domain.excerpts import Excerpt, excerpt_findings, excluded_from
from beirat_desktop.domain.findings import Finding, Severity, about, without_overridden
from beirat_desktop.domain.follow_ups import FollowUp, follow_up_findings
from beirat_desktop.domain.history import Override
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.memberships import seat_findings, seats
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.papers import Paper, PaperState, PaperVersion
from beirat_desktop.domain.paths import Facts, Path, findings_on
from beirat_desktop.domain.periods import as_of
from beirat_desktop.domain.persons import Membership
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.readiness import readiness, target_findings
from beirat_desktop.domain.repeats import resolved_lately
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, slot_findings, speaker_findings
from beirat_desktop.domain.votes import Vote, elsewhere_findings, three_suffice, vote_findings
from beirat_desktop.domain.voting import superseded

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Record:
    """Every value the rules look at."""

    committees: tuple[Committee, ...] = ()
    memberships: tuple[Membership, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    papers: tuple[Paper, ...] = ()
    paper_versions: tuple[PaperVersion, ...] = ()
    citations: tuple[Citation, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    votes: tuple[Vote, ...] = ()
    elections: tuple[Election, ...] = ()
    election_rounds: tuple[ElectionRound, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    overrides: tuple[Override, ...] = ()
    item_calls: tuple[ItemCalls, ...] = ()
    resident_questions: tuple[ResidentQuestion, ...] = ()
    corrections: tuple[Correction, ...] = ()


def check_record(
    record: Record, today: date, holidays: Container[date], certified_before: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """What the rules find in the whole record, each on the record it concerns; what was passed over is left out.

    holidays: the days on which no post comes, Sundays apart. certified_before as in Facts.
    """
    found = [
        *_committees(record, today),
        *_meetings(record, today, holidays, certified_before),
        *_resolutions(record),
        *_papers(record, today, holidays),
        *_excerpts(record),
    ]
    for speaker in record.speakers:
        found += speaker_findings(speaker, today)
    for consultation in record.consultations:
        found += consultation_findings(consultation, today)
    for follow_up in record.follow_ups:
        found += follow_up_findings(follow_up, today)
    once = {(one.rule, one.noun, one.object_id): one for one in reversed(found)}
    return without_overridden(reversed(once.values()), record.overrides)


def announcement_findings(resolution: Resolution) -> tuple[Finding, ...]:
    """A resolution made in the non-public part is announced later, unless reasons stand against it (§ 35 GemO)."""
    if resolution.public or resolution.announced_on is not None:
        return ()
    facts = {"decided_on": resolution.decided_on}
    finding = Finding("resolution.announcement_due", "§ 35 GemO", Severity.INFO, facts)
    return (finding.about("resolutions", resolution.id),)


def _by(values: Iterable[V], key: Callable[[V], str | None]) -> Mapping[str | None, list[V]]:
    groups: defaultdict[str | None, list[V]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return groups


def _on(committees: Mapping[str, Committee], committee_id: str | None, day: date) -> Committee | None:
    """The committee with its seats and rules of that day."""
    found = committees.get(committee_id or "")
    return None if found is None else as_of(found, day)


def _committees(record: Record, today: date) -> Iterator[Finding]:
    members = _by(record.memberships, lambda m: m.committee_id)
    meetings = _by((m for m in record.meetings if m.state is not MeetingState.CANCELLED), lambda m: m.committee_id)
    for committee in (as_of(one, today) for one in record.committees):
        if committee.kind is CommitteeKind.BEIRAT:
            if not committee.statutory_seats:
                finding = Finding("committee.seats_missing", "§ 39 GemO", facts={"name": committee.label})
                yield finding.about("committees", committee.id)
            days = [meeting.day for meeting in meetings.get(committee.id, [])]
            yield from about(quarter_findings(days, today), "committees", committee.id)
        own = members.get(committee.id, [])
        if own:
            yield from about(seat_findings(seats(committee, own, today)), "committees", committee.id)


def _meetings(
    record: Record, today: date, holidays: Container[date], certified_before: frozenset[str]
) -> Iterator[Finding]:
    committees = {committee.id: committee for committee in record.committees}
    items = _by(record.agenda_items, lambda i: i.meeting_id)
    attendances = _by(record.attendances, lambda a: a.meeting_id)
    speakers = _by(record.speakers, lambda s: s.meeting_id)
    resolutions = _by(record.resolutions, lambda r: r.agenda_item_id)
    votes = _by(record.votes, lambda v: v.resolution_id)
    taken = _by(record.votes, lambda v: v.agenda_item_id)
    exclusions = _by(record.exclusions, lambda e: e.agenda_item_id)
    excerpts = _by(record.excerpts, lambda e: e.agenda_item_id)
    papers = {paper.id: paper for paper in record.papers}
    amends = {paper.id: paper.amends_id for paper in record.papers}
    earlier: dict[str, list[tuple[date, AgendaItem]]] = {}
    for meeting in record.meetings:
        earlier.setdefault(meeting.committee_id, []).extend((meeting.day, one) for one in items.get(meeting.id, []))
    held = _by(_held(record), lambda one: one.election.agenda_item_id)
    minutes = {m.meeting_id: m for m in record.minutes if m.state is not MinutesState.REPLACED}
    replaced = _by((m for m in record.minutes if m.state is MinutesState.REPLACED), lambda m: m.meeting_id)
    calls = _by(record.item_calls, lambda c: c.agenda_item_id)
    questions = _by(record.resident_questions, lambda q: q.agenda_item_id)
    corrections = _by(record.corrections, lambda act: act.meeting_id)
    for meeting in record.meetings:
        committee = _on(committees, meeting.committee_id, meeting.day)
        if committee is None or meeting.state is MeetingState.CANCELLED:
            continue
        agenda = in_order(items.get(meeting.id, []))
        there = attendances.get(meeting.id, [])
        if meeting.state is not MeetingState.PLANNED:
            named = numbered(agenda, committee.profile.item_numbering)
            found = agenda_findings(named, committee.profile, urgent_meeting=meeting.urgent)
            yield from about(found, "meetings", meeting.id)
        yield from slot_findings(speakers.get(meeting.id, []))
        if meeting.state is MeetingState.PLANNED:
            continue
        own = [resolution for item in agenda for resolution in resolutions.get(item.id, [])]
        facts = Facts(
            meeting,
            committee.profile,
            committee.statutory_seats,
            today,
            holidays,
            items=agenda,
            papers={one.paper_id: papers[one.paper_id] for one in agenda if one.paper_id in papers},
            attendances=tuple(there),
            exclusions=tuple(one for item in agenda for one in exclusions.get(item.id, [])),
            resolutions=tuple(own),
            votes=tuple(
                _once(
                    [vote for item in agenda for vote in taken.get(item.id, [])],
                    [vote for resolution in own for vote in votes.get(resolution.id, [])],
                )
            ),
            elections=tuple(one for item in agenda for one in held.get(item.id, [])),
            speakers=tuple(speakers.get(meeting.id, [])),
            calls=tuple(one for item in agenda for one in calls.get(item.id, [])),
            questions=tuple(one for item in agenda for one in questions.get(item.id, [])),
            minutes=minutes.get(meeting.id),
            replaced=tuple(replaced.get(meeting.id, [])),
            certified_before=certified_before,
            corrections=tuple(corrections.get(meeting.id, [])),
            excerpts=tuple(one for item in agenda for one in excerpts.get(item.id, [])),
            dealt_with=resolved_lately(
                meeting.day, agenda, earlier.get(meeting.committee_id, []), amends, committee.profile
            ),
            follows=_follows(meeting, record.meetings),
        )
        yield from findings_on(Path.CHECK, facts)


def _follows(meeting: Meeting, everything: Iterable[Meeting]) -> bool:
    """Whether the committee met on an earlier day of the same term."""
    return any(
        one.committee_id == meeting.committee_id and one.term_id == meeting.term_id and one.day < meeting.day
        for one in everything
        if one.state is not MeetingState.CANCELLED
    )


def _held(record: Record) -> Iterator[HeldElection]:
    rounds = _by(record.election_rounds, lambda one: one.election_id)
    for election in record.elections:
        yield HeldElection(election, rounds_in_turn(rounds.get(election.id, [])))


def _once(*groups: list[Vote]) -> list[Vote]:
    return list({vote.id: vote for group in groups for vote in group}.values())


def _resolutions(record: Record) -> Iterator[Finding]:
    committees = {committee.id: committee for committee in record.committees}
    meetings = {meeting.id: meeting for meeting in record.meetings}
    items = {item.id: item for item in record.agenda_items}
    votes = _by(record.votes, lambda v: v.resolution_id)
    for resolution in record.resolutions:
        yield from announcement_findings(resolution)
        own = votes.get(resolution.id, [])
        if len(own) > 1:
            yield Finding("resolution.vote_twice", "§ 41 GemO").about("resolutions", resolution.id)
        item = items.get(resolution.agenda_item_id or "")
        committee = _on(committees, resolution.committee_id, resolution.decided_on)
        for vote in own:
            seats = committee.statutory_seats if committee is not None else 0
            if item is None:
                found = elsewhere_findings(vote, resolution.outcome, seats)
            else:
                again = three_suffice(item, vote.kind)
                found = vote_findings(vote, seats=seats, second_call=again, outcome=resolution.outcome)
            yield from about(found, "votes", vote.id)
    gone = superseded(record.votes)
    for vote in record.votes:
        if vote.id in gone:
            continue
        item = items.get(vote.agenda_item_id or "")
        meeting = meetings.get(item.meeting_id) if item is not None else None
        committee = _on(committees, meeting.committee_id, meeting.day) if meeting is not None else None
        if item is not None and committee is not None and vote.resolution_id is None:
            again = three_suffice(item, vote.kind)
            found = vote_findings(vote, seats=committee.statutory_seats, second_call=again)
            yield from about(found, "votes", vote.id)


def _papers(record: Record, today: date, holidays: Container[date]) -> Iterator[Finding]:
    committees = {committee.id: committee for committee in record.committees}
    meetings = {meeting.id: meeting for meeting in record.meetings}
    citations = _by(record.citations, lambda c: c.paper_id)
    memberships = _by(record.memberships, lambda m: m.person_id)
    papers = {paper.id: paper for paper in record.papers}
    resolutions = {resolution.id: resolution for resolution in record.resolutions}
    stations = _by(record.consultations, lambda c: c.paper_id)

    versions = _by(record.paper_versions, lambda version: version.paper_id)

    def source_of(citation: Citation) -> SourceWords:
        source = resolutions.get(citation.cited_resolution_id or "") or papers.get(citation.cited_paper_id or "")
        if source is None:
            return SourceWords()
        earlier = wordings(earlier_texts(versions.get(source.id, ())))
        return SourceWords(wordings(source_texts(source, stations.get(source.id, ()))), earlier)

    for own in stations.values():
        yield from order_findings(own)
    for paper in record.papers:
        meeting = meetings.get(paper.meeting_id or "")
        committee = _on(committees, paper.committee_id, meeting.day if meeting is not None else today)
        kind = committee.kind if committee is not None else CommitteeKind.COMMITTEE
        if paper.state not in (PaperState.SUBMITTED, PaperState.ADMITTED):
            # A draft may be unready, and what was debated can no longer be mended.
            yield from about(target_findings(paper, kind), "papers", paper.id)
            continue
        signers = memberships.get(paper.signer_id, []) if paper.signer_id else []
        cited = citations.get(paper.id, [])
        yield from readiness(
            paper,
            quotes=quotes_of(paper, cited, {one.id: source_of(one) for one in cited}),
            kind=kind,
            deadline=motion_deadline(meeting.day, committee.profile, holidays) if meeting and committee else None,
            signer=next(
                (m for m in signers if m.committee_id == paper.committee_id and m.covers(paper.dated or today)), None
            ),
            meetings=any(one.committee_id == paper.committee_id for one in record.meetings),
            today=today,
        )


def _excerpts(record: Record) -> Iterator[Finding]:
    items = {item.id: item for item in record.agenda_items}
    resolutions = _by(record.resolutions, lambda r: r.agenda_item_id)
    votes = _by(record.votes, lambda v: v.resolution_id)
    taken = _by(record.votes, lambda v: v.agenda_item_id)
    held = _by(_held(record), lambda one: one.election.agenda_item_id)
    papers = {paper.id: paper for paper in record.papers}
    exclusions = _by(record.exclusions, lambda e: e.agenda_item_id)
    attendances = _by(record.attendances, lambda a: a.meeting_id)
    for item_id, excerpts in _by(record.excerpts, lambda e: e.agenda_item_id).items():
        item = items.get(item_id or "")
        if item is None:
            continue
        own = [resolution for resolution in resolutions.get(item.id, []) if resolution.decided]
        made = [v for r in own for v in votes.get(r.id, [])]
        paper = papers.get(item.paper_id or "")
        counted = _once(taken.get(item.id, []), made)
        aside = excluded_from(item, exclusions.get(item.id, []), attendances.get(item.meeting_id, []))
        yield from excerpt_findings(excerpts, item, own, counted, held.get(item.id, []), paper, aside)
