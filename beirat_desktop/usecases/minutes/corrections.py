"""Putting right what a meeting's record holds: by an act that says what was wrong, what is right and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.corrections import AFTER_ISSUE, Correction, CorrectionKind, check_complete
from beirat_desktop.domain.deadlines import objection_days
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import Stage, stage, takes_out
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german import elections, votes
from beirat_desktop.store.holding import item_of
from beirat_desktop.store.nouns import Step
from beirat_desktop.store.store import Batch, Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import persons_on, today
from beirat_desktop.usecases.text_blocks import worded

T = TypeVar("T")
HELD_TEXT = frozenset({MinutesState.SIGNED, MinutesState.ISSUED})
"""Minutes whose text stands as it was signed."""


@dataclass(frozen=True, slots=True)
class Correcting:
    """What the person says who corrects. decided_at_id: the meeting that decided on the objection raised_by made.

    carries_out: the id of an objection the body followed, or of a correction that was begun; the change then says its
    words, and the paper says them once.
    """

    reason: str = ""
    wrong: str = ""
    right: str = ""
    item_id: str | None = None
    raised_by: str = ""
    decided_at_id: str | None = None
    accepted: bool = True
    carries_out: str | None = None


class Corrections:
    """Correcting what holds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, meeting_id: str) -> list[Correction]:
        """Every act on the record of a meeting, the first one first; also objections that were not followed."""
        with self._store.reading() as unit:
            return unit.corrections.where(meeting_id=meeting_id)

    def followed(self, meeting_id: str, item_id: str | None = None) -> list[Correction]:
        """What facts may be put right on account of: objections the body followed, corrections begun; each once.

        Begun is a correction of the issue that is in the making; of one item where it names another, it is left out.
        """
        with self._store.reading() as unit:
            acts = unit.corrections.where(meeting_id=meeting_id)
            begun = _begun(unit, meeting_id, acts)
        found = {
            (act.wrong, act.right, act.raised_by, act.decided_at_id, act.agenda_item_id): act
            for act in reversed(acts)
            if act.accepted and (act.kind is CorrectionKind.OBJECTION or act.id in begun)
        }
        own = (None, item_id)
        return [act for act in list(found.values())[::-1] if item_id is None or act.agenda_item_id in own]

    def stage(self, meeting_id: str) -> Stage:
        """How firmly the facts of a meeting hold now."""
        with self._store.reading() as unit:
            return stage(unit.meetings.get(meeting_id), unit.minutes.where(meeting_id=meeting_id))

    def deciding_meetings(self, meeting_id: str) -> list[Meeting]:
        """The meetings in which an objection can have been decided: the next one after the minutes went out."""
        with self._store.reading() as unit:
            own = unit.meetings.get(meeting_id)
            held = unit.meetings.where(committee_id=own.committee_id, state=(MeetingState.RUNNING, MeetingState.CLOSED))
            went = unit.minutes.where(meeting_id=meeting_id, state=(MinutesState.ISSUED, MinutesState.REPLACED))
        later = sorted((one for one in held if one.start > own.start), key=lambda one: one.start)
        days = objection_days({one.issued_on or own.day for one in went}, [one.day for one in later])
        return [one for one in later if one.day in days]

    def correct(self, meeting_id: str, said: Correcting, change: Callable[[], T]) -> T:
        """Change facts that hold, together with the act that says so; both are kept, or neither.

        change is any use case that the record refused because the fact holds. After the minutes went out a new draft
        takes their place, to be signed and sent as a corrected issue; the old issue stays. Where a non-public item was
        touched, the act is told in the closed part alone, whatever item it names.
        """
        with self._store.unit("corrections.make") as unit:
            if said.carries_out is not None:
                said = _of_begun(unit.corrections.get(said.carries_out), said.reason)
            act = self._begin(unit, meeting_id, said)
            before = len(unit.steps)
            result = change()
            if len(unit.steps) == before:
                raise Refused("correction.nothing_changed")
            closed = _touches_closed(unit, unit.steps[before:])
            unit.corrections.save(replace(act, public=act.public and not closed))
        self._store.forget_undo()
        return result

    def reword(self, meeting_id: str, said: Correcting) -> Minutes:
        """Begin a corrected issue of minutes that went out, so that their own text can be put right."""
        with self._store.unit("corrections.make") as unit:
            if stage(unit.meetings.get(meeting_id), unit.minutes.where(meeting_id=meeting_id)) is not Stage.ISSUED:
                raise Refused("minutes.not_issued")
            self._act(unit, meeting_id, said)
            draft = next(one for one in unit.minutes.where(meeting_id=meeting_id) if one.state is MinutesState.DRAFT)
        self._store.forget_undo()
        return draft

    def decide_objection(self, meeting_id: str, said: Correcting) -> None:
        """Keep an objection to minutes that went out and what the body decided; one it follows begins a new issue.

        Signed minutes of the deciding meeting do not tell it by themselves: then a reason says where it stands. A draft
        of them no longer says in the usual words that there were none.
        """
        with self._store.unit("corrections.objection") as unit:
            if stage(unit.meetings.get(meeting_id), unit.minutes.where(meeting_id=meeting_id)) is not Stage.ISSUED:
                raise Refused("minutes.not_issued")
            deciding = {one.id: one for one in self.deciding_meetings(meeting_id)}
            if said.decided_at_id is None:
                raise Refused("correction.decision_missing")
            if said.decided_at_id not in deciding:
                raise Refused("correction.objection_late")
            told_in = unit.minutes.where(meeting_id=said.decided_at_id)
            if any(one.state in HELD_TEXT for one in told_in) and not given(said.reason):
                raise Refused("correction.decision_untold", day=deciding[said.decided_at_id].day)
            self._act(unit, meeting_id, said)
            if all(one.state is MinutesState.DRAFT for one in told_in):
                _take_out_denial(unit, said.decided_at_id)
        self._store.forget_undo()

    def take_back_signatures(self, meeting_id: str, reason: str) -> Minutes:
        """Signed minutes become a draft again, for a reason, as long as nobody has them."""
        with self._store.unit("minutes.unsign") as unit:
            signed = [one for one in unit.minutes.where(meeting_id=meeting_id) if one.state is MinutesState.SIGNED]
            if not signed:
                raise Refused("minutes.not_signed")
            unit.corrections.save(self._made(unit, meeting_id, CorrectionKind.SIGNATURES, Correcting(reason)))
            draft = unit.minutes.save(signed[0].correct())
        self._store.forget_undo()
        return draft

    def undo_mistake(self, reason: str) -> Batch | None:
        """Take the last action back, with an act for each vote and round that goes: what stood there, and why."""
        return self._store.undo(partial(self._keep_mistake, reason))

    def _keep_mistake(self, reason: str, unit: Unit, batch: Batch) -> None:
        for step in batch.steps:
            if not takes_out(step.noun, step.after, step.before):
                continue
            item_id, wrong = _recorded(unit, step.after)
            item = unit.agenda_items.find(item_id) or unit.before("agenda_items", item_id)
            act = Correction(
                item.meeting_id,
                CorrectionKind.MISTAKE,
                unit.now.date(),
                unit.user,
                given(reason),
                f"{item.number or f'„{item.title}“'}: {wrong}",
                agenda_item_id=item.id if unit.agenda_items.find(item.id) else None,
                public=item.public,
            )
            check_complete(act)
            unit.corrections.save(act)

    def _act(self, unit: Unit, meeting_id: str, said: Correcting) -> None:
        unit.corrections.save(self._begin(unit, meeting_id, said))

    def _begin(self, unit: Unit, meeting_id: str, said: Correcting) -> Correction:
        """The act as it will be kept; minutes that went out are replaced by a draft where it reaches their readers."""
        now = stage(unit.meetings.get(meeting_id), unit.minutes.where(meeting_id=meeting_id))
        if now is Stage.SIGNED:
            raise Refused("holding.signed")
        excerpt = said.item_id is not None and bool(unit.excerpts.count(agenda_item_id=said.item_id))
        kind = CorrectionKind.AMENDED
        if said.decided_at_id is not None:
            kind = CorrectionKind.OBJECTION
        elif now is Stage.ISSUED or excerpt:
            kind = CorrectionKind.CORRECTION
        act = self._made(unit, meeting_id, kind, said)
        if kind in AFTER_ISSUE and said.accepted:
            for issued in unit.minutes.where(meeting_id=meeting_id, state=MinutesState.ISSUED):
                unit.minutes.save(issued.to(MinutesState.REPLACED))
                unit.minutes.save(Minutes(meeting_id, opening=issued.opening, closing=issued.closing))
        return act

    def _made(self, unit: Unit, meeting_id: str, kind: CorrectionKind, said: Correcting) -> Correction:
        item = unit.agenda_items.find(said.item_id)
        act = Correction(
            meeting_id,
            kind,
            unit.now.date(),
            unit.user,
            given(said.reason),
            said.wrong.strip(),
            said.right.strip(),
            said.item_id,
            said.decided_at_id,
            said.raised_by.strip(),
            said.accepted,
            item is None or item.public,
        )
        check_complete(act)
        return act


