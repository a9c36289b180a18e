"""Changing the agenda while the meeting runs: every change is a vote, and its counts stay whatever came of it."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.domain.agenda import AgendaItem, ItemState, check_movable, check_urgent
from beirat_desktop.domain.agenda_tree import Items, default_position, in_order, insert, move, numbers, places_left
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.parts_changed import number_before
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.votes import RESOLVING_KINDS, Effect, Vote, VoteKind, effect
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.live.consequences import add_station
from beirat_desktop.usecases.live.decisions import votes_of
from beirat_desktop.usecases.live.resolutions import Resolutions
from beirat_desktop.usecases.papers.admitting import admitted


class AgendaVotes:
    """Votes on the agenda of a running meeting (§ 34 GemO)."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._resolutions = Resolutions(store)

    def take_off(self, item_id: str, counts: Vote, reason: str = "") -> Vote:
        """Take an item off: two thirds of those present; with less it stays, and the vote is kept."""
        with self._store.unit("resolutions.take_off") as unit:
            item = unit.agenda_items.get(item_id)
            check_movable(item, _on_the_matter(unit, item))
            _check_counted(counts)
            vote = replace(counts, kind=VoteKind.ITEM_REMOVED)
            self._resolutions.record(item_id, Decision(Outcome.REMOVED, vote=vote, reason=reason))
            return unit.votes.get(vote.id)

    def admit_late(self, item_id: str, counts: Vote, *, urgent: bool = True, reason: str = "") -> Vote:
        """Add an item that a supplement brought too late: it is urgent, and two thirds agree (§ 34 (7) GemO).

        One that was voted off the agenda stands on it again and is open.
        """
        check_urgent(urgent)
        with self._store.unit("resolutions.record") as unit:
            vote = self._vote(item_id, replace(counts, kind=VoteKind.ITEM_ADDED), reason)
            item = unit.agenda_items.get(item_id)
            if effect(vote) is Effect.CARRIED and item.outcome is Outcome.REMOVED:
                item = unit.agenda_items.save(item.conclude(None))
                paper = unit.papers.find(item.paper_id)
                if paper is not None:
                    _schedule(unit, unit.meetings.get(item.meeting_id), paper, item, reason)
            return vote

    def add_urgent(
        self,
        meeting_id: str,
        title: str,
        counts: Vote,
        *,
        paper_id: str | None = None,
        public: bool = True,
        urgent: bool = True,
        reason: str = "",
    ) -> AgendaItem | None:
        """Add an urgent item: two thirds of those present; with less it is not added, None.

        The vote then stays with the item on the floor; where the agenda is empty there is none to keep it with.
        """
        with self._store.unit("resolutions.add_urgent") as unit:
            meeting = _running(unit, meeting_id)
            check_urgent(urgent)
            paper = unit.papers.find(paper_id)
            item = AgendaItem(meeting_id, title or (paper.title if paper else ""), public=public, paper_id=paper_id)
            items = tuple(unit.agenda_items.where(meeting_id=meeting_id))
            floor = next((one for one in items if one.state is ItemState.CURRENT), None)
            floor = floor or next(iter(in_order(items)), None)
            if floor is None:
                self._place(unit, meeting, insert(items, item), item.id)
            subject = item.title if public else item.announced_title
            vote = self._vote((floor or item).id, replace(counts, kind=VoteKind.ITEM_ADDED, subject=subject), reason)
            if effect(vote) is not Effect.CARRIED:
                if floor is None:
                    raise Refused("agenda.nothing_on_floor", title=subject)
                return None
            if floor is not None:
                self._place(unit, meeting, insert(items, item), item.id)
            unit.votes.save(replace(vote, agenda_item_id=item.id, position=0, subject=""))
            if paper is not None:
                _schedule(unit, meeting, paper, item, reason)
            return unit.agenda_items.get(item.id)

    def reorder(self, item_id: str, parent_id: str | None, position: int, counts: Vote, reason: str = "") -> Vote:
        """Call an item at another place of its part that is still to come: simple majority."""
        with self._store.unit("resolutions.reorder") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = _running(unit, item.meeting_id)
            check_movable(item, _on_the_matter(unit, item))
            _check_counted(counts)
            items = tuple(unit.agenda_items.where(meeting_id=meeting.id))
            if position not in places_left(items, item_id):
                raise Refused("agenda.place_past", title=item.title)
            vote = self._vote(item_id, replace(counts, kind=VoteKind.ORDER_CHANGED), reason)
            if effect(vote) is Effect.CARRIED:
                items = tuple(unit.agenda_items.where(meeting_id=meeting.id))
                self._place(unit, meeting, move(items, item_id, parent_id, position, public=item.public), item_id)
            return vote

    def change_part(
        self, item_id: str, counts: Vote, *, public: bool, why: str = "", public_title: str = "", reason: str = ""
    ) -> Vote:
        """Deal with an item in public or not; voted on behind closed doors, why stays with the item (§ 35 GemO)."""
        why = given(why)
        with self._store.unit("resolutions.change_part") as unit:
            item = unit.agenda_items.get(item_id)
            meeting = _running(unit, item.meeting_id)
            check_movable(item, _on_the_matter(unit, item))
            kind = VoteKind.MADE_PUBLIC if public else VoteKind.MADE_CLOSED
            old = item.number or _numbers(unit, meeting)[item_id]
            vote = self._vote(item_id, replace(counts, kind=kind, reason=why, subject=old), reason)
            if effect(vote) is Effect.CARRIED and item.public != public:
                items = tuple(unit.agenda_items.where(meeting_id=meeting.id))
                moved = move(items, item_id, None, default_position(items, None, public), public=public)
                self._place(unit, meeting, moved, item_id)
                here = unit.agenda_items.get(item_id)
                again = number_before(votes_of(unit, item_id), public=public)  # back where it came from
                here = replace(here, number=again or here.number)
                told = {} if public else {"closed_reason": why, "public_title": public_title or here.public_title}
                unit.agenda_items.save(replace(here, **told))  # type: ignore[arg-type]
            return vote

    def _vote(self, item_id: str, vote: Vote, reason: str) -> Vote:
        _check_counted(vote)
        with self._store.unit("resolutions.record") as unit:
            self._resolutions.record(item_id, Decision(vote=vote, reason=reason))
            return unit.votes.get(vote.id)

    @staticmethod
    def _place(unit: Unit, meeting: Meeting, items: Items, item_id: str) -> None:
        """Save the agenda as it stands now; the item has its number at once, as one that the invitation names."""
        style = committee_of(unit, meeting).profile.item_numbering
        given = numbers(items, style)
        for one in items:
            unit.agenda_items.save(replace(one, number=one.number or given[one.id]) if one.id == item_id else one)


