"""Excerpts from the minutes, for those who must act."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha512

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.attendance import Attendance, Exclusion, without_vote
from beirat_desktop.domain.consultations import RESOLVING, UNFAVOURABLE, Outcome
from beirat_desktop.domain.elections import HeldElection, counting
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.papers import Paper, PaperType
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import NUMBERING, RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.domain.voting import carried_amendments, deciding_vote, void_vote

Excluded = tuple[int, int]
"""How many members stepped aside: those with a vote, and those without one."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One issue of an excerpt.

    issue counts up from 1 per item. content_hash: SHA-512 (hex) of what was resolved when it was issued; an
    excerpt whose item says something else today is outdated. signer_name and signer_role are stored as printed.
    tells_course: it printed the course of the debate too, so that this counts among what it said; tells_report: so
    it did with the text of the report and the statements for the record.
    """

    agenda_item_id: str
    number: str
    issue: int
    issued_on: date
    place: str
    signer_name: str
    signer_role: str
    content_hash: str
    recipient: str = ""
    forwarding: str = ""
    issued_paper_id: str | None = None
    tells_course: bool = False
    tells_report: bool = False
    id: str = field(default_factory=new_id)

    def outdated(
        self,
        item: AgendaItem,
        resolutions: Iterable[Resolution],
        votes: Iterable[Vote],
        elections: Iterable[HeldElection] = (),
        paper: Paper | None = None,
        excluded: Excluded | None = None,
    ) -> bool:
        """Whether what was resolved reads otherwise today than when this was issued."""
        texts = certified_texts(item, paper) if self.tells_report else ()
        made, taken, held = tuple(resolutions), tuple(votes), tuple(elections)
        # What went out before the vote on a referral, a void one or the members stepping aside counted is as good as
        # it was.
        return self.content_hash not in {
            content_hash(
                item, made, taken, held, course=self.tells_course, texts=texts, procedure=procedure, excluded=aside
            )
            for procedure in (True, False)
            for aside in (excluded, None)
        }


def excluded_from(item: AgendaItem, exclusions: Iterable[Exclusion], attendances: Iterable[Attendance]) -> Excluded:
    """How many stepped aside from an item (§ 22 GemO)."""
    own = [one for one in exclusions if one.agenda_item_id == item.id]
    advising = len(without_vote(own, attendances))
    return len(own) - advising, advising


def reported_texts(paper: Paper | None) -> tuple[RichText, ...]:
    """What a report or a statement says beside its proposal; the reasons of a motion are not told by an excerpt."""
    if paper is None or paper.paper_type not in (PaperType.REPORT, PaperType.STATEMENT):
        return ()
    return tuple(text for text in (paper.explanation, paper.rationale, paper.financial_impact) if not text.empty)


def certified_texts(item: AgendaItem, paper: Paper | None) -> tuple[RichText, ...]:
    """What an excerpt that tells the course certifies beside it: the report, and the statements for the record."""
    statements = () if item.statements.empty else (item.statements,)
    return (*reported_texts(paper), *statements)


def content_hash(
    item: AgendaItem,
    resolutions: Iterable[Resolution],
    votes: Iterable[Vote],
    elections: Iterable[HeldElection] = (),
    *,
    course: bool = False,
    texts: Iterable[RichText] = (),
    procedure: bool = True,
    excluded: Excluded | None = None,
) -> str:
    """SHA-512 over all that an excerpt certifies: number, title, wording, outcome, votes and elections of one item.

    procedure: with the vote that put the item off or sent it elsewhere, and one that was void. excluded: how many
    stepped aside, as the excerpt says it; None as what went out before they counted. Notes and the order in
    which records were saved do not count, the course of the debate only where it is told.
    """
    everything = tuple(votes)
    made = tuple(resolutions)
    by_resolution: dict[str | None, list[Vote]] = {}
    for vote in everything:
        by_resolution.setdefault(vote.resolution_id, []).append(vote)
    content: dict[str, object] = {
        "number": item.number,
        "title": item.title,
        "public": item.public,
        "outcome": item.outcome,
        "outcome_target": item.outcome_target,
        "resolutions": [
            {
                "number": resolution.number,
                "decided_on": resolution.decided_on.isoformat(),
                "outcome": resolution.outcome,
                "outcome_target": resolution.outcome_target,
                "text": _text(resolution.text),
                "votes": [_counts(vote) for vote in sorted(by_resolution.get(resolution.id, ()), key=lambda v: v.id)],
            }
            for resolution in sorted(made, key=lambda r: (r.position, r.number, r.id))
        ],
    }
    # Only where there are any: what went out before there were amendments keeps its hash.
    if amendments := carried_amendments(everything):
        content["amendments"] = [{"mover": one.mover, "text": _text(one.wording), **_counts(one)} for one in amendments]
    if procedure:
        led = deciding_vote(everything, item.outcome) if not made or outcome_since(item, made) else None
        if led is not None:
            content["procedure"] = {"subject": led.subject, **_counts(led)}
        void = void_vote(everything)
        if void is not None and not made:
            content["void"] = {"text": _text(void.wording), **_counts(void)}
    if excluded is not None:
        content["excluded"] = list(excluded)
    if held := [_election(one) for one in sorted(elections, key=lambda one: one.election.position)]:
        content["elections"] = held
    if course:
        content["course"] = _text(item.course)
    if beside := [_text(text) for text in texts]:
        content["told"] = beside
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha512(canonical.encode()).hexdigest()


def _text(text: RichText) -> list[dict[str, object]]:
    """The blocks; the numbering only where it is not the usual one: what went out before others could be kept."""
    made = []
    for block in text.blocks:
        data = asdict(block)
        if block.numbering == NUMBERING:
            del data["numbering"]
        made.append(data)
    return made


_CERTIFIED = (
    *("form", "yes", "no", "abstentions", "invalid", "not_voting", "excluded", "present", "stated"),
    *("factions", "ballots"),
)
"""What of a vote the hash has always counted: a field more would call every excerpt outdated that ever went out."""


def _counts(vote: Vote) -> dict[str, object]:
    data = asdict(vote)
    return {name: data[name] for name in _CERTIFIED}


_COUNTED = ("kind", "places", "tallies", "no", "invalid", "blank", "papers", "drawn_ids", "present")


def _election(held: HeldElection) -> dict[str, object]:
    one = held.election
    return {
        "post": one.post,
        "title": one.title,
        "places": one.places,
        "open_reason": one.open_reason,
        "candidates": [asdict(candidate) for candidate in one.candidates],
        "answers": [[answer.person_id, answer.accepted] for answer in one.answers],
        "rounds": [
            {name: value for name, value in asdict(each).items() if name in _COUNTED} for each in counting(held.rounds)
        ],
    }


def outcome_since(item: AgendaItem, resolutions: Iterable[Resolution]) -> Outcome | None:
    """What else was done with an item after it was resolved on: it was put off or sent elsewhere; None for nothing."""
    made = any(True for _ in resolutions)
    return item.outcome if made and item.outcome not in RESOLVING and item.outcome is not Outcome.ELECTED else None


def next_issue(excerpts: Iterable[Excerpt], agenda_item_id: str) -> int:
    """The number of the next issue for one item."""
    return max((e.issue for e in excerpts if e.agenda_item_id == agenda_item_id), default=0) + 1


def same_errand(before: Excerpt, after: Excerpt) -> bool:
    """Whether the later issue takes the place of the earlier one with whoever must act, where somebody was named."""
    return not before.recipient or before.recipient.casefold() == after.recipient.casefold()


def standing(excerpts: Iterable[Excerpt]) -> tuple[Excerpt, ...]:
    """The issues of one item whose place no later one has taken: one for each who got it, the latest last."""
    ordered = sorted(excerpts, key=lambda excerpt: excerpt.issue)
    return tuple(
        one for number, one in enumerate(ordered) if not any(same_errand(one, after) for after in ordered[number + 1 :])
    )


def has_result(item: AgendaItem, resolutions: Iterable[Resolution], votes: Iterable[Vote]) -> bool:
    """Whether there is anything to certify; that a vote was void is a result too, and is told as one."""
    return item.outcome is not None or any(True for _ in resolutions) or void_vote(votes) is not None


def check_issue(item: AgendaItem, resolutions: Iterable[Resolution], votes: Iterable[Vote]) -> None:
    """An excerpt certifies a result, so there must be one."""
    if not has_result(item, resolutions, votes):
        raise Refused("excerpt.no_result", overridable=True, number=item.number, title=item.title)


def check_dated(dated: date, held: date, today: date) -> None:
    """Nothing is certified before it was resolved; today is never too early, whatever the clock shows."""
    if dated < min(held, today):
        raise Refused("excerpt.dated_before_meeting", dated=dated, held=held)


def signed_first_findings(
    meeting: Meeting, minutes: Minutes | None, item: AgendaItem | None, issued: Collection[Excerpt]
) -> tuple[Finding, ...]:
    """Whether what is certified, or was, stands in minutes that are signed (§ 41 GemO).

    item: the one to be certified now, None where only what went out is looked at.
    """
    if minutes is not None and minutes.state is not MinutesState.DRAFT:
        return ()
    found = []
    if item is not None:
        facts = {"day": meeting.day, "title": item.title}
        found.append(Finding("excerpt.minutes_unsigned", "§ 41 GemO", facts=facts).about("agenda_items", item.id))
    else:
        for key in dict.fromkeys(one.agenda_item_id for one in issued):
            numbers = tuple(one.number for one in issued if one.agenda_item_id == key)
            told = {"day": meeting.day, "numbers": numbers}
            found.append(Finding("excerpt.issued_unsigned", "§ 41 GemO", facts=told).about("agenda_items", key))
    return tuple(found)


def to_act(outcome: Outcome | None) -> bool:
    """Whether who receives an excerpt is to do something; what was put off, noted or not wanted is for information."""
    return outcome not in UNFAVOURABLE | {Outcome.POSTPONED, Outcome.NOTED, Outcome.SUSPENDED, Outcome.ELECTED}


def excerpt_findings(
    excerpts: Iterable[Excerpt],
    item: AgendaItem,
    resolutions: Iterable[Resolution],
    votes: Iterable[Vote],
    elections: Iterable[HeldElection] = (),
    paper: Paper | None = None,
    excluded: Excluded | None = None,
) -> tuple[Finding, ...]:
    """Whether the excerpts of an item still say what was resolved, with each who got one."""
    made, taken, held = tuple(resolutions), tuple(votes), tuple(elections)
    return tuple(
        Finding(
            "excerpt.outdated",
            "§ 41 GemO",
            facts={"number": one.number, "issue": one.issue, "issued_on": one.issued_on},
        ).about("excerpts", one.id)
        for one in standing(excerpt for excerpt in excerpts if excerpt.agenda_item_id == item.id)
        if one.outdated(item, made, taken, held, paper, excluded)
    )
