"""The same act on several matters at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.tracking import StopState
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.excerpts.forwarding import Forwarded, Forwarding
from beirat_desktop.usecases.several import Outcome, each
from beirat_desktop.usecases.tracking.follow_ups import FollowUps
from beirat_desktop.usecases.tracking.tracking import Matter, Tracking, TrackingRow

_ACTION = "tracking.several"


class MatterStep(StrEnum):
    """What can be done with several matters."""

    GIVE = "give"
    SET_DUE = "set_due"
    REMIND = "remind"
    SETTLE = "settle"


_OVER = frozenset({PaperState.DONE, PaperState.WITHDRAWN, PaperState.REFUSED})
_RESOLVED = frozenset({PaperState.DEBATED, PaperState.DONE})


def open_to(step: MatterStep, row: TrackingRow) -> bool:
    """Whether a step may change something for a matter, as far as its line tells."""
    has_open_task = any(stop.noun == "follow_ups" and stop.state is not StopState.DONE for stop in row.stops)
    opens = {
        MatterStep.GIVE: has_open_task,
        MatterStep.SET_DUE: has_open_task,
        MatterStep.REMIND: row.is_paper and row.state in _RESOLVED,
        MatterStep.SETTLE: row.is_paper and row.state not in _OVER,
    }
    return opens[step]


class SeveralMatters:
    """Keys are those of rows: a paper's, or a task's where there is no paper. What is done already stays as it is."""

    def __init__(self, store: Store, tracking: Tracking, follow_ups: FollowUps, forwarding: Forwarding) -> None:
        self._store = store
        self._tracking = tracking
        self._follow_ups = follow_ups
        self._forwarding = forwarding

    def give(self, keys: Sequence[str], organization_id: str) -> Outcome:
        """Let that office carry out every open task of theirs."""
        return each(self._store, _ACTION, keys, lambda key: self._edit(key, organization_id=organization_id))

    def set_due(self, keys: Sequence[str], due: date) -> Outcome:
        """Let every open task of theirs be due on that day."""
        return each(self._store, _ACTION, keys, lambda key: self._edit(key, due=due))

    def remind(self, keys: Sequence[str], day: date) -> Outcome:
        """Ask again on that day what became of what was sent out of them."""
        return each(self._store, _ACTION, keys, lambda key: self._remind(key, day))

    def settle(self, keys: Sequence[str]) -> Outcome:
        """File them as done."""

        def act(key: str) -> bool:
            self._tracking.settle(self._paper(key))
            return True

        return each(self._store, _ACTION, keys, act)

    def _edit(self, key: str, **changes: Any) -> bool:
        tasks = [task for task in self._tasks(key) if task.carried_out_on is None]
        if not tasks:
            raise Refused("matter.no_open_task")
        others = [task for task in tasks if any(getattr(task, name) != value for name, value in changes.items())]
        for task in others:
            self._follow_ups.edit(task.id, **changes)
        return bool(others)

    def _remind(self, key: str, day: date) -> bool:
        latest: dict[tuple[str, str], Forwarded] = {}
        for matter in self._matters(self._paper(key)):
            for one in matter.forwarded:  # in the order in which they went
                latest[one.excerpt.agenda_item_id, one.excerpt.recipient] = one
        if not latest:
            raise Refused("matter.nothing_sent")
        others = [one for one in latest.values() if _reminded(one) != day]
        for one in others:
            self._forwarding.remind(one.excerpt.id, day)
        return bool(others)

    def _tasks(self, key: str) -> list[FollowUp]:
        with self._store.reading() as unit:
            alone = unit.follow_ups.find(key)
        if alone is not None:
            return [alone]
        return [task.follow_up for matter in self._matters(key) for task in matter.tasks]

    def _matters(self, paper_id: str) -> tuple[Matter, ...]:
        return self._tracking.story(paper_id).matters

    def _paper(self, key: str) -> str:
        with self._store.reading() as unit:
            if unit.papers.find(key) is None:
                raise Refused("matter.is_a_task")
        return key


def _reminded(one: Forwarded) -> date | None:
    return one.reminder.due if one.reminder is not None and one.reminder.done_on is None else None
