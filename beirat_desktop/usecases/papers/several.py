"""The same step for several papers at once: what can go goes, the rest is told, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import INCOMING, PaperState
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.meetings.agenda import Agenda
from beirat_desktop.usecases.meetings.agenda_stations import NEVER_SCHEDULED
from beirat_desktop.usecases.papers.papers import Papers
from beirat_desktop.usecases.several import Outcome, each


class PaperStep(StrEnum):
    """What can be done with several papers."""

    ADMIT = "admit"
    NUMBER = "number"
    SCHEDULE = "schedule"


def open_to(steps: Sequence[PaperStep], state: PaperState, *, numbered: bool) -> bool:
    """Whether these steps change something for a paper in that state, which speaks against none of them."""
    goes = {
        PaperStep.ADMIT: state in INCOMING,
        PaperStep.NUMBER: numbered or state is not PaperState.DRAFT,
        PaperStep.SCHEDULE: state not in NEVER_SCHEDULED,
    }
    acts = {
        PaperStep.ADMIT: state is PaperState.SUBMITTED,
        PaperStep.NUMBER: not numbered,
        PaperStep.SCHEDULE: state is not PaperState.ON_AGENDA,
    }
    return all(goes[step] for step in steps) and any(acts[step] for step in steps)


class SeveralPapers:
    """Works through papers one by one; each is done with all its steps or not at all."""

    def __init__(self, store: Store, papers: Papers, agenda: Agenda) -> None:
        self._store = store
        self._papers = papers
        self._agenda = agenda

    def do(self, keys: Sequence[str], steps: Sequence[PaperStep]) -> Outcome:
        """Take these steps in their order; a paper that is past a step keeps what it has."""
        return each(self._store, "papers.several", keys, lambda key: self._do_one(key, steps))

    def _do_one(self, key: str, steps: Sequence[PaperStep]) -> bool:
        acted = False
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