def _numbers(unit: Unit, meeting: Meeting) -> dict[str, str]:
    items = unit.agenda_items.where(meeting_id=meeting.id)
    return numbers(items, committee_of(unit, meeting).profile.item_numbering)


def _check_counted(vote: Vote) -> None:
    """The agenda is changed by voices that were counted, and by nothing else."""
    if not vote.counted:
        raise Refused("vote.missing")


def _running(unit: Unit, meeting_id: str) -> Meeting:
    meeting = unit.meetings.get(meeting_id)
    if meeting.state is not MeetingState.RUNNING:
        raise Refused("meeting.not_running")
    return meeting


def _on_the_matter(unit: Unit, item: AgendaItem) -> int:
    elections = {one.id for one in unit.elections.where(agenda_item_id=item.id)}
    votes = sum(vote.kind in RESOLVING_KINDS for vote in unit.votes.where(agenda_item_id=item.id))
    return votes + len(unit.election_rounds.where(election_id=elections))


def _schedule(unit: Unit, meeting: Meeting, paper: Paper, item: AgendaItem, reason: str) -> None:
    station = add_station(unit, paper, committee_of(unit, meeting))
    unit.consultations.save(station.put_on_agenda(meeting.id, item.id))
    paper = admitted(unit, paper, reason) if paper.state is PaperState.SUBMITTED else paper.through(PaperState.ADMITTED)
    unit.papers.save(paper.put_on_agenda(meeting.id))
