"""What holds, and what alone may change it.

The one place that answers: may this fact of a meeting change, and if not, what is the way? It looks at one record
before and after, so that no use case, undo included, has a path of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from typing import Any

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.corrections import AFTER_ISSUE, Correction, CorrectionKind
from beirat_desktop.domain.elections import Election, said_in_meeting, told_by_minutes
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.history import Override
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.periods import as_of
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.votes import Effect, effect


class Stage(IntEnum):
    """How firmly the facts of a meeting hold."""

    OPEN = 0
    CLOSED = 1
    SIGNED = 2
    ISSUED = 3


def stage(meeting: Meeting | None, minutes: Iterable[Minutes]) -> Stage:
    """How far a meeting's record has come; None for a meeting that is only being made."""
    if meeting is None:
        return Stage.OPEN
    states = {one.state for one in minutes}
    if MinutesState.SIGNED in states:  # also a corrected issue that is signed, but not sent yet
        return Stage.SIGNED
    if states & {MinutesState.ISSUED, MinutesState.REPLACED}:
        return Stage.ISSUED
    return Stage.CLOSED if meeting.state is MeetingState.CLOSED else Stage.OPEN


@dataclass(frozen=True, slots=True)
class Held:
    """Which fields of a noun are facts of the meeting.

    closed: those that hold from its closing, None for every field; signed: those that are written afterwards and hold
    from the signatures; fillable: facts that may still be entered until then, where nobody had entered them.
    """

    closed: frozenset[str] | None = None
    signed: frozenset[str] = frozenset()
    fillable: frozenset[str] = frozenset()


FACTS: Mapping[str, Held] = {
    "meetings": Held(
        frozenset(
            {
                "committee_id",
                "term_id",
                "start",
                "number",
                "name",
                "place",
                "state",
                "invitation_sent_on",
                "invitation_received_on",
                "notice_published_on",
                "urgent",
                "urgency_reason",
                "chair_id",
                "secretary_id",
                "opened",
                "closed",
                "interruptions",
                "presiding",
                "demand_faction_id",
                "demand_members",
            }
        ),
        fillable=frozenset({"place", "notice_published_on", "chair_id", "secretary_id", "number", "term_id"}),
    ),
    "agenda_items": Held(
        frozenset(
            {
                "meeting_id",
                "title",
                "position",
                "parent_id",
                "public",
                "public_title",
                "closed_reason",
                "kind",
                "paper_id",
                "number",
                "removed_by",
                "state",
                "outcome",
                "outcome_target",
                "told_on",
                "left_without_quorum",
                "second_call_of",
                "demand_faction_id",
                "demand_members",
            }
        ),
        signed=frozenset({"subline", "course", "statements"}),
        fillable=frozenset({"closed_reason", "public_title", "number"}),
    ),
    "resolutions": Held(
        frozenset(
            {
                "committee_id",
                "decided_on",
                "text",
                "outcome",
                "outcome_target",
                "number",
                "agenda_item_id",
                "position",
                "public",
            }
        )
    ),
    "item_calls": Held(),
    "resident_questions": Held(
        frozenset({"agenda_item_id"}),
        signed=frozenset({"question", "answer", "asked_by", "answer_follows", "position"}),
    ),
    "votes": Held(),
    "elections": Held(),
    "election_rounds": Held(),
    "attendances": Held(),
    "exclusions": Held(),
}
"""The facts of a meeting by noun; minutes and guests have rules of their own below."""

MINUTES_FACTS = ("meeting_id", "opening", "closing", "frozen")
GUEST_FACTS = (
    "meeting_id",
    "agenda_item_id",
    "person_id",
    "organization_id",
    "by_video",
    "heard_from",
    "heard_until",
)
PAPER_FACTS = ("paper_type", "number", "faction_id", "joint_faction_ids", "organization_id")
"""What minutes and excerpts say of a paper beside its title and wording: what it is and who moved it."""
DEALT_WITH = frozenset({PaperState.DEBATED, PaperState.DONE})
HEARD = frozenset({SpeakerState.HEARD, SpeakerState.THANKED})


