"""What the office does next: of all that is due, what can be acted on now, the most pressing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from beirat_desktop.domain.meeting_dates import MeetingStep, Step, StepState


class ActKind(StrEnum):
    """What there is to do."""

    CHECK = "check"
    AGENDA = "agenda"
    DISPATCH = "dispatch"
    NOTICE = "notice"
    POST = "post"
    MINUTES_DUE = "minutes_due"
    ANSWER = "answer"
    TASK = "task"
    REMINDER = "reminder"
    ENTERED = "entered"
    REVIEW = "review"


SOON = timedelta(days=14)
"""What is due later than this is no act yet; it stands among the deadlines."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do: about what, for whom or which meeting (ISO day), until when, and where it is done.

    due: None for what is to be done whenever there is time, such as a motion that came in. count: how many there are.
    """

    kind: ActKind
    title: str
    who: str
    due: date | None
    noun: str
    id: str
    count: int = 1


def agenda_act(meeting_id: str, day: date, steps: Iterable[Step]) -> Act | None:
    """The agenda of the next meeting, while it is what holds up the rest."""
    step = next((one for one in steps if one.step is MeetingStep.AGENDA), None)
    if step is None or step.state not in (StepState.NOW, StepState.MISSED):
        return None
    return Act(ActKind.AGENDA, "", day.isoformat(), step.due, "meeting", f"{meeting_id}:agenda")


def next_acts(acts: Iterable[Act], today: date) -> list[Act]:
    """What is late first, then what has no day, then what is due soon; one of each kind before the second of any.
    Whose contact data are still needed is asked behind all else.

    Otherwise ten answers that nobody gives would hide for years that an invitation is to be sent.
    """
    near = [one for one in acts if one.due is None or one.due <= today + SOON]
    near.sort(key=lambda one: (_group(one, today), one.due or today, one.title))
    seen: Counter[ActKind] = Counter()
    places = []
    for act in near:
        places.append(seen[act.kind])
        seen[act.kind] += 1
    turns = [(act.kind is ActKind.REVIEW, place) for place, act in zip(places, near, strict=True)]
    return [act for _turn, act in sorted(zip(turns, near, strict=True), key=lambda one: one[0])]


def _group(act: Act, today: date) -> int:
    if act.kind is ActKind.REVIEW:
        return 3  # it harms nobody to wait, and may be late for years
    if act.due is None:
        return 1
    return 0 if act.due < today else 2
