"""What the rules say of one meeting on one path, gathered from the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.agenda_tree import numbered
from beirat_desktop.domain.consultations import RESOLVING
from beirat_desktop.domain.deadlines import after_months, receipt_of
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.elections import HeldElection, rounds_in_turn
from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.domain.findings import Finding, without_overridden
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.paths import TABLE, Facts, Path, Rule, findings_on
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.repeats import longest_bar, resolved_lately
from beirat_desktop.domain.votes import Vote
from beirat_desktop.store import meetings as lists
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.meetings.plan import holidays


def findings_of_path(
    unit: Unit,
    path: Path,
    meeting: Meeting,
    item: AgendaItem | None = None,
    decision: Decision | None = None,
    ballots: Vote | None = None,
) -> tuple[Finding, ...]:
    """What the rules of a path say, less what was passed over with a reason; of one item where it is named."""
    found = findings_on(path, replace(facts_of(unit, path, meeting, item, decision), ballots=ballots))
    passed = [
        one for noun, keys in _concerned(found).items() for one in unit.overrides.where(noun=noun, object_id=list(keys))
    ]
    return without_overridden(found, passed)


def facts_of(
    unit: Unit, path: Path, meeting: Meeting, item: AgendaItem | None = None, decision: Decision | None = None
) -> Facts:
    """Everything the rules of a path look at; of a meeting that is about to be invited to, as it would then be."""
    committee = committee_of(unit, meeting)
    items = tuple(unit.agenda_items.where(meeting_id=meeting.id))
    if path is Path.MINUTES:  # before it, what bears no number yet is what no invitation told
        items = numbered(items, committee.profile.item_numbering)
    keys = [one.id for one in items]
    every = unit.minutes.where(meeting_id=meeting.id)
    minutes = [one for one in every if one.state is not MinutesState.REPLACED]
    excerpts = tuple(unit.excerpts.where(agenda_item_id=keys))
    return Facts(
        meeting,
        committee.profile,
        committee.statutory_seats,
        unit.now.date(),
        holidays(),
        items=items,
        papers=unit.papers.some(one.paper_id for one in items if one.paper_id),
        calls=tuple(unit.item_calls.where(agenda_item_id=keys)),
        questions=tuple(unit.resident_questions.where(agenda_item_id=keys)),
        attendances=tuple(unit.attendances.where(meeting_id=meeting.id)),
        exclusions=tuple(unit.exclusions.where(agenda_item_id=keys)),
        resolutions=tuple(unit.resolutions.where(agenda_item_id=keys)),
        votes=tuple(unit.votes.where(agenda_item_id=keys)),
        elections=elections_under(unit, keys),
        speakers=tuple(unit.speakers.where(meeting_id=meeting.id)),
        minutes=minutes[-1] if minutes else None,
        replaced=tuple(one for one in every if one.state is MinutesState.REPLACED),
        excerpts=excerpts,
        certified_before=certified_before(unit, every, excerpts),
        corrections=tuple(unit.corrections.where(meeting_id=meeting.id)) if path in TABLE[Rule.CORRECTED] else (),
        item=item,
        decision=decision,
        told_on=receipt_of(unit.now.date(), committee.profile.postal_days, holidays()),
        # Years of agendas are read for it, and votes are looked at with every key.
        dealt_with=dealt_with(unit, meeting, items, committee.profile) if path in TABLE[Rule.REPEATED] else {},
        follows=_follows(unit, meeting) if path in TABLE[Rule.OBJECTIONS] else False,
    )


def _follows(unit: Unit, meeting: Meeting) -> bool:
    """Whether the committee met before in the same term."""
    midnight = datetime.combine(meeting.day, datetime.min.time())
    before = lists.meeting_before(unit, meeting.committee_id, midnight, meeting.id)
    return before is not None and before.term_id == meeting.term_id


def certified_before(unit: Unit, minutes: Iterable[Minutes], excerpts: Iterable[Excerpt]) -> frozenset[str]:
    """The excerpts that went out before the corrected issue of a meeting's minutes was begun; none where there is none.

    minutes, excerpts: all of that meeting.
    """
    every = tuple(minutes)
    now = [one for one in every if one.state is not MinutesState.REPLACED]
    if not now or len(now) == len(every):
        return frozenset()
    begun, _ = unit.minutes.stamps()[now[-1].id]
    stamps = unit.excerpts.stamps()
    return frozenset(one.id for one in excerpts if stamps[one.id][0] <= begun)


def elections_under(unit: Unit, item_ids: Iterable[str]) -> tuple[HeldElection, ...]:
    """The elections under these items, each with its rounds."""
    found = sorted(unit.elections.where(agenda_item_id=set(item_ids)), key=lambda one: one.position)
    rounds = unit.election_rounds.where(election_id={one.id for one in found})
    return tuple(
        HeldElection(one, rounds_in_turn(each for each in rounds if each.election_id == one.id)) for one in found
    )


def admission_findings(unit: Unit, paper: Paper) -> tuple[Finding, ...]:
    """What speaks against letting a paper on to an agenda: that of its meeting, or of one today."""
    if paper.committee_id is None:
        return ()
    now = unit.now.replace(tzinfo=None)
    meeting = unit.meetings.find(paper.meeting_id) or Meeting(paper.committee_id, None, now)
    item = AgendaItem(meeting.id, paper.title, paper_id=paper.id)
    profile = committee_of(unit, meeting).profile
    facts = facts_of(unit, Path.ADMISSION, meeting, item)
    known = dealt_with(unit, meeting, (item,), profile)
    found = findings_on(Path.ADMISSION, replace(facts, dealt_with=known))
    return tuple(replace(one, noun="papers", object_id=paper.id) for one in found)


def dealt_with(unit: Unit, meeting: Meeting, items: tuple[AgendaItem, ...], profile: RuleProfile) -> dict[str, date]:
    """By item, when its subject was last resolved on before the meeting (§§ 34, 35 GemO)."""
    since = after_months(meeting.day, -longest_bar(profile))
    held = unit.meetings.where(committee_id=meeting.committee_id)
    days = {one.id: one.day for one in held if since < one.day < meeting.day}
    earlier = unit.agenda_items.where(meeting_id=list(days), outcome=list(RESOLVING))
    amends = _amends(unit, {one.paper_id for one in (*items, *earlier) if one.paper_id is not None})
    told = ((days[one.meeting_id], one) for one in earlier)
    return resolved_lately(meeting.day, items, told, amends, profile)


def _amends(unit: Unit, paper_ids: set[str]) -> dict[str, str | None]:
    """By paper, the one it changes, up to the beginning of each line."""
    found: dict[str, str | None] = {}
    while paper_ids:
        found |= {key: one.amends_id for key, one in unit.papers.some(paper_ids).items()}
        paper_ids = {key for key in found.values() if key is not None} - found.keys()
    return found


def _concerned(found: tuple[Finding, ...]) -> dict[str, set[str]]:
    """The records the findings are about, by noun."""
    nouns: dict[str, set[str]] = {}
    for one in found:
        for noun, key in one.records:
            nouns.setdefault(noun, set()).add(key)
    return nouns
