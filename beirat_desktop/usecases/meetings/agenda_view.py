"""What the agenda's screen shows at once."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import AgendaItem, ItemKind, agenda_findings
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.findings import Finding, without_overridden
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.parts_changed import number_before
from beirat_desktop.domain.pool import PoolEntry
from beirat_desktop.domain.profiles import StandingItem
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.votes import VoteKind
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.meetings.pool import pool_entries
from beirat_desktop.usecases.meetings.sublines import sublines


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item as the screen shows it; depth is 1 at the top. was: its number before a vote moved it, "" for none.

    amends: its paper amends another.
    """

    item: AgendaItem
    number: str
    depth: int
    subline: str = ""
    paper_type: PaperType | None = None
    speaker: SpeakerState | None = None
    was: str = ""
    amends: bool = False


@dataclass(frozen=True, slots=True)
class AgendaView:
    """Everything the agenda's screen shows at once. minutes: the expected length of all items together."""

    meeting: Meeting
    committee: Committee
    lines: tuple[AgendaLine, ...]
    pool: tuple[PoolEntry, ...]
    findings: tuple[Finding, ...]
    missing_standing: tuple[StandingItem, ...]
    minutes: int

    @property
    def sent(self) -> bool:
        """Whether the members hold this agenda, so that changes are a supplement."""
        return self.meeting.invitation_sent_on is not None


def agenda_view(unit: Unit, meeting: Meeting) -> AgendaView:
    """Items with their numbers, what waits, and what is wrong."""
    committee = committee_of(unit, meeting)
    items = tree.in_order(tuple(unit.agenda_items.where(meeting_id=meeting.id)))
    standing = tuple(item for item in items if item.removed_by is None)
    style = committee.profile.item_numbering
    numbers = tree.numbers(items, style)
    papers = by_id(unit.papers.where(id=[item.paper_id for item in items if item.paper_id]))
    speakers = {one.agenda_item_id: one.state for one in unit.speakers.where(meeting_id=meeting.id)}
    moving = unit.votes.where(
        agenda_item_id=[item.id for item in items], kind=[VoteKind.MADE_CLOSED, VoteKind.MADE_PUBLIC]
    )
    below = sublines(unit, meeting.day, items)
    lines = tuple(
        AgendaLine(
            item,
            numbers.get(item.id, ""),
            tree.depth(items, item.id),
            below[item.id],
            papers[item.paper_id].paper_type if item.paper_id in papers else None,
            speakers.get(item.id),
            number_before((vote for vote in moving if vote.agenda_item_id == item.id), public=not item.public),
            item.paper_id in papers and papers[item.paper_id].amends_id is not None,
        )
        for item in items
    )
    findings = agenda_findings(tree.numbered(standing, style), committee.profile, urgent_meeting=meeting.urgent)
    passed = unit.overrides.where(noun="agenda_items", object_id=[item.id for item in items])
    return AgendaView(
        meeting,
        committee,
        lines,
        pool_entries(unit, meeting),
        without_overridden(findings, passed),
        missing_standing(committee, standing),
        sum(item.minutes for item in standing),
    )


def missing_standing(committee: Committee, items: tuple[AgendaItem, ...]) -> tuple[StandingItem, ...]:
    """The committee's standing items that are not on the agenda."""
    kinds = {item.kind for item in items if item.removed_by is None}
    titles = {item.title for item in items if item.removed_by is None}
    return tuple(
        standing
        for standing in committee.profile.standing_items
        if standing.title not in titles and (standing.kind == ItemKind.REGULAR or standing.kind not in kinds)
    )
