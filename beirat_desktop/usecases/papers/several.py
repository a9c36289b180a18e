"""The same step for several papers at once: what can go goes, the rest is told, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.meetings.agenda import Agenda
from beirat_desktop.usecases.papers.papers import Papers


class PaperStep(StrEnum):
    """What can be done with several papers."""

    ADMIT = "admit"
    NUMBER = "number"
    SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many changed, how many had it all already, and why the others did not go."""

    changed: int
    unchanged: int
    refused: tuple[Refused, ...] = ()


class SeveralPapers:
    """Works through papers one by one; each is done with all its steps or not at all."""

    def __init__(self, store: Store, papers: Papers, agenda: Agenda) -> None:
        self._store = store
        self._papers = papers
        self._agenda = agenda

    def do(self, keys: Sequence[str], steps: Sequence[PaperStep]) -> Outcome:
        """Take these steps in their order; a paper that is past a step keeps what it has."""
        changed = unchanged = 0
        refused = []
        with self._store.together("papers.several"):
            for key in keys:
                try:
                    if self._do_one(key, steps):
                        changed += 1
                    else:
                        unchanged += 1
                except Refused as error:
                    refused.append(error)
        return Outcome(changed, unchanged, tuple(refused))

    def _do_one(self, key: str, steps: Sequence[PaperStep]) -> bool:
        acted = False
        with self._store.unit("papers.several"):
            for step in steps:
                acted = self._take(key, step) or acted
        return acted

    def _take(self, key: str, step: PaperStep) -> bool:
        paper = self._papers.get(key)
        if step is PaperStep.ADMIT and paper.state not in (PaperState.ADMITTED, PaperState.ON_AGENDA):
            self._papers.admit(key)
            return True
        if step is PaperStep.NUMBER and not paper.number:
            if paper.state is PaperState.DRAFT:
                raise Refused("paper.draft_not_numbered", title=paper.title)
            self._papers.give_number(key)
            return True
        if step is PaperStep.SCHEDULE and paper.state is not PaperState.ON_AGENDA:
            if paper.meeting_id is None:
                raise Refused("paper.no_meeting_to_go_to", title=paper.title)
            self._agenda.add_paper(paper.meeting_id, key)
            return True
        return False
