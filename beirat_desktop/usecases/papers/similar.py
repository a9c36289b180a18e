"""Earlier motions on the subject of one that is being written, what became of them, and whether it may come again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.board import Reached, reached
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import RESOLVING, Outcome
from beirat_desktop.domain.deadlines import barred_until
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.repeats import repeat_findings
from beirat_desktop.domain.similar import Candidate, similar
from beirat_desktop.store.papers import motion_titles
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, committees_on, factions_on, today
from beirat_desktop.usecases.meetings.rules import dealt_with


@dataclass(frozen=True, slots=True)
class SimilarMotion:
    """A motion and how far it came. outcome, decided_on: how it was decided on last; body: where, if elsewhere.

    barred_until: from when on its subject may be demanded again, where that is later than the day it is wanted for.
    """

    paper: Paper
    movers: tuple[str, ...]
    reached: Reached
    body: str = ""
    outcome: Outcome | None = None
    decided_on: date | None = None
    barred_until: date | None = None


@dataclass(frozen=True, slots=True)
class Similar:
    """What was moved before. findings: what the rule on the very same subject says."""

    motions: tuple[SimilarMotion, ...] = ()
    findings: tuple[Finding, ...] = ()


class SimilarMotions:
    """Looks for them; changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, paper: Paper) -> Similar:
        """Those like a paper as it is typed, the nearest first; drafts of others are none of them."""
        with self._store.reading() as unit:
            others = [Candidate(*row) for row in motion_titles(unit, but=paper.id)]
            keys = [one.id for one in similar(paper.title, others)]
            found = {one.id: one for one in unit.papers.where(id=keys)}
            if paper.committee_id is None:
                return Similar(tuple(_motion(unit, found[key], today(unit)) for key in keys))
            meeting = unit.meetings.find(paper.meeting_id)
            if meeting is None:
                meeting = Meeting(paper.committee_id, None, unit.now.replace(tzinfo=None))
            return Similar(
                tuple(_motion(unit, found[key], meeting.day) for key in keys), _repeated(unit, paper, meeting)
            )


def _motion(unit: Unit, paper: Paper, wanted: date) -> SimilarMotion:
    stations = unit.consultations.where(paper_id=paper.id)
    committees = {one.id: one for one in committees_on(unit, today(unit))}
    councils = {key for key, one in committees.items() if one.kind is CommitteeKind.COUNCIL}
    decided = max(
        (one for one in stations if one.outcome is not None and one.decided_on is not None),
        key=lambda one: (one.decided_on, one.position),
        default=None,
    )
    names = {one.id: one.label for one in factions_on(unit, today(unit))}
    movers = tuple(names[key] for key in (paper.faction_id, *paper.joint_faction_ids) if key in names)
    body = committees.get(decided.committee_id) if decided is not None else None
    return SimilarMotion(
        paper,
        movers,
        reached(paper, stations, unit.follow_ups.where(paper_id=paper.id), councils),
        body.label if body is not None and body.id != paper.committee_id else "",
        decided.outcome if decided is not None else None,
        decided.decided_on if decided is not None else None,
        _barred(unit, paper, wanted),
    )


def _barred(unit: Unit, paper: Paper, wanted: date) -> date | None:
    """Until when its subject is barred by what its own committee resolved (§ 34 GemO), if on that day it still is."""
    items = unit.agenda_items.where(paper_id=paper.id, outcome=list(RESOLVING))
    meetings = {one.id: one for one in unit.meetings.where(id=[item.meeting_id for item in items])}
    found = [
        barred_until(one.day, committee_of(unit, one).profile)
        for one in meetings.values()
        if one.committee_id == paper.committee_id and one.day < wanted
    ]
    until = max(found, default=None)
    return until if until is not None and wanted < until else None


def _repeated(unit: Unit, paper: Paper, meeting: Meeting) -> tuple[Finding, ...]:
    """What the rule says of the very same subject, as the office will hear it when it lets the motion on."""
    item = AgendaItem(meeting.id, paper.title, paper_id=paper.id)
    profile = committee_of(unit, meeting).profile
    known = dealt_with(unit, meeting, (item,), profile)
    return repeat_findings(item, known.get(item.id), meeting.day, profile)
