"""Minutes of a meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.agenda import AgendaItem, ItemState, allows_resolution
from beirat_desktop.domain.attendance import Attendance, Exclusion, attendance_findings, exclusion_findings
from beirat_desktop.domain.calls import ItemCalls
from beirat_desktop.domain.deadlines import minutes_due
from beirat_desktop.domain.elections import HeldElection
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity, about
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, flaws
from beirat_desktop.domain.voting import still_flawing, void_vote

NORM = "§ 41 GemO"


class MinutesState(StrEnum):
    """Drafts, signed, issued, replaced."""

    DRAFT = "draft"
    SIGNED = "signed"
    ISSUED = "issued"
    REPLACED = "replaced"


class MinutesPart(StrEnum):
    """Which part of the minutes a paper holds."""

    WHOLE = "whole"
    PUBLIC = "public"
    CLOSED = "closed"


TRANSITIONS: Mapping[MinutesState, frozenset[MinutesState]] = {
    MinutesState.DRAFT: frozenset({MinutesState.SIGNED}),
    MinutesState.SIGNED: frozenset({MinutesState.ISSUED, MinutesState.DRAFT}),
    MinutesState.ISSUED: frozenset({MinutesState.REPLACED, MinutesState.SIGNED}),
    MinutesState.REPLACED: frozenset(),
}
"""Which state may follow which. What was issued is replaced, never altered; sending alone can be taken back."""


@dataclass(frozen=True, slots=True)
class SignedPart:
    """A part of the minutes as it was signed: its bytes are kept under their SHA-512 (hex)."""

    part: MinutesPart
    sha512: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting, signed by chair and secretary (§ 41 GemO).

    frozen: the papers that were signed; from then on they are shown, printed and sent, and none is drawn anew.
    """

    meeting_id: str
    state: MinutesState = MinutesState.DRAFT
    opening: RichText = RichText()
    closing: RichText = RichText()
    signed_on: date | None = None
    issued_on: date | None = None
    frozen: tuple[SignedPart, ...] = ()
    id: str = field(default_factory=new_id)

    def to(self, state: MinutesState) -> Minutes:
        """The minutes in their next state."""
        if state not in TRANSITIONS[self.state]:
            raise Refused("minutes.step", state=self.state, target=state)
        return replace(self, state=state)

    def sign(self, day: date, papers: tuple[SignedPart, ...] = ()) -> Minutes:
        """Signed by chair and secretary (§ 41 GemO); papers: what lay before them."""
        return replace(self.to(MinutesState.SIGNED), signed_on=day, frozen=papers)

    def signed_paper(self, part: MinutesPart) -> str | None:
        """The SHA-512 (hex) of what was signed, None before."""
        return next((one.sha512 for one in self.frozen if one.part is part), None)

    def issue(self, day: date) -> Minutes:
        """Gone to every member."""
        return replace(self.to(MinutesState.ISSUED), issued_on=day)

    def take_back(self) -> Minutes:
        """Sent by mistake: signed as before, but with nobody yet."""
        return replace(self.to(MinutesState.SIGNED), issued_on=None)

    def correct(self) -> Minutes:
        """Back to a draft, as long as nobody has them; the signatures fall away."""
        return replace(self.to(MinutesState.DRAFT), signed_on=None, frozen=())

    def check_editable(self) -> None:
        """Signed minutes are not edited."""
        if self.state is not MinutesState.DRAFT:
            raise Refused("minutes.not_editable", state=self.state)


def check_signed_on(day: date, held: date, today: date) -> None:
    """Nobody signs what was not held yet, or on a day to come; the day of the meeting may be ahead of a wrong clock."""
    if day < held:
        raise Refused("minutes.signed_before_meeting", day=day, held=held)
    if day > max(today, held):
        raise Refused("minutes.signed_in_future", day=day)


def first_issue(every: Iterable[Minutes]) -> tuple[bool, date | None]:
    """Whether any of the minutes of a meeting went out, and when the first did where that is known.

    Only the first issue has its period (§ 41 GemO): a corrected one, while it is a draft, is late for nothing.
    """
    out = (MinutesState.ISSUED, MinutesState.REPLACED)
    gone = [one for one in every if one.issued_on is not None or one.state in out]
    return bool(gone), min((one.issued_on for one in gone if one.issued_on is not None), default=None)


