"""Leading a meeting through its items: course, wording, vote or other outcome, excluded members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from beirat_desktop.domain.agenda import FORMAL, AgendaItem, ItemKind, ItemState, allows_resolution, may_be_left
from beirat_desktop.domain.agenda_tree import in_order, numbers
from beirat_desktop.domain.attendance import DEBATING, Exclusion, ExclusionReason
from beirat_desktop.domain.calls import Call, ItemCalls
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import RESOLVING, Outcome
from beirat_desktop.domain.decisions import (
    Decision,
    check_on_agenda,
    check_possible,
    complete,
    corrected,
    settled,
    wording_of,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Finding, without_overridden
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.moments import check_follows, check_within, minute, read_moment, within
from beirat_desktop.domain.papers import INCOMING, Paper
from beirat_desktop.domain.parts_changed import number_before, place_of
from beirat_desktop.domain.paths import Path
from beirat_desktop.domain.quorum import voter_counts
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import RESOLVING_KINDS, Effect, Vote, VoteKind, effect, with_voter, without_voter
from beirat_desktop.domain.voting import (
    Proposed,
    check_cast,
    check_one_part,
    check_points_left,
    check_votable,
    check_wording_open,
    in_turn,
    next_votes,
    put_back_since,
    resolving_vote,
    void_vote,
)
from beirat_desktop.german.papers import known_number
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, factions_in, paper_prefix, person_on, today
from beirat_desktop.usecases.live.amendments import settle_amendments
from beirat_desktop.usecases.live.course import check_not_called_again, interrupted
from beirat_desktop.usecases.live.decisions import (
    filled,
    findings_of,
    named_target,
    of_item,
    quorum_reached,
    votes_of,
)
from beirat_desktop.usecases.live.floor import call, calls_of
from beirat_desktop.usecases.live.recording import (
    amended,
    decides,
    keep_resolution,
    keep_station,
    keep_task,
    keep_vote,
    keep_voters,
    keep_wording,
    moment_of,
    settle_again,
)
from beirat_desktop.usecases.meetings.rules import findings_of_path
from beirat_desktop.usecases.overrides import pass_over


@dataclass(frozen=True, slots=True)
class DeskItem:
    """An item with everything the desk shows of it.

    vote: the one that made the resolution, or was void on the matter. proposed: what is still to be voted on, in order.
    paper_number: what its paper is known by, "" where it has none.
    """

    item: AgendaItem
    number: str
    paper: Paper | None
    resolution: Resolution | None
    vote: Vote | None
    exclusions: tuple[Exclusion, ...]
    votes: tuple[Vote, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    calls: tuple[Call, ...] = ()
    paper_number: str = ""

    @property
    def text(self) -> RichText:
        """The wording to vote on: what was written at the desk, else what the paper proposes."""
        return wording_of(self.resolution, self.paper)


@dataclass(frozen=True, slots=True)
class Desk:
    """A meeting as it is led: its items in the order they are called."""

    meeting: Meeting
    committee: Committee
    items: tuple[DeskItem, ...]

    @property
    def current(self) -> DeskItem | None:
        """The item on the floor."""
        return next((row for row in self.items if row.item.state is ItemState.CURRENT), None)


class Resolutions:
    """What the committee does with its items."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def desk(self, meeting_id: str) -> Desk:
        """The meeting's items with papers, wording, votes and excluded members."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            committee = committee_of(unit, meeting)
            items = [item for item in unit.agenda_items.where(meeting_id=meeting_id) if item.removed_by is None]
            ids = [item.id for item in items]
            papers = unit.papers.some(item.paper_id for item in items if item.paper_id)
            resolutions = {r.agenda_item_id: r for r in unit.resolutions.where(agenda_item_id=ids)}
            votes = unit.votes.where(agenda_item_id=ids)
            exclusions = unit.exclusions.where(agenda_item_id=ids)
            amendments = unit.papers.where(amends_id=list(papers))
            factions = by_id(factions_in(unit, meeting.day, committee.id))
            calls = {one.agenda_item_id: one.calls for one in unit.item_calls.where(agenda_item_id=ids)}
            prefix = paper_prefix(unit)
        given = numbers(items, committee.profile.item_numbering)
        rows = []
        for item in in_order(items):
            resolution, paper = resolutions.get(item.id), papers.get(item.paper_id or "")
            own = in_turn(vote for vote in votes if vote.agenda_item_id == item.id)
            table = [_on_the_table(one, factions) for one in amendments if paper is not None and _lies(one, paper)]
            rows.append(
                DeskItem(
                    item,
                    given[item.id],
                    paper,
                    resolution,
                    resolving_vote(own) or void_vote(own),
                    tuple(e for e in exclusions if e.agenda_item_id == item.id),
                    own,
                    next_votes(own, table, wording_of(resolution, paper)) if _resolves(item) else (),
                    calls.get(item.id, ()),
                    known_number(paper, prefix) if paper is not None else "",
                )
            )
        return Desk(meeting, committee, tuple(rows))

    def begin(self, item_id: str) -> None:
        """Call an item; the one before is done when something came out or was noted, else open again."""
        with self._store.unit("resolutions.begin") as unit:
            self._call(unit, unit.agenda_items.get(item_id))

    def calls(self, item_id: str) -> ItemCalls:
        """When the item was called and left, and what was corrected of it."""
        with self._store.reading() as unit:
            return calls_of(unit, item_id)

    def set_calls(self, item_id: str, calls: Sequence[Call], reason: str = "") -> ItemCalls:
        """Correct when an item was called and left, with a reason where what stood there changes."""
        with self._store.unit("item_calls.times") as unit:
            meeting = unit.meetings.get(unit.agenda_items.get(item_id).meeting_id)
            for moment in (one.called for one in calls):
                check_follows(moment, meeting.began)
            for moment in (one.left or one.called for one in calls):
                check_within(moment, meeting.began)
            for moment in (one.left or one.called for one in calls if meeting.closed is not None):
                check_follows(meeting.closed or moment, moment)
            corrected = calls_of(unit, item_id).correct(tuple(calls), reason, minute(self._store.now()))
            return unit.item_calls.save(corrected)

    def finish(self, item_id: str, words: str) -> str | None:
        """There is nothing to tell of a formal item; words say so in the minutes where nothing else was written.

        The next open item is called; its id, or None at the end.
        """
        with self._store.unit("resolutions.begin") as unit:
            item = unit.agenda_items.get(item_id)
            if item.kind not in FORMAL:
                raise Refused("agenda.not_formal", title=item.title)
            if item.course.empty and not unit.resident_questions.count(agenda_item_id=item_id):
                unit.agenda_items.save(replace(item, course=RichText.of(words)))
            return self.advance(item_id)

    def advance(self, item_id: str) -> str | None:
        """Leave an item without an outcome and call the next open one; its id, or None at the end.

        From an item that is done it leads back to the one on the floor.
        """
        with self._store.unit("resolutions.begin") as unit:
            item = unit.agenda_items.get(item_id)
            floor = unit.agenda_items.where(meeting_id=item.meeting_id, state=ItemState.CURRENT)
            if item.state is ItemState.DONE and floor:
                return floor[0].id
            if item.outcome is None:
                self._call(unit, item)
            return self._call_next(unit, item)

    def edit(
        self,
        item_id: str,
        *,
        course: RichText | None = None,
        statements: RichText | None = None,
        internal_note: str | None = None,
    ) -> AgendaItem:
        """Keep the course of the debate, statements for the record, or a note; None leaves what is there."""
        given = {"course": course, "statements": statements, "internal_note": internal_note}
        changes = {name: value for name, value in given.items() if value is not None}
        with self._store.unit("resolutions.edit", merge=True) as unit:
            return unit.agenda_items.save(
                replace(unit.agenda_items.get(item_id), **changes)  # type: ignore[arg-type]
            )

    def edit_text(self, item_id: str, text: RichText) -> Resolution:
        """Keep the wording as it is typed, as a resolution without outcome and number; final once it was voted on."""
        with self._store.unit("resolutions.edit_text", merge=True) as unit:
            item = unit.agenda_items.get(item_id)
            known = of_item(unit, item_id)
            if known is not None and known.text == text:
                return known
            if known is not None and known.decided:
                raise Refused("resolution.wording_locked")
            check_wording_open(votes_of(unit, item_id))
            return keep_wording(unit, item, unit.meetings.get(item.meeting_id), text)

    def correct_text(self, item_id: str, text: RichText) -> Resolution:
        """Put a wording right that was kept otherwise than it was voted on, here, with its vote and its station.

        Only of a closed meeting, where it holds and changes by an act of correction alone.
        """
        with self._store.unit("resolutions.edit_text") as unit:
            item, known = unit.agenda_items.get(item_id), of_item(unit, item_id)
            over = unit.meetings.get(item.meeting_id).state is MeetingState.CLOSED
            if known is None or not known.decided or not over:
                raise Refused("resolution.wording_locked")
            for vote in unit.votes.where(resolution_id=known.id):
                if vote.wording == known.text:
                    unit.votes.save(replace(vote, wording=text))
            for station in unit.consultations.where(agenda_item_id=item_id):
                if station.wording == known.text:
                    unit.consultations.save(replace(station, wording=text))
            return unit.resolutions.save(replace(known, text=text))

    def exclude(
        self,
        item_id: str,
        person_id: str,
        reason: str = "",
        left_room: bool = True,
        *,
        kind: ExclusionReason = ExclusionReason.STATED,
        at: time | datetime | None = None,
    ) -> Exclusion:
        """A member, with a vote or without, steps aside for this item (§ 22 GemO); said now, or at the moment given.

        Noted when the vote has been taken, it flaws the vote.
        """
        with self._store.unit("exclusions.add") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = unit.meetings.get(item.meeting_id)
            if item.kind is ItemKind.ELECTION:
                raise Refused("exclusion.at_election", title=item.title)
            listed = unit.attendances.where(meeting_id=meeting.id)
            if listed and not any(one.person_id == person_id and one.group in DEBATING for one in listed):
                raise Refused("exclusion.no_member", name=person_on(unit, person_id, today(unit)).name)
            known = unit.exclusions.where(agenda_item_id=item_id, person_id=person_id)
            if known:
                exclusion = known[0]
            else:
                now = minute(self._store.now())
                held = within(now, meeting.began)
                exclusion = Exclusion(item_id, person_id, said=now if held else None, after_vote=_voted(unit, item))
            if at is not None:
                said = read_moment(at, meeting.began)
                check_follows(said, meeting.began)
                exclusion = replace(exclusion, said=said)
            taken = votes_of(unit, item_id)
            for vote in reversed(taken):  # an amendment falls once nothing valid is built on it
                keep_voters(unit, item, meeting, vote, without_voter(vote, person_id))
            settle_again(unit, item, meeting, taken)
            return unit.exclusions.save(replace(exclusion, reason=given(reason), left_room=left_room, kind=kind))

    def readmit(self, item_id: str, person_id: str) -> None:
        """The member takes part after all; what was entered by mistake is no flaw of a vote."""
        with self._store.unit("exclusions.remove") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = unit.meetings.get(item.meeting_id)
            taken = votes_of(unit, item_id)
            for vote in taken:
                keep_voters(unit, item, meeting, vote, with_voter(vote, person_id))
            settle_again(unit, item, meeting, taken)
            for exclusion in unit.exclusions.where(agenda_item_id=item_id, person_id=person_id):
                unit.exclusions.delete(exclusion.id)

    def votes(self, item_id: str) -> tuple[Vote, ...]:
        """The votes of an item as they were taken."""
        with self._store.reading() as unit:
            return votes_of(unit, item_id)

    def voters(self, item_id: str) -> tuple[int, int]:
        """How many voting members are in the room now, and how many of them are excluded from this item."""
        with self._store.reading() as unit:
            item = unit.agenda_items.get(item_id)
            everybody = unit.attendances.where(meeting_id=item.meeting_id)
            return voter_counts(everybody, unit.exclusions.where(agenda_item_id=item_id), item_id)

    def findings(self, item_id: str, decision: Decision) -> tuple[Finding, ...]:
        """What does not add up in a decision that is about to be recorded, but for what was passed over."""
        with self._store.reading() as unit:
            item = unit.agenda_items.get(item_id)
            if decision.corrects_id is not None:
                decision = replace(decision, vote=corrected(unit.votes.get(decision.corrects_id), decision))
            else:
                decision = replace(decision, vote=filled(unit, item, decision.vote))
            found = findings_of(unit, item, decision)
            return without_overridden(found, unit.overrides.where(noun="agenda_items", object_id=item.id))

    def called_findings(self, item_id: str) -> tuple[Finding, ...]:
        """What has to be asked or settled first when the item is called."""
        with self._store.reading() as unit:
            item = unit.agenda_items.get(item_id)
            return findings_of_path(unit, Path.CALLED, unit.meetings.get(item.meeting_id), item)

    def record(self, item_id: str, decision: Decision, *, advance: bool = False) -> Resolution | None:
        """Keep what came out, with everything that follows from it, and call the next item if asked to.

        A recorded vote keeps its counts. An item that was resolved on is voted on again as a repetition (the vote
        names the one it repeats), or a typing error in a vote is corrected; both with the reason. Findings that nobody
        passed over need a reason too, and none of them makes a void vote valid.
        """
        with self._store.unit("resolutions.record") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = unit.meetings.get(item.meeting_id)
            if meeting.state not in (MeetingState.RUNNING, MeetingState.CLOSED):
                raise Refused("meeting.not_running")
            if item.outcome is Outcome.ELECTED and decision.outcome is not None:
                raise Refused("election.decided", title=item.title)
            if decision.outcome is Outcome.ELECTED or _elects_without_rounds(unit, item, decision):
                raise Refused("election.only_by_rounds")
            paper, draft, votes = unit.papers.find(item.paper_id), of_item(unit, item.id), votes_of(unit, item.id)
            _check_of_item(unit, item, decision)
            if decision.votes and decision.corrects_id is None and meeting.state is MeetingState.CLOSED:
                raise Refused("vote.meeting_closed")  # before anything is asked that only a vote would need
            if item.left_without_quorum:
                check_not_called_again(unit, [item.id])
            earlier = None if decision.corrects_id is None else unit.votes.get(decision.corrects_id)
            before = earlier or unit.votes.find(decision.vote.repeats_id)
            if earlier is not None:
                decision = replace(decision, vote=corrected(earlier, decision))
            elif before is not None:
                decision = replace(decision, vote=replace(decision.vote, before=before.before))
            decision = complete(item, paper, draft, named_target(unit, decision))
            check_on_agenda(item, votes, decision)
            check_possible(votes, draft, decision)
            decision = self._with_vote(unit, meeting, item, decision)
            decision = settled(decision, paper)
            check_points_left([one for one in votes if one.id != decision.vote.id], decision.vote)
            leads = earlier is None or (decides(item, draft, earlier) and not put_back_since(votes, earlier))
            if earlier is not None and not leads and earlier.resolution_id is None:
                decision = replace(decision, outcome=None)  # what a later vote has replaced resolves nothing
            pass_over(unit, item, findings_of(unit, item, decision), decision.reason)
            committee = committee_of(unit, meeting)
            resolution = draft
            acts = draft is not None and draft.decided and decision.outcome is not None
            if decision.votes or acts:
                vote = keep_vote(unit, meeting, item, replace(decision, why=decision.why or decision.reason * acts))
                amended(unit, item, meeting, vote, before)
                if earlier is not None and effect(vote) is Effect.VOID:
                    settle_again(unit, item, meeting, votes)
                    return None
                resolution = keep_resolution(unit, item, meeting, committee, decision, vote)
            undone = earlier is not None and item.outcome is not None
            if leads and (decision.outcome is not None or undone):
                if paper is not None:
                    keep_station(unit, item, meeting, committee, paper, decision, resolution)
                elif resolution is not None and resolution.decided:
                    keep_task(unit, item, resolution)
                # What a vote put off was put off by those who could; else it is left where too few are there.
                able = not may_be_left(item) or decision.votes or quorum_reached(unit, item)
                item = unit.agenda_items.save(item.conclude(decision.outcome, decision.target, quorum=able))
            settle_amendments(unit, item.id, meeting)
            if advance and decision.outcome is not None:
                self._call_next(unit, item)
            return resolution if resolution is not None and resolution.decided else None

    def record_together(self, item_ids: Sequence[str], decision: Decision) -> None:
        """One vote on several items (en bloc); each keeps its share, its wording and its own resolution.

        Each names the others by number in the minutes; public and non-public ones are never voted on together.
        """
        with self._store.unit("resolutions.record_together") as unit:
            items = [unit.agenda_items.get(key) for key in dict.fromkeys(item_ids)]
            check_one_part(items)
            meeting = unit.meetings.get(items[0].meeting_id)
            every = unit.agenda_items.where(meeting_id=meeting.id)
            given = numbers(every, committee_of(unit, meeting).profile.item_numbering)
            names = [item.number or given[item.id] for item in items]
            for key, name in zip((item.id for item in items), names, strict=True):
                others = ", ".join(one for one in names if one != name)
                vote = replace(decision.vote, id=new_id(), kind=VoteKind.EN_BLOC, subject=others)
                self.record(key, replace(decision, outcome=None, text=RichText(), vote=vote))

    def _with_vote(self, unit: Unit, meeting: Meeting, item: AgendaItem, decision: Decision) -> Decision:
        """The decision with who may vote now; refused where nothing can be voted on."""
        if decision.corrects_id is not None:
            check_cast(decision.vote)
            return decision
        if not decision.votes:
            if decision.outcome is not None and meeting.state is MeetingState.RUNNING and interrupted(meeting):
                raise Refused("vote.on_break")
            return decision
        vote = filled(unit, item, decision.vote)
        check_votable(meeting.state, on_break=interrupted(meeting), present=vote.present or 0)
        check_cast(vote)
        return replace(decision, vote=vote)

    def _call(self, unit: Unit, item: AgendaItem) -> None:
        meeting = unit.meetings.get(item.meeting_id)
        call(unit, meeting, item, moment_of(unit, meeting))

    def _call_next(self, unit: Unit, item: AgendaItem) -> str | None:
        every = unit.agenda_items.where(meeting_id=item.meeting_id)
        ordered = in_order([one for one in every if one.removed_by is None])
        here = [one.id for one in ordered].index(item.id)
        moved_from = number_before(votes_of(unit, item.id), public=not item.public)
        # Of what a vote has moved into the other part it goes on where it would have been called.
        beside = [one for one in ordered if moved_from and one.public is not item.public]
        ahead = [one for one in beside if place_of(one.number) > place_of(moved_from)] + [*ordered[here + 1 :]]
        following = next((one for one in ahead if one.state is ItemState.OPEN), None)
        if following is None:
            return None
        self._call(unit, following)
        return following.id


def _resolves(item: AgendaItem) -> bool:
    """Whether something is to be resolved; elections have rounds of their own."""
    return allows_resolution(item) and item.kind is not ItemKind.ELECTION


def _elects_without_rounds(unit: Unit, item: AgendaItem, decision: Decision) -> bool:
    """Whether somebody would come into an office by a resolution; what is asked about an election is decided freely."""
    resolves = decision.outcome in RESOLVING or (decision.outcome is None and decision.vote.kind in RESOLVING_KINDS)
    return item.kind is ItemKind.ELECTION and resolves and bool(unit.elections.where(agenda_item_id=item.id))


def _voted(unit: Unit, item: AgendaItem) -> bool:
    return any(vote.counted for vote in votes_of(unit, item.id))


def _check_of_item(unit: Unit, item: AgendaItem, decision: Decision) -> None:
    """What is corrected or repeated was voted on at this item."""
    for key in (decision.corrects_id, decision.vote.repeats_id):
        if key is not None and unit.votes.get(key).agenda_item_id not in (item.id, None):
            raise Refused("vote.other_item", title=item.title)


def _lies(amendment: Paper, paper: Paper) -> bool:
    return amendment.amends_id == paper.id and amendment.state in INCOMING


def _on_the_table(amendment: Paper, factions: Mapping[str, Faction]) -> Proposed:
    movers = [factions.get(key or "") for key in (amendment.faction_id, *amendment.joint_faction_ids)]
    names = ", ".join(faction.name for faction in movers if faction is not None)
    return Proposed(VoteKind.AMENDMENT, amendment.proposal, names, amendment.number, amendment.id)
