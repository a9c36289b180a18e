"""Keeping what came out at an item: its votes, the resolution, and the paper's station."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.asking import asks_others
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consequences import Event, untouched
from beirat_desktop.domain.consultations import ADOPTING, RESOLVING, Consultation, ConsultationState, Outcome
from beirat_desktop.domain.decisions import Decision, corrected, counts_for_resolution, settled, wording_of
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import (
    OUTCOME_OF,
    RESOLVING_KINDS,
    Effect,
    Vote,
    effect,
    three_suffice,
    with_quorum,
)
from beirat_desktop.domain.voting import (
    ON_THE_WORDING,
    check_settled,
    last_to_decide,
    may_turn,
    reads_after,
    resolving_vote,
    superseded,
)
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, committees_on, find_committee
from beirat_desktop.usecases.live.amendments import settle_amendments
from beirat_desktop.usecases.live.consequences import add_station, follow
from beirat_desktop.usecases.live.decisions import of_item, votes_of
from beirat_desktop.usecases.numbers import next_number

NOTHING = Decision()
LONGEST = timedelta(hours=18)
"""So long after its beginning a meeting may still be running."""


def moment_of(unit: Unit, meeting: Meeting) -> datetime | None:
    """Now, while the meeting is held; for one that is written down later nobody knows the minute any more."""
    now = unit.now.replace(tzinfo=None, second=0, microsecond=0)
    held = meeting.start.date() == now.date() or meeting.start <= now <= meeting.start + LONGEST
    return now if held else None


def keep_vote(unit: Unit, meeting: Meeting, item: AgendaItem, decision: Decision) -> Vote:
    """The vote as the next one of its item, or in place of the one in which a typing error is corrected."""
    known = votes_of(unit, item.id)
    if decision.corrects_id is not None:
        earlier = unit.votes.get(decision.corrects_id)
        mended = corrected(earlier, decision)
        check_settled(known, earlier, mended)
        return unit.votes.save(mended)
    moment = moment_of(unit, meeting)
    if decision.vote.repeats_id is not None:
        check_settled(known, unit.votes.get(decision.vote.repeats_id), decision.vote)
    vote = replace(
        decision.vote,
        resolution_id=None,
        position=max((one.position for one in known), default=-1) + 1,
        moment=moment,
        presided_id=meeting.presides if moment is None else meeting.presides_at(moment),
        reason=given(decision.why) or decision.vote.reason,
    )
    return unit.votes.save(vote)


def keep_wording(unit: Unit, item: AgendaItem, meeting: Meeting, text: RichText) -> Resolution:
    """How the motion reads until it is voted on: a resolution without outcome and number."""
    known = of_item(unit, item.id)
    draft = known or Resolution(
        meeting.committee_id,
        meeting.day,
        outcome=Outcome.NO_RESOLUTION,
        agenda_item_id=item.id,
        paper_id=item.paper_id,
        public=item.public,
    )
    return unit.resolutions.save(replace(draft, text=text))


def amended(unit: Unit, item: AgendaItem, meeting: Meeting, vote: Vote, earlier: Vote | None) -> None:
    """A carried amendment changes how the motion reads, a lost point falls out of it.

    earlier: the vote that is corrected or repeated by this one; only where it left the motion otherwise, the motion
    reads otherwise now. After a void vote on the matter it reads on as it was voted on.
    """
    known = of_item(unit, item.id)
    if vote.kind in RESOLVING_KINDS and effect(vote) is Effect.VOID and (known is None or not known.decided):
        keep_wording(unit, item, meeting, vote.wording)
    if vote.kind not in ON_THE_WORDING or vote.id in superseded(votes_of(unit, item.id)):
        return
    if reads_after(vote) == (vote.before if earlier is None else reads_after(earlier)):
        return
    now = wording_of(known, unit.papers.find(item.paper_id))
    if earlier is not None and now != reads_after(earlier):
        raise Refused("vote.wording_built_on")  # somebody typed over it since
    keep_wording(unit, item, meeting, reads_after(vote))


def keep_voters(unit: Unit, item: AgendaItem, meeting: Meeting, vote: Vote, other: Vote) -> None:
    """A vote of which somebody must not have voted, or might after all; where that makes an amendment void, it goes.

    What was voted on since stays as it was voted on.
    """
    if other == vote:
        return
    seats = committee_of(unit, meeting).statutory_seats
    other = with_quorum(other, seats, second_call=three_suffice(item, vote.kind))
    now = wording_of(of_item(unit, item.id), unit.papers.find(item.paper_id))
    votes = votes_of(unit, item.id)
    unit.votes.save(other)
    if may_turn(votes, vote, now):
        amended(unit, item, meeting, other, vote)


def decides(item: AgendaItem, resolution: Resolution | None, vote: Vote) -> bool:
    """Whether what came out at the item follows from this vote, and from none that was taken after it."""
    if item.outcome is None:
        return True
    if vote.kind in RESOLVING_KINDS:
        return vote.resolution_id is not None and resolution is not None and resolution.outcome is item.outcome
    return OUTCOME_OF.get(vote.kind) is item.outcome


def settle_again(unit: Unit, item: AgendaItem, meeting: Meeting, before: Sequence[Vote]) -> None:
    """Bring an item in line where another vote decides it now than before, since one became void or valid again.

    What was void resolves nothing: without another vote the item is open, what followed is taken back, and its
    resolution is wording again, which keeps its number for the repetition.
    """
    _settle_item(unit, item, meeting, before)
    settle_amendments(unit, item.id, meeting)


def _settle_item(unit: Unit, item: AgendaItem, meeting: Meeting, before: Sequence[Vote]) -> None:
    votes = votes_of(unit, item.id)
    was, now = last_to_decide(before), last_to_decide(votes)
    draft = of_item(unit, item.id)
    if (was and was.id) == (now and now.id) or not (item.outcome is None if was is None else decides(item, draft, was)):
        return
    committee, paper = committee_of(unit, meeting), unit.papers.find(item.paper_id)
    main = resolving_vote(votes)
    if main is not None and main.resolution_id is None:
        made = settled(Decision(text=main.wording, vote=main), paper)
        draft = keep_resolution(unit, item, meeting, committee, made, main)
    elif main is None and draft is not None and draft.decided:
        draft = _undecided(unit, draft)
    decision = NOTHING if now is None else settled(Decision(text=now.wording, vote=now), paper)
    if decision.outcome is Outcome.REFERRED:
        named = [one.id for one in committees_on(unit, meeting.day) if one.label == decision.vote.subject]
        decision = replace(decision, target=decision.vote.subject, committee_id=named[0] if named else None)
    if paper is not None:
        keep_station(unit, item, meeting, committee, paper, decision, draft)
    elif draft is not None:
        keep_task(unit, item, draft)
    unit.agenda_items.save(item.conclude(decision.outcome, decision.target))


def _undecided(unit: Unit, resolution: Resolution) -> Resolution:
    for vote in unit.votes.where(resolution_id=resolution.id):
        unit.votes.save(replace(vote, resolution_id=None))
    return unit.resolutions.save(replace(resolution, outcome=Outcome.NO_RESOLUTION, outcome_target=""))


def keep_resolution(
    unit: Unit, item: AgendaItem, meeting: Meeting, committee: Committee, decision: Decision, vote: Vote
) -> Resolution | None:
    """The resolution that a vote on the matter made; repeated or corrected, it keeps its number."""
    if decision.outcome not in RESOLVING or not counts_for_resolution(vote):
        return of_item(unit, item.id)
    resolution = of_item(unit, item.id) or Resolution(committee.id, meeting.day, agenda_item_id=item.id)
    number = resolution.number or next_number(
        unit,
        committee,
        "resolution",
        meeting.day,
        count="resolutions",
        taken=lambda one: unit.resolutions.count(committee_id=committee.id, number=one),
    )
    stations = stations_of(unit, item, committee)
    resolution = unit.resolutions.save(
        replace(
            resolution,
            text=decision.text if not decision.text.empty else resolution.text,
            outcome=decision.outcome,
            outcome_target=decision.target,
            number=number,
            consultation_id=stations[0].id if stations else resolution.consultation_id,
            paper_id=item.paper_id,
            public=item.public,
        )
    )
    for other in unit.votes.where(resolution_id=resolution.id):
        if other.id != vote.id:
            unit.votes.save(replace(other, resolution_id=None))
    unit.votes.save(replace(vote, resolution_id=resolution.id))
    return resolution


def stations_of(unit: Unit, item: AgendaItem, committee: Committee) -> list[Consultation]:
    """The station of the item's paper here: the one that names the item, else the one that waits."""
    at_item = unit.consultations.where(agenda_item_id=item.id)
    linked = [one for one in at_item if one.paper_id == item.paper_id]  # those of amendments hang on it too
    if linked or item.paper_id is None or item.outcome not in (None, Outcome.REMOVED):
        return linked
    waiting = unit.consultations.where(paper_id=item.paper_id, committee_id=committee.id, agenda_item_id=None)
    return [station for station in waiting if station.state is not ConsultationState.DONE]