def holds_from(noun: str, before: Any, after: Any) -> Stage | None:
    """From which stage on this change of one record is barred; None when it touches no fact of a meeting."""
    if noun == "minutes":
        return _minutes_hold_from(before, after)
    if noun == "speakers":
        return _guest_holds_from(before, after)
    if noun == "papers":
        return _paper_holds_from(before, after)
    held = FACTS.get(noun)
    if held is None:
        return None
    if before is None or after is None:
        return Stage.CLOSED
    if noun == "elections" and said_in_meeting(before) == said_in_meeting(after):
        return _late_answer_holds_from(before, after)
    changed = [f.name for f in fields(after) if getattr(before, f.name) != getattr(after, f.name)]
    facts = [name for name in changed if held.closed is None or name in held.closed]
    if any(not (name in held.fillable and _empty(getattr(before, name))) for name in facts):
        return Stage.CLOSED
    return Stage.SIGNED if facts or held.signed.intersection(changed) else None


def takes_out(noun: str, before: Any, after: Any) -> bool:
    """Whether a recorded vote or round would go, or its correction be forgotten: it holds from its recording on."""
    if noun not in ("votes", "election_rounds") or before is None:
        return False
    if noun == "votes" and (before.agenda_item_id is None or effect(before) is Effect.INCOMPLETE):
        return False
    return after is None or (bool(before.corrected) and not after.corrected)


def _empty(value: object) -> bool:
    return value in (None, "") or not (getattr(value, "building", "x") or getattr(value, "room", "x"))


def _minutes_hold_from(before: Minutes | None, after: Minutes | None) -> Stage | None:
    """Their text and their signed bytes; sending them, and replacing them by an act, are steps and no change."""
    if before is None or before.state is MinutesState.DRAFT:
        return None
    if after is None or after.state is MinutesState.DRAFT:
        return Stage.SIGNED
    return Stage.SIGNED if any(getattr(before, name) != getattr(after, name) for name in MINUTES_FACTS) else None


def _late_answer_holds_from(before: Election, after: Election) -> Stage | None:
    """What somebody answers after the meeting is no fact of it; it holds once signed minutes tell of it."""
    if after == told_by_minutes(before):
        return None
    changed = set(before.answers) ^ set(after.answers)
    return Stage.SIGNED if any(not one.after_signing for one in changed) else None


def follows_answer(noun: str, before: Any, after: Any) -> bool:
    """Whether an item's outcome says what came of its election, which every answer decides, and nothing else of it."""
    return (
        noun == "agenda_items"
        and isinstance(before, AgendaItem)
        and isinstance(after, AgendaItem)
        and before.kind is ItemKind.ELECTION
        and {before.outcome, after.outcome} <= {None, Outcome.ELECTED, Outcome.NO_RESOLUTION}
        and after == replace(before, outcome=after.outcome)
    )


def _guest_holds_from(before: Any, after: Any) -> Stage | None:
    """Guests stand in the minutes once they were heard; whom to invite and to thank is the office's own matter."""
    was, now = (one is not None and one.meeting_id is not None and one.state in HEARD for one in (before, after))
    if was != now:
        return Stage.SIGNED
    moved = was and any(getattr(before, name) != getattr(after, name) for name in GUEST_FACTS)
    return Stage.SIGNED if moved else None


def _paper_holds_from(before: Any, after: Any) -> Stage | None:
    """What the minutes call a paper that was dealt with; what is put off may come again from others.

    A number that it never had may still be given.
    """
    if before is None or after is None or before.state not in DEALT_WITH:
        return None
    changed = [name for name in PAPER_FACTS if getattr(before, name) != getattr(after, name)]
    return Stage.SIGNED if any(name != "number" or before.number for name in changed) else None


