"""Asks domain/holding for every change of a unit before it is kept, so that no path leads around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from beirat_desktop.domain import holding
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import Stage
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.store.nouns import Step
from beirat_desktop.store.rights import READS_REGISTER

if TYPE_CHECKING:
    from beirat_desktop.store.unit import Unit


UNDER_ITEMS = frozenset(
    {"item_calls", "resident_questions", "votes", "resolutions", "exclusions", "elections", "election_rounds"}
)
"""Nouns that belong to a meeting by the item they are under."""


def check(unit: Unit) -> None:
    """Refuse the unit when it changes a fact that held before it began, without the act that changes it.

    A register tells what the office has put right in its own record, where the act stands; of a meeting that was led
    in this one it can tell nothing.
    """
    told = unit.action == READS_REGISTER
    led_here = {one.meeting_id for one in unit.attendances.all()} if told else set()
    steps = unit.steps
    reasons = [step.after for step in steps if step.noun == "overrides" and step.after is not None]
    acts = [step.after for step in steps if step.noun == "corrections" and step.before is None]
    answered = {item_of(unit, step.noun, step.after) for step in steps if step.noun == "elections"}
    for step in steps:
        if step.noun == "corrections" and step.before is not None:
            raise Refused("holding.act_stays")
        if step.noun == "committees" and step.before is not None and step.after is not None:
            signed = signed_meetings(unit, step.after.id)
            holding.check_behind_signed(holding.behind_signed(step.before, step.after, signed), reasons)
        held_from = holding.holds_from(step.noun, step.before, step.after)
        if held_from is None:
            continue
        if holding.follows_answer(step.noun, step.before, step.after) and step.after.id in answered:
            continue
        places = [(value, *place) for value in (step.before, step.after) for place in _places(unit, step.noun, value)]
        for value, meeting_id, item_id in places:
            if meeting_id is None or (told and meeting_id not in led_here):
                continue
            now = _stage_before(unit, steps, meeting_id)
            if now is Stage.CLOSED and holding.reopens(step.noun, step.before, step.after):
                continue
            own = [act for act in acts if act.meeting_id == meeting_id]
            if now is Stage.OPEN and holding.takes_out(step.noun, step.before, step.after):
                item = unit.agenda_items.find(item_id) or unit.before("agenda_items", item_id)
                holding.check_recorded(own, item.title)
            if holding.gives_up_signatures(step.noun, step.before, step.after, own):
                continue
            # What an excerpt certified stands where the record stood; where it moves to, none has gone out.
            certified = value is (step.before or step.after) and _excerpt_before(unit, steps, item_id)
            holding.check_change(held_from, now, own, excerpt=certified)


def signed_meetings(unit: Unit, committee_id: str) -> list[Meeting]:
    """The meetings of a committee whose minutes are signed."""
    own = {meeting.id: meeting for meeting in unit.meetings.where(committee_id=committee_id)}
    minutes = unit.minutes.where(meeting_id=set(own))
    return [
        meeting
        for key, meeting in own.items()
        if holding.stage(meeting, (one for one in minutes if one.meeting_id == key)) >= Stage.SIGNED
    ]


def _stage_before(unit: Unit, steps: tuple[Step, ...], meeting_id: str) -> Stage:
    changed = {(step.noun, (step.after or step.before).id): step.before for step in steps}
    key = ("meetings", meeting_id)
    meeting = changed[key] if key in changed else unit.meetings.find(meeting_id)
    minutes = [one for one in unit.minutes.where(meeting_id=meeting_id) if ("minutes", one.id) not in changed]
    minutes += [
        step.before
        for step in steps
        if step.noun == "minutes" and step.before is not None and step.before.meeting_id == meeting_id
    ]
    return holding.stage(meeting, minutes)


def _excerpt_before(unit: Unit, steps: tuple[Step, ...], item_id: str | None) -> bool:
    if item_id is None:
        return False
    fresh = {step.after.id for step in steps if step.noun == "excerpts" and step.before is None}
    return any(excerpt.id not in fresh for excerpt in unit.excerpts.where(agenda_item_id=item_id))


def _places(unit: Unit, noun: str, value: Any) -> list[tuple[str | None, str | None]]:
    """The meeting and the item that a value belongs to; a paper is told of wherever it was dealt with."""
    if noun == "papers" and value is not None:
        return [(one.meeting_id, one.id) for one in unit.agenda_items.where(paper_id=value.id, removed_by=None)]
    item_id = item_of(unit, noun, value)
    return [(_meeting_of(unit, noun, value, item_id), item_id)]


def item_of(unit: Unit, noun: str, value: Any) -> str | None:
    """The id of the agenda item a value is, or is under; None where it is under none."""
    if value is None:
        return None
    if noun == "agenda_items":
        return str(value.id)
    if noun == "votes":
        if value.agenda_item_id is not None:
            return str(value.agenda_item_id)
        resolution = unit.resolutions.find(value.resolution_id) or unit.before("resolutions", value.resolution_id)
        return resolution.agenda_item_id if resolution is not None else None
    if noun == "election_rounds":
        election = unit.elections.find(value.election_id) or unit.before("elections", value.election_id)
        return str(election.agenda_item_id) if election is not None else None
    if noun in ("item_calls", "resident_questions", "resolutions", "exclusions", "elections"):
        return str(value.agenda_item_id) if value.agenda_item_id is not None else None
    return None


def _meeting_of(unit: Unit, noun: str, value: Any, item_id: str | None) -> str | None:
    if value is None:
        return None
    if noun == "meetings":
        return str(value.id)
    if noun in UNDER_ITEMS:
        item = unit.agenda_items.find(item_id) or unit.before("agenda_items", item_id)
        return item.meeting_id if item is not None else None
    return str(value.meeting_id) if value.meeting_id is not None else None
