"""Taking back a dispatch that was entered by mistake: possible as long as nothing builds on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.reasons import given

BEFORE_THE_MEETING = frozenset({IssuedKind.INVITATION, IssuedKind.SUPPLEMENT, IssuedKind.PUBLIC_NOTICE})
WITHDRAWABLE = BEFORE_THE_MEETING | {
    IssuedKind.MINUTES,
    IssuedKind.EXCERPT,
    IssuedKind.EXCERPT_LETTER,
    IssuedKind.DISTRIBUTION_LIST,
}
"""What can be taken back; the others are letters, which another letter answers."""


@dataclass(frozen=True, slots=True)
class Builds:
    """What may stand on a dispatch. later: what went out after it and rests on it.

    corrected: the minutes were corrected or objected to since; answered: the answer to an excerpt has come.
    """

    meeting: Meeting | None = None
    later: IssuedPaper | None = None
    corrected: bool = False
    answered: bool = False


def check_withdrawal(paper: IssuedPaper, builds: Builds) -> None:
    """Refuse to take back what something builds on, naming it."""
    name, meeting = paper.file_name, builds.meeting
    if paper.withdrawn is not None:
        raise Refused("withdrawal.already", name=name, day=paper.withdrawn.date())
    if paper.kind not in WITHDRAWABLE:
        raise Refused("withdrawal.kind", name=name)
    if builds.later is not None:
        raise Refused("withdrawal.later_issue", name=name, later=builds.later.file_name, day=builds.later.issued.date())
    if paper.kind in BEFORE_THE_MEETING and meeting is not None:
        if meeting.state not in (MeetingState.PLANNED, MeetingState.INVITED):
            raise Refused("withdrawal.meeting_begun", name=name, day=meeting.day, state=meeting.state)
        if paper.kind is IssuedKind.PUBLIC_NOTICE and meeting.notice_published_on is not None:
            raise Refused("withdrawal.published", name=name, day=meeting.notice_published_on)
    if builds.corrected:
        raise Refused("withdrawal.corrected", name=name)
    if builds.answered:
        raise Refused("withdrawal.answered", name=name)


def withdrawn(paper: IssuedPaper, moment: datetime, by: str, reason: str) -> IssuedPaper:
    """The paper marked as taken back; its bytes stay."""
    if not given(reason):
        raise Refused("withdrawal.reason_missing")
    return replace(paper, withdrawn=moment, withdrawn_by=by, withdrawn_reason=given(reason))