def _take_out_denial(unit: Unit, meeting_id: str) -> None:
    """There was an objection: the sentence of the house that none was raised goes from where they are raised."""
    words = worded(unit, "desk.no_objections").strip()
    for item in unit.agenda_items.where(meeting_id=meeting_id, kind=ItemKind.OBJECTIONS):
        left = tuple(block for block in item.course.blocks if block.plain.strip() != words)
        if left != item.course.blocks:
            unit.agenda_items.save(replace(item, course=RichText(left)))


def _begun(unit: Unit, meeting_id: str, acts: Iterable[Correction]) -> frozenset[str]:
    """The corrections, by id, that the draft of a corrected issue was begun with or has got since."""
    drafts = [one for one in unit.minutes.where(meeting_id=meeting_id) if one.state is MinutesState.DRAFT]
    if not drafts:
        return frozenset()
    since, _ = unit.minutes.stamps()[drafts[0].id]
    stamps = unit.corrections.stamps()
    return frozenset(act.id for act in acts if act.kind is CorrectionKind.CORRECTION and stamps[act.id][0] >= since)


def _of_begun(act: Correction, reason: str) -> Correcting:
    """What an objection or a correction that was begun says, for the change that carries it out."""
    if act.kind not in AFTER_ISSUE or not act.accepted:
        raise Refused("correction.not_followed")
    if act.kind is CorrectionKind.CORRECTION:  # printed with its reason, so that the line stands once
        reason = act.reason
    return Correcting(reason, act.wrong, act.right, act.agenda_item_id, act.raised_by, act.decided_at_id)


def _touches_closed(unit: Unit, steps: Iterable[Step]) -> bool:
    """Whether anything of a non-public item is among these changes."""
    keys = {item_of(unit, step.noun, value) for step in steps for value in (step.before, step.after)}
    return any(not item.public for item in unit.agenda_items.where(id=keys - {None}))


def _recorded(unit: Unit, recorded: Any) -> tuple[str, str]:
    """The item of a vote or a round, and what was recorded, in words."""
    if isinstance(recorded, Vote):
        return str(recorded.agenda_item_id), f"{votes.subject_words(recorded)}: {votes.line(recorded)}"
    election = unit.elections.find(recorded.election_id) or unit.before("elections", recorded.election_id)
    people = {tally.person_id for tally in recorded.tallies}
    names = {person.id: person.name for person in persons_on(unit, today(unit), id=people)}
    return election.agenda_item_id, elections.count_line(election, recorded, names)
