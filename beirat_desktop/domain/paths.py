"""One rule, every path: which rules speak where, and the function that speaks there.

A path is a place where somebody acts or looks: an invitation is sent, an item called, an excerpt issued. Each path asks
`findings_on` and gets what every rule of its column says, so that no path can leave a rule out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.agenda import AgendaItem, ItemKind, agenda_findings, allows_resolution, item_findings
from beirat_desktop.domain.agenda_tree import in_order, numbered
from beirat_desktop.domain.attendance import Attendance, Exclusion, attendance_findings, exclusion_findings, not_healed
from beirat_desktop.domain.calls import ItemCalls, calls_findings
from beirat_desktop.domain.consultations import RESOLVING
from beirat_desktop.domain.corrected import still_wrong_findings
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.deadlines import late_item_findings, notice_findings
from beirat_desktop.domain.decisions import Decision, decision_findings
from beirat_desktop.domain.demands import demand_findings, demanded
from beirat_desktop.domain.elections import HeldElection, as_vote, elections_findings, looked_at
from beirat_desktop.domain.excerpts import Excerpt, signed_first_findings
from beirat_desktop.domain.findings import UNDER_ITEM, Finding, Severity, about
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import (
    Minutes,
    MinutesState,
    happened_under,
    minutes_findings,
    uncalled,
    uncalled_findings,
)
from beirat_desktop.domain.notices import public_notice_findings
from beirat_desktop.domain.papers import NEEDS_PROPOSAL, Paper
from beirat_desktop.domain.presence import presence_findings
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.questions import ResidentQuestion, questions_findings
from beirat_desktop.domain.quorum import quorum_at, quorum_findings
from beirat_desktop.domain.repeats import repeat_findings
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, speaker_findings, unheard_findings
from beirat_desktop.domain.votes import RESOLVING_KINDS, Effect, Vote, VoteKind, effect, three_suffice, vote_findings
from beirat_desktop.domain.voting import still_flawing, superseded, together_findings


class Path(StrEnum):
    """Where a rule can speak."""

    ADMISSION = "admission"
    INVITATION = "invitation"
    SUPPLEMENT = "supplement"
    NOTICE = "notice"
    OPENING = "opening"
    CALLED = "called"
    VOTE = "vote"
    CLOSING = "closing"
    MINUTES = "minutes"
    EXCERPT = "excerpt"
    CHECK = "check"


class Rule(StrEnum):
    """What a meeting is held to."""

    PERIOD = "period"
    PUBLIC_NOTICE = "public_notice"
    URGENT_MEETING = "urgent_meeting"
    LATE_ITEM = "late_item"
    QUORUM = "quorum"
    EXCLUSION = "exclusion"
    SUMS = "sums"
    NO_RESOLUTION = "no_resolution"
    NON_PUBLIC = "non_public"
    GUEST = "guest"
    CONTENT = "content"
    CORRECTED = "corrected"
    SIGNED_FIRST = "signed_first"
    REPEATED = "repeated"
    DEMANDS = "demands"
    OBJECTIONS = "objections"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at: a meeting with all that belongs to it, and what is being done.

    item: the one that is called, voted on or certified. decision: what is about to be recorded under it;
    ballots: those of a round of an election that is. told_on: when
    a supplement sent now would reach the members. dealt_with: by item, when the same subject was last resolved on.
    follows: whether the committee met before in this term. holidays: the days on which no post comes.
    replaced: the minutes that went out before those. certified_before: the excerpts, by id, that are older than the
    corrected issue of the minutes still in the making.
    """

    meeting: Meeting
    profile: RuleProfile
    seats: int
    today: date
    holidays: Container[date]
    items: tuple[AgendaItem, ...] = ()
    papers: Mapping[str, Paper] = field(default_factory=dict)
    calls: tuple[ItemCalls, ...] = ()
    questions: tuple[ResidentQuestion, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    votes: tuple[Vote, ...] = ()
    elections: tuple[HeldElection, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    minutes: Minutes | None = None
    replaced: tuple[Minutes, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    certified_before: frozenset[str] = frozenset()
    corrections: tuple[Correction, ...] = ()
    item: AgendaItem | None = None
    decision: Decision | None = None
    ballots: Vote | None = None
    told_on: date | None = None
    dealt_with: Mapping[str, date] = field(default_factory=dict)
    follows: bool = False

    @property
    def standing(self) -> tuple[AgendaItem, ...]:
        """The items that are on the agenda."""
        return tuple(item for item in self.items if item.removed_by is None)

    @property
    def looked_at(self) -> tuple[AgendaItem, ...]:
        """The item it is about, or all of the agenda."""
        return self.standing if self.item is None else (self.item,)

    def votes_of(self, item: AgendaItem) -> tuple[Vote, ...]:
        """The votes under an item."""
        return tuple(vote for vote in self.votes if vote.agenda_item_id == item.id)

    def elections_of(self, item: AgendaItem) -> tuple[HeldElection, ...]:
        """The elections under an item."""
        return tuple(one for one in self.elections if one.election.agenda_item_id == item.id)


Found = Iterable[Finding]
Speaks = Callable[[Facts], Found]


def period(facts: Facts) -> Found:
    """The period of the invitation, unless every member came or waived, which heals it (§ 34 GemO)."""
    opened = facts.meeting.state in (MeetingState.RUNNING, MeetingState.CLOSED)
    if opened and not not_healed(facts.attendances):
        return ()
    return notice_findings(facts.meeting, facts.profile, facts.holidays)


def invited(facts: Facts) -> Found:
    """That the members were invited at all (§ 34 GemO), asked where it begins and of what was held; and the period."""
    yield from period(facts)
    meeting = facts.meeting
    healed = bool(facts.attendances) and not not_healed(facts.attendances)
    if meeting.invitation_sent_on is None and meeting.invitation_received_on is None and not healed:
        yield Finding("meeting.not_invited", "§ 34 GemO", facts={"day": meeting.day}).about("meetings", meeting.id)


def invited_then(facts: Facts) -> Found:
    """The same of a meeting that was held here; what came from another system says nothing of its opening."""
    held = facts.meeting.state is MeetingState.CLOSED and facts.meeting.opened is not None
    return invited(facts) if held else period(facts)


def public_notice(facts: Facts) -> Found:
    """The notice on the day before at the latest."""
    return public_notice_findings(facts.meeting, facts.today)


def only_urgent(facts: Facts) -> Found:
    """Nothing but what is urgent on the agenda of an urgent meeting."""
    found = agenda_findings(facts.items, facts.profile, urgent_meeting=facts.meeting.urgent)
    return about(_named(found, {"agenda.only_urgent"}), "meetings", facts.meeting.id)


def urgency_first(facts: Facts) -> Found:
    """An urgent meeting states its urgency by a majority before anything else (§ 34 GemO)."""
    stated = any(vote.kind is VoteKind.URGENCY and effect(vote) is Effect.CARRIED for vote in facts.votes)
    now = facts.decision is not None and facts.decision.vote.kind is VoteKind.URGENCY
    formal = facts.item is not None and facts.item.kind is ItemKind.OPENING
    if facts.meeting.urgent and not (stated or now or formal):
        yield Finding("meeting.urgency_not_stated", "§ 34 GemO").about("meetings", facts.meeting.id)


def urgent_meeting_held(facts: Facts) -> Found:
    """Only urgent items; once it is over also whether the urgency was stated."""
    yield from only_urgent(facts)
    if facts.meeting.state is MeetingState.CLOSED:
        yield from urgency_first(facts)


def urgent_meeting(facts: Facts) -> Found:
    """Only urgent items, and the urgency stated first."""
    yield from only_urgent(facts)
    yield from urgency_first(facts)


def late_items(facts: Facts) -> Found:
    """Items that the members did not get in time; what is not announced yet would reach them with a supplement now."""
    for item in facts.standing:
        told = item.told_on if item.number else facts.told_on
        yield from late_item_findings(item, told, facts.meeting, facts.profile)


def late_item_admitted(facts: Facts) -> Found:
    """A late item is dealt with once its urgency was stated and two thirds of those present added it (§ 34 (7))."""
    decided = facts.decision
    if decided is not None and decided.vote.kind in (VoteKind.ITEM_ADDED, VoteKind.URGENCY, VoteKind.ITEM_REMOVED):
        return
    for item in facts.looked_at:
        if not late_item_findings(item, item.told_on, facts.meeting, facts.profile):
            continue
        votes = facts.votes_of(item)
        added = any(one.kind is VoteKind.ITEM_ADDED and effect(one) is Effect.CARRIED for one in votes)
        dealt_with = facts.item is not None or any(one.kind in RESOLVING_KINDS for one in votes) or item.outcome
        if dealt_with and not added:
            told = {"number": item.number, "title": item.title}
            yield Finding("agenda.late_not_admitted", "§ 34 (7) GemO", facts=told).about("agenda_items", item.id)


def late_items_checked(facts: Facts) -> Found:
    """Late items of a meeting ahead; once it was held only those that were dealt with and never added."""
    held = facts.meeting.state in (MeetingState.RUNNING, MeetingState.CLOSED)
    return late_item_admitted(facts) if held else late_items(facts)


def quorum_now(facts: Facts) -> Found:
    """Whether enough are there at this moment, for the item that is called in its own form.

    For the opening they are enough where something is called the second time, for which three suffice.
    """
    key = facts.item.id if facts.item is not None else ""
    again = any(three_suffice(item, VoteKind.MAIN) for item in facts.looked_at)
    state = quorum_at(facts.seats, facts.attendances, facts.exclusions, key, second_call=again)
    noun = ("agenda_items", key) if key else ("meetings", facts.meeting.id)
    return about(quorum_findings(state) if facts.seats else (), *noun)


def exclusion_asked(facts: Facts) -> Found:
    """Whether anybody must step aside is asked where something can be resolved, never at an election (§ 22 GemO)."""
    item = facts.item
    if item is None or not allows_resolution(item) or item.kind is not ItemKind.REGULAR:
        return
    if not any(one.agenda_item_id == item.id for one in facts.exclusions):
        told = {"title": item.title}
        yield Finding("exclusion.ask", "§ 22 GemO", Severity.INFO, told).about("agenda_items", item.id)


def exclusions_observed(facts: Facts) -> Found:
    """Nobody excluded took part in a vote, and nobody is excluded from an election (§ 22 GemO)."""
    yield from exclusion_findings(still_flawing(facts.exclusions, facts.votes), facts.looked_at)
    for item in facts.looked_at:
        aside = sum(one.agenda_item_id == item.id for one in facts.exclusions)
        yield from _named(item_findings(item, exclusions=aside), {"agenda.exclusion_at_election"})


SUMS = frozenset(
    {
        "vote.sum_differs",
        "vote.more_than_voters",
        "vote.more_demanded",
        "vote.more_than_seats",
        "vote.factions_differ",
        "vote.together_differs",
        "vote.ballots_differ",
        "vote.presence_differs",
        "vote.outside_meeting",
    }
)
QUORUM = frozenset({"quorum.missing"})
SECRET = frozenset({"vote.secret_not_demanded"})


def _decided(rules: Collection[str]) -> Speaks:
    """What these rules say of the decision, or of the round of an election, that is about to be recorded.

    What is said of the counts is said of this vote, as it will be once it was taken; the caller knows the election.
    """

    def speak(facts: Facts) -> Found:
        item = facts.item
        if item is None:
            return ()
        aside = sum(one.agenda_item_id == item.id for one in facts.exclusions)
        found: list[Finding] = []
        if facts.decision is not None:
            again = three_suffice(item, facts.decision.vote.kind)
            found += decision_findings(item, facts.decision, seats=facts.seats, second_call=again, exclusions=aside)
        if facts.ballots is not None:
            again = three_suffice(item, facts.ballots.kind)
            found += about(item_findings(item, exclusions=aside), "agenda_items", item.id)
            found += vote_findings(facts.ballots, seats=facts.seats, second_call=again)
        return _named(found, rules)

    return speak


def _under(item: AgendaItem, findings: Iterable[Finding]) -> Found:
    """The findings with the item they are about: where those of a whole meeting are told, each must name its own."""
    where = item.number or f"„{item.title}“"
    return [replace(one, facts={**one.facts, UNDER_ITEM: where}) for one in findings]


def _voted(rules: Collection[str]) -> Speaks:
    """What these rules say of the votes that were taken and the rounds that were held, but for those repeated."""

    def speak(facts: Facts) -> Found:
        gone = superseded(facts.votes)
        for item in facts.looked_at:
            for vote in facts.votes_of(item):
                if vote.id not in gone:
                    found = vote_findings(vote, seats=facts.seats, second_call=three_suffice(item, vote.kind))
                    timed = presence_findings(vote, facts.meeting, facts.attendances)
                    yield from _under(item, about(_named((*found, *timed), rules), "votes", vote.id, item.id))
            for held in facts.elections_of(item):
                for one in looked_at(held.rounds):
                    ballots = as_vote(one)
                    found = vote_findings(ballots, seats=facts.seats, second_call=three_suffice(item, ballots.kind))
                    timed = presence_findings(ballots, facts.meeting, facts.attendances)
                    own = _named((*found, *timed), rules)
                    yield from _under(item, about(own, "elections", held.election.id, item.id))

    return speak


def seats_once(facts: Facts) -> Found:
    """One vote a seat, presence at that moment, and counts that add up."""
    yield from _named(attendance_findings(facts.attendances, over=False), {"attendance.seat_twice"})
    yield from _voted(SUMS)(facts)
    for item in facts.looked_at:
        yield from together_findings(item, facts.standing, facts.votes)


def resolution_possible(facts: Facts) -> Found:
    """Nothing that needs a resolution under Mitteilungen and Verschiedenes, and none made there (§ 34 GemO)."""
    resolved = {one.agenda_item_id for one in facts.resolutions if one.outcome in RESOLVING}
    for item in facts.looked_at:
        paper = facts.papers.get(item.paper_id or "")
        wanted = paper is not None and paper.paper_type in NEEDS_PROPOSAL
        found = item_findings(item, resolutions=int(wanted or item.id in resolved))
        yield from _named(found, {"agenda.resolution_not_allowed"})


def non_public(facts: Facts) -> Found:
    """A reason and general terms for what is dealt with behind closed doors (§§ 34, 35 GemO)."""
    rules = {"agenda.closed_reason_missing", "agenda.public_title_missing", "agenda.public_title_tells"}
    for item in facts.looked_at:
        yield from _named(item_findings(item), rules)


def named(facts: Facts) -> Found:
    """Every item says what it is about (§ 34 GemO), and not what it was called when it was added."""
    for item in numbered(facts.items, facts.profile.item_numbering):
        if item.removed_by is None:
            yield from _named(item_findings(item), {"agenda.title_missing", "agenda.title_left"})


def guests(facts: Facts) -> Found:
    """Guests are heard by resolution, and named with their consent (§ 35 GemO)."""
    for guest in facts.speakers:
        if facts.item is None or guest.agenda_item_id == facts.item.id:
            found = speaker_findings(guest, facts.today)
            yield from _named(found, {"speaker.resolution_missing", "speaker.consent_missing"})


def guests_in_minutes(facts: Facts) -> Found:
    """The same, and of each guest who was to come whether they spoke, as long as that can still be entered."""
    yield from guests(facts)
    signed = facts.minutes is not None and facts.minutes.state is not MinutesState.DRAFT
    if facts.meeting.state is MeetingState.CLOSED and not signed:
        for guest in facts.speakers:
            yield from unheard_findings(guest)


def _minutes(facts: Facts) -> tuple[Finding, ...]:
    return minutes_findings(
        facts.meeting,
        facts.minutes,
        replaced=facts.replaced,
        items=facts.items,
        attendances=facts.attendances,
        resolutions=[one for one in facts.resolutions if one.decided],
        votes=facts.votes,
        exclusions=facts.exclusions,
        profile=facts.profile,
        today=facts.today,
    )


def _elections(facts: Facts) -> tuple[Finding, ...]:
    return elections_findings(facts.standing, facts.votes, facts.elections)


def void_votes(facts: Facts) -> Found:
    """Items whose only vote was void, and rounds of elections, for lack of quorum or another reason."""
    yield from _named(_minutes(facts), {"minutes.vote_void"})
    if facts.meeting.state is MeetingState.CLOSED:
        yield from _named(_elections(facts), {"election.round_void"})


def quorate_votes(facts: Facts) -> Found:
    """What is void, and the votes of an older record, with which nobody kept how many were needed."""
    yield from void_votes(facts)
    unknown = {vote.id for vote in facts.votes if vote.needed is None}
    yield from (one for one in _voted(QUORUM)(facts) if one.object_id in unknown)


def content(facts: Facts) -> Found:
    """What § 41 GemO asks of the minutes, whether the times fit together and every question has its answer."""
    titles = {item.id: item.title for item in facts.standing}
    yield from _minutes(facts)
    yield from calls_findings(facts.calls, titles)
    if facts.meeting.state is MeetingState.CLOSED:
        under = happened_under(facts.votes, facts.questions, facts.resolutions, facts.elections)
        yield from uncalled_findings(uncalled(in_order(facts.standing), facts.calls, under))
        yield from questions_findings(facts.questions, titles)
        yield from _elections(facts)


def corrected(facts: Facts) -> Found:
    """What a corrected issue calls wrong no longer stands in its text."""
    decided = [one for one in facts.resolutions if one.decided]
    return still_wrong_findings(facts.corrections, facts.minutes, in_order(facts.standing), decided, facts.questions)


def items_dealt_with(facts: Facts) -> Found:
    """Every item called, or told as not called, and every election brought to its end."""
    yield from _elections(facts)
    left = tuple(item.number or item.title for item in in_order(facts.standing) if not item.dealt_with)
    if left:
        found = Finding("meeting.items_open", "§ 41 GemO", Severity.WARNING, {"items": left})
        yield found.about("meetings", facts.meeting.id)


def signed_first(facts: Facts) -> Found:
    """What is certified stands in signed minutes (§ 41 GemO)."""
    keys = {item.id for item in facts.looked_at}
    went_out = [one for one in facts.excerpts if one.agenda_item_id in keys]
    # What rests on the issue that stood signed is not blamed on the draft that is to correct it.
    issued = [one for one in went_out if one.id not in facts.certified_before]
    return signed_first_findings(facts.meeting, facts.minutes, facts.item, issued)


def repeated(facts: Facts) -> Found:
    """The same subject was dealt with within the last months, for a hearing that was demanded longer (§§ 34, 35)."""
    hearings = {one.agenda_item_id for one in facts.speakers if demanded(one)}
    for item in facts.looked_at:
        then, hearing = facts.dealt_with.get(item.id), item.id in hearings
        yield from repeat_findings(item, then, facts.meeting.day, facts.profile, hearing=hearing)


def objections(facts: Facts) -> Found:
    """The minutes of the meeting before can be objected to in this one at the latest (§ 41 GemO)."""
    if facts.follows and facts.standing and not any(item.kind is ItemKind.OBJECTIONS for item in facts.standing):
        yield Finding("agenda.objections_missing", "§ 41 GemO").about("meetings", facts.meeting.id)


def demands(facts: Facts) -> Found:
    """A meeting, an item or a hearing is demanded by a faction or by enough members (§§ 34, 35 GemO)."""
    yield from about(demand_findings(facts.seats, facts.meeting), "meetings", facts.meeting.id)
    keys = {item.id for item in facts.looked_at}
    for item in facts.looked_at:
        yield from about(demand_findings(facts.seats, item), "agenda_items", item.id)
    for guest in facts.speakers:
        if guest.agenda_item_id is None or guest.agenda_item_id in keys:
            yield from about(demand_findings(facts.seats, guest), "speakers", guest.id)


def demands_decided(facts: Facts) -> Found:
    """The same of what is on the floor, and whether enough demanded a secret vote (§ 40 GemO)."""
    yield from demands(facts)
    yield from _decided(SECRET)(facts)


def demands_voted(facts: Facts) -> Found:
    """The same of all that was dealt with, and of the votes that were taken."""
    yield from demands(facts)
    yield from _voted(SECRET)(facts)


ELECTION = frozenset({"agenda.exclusion_at_election"})
UNRESOLVED = frozenset({"agenda.resolution_not_allowed"})

TABLE: Mapping[Rule, Mapping[Path, Speaks]] = {
    Rule.PERIOD: {
        **dict.fromkeys((Path.INVITATION, Path.SUPPLEMENT, Path.VOTE), period),
        Path.OPENING: invited,
        Path.MINUTES: invited_then,
        Path.CHECK: invited_then,
    },
    Rule.PUBLIC_NOTICE: dict.fromkeys((Path.NOTICE, Path.OPENING, Path.MINUTES, Path.CHECK), public_notice),
    Rule.URGENT_MEETING: {
        Path.INVITATION: only_urgent,
        Path.OPENING: urgent_meeting,
        Path.CALLED: urgency_first,
        Path.VOTE: urgency_first,
        Path.MINUTES: urgent_meeting,
        Path.CHECK: urgent_meeting_held,
    },
    Rule.LATE_ITEM: {
        Path.SUPPLEMENT: late_items,
        Path.CALLED: late_item_admitted,
        Path.VOTE: late_item_admitted,
        Path.MINUTES: late_item_admitted,
        Path.CHECK: late_items_checked,
    },
    Rule.QUORUM: {
        Path.OPENING: quorum_now,
        Path.CALLED: quorum_now,
        Path.VOTE: _decided(QUORUM),
        Path.MINUTES: quorate_votes,
        Path.EXCERPT: _voted(QUORUM),
        Path.CHECK: _voted(QUORUM),
    },
    Rule.EXCLUSION: {
        Path.CALLED: exclusion_asked,
        Path.VOTE: _decided(ELECTION),
        Path.MINUTES: exclusions_observed,
        Path.CHECK: exclusions_observed,
    },
    Rule.SUMS: {
        Path.VOTE: _decided(SUMS),
        Path.CLOSING: seats_once,
        Path.MINUTES: seats_once,
        Path.EXCERPT: _voted(SUMS),
        Path.CHECK: seats_once,
    },
    Rule.NO_RESOLUTION: {
        Path.INVITATION: resolution_possible,
        Path.SUPPLEMENT: resolution_possible,
        Path.CALLED: resolution_possible,
        Path.VOTE: _decided(UNRESOLVED),
        Path.CHECK: resolution_possible,
    },
    Rule.NON_PUBLIC: dict.fromkeys(
        (
            Path.INVITATION,
            Path.SUPPLEMENT,
            Path.NOTICE,
            Path.CALLED,
            Path.MINUTES,
            Path.EXCERPT,
            Path.CHECK,
        ),
        non_public,
    ),
    Rule.GUEST: {
        **dict.fromkeys((Path.INVITATION, Path.NOTICE, Path.CALLED), guests),
        Path.MINUTES: guests_in_minutes,
    },
    Rule.CONTENT: {Path.CLOSING: items_dealt_with, Path.MINUTES: content, Path.CHECK: content},
    Rule.CORRECTED: dict.fromkeys((Path.MINUTES, Path.CHECK), corrected),
    Rule.SIGNED_FIRST: dict.fromkeys((Path.MINUTES, Path.EXCERPT, Path.CHECK), signed_first),
    Rule.REPEATED: dict.fromkeys((Path.ADMISSION, Path.INVITATION, Path.CALLED, Path.CHECK), repeated),
    Rule.DEMANDS: {Path.INVITATION: demands, Path.VOTE: demands_decided, Path.MINUTES: demands_voted},
    Rule.OBJECTIONS: dict.fromkeys((Path.INVITATION, Path.MINUTES, Path.CHECK), objections),
    Rule.NAMED: dict.fromkeys((Path.INVITATION, Path.SUPPLEMENT, Path.NOTICE, Path.OPENING, Path.CHECK), named),
}
"""Every rule, and what speaks for it on each path."""


def findings_on(path: Path, facts: Facts) -> tuple[Finding, ...]:
    """What the rules say on a path, each thing once."""
    found: dict[tuple[str, str, str], Finding] = {}
    for paths in TABLE.values():
        if path in paths:
            for one in paths[path](facts):
                found.setdefault((one.rule, one.noun, one.object_id), one)
    return tuple(found.values())


def _named(findings: Iterable[Finding], rules: Collection[str]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.rule in rules)