def reopens(noun: str, before: Any, after: Any) -> bool:
    """Whether the change is a closed meeting being gone on with: a step of the chair's, not a change of facts."""
    return (
        noun == "meetings"
        and before is not None
        and after is not None
        and before.state is MeetingState.CLOSED
        and after.state is MeetingState.RUNNING
        and all(
            getattr(before, f.name) == getattr(after, f.name)
            for f in fields(after)
            if f.name not in ("state", "closed", "ended_before")
        )
    )


def gives_up_signatures(noun: str, before: Any, after: Any, acts: Collection[Correction]) -> bool:
    """Whether the change turns signed minutes into a draft with the same words, together with the act that says why."""
    return (
        noun == "minutes"
        and before is not None
        and after is not None
        and before.state is MinutesState.SIGNED
        and after == before.correct()
        and any(act.kind is CorrectionKind.SIGNATURES for act in acts)
    )


SEATS_AND_RULES = ("statutory_seats", "appointed_seats", "profile")
"""What a committee had on the day of a meeting, and what its minutes were signed on."""


def behind_signed(before: Committee, after: Committee, signed: Iterable[Meeting]) -> tuple[Finding, ...]:
    """The meetings with signed minutes that would have had other seats or rules than on the day they were held."""

    def had(committee: Committee, meeting: Meeting) -> list[Any]:
        return [getattr(as_of(committee, meeting.day), name) for name in SEATS_AND_RULES]

    return tuple(
        Finding("committee.behind_signed", "§ 41 GemO", facts={"day": meeting.day}).about("meetings", meeting.id)
        for meeting in sorted(signed, key=lambda one: one.start)
        if had(before, meeting) != had(after, meeting)
    )


def check_behind_signed(found: Collection[Finding], reasons: Iterable[Override]) -> None:
    """Seats and rules under signed minutes change only as the mending of a mistake, with a reason kept on each."""
    given = {(one.rule, one.noun, one.object_id) for one in reasons}
    days = tuple(one.facts["day"] for one in found if (one.rule, one.noun, one.object_id) not in given)
    if days:
        raise Refused("committee.signed_since", overridable=True, days=days, last=days[-1])


def check_recorded(acts: Collection[Correction], title: str) -> None:
    """What was recorded in a running meeting is taken out only as entered by mistake, by an act that says why.

    title: of its item; the desk shows the next one by then.
    """
    if not any(act.kind is CorrectionKind.MISTAKE for act in acts):
        raise Refused("holding.recorded", overridable=True, title=title)


def check_change(held_from: Stage, now: Stage, acts: Collection[Correction], *, excerpt: bool = False) -> None:
    """Refuse a change of a fact that holds, unless the act that changes it is kept with it; the refusal names the way.

    now: how firmly the facts held before; acts: what is kept together with the change; excerpt: whether an excerpt of
    the item has gone out, so that it holds like issued minutes.
    """
    kinds = {act.kind for act in acts if act.accepted}
    if now is Stage.SIGNED and held_from <= Stage.SIGNED:
        raise Refused("holding.signed")
    if now is Stage.ISSUED and held_from <= Stage.ISSUED:
        if not kinds & AFTER_ISSUE:
            raise Refused("holding.issued")
    elif excerpt and held_from is Stage.CLOSED:
        if not kinds & AFTER_ISSUE:
            raise Refused("holding.excerpt_issued")
    elif now is Stage.CLOSED and held_from is Stage.CLOSED and not kinds - BEFORE_CLOSING:
        raise Refused("holding.closed")


BEFORE_CLOSING = frozenset({CorrectionKind.SIGNATURES, CorrectionKind.MISTAKE})
"""Acts that change nothing of a closed meeting."""
WAYS = frozenset({"holding.closed", "holding.issued", "holding.excerpt_issued"})
"""Refusals after which a correction is the way; signed minutes must give up their signatures first."""
