"""Leading a meeting through its items: course, wording, vote or other outcome, excluded members."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from beirat_desktop.domain.agenda import (
    AgendaItem,
    ItemKind,
    ItemState,
    check_addition,
    check_removal,
)
from beirat_desktop.domain.agenda_tree import in_order, insert, numbers
from beirat_desktop.domain.attendance import Exclusion, ExclusionReason
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import ConsultationState, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity, without_overridden
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.moments import minute, read_moment, within
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.quorum import Quorum, check_resolvable, quorum, voters_present
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.live.consequences import add_station
from beirat_desktop.usecases.live.decisions import Decision, complete, filled, findings_of, heads, of_item
from beirat_desktop.usecases.live.recording import keep_resolution, keep_station
from beirat_desktop.usecases.overrides import keep_override

UNRESOLVED_DONE = frozenset(ItemKind) - {ItemKind.REGULAR, ItemKind.ELECTION}
"""Kinds of items that are done when the next one is called, without an outcome."""


@dataclass(frozen=True, slots=True)
class DeskItem:
    """An item with everything the desk shows of it."""

    item: AgendaItem
    number: str
    paper: Paper | None
    resolution: Resolution | None
    vote: Vote | None
    exclusions: tuple[Exclusion, ...]

    @property
    def text(self) -> RichText:
        """The wording to vote on: what was written at the desk, else what the paper proposes."""
        if self.resolution is not None:
            return self.resolution.text
        return self.paper.proposal if self.paper is not None else RichText()


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
            committee = unit.committees.get(meeting.committee_id)
            items = unit.agenda_items.where(meeting_id=meeting_id, removed_by=None)
            ids = [item.id for item in items]
            papers = by_id(unit.papers.where(id=[item.paper_id for item in items if item.paper_id]))
            resolutions = {r.agenda_item_id: r for r in unit.resolutions.where(agenda_item_id=ids)}
            votes = {v.resolution_id: v for v in unit.votes.where(resolution_id=[r.id for r in resolutions.values()])}
            exclusions = unit.exclusions.where(agenda_item_id=ids)
        given = numbers(items, committee.profile.item_numbering)
        rows = []
        for item in in_order(items):
            resolution = resolutions.get(item.id)
            rows.append(
                DeskItem(
                    item,
                    given[item.id],
                    papers.get(item.paper_id or ""),
                    resolution,
                    votes.get(resolution.id) if resolution else None,
                    tuple(e for e in exclusions if e.agenda_item_id == item.id),
                )
            )
        return Desk(meeting, committee, tuple(rows))

    def begin(self, item_id: str) -> None:
        """Call an item; the one before is done when something came out or was noted, else open again."""
        with self._store.unit("resolutions.begin") as unit:
            self._call(unit, unit.agenda_items.get(item_id))

    def advance(self, item_id: str) -> str | None:
        """Leave an item without an outcome and call the next open one; its id, or None at the end."""
        with self._store.unit("resolutions.begin") as unit:
            item = unit.agenda_items.get(item_id)
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
        """Keep the wording as it is typed; until a result is recorded, as a resolution without outcome and number."""
        with self._store.unit("resolutions.edit_text", merge=True) as unit:
            item = unit.agenda_items.get(item_id)
            resolution = of_item(unit, item_id)
            if resolution is None:
                meeting = unit.meetings.get(item.meeting_id)
                resolution = Resolution(
                    meeting.committee_id,
                    meeting.day,
                    outcome=Outcome.NO_RESOLUTION,
                    agenda_item_id=item.id,
                    paper_id=item.paper_id,
                    public=item.public,
                )
            for consultation in unit.consultations.where(agenda_item_id=item.id, state=ConsultationState.DONE):
                unit.consultations.save(replace(consultation, wording=text))
            return unit.resolutions.save(replace(resolution, text=text))

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
        """A member steps aside for this item (§ 22 GemO); said now, or at the moment given.

        Noted when the vote has been taken, it flaws the vote.
        """
        with self._store.unit("exclusions.add") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = unit.meetings.get(item.meeting_id)
            if item.kind is ItemKind.ELECTION:
                raise Refused("exclusion.at_election", title=item.title)
            known = unit.exclusions.where(agenda_item_id=item_id, person_id=person_id)
            if known:
                exclusion = known[0]
            else:
                now = minute(self._store.now())
                said = now if within(now, meeting.began) else None
                exclusion = Exclusion(item_id, person_id, said=said, after_vote=_voted(unit, item))
            if at is not None:
                exclusion = replace(exclusion, said=read_moment(at, meeting.began))
            return unit.exclusions.save(replace(exclusion, reason=reason, left_room=left_room, kind=kind))

    def readmit(self, item_id: str, person_id: str) -> None:
        """The member takes part after all."""
        with self._store.unit("exclusions.remove") as unit:
            for exclusion in unit.exclusions.where(agenda_item_id=item_id, person_id=person_id):
                unit.exclusions.delete(exclusion.id)

    def voters(self, item_id: str) -> tuple[int, int]:
        """How many voting members are in the room now, and how many of them are excluded from this item."""
        with self._store.reading() as unit:
            return heads(unit, unit.agenda_items.get(item_id))

    def findings(self, item_id: str, decision: Decision) -> tuple[Finding, ...]:
        """What does not add up in a decision that is about to be recorded, but for what was passed over."""
        with self._store.reading() as unit:
            item = unit.agenda_items.get(item_id)
            found = findings_of(unit, item, replace(decision, vote=filled(unit, item, decision.vote)))
            return without_overridden(found, unit.overrides.where(noun="agenda_items", object_id=item.id))

    def record(self, item_id: str, decision: Decision, *, advance: bool = False) -> Resolution | None:
        """Keep what came out, with everything that follows from it, and call the next item if asked to.

        Recording again corrects: the resolution keeps its number. Findings that nobody passed over need a reason.
        """
        with self._store.unit("resolutions.record") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = unit.meetings.get(item.meeting_id)
            if meeting.state not in (MeetingState.RUNNING, MeetingState.CLOSED):
                raise Refused("meeting.not_running")
            paper = unit.papers.find(item.paper_id)
            decision = complete(unit, item, paper, decision)
            self._pass_over(unit, item, decision)
            committee = unit.committees.get(meeting.committee_id)
            resolution = keep_resolution(unit, item, meeting, committee, decision)
            if paper is not None:
                keep_station(unit, item, meeting, committee, paper, decision, resolution)
            item = unit.agenda_items.save(
                replace(item, state=ItemState.DONE, outcome=decision.outcome, outcome_target=decision.target)
            )
            if advance:
                self._call_next(unit, item)
            return resolution

    def take_off(self, item_id: str, yes: int, reason: str = "") -> None:
        """Take an item off in the meeting, with two thirds of those present (§ 34 GemO)."""
        with self._store.unit("resolutions.take_off") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = unit.meetings.get(item.meeting_id)
            present, _ = heads(unit, item)
            try:
                check_resolvable(_quorum(unit, meeting, present))
                check_removal(yes=yes, present=present)
            except Refused as refusal:
                if not reason.strip():
                    raise
                keep_override(unit, refusal.rule, "agenda_items", item.id, reason)
            self.record(item_id, Decision(Outcome.REMOVED, reason=reason))

    def add_urgent(
        self,
        meeting_id: str,
        title: str,
        *,
        yes: int,
        paper_id: str | None = None,
        public: bool = True,
        urgent: bool = True,
        reason: str = "",
    ) -> AgendaItem:
        """Add an item in the meeting: urgent, and with two thirds of those present (§ 34 GemO)."""
        with self._store.unit("resolutions.add_urgent") as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.state is not MeetingState.RUNNING:
                raise Refused("meeting.not_running")
            committee = unit.committees.get(meeting.committee_id)
            paper = unit.papers.find(paper_id)
            item = AgendaItem(meeting_id, title or (paper.title if paper else ""), public=public, paper_id=paper_id)
            present = len(voters_present(unit.attendances.where(meeting_id=meeting_id)))
            try:
                check_resolvable(_quorum(unit, meeting, present))
                check_addition(urgent=urgent, yes=yes, present=present)
            except Refused as refusal:
                if not reason.strip():
                    raise
                keep_override(unit, refusal.rule, "agenda_items", item.id, reason)
            items = insert(tuple(unit.agenda_items.where(meeting_id=meeting_id)), item)
            given = numbers(items, committee.profile.item_numbering)
            for one in items:
                unit.agenda_items.save(replace(one, number=given[one.id]) if one.id == item.id else one)
            if paper is not None:
                station = add_station(unit, paper, committee)
                unit.consultations.save(
                    replace(station, state=ConsultationState.ON_AGENDA, meeting_id=meeting_id, agenda_item_id=item.id)
                )
                unit.papers.save(replace(paper, state=PaperState.ON_AGENDA))
            return unit.agenda_items.get(item.id)

    def _pass_over(self, unit: Unit, item: AgendaItem, decision: Decision) -> None:
        known = unit.overrides.where(noun="agenda_items", object_id=item.id)
        found = without_overridden(findings_of(unit, item, decision), known)
        pressing = [finding for finding in found if finding.severity is not Severity.INFO]
        if pressing and not decision.reason.strip():
            raise Refused("resolution.needs_reason", overridable=True, title=item.title, findings=tuple(pressing))
        for rule in dict.fromkeys(finding.rule for finding in pressing):
            keep_override(unit, rule, "agenda_items", item.id, decision.reason)

    def _call(self, unit: Unit, item: AgendaItem) -> None:
        for other in unit.agenda_items.where(meeting_id=item.meeting_id, state=ItemState.CURRENT):
            if other.id != item.id:
                done = other.outcome is not None or not other.course.empty or other.kind in UNRESOLVED_DONE
                unit.agenda_items.save(replace(other, state=ItemState.DONE if done else ItemState.OPEN))
        if item.outcome is None:
            unit.agenda_items.save(replace(item, state=ItemState.CURRENT))

    def _call_next(self, unit: Unit, item: AgendaItem) -> str | None:
        ordered = in_order(unit.agenda_items.where(meeting_id=item.meeting_id, removed_by=None))
        places = [one.id for one in ordered]
        here = places.index(item.id)
        following = next((one for one in ordered[here + 1 :] if one.state is ItemState.OPEN), None)
        if following is None:
            return None
        self._call(unit, following)
        return following.id


def _voted(unit: Unit, item: AgendaItem) -> bool:
    resolution = of_item(unit, item.id)
    return resolution is not None and any(v.counted for v in unit.votes.where(resolution_id=resolution.id))


def _quorum(unit: Unit, meeting: Meeting, present: int) -> Quorum:
    """The quorum for what concerns everybody: nobody is excluded from a vote on the agenda."""
    seats = unit.committees.get(meeting.committee_id).statutory_seats
    return quorum(seats, present, second_call=meeting.second_call)