def minutes_findings(
    meeting: Meeting,
    minutes: Minutes | None,
    *,
    items: Collection[AgendaItem],
    attendances: Collection[Attendance],
    resolutions: Collection[Resolution],
    votes: Collection[Vote],
    exclusions: Collection[Exclusion],
    profile: RuleProfile,
    today: date,
    replaced: Iterable[Minutes] = (),
) -> tuple[Finding, ...]:
    """What § 41 GemO asks of the minutes and the record does not yet hold; for meetings that are over.

    replaced: those that went out before; whether minutes are late is a question of the first issue.
    """
    if meeting.state is not MeetingState.CLOSED:
        return ()
    found = [*_head_findings(meeting), *attendance_findings(attendances, over=True)]
    if not any(one.voting and one.stays for one in attendances):
        found.append(Finding("minutes.nobody_present", NORM))
    found += _item_findings(items, resolutions, votes)
    found += exclusion_findings(still_flawing(exclusions, votes), items)
    if minutes is not None and minutes.signed_on is not None and minutes.signed_on < meeting.day:
        found.append(Finding("minutes.signed_early", NORM, facts={"signed_on": minutes.signed_on}))
    due = minutes_due(meeting.day, profile)
    sent, issued_on = first_issue([*replaced, *([] if minutes is None else [minutes])])
    if not sent and due < today:
        found.append(Finding("minutes.overdue", NORM, facts={"due": due}))
    elif issued_on is not None and issued_on > due:
        found.append(Finding("minutes.issued_late", NORM, facts={"due": due, "issued_on": issued_on}))
    return about(found, "meetings", meeting.id)


def _head_findings(meeting: Meeting) -> list[Finding]:
    wanted = (
        (Finding("minutes.place_missing", NORM), meeting.place.building or meeting.place.room),
        (Finding("minutes.begin_missing", NORM), meeting.opened),
        (Finding("minutes.end_missing", NORM), meeting.closed),
        (Finding("minutes.chair_missing", NORM), meeting.chair_id),
        (Finding("minutes.secretary_missing", NORM), meeting.secretary_id),
    )
    found = [finding for finding, held in wanted if held in (None, "")]
    if meeting.opened is not None and meeting.closed is not None and meeting.closed <= meeting.opened:
        found.append(Finding("minutes.ends_before_begin", NORM))
    return found


def happened_under(
    votes: Iterable[Vote],
    questions: Iterable[ResidentQuestion],
    resolutions: Iterable[Resolution],
    elections: Iterable[HeldElection],
) -> frozenset[str | None]:
    """The items, by id, under which something came to pass."""
    found = {one.agenda_item_id for one in votes} | {one.agenda_item_id for one in questions}
    found |= {one.agenda_item_id for one in resolutions} | {one.election.agenda_item_id for one in elections}
    return frozenset(found)


def uncalled(
    items: Collection[AgendaItem], calls: Iterable[ItemCalls], under: Collection[str | None]
) -> tuple[AgendaItem, ...]:
    """The items of a meeting that was led here which nobody called and of which nothing is told.

    under: as happened_under() says. Where no call at all was noted, as of a meeting from elsewhere, nobody knows which
    items were called.
    """
    called = {one.agenda_item_id for one in calls if one.calls}
    if not called and all(item.state is ItemState.OPEN or item.outcome is not None for item in items):
        return ()
    return tuple(
        item
        for item in items
        if not item.dealt_with
        and item.removed_by is None
        and not item.left_without_quorum
        and item.id not in called
        and item.id not in under
        and item.course.empty
        and item.statements.empty
    )


def uncalled_findings(items: Iterable[AgendaItem]) -> Iterator[Finding]:
    """Every item is called, or told as not called; where its result is missing, that is said already."""
    for item in items:
        if item.paper_id is None or not allows_resolution(item):
            facts: dict[str, object] = {"number": item.number, "title": item.title}
            yield Finding("minutes.not_called", NORM, Severity.WARNING, facts).about("agenda_items", item.id)


def _item_findings(
    items: Iterable[AgendaItem], resolutions: Iterable[Resolution], votes: Iterable[Vote]
) -> list[Finding]:
    found = []
    everything = tuple(votes)
    voted = {vote.resolution_id for vote in everything}
    by_item: dict[str, list[Resolution]] = {}
    for resolution in resolutions:
        if resolution.agenda_item_id is not None:
            by_item.setdefault(resolution.agenda_item_id, []).append(resolution)
    for item in items:
        own = by_item.get(item.id, [])
        facts: dict[str, object] = {"number": item.number, "title": item.title}
        if item.removed_by is not None:
            continue
        void = void_vote(vote for vote in everything if vote.agenda_item_id == item.id)
        if void is not None:
            facts = {**facts, "flaws": flaws(void)}
            found.append(Finding("minutes.vote_void", "§ 39 GemO", Severity.ERROR, facts).about("votes", void.id))
        elif item.left_without_quorum and not own:
            continue
        elif item.outcome is None and not own and allows_resolution(item) and item.paper_id is not None:
            found.append(Finding("minutes.outcome_missing", NORM, facts=facts).about("agenda_items", item.id))
        for resolution in own:
            if resolution.text.empty:
                found.append(Finding("minutes.wording_missing", NORM, facts=facts).about("resolutions", resolution.id))
            if resolution.id not in voted:
                found.append(Finding("minutes.vote_missing", NORM, facts=facts).about("resolutions", resolution.id))
    return found