def keep_station(
    unit: Unit,
    item: AgendaItem,
    meeting: Meeting,
    committee: Committee,
    paper: Paper,
    decision: Decision,
    resolution: Resolution | None,
) -> None:
    """What came out at the paper's station here, and all that follows from it."""
    stations = stations_of(unit, item, committee)
    if not stations and item.outcome is not None:
        return  # corrected long after the paper came onto another agenda: its way goes on from there
    station = known = stations[0] if stations else add_station(unit, paper, committee)
    before = station.outcome
    if decision.outcome is Outcome.REMOVED:  # nothing was said on the matter: it waits as if never called
        station = unit.consultations.save(station.take_off_agenda())
    elif decision.outcome is None:
        station = unit.consultations.save(replace(station.reopen(), wording=decision.text))
    else:
        if station.agenda_item_id != item.id:
            station = station.put_on_agenda(meeting.id, item.id)
        station = station.conclude(decision.outcome, meeting.day, target=decision.target, wording=decision.text)
        station = unit.consultations.save(replace(station, item_number=item.number))
        if resolution is not None and resolution.consultation_id != station.id:
            resolution = unit.resolutions.save(replace(resolution, consultation_id=station.id))
    if before is not None and station == known:
        return  # other counts, the same result: what followed from it is on its way, or done
    referred_to = find_committee(unit, decision.committee_id, meeting.day)
    event = Event(committee, station, decision.outcome, meeting.day, resolution, referred_to, before)
    follow(unit, unit.papers.get(paper.id), event)


def keep_task(unit: Unit, item: AgendaItem, resolution: Resolution) -> None:
    """What is asked of others without a motion is a task from the vote on too; corrected, it goes unless begun."""
    tasks = unit.follow_ups.where(resolution_id=resolution.id)
    if resolution.outcome in ADOPTING and asks_others(resolution.text):
        if not tasks:
            unit.follow_ups.save(FollowUp(None, resolution.id, title=item.title, public=resolution.public))
        return
    reported = {report.follow_up_id for report in unit.status_reports.where(follow_up_id=[task.id for task in tasks])}
    for task in tasks:
        if untouched(task) and task.id not in reported:
            unit.follow_ups.delete(task.id)
