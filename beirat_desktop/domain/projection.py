"""What the room may read on the second screen while a meeting is led: the one place that decides it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.quorum import Quorum
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteKind
from beirat_desktop.domain.voting import in_turn, superseded

BEHIND_CLOSED_DOORS = frozenset({VoteKind.MADE_CLOSED, VoteKind.MADE_PUBLIC})
"""Votes that are taken without the public, also under a public item."""


@dataclass(frozen=True, slots=True)
class Projection:
    """One screen for the room.

    vote: only what was voted on in kind and how many voices; nobody's name. before: the item that was voted on last,
    where another one is on the floor by now.
    """

    state: MeetingState
    on_break: bool
    quorum: Quorum
    number: str = ""
    title: str = ""
    public: bool = True
    wording: RichText = RichText()
    vote: Vote | None = None
    outcome: Outcome | None = None
    outcome_target: str = ""
    before: Projection | None = None


def projected(
    meeting: Meeting,
    quorum: Quorum,
    publication: Publication,
    item: AgendaItem | None = None,
    number: str = "",
    *,
    paper: Paper | None = None,
    resolution: Resolution | None = None,
    votes: Iterable[Vote] = (),
    wording: RichText | None = None,
) -> Projection:
    """What may be shown of the item on the floor: of a non-public one its general terms, and nothing else.

    wording: what is voted on now, where it is not the wording that is kept.
    """
    on_break = bool(meeting.interruptions) and meeting.interruptions[-1][1] is None
    bare = Projection(meeting.state, on_break, quorum)
    if item is None or meeting.state is not MeetingState.RUNNING:
        return bare
    shown = publication.item(item)
    head = Projection(meeting.state, on_break, quorum, number, publication.words(shown.announced_title), shown.public)
    if not shown.public:
        return head
    closed = (paper is not None and publication.paper(paper) is None) or (
        resolution is not None and publication.shown(resolution) is None
    )
    kept = resolution.text if resolution is not None and not resolution.text.empty else None
    text = wording or kept or (paper.proposal if paper is not None else RichText())
    told = in_turn(vote for vote in votes if vote.kind not in BEHIND_CLOSED_DOORS)
    gone = superseded(told)
    last = next((vote for vote in reversed(told) if vote.id not in gone), None)
    return Projection(
        meeting.state,
        on_break,
        quorum,
        number,
        head.title,
        True,
        RichText() if closed else publication.text(text),
        None if closed or last is None else _counts(last),
        item.outcome,
        publication.words(item.outcome_target),
    )


def _counts(vote: Vote) -> Vote:
    """A vote with what was counted and nothing else, made anew so that no field that comes to it later is shown."""
    return Vote(
        kind=vote.kind,
        form=vote.form,
        yes=vote.yes,
        no=vote.no,
        abstentions=vote.abstentions,
        invalid=vote.invalid,
        not_voting=vote.not_voting,
        excluded=vote.excluded,
        present=vote.present,
        needed=vote.needed,
        id=vote.id,
    )
