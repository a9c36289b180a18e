"""The agenda of a meeting: a tree of items, public and not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.reasons import explains
from beirat_desktop.domain.text import RichText


class ItemKind(StrEnum):
    """What an item is for; under announcements and miscellaneous nothing is resolved."""

    REGULAR = "regular"
    OPENING = "opening"
    QUESTION_TIME = "question_time"
    OBJECTIONS = "objections"
    ANNOUNCEMENTS = "announcements"
    MISCELLANEOUS = "miscellaneous"
    ELECTION = "election"


class ItemState(StrEnum):
    """Where an item stands in the meeting."""

    OPEN = "open"
    CURRENT = "current"
    DONE = "done"


ITEM_TRANSITIONS: Mapping[ItemState, frozenset[ItemState]] = {
    ItemState.OPEN: frozenset({ItemState.CURRENT, ItemState.DONE}),
    ItemState.CURRENT: frozenset({ItemState.OPEN, ItemState.DONE}),
    ItemState.DONE: frozenset({ItemState.CURRENT, ItemState.OPEN}),
}
"""Which state may follow which. Open leads to done where a result is written down later; done leads back when the item
is taken up again or a result was entered by mistake."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda (TOP).

    position: order among its siblings in its part, from 0. number: frozen when the invitation is sent,
    empty before; sent_title: the title as the members last got it, so that a supplement can show what changed.
    supplement: with which supplement it came, 0 for the invitation. removed_by: the supplement
    that took it off, or None. public_title: the general terms in which a non-public item is announced.
    course: the course of the debate for the minutes; statements: what members asked to have recorded.
    told_on: the day on which every member had the item, by the invitation or a supplement. left_without_quorum: it was
    left because too few were there. second_call_of: the item of an earlier meeting, left so, that is called once more.
    demand_faction_id, demand_members: which faction, or how many members, demanded it (§ 34 GemO).
    """

    meeting_id: str
    title: str
    position: int = 0
    parent_id: str | None = None
    public: bool = True
    public_title: str = ""
    closed_reason: str = ""
    kind: ItemKind = ItemKind.REGULAR
    paper_id: str | None = None
    number: str = ""
    sent_title: str = ""
    supplement: int = 0
    removed_by: int | None = None
    subline: str = ""
    presenter: str = ""
    minutes: int = 0
    state: ItemState = ItemState.OPEN
    course: RichText = RichText()
    statements: RichText = RichText()
    outcome: Outcome | None = None
    outcome_target: str = ""
    internal_note: str = ""
    told_on: date | None = None
    left_without_quorum: bool = False
    second_call_of: str | None = None
    demand_faction_id: str | None = None
    demand_members: int = 0
    id: str = field(default_factory=new_id)

    def to(self, state: ItemState) -> AgendaItem:
        """The item in its next state; what was taken off by a supplement is called no more."""
        if self.removed_by is not None or state not in ITEM_TRANSITIONS[self.state]:
            raise Refused("agenda.step", title=self.title, state=self.state, target=state)
        return replace(self, state=state)

    def call(self) -> AgendaItem:
        """On the floor now; an item with an outcome stays as it is, looked at again."""
        return self if self.outcome is not None or self.state is ItemState.CURRENT else self.to(ItemState.CURRENT)

    def leave(self, *, asked: bool = False) -> AgendaItem:
        """No longer on the floor: done when something came out, was written or asked by residents, else open again.

        A meeting that was opened is so, whatever was written of it.
        """
        written = not self.course.empty or not self.statements.empty
        done = self.outcome is not None or written or asked or self.kind is ItemKind.OPENING
        return self.to(ItemState.DONE if done else ItemState.OPEN)

    def conclude(self, outcome: Outcome | None, target: str = "", *, quorum: bool = True) -> AgendaItem:
        """What came out; None takes it back, and the item is open. quorum: whether enough were there to resolve."""
        state = ItemState.DONE if outcome is not None else ItemState.OPEN
        here = self if self.state is state else self.to(state)
        left = outcome is Outcome.POSTPONED and not quorum
        return replace(here, outcome=outcome, outcome_target=target, left_without_quorum=left)

    @property
    def dealt_with(self) -> bool:
        """Whether it was called, or something came out."""
        return self.outcome is not None or self.state is not ItemState.OPEN

    @property
    def announced_title(self) -> str:
        """What the public may read: the title, or the general terms of a non-public item."""
        return self.title if self.public else (self.public_title or "Nichtöffentliche Angelegenheit")


NEW_TITLE = "Neuer Punkt"
"""What an item is called until somebody says what it is about."""
FORMAL = frozenset(ItemKind) - {ItemKind.REGULAR, ItemKind.ELECTION, ItemKind.OPENING}
"""Kinds of items under which there may be nothing to tell; the clerk says so, and the minutes."""
NO_RESOLUTION = frozenset({ItemKind.ANNOUNCEMENTS, ItemKind.MISCELLANEOUS, ItemKind.QUESTION_TIME})
"""Items under which nothing can be resolved, since nobody could prepare for it (§ 34 GemO)."""


def allows_resolution(item: AgendaItem) -> bool:
    """Whether something can be resolved under the item."""
    return item.kind not in NO_RESOLUTION


def may_be_left(item: AgendaItem) -> bool:
    """Whether the item was to be resolved on, so that leaving it for lack of quorum is told and it is called again."""
    return item.kind in (ItemKind.REGULAR, ItemKind.ELECTION) and item.removed_by is None


def invited_again(item: AgendaItem) -> bool:
    """Whether three suffice for the item (§ 39 (1) sentence 2 GemO): the invitation called it the second time.

    What a supplement brought, or nobody was invited to, needs the ordinary quorum.
    """
    return item.second_call_of is not None and bool(item.number) and not item.supplement


def standing_items(meeting_id: str, profile: RuleProfile) -> tuple[AgendaItem, ...]:
    """The items every agenda of the committee begins and ends with."""
    ordered = sorted(profile.standing_items, key=lambda standing: (not standing.public, standing.at_end))
    items: list[AgendaItem] = []
    positions: Counter[bool] = Counter()
    for standing in ordered:
        items.append(
            AgendaItem(
                meeting_id,
                standing.title,
                position=positions[standing.public],
                public=standing.public,
                kind=ItemKind(standing.kind),
            )
        )
        positions[standing.public] += 1
    return tuple(items)


def check_urgent(urgent: bool) -> None:
    """In the meeting only what is urgent can be added (§ 34 GemO); whether enough want it, the vote says."""
    if not urgent:
        raise Refused("agenda.addition_not_urgent")


def check_movable(item: AgendaItem, votes: int) -> None:
    """What was dealt with or voted on keeps its place, its part and the minutes."""
    if votes or item.outcome is not None:
        raise Refused("agenda.item_voted", title=item.title)


def item_findings(item: AgendaItem, *, resolutions: int = 0, exclusions: int = 0) -> tuple[Finding, ...]:
    """What is wrong with one item; resolutions and exclusions are how many it has."""
    found = []
    if not item.title.strip():
        found.append(Finding("agenda.title_missing"))
    if item.title.strip() == NEW_TITLE:
        found.append(Finding("agenda.title_left", facts={"number": item.number, "title": NEW_TITLE}))
    facts: dict[str, object] = {"title": item.title}
    if not item.public:
        if not explains(item.closed_reason):
            found.append(Finding("agenda.closed_reason_missing", "§ 35 GemO", facts=facts))
        if not item.public_title.strip():
            found.append(Finding("agenda.public_title_missing", "§ 34 GemO", facts=facts))
        elif item.public_title.strip() == item.title.strip():
            found.append(Finding("agenda.public_title_tells", "§ 34 GemO", facts=facts))
    if resolutions and not allows_resolution(item):
        found.append(Finding("agenda.resolution_not_allowed", "§ 34 GemO", Severity.ERROR, facts))
    if exclusions and item.kind is ItemKind.ELECTION:
        found.append(Finding("agenda.exclusion_at_election", "§ 22 GemO", facts=facts))
    return tuple(f.about("agenda_items", item.id) for f in found)


def agenda_findings(
    items: Iterable[AgendaItem], profile: RuleProfile, *, urgent_meeting: bool = False
) -> tuple[Finding, ...]:
    """What is wrong with an agenda as a whole, its items in the order they are called."""
    standing = tuple(item for item in items if item.removed_by is None)
    found = [finding for item in standing for finding in item_findings(item)]
    if not standing:
        return (Finding("agenda.empty", "§ 34 GemO"),)
    top = [item for item in standing if item.parent_id is None and item.kind is not ItemKind.OPENING]
    question_time = [item for item in top if item.kind is ItemKind.QUESTION_TIME]
    if profile.question_time_first and question_time and top[0] is not question_time[0]:
        found.append(Finding("agenda.question_time_not_first", "").about("agenda_items", question_time[0].id))
    found += _papers_twice(standing)
    if urgent_meeting and any(item.kind in NO_RESOLUTION for item in standing):
        found.append(Finding("agenda.only_urgent", "§ 34 GemO", Severity.INFO))
    return tuple(found)


def _papers_twice(items: Collection[AgendaItem]) -> list[Finding]:
    uses = Counter(item.paper_id for item in items if item.paper_id is not None)
    seen: set[str] = set()
    found = []
    for item in items:
        if item.paper_id is not None and uses[item.paper_id] > 1 and item.paper_id in seen:
            found.append(Finding("agenda.paper_twice", facts={"title": item.title}).about("agenda_items", item.id))
        seen.add(item.paper_id or "")
    return found
